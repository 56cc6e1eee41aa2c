"""A dump of GeoNames is read as it is offered, and what is none, or broken, is told in one line."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from according.codebook.gazetteer import FEATURES
from according.codebook.geonames import features, places_of
from according.errors import GazetteerError
from tests.codebook.dumps import LINES, TOWN, line, packed_dump, text_dump


@pytest.mark.parametrize("written", [pytest.param(text_dump, id="text"), pytest.param(packed_dump, id="packed")])
def test_the_places_of_a_dump_are_read_and_what_is_not_taken_is_left_out(tmp_path: Path, written) -> None:
    places = {place.name: place for place in places_of(written(tmp_path))}
    assert set(places) == {"Qzuvala", "Al Qzumaya", "Qzubar Air Base", "Qzubar District", "Qzuland", "Qzuton"}
    town = places["Qzuvala"]
    assert (town.geonameid, town.country, town.region, town.feature, town.population) == (TOWN, "SYR", "SY.12", "city", 120)
    assert town.also == {"kzuvala"}
    assert places["Al Qzumaya"].also == {"qzumaya"}
    assert "qzubar" in places["Qzubar District"].also
    assert (places["Qzubar Air Base"].feature, places["Qzuton"].country) == ("facility", "XKX")


def test_all_bytes_of_a_dump_are_told_as_they_are_read(tmp_path: Path) -> None:
    dump, told = text_dump(tmp_path), []
    list(places_of(dump, told.append))
    assert sum(told) == dump.stat().st_size


def test_every_feature_that_is_taken_is_one_of_the_gazetteer() -> None:
    assert set(features().values()) <= FEATURES | {"county", "admin1"}


def _cut_off(folder: Path) -> Path:
    path = packed_dump(folder, LINES * 2000)
    path.write_bytes(path.read_bytes()[:-2000])
    return path


def _damaged(folder: Path) -> Path:
    path = packed_dump(folder, LINES * 2000)
    held = bytearray(path.read_bytes())
    held[len(held) // 2 : len(held) // 2 + 400] = bytes(400)
    path.write_bytes(held)
    return path


def _two_texts(folder: Path) -> Path:
    path = packed_dump(folder)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("other.txt", "more")
    return path


def _binary(folder: Path) -> Path:
    path = folder / "picture.txt"
    path.write_bytes(bytes(range(256)) * 20)
    return path


def _other_letters(folder: Path) -> Path:
    path = text_dump(folder, (LINES[1], line(7, "Qzú")))
    path.write_bytes(path.read_text("utf-8").encode("latin-1"))
    return path


@pytest.mark.parametrize(
    ("made", "why"),
    [
        pytest.param(_cut_off, "cut off or damaged", id="cut off"),
        pytest.param(_damaged, r"is damaged|or damaged", id="damaged"),
        pytest.param(_two_texts, "2 texts instead of one", id="two texts in the archive"),
        pytest.param(_other_letters, "line 2: .*not in UTF-8", id="another encoding"),
        pytest.param(_binary, "no dump of GeoNames", id="binary"),
        pytest.param(lambda folder: text_dump(folder, ("name\tpopulation",)), "line 1: .*2 columns instead of 19", id="another table"),
        pytest.param(
            lambda folder: text_dump(folder, (LINES[0], line(7, "Qzu", lat="north"))), "line 2: .*could not convert", id="no number"
        ),
        pytest.param(lambda folder: text_dump(folder, ()), "it is empty", id="empty"),
        pytest.param(lambda folder: folder / "nowhere.zip", "No such file", id="not there"),
    ],
)
def test_what_is_no_whole_dump_is_told_with_its_path(tmp_path: Path, made, why: str) -> None:
    path = made(tmp_path)
    with pytest.raises(GazetteerError, match=why) as told:
        list(places_of(path))
    assert str(path) in str(told.value)
    assert "\n" not in str(told.value)
