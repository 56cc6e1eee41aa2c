"""Which words of a text speak of time: every word, its place, and its kind as one character.

The text is split anew here, so that expressions do not depend on the tokens of one pipeline. A kind is one character, and the kinds
of all words in a row are a string: the grammar of ``expressions.py`` is regular expressions over that string.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from according.codebook.measures import number_words
from according.codebook.times import time_words

OTHER = "."
_WORD = re.compile(
    r"""(?P<AMPM>[AaPp]\.\s?[Mm]\b\.?|[AaPp][Mm]\b)
    |(?P<FRACTION>[½¼¾]|[123]/[234](?![\w/]))
    |(?P<WORD>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)
    |(?P<ISODATE>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\w-]))
    |(?P<SLASHDATE>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/]))
    |(?P<CLOCK>(?:[01]?\d|2[0-4]):[0-5]\d(?::\d\d)?(?![\w:]))
    |(?P<DECADENUM>(?:1\d|20)\d0['’]?s\b|['’]\d0s\b)
    |(?P<ORDNUM>\d{1,2}(?:st|nd|rd|th)\b)
    |(?P<NUMBER>\d+(?:,\d{3})+|\d+(?:\.\d+)?)
    |(?P<POSS>['’]s?(?!\w))
    |(?P<HY>[-–](?![-–])|—)
    |(?P<COMMA>,)
    |(?P<DOT>\.)
    |(?P<SIGN>\n[^\S\n]*\n|[^\s\w])""",
    re.VERBOSE,
)
_CAPITALISED = frozenset({"MONTH", "SHORTMONTH", "WEEKDAY", "SHORTDAY", "WEEKDAYS"})


class Words(NamedTuple):
    """The words of a text side by side: their (start, end) characters, their lower case, and their kinds, a character each."""

    spans: list[tuple[int, int]]
    texts: list[str]
    kinds: str


@cache
def kind_characters() -> dict[str, str]:
    """Return the character that stands for each kind of word in the string of kinds."""
    names = {name for name in _WORD.groupindex if name not in ("WORD", "SIGN", "NUMBER")}
    names |= set(time_words().kinds.values()) | {"DAYNUM", "YEAR", "NUM", "NUMWORD", "PHRASE"}
    return {name: chr(0x100 + number) for number, name in enumerate(sorted(names))}


@cache
def phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return fixed phrases of time (references and holidays) by their first word: the words, and the phrase as the codebook has it."""
    words = time_words()
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in (*words.references, *words.fixed_holidays, *words.weekday_holidays, *words.open_holidays):
        parts = tuple(match[0].lower().replace("’", "'") for match in _WORD.finditer(phrase))
        found.setdefault(parts[0], []).append((parts, phrase))
    return found


@cache
def _kinds_of_words() -> dict[str, str]:
    characters = kind_characters()
    kinds = dict.fromkeys(number_words().words, characters["NUMWORD"])
    kinds |= {word: characters[kind] for word, kind in time_words().kinds.items()}
    for starts in phrases().values():
        for parts, _ in starts:
            for part in parts:
                kinds.setdefault(part, characters["PHRASE"])
    return kinds


def split(text: str) -> Words:
    """Return the words of a text, with signs as words of their own."""
    characters = kind_characters()
    known = _kinds_of_words()
    capitalised = {characters[kind] for kind in _CAPITALISED}
    matches = list(_WORD.finditer(text))
    texts = [match[0].lower() for match in matches]
    kinds = []
    for match, lower in zip(matches, texts, strict=True):
        group = match.lastgroup
        if group == "WORD":
            kind = known.get(lower, OTHER)
            if kind in capitalised and not match[0][0].isupper():
                kind = OTHER
        elif group == "NUMBER":
            kind = characters[_number_kind(lower)]
        else:
            kind = characters.get(group or "", OTHER)
        kinds.append(kind)
    return Words([match.span() for match in matches], texts, "".join(kinds))


def _number_kind(digits: str) -> str:
    if len(digits) <= 2 and 1 <= int(digits) <= 31:
        return "DAYNUM"
    if len(digits) == 4 and digits.isdigit() and 1500 <= int(digits) <= 2100:
        return "YEAR"
    return "NUM"
