"""Counting what was right, what was answered and what should have been, and the rates that follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable

Rates = dict[str, "float | Rates | None"]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one measure: answers that are right, answers given, answers that the annotation holds."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    @property
    def precision(self) -> float | None:
        """Right answers in 100 of those given; None when none was given."""
        return percent(self.right, self.given)

    @property
    def recall(self) -> float | None:
        """Right answers in 100 of those wanted; None when none was wanted."""
        return percent(self.right, self.wanted)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall, in per cent; None when nothing was given or wanted."""
        return percent(2 * self.right, self.given + self.wanted)

    def rates(self, name: str) -> Rates:
        """Return the three rates under ``name_p``, ``name_r`` and ``name_f1``."""
        return {f"{name}_p": self.precision, f"{name}_r": self.recall, f"{name}_f1": self.f1}


def percent(part: float, whole: float) -> float | None:
    """Return ``part`` in 100 of ``whole`` with one decimal; None when the whole is nothing."""
    return round(100 * part / whole, 1) if whole else None


def compare(given: Collection[Hashable], wanted: Collection[Hashable]) -> Tally:
    """Count what two sets have in common; doubles within a side count once."""
    one, other = set(given), set(wanted)
    return Tally(len(one & other), len(one), len(other))
