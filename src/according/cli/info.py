"""``according info``: what is in a ledger, and what made it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from according.ledger.about import About
    from according.ledger.builds import Told

_MOST_LISTED = 10
_KINDS = {
    "language": "in another language",
    "input": "cannot be read",
    "fault": "a fault of the reader",
    "killed": "its worker died twice",
}


def info(
    ledger: Annotated[str, typer.Argument(metavar="LEDGER", help="The folder or s3:// address of a ledger.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print it as one JSON object.")] = False,
    failed: Annotated[
        bool, typer.Option("--failed", help="List what has no reading: source, place, kind and reason, parted by tabs.")
    ] = False,
) -> None:
    """Tell what is in a ledger: articles, dates, publishers, sizes, what failed, and which readers and commands made it."""
    if failed:
        _list_failed(ledger, as_json=as_json)
        return
    from according.ledger.about import about  # loads Arrow and Delta, which --help does without

    found = about(ledger)
    if as_json:
        typer.echo(json.dumps(_record(found), indent=2, ensure_ascii=False, default=str))
    else:
        typer.echo("\n".join(_lines(found)))


def _list_failed(ledger: str, *, as_json: bool) -> None:
    from according.ledger.quarantine import held_in  # as above
    from according.ledger.table import address, open_readings

    open_readings(ledger)
    for held in held_in(address(ledger)):
        if as_json:
            typer.echo(json.dumps(asdict(held), ensure_ascii=False))
        else:
            kind = f"{held.kind} {held.language}" if held.language else held.kind
            typer.echo("\t".join((held.source, held.place or "", kind, _without(held.source, held.place, " ".join(held.reason.split())))))


def _without(source: str, place: str | None, reason: str) -> str:
    """Return a reason without the source and the place that it begins with: they have columns of their own."""
    return reason.removeprefix(f"{source} {place}: " if place else f"{source}: ")


def _record(found: About) -> dict[str, Any]:
    """Return what is in a ledger as JSON has it: pairs whose key may be unknown become lists."""
    record = {name: getattr(found, name) for name in found.__dataclass_fields__}
    record["publishers"] = [{"publisher": name, "articles": number} for name, number in found.publishers.items()]
    record["readers"] = [asdict(stamp) | {"articles": number} for stamp, number in found.readers.items()]
    record["languages"] = [{"language": name, "records": number} for name, number in found.languages.items()]
    record["builds"] = [asdict(told) for told in found.builds]
    return record


def _lines(found: About) -> Iterator[str]:
    from according.ledger.progress import several  # as above

    yield f"{found.ledger}: {several(found.articles, 'article')}, {several(found.copies, 'further sighting')}"
    if found.first:
        yield f"published    {found.first} to {found.last}"
    if found.publishers:
        yield f"publishers   {_listed({name or 'not known': number for name, number in found.publishers.items()})}"
    each = f", {found.size // found.articles:,} bytes an article" if found.articles else ""
    beside = f"; {_bytes(found.on_disk)} with all earlier states" if found.on_disk is not None else ""
    yield f"size         {_bytes(found.size)} in {several(found.files, 'file')}{each}{beside}"
    if found.quarantine:
        yield f"no reading   {_listed({_KINDS.get(kind, kind): number for kind, number in found.quarantine.items()})}"
    if found.languages:
        yield f"languages    {_listed({name or 'not known': number for name, number in found.languages.items()})}"
    for stamp, number in found.readers.items():
        yield f"reader       {stamp.version}, model {stamp.model_hash}, codebook {stamp.codebook_hash}: {several(number, 'article')}"
    yield f"table        schema {found.schema}, version {found.version}"
    for told in found.builds:
        yield f"built        {_build(told)}"


def _build(told: Told) -> str:
    outcome = f"{told.counts.read + told.counts.again:,} read" if told.counts else "did not end"
    return f"{told.began:%Y-%m-%d %H:%M} UTC  {told.command or 'from Python'}  ({outcome}, version {told.stamp.version})"


def _listed(counts: dict[str, int]) -> str:
    shown = [f"{name} {number:,}" for name, number in list(counts.items())[:_MOST_LISTED]]
    more = len(counts) - len(shown)
    return ", ".join(shown + ([f"and {more:,} more"] if more else []))


def _bytes(size: int) -> str:
    amount = float(size)
    for unit in ("bytes", "kB", "MB"):
        if amount < 1000:
            return f"{amount:,.0f} {unit}" if unit == "bytes" else f"{amount:,.1f} {unit}"
        amount /= 1000
    return f"{amount:,.1f} GB"
