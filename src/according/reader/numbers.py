"""Which numbers stand in a text, and how exactly are they meant: "at least 14,000", "20 to 30", "dozens", "$1.5bn".

Numbers are read from the words of the Doc, without its tree but for one doubt: whether "about" or "over" before a single
digit is a hedge or a preposition. Dates, clock times, years, ages, ordinals, shares ("two thirds"), codes ("F-16") and
scores ("3-2") are no numbers here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from according.codebook.measures import Phrase, number_words
from according.reader.columns import columns_of
from according.reader.numerals import DASHES, Numeral, numeral_at, openers
from according.records import Bound, Time

YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Number:
    """A numeric expression: ``first`` to ``last`` (token indices, inclusive) with its hedges, ``core`` the bare numeral.

    ``low``, ``high`` and ``value`` follow the reading format: None where the text sets no limit or no point. ``unit`` is
    a currency written before the number or "per cent" after it, else None.
    """

    first: int
    last: int
    core: tuple[int, int]
    low: float | None
    high: float | None
    value: float | None
    bound: Bound
    unit: str | None = None

    @property
    def size(self) -> float:
        """The largest count that the expression speaks of."""
        return max(end for end in (self.low, self.high) if end is not None)


def find_numbers(doc: Doc, times: Sequence[Time]) -> tuple[Number, ...]:
    """Return the numeric expressions of a text in its order; ``times`` but durations hide the numbers that they hold."""
    words = _spelled(doc)
    hidden = _Hidden(times)
    found: list[Number] = []
    i = 0
    beginnings = openers()
    while i < len(words):
        word = words[i]
        numeral = numeral_at(words, i) if word in beginnings or word[:1].isdigit() or word[-1:].isdigit() else None
        if numeral is None:
            i += 1
            continue
        numeral, opening, upto = _ranged(words, numeral)
        token = doc[numeral.first]
        if not hidden.covers(token.idx) and not _other_use(words, numeral, token):
            found.append(_hedged(doc, words, numeral, opening))
        i = upto + 1
    return tuple(found)


def _spelled(doc: Doc) -> list[str]:
    """Return the words in lower case, with the letters glued to digits spelled out: "2.3", "million" for "2.3m"."""
    short = number_words().short_magnitudes
    columns = columns_of(doc)
    words = [word.lower() for word in columns.words]
    for i, word in enumerate(words[1:], 1):
        if word in short and words[i - 1][-1:].isdigit() and not columns.spaced[i - 1]:
            words[i] = short[word]
    return words


class _Hidden:
    """The stretches of dates and clock times, asked in the order of the text."""

    def __init__(self, times: Sequence[Time]) -> None:
        spans = sorted((time.start, time.end) for time in times if time.type != "DURATION")
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def covers(self, character: int) -> bool:
        at = bisect_right(self._starts, character) - 1
        return at >= 0 and character < self._ends[at]


def _ranged(words: list[str], numeral: Numeral) -> tuple[Numeral, int, int]:
    """Join a number with the one after it: "20-30", "20 to 30", "between 2 and 3 million", "two or three".

    Returns the number, how many words of opening stand before it, and the last token that has been read.
    """
    known = number_words()
    at = numeral.first - 1 - (numeral.first > 1 and words[numeral.first - 1] in known.currencies)
    opening = words[at] if at >= 0 else ""
    changing = opening == "from" and (at == 0 or words[at - 1] not in known.spread)
    joiner = words[numeral.last + 1] if numeral.last + 1 < len(words) else ""
    if joiner not in known.joiners or numeral.loose:
        return numeral, 0, numeral.last
    at = numeral.last + 2
    if at < len(words) and words[at] in known.currencies:
        at += 1
    other = numeral_at(words, at) if at < len(words) else None
    if other is None or other.vague or (joiner == "and" and opening != "between") or (joiner == "to" and changing):
        return numeral, 0, numeral.last
    low = numeral.low
    if numeral.scale == 1 and other.scale > 1 and low < other.low / other.scale:
        low *= other.scale
    if low >= other.low:
        unordered = joiner in DASHES
        return (replace(numeral, last=other.last, high=-1), 0, other.last) if unordered else (numeral, 0, numeral.last)
    return replace(numeral, last=other.last, low=low, high=other.low), int(opening in known.opening), other.last


def _other_use(words: list[str], numeral: Numeral, token: Token) -> bool:
    """Tell whether a numeral is no count: an age, a year, a share, a code, a score, a clock time's part, a name's number."""
    first, last = numeral.first, numeral.last
    if numeral.high < numeral.low:  # joined by a dash and falling: a score, a telephone number
        return True
    before = words[first - 1] if first else ""
    after = words[last + 1 : last + 5]
    known = number_words()
    if before in known.numbered:
        return True
    glued = first > 0 and not token.nbor(-1).whitespace_
    if glued and before in DASHES and first > 1 and words[first - 2][-1:].isalpha() and words[first - 2] not in known.words:
        return True
    if YEAR.fullmatch(words[first]) and YEAR.fullmatch(words[last]) and before not in known.currencies:
        return True
    rest = [word for word in after if word not in DASHES]
    share = (bool(rest) and rest[0] in known.shares) or _of_a_ratio(words, numeral)
    age = len(rest) > 1 and rest[0] in known.age_units and rest[1] in ("old", "olds")
    return share or age


def _of_a_ratio(words: list[str], numeral: Numeral) -> bool:
    """Tell whether a number is one of the two of a ratio: "nine out of 10 homes", "one in 100"."""
    known = number_words()
    first, after = numeral.first, numeral.last + 1
    for joint in (["out", "of"], ["in"]):
        size = len(joint)
        if words[after : after + size] == joint and after + size < len(words):
            part, whole = words[first], numeral_at(words, after + size)
        elif first > size and words[first - size : first] == joint:
            part, whole = words[first - size - 1], numeral
        else:
            continue
        counts = part == "one" or (size > 1 and (part in known.words or part.isdigit()))
        if counts and whole is not None and whole.low in known.wholes:
            return True
    return False


def _hedged(doc: Doc, words: list[str], numeral: Numeral, opening: int) -> Number:
    """Give a numeral the hedges around it, and the currency or the per cent that belong to it."""
    known = number_words()
    first, last, unit = numeral.first, numeral.last, numeral.currency
    if first and words[first - 1] in known.currencies:
        unit = known.currencies[words[first - 1]]
        first -= 1
    first -= opening
    bound, first = _hedge_before(doc, words, first, numeral)
    after = _hedge_after(words, last)
    if after and not (bound and bound != "about"):
        bound, last = after
    for phrase in known.percent:
        if tuple(words[last + 1 : last + 1 + len(phrase)]) == phrase:
            unit, last = "per cent", last + len(phrase)
            break
    if numeral.more:
        bound = "at least"
    low, high, value, exactness = _limits(numeral, bound)
    return Number(first, last, (numeral.first, numeral.last), low, high, value, exactness, unit)


def _limits(numeral: Numeral, bound: Bound | None) -> tuple[float | None, float | None, float | None, Bound]:
    if bound == "at least":
        return numeral.low, None, None if numeral.vague else numeral.low, "at least"
    if bound == "at most":
        return None, numeral.high, None if numeral.vague else numeral.high, "at most"
    if numeral.vague:
        return numeral.low, numeral.high, None, "about" if numeral.loose else "between"
    return numeral.low, numeral.high, numeral.low, "about" if numeral.loose else bound or "exactly"


def _hedge_before(doc: Doc, words: list[str], first: int, numeral: Numeral) -> tuple[Bound | None, int]:
    known = number_words()
    bound: Bound | None = None
    at = first - 1
    while at >= 0:
        hedge = _ending(words, at, known.before.get(words[at], ()))
        if hedge and not _is_preposition(doc[at], numeral):
            phrase, said = hedge
            bound = said if bound in (None, "about") else bound
            first = at - len(phrase) + 1
            at = first - 1
        elif words[at] in known.passed_over:
            at -= 1
        else:
            break
    return bound, first


def _ending(words: list[str], at: int, hedges: tuple[tuple[Phrase, Bound], ...]) -> tuple[Phrase, Bound] | None:
    for phrase, bound in hedges:
        start = at - len(phrase) + 1
        if start >= 0 and tuple(words[start : at + 1]) == phrase:
            return phrase, bound
    return None


def _hedge_after(words: list[str], last: int) -> tuple[Bound, int] | None:
    if last + 1 == len(words):
        return None
    for phrase, bound in number_words().after.get(words[last + 1], ()):
        if tuple(words[last + 1 : last + 1 + len(phrase)]) == phrase:
            return bound, last + len(phrase)
    return None


def _is_preposition(token: Token, numeral: Numeral) -> bool:
    """Tell "talks about two men" from "about 200 men": a weak hedge on a single digit that the tree calls a preposition.

    The particle of a verb is no hedge either ("handed over 160 men").
    """
    verbs = number_words().particles.get(token.lower_, frozenset())
    if token.dep_ == "compound:prt" or (token.i and token.nbor(-1).lemma_.lower() in verbs):
        return True
    return token.lower_ in number_words().weak and numeral.high < 10 and token.dep_ == "case"
