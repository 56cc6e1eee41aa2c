"""The words that tell who says what: verbs, nouns, phrases and adverbs of attribution, each with its act."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from according.errors import CodebookError
from according.records import Act

FILE = "cues.toml"
CONSTRUCTIONS = ("quotation", "clause", "infinitive", "thing", "naming", "marked")
_ACTS = frozenset(get_args(Act))
_KEYS = {
    "verbs": {"words", "hedges", "addressee", "agentless", "carries", "continues", "things", "through", "unless", *CONSTRUCTIONS},
    "nouns": {"words", "hedges", "document", "act", "through"},
    "phrases": {"words", "act", "hedges"},
    "adverbs": {"words", "act", "hedges"},
    "bearers": {"words"},
    "holders": {"words"},
    "sides": {"words"},
    "harms": {"words"},
    "menaces": {"words"},
    "addressing": {"words"},
    "texts": {"words"},
    "any_document": {"words"},
    "befalls": {"words"},
    "verdicts": {"words", "act"},
    "carriers": {"words"},
}


@dataclass(frozen=True, slots=True)
class VerbCue:
    """How one verb (with a particle or preposition, if it needs one) introduces what is said.

    ``acts`` maps a construction (quotation, clause, infinitive, thing, naming, marked) to the act it performs; ``through``
    maps a preposition to the act when what is said follows it ("doing" stands for a bare gerund); ``unless`` holds
    objects with which the verb says nothing ("denied entry").
    """

    word: str
    particle: str | None
    acts: dict[str, Act]
    through: dict[str, Act]
    hedges: bool = False
    addressee: bool = False
    agentless: bool = False
    carries: bool = False
    continues: bool = False
    things: bool = False
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NounCue:
    """How one noun introduces what is said; a ``document`` may stand for its author."""

    word: str
    act: Act
    through: dict[str, Act] = field(default_factory=dict)
    hedges: bool = False
    document: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues, by dictionary form; a verb may have several entries, one for each particle."""

    verbs: dict[str, tuple[VerbCue, ...]]
    nouns: dict[str, NounCue]
    phrases: dict[str, Act]
    adverbs: dict[str, Act]
    bearers: frozenset[str]
    holders: frozenset[str]
    sides: frozenset[str]
    harms: frozenset[str]
    menaces: frozenset[str]
    addressing: frozenset[str]
    texts: frozenset[str]
    any_document: frozenset[str]
    carriers: frozenset[str]
    befalls: frozenset[str]
    verdicts: dict[str, Act]


@cache
def cues() -> Cues:
    """Return the cues of the codebook; CodebookError when the file contradicts itself."""
    return parse_cues(files("according.codebook").joinpath(FILE).read_text(encoding="utf-8"))


def parse_cues(text: str, where: str = FILE) -> Cues:
    """Return the cues that a TOML text defines; CodebookError names the file, table and word that do not fit."""
    try:
        book = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CodebookError("the file is not valid TOML", where=where, why=str(error)) from error
    for kind, tables in book.items():
        if kind not in _KEYS:
            raise CodebookError(f"there is no kind of cue called {kind!r}", where=where, next_step=f"Use one of {', '.join(_KEYS)}")
        for table in tables:
            _check(table, kind, where)
    return Cues(
        verbs=_verbs(book.get("verbs", []), where),
        nouns=_nouns(book.get("nouns", []), where),
        phrases=_acts(book, "phrases"),
        adverbs=_acts(book, "adverbs"),
        bearers=_words(book, "bearers"),
        holders=_words(book, "holders"),
        texts=_words(book, "texts"),
        addressing=_words(book, "addressing"),
        menaces=_words(book, "menaces"),
        harms=_words(book, "harms"),
        sides=_words(book, "sides"),
        any_document=_words(book, "any_document"),
        befalls=_words(book, "befalls"),
        verdicts=_acts(book, "verdicts"),
        carriers=_words(book, "carriers"),
    )


def _words(book: dict[str, Any], kind: str) -> frozenset[str]:
    return frozenset(word for table in book.get(kind, []) for word in table["words"])


def _acts(book: dict[str, Any], kind: str) -> dict[str, Act]:
    return {word: table["act"] for table in book.get(kind, []) for word in table["words"]}


def _check(table: dict[str, Any], kind: str, where: str) -> None:
    place = f"{where}, {kind} {table.get('words', ['?'])[0]!r}"
    if not table.get("words"):
        raise CodebookError("a table names no words", where=place)
    for key in table.keys() - _KEYS[kind]:
        raise CodebookError(f"{key!r} means nothing here", where=place, next_step=f"Use one of {', '.join(sorted(_KEYS[kind]))}")
    if kind in ("nouns", "phrases", "adverbs", "verdicts") and "act" not in table:
        raise CodebookError("the act is missing", where=place, next_step='Add a line such as act = "assert"')
    acts = [table[key] for key in (*CONSTRUCTIONS, "act") if key in table]
    for act in (*acts, *table.get("through", {}).values()):
        if act not in _ACTS:
            raise CodebookError(f"there is no act {act!r}", where=place, next_step=f"Use one of {', '.join(sorted(_ACTS))}")


def _verbs(tables: list[dict[str, Any]], where: str) -> dict[str, tuple[VerbCue, ...]]:
    merged: dict[str, dict[str, Any]] = {}
    for table in tables:
        for word in table["words"]:
            entry = merged.setdefault(word, {"acts": {}, "through": {}, "unless": frozenset()})
            for key in CONSTRUCTIONS:
                if key in table and entry["acts"].setdefault(key, table[key]) != table[key]:
                    raise CodebookError(f"{word!r} has two acts for {key!r}", where=where, why=f"{entry['acts'][key]} and {table[key]}")
            entry["through"].update(table.get("through", {}))
            entry["unless"] |= frozenset(table.get("unless", ()))
            for flag in ("hedges", "addressee", "agentless", "carries", "continues", "things"):
                entry[flag] = entry.get(flag, False) or table.get(flag, False)
    verbs: dict[str, list[VerbCue]] = {}
    for word, entry in merged.items():
        verb, _, particle = word.partition(" ")
        verbs.setdefault(verb, []).append(VerbCue(word=word, particle=particle or None, **entry))
    # an entry with a particle is tried before the bare verb
    return {verb: tuple(sorted(found, key=lambda cue: cue.particle is None)) for verb, found in verbs.items()}


def _nouns(tables: list[dict[str, Any]], where: str) -> dict[str, NounCue]:
    nouns: dict[str, NounCue] = {}
    for table in tables:
        for word in table["words"]:
            if word in nouns:
                raise CodebookError(f"the noun {word!r} stands in two tables", where=where)
            nouns[word] = NounCue(word, table["act"], table.get("through", {}), table.get("hedges", False), table.get("document", False))
    return nouns
