"""Which day, month or year is called so: dates, weekdays, holidays, seasons and the clock."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from according.codebook.times import months, short_weekdays, time_words, weekdays
from according.reader.anchor import EARLIEST, LATEST, STEPS, Anchor, Days, Value, dated
from according.reader.days import days_of, shifted
from according.reader.lengths import number_of
from according.reader.timesense import Expression, spelt_year

_HOUR = re.compile(r"(\d{1,2})(?::?(\d\d))?(?:[.:](\d\d))?")


def written(expression: Expression, anchor: Anchor) -> Value:
    """Resolve dates in figures: "2023-11-24", "24/11/2023"; of two readings of a slash date neither is taken."""
    text = expression.word("written") or ""
    day, clock, time = text.upper().partition("T")
    if "/" in day:
        first, second, year = (int(part) for part in day.split("/"))
        if first <= 12 and second <= 12 and first != second:
            return Value("DATE")
        month, number = (second, first) if first > 12 else (first, second)
        found = _day(year + (0 if year > 99 else 1900 if year > 40 else 2000), month, number)
    else:
        found = _day(*(int(part) for part in day.split("-")))
    value = anchor.on(found, "day")
    return Value("TIME", f"{value.value}T{time}", value.days) if clock and value.value else value


def month_day(expression: Expression, anchor: Anchor) -> Value:
    """Resolve a day of a month, with its year or without; a weekday beside it tells the year, "Friday, Oct. 23"."""
    month = months()[expression.word("month") or ""]
    named = expression.word("day") or ""
    number = time_words().ordinals.get(named) or int(re.sub(r"\D", "", named))
    year = _year_of(expression, anchor)
    today = anchor.today
    if year:
        return _at_part(anchor.on(_day(year, month, number), "day"), expression)
    if today is None:
        return _at_part(Value("DATE"), expression)
    step = STEPS.get(expression.word("relation") or "")
    if step:
        ahead = (month, number) > (today.month, today.day)
        return anchor.on(_day(today.year + step * (ahead is (step < 0)), month, number), "day")
    years = range(-8, 9) if (month, number) == (2, 29) else (-1, 0, 1)
    days = [day for day in (_day(today.year + step, month, number) for step in years) if day]
    weekday = expression.word("weekday")
    fitting = [day for day in days if weekday and day.isoweekday() == (weekdays() | short_weekdays())[weekday]]
    day = min(fitting, key=lambda day: abs(day - today), default=None) or anchor.nearest((day, day) for day in days)
    return _at_part(anchor.on(day, "day"), expression)


def month(expression: Expression, anchor: Anchor) -> Value:
    """Resolve a month, with a year ("May 2019"), a relation ("last May", "May this year") or bare."""
    number = months()[expression.word("month") or ""]
    spelt = [word for word in expression.groups.get("spelt", ()) if word[0].isalpha()]
    year = spelt_year(spelt) if spelt else _year_of(expression, anchor)
    if year:
        return anchor.on(_day(year, number, 1), "month")
    if anchor.today is None:
        return Value("DATE")
    relation = expression.word("relation")
    base = anchor.counted_from(relation) or anchor.today
    if relation == "this":
        return anchor.on(_day(base.year, number, 1), "month")
    if relation in STEPS:
        step = STEPS[relation]
        year = base.year + (0 if (number - base.month) * step > 0 else step)
        return anchor.on(_day(year, number, 1), "month")
    spans = [days_of(f"{base.year + step:04}-{number:02}") for step in (-1, 0, 1)]
    return anchor.on(anchor.nearest(span for span in spans if span), "month")


def weekday(expression: Expression, anchor: Anchor) -> Value:
    """Resolve a day of the week, perhaps with a part of the day: "last Friday", "Tuesday night"."""
    number = weekdays()[expression.word("weekday") or ""]
    relation = expression.word("relation")
    today = anchor.counted_from(relation)
    if today is None:
        return _at_part(Value("DATE"), expression)
    back = timedelta(days=(today.isoweekday() - number) % 7)
    day: date | None
    if expression.word("week"):
        week = shifted(today, STEPS.get(expression.groups["week"][0], 0), "week")
        day = week + timedelta(days=number - week.isoweekday()) if week else None
    elif relation in ("last", "past", "previous"):
        day = today - (back or timedelta(days=7))
    elif relation in ("next", "following") or (relation == "this" and anchor.tense() != "past") or (relation is None and anchor.ahead):
        day = today - back + timedelta(days=7 if back or relation in ("next", "following") else 0)
    else:
        day = today - back
    return _at_part(anchor.on(day, "day"), expression)


def deictic(expression: Expression, anchor: Anchor) -> Value:
    """Resolve "today", "yesterday evening", "tonight", "late tomorrow"."""
    name = expression.word("deictic") or ""
    value = anchor.step(anchor.today, time_words().deictics[name], "day")
    if name == "tonight":
        return _with_part(value, "night")
    return _at_part(value, expression)


def beyond(expression: Expression, anchor: Anchor) -> Value:
    """Resolve "the day before yesterday" and "the day after tomorrow"."""
    days = time_words().deictics[expression.word("deictic") or ""]
    return anchor.step(anchor.today, days + (1 if expression.word("side") == "after" else -1), "day")


def phrase(expression: Expression, anchor: Anchor) -> Value | None:
    """Resolve references ("now", "the future") and holidays; those that differ by country or confession stay open."""
    name = expression.word("phrase") or ""
    words = time_words()
    if name == "soon" and anchor.tense() == "past":
        return None  # soon after something else: "the trickle soon became a flood"
    if name in words.references:
        return Value("DATE", words.references[name])
    if anchor.today is None or name in words.open_holidays:
        return Value("DATE")
    days = (_holiday(name, anchor.today.year + step) for step in (-1, 0, 1))
    return anchor.on(anchor.nearest((day, day) for day in days if day), "day")


def season(expression: Expression, anchor: Anchor) -> Value:
    """Resolve a season by its year, its relation or its tense; winter belongs to the year in which it begins."""
    code, first, _ = time_words().seasons[expression.word("season") or ""]
    spelt = [word for word in expression.groups.get("spelt", ()) if word[0].isalpha()]
    year = spelt_year(spelt) if spelt else _year_of(expression, anchor)
    relation = expression.word("relation")
    base = anchor.counted_from(relation)
    if year is None and base is None:
        return Value("DATE")
    if year is None and base:
        spans = {step: days_of(f"{base.year + step:04}-{code}") for step in (-2, -1, 0, 1)}
        if relation in ("this", "that", "same"):
            year = base.year
        elif STEPS.get(relation or "") == -1:
            year = max((base.year + step for step, span in spans.items() if span and span[1] < base), default=None)
        elif STEPS.get(relation or "") == 1:
            year = min((base.year + step for step, span in spans.items() if span and span[0] > base), default=None)
        else:
            begun = anchor.nearest(span for span in spans.values() if span)
            year = begun.year if begun else None
    if year is None:
        return Value("DATE")
    anchor.told = (date(year, first, 1), "quarter")
    return dated(f"{year:04}-{code}")


def year(expression: Expression, anchor: Anchor) -> Value:
    """Resolve a year, in figures or words."""
    spelt = [word for word in expression.groups.get("spelt", ()) if word[0].isalpha()]
    number = spelt_year(spelt) if spelt else int(expression.word("year") or 0)
    return anchor.on(date(number, 1, 1) if number else None, "year")


def decade(expression: Expression, anchor: Anchor) -> Value:
    """Resolve "the 1990s", "the '80s", "the nineties": without a century, the last such decade that has begun."""
    name = expression.word("decade") or ""
    digits = re.sub(r"\D", "", name)
    if len(digits) == 4:
        return dated(digits[:3])
    if anchor.today is None:
        return Value("DATE")
    tens = int(digits[0]) if digits else time_words().decades[name]
    return dated(str(anchor.today.year // 100 * 10 + tens - (10 if tens > anchor.today.year // 10 % 10 else 0)))


def century(expression: Expression, _: Anchor) -> Value:
    """Resolve "the 20th century"."""
    name = expression.word("number") or ""
    number = time_words().ordinals.get(name) or int(re.sub(r"\D", "", name))
    return dated(f"{number - 1:02}")


def clock(expression: Expression, anchor: Anchor) -> Value:
    """Resolve a time of the clock on the day spoken of last, else on the day of publication."""
    name = (expression.word("hour") or "").replace(",", "")
    found = _HOUR.fullmatch(name)
    hour, minute = (int(found[1]), int(found[2] or found[3] or 0)) if found else (int(number_of((name,)) or 0), 0)
    half = (expression.word("half") or expression.word("part") or "").replace(".", "").replace(" ", "")
    if half in ("pm", "afternoon", "evening", "night") and hour < 12:
        hour += 12
    elif half in ("am", "morning") and hour == 12:
        hour = 0
    return _at_clock(f"{hour:02}:{minute:02}", anchor)


def part(expression: Expression, anchor: Anchor) -> Value:
    """Resolve "overnight", "at noon", "in the morning" on the day spoken of, and "last night", "this morning" from publication."""
    name = expression.word("part") or ""
    relation = expression.word("relation")
    if relation is None and name != "overnight":
        code = time_words().parts[name]
        return _at_clock(code, anchor) if ":" in code else _with_part(Value("DATE", *_clock_day(anchor)), name)
    base = anchor.counted_from(relation)
    step = STEPS.get(relation or "", 0)
    if name == "overnight":
        step = 0 if anchor.tense() == "future" else -1
    return _with_part(anchor.step(base, step, "day"), name)


def _at_clock(time: str, anchor: Anchor) -> Value:
    day, days = _clock_day(anchor)
    return Value("TIME", f"{day}T{time}" if day else None, days)


def _clock_day(anchor: Anchor) -> tuple[str | None, Days | None]:
    day = anchor.told[0] if anchor.told and anchor.told[1] == "day" else anchor.today
    return (day.isoformat(), (day, day)) if day else (None, None)


def _at_part(value: Value, expression: Expression) -> Value:
    name = expression.word("part") or expression.word("part2")
    return _with_part(value, name) if name else value


def _with_part(value: Value, name: str) -> Value:
    if value.value is None:
        return Value("TIME")
    days = value.days
    if days and name == "overnight":
        days = days[0], days[1] + timedelta(days=1)
    return Value("TIME", f"{value.value}T{time_words().parts[name]}", days)


def _year_of(expression: Expression, anchor: Anchor) -> int | None:
    named = expression.word("year")
    if named:
        return int(named)
    relation = expression.word("year_relation")
    base = anchor.counted_from(relation)
    return base.year + STEPS.get(relation, 0) if relation and base else None


def _holiday(name: str, year: int) -> date | None:
    words = time_words()
    if name in words.fixed_holidays:
        month_, day = words.fixed_holidays[name].split("-")
        return _day(year, int(month_), int(day))
    month_number, weekday_number, which = words.weekday_holidays[name]
    first = date(year, month_number, 1)
    return first + timedelta(days=(weekday_number - first.isoweekday()) % 7 + 7 * (which - 1))


def _day(year: int, month: int, day: int) -> date | None:
    if not (EARLIEST <= year <= LATEST and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)
