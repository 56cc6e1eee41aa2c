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
from functools import cache

from spacy.tokens import Doc, Token

from according.codebook.measures import Phrase, number_words
from according.reader.columns import columns_of
from according.records import Bound, Time

COUNT = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
DIGITS = re.compile(rf"(?P<currency>[^\d\s.,+-]{{1,4}}?\.?)??(?P<digits>{COUNT})(?P<suffix>[a-z]{{1,3}})?(?P<more>\+)?")
DIGIT_RANGE = re.compile(rf"({COUNT})[–—]({COUNT})")
SPLIT = re.compile(r"0\d\d")
"""What is left of a number that a space cut apart ("151, 000"), which is not read at all: no count begins with a nought."""
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
DASHES = frozenset({"-", "–", "—"})


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


@dataclass(frozen=True, slots=True)
class _Numeral:
    first: int
    last: int
    low: float
    high: float
    scale: float = 1
    currency: str | None = None
    more: bool = False
    loose: bool = False

    @property
    def vague(self) -> bool:
        return self.low != self.high


def find_numbers(doc: Doc, times: Sequence[Time]) -> tuple[Number, ...]:
    """Return the numeric expressions of a text in its order; ``times`` but durations hide the numbers that they hold."""
    words = _spelled(doc)
    hidden = _Hidden(times)
    found: list[Number] = []
    i = 0
    openers = _openers()
    while i < len(words):
        word = words[i]
        numeral = _numeral(words, i) if word in openers or word[:1].isdigit() or word[-1:].isdigit() else None
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


def _numeral(words: list[str], i: int) -> _Numeral | None:
    word = words[i]
    if not word:
        return None
    known = number_words()
    if word[0].isdigit() or (word[-1].isdigit() and word not in known.currencies):
        return _in_digits(words, i)
    if word in known.vague:
        return _vague(words, i)
    if word in _openers():
        return _article_or_share(words, i) or _in_words(words, i)
    return None


@cache
def _openers() -> frozenset[str]:
    """Return the words that a number in words may begin with."""
    known = number_words()
    return frozenset({"a", "an", "another", "half", "one", *known.vague, *known.words, *known.fractions, *known.several})


def _in_digits(words: list[str], i: int) -> _Numeral | None:
    known = number_words()
    if SPLIT.fullmatch(words[i]) or (words[i + 1 : i + 2] == [","] and SPLIT.fullmatch("".join(words[i + 2 : i + 3]))):
        return None
    between = DIGIT_RANGE.fullmatch(words[i])
    if between:
        low, high = (float(end.replace(",", "")) for end in between.groups())
        if low >= high:
            return None
        scale, last = _scale(words, i + 1)
        return _Numeral(i, last, _scaled(low, scale), _scaled(high, scale), scale)
    match = DIGITS.fullmatch(words[i])
    if match is None:
        return None
    currency = match["currency"] or ""
    suffix = match["suffix"] or ""
    if (currency and currency not in known.currencies) or (suffix and suffix not in known.short_magnitudes and suffix != "pc"):
        return None
    value = float(match["digits"].replace(",", ""))
    scale, last = _scale(words, i + 1)
    value, last = _and_a_half(words, value, last) if scale == 1 else (value, last)
    if scale == 1:
        scale, last = _scale(words, last + 1)
    if suffix in known.short_magnitudes:
        scale *= known.magnitudes[known.short_magnitudes[suffix]]
    unit = "per cent" if suffix == "pc" else known.currencies.get(currency)
    value = _scaled(value, scale)
    return _Numeral(i, last, value, value, scale, currency=unit, more=bool(match["more"]))


def _scaled(value: float, scale: float) -> float:
    """Multiply without the dust of binary fractions: 16.51 million is 16,510,000."""
    return round(value * scale, 6)


