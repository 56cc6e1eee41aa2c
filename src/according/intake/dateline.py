"""What the head of a report tells: its publication date and its agency.

Four ways of telling are known: a leading ``date 2023-11-24``; a line that holds nothing but a date ("Friday 24 November 2023
10.15 GMT", "Published: Nov. 24, 2023"); a dateline ("BEIRUT, Nov 22 (Reuters) -"); and an agency in a dateline without a date
("GAZA CITY (AP) --"). A dateline without a year is completed by a year in a line above it or in a copyright note; when no
year stands in the head, the date stays open: it is never guessed from today's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from according.codebook.agencies import agencies
from according.codebook.times import months, short_weekdays, weekdays

_HEAD = 1_500
_LINES = 12
_LONGEST_DATE_LINE = 90
_LABEL = r"(?:date|dated|published|posted|issued|first published|publication date|date published|last updated|updated|on)"
_CLOCK = (
    r"(?:(?:at|,|-|\||@|T)?\s*\d{1,2}[.:]\d\d(?:[.:]\d\d)?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|[A-Z]{2,4}(?:[+-]\d+)?|[+-]\d\d:?\d\d)?)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[^\n]{0,40}?(?<!\d)((?:19|20)\d\d)(?!\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Head:
    """The publication date (ISO) and the publisher that a report's first lines tell; None for what they do not."""

    published: str | None = None
    publisher: str | None = None


def read_head(text: str) -> Head:
    """Return what the first lines of a text tell about its publication; reads no further than 1,500 characters."""
    head = text[:_HEAD]
    lines = [line.strip() for line in head.split("\n") if line.strip()][:_LINES]
    published = _leading_date(head) or _date_line(lines)
    publisher = None
    for number, line in enumerate(lines):
        found = _dateline().match(line)
        if found:
            publisher = agencies().get(found["agency"] or found["agency_alone"] or "") or found["unlisted"]
            if published is None and found["day"]:
                published = _day(found["day"], year=_year_above(lines[:number], head))
            break
    return Head(published, publisher)


def written_day(written: str) -> str | None:
    """Return the ISO date of a string that is one written day with its year, with or without a clock time; None for anything else."""
    found = _only_date().fullmatch(" ".join(written.split())) if len(written) <= _LONGEST_DATE_LINE else None
    return _day(found["day"]) if found else None


def _leading_date(head: str) -> str | None:
    """Return the date of ``date 2023-11-24`` at the very beginning, with or without the story on the same line."""
    found = re.match(r"\s*date\s*:?\s*(\d{4}-\d\d-\d\d)(?![\d-])", head, re.IGNORECASE)
    return _day(found[1]) if found else None


def _date_line(lines: list[str]) -> str | None:
    """Return the date of the first line that says nothing else; a line that tells the publication goes before an update."""
    updates = None
    for line in lines:
        found = _only_date().fullmatch(line) if len(line) <= _LONGEST_DATE_LINE else None
        day = _day(found["day"]) if found else None
        if found and day:
            if "updated" not in (found["label"] or "").lower():
                return day
            updates = updates or day
    return updates


def _year_above(lines: list[str], head: str) -> int | None:
    """Return the one year named in the short lines above a dateline, else that of a copyright note; None when in doubt."""
    years = {int(year) for line in lines if len(line) <= _LONGEST_DATE_LINE for year in _YEAR.findall(line)}
    if len(years) == 1:
        return years.pop()
    note = _COPYRIGHT.search(head)
    return int(note[1]) if note and not years else None


def _day(written: str, *, year: int | None = None) -> str | None:
    """Return the ISO date of a written day; ``year`` completes one that has none. None when it is incomplete or no date."""
    iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", written)
    if iso:
        numbers = (int(iso[1]), int(iso[2]), int(iso[3]))
    else:
        words = re.findall(r"[a-z]+|\d+", re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", written.lower()))
        month = next((months()[word] for word in words if word in months()), None)
        own_year = next((int(word) for word in words if len(word) == 4 and word.isdigit()), year)
        day = next((int(word) for word in words if word.isdigit() and len(word) < 3), None)
        if month is None or own_year is None or day is None:
            return None
        numbers = (own_year, month, day)
    try:
        return date(*numbers).isoformat()
    except ValueError:
        return None


@cache
def _written_day() -> str:
    month = "|".join(sorted(months(), key=len, reverse=True))
    weekday = "|".join(sorted((*weekdays(), *short_weekdays()), key=len, reverse=True))
    year = r"(?:,?\s*(?:19|20)\d\d(?!\d))"
    day = r"\d{1,2}(?:st|nd|rd|th)?(?!\d)"
    return (
        rf"(?i:(?:(?:{weekday})\.?,?\s+)?"
        rf"(?:(?:{month})\b\.?\s*{day}{year}?|{day}\s+(?:of\s+)?(?:{month})\b\.?{year}?|(?:19|20)\d\d-\d\d-\d\d(?!\d)))"
    )


@cache
def _only_date() -> re.Pattern[str]:
    return re.compile(rf"(?P<label>(?i:{_LABEL})\s*:?\s*(?:(?i:on)\s+)?)?(?P<day>{_written_day()})\.?\s*{_CLOCK}?\s*")


@cache
def _dateline() -> re.Pattern[str]:
    """PLACE[, COUNTRY], DAY (AGENCY) DASH; the agency may be missing beside a day, and the day beside a listed agency in brackets."""
    marks = "|".join(re.escape(mark) for mark in sorted(agencies(), key=len, reverse=True))
    dash = r"\s*(?:--+|[–—:]|-(?=\s|[A-Z]))"
    # Words are taken whole (*+): given back letter by letter, a long line of capitals would take hours.
    name = r"[^\W\d_a-z][\w.'’/-]*+(?: (?:(?:of|de|al|el|and)\b|[^\W\d_a-z])[\w.'’/-]*+){0,4}"
    place = rf"{name}(?:,\s*{name}){{0,2}}"
    dated = rf",?\s*(?P<day>{_written_day()})\s*,?\s*(?:\(?(?P<agency>{marks})(?:\s*[,/-]\s*[\w ./]+)?\)?|\((?P<unlisted>{name})\))?"
    undated = rf"\s*,?\s*\((?P<agency_alone>{marks})(?:\s*[,/-]\s*[\w ./]+)?\)"
    return re.compile(rf"{place}(?:{dated}|{undated}){dash}")
