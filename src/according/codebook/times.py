"""Words of time, from ``times.toml``: what they are called in the grammar of time expressions, and what they amount to."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from according.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of time as an ISO duration: ``number`` times ``letter``; a letter of the clock carries its T."""

    number: int
    letter: str


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The tables of ``times.toml``; every key is lower case.

    ``kinds`` gives each word the kind that the grammar knows it by; ``references`` and the holidays may be phrases, written with
    single spaces.
    """

    kinds: Mapping[str, str]
    units: Mapping[str, Unit]
    seasons: Mapping[str, tuple[str, int, int]]
    parts: Mapping[str, str]
    deictics: Mapping[str, int]
    frequencies: Mapping[str, str]
    references: Mapping[str, str]
    fixed_holidays: Mapping[str, str]
    weekday_holidays: Mapping[str, tuple[int, int, int]]
    open_holidays: frozenset[str]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    ahead: frozenset[str]
    scheduled: frozenset[str]
    planning: frozenset[str]
    inviting: frozenset[str]
    limits: frozenset[str]
    moments: frozenset[str]
    carrying: frozenset[str]
    lending: frozenset[str]


@cache
def months() -> dict[str, int]:
    """Return month names and their short forms, lower case, with their numbers 1 to 12."""
    return _numbers("months", 12) | _numbers("short_months", 12)


def weekdays() -> dict[str, int]:
    """Return the days of the week, lower case, with their ISO numbers 1 (Monday) to 7."""
    return _numbers("weekdays", 7)


def short_weekdays() -> dict[str, int]:
    """Return short forms of the days of the week, lower case, with their ISO numbers."""
    return _numbers("short_weekdays", 7)


@cache
def time_context() -> dict[str, frozenset[str]]:
    """Return the words beside a time expression that tell its sense, by what they tell."""
    return {name: frozenset(words) for name, words in _table()["context"].items()}


@cache
def time_words() -> TimeWords:
    """Return all tables; CodebookError when a word is given two kinds."""
    table = _table()
    units = {word: Unit(entry["number"], entry["letter"]) for word, entry in table["units"].items()}
    plurals = {**{f"{word}s": word for word in units if f"{word[:-1]}ies" not in table["irregular_plurals"]}, **table["irregular_plurals"]}
    units |= {plural: units[word] for plural, word in plurals.items()}
    holidays = table["holidays"]
    return TimeWords(
        kinds=_kinds(table, plurals),
        units=units,
        seasons={word: (entry["code"], *entry["months"]) for word, entry in table["seasons"].items()},
        parts=table["parts"],
        deictics=table["deictics"],
        frequencies=table["frequencies"],
        references={phrase: value for value, phrases in table["references"].items() for phrase in phrases},
        fixed_holidays=holidays["fixed"],
        weekday_holidays={name: (rule[0], rule[1], rule[2]) for name, rule in holidays["weekday"].items()},
        open_holidays=frozenset(holidays["open"]),
        ordinals=table["ordinals"],
        decades=table["decades"],
        ahead=frozenset(table["ahead"]["words"]),
        scheduled=frozenset(table["scheduled"]["words"]),
        planning=frozenset(table["scheduled"]["objects"]),
        inviting=frozenset(table["scheduled"]["inviting"]),
        limits=frozenset(table["scheduled"]["limits"]),
        moments=frozenset(table["moments"]["words"]),
        carrying=frozenset(table["carrying"]["words"]),
        lending=frozenset(table["lending"]["words"]),
    )


def _kinds(table: dict[str, Any], plurals: dict[str, str]) -> dict[str, str]:
    """Give every word its kind; the first section that names a word decides, since some words stand in several on purpose."""
    kinds = {word: kind for kind, words in table["kinds"].items() for word in words}
    if len(kinds) != sum(map(len, table["kinds"].values())):
        raise CodebookError("a word stands under two kinds", where="times.toml [kinds]")
    sections = (
        ("MONTH", table["months"]), ("SHORTMONTH", table["short_months"]),
        ("WEEKDAY", weekdays()), ("SHORTDAY", short_weekdays()), ("SEASON", table["seasons"]),
        ("PART", table["parts"]), ("DEICTIC", table["deictics"]), ("FREQUENCY", table["frequencies"]), ("DECADEWORD", table["decades"]),
        ("ORDWORD", table["ordinals"]),
        ("WEEKDAYS", [f"{day}s" for day in weekdays()]), ("PARTS", [f"{part}s" for part in table["parts"]]),
        ("SEASONS", [f"{season}s" for season in table["seasons"]]),
    )  # fmt: skip
    for kind, words in sections:
        for word in words:
            kinds.setdefault(word, kind)
    for word, entry in table["units"].items():
        kinds.setdefault(word, entry["kind"])
    for plural in plurals:
        kinds.setdefault(plural, "UNITS")
    return kinds


@cache
def _numbers(section: str, highest: int) -> dict[str, int]:
    table: dict[str, int] = _table()[section]
    for word, number in table.items():
        if not 1 <= number <= highest:
            raise CodebookError(f'"{word}" must be a number from 1 to {highest}', where=f"times.toml [{section}]")
    return table


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads(files("according.codebook").joinpath("times.toml").read_text("utf-8"))
    return table
