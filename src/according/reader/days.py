"""Which days does a TIMEX3 value cover, and which value does a stretch of days have: the arithmetic of the calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from according.codebook.times import time_words

Size = Literal["day", "weekend", "week", "month", "quarter", "half", "year", "decade", "century"]
"""How long a stretch of the calendar is."""

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-W(?P<week>\d\d)(?P<weekend>-WE)?|-Q(?P<quarter>[1-4])|-H(?P<half>[12])"
    r"|-(?P<season>[A-Z]{2}))?(?:T.*)?"
)
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def value_of(day: date, size: Size) -> str:
    """Return the TIMEX3 value of the stretch of that size that a day lies in."""
    week_year, week, _ = day.isocalendar()
    match size:
        case "day":
            return day.isoformat()
        case "week":
            return f"{week_year:04}-W{week:02}"
        case "weekend":
            return f"{week_year:04}-W{week:02}-WE"
        case "month":
            return f"{day:%Y-%m}"
        case "quarter":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case "half":
            return f"{day.year:04}-H{(day.month + 5) // 6}"
        case "year":
            return f"{day.year:04}"
        case "decade":
            return f"{day.year // 10:03}"
        case "century":
            return f"{day.year // 100:02}"


def shifted(day: date, number: int, size: Size) -> date | None:
    """Return the day that lies a number of stretches away; a day that the month lacks becomes its last. None outside of the calendar."""
    try:
        if size in _MONTHS:
            months = day.year * 12 + day.month - 1 + number * _MONTHS[size]
            year, month = divmod(months, 12)
            return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        return day + timedelta(days=number * (1 if size == "day" else 7))
    except (ValueError, OverflowError):
        return None


def days_of(value: str | None) -> tuple[date, date] | None:
    """Return the first and the last day that a TIMEX3 value covers; None for durations, sets, references and open values.

    A season covers its months in the northern hemisphere, winter those that begin in December of its year.
    """
    if not value:
        return None
    if value.isdigit() and len(value) < 4:
        first = int(value.ljust(4, "0"))
        return _between(first, 1, first + 10 ** (4 - len(value)) - 1, 12) if first else None
    match = _VALUE.fullmatch(value)
    if not match or match["year"] == "0000":
        return None
    try:
        return _covered(int(match["year"]), match)
    except ValueError:
        return None


def _covered(year: int, match: re.Match[str]) -> tuple[date, date] | None:
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        return _between(year, int(match["month"]), year, int(match["month"]))
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return monday + timedelta(days=5 if match["weekend"] else 0), monday + timedelta(days=6)
    if match["quarter"]:
        return _between(year, 3 * int(match["quarter"]) - 2, year, 3 * int(match["quarter"]))
    if match["half"]:
        return _between(year, 6 * int(match["half"]) - 5, year, 6 * int(match["half"]))
    if match["season"]:
        for code, first, last in time_words().seasons.values():
            if code == match["season"]:
                return _between(year, first, year + (last < first), last)
        return None
    return _between(year, 1, year, 12)


def _between(year: int, month: int, last_year: int, last_month: int) -> tuple[date, date]:
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])
