"""Why each record is as it is, on a terminal: the record in one line, and indented below it what decided its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from according.records import Attribution, Event, Figure, Reading, Reason
from according.view import wording
from according.view.marks import evidence, printable

Reasons = Mapping[str, Sequence[Reason]]
Told = tuple[str, str, Sequence[str]]  # a record's id, what it is, and what its line goes on with
NONE = "nothing was noted"


def explained(reading: Reading, reasons: Reasons, layer: str) -> RenderableType | None:
    """Return the records of a layer with their reasons; None for a layer whose records have none."""
    told = LAYERS.get(layer)
    if told is None:
        return None
    blocks: list[RenderableType] = []
    for record, what, more in told(reading):
        line = Text(printable(what), style="bold")
        for part in filter(None, more):
            line.append(" · ", style="dim").append(printable(part), style="not bold")
        blocks += [_hanging(Text(record, style="dim"), line), Padding(_block(reading, reasons.get(record, ())), (0, 0, 0, 4), expand=False)]
    return Group(*blocks)


def _hanging(record: Text, line: Text) -> Table:
    """Set a record's line beside its id, so that what is folded stands under the line's own beginning."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_row(record, line)
    return table


def _block(reading: Reading, reasons: Sequence[Reason]) -> RenderableType:
    """Set the reasons of one record: the field once, the words that decided it, the rule."""
    if not reasons:
        return Text(NONE, style="dim")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="italic", no_wrap=True)
    table.add_column(overflow="fold")
    before = None
    for reason in reasons:
        words = f"“{evidence(reading, reason.span)}” " if reason.span is not None else ""
        table.add_row("" if reason.field == before else reason.field, Text(printable(words)).append(printable(reason.rule), style="dim"))
        before = reason.field
    return table


def _events(reading: Reading) -> Iterator[Told]:
    for event in reading.events:
        parts = (
            wording.parties(reading, event), wording.when(event.when), wording.where(reading, event.places),
            _according_to(reading, event), f"{event.confidence:.2f}",
        )  # fmt: skip
        status = f" ({event.status})" if event.status != "reported" else ""
        yield event.id, f"{event.event_type}{f' {event.mode}' if event.mode else ''}{status}", parts


def _said(reading: Reading) -> Iterator[Told]:
    for said in reading.attributions:
        yield said.id, wording.speaker(reading, said), (_cue(reading, said), f"“{_opening(reading, said)}”")


def _figures(reading: Reading) -> Iterator[Told]:
    for figure in reading.figures:
        what = f"{wording.amount(figure)} {wording.counted(figure)}"
        yield figure.id, what, (wording.when(figure.when), wording.where(reading, figure.places), _according_to(reading, figure))


def _times(reading: Reading) -> Iterator[Told]:
    for time in reading.times:
        yield time.id, evidence(reading, time), (time.value or "",)


def _places(reading: Reading) -> Iterator[Told]:
    for place in reading.places:
        yield place.id, place.name, (place.feature or "", place.country or "")


def _according_to(reading: Reading, record: Event | Figure) -> str:
    chain = wording.chain(reading, record.attribution)
    return f"according to {chain}" if chain else ""


def _cue(reading: Reading, said: Attribution) -> str:
    return evidence(reading, said.cue_span) if said.cue_span is not None else ""


def _opening(reading: Reading, said: Attribution, words: int = 8) -> str:
    """Return the first words of what is said."""
    told = evidence(reading, said.content[0]).split()
    return " ".join(told[:words]) + (" …" if len(told) > words else "")


LAYERS: dict[str, Callable[[Reading], Iterator[Told]]] = {
    "events": _events,
    "said": _said,
    "figures": _figures,
    "places": _places,
    "times": _times,
}
"""The layers whose records have reasons, by the name that ``--show`` gives them."""
