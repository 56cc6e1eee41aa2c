"""Options of every command that takes sources: which columns hold what, and where pages may be fetched from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import TYPE_CHECKING, Annotated

import typer

from according.errors import OptionError

if TYPE_CHECKING:
    from according.intake import Columns, Given

FIELDS = ("text", "published", "title", "publisher", "url", "id")
ColumnNames = Annotated[
    list[str] | None,
    typer.Option(
        "--columns",
        metavar="FIELD=COLUMN,…",
        help=f"Which columns of a table hold what: text=body,published=date. Fields: {', '.join(FIELDS)}; the rest is guessed.",
    ),
]
Private = Annotated[bool, typer.Option("--private", help="Let pages of this machine and its network be fetched.")]


def given_by(
    columns: list[str] | None,
    *,
    published: str | None = None,
    publisher: str | None = None,
    private: bool = False,
    or_column: bool = False,
    **named: str | None,
) -> Given:
    """Return what the options give beside the sources; guesses are told on standard error, each once.

    ``named`` are columns that have options of their own: ``text="body"``. With ``or_column`` a ``published`` without a digit is the name
    of a column. Raises OptionError for what ``--columns`` cannot mean.
    """
    from according.intake import Given, Web  # with the reader, what takes time to load: not for --help

    if or_column and published and not any(sign.isdigit() for sign in published):
        published, named["published"] = None, published
    known = columns_of(columns, **named)
    return Given(published, publisher, known, Web(private=private), guessed=_teller(known, dated=published is not None))


def named_sources(sources: list[str]) -> list[str]:
    """Return the sources as they were given. Raises OptionError for one without a name, which would be read as the folder one is in."""
    if not all(sources):
        step = "Name a file, a folder or an address; a variable of the shell may not be set"
        raise OptionError("a source has no name", where="SOURCE", next_step=step)
    return sources


def columns_of(written: list[str] | None, **named: str | None) -> Columns:
    """Return the columns that ``--columns`` names (``text=body,published=date``), and those that are named one by one.

    Raises OptionError for what names none.
    """
    from according.intake import Columns  # as above

    found = {field: name for field, name in named.items() if name is not None}
    for pair in (pair for group in written or () for pair in group.split(",")):
        field, equals, name = (part.strip() for part in pair.partition("="))
        if field not in FIELDS or not equals:
            step = f"Write FIELD=COLUMN; the fields are {', '.join(FIELDS)}"
            raise OptionError(f'"{pair.strip()}" names no column', where="--columns", next_step=step)
        found[field] = name
    return Columns(**found)


def _teller(given: Columns, *, dated: bool) -> Callable[[str, Columns], None]:
    """Return what tells a user which columns were guessed, where they are not called what they hold; each guess once.

    That no column holds the date of publication is told as well, unless the user has given one: without it "on Monday" is no day.
    """
    told: set[Columns] = set()

    def tell(source: str, columns: Columns) -> None:
        guesses = {field.name: getattr(columns, field.name) for field in fields(columns) if getattr(given, field.name) is None}
        shown = [f'{field} is "{name}"' for field, name in guesses.items() if name and name != field]
        if not dated and given.published is None and not columns.published:
            shown.append("no column is known to hold the date of publication")
        if shown and columns not in told:
            told.add(columns)
            typer.echo(f"according: {source}: {', '.join(shown)} (guessed; --columns names others).", err=True)

    return tell
