from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality.spans import Offsets, overlapping, shared

STRETCHES = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=8)


@pytest.mark.parametrize(
    ("ours", "gold", "pairs"),
    [
        pytest.param([(0, 5)], [(0, 5)], [(0, 0)], id="the same"),
        pytest.param([(0, 5)], [(5, 9)], [], id="touching is not overlapping"),
        pytest.param([(0, 10)], [(0, 3), (4, 10)], [(0, 1)], id="one answer finds one, the larger"),
        pytest.param([(0, 2), (3, 10)], [(0, 10)], [(1, 0)], id="two answers find one once"),
        pytest.param([(8, 9), (0, 4)], [(1, 3), (8, 12)], [(1, 0), (0, 1)], id="in the order of the text"),
    ],
)
def test_overlapping(ours: list[Offsets], gold: list[Offsets], pairs: list[tuple[int, int]]) -> None:
    assert overlapping(ours, gold) == pairs


@given(STRETCHES, STRETCHES)
def test_pairs_overlap_and_nothing_is_paired_twice(ours: list[Offsets], gold: list[Offsets]) -> None:
    pairs = overlapping(ours, gold)
    assert all(shared(ours[number], gold[place]) for number, place in pairs)
    assert len({number for number, _ in pairs}) == len({place for _, place in pairs}) == len(pairs)
