"""A ledger lies in a folder of its own, of any ordinary name; what is no ledger is left alone."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from according.errors import NewerLedger, NotALedger
from according.ledger.about import about
from according.ledger.ledger import Ledger
from according.ledger.local import Here
from according.ledger.schema import LISTED, SCHEMA_VERSION, schema
from according.ledger.table import MARK, open_readings
from tests.ledger.building import archive, built, records
from tests.ledger.readers import NEWER, Newer


def _a_file(place: Path) -> None:
    place.write_text("x")


def _a_full_folder(place: Path) -> None:
    place.mkdir()
    (place / "notes.txt").write_text("x")


def _a_delta_table(place: Path) -> None:
    write_deltalake(place, pa.table({"a": [1]}))


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(_a_file, id="a file"),
        pytest.param(_a_full_folder, id="a folder of others"),
        pytest.param(_a_delta_table, id="another table"),
    ],
)
def test_what_is_no_ledger_is_left_alone(tmp_path: Path, made) -> None:  # type: ignore[no-untyped-def]
    place = tmp_path / "place"
    made(place)
    before = sorted(tmp_path.rglob("*"))
    for opened in (lambda: built(place, archive(tmp_path.parent / "a.jsonl", records(0, 1))), lambda: about(place)):
        with pytest.raises(NotALedger):
            opened()
    assert sorted(tmp_path.rglob("*")) == before


def test_a_ledger_of_an_older_version_is_added_to_as_it_is(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    older = pa.schema([field for field in schema() if field.name not in LISTED])
    DeltaTable.create(str(ledger), older, configuration={MARK: "1"}, raise_if_key_not_exists=False)
    built(ledger, archive(tmp_path / "a.jsonl", records(0, 2)))
    counts = built(ledger, archive(tmp_path / "a.jsonl", records(0, 3)), refresh=True, engine=Here(NEWER, reader=Newer))
    assert (counts.read, counts.again) == (1, 2)
    assert about(ledger).schema == 1
    with Ledger(ledger) as opened:
        assert len(list(opened.readings())) == 3


def test_a_ledger_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    source = archive(tmp_path / "a.jsonl", records(0, 1))
    built(ledger, source)
    open_readings(ledger).alter.set_table_properties({MARK: str(SCHEMA_VERSION + 1)}, raise_if_not_exists=False)
    for opened in (lambda: built(ledger, source), lambda: about(ledger)):
        with pytest.raises(NewerLedger, match="pip install --upgrade"):
            opened()


def test_a_folder_that_is_empty_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    assert built(tmp_path / "ledger", archive(tmp_path / "a.jsonl", records(0, 2))).read == 2


@pytest.mark.parametrize("name", ["with space", "ünï", "100%", "5% of 10", "a*b", "it's", "#1", "{x}", "~", "q?x=1&y"])
def test_a_ledger_may_have_any_ordinary_name(tmp_path: Path, name: str) -> None:
    ledger = tmp_path / name
    source = archive(tmp_path / "a.jsonl", records(0, 2))
    assert built(ledger, source).read == 2
    assert built(ledger, source).already == 2
    with Ledger(ledger) as opened:
        assert sorted(reading.article.ref or "" for reading in opened.readings()) == ["0", "1"]


@pytest.mark.parametrize("name", ["100%25", "per%cent", "a[b", "a]b", "a\\b", "a|b", "a^b", "a\tb", "a\nb"])
def test_a_name_that_the_library_cannot_bear_is_refused_before_anything_is_made(tmp_path: Path, name: str) -> None:
    source = archive(tmp_path / "a.jsonl", records(0, 2))
    for opened in (lambda: built(tmp_path / name, source), lambda: about(tmp_path / name / "inner"), lambda: Ledger(tmp_path / name)):
        with pytest.raises(NotALedger, match=r"a ledger cannot lie there: its path holds .*Name a folder"):
            opened()
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]
