"""When do two names mean the same actor or place? The rule by which answers are held against a hand-coded story.

Case, accents, articles, leading numbers and titles do not count. Beyond that a shorter name is the longer one's when it keeps its head:
"Keita" is "Moussa Keita", "army" is "Malian army", "residents" is "residents of Labbezanga"; "police" is not "police spokesman".
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

DROPPED = frozenset({
    "the", "a", "an", "some", "several", "its", "his", "her", "their", "our",
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "mr", "mrs", "ms", "dr", "sir", "sheikh", "president", "general", "colonel", "captain", "judge",
})  # fmt: skip
LINKS = frozenset({"of", "for", "in", "at", "from", "on", "who", "that", "by", "with"})


@cache
def words(name: str) -> tuple[str, ...]:
    """Return a name's words as they count: folded, without possessive endings, and without articles, numbers and titles before it."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    found = re.findall(r"[\w-]+", re.sub(r"['’]s?\b", "", plain))
    while len(found) > 1 and (found[0] in DROPPED or found[0].isdecimal()):
        found.pop(0)
    return tuple(found)


def same(one: str, other: str) -> bool:
    """Tell whether two names may stand for the same thing."""
    first, second = words(one), words(other)
    if first == second:
        return True
    core, rest = _parted(first)
    core_other, rest_other = _parted(second)
    if not core or not core_other or core[-1] != core_other[-1] or (rest and rest_other and rest != rest_other):
        return False
    return set(core) <= set(core_other) or set(core_other) <= set(core)


def same_place(one: str, other: str) -> bool:
    """Tell whether two names may stand for the same place: "northern Mali" for "Mali", but not "Gulf" for "Gulf of Guinea"."""
    return words(one) == words(other) or (LINKS.isdisjoint(words(one) + words(other)) and same(one, other))


def _parted(found: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    for number, word in enumerate(found):
        if number and word in LINKS:
            return found[:number], found[number + 1 :]
    return found, ()
