"""Which of the places that share a name are meant, and what a reading says of each."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from according.codebook.gazetteer import gazetteer
from according.reader.where import find_places
from tests.reader.place_docs import NLP, found, marked, places


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
    ("written", "name", "near"),
    [
        pytest.param("They left the [F Amal Square] in [P Homs].", "Amal Square", "Homs", id="in a town"),
        pytest.param("[P Homs] was calm. They left [F Homs Central Prison].", "Homs Central Prison", "Homs", id="called by a town"),
        pytest.param("They left [P Homs]'s [F Amal Arena].", "Amal Arena", "Homs", id="said to be of a town"),
        pytest.param("They left [F Amal Arena] at [P Homs].", "Amal Arena", "Homs", id="at a town"),
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


def test_a_part_of_a_sea_is_no_region_that_has_its_name_as_another():
    assert found("Ships met in the southern [P Red Sea].") == [("Red Sea", None, "sea")]


def test_a_direction_may_be_joined_of_two():
    doc = Doc(NLP.vocab, words=["in", "north", "-", "western", "Nigeria"], pos=["ADP", "NOUN", "PUNCT", "ADJ", "PROPN"])
    doc.ents = [Span(doc, 4, 5, "PLACE")]
    (part,) = find_places(doc, gazetteer()).records
    assert (part.name, [(mention.start, mention.end) for mention in part.mentions]) == ("north-western Nigeria", [(3, 26)])


def test_a_part_of_a_city_is_the_city():
    (place,) = places("Rain fell in eastern [P Aleppo].").records
    assert (place.name, place.feature) == ("Aleppo", "city")


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


def test_a_clause_of_place_behind_a_comma_does_not_put_one_country_into_another():
    written = "It was filmed in [P Russia], [P U.S.] officials said in [P Ohio]."
    assert ("Russia", "RUS", "country") in found(written)
