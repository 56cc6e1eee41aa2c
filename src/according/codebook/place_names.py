"""Which of the names that GeoNames has for a place can stand in an English newspaper? By the lists of ``place_names.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache

from according.codebook.place_table import fold
from according.codebook.plover import FOLDER

KNOWN_ABROAD = 30_000
"""So many people make a place one that has a name in English."""


def further_names(name: str, others: Iterable[str], country: str, population: int) -> set[str]:
    """Return the folded names that a town goes by beside its own; ``country`` is its ISO 3166-1 alpha-2 code.

    Its other names count where it is well known or its own script is not Latin; there it is also called without its Arabic article
    and, if well known, with the spaces of its transcription left out.
    """
    own, foreign, known = fold(name), country not in _lists()["latin_script"], population >= KNOWN_ABROAD
    found = other_names(others) if known or foreign else set()
    if foreign:
        found |= {bare for each in (own, *found) if (bare := without_article(each))}
        if known:
            found |= {each.replace(" ", "") for each in (own, *found) if each.count(" ") in (1, 2)}
    return found - {own}


def other_names(names: Iterable[str]) -> set[str]:
    """Return the folded Latin-script forms that can stand in a newspaper: no codes, no transcriptions in small letters."""
    found = set()
    for name in names:
        start = name.lstrip("'‘ʻ`ʿ’")[:1]
        if start.isupper() and not name.isupper():
            key = fold(name)
            if key.replace(" ", "").isascii() and len(key) > 2:
                found.add(key)
    return found


def without_article(name: str) -> str:
    """Return a folded name without the Arabic article before it ("al qamishli"), or the empty string when it has none."""
    article, _, rest = name.partition(" ")
    return rest if article in _lists()["articles"] and len(rest) > 3 else ""


def bare_name(name: str) -> str:
    """Return the folded name of a region without the word for what it is ("Donetsk Oblast"); empty when nothing is left."""
    classes = _lists()["classes"]
    return " ".join(word for word in fold(name).split() if word not in classes and word != "of")


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    with (FOLDER / "place_names.toml").open("rb") as stream:
        return {name: frozenset(words) for name, words in tomllib.load(stream).items()}
