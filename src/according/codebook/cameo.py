"""CAMEO, the codes that event data had before PLOVER: which one an event gets, its Goldstein score and its quad class.

Tables ``cameo_codes.tsv`` (the codes) and ``cameo.tsv`` (the way to them), word lists under ``[cameo_words]`` in ``plover.toml``. Source:
Schrodt, P. A. (2012), CAMEO: Conflict and Mediation Event Observations, version 1.1b3; scores after Goldstein (1992).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

from according.codebook.plover import FOLDER, Plover, plover
from according.codebook.rows import Row, rows
from according.errors import CodebookError
from according.records import EventType, Quad, Status

_CODES = ("cameo", "goldstein", "later", "name")
_RULES = ("type", "mode", "context", "about", "words", "sectors", "status", "cameo", "description")
_QUADS: tuple[tuple[str, Quad], ...] = (
    ("05", "verbal cooperation"), ("08", "material cooperation"), ("13", "verbal conflict"), ("20", "material conflict"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A code with its name and its Goldstein score (-10 to 10); ``later`` tells that older lists do not have it."""

    code: str
    name: str
    goldstein: float
    later: bool = False

    @property
    def root(self) -> str:
        """The two digits that it begins with, from 01 to 20."""
        return self.code[:2]

    @property
    def base(self) -> str:
        """Its first three digits, or the code itself when it has no more."""
        return self.code[:3]

    @property
    def quad(self) -> Quad:
        """The quad class of its root: 01 to 05 and 06 to 08 are cooperation in words and deeds, 09 to 13 and 14 to 20 conflict."""
        return next(quad for last, quad in _QUADS if self.root <= last)


@dataclass(frozen=True, slots=True)
class CameoRule:
    """What an event has to be to get a code; an empty set asks nothing."""

    wanted: tuple[frozenset[str], ...]  # modes, contexts, what it is about, words, sectors
    statuses: frozenset[str]
    code: str


@dataclass(frozen=True, slots=True)
class Cameo:
    """All codes, and by type of event the rules that lead to them, of which the first that fits counts."""

    codes: dict[str, CameoCode]
    rules: dict[str, tuple[CameoRule, ...]]

    def code(
        self,
        event_type: EventType,
        mode: str | None = None,
        contexts: Iterable[str] = (),
        *,
        about: Iterable[str] = (),
        words: Iterable[str] = (),
        sectors: Iterable[str] = (),
        status: Status = "reported",
    ) -> CameoCode | None:
        """Return the finest code that the evidence supports, None when the event is none in CAMEO.

        ``about`` holds what a speech act is about, as "TYPE" or "TYPE.mode"; ``words`` the word that tells of the event and its object,
        as lemmas; ``sectors`` those of its actors.
        """
        subjects = {one for told in about for one in (told, told.partition(".")[0])}
        has: tuple[set[str], ...] = ({mode} if mode else set(), set(contexts), subjects, set(words), set(sectors))
        for rule in self.rules.get(event_type, ()):
            if status in rule.statuses and all(not some or some & told for some, told in zip(rule.wanted, has, strict=True)):
                return self.codes[rule.code]
        return None


@cache
def cameo() -> Cameo:
    """Return the tables that ship with the package; CodebookError when they contradict PLOVER or each other."""
    return load(FOLDER / "cameo_codes.tsv", FOLDER / "cameo.tsv", plover())


def load(codes: Path, table: Path, scheme: Plover) -> Cameo:
    """Read the two tables; CodebookError names the line that does not fit."""
    known = {row["cameo"]: _code(row) for row in rows(codes, _CODES)}
    rules: dict[str, list[CameoRule]] = {}
    for row in rows(table, _RULES):
        rules.setdefault(row["type"], []).append(_rule(row, known, scheme))
    return Cameo(known, {name: tuple(told) for name, told in rules.items()})


def _code(row: Row) -> CameoCode:
    try:
        score = float(row["goldstein"])
    except ValueError as error:
        raise row.wrong(f"{row['goldstein']!r} is no score") from error
    if not row["cameo"].isdigit() or not 3 <= len(row["cameo"]) <= 4 or not -10 <= score <= 10:
        raise row.wrong("a code has three or four digits and a score from -10 to 10")
    return CameoCode(row["cameo"], row["name"], score, row["later"] == "yes")


def _rule(row: Row, codes: dict[str, CameoCode], scheme: Plover) -> CameoRule:
    named = {name: type_.modes for name, type_ in scheme.types.items()}
    if row["type"] not in named:
        raise row.wrong(f"{row['type']} is no PLOVER type")
    subjects = {*named, *(f"{name}.{mode}" for name, modes in named.items() for mode in modes)}
    for column, known in (
        ("mode", set(named[row["type"]])), ("context", set(scheme.contexts)), ("about", subjects), ("status", set(get_args(Status))),
        ("cameo", set(codes)),
    ):  # fmt: skip
        for told in row.list(column):
            if told not in known:
                raise row.wrong(f"there is no {column} {told!r}" + (f" of {row['type']}" if column == "mode" else ""))
    if not row["cameo"] or row["description"] != codes[row["cameo"]].name:
        raise row.wrong(f"the description is not the name of {row['cameo'] or 'a code'}", "Write it as in cameo_codes.tsv")
    modes, contexts, about, sectors, statuses = (
        frozenset(row.list(column)) for column in ("mode", "context", "about", "sectors", "status")
    )
    return CameoRule((modes, contexts, about, _words(row, scheme), sectors), statuses or frozenset({"reported"}), row["cameo"])


def _words(row: Row, scheme: Plover) -> frozenset[str]:
    words: set[str] = set()
    for told in row.list("words"):
        if told.startswith("@") and told[1:] not in scheme.cameo_words:
            raise CodebookError(f"there is no list {told!r}", where=row.place, next_step="Add it under [cameo_words] in plover.toml")
        words |= set(scheme.cameo_words[told[1:]]) if told.startswith("@") else {told}
    return frozenset(words)
