"""From when is time counted: the publication, the time spoken of last, and the tense around an expression."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from according.reader.days import Size, days_of, shifted, value_of
from according.records import TimeType

Tense = Literal["past", "present", "future"]
Days = tuple[date, date]
EARLIEST, LATEST = 1000, 2999
"""Years that a report may be published in or name in figures; others anchor nothing."""
_FROM_TOLD = frozenset({"previous", "preceding", "prior", "following"})
_LONG_AGO = timedelta(days=243)
_SOON = timedelta(days=45)
STEPS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1,
    "next": 1, "coming": 1, "upcoming": 1, "following": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """The TIMEX3 type and value of an expression, and the first and last day that it covers; None for what stays open."""

    type: TimeType
    value: str | None = None
    days: Days | None = None


@dataclass(slots=True)
class Anchor:
    """What the expressions of one text count from; it moves on as the text is read.

    ``today`` is the day of publication, ``told`` the beginning and size of the time spoken of last, ``scene`` the beginning of the last
    one outside of a relative clause, ``quarter`` the first day of the quarter or half-year spoken of last; None where there is none.
    ``tense`` is asked only where it decides.
    """

    today: date | None
    tense: Callable[[], Tense | None]
    told: tuple[date, Size] | None = None
    scene: date | None = None
    quarter: date | None = None

    def counted_from(self, relation: str | None) -> date | None:
        """Return the day that a relation counts from: "that day" from the scene, "the previous day" from the time spoken of last.

        The rest counts from publication; None where "that" and "same" have nothing to point at.
        """
        if relation in ("that", "same", "very"):
            return self.scene or (self.told[0] if self.told else None)
        return self.base if relation in _FROM_TOLD else self.today

    @property
    def ahead(self) -> bool:
        """Tell whether the clause lies ahead; the simple present does too, as "opens on Monday" shows."""
        return self.tense() in ("future", "present")

    @property
    def base(self) -> date | None:
        """The beginning of the time spoken of last, else the day of publication."""
        return self.told[0] if self.told else self.today

    def on(self, day: date | None, size: Size) -> Value:
        """Return the stretch of that size that a day lies in, and remember it as the time spoken of."""
        if day is None:
            return Value("DATE")
        self.told = (day, size)
        if size in ("quarter", "half"):
            self.quarter = day
        return dated(value_of(day, size))

    def step(self, day: date | None, number: int, size: Size) -> Value:
        """Return the stretch that lies a number of stretches from the one around a day."""
        return self.on(shifted(day, number, size) if day else None, size)

    def nearest(self, days: Iterable[Days]) -> date | None:
        """Return the beginning of that stretch, of several that recur each year, which the tense means.

        In the past it is the last that has begun by publication, ahead the first that has not ended before. The simple present takes
        the nearer of the two; where there is no verb to tell ("the December deadline") the last that has begun, unless that lies more
        than eight months back. A single day that comes within six weeks is that one even in the past ("they set May 5"): nobody leaves
        out that he means last year's.
        """
        today, tense = self.today, self.tense()
        if today is None:
            return None
        spans = sorted(days)
        begun = max((first for first, _ in spans if first <= today), default=None)
        coming = min((first for first, last in spans if last >= today), default=None)
        days_only = all(first == last for first, last in spans)
        if tense == "past" and days_only and begun and coming and timedelta() < coming - today < _SOON < today - begun:
            return coming
        if begun is None or coming is None or tense in ("past", "future"):
            return begun if tense == "past" else coming
        far = (coming - today) if tense == "present" else _LONG_AGO
        return begun if today - begun <= far else coming


def dated(value: str, kind: TimeType = "DATE") -> Value:
    """Return a value with the days that it covers."""
    return Value(kind, value, days_of(value))
