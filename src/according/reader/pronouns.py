"""Whom a pronoun stands for, where the text leaves one answer; where it leaves several there is none.

After Hobbs (1978) and the salience of Lappin & Leass (1994), cut down to what is safe: subjects before the rest, the same
sentence before the one before it, and nothing where two fit equally. A report lets few people speak, and lets them go on: who "said" before
is the first to be thought of when "he said" or "it said" follows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from according.codebook.word_groups import word_group
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

_TO_SOMEBODY = word_group("done_to_somebody")
_WILL = frozenset({"will", "would", "'ll", "'d"})

_BACK = 3  # sentences that a person is remembered for, those within quotations not counted
_BOUND = 12  # sentences looked at in all
_MEMORY = 80  # noun phrases of one sentence that are remembered; more is text without full stops
_CHOSEN = (
    "the only person before it whom it fits", "the only voice before it whom it fits", "the only subject before it whom it fits",
    "the subject of the main clause before it", "the only one before it with a name",
)  # fmt: skip
_THINGS = ("group", "state", "medium")


@dataclass(frozen=True, slots=True)
class Met:
    """A noun phrase that was met: its token, its parties (none when it is no actor), whether it is a subject, whether it speaks."""

    token: int
    parties: tuple[Party, ...]
    subject: bool
    speaks: bool


class Pronouns:
    """Remembers the noun phrases met so far and finds what a pronoun takes up; ``because`` tells how the last one was found."""

    def __init__(self, columns: Columns, speakers: frozenset[int]) -> None:
        self.columns = columns
        self.speakers = speakers
        self._by_sentence: dict[int, deque[Met]] = {}
        self.because = ""

    def meet(self, token: int, parties: tuple[Party, ...]) -> None:
        """Remember a noun phrase; tokens come in the order of the text."""
        subject = self.columns.dep[token].startswith("nsubj")
        met = self._by_sentence.setdefault(self.columns.sentence[token], deque(maxlen=_MEMORY))
        met.append(Met(token, parties, subject, token in self.speakers))

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
        possessor = self._beside_possessor(token)
        subject = possessor if possessor is not None else self.columns.subject(token)
        if subject is None or self._within(token, subject):
            return ()
        for met in reversed(self._by_sentence.get(self.columns.sentence[token], ())):
            if met.token == subject and met.parties and self._fits(met.parties, word, met.token):
                self.because = "the subject of its own clause" if possessor is None else "whose the thing beside is"
                return met.parties
        return ()

    def _beside_possessor(self, token: int) -> int | None:
        """Return whose the thing is that a thing of his is joined to: "Kenya's plans (to shut the port) and its proposals"."""
        columns, thing = self.columns, self.columns.head[token]
        if columns.dep[thing] != "conj" or columns.dep[token] != "nmod:poss":
            return None
        first, verb = columns.head[thing], columns.head[columns.head[thing]]
        above = (first, columns.head[verb]) if columns.dep[verb] == "acl" else (first,)
        things = (child for one in above for child in columns.children[one] if columns.dep[child] == "nmod:poss" and child < one)
        return next(things, None)

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

    def _person(self, token: int, gender: str) -> tuple[Party, ...]:
        speaks, here = token in self.speakers, self.columns.sentence[token]
        said_before = self.columns.says_what_precedes(token)
        in_own_words = said_before and not self._follows_quotation(token)  # a quotation may bring in a new voice, a report goes on
        banned: set[int] = set()
        silent: tuple[Party, ...] = ()  # who was only spoken of: a voice before him may be meant
        for sentence in self._back(token):
            candidates = self._candidates(sentence, token, gender, banned)
            voices = [met for met in candidates if met.speaks]
            if not speaks or voices:
                goes_on = any(self.columns.pos[met.token] == "PRON" for met in voices)
                if silent and silent[0].named and voices and not goes_on:
                    return silent
                if candidates:
                    return self._choose(candidates, speaks)
            elif candidates and not in_own_words and any(met.parties[0].named for met in candidates):
                return silent or self._choose(candidates, speaks)
            elif candidates:
                silent = silent or self._choose(candidates, speaks)
            if self.columns.quoted[token] and sentence < here:
                return ()
        return silent or (self._of_himself(token, gender) if said_before and not self.columns.quoted[token] else ())

    def _candidates(self, sentence: int, token: int, gender: str, banned: set[int]) -> list[Met]:
        """Return the persons of a sentence that a pronoun may stand for; those that it cannot stand for join the banned."""
        columns, quoted, candidates = self.columns, self.columns.quoted, []
        barred = self._barred(token)
        said_before = sentence == columns.sentence[token] and self.columns.says_what_precedes(token)
        for met in self._by_sentence.get(sentence, ()):
            if len(met.parties) != 1 or not _is_person(met.parties[0], gender):
                continue
            elsewhere = quoted[token] != quoted[met.token]
            within = said_before and not self._goes_on(met, token)
            if met.token == barred or within or (elsewhere and columns.words[met.token][0].isupper()):
                banned.add(id(met.parties[0]))
            elif not elsewhere and met.token < token:  # "as president, I …": a speaker may describe himself
                candidates.append(met)
        return [met for met in candidates if id(met.parties[0]) not in banned]

    def _follows_quotation(self, token: int) -> bool:
        """Tell whether a pronoun comes right after a quotation ('"Never," he said')."""
        return any(self.columns.quoted[max(token - 4, 0) : token])

    def _of_himself(self, token: int, gender: str) -> tuple[Party, ...]:
        """For "Ann Reed will resign, she said" where nobody else has been named: the subject of what is said."""
        here = self._by_sentence.get(self.columns.sentence[token], ())
        every = {id(met.parties[0]): met for met in here if len(met.parties) == 1 and _is_person(met.parties[0], gender)}
        subjects = [met for met in every.values() if met.parties[0].named and not self.columns.quoted[met.token]]
        self.because = "whom the words said speak of, where nobody else is named"
        return subjects[0].parties if len(every) == 1 and subjects else ()

    def _back(self, token: int) -> Iterator[int]:
        """Yield the sentences to look in, from the pronoun's own backwards; those of another voice are passed over."""
        quoted, here = self.columns.quoted, self.columns.sentence[token]
        left = _BACK
        for sentence in range(here, max(here - _BOUND, -1), -1):
            yield sentence
            if sentence < here and any(quoted[met.token] == quoted[token] for met in self._by_sentence.get(sentence, ())):
                left -= 1
            if not left:
                return

    def _goes_on(self, met: Met, token: int) -> bool:
        """Tell whether a speaker in the words before "he said" goes on: the same pronoun, or whoever opened the quotation."""
        same = self.columns.lower[met.token] == self.columns.lower[token]
        opened = not self.columns.quoted[met.token] and any(self.columns.quoted[met.token : token])
        return met.speaks and (same or opened)

    def _choose(self, candidates: list[Met], speaks: bool) -> tuple[Party, ...]:
        """Return the only one, else the only voice before a voice, the only subject, the main clause's, the only one with a name.

        Nobody when several are left.
        """
        subjects = [met for met in candidates if met.subject]
        voices = [met for met in candidates if met.speaks and speaks]
        named = [met for met in candidates if met.parties[0].named] if not subjects else []
        main = [met for met in subjects if self._is_main(met)]
        for why, fitting in zip(_CHOSEN, (candidates, voices, subjects, main, named), strict=True):
            if len({id(met.parties[0]) for met in fitting}) == 1:
                self.because = why
                return fitting[0].parties
        return ()

    def _is_main(self, met: Met) -> bool:
        head = self.columns.head[met.token]
        return met.subject and self.columns.head[head] == head

    def _many(self, token: int) -> tuple[Party, ...]:
        here, barred = self.columns.sentence[token], self._barred(token)
        if self.columns.quoted[token]:
            return ()
        if token in self.speakers:
            voice = self._voice(token, "they")
            if voice is not None:
                return voice
        own = self._of_their_own_will(token)
        if own:
            return own
        for sentence in self._reach(token):
            met = [one for one in self._by_sentence.get(sentence, ()) if one.token < token and one.token != barred]
            subjects = [one for one in met if one.subject]
            plural = [one for one in met if one.parties and self._fits(one.parties, "they", one.token)]
            fitting = [one for one in plural if one.subject]
            if fitting:
                chosen = fitting[-1] if sentence == here else fitting[0]
                nearer = {id(party) for one in plural if one.token > chosen.token for party in one.parties if party not in chosen.parties}
                self.because = "the plural subject before it"
                return self._with_conjuncts(chosen) if sentence != here or not nearer else ()
            if len({id(party) for one in plural for party in one.parties}) == 1:
                self.because = "the only plural before it"
                return plural[0].parties
            if plural or (sentence == here and any(self._plural_thing(one.token) for one in subjects)):
                return ()
        return ()

    def _of_their_own_will(self, token: int) -> tuple[Party, ...]:
        """For "the generals said they would leave": who says so, since nobody knows better what somebody will do."""
        columns, verb = self.columns, self.columns.head[token]
        saying = columns.head[verb]
        willing = any(columns.dep[child] == "aux" and columns.lower[child] in _WILL for child in columns.children[verb])
        if columns.dep[token] != "nsubj" or columns.dep[verb] != "ccomp" or not willing:
            return ()
        speaker = columns.subject(saying)
        for met in self._by_sentence.get(columns.sentence[token], ()):
            if met.token == speaker != token and met.parties and self._fits(met.parties, "they", met.token):
                self.because = "who says what they will do"
                return self._with_conjuncts(met)
        return ()

    def _reach(self, token: int) -> tuple[int, ...]:
        """Return the sentences to look in: the one before only for the first subject of its own."""
        here = self.columns.sentence[token]
        return (here,) if self._opened(token) else (here, here - 1)

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
        if token in self.speakers:
            voice = self._voice(token, "it")
            if voice is not None:
                return voice
        for sentence in self._reach(token):
            subjects = [one for one in self._by_sentence.get(sentence, ()) if one.token < token and one.subject and one.token != barred]
            nearest = subjects[-1:] if sentence == here else subjects[:1]
            if self._is_somebody(token) and nearest and nearest[0].parties and not self._fits(nearest[0].parties, "it", nearest[0].token):
                return self._only_body(sentence, token, nearest[0].token)
            for one in nearest:
                self.because = "the subject before it"
                return one.parties if one.parties and self._fits(one.parties, "it", one.token) else ()
        return ()

    def _is_somebody(self, token: int) -> bool:
        """Tell whether a pronoun is the object of what is only done to somebody ("urged it to")."""
        return self.columns.dep[token] in ("obj", "iobj") and self.columns.lemma[self.columns.head[token]] in _TO_SOMEBODY

    def _only_body(self, sentence: int, token: int, subject: int) -> tuple[Party, ...]:
        """Return the only state or body that a sentence speaks of before a token and outside its subject."""
        before = (one for one in self._by_sentence.get(sentence, ()) if one.token < token and one.parties)
        met = [one for one in before if not self._within(one.token, subject)]
        bodies = {id(one.parties[0]): one.parties for one in met if self._fits(one.parties, "it", one.token)}
        self.because = "the only state or body before it"
        return next(iter(bodies.values())) if len(bodies) == 1 else ()

    def _voice(self, token: int, word: str) -> tuple[Party, ...] | None:
        """Return who spoke last and speaks again; () when that was a thing ("the statement"), None when no voice fits."""
        quoted, here = self.columns.quoted, self.columns.sentence[token]
        if not self.columns.says_what_precedes(token) and self._opened(token):
            return None
        for sentence in self._back(token):
            if sentence == here and self.columns.says_what_precedes(token):
                continue
            heard = [one for one in self._by_sentence.get(sentence, ()) if one.speaks and one.token < token and not quoted[one.token]]
            for one in sorted(heard, key=lambda one: (not self._is_main(one), -one.token)):
                if word == "it" and not one.parties and self.columns.pos[one.token] == "NOUN":
                    return ()
                if one.parties and self._fits(one.parties, word, one.token):
                    self.because = "who spoke last speaks again"
                    return self._with_conjuncts(one) if word == "they" else one.parties
            if not heard and word == "it" and sentence == here - 1:
                first = next((one for one in self._by_sentence.get(sentence, ()) if one.subject), None)
                if first is not None and first.parties and not quoted[first.token] and self._fits(first.parties, word, first.token):
                    self.because = "the first subject of the sentence before"
                    return first.parties
        return None

    def _opened(self, token: int) -> bool:
        """Tell whether the sentence has had a subject before the pronoun."""
        return any(one.subject and one.token < token for one in self._by_sentence.get(self.columns.sentence[token], ()))


def _is_person(party: Party, gender: str) -> bool:
    return party.kind in ("person", "office") and not party.plural and party.gender in (None, gender)
