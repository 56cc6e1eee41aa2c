"""How long is a stretch of time: TIMEX3 durations ("P3D", "PT72H", "PXY") from numbers and units in words."""

from __future__ import annotations

import re

from according.codebook.measures import number_words
from according.codebook.times import time_words
from according.codebook.word_groups import word_group

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_LONGEST = 15  # digits of a number that is no serial number
_VAGUE = word_group("vague_counts")


def number_of(words: tuple[str, ...]) -> float | None:
    """Return the number that words or digits stand for, of a range its first; None for "a few" and the like."""
    total, part, seen = 0.0, 0.0, False
    for word in words:
        if word in ("to", "or") or (word in ("-", "–", "—") and words[0][0].isdigit()):
            break
        if word in _VAGUE:
            return None
        value = _single(word)
        if word == "couple":
            value = 2.0
        if value is None:
            continue
        magnitude = number_words().magnitudes.get(word)
        if magnitude:
            part = (part or 1) * magnitude
            total, part = (total + part, 0.0) if magnitude >= 1000 else (total, part)
        else:
            part += value
        seen = True
    if not seen and words and words[0] in ("a", "an", "another"):
        return 1.0
    return total + part if seen else None


def length_of(number: float | None, unit: str) -> str:
    """Return the duration of a number of units; X stands for a number that is not told.

    A half becomes the next smaller unit ("P2Y6M"), a weekend two days, a decade ten years.
    """
    known = time_words().units[unit]
    prefix, letter = ("PT", known.letter[1]) if known.letter.startswith("T") else ("P", known.letter)
    if number is None:
        return f"{prefix}X{_vague_letter(unit, letter)}"
    amount = number * known.number
    whole, rest = int(amount), amount - int(amount)
    if not rest:
        return f"{prefix}{whole}{letter}"
    smaller = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "D": ("TH", 24)} if prefix == "P" else {"H": ("M", 60), "M": ("S", 60)}
    if letter not in smaller:
        return f"{prefix}{amount:g}{letter}"
    name, size = smaller[letter]
    return f"{prefix}{f'{whole}{letter}' if whole else ''}{_small(name, round(rest * size))}"


def _small(letter: str, number: int) -> str:
    return f"T{number}{letter[1]}" if letter.startswith("T") else f"{number}{letter}"


def _vague_letter(unit: str, letter: str) -> str:
    return {"decade": "DE", "century": "CE", "weekend": "WE"}.get(_singular(unit), letter)


def _singular(unit: str) -> str:
    return "century" if unit == "centuries" else unit.removesuffix("s")


def _single(word: str) -> float | None:
    if word in _FRACTIONS:
        return _FRACTIONS[word]
    if word == "half":
        return 0.5
    fraction = re.fullmatch(r"(\d)/(\d)", word)
    if fraction:
        return int(fraction[1]) / int(fraction[2])
    if word[0].isdigit():
        digits = re.match(r"\d+(?:,\d{3})*(?:\.\d+)?", word)
        return float(digits[0].replace(",", "")) if digits and len(digits[0]) < _LONGEST else None
    known = number_words()
    value = known.words.get(word, known.magnitudes.get(word))
    return None if value is None else float(value)
