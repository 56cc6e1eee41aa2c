"""Whom is the encoder shown for a state, a town, a province? The wordings for states of ``states.tsv``, and ``standins.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from according.codebook.actor_tables import STATES, people_words
from according.codebook.offices import OFFICES
from according.codebook.plover import FOLDER
from according.codebook.rows import Row, rows
from according.errors import CodebookError

TABLE = FOLDER / "standins.toml"
Kind = Literal["name", "adjective", "people", "capital"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Sort = Literal["town", "province"]
SORTS: tuple[Sort, ...] = get_args(Sort)
Meant = tuple[str, Kind | Sort]
"""A state (ISO 3166-1 alpha-3) and the kind of wording for it; or the name of a town or a province, and which of the two it is."""


@dataclass(frozen=True, slots=True)
class StandIns:
    """The stand-ins in the order in which they are taken, by kind of word, and which wordings for states they stand in for.

    ``words`` gives what a single word means, ``longer`` the rest of the longer wordings by their first word, the longest first, and
    what each means ("Saudi": ((("Arabia",), ("SAU", "name")),)), None where it is shown as it is; ``doubtful`` what a word means that
    may be a person's; ``persons`` are surnames of office holders, ``behind_an`` the stand-ins that take "an". The others are
    explained in ``standins.toml``.
    """

    standins: tuple[Mapping[Kind, str], ...]
    by_kind: Mapping[Kind | Sort, tuple[str, ...]]
    words: Mapping[str, Meant]
    longer: Mapping[str, tuple[tuple[tuple[str, ...], Meant | None], ...]]
    doubtful: Mapping[str, Meant]
    not_behind: frozenset[str]
    titles: frozenset[str]
    in_front: frozenset[str]
    before_of: frozenset[str]
    around: frozenset[str]
    sorts: frozenset[str]
    votes: frozenset[str]
    persons: frozenset[str]
    behind_an: frozenset[str]

    def stand_in(self, kind: Kind | Sort, number: int) -> str | None:
        """Return the word of a kind for the state, town or province that a text names as its ``number``-th; None where none is left."""
        return self.by_kind[kind][number] if number < len(self.by_kind[kind]) else None


@cache
def stand_ins() -> StandIns:
    """Return the stand-ins that ship with the package."""
    return load(TABLE)


def load(path: Path) -> StandIns:
    """Read the stand-ins of a file; CodebookError when one has not a word of each kind."""
    with path.open("rb") as stream:
        table = tomllib.load(stream)
    for one in table["standins"]:
        if len(one) != len(KINDS) or not all(word.isalpha() for word in one):
            raise CodebookError(
                "a stand-in needs four single words", where=path.name, why=str(one), next_step=f"Write its {', '.join(KINDS)}"
            )
    left_out = frozenset((*table["left_out"], *table["with_the"], *table["doubtful"]))
    words: dict[str, Meant] = {}
    doubtful: dict[str, Meant] = {}
    longer: dict[str, list[tuple[tuple[str, ...], Meant | None]]] = {}
    for (first, *rest), meant in _wordings().items():
        if rest:
            longer.setdefault(first, []).append((tuple(rest), meant if left_out.isdisjoint((first, *rest)) else None))
        elif meant and not first.isupper() and first not in left_out:
            words[first] = meant
        elif meant and first in table["doubtful"]:
            doubtful[first] = meant
    return StandIns(
        standins=tuple(dict(zip(KINDS, one, strict=True)) for one in table["standins"]),
        by_kind=dict(zip((*KINDS, *SORTS), (*zip(*table["standins"], strict=True), *(tuple(table[sort]) for sort in SORTS)), strict=True)),
        words=words,
        longer={first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in longer.items()},
        doubtful=doubtful,
        not_behind=frozenset(table["not_behind"]),
        titles=frozenset(table["titles"]),
        in_front=frozenset(table["in_front"]),
        before_of=frozenset(table["before_of"]),
        around=frozenset(table["around"]),
        sorts=frozenset(table["sorts"]),
        votes=frozenset(table["votes"]),
        persons=frozenset(_persons()),
        behind_an=frozenset(word for one in table["standins"] for word in one if word[0] in "AEIO"),
    )


def _wordings() -> dict[tuple[str, ...], Meant | None]:
    """Return what each wording means, by its words as they stand in a text; None where it means several states or is doubtful."""
    found: dict[tuple[str, ...], Meant | None] = {}
    for row in rows(FOLDER / "states.tsv", STATES):
        for wording, kind in _kinds(row):
            words = tuple(re.findall(r"[-–]|[^\s–-]+", wording.rstrip("?")))
            meant = None if wording.endswith("?") else (row["iso3"], kind)
            before = found.setdefault(words, meant)
            if before and (not meant or before[0] != meant[0]):
                found[words] = None
    return found


def _kinds(row: Row) -> Iterator[tuple[str, Kind]]:
    for name in (row["name"], *row.list("aliases")):
        yield name, "name"
    for adjective in row.list("adjectives"):
        yield adjective, "adjective"
    for people in people_words(row):
        if people.rstrip("?").endswith("s"):
            yield people, "people"
    for seat in row.list("seats"):
        yield seat, "capital"


def _persons() -> Iterator[str]:
    """Yield the surnames of office holders, which may be names of towns, too."""
    for row in rows(FOLDER / "offices.tsv", OFFICES):
        yield from (name.rstrip("?").split()[-1] for name in (row["name"], *row.list("aliases")))
