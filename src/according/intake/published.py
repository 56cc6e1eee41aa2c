"""When was it published: the caller's date, and dates as records and feeds write them, checked."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

from according.errors import BrokenRecord, OptionError
from according.intake.dateline import written_day

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:[.,]0+)?)?$")
_RUN_TOGETHER = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)Z?)?", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ T,].*)?", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})(?:[ T,].*)?", re.ASCII)
_LONG_FRACTION = re.compile(r"([.,]\d{6})\d+")
_SECONDS = range(631_152_000, 4_102_444_800)  # 1990 to 2099
_DAY_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-](\d{1,2})(?![\d.])", re.ASCII | re.IGNORECASE
)
_SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def checked(published: str, *, where: str | None = None) -> str:
    """Return an ISO date (``2023-11-24``) or date-time (``2023-11-24T10:15:00Z``); OptionError for anything else."""
    written = published.strip()
    try:
        return _iso(written)
    except ValueError as wrong:
        raise OptionError(
            f'the publication date "{published}" is no date',
            where=where,
            why=str(wrong),
            next_step="Write it as 2023-11-24 or 2023-11-24T10:15:00Z",
        ) from wrong


def told(value: object, *, where: str | None = None) -> str | None:
    """Return the ISO date or date-time of a date as records hold it; None for none.

    Read are dates and times of Python and Arrow, ISO 8601, ``20231124``, ``24 November 2023``, ``Nov. 24, 2023``, the dates of
    e-mail and feeds, seconds and milliseconds since 1970, and numbers like ``24/11/2023`` where only one order gives a day. A
    midnight without a zone is the day. Raises BrokenRecord for what is no date and for a day that can be read in two ways.
    """
    if value is None:
        return None
    if isinstance(value, datetime):
        return _without_midnight(value.isoformat(timespec="seconds"))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool | list | dict) or not isinstance(value, str | int | float):
        raise BrokenRecord("the publication date cannot be used", where=where, why=f"it is of type {type(value).__name__}")
    try:
        return _day_of(str(value).strip())
    except ValueError as wrong:
        step = "Write it as 2023-11-24 or 2023-11-24T10:15:00Z"
        raise BrokenRecord(f'the publication date "{value}" is no date', where=where, why=str(wrong), next_step=step) from wrong


def day_in(url: str | None) -> str | None:
    """Return the ISO date that a news address carries (``/2023/11/24/``, ``/2023/nov/24/``); None when it carries none."""
    found = _DAY_IN_ADDRESS.search(url or "")
    if not found:
        return None
    year, month, day = found.groups()
    number = int(month) if month.isdigit() else _SHORT_MONTHS.index(month.lower()) + 1
    try:
        return datetime(int(year), number, int(day)).date().isoformat()
    except ValueError:
        return None


def _iso(written: str) -> str:
    if not _ISO.fullmatch(written):
        raise ValueError("it is not in the order year-month-day")
    datetime.fromisoformat(written.replace(",", "."))
    return written.replace(" ", "T")


def _day_of(written: str) -> str:
    """Return the ISO form of a written date. Raises ValueError, whose words say what is wrong."""
    spaced = _LONG_FRACTION.sub(r"\1", re.sub(r"(?<=\d) (?=[+-]\d\d:?\d\d$)", "", written))
    if _ISO.fullmatch(spaced):
        return _without_midnight(_iso(spaced))
    if run := _RUN_TOGETHER.fullmatch(written):
        day = date(int(run[1]), int(run[2]), int(run[3]))
        return datetime.combine(day, time(int(run[4]), int(run[5]), int(run[6]))).isoformat() if run[4] else day.isoformat()
    if re.fullmatch(r"\d{9,13}(?:\.\d+)?", written):
        return _since_1970(float(written))
    if year_first := _YEAR_FIRST.fullmatch(written):
        return date(*(int(number) for number in year_first.groups())).isoformat()
    if numbers := _NUMBERS.fullmatch(written):
        return _one_order(int(numbers[1]), int(numbers[3]), int(numbers[4]))
    return _in_words(written)


def _one_order(first: int, second: int, year: int) -> str:
    """Return the day of two numbers and a year where only one order of day and month gives one."""
    days = set()
    for month, day in ((first, second), (second, first)):
        try:
            days.add(date(year, month, day))
        except ValueError:
            continue
    if not days:
        raise ValueError("there is no such day")
    if len(days) > 1:
        raise ValueError(f"it may be {' or '.join(day.isoformat() for day in sorted(days))}")
    return days.pop().isoformat()


def _since_1970(number: float) -> str:
    seconds = number / 1000 if number > _SECONDS.stop else number
    if not _SECONDS.start <= seconds < _SECONDS.stop:
        raise ValueError("as seconds since 1970 it lies before 1990 or after 2099")
    return datetime.fromtimestamp(int(seconds), UTC).isoformat().replace("+00:00", "Z")


def _in_words(written: str) -> str:
    try:
        return parsedate_to_datetime(written).isoformat().replace("+00:00", "Z")
    except (ValueError, TypeError, IndexError):
        day = written_day(written)
    if day is None:
        raise ValueError("it is not written in a way that is known")
    return day


def _without_midnight(written: str) -> str:
    return _MIDNIGHT.sub("", written)
