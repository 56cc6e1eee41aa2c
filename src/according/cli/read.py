"""``according read``: articles in, readings out, as a view, JSON, JSON Lines or a page."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from according.cli.columns import ColumnNames, Private, given_by, named_sources
from according.errors import AccordingError, InputError, OptionError
from according.records import Article, Reading

if TYPE_CHECKING:
    from according.intake import Given
    from according.reader.reasons import Reasons

SHOWN = ("events", "said", "figures")
KINDS = ("events", "said", "figures", "people", "places", "times", "labels")
SINGLE = (".txt", ".text", ".md", ".html", ".htm", ".xhtml")
"""Endings of files that hold one article."""


def read(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Files, folders, tables, archives, addresses of pages and feeds; - is standard input."),
    ],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was published: 2023-11-24. A record's own date goes first.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it. A record's own goes first.")] = None,
    columns: ColumnNames = None,
    private: Private = False,
    actors: Annotated[
        list[Path] | None, typer.Option(metavar="TABLE", help="Actors of your own, as a table; may be given more than once.")
    ] = None,
    show: Annotated[str | None, typer.Option(metavar="KINDS", help=f"What to show, parted by commas: {', '.join(KINDS)}, or all.")] = None,
    text: Annotated[bool, typer.Option("--text", help="Show the story, each statement marked with its source.")] = False,
    html: Annotated[Path | None, typer.Option(metavar="PAGE", help="Write one self-contained page, to open in a browser.")] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell why each record is as it is; with --json and --jsonl beside the reading.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the reading of one article as one JSON object.")] = False,
    as_jsonl: Annotated[bool, typer.Option("--jsonl", help="Print one reading a line, in the order of the articles.")] = False,
) -> None:
    """Read news reports: who did what to whom, when and where, according to whom.

    What cannot be read is named on standard error, the rest is read, and the exit code is 1.
    """
    kinds = _kinds(show)
    _agree(as_json=as_json, as_jsonl=as_jsonl, view=text or show is not None, html=html, explain=explain)
    batch = _Batch(
        named_sources(sources), given_by(columns, published=published, publisher=publisher, private=private), actors or [], explain=explain
    )
    if as_json:
        _print_one(batch)
    elif as_jsonl:
        _print_lines(batch)
    elif html:
        _write_page(batch, html)
    else:
        _print_views(batch, kinds if kinds is not None else () if text else SHOWN, story=text)
    if batch.failures:
        raise typer.Exit(1)


class _Batch:
    """The readings of all articles of all sources, in order; what cannot be read is told on standard error and counted."""

    def __init__(self, sources: list[str], given: Given, actors: list[Path], *, explain: bool) -> None:
        from according.intake import arrivals  # with the reader, what takes time to load: not for --help

        self.sources = sources
        self.actors = actors
        self.explain = explain
        self.failures = 0
        self._arrivals = [arrivals(source, given) for source in sources]

    def readings(self, *, progress: bool = False) -> Iterator[Reading]:
        """Yield the reading of each article; ``progress`` shows a bar on standard error, if that is a terminal."""
        found = self._taken_in()
        first = list(islice(found, 1))
        if not first:
            return
        from according.reader.reader import Reader  # loads the model, which is not wanted for nothing

        readings = Reader(actors=self.actors).read_many(article for part in (first, found) for article in part)
        yield from self._counted(readings) if progress and sys.stderr.isatty() and self._many() else readings

    def explained(self, *, progress: bool = False) -> Iterator[tuple[Reading, Reasons | None]]:
        """Yield each reading, as ``readings`` does, with its reasons by record id; None where nobody asked for them."""
        if not self.explain:
            yield from ((reading, None) for reading in self.readings(progress=progress))
            return
        from according.reader.reader import Reader  # as above

        reader = Reader(actors=self.actors)
        for article in self._taken_in():
            try:
                yield reader.explain(article)
            except InputError as problem:
                self.failures += 1
                typer.echo(f"according: {problem}", err=True)

    def _taken_in(self) -> Iterator[Article]:
        from according.intake import Quarantined  # as above

        for source in self._arrivals:
            for found in source:
                if isinstance(found, Quarantined):
                    self.failures += 1
                    typer.echo(f"according: {' '.join(found.reason.split())}", err=True)
                else:
                    yield found.article

    def _many(self) -> bool:
        return len(self.sources) > 1 or not self.sources[0].lower().endswith(SINGLE)

    def _counted(self, readings: Iterator[Reading]) -> Iterator[Reading]:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        known = len(self.sources) if all(source.lower().endswith(SINGLE) for source in self.sources) else None
        columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            yield from bar.track(readings, total=known)


def _kinds(show: str | None) -> tuple[str, ...] | None:
    if show is None:
        return None
    if show.strip() == "all":
        return KINDS
    kinds = tuple(kind.strip() for kind in show.split(","))
    for kind in kinds:
        if kind not in KINDS:
            raise OptionError(f'there is no "{kind}" to show', where="--show", next_step=f"Choose from {', '.join(KINDS)}, or all")
    return kinds


def _agree(*, as_json: bool, as_jsonl: bool, view: bool, html: Path | None, explain: bool) -> None:
    """Raise OptionError when two ways of printing are asked for at once, or the page cannot be written."""
    asked = [name for name, wanted in (("--json", as_json), ("--jsonl", as_jsonl), ("--html", html), ("--show or --text", view)) if wanted]
    if len(asked) > 1:
        raise OptionError(f"{' and '.join(asked)} do not go together", next_step="Choose one of them")
    if html and explain:
        raise OptionError("--html and --explain do not go together", next_step="Leave one of them out")
    if html and (html.is_dir() or not html.absolute().parent.is_dir()):
        raise OptionError("no page can be written there", where=str(html), next_step="Name a file in a folder that there is")


def _print_one(batch: _Batch) -> None:
    found = list(islice(batch.explained(), 2))
    if len(found) > 1:
        raise OptionError("--json prints one object, and there is more than one article", next_step="Use --jsonl")
    for reading, reasons in found:
        _print_bytes(_object(reading, reasons, indent=2))
    if not found and not batch.failures:
        raise AccordingError("there is no article in it", where=", ".join(batch.sources))


def _print_lines(batch: _Batch) -> None:
    for reading, reasons in batch.explained(progress=not sys.stdout.isatty()):
        _print_bytes(_object(reading, reasons))


def _object(reading: Reading, reasons: Reasons | None, *, indent: int | None = None) -> str:
    """Return a reading as JSON, or with its reasons an object of both."""
    if reasons is None:
        return reading.to_json(indent=indent)
    told = {record: [reason.model_dump() for reason in why] for record, why in reasons.items()}
    return json.dumps({"reading": json.loads(reading.to_json()), "reasons": told}, indent=indent, ensure_ascii=False)


def _print_bytes(text: str) -> None:
    """Print JSON as UTF-8, whatever the terminal speaks."""
    typer.echo(text.encode() + b"\n", nl=False)


def _print_views(batch: _Batch, kinds: tuple[str, ...], *, story: bool) -> None:
    from according.view.terminal import console_for, show  # draws in rich, which takes time to load

    console = console_for(sys.stdout)
    for number, (reading, reasons) in enumerate(batch.explained(progress=not sys.stdout.isatty())):
        if number:
            typer.echo("\n" + "─" * min(console.width, 80) + "\n")
        show(reading, console, kinds, story=story, reasons=reasons)


def _write_page(batch: _Batch, path: Path) -> None:
    from according.view.page import page  # needs jinja2, which nothing else does

    readings = list(batch.readings(progress=True))
    if not readings:
        return
    try:
        path.write_text(page(readings), encoding="utf-8")
    except OSError as problem:
        raise AccordingError("the page cannot be written", where=str(path), why=problem.strerror) from problem
    typer.echo(f"{path} is written: open it in a browser.", err=True)
