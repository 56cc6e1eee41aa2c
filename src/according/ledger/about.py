"""What is in a ledger, and what made it: counts, dates, publishers, readers, builds, sizes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from deltalake import DeltaTable

from according.ledger.builds import Told, builds_of
from according.ledger.quarantine import held_in
from according.ledger.stamp import Stamp
from according.ledger.table import COPIES, address, batches, open_beside, open_readings, schema_of

_COLUMNS = ("publisher", "published", "reader_version", "model_hash", "codebook_hash")


@dataclass(frozen=True, slots=True)
class About:
    """What is in a ledger.

    ``first`` and ``last`` are ISO days of publication, None when no article has one; publishers are counted by the readings that they
    are the first to have, those without one under None; ``size`` is bytes of the present rows, ``on_disk`` with all earlier states (None in
    a bucket); ``quarantine`` counts by kind, and skipped texts by language.
    """

    ledger: str
    schema: int
    version: int
    articles: int
    copies: int
    first: str | None
    last: str | None
    publishers: dict[str | None, int]
    readers: dict[Stamp, int]
    quarantine: dict[str, int]
    languages: dict[str | None, int]
    size: int
    files: int
    on_disk: int | None
    builds: list[Told]


def about(ledger: str | Path) -> About:
    """Return what is in a ledger; raises NotALedger, NewerLedger and LedgerError as ``open_readings`` does."""
    where = address(ledger)
    table = open_readings(where)
    publishers, readers, days = Counter[str | None](), Counter[Stamp](), list[str]()
    articles = 0
    for batch in batches(table, _COLUMNS):
        articles += batch.num_rows
        publishers.update(_counted(batch["publisher"]))
        readers.update(Stamp(*row) for row in zip(*(batch[name].to_pylist() for name in _COLUMNS[2:]), strict=True))
        days += _ends(batch["published"])
    copies = open_beside(where, COPIES)
    kinds, languages = Counter[str](), Counter[str | None]()
    for held in held_in(where):
        kinds[held.kind] += 1
        if held.kind == "language":
            languages[held.language] += 1
    size, files = _size(table)
    return About(
        where, schema_of(table), table.version(), articles, _rows(copies), min(days, default=None), max(days, default=None),
        dict(publishers.most_common()), dict(readers.most_common()), dict(kinds.most_common()), dict(languages.most_common()),
        size, files, _on_disk(where), builds_of(where),
    )  # fmt: skip


def _counted(column: pa.Array) -> dict[str | None, int]:
    counted = pc.value_counts(column)
    return {row["values"]: row["counts"] for row in counted.to_pylist()}


def _ends(published: pa.Array) -> list[str]:
    """Return the first and last day of some dates of publication."""
    ends = pc.min_max(pc.utf8_slice_codeunits(published, 0, 10)).as_py()
    return [ends[end] for end in ("min", "max") if ends[end] is not None]


def _rows(table: DeltaTable | None) -> int:
    return sum(batch.num_rows for batch in batches(table, ["article_id"])) if table else 0


def _size(table: DeltaTable) -> tuple[int, int]:
    sizes = pa.table(table.get_add_actions(flatten=True))["size_bytes"].to_pylist()
    return sum(sizes), len(sizes)


def _on_disk(where: str) -> int | None:
    return None if "://" in where else sum(file.stat().st_size for file in Path(where).rglob("*") if file.is_file())
