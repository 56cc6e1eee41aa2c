"""Which terms of a word list stand in a text: weapons, and the words that open contexts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from according.codebook.weapons import Weapon, contexts, weapons

LONGEST = 4
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
        self._scan(doc)

    def contexts(self, sentence_start: int) -> tuple[str, ...]:
        """Return the contexts that the words of a sentence open, in the order of the text; sentences are named by their first token."""
        return tuple(dict.fromkeys(self._contexts.get(sentence_start, ())))

    def arms_in(self, start: int, end: int) -> list[Arm]:
        """Return the weapons named between two characters."""
        return [arm for arm in self.arms if start <= arm.start and arm.end <= end]

    def _scan(self, doc: Doc) -> None:
        known, opening, firsts = weapons(), contexts(), _first_words()
        sentence, skip = 0, 0
        for token in doc:
            if token.is_sent_start:
                sentence = token.i
            if token.i < skip or not (token.lower_ in firsts or token.lemma_.lower() in firsts):
                continue
            for phrase, last in _phrases(token):
                if phrase in opening:
                    self._contexts.setdefault(sentence, []).extend(opening[phrase])
                if phrase in known and last.pos_ in ("NOUN", "PROPN"):
                    self._add(doc, token.idx, last.idx + len(last.text), known[phrase])
                    skip = last.i + 1
                    break
        for entity in doc.ents:
            if entity.label_ == "WEAPON" and not any(arm.start < entity.end_char and entity.start_char < arm.end for arm in self.arms):
                self.arms.append(Arm(entity.start_char, entity.end_char, entity.text, None, True))
        self.arms.sort(key=lambda arm: arm.start)

    def _add(self, doc: Doc, start: int, end: int, weapon: Weapon) -> None:
        named = next((entity for entity in doc.char_span(start, end, alignment_mode="expand").ents if entity.label_ == "WEAPON"), None)
        if named is not None:
            start, end = min(start, named.start_char), max(end, named.end_char)
        self.arms.append(Arm(start, end, doc.text[start:end], weapon.mode, weapon.listed))


def mode_of(arms: Iterable[Arm]) -> str | None:
    """Return the mode that the weapons give an assault, the most telling first; None when none tells."""
    modes = {arm.mode for arm in arms}
    return next((mode for mode in CLOSERS if mode in modes), None)


def _phrases(token: Token) -> Iterator[tuple[str, Token]]:
    """Yield the phrases that begin at a token, longest first, by word form and by the lemma of their last word."""
    tokens, doc = [token], token.doc
    while len(tokens) < LONGEST + 2 and tokens[-1].i + 1 < len(doc):
        tokens.append(doc[tokens[-1].i + 1])
    for length in range(len(tokens), 0, -1):
        part, last = tokens[:length], tokens[length - 1]
        head = "".join(t.lower_ + (" " if t.whitespace_ else "") for t in part[:-1])
        yield head + last.lower_, last
        if last.lemma_.lower() != last.lower_:
            yield head + last.lemma_.lower(), last


@cache
def _first_words() -> frozenset[str]:
    words = set()
    for phrase in (*weapons(), *contexts()):
        words.add(phrase.split(" ")[0])
        words.add(phrase.split(" ")[0].split("-")[0])
    return frozenset(words)
