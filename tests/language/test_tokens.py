"""Words, the gaps before them, and the lines of a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.language.pieces import GLUED, LINE, SPACE, natural_gaps, shape
from according.language.tokens import LONGEST_RUN, dateline_end, is_wrapped, tokenize, words_and_gaps


@given(st.text())
@settings(deadline=None)  # the first text waits for spaCy
def test_a_doc_is_its_text(text: str) -> None:
    doc = tokenize(text)
    indices, words, gaps = words_and_gaps(doc)
    assert doc.text == text
    assert len(indices) == len(words) == len(gaps)
    assert "".join(words) == "".join(token.text for token in doc if not token.text.isspace())
    for i, word in zip(indices, words, strict=True):
        assert text[doc[i].idx : doc[i].idx + len(word)] == word


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x" * 20_000, id="one word"),
        pytest.param("It rained. " + "(" * 20_000 + "\n\nIt froze.", id="brackets"),
        pytest.param("<div><p>" * 3_000, id="tags"),
    ],
)
def test_what_has_no_blank_is_cut(text: str) -> None:
    doc = tokenize(text)
    assert doc.text == text
    assert max(map(len, doc)) <= LONGEST_RUN


def test_the_longest_run_is_left_whole() -> None:
    assert len(tokenize("x" * LONGEST_RUN)) == 1


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        pytest.param("He left.", [LINE, SPACE, GLUED], id="a full stop is glued"),
        pytest.param("Over.\nThen", [LINE, GLUED, LINE], id="a new line"),
        pytest.param("Over.  Then", [LINE, GLUED, SPACE], id="two blanks are a space"),
        pytest.param(" \n Over", [LINE], id="white space first"),
        pytest.param("the\nold\nman\nwent\n\nHome", [LINE, SPACE, SPACE, SPACE, LINE], id="wrapped lines"),
    ],
)
def test_gaps(text: str, gaps: list[int]) -> None:
    assert words_and_gaps(tokenize(text))[2] == gaps


@pytest.mark.parametrize(
    ("text", "story"),
    [
        pytest.param("RABAT, May 2 (Agency) – Rain fell.", "Rain fell.", id="agency and date"),
        pytest.param("LA PAZ -- Rain fell.", "Rain fell.", id="town alone"),
        pytest.param("Gaza City, 22 November 2023 (AFP) - Rain fell.", "Rain fell.", id="title case with an agency"),
        pytest.param("Rain fell – and fell.", "Rain fell – and fell.", id="a dash in a sentence"),
        pytest.param("He said (Monday) it fell - again.", "He said (Monday) it fell - again.", id="brackets before a dash"),
        pytest.param("UN-led talks opened.", "UN-led talks opened.", id="a hyphen"),
    ],
)
def test_where_the_story_begins(text: str, story: str) -> None:
    assert text[dateline_end(text) :] == story


@pytest.mark.parametrize(
    ("text", "wrapped"),
    [
        pytest.param("One line only", False, id="one line"),
        pytest.param("First.\nSecond.\nThird.\nFourth.", False, id="a paragraph a line"),
        pytest.param("It went on\nand on and\nat last it\nwas over.", True, id="lines that were full"),
    ],
)
def test_wrapped(text: str, wrapped: bool) -> None:
    assert is_wrapped(text) is wrapped


@pytest.mark.parametrize(
    ("word", "form"),
    [
        pytest.param("army", 0, id="lower"),
        pytest.param("Army", 1, id="title"),
        pytest.param("A", 1, id="one capital"),
        pytest.param("UN", 2, id="upper"),
        pytest.param("McKay", 3, id="mixed"),
        pytest.param("F-16", 4, id="digits"),
        pytest.param("—", 5, id="no letters"),
        pytest.param("U.S.", 2, id="upper with stops"),
        pytest.param("al-Bab", 0, id="lower with a hyphen"),
    ],
)
def test_shapes(word: str, form: int) -> None:
    assert shape(word) == form


def test_natural_gaps() -> None:
    assert natural_gaps(["“", "No", ",", "”", "he", "did", "n't", "say", "."]) == [
        LINE, GLUED, GLUED, GLUED, SPACE, SPACE, GLUED, SPACE, GLUED,
    ]  # fmt: skip
    assert natural_gaps([]) == []
