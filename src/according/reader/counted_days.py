"""Which time is meant, counted in units from another: "last week", "two days earlier", "the third quarter", "the past month"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from according.codebook.times import time_words
from according.reader.anchor import STEPS, Anchor, Days, Value, dated
from according.reader.days import Size, shifted, value_of
from according.reader.lengths import length_of, number_of
from according.reader.timesense import Expression

_SIZES: dict[str, Size] = {
    "day": "day", "night": "day", "week": "week", "fortnight": "week", "weekend": "weekend", "month": "month", "quarter": "quarter",
    "half": "half", "period": "quarter", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip
_REPORTED_IN = timedelta(days=75)
_TOLD = frozenset({"previous", "preceding", "prior", "following", "that", "same"})  # counted from the time spoken of


def unit(expression: Expression, anchor: Anchor) -> Value | None:
    """Resolve "last week", "this year", "the same day"; "the past year" and "the next month" are durations up to or from now."""
    relation, name = expression.word("relation") or "", expression.word("unit") or ""
    article = "article" in expression.groups and "edge" not in expression.groups
    size = _SIZES.get(name)
    if article and relation == "last" and (expression.after[:1] == ("of",) or expression.groups["article"][0] != "the"):
        return None  # the final one: "the last week of May", "his last day"
    if article and relation in ("last", "past", "next", "coming") and not (name == "day" and relation == "next") and name != "weekend":
        return None if (relation, name) == ("last", "minute") else Value("DURATION", length_of(1, name), _around(anchor, relation, 1, name))
    if size is None:
        return None
    if size == "weekend":
        return _weekend(anchor, relation)
    if relation == "latest":
        spoken_of = anchor.quarter if size == "quarter" else None
        over = spoken_of and anchor.today and _end(spoken_of, "quarter") < anchor.today
        return anchor.on(spoken_of, size) if over else anchor.step(anchor.today, -1, size)
    told = article and relation in ("next", "coming")
    return anchor.step(anchor.base if told else anchor.counted_from(relation), STEPS.get(relation, 0), size)


def part_of_unit(expression: Expression, anchor: Anchor) -> Value:
    """Resolve "the end of the year", "earlier in the month", "year-end": the unit around the publication."""
    return anchor.on(anchor.today, _SIZES[expression.word("unit") or ""])


def the_weekend(_: Expression, anchor: Anchor) -> Value:
    """Resolve "the weekend" by its tense."""
    return _weekend(anchor, "next" if anchor.ahead else "the")


def ago(expression: Expression, anchor: Anchor) -> Value:
    """Resolve "three years ago", "two days later", "a week from now"; what is earlier or later counts from the time spoken of."""
    name, side = expression.word("unit") or "", expression.word("side") or ""
    single = time_words().units[name]
    number = number_of(expression.groups.get("number", ("a",)))
    sign = -1 if side in ("ago", "earlier") else 1
    if number is None:
        return Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF" if side != "later" else None)
    if single.letter.startswith("T"):
        return Value("TIME")
    size = _SIZES["century" if name == "centuries" else name.removesuffix("s")]
    base = anchor.today if side in ("ago", "hence", "from now") else anchor.base
    if "half" in expression.groups:
        number += 0.5
    if number != int(number) and size == "year":
        day = shifted(base, sign * round(number * 12), "month") if base else None
        return anchor.on(day, size)
    steps = sign * int(number) * (single.number if size == "week" else 1)
    if size == "year" and abs(steps) == 1 and sign < 0 and anchor.told and anchor.told[1] in ("quarter", "half"):
        return _year_before(anchor.told[0], anchor.told[1])
    return anchor.step(base, steps, size)


def units_ago(expression: Expression, _: Anchor) -> Value:
    """Resolve "years ago", "weeks later", "years from now"."""
    sides = {"ago": "PAST_REF", "earlier": "PAST_REF", "from now": "FUTURE_REF"}
    return Value("DATE", sides.get(expression.word("side") or ""))


def year_ago(_: Expression, anchor: Anchor) -> Value:
    """Resolve "year-earlier": the year before, or the quarter a year before the one spoken of."""
    if anchor.quarter:
        return _year_before(anchor.quarter, "quarter")
    return anchor.step(anchor.today, -1, "year")


def quarter(expression: Expression, anchor: Anchor) -> Value | None:
    """Resolve "the third quarter of 1990", "this year's first half": the last that has begun where no year is told."""
    size = _SIZES[expression.word("unit") or ""]
    name = expression.word("number") or ""
    months_of = 3 if size == "quarter" else 6
    number = 12 // months_of if name in ("last", "past") else time_words().ordinals.get(name) or int(re.sub(r"\D", "", name))
    if not 1 <= number <= 12 // months_of or (name == "past"):
        return None
    month = months_of * (number - 1) + 1
    told = expression.word("year") or expression.word("year2")
    relation = expression.word("year_relation") or expression.word("year_relation2")
    if told:
        return anchor.on(date(int(told), month, 1), size)
    if anchor.today is None:
        return Value("DATE")
    if relation:
        return anchor.on(date(anchor.today.year + STEPS.get(relation, 0), month, 1), size)
    firsts = [date(anchor.today.year + step, month, 1) for step in (-1, 0, 1)]
    begun = anchor.nearest((first, _end(first, size)) for first in firsts)
    before = shifted(begun, -1, "year") if begun and begun > anchor.today else None
    if before and anchor.today - _end(before, size) < _REPORTED_IN:
        begun = before  # "expects to report a third-quarter loss": results follow the quarter
    if begun and expression.word("ago"):
        return _year_before(begun, size)
    return anchor.on(begun, size)


def which_quarter(expression: Expression, anchor: Anchor) -> Value | None:
    """Resolve "the quarter", "the latest quarter", "the year-ago period", "last year's quarter" by the quarter spoken of last."""
    told = anchor.quarter
    if told is None:
        if expression.word("unit") == "period" or expression.rule == "the_quarter":
            return None
        told = shifted(anchor.today, -1, "quarter") if anchor.today else None
    if told is None:
        return Value("DATE")
    if expression.word("ago"):
        return _year_before(told, "quarter")
    year = expression.word("year")
    relation = expression.word("year_relation")
    if year or (relation and anchor.today):
        number = int(year) if year else anchor.today.year + STEPS.get(relation or "", 0) if anchor.today else told.year
        return dated(value_of(told.replace(year=number, day=1), "quarter"))
    return anchor.on(told, "quarter")


def span(expression: Expression, anchor: Anchor) -> Value:
    """Resolve "the past three days", "the next few weeks": a duration that ends or begins at publication."""
    name, relation = expression.word("unit") or "", expression.word("relation") or ""
    number = number_of(expression.groups.get("number", ()))
    days = _around(anchor, relation, number, name) if number and number == int(number) else None
    return Value("DURATION", length_of(number, name), days)


def near_units(expression: Expression, _: Anchor) -> Value:
    """Resolve "recent weeks" and "the coming years", which only point."""
    return Value("DATE", "FUTURE_REF" if STEPS.get(expression.word("relation") or "") == 1 else "PAST_REF")


def _around(anchor: Anchor, relation: str, number: float, name: str) -> Days | None:
    single = time_words().units[name]
    step = STEPS.get(relation)
    if anchor.today is None or step is None or relation in _TOLD or single.letter.startswith("T"):
        return None
    sizes: dict[str, Size] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
    other = shifted(anchor.today, step * int(number) * single.number, sizes[single.letter])
    return (min(anchor.today, other), max(anchor.today, other)) if other else None


def _weekend(anchor: Anchor, relation: str) -> Value:
    base = anchor.counted_from(relation)
    if base is None:
        return Value("DATE")
    saturday = base + timedelta(days=6 - base.isoweekday())  # of the same ISO week
    begun = saturday <= base
    if relation in ("last", "past", "previous", "preceding", "prior"):
        steps = -1
    elif relation in ("next", "following", "coming", "upcoming"):
        steps = 1 if begun else 0
    elif relation in ("this", "current"):
        steps = -1 if not begun and anchor.tense() == "past" else 0
    else:
        steps = 0 if begun else -1
    return anchor.step(saturday, steps, "weekend")


def _year_before(day: date, size: Size) -> Value:
    """Return the same quarter or half a year before; the one spoken of stays what it was."""
    other = shifted(day, -1, "year")
    return dated(value_of(other, size)) if other else Value("DATE")


def _end(first: date, size: Size) -> date:
    after = shifted(first, 1, size)
    return after - timedelta(days=1) if after else first
