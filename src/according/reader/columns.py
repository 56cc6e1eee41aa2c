"""The tokens of one article as columns: plain lists, because asking a list costs a tenth of asking a token."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc, Token

PREMODIFIERS = frozenset({
    "det", "det:predet", "amod", "compound", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "nummod", "flat", "advmod", "goeswith",
})  # fmt: skip
HYPHENS = frozenset({"-", "–", "‑"})
_OUTSIDE = frozenset({"ADP", "SCONJ", "CCONJ", "PUNCT", "AUX", "SPACE", "INTJ"})
_OPENING = frozenset({"“", "‘‘", "``"})
_CLOSING = frozenset({"”", "’’", "''"})
_DEPTH = 6  # how far down modifiers of modifiers are followed; deeper trees are parser errors


class Columns:
    """Words, tags and tree of one article by token number; ``start`` and ``end`` are characters."""

    def __init__(self, doc: Doc) -> None:
        tokens = list(doc)
        self.size = len(tokens)
        self.text = doc.text
        self.words = [token.text for token in tokens]
        self.lower = [word.lower() for word in self.words]
        if "’" in self.text:
            self.lower = [word.replace("’", "'") if "’" in word else word for word in self.lower]
        self.start = [token.idx for token in tokens]
        self.end = [start + len(word) for start, word in zip(self.start, self.words, strict=True)]
        self.pos = [token.pos_ for token in tokens]
        self.tag = [token.tag_ for token in tokens]
        self.dep = [token.dep_ for token in tokens]
        self.head = [token.head.i for token in tokens]
        self.sentence = self._sentences(tokens)
        self.children: list[list[int]] = [[] for _ in range(self.size)]
        for child, head in enumerate(self.head):
            if child != head:
                self.children[head].append(child)
        self._quoted: list[bool] | None = None

    @staticmethod
    def _sentences(tokens: list[Token]) -> list[int]:
        numbers, number = [], -1
        for token in tokens:
            if token.is_sent_start or number < 0:
                number += 1
            numbers.append(number)
        return numbers

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

    def covering(self, start: int, end: int) -> range:
        """Return the numbers of the tokens within a stretch of characters."""
        return range(bisect_left(self.start, start), bisect_left(self.start, end))

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
