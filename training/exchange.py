"""Puts other names in the place of a passage's countries, peoples, capitals and given names.

A network that has seen some countries mostly attack and others mostly suffer reads them differently. Where any of them may stand anywhere,
it must go by the sentence. A name goes to one of its own kind and length in words, so that every layer of annotation still fits.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

from according.codebook.actor_tables import STATES
from according.codebook.actors import FOLDER, GIVEN
from according.codebook.rows import rows

SHARE = 0.5
"""How many of a passage's names are exchanged."""


@cache
def kinds() -> dict[str, tuple[str, ...]]:
    """Return for each name of one word all names of its kind: states, adjectives, peoples, capitals, women's or men's given names."""
    states = list(rows(FOLDER / "states.tsv", STATES))
    adjectives = [word for row in states for word in _single(row["adjectives"])]
    groups = [
        [word for row in states for word in _single(row["name"])],
        adjectives,
        [word + "s" for word in adjectives if word.endswith("n")],
        [word for row in states for word in _single(row["seats"])],
    ]
    given = list(rows(FOLDER / "given_names.tsv", GIVEN))
    groups += [[row["name"] for row in given if row["gender"] == gender] for gender in ("f", "m")]
    return {word: tuple(group) for group in groups for word in group}


def _single(field: str) -> list[str]:
    return [word for word in field.split(";") if word.isalpha() and word[:1].isupper()]


def exchanged(words: Sequence[str], upos: Sequence[str], rng: random.Random) -> list[str]:
    """Return the words with some names exchanged, the same one alike throughout.

    ``upos`` keeps "will" and "mark" from being taken for names; where it is empty, capitals must do.
    """
    new: dict[str, str] = {}
    for i, word in enumerate(words):
        group = kinds().get(word)
        if group and word not in new and (not upos or upos[i] in {"PROPN", "ADJ"}):
            new[word] = rng.choice(group) if rng.random() < SHARE else word
    return [new.get(word, word) for word in words]
