"""The frames: which verbs and nouns denote which events, who stands where beside them, and what makes them unreal.

The data are ``verbs.toml``, ``nouns.toml``, ``classes.toml``, ``moods.toml`` and ``proposed.toml``; the head of each explains its keys.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from according.codebook.plover import FOLDER, Plover, plover
from according.errors import CodebookError
from according.records import EventType

KINDS = frozenset({"ACTOR", "OFFICIAL", "IGO", "PLACE", "EVENT", "NUMBER", "PERSON", "ORG", "NONE", "ANY"})
CONTENTS = frozenset({"ANY", "DIRECTIVE", "INFINITIVE", "SUBJUNCTIVE"})
VERB_ROLES = (("subject",), ("indirect", "object"))
NOUN_ROLES = (("by", "possessor", "maker", "governor"), ("on", "against", "of"))
SHOWN = 4  # words of a condition that are told
FRAME_KEYS = frozenset({
    "words", "type", "mode", "modes", "contexts", "actor", "recipient", "together", "object", "subject", "with", "never",
    "unless", "content", "strong", "modifier", "loose", "finite", "agentless",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filler:
    """What may stand in a place: kinds (ACTOR, PLACE, NONE …) and lemmas, classes already spelled out."""

    kinds: frozenset[str]
    lemmas: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """One sense of a verb or noun (``words``, as its file writes it): the event that it denotes, its conditions, where the roles stand.

    ``place`` is its file and line, empty for the frame of a word that the codebook lacks; ``conditions`` tells in short what it asks for.
    """

    words: str
    word: str
    extra: tuple[str, ...]
    event_type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    together: bool
    wanted: tuple[tuple[tuple[str, ...], Filler], ...]
    never: tuple[tuple[str, Filler], ...]
    unless: frozenset[str]
    content: frozenset[str]
    modifiers: frozenset[str]
    loose: bool
    finite: bool
    agentless: frozenset[str]
    place: str = ""
    conditions: str = ""


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames by lemma (nouns also by "modifier lemma"; ``noun_heads`` are their heads alone), and what carries them.

    ``persons`` are nouns for people who stand near somebody and are not he ("an ally of", "the minister's driver").

    ``light``, ``bearer``, ``blaming``, ``happening`` and ``bringing`` map verbs to the particles or prepositions that they take to carry
    a happening; ``moods`` maps (verbs | nouns | adjectives, lemma) to what the word makes of the happening that it governs; ``proposed``
    holds for each part of speech and type the frame of a word that the codebook lacks.
    """

    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    noun_heads: frozenset[str]
    persons: frozenset[str]
    light: dict[str, tuple[str, ...]]
    bearer: dict[str, tuple[str, ...]]
    blaming: dict[str, tuple[str, ...]]
    happening: dict[str, tuple[str, ...]]
    bringing: dict[str, tuple[str, ...]]
    moods: dict[tuple[str, str], str]
    proposed: dict[tuple[str, EventType], Frame]


@cache
def frames() -> Frames:
    """Return the frames that ship with the package; CodebookError when a file does not fit the scheme."""
    return load(FOLDER, plover())


def load(folder: Path, scheme: Plover) -> Frames:
    """Read the five files of a folder; CodebookError names the file and the words of the frame that does not fit."""
    classes = {name: frozenset(words) for name, words in _toml(folder / "classes.toml").items()}
    verbs, nouns = _toml(folder / "verbs.toml"), _toml(folder / "nouns.toml")
    reading = _FrameReader(scheme, classes)
    noun_frames = _by_word(
        frame
        for line, entry in _placed(folder / "nouns.toml", nouns["noun"])
        for frame in reading.frames("nouns.toml", entry, NOUN_ROLES, line)
    )
    return Frames(
        verbs=_by_word(
            frame
            for line, entry in _placed(folder / "verbs.toml", verbs["verb"])
            for frame in reading.frames("verbs.toml", entry, VERB_ROLES, line)
        ),
        nouns=noun_frames,
        noun_heads=frozenset(words.partition(" of ")[0].split(" ")[-1] for words in noun_frames),
        persons=classes["another"],
        light=_carriers(nouns["light"]),
        bearer=_carriers(nouns["bearer"]),
        blaming=_carriers(nouns["blaming"]),
        happening=_carriers(nouns["happening"]),
        bringing=_carriers(nouns["bringing"]),
        moods={
            (part, word): mood for mood, parts in _toml(folder / "moods.toml").items() for part, words in parts.items() for word in words
        },
        proposed=_proposed(_toml(folder / "proposed.toml"), scheme, reading),
    )


def _proposed(table: dict[str, Any], scheme: Plover, reading: _FrameReader) -> dict[tuple[str, EventType], Frame]:
    found: dict[tuple[str, EventType], Frame] = {}
    for part, file in (("VERB", "verbs.toml"), ("NOUN", "nouns.toml")):
        for name in scheme.types:
            entry = table[part.lower()] | {"words": ["proposed"], "type": name, "together": name in table["together"]["types"]}
            found[part, name] = next(iter(reading.frames(file, entry, VERB_ROLES)))
    return found


