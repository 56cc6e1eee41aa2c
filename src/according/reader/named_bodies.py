"""Where an article names organisations: what the language marks, and names right behind a noun for a medium."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from according.codebook.actors import ActorCodebook
from according.reader.columns import HYPHENS, Columns
from according.reader.titled import role_before, role_over
from according.reader.wordings import Hit

_PEOPLE = frozenset({"PERSON"})
_BODIES = frozenset({"ORG"})


class BodySpans:
    """Finds the names of organisations in one article; ``hit_at`` is what the codebook names at its tokens."""

    def __init__(self, columns: Columns, book: ActorCodebook, hit_at: Mapping[int, Hit]) -> None:
        self.columns = columns
        self.book = book
        self.hit_at = hit_at

    def of(self, doc: Doc) -> list[tuple[int, int]]:
        """Return the tokens of the names, first to before last; none that the codebook knows, nor mere roles ("the Foreign Ministry")."""
        spans = []
        for span in doc.ents:
            start, end = span.start, span.end
            if span.label_ not in _BODIES and not (span.label_ in _PEOPLE and self._is_called(start)):
                continue
            while end > start and (self.columns.lower[end - 1] == "'s" or self.columns.pos[end - 1] == "PUNCT"):
                end -= 1
            while start < end and self.columns.lower[start] in ("the", "'s"):
                start += 1
            adjectives = all(self.columns.pos[at] == "ADJ" for at in range(start, end))
            letter = end - start == 1 and len(self.columns.words[start]) == 1  # the "(I)" of a party
            if start < end and not adjectives and not letter and not self._is_covered(start, end):
                spans.append((start, end))
        return spans + self._called_media({at for start, end in spans for at in range(start, end)})

    def follows_medium(self, start: int) -> bool:
        """Tell whether a noun for one medium stands right before a token, but for a "The" of the name itself."""
        columns = self.columns
        if start and columns.words[start - 1] == "The":
            start -= 1
        before = role_before(columns, self.book, start) if start else None
        return before is not None and before[1].role.kind == "medium" and not before[1].plural

    def _called_media(self, claimed: set[int]) -> list[tuple[int, int]]:
        """Return the names right behind a noun for a medium which nothing else has found ("the local daily The Northern Echo")."""
        columns, found = self.columns, []
        for start in range(1, columns.size):
            if columns.pos[start] != "PROPN" or columns.pos[start - 1] not in ("NOUN", "DET") or not self.follows_medium(start):
                continue
            end = start + 1
            while end < columns.size and columns.pos[end] == "PROPN" and columns.sentence[end] == columns.sentence[start]:
                end += 1
            subject = columns.dep[end - 1].startswith(("nsubj", "appos", "flat")) and columns.lower[start] not in self.book.roles
            hit = self.hit_at.get(start)
            if subject and claimed.isdisjoint(range(start, end)) and (hit is None or hit.end < end):
                found.append((start, end))
        return found

    def _is_called(self, start: int) -> bool:
        """Tell whether a noun for a medium stands right before a name, which is then the medium's ("the newspaper De Morgen")."""
        return self.columns.lower[start] not in self.book.given_names and self.follows_medium(start)

    def _is_covered(self, start: int, end: int) -> bool:
        """Tell whether wordings of the codebook and role nouns make up a whole span; "Peru Times" is not The Times of Peru."""
        at = start
        while at < end:
            hit = self.hit_at.get(at)
            role = role_over(self.columns, self.book, at)
            if hit is not None and start < at and hit.end >= end and hit.known.kind == "medium" and start in self.hit_at:
                return False
            if hit is not None:
                at = hit.end
            elif role is not None:
                at = max(role[1], at + 1)
            elif self.columns.words[at] in HYPHENS or not self.columns.words[at][0].isupper():
                at += 1
            else:
                return False
        return True
