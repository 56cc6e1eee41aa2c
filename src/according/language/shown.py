"""As whom does the encoder see a state, a town or a province? As the first, second or third of the text, whichever it is.

Another name in the same sentence can move an arc or the end of a statement, and then one state is read otherwise than another. So the
encoder is shown *stand-ins* (``codebook/standins.toml``): what a text calls a state is shown as the word of the same kind for its stand-in,
name for name, adjective for adjective, people for people, capital for capital, in the order in which a text first names its states; so are
the towns and provinces that it calls such (``towns.py``). A name of several words is shown as one. Only the encoder sees this: all that is
read is noted of the text's own words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from according.codebook.standins import SORTS, Kind, Meant, Sort, StandIns, stand_ins
from according.language.pieces import LINE
from according.language.spans import Run
from according.language.towns import Towns, spelt, towns

Site = tuple[int, int, str, Kind | Sort]
"""Where a wording starts and ends (exclusive), the state, town or province that it means, and the kind of wording."""


class Shown:
    """A text as the encoder sees it: its ``words``, and in ``starts`` for each the first of the text's words that it stands for."""

    def __init__(self, words: list[str], starts: list[int], size: int) -> None:
        self.words, self.starts = words, starts
        self._ends = [*starts[1:], size]

    def in_text(self, run: Run) -> Run:
        """Return a run of what is shown as one of the text's own words."""
        return replace(run, start=self.starts[run.start], end=self._ends[run.end - 1])

    @cached_property
    def last(self) -> NDArray[np.int64]:
        """For each word that is shown the last of the text's words that it stands for."""
        return np.array(self._ends, np.int64) - 1

    @cached_property
    def standing(self) -> NDArray[np.int64]:
        """For each word of the text the one that stands for it."""
        return np.repeat(np.arange(len(self.starts)), np.array(self._ends, np.int64) - np.array(self.starts, np.int64))


def shown(words: Sequence[str], gaps: Sequence[int]) -> Shown:
    """Return a text's words, with the gap before each, as the encoder is to see them; capitals stay capitals, and articles fit."""
    book = stand_ins()
    seen: list[str] = []
    starts: list[int] = []
    after = 0
    numbers: dict[str, dict[str, int]] = defaultdict(dict)
    for start, end, which, kind in _sites(words, gaps, book):
        of_kind = numbers[kind if kind in SORTS else "state"]
        word = book.stand_in(kind, of_kind.setdefault(which, len(of_kind)))
        if word is None:
            continue
        starts += range(after, start + 1)
        seen += words[after:start]
        if seen and seen[-1] in ("a", "an", "A", "An"):
            seen[-1] = seen[-1][0] + ("n" if word in book.behind_an else "")
        seen.append(word.upper() if all(map(str.isupper, words[start:end])) else word)
        after = end
    return Shown([*seen, *words[after:]], [*starts, *range(after, len(words))], len(words))


def _sites(words: Sequence[str], gaps: Sequence[int], book: StandIns) -> Iterator[Site]:
    """Yield the wordings that mean a state, a town or a province and are no part of another name."""
    of_text = towns(words, gaps, book)
    after = 0
    for at, word in enumerate(words):
        if at < after or not word[:1].isupper():
            continue
        end, meant = _meant(words, gaps, at, book, of_text)
        after = max(end, at + 1)
        if meant is not None and not _in_a_name(words, gaps, at, end, meant[1], book):
            yield at, end, *meant


def _meant(words: Sequence[str], gaps: Sequence[int], at: int, book: StandIns, of_text: Towns) -> tuple[int, Meant | None]:
    """Return the end of the longest wording that starts there and what it means, None where it is none or is shown as it is."""
    first = spelt(words[at])
    for rest, meant in (*book.longer.get(first, ()), *of_text.get(first, ())):
        end = at + 1 + len(rest)
        if LINE not in gaps[at + 1 : end] and tuple(map(spelt, words[at + 1 : end])) == rest:
            return end, meant
    return at + 1, book.words.get(first)


def _in_a_name(words: Sequence[str], gaps: Sequence[int], start: int, end: int, kind: Kind | Sort, book: StandIns) -> bool:
    """Tell whether a wording is a part of another name: "New Mexico", "Bank of China", "Czech Radio"; "Iranian President" is none."""
    if words[start].isupper():
        return False
    if end < len(words) and gaps[end] != LINE and _names(words[end], book):
        return True
    before, two_before = (words[at] if at >= 0 and LINE not in gaps[at + 1 : start + 1] else "" for at in (start - 1, start - 2))
    if before in book.not_behind:
        return True
    if words[start] in book.doubtful and _names(before, book) and before.lower() not in book.in_front | book.around:
        return True  # "Michael Jordan"
    return _names(two_before, book) and (before in ("of", "for") or (kind in ("capital", *SORTS) and _names(before, book)))


def _names(word: str, book: StandIns) -> bool:
    """Tell whether a capitalised word may be a part of a name."""
    return word.isalpha() and word[0].isupper() and not word.isupper() and word not in book.titles and len(word) > 2
