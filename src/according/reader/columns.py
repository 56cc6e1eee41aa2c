"""The tokens of one article as columns: plain lists, because asking a list costs a tenth of asking a token."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, IDX, LEMMA, ORTH, POS, SENT_START, SPACY, TAG
from spacy.tokens import Doc, Token

KEY = "according.columns"
_ATTRIBUTES: list[int | str] = [ORTH, LEMMA, POS, TAG, DEP, HEAD, IDX, SENT_START, SPACY]

PREMODIFIERS = frozenset({
    "det", "det:predet", "amod", "compound", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "nummod", "flat", "advmod", "goeswith",
})  # fmt: skip
HYPHENS = frozenset({"-", "–", "‑"})
_OUTSIDE = frozenset({"ADP", "SCONJ", "CCONJ", "PUNCT", "AUX", "SPACE", "INTJ"})
_OPENING = frozenset({"“", "‘‘", "``"})
_CLOSING = frozenset({"”", "’’", "''"})
_DEPTH = 6  # how far down modifiers of modifiers are followed; deeper trees are parser errors


class Columns:
    """Words, tags and tree of one article by token number; ``start`` and ``end`` are characters.

    ``lower`` has straight apostrophes, ``lemma`` is in lower case, ``spaced`` tells whether a blank follows a token, and
    ``breaks`` are the tokens that end a line.
    """

    def __init__(self, doc: Doc) -> None:
        words, lemmas, pos, tags, labels, heads, starts, first, spaced = doc.to_array(_ATTRIBUTES).T
        self.size = len(doc)
        self.words = _spelled(doc, words)
        self.spaced: list[bool] = (spaced == 1).tolist()
        self.text = "".join([word + " " if blank else word for word, blank in zip(self.words, self.spaced, strict=True)])
        self.lower = [word.lower() for word in self.words]
        if "’" in self.text:
            self.lower = [word.replace("’", "'") if "’" in word else word for word in self.lower]
        self.start: list[int] = starts.tolist()
        self.end: list[int] = [start + len(word) for start, word in zip(self.start, self.words, strict=True)]
        self.lemma = [lemma.lower() for lemma in _spelled(doc, lemmas)]
        self.pos = _spelled(doc, pos)
        self.tag = _spelled(doc, tags)
        self.dep = _spelled(doc, labels)
        self.head: list[int] = (np.arange(self.size) + heads.view(np.int64)).tolist()
        opens = first == 1
        opens[:1] = True
        self.sentence: list[int] = (np.cumsum(opens) - 1).tolist()
        self.children: list[list[int]] = [[] for _ in range(self.size)]
        for child, head in enumerate(self.head):
            if child != head:
                self.children[head].append(child)
        self.breaks = [at for at, word in enumerate(self.words) if "\n" in word and word.isspace()]
        self._quoted: list[bool] | None = None

    def left(self, head: int) -> int:
        """Return the first token of a noun phrase before its head: its determiner, modifiers and their possessors."""
        first = self._left(head, _DEPTH)
        for at in range(head - 1, first - 1, -1):
            if at > first and (self._brackets_one(at) or self._joins_name(at)):
                continue
            if self.pos[at] in _OUTSIDE and self.words[at] not in HYPHENS and self.lower[at] != "'":
                return at + 1
        return first

    def _joins_name(self, at: int) -> bool:
        """Tell whether a preposition stands within a name before a noun: "a Bank of Kenya official"."""
        return self.lower[at] in ("of", "for") and self.pos[at - 1] == "PROPN" and self.pos[at + 1] in ("PROPN", "DET")

    def _brackets_one(self, at: int) -> bool:
        """Tell whether a token is a bracket around a single word, such as the short form of a name: "a Central Bank (CB) official"."""
        other = {"(": at + 2, ")": at - 2}.get(self.words[at])
        return other is not None and 0 <= other < self.size and {self.words[at], self.words[other]} == {"(", ")"}

    def _left(self, head: int, depth: int) -> int:
        first = head
        for child in self.children[head]:
            if child >= first or depth == 0:
                break
            if self.dep[child] in PREMODIFIERS and self.sentence[child] == self.sentence[head]:
                first = self._left(child, depth - 1)
        return first

    def cased(self, noun: int) -> str:
        """Return the preposition that a noun hangs on, lower case, or the empty string."""
        for child in self.children[noun]:
            if child > noun:
                break
            if self.dep[child] == "case":
                return self.lower[child]
        return ""

    def subject(self, token: int) -> int | None:
        """Return the subject of the smallest clause around a token, or None."""
        up = token
        for _ in range(_DEPTH * 2):
            for child in self.children[up]:
                if self.dep[child].startswith("nsubj"):
                    return child
            if self.head[up] == up:
                return None
            up = self.head[up]
        return None

    def says_what_precedes(self, token: int) -> bool:
        """Tell whether a noun or pronoun is the speaker of the words before it ("Reed will resign, she said": she is not Reed)."""
        verb = self.head[token]
        if not self.dep[token].startswith("nsubj"):
            return False
        if self.dep[verb] == "parataxis" and self.head[verb] < token:
            return True
        return any(child < token and self.dep[child] in ("ccomp", "parataxis") for child in self.children[verb])

    def surface(self, first: int, last: int) -> str:
        """Return the text from one token to another, both inclusive."""
        return self.text[self.start[first] : self.end[last]]

    @property
    def quoted(self) -> list[bool]:
        """Whether each token stands between quotation marks of its own paragraph."""
        if self._quoted is None:
            self._quoted = self._find_quoted()
        return self._quoted

    def _find_quoted(self) -> list[bool]:
        inside, straight, marks = False, False, []
        for word in self.words:
            if "\n" in word:
                inside = straight = False
            elif word in _OPENING:
                inside = True
            elif word in _CLOSING:
                inside = False
            elif word == '"':
                straight = not straight
            marks.append(inside or straight)
        return marks


def columns_of(doc: Doc) -> Columns:
    """Return the columns of a Doc, which are made once and kept with it (``doc.user_data``)."""
    columns: Columns | None = doc.user_data.get(KEY)
    if columns is None:
        columns = doc.user_data[KEY] = Columns(doc)
    return columns


def children_of(head: Token, *labels: str) -> list[Token]:
    """Return the children of a token that hang on it by one of some labels, in the order of the text."""
    doc = head.doc
    columns = columns_of(doc)
    dep = columns.dep
    return [doc[child] for child in columns.children[head.i] if dep[child] in labels]


def labels_below(head: Token) -> set[str]:
    """Return the labels by which children hang on a token."""
    columns = columns_of(head.doc)
    dep = columns.dep
    return {dep[child] for child in columns.children[head.i]}


def _spelled(doc: Doc, keys: NDArray[np.uint64]) -> list[str]:
    """Return the strings that keys stand for; each string is looked up once."""
    strings, every = doc.vocab.strings, keys.tolist()
    spelled = {key: strings[key] for key in set(every)}
    return [spelled[key] for key in every]
