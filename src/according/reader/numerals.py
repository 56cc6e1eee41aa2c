"""What numeral do words write from a place on: "2.3 million", "20–30", "half a million", "two hundred and fifty", "dozens"?

Words are lower case and those glued to digits spelled out ("2.3", "million" for "2.3m"); hedges, ranges in words and what is no
count at all are not read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from according.codebook.measures import number_words

COUNT = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
DIGITS = re.compile(rf"(?P<currency>[^\d\s.,+-]{{1,4}}?\.?)??(?P<digits>{COUNT})(?P<suffix>[a-z]{{1,3}})?(?P<more>\+)?")
DIGIT_RANGE = re.compile(rf"({COUNT})[–—]({COUNT})")
SPLIT = re.compile(r"0\d\d")
"""What is left of a number that a space cut apart ("151, 000"), which is not read at all: no count begins with a nought."""
DASHES = frozenset({"-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral: the tokens ``first`` to ``last`` (both inclusive) and the least and the most that they may mean.

    ``scale`` is by how much its magnitude words multiply it ("million"); ``more`` tells of a plus sign behind it, ``loose`` that it
    is no more than a rough size ("dozens").
    """

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
        """Whether it is no single number."""
        return self.low != self.high


def numeral_at(words: list[str], i: int) -> Numeral | None:
    """Return the longest numeral that begins at a word, as text writes it before any hedge; None where none does."""
    word = words[i]
    if not word:
        return None
    known = number_words()
    if word[0].isdigit() or (word[-1].isdigit() and word not in known.currencies):
        return _in_digits(words, i)
    if word in known.vague:
        return _vague(words, i)
    if word in openers():
        return _article_or_share(words, i) or _in_words(words, i)
    return None


@cache
def openers() -> frozenset[str]:
    """Return the words that a number in words may begin with."""
    known = number_words()
    return frozenset({"a", "an", "another", "half", "one", *known.vague, *known.words, *known.fractions, *known.several})


def _in_digits(words: list[str], i: int) -> Numeral | None:
    known = number_words()
    if SPLIT.fullmatch(words[i]) or (words[i + 1 : i + 2] == [","] and SPLIT.fullmatch("".join(words[i + 2 : i + 3]))):
        return None
    between = DIGIT_RANGE.fullmatch(words[i])
    if between:
        low, high = (float(end.replace(",", "")) for end in between.groups())
        if low >= high:
            return None
        scale, last = _scale(words, i + 1)
        return Numeral(i, last, _scaled(low, scale), _scaled(high, scale), scale)
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
    return Numeral(i, last, value, value, scale, currency=unit, more=bool(match["more"]))


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


def _vague(words: list[str], i: int) -> Numeral | None:
    known = number_words()
    low, high = known.vague[words[i]]
    if words[i + 1 : i + 2] == ["of"] and words[i + 2 : i + 3] and words[i + 2] in known.vague and words[i + 2] != words[i]:
        scale = known.magnitudes.get(words[i + 2].removesuffix("s"), 0)
        tens = known.magnitudes.get(words[i].removesuffix("s"))
        if scale:
            smallest, largest = (low, high) if tens is None else (2 * tens, 10 * tens - 1)
            end = (largest + 1) * scale - 1
            return Numeral(i, i + 2, smallest * scale, end, scale, loose=True)
    if words[i] == "tens":
        return None
    return Numeral(i, i, low, high, loose=True)


def _article_or_share(words: list[str], i: int) -> Numeral | None:
    """Read "a dozen", "half a million", "a quarter of a million", "a couple of hundred", "several hundred"."""
    known = number_words()
    ahead = [(at, word) for at, word in enumerate(words[i : i + 7], i) if word not in DASHES]
    texts = [word for _, word in ahead]
    if texts[0] in known.several:
        scale, last = _scale(words, i + 1)
        low, high = known.several[texts[0]]
        return Numeral(i, last, low * scale, (high + 1) * scale - 1, scale, loose=True) if scale > 1 else None
    article = texts[0] in ("a", "an", "another")
    at = 1 if article else 0
    if texts[at : at + 1] and texts[at] in known.pair and article:
        of = texts[at + 1 : at + 2] == ["of"]
        scale, last = _scale(words, ahead[at + 1][0] + 1) if of and len(ahead) > at + 1 else (1.0, ahead[at][0])
        return Numeral(i, last, known.pair_value * scale, known.pair_value * scale, scale, loose=True) if of or scale > 1 else None
    if texts[at : at + 1] and texts[at] in known.fractions:
        skipped = next((n for n in range(at + 1, len(texts)) if texts[n] not in ("of", "a", "an")), len(texts))
        scale, last = _scale(words, ahead[skipped][0]) if skipped < len(texts) and skipped > at else (1.0, i)
        return Numeral(i, last, known.fractions[texts[at]] * scale, known.fractions[texts[at]] * scale, scale) if scale > 1 else None
    if article and texts[1:2] and texts[1] in known.several:
        several = _article_or_share(words, ahead[1][0])
        return replace(several, first=i) if several else None
    if article and texts[1:2] and texts[1] in known.magnitudes:
        scale, last = _scale(words, ahead[1][0])
        more, last = _and_a_half(words, 1, last)
        tail = _in_words(words, last + 2) if words[last + 1 : last + 2] == ["and"] and scale < 1000 else None
        if tail and tail.low < scale:
            return Numeral(i, tail.last, more * scale + tail.low, more * scale + tail.low)
        return Numeral(i, last, more * scale, more * scale, scale)
    return None


def _in_words(words: list[str], i: int) -> Numeral | None:
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
    return Numeral(i, last, value, value, scale)


def _continues(part: float, total: float, value: int, *, joined: bool | None) -> bool:
    """Tell whether a number word goes on the number before it: "twenty" "four", "two hundred" ("and") "fifty"."""
    if joined:
        return (part >= 100 and part % 100 == 0) or (part == 0 and total > 0)
    tens = part % 100
    if 20 <= tens <= 90 and tens % 10 == 0 and 0 < value < 10:
        return True
    return joined is None and ((part >= 100 and tens == 0) or (part == 0 and total > 0)) and value > 0
