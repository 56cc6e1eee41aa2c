"""brat's standoff format: two files an article, its text and its annotations, with the configuration that brat needs to show them.

Source: brat rapid annotation tool, standoff format (https://brat.nlplab.org/standoff.html); offsets are characters, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from according.codebook.plover import plover
from according.ledger.exports.rows import Written
from according.ledger.exports.told import Told, plain
from according.ledger.exports.whole import whole_folder
from according.records import Act, ActorKind, Attribution, Event, Form, Reading, Span, Status, Time

Pieces = Sequence[Span]


def write_brat(readings: Iterable[Reading], out: str) -> Written:
    """Write a folder of ``ARTICLE_ID.txt`` and ``ARTICLE_ID.ann`` pairs and ``annotation.conf``."""
    written = Written()
    with whole_folder(out) as folder:
        (folder / "annotation.conf").write_text(configuration(), encoding="utf-8")
        for reading in written.count(readings):
            lines = list(_Standoff(reading).lines())
            (folder / f"{reading.article.id}.txt").write_bytes(reading.article.text.encode())
            (folder / f"{reading.article.id}.ann").write_bytes("".join(f"{line}\n" for line in lines).encode())
            written.rows += len(lines)
    return written


def configuration() -> str:
    """Return brat's ``annotation.conf`` for what is written here."""
    scheme = plover()
    modes = sorted({mode for type_ in scheme.types.values() for mode in type_.modes})
    entities = [*(kind.capitalize() for kind in get_args(ActorKind)), "Place", "Time", "Source", "Cue", "Content", "Evidence", "Figure"]
    roles = "Actor*:<ENTITY>, Recipient*:<ENTITY>, Place*:Place, Time?:Time, Figure*:Figure, Evidence?:Evidence"
    events = [f"{name}\t{roles}" for name in scheme.types]
    relations = [
        "Says\tArg1:Source, Arg2:Content", "Cues\tArg1:Cue, Arg2:Content", "Within\tArg1:Content, Arg2:Content",
        "AccordingTo\tArg1:<EVENT>, Arg2:Content", "Same\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive",
        "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
    ]  # fmt: skip
    attributes = [
        f"Status\tArg:<EVENT>, Value:{'|'.join(get_args(Status))}", f"Mode\tArg:<EVENT>, Value:{'|'.join(modes)}",
        f"Act\tArg:Content, Value:{'|'.join(get_args(Act))}", f"Form\tArg:Content, Value:{'|'.join(get_args(Form))}",
    ]  # fmt: skip
    parts = {"entities": entities, "relations": relations, "events": events, "attributes": attributes}
    return "\n".join(f"[{name}]\n" + "".join(f"{line}\n" for line in lines) for name, lines in parts.items())


