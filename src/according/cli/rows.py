"""The rows of an answer, as a table on the terminal, CSV, JSON, JSON Lines or a Parquet file; all but the table are streamed."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import typer
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from according.errors import AccordingError
from according.view.marks import printable
from according.view.terminal import console_for

AT_ONCE = 2048
_BETWEEN = "  "
_LONGEST_WORD = 24  # longer ones are parted: addresses, hashes
SHOWN = {
    "events": ("day", "event_type", "mode", "status", "actors", "recipients", "place", "origin", "evidence"),
    "said": ("published", "source", "act", "form", "content", "within"),
    "figures": ("day", "measure", "low", "high", "bound", "of", "place", "origin", "words"),
    "people": ("published", "name", "kind", "country", "sectors", "mentions", "acts", "undergoes", "speaks"),
    "places": ("published", "name", "country", "admin1", "lat", "lon", "mentions", "events"),
    "times": ("published", "words", "type", "value", "start_date", "end_date"),
    "labels": ("published", "label", "name", "origin"),
    "articles": ("published", "publisher", "title", "events", "attributions", "figures", "article_id"),
}
"""The columns that a table shows when nothing else is asked for; the other forms have them all."""


def print_table(answer: duckdb.DuckDBPyRelation, columns: Sequence[str] | None, most: int | None) -> None:
    """Print a table: as wide as the terminal, or a row a line where there is none; no more than ``most`` rows.

    Where a terminal is too narrow for a table whose words stay whole, each row is printed as a list of what it holds.
    """
    if columns:
        answer = answer.project(*(f'"{column}"' for column in columns))
    found = list(_rows(answer.limit(most + 1) if most else answer))
    names = [printable(name) for name in answer.columns]
    cells = [[printable(" ".join(_cell(value).split())) for value in row.values()] for row in found[:most]]
    console = console_for(sys.stdout)
    widths = _widths([names, *cells], console.width)
    with console.capture() as capture:
        if widths:
            console.print(_table(names, cells, widths))
        else:
            for row in cells:
                console.print(_listed(names, row), Text())
    typer.echo("\n".join(line.rstrip() for line in capture.get().rstrip("\n").splitlines()))
    if most and len(found) > most:
        typer.echo(f"according: there are more than these {most} rows. --limit N shows N of them, --csv all.", err=True)
    elif not found:
        typer.echo("according: nothing in the ledger answers to that.", err=True)


def _widths(lines: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """Return how wide each column of a table is, its words kept whole; None where that is more than ``width``."""
    columns = list(zip(*lines, strict=True))
    wanted = [max(map(cell_len, column)) for column in columns]
    widths = [min(_LONGEST_WORD, max(cell_len(word) for cell in column for word in cell.split() or [""])) for column in columns]
    left = width - sum(widths) - len(_BETWEEN) * (len(columns) - 1)
    if left < 0:
        return None
    while narrow := [number for number, most in enumerate(wanted) if widths[number] < most]:
        share = left // len(narrow)
        if not share:
            break
        for number in narrow:
            more = min(share, wanted[number] - widths[number])
            widths[number] += more
            left -= more
    return widths


def _table(names: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, len(_BETWEEN), 0, 0), header_style="dim italic")
    for name, width in zip(names, widths, strict=True):
        table.add_column(Text(name), overflow="fold", width=width)
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _listed(names: Sequence[str], row: Sequence[str]) -> Table:
    """Return what a row holds, a column a line; what is empty is left out."""
    table = Table(box=None, pad_edge=False, padding=(0, len(_BETWEEN), 0, 0), show_header=False)
    table.add_column(style="dim italic", width=max(map(cell_len, names)))
    table.add_column(overflow="fold")
    for name, cell in zip(names, row, strict=True):
        if cell:
            table.add_row(Text(name), Text(cell))
    return table


def print_csv(answer: duckdb.DuckDBPyRelation) -> None:
    """Print CSV with a head line, a null as an empty cell, several values in one cell parted by semicolons."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, lineterminator="\n")
    writer.writerow(answer.columns)
    _flush(line)
    for row in _rows(answer):
        writer.writerow([_cell(value) for value in row.values()])
        _flush(line)


def print_json(answer: duckdb.DuckDBPyRelation, *, lines: bool) -> None:
    """Print the rows as JSON objects: one a line, or all in one array; dates are ISO, lists are arrays."""
    if not lines:
        typer.echo("[", nl=False)
    for number, row in enumerate(_rows(answer)):
        between = "" if lines else ("," if number else "") + "\n"
        typer.echo((between + json.dumps(row, ensure_ascii=False, default=_plain)).encode(errors="replace"), nl=lines)
    if not lines:
        typer.echo("\n]")


def write_parquet(answer: duckdb.DuckDBPyRelation, path: Path) -> None:
    """Write a Parquet file, which is there when it is whole; AccordingError when it cannot be written."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        batches = answer.to_arrow_reader(AT_ONCE)
        with pq.ParquetWriter(unfinished, batches.schema, compression="zstd") as writer:
            for batch in batches:
                writer.write_batch(batch)
        unfinished.replace(path)
    except (OSError, pa.ArrowException) as problem:
        raise AccordingError(
            "the file cannot be written", where=str(path), why=getattr(problem, "strerror", None) or str(problem)
        ) from problem
    finally:
        unfinished.unlink(missing_ok=True)
    typer.echo(f"{path} is written.", err=True)


def _rows(answer: duckdb.DuckDBPyRelation) -> Iterator[dict[str, Any]]:
    names = answer.columns
    for batch in answer.to_arrow_reader(AT_ONCE):
        columns = [column.to_pylist() for column in batch.columns]
        for values in zip(*columns, strict=True):
            yield dict(zip(names, values, strict=True))


def _flush(line: io.StringIO) -> None:
    typer.echo(line.getvalue().encode(errors="replace"), nl=False)
    line.seek(0)
    line.truncate()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_cell(one) for one in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return _plain(value)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
