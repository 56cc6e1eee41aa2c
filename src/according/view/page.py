"""A reading as a page: the story as a newspaper column, its records in the margin beside the words they rest on.

One file without a network: style and script are inside it, and its content policy forbids anything else. Every text is
escaped by the template; an address is a link only when it is http or https.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from according.records import Event, Figure, Reading
from according.view import wording
from according.view.colours import colour
from according.view.labels import labels, whose
from according.view.marks import Paragraph, Piece, evidence, paragraphs, printable
from according.view.voices import Voice, Voices, doing, voices

if TYPE_CHECKING:
    from jinja2 import Environment

_WEB = re.compile(r"https?://", re.IGNORECASE)
MANY = 6  # notes beside one paragraph beyond this are folded away


@dataclass(frozen=True)
class Opening:
    """A statement that begins: its id, its voice, and whether it only goes on after another crossed it."""

    id: str
    voice: Voice
    again: bool


@dataclass(frozen=True)
class Stretch:
    """A piece of the story as the template draws it: how many statements close before it, which open, and its marks."""

    closes: int
    opens: tuple[Opening, ...]
    text: str
    records: str
    looks: str
    names: int | None  # the number of the voice that these words name
    key: str  # the records that these words, the trigger or the figure, stand for


@dataclass(frozen=True)
class Note:
    """A record in the margin: what it says, and by which sources it is told, the closest first."""

    id: str
    kind: str
    head: str
    status: str
    what: str
    circumstances: str
    sources: tuple[Voice, ...]
    chain: str
    counts: tuple[Note, ...] = ()  # the event's figures, where the same sources give them


@dataclass(frozen=True)
class Column:
    """One paragraph of the story, with the notes that stand beside it."""

    stretches: tuple[Stretch, ...]
    left_open: int
    notes: tuple[Note, ...]


def page(readings: Sequence[Reading]) -> str:
    """Return a complete HTML page of one reading or several, one below the other."""
    return _environment().get_template("page.html.jinja").render(stories=[_story(reading) for reading in readings], whole=True)


def fragment(reading: Reading) -> str:
    """Return the same as a part of a page, for a notebook."""
    return _environment().get_template("page.html.jinja").render(stories=[_story(reading)], whole=False)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # not needed to read, so not loaded to read

    environment = Environment(
        loader=PackageLoader("according", "view"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    room = files("according") / "view"
    environment.globals.update(
        css=(room / "page.css").read_text(encoding="utf-8"),
        script=(room / "page.js").read_text(encoding="utf-8"),
        colour=_css_colour,
        percent=lambda share: f"{share:.0%}",
        no_date=wording.NO_DATE,
        own_voice=wording.OWN_VOICE,
        clean=printable,
        many=MANY,
    )
    return environment


def _css_colour(number: int) -> str:
    """Write the colour of a voice as the custom properties that the style sheet draws with."""
    chosen = colour(number)
    return f"--light:{chosen.light};--dark:{chosen.dark};--line:{chosen.line}"


def _story(reading: Reading) -> dict[str, object]:
    """Gather what the template needs for one reading."""
    told = voices(reading)
    article = reading.article
    return {
        "reading": reading,
        "told": told,
        "doing": doing,
        "published": wording.long_day(article.published) if article.published else None,
        "link": article.url if article.url and _WEB.match(article.url) else None,
        "columns": [_column(reading, told, paragraph) for paragraph in paragraphs(reading)],
        "people": [(actor, reading.actor(actor.part_of).name if actor.part_of else "") for actor in reading.actors],
        "places": [(place, wording.region(place)) for place in reading.places],
        "labels": [
            (use, tuple(told.speaking[told.number_of[said] - 1] for said in use.sources), whose(reading, use)) for use in labels(reading)
        ],
        "times": [(time, evidence(reading, time), wording.covers(time)) for time in reading.times],
    }


def _column(reading: Reading, told: Voices, paragraph: Paragraph) -> Column:
    stretches: list[Stretch] = []
    before: tuple[str, ...] = ()
    seen: set[str] = set()
    for piece in paragraph.pieces:
        stretches.append(_stretch(told, piece, before, seen))
        seen.update(piece.statements)
        before = piece.statements
    return Column(tuple(stretches), len(before), tuple(_notes(reading, told, paragraph.records)))


def _notes(reading: Reading, told: Voices, here: tuple[str, ...]) -> Iterator[Note]:
    """Yield the notes of one paragraph; a figure that the same sources give for an event of it stands in the event's note."""
    figures = {figure.id: figure for figure in reading.figures}
    events = {event.id: event for event in reading.events}
    counts = {
        record: tuple(f for f in events[record].figures if f in here and figures[f].attribution == events[record].attribution)
        for record in here
        if record in events
    }
    inside = {figure for told_with in counts.values() for figure in told_with}
    for record in here:
        if record in events:
            yield replace(_note(reading, told, events[record]), counts=tuple(_note(reading, told, figures[f]) for f in counts[record]))
        elif record not in inside:
            yield _note(reading, told, figures[record])


def _stretch(told: Voices, piece: Piece, before: tuple[str, ...], seen: set[str]) -> Stretch:
    common = 0
    while common < min(len(before), len(piece.statements)) and before[common] == piece.statements[common]:
        common += 1
    source = dict(piece.roles).get("source")
    return Stretch(
        closes=len(before) - common,
        opens=tuple(Opening(s, told.speaking[told.number_of[s] - 1], s in seen) for s in piece.statements[common:]),
        text=piece.text,
        records=" ".join(piece.records),
        looks=" ".join(dict.fromkeys(role for role, _ in piece.roles)),
        names=told.number_of[source] if source else None,
        key=" ".join(record for role, record in piece.roles if role in ("trigger", "figure")),
    )


def _note(reading: Reading, told: Voices, record: Event | Figure) -> Note:
    kind, head = "", ""
    if isinstance(record, Event):
        kind, head = record.event_type, record.mode or ""
        what = wording.parties(reading, record) or f"“{evidence(reading, record.trigger)}”"
    else:
        head, what = ("of them " if record.part_of else "") + wording.amount(record), wording.counted(record)
    circumstances = (wording.when(record.when), wording.where(reading, record.places), *getattr(record, "weapons", ()))
    return Note(
        id=record.id,
        kind=kind,
        head=printable(head),
        status="" if record.status == "reported" else record.status,
        what=printable(what),
        circumstances=printable(" · ".join(part for part in circumstances if part)),
        sources=tuple(told.speaking[told.number_of[attribution_id] - 1] for attribution_id in record.attribution),
        chain=" ".join(record.attribution),
    )
