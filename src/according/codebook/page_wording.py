"""What web pages say around their reports and in place of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Wall:
    """What stands in place of a report: what it is called, and the words it goes by, in lower case."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageWording:
    """Walls by their kind; how lines at the end begin, what they hold and what they are; how lines that lead elsewhere begin."""

    walls: dict[str, Wall]
    tails_begin: tuple[str, ...]
    tails_hold: tuple[str, ...]
    tails_are: frozenset[str]
    links_begin: tuple[str, ...]


@cache
def page_wording() -> PageWording:
    """Return the wording of pages, as ``page_wording.toml`` has it."""
    table = tomllib.loads(files("according.codebook").joinpath("page_wording.toml").read_text("utf-8"))
    return PageWording(
        walls={kind: Wall(wall["name"], tuple(wall["words"])) for kind, wall in table["walls"].items()},
        tails_begin=tuple(table["tails"]["begins"]),
        tails_hold=tuple(table["tails"]["holds"]),
        tails_are=frozenset(table["tails"]["is"]),
        links_begin=tuple(table["links"]["begins"]),
    )
