"""Which names of a place count: those that an English newspaper can write."""

import pytest

from according.codebook.place_names import bare_name, further_names, other_names


def test_other_names_keep_what_a_newspaper_can_write():
    names = ["Halab", "ALP", "halaba", "Алеппо", "Ḩalab", "‘Azāz", "Al"]
    assert other_names(names) == {"halab", "azaz"}


@pytest.mark.parametrize(
    ("name", "others", "country", "population", "expected"),
    [
        pytest.param("Ḩalab", ["Aleppo", "ALP", "حلب"], "SY", 1_600_000, {"aleppo"}, id="well known"),
        pytest.param("Villanueva", ["Vilanova"], "ES", 900, set(), id="small, of Latin script"),
        pytest.param("Al Qaşr", ["Kasr"], "SY", 900, {"kasr", "qasr"}, id="small, of another script"),
        pytest.param("Al Qumaya", [], "SY", 900, {"qumaya"}, id="without its article"),
        pytest.param("Al Qumaya", [], "SY", 90_000, {"qumaya", "alqumaya"}, id="well known, written in one"),
    ],
)
def test_a_town_goes_by_further_names_where_it_is_known_or_of_another_script(name, others, country, population, expected):
    assert further_names(name, others, country, population) == expected


def test_a_region_goes_without_the_word_for_what_it_is():
    assert bare_name("Donetsk Oblast") == "donetsk"
    assert bare_name("Province") == ""
