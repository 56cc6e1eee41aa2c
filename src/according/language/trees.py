"""Which words hang on which? The best tree with one root (Chu & Liu 1965, Edmonds 1967).

A single root is had exactly by making every arc from the root dearer by more than any tree can gain.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]

_DEAR = 1e6


def best_tree(scores: Scores) -> Heads:
    """Return the head of each of n words, 0 for the root and else 1 + the word's index.

    ``scores`` is (n, n + 1): row i tells how well each target (the root first) does as head of word i. The heads
    form the tree of the highest sum that has exactly one word on the root.
    """
    n = len(scores)
    square = np.full((n + 1, n + 1), -np.inf)
    square[1:] = scores
    square[np.arange(n + 1), np.arange(n + 1)] = -np.inf
    greedy: Heads = square.argmax(1)
    greedy[0] = 0
    if (greedy[1:] == 0).sum() == 1 and _cycle(greedy) is None:
        found: Heads = greedy[1:]
        return found
    square[1:, 0] -= _DEAR
    best: Heads = _edmonds(square)[1:]
    return best


def _edmonds(scores: NDArray[np.float64]) -> Heads:
    """Return the heads of the best arborescence from node 0; row i of ``scores`` holds the heads of node i."""
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    members = np.array(cycle)
    rest = np.setdiff1d(np.arange(len(scores)), members)
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
