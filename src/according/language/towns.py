"""Which names does a text itself call a place, before anything of it has been read?

It says so by the words around them ("in Brno", "Hama province", "the town of Hays", a dateline), where the gazetteer knows of such a town
or province and no office holder bears the name, or where a state is called what persons are called, too ("in Jordan"). What is a place at
one spot of a text is one everywhere in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from according.codebook.gazetteer import gazetteer
from according.codebook.place_table import fold
from according.codebook.place_words import place_words
from according.codebook.standins import Meant, Sort, StandIns
from according.language.pieces import GLUED, LINE, SPACE

LEAST = 3.5
"""Decimal logarithm of the people of a place that is counted: smaller ones bear the names of too much else."""
OF_ITS_SORT = 3.0
"""The same for one of which the text says what it is ("the town of Hays"): it may bear an office holder's name."""
LARGE = 5.5
"""The same for one that bears an office holder's name, or stands where a person could ("from Aleppo")."""
LONGEST = 5
"""Words that a name may have, hyphens among them ("Mazar-i-Sharif")."""
_BEHIND_DATELINES = frozenset({",", "(", "-", "–", "—", "--"})
_ARTICLES = frozenset({"the", "a", "an", "The", "A", "An"})

Towns = Mapping[str, Sequence[tuple[tuple[str, ...], Meant]]]
"""What names mean, by their first word the rest of each, the longest first."""


def towns(words: Sequence[str], gaps: Sequence[int], book: StandIns) -> Towns:
    """Return the towns and provinces that a text, given as its words and the gap before each, calls such."""
    found: dict[str, dict[tuple[str, ...], Meant]] = {}
    times: Counter[str] = Counter()
    for told, least in _told(words, gaps, book):
        start: int | None = told
        while start is not None:
            name = _name(words, gaps, start, least, book)
            if name is None:
                break
            end, sort = name
            first, *rest = map(spelt, words[start:end])
            times[first] += 1
            place = (fold(" ".join((first, *rest))), sort)
            found.setdefault(first, {})[tuple(rest)] = place if rest else book.doubtful.get(first, place)
            start = end + 1 if _goes_on(words, gaps, end, book) else None
    articles = Counter(spelt(words[at + 1]) for at in range(len(words) - 1) if words[at] in _ARTICLES and words[at + 1][:1].isupper())
    for word, rests in found.items():
        small = () in rests and rests[()][1] == "town" and _sort(word, LARGE, book) is None
        if small and articles[word] >= times[word]:
            del rests[()]  # "the Olympic champion"
    return {first: sorted(rests.items(), key=lambda one: -len(one[0])) for first, rests in found.items()}


def _told(words: Sequence[str], gaps: Sequence[int], book: StandIns) -> Iterator[tuple[int, float]]:
    """Yield where names stand of which a text says that they are those of a town or a province, and the least size of these."""
    for at, word in enumerate(words):
        if at and words[at - 1] in book.votes:
            continue
        if word == "of" and words[at - 1] in book.before_of:
            yield at + 1, OF_ITS_SORT
        elif word in book.in_front:
            yield at + 1, LEAST
        elif word in book.around or _beside_a_state(words, at, book):
            yield at + 1, LARGE
        elif word in book.sorts:
            yield at + 1, OF_ITS_SORT
            yield _start(words, gaps, at), OF_ITS_SORT
        elif gaps[at] == LINE and word.isupper() and len(word) > 2 and not _BEHIND_DATELINES.isdisjoint(words[at + 1 : at + 4]):
            yield at, LEAST


def _beside_a_state(words: Sequence[str], comma: int, book: StandIns) -> bool:
    """Tell whether a comma parts a state from one that is called what persons are called, too: "Iraq, Jordan"."""
    return words[comma] == "," and words[comma - 1] in book.words and not book.doubtful.keys().isdisjoint(words[comma + 1 : comma + 2])


def _start(words: Sequence[str], gaps: Sequence[int], end: int) -> int:
    """Return where the capitalised words start that end there."""
    start = end
    while start and end - start < LONGEST and gaps[start] == SPACE and words[start - 1][:1].isupper():
        start -= 1
    return start


def _goes_on(words: Sequence[str], gaps: Sequence[int], end: int, book: StandIns) -> bool:
    """Tell whether a list of places goes on behind a name: "Hama, Homs and Idlib"."""
    if end + 2 >= len(words) or words[end] not in (",", "and", "or"):
        return False
    name = _name(words, gaps, end + 1, LEAST, book)
    return name is not None and name[0] < len(words) and words[name[0]] in (",", "and", "or", ".", ";", ")")


def _name(words: Sequence[str], gaps: Sequence[int], start: int, least: float, book: StandIns) -> tuple[int, Sort] | None:
    """Return the end of the longest name of a town or a province that starts there, and which of the two it is; None where none does."""
    found: tuple[int, Sort] | None = None
    name = ""
    for at in range(start, min(len(words), start + LONGEST)):
        if at > start and gaps[at] == LINE:
            break
        hyphened = at > start and gaps[at] == GLUED and "-" in (words[at], words[at - 1])
        if not words[at][:1].isupper() and not hyphened:
            break
        name += (" " if at > start and gaps[at] != GLUED else "") + spelt(words[at])
        sort = _sort(name, least, book)
        if sort is not None:
            found = at + 1, sort
    return found if found and not _joined(words, gaps, start, found[0]) else None


def _joined(words: Sequence[str], gaps: Sequence[int], start: int, end: int) -> bool:
    """Tell whether a name is a part of a longer one that is written with hyphens or prepositions: "Newcastle upon Tyne".

    At the start of a line a hyphen behind it ends a dateline.
    """
    behind_hyphen = start > 0 and words[start - 1] == "-" and gaps[start] == GLUED
    before_hyphen = end + 1 < len(words) and words[end] == "-" and words[end + 1][:1].isupper() and gaps[start] != LINE
    return behind_hyphen or before_hyphen or words[end : end + 1] == ["upon"]


def _sort(name: str, least: float, book: StandIns) -> Sort | None:
    """Tell whether the best known place of a name is a town or a province of some size, and which of the two."""
    if name in book.doubtful:
        return "province"
    small = name.lower()
    if len(name) < 3 or name in book.words or small in place_words().never or small in place_words().languages:
        return None
    best = next(iter(gazetteer().lookup(name)), None)
    if best is None or not best.main or best.renown < (LARGE if name in book.persons and least > OF_ITS_SORT else least):
        return None
    return "town" if best.feature == "city" else "province" if best.feature == "region" else None


def spelt(word: str) -> str:
    """Return a word in capitals as it is written elsewhere ("TEHRAN")."""
    return word.capitalize() if word.isupper() and len(word) > 3 else word
