"""Which words stand around place names: prepositions, directions, kinds of places, and names that are other words."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from according.errors import CodebookError

_WHERE = "place_words.toml"


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lists of ``place_words.toml``; ``direction`` and ``kind`` lead from a lower-case word to its class.

    ``adjective`` leads from the adjective of a part of the world or of a country to its name in ``regions.tsv``, ``tells`` from a word of
    public life, in its own case or as a lower-case lemma, to the country that it gives away.
    """

    locative: frozenset[str]
    toward: frozenset[str]
    befalling: frozenset[str]
    moving: frozenset[str]
    leaving: frozenset[str]
    away: frozenset[str]
    blows: frozenset[str]
    about: frozenset[str]
    parts: frozenset[str]
    openings: frozenset[str]
    direction: dict[str, str]
    kind: dict[str, str]
    never: frozenset[str]
    given_names: frozenset[str]
    languages: frozenset[str]
    makes: frozenset[str]
    quarters: frozenset[str]
    held_abroad: frozenset[str]
    company: frozenset[str]
    offices: frozenset[str]
    civic: frozenset[str]
    residents: frozenset[str]
    adjective: dict[str, str]
    tells: dict[str, str]

    def kind_of(self, word: Token) -> str | None:
        """Return the kind that a word says a place is of, in the singular or the plural ("towns"); None when it says none."""
        return self.kind.get(word.lower_) or self.kind.get(word.lemma_.lower())


@cache
def place_words() -> PlaceWords:
    """Return the words, read once; CodebookError when the file does not parse or lacks a list."""
    try:
        data = tomllib.loads(files("according.codebook").joinpath(_WHERE).read_text("utf-8"))
        names = (
            "locative", "toward", "befalling", "moving", "leaving", "away", "blows", "about", "parts", "openings", "makes", "quarters",
            "held_abroad", "company", "offices", "civic", "residents",
        )  # fmt: skip
        lists = {name: frozenset(data[name]) for name in names}
        return PlaceWords(
            direction=_by_word(data["directions"]),
            kind=_by_word(data["kinds"]),
            never=frozenset(data["never"]["words"]),
            given_names=frozenset(data["never"]["given_names"]),
            languages=frozenset(data["never"]["languages"]),
            adjective=_by_word(data["adjectives"]),
            tells=_by_word(data["tells"]),
            **lists,
        )
    except tomllib.TOMLDecodeError as error:
        raise CodebookError("the words do not parse", where=_WHERE, why=str(error)) from error
    except KeyError as error:
        raise CodebookError(f"there is no list {error}", where=_WHERE) from error


def _by_word(classes: dict[str, list[str]]) -> dict[str, str]:
    # The first class that names a word keeps it, so the order of the file decides ("dam" is a water, then a facility).
    return {word: name for name, words in reversed(classes.items()) for word in words}
