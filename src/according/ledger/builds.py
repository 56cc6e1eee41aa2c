"""Which builds made the ledger: the command, the reader and the counts of each."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from according.ledger.stamp import Stamp
from according.ledger.table import BUILDS, batches, open_beside


@dataclass(slots=True)
class Counts:
    """What became of the records that a build has seen: the others add up to ``seen``, once all is written.

    ``read`` are new rows, ``again`` rows that a newer reader has read again, ``already`` were there, ``copies`` are further sightings of
    a text that is there, ``skipped`` are in another language, and ``failed`` are in the quarantine. ``words`` were read.
    """

    seen: int = 0
    read: int = 0
    again: int = 0
    already: int = 0
    copies: int = 0
    skipped: int = 0
    failed: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """One build as the ledger records it; ``ended`` and ``counts`` are None when it was killed."""

    build: str
    began: datetime
    command: str
    stamp: Stamp
    ended: datetime | None = None
    counts: Counts | None = None


def builds_schema() -> pa.Schema:
    """Return the schema of the table of builds: a row when a build first writes, and one with its counts when it ends."""
    words = [pa.field(name, pa.string()) for name in ("build", "command", "version", "model_hash", "codebook_hash")]
    return pa.schema(
        [*words, ("at", pa.timestamp("us", tz="UTC")), ("ended", pa.bool_()), *((name, pa.int64()) for name in asdict(Counts()))]
    )


def row_of_build(build: str, command: str, stamp: Stamp, counts: Counts | None = None) -> pa.Table:
    """Return the row of a build: of its beginning, or of its end with what it counted."""
    row: dict[str, Any] = {"build": build, "command": command, "at": datetime.now(UTC), "ended": counts is not None}
    return pa.Table.from_pylist([row | asdict(stamp) | (asdict(counts) if counts else {})], schema=builds_schema())


def builds_of(ledger: str) -> list[Told]:
    """Return the builds that wrote to a ledger, the oldest first."""
    table = open_beside(ledger, BUILDS)
    rows = [row for batch in batches(table, builds_schema().names) for row in batch.to_pylist()] if table else []
    ends = {row["build"]: row for row in rows if row["ended"]}
    began = sorted((row for row in rows if not row["ended"]), key=lambda row: row["at"])
    return [_told(row, ends.get(row["build"])) for row in began]


def _told(began: dict[str, Any], end: dict[str, Any] | None) -> Told:
    stamp = Stamp(*(began[name] for name in ("version", "model_hash", "codebook_hash")))
    counts = Counts(**{name: end[name] for name in asdict(Counts())}) if end else None
    return Told(began["build"], began["at"], began["command"], stamp, end["at"] if end else None, counts)
