"""How many were killed in an event: the lowest, the most cautious and the highest of the figures that are given for it."""

from __future__ import annotations

from dataclasses import dataclass

from according.ledger.exports.told import Told
from according.records import Figure

UNREAL = frozenset({"denied", "hypothetical", "planned", "demanded", "threatened"})


@dataclass(frozen=True, slots=True)
class Deaths:
    """Killed in one event, as whole numbers; ``high`` is None when a figure is open above ("at least 12")."""

    best: int
    low: int
    high: int | None
    figures: tuple[Figure, ...]


def deaths_of(one: Told) -> Deaths | None:
    """Return the killed of an event, None when the text gives no number of at least one.

    A part of another figure ("including 5 children") is not counted beside its whole. Where figures differ the lowest is the best
    estimate, as UCDP and ACLED have it; none is added to another, since two numbers for one event may be two accounts of it.
    """
    killed = [figure for figure in one.figures if figure.measure == "killed" and figure.status not in UNREAL]
    whole = [figure for figure in killed if figure.part_of not in {other.id for other in killed}]
    lows = [low for figure in whole if (low := figure.low if figure.low is not None else figure.value) is not None]
    highs = [figure.high for figure in whole]
    tops = [high for high in highs if high is not None]
    if not lows and not tops:
        return None
    least = min(lows) if lows else 0
    values = [figure.value if figure.value is not None else figure.low for figure in whole]
    best = min((value for value in values if value is not None), default=least)
    top = None if None in highs else max(tops)
    if max(best, top or 0) < 1:
        return None
    return Deaths(round(best), round(least), round(top) if top is not None else None, tuple(whole))
