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
import typer

from according.errors import AccordingError, OptionError
from according.view.grid import Grid
from according.view.marks import printable
from according.view.terminal import console_for

AT_ONCE = 2048
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
    grid = Grid([printable(name) for name in answer.columns])
    for row in found[:most]:
        grid.add(*(printable(" ".join(_cell(value).split())) for value in row.values()))
    console = console_for(sys.stdout)
    with console.capture() as capture:
        console.print(grid.fitted(console.width))
    typer.echo("\n".join(line.rstrip() for line in capture.get().rstrip("\n").splitlines()))
    if most and len(found) > most:
        typer.echo(f"according: there are more than these {most} rows. --limit N shows N of them, --csv all.", err=True)
    elif not found:
        typer.echo("according: nothing in the ledger answers to that.", err=True)


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
    """Write a Parquet file, which is there when it is whole; OptionError where no file can be, AccordingError when it cannot be written."""
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise OptionError("no file can be written there", where=str(path), next_step="Name a file in a folder that there is")
    import pyarrow.parquet as pq  # as slow to load as it is rarely asked for

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
