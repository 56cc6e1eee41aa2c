"""Which names are the same: surnames after full names, titles left off, spellings with and without "al-", acronyms."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from according.codebook.actors import words_of
from according.codebook.word_groups import word_group
from according.reader.columns import HYPHENS
from according.reader.party import Party

_PARTICLES = frozenset({"al", "el", "ul", "ad", "as", "ash", "an", "the", "'s", "'"})
_TAILS = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "&", "de", "la", "le", "les", "des", "du", "a"})
_STEM = 4  # letters that make two words of names the same
COMPANY_TAILS = word_group("company_forms")


def fold(word: str) -> str:
    """Return a word in lower case without accents."""
    if word.isascii():
        return word.lower()
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter)).lower()


def person_key(words: list[str]) -> tuple[str, ...]:
    """Return the words by which a person's name is compared: no initials, particles, generations; accents folded."""
    folded = [fold(word) for word in words]
    kept = [word for word in folded if word[:1].isalnum() and word not in _PARTICLES and word not in _TAILS and not _initial(word)]
    return tuple(kept) or tuple(folded)


def group_key(words: list[str]) -> tuple[str, ...]:
    """Return the words by which an organisation's name is compared: no article, hyphens, or legal form at the end."""
    folded = [fold(word) for word in words if word not in HYPHENS]
    while len(folded) > 1 and folded[0] in ("the", "'s"):
        del folded[0]
    while len(folded) > 1 and (folded[-1] in COMPANY_TAILS or folded[-1] == "'s"):
        del folded[-1]
    return tuple(folded)


def is_acronym_of(acronym: str, words: list[str]) -> bool:
    """Tell whether capital letters in parentheses shorten a name: the first letter fits and the others occur in order."""
    letters = acronym.replace(".", "").lower()
    initials = "".join(fold(word)[0] for word in words if word not in HYPHENS and fold(word) not in _SMALL and word[0].isalnum())
    if not initials or letters[0] not in initials:
        return False
    whole = "".join(fold(word) for word in words if word[0].isalnum())
    at = 0
    for letter in letters:
        at = whole.find(letter, at) + 1
        if at == 0:
            return False
    return len(letters) <= 2 * len(initials) + 1


def are_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two names of organisations may be of one: half of their words are the same, endings apart ("Sudan", "Sudanese").

    A single word ("NATO") is like any name.
    """
    stems, others = ({fold(word)[:_STEM] for word in words if word[0].isalnum() and fold(word) not in _SMALL} for words in (one, other))
    fewer = min(len(stems), len(others))
    return fewer < 2 or 2 * len(stems & others) >= fewer


class Persons:
    """The persons named so far, to be found again by any part of their names."""

    def __init__(self, given_names: dict[str, str]) -> None:
        self._given = given_names
        self._by_word: dict[str, list[tuple[Party, tuple[str, ...]]]] = defaultdict(list)

    def add(self, party: Party, key: tuple[str, ...]) -> None:
        """Enter a person under a name; known ones also under their name in the codebook."""
        keys = {key}
        if party.known is not None:
            keys.add(person_key(list(words_of(party.known.name))))
        for one in keys:
            for word in set(one):
                self._by_word[word].append((party, one))

    def find(self, key: tuple[str, ...], gender: str | None = None) -> Party | None:
        """Return whom a name stands for, or None: all its words in a longer name, the surname last.

        A lone word is a surname: the last word, or the first where that is no given name ("Hu" for Hu Jintao); else the given name of
        the only one who bears it ("Mohamed"). Of several bearers the one named last is meant, unless the title tells their gender.
        """
        candidates = [
            (party, name)
            for party, name in self._by_word.get(key[-1], ())
            if set(key) <= set(name) and not (gender and party.gender and party.gender != gender)
        ]
        if len(key) > 1:
            return candidates[-1][0] if candidates else None
        word = key[0]
        for place in (-1, 0):
            bearers = [party for party, name in candidates if name[place] == word]
            if bearers and (place == -1 or word not in self._given):
                return bearers[-1]
        parties = {id(party): party for party, name in candidates if word not in self._given or name[0] == word}
        return next(iter(parties.values())) if len(parties) == 1 else None


def _initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1 or (len(word) == 4 and word[1] == word[3] == ".")
