import pytest
from spacy.tokens import Doc, Span
from trees import VOCAB, tree, word

from according.reader.said import find_attributions

WORDS = {"PROPN", "PRON", "NOUN"}
THINGS = {"it", "storm", "port", "statement", "talks", "nothing"}


class Actors:
    """Whoever is named by a noun is an actor whose id is that noun; pronouns of the first person wait to be bound."""

    def __init__(self):
        self.bound = {}

    def of(self, token):
        if token.i in self.bound:
            return (self.bound[token.i],)
        return (token.text,) if token.pos_ in WORDS and token.lower_ not in THINGS | {"i", "we"} else ()

    def bind(self, token, actor_id):
        self.bound[token.i] = actor_id


def paragraphs(*docs: Doc) -> Doc:
    """Return the sentences as one text, each a paragraph of its own."""
    words, spaces, lemmas, tags, pos, deps, heads, starts = [], [], [], [], [], [], [], []
    for doc in docs:
        offset = len(words)
        for token in doc:
            words.append(token.text)
            spaces.append(token.i + 1 < len(doc))
            lemmas.append(token.lemma_)
            tags.append(token.tag_)
            pos.append(token.pos_)
            deps.append(token.dep_)
            heads.append(offset + token.head.i)
            starts.append(bool(token.is_sent_start))
        words.append("\n\n")
        spaces.append(False)
        lemmas.append("\n\n")
        tags.append("_SP")
        pos.append("SPACE")
        deps.append("dep")
        heads.append(len(words) - 2)
        starts.append(False)
    return Doc(VOCAB, words=words, spaces=spaces, lemmas=lemmas, tags=tags, pos=pos, deps=deps, heads=heads, sent_starts=starts)