def _scale(words: list[str], i: int) -> tuple[float, int]:
    """Return the magnitude words from a place on, multiplied, and the index of the last one (of the word before, if none)."""
    known = number_words()
    scale = 1.0
    while i < len(words):
        if words[i] in known.magnitudes:
            scale *= known.magnitudes[words[i]]
            i += 1
        elif words[i] == "-" and i + 1 < len(words) and words[i + 1] in known.magnitudes:
            scale *= known.magnitudes[words[i + 1]]
            i += 2
        else:
            break
    return scale, i - 1


def _and_a_half(words: list[str], value: float, last: int) -> tuple[float, int]:
    """Add the half of "two and a half", "one-and-a-half"."""
    rest = [(i, word) for i, word in enumerate(words[last + 1 : last + 7], last + 1) if word not in DASHES][:3]
    if [word for _, word in rest] == ["and", "a", "half"]:
        return value + 0.5, rest[2][0]
    return value, last


def _vague(words: list[str], i: int) -> _Numeral | None:
    known = number_words()
    low, high = known.vague[words[i]]
    if words[i + 1 : i + 2] == ["of"] and words[i + 2 : i + 3] and words[i + 2] in known.vague and words[i + 2] != words[i]:
        scale = known.magnitudes.get(words[i + 2].removesuffix("s"), 0)
        tens = known.magnitudes.get(words[i].removesuffix("s"))
        if scale:
            smallest, largest = (low, high) if tens is None else (2 * tens, 10 * tens - 1)
            end = (largest + 1) * scale - 1
            return _Numeral(i, i + 2, smallest * scale, end, scale, loose=True)
    if words[i] == "tens":
        return None
    return _Numeral(i, i, low, high, loose=True)


def _article_or_share(words: list[str], i: int) -> _Numeral | None:
    """Read "a dozen", "half a million", "a quarter of a million", "a couple of hundred", "several hundred"."""
    known = number_words()
    ahead = [(at, word) for at, word in enumerate(words[i : i + 7], i) if word not in DASHES]
    texts = [word for _, word in ahead]
    if texts[0] in known.several:
        scale, last = _scale(words, i + 1)
        low, high = known.several[texts[0]]
        return _Numeral(i, last, low * scale, (high + 1) * scale - 1, scale, loose=True) if scale > 1 else None
    article = texts[0] in ("a", "an", "another")
    at = 1 if article else 0
    if texts[at : at + 1] and texts[at] in known.pair and article:
        of = texts[at + 1 : at + 2] == ["of"]
        scale, last = _scale(words, ahead[at + 1][0] + 1) if of and len(ahead) > at + 1 else (1.0, ahead[at][0])
        return _Numeral(i, last, known.pair_value * scale, known.pair_value * scale, scale, loose=True) if of or scale > 1 else None
    if texts[at : at + 1] and texts[at] in known.fractions:
        skipped = next((n for n in range(at + 1, len(texts)) if texts[n] not in ("of", "a", "an")), len(texts))
        scale, last = _scale(words, ahead[skipped][0]) if skipped < len(texts) and skipped > at else (1.0, i)
        return _Numeral(i, last, known.fractions[texts[at]] * scale, known.fractions[texts[at]] * scale, scale) if scale > 1 else None
    if article and texts[1:2] and texts[1] in known.several:
        several = _article_or_share(words, ahead[1][0])
        return replace(several, first=i) if several else None
    if article and texts[1:2] and texts[1] in known.magnitudes:
        scale, last = _scale(words, ahead[1][0])
        more, last = _and_a_half(words, 1, last)
        tail = _in_words(words, last + 2) if words[last + 1 : last + 2] == ["and"] and scale < 1000 else None
        if tail and tail.low < scale:
            return _Numeral(i, tail.last, more * scale + tail.low, more * scale + tail.low)
        return _Numeral(i, last, more * scale, more * scale, scale)
    return None