@dataclass(frozen=True)
class _FrameReader:
    scheme: Plover
    classes: dict[str, frozenset[str]]

    def frames(
        self, file: str, entry: dict[str, Any], roles: tuple[tuple[str, ...], tuple[str, ...]], line: int | None = None
    ) -> Iterable[Frame]:
        """Yield one frame for each word of an entry that begins on a line of its file."""
        where = f"{file}: {', '.join(entry.get('words', ['?'])[:3])}"
        self._check(entry, where)
        nouns = file.startswith("nouns")
        strong = set(entry.get("strong", ()))
        plain = tuple(((place,), self.filler(entry[place], where)) for place in ("subject", "object") if place in entry)
        other = tuple(
            (tuple(place.replace("_", " ") for place in places.split()), self.filler(told, where))
            for places, told in entry.get("with", {}).items()
        )
        never = tuple((place, self.filler(told, where)) for place, told in entry.get("never", {}).items())
        for words in entry["words"]:
            first, *extra = [words.replace("-", " ")] if nouns else words.split(" ")
            *joined, first = [first] if nouns else first.split("-")  # a text's hyphens part words: "test-fired" is "fired" with "test"
            yield Frame(
                words=words,
                word=first,
                extra=(*joined, *extra),
                event_type=cast("EventType", entry["type"]),
                mode=entry.get("modes", {}).get(words, entry.get("mode")),
                contexts=tuple(entry.get("contexts", ())),
                actor=tuple(entry.get("actor", roles[0])),
                recipient=tuple(entry.get("recipient", roles[1])),
                together=entry.get("together", False),
                wanted=plain if words in strong else plain + other,
                never=never,
                unless=self.filler(entry.get("unless", ()), where).lemmas,
                content=frozenset(entry.get("content", ())),
                modifiers=frozenset(entry.get("modifier", ())),
                loose=entry.get("loose", False),
                finite=entry.get("finite", False),
                agentless=self.filler(entry.get("agentless", ()), where).lemmas,
                place=f"{file} line {line}" if line else "",
                conditions=_conditions(entry, strong=words in strong),
            )

    def filler(self, told: Iterable[str], where: str) -> Filler:
        """Return what a list of kinds, lemmas and @classes stands for."""
        kinds: set[str] = set()
        lemmas: set[str] = set()
        for item in told:
            if item.startswith("@"):
                if item[1:] not in self.classes:
                    raise CodebookError(f"no class {item[1:]!r} in classes.toml", where=where)
                lemmas |= self.classes[item[1:]]
            elif item.isupper():
                if item not in KINDS:
                    raise CodebookError(f"{item} is no kind", where=where, next_step=f"Use one of {', '.join(sorted(KINDS))}")
                kinds.add(item)
            else:
                lemmas.add(item)
        return Filler(frozenset(kinds), frozenset(lemmas))

    def _check(self, entry: dict[str, Any], where: str) -> None:
        unknown = set(entry) - FRAME_KEYS
        if unknown or not entry.get("words"):
            raise CodebookError(f"unknown or missing keys: {', '.join(sorted(unknown)) or 'words'}", where=where)
        type_ = self.scheme.types.get(entry.get("type", ""))
        if type_ is None:
            raise CodebookError(f"{entry.get('type')!r} is no PLOVER type", where=where)
        for mode in (entry.get("mode"), *entry.get("modes", {}).values()):
            if mode is not None and mode not in type_.modes:
                raise CodebookError(f"{type_.name} has no mode {mode!r}", where=where)
        for context in entry.get("contexts", ()):
            if context not in self.scheme.contexts:
                raise CodebookError(f"{context!r} is no context", where=where)
        quads = {told.quad for told in self.scheme.types.values()}
        for content in entry.get("content", ()):
            if content not in CONTENTS and content not in quads and content.split(".")[0] not in self.scheme.types:
                raise CodebookError(f"content {content!r} is no type or quad class", where=where)


def _placed(path: Path, entries: list[dict[str, Any]]) -> Iterable[tuple[int, dict[str, Any]]]:
    """Return the entries of a table with the lines that their words stand on, as people count them."""
    header = f"[[{path.stem.removesuffix('s')}]]"
    lines = path.read_text(encoding="utf-8").splitlines()
    return zip((number + 1 for number, line in enumerate(lines, 1) if line.strip() == header), entries, strict=True)


def _conditions(entry: dict[str, Any], *, strong: bool) -> str:
    """Tell what a frame asks for in the words of its file, long lists cut: "object ACTOR PLACE @target …"; what it forbids is not told."""
    asked = {key: entry[key] for key in ("subject", "object", "modifier", "content") if key in entry}
    asked |= {} if strong else entry.get("with", {})
    told = [f"{place} {' '.join(words[:SHOWN])}{' …' if len(words) > SHOWN else ''}" for place, words in asked.items()]
    return "; ".join(told + ["finite"] * entry.get("finite", False))


def _by_word(found: Iterable[Frame]) -> dict[str, tuple[Frame, ...]]:
    """Word → its frames in the order of the file, but those of phrasal verbs first: "call off" is tried before "call"."""
    table: dict[str, list[Frame]] = {}
    for frame in found:
        table.setdefault(frame.word, []).append(frame)
    return {word: tuple(sorted(told, key=lambda frame: -len(frame.extra))) for word, told in table.items()}


def _carriers(entries: list[dict[str, list[str]]]) -> dict[str, tuple[str, ...]]:
    """Verb → the particles or prepositions that it takes to carry a happening; the empty string: none needed."""
    table: dict[str, list[str]] = {}
    for entry in entries:
        for words in entry["words"]:
            verb, _, rest = words.partition(" ")
            table.setdefault(verb, []).append(rest)
    return {verb: tuple(rest) for verb, rest in table.items()}


def _toml(path: Path) -> dict[str, Any]:
    with path.open("rb") as stream:
        try:
            return tomllib.load(stream)
        except tomllib.TOMLDecodeError as error:
            raise CodebookError("not valid TOML", where=path.name, why=str(error)) from error
