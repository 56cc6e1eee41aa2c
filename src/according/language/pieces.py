"""How is a word shown to the encoder? As word pieces, with its letter case and the gap before it.

The encoder's vocabulary is uncased, so case would be lost, and with it most names and sentence starts. Each word
therefore carries a *mark*: its shape and the gap before it, for which the model learns a small embedding.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tokenizers import Tokenizer

SPACE, GLUED, LINE = 0, 1, 2
"""The gap before a word: white space, nothing, or a new line (also the start of the text)."""

SHAPES = 6
MARKS = SHAPES * 3 + 1
"""Shape times gap, and one more for the encoder's own marks ([CLS], [SEP], padding)."""
NO_MARK = MARKS - 1

MOST_PIECES = 8
"""A word of more pieces (an address, a chemical name) shows its first and last four: enough to know it by."""

MOST_KNOWN = 500_000
"""Words that are remembered; a crawl holds more odd strings than memory should."""

_OPENING = frozenset("([{“‘«")
_CLOSING = frozenset(")]}”’».,;:!?%") | {
    "...",
    "…",
    "'s",
    "’s",
    "n't",
    "n’t",
    "'re",
    "'ve",
    "'ll",
    "'d",
    "'m",
    "’re",
    "’ve",
    "’ll",
    "’d",
    "’m",
}


def shape(word: str) -> int:
    """Return the shape of a word: 0 lower case, 1 Title, 2 UPPER, 3 mIxed, 4 with digits, 5 no letters at all."""
    if word.isalpha():
        if word.islower():
            return 0
        if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
            return 1
        return 2 if word.isupper() else 3
    if any(character.isdigit() for character in word):
        return 4
    if not any(character.isalpha() for character in word):
        return 5
    return 2 if word.isupper() else 1 if word[0].isupper() else 0


def natural_gaps(words: Sequence[str]) -> list[int]:
    """Return the gaps that English typesetting would have, for words that came without their spaces."""
    gaps = [LINE]
    for before, word in pairwise(words):
        gaps.append(GLUED if before in _OPENING or word in _CLOSING else SPACE)
    return gaps[: len(words)]


@dataclass(slots=True)
class Encoded:
    """Words as the encoder takes them: piece ids and marks with [CLS] first and [SEP] last; first and last piece of each word."""

    ids: list[int]
    marks: list[int]
    first: list[int]
    last: list[int]


class _Known(dict[str, tuple[list[int], int]]):
    """The pieces and the shape of each word met; one met for the first time is cut then."""

    def __init__(self, cut: Callable[[str], tuple[list[int], int]]) -> None:
        super().__init__()
        self._cut = cut

    def __missing__(self, word: str) -> tuple[list[int], int]:
        found = self._cut(word)
        if len(self) < MOST_KNOWN:
            self[word] = found
        return found


class Pieces:
    """Cuts words into word pieces and remembers them; a word means the same pieces everywhere."""

    def __init__(self, tokenizer_file: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        vocabulary = self._tokenizer.get_vocab()
        self._cls, self._sep, self._unknown = vocabulary["[CLS]"], vocabulary["[SEP]"], vocabulary["[UNK]"]
        self.mask: int = vocabulary["[MASK]"]
        self._known = _Known(self._cut)

    def of(self, word: str) -> tuple[list[int], int]:
        """Return the piece ids of a word (at least one) and its shape."""
        return self._known[word]

    def sizes(self, words: Sequence[str]) -> list[int]:
        """Return how many pieces each word has."""
        known = self._known
        return [len(known[word][0]) for word in words]

    def _cut(self, word: str) -> tuple[list[int], int]:
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids or [self._unknown]
        if len(ids) > MOST_PIECES:
            ids = ids[: MOST_PIECES // 2] + ids[-MOST_PIECES // 2 :]
        return ids, shape(word)

    def encode(self, words: Sequence[str], gaps: Sequence[int]) -> Encoded:
        """Return one window of words as the encoder takes it."""
        ids, marks, first, last = [self._cls], [NO_MARK], [], []
        known = self._known
        for word, gap in zip(words, gaps, strict=True):
            pieces, form = known[word]
            first.append(len(ids))
            ids += pieces
            marks += [form * 3 + gap] * len(pieces)
            last.append(len(ids) - 1)
        ids.append(self._sep)
        marks.append(NO_MARK)
        return Encoded(ids, marks, first, last)
