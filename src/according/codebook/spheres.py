"""The spheres of life in which the words of politics mean something else; loads ``spheres.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from according.codebook.plover import FOLDER
from according.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Sphere:
    """One sphere: its words as lower-case lemmas, one or two a word, and whether a state that takes part lifts an event out of it.

    ``contests`` are lemmas that tell of violence elsewhere, and of a contest in it.
    """

    name: str
    words: frozenset[str]
    states: bool
    contests: frozenset[str]


@cache
def spheres() -> tuple[Sphere, ...]:
    """Return the spheres in the order of their file; CodebookError names the one that does not fit."""
    with (FOLDER / "spheres.toml").open("rb") as stream:
        told = tomllib.load(stream)
    for name, entry in told.items():
        if entry.keys() != {"words", "states", "contests"} or any(word != word.lower() or word.count(" ") > 1 for word in entry["words"]):
            raise CodebookError(f"{name!r} has to name states, contests and words, one or two lower-case lemmas each", where="spheres.toml")
    return tuple(Sphere(name, frozenset(entry["words"]), entry["states"], frozenset(entry["contests"])) for name, entry in told.items())
