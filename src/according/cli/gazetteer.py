"""``according gazetteer``: places beyond the shipped ones, from a dump of GeoNames."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from according.cli.command import Command
from according.cli.examples import examples
from according.errors import GazetteerError, OptionError

if TYPE_CHECKING:
    from collections.abc import Callable

gazetteer = typer.Typer(
    rich_markup_mode=None,
    invoke_without_command=True,
    help="Add places to the shipped ones, from a dump of GeoNames.",
    epilog=examples("gazetteer"),
)


@gazetteer.callback()
def _shown(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@gazetteer.command(cls=Command, short_help="Add the places of dumps of GeoNames.")
def add(
    dumps: Annotated[
        list[Path],
        typer.Argument(metavar="DUMP", help="allCountries.zip, cities500.zip, SY.zip … as GeoNames offers them, or their texts."),
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="TABLE", help="Write the table here, not where readers look; its name ends in .places.")
    ] = None,
) -> None:
    """Add the places of dumps of GeoNames: readings use them from then on, beside the shipped ones."""
    from according.codebook.added_places import ENDING, folder  # with what writes tables, slow to load: not for --help
    from according.codebook.geonames import places_of, size_of
    from according.codebook.place_writing import write_places

    if out and (len(dumps) > 1 or out.suffix != ENDING):
        raise OptionError(f"one table has the places of one dump, and its name ends in {ENDING}", where=f"--out {out}")
    for dump in dumps:
        table = out or folder() / f"{dump.stem}{ENDING}"
        with _progress(dump, size_of(dump)) as (passed, said):
            count = write_places(
                places_of(dump, passed),
                table,
                {"source": f"GeoNames (https://www.geonames.org), {dump.name}", "licence": "CC BY 4.0"},
                said,
            )
        typer.echo(f"{table}: {count:,} places, {table.stat().st_size:,} bytes")


@gazetteer.command(cls=Command, short_help="Tell which tables of places readings use.")
def info(as_json: Annotated[bool, typer.Option("--json", help="Print it as one JSON object.")] = False) -> None:
    """Tell which tables of places readings use: the shipped one, and what was added."""
    from according.codebook.added_places import VARIABLE, added, folder  # as above
    from according.codebook.plover import FOLDER

    tables = [_told(path) for path in (FOLDER / "places.bin", *added())]
    if as_json:
        typer.echo(json.dumps({"folder": str(folder()), "tables": tables}, indent=2, ensure_ascii=False))
        return
    for table in tables:
        held = f"{table['places']:,} places, {table['names']:,} names, {table['bytes']:,} bytes"
        typer.echo(f"{table['name']}  {held}; {table['source']}, {table['licence']}")
    typer.echo(f"Tables are added to {folder()}; {VARIABLE} chooses another folder, one table, or only the shipped one.")


@gazetteer.command(cls=Command)
def remove(
    names: Annotated[list[str], typer.Argument(metavar="NAME", help="What `according gazetteer info` calls it: allCountries.")],
) -> None:
    """Remove added tables of places."""
    from according.codebook.added_places import added  # as above

    here = {path.stem: path for path in added()}
    for name in names:
        if name not in here:
            known = f"There are {', '.join(here)}" if here else "Nothing was added"
            raise GazetteerError("there is no such table of places", where=name, next_step=known)
        try:
            here[name].unlink()
        except OSError as error:
            raise GazetteerError("the table of places cannot be removed", where=str(here[name]), why=error.strerror) from error


def _told(path: Path) -> dict[str, Any]:
    from according.codebook.place_table import PlaceTable  # as above

    table = PlaceTable(path)
    names = len(table.column("ref_end" if "ref_end" in table.about["columns"] else "ref_count"))
    told = {"name": path.stem, "path": str(path), "places": len(table), "names": names, "bytes": path.stat().st_size}
    return told | {key: table.about.get(key) for key in ("source", "licence", "digest")}


@contextmanager
def _progress(dump: Path, size: int) -> Iterator[tuple[Callable[[int], object], Callable[[str], object]]]:
    """Give what hears of bytes read and of the next step, and show both on standard error if that is a terminal."""
    from rich.console import Console  # as above
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(f"reading {dump.name}", total=size)
        yield lambda passed: bar.advance(task, passed), lambda step: bar.update(task, description=step, total=None)
