"""Labels: the loaded wording of a story, for whom or for what act it is used, what it claims, and whose words it is.

Labels of actors are the reading's own; those of acts are read off the evidence of its events with the same table of wordings. A label
inside a statement is its source's, the closest one first; outside of any it is the publisher's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from according.codebook.loaded import LoadedWording, loaded_wordings
from according.records import Event, Reading
from according.view import wording
from according.view.voices import depths

_BEFORE = re.compile(r"\s+(?:[\w'’-]+\s+){0,2}")  # at most two words between a manner and what was done: "barbaric missile attack"
_COPULA = r"(?:was|is|were|are|had been|has been|amount(?:s|ed) to|constitut(?:es|ed)|as)"
_SAID_OF = re.compile(  # "the attack was a massacre", "called the attack a cowardly massacre", "condemned the raid as an act of aggression"
    rf"\s+(?:{_COPULA}\s+)?(?:an?|another|nothing but)\s+(?:[\w'’-]+\s+){{0,2}}|\s+{_COPULA}\s+(?:the\s+)?"
)
_SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})  # what is said behind these is said of something else
_OPENING, _CLOSING = "“‘\"«„'", "”’\"»“'"


@dataclass(frozen=True)
class LabelUse:
    """One use of loaded wording.

    ``start`` and ``end`` are characters of the article, end exclusive; ``record`` is the id of the actor or event, ``about`` names it;
    ``sources`` are attribution ids, the closest first, empty where the words are the publisher's; ``quoted``: in quotation marks.
    """

    text: str
    start: int
    end: int
    record: str
    about: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    quoted: bool


def labels(reading: Reading) -> tuple[LabelUse, ...]:
    """Return the loaded wordings of a reading in the order of the text; () when there is none."""
    found = list(loaded_wordings().find(reading.article.text))
    depth = depths(reading)
    uses = [*_of_actors(reading, found, depth), *_of_acts(reading, found, depth)]
    return tuple(sorted(uses, key=lambda use: (use.start, use.end, use.record)))


def whose(reading: Reading, use: LabelUse) -> str:
    """Tell whose words a label is: its chain of sources, or the publisher, or the article itself where none is known."""
    return wording.chain(reading, use.sources) or reading.article.publisher or wording.OWN_VOICE


Found = tuple[int, int, list[LoadedWording]]


def _of_actors(reading: Reading, found: list[Found], depth: dict[str, int]) -> Iterator[LabelUse]:
    for actor in reading.actors:
        for label in actor.labels:
            inside = (ones for start, end, ones in found if label.start <= start and end <= label.end)
            claims = [claim for ones in inside for claim in _claims(ones, "noun", "adjective")]
            yield _use(reading, label.start, label.end, actor.id, actor.name, claims, depth)


def _of_acts(reading: Reading, found: list[Found], depth: dict[str, int]) -> Iterator[LabelUse]:
    names = [(span.start, span.end) for actor in reading.actors for span in actor.mentions if span.how == "name"]
    taken: set[int] = set()
    for find in (_upon, _said_of):  # a wording that is an act itself is said of no other
        for event in sorted(reading.events, key=lambda event: (event.evidence.end - event.evidence.start, event.trigger.start)):
            for start, end, claims in find(reading, event, found):
                if end not in taken and not any(first <= start and end <= last for first, last in names):
                    taken.add(end)
                    yield _use(reading, start, end, event.id, _told(reading, event), claims, depth)


Upon = Iterator[tuple[int, int, list[str]]]


def _upon(reading: Reading, event: Event, found: list[Found]) -> Upon:
    """Yield the wordings of the words that tell of an act, or the manner before them."""
    trigger = event.trigger
    acts = [(start, end, claims) for start, end, claims in _acts(found) if start < trigger.end and end > trigger.start]
    for start, end, claims in acts or [(trigger.start, trigger.end, [])]:
        yield from _with_manner(reading, event, found, start, end, claims)


def _said_of(reading: Reading, event: Event, found: list[Found]) -> Upon:
    """Yield the wordings that are said of an act behind the words that tell of it."""
    text = reading.article.text
    for start, end, claims in _acts(found) if event.event_type not in _SPOKEN else ():
        if event.trigger.end < start < event.evidence.end and _SAID_OF.fullmatch(text[event.trigger.end : start]):
            yield from _with_manner(reading, event, found, start, end, claims)


def _with_manner(reading: Reading, event: Event, found: list[Found], start: int, end: int, claims: list[str]) -> Upon:
    """Yield a wording with the manners before it; nothing where neither claims anything."""
    text = reading.article.text
    for left, right, ones in reversed(found):
        manner = _claims(ones, "manner")
        if manner and event.evidence.start <= left and right <= start and _BEFORE.fullmatch(text[right:start]):
            start, claims = left, [*manner, *claims]
    if claims:
        yield start, end, claims


def _acts(found: list[Found]) -> list[tuple[int, int, list[str]]]:
    return [(start, end, claims) for start, end, ones in found if (claims := _claims(ones, "act", "verb"))]


def _claims(ones: list[LoadedWording], *uses: str) -> list[str]:
    return [one.claims for one in ones if one.use in uses]


def _told(reading: Reading, event: Event) -> str:
    parties = wording.parties(reading, event)
    return f"{event.event_type}: {parties}" if parties else event.event_type


def _use(reading: Reading, start: int, end: int, record: str, about: str, claims: list[str], depth: dict[str, int]) -> LabelUse:
    text = reading.article.text
    return LabelUse(
        text[start:end], start, end, record, about, tuple(dict.fromkeys(claims)), _sources(reading, start, end, depth),
        _is_quoted(text, start, end),
    )  # fmt: skip


def _sources(reading: Reading, start: int, end: int, depth: dict[str, int]) -> tuple[str, ...]:
    """Return the chain of statements that a stretch stands in, the closest first."""
    around = [said for said in reading.attributions if any(span.start <= start and end <= span.end for span in said.content)]
    closest = max(around, key=lambda said: (depth[said.id], -sum(span.end - span.start for span in said.content)), default=None)
    chain: list[str] = []
    while closest is not None and closest.id not in chain:
        chain.append(closest.id)
        closest = reading.attribution(closest.within) if closest.within else None
    return tuple(chain)


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether quotation marks stand around the wording itself, or open right at it and close right behind."""
    return start > 0 and text[start - 1] in _OPENING and text[end : end + 1] != "" and text[end] in _CLOSING
