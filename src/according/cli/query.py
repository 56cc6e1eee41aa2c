"""``according query``: a ledger is asked, in SQL or by options, and the answer is a table, CSV, JSON, JSON Lines or Parquet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from according.errors import OptionError

FIRST = 100
"""So many rows a table shows, unless it is told how many."""


def query(
    ledger: Annotated[str, typer.Argument(metavar="LEDGER", help="The folder or s3:// address of a ledger.")],
    sql: Annotated[
        str | None,
        typer.Argument(metavar="SELECT", help="SQL over events, attributions, figures, actors, places, times, labels, articles."),
    ] = None,
    show: Annotated[
        str | None,
        typer.Option(metavar="KIND", help="Without SQL: events (unless told), said, figures, people, places, times, labels, articles."),
    ] = None,
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="Who did or said it: a name, or a code as in KEN or MIL.")] = None,
    recipient: Annotated[str | None, typer.Option(metavar="NAME", help="To whom it was done: a name or a code.")] = None,
    type_: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help='Of events ASSAULT or "ASSAULT aerial", of figures killed, of said deny.')
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From this day, month or year on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day, month or year, and with it.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Where it was: a place or a region.")] = None,
    country: Annotated[str | None, typer.Option(metavar="CODE", help="Where it was: a country, as in KEN.")] = None,
    origin: Annotated[str | None, typer.Option(metavar="NAME", help="According to whom: the first source, or the publisher.")] = None,
    status: Annotated[
        str | None, typer.Option(metavar="STATUS", help="reported, denied, planned, demanded, threatened or hypothetical.")
    ] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="The newest so many rows.")] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV; several values in one cell are parted by semicolons.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON array of objects.")] = False,
    as_jsonl: Annotated[bool, typer.Option("--jsonl", help="Print a JSON object a line.")] = False,
    parquet: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a Parquet file.")] = None,
    version: Annotated[int | None, typer.Option(metavar="N", help="Ask an earlier state of the ledger.")] = None,
) -> None:
    """Ask a ledger: who did what to whom, when, where, according to whom.

    Nothing is written to the ledger, and SQL can reach nothing but its files.
    """
    from according.cli import rows  # with the ledger, loads Arrow and DuckDB, which --help does without
    from according.ledger.ledger import Ledger
    from according.ledger.query import Question
    from according.ledger.sql import asked

    forms = [name for name, wanted in (("--csv", as_csv), ("--json", as_json), ("--jsonl", as_jsonl), ("--parquet", parquet)) if wanted]
    if len(forms) > 1:
        raise OptionError(f"{' and '.join(forms)} do not go together", next_step="Choose one of them")
    options = {
        "show": show, "actor": actor, "recipient": recipient, "type": type_, "since": since, "until": until, "place": place,
        "country": country, "origin": origin, "status": status, "limit": limit,
    }  # fmt: skip
    given = {name: value for name, value in options.items() if value is not None}
    if sql is not None and given:
        raise OptionError(f"--{next(iter(given))} does not go with SQL", next_step="Say it in the SELECT, or leave the SELECT out")
    most = None if forms or limit else FIRST
    question = Question(**given | ({"limit": most + 1} if most else {}))  # type: ignore[arg-type]
    with Ledger(ledger, version=version, locked=True) as opened, asked(sql or ""):
        answer = question.ask(opened) if sql is None else opened.sql(sql)
        if parquet:
            rows.write_parquet(answer, parquet)
        elif as_csv:
            rows.print_csv(answer)
        elif as_json or as_jsonl:
            rows.print_json(answer, lines=as_jsonl)
        else:
            rows.print_table(answer, rows.SHOWN[question.show] if sql is None else None, most)
