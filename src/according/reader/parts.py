"""How is a very long text read? In parts that end where the text pauses; their readings are then put together as one.

A part is read as if it were all of the text, so that time and memory grow with the length of a text and not faster. What
crosses a cut is not seen: "he" behind it has no antecedent, and a second mention behind it of one happening is a second event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from according.records import Actor, Article, Place, ReaderInfo, Reading, Record, Span

LONGEST = 100_000
"""Characters of a part: some 17,000 words, more than a news report has, and few enough to be read in seconds."""

LAYERS = {"actors": "a", "places": "p", "times": "t", "attributions": "s", "events": "e", "figures": "f"}
"""The layers of a reading with the letter of their ids."""

_CLOSERS = "[\"'”’»)\\]]*"
_PAUSES = tuple(
    re.compile(pause)
    for pause in (
        r"\n[^\S\n]*\n",  # an empty line
        rf"[.!?…]{_CLOSERS}[^\S\n]*\n",  # a sentence that ends its line
        rf"[.!?…]{_CLOSERS}\s",
        r"\n",
        r"\s",
    )
)
_IDS = frozenset({"id", "part_of", "source", "also", "within", "actors", "recipients", "places", "attribution", "figures"})

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an article, from the character ``start`` on, as an article of its own; ``last`` when none follows it."""

    article: Article
    start: int
    last: bool


def parts_of(article: Article, longest: int = LONGEST) -> Iterator[Part]:
    """Yield the parts of an article, in order: together all of its text, none over ``longest`` characters.

    A part ends at the last empty line of its second half, else at the end of a sentence, a line or a word, else anywhere. An
    article that is short enough is its own only part.
    """
    text, start = article.text, 0
    while len(text) - start > longest:
        end = _pause(text, start + longest // 2, start + longest)
        yield Part(article.model_copy(update={"text": text[start:end]}), start, last=False)
        start = end
    yield Part(article.model_copy(update={"text": text[start:]}) if start else article, start, last=True)


def _pause(text: str, earliest: int, latest: int) -> int:
    for pause in _PAUSES:
        ends = [found.end() for found in pause.finditer(text, earliest, latest)]
        if ends:
            return ends[-1]
    return latest


class Joint:
    """Puts the readings of the parts of one article together: ``add`` each in order, then ask for the ``reading``.

    Actors that parts name alike, of one kind and not of two countries, become one, and so do places with one GeoNames number or,
    where there is none, one name. Every other record stays, moved to its place in the whole text and numbered anew.
    """

    def __init__(self) -> None:
        self._groups: dict[str, list[list[Record]]] = {layer: [] for layer in LAYERS}
        self._known: dict[tuple[object, ...], int] = {}

    def add(self, reading: Reading, start: int) -> None:
        """Take the reading of the part that begins at the character ``start``."""
        numbers = {layer: self._numbers(layer, getattr(reading, layer)) for layer in LAYERS}
        ids = {
            record.id: f"{letter}{number + 1}"
            for layer, letter in LAYERS.items()
            for record, number in zip(getattr(reading, layer), numbers[layer], strict=True)
        }
        for layer, groups in self._groups.items():
            for record, number in zip(getattr(reading, layer), numbers[layer], strict=True):
                groups[number].append(_moved(record, start, ids))

    def reading(self, article: Article, made_by: ReaderInfo) -> Reading:
        """Return the reading of the whole ``article``."""
        layers: dict[str, Any] = {layer: tuple(_one(group) for group in groups) for layer, groups in self._groups.items()}
        return Reading(reader=made_by, article=article, **layers)

    def _numbers(self, layer: str, found: Iterable[Record]) -> list[int]:
        """Return the number of the group that each record of a part belongs to; two records of one part are never one."""
        groups = self._groups[layer]
        numbers: dict[int, None] = {}
        for record in found:
            identity = _identity(record)
            number = self._known.get(identity) if identity else None
            if number is None or number in numbers or not _agree(record, groups[number]):
                number = len(groups)
                groups.append([])
                if identity:
                    self._known.setdefault(identity, number)
            numbers[number] = None
        return list(numbers)


def _identity(record: Record) -> tuple[object, ...] | None:
    """Return what a record of another part must share to be the same; None for what is never the same."""
    if isinstance(record, Actor) and any(mention.how == "name" for mention in record.mentions):
        return "actor", record.kind, record.name
    if isinstance(record, Place):
        return ("place", record.geonameid) if record.geonameid else ("place", record.name, record.feature)
    return None


def _agree(record: Record, group: list[Record]) -> bool:
    country = getattr(record, "country", None)
    return country is None or all(getattr(other, "country", None) in (None, country) for other in group)


def _moved(record: R, by: int, ids: dict[str, str]) -> R:
    """Return a record with its spans moved and the ids in it changed."""
    changed: dict[str, object] = {}
    for name, value in record.__dict__.items():
        if name in _IDS:
            changed[name] = tuple(ids[one] for one in value) if isinstance(value, tuple) else value and ids[value]
        elif isinstance(value, tuple):
            changed[name] = tuple(_moved(one, by, ids) if isinstance(one, Record) else one for one in value)
        elif isinstance(value, Record):
            changed[name] = _moved(value, by, ids)
    if isinstance(record, Span):
        changed |= {"start": record.start + by, "end": record.end + by}
    return type(record).model_construct(_every_field(type(record)), **{**record.__dict__, **changed})


@cache
def _every_field(kind: type[Record]) -> set[str]:
    return set(kind.model_fields)  # one for all: a set of its own takes more memory than the record


def _one(group: list[Any]) -> Any:
    """Return the records of one actor or place as one."""
    first = group[0]
    if len(group) == 1:
        return first
    changed: dict[str, object] = {"mentions": tuple(mention for record in group for mention in record.mentions)}
    changed["country"] = next((record.country for record in group if record.country), None)
    if isinstance(first, Actor):
        changed["sectors"] = tuple(dict.fromkeys(sector for record in group for sector in record.sectors))
        changed["labels"] = tuple(label for record in group for label in record.labels)
        changed["part_of"] = next((record.part_of for record in group if record.part_of), None)
    return first.model_copy(update=changed)
