"""Which stretches of a text name a place, and which only look so."""

from __future__ import annotations

import pytest

from according.codebook.gazetteer import gazetteer
from according.reader.where import find_places
from tests.reader.place_docs import found, marked, places


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("[H Jordan Blake] spoke.", id="person"),
        pytest.param("[H Paris Miller] spoke.", id="person with a city's name"),
        pytest.param("The [N Syrian] army and [N Lebanese] doctors agreed.", id="adjectives"),
        pytest.param("He spoke in March and in May.", id="months"),
        pytest.param("They met in the [P city of] sand.", id="a mark that broke off"),
        pytest.param("[H Omar][P Hadid] spoke.", id="the rest of a person's name"),
        pytest.param("[H Paris] laughed. [H Paris Miller] had sung.", id="a person by her first name"),
        pytest.param("They met on [P Thursday].", id="a day"),
        pytest.param("They wrote to [P desk@example.org].", id="an address of mail"),
        pytest.param("The European [P Union] agreed.", id="the rest of a name"),
        pytest.param("QZU ([P Qzuvala Wire]) – Rain fell.", id="the agency of a dateline"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_names_are_no_places(written):
    assert places(written).records == ()


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


def test_a_town_and_its_district_are_one():
    (record,) = places("They met in [P Washington, D.C.] today.").records
    assert (record.name, len(record.mentions)) == ("Washington", 1)


def test_a_person_who_is_once_marked_as_a_place_stays_one():
    (record,) = places("[H Lincoln] sang. [H Lincoln] wept. [P Lincoln] left. [H Lincoln] spoke in [H Lincoln].").records
    assert len(record.mentions) == 2


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Guards stood outside the [O White House].", ["White House"], id="stands there"),
        pytest.param("The [O White House] spoke.", [], id="speaks"),
    ],
)
def test_a_building_is_a_place_behind_a_preposition(written, expected):
    doc = marked(written)
    doc[2].pos_ = "ADP" if doc[2].text == "outside" else doc[2].pos_
    assert [place.name for place in find_places(doc, gazetteer()).records] == expected


def test_well_known_names_count_without_a_mark():
    assert found("Talks were held in Geneva and near Khartoum.") == [("Geneva", "CHE", "Geneva"), ("Khartoum", "SDN", "Khartoum")]


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
        pytest.param("Trains left [P Port-au]-[P Prince] on time.", "Port-au-Prince", id="two marks and a hyphen"),
        pytest.param("They met at [P Mar]-a-Lago.", "Mar-a-Lago", id="small words between hyphens"),
        pytest.param("[P At Homs] they met.", "Homs", id="the preposition with it"),
        pytest.param("In the [P Near East] they met.", "Middle East", id="a word that is no preposition here"),
        pytest.param("The crew of a [P Hamburg]-owned ship met.", "Hamburg", id="whose it is"),
        pytest.param("Trains left NEW [P JERSEY] on time.", "New Jersey", id="capitals"),
        pytest.param(
            "Trains left the Federally Administered Tribal [P Areas].", "Federally Administered Tribal Areas", id="three words lost"
        ),
    ],
)
def test_a_mark_that_was_cut_is_widened_to_the_name(written, expected):
    assert expected in [place.name for place in places(written).records]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("A [O Punxsutawney] resident spoke.", ["Punxsutawney"], id="those who live there"),
        pytest.param("A [O Punxsutawney] statement spoke.", [], id="what a club may have"),
    ],
)
def test_a_club_that_has_residents_is_a_town(written, expected):
    doc = marked(written)
    doc[1].dep_, doc[1].head = "compound", doc[2]
    assert [place.name for place in find_places(doc, gazetteer()).records] == expected


def test_a_name_of_words_of_kind_is_one_where_it_is_known():
    assert found("They left [P Cape Town].") == [("Cape Town", "ZAF", "Western Cape")]


@pytest.mark.parametrize("piece", ["Strip", "South", "San", "the", "Lebanese capital", "English"])
def test_a_piece_of_a_name_is_no_place(piece):
    assert places(f"They spoke of [P {piece}].").records == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("The [O Chicago Courier] reported it in [P Ohio].", ["Chicago", "Ohio"], id="newspaper"),
        pytest.param("The [O Savannah Courier] reported it in [P Kano].", ["Kano"], id="a town far from all else"),
        pytest.param("The [O Baltic Rail Union] met.", [], id="a sea"),
        pytest.param("[O Punxsutawney Police Department] slept in [P Ohio].", ["Punxsutawney", "Ohio"], id="what every town has"),
        pytest.param("The [O Boone County Harbour Board] met in [P Ohio].", ["Boone County", "Ohio"], id="a county"),
        pytest.param("Fares of [O Air Zimbabwe] fell.", ["Zimbabwe"], id="a country at the end"),
        pytest.param("Rain fell in [P Winnipeg]. The [O Smart Winnipeg Board] met.", ["Winnipeg"], id="in the middle, named elsewhere"),
        pytest.param("The [O Superior Harbour Court] met in [P Ohio].", ["Ohio"], id="a word of another kind"),
        pytest.param("The [O University of Florida] closed.", ["Florida"], id="behind of"),
        pytest.param("The [O New York Harbour Board] met in the [P United States].", ["New York City", "United States"], id="two words"),
        pytest.param("Rain fell in [P Punxsutawney]. The [O Punxsutawney Band] slept.", ["Punxsutawney"], id="a small town that is named"),
        pytest.param("The [O Punxsutawney Band] slept.", [], id="a small town that is not"),
        pytest.param("The [O Wells Fargo Trust] met.", [], id="in the middle of a name"),
        pytest.param("The [O Lebanese Harbour Board] met.", [], id="an adjective"),
        pytest.param("[H Jordan Blake] spoke.", [], id="a person"),
        pytest.param("[H Manitoba Premier Anna Lee] spoke.", ["Manitoba"], id="a person's office"),
        pytest.param("[H Anna Lee of Winnipeg] spoke in [P Canada].", ["Winnipeg", "Canada"], id="where a person is from"),
    ],
)
def test_a_place_inside_the_name_of_another_is_mentioned_and_places_nothing(written, expected):
    known = places(written)
    assert [place.name for place in known.records] == expected
    doc = marked(written)
    inside = [token for token in doc if token.ent_type_ in ("ORG", "PERSON")]
    assert [find_places(doc, gazetteer()).at(token) for token in inside] == [None] * len(inside)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Trains of the [P Amsterdam-London] line ran.", "Amsterdam", id="two names joined"),
        pytest.param("Rain fell on the [P Denver metro].", "Denver", id="a town with its surroundings"),
    ],
)
def test_a_mark_that_runs_on_is_cut_to_the_name(written, expected):
    assert expected in [place.name for place in places(written).records]


def test_half_a_direction_is_no_name():
    doc = marked("Floods came to north - western [P Nigeria].")
    doc[3].pos_ = "PROPN"
    assert [place.name for place in find_places(doc, gazetteer()).records] == ["north-western Nigeria"]
