"""Parquet → parts, a row each, read a few rows at a time and only in the columns that are needed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from according.errors import CutOff, NotText, TooLarge
from according.intake.columns import Columns
from according.intake.given import Given
from according.intake.opened import Opened
from according.intake.parts import Draft, Part
from according.intake.record import Shapes, draft_of

_ROWS = 64
_MOST_BYTES = 1_000_000_000  # of one that is packed or piped, since Parquet is read from its end


def parquet(file: Opened, given: Given) -> Iterator[Part]:
    """Yield a part for each row, numbered from 1 ("record 1"). Raises NotText for what is not Parquet, CutOff where it is damaged."""
    import pyarrow as pa  # a quarter of a second, and other sources do without
    import pyarrow.parquet as pq

    with _seekable(file) as source:
        try:
            found = pq.ParquetFile(source)
            names = tuple(_names(found.schema_arrow))
        except (pa.ArrowException, OSError) as error:
            step = "Check that it was written to its end"
            raise NotText("it is not Parquet, or is cut off", where=file.name, why=_first_line(error), next_step=step) from error
        columns = Shapes.of(file.name, given).columns_of(names, where=file.name)
        wanted = sorted({_top(name, found.schema_arrow) for name in columns.named()})
        number = 0
        batches = found.iter_batches(_ROWS, columns=wanted)
        while True:
            try:
                rows = next(batches, None)
            except (pa.ArrowException, OSError) as error:
                raise CutOff("the rows that follow are damaged", where=file.name, why=_first_line(error)) from error
            if rows is None:
                return
            for row in rows.to_pylist():
                number += 1
                place = f"record {number}"
                yield Part(place, partial(_draft, row, columns, f"{file.name} {place}"))


def _draft(row: dict[str, Any], columns: Columns, where: str) -> Draft:
    return draft_of(row, columns, where=where)


@contextmanager
def _seekable(file: Opened) -> Iterator[Any]:
    import pyarrow as pa

    if file.path:
        with pa.OSFile(str(file.path)) as source:
            yield source
        return
    data = file.stream.read(_MOST_BYTES + 1)
    file.require_whole()
    if len(data) > _MOST_BYTES:
        step = "Unpack it and give the file itself"
        raise TooLarge(f"it has more than {_MOST_BYTES:,} bytes", where=file.name, why="Parquet is read from its end", next_step=step)
    yield pa.BufferReader(data)


def _names(schema: Any) -> Iterator[str]:
    """Yield the names of the columns; those of a column of structs come as "column.field"."""
    import pyarrow as pa

    for column in schema:
        if pa.types.is_struct(column.type):
            yield from (f"{column.name}.{inner.name}" for inner in column.type)
        else:
            yield column.name


def _top(name: str, schema: Any) -> str:
    return name if name in schema.names else name.partition(".")[0]


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0].rstrip(".")
