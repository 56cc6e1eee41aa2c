"""``according export``: a ledger, or readings as JSON Lines, in a layout that other tools load."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from according.errors import OptionError

if TYPE_CHECKING:
    from according.ledger.exports import Written
    from according.records import Reading

LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


def export(
    ledger: Annotated[
        str, typer.Argument(metavar="LEDGER", help="A ledger, or readings as according read --jsonl prints them; - is standard input.")
    ],
    to: Annotated[
        str, typer.Option(metavar="FORMAT", help="polecat, gdelt, acled-like, ucdp-ged-like, csv, parquet, jsonl, brat, w3c, docbin.")
    ],
    out: Annotated[str, typer.Option(metavar="FILE", help="Where to; a folder for brat and docbin; - is standard output.")],
    sources: Annotated[
        bool, typer.Option("--sources", help="Add, at the right of a fixed layout, according to whom, and the words that a row rests on.")
    ] = False,
    view: Annotated[
        str | None, typer.Option(metavar="VIEW", help="Of csv and parquet one view only: events, figures, attributions, actors, …")
    ] = None,
) -> None:
    """Write readings in a format that other tools load, whole or not at all.

    What the format has no place for is counted on standard error. docs/exports.md tells what maps to what.
    """
    if Path(out).exists() and Path(ledger).exists() and Path(out).resolve() == Path(ledger).resolve():
        raise OptionError("an export cannot take the place of what it is made from", where=out, next_step="Name another file")
    from according.ledger.exports import FORMATS  # with the formats, loads Arrow and DuckDB, which --help does without
    from according.ledger.exports import export as write

    came = write(_readings(ledger), to, out, sources=sources, view=view)
    typer.echo(f"according: {_told(came, FORMATS[to].item)}", err=True)


def _readings(ledger: str) -> Iterator[Reading]:
    if ledger == "-" or ledger.lower().endswith(LINES):
        from according.ledger.exports import readings_in

        return readings_in(ledger)
    from according.ledger.ledger import Ledger

    return Ledger(ledger).readings()


def _told(came: Written, item: str) -> str:
    from according.ledger.progress import several  # as above

    of = f" of {several(came.readings, 'reading')}" if item != "readings" else ""
    line = f"{several(came.rows, item.removesuffix('s'))}{of} written"
    if came.left_out:
        alone = len(came.left_out) == 1
        reasons = ", ".join(reason if alone else f"{count:,} {reason}" for reason, count in came.left_out.most_common())
        line += f"; {several(came.left_out.total(), 'event')} left out ({reasons})"
    return f"{line}."
