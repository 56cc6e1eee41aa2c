"""The gazetteer of the package: what names it knows, and what it says about them."""

import pytest

from according.codebook.gazetteer import COLUMNS, Gazetteer, adjectives, gazetteer
from according.errors import CodebookError


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return gazetteer()


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        pytest.param("Beirut", "LBN", "city", id="city"),
        pytest.param("BEIRUT", "LBN", "city", id="capitals"),
        pytest.param("Raqqa", "SYR", "city", id="other name"),
        pytest.param("Kiev", "UKR", "city", id="older name"),
        pytest.param("Khan Younis", "PSE", "city", id="transcription"),
        pytest.param("al-Fallujah", "IRQ", "city", id="Arabic article"),
        pytest.param("Syria", "SYR", "country", id="country"),
        pytest.param("Burma", "MMR", "country", id="country by another name"),
        pytest.param("the Gaza Strip", "PSE", "region", id="region with an article"),
        pytest.param("Georgia", "GEO", "country", id="country before state"),
        pytest.param("Texas", "USA", "region", id="state"),
        pytest.param("Red Sea", None, "sea", id="sea lies in no country"),
        pytest.param("Kashmir", None, "region", id="land of several states"),
    ],
)
def test_the_best_known_place_of_a_name_comes_first(known, name, country, feature):
    best = known.lookup(name)[0]
    assert (best.country, best.feature) == (country, feature)


@pytest.mark.parametrize("name", ["", "Qxyzzy", "...", "the"])
def test_an_unknown_name_has_no_candidates(known, name):
    assert known.lookup(name) == ()


def test_one_name_has_many_places(known):
    assert len({place.admin1 for place in known.lookup("Springfield")}) > 10


def test_short_forms_count_only_as_written(known):
    assert [place.country for place in known.short("U.S.")] == ["USA"]
    assert known.short("us") == ()
    assert [place.name for place in known.behind("Ill.")] == ["Illinois"]
    assert known.lookup("Ill.") == ()


def test_every_point_is_on_the_globe_and_ids_are_positive(known):
    for name in ("London", "Moscow", "Aleppo", "Lima", "Apia", "Suva", "Arctic"):
        places = known.lookup(name)
        assert places
        for place in places:
            assert place.lat is None or (-90 <= place.lat <= 90 and -180 <= (place.lon or 0) <= 180)
            assert place.geonameid is None or place.geonameid > 0


def test_adjectives_lead_to_countries(known):
    assert known.adjective("Syrian") == "SYR"
    assert known.adjective("syrians") == "SYR"
    assert known.adjective("Damascus") is None
    assert adjectives("iso3\tadjectives\tpeople\nAAA\tAan;Bee?\tAanite") == {
        "aan": "AAA", "aans": "AAA", "aanite": "AAA", "aanites": "AAA",
    }  # fmt: skip


def test_a_part_of_a_country_lies_on_that_side_of_it(known):
    israel = known.country("ISR")
    north, south = known.part(israel, "north"), known.part(israel, "south")
    assert north.lat > south.lat
    assert (north.geonameid, north.feature, north.country) == (None, "region", "ISR")
    assert north.key != south.key


def test_the_source_and_the_licence_are_told(known):
    assert "GeoNames" in known.about
    assert "CC BY 4.0" in known.about


@pytest.mark.parametrize(
    ("row", "why"),
    [
        pytest.param("Somewhere\tregion", "10 cells", id="too few cells"),
        pytest.param("\t".join(["Somewhere", "", "", "", "place", "", "", "1", "2", ""]), "kind of place", id="unknown kind"),
        pytest.param("\t".join(["Somewhere", "", "", "", "region", "", "", "1", "", ""]), "both lat and lon", id="half a point"),
        pytest.param("\t".join(["Somewhere", "", "", "", "region", "", "", "north", "2", ""]), "does not parse", id="no number"),
    ],
)
def test_a_bad_row_is_told_with_its_line(row, why):
    with pytest.raises(CodebookError, match=r"mine\.tsv line 2") as told:
        Gazetteer(gazetteer()._table, "\t".join(COLUMNS) + "\n" + row, {}, "mine.tsv")
    assert why in str(told.value)
