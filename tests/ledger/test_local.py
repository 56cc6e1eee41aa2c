"""Worker processes read what one process reads, and one that dies loses nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from according.errors import CodebookError, WorkerDied
from according.intake import Arrival, article
from according.ledger import local
from according.ledger.engine import Outcome
from according.ledger.local import Here, Workers, engine
from tests.ledger.readers import OLDER, FindsNothing, NeverReads, Slow, dies_at_once


@pytest.fixture(autouse=True)
def without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let workers start without the real reader that they would share."""
    import multiprocessing

    monkeypatch.setattr(local, "_context", lambda: multiprocessing.get_context("spawn"))


def arrivals(*words: str) -> list[Arrival]:
    return [
        Arrival(article(f"The mayor of {word} met the union on Monday and spoke of story {number}."), "a.jsonl", f"line {number}")
        for number, word in enumerate(words, start=1)
    ]


def become(outcomes: Iterator[Outcome]) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the places that were read, and those that failed with their kind."""
    read, failed = [], []
    for outcome in outcomes:
        read += outcome.rows["place"].to_pylist()
        failed += [(str(one.arrival.place), one.kind) for one in outcome.failed]
    return sorted(read), sorted(failed)


def refused(actors: object = ()) -> FindsNothing:
    raise CodebookError("the table contradicts itself", where="own.tsv")


def test_one_worker_is_this_process() -> None:
    assert isinstance(engine(1, OLDER), Here)
    assert isinstance(engine(2, OLDER), Workers)


@pytest.mark.parametrize(
    "reads", [pytest.param(Here(OLDER, reader=NeverReads), id="here"), pytest.param(Workers(OLDER, 2, reader=NeverReads), id="workers")]
)
def test_nothing_is_made_for_nothing(reads: Here | Workers) -> None:
    assert list(reads([])) == []


def test_workers_read_all_and_one_that_dies_loses_nothing() -> None:
    words = ["Ardal"] * 20
    words[10], words[15] = "poison", "fault"
    read, failed = become(Workers(OLDER, 2, reader=FindsNothing)(arrivals(*words)))
    assert read == sorted(f"line {number}" for number in range(1, 21) if number not in (11, 16))
    assert failed == [("line 11", "killed"), ("line 16", "fault")]


def test_a_text_that_fails_does_not_take_others_with_it() -> None:
    read, failed = become(Here(OLDER, reader=FindsNothing)(arrivals("Ardal", "fault", "Brin")))
    assert (read, failed) == (["line 1", "line 3"], [("line 2", "fault")])


@pytest.mark.parametrize(
    ("reader", "error"),
    [
        pytest.param(dies_at_once, WorkerDied, id="a process that cannot begin"),
        pytest.param(refused, CodebookError, id="tables that cannot be used"),
    ],
)
def test_what_no_worker_can_do_is_told(reader, error: type[Exception]) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(error):
        list(Workers(OLDER, 1, reader=reader)(arrivals("Ardal")))


def test_closing_early_ends_the_workers() -> None:
    outcomes = Workers(OLDER, 1, reader=Slow)(arrivals(*["Ardal"] * 30))
    next(outcomes)
    crew = outcomes.gi_frame.f_locals["crew"]  # type: ignore[attr-defined]
    outcomes.close()  # type: ignore[attr-defined]
    assert not any(worker.process.is_alive() for worker in crew._workers)
