"""Trees for texts that have none: the shipped model reads the names and attributions, and a new one learns from its sure answers.

Self-training (McClosky et al. 2006): the treebanks are small and of other kinds of text than news, and a network that only sees them
learns them by heart. An arc that the model itself doubts teaches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from according.language import load
from according.language.model import Scores
from according.language.windows import windows
from training.corpora import Passage

SURE = 0.6
"""An arc and its label are taken over when the product of their probabilities reaches this."""
A_BATCH = 256


def add_trees(passages: Iterable[Passage]) -> None:
    """Give each passage the tags and trees that the shipped model sees in it; heads of unsure arcs are -2."""
    language = load()
    model = language.model
    waiting = [(passage, *bounds) for passage in passages for bounds in windows(passage.words, passage.gaps, model.pieces)]
    for at in range(0, len(waiting), A_BATCH):
        batch = waiting[at : at + A_BATCH]
        encoded = [model.pieces.encode(passage.words[start:end], passage.gaps[start:end]) for passage, start, end in batch]
        for (passage, start, end), scores in zip(batch, model.run(encoded), strict=True):
            heads, labels, starts = language.trees(scores, passage.gaps[start:end])
            sure = _sureness(scores, heads, labels, starts, model.label_scores(scores.of, scores.to[heads])) >= SURE
            passage.upos += [model.upos[i] for i in scores.heads["upos"].argmax(1)]
            passage.xpos += [model.xpos[i] for i in scores.heads["xpos"].argmax(1)]
            passage.feats += [model.feats[i] for i in scores.heads["feats"].argmax(1)]
            passage.labels += [model.labels[i] for i in labels]
            passage.starts += [int(i in starts) for i in range(end - start)]
            passage.heads += [
                -2 if not certain else head - 1 + start if head else -1 for head, certain in zip(heads.tolist(), sure.tolist(), strict=True)
            ]


def _sureness(scores: Scores, heads: np.ndarray, labels: np.ndarray, starts: list[int], label_scores: np.ndarray) -> np.ndarray:
    """Return for each word the probability of its head among the words of its sentence, times that of the label."""
    n = len(heads)
    of_label = _probabilities(label_scores)[np.arange(n), labels]
    of_label[heads == 0] = 1.0
    of_head = np.zeros(n)
    for start, end in pairwise([*starts, n]):
        own = _probabilities(np.concatenate([scores.arcs[start:end, :1], scores.arcs[start:end, start + 1 : end + 1]], 1))
        within = np.where(heads[start:end] > 0, heads[start:end] - start, 0)
        of_head[start:end] = own[np.arange(end - start), within]
    return of_head * of_label


def _probabilities(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)
