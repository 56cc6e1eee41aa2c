"""Windows cover every word once and end where a text pauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.language.model import FOLDER
from according.language.pieces import LINE, SPACE, Pieces
from according.language.windows import MOST_PIECES, windows

PIECES = Pieces(FOLDER / "tokenizer.json")
words = st.lists(st.sampled_from(["war", "peace", ".", "”", ",", "incomprehensibilities", "Ω", "2023-11-24"]), max_size=900)


@given(words, st.integers(1, 60))
def test_every_word_once(text: list[str], paragraph: int) -> None:
    gaps = [LINE if i % paragraph == 0 else SPACE for i in range(len(text))]
    found = list(windows(text, gaps, PIECES))
    assert [i for start, end in found for i in range(start, end)] == list(range(len(text)))
    assert all(sum(len(PIECES.of(word)[0]) for word in text[start:end]) <= MOST_PIECES for start, end in found)


@pytest.mark.parametrize(
    ("text", "lines", "first_end"),
    [
        pytest.param(["word"] * 400, {200}, 200, id="at a paragraph"),
        pytest.param(["word"] * 220 + ["."] + ["word"] * 200, set(), 221, id="at a full stop"),
        pytest.param(["word"] * 220 + [".", "”"] + ["word"] * 200, set(), 222, id="after the quotation mark"),
        pytest.param(["word"] * 230 + [","] + ["word"] * 200, set(), 231, id="at a comma"),
        pytest.param(["word"] * 400, set(), MOST_PIECES, id="nowhere better"),
        pytest.param(["word"] * 40, {20}, 40, id="all of a short text"),
    ],
)
def test_where_a_window_ends(text: list[str], lines: set[int], first_end: int) -> None:
    gaps = [LINE if i in lines or i == 0 else SPACE for i in range(len(text))]
    assert next(windows(text, gaps, PIECES)) == (0, first_end)