SAID = (
    "The/DT/det>2 ministry/NN/nsubj>3 said[say]/VBD/root three/CD/nummod>5 "
    "villages[village]/NNS/nsubj>6 burned[burn]/VBD/ccomp>3 ././punct>3"
)
ASIDE = (
    "“/``/punct>10 It/PRP/nsubj>10 is[be]/VBZ/cop>10 ,/,/punct>10 ”/''/punct>10 she/PRP/nsubj>7 said[say]/VBD/parataxis>10 ,/,/punct>7 "
    "“/``/punct>10 over/RB/root ././punct>10 ”/''/punct>10"
)
ACCORDING = (
    "According[accord]/VBG/case>4 to/TO/fixed>1 the/DT/det>4 agency/NN/obl>7 ,/,/punct>4 ten/CD/nsubj>7 died[die]/VBD/root ././punct>7"
)
CITING = (
    "Radio/NNP/compound>2 Lima/NNP/nsubj>9 ,/,/punct>4 citing[cite]/VBG/acl>2 a/DT/det>7 party/NN/compound>7 "
    "statement/NN/obj>4 ,/,/punct>4 "
    "reported[report]/VBD/root that/IN/mark>12 troops[troop]/NNS/nsubj>12 left[leave]/VBD/ccomp>9 ././punct>9"
)
QUOTED = (
    "Nkosi/NNP/nsubj:pass>3 was[be]/VBD/aux:pass>3 quoted[quote]/VBN/root by/IN/case>6 the/DT/det>6 agency/NN/obl:agent>3 as/IN/mark>8 "
    "saying[say]/VBG/advcl>3 that/IN/mark>12 the/DT/det>11 dam/NN/nsubj>12 held[hold]/VBD/ccomp>8 ././punct>3"
)
TOLD = (
    "Police/NNS/nsubj>2 said[say]/VBD/root a/DT/det>4 guard/NN/nsubj>5 told[tell]/VBD/ccomp>2 them/PRP/iobj>5 "
    "that/IN/mark>9 gunmen[gunman]/NNS/nsubj>9 "
    "fled[flee]/VBD/ccomp>5 ././punct>2"
)
CALLED = "She/PRP/nsubj>2 called[call]/VBD/root on/IN/case>5 the/DT/det>5 council/NN/obl>2 to/TO/mark>7 act/VB/xcomp>2 ././punct>2"
ACCUSED = (
    "Farmers[farmer]/NNS/nsubj>2 accused[accuse]/VBD/root the/DT/det>4 army/NN/obj>2 of/IN/mark>6 "
    "looting[loot]/VBG/advcl>2 depots[depot]/NNS/obj>6 ././punct>2"
)
VOWED = "Rebels[rebel]/NNS/nsubj>2 vowed[vow]/VBD/root to/TO/mark>4 fight/VB/xcomp>2 ././punct>2"
STORM = "The/DT/det>2 storm/NN/nsubj>3 threatened[threaten]/VBD/root to/TO/mark>5 hit/VB/xcomp>3 the/DT/det>7 port/NN/obj>5 ././punct>3"
REPORTEDLY = "Two/CD/nummod>2 ships[ship]/NNS/nsubj>4 reportedly/RB/advmod>4 sank[sink]/VBD/root ././punct>4"
ANNOUNCED = (
    "It/PRP/expl>3 was[be]/VBD/aux:pass>3 announced[announce]/VBN/root that/IN/mark>6 "
    "talks[talk]/NNS/nsubj>6 failed[fail]/VBD/ccomp>3 ././punct>3"
)
NEGATED = (
    "Oslo/NNP/nsubj>4 did[do]/VBD/aux>4 not/RB/advmod>4 say/VB/root that/IN/mark>7 "
    "troops[troop]/NNS/nsubj>7 left[leave]/VBD/ccomp>4 ././punct>4"
)
DUTY = "Abe/NNP/nsubj>2 said[say]/VBD/root members[member]/NNS/nsubj>5 must/MD/aux>5 act/VB/ccomp>2 ././punct>2"
CLAIMS = (
    "Oslo/NNP/nsubj>2 rejected[reject]/VBD/root claims[claim]/NNS/obj>2 that/IN/mark>6 it/PRP/nsubj>6 "
    "paid[pay]/VBD/acl>3 rebels[rebel]/NNS/obj>6 ././punct>2"
)
MULLED = "Abe/NNP/nsubj>2 mulled[mull]/VBD/root leaving[leave]/VBG/xcomp>2 ././punct>2"
IMPOSED = "Oslo/NNP/nsubj>2 imposed[impose]/VBD/root a/DT/det>4 tax/NN/obj>2 ././punct>2"
ADDING = (
    "Abe/NNP/nsubj>2 said[say]/VBD/root talks[talk]/NNS/nsubj>4 failed[fail]/VBD/ccomp>2 ,/,/punct>6 adding[add]/VBG/advcl>4 "
    "that/IN/mark>9 troops[troop]/NNS/nsubj>9 left[leave]/VBD/ccomp>6 ././punct>2"
)
TORN = "Abe/NNP/nsubj>6 left[leave]/VBD/ccomp>6 Oslo/NNP/obj>2 ,/,/punct>2 Radio/NNP/nsubj>6 reported[report]/VBD/root ././punct>6"
TOLD_WHOM = (
    "Abe/NNP/nsubj>2 told[tell]/VBD/root leaders[leader]/NNS/obj>2 that/IN/mark>7 members[member]/NNS/nsubj>7 should/MD/aux>7 "
    "act/VB/acl>3 ././punct>2"
)
BEAMED = "“/``/punct>3 We/PRP/nsubj>3 won[win]/VBD/dep>7 ,/,/punct>3 ”/''/punct>3 Abe/NNP/nsubj>7 beamed[beam]/VBD/root ././punct>7"
WAS_QUOTED = (
    "“/``/punct>4 Talks[talk]/NNS/nsubj>4 have/VBP/aux>4 failed[fail]/VBN/ccomp>9 ,/,/punct>4 ”/''/punct>4 Abe/NNP/nsubj:pass>9 "
    "was[be]/VBD/aux:pass>9 quoted[quote]/VBN/root as/IN/mark>11 saying[say]/VBG/advcl>9 ././punct>9"
)
SAYING = (
    "Abe/NNP/nsubj>2 said[say]/VBD/root the/DT/det>4 port/NN/nsubj>5 closed[close]/VBD/ccomp>2 ,/,/punct>7 saying[say]/VBG/advcl>5 "
    "that/IN/mark>10 troops[troop]/NNS/nsubj>10 left[leave]/VBD/ccomp>7 ././punct>2"
)
YOU = "You/PRP/nsubj>2 say/VBP/root talks[talk]/NNS/nsubj>4 failed[fail]/VBD/ccomp>2 ././punct>2"
SIDE_BY_SIDE = (
    "Officials[official]/NNS/nsubj>4 and/CC/cc>3 witnesses[witness]/NNS/conj>1 said[say]/VBD/root "
    "shots[shot]/NNS/nsubj>6 rang[ring]/VBD/ccomp>4 ././punct>4"
)
SPEECH = "“/``/punct>3 We/PRP/nsubj>3 stay/VBP/ccomp>7 ,/,/punct>3 ”/''/punct>3 Abe/NNP/nsubj>7 said[say]/VBD/root ././punct>7"
GOES_ON = "“/``/punct>4 We/PRP/nsubj>4 shall/MD/aux>4 return/VB/root ././punct>4 ”/''/punct>4"
TITLE = "The/DT/det>2 film/NN/nsubj>8 “/``/punct>6 Only/RB/advmod>6 the/DT/det>6 Rain/NN/appos>2 ”/''/punct>6 won[win]/VBD/root ././punct>8"


