"""What do numbers count, and how are they hedged? Loads ``numbers.toml`` and ``measures.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from according.errors import CodebookError
from according.records import Bound, Measure

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words that numbers are written with; keys are lower case.

    ``before`` and ``after`` give, for the word next to the number, the hedges that it can belong to, longest first, as
    (words in the order of the text, bound).
    """

    words: Mapping[str, int]
    magnitudes: Mapping[str, int]
    short_magnitudes: Mapping[str, str]
    fractions: Mapping[str, float]
    vague: Mapping[str, tuple[int, int]]
    several: Mapping[str, tuple[int, int]]
    pair: frozenset[str]
    pair_value: int
    before: Mapping[str, tuple[tuple[Phrase, Bound], ...]]
    after: Mapping[str, tuple[tuple[Phrase, Bound], ...]]
    weak: frozenset[str]
    particles: Mapping[str, frozenset[str]]
    passed_over: frozenset[str]
    joiners: frozenset[str]
    opening: frozenset[str]
    spread: frozenset[str]
    currencies: Mapping[str, str]
    percent: frozenset[Phrase]
    shares: frozenset[str]
    wholes: frozenset[int]
    age_units: frozenset[str]
    numbered: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a measure: ``phrases`` and ``undergo`` are (verb, word beside it), ``only`` the nouns they tell of (empty: any)."""

    name: Measure
    unit: str | None
    done_to: frozenset[str]
    happens_to: frozenset[str]
    phrases: frozenset[tuple[str, str]]
    undergo: frozenset[tuple[str, str]]
    states: frozenset[str]
    nouns: frozenset[str]
    acts: frozenset[str]
    people_only: bool
    only: frozenset[str]


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything that ``measures.toml`` holds; the maps lead from a lemma (or a verb and a word beside it) to measures, first one first."""

    measures: Mapping[str, Words]
    done_to: Mapping[str, Words]
    happens_to: Mapping[str, Words]
    phrases: Mapping[tuple[str, str], Words]
    undergo: Mapping[tuple[str, str], Words]
    states: Mapping[str, Words]
    nouns: Mapping[str, Words]
    acts: Mapping[str, Words]
    phrase_verbs: frozenset[str]
    goods: frozenset[str]
    carriers: frozenset[str]
    aid_modifiers: frozenset[str]
    money: frozenset[str]
    money_least: float
    duration_units: frozenset[str]
    duration_of: frozenset[str]
    duration_verbs: frozenset[str]
    awaited: frozenset[str]
    distance_units: Mapping[str, str]
    further: frozenset[str]
    goes_on: frozenset[str]
    tolls: frozenset[str]
    estimated: frozenset[str]
    counters: frozenset[str]
    crowds: frozenset[str]
    losses: frozenset[str]
    toll_measure: str
    reached_by: frozenset[str]
    people: frozenset[str]
    silent: frozenset[str]
    people_least: float
    animals: frozenset[str]
    part_openings: frozenset[Phrase]
    part_pronouns: frozenset[str]
    unmeasured: frozenset[str]
    unmeasured_least: float
    least_of: Mapping[str, float]
    invariant: frozenset[str]


@cache
def number_words() -> NumberWords:
    """Return the words of ``numbers.toml``; CodebookError names the table that contradicts itself."""
    data = _table("numbers.toml")
    vague = {word: _range("numbers.toml", word, ends) for word, ends in data["vague"].items()}
    return NumberWords(
        words=data["words"],
        magnitudes=data["magnitudes"],
        short_magnitudes=data["short_magnitudes"],
        fractions=data["fractions"],
        vague=vague,
        several={word: _range("numbers.toml", word, ends) for word, ends in data["several"].items()},
        pair=frozenset(data["pair"]["words"]),
        pair_value=data["pair"]["value"],
        before=_hedges(data["bounds"], "before", nearest=-1),
        after=_hedges(data["bounds"], "after", nearest=0),
        weak=frozenset(data["prepositions"]["weak"]),
        particles={word: frozenset(verbs) for word, verbs in data["particles"].items()},
        passed_over=frozenset(data["passed_over"]["words"]),
        joiners=frozenset(data["ranges"]["joiners"]),
        opening=frozenset(data["ranges"]["opening"]),
        spread=frozenset(data["ranges"]["spread"]),
        currencies=data["currencies"],
        percent=frozenset(tuple(word.split()) for word in data["percent"]["words"]),
        shares=frozenset(data["other_uses"]["shares"]),
        wholes=frozenset(data["other_uses"]["wholes"]),
        age_units=frozenset(data["other_uses"]["age_units"]),
        numbered=frozenset(data["other_uses"]["numbered"]),
    )


