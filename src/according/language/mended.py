"""Which names are of another kind than the model says, and which belong together?

The model marks word by word. What the codebook knows of names, and how names of parliaments' seats, votes and realms are written, sets
right what it leaves in pieces or takes for another kind. Corpora differ: re3d calls a state that acts an organisation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from according.codebook.naming import Naming
from according.language.spans import Run

_DASHES = frozenset({"-", "–", "—"})
_NEAR = 5  # words between the name of a place and the vote that goes by it
_BROKEN = frozenset({"ORG", "EVENT"})


def mended(names: Sequence[Run], words: Sequence[str], known: Naming) -> list[Run]:
    """Return the names of a text in their order, none overlapping, each of its right kind and whole."""
    found: list[Run] = []
    for name in (_of_its_kind(each, words, known) for each in names):
        if found and (whole := _joined(found[-1], name, words, known)):
            found[-1] = whole
        else:
            found.append(name)
    return _apart(_vote(name, words, known) for name in found)


def _of_its_kind(name: Run, words: Sequence[str], known: Naming) -> Run:
    written = " ".join(words[name.start : name.end])
    if name.label in _BROKEN and (written in known.lands or _is_realm(name, words, known) or _is_seat(name.start, name.end, words, known)):
        return replace(name, label="PLACE")
    if name.label != "PLACE" and "." in written and written in known.states:
        return replace(name, label="PLACE")  # "U.S." is nobody's name
    if name.label == "PLACE" and written in known.bodies:
        return replace(name, label="ORG")
    return name


def _is_realm(name: Run, words: Sequence[str], known: Naming) -> bool:
    """Tell whether a name is that of a realm of some place: "Crown Colony of Sarawak"."""
    inner = [word.lower() for word in words[name.start : name.end]]
    return "of" in inner[:-1] and " ".join(inner[: inner.index("of")]) in known.realms


def _is_seat(start: int, end: int, words: Sequence[str], known: Naming) -> bool:
    """Tell whether a name is what a seat in a parliament goes by: "the seat of Coromandel", "the Guildford constituency"."""
    if end < len(words) and words[end].lower() in known.seats:
        return True
    return start > 1 and words[start - 1].lower() == "of" and words[start - 2].lower() in known.seats


def _joined(name: Run, following: Run, words: Sequence[str], known: Naming) -> Run | None:
    """Return the one name that two are the pieces of, None where they are two."""
    if name.label != "PLACE":
        return None
    whole = replace(name, end=following.end)
    between = words[name.end : following.start]
    if not between and words[name.end - 1].lower() == "of" and _is_realm(whole, words, known):
        return whole
    if list(between) == ["of"] and " ".join(words[name.start : following.end]) in known.states:
        return whole  # "United States" of "America"
    if list(between) == [","] and " ".join(words[following.start : following.end]) in known.districts:
        return whole
    if len(between) == 1 and between[0] in _DASHES and following.label == "PLACE" and _is_seat(name.start, following.end, words, known):
        return whole  # the riding of Dale - Norton
    return None


def _apart(names: Iterable[Run]) -> list[Run]:
    """Return the names without those that begin inside the one before them."""
    found: list[Run] = []
    for name in names:
        if not found or name.start >= found[-1].end:
            found.append(name)
    return found


def _vote(name: Run, words: Sequence[str], known: Naming) -> Run:
    """Return the vote that goes by a year and a place, the name as it is where there is none: "2015 Hong Kong local elections"."""
    if name.label != "PLACE" or not name.start or not (words[name.start - 1].isdigit() and len(words[name.start - 1]) == 4):
        return name
    for end in range(name.end, min(name.end + _NEAR, len(words))):
        if words[end].lower() in known.votes:
            return replace(name, start=name.start - 1, end=end + 1, label="EVENT")
        if not words[end].isalpha():
            break
    return name
