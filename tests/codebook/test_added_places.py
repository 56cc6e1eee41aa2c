"""Places that the user adds: written as a table, found beside the shipped ones, and told by every reading."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from according.codebook.added_places import VARIABLE, added, folder
from according.codebook.gazetteer import gazetteer
from according.codebook.geonames import places_of
from according.codebook.place_table import PlaceTable
from according.codebook.place_writing import SAME_NAME, write_places
from according.errors import GazetteerError
from tests.codebook.dumps import LINES, TOWN, line, text_dump

ABOUT = {"source": "made up", "licence": "none"}


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a folder of added tables that the gazetteer reads while a test runs."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "own"))
    (tmp_path / "own").mkdir()
    gazetteer.cache_clear()
    yield tmp_path / "own"
    gazetteer.cache_clear()


def write(dump: Path, out: Path) -> PlaceTable:
    write_places(places_of(dump), out, ABOUT)
    return PlaceTable(out)


def test_a_written_table_finds_its_places_by_all_their_names(tmp_path: Path) -> None:
    table = write(text_dump(tmp_path), tmp_path / "qz.places")
    assert len(table) == 5
    ((row, main),) = table.find("qzuvala")
    assert main
    assert table.find("kzuvala") == [(row, False)]
    assert table.find("qzufarm") == []
    told = table.row(row)
    assert (told["name"], told["geonameid"], told["lat"], told["lon"], told["country"]) == ("Qzuvala", TOWN, 35.5, 36.5, "SYR")
    assert (told["feature"], told["capital"]) == ("city", False)


def test_a_region_is_called_as_in_the_shipped_table_or_as_the_dump_calls_it(tmp_path: Path) -> None:
    idlib = next(place for place in gazetteer().lookup("Idlib") if place.feature == "city")
    lines = (*LINES, line(idlib.geonameid, "Idlib"), line(90_000_010, "Qzuville", admin1="99"), line(90_000_011, "Qzuburg", admin1="77"))
    table = write(text_dump(tmp_path, lines), tmp_path / "qz.places")
    assert [table.row(table.find(name)[0][0])["admin1"] for name in ("qzuvala", "qzuville", "qzuburg")] == [idlib.admin1, "Qzuland", None]


def test_a_name_that_too_many_bear_keeps_the_best_known_of_every_country(tmp_path: Path) -> None:
    many = tuple(line(91_000_000 + at, "Qzusan", country="MX", population=1000 + at) for at in range(SAME_NAME * 2))
    table = write(text_dump(tmp_path, (*many, line(92_000_000, "Qzusan", country="ML"))), tmp_path / "qz.places")
    rows = [table.row(row) for row, _ in table.find("qzusan")]
    assert len(rows) == SAME_NAME
    assert rows[0]["geonameid"] == 91_000_000 + SAME_NAME * 2 - 1
    assert "MLI" in {row["country"] for row in rows}


def test_the_same_dump_gives_the_same_table(tmp_path: Path) -> None:
    one, other = (write(text_dump(tmp_path), tmp_path / f"{name}.places") for name in ("one", "other"))
    assert one.about["digest"] == other.about["digest"]
    assert write(text_dump(tmp_path, LINES[:2]), tmp_path / "less.places").about["digest"] != one.about["digest"]


def test_added_places_are_found_beside_the_shipped_ones_which_stay_as_they_are(tmp_path: Path, own: Path) -> None:
    shipped = gazetteer().lookup("Homs")
    assert gazetteer().lookup("Qzuvala") == gazetteer().added == ()
    write(text_dump(tmp_path, (*LINES, line(shipped[0].geonameid, "Homs", lat=1, lon=1))), own / "qz.places")
    gazetteer.cache_clear()
    (village,) = gazetteer().lookup("Qzuvala")
    assert (village.name, village.country, village.geonameid, village.feature) == ("Qzuvala", "SYR", TOWN, "city")
    assert gazetteer().lookup("Homs") == shipped
    assert [name.startswith("qz-") for name in gazetteer().added] == [True]


def test_only_what_was_chosen_is_added(tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(text_dump(tmp_path), own / "qz.places")
    assert added() == (own / "qz.places",)
    monkeypatch.setenv(VARIABLE, str(own / "qz.places"))
    assert added() == (own / "qz.places",)
    monkeypatch.setenv(VARIABLE, "shipped")
    assert added() == ()
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere"))
    with pytest.raises(GazetteerError, match=f"{VARIABLE} names no table"):
        added()
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert folder().name == "places"


def test_a_dump_without_places_adds_none_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no places to add"):
        write_places(places_of(text_dump(tmp_path, LINES[-1:])), tmp_path / "own" / "qz.places", ABOUT)
    assert list((tmp_path / "own").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="the limit on the size of files is a matter of POSIX")
def test_a_full_disk_is_told_plainly_and_leaves_nothing_behind(tmp_path: Path) -> None:
    dump = text_dump(tmp_path, tuple(line(91_000_000 + at, f"Qzusan {at}") for at in range(3000)))
    code = (
        "import resource, sys; from according.cli import main;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000)); sys.exit(main(sys.argv[1:]))"
    )
    out = tmp_path / "own" / "qz.places"
    told = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", code, "gazetteer", "add", str(dump), "--out", str(out)], capture_output=True, text=True, check=False
    )
    assert told.returncode == 1
    assert "cannot be written" in told.stderr
    assert told.stderr.count("\n") == 1
    assert list((tmp_path / "own").iterdir()) == []
