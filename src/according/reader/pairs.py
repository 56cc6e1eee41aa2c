"""The two that a text has set in relation: "both sides", "the two leaders", "the two countries"."""

from __future__ import annotations

from according.codebook.actors import ActorCodebook
from according.reader.columns import Columns
from according.reader.party import Party
from according.reader.titled import role_over

_BACK = 5  # sentences that a pair is sought in
_ALONE = frozenset({"two", "both", "pair", "duo"})
_SIDES = frozenset({"sides", "parties"})
_ANYBODY = frozenset({"person", "group", "state", "office"})
_LIKE = "counterpart"  # who is whatever the other one is
_STATES = frozenset({"state"})
_PERSONS = frozenset({"person", "office"})


class Pairs:
    """Finds whom "the two" are; ``met`` are (sentence, party) in the order of the text."""

    def __init__(self, columns: Columns, book: ActorCodebook, met: list[tuple[int, Party]]) -> None:
        self.columns = columns
        self.book = book
        self.met = met

    def at(self, head: int) -> tuple[Party, ...]:
        """Return the two parties that a noun phrase takes up; () when it speaks of no two, or of two that are not clear."""
        wanted = self._wanted(head)
        if wanted is None:
            return ()
        kinds, noun = wanted
        if kinds is _ANYBODY:
            return self._last_two(head, _PERSONS, noun) or self._last_two(head, _ANYBODY - _PERSONS, noun)
        return self._last_two(head, kinds, noun)

    def _last_two(self, head: int, kinds: frozenset[str], noun: str | None) -> tuple[Party, ...]:
        here, found, last = self.columns.sentence[head], list[Party](), -1
        for sentence, party in reversed(self.met):
            if sentence < here - _BACK or (len(found) > 1 and sentence != last):
                break
            private = party.sectors == ["CVL"]  # bystanders and victims are no side
            fits = party.kind in kinds and (party.kind == "group" or not party.plural) and not private
            bears = noun is None or party.kind == "state" or noun in party.roles or _LIKE in party.roles
            if fits and party not in found and bears:
                found.append(party)
                last = sentence
        return tuple(reversed(found)) if len(found) == 2 else ()

    def _wanted(self, head: int) -> tuple[frozenset[str], str | None] | None:
        """Return what kinds of actors a pair is of, and the role that each must bear; None when the phrase is of no two."""
        columns = self.columns
        before = [child for child in columns.children[head] if child < head]
        words = {columns.lower[child] for child in before}
        if columns.lower[head] in _ALONE:
            speaks_alone = columns.lower[head] == "both" or "the" in words
            of = any(columns.dep[child].startswith("nmod") for child in columns.children[head])
            return (_ANYBODY, None) if speaks_alone and not of and columns.dep[head].startswith("nsubj") else None
        if "each" in words and columns.lower[head] in ("side", "party"):
            return _ANYBODY - _PERSONS, None
        if not ("both" in words or ("two" in words and words & {"the", "these", "those"})) or words & {"other", "last", "first"}:
            return None
        if any(columns.words[child][0].isupper() and columns.lower[child] not in ("both", "the", "these", "those") for child in before):
            return None  # "the two Koreas' leaders" are told by their name, not by what went before
        if columns.lower[head] in _SIDES:
            return _ANYBODY - _PERSONS, None
        phrase = role_over(columns, self.book, head)
        if phrase is None or not phrase[2].plural:
            return None
        role = phrase[2].role
        if role.kind == "state":
            return _STATES, None
        if role.kind in ("person", "office"):
            return _PERSONS, None if role.noun in ("man", "woman", "person") else role.noun
        return frozenset({role.kind}), role.noun
