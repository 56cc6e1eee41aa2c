"""Which words are names, and of what? The best tags of a window, in which an inside tag only follows one of its own kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np

from according.language.arcs import logarithms
from according.language.model import Array
from according.language.spans import Run

SURELY_NONE = float(np.log(0.98))
"""A word this likely to be no name parts the stretches that are looked at."""

SHORT = 4
"""Words of this many letters may open a name in small letters."""


def names(scores: Array, tags: list[str], base: int) -> Iterator[Run]:
    """Yield the names of a window whose first word is ``base``.

    ``scores`` is (words, tags); ``tags`` are O, then B- and I- of each label.
    """
    logs = logarithms(scores)
    doubtful = np.flatnonzero(logs[:, 0] < SURELY_NONE)
    for _, group in groupby(enumerate(doubtful.tolist()), key=lambda pair: pair[1] - pair[0]):
        words = [word for _, word in group]
        found = best_tags(logs[words[0] : words[-1] + 1].tolist())
        yield from _runs([tags[tag] for tag in found], base + words[0])


def without_epithet(name: Run, words: Sequence[str]) -> Run:
    """Return the name from its first capital on: "rebel" is no part of "rebel Harbour Front". Short words ("al", "van", "bin") stay."""
    for start in range(name.start, name.end):
        if len(words[start]) <= SHORT or not words[start].islower():
            return replace(name, start=start)
    return name  # all in small letters, as some headlines are


def best_tags(logs: list[list[float]]) -> list[int]:
    """Return the most likely tags of neighbouring words (Viterbi 1967); tags are O, then begin and inside of each label by turns."""
    begins = range(1, len(logs[0]), 2)
    total = list(logs[0])
    for begin in begins:
        total[begin + 1] = -np.inf  # nothing is inside what never began
    trail: list[list[int]] = []
    for row in logs[1:]:
        best = max(range(len(total)), key=total.__getitem__)
        came, summed = [best] * len(row), [total[best] + value for value in row]
        for begin in begins:
            inside = begin + 1
            own = begin if total[begin] >= total[inside] else inside
            came[inside], summed[inside] = own, total[own] + row[inside]
        trail.append(came)
        total = summed
    tag = max(range(len(total)), key=total.__getitem__)
    found = [tag]
    for came in reversed(trail):
        tag = came[tag]
        found.append(tag)
    return found[::-1]


def _runs(tags: list[str], base: int) -> Iterator[Run]:
    open_: Run | None = None
    for i, tag in enumerate(tags, base):
        edge, _, label = tag.partition("-")
        if open_ and edge == "I":
            open_.end = i + 1
            continue
        if open_:
            yield open_
        open_ = Run(i, i + 1, label) if edge == "B" else None
    if open_:
        yield open_
