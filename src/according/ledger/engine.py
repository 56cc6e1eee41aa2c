"""What goes through an engine, and what comes out: articles with where they come from, rows of readings and what failed.

An engine is anything that reads articles: in this process (``here``), in worker processes of this machine (``local``), on a cluster.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, Protocol

import pyarrow as pa

from according.codebook.actors import Tables
from according.errors import AccordingError, InputError
from according.intake.arrival import Arrival
from according.ledger.schema import row_of, schema
from according.ledger.stamp import Stamp
from according.records import Article, Reading

Kind = Literal["language", "input", "fault", "killed"]
"""Why a record has no reading: another language, not to be read, a fault of the reader's own, or its worker died of it twice."""


@dataclass(frozen=True, slots=True)
class Failed:
    """An arrival that has no reading, and why: ``reason`` is one plain sentence."""

    arrival: Arrival
    kind: Kind
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of some arrivals: each is one row of ``rows`` (a table of ``schema()``) or one of ``failed``."""

    rows: pa.Table
    failed: tuple[Failed, ...] = ()


class Engine(Protocol):
    """Reads arrivals and hands back what became of each, once, in any order.

    Nothing is loaded before the first arrival, so that a build with nothing new costs next to nothing. Arrivals are pulled as they are
    needed, a bounded number ahead, in the thread that asks for outcomes. When the iterator is closed early, workers are ended and what
    they had in hand is dropped: it was never reported.
    """

    def __call__(self, arrivals: Iterable[Arrival]) -> Iterator[Outcome]:
        """Yield what became of the arrivals, some at a time."""


class Reads(Protocol):
    """What an engine asks of a reader; ``according.Reader`` is one."""

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Yield the reading of each article, in order."""


def reader_of(actors: Tables) -> Reads:
    """Return the reader of one worker: on one thread, since a worker is given one processor."""
    from according.language.pipeline import Language  # loads the model's libraries, which a build with nothing new does without
    from according.reader.reader import Reader

    return Reader(Language(threads=1), actors=actors)


def read_batch(reader: Reads, batch: Sequence[Arrival], stamp: Stamp) -> Outcome:
    """Read some arrivals; one that raises fails by itself, with its reason, and the others are read."""
    try:
        return _outcome(_rows(reader, batch, stamp))
    except Exception:  # noqa: BLE001 - texts go through the model together, so whose fault it is shows only when each is read by itself
        return _outcome(part for arrival in batch for part in _alone(reader, arrival, stamp))


def _alone(reader: Reads, arrival: Arrival, stamp: Stamp) -> list[dict[str, Any] | Failed]:
    try:
        return list(_rows(reader, [arrival], stamp))
    except InputError as error:
        return [Failed(arrival, "input", str(error))]
    except AccordingError as fault:  # a model or a codebook that cannot be used
        return [Failed(arrival, "fault", str(fault))]
    except Exception as fault:  # noqa: BLE001 - whatever a text does to the reader, the batch goes on
        return [Failed(arrival, "fault", f"a fault of the reader: {type(fault).__name__}: {fault}")]


def _outcome(parts: Iterable[dict[str, Any] | Failed]) -> Outcome:
    rows: list[dict[str, Any]] = []
    failed: list[Failed] = []
    for part in parts:
        if isinstance(part, Failed):
            failed.append(part)
        else:
            rows.append(part)
    return Outcome(pa.Table.from_pylist(rows, schema=schema()), tuple(failed))


def _rows(reader: Reads, batch: Sequence[Arrival], stamp: Stamp) -> Iterator[dict[str, Any]]:
    for arrival, reading in zip(batch, reader.read_many([arrival.article for arrival in batch]), strict=True):
        yield row_of(
            reading,
            source=arrival.source,
            place=arrival.place,
            read_at=datetime.now(UTC),
            model_hash=stamp.model_hash,
            codebook_hash=stamp.codebook_hash,
        )
