"""What has no reading waits with its place and reason, and is asked again; a reader that fails at everything stops the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from according.errors import ReaderBroken
from according.intake import Given
from according.ledger.build import MOST_IN_A_ROW
from according.ledger.local import Here
from according.ledger.quarantine import held_in
from according.ledger.table import QUARANTINE, open_readings
from tests.ledger.building import Listener, archive, built, ids, records, rows, story
from tests.ledger.readers import NEWER, OLDER, NeverReads, Newer

SPANISH = (
    "La ministra de Exteriores dijo el lunes que la reunión de los dos gobiernos se celebraría en la capital antes de que termine el año, "
    "y que los representantes de la oposición no habían sido invitados a participar en las conversaciones sobre la frontera."
)


def test_a_broken_line_7_is_set_aside_and_retried_when_it_is_mended(tmp_path: Path) -> None:
    ledger, lines = tmp_path / "ledger", records(0, 10)
    broken = archive(tmp_path / "a.jsonl", [*lines[:6], '{"text": "The may', *lines[6:]])
    listener = Listener()
    counts = built(ledger, broken, listener=listener)
    assert (counts.read, counts.failed) == (10, 1)
    assert len(listener.reasons) == 1
    (held,) = held_in(str(ledger))
    assert (held.source, held.place, held.kind, held.article_id) == (broken, "line 7", "input", None)
    assert "line 7" in held.reason

    assert built(ledger, broken).failed == 1
    assert len(rows(ledger, QUARANTINE)) == 1
    assert built(ledger, retry=True).failed == 1

    archive(tmp_path / "a.jsonl", [*lines[:6], *records(50, 51), *lines[6:]])
    counts = built(ledger, retry=True)
    assert (counts.seen, counts.read) == (1, 1)
    assert rows(ledger, QUARANTINE) == []
    assert ids(ledger)["50"] == 1


def test_what_an_ordinary_build_finds_mended_leaves_the_quarantine_too(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    source = archive(tmp_path / "a.jsonl", ["{", *records(0, 3), "{"])
    assert built(ledger, source).failed == 2
    archive(tmp_path / "a.jsonl", records(0, 3))
    assert built(ledger, source).failed == 0
    assert rows(ledger, QUARANTINE) == []


def test_a_retry_asks_with_the_options_of_its_build(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    source = archive(tmp_path / "a.jsonl", ["{", {"text": story(1)}])
    built(ledger, source, given=Given(published="2025-03-12", publisher="Northern Press"))
    archive(tmp_path / "a.jsonl", [{"text": story(2)}, {"text": story(1)}])
    assert built(ledger, retry=True).read == 1
    found = open_readings(ledger).to_pyarrow_table(columns=["published", "publisher"]).to_pylist()
    assert found == [{"published": "2025-03-12", "publisher": "Northern Press"}] * 2


def test_a_fault_of_the_reader_is_set_aside_and_not_run_into_again(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    fault = {"text": f"{story(7)} fault", "id": "7"}
    source = archive(tmp_path / "a.jsonl", [*records(0, 3), fault, {**fault, "id": "8"}, *records(3, 6)])
    counts = built(ledger, source)
    assert (counts.read, counts.failed) == (6, 2)
    assert {(row["kind"], row["place"]) for row in rows(ledger, QUARANTINE)} == {("fault", "line 4"), ("fault", "line 5")}
    assert "ZeroDivisionError" in str(rows(ledger, QUARANTINE)[0]["reason"])

    again = built(ledger, source, engine=Here(OLDER, reader=NeverReads))
    assert (again.already, again.failed) == (6, 2)
    counts = built(ledger, retry=True, engine=Here(NEWER, reader=Newer))
    assert (counts.read, counts.copies) == (1, 1)
    assert rows(ledger, QUARANTINE) == []


def faults(first: int, last: int) -> list[dict[str, object] | str]:
    return [{"text": f"{story(number)} fault", "id": str(number)} for number in range(first, last)]


def test_a_reader_that_fails_at_all_stops_the_build(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    source = archive(tmp_path / "a.jsonl", [*records(0, 5), *faults(5, 200)])
    with pytest.raises(ReaderBroken, match=r"failed at 2\d articles in a row: a fault of the reader: ZeroDivisionError.*--retry"):
        built(ledger, source)
    held = len(rows(ledger, QUARANTINE))
    assert MOST_IN_A_ROW <= held < MOST_IN_A_ROW + 8
    assert ids(ledger).total() == 5
    counts = built(ledger, source, engine=Here(NEWER, reader=Newer))
    assert (counts.read, counts.already, counts.failed) == (195 - held, 5, held)
    assert built(ledger, retry=True, engine=Here(NEWER, reader=Newer)).read == held
    assert rows(ledger, QUARANTINE) == []


def test_a_stretch_of_texts_that_fail_does_not_stop_the_build(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    source = archive(
        tmp_path / "a.jsonl", [part for first in range(0, 60, 20) for part in (*faults(first, first + 19), *records(first, first + 8))]
    )
    counts = built(ledger, source)
    assert (counts.read, counts.failed) == (24, 57)
    assert built(ledger, retry=True).failed == 57  # though these are more than 20 in a row: they are known to fail


def test_another_language_is_skipped_and_listed(tmp_path: Path) -> None:
    source = archive(tmp_path / "a.jsonl", [*records(0, 2), {"text": f"{SPANISH} {SPANISH}"}])
    listener = Listener()
    counts = built(tmp_path / "ledger", source, listener=listener)
    assert (counts.read, counts.skipped, counts.failed) == (2, 1, 0)
    assert listener.reasons == []
    (row,) = rows(tmp_path / "ledger", QUARANTINE)
    assert (row["kind"], row["language"], row["place"]) == ("language", "es", "line 3")
    assert built(tmp_path / "ledger", source).skipped == 1
    assert built(tmp_path / "ledger", retry=True).seen == 0
