"""Which marks stand on each stretch of the story: whose words these are, and which records rest on them.

The story is cut into the smallest pieces over which nothing changes, paragraph by paragraph, so that a view can set
statements inside statements, and let a record light up its evidence, whatever overlaps whatever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from according.records import Reading, Span
from according.view.voices import depths

_PARAGRAPH = re.compile(r"[^\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
ROLES = {
    "attributions.content": "said",
    "attributions.source_span": "source",
    "attributions.cue_span": "cue",
    "events.trigger": "trigger",
    "figures.span": "figure",
}


@dataclass(frozen=True)
class Piece:
    """A stretch of text under the same marks.

    ``statements`` are attribution ids, outermost first; ``records`` the ids of all records that have a span here; ``roles``
    are what the words do, with the record that they do it for: (trigger, e1), (cue, s2), (source, s2), (figure, f1).
    """

    text: str
    statements: tuple[str, ...]
    records: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the story in pieces, and the ids of the records whose evidence begins in it, in order."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    records: tuple[str, ...]


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    record: str
    role: str  # "said" for the content of a statement, else one of ROLES, or empty


def printable(text: str) -> str:
    """Return the text with control characters, which a terminal would obey, as replacement characters."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def paragraphs(reading: Reading) -> Iterator[Paragraph]:
    """Yield the paragraphs of the story, which newlines part, with their marks."""
    text = reading.article.text
    marks = sorted(_marks(reading), key=lambda mark: mark.start)
    depth = depths(reading)
    following = 0
    active: list[_Mark] = []
    begins = sorted(_beginnings(reading))
    first = 0
    for match in _PARAGRAPH.finditer(text):
        active = [mark for mark in active if mark.end > match.start()]
        while following < len(marks) and marks[following].start < match.end():
            active.append(marks[following])
            following += 1
        pieces = tuple(_pieces(text, match.start(), match.end(), active, depth))
        here = first
        while first < len(begins) and begins[first][0] < match.end():
            first += 1
        yield Paragraph(match.start(), match.end(), pieces, tuple(record for _, record in begins[here:first]))


def _marks(reading: Reading) -> Iterator[_Mark]:
    for path, span in reading.spans():
        layer, record, *field = path.split(".")
        yield _Mark(span.start, span.end, record, ROLES.get(".".join((layer, *field)), ""))


def _beginnings(reading: Reading) -> Iterator[tuple[int, str]]:
    """Tell where the events and figures, which a view sets beside the story, have their evidence."""
    for event in reading.events:
        yield event.trigger.start, event.id
    for figure in reading.figures:
        yield figure.span.start, figure.id


def _pieces(text: str, start: int, end: int, marks: list[_Mark], depth: dict[str, int]) -> Iterator[Piece]:
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    opening = sorted(here, key=lambda mark: mark.start)
    cuts = sorted({start, end} | {p for mark in here for p in (mark.start, mark.end) if start < p < end})
    open_: list[_Mark] = []
    following = 0
    for left, right in pairwise(cuts):
        while following < len(opening) and opening[following].start <= left:
            open_.append(opening[following])
            following += 1
        open_ = [mark for mark in open_ if mark.end > left]
        yield _piece(text[left:right], open_, depth)


def _piece(text: str, marks: list[_Mark], depth: dict[str, int]) -> Piece:
    said = sorted((mark for mark in marks if mark.role == "said"), key=lambda mark: (depth[mark.record], mark.start, -mark.end))
    return Piece(
        text=printable(text),
        statements=tuple(dict.fromkeys(mark.record for mark in said)),
        records=tuple(sorted({mark.record for mark in marks})),
        roles=tuple(sorted({(mark.role, mark.record) for mark in marks if mark.role not in ("said", "")})),
    )


def evidence(reading: Reading, span: Span) -> str:
    """Return the words that a span stands for, on one line and printable."""
    return printable(" ".join(reading.surface(span).split()))
