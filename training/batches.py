"""Cuts passages into windows of text, disturbs them a little, and packs them into batches."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from according.language.pieces import LINE, NO_MARK, Encoded, Pieces, natural_gaps
from training.corpora import Passage, cut
from training.exchange import exchanged, renamed

MOST_PIECES = 254
STEP = 32


def windows(documents: list[list[Passage]], rng: random.Random) -> Iterator[Passage]:
    """Join neighbouring sentences into windows of a length drawn at random, one sentence to a whole window."""
    for document in documents:
        at = 0
        while at < len(document):
            goal = rng.choice((1, 1, 40, 80, 150))
            taken = [document[at]]
            size = len(taken[0].words)
            at += 1
            while at < len(document) and size + len(document[at].words) <= goal:
                taken.append(document[at])
                size += len(document[at].words)
                at += 1
            yield joined(taken)


def joined(passages: list[Passage]) -> Passage:
    """Return one passage of several; heads and links are moved along, layers that one of them lacks are dropped."""
    whole = Passage([], [])
    for passage in passages:
        base = len(whole.words)
        whole.heads += [head + base if head >= 0 else -1 for head in passage.heads]
        for layer in ("words", "gaps", "starts", "upos", "xpos", "feats", "labels", "names"):
            getattr(whole, layer).extend(getattr(passage, layer))
    return whole


def paragraphs(passage: Passage, rng: random.Random) -> Iterator[Passage]:
    """Cut an article into windows of whole paragraphs where they fit; links that leave the window are dropped."""
    n = len(passage.words)
    start = 0
    while start < n:
        goal = rng.choice((70, 120, 180, 180))
        stop = min(n, start + goal)
        breaks = [i for i in range(start + 1, stop + 1) if i == n or passage.gaps[i] == LINE]
        if not breaks:  # a paragraph longer than the window: end at a full stop when there is one
            breaks = [i + 1 for i in range(start + goal // 2, stop) if passage.words[i] in {".", "?", "!", "”", '"'}]
        stop = breaks[-1] if breaks else stop
        yield cut(passage, start, stop)
        start = stop


def disturbed(passage: Passage, rng: random.Random) -> Passage:
    """Return the passage with other names, quotation marks, case or gaps now and then, so that none of them is relied on."""
    words, gaps = list(passage.words), list(passage.gaps)
    if passage.names and rng.random() < 0.4:
        passage = renamed(passage, rng)
        words, gaps = list(passage.words), list(passage.gaps)
    if rng.random() < 0.5:
        words = exchanged(words, passage.upos, rng)
    if rng.random() < 0.25:
        words = _requoted(words, single=rng.random() < 0.3)
    chance = rng.random()
    if chance < 0.02:
        words = [word.upper() for word in words]
    elif chance < 0.05:
        words = [word.lower() for word in words]
    if rng.random() < 0.1:
        gaps = natural_gaps(words)
    copy = Passage(words, gaps)
    for layer in ("starts", "upos", "xpos", "feats", "heads", "labels", "names", "spans", "links", "triggers", "told"):
        setattr(copy, layer, getattr(passage, layer))
    return copy


def _requoted(words: list[str], *, single: bool) -> list[str]:
    turned, open_ = [], False
    for word in words:
        if word in {'"', "``", "''", "“", "”"}:
            open_ = not open_
            turned.append(("‘" if single else "“") if open_ else ("’" if single else "”"))
        else:
            turned.append(word.replace("'", "’"))
    return turned


@dataclass
class Window:
    """A passage and what the encoder takes for it."""

    passage: Passage
    encoded: Encoded


def encode(passages: Iterator[Passage], pieces: Pieces) -> list[Window]:
    """Encode passages, cutting those that do not fit by dropping their last words."""
    out = []
    for passage in passages:
        window = Window(passage, pieces.encode(passage.words, passage.gaps))
        if len(window.encoded.ids) > MOST_PIECES:
            part = cut(passage, 0, max(sum(end < MOST_PIECES - 1 for end in window.encoded.last), 1))
            window = Window(part, pieces.encode(part.words, part.gaps))
        out.append(window)
    return out


def hidden(window: Window, mask: int, share: float, rng: random.Random) -> Window:
    """Return the window with a share of its words hidden behind the encoder's ``mask`` piece, so that their neighbours must tell of them.

    The shape of a hidden word stays. Without it the treebanks, small as they are, are soon known by heart.
    """
    encoded = window.encoded
    ids = list(encoded.ids)
    for first, last in zip(encoded.first, encoded.last, strict=True):
        if rng.random() < share:
            ids[first : last + 1] = [mask] * (last + 1 - first)
    return Window(window.passage, replace(encoded, ids=ids))


def pack(items: list[Window], budget: int, rng: random.Random) -> list[list[Window]]:
    """Group windows of like length into batches of at most ``budget`` pieces, padding counted.

    Lengths are rounded up to a multiple of STEP, so that there are few shapes: the processor's kernels are made anew for each.
    """
    rng.shuffle(items)
    waiting: dict[int, list[Window]] = {}
    batches: list[list[Window]] = []
    for window in items:
        size = rounded(len(window.encoded.ids))
        group = waiting.setdefault(size, [])
        group.append(window)
        if (len(group) + 1) * size > budget:
            batches.append(waiting.pop(size))
    batches += waiting.values()
    rng.shuffle(batches)
    return batches


def rounded(length: int) -> int:
    """Return the length that a window of ``length`` is padded to."""
    return -(-length // STEP) * STEP


@dataclass
class Inputs:
    """One batch as tensors: (batch, pieces) and (batch, words)."""

    ids: Tensor
    marks: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    words: Tensor  # 1 on real words

    def to(self, device: torch.device) -> Inputs:
        """Return the batch on another device."""
        return Inputs(*(getattr(self, name).to(device) for name in self.__dataclass_fields__))


def collate(batch: list[Window]) -> Inputs:
    """Pad a batch to its longest window."""
    longest = rounded(max(len(window.encoded.ids) for window in batch))
    most = longest  # a word has one piece at least

    def rows(values: list[list[int]], size: int, fill: int) -> Tensor:
        return torch.tensor([row + [fill] * (size - len(row)) for row in values])

    encoded = [window.encoded for window in batch]
    return Inputs(
        ids=rows([e.ids for e in encoded], longest, 0),
        marks=rows([e.marks for e in encoded], longest, NO_MARK),
        mask=rows([[1] * len(e.ids) for e in encoded], longest, 0).float(),
        first=rows([e.first for e in encoded], most, 0),
        last=rows([e.last for e in encoded], most, 0),
        words=rows([[1] * len(e.first) for e in encoded], most, 0).bool(),
    )
