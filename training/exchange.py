"""Puts other names in the place of a passage's own: countries, peoples, capitals and given names, and whatever a corpus marks as a name.

A network that has seen some countries mostly attack and others mostly suffer reads them differently. Where any of them may stand anywhere,
it must go by the sentence. A name goes to one of its own kind and length in words, so that every layer of annotation still fits.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from according.codebook.actor_tables import ACTORS, STATES, TABLES
from according.codebook.actors import FOLDER, GIVEN
from according.codebook.gazetteer import COLUMNS as REGIONS
from according.codebook.offices import OFFICES
from according.codebook.place_table import PlaceTable
from according.codebook.rows import rows
from according.codebook.states import names_of_states
from training.corpora import Passage
from training.labels import NAME_TAGS

SHARE = 0.5
"""How many of a passage's names are exchanged."""
PLAIN = re.compile(r"[\w .'’&-]+")
"""Names without brackets and the like, which stand in tables rather than in sentences."""
KNOWN = 4.7
"""Renown (about the logarithm of its people) of a town whose name may be put in the place of another's."""
ONE_IN = 5
"""Every so manieth place of the gazetteer is enough."""


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


def renamed(passage: Passage, rng: random.Random) -> Passage:
    """Return the passage with some of the names that its corpus marks replaced by names of the same kind and number of words.

    So the model learns what places, persons and organisations look like from far more names than the corpora hold.
    """
    words = list(passage.words)
    for start, end, label in _marked(passage):
        pool = pools().get((_kind(" ".join(words[start:end]), label), end - start), ())
        if pool and rng.random() < SHARE:
            words[start:end] = rng.choice(pool)
    return replace(passage, words=words)


def _marked(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Yield the names whose class the corpus leaves no choice of, as first word, end and class."""
    start, label = 0, ""
    for i, options in enumerate([*passage.names, ()]):
        tag = NAME_TAGS[options[0]] if len(options) == 1 else "O"
        if label and tag != f"I-{label}":
            yield start, i, label
            label = ""
        if tag.startswith("B-"):
            start, label = i, tag[2:]


def _kind(name: str, label: str) -> str:
    return "state" if label == "PLACE" and name in names_of_states() else label


def _towns() -> set[str]:
    table = PlaceTable(FOLDER / "places.bin")
    every = (table.row(i) for i in range(0, len(table), ONE_IN))
    return {row["name"] for row in every if row["renown"] >= KNOWN}


@cache
def pools() -> dict[tuple[str, int], tuple[tuple[str, ...], ...]]:
    """Return the names of the codebook, split into words, by kind (state, PLACE, PERSON, ORG) and number of words."""
    named = {
        "state": names_of_states(),
        "PLACE": {row["name"] for row in rows(FOLDER / "regions.tsv", REGIONS)} | _towns(),
        "PERSON": {row["name"] for row in rows(FOLDER / "offices.tsv", OFFICES)},
        "ORG": {row["name"] for table in TABLES for row in rows(FOLDER / table, ACTORS) if row["kind"] in ("group", "medium")},
    }
    found: dict[tuple[str, int], list[tuple[str, ...]]] = {}
    for kind, names in named.items():
        for words in (tuple(name.split()) for name in sorted(names) if PLAIN.fullmatch(name)):
            found.setdefault((kind, len(words)), []).append(words)
    return {key: tuple(names) for key, names in found.items()}