def _in_words(words: list[str], i: int) -> _Numeral | None:
    """Read a number in words: "twenty-four", "two hundred and fifty", "one-and-a-half million", "three hundred thousand"."""
    known = number_words()
    if i >= len(words) or words[i] not in known.words:
        return None
    total = 0.0
    part = float(known.words[words[i]])
    last = i
    scale = 1.0
    while True:
        halved, end = _and_a_half(words, part, last)
        if halved != part:
            part, last = halved, end
        following = last + 1
        joined = following < len(words) and words[following] in ("-", "and")
        after = following + 1 if joined else following
        word = words[after] if after < len(words) else ""
        if word in known.magnitudes and words[following] != "and":
            size = known.magnitudes[word]
            part *= size
            scale *= size
            if size >= 1000:
                total, part = total + part, 0.0
        elif word in known.words and _continues(part, total, known.words[word], joined=words[following] == "and" if joined else None):
            part += known.words[word]
            scale = 1.0
        else:
            break
        last = after
    value = total + part
    return _Numeral(i, last, value, value, scale)


def _continues(part: float, total: float, value: int, *, joined: bool | None) -> bool:
    """Tell whether a number word goes on the number before it: "twenty" "four", "two hundred" ("and") "fifty"."""
    if joined:
        return (part >= 100 and part % 100 == 0) or (part == 0 and total > 0)
    tens = part % 100
    if 20 <= tens <= 90 and tens % 10 == 0 and 0 < value < 10:
        return True
    return joined is None and ((part >= 100 and tens == 0) or (part == 0 and total > 0)) and value > 0


def _ranged(words: list[str], numeral: _Numeral) -> tuple[_Numeral, int, int]:
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
    other = _numeral(words, at) if at < len(words) else None
    if other is None or other.vague or (joiner == "and" and opening != "between") or (joiner == "to" and changing):
        return numeral, 0, numeral.last
    low = numeral.low
    if numeral.scale == 1 and other.scale > 1 and low < other.low / other.scale:
        low *= other.scale
    if low >= other.low:
        unordered = joiner in DASHES
        return (replace(numeral, last=other.last, high=-1), 0, other.last) if unordered else (numeral, 0, numeral.last)
    return replace(numeral, last=other.last, low=low, high=other.low), int(opening in known.opening), other.last


def _other_use(words: list[str], numeral: _Numeral, token: Token) -> bool:
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


def _of_a_ratio(words: list[str], numeral: _Numeral) -> bool:
    """Tell whether a number is one of the two of a ratio: "nine out of 10 homes", "one in 100"."""
    known = number_words()
    first, after = numeral.first, numeral.last + 1
    for joint in (["out", "of"], ["in"]):
        size = len(joint)
        if words[after : after + size] == joint and after + size < len(words):
            part, whole = words[first], _numeral(words, after + size)
        elif first > size and words[first - size : first] == joint:
            part, whole = words[first - size - 1], numeral
        else:
            continue
        counts = part == "one" or (size > 1 and (part in known.words or part.isdigit()))
        if counts and whole is not None and whole.low in known.wholes:
            return True
    return False


def _hedged(doc: Doc, words: list[str], numeral: _Numeral, opening: int) -> Number:
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


def _limits(numeral: _Numeral, bound: Bound | None) -> tuple[float | None, float | None, float | None, Bound]:
    if bound == "at least":
        return numeral.low, None, None if numeral.vague else numeral.low, "at least"
    if bound == "at most":
        return None, numeral.high, None if numeral.vague else numeral.high, "at most"
    if numeral.vague:
        return numeral.low, numeral.high, None, "about" if numeral.loose else "between"
    return numeral.low, numeral.high, numeral.low, "about" if numeral.loose else bound or "exactly"


def _hedge_before(doc: Doc, words: list[str], first: int, numeral: _Numeral) -> tuple[Bound | None, int]:
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


def _is_preposition(token: Token, numeral: _Numeral) -> bool:
    """Tell "talks about two men" from "about 200 men": a weak hedge on a single digit that the tree calls a preposition.

    The particle of a verb is no hedge either ("handed over 160 men").
    """
    verbs = number_words().particles.get(token.lower_, frozenset())
    if token.dep_ == "compound:prt" or (token.i and token.nbor(-1).lemma_.lower() in verbs):
        return True
    return token.lower_ in number_words().weak and numeral.high < 10 and token.dep_ == "case"
