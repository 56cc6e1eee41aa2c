"""Whom is the encoder shown for a state? The single words for states of ``states.tsv``, and ``standins.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from according.codebook.actor_tables import STATES, people_words
from according.codebook.plover import FOLDER
from according.codebook.rows import Row, rows
from according.errors import CodebookError

TABLE = FOLDER / "standins.toml"
Kind = Literal["name", "adjective", "people", "capital"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class StandIns:
    """The stand-ins in the order in which they are taken, by kind of word, and which words for states they stand in for.

    ``words`` gives the state (ISO 3166-1 alpha-3) and the kind of a single word, ``longer`` the longer wordings by their first word
    ("Saudi": ("Arabia",)), which are shown as they are; the others are explained in ``standins.toml``.
    """

    standins: tuple[Mapping[Kind, str], ...]
    words: Mapping[str, tuple[str, Kind]]
    longer: Mapping[str, tuple[tuple[str, ...], ...]]
    not_behind: frozenset[str]
    titles: frozenset[str]


@cache
def stand_ins() -> StandIns:
    """Return the stand-ins that ship with the package."""
    return load(TABLE)


def load(path: Path) -> StandIns:
    """Read the stand-ins of a file; CodebookError when one has not a word of each kind."""
    with path.open("rb") as stream:
        table = tomllib.load(stream)
    for words in table["standins"]:
        if len(words) != len(KINDS) or not all(word.isalpha() for word in words):
            raise CodebookError(
                "a stand-in needs four single words", where=path.name, why=str(words), next_step=f"Write its {', '.join(KINDS)}"
            )
    left_out = {*table["left_out"], *table["with_the"]}
    longer: dict[str, list[tuple[str, ...]]] = {}
    for first, *rest in (wording.split() for row in rows(FOLDER / "states.tsv", STATES) for wording in _wordings(row)):
        if rest:
            longer.setdefault(first, []).append(tuple(rest))
    return StandIns(
        standins=tuple(dict(zip(KINDS, words, strict=True)) for words in table["standins"]),
        words={word: found for word, found in _words().items() if word not in left_out},
        longer={first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in longer.items()},
        not_behind=frozenset(table["not_behind"]),
        titles=frozenset(table["titles"]),
    )


def _words() -> dict[str, tuple[str, Kind]]:
    """Return the single words that mean one state alone; those of its people as far as they are plain plurals."""
    found: dict[str, tuple[str, Kind]] = {}
    shared: set[str] = set()
    for row in rows(FOLDER / "states.tsv", STATES):
        for word, kind in _kinds(row):
            if not word.isalpha() or word.isupper():
                continue
            if found.setdefault(word, (row["iso3"], kind))[0] != row["iso3"]:
                shared.add(word)
    return {word: where for word, where in found.items() if word not in shared}


def _kinds(row: Row) -> Iterator[tuple[str, Kind]]:
    for name in (row["name"], *row.list("aliases")):
        yield name, "name"
    for adjective in row.list("adjectives"):
        yield adjective, "adjective"
    for people in people_words(row):
        if people.endswith("s"):
            yield people, "people"
    for seat in row.list("seats"):
        yield seat, "capital"


def _wordings(row: Row) -> Iterator[str]:
    yield from (word.rstrip("?") for column in ("aliases", "adjectives", "people", "seats") for word in (row["name"], *row.list(column)))
