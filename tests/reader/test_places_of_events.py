"""Where a happening took place, read off the tree around the word that denotes it."""

from __future__ import annotations

import pytest

from tests.reader.place_docs import tree


@pytest.mark.parametrize(
    ("written", "trigger", "expected"),
    [
        pytest.param("Envoys/NOUN/nsubj/2 met/VERB/root/0 in/ADP/case/4 X:Doha/PROPN/obl/2", "met", ["Doha"], id="phrase of place"),
        pytest.param(
            "They/PRON/nsubj/2 met/VERB/root/0 in/ADP/case/6 the/DET/det/6 Lebanese/ADJ/amod/6 capital/NOUN/obl/2 X:Beirut/PROPN/appos/6",
            "met", ["Beirut"], id="apposition",
        ),
        pytest.param(
            "Their/DET/nmod:poss/2 talks/NOUN/root/0 in/ADP/case/5 the/DET/det/5 capital/NOUN/nmod/2 X:Beirut/PROPN/nmod/2",
            "talks", ["Beirut"], id="name beside its kind that hangs elsewhere",
        ),
        pytest.param(
            "They/PRON/nsubj/2 met/VERB/root/0 in/ADP/case/5 the/DET/det/5 suburbs/NOUN/obl/2 of/ADP/case/7 X:Damascus/PROPN/nmod/5",
            "met", ["Damascus"], id="part of a town",
        ),
        pytest.param(
            "They/PRON/nsubj/2 met/VERB/root/0 in/ADP/case/4 X:Doha/PROPN/obl/2 and/CCONJ/cc/6 X:Cairo/PROPN/conj/4",
            "met", ["Doha", "Cairo"],
            id="two places",
        ),
        pytest.param("Rebels/NOUN/nsubj/2 shelled/VERB/root/0 X:Aleppo/PROPN/obj/2", "shelled", ["Aleppo"], id="place that is struck"),
        pytest.param("Envoys/NOUN/nsubj/2 called/VERB/root/0 X:Doha/PROPN/obj/2", "called", [], id="capital that is called"),
        pytest.param(
            "The/DET/det/2 strikes/NOUN/root/0 on/ADP/case/4 X:Gaza/PROPN/nmod/2",
            "strikes", ["Gaza Strip"], id="noun and target",
        ),
        pytest.param("A/DET/det/3 X:Beirut/PROPN/compound/3 bombing/NOUN/root/0", "bombing", ["Beirut"], id="compound"),
        pytest.param("A/DET/det/3 X:Israel/PROPN/compound/3 strike/NOUN/root/0", "strike", [], id="a country may be the actor"),
        pytest.param(
            "Mines/NOUN/nsubj/2 killed/VERB/root/0 ten/NUM/nummod/4 soldiers/NOUN/obj/2 in/ADP/case/6 X:Gao/PROPN/nmod/4",
            "killed", ["Gao"],
            id="where those are whom it befalls",
        ),
        pytest.param(
            "Ten/NUM/nsubj:pass/3 were/AUX/aux:pass/3 killed/VERB/root/0 when/SCONJ/mark/6 mines/NOUN/nsubj/6 exploded/VERB/advcl/3"
            " near/ADP/case/8 X:Gao/PROPN/obl/6", "killed", ["Gao"], id="clause of time",
        ),
        pytest.param(
            "They/PRON/nsubj/2 carried/VERB/root/0 out/ADP/compound:prt/2 a/DET/det/5 raid/NOUN/obj/2 in/ADP/case/7 X:Jenin/PROPN/obl/2",
            "raid", ["Jenin"], id="light verb",
        ),
        pytest.param(
            "In/ADP/case/2 X:Gao/PROPN/obl/4 rebels/NOUN/nsubj/4 fought/VERB/root/0 and/CCONJ/cc/6 fled/VERB/conj/4", "fled", ["Gao"],
            id="verb beside it",
        ),
        pytest.param(
            "Troops/NOUN/nsubj/2 withdrew/VERB/root/0 from/ADP/case/4 X:Kherson/PROPN/obl/2",
            "withdrew", ["Kherson"], id="left place",
        ),
        pytest.param("Settlers/NOUN/nsubj/2 came/VERB/root/0 from/ADP/case/4 X:India/PROPN/obl/2", "came", [], id="origin"),
        pytest.param(
            "Crowds/NOUN/nsubj/4 in/ADP/case/3 X:Cairo/PROPN/nmod/1 demanded/VERB/root/0 bread/NOUN/obj/4", "demanded", ["Cairo"],
            id="where the actors are",
        ),
        pytest.param(
            "The/DET/det/4 X:Gaza/PROPN/nmod:unmarked/4 -based/ADJ/amod/4 group/NOUN/nsubj/5 met/VERB/root/0",
            "met", [], id="based",
        ),
        pytest.param(
            "A/DET/det/2 raid/NOUN/nsubj/9 in/ADP/case/4 X:Homs/PROPN/nmod/2 that/PRON/nsubj/6 killed/VERB/acl:relcl/2 ten/NUM/obj/6"
            " was/AUX/cop/9 over/ADJ/root/0", "killed", ["Homs"], id="relative clause of the subject",
        ),
        pytest.param(
            "A/DET/det/2 raid/NOUN/nsubj/10 in/ADP/case/4 X:Homs/PROPN/nmod/2 ,/PUNCT/punct/8 which/PRON/obj/8 envoys/NOUN/nsubj/8"
            " demanded/VERB/acl:relcl/2 ,/PUNCT/punct/8 ended/VERB/root/0", "demanded", [], id="relative clause of the object",
        ),
        pytest.param(
            "They/PRON/nsubj/2 met/VERB/root/0 in/ADP/case/6 X:Homs/PROPN/compound/6 ,/PUNCT/punct/4 X:Syria/PROPN/obl/2", "met", ["Homs"],
            id="the country heads the phrase",
        ),
        pytest.param(
            "They/PRON/nsubj/2 met/VERB/root/0 in/ADP/case/6 the/DET/det/6 capital/NOUN/compound/6 city/NOUN/obl/2 of/ADP/case/8"
            " X:Beirut/PROPN/nmod/6", "met", ["Beirut"], id="the city of",
        ),
        pytest.param(
            "They/PRON/nsubj/2 met/VERB/root/0 in/ADP/case/8 X:Homs/PROPN/compound/8 and/CCONJ/cc/6 X:Hama/PROPN/conj/4 the/DET/det/8"
            " provinces/NOUN/obl/2", "met", ["Homs", "Hama"], id="two provinces",
        ),
        pytest.param(
            "They/PRON/nsubj/2 met/VERB/root/0 in/ADP/case/6 Lebanon/PROPN/nmod:poss/6 's/PART/case/4 capital/NOUN/obl/2 ,/PUNCT/punct/8"
            " X:Beirut/PROPN/appos/6", "met", ["Beirut"], id="capital by name",
        ),
        pytest.param(
            "They/PRON/nsubj/2 met/VERB/root/0 with/ADP/case/4 envoys/NOUN/obl/2 ,/PUNCT/punct/7 including/VERB/case/7 Omar/PROPN/nmod/4"
            " ,/PUNCT/punct/10 in/ADP/case/10 X:Doha/PROPN/nmod/7", "met", ["Doha"], id="set off by a comma",
        ),
        pytest.param(
            "They/PRON/nsubj/2 met/VERB/root/0 with/ADP/case/4 envoys/NOUN/obl/2 in/ADP/case/6 X:Doha/PROPN/nmod/4",
            "met", ["Doha"], id="where the company is",
        ),
        pytest.param(
            "A/DET/det/2 war/NOUN/root/0 in/ADP/case/4 X:Palestine/PROPN/nmod/2 where/ADV/advmod/7 shells/NOUN/nsubj/7"
            " killed/VERB/acl:relcl/4 ten/NUM/obj/7 in/ADP/case/10 X:Gaza/PROPN/nmod/8", "killed", ["Gaza Strip"], id="the nearer of two",
        ),
        pytest.param(
            "Strikes/NOUN/root/0 on/ADP/case/5 X:Israel/PROPN/nmod:poss/5 's/PART/case/3 outposts/NOUN/nmod/1", "Strikes", [],
            id="outposts may lie abroad",
        ),
        pytest.param(
            "A/DET/det/2 strike/NOUN/root/0 in/ADP/case/4 X:Israel/PROPN/nmod/2 in/ADP/case/6 X:Gaza/PROPN/nmod/2", "strike",
            ["Israel", "Gaza Strip"], id="a country lies in no region",
        ),
        pytest.param(
            "The/DET/det/2 killing/NOUN/nsubj/8 of/ADP/case/4 farmers/NOUN/nmod/2 in/ADP/case/6 X:Homs/PROPN/nmod/4 was/AUX/aux:pass/8"
            " condemned/VERB/root/0", "killing", ["Homs"], id="where those are whom a noun befalls",
        ),
        pytest.param(
            "He/PRON/nsubj/3 was/AUX/aux:pass/3 jailed/VERB/root/0 for/ADP/case/6 a/DET/det/6 year/NOUN/obl/3 in/ADP/case/8"
            " X:Homs/PROPN/nmod/6", "jailed", ["Homs"], id="hung on how long",
        ),
        pytest.param(
            "He/PRON/nsubj/3 was/AUX/aux:pass/3 beaten/VERB/root/0 during/ADP/case/6 a/DET/det/6 march/NOUN/obl/3 in/ADP/case/8"
            " X:Homs/PROPN/nmod/6", "beaten", ["Homs"], id="in the course of what happens there",
        ),
        pytest.param(
            "Two/NUM/nsubj:pass/3 were/AUX/aux:pass/3 killed/VERB/root/0 and/CCONJ/cc/7 ten/NUM/nsubj:pass/7 were/AUX/aux:pass/7"
            " hurt/VERB/conj/3 in/ADP/case/9 X:Homs/PROPN/obl/7", "killed", ["Homs"], id="two passives of one blow",
        ),
        pytest.param(
            "It/PRON/nsubj/3 is/AUX/cop/3 delicate/ADJ/root/0 in/ADP/case/5 X:Syria/PROPN/obl/3 where/ADV/advmod/8 fires/NOUN/nsubj/8"
            " killed/VERB/parataxis/3 ten/NUM/obj/8", "killed", ["Syria"], id="where, hung on the clause",
        ),
    ],
)  # fmt: skip
def test_a_happening_is_placed_where_its_clause_says(written, trigger, expected):
    doc, known = tree(written)
    names = {place.id: place.name for place in known.records}
    (token,) = [token for token in doc if token.text == trigger]
    assert [names[place] for place in known.of(token)] == expected


def test_a_word_leads_to_the_place_that_it_names():
    doc, known = tree("Envoys/NOUN/nsubj/2 met/VERB/root/0 in/ADP/case/4 X:Doha/PROPN/obl/2")
    assert [known.at(token) for token in doc] == [None, None, None, "p1"]
