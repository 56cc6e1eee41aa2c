"""Contents that hold together."""

from __future__ import annotations

import numpy as np
import pytest

from according.language.spans import pieces, steady


@pytest.mark.parametrize(
    ("rows", "tags"),
    [
        pytest.param([[3, 0, 0], [0, 3, 0], [0, 0, 3], [3, 0, 0]], [0, 1, 2, 0], id="a clear span"),
        pytest.param([[0, 4, 0], [0, 0, 4], [0.5, 0, 0], [0, 0, 4]], [1, 2, 2, 2], id="one doubt does not break it"),
        pytest.param([[0.0, 0.4, 0], [4, 0, 0]], [0, 0], id="one doubt does not make it"),
        pytest.param([[0, 0, 4], [0, 0, 4], [6, 0, 0]], [2, 2, 0], id="goes on from the window before"),
        pytest.param([[9, 0, 0], [0, 0, 5], [0, 0, 5]], [0, 1, 2], id="nothing is inside what never began"),
        pytest.param([], [], id="no words"),
    ],
)
def test_steady(rows: list[list[float]], tags: list[int]) -> None:
    assert steady(np.array(rows, np.float32).reshape(-1, 3), 1.0) == tags


def test_pieces_are_runs_of_words() -> None:
    scores = np.array([[9, 0, 0], [0, 9, 0], [0, 0, 9], [9, 0, 0], [0, 9, 0]], np.float32)
    assert [(run.start, run.end) for run in pieces(scores, "content", 10)] == [(11, 13), (14, 15)]
