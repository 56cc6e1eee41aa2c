from __future__ import annotations

import pytest

from quality.tally import Tally, compare, percent


@pytest.mark.parametrize(
    ("tally", "precision", "recall", "f1"),
    [
        pytest.param(Tally(3, 4, 6), 75.0, 50.0, 60.0, id="some of each"),
        pytest.param(Tally(0, 0, 5), None, 0.0, 0.0, id="nothing given"),
        pytest.param(Tally(0, 5, 0), 0.0, None, 0.0, id="nothing wanted"),
        pytest.param(Tally(), None, None, None, id="nothing at all"),
    ],
)
def test_rates(tally: Tally, precision: float | None, recall: float | None, f1: float | None) -> None:
    assert (tally.precision, tally.recall, tally.f1) == (precision, recall, f1)
    assert tally.rates("x") == {"x_p": precision, "x_r": recall, "x_f1": f1}


def test_tallies_add_up() -> None:
    assert Tally(1, 2, 3) + Tally(10, 20, 30) == Tally(11, 22, 33)


def test_compare_counts_doubles_once() -> None:
    assert compare(["a", "a", "b"], ["b", "c"]) == Tally(1, 2, 2)


def test_percent_keeps_one_decimal() -> None:
    assert percent(2, 3) == 66.7
    assert percent(0, 0) is None
