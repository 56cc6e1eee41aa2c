"""Plain tables, CSV or Parquet: the ledger's own views, with the columns of the field guide.

The readings are put, some at a time, before the same SQL that a ledger is asked with, so both have the same columns. What only a ledger
knows (where an article was taken from, and when) is empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Protocol

import duckdb
import pyarrow as pa
from pyarrow import csv, parquet

from according.errors import OptionError
from according.ledger.exports.rows import Written
from according.ledger.exports.whole import STANDARD_OUTPUT, whole_file, whole_folder
from according.ledger.schema import row_of, schema
from according.ledger.views import VIEWS
from according.records import Reading

READINGS_AT_A_TIME = 500
_BEFORE = ("macros",)
_NEVER_READ = datetime(1970, 1, 1, tzinfo=UTC)
_LEDGERS_OWN = dict.fromkeys(("source", "place", "read_at", "model_hash", "codebook_hash"))


class Sink(Protocol):
    """Takes rows in and writes them to one stream."""

    def write_table(self, table: pa.Table) -> None:
        """Write some rows."""


def write_flat(readings: Iterable[Reading], out: str, to: str, *, view: str | None = None) -> Written:
    """Write views as CSV or Parquet: one when ``view`` is given or ``out`` is named as a file of that kind, else a folder of all.

    In CSV several values of one cell are parted by "; ". A file named without ``view`` holds the events. Raises OptionError for
    a view that there is not, ExportError when it cannot be written.
    """
    if view and view not in VIEWS:
        raise OptionError(f"there is no view {view!r}", where="--view", next_step=f"Choose from {', '.join(VIEWS)}")
    written = Written()
    tables = _Tables(to)
    if view or out == STANDARD_OUTPUT or out.lower().endswith(f".{to}"):
        with whole_file(out) as stream, tables.sink(stream, view or "events") as sink:
            for part in _parts(written.count(readings)):
                written.rows += tables.write(part, {view or "events": sink})
        return written
    with whole_folder(out) as folder, ExitStack() as stack:
        streams = {name: stack.enter_context(Path(folder / f"{name}.{to}").open("wb")) for name in VIEWS}
        sinks = {name: stack.enter_context(tables.sink(stream, name)) for name, stream in streams.items()}
        for part in _parts(written.count(readings)):
            written.rows += tables.write(part, sinks)
    return written


class _Tables:
    """The views over a table of readings that is changed for the next one."""

    def __init__(self, to: str) -> None:
        self._to = to
        self._database = duckdb.connect()
        self._database.execute("set timezone = 'UTC'")
        self._database.register("readings", schema().empty_table())
        for name in (*_BEFORE, *VIEWS):
            self._database.execute(files("according.ledger.views").joinpath(f"{name}.sql").read_text("utf-8"))

    @contextmanager
    def sink(self, stream: BinaryIO, view: str) -> Iterator[Sink]:
        """Give what writes the rows of a view to a stream."""
        columns = self._rows(view).schema
        writer = csv.CSVWriter(stream, columns) if self._to == "csv" else parquet.ParquetWriter(stream, columns, compression="zstd")
        with writer:
            yield writer

    def write(self, part: pa.Table, sinks: dict[str, Sink]) -> int:
        """Write the rows that each view has of some readings, and return how many."""
        self._database.unregister("readings")
        self._database.register("readings", part)
        count = 0
        for view, sink in sinks.items():
            rows = self._rows(view)
            sink.write_table(rows)
            count += rows.num_rows
        return count

    def _rows(self, view: str) -> pa.Table:
        found = self._database.sql(f"from {view}")  # one of VIEWS
        if self._to == "csv":
            joined = (
                f"array_to_string({name}, '; ') as {name}" if kind.id == "list" else name
                for name, kind in zip((f'"{column}"' for column in found.columns), found.types, strict=True)
            )
            found = found.project(", ".join(joined))
        return found.to_arrow_table()


def _parts(readings: Iterable[Reading]) -> Iterator[pa.Table]:
    rows = (
        {**row_of(one, source="", place=None, read_at=_NEVER_READ, model_hash="", codebook_hash=""), **_LEDGERS_OWN} for one in readings
    )
    while part := list(islice(rows, READINGS_AT_A_TIME)):
        yield pa.Table.from_pylist(part, schema=schema())
