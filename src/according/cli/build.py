"""``according build``: an archive in, a ledger out; what was killed goes on where it was."""

from __future__ import annotations

import os
import shlex
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from according.cli.columns import ColumnNames, Private, given_by, named_sources
from according.errors import OptionError

if TYPE_CHECKING:
    from according.ledger.builds import Counts
    from according.ledger.engine import Engine
    from according.ledger.stamp import Stamp

ENGINES = ("local", "ray")
_STALE, _FAILED = "was read by another reader", "has failed"


def build(
    context: typer.Context,
    ledger: Annotated[str, typer.Option(metavar="PATH", help="The ledger: a folder, made where there is none, or s3://bucket/path.")],
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCES", help="Folders, texts, pages, JSON, JSONL, CSV, Parquet, WARC, feeds, addresses; - is standard input."
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE|COLUMN", help="When it was published, where a record does not tell: 2023-11-24; or the column that tells it."
        ),
    ] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it, where a record does not tell.")] = None,
    text: Annotated[str | None, typer.Option(metavar="COLUMN", help="The column that holds the text; the usual names are known.")] = None,
    columns: ColumnNames = None,
    private: Private = False,
    actors: Annotated[
        list[Path] | None, typer.Option(metavar="TABLE", help="Actors of your own, as a table; may be given more than once.")
    ] = None,
    refresh: Annotated[bool, typer.Option("--refresh", help="Read again what an older reader or other tables have read.")] = False,
    retry: Annotated[bool, typer.Option("--retry", help="Try again what failed before, of SOURCES or of all.")] = False,
    workers: Annotated[int | None, typer.Option(metavar="N", min=1, help="Worker processes; one a processor by default.")] = None,
    engine: Annotated[str, typer.Option(metavar="NAME", help="local, or ray for a cluster.")] = "local",
    address: Annotated[str | None, typer.Option(metavar="ADDRESS", help="The Ray cluster to join, with --engine ray.")] = None,
) -> None:
    """Read whole archives into a ledger: one table, one row an article, its reading in nested columns.

    Run it again after new material has come in, after Ctrl-C or a crash: what is there is not read again, and nothing is doubled. The same
    text twice is one row; further sightings of it are kept beside it. What is not in English is skipped, what cannot be read is set aside
    with its reason (`according info LEDGER --failed`), and the exit code is then 1.
    """
    archive = named_sources(sources or [])
    if not archive and not (refresh or retry):
        raise OptionError(
            "there is nothing to build from", where="SOURCES", next_step="Name files, folders or addresses, or use --refresh or --retry"
        )
    from according.ledger.build import build as build_ledger  # loads Arrow and Delta, which --help does without
    from according.ledger.progress import Progress, summary
    from according.ledger.stamp import stamp_of

    stamp = stamp_of(actors or ())
    progress = Progress()
    reads = _engine(engine, address, workers, stamp, actors or [])
    given = given_by(columns, published=published, publisher=publisher, private=private, or_column=True, text=text)
    command = shlex.join(["according", *(context.obj or ())])
    try:
        with _ended_politely():
            counts = build_ledger(archive, ledger, reads, stamp, progress, given=given, refresh=refresh, retry=retry, command=command)
    except KeyboardInterrupt:
        progress.end()
        typer.echo(f"according: interrupted; {progress.safe} in {ledger} are safe. The same command goes on from there.", err=True)
        raise typer.Exit(130) from None
    finally:
        progress.end()
    typer.echo(f"{summary(counts, progress.seconds)}.")
    _tell_what_is_left(counts, ledger, [words for words, wanted in ((_STALE, refresh), (_FAILED, retry)) if wanted])


def _tell_what_is_left(counts: Counts, ledger: str, asked: list[str]) -> None:
    """Tell where there was nothing of what was asked for, and what to do about what failed, which is the exit code too."""
    if asked and not counts.seen:
        typer.echo(f"according: nothing in {ledger} {' and nothing '.join(asked)}.", err=True)
    if counts.failed:
        where = shlex.quote(ledger)
        listed, again = f"according info {where} --failed", f"according build --ledger {where} --retry"
        typer.echo(f"according: `{listed}` lists what failed, `{again}` tries it again.", err=True)
        raise typer.Exit(1)


def _engine(name: str, address: str | None, workers: int | None, stamp: Stamp, actors: list[Path]) -> Engine:
    if name == "ray":
        from according.ledger.cluster import Cluster  # an extra that one machine does without

        return Cluster(stamp, actors, address, workers)
    if name != "local":
        raise OptionError(f'there is no engine "{name}"', where="--engine", next_step=f"Choose from {', '.join(ENGINES)}")
    if address:
        raise OptionError("--address is that of a Ray cluster", next_step="Add --engine ray")
    from according.ledger.local import engine  # as in build

    return engine(workers or _processors(), stamp, actors)


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _ended_politely() -> Iterator[None]:
    """Let a request to end, as a cluster's scheduler sends it, write what was read, as Ctrl-C does."""

    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
