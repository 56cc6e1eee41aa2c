"""Words that stand for things: weapons with the mode that they give an assault, and the contexts that words open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from according.codebook.plover import FOLDER, plover, table_rows
from according.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon's name, the mode that it gives an ASSAULT, and whether it is one to list by name."""

    name: str
    mode: str
    listed: bool


@cache
def weapons() -> dict[str, Weapon]:
    """Return the weapons by lower-case lemma or phrase; CodebookError names the line that does not fit."""
    modes = plover().types["ASSAULT"].modes
    found = {}
    for number, (name, mode, listed) in table_rows(FOLDER / "weapons.tsv"):
        if mode not in modes or listed not in ("yes", "no"):
            raise CodebookError(f"no mode of ASSAULT: {mode!r}, or neither yes nor no: {listed!r}", where=f"weapons.tsv:{number}")
        found[name] = Weapon(name, mode, listed == "yes")
    return found


@cache
def contexts() -> dict[str, tuple[str, ...]]:
    """Return the contexts that a lower-case word or phrase opens; CodebookError names the line that does not fit."""
    known = plover().contexts
    found: dict[str, tuple[str, ...]] = {}
    for number, (word, context) in table_rows(FOLDER / "contexts.tsv"):
        if context not in known:
            raise CodebookError(f"{context!r} is no context", where=f"contexts.tsv:{number}")
        found[word] = (*found.get(word, ()), context)
    return found
