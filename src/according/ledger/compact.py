"""Which small files are put together? Those written last, after the last large one, up to a size.

Delta's own compaction is passed by: two of them at once would each add the rows of the same files, and every row would stand twice.
Here the newest rows are written once more in their own place, which fails when another build has written anything meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pyarrow as pa
from deltalake import DeltaTable

ROWS = 4_000
"""Rows that a file should have at last: as many are held in memory some times over while it is written."""
TARGET = 64 * 1024 * 1024
"""Bytes that are enough for a file of fewer rows."""
_FEWEST = 4
_STATED = timedelta(milliseconds=1)  # the log states times of files in whole milliseconds, rounded down


def compacted(table: DeltaTable, write: Callable[[pa.RecordBatchReader, str], None]) -> None:
    """Hand the newest rows to ``write``, with the predicate that tells which they are; nothing when they lie in few files."""
    since = newest_small(table)
    if since is not None:
        import pyarrow.dataset as ds  # loads pandas where it is installed, which a question does without

        rows = table.to_pyarrow_dataset().scanner(filter=ds.field("read_at") >= pa.scalar(since, pa.timestamp("us", tz="UTC")))
        write(rows.to_reader(), f"read_at >= '{since:%Y-%m-%dT%H:%M:%S.%fZ}'")


def newest_small(table: DeltaTable) -> datetime | None:
    """Return since when all rows lie in small files, of which there are many; None when there are few."""
    found = pa.table(table.get_add_actions(flatten=True))
    if not {"min.read_at", "max.read_at"} <= set(found.column_names):
        return None
    files = found.select(["size_bytes", "num_records", "min.read_at", "max.read_at"]).to_pylist()
    dated = [file for file in files if file["min.read_at"] is not None]
    large = [file["max.read_at"] for file in dated if file["size_bytes"] >= TARGET / 2 or file["num_records"] >= ROWS / 2]
    after = max(large) + _STATED if large else None
    small = [file["min.read_at"] for file in dated if after is None or file["min.read_at"] > after]
    return min(small) if len(small) >= _FEWEST else None
