"""The golden stories: texts written for this project, each with a reading coded by hand.

``NAME.txt`` is the story and ``NAME.toml`` its reading; how to write one stands in ``tests/gold/README.md``. Everything is located in the
text when a story is loaded, so that a coding that does not fit its text is an error and never a miss of the reader's.
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from according.records import Act, EventType, Form, Measure, Status
from quality.spans import Offsets

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent.parent / "tests" / "gold"
NOT_NAMED = "(not named)"
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Party:
    """One place in a list of actors: any of the ``choices`` fills it (a choice may be several names together)."""

    choices: tuple[frozenset[str], ...]
    may_be_missing: bool

    @property
    def names(self) -> frozenset[str]:
        """Every name that any choice holds."""
        return frozenset().union(*self.choices)


@dataclass(frozen=True, slots=True)
class Named:
    """An actor or a place: its name, what else it may be called, and its country."""

    name: str
    aka: tuple[str, ...]
    country: str | None
    kind: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression by its characters, with the values that are right for it."""

    span: Offsets
    type: str
    values: frozenset[str]
    optional: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution: who, by which word, what, in one of the ``acts``.

    ``within`` is the index of the attribution around it; ``alone_too``: it may stand by itself as well.
    """

    sources: frozenset[str]
    cue: Offsets
    content: tuple[Offsets, ...]
    form: str
    acts: frozenset[str]
    within: int | None
    alone_too: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of one of the ``types``, ``modes`` and ``statuses``.

    ``days``: first and last, None when open; ``open_too``: open is right as well.
    """

    types: frozenset[str]
    modes: frozenset[str]
    who: tuple[Party, ...]
    whom: tuple[Party, ...]
    triggers: tuple[Offsets, ...]
    at: tuple[Party, ...]
    days: tuple[str, str] | None
    open_too: bool
    statuses: frozenset[str]
    according_to: tuple[Party, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Count:
    """A figure by its characters, with its range; it may be read as any of the ``measures``."""

    span: Offsets
    measures: frozenset[str]
    low: float | None
    high: float | None
    bound: str
    according_to: tuple[Party, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded wording by its characters: for whom it stands, and whose word it is (None: the article's own)."""

    span: Offsets
    of: Party
    words_of: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Story:
    """A text and its reading."""

    name: str
    text: str
    published: str
    publisher: str | None
    actors: tuple[Named, ...]
    places: tuple[Named, ...]
    times: tuple[Timed, ...]
    said: tuple[Saying, ...]
    events: tuple[Happening, ...]
    figures: tuple[Count, ...]
    labels: tuple[Loaded, ...]


def stories(folder: Path = FOLDER) -> Iterator[Story]:
    """Load every story of a folder, by name; ValueError tells the file and what does not fit."""
    for path in sorted(folder.glob("*.toml")):
        yield load(path)


def load(path: Path) -> Story:
    """Load one story from its reading's file; its text lies beside it."""
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    try:
        return _Coding(text, tomllib.loads(path.read_text(encoding="utf-8"))).story(path.stem)
    except (KeyError, ValueError) as error:
        raise ValueError(f"{path.name}: {error}") from error


class _Coding:
    """One coded reading on its way to being checked against its text."""

    def __init__(self, text: str, fields: Fields) -> None:
        self.text = text
        self.fields = fields
        self.actors = tuple(_named(each) for each in fields["actors"])
        self.places = tuple(_named(each) for each in fields["places"])
        self.actor_names = {actor.name for actor in self.actors} | {NOT_NAMED}
        self.place_names = {place.name for place in self.places}

    def story(self, name: str) -> Story:
        for actor in self.fields["actors"]:
            self._known(actor.get("part_of", NOT_NAMED), self.actor_names)
        return Story(
            name=name,
            text=self.text,
            published=self.fields["published"],
            publisher=self.fields.get("publisher"),
            actors=self.actors,
            places=self.places,
            times=tuple(self._time(each) for each in self.fields["times"]),
            said=self._sayings(),
            events=tuple(self._event(each) for each in self.fields["events"]),
            figures=tuple(self._figure(each) for each in self.fields["figures"]),
            labels=tuple(self._label(each) for each in self.fields.get("labels", ())),
        )

    def _time(self, each: Fields) -> Timed:
        values = frozenset(value.strip() for value in each["value"].split("|"))
        return Timed(locate(self.text, each["text"]), each["type"], values, each.get("optional", False))

    def _sayings(self) -> tuple[Saying, ...]:
        numbers = {each["id"]: number for number, each in enumerate(self.fields["said"]) if "id" in each}
        return tuple(self._saying(each, numbers) for each in self.fields["said"])

    def _saying(self, each: Fields, numbers: dict[str, int]) -> Saying:
        pieces = each["content"] if isinstance(each["content"], list) else [each["content"]]
        content = tuple(stretch(self.text, piece) for piece in pieces)
        sources = [each["source"], *each.get("also", ())] if "source" in each else []
        within = each.get("within", "")
        return Saying(
            sources=frozenset(self._known(source, self.actor_names) for source in sources),
            cue=nearest(self.text, each["cue"], content),
            content=content,
            form=_one_of(Form, each.get("form", "indirect")),
            acts=_some_of(Act, each.get("act", "assert")),
            within=numbers[within.rstrip("?")] if within else None,
            alone_too=not within or within.endswith("?"),
            optional=each.get("optional", False),
        )

    def _event(self, each: Fields) -> Happening:
        date = each.get("date", "")
        return Happening(
            types=_some_of(EventType, each["type"]),
            modes=frozenset(mode.strip() for mode in each["mode"].split("|")) if "mode" in each else frozenset(),
            who=self._parties(each.get("who", ()), self.actor_names),
            whom=self._parties(each.get("whom", ()), self.actor_names),
            triggers=tuple(locate(self.text, trigger) for trigger in each["trigger"]),
            at=self._parties(each.get("at", ()), self.place_names),
            days=days(date.rstrip("?")) if date else None,
            open_too=date.endswith("?") or not date,
            statuses=_some_of(Status, each.get("status", "reported")),
            according_to=self._parties(each.get("according_to", ()), self.actor_names),
            optional=each.get("optional", False),
        )

    def _figure(self, each: Fields) -> Count:
        return Count(
            span=locate(self.text, each["text"]),
            measures=_some_of(Measure, each["measure"]),
            low=each.get("low", each.get("value")),
            high=each.get("high", each.get("value")),
            bound=each.get("bound", "exactly"),
            according_to=self._parties(each.get("according_to", ()), self.actor_names),
            optional=each.get("optional", False),
        )

    def _label(self, each: Fields) -> Loaded:
        words_of = each.get("words_of")
        return Loaded(
            span=locate(self.text, each["text"]),
            of=self._parties([each["of"]], self.actor_names)[0],
            words_of=self._known(words_of, self.actor_names) if words_of else None,
            optional=each.get("optional", False),
        )

    def _parties(self, written: list[str], names: set[str]) -> tuple[Party, ...]:
        parties = tuple(party(each) for each in written)
        for name in (name for each in parties for name in each.names):
            self._known(name, names)
        return parties

    def _known(self, name: str, names: set[str]) -> str:
        if name not in names:
            raise ValueError(f"{name!r} is not in the list of names")
        return name


def party(written: str) -> Party:
    """Read one place of a list: ``A``, ``A | B`` (either), ``A | B, C`` (either A or the other two), ``A?`` (may be missing)."""
    choices = tuple(frozenset(name.strip(" ?") for name in choice.split(",")) for choice in written.split("|"))
    return Party(choices, may_be_missing="?" in written)


def locate(text: str, wanted: str) -> Offsets:
    """Return where a word or phrase stands; ``phrase#2`` is its second occurrence. ValueError when there is none."""
    phrase, _, number = wanted.partition("#")
    places = occurrences(text, phrase)
    at = int(number or 1) - 1
    if at >= len(places):
        raise ValueError(f"{wanted!r} does not stand in the text")
    return places[at]


def occurrences(text: str, phrase: str) -> list[Offsets]:
    """Return every place where a phrase stands as whole words."""
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)]


def stretch(text: str, written: str) -> Offsets:
    """Return the characters of a stretch given whole or as ``first words … last words``; its beginning must stand only once."""
    first, _, last = (part.strip() for part in written.partition("…"))
    starts = occurrences(text, first)
    if len(starts) != 1 and "#" not in first:
        raise ValueError(f"{first!r} stands {len(starts)} times in the text, not once")
    start, end = starts[0] if "#" not in first else locate(text, first)
    if last:
        ends = [place for place in occurrences(text, last) if place[0] >= end]
        if not ends:
            raise ValueError(f"{last!r} does not stand after {first!r}")
        end = ends[0][1]
    return (start, end)


def nearest(text: str, written: str, content: tuple[Offsets, ...]) -> Offsets:
    """Return where a cue stands: the occurrence nearest to the content, or the one numbered as in ``told#2``."""
    if "#" in written:
        return locate(text, written)
    places = occurrences(text, written)
    if not places:
        raise ValueError(f"the cue {written!r} does not stand in the text")
    return min(places, key=lambda place: min(max(start - place[1], place[0] - end, 0) for start, end in content))


def days(written: str) -> tuple[str, str]:
    """Return the first and last day of ``2025``, ``2025-05``, ``2025-05-01`` or of two of these joined by a slash."""
    first, _, last = written.partition("/")
    return _bounds(first)[0], _bounds(last or first)[1]


def _bounds(date: str) -> tuple[str, str]:
    parts = date.split("-")
    if len(parts) == 1:
        return f"{date}-01-01", f"{date}-12-31"
    if len(parts) == 2:
        return f"{date}-01", f"{date}-{monthrange(int(parts[0]), int(parts[1]))[1]:02}"
    return date, date


def _named(each: Fields) -> Named:
    return Named(each["name"], tuple(each.get("aka", ())), each.get("country"), each.get("kind"), each.get("optional", False))


def _one_of(kind: Any, value: str) -> str:
    if value not in get_args(kind):
        raise ValueError(f"{value!r} is none of {', '.join(get_args(kind))}")
    return value


def _some_of(kind: Any, written: str) -> frozenset[str]:
    return frozenset(_one_of(kind, value.strip()) for value in written.split("|"))
