"""A story with its two sides swapped, and where each of its characters went.

A swap exchanges wordings of the same kind, whole words only, and leaves all else as it stands. The longest wording goes first; what is
named in ``kept`` is left alone, though a shorter wording stands inside it ("South Sudan" where Sudan is swapped). "A" and "an" follow
the wording behind them. On a text whose articles fit already a swap is its own inverse.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from quality.spans import Offsets

_ARTICLE = r"(?:(?<!\w)(?P<article>[Aa]n?)(?P<gap>\s+))?"
_SOUNDS_LIKE_YOU = re.compile(r"U[gknrs]|Eu|One")


@dataclass(frozen=True, slots=True)
class Change:
    """One wording that was replaced: its characters before and after."""

    start: int
    end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class Swapped:
    """A text after a swap, and its changes in the order of the text."""

    text: str
    changes: tuple[Change, ...]

    def span(self, start: int, end: int) -> Offsets:
        """Return where a stretch of the text before stands in the text after; one that cuts a wording in two covers it whole."""
        return self._at(start, closes=False), self._at(end, closes=True)

    def back(self) -> Swapped:
        """Return the same seen from the other side; its ``text`` stays the text after the swap."""
        return Swapped(self.text, tuple(Change(one.new_start, one.new_end, one.start, one.end) for one in self.changes))

    def _at(self, offset: int, *, closes: bool) -> int:
        place = bisect_right(self.changes, offset, key=lambda change: change.start) - 1
        if place < 0:
            return offset
        change = self.changes[place]
        if offset >= change.end:
            return offset - change.end + change.new_end
        if offset == change.start and closes:
            return change.new_start
        return change.new_end if closes else change.new_start


def exchange(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return each wording of the pairs with its counterpart, in both directions and in capitals too ("MOSCOW" in a dateline)."""
    table: dict[str, str] = {}
    for one, other in pairs:
        for left, right in ((one, other), (one.upper(), other.upper())):
            if left != right and not {left, right} & table.keys():
                table |= {left: right, right: left}
    return table


def swap(text: str, table: Mapping[str, str], kept: Collection[str] = ()) -> Swapped:
    """Replace each wording of the table in a text."""
    parts: list[str] = []
    changes: list[Change] = []
    done = written = 0
    for start, end, new in _replaced(text, table, kept):
        unchanged = text[done:start]
        written += len(unchanged)
        parts += [unchanged, new]
        changes.append(Change(start, end, written, written + len(new)))
        written += len(new)
        done = end
    return Swapped("".join([*parts, text[done:]]), tuple(changes))


def with_articles(text: str, wordings: Collection[str]) -> str:
    """Return the text with "a" and "an" as the wordings behind them ask for."""
    return swap(text, {wording: wording for wording in wordings}).text


def whole_words(wordings: Collection[str]) -> str:
    """Return a pattern for any of the wordings as whole words, the longest first; white space in them may be any."""
    longest_first = sorted(wordings, key=lambda wording: (-len(wording), wording))
    spelt = (r"\s+".join(map(re.escape, wording.split())) for wording in longest_first)
    return rf"(?<!\w)(?:{'|'.join(spelt)})(?!\w)"


def _replaced(text: str, table: Mapping[str, str], kept: Collection[str]) -> Iterator[tuple[int, int, str]]:
    if not table:
        return
    for match in re.finditer(rf"{_ARTICLE}(?P<wording>{whole_words({*table, *kept})})", text):
        new = table.get(" ".join(match["wording"].split()))
        if new is None:
            continue
        if match["article"]:
            article = match["article"][0] + ("n" if _takes_an(new) else "")
            if article != match["article"]:
                yield *match.span("article"), article
        if new != match["wording"]:
            yield *match.span("wording"), new


def _takes_an(word: str) -> bool:
    return word[0] in "AEIOU" and not _SOUNDS_LIKE_YOU.match(word)