def read(*written):
    doc = paragraphs(*(tree(sentence) for sentence in written))
    return doc, find_attributions(doc, Actors())


def rows(doc, said):
    """Return the attributions as (source, cue, content, act, within) with the text of each span."""
    return [
        (
            record.source,
            doc.text[record.cue_span.start : record.cue_span.end] if record.cue_span else None,
            " // ".join(doc.text[span.start : span.end] for span in record.content),
            record.act,
            record.within,
        )
        for record in said.records
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(SAID, [("ministry", "said", "three villages burned", "assert", None)], id="indirect"),
        pytest.param(ASIDE, [("she", "said", "“ It is , ” // “ over . ”", "assert", None)], id="cue-inside"),
        pytest.param(ACCORDING, [("agency", "According to", "ten died", "assert", None)], id="according-to"),
        pytest.param(
            CITING,
            [("Lima", "reported", "that troops left", "assert", None), ("party", "citing", "that troops left", "assert", "s1")],
            id="medium-citing-statement",
        ),
        pytest.param(
            QUOTED,
            [
                ("agency", "quoted", "Nkosi // as saying that the dam held", "assert", None),
                ("Nkosi", "saying", "that the dam held", "assert", "s1"),
            ],
            id="quoted-as-saying",
        ),
        pytest.param(
            TOLD,
            [
                ("Police", "said", "a guard told them that gunmen fled", "assert", None),
                ("guard", "told", "that gunmen fled", "assert", "s1"),
            ],
            id="one-inside-another",
        ),
        pytest.param(CALLED, [("She", "called on", "the council to act", "demand", None)], id="demand"),
        pytest.param(ACCUSED, [("Farmers", "accused", "looting depots", "accuse", None)], id="accusation"),
        pytest.param(VOWED, [("Rebels", "vowed", "to fight", "promise", None)], id="promise"),
        pytest.param(STORM, [], id="a-storm-does-not-speak"),
        pytest.param(REPORTEDLY, [(None, "reportedly", "Two ships // sank", "assert", None)], id="hearsay"),
        pytest.param(ANNOUNCED, [(None, "announced", "that talks failed", "assert", None)], id="passive-without-source"),
        pytest.param(NEGATED, [], id="not-said"),
        pytest.param(DUTY, [("Abe", "said", "members must act", "demand", None)], id="duty-of-others"),
        pytest.param(
            ADDING,
            [("Abe", "said", "talks failed", "assert", None), ("Abe", "adding", "that troops left", "assert", None)],
            id="participle-goes-on",
        ),
        pytest.param(
            SAYING,
            [("Abe", "said", "the port closed", "assert", None), ("Abe", "saying", "that troops left", "assert", None)],
            id="participle-hung-on-a-thing",
        ),
        pytest.param(WAS_QUOTED, [("Abe", "quoted as saying", "“ Talks have failed , ”", "assert", None)], id="was-quoted-as-saying"),
        pytest.param(YOU, [], id="you"),
        pytest.param(TORN, [("Radio", "reported", "Abe left Oslo", "assert", None)], id="two-subjects"),
        pytest.param(TOLD_WHOM, [("Abe", "told", "that members should act", "demand", None)], id="clause-hung-on-the-person-told"),
        pytest.param(BEAMED, [("Abe", "beamed", "“ We won , ”", "assert", None)], id="any-verb-beside-a-quotation"),
        pytest.param(
            CLAIMS,
            [("Oslo", "rejected", "claims that it paid rebels", "deny", None), (None, "claims", "that it paid rebels", "assert", "s1")],
            id="rejected-claim",
        ),
    ],
)
def test_who_says_what(written, expected):
    assert rows(*read(written)) == expected


