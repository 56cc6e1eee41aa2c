"""Heads chosen by their labels too."""

from __future__ import annotations

import numpy as np
import pytest

from according.language.arcs import arcs_with_labels
from according.language.model import Array, Scores
from according.language.trees import best_tree, best_trees


def scores_of(arcs: list[list[float]]) -> Scores:
    n = len(arcs)
    ids = np.arange(n + 1, dtype=np.float32)[:, None]
    return Scores({}, np.array(arcs, np.float32), np.zeros((n, n), np.float32), ids[1:], ids)


def label_fits(good: set[tuple[int, int]]) -> object:
    """Return scores that are sure of a label for the arcs in ``good`` (word and head, counted from 1) and torn between two for others."""

    def label_scores(of: Array, to: Array) -> Array:
        pairs = zip(of[:, 0].astype(int).tolist(), to[:, 0].astype(int).tolist(), strict=True)
        return np.array([[5.0, 0.0] if pair in good else [0.0, 0.0] for pair in pairs], np.float32)

    return label_scores


SURE = [[9.0, -9, 0, 0], [0, 9.0, -9, 0], [0, 9.0, 0, -9]]
TORN = [[9.0, -9, 0, 0], [0, 9.0, -9, 0], [-9, 2.1, 2.0, -9]]


@pytest.mark.parametrize(
    ("arcs", "good", "heads"),
    [
        pytest.param(SURE, set(), [0, 1, 1], id="sure arcs stand"),
        pytest.param(TORN, {(3, 1), (3, 2)}, [0, 1, 1], id="labels that fit alike change nothing"),
        pytest.param(TORN, {(3, 2)}, [0, 1, 2], id="the label settles a doubt"),
    ],
)
def test_heads(arcs: list[list[float]], good: set[tuple[int, int]], heads: list[int]) -> None:
    chosen = best_tree(arcs_with_labels(scores_of(arcs), [0], label_fits(good)))  # type: ignore[arg-type]  # a plain function
    assert chosen.tolist() == heads


def test_the_sentences_of_a_window_are_scored_apart() -> None:
    arcs = [[9.0, -9, 9, 9, 9], [0, 9, -9, 0, 0], [9, 9, 9, -9, 0], [0, 9, 9, 8, -9]]
    found = arcs_with_labels(scores_of(arcs), [0, 2], label_fits(set()))  # type: ignore[arg-type]  # as above
    assert found.shape == (4, 3)
    assert best_trees(found, [0, 2]).tolist() == [0, 1, 0, 3]


def test_a_short_sentence_has_no_heads_behind_its_end() -> None:
    arcs = [[9.0, -9, 9, 9, 9], [0, 9, -9, 0, 0], [0, 9, 9, -9, 0], [0, 9, 9, 8, -9]]
    found = arcs_with_labels(scores_of(arcs), [0, 1], label_fits(set()))  # type: ignore[arg-type]  # as above
    assert found.shape == (4, 4)
    assert np.isneginf(found[0, 2:]).all()
    assert np.isfinite(found[1:]).all()
