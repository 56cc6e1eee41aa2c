"""What does a time expression amount to: its TIMEX3 type and value, and the days that it covers.

Relative expressions count from the publication, or from the time spoken of last ("two days later"); without a publication date
they have no value. Which Friday is meant follows from the tense around it: in a report the last one not after publication, in a
clause that lies ahead the next. Values follow TIMEX3 (ISO-TimeML; Pustejovsky et al. 2010).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from according.codebook.times import months, time_words, weekdays
from according.intake.published import checked
from according.reader import counted_days, named_days
from according.reader.anchor import EARLIEST, LATEST, Anchor, Tense, Value
from according.reader.lengths import length_of, number_of
from according.reader.timesense import Expression


class Resolver:
    """Gives the expressions of one text their values, asked in the order of the text; OptionError for a date that is none."""

    def __init__(self, published: str | None) -> None:
        today = date.fromisoformat(checked(published)[:10]) if published else None
        self._anchor = Anchor(today if today and EARLIEST <= today.year <= LATEST else None, lambda: None)

    def value(
        self, expression: Expression, tense: Callable[[], Tense | None] = lambda: None, aside: Callable[[], bool] = lambda: False
    ) -> Value | None:
        """Return what an expression amounts to; None when it turns out not to speak of time.

        ``tense`` is asked only where it decides, ``aside`` (is it said in a relative clause?) only of a time that is counted from later.
        """
        anchor = self._anchor
        anchor.tense, told = tense, anchor.told
        value = _RESOLVERS[expression.rule](expression, anchor)
        if anchor.told and anchor.told is not told and not aside():
            anchor.scene = anchor.told[0]
        return value


def _length(expression: Expression, _: Anchor) -> Value:
    """Measure a bare duration: "six weeks", "72-hour", "two and a half years", "months"."""
    words = expression.groups.get("number")
    number = number_of(words) if words else None
    if expression.rule == "unit_long" or (words and words[:1] == ("a",) and len(words) == 1):
        number = 1
    if expression.rule not in ("units", "unit_long") and "half" in expression.groups and number is not None:
        number += 0.5
    return Value("DURATION", length_of(number, expression.groups["unit"][0]))


def _rate(expression: Expression, _: Anchor) -> Value:
    return Value("SET", length_of(1, expression.word("unit") or ""))


def _frequency(expression: Expression, _: Anchor) -> Value:
    return Value("SET", time_words().frequencies[expression.word("frequency") or ""])


def _every(expression: Expression, _: Anchor) -> Value:
    words = expression.groups.get("number", ("one",))
    number = time_words().ordinals.get(words[0]) or number_of(words)
    return Value("SET", length_of(number, expression.word("unit") or ""))


def _the_year(expression: Expression, anchor: Anchor) -> Value:
    """Resolve "for the year" to the year of publication, "the year ended in March" to twelve months."""
    if expression.after[:1] in (("ended",), ("ending",), ("to",)):
        return Value("DURATION", "P1Y")
    return counted_days.part_of_unit(expression, anchor)


def _every_name(expression: Expression, _: Anchor) -> Value:
    words = time_words()
    weekday, month, season = (expression.word(group) for group in ("weekday", "month", "season"))
    part = words.parts.get(expression.word("part") or expression.word("part2") or "")
    if weekday:
        value = f"XXXX-WXX-{weekdays()[weekday.removesuffix('s')]}"
    elif month:
        value = f"XXXX-{months()[month]:02}"
    elif season:
        value = f"XXXX-{words.seasons[season][0]}"
    else:
        value = "XXXX-XX-XX"
    return Value("SET", f"{value}T{part}" if part else value)


_RESOLVERS: dict[str, Callable[[Expression, Anchor], Value | None]] = {
    "iso": named_days.written,
    "slash": named_days.written,
    "month_day": named_days.month_day,
    "day_month": named_days.month_day,
    "weekday": named_days.weekday,
    "part_of_weekday": named_days.weekday,
    "deictic": named_days.deictic,
    "beyond": named_days.beyond,
    "phrase": named_days.phrase,
    "month": named_days.month,
    "month_spelt": named_days.month,
    "season": named_days.season,
    "season_spelt": named_days.season,
    "year": named_days.year,
    "year_spelt": named_days.year,
    "decade": named_days.decade,
    "century": named_days.century,
    "clock": named_days.clock,
    "clock_zone": named_days.clock,
    "clock_plain": named_days.clock,
    "hour_in_part": named_days.clock,
    "part": named_days.part,
    "part_of_day": named_days.part,
    "unit": counted_days.unit,
    "edge_of_unit": counted_days.part_of_unit,
    "the_year": _the_year,
    "year_end": counted_days.part_of_unit,
    "the_weekend": counted_days.the_weekend,
    "the_quarter": counted_days.which_quarter,
    "ago": counted_days.ago,
    "units_ago": counted_days.units_ago,
    "year_ago": counted_days.year_ago,
    "quarter": counted_days.quarter,
    "which_quarter": counted_days.which_quarter,
    "quarter_of_year": counted_days.which_quarter,
    "span": counted_days.span,
    "vague_span": counted_days.span,
    "near_units": counted_days.near_units,
    "first_span": _length,
    "duration": _length,
    "vague_duration": _length,
    "one_duration": _length,
    "units": _length,
    "unit_long": _length,
    "rate": _rate,
    "frequency": _frequency,
    "every": _every,
    "every_name": _every_name,
    "weekdays": _every_name,
}
