"""Does it speak of time here: "may" and "May", "1998" and 1998 troops, "a year" that lasts and one that is a rate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from according.codebook.measures import number_words
from according.codebook.times import time_context, time_words


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: ``start`` and ``end`` in characters, the rule that found it, and its words by the rule's groups.

    ``before`` holds up to four words that stand before it and ``after`` two behind it, in the order of the text, lower case;
    ``tag`` is the Penn tag of its last word, empty where there are no tags.
    """

    start: int
    end: int
    rule: str
    groups: dict[str, tuple[str, ...]]
    before: tuple[str, ...]
    after: tuple[str, ...]
    tag: str

    def word(self, group: str) -> str | None:
        """Return the words of a group joined by spaces; None when the expression lacks it."""
        words = self.groups.get(group)
        return " ".join(words) if words else None


def speaks_of_time(expression: Expression) -> bool:
    """Tell whether the words around an expression allow its rule."""
    condition = _CONDITIONS.get(expression.rule)
    return condition is None or condition(expression)


def _phrase(expression: Expression) -> bool:
    phrase = expression.word("phrase")
    if phrase == "soon":
        return expression.before[-1:] != ("as",) and expression.after[:1] != ("after",)
    return not (phrase in ("the past", "the future") and expression.tag == "JJ")  # "the future king"


def _year(expression: Expression) -> bool:
    """Take a bare number of four digits for a year where a preposition points at it, or between 1900 and 2040 if it counts nothing."""
    if "edge" in expression.groups or "named" in expression.groups:
        return True
    before, after = expression.before[-1:], expression.after[:1]
    if before and (before[0] in ("$", "£", "€", "#", "no", "number", "-", "/", ".") or before[0].isdigit()):
        return False
    if before and before[0] in time_context()["pointing"] and not (after and after[0] in time_context()["counted"]):
        return True
    return 1900 <= int(expression.word("year") or 0) <= 2040 and not (
        after and (after[0] in time_context()["counted"] or after[0] in ("-", "/", ".", ":"))
    )


def _month(expression: Expression) -> bool:
    if len(expression.groups) > 1:
        return True
    name = expression.word("month") or ""
    if len(name) < 5 and name not in ("may", "june", "july") and expression.end - expression.start == len(name):
        return False  # a short form without its full stop, "Jan", is a name
    if name == "may" and expression.before[-1:] not in {(word,) for word in time_context()["pointing"] | {"the", "a"}}:
        return False  # a surname, or the verb that opens a sentence
    if name == "march" and expression.after[:1] in (("for",), ("of",)):
        return False  # "the March for Peace"
    return expression.tag not in ("MD", "VB", "VBP", "VBZ")


def _season(expression: Expression) -> bool:
    season = expression.word("season") or ""
    if {"year", "year_relation", "relation"} & set(expression.groups):
        return True
    if not expression.tag.startswith(("NN", "")) or expression.after[:1] == ("of",):
        return False
    article = "article" in expression.groups
    if season in ("fall", "spring") and not article:
        return expression.before[-1:] == ("in",)
    return article or expression.before[-1:] in (("in",), ("by",), ("during",), ("since",), ("until",))


def _part(expression: Expression) -> bool:
    part = expression.word("part") or ""
    before = expression.before[-1:]
    if part == "overnight":
        return True
    if part in time_words().moments:
        return bool(before) and before[0] in time_context()["clock"] and before[0] != "-"
    if part != "night" and before and before[0] in ("by", "until", "till"):
        return True
    return "article" in expression.groups and bool(before) and before[0] in ("in", "during", "through", "of", "into")


def _clock_plain(expression: Expression) -> bool:
    return bool(expression.before) and expression.before[-1] in time_context()["clock"]


def _clock_zone(expression: Expression) -> bool:
    hour = expression.word("hour") or ""
    return ":" in hour or (len(hour) == 4 and hour.isdigit() and int(hour[:2]) < 25 and int(hour[2:]) < 60)


def _clock(expression: Expression) -> bool:
    hour = expression.word("hour") or ""
    return not hour[:1].isdigit() or float(hour.replace(":", ".").replace(",", "")[:5].rstrip(".")) < 25


def _ago(expression: Expression) -> bool:
    side = expression.word("side") or ""
    return not side.startswith("from") or side == "from now"


def _one_duration(expression: Expression) -> bool:
    """Take "a year" where a preposition says that it lasts: elsewhere it says nothing of length."""
    if expression.word("unit") == "quarter":
        return False
    hedged = expression.end - expression.start > 12
    return hedged or "half" in expression.groups or (bool(expression.before) and expression.before[-1] in time_context()["lasting"])


def _rate(expression: Expression) -> bool:
    if expression.word("per") == "per":
        return True
    if not expression.before or expression.before[-1] in time_context()["lasting"]:
        return expression.before[-1:] == ("once",)
    return any(word[:1].isdigit() or word in ("$", "twice", "times", "million", "billion", "percent", "%") for word in expression.before)


def _units(expression: Expression) -> bool:
    unit = expression.word("unit") or ""
    if unit in ("quarters", "seconds", "semesters", "nights"):
        return False
    if unit == "minutes" and expression.after[:1] == ("of",):
        return False  # of a meeting
    if "kind" in expression.groups or "more" in expression.groups:
        return True
    return bool(expression.before) and expression.before[-1] in time_context()["lasting"] | {"early", "many", "the", "-"}


def _duration(expression: Expression) -> bool:
    number, unit = expression.word("number") or "", expression.word("unit") or ""
    if unit == "quarters" and (expression.after[:1] == ("of",) or number in ("three", "3")):
        return False  # a share
    return not (number == "one" and unit == "second") and not (unit == "second" and not number[:1].isdigit())


def _year_spelt(expression: Expression) -> bool:
    words = [word for word in expression.groups["spelt"] if word not in ("-", "–", "—")]
    return words[0] in ("eighteen", "nineteen", "twenty") and spelt_year(words) is not None


def _the_year(expression: Expression) -> bool:
    """Take "the year" where it is a year of account: "for the year", "the year ended in March"."""
    return expression.after[:1] in (("ended",), ("ending",), ("to",)) or expression.before[-1:] == ("for",)


def spelt_year(words: list[str]) -> int | None:
    """Return the year that is written in words, "nineteen ninety-six"; None when they are no year."""
    numbers = [number_words().words.get(word, 0) for word in words]
    tail = sum(numbers[1:])
    sound = numbers[1] >= 10 and (len(numbers) == 2 or (numbers[1] >= 20 and numbers[1] % 10 == 0 and 0 < numbers[2] < 10))
    return numbers[0] * 100 + tail if sound and numbers[0] in (18, 19, 20) else None


_CONDITIONS: dict[str, Callable[[Expression], bool]] = {
    "phrase": _phrase,
    "year": _year,
    "month": _month,
    "season": _season,
    "part": _part,
    "clock": _clock,
    "clock_plain": _clock_plain,
    "clock_zone": _clock_zone,
    "ago": _ago,
    "one_duration": _one_duration,
    "rate": _rate,
    "units": _units,
    "units_ago": _ago,
    "duration": _duration,
    "year_spelt": _year_spelt,
    "month_spelt": _year_spelt,
    "season_spelt": _year_spelt,
    "the_year": _the_year,
}
