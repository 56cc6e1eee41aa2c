"""The table of places: names are found as they are written in newspapers, and a broken file is told."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.codebook.place_table import PlaceTable, fold, write_table
from according.errors import CodebookError


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        pytest.param("Ar Raqqah", "ar raqqah", id="case"),
        pytest.param("Ḩamāh", "hamah", id="accents"),
        pytest.param("Sana'a", "sanaa", id="apostrophe"),
        pytest.param("Deir el-Balah", "deir el balah", id="hyphen"),
        pytest.param("St. Louis", "st louis", id="dot"),
        pytest.param("Saint Louis", "st louis", id="saint"),
        pytest.param("Łódź", "lodz", id="barred"),
        pytest.param("  ", "", id="nothing"),
    ],
)
def test_names_are_compared_without_case_accents_and_marks(name, folded):
    assert fold(name) == folded


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(name):
    assert fold(fold(name)) == fold(name)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F), max_size=30))
def test_folded_names_have_single_spaces(name):
    assert fold(name) == " ".join(fold(name).split())


@pytest.fixture
def table(tmp_path):
    names = ["Alta", "Brava", "Alta"]
    keys = ["alta", "brava", "old brava"]
    refs = [[0 << 1, 2 << 1], [1 << 1], [1 << 1 | 1]]
    path = tmp_path / "places.bin"
    write_table(
        path,
        {
            "source": "made up", "licence": "none", "renown_steps": 30,
            "countries": ["AAA", "BBB"], "features": [["city", False], ["city", True]], "admin1": [None, "North"],
        },
        {
            "geonameid": np.array([11, 0, 33], "i4"), "lat": np.array([1, 2, 3], "f4"), "lon": np.array([10, 20, 30], "f4"),
            "renown": np.array([90, 120, 150], "u1"), "admin1": np.array([1, 0, 0], "u2"), "country": np.array([0, 1, 1], "u1"),
            "feature": np.array([0, 1, 0], "u1"), "name": np.frombuffer("".join(names).encode(), "u1"),
            "name_length": np.array([len(name) for name in names], "u1"), "key": np.frombuffer("".join(keys).encode(), "u1"),
            "key_length": np.array([len(key) for key in keys], "u1"), "ref_count": np.array([2, 1, 1], "u1"),
            "ref": np.array([ref for each in refs for ref in each], "u4"),
        },
    )  # fmt: skip
    return PlaceTable(path)


def test_a_name_leads_to_all_its_places(table):
    assert table.find("alta") == [(0, True), (2, True)]
    assert table.find("brava") == [(1, True)]
    assert table.find("old brava") == [(1, False)]


@pytest.mark.parametrize("name", ["", "a", "altar", "zz", "old", "bravas"])
def test_an_unknown_name_leads_nowhere(table, name):
    assert table.find(name) == []


def test_a_row_tells_what_is_known_and_none_for_what_is_not(table):
    row = table.row(1)
    assert row["name"] == "Brava"
    assert row["geonameid"] is None
    assert row["admin1"] is None
    assert (row["lat"], row["lon"], row["country"], row["capital"]) == (2.0, 20.0, "BBB", True)
    assert row["renown"] == pytest.approx(4.0)


def test_a_part_of_a_country_has_the_middle_of_its_towns(table):
    assert table.part("BBB", None, "north") == (3.0, 30.0)
    assert table.part("BBB", None, "southwest") == (2.0, 20.0)
    assert table.part("CCC", None, "north") is None


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"not json\n", id="no header"),
        pytest.param(b'{"format": "other"}\n', id="another format"),
    ],
)
def test_a_broken_file_is_told_with_its_path(tmp_path, content):
    path = tmp_path / "places.bin"
    path.write_bytes(content)
    with pytest.raises(CodebookError, match=r"places\.bin"):
        PlaceTable(path)
