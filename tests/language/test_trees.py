"""The best tree with one root, against every tree there is."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.language.trees import best_tree, best_trees

scores = st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(st.integers(-9, 9), min_size=n + 1, max_size=n + 1), min_size=n, max_size=n))


def is_tree(heads: tuple[int, ...]) -> bool:
    """One word on the root, and every word reaches it."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen, node = set(), word
        while node:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node - 1]
    return True


def worth(rows: list[list[int]], heads: tuple[int, ...]) -> int:
    return sum(row[head] for row, head in zip(rows, heads, strict=True))


@given(scores)
def test_no_tree_is_better(rows: list[list[int]]) -> None:
    found = tuple(best_tree(np.array(rows, np.float32)).tolist())
    best = max(worth(rows, heads) for heads in product(range(len(rows) + 1), repeat=len(rows)) if is_tree(heads))
    assert is_tree(found)
    assert worth(rows, found) == best


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        pytest.param([[0, 0]], [0], id="one word is the root"),
        pytest.param([[9, 0, 0], [9, 8, 0]], [0, 1], id="two roots become one"),
        pytest.param([[1, 0, 9], [5, 9, 0]], [2, 0], id="a cycle is opened at the cheaper end"),
    ],
)
def test_small_trees(rows: list[list[float]], heads: list[int]) -> None:
    assert best_tree(np.array(rows, np.float32)).tolist() == heads


def test_a_long_sentence_of_chance_scores_is_a_tree() -> None:
    rows = np.random.default_rng(3).normal(size=(120, 121)).astype(np.float32)
    assert is_tree(tuple(best_tree(rows).tolist()))


@given(st.integers(0, 9999), st.lists(st.integers(1, 7), min_size=1, max_size=5))
def test_the_trees_of_a_window_are_those_of_its_sentences(seed: int, sizes: list[int]) -> None:
    rows = np.full((sum(sizes), 1 + max(sizes)), -np.inf, np.float32)
    starts = [sum(sizes[:number]) for number in range(len(sizes))]
    alone: list[int] = []
    for start, size in zip(starts, sizes, strict=True):
        own = np.random.default_rng(seed + start).normal(size=(size, 1 + size)).astype(np.float32)
        rows[start : start + size, : 1 + size] = own
        alone += [head + start if head else 0 for head in best_tree(own).tolist()]
    assert best_trees(rows, starts).tolist() == alone
