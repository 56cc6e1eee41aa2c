"""Where an article names persons: what the language marks, less titles and roles, and what a title or a given name shows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc

from according.codebook.actors import ActorCodebook
from according.codebook.times import weekdays
from according.codebook.word_groups import word_group
from according.reader.columns import HYPHENS, Columns
from according.reader.titled import role_over, titles_before
from according.reader.wordings import Hit

_INNER = word_group("inside_names")
_PEOPLE = frozenset({"PERSON"})
_OF_SOMETHING = frozenset({"minister", "secretary", "commissioner"})
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_LONGEST = 4  # words of a name behind a title


class PersonSpans:
    """Finds the names of persons in one article; ``placed`` are the tokens of its places, ``unplaced`` the names that nothing explains."""

    def __init__(self, columns: Columns, book: ActorCodebook, hit_at: dict[int, Hit], placed: set[int]) -> None:
        self.columns = columns
        self.book = book
        self.hit_at = hit_at
        self.placed = placed
        self.unplaced: list[tuple[int, int]] = []

    def of(self, doc: Doc, taken: set[int]) -> list[tuple[int, int]]:
        """Return the tokens of the names, first to before last, in order; none among the ``taken``."""
        spans = [self._bare(span.start, span.end) for span in doc.ents if span.label_ in _PEOPLE]
        spans = [span for span in spans if span[0] < span[1] and not self._is_cut(span[0])]
        spans = [self._whole_name(start, end) for start, end in spans if self._is_name(start, end)]
        spans = self._joined(sorted({span for span in spans if not self._is_elsewhere(*span) and span[0] not in taken}))
        covered = {at for start, end in spans for at in range(start, end)} | taken
        for hit in dict.fromkeys(self.hit_at.values()):
            if hit.wording.use == "person" and hit.start not in covered and not self._is_longer(hit):
                spans.append((hit.start, hit.end))
                covered.update(range(hit.start, hit.end))
        spans.extend(self._unmarked_persons(covered))
        return sorted(spans)

    def _is_cut(self, start: int) -> bool:
        """Tell whether what is left of a span is the rest of a title ("for Human Rights")."""
        return self.columns.pos[start] == "ADP" and self.columns.words[start].islower() and self.columns.lower[start] not in _INNER

    def _behind_title(self, start: int, end: int) -> int:
        """Return where the name begins in a span that holds a whole title ("Head of the Port Office Ann Reed"); its start in others."""
        columns = self.columns
        inside = any(columns.pos[at] == "ADP" and columns.lower[at] not in _INNER for at in range(start + 1, end))
        if not inside or role_over(columns, self.book, start) is None:
            return start
        outward = [at for at in range(start + 1, end) if not start <= columns.head[at] < end and columns.pos[at] == "PROPN"]
        return outward[-1] if outward and 1 < end - outward[-1] <= _LONGEST else start

    def _bare(self, start: int, end: int) -> tuple[int, int]:
        """Take what is no part of the name off a span: article, adjectives, roles and titles in front, a possessive behind."""
        columns = self.columns
        start = self._behind_title(start, end)
        while end > start and (columns.lower[end - 1] in ("'s", "'") or columns.pos[end - 1] in ("PUNCT", "ADP", "DET")):
            end -= 1
        for at in range(start + 1, end - 1):  # "Rosa Lind of Norway"
            if columns.lower[at] == "of" and (hit := self.hit_at.get(at + 1)) is not None and hit.known.kind == "state":
                end = at
                break
        while start < end - 1:
            hit = self.hit_at.get(start)
            role = role_over(columns, self.book, start)
            over = role_over(columns, self.book, start + 1) if role is None and start not in self.hit_at else None
            told = over is not None and (over[2].role.noun in _OF_SOMETHING or _ACRONYM.fullmatch(columns.words[start]) is not None)
            if over is not None and told and over[0] == start + 1 and over[1] < end:
                start += 1  # "Infrastructure Minister Ann Reed", "NFP leader Ann Reed"
            elif columns.lower[start] in ("the", "a", "'s", ".") or (columns.words[start] in HYPHENS):
                start += 1
            elif columns.words[start].islower() and columns.pos[start] == "NOUN" and columns.lower[start] not in _INNER:
                start += 1  # "treasurer Ann Reed"
            elif hit is not None and hit.end < end and hit.wording.use in ("adjective", "name") and hit.known.kind != "person":
                start = hit.end
            elif role is not None and role[1] < end and not self._starts_person(start):
                start = role[1]
            else:
                break
        return start, end

    def _joined(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Join spans that overlap or that only a hyphen parts ("Anna" and "Barbara Moscicki")."""
        joined: list[tuple[int, int]] = []
        for start, end in spans:
            if joined and (start < joined[-1][1] or (start == joined[-1][1] + 1 and self.columns.words[start - 1] in HYPHENS)):
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined

    def _is_name(self, start: int, end: int) -> bool:
        """Tell whether a span has a capital of its own and is no pronoun, bare role or rest of a name ("he", "of the Plain")."""
        columns = self.columns
        if role_over(columns, self.book, end - 1) is not None and end - 1 not in self.hit_at:
            return False
        if columns.lower[start] == "of" or all(columns.pos[at] == "ADJ" for at in range(start, end)):
            return False
        return any(columns.words[at][0].isupper() and columns.pos[at] != "PRON" for at in range(start, end))

    def _whole_name(self, start: int, end: int) -> tuple[int, int]:
        """Widen a span to the whole name that the codebook has there."""
        for at in (start, end - 1):
            hit = self.hit_at.get(at)
            if hit is not None and hit.wording.use == "person":
                start, end = min(start, hit.start), max(end, hit.end)
        columns = self.columns
        while end + 1 < columns.size and columns.words[end] in HYPHENS and columns.tag[end + 1] in ("NNP", "NN") and self._tight(end):
            end += 2
        return start, end

    def _tight(self, hyphen: int) -> bool:
        """Tell whether a hyphen touches the words on both of its sides."""
        columns = self.columns
        return columns.end[hyphen - 1] == columns.start[hyphen] and columns.end[hyphen] == columns.start[hyphen + 1]

    def _starts_person(self, token: int) -> bool:
        hit = self.hit_at.get(token)
        return hit is not None and hit.wording.use == "person" and hit.start == token

    def _is_elsewhere(self, start: int, end: int) -> bool:
        """Tell whether the codebook knows a span marked as a person for a state, a group or a people."""
        hit = self.hit_at.get(end - 1)
        return hit is not None and hit.start <= start and hit.end >= end and hit.wording.use != "person"

    def _is_longer(self, hit: Hit) -> bool:
        """Tell whether a surname of the codebook is only a part of somebody else's name, or of a place's."""
        if hit.end - hit.start > 1:
            return False
        before = hit.start - 1
        if hit.start in self.placed:
            return True
        if before < 0 or self.columns.pos[before] != "PROPN" or self.columns.sentence[before] != self.columns.sentence[hit.start]:
            return False
        return before not in self.hit_at and titles_before(self.columns, self.book, hit.start).first == hit.start

    def _unmarked_persons(self, covered: set[int]) -> Iterable[tuple[int, int]]:
        """Yield runs of proper nouns that the language left unmarked, where a title or a given name shows a person."""
        columns, at = self.columns, 0
        while at < columns.size:
            if not self._may_be_name(at, covered):
                at += 1
                continue
            start = at
            while (
                at < columns.size
                and columns.sentence[at] == columns.sentence[start]
                and (self._may_be_name(at, covered) or (at > start and self._joins(at, covered)))
            ):
                at += 1
            end = at
            while end > start and columns.pos[end - 1] != "PROPN":
                end -= 1
            start, end = self._bare(start, end)
            if end > start and self._shows_person(start, end):
                yield start, end
            elif end > start:
                self.unplaced.append((start, end))

    def _may_be_name(self, at: int, covered: set[int]) -> bool:
        named = self.columns.pos[at] == "PROPN" and self.columns.lower[at] not in weekdays()  # "a man Saturday" is no Saturday
        return named and at not in covered and at not in self.hit_at and at not in self.placed

    def _joins(self, at: int, covered: set[int]) -> bool:
        return at not in covered and (self.columns.words[at] in HYPHENS or self.columns.lower[at] in _INNER)

    def _shows_person(self, start: int, end: int) -> bool:
        if not self.columns.words[start][0].isupper() and self.columns.lower[start] not in _INNER:
            return False
        if role_over(self.columns, self.book, end - 1) is not None:
            return False
        if end - start > 1 and self.columns.lower[start] in self.book.given_names:
            return True
        roles = titles_before(self.columns, self.book, start).roles
        return bool(roles) and any(role.kind in ("person", "office", "title") for role in roles)
