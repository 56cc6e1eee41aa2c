"""Pairing stretches of text that overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Offsets = tuple[int, int]


def shared(one: Offsets, other: Offsets) -> int:
    """Return how many positions two stretches share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def overlapping(given: Sequence[Offsets], gold: Sequence[Offsets]) -> list[tuple[int, int]]:
    """Pair stretches one to one, largest overlap first; returns (index in given, index in gold), in the order of the text."""
    candidates = [
        (-common, one, other, number, place)
        for number, one in enumerate(given)
        for place, other in enumerate(gold)
        if (common := shared(one, other))
    ]
    pairs, taken, claimed = [], set(), set()
    for _, _, _, number, place in sorted(candidates):
        if number not in taken and place not in claimed:
            taken.add(number)
            claimed.add(place)
            pairs.append((number, place))
    return sorted(pairs, key=lambda pair: given[pair[0]])
