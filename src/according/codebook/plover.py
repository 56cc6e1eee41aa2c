"""PLOVER as data: types, modes, contexts, quad classes and scores."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, get_args

from according.errors import CodebookError
from according.records import EventType, Measure, Quad

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Mode:
    """How a type of event is carried out: its score (-10 to 10), and contexts that come with it."""

    name: str
    definition: str
    score: float
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Type:
    """One of the sixteen types of event."""

    name: EventType
    definition: str
    quad: Quad
    recipient_required: bool
    score: float
    modes: dict[str, Mode] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plover:
    """The whole scheme.

    ``political`` are the sectors whose people act for more than themselves; ``content_modes`` tells the mode of a speech act from the
    event that it is about, ``figures`` the types that a measure goes with; ``cameo_words`` are lists of words that ``cameo.tsv`` names.
    """

    version: str
    political: frozenset[str]
    types: dict[EventType, Type]
    contexts: dict[str, str]
    content_modes: dict[str, dict[str, str]]
    figures: dict[str, tuple[str, ...]]
    cameo_words: dict[str, tuple[str, ...]]

    def score(self, event_type: EventType, mode: str | None = None) -> float:
        """Return the score of a type, or of a mode of it, from -10 (conflict) to 10 (cooperation)."""
        type_ = self.types[event_type]
        return type_.modes[mode].score if mode in type_.modes else type_.score

    def content_mode(self, speech: str, event_type: str, mode: str | None) -> str | None:
        """Return the mode of a REQUEST, REJECT or THREATEN whose content is an event of that type and mode; None when it has none."""
        table = self.content_modes.get(speech, {})
        return table.get(f"{event_type}.{mode}") or table.get(event_type)


@cache
def plover() -> Plover:
    """Return the scheme that ships with the package; CodebookError when its files contradict each other."""
    return load(FOLDER / "plover.toml")


def load(scheme: Path) -> Plover:
    """Read a scheme; CodebookError names the key that does not fit."""
    with scheme.open("rb") as stream:
        try:
            raw = tomllib.load(stream)
        except tomllib.TOMLDecodeError as error:
            raise CodebookError("not valid TOML", where=scheme.name, why=str(error)) from error
    contexts = raw["contexts"]
    types = {name: _type(scheme.name, name, entry, contexts) for name, entry in raw["types"].items()}
    missing = set(get_args(EventType)) - set(types)
    if missing:
        raise CodebookError(f"types are missing: {', '.join(sorted(missing))}", where=scheme.name)
    content_modes = raw["content_modes"]
    for speech, table in content_modes.items():
        for key, mode in table.items():
            if mode not in types[speech].modes:
                raise CodebookError(f"{speech} has no mode {mode!r}", where=f"{scheme.name}: content_modes.{speech}.{key}")
    figures = {measure: tuple(told) for measure, told in raw["figures"].items()}
    for measure, told in figures.items():
        if measure not in get_args(Measure) or not set(told) <= set(types):
            raise CodebookError("no such measure or type", where=f"{scheme.name}: figures.{measure}")
    words = {name: tuple(told) for name, told in raw["cameo_words"].items()}
    return Plover(raw["version"], frozenset(raw["political"]), types, contexts, content_modes, figures, words)


def table_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number, cells) of a tab-separated table; lines that open with # are comments, the first other line the header.

    Raises CodebookError for a line of another width.
    """
    width = 0
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            if line.startswith("#") or not line.strip():
                continue
            cells = line.rstrip("\n").split("\t")
            if not width:
                width = len(cells)
                continue
            if len(cells) != width:
                raise CodebookError(f"{len(cells)} cells where the header has {width}", where=f"{path.name}:{number}")
            yield number, cells


def _type(file: str, name: Any, entry: dict[str, Any], contexts: dict[str, str]) -> Type:
    where = f"{file}: types.{name}"
    if name not in get_args(EventType):
        raise CodebookError(f"{name} is no PLOVER type", where=where)
    if entry["quad"] not in get_args(Quad):
        raise CodebookError(f"{entry['quad']!r} is no quad class", where=where)
    modes = {}
    for mode, told in entry.get("modes", {}).items():
        unknown = set(told.get("contexts", ())) - set(contexts)
        if unknown or not -10 <= told["score"] <= 10:
            raise CodebookError(f"mode {mode} has an unknown context or a score outside -10 to 10", where=where)
        modes[mode] = Mode(mode, told["definition"], told["score"], tuple(told.get("contexts", ())))
    return Type(name, entry["definition"], entry["quad"], entry["recipient_required"], entry["score"], modes)