def test_sources_side_by_side():
    _, said = read(SIDE_BY_SIDE)
    assert (said.records[0].source, said.records[0].also) == ("Officials", ("witnesses",))


def test_forms():
    forms = [read(written)[1].records[0].form for written in (SAID, SPEECH)]
    assert forms == ["indirect", "direct"]


def test_a_quotation_without_cue_belongs_to_the_speaker_set_before():
    doc, said = read(SPEECH, GOES_ON)
    assert rows(doc, said)[1] == ("Abe", None, "“ We shall return . ”", "assert", None)
    assert said.records[1].form == "direct"


def test_a_title_in_quotation_marks_is_no_attribution():
    assert read(SPEECH, SAID, TITLE)[1].records[2:] == ()


def test_the_first_person_is_bound_to_the_speaker():
    doc = paragraphs(tree(SPEECH), tree(GOES_ON))
    actors = Actors()
    find_attributions(doc, actors)
    assert {doc[index].text: actor for index, actor in actors.bound.items()} == {"We": "Abe"}
    assert len(actors.bound) == 2


def test_chain_runs_from_the_inside_outward():
    doc, said = read(TOLD)
    fled = word(doc, "fled")
    assert said.chain(fled.idx, fled.idx + 4) == ("s2", "s1")
    guard = word(doc, "guard")
    assert said.chain(guard.idx, guard.idx + 5) == ("s1",)
    assert said.chain(0, 6) == ()


def test_chain_of_a_cited_statement_ends_with_the_one_who_cites():
    doc, said = read(CITING)
    left = word(doc, "left")
    assert said.chain(left.idx, left.idx + 4) == ("s2", "s1")
    assert said.of_cue(word(doc, "reported")) == "s1"
    assert said.of_cue(left) is None


def test_hedges_are_kept():
    _, said = read(REPORTEDLY)
    assert said.hedged("s1")


def marked(doc, **layers):
    for layer, spans in layers.items():
        doc.spans[layer] = [Span(doc, start, end, span_id=number) for start, end, number in spans]
    return doc


def test_spans_of_the_model_are_completed_and_nested_by_the_tree():
    doc = marked(tree(TOLD), source=[(0, 1, 7)], cue=[(1, 2, 7)], content=[(2, 9, 7)])
    said = find_attributions(doc, Actors())
    assert [(source, within) for source, _, _, _, within in rows(doc, said)] == [("Police", None), ("guard", "s1")]


def test_spans_of_the_model_alone_are_enough():
    doc = marked(tree(MULLED), source=[(0, 1, 1)], cue=[(1, 2, 1)], content=[(2, 4, 1)])
    assert rows(doc, find_attributions(doc, Actors())) == [("Abe", "mulled", "leaving", "assert", None)]


def test_a_deed_that_the_model_takes_for_a_saying_is_none():
    doc = marked(tree(IMPOSED), source=[(0, 1, 1)], cue=[(1, 2, 1)], content=[(2, 4, 1)])
    assert find_attributions(doc, Actors()).records == ()


def test_holes_and_splinters_of_the_model_are_mended_by_the_tree():
    doc = marked(tree(TOLD), source=[(0, 1, 1)], cue=[(1, 2, 1)], content=[(2, 4, 1), (5, 6, 1), (7, 9, 1)])
    assert rows(doc, find_attributions(doc, Actors()))[0][2] == "a guard told them that gunmen fled"


def test_a_source_that_the_model_gives_to_another_cue_goes_to_the_cue_whose_tree_has_it():
    doc = marked(tree(CITING), source=[(0, 2, 2), (4, 7, 1)], cue=[(8, 9, 1)], content=[(9, 12, 1)])
    assert rows(doc, find_attributions(doc, Actors()))[0][:2] == ("Lima", "reported")


def test_a_content_of_the_model_is_trimmed():
    doc = marked(tree(ACCORDING), source=[(2, 4, 1)], cue=[(0, 2, 1)], content=[(4, 8, 1)])
    assert rows(doc, find_attributions(doc, Actors()))[0][2] == "ten died"


def test_an_empty_text_says_nothing():
    assert find_attributions(Doc(VOCAB), Actors()).records == ()
