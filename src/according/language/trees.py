"""Which words hang on which? The best tree with one root (Chu & Liu 1965, Edmonds 1967).

A single root is had exactly by trying the words as the root in the order of what a tree below them could be worth at most: nearly
always the first one tried is the best.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]


def best_trees(scores: Scores, starts: Sequence[int]) -> Heads:
    """Return the heads of the n words of a window whose sentences begin at ``starts``: 0 for a root, else 1 + the head's index.

    ``scores`` is (n, 1 + longest): row i tells how well each target (the root first, then the words of its own sentence) does as head of
    word i; what lies behind a shorter sentence is minus infinity.
    """
    n = len(scores)
    sizes = np.diff([*starts, n])
    first = np.repeat(starts, sizes)
    others = scores.copy()
    others[np.arange(n), 1 + np.arange(n) - first] = -np.inf  # no word is its own head
    chosen = others.argmax(1)
    heads: Heads = np.where(chosen > 0, chosen + first, 0)
    broken = np.add.reduceat(~_reaches_root(heads), starts) + (np.add.reduceat(heads == 0, starts) != 1)
    for sentence in np.flatnonzero(broken).tolist():
        start, size = starts[sentence], sizes[sentence]
        found = best_tree(scores[start : start + size, : 1 + size])
        heads[start : start + size] = np.where(found > 0, found + start, 0)
    return heads


def _reaches_root(heads: Heads) -> NDArray[np.bool_]:
    """Tell of each word whether its heads lead to the root; those on a cycle and below one don't."""
    above = np.concatenate([[0], heads])
    for _ in range(len(heads).bit_length()):
        above = above[above]  # twice as far up as before
    reaches: NDArray[np.bool_] = above[1:] == 0
    return reaches


def best_tree(scores: Scores) -> Heads:
    """Return the head of each of n words, 0 for the root and else 1 + the word's index.

    ``scores`` is (n, n + 1): row i tells how well each target (the root first) does as head of word i. The heads
    form the tree of the highest sum that has exactly one word on the root.
    """
    n = len(scores)
    words = np.arange(n)
    if n == 1:
        return np.zeros(1, np.int64)
    square = np.full((n + 1, n + 1), -np.inf)
    square[1:] = scores
    square[1 + words, 1 + words] = -np.inf
    most = square[1:, 1:].max(1)
    at_most = square[1:, 0] + most.sum() - most
    best, worth = np.zeros(n, np.int64), -np.inf
    for root in np.argsort(-at_most).tolist():
        if at_most[root] <= worth:
            break
        rooted = square.copy()
        rooted[1:, 0] = rooted[1 + root] = -np.inf
        rooted[1 + root, 0] = square[1 + root, 0]
        heads = _edmonds(rooted)[1:]
        total = square[1 + words, heads].sum()
        if total > worth:
            best, worth = heads, total
    return best


def _edmonds(scores: NDArray[np.float64]) -> Heads:
    """Return the heads of the best arborescence from node 0; row i of ``scores`` holds the heads of node i."""
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    members = np.array(cycle)
    rest = np.delete(np.arange(len(scores)), members)
    lost = scores[members, heads[members]]
    into = scores[np.ix_(members, rest)] - lost[:, None]  # what entering the cycle at a member changes
    outof = scores[np.ix_(rest, members)]
    entry, leave = into.argmax(0), outof.argmax(1)
    size = len(rest) + 1
    smaller = np.full((size, size), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    smaller[-1, :-1] = into.max(0)
    smaller[:-1, -1] = outof.max(1)
    smaller[0] = -np.inf
    found = _edmonds(smaller)
    for i, node in enumerate(rest[1:], 1):
        heads[node] = members[leave[i]] if found[i] == size - 1 else rest[found[i]]
    opened = members[entry[found[-1]]]
    heads[opened] = rest[found[-1]]
    return heads


def _cycle(heads: Heads) -> list[int] | None:
    """Return the nodes of one cycle, None when every node leads to node 0."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None
