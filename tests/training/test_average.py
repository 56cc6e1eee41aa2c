"""Weights between two runs."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="training is set up apart: make train")

from training.average import averaged


def test_weights_lie_between_and_a_new_head_stays() -> None:
    before = {"encoder": torch.zeros(2), "head": torch.zeros(3)}
    after = {"encoder": torch.ones(2), "head": torch.ones(5), "new": torch.ones(1)}
    found = averaged(before, after, 0.75)
    assert found["encoder"].tolist() == [0.75, 0.75]
    assert found["head"].tolist() == [1.0] * 5, "heads of other shapes cannot be averaged"
    assert found["new"].tolist() == [1.0]
