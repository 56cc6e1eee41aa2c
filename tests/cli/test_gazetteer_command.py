"""``according gazetteer``: adding, listing and removing places, and readings that use them and say so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from according.cli import main
from according.codebook.added_places import VARIABLE
from according.codebook.gazetteer import gazetteer
from according.ledger.stamp import stamp_of
from according.reader.reader import Reader
from tests.codebook.dumps import LINES, TOWN, packed_dump, text_dump


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "own"))
    gazetteer.cache_clear()
    yield tmp_path / "own"
    gazetteer.cache_clear()


def test_what_is_added_is_listed_read_with_told_and_removed(tmp_path: Path, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own.mkdir()
    before = stamp_of()
    assert main(["gazetteer", "add", str(packed_dump(tmp_path)), str(text_dump(tmp_path, LINES[:1], "QZ2.txt"))]) == 0
    assert "QZ.places: 5 places" in capsys.readouterr().out
    gazetteer.cache_clear()
    assert main(["gazetteer", "info", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["tables"]
    assert [(table["name"], table["places"]) for table in told[1:]] == [("QZ", 5), ("QZ2", 1)]
    assert main(["gazetteer", "info"]) == 0
    assert "QZ2  1 places" in capsys.readouterr().out
    after = stamp_of()
    assert after.codebook_hash != before.codebook_hash
    assert after.model_hash == before.model_hash
    reading = Reader().read("Shells hit the village of Qzuvala in Syria on Monday, officials said.")
    assert TOWN in {place.geonameid for place in reading.places}
    assert reading.reader.codebook.startswith("plover-2021.09 + QZ-")
    assert main(["gazetteer", "remove", "QZ", "QZ2"]) == 0
    gazetteer.cache_clear()
    assert stamp_of() == before


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        pytest.param(["add", "nowhere.zip"], 1, "No such file", id="no dump"),
        pytest.param(["add", "nowhere.zip", "--out", "table.bin"], 2, "its name ends in .places", id="another name"),
        pytest.param(["add", "a.zip", "b.zip", "--out", "c.places"], 2, "the places of one dump", id="two dumps into one table"),
        pytest.param(["remove", "QZ"], 1, "there is no such table", id="nothing to remove"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(own: Path, capsys: pytest.CaptureFixture[str], words, code: int, why: str) -> None:
    own.mkdir()
    assert main(["gazetteer", *words]) == code
    told = capsys.readouterr().err
    assert why in told
    assert told.count("\n") == 1


def test_a_folder_that_is_chosen_and_not_there_is_told(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "info"]) == 1
    assert VARIABLE in capsys.readouterr().err
