"""Which wordings take a side, and what each of them claims: ``loaded.tsv``, found in any of their forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from according.codebook.phrases import Phrases
from according.codebook.rows import rows

LoadedUse = Literal["noun", "adjective", "act", "verb", "manner"]

_FILE = Path(__file__).parent / "loaded.tsv"
_COLUMNS = ("wording", "as", "note")
_TOKEN = re.compile(r"'s\b|\w+(?:'(?!s\b)\w+)*|\S")  # as the language parts these words; no wording has a full stop
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = frozenset("aeiou")
_IRREGULAR = {"man": "men", "people": "people", "forces": "forces", "authorities": "authorities", "mujahideen": "mujahideen"}


@dataclass(frozen=True, slots=True)
class LoadedWording:
    """A wording that takes a side: a noun or adjective for an actor; an act, a verb, or a manner for what was done."""

    wording: str
    use: LoadedUse
    claims: str


@dataclass(frozen=True, slots=True)
class LoadedWordings:
    """All loaded wordings, by their forms in lower case."""

    phrases: Phrases[LoadedWording]

    def find(self, text: str) -> Iterator[tuple[int, int, list[LoadedWording]]]:
        """Yield where loaded wordings stand in a text, in characters, the longest ones, with all that each may be."""
        words = list(_TOKEN.finditer(text.replace("’", "'").lower()))
        lower = [word[0] for word in words]
        at = 0
        while at < len(words):
            end, found = self.phrases.at(lower, at)
            if found:
                yield words[at].start(), words[end - 1].end(), found
            at = max(end, at + 1)


@cache
def loaded_wordings(file: Path = _FILE) -> LoadedWordings:
    """Return the loaded wordings of a table; raises CodebookError for a line that is none, or that stands there twice."""
    phrases: Phrases[LoadedWording] = Phrases()
    seen = set()
    for row in rows(file, _COLUMNS):
        wording, use = row["wording"], row["as"]
        if use not in get_args(LoadedUse):
            raise row.wrong(f"{use!r} is none of {', '.join(get_args(LoadedUse))}")
        if not row["note"]:
            raise row.wrong(f"{wording!r} has no note on what it claims")
        if (wording, use) in seen:
            raise row.wrong(f"{wording!r} stands there twice as {use}")
        seen.add((wording, use))
        entry = LoadedWording(wording, cast(LoadedUse, use), row["note"])
        for form in dict.fromkeys(_forms(wording, entry.use)):
            phrases.add(tuple(_TOKEN.findall(form.lower())), entry)
    return LoadedWordings(phrases)


def _forms(wording: str, use: LoadedUse) -> Iterator[str]:
    """Yield the forms that a wording takes: plural nouns, inflected verbs."""
    yield wording
    if use in ("noun", "act"):
        head, of, rest = wording.partition(" of ")
        first, blank, last = head.rpartition(" ")
        yield first + blank + _plural(last) + of + rest
    elif use == "verb":
        first, blank, rest = wording.partition(" ")
        yield from (form + blank + rest for form in _inflected(first))


def _plural(word: str) -> str:
    if word in _IRREGULAR or word.endswith("men"):
        return _IRREGULAR.get(word, word)
    if word.endswith("man"):
        return word[:-2] + "en"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_SIBILANTS) else "s")


def _inflected(verb: str) -> Iterator[str]:
    yield _plural(verb)
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        yield from (verb[:-1] + "ied", verb + "ing")
    elif verb.endswith("e"):
        yield from (verb + "d", verb[:-1] + "ing")
    else:
        yield from (verb + "ed", verb + "ing")
