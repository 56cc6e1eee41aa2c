"""Which places a text names, which of those that share a name are meant, and where a happening took place."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from according.codebook.gazetteer import gazetteer
from according.reader.where import Places, find_places

NLP = spacy.blank("en")
LABELS = {"P": "PLACE", "F": "FACILITY", "H": "PERSON", "O": "ORG", "N": "NORP"}


def marked(written: str) -> Doc:
    """Return a text in which [P Homs] marks a name: P place, F facility, H person, O organisation, N people."""
    text, spans = "", []
    for piece in written.replace("]", "[").split("["):
        label = LABELS.get(piece[:1]) if piece[1:2] == " " else None
        if label:
            spans.append((len(text), len(text) + len(piece) - 2, label))
        text += piece[2:] if label else piece
    doc = NLP(text)
    for token in doc:
        token.pos_ = "PROPN" if token.text[0].isupper() and token.i else "ADP" if token.lower_ in ("in", "near", "of", "at") else "NOUN"
        token.lemma_ = LEMMAS.get(token.text, token.lower_)
    doc.ents = [span for start, end, label in spans if (span := doc.char_span(start, end, label=label))]
    for entity in doc.ents:  # a name that stands right beside a person's is the rest of it
        if entity.start and doc[entity.start - 1].ent_type_ == "PERSON":
            entity.root.head, entity.root.dep_ = doc[entity.start - 1], "flat"
    return doc


def places(written: str) -> Places:
    return find_places(marked(written), gazetteer())


def found(written: str) -> list[tuple[str, str | None, str | None]]:
    return [(place.name, place.country, place.admin1 if place.feature == "city" else place.feature) for place in places(written).records]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("They met in [P Beirut].", ("Beirut", "LBN", "Beyrouth"), id="well known"),
        pytest.param("They met in [P Tripoli].", ("Tripoli", "LBY", "Tripoli"), id="the better known of two"),
        pytest.param("They met in [P Tripoli], [P Lebanon].", ("Tripoli", "LBN", "Liban-Nord"), id="comma and country"),
        pytest.param("They met in [P Tripoli] in northern [P Lebanon].", ("Tripoli", "LBN", "Liban-Nord"), id="in a country"),
        pytest.param("They met in the [N Lebanese] city of [P Tripoli].", ("Tripoli", "LBN", "Liban-Nord"), id="adjective and kind"),
        pytest.param("They met in Lebanon's [P Tripoli].", ("Tripoli", "LBN", "Liban-Nord"), id="possessive"),
        pytest.param("Crowds gathered in [P Springfield], [P Illinois].", ("Springfield", "USA", "Illinois"), id="comma and state"),
        pytest.param(
            "Crowds gathered in [P Springfield, Mass.], on Monday.", ("Springfield", "USA", "Massachusetts"), id="state cut short"
        ),
        pytest.param("Crowds gathered in [P Springfield, OR].", ("Springfield", "USA", "Oregon"), id="postal code"),
        pytest.param("The [P Gaza Strip] was quiet.", ("Gaza Strip", "PSE", "region"), id="region"),
        pytest.param("[P KHAN YOUNIS], Nov 2 - It was quiet.", ("Khan Younis", "PSE", "Gaza Strip"), id="capitals of a dateline"),
        pytest.param("The [P U.S.] agreed.", ("United States", "USA", "country"), id="dots"),
        pytest.param("The [P UAE] agreed.", ("United Arab Emirates", "ARE", "country"), id="capitals"),
        pytest.param("Snow fell in [P Idlib province].", ("Idlib", "SYR", "region"), id="province in the mark"),
        pytest.param("Snow fell in [P Idlib] province.", ("Idlib", "SYR", "region"), id="province behind the mark"),
        pytest.param("Ships crossed the [P Red Sea].", ("Red Sea", None, "sea"), id="sea"),
        pytest.param("Snow fell in [P Georgia].", ("Georgia", "GEO", "country"), id="country before state"),
        pytest.param("Snow fell in the Middle [P East].", ("Middle East", None, "region"), id="a name of general words"),
        pytest.param(
            "Talks on the [P Middle East] ended in [P Baltimore] and [P Boston].",
            ("Middle East", None, "region"),
            id="a part of the world before a small town near by",
        ),
        pytest.param("Ships waited in the [P Gulf].", ("Persian Gulf", None, "sea"), id="a general word behind its article"),
        pytest.param("Rain fell in [P South Philadelphia].", ("Philadelphia", "USA", "Pennsylvania"), id="part of a large town"),
        pytest.param("Rain fell in [P Metro Vancouver].", ("Vancouver", "CAN", "British Columbia"), id="quarter of a town"),
        pytest.param(
            "Rain fell in [P Camden] and [P Charlton] counties in [P Georgia].",
            ("Camden County", "USA", "county"),
            id="one kind for a list",
        ),
        pytest.param("Rain fell in the [P Jenin] area.", ("Jenin", "PSE", "West Bank"), id="the area of a town"),
    ],
)
def test_the_place_that_is_meant_is_chosen(written, expected):
    assert expected in found(written)


@pytest.mark.parametrize(
    ("written", "country"),
    [
        pytest.param("Governors of [P Alabama], [P Florida] and [P Georgia] met in [P Atlanta].", "USA", id="states around a state"),
        pytest.param("Ministers of [P Armenia], [P Turkey] and [P Georgia] met in [P Tbilisi].", "GEO", id="countries around a country"),
    ],
)
def test_neighbours_decide_between_two_famous_places(written, country):
    assert {place.name: place.country for place in places(written).records}["Georgia"] == country


def test_a_list_of_towns_is_no_containment():
    assert ("Washington", "USA", "District of Columbia") in found("Offices in [P Washington], [P New York] and [P London] closed.")


def test_one_name_keeps_the_sense_that_the_text_tells_once():
    written = "[P Paris], [P Texas], voted. Officials in [P Paris] were pleased."
    (paris, _) = places(written).records
    assert paris.admin1 == "Texas"
    assert len(paris.mentions) == 2


def test_one_place_is_one_record_with_all_its_mentions_and_names():
    records = places("[P Kyiv] was calm. Trains left [P Kiev] on time, and [P Kyiv] slept.").records
    assert [len(record.mentions) for record in records] == [3]
    assert records[0].id == "p1"


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("[H Jordan Blake] spoke.", id="person"),
        pytest.param("[H Paris Miller] spoke.", id="person with a city's name"),
        pytest.param("The [O Washington Courier] reported it.", id="newspaper"),
        pytest.param("The [N Syrian] army and [N Lebanese] doctors agreed.", id="adjectives"),
        pytest.param("He spoke in March and in May.", id="months"),
        pytest.param("They met in the [P city of] sand.", id="a mark that broke off"),
        pytest.param("[H Omar][P Hadid] spoke.", id="the rest of a person's name"),
        pytest.param("[H Paris] laughed. [H Paris Miller] had sung.", id="a person by her first name"),
        pytest.param("They met on [P Thursday].", id="a day"),
        pytest.param("They wrote to [P desk@example.org].", id="an address of mail"),
        pytest.param("The European [P Union] agreed.", id="the rest of a name"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_names_are_no_places(written):
    assert places(written).records == ()


@pytest.mark.parametrize(
    ("written", "name", "country", "feature"),
    [
        pytest.param("They struck the [F al-Kasr outpost].", "al-Kasr outpost", None, "facility", id="facility"),
        pytest.param("They struck the [F al-Kasr outpost] in [P Syria].", "al-Kasr outpost", "SYR", "facility", id="facility in a country"),
        pytest.param("They reached [P Qzuvala], [P Mali].", "Qzuvala", "MLI", None, id="village with a country"),
        pytest.param("They reached the [N Malian] village of [P Qzuvala].", "Qzuvala", "MLI", "city", id="village with an adjective"),
        pytest.param("They reached [P Qzuvala].", "Qzuvala", None, None, id="village of nowhere"),
        pytest.param("They crossed the [P Qzuvala River].", "Qzuvala River", None, "river", id="river"),
    ],
)
def test_a_place_that_the_gazetteer_lacks_keeps_its_name_and_gets_no_point(written, name, country, feature):
    place = places(written).records[0]
    assert (place.name, place.country, place.feature) == (name, country, feature)
    assert (place.lat, place.lon, place.geonameid) == (None, None, None)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("They fired a [P Volcano] missile.", [], id="a small town's name"),
        pytest.param("They fired a [P Qzuvala] missile.", [], id="a name of nowhere"),
        pytest.param("They met a [P Volcano] driver.", ["Volcano"], id="a person is of the town"),
    ],
)
def test_a_name_before_a_thing_is_its_make(written, expected):
    doc = marked(written)
    make, thing = doc[3], doc[4]
    make.dep_, make.head = "compound", thing
    assert [place.name for place in find_places(doc, gazetteer()).records] == expected


def test_a_name_cut_out_of_a_longer_one_is_no_place():
    assert found("They named it Operation [P Qzuvala] Storm.") == []
    doc = marked("They met at the Hill [P Volcano] Club.")
    for at in (4, 5):
        doc[at].dep_, doc[at].head = "compound", doc[6]
    assert find_places(doc, gazetteer()).records == ()


def test_a_name_marked_once_is_a_place_where_it_is_not_marked_or_marked_otherwise():
    (town,) = places("Rain fell in [P Punxsutawney]. Later a Punxsutawney man and the [O Punxsutawney] police slept.").records
    assert len(town.mentions) == 3


@pytest.mark.parametrize(
    ("written", "name", "near"),
    [
        pytest.param("They left the [F Amal Square] in [P Homs].", "Amal Square", "Homs", id="in a town"),
        pytest.param("[P Homs] was calm. They left [F Homs Central Prison].", "Homs Central Prison", "Homs", id="called by a town"),
    ],
)
def test_a_facility_has_the_point_of_its_town_and_no_number(written, name, near):
    by_name = {place.name: place for place in places(written).records}
    facility, town = by_name[name], by_name[near]
    assert (facility.lat, facility.lon, facility.country) == (town.lat, town.lon, "SYR")
    assert (facility.geonameid, facility.feature) == (None, "facility")


def test_a_facility_in_a_country_has_no_point():
    facility, _ = places("They left the [F Amal Square] in [P Syria].").records
    assert (facility.country, facility.lat) == ("SYR", None)


def test_villages_of_a_list_share_what_they_lie_in():
    villages = places("They left the villages of [P Qzuvala] and [P Qzumala] in [P Idlib].").records[:2]
    assert [(village.country, village.feature) for village in villages] == [("SYR", "city")] * 2


def test_a_small_namesake_far_from_all_that_is_told_is_not_taken():
    (place, *_) = places("Flights from [P Punxsutawney] to [P Manchester] and [P Glasgow] in the [P United Kingdom] resumed.").records
    assert (place.name, place.lat) == ("Punxsutawney", None)


def test_a_part_of_a_country_is_a_place_of_its_own():
    north, whole = places("Rain fell in northern [P Israel]. The rest of [P Israel] was dry.").records
    assert (north.name, north.country, north.feature, north.geonameid) == ("northern Israel", "ISR", "region", None)
    assert north.lat > whole.lat
    assert (whole.name, whole.feature) == ("Israel", "country")
    assert [(m.start, m.end) for m in north.mentions] == [(13, 28)]


def test_a_direction_may_be_joined_of_two():
    doc = Doc(NLP.vocab, words=["in", "north", "-", "western", "Nigeria"], pos=["ADP", "NOUN", "PUNCT", "ADJ", "PROPN"])
    doc.ents = [Span(doc, 4, 5, "PLACE")]
    (part,) = find_places(doc, gazetteer()).records
    assert (part.name, [(mention.start, mention.end) for mention in part.mentions]) == ("north-western Nigeria", [(3, 26)])


def test_a_part_of_a_city_is_the_city():
    (place,) = places("Rain fell in eastern [P Aleppo].").records
    assert (place.name, place.feature) == ("Aleppo", "city")


def test_well_known_names_count_without_a_mark():
    assert found("Talks were held in Geneva and near Khartoum.") == [("Geneva", "CHE", "Geneva"), ("Khartoum", "SDN", "Khartoum")]


@given(
    st.lists(
        st.sampled_from(["in", "[P Homs]", ",", "[P Syria]", "northern", "the", "city", "of", "[F Amal bridge]", "’s", "[P Va.]", "and"]),
        max_size=14,
    )
)
@settings(max_examples=60, deadline=None)
def test_every_mention_is_a_stretch_of_the_text_and_no_two_overlap(pieces):
    doc = marked(" ".join(pieces))
    records = find_places(doc, gazetteer()).records
    spans = sorted((mention.start, mention.end) for record in records for mention in record.mentions)
    assert all(0 <= start < end <= len(doc.text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert [record.id for record in records] == [f"p{number}" for number in range(1, len(records) + 1)]


def tree(written: str) -> tuple[Doc, Places]:
    """Return a parsed sentence: word/tag of speech/relation/number of its head (1 is the first, 0 none), places in capital letters X:."""
    rows = [word.split("/") for word in written.split()]
    words = [row[0].removeprefix("X:") for row in rows]
    heads = [int(row[3]) - 1 if row[3] != "0" else at for at, row in enumerate(rows)]
    lemmas = [LEMMAS.get(word, word) for word in words]
    doc = Doc(NLP.vocab, words=words, pos=[row[1] for row in rows], deps=[row[2] for row in rows], heads=heads, lemmas=lemmas)
    doc.ents = [Span(doc, at, at + 1, "PLACE") for at, row in enumerate(rows) if row[0].startswith("X:")]
    return doc, find_places(doc, gazetteer())


LEMMAS = {
    "shelled": "shell", "killed": "kill", "exploded": "explode", "withdrew": "withdraw", "came": "come", "captured": "capture",
    "strikes": "strike", "demanded": "demand", "carried": "carry", "suburbs": "suburb", "called": "call", "provinces": "province",
    "outposts": "outpost", "counties": "county", "villages": "village", "Strikes": "strike", "met": "meet",
}  # fmt: skip


@pytest.mark.parametrize(
    ("written", "trigger", "expected"),
    [
        pytest.param("Envoys/NOUN/nsubj/2 met/VERB/root/0 in/ADP/case/4 X:Doha/PROPN/obl/2", "met", ["Doha"], id="phrase of place"),
        pytest.param(
            "They/PRON/nsubj/2 met/VERB/root/0 in/ADP/case/6 the/DET/det/6 Lebanese/ADJ/amod/6 capital/NOUN/obl/2 X:Beirut/PROPN/appos/6",
            "met", ["Beirut"], id="apposition",
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


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Trains left New [P Jersey] on time.", "New Jersey", id="first word lost"),
        pytest.param("Trains left [P Plymouth] County on time.", "Plymouth County", id="last word lost"),
        pytest.param("Trains left the United [O States] on time.", "United States", id="mark of another kind"),
        pytest.param("[H Canada] announced a plan.", "Canada", id="a country taken for a person"),
        pytest.param("A court in [H Sucre] met.", "Sucre", id="a town taken for a person"),
        pytest.param("[H Tashkent] had kept its word.", "Tashkent", id="a capital taken for a person"),
        pytest.param("[O Canada's] plan was announced.", "Canada", id="a possessive taken for a group"),
        pytest.param("Trains left NEW [P JERSEY] on time.", "New Jersey", id="capitals"),
        pytest.param(
            "Trains left the Federally Administered Tribal [P Areas].", "Federally Administered Tribal Areas", id="three words lost"
        ),
    ],
)
def test_a_mark_that_was_cut_is_widened_to_the_name(written, expected):
    assert expected in [place.name for place in places(written).records]


@pytest.mark.parametrize("piece", ["Strip", "South", "San", "the", "Lebanese capital", "English"])
def test_a_piece_of_a_name_is_no_place(piece):
    assert places(f"They spoke of [P {piece}].").records == ()


def test_a_clause_of_place_behind_a_comma_does_not_put_one_country_into_another():
    written = "It was filmed in [P Russia], [P U.S.] officials said in [P Ohio]."
    assert ("Russia", "RUS", "country") in found(written)
