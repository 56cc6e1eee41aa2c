"""How a record is put into words: who, when, where, how many, according to whom.

The terminal, the page and the table say things alike because all three ask here. Nothing is invented: what a record
leaves open gives an empty string.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from according.records import Attribution, Event, Figure, Place, Reading, Time, When

OWN_VOICE = "the article itself"
NOT_NAMED = "a source not named"
NO_DATE = "no publication date: relative dates are left open"
FROM = " ← "
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
BOUNDS = {"about": "about ", "at least": "at least ", "at most": "at most "}
PLAIN_MEASURES = frozenset({"aid", "money", "people", "duration", "other"})


def listed(names: Iterable[str]) -> str:
    """Join names as prose does: "a", "a and b", "a, b and c"."""
    *most, last = list(names) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def who(reading: Reading, ids: Iterable[str]) -> str:
    """Name the actors of these ids."""
    return listed(reading.actor(actor_id).name for actor_id in ids)


def where(reading: Reading, ids: Iterable[str]) -> str:
    """Name the places of these ids."""
    names = {place.id: place.name for place in reading.places}
    return listed(names[place_id] for place_id in ids)


def region(place: Place) -> str:
    """Tell where a place lies: its first-order division and its country code."""
    return ", ".join(part for part in (place.admin1, place.country) if part and part != place.name)


def speaker(reading: Reading, attribution: Attribution) -> str:
    """Name the source or sources of one attribution: as actors, else in the words of the text, else as not named."""
    ids = (attribution.source, *attribution.also) if attribution.source else attribution.also
    words = " ".join(reading.surface(attribution.source_span).split()).partition(", ")[0] if attribution.source_span else ""
    return who(reading, ids) or words or NOT_NAMED


def chain(reading: Reading, ids: Iterable[str]) -> str:
    """Name the sources of a record from the one closest to the words outward; empty for the article's own voice."""
    return FROM.join(speaker(reading, reading.attribution(attribution_id)) for attribution_id in ids)


def parties(reading: Reading, event: Event) -> str:
    """Tell who did it to whom; a side that the text leaves open is an ellipsis."""
    actors, recipients = who(reading, event.actors), who(reading, event.recipients)
    if not recipients:
        return actors
    return f"{actors or '…'} → {recipients}"


def day(value: str) -> str:
    """Write an ISO date or date-time as "22 Nov 2023"; what is no date is given back as it came."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    return _calendar_day(moment.date()) + (f", {moment:%H:%M}" if "T" in value else "")


def long_day(value: str) -> str:
    """Write an ISO date or date-time as "22 November 2023"; what is no date is given back as it came."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def when(moment: When | None) -> str:
    """Write the days of an event, as coarse as their grain."""
    if moment is None:
        return ""
    if moment.start and moment.end:
        return _between(moment.start, moment.end, moment.grain)
    if moment.start:
        return f"since {day(moment.start)}"
    return f"until {day(moment.end)}" if moment.end else ""


def covers(time: Time) -> str:
    """Write the days that a time expression covers, or its value when it covers none."""
    if time.from_ and time.to:
        return _between(time.from_, time.to, "day")
    if time.from_ or time.to:
        return when(When(start=time.from_, end=time.to, grain="day"))
    return time.value or ""


def number(value: float) -> str:
    """Write a number with thousands set apart: "14,000", "2.5", "3.1 million"."""
    if abs(value) >= 1_000_000:
        for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
            if abs(value) >= size and round(value / size, 3) * size == value:
                return f"{value / size:,.3f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def amount(figure: Figure) -> str:
    """Write how many: "31", "at least 14,000", "40–50", "about 12,000"."""
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        return f"{number(low)}–{number(high)}" if low != high else BOUNDS.get(figure.bound, "") + number(low)
    if low is not None:
        return f"at least {number(low)}"
    if high is not None:
        return f"at most {number(high)}"
    return BOUNDS.get(figure.bound, "") + number(figure.value) if figure.value is not None else ""


def counted(figure: Figure) -> str:
    """Tell what the number counts: "Palestinians killed", "people displaced", "per cent of voters", "nautical miles"."""
    thing = figure.of or figure.unit or ""
    if figure.of and figure.unit and figure.measure in ("money", "duration"):
        thing = f"{figure.unit} ({figure.of})"
    elif figure.of and figure.unit not in (None, "people") and figure.unit not in figure.of:
        thing = f"{figure.unit} of {figure.of}"
    if figure.measure in PLAIN_MEASURES:
        return thing or figure.measure
    return thing if _says(thing, figure.measure) else f"{thing} {figure.measure}".strip()


def _says(thing: str, measure: str) -> bool:
    """Tell whether what is counted says already what was done to it: "displaced people", "detainees"."""
    stem = measure.removesuffix("ed")
    return any(word in (measure, f"{stem}ee", f"{stem}ees") for word in thing.split())


def _calendar_day(moment: date) -> str:
    return f"{moment.day} {_month(moment)} {moment.year}"


def _month(moment: date) -> str:
    return MONTHS[moment.month - 1][:3]


def _between(start: str, end: str, grain: str) -> str:
    if start == end and grain != "hour":
        return day(start[:10])
    try:
        first, last = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    except ValueError:
        return start if start == end else f"{start} – {end}"
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and grain == "month":
        return f"{_month(first)} {first.year}"
    if grain == "year" and first.year == last.year:
        return str(first.year)
    if first == last:
        return day(start) if start == end else f"{_calendar_day(first)}, {start[11:16]}–{end[11:16]}"
    return f"{_short(first, last)} – {last.day} {_month(last)} {last.year}"


def _short(first: date, last: date) -> str:
    """Write the first day of a stretch without what it shares with the last."""
    if first.year != last.year:
        return f"{first.day} {_month(first)} {first.year}"
    return str(first.day) if first.month == last.month else f"{first.day} {_month(first)}"