class _Standoff:
    """The annotations of one reading, numbered as they are asked for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._numbers: dict[str, int] = {}
        self._bound: dict[tuple[str, tuple[tuple[int, int], ...]], str] = {}
        self._found: list[str] = []
        self._contents: dict[str, str] = {}

    def lines(self) -> Iterator[str]:
        """Yield the lines of the file."""
        for actor in self._reading.actors:
            self._same([self._text(actor.kind.capitalize(), [mention]) for mention in actor.mentions])
            self._note(self._text(actor.kind.capitalize(), actor.mentions[:1]), f"{actor.id} {actor.name} {actor.country or ''}")
        for place in self._reading.places:
            self._same([self._text("Place", [mention]) for mention in place.mentions])
            known = f" geonameid {place.geonameid}" if place.geonameid else ""
            self._note(self._text("Place", place.mentions[:1]), f"{place.id} {place.name}{known}")
        for time in self._reading.times:
            self._note(self._time(time), f"{time.type} {time.value or ''}")
        for figure in self._reading.figures:
            self._note(self._text("Figure", [figure.span]), f"{figure.measure} {figure.bound} {figure.low} {figure.high}")
        for attribution in self._reading.attributions:
            self._contents[attribution.id] = self._attribution(attribution)
        for attribution in self._reading.attributions:
            if attribution.within in self._contents:
                self._relation("Within", self._contents[attribution.id], self._contents[attribution.within])
        for event in self._reading.events:
            self._event(event)
        yield from self._found

    def _attribution(self, attribution: Attribution) -> str:
        content = self._text("Content", attribution.content)
        self._attribute("Act", content, attribution.act)
        self._attribute("Form", content, attribution.form)
        if attribution.source_span:
            self._relation("Says", self._text("Source", [attribution.source_span]), content)
        if attribution.cue_span:
            self._relation("Cues", self._text("Cue", [attribution.cue_span]), content)
        return content

    def _event(self, event: Event) -> None:
        one = Told(self._reading, event)
        trigger = self._text(event.event_type, [event.trigger])
        places = {place.id: place for place in self._reading.places}
        figures = {figure.id: figure for figure in self._reading.figures}
        roles = [("Actor", self._text(actor.kind.capitalize(), [one.nearest(actor.mentions)])) for actor in one.actors]
        roles += [("Recipient", self._text(actor.kind.capitalize(), [one.nearest(actor.mentions)])) for actor in one.recipients]
        roles += [("Place", self._text("Place", [one.mention_of(places[place])])) for place in event.places]
        when = event.when.span if event.when else None
        roles += [("Time", self._time(time)) for time in self._reading.times if when and (time.start, time.end) == (when.start, when.end)]
        roles += [("Figure", self._text("Figure", [figures[figure].span])) for figure in event.figures]
        roles += [("Evidence", self._text("Evidence", [event.evidence]))]
        name = self._new("E")
        self._found.append(f"{name}\t{event.event_type}:{trigger} {' '.join(f'{role}:{text}' for role, text in _numbered(roles))}")
        self._attribute("Status", name, event.status)
        if event.mode:
            self._attribute("Mode", name, event.mode)
        for attribution in event.attribution[:1]:
            self._relation("AccordingTo", name, self._contents[attribution])
        self._note(name, f"{event.id} cameo {event.cameo} confidence {event.confidence}")

    def _time(self, time: Time) -> str:
        return self._text("Time", [Span(start=time.start, end=time.end)])

    def _text(self, kind: str, pieces: Pieces) -> str:
        """Return the id of a text-bound annotation; a piece that runs over a line's end is parted there, as brat wants it."""
        parts = tuple(part for piece in pieces for part in _within_lines(self._reading.article.text, piece))
        key = (kind, parts)
        if key not in self._bound:
            self._bound[key] = self._new("T")
            words = " ".join(self._reading.article.text[start:end] for start, end in parts)
            self._found.append(f"{self._bound[key]}\t{kind} {';'.join(f'{start} {end}' for start, end in parts)}\t{words}")
        return self._bound[key]

    def _same(self, mentions: list[str]) -> None:
        several = list(dict.fromkeys(mentions))
        if len(several) > 1:
            self._found.append(f"*\tSame {' '.join(several)}")

    def _relation(self, kind: str, one: str, other: str) -> None:
        self._found.append(f"{self._new('R')}\t{kind} Arg1:{one} Arg2:{other}")

    def _attribute(self, kind: str, of: str, value: str) -> None:
        self._found.append(f"{self._new('A')}\t{kind} {of} {value}")

    def _note(self, of: str, text: str) -> None:
        self._found.append(f"{self._new('#')}\tAnnotatorNotes {of}\t{plain(text)}")

    def _new(self, letter: str) -> str:
        self._numbers[letter] = self._numbers.get(letter, 0) + 1
        return f"{letter}{self._numbers[letter]}"


def _numbered(roles: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield roles, numbered where several fill one, as brat has it: Actor, Actor2 …, each filler once."""
    seen: dict[str, int] = {}
    for role, text in dict.fromkeys(roles):
        seen[role] = seen.get(role, 0) + 1
        yield (role if seen[role] == 1 else f"{role}{seen[role]}"), text


def _within_lines(text: str, span: Span) -> Iterator[tuple[int, int]]:
    start = span.start
    for line in text[span.start : span.end].splitlines(keepends=True):
        bare = line.strip()
        if bare:
            at = start + line.index(bare)
            yield at, at + len(bare)
        start += len(line)
