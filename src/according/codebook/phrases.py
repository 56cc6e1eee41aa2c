"""Phrases by their words: the longest one that starts at a word of a text, and what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, KeysView
from typing import Generic, TypeVar

_WORD = re.compile(
    r"'s\b|(?:[^\W\d_]\.){2,}-\w+|(?:[^\W\d_]\.)+(?:[^\W\d_]\.?)?(?!\w)"  # 's · U.S.-led · U.S.
    r"|\w+&\w+|\d+/\d+|\w+\+(?!\w)"  # AT&T · 9/11 · OPEC+
    r"|[^\W_]+(?:['.][^\W_]+)*\.(?=\s|$)|\w+(?:['.](?!s\b)\w+|-(?=\d)\w+)*|\S"  # St. · N'Djamena, MS-13 · anything else
)

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases by their lower-cased words, for the longest match from a given word on; a look-up costs the same in a table of any size."""

    def __init__(self) -> None:
        self._first: dict[str, dict[tuple[str, ...], list[T]]] = {}
        self._sizes: dict[str, list[int]] = {}

    def add(self, words: tuple[str, ...], value: T) -> None:
        """Add a phrase; one phrase may carry several values."""
        self._first.setdefault(words[0], {}).setdefault(words, []).append(value)
        sizes = self._sizes.setdefault(words[0], [])
        if len(words) not in sizes:
            sizes.append(len(words))
            sizes.sort(reverse=True)

    def __contains__(self, word: str) -> bool:
        """Tell whether a phrase begins with a word."""
        return word in self._first

    @property
    def openings(self) -> KeysView[str]:
        """The words that phrases begin with, for those who ask of many."""
        return self._first.keys()

    def __iter__(self) -> Iterator[T]:
        """Yield the value of every phrase."""
        return (value for phrases in self._first.values() for values in phrases.values() for value in values)

    def at(self, lower: list[str], start: int) -> tuple[int, list[T]]:
        """Return the end of the longest phrase that starts at a word, and all its values; (start, []) when there is none."""
        phrases = self._first.get(lower[start])
        if phrases is not None:
            for size in self._sizes[lower[start]]:
                values = phrases.get(tuple(lower[start : start + size]))
                if values and start + size <= len(lower):
                    return start + size, values
        return start, []


def words_of(phrase: str) -> tuple[str, ...]:
    """Split a phrase into words as the tokenizer of the language does ("al-Qaeda" in three, "U.S." in one)."""
    return tuple(_WORD.findall(phrase.replace("’", "'")))