@cache
def measures() -> Measures:
    """Return the words of ``measures.toml``; CodebookError names a measure that the format does not know."""
    data = _table("measures.toml")
    known = [_words(entry) for entry in data["measures"]]
    phrases, undergo = _first(known, "phrases"), _first(known, "undergo")
    return Measures(
        measures={entry.name: entry for entry in reversed(known)},
        done_to=_first(known, "done_to"),
        happens_to=_first(known, "happens_to"),
        phrases=phrases,
        undergo=undergo,
        states=_first(known, "states"),
        nouns=_first(known, "nouns"),
        acts=_first(known, "acts"),
        phrase_verbs=frozenset(verb for verb, _ in (*phrases, *undergo)),
        goods=frozenset(data["aid"]["goods"]),
        carriers=frozenset(data["aid"]["carriers"]),
        aid_modifiers=frozenset(data["aid"]["modifiers"]),
        money=frozenset(data["money"]["nouns"]),
        money_least=data["money"]["least"],
        duration_units=frozenset(data["duration"]["units"]),
        duration_of=frozenset(data["duration"]["of"]),
        duration_verbs=frozenset(data["duration"]["verbs"]),
        awaited=frozenset(data["awaited"]["verbs"]),
        distance_units=data["distance"]["units"],
        further=frozenset(data["further"]["words"]),
        goes_on=frozenset(data["further"]["measures"]),
        tolls=frozenset(data["toll"]["nouns"]),
        estimated=frozenset(data["toll"]["estimated"]),
        counters=frozenset(data["toll"]["counters"]),
        crowds=frozenset(data["toll"]["crowds"]),
        losses=frozenset(data["toll"]["losses"]),
        toll_measure=data["toll"]["measure"],
        reached_by=frozenset(data["toll"]["reached_by"]),
        people=frozenset(data["people"]["nouns"]),
        silent=frozenset(data["people"]["silent"]),
        people_least=data["people"]["least"],
        animals=frozenset(data["animals"]["nouns"]),
        part_openings=frozenset(tuple(phrase.split()) for phrase in data["parts"]["openings"]),
        part_pronouns=frozenset(data["parts"]["pronouns"]),
        unmeasured=frozenset(data["unmeasured"]["nouns"]),
        unmeasured_least=data["unmeasured"]["least"],
        least_of=data["unmeasured"]["least_of"],
        invariant=frozenset(data["unmeasured"]["invariant"]),
    )


def _table(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads((files("according.codebook") / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CodebookError("the file does not parse", where=name, why=str(error), next_step="Correct the line that it names") from error


def _range(where: str, word: str, ends: list[int]) -> tuple[int, int]:
    low, high = ends
    if low >= high:
        raise CodebookError(f"the range of {word!r} is empty", where=where, why=f"{low} is not below {high}")
    return low, high


def _hedges(bounds: list[dict[str, Any]], side: str, *, nearest: int) -> dict[str, tuple[tuple[Phrase, Bound], ...]]:
    found: dict[str, list[tuple[Phrase, Bound]]] = {}
    for entry in bounds:
        if entry["bound"] not in get_args(Bound):
            allowed = ", ".join(get_args(Bound))
            raise CodebookError(f"{entry['bound']!r} is no bound", where="numbers.toml", next_step=f"Use one of {allowed}")
        for phrase in entry[side]:
            words = tuple(phrase.split())
            found.setdefault(words[nearest], []).append((words, entry["bound"]))
    return {word: tuple(sorted(hedges, key=lambda hedge: -len(hedge[0]))) for word, hedges in found.items()}


def _words(entry: dict[str, Any]) -> Words:
    name = entry["name"]
    if name not in get_args(Measure):
        allowed = ", ".join(get_args(Measure))
        raise CodebookError(f"{name!r} is no measure", where="measures.toml", next_step=f"Use one of {allowed}")
    return Words(
        name=name,
        unit=entry.get("unit"),
        done_to=frozenset(entry.get("done_to", ())),
        happens_to=frozenset(entry.get("happens_to", ())),
        phrases=_pairs(entry, "phrases"),
        undergo=_pairs(entry, "undergo"),
        states=frozenset(entry.get("states", ())),
        nouns=frozenset(entry.get("nouns", ())),
        acts=frozenset(entry.get("acts", ())),
        people_only=entry.get("people_only", False),
        only=frozenset(entry.get("only", ())),
    )


def _pairs(entry: dict[str, Any], key: str) -> frozenset[tuple[str, str]]:
    pairs = [tuple(phrase.split()) for phrase in entry.get(key, ())]
    for pair in pairs:
        if len(pair) != 2:
            raise CodebookError(f"{' '.join(pair)!r} is not a verb and one word", where=f"measures.toml: {entry['name']}.{key}")
    return frozenset((verb, word) for verb, word in pairs)


def _first(known: list[Words], field: str) -> dict[Any, Words]:
    found: dict[Any, Words] = {}
    for entry in known:
        for key in getattr(entry, field):
            found.setdefault(key, entry)
    return found
