"""Which terms of a word list stand in a text: weapons, and the words that open contexts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from according.codebook.weapons import Weapon, contexts, weapons
from according.reader.columns import Columns, columns_of

CLOSERS = ("suicide-attack", "drone", "unconventional", "crowd-control", "aerial", "explosives", "heavy-weapons", "firearms", "primitive")


@dataclass(frozen=True, slots=True)
class Arm:
    """A weapon as the text names it; characters, end exclusive. ``mode`` is None when only the model knows it for a weapon."""

    start: int
    end: int
    surface: str
    mode: str | None
    listed: bool


class Terms:
    """The weapons and context words of one article, found in one pass."""

    def __init__(self, doc: Doc) -> None:
        self.arms: list[Arm] = []
        self._contexts: dict[int, list[str]] = {}
        self._sentence = columns_of(doc).sentence
        self._scan(doc)

    def contexts(self, token: Token) -> tuple[str, ...]:
        """Return the contexts that the words of a token's sentence open, in the order of the text."""
        return tuple(dict.fromkeys(self._contexts.get(self._sentence[token.i], ())))

    def arms_in(self, start: int, end: int) -> list[Arm]:
        """Return the weapons named between two characters."""
        return [arm for arm in self.arms if start <= arm.start and arm.end <= end]

    def _scan(self, doc: Doc) -> None:
        known, opening, index = weapons(), contexts(), _index()
        columns = columns_of(doc)
        marked = [entity for entity in doc.ents if entity.label_ == "WEAPON"]
        skip = 0
        for at, (lower, lemma) in enumerate(zip(columns.lower, columns.lemma, strict=True)):
            if at < skip or not (lower in index or lemma in index):
                continue
            for words, phrase in index[lower if lower in index else lemma]:
                if not _stands_at(columns, at, words):
                    continue
                last = at + len(words) - 1
                if phrase in opening:
                    self._contexts.setdefault(columns.sentence[at], []).extend(opening[phrase])
                if phrase in known and columns.pos[last] in ("NOUN", "PROPN"):
                    self._add(columns.text, marked, columns.start[at], columns.end[last], known[phrase])
                    skip = last + 1
                    break
        named = list(self.arms)
        for entity in marked:
            if not any(arm.start < entity.end_char and entity.start_char < arm.end for arm in named):
                self.arms.append(Arm(entity.start_char, entity.end_char, entity.text, None, True))
        self.arms.sort(key=lambda arm: arm.start)

    def _add(self, text: str, marked: list[Tokens], start: int, end: int, weapon: Weapon) -> None:
        named = next((entity for entity in marked if entity.start_char < end and start < entity.end_char), None)
        if named is not None:
            start, end = min(start, named.start_char), max(end, named.end_char)
        self.arms.append(Arm(start, end, text[start:end], weapon.mode, weapon.listed))


def mode_of(arms: Iterable[Arm]) -> str | None:
    """Return the mode that the weapons give an assault, the most telling first; None when none tells."""
    modes = {arm.mode for arm in arms}
    return next((mode for mode in CLOSERS if mode in modes), None)


def _stands_at(columns: Columns, start: int, words: tuple[str, ...]) -> bool:
    """Tell whether a phrase begins at a token; its last word may be inflected."""
    last = start + len(words) - 1
    if tuple(columns.lower[start:last]) != words[:-1] or last >= columns.size:
        return False
    return words[-1] in (columns.lower[last], columns.lemma[last])


@cache
def _index() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word → (words, phrase), longest first; words are split as the tokenizer does it, at blanks, hyphens and possessives."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in {**weapons(), **contexts()}:
        words = tuple(phrase.replace("-", " - ").replace("'s", " 's").split())
        index.setdefault(words[0], []).append((words, phrase))
    for told in index.values():
        told.sort(key=lambda entry: -len(entry[0]))
    return index
