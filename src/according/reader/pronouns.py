"""Whom a pronoun stands for, where the text leaves one answer; where it leaves several there is none.

After Hobbs (1978) and the salience of Lappin & Leass (1994), cut down to what is safe: subjects before the rest, the same
sentence before the one before it, and nothing where two fit equally.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from according.reader.columns import Columns
from according.reader.party import Party

GENDER = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
THING = frozenset({"it", "its", "itself"})
POSSESSIVE = frozenset({"his", "her", "its", "their"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
PRONOUNS = frozenset(GENDER) | PLURAL | THING

_BACK = 3  # sentences that a person is remembered for
_MEMORY = 80  # noun phrases of one sentence that are remembered; more is text without full stops
_THINGS = ("group", "state", "medium")


@dataclass(frozen=True, slots=True)
class Met:
    """A noun phrase that was met: its token, its parties (none when it is no actor), whether it is a subject."""

    token: int
    parties: tuple[Party, ...]
    subject: bool


class Pronouns:
    """Remembers the noun phrases met so far and finds what a pronoun takes up."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._by_sentence: dict[int, deque[Met]] = {}

    def meet(self, token: int, parties: tuple[Party, ...]) -> None:
        """Remember a noun phrase; tokens come in the order of the text."""
        subject = self.columns.dep[token].startswith("nsubj")
        met = self._by_sentence.setdefault(self.columns.sentence[token], deque(maxlen=_MEMORY))
        met.append(Met(token, parties, subject))

    def of(self, token: int) -> tuple[Party, ...]:
        """Return whom a pronoun stands for, () when the text leaves it open."""
        word = self.columns.lower[token]
        if self.columns.dep[token] == "expl":
            return ()
        own = self._own_subject(token, word)
        if own:
            return own
        if word in GENDER:
            return self._person(token, GENDER[word])
        return self._many(token) if word in PLURAL else self._thing(token)

    def _own_subject(self, token: int, word: str) -> tuple[Party, ...]:
        """For "Israel and its allies", "she hurt herself": the subject of the clause that the pronoun is in, when it fits."""
        if word not in POSSESSIVE and word not in REFLEXIVE:
            return ()
        subject = self.columns.subject(token)
        if subject is None or self._within(token, subject):
            return ()
        for met in reversed(self._by_sentence.get(self.columns.sentence[token], ())):
            if met.token == subject and met.parties and self._fits(met.parties, word, met.token):
                return met.parties
        return ()

    def _within(self, token: int, top: int) -> bool:
        at = token
        while self.columns.head[at] != at:
            if at == top:
                return True
            at = self.columns.head[at]
        return at == top

    def _fits(self, parties: tuple[Party, ...], word: str, token: int) -> bool:
        if word in GENDER:
            return len(parties) == 1 and _is_person(parties[0], GENDER[word])
        if word in PLURAL:
            return len(parties) > 1 or parties[0].plural or self._coordinated(token)
        return len(parties) == 1 and parties[0].kind in _THINGS and not parties[0].plural

    def _coordinated(self, token: int) -> bool:
        return any(self.columns.dep[child] == "conj" for child in self.columns.children[token])

    def _barred(self, token: int) -> int | None:
        """Return the subject that an object pronoun cannot stand for ("X praised him")."""
        if self.columns.dep[token].startswith(("obj", "iobj", "obl")) and self.columns.lower[token] not in REFLEXIVE:
            sisters = self.columns.children[self.columns.head[token]]
            return next((child for child in sisters if self.columns.dep[child].startswith("nsubj")), None)
        return None

    def _says_what_precedes(self, token: int) -> bool:
        """Tell whether a pronoun is the speaker of the words before it ("Reed will resign, she said": she is not Reed)."""
        columns, verb = self.columns, self.columns.head[token]
        if not columns.dep[token].startswith("nsubj"):
            return False
        if columns.dep[verb] == "parataxis" and columns.head[verb] < token:
            return True
        return any(child < token and columns.dep[child] in ("ccomp", "parataxis") for child in columns.children[verb])

    def _person(self, token: int, gender: str) -> tuple[Party, ...]:
        quoted = self.columns.quoted
        here, barred = self.columns.sentence[token], self._barred(token)
        said_before = self._says_what_precedes(token)
        banned: set[int] = set()
        for sentence in range(here, max(here - _BACK, 0) - 1, -1):
            candidates = []
            for met in self._by_sentence.get(sentence, ()):
                if len(met.parties) != 1 or not _is_person(met.parties[0], gender):
                    continue
                if met.token == barred or quoted[token] != quoted[met.token] or (sentence == here and said_before):
                    banned.add(id(met.parties[0]))
                elif met.token < token:
                    candidates.append(met)
            candidates = [met for met in candidates if id(met.parties[0]) not in banned]
            if candidates:
                return self._choose(candidates)
            if quoted[token] and sentence < here:
                return ()
        return ()

    def _choose(self, candidates: list[Met]) -> tuple[Party, ...]:
        """Return the only one, else the only subject, the main clause's, the only one with a name; nobody when several are left."""
        subjects = [met for met in candidates if met.subject]
        named = [met for met in candidates if met.parties[0].named] if not subjects else []
        for fitting in (candidates, subjects, [met for met in subjects if self._is_main(met)], named):
            if len({id(met.parties[0]) for met in fitting}) == 1:
                return fitting[0].parties
        return ()

    def _is_main(self, met: Met) -> bool:
        head = self.columns.head[met.token]
        return met.subject and self.columns.head[head] == head

    def _many(self, token: int) -> tuple[Party, ...]:
        here, barred = self.columns.sentence[token], self._barred(token)
        if self.columns.quoted[token]:
            return ()
        for sentence in self._reach(token):
            met = [one for one in self._by_sentence.get(sentence, ()) if one.token < token and one.token != barred]
            subjects = [one for one in met if one.subject]
            plural = [one for one in met if one.parties and self._fits(one.parties, "they", one.token)]
            fitting = [one for one in plural if one.subject]
            if fitting:
                chosen = fitting[-1] if sentence == here else fitting[0]
                nearer = {id(party) for one in plural if one.token > chosen.token for party in one.parties if party not in chosen.parties}
                return self._with_conjuncts(chosen) if sentence != here or not nearer else ()
            if len({id(party) for one in plural for party in one.parties}) == 1:
                return plural[0].parties
            if plural or (sentence == here and any(self._plural_thing(one.token) for one in subjects)):
                return ()
        return ()

    def _reach(self, token: int) -> tuple[int, ...]:
        """Return the sentences to look in: the one before only for the first subject of its own."""
        here = self.columns.sentence[token]
        opened = any(one.subject and one.token < token for one in self._by_sentence.get(here, ()))
        return (here,) if opened else (here, here - 1)

    def _plural_thing(self, token: int) -> bool:
        return self.columns.tag[token] in ("NNS", "NNPS")

    def _with_conjuncts(self, met: Met) -> tuple[Party, ...]:
        parties = list(met.parties)
        conjuncts = [child for child in self.columns.children[met.token] if self.columns.dep[child] == "conj"]
        for one in self._by_sentence.get(self.columns.sentence[met.token], ()):
            if one.token in conjuncts:
                parties.extend(party for party in one.parties if party not in parties)
        return tuple(parties)

    def _thing(self, token: int) -> tuple[Party, ...]:
        here, barred = self.columns.sentence[token], self._barred(token)
        if self.columns.quoted[token]:
            return ()
        for sentence in self._reach(token):
            subjects = [one for one in self._by_sentence.get(sentence, ()) if one.token < token and one.subject and one.token != barred]
            nearest = subjects[-1:] if sentence == here else subjects[:1]
            for one in nearest:
                return one.parties if one.parties and self._fits(one.parties, "it", one.token) else ()
        return ()


def _is_person(party: Party, gender: str) -> bool:
    return party.kind in ("person", "office") and not party.plural and party.gender in (None, gender)
