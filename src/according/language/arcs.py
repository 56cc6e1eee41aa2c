"""How well does each word do as the head of another? By the arc's score, and where that leaves a doubt by the best label it could bear.

A word is often a likely head by its place in the sentence alone, though no relation fits. Both probabilities together choose better than
the arc's: LAS of the development treebanks rises by 0.1.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from according.language.model import Array, Scores

SURE = float(np.log(0.95))
"""An arc this likely stands without asking for its label."""
CANDIDATES = 3
"""Heads of a doubtful word whose labels are looked at."""
UNASKED = -3.0
"""What the label of any other head counts, as a logarithm: little enough that it rarely wins."""


def arcs_with_labels(scores: Scores, starts: Sequence[int], label_scores: Callable[[Array, Array], Array]) -> Array:
    """Return (n, 1 + longest) logarithms for the n words of a window whose sentences begin at ``starts``.

    The root comes first, then the words of the own sentence; what lies behind a shorter sentence is minus infinity.
    ``label_scores`` maps the projections of words and of heads, row by row, to scores of labels.
    """
    n = len(scores.of)
    sizes = np.diff([*starts, n])
    first, size = np.repeat(starts, sizes)[:, None], np.repeat(sizes, sizes)
    column = np.arange(1 + sizes.max())
    own = np.take_along_axis(scores.arcs, np.where(column > 0, np.minimum(first + column, n), 0), 1)
    logs = logarithms(np.where(column <= size[:, None], own, -np.inf))
    doubtful = np.flatnonzero((logs.max(1) < SURE) & (size >= CANDIDATES))
    if len(doubtful) == 0:
        return logs
    likely = np.argpartition(-logs[doubtful], CANDIDATES - 1, 1)[:, :CANDIDATES]
    rows, heads = np.repeat(doubtful, CANDIDATES), likely.ravel()
    fits = logarithms(label_scores(scores.of[rows], scores.to[np.where(heads > 0, heads + first[rows, 0], 0)])).max(1)
    logs[doubtful] += UNASKED
    logs[rows, heads] += np.where(heads > 0, fits, 0.0) - UNASKED
    return logs


def logarithms(scores: Array) -> Array:
    """Return the logarithms of the probabilities that rows of scores stand for."""
    least = scores - scores.max(1, keepdims=True)
    logs: Array = least - np.log(np.exp(least).sum(1, keepdims=True))
    return logs
