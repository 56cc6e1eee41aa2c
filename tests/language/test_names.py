"""Names whose words hold together."""

from __future__ import annotations

import numpy as np
import pytest

from according.language.names import best_tags, names, without_epithet
from according.language.spans import Run

TAGS = ["O", "B-PERSON", "I-PERSON", "B-PLACE", "I-PLACE"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param([[9, 0, 0, 0, 0], [0, 0, 0, 9, 0], [9, 0, 0, 0, 0]], [(1, 2, "PLACE")], id="one word"),
        pytest.param([[0, 9, 0, 0, 0], [0, 0, 9, 0, 0]], [(0, 2, "PERSON")], id="two words"),
        pytest.param([[0, 9, 0, 0, 0], [0, 9, 0, 0, 0]], [(0, 1, "PERSON"), (1, 2, "PERSON")], id="two names side by side"),
        pytest.param([[0, 2, 0, 1.5, 0], [0, 0, 1, 0, 6]], [(0, 2, "PLACE")], id="the second word tells what the first begins"),
        pytest.param([[9, 0, 0, 0, 0], [0, 0, 5, 4, 0]], [(1, 2, "PLACE")], id="nothing is inside what never began"),
        pytest.param([[9, 0, 0, 0, 0]], [], id="none"),
    ],
)
def test_names_of_a_window(rows: list[list[float]], found: list[tuple[int, int, str]]) -> None:
    runs = list(names(np.array(rows, np.float32), TAGS, 10))
    assert [(run.start - 10, run.end - 10, run.label) for run in runs] == found


def test_best_tags_of_one_word_never_start_inside() -> None:
    assert best_tags([[0.0, -1.0, 5.0, -1.0, 5.0]]) == [0]


@pytest.mark.parametrize(
    ("words", "start"),
    [
        pytest.param(["rebel", "Harbour", "Front"], 1, id="a common word before it"),
        pytest.param(["al", "-", "Noor"], 0, id="a particle belongs to it"),
        pytest.param(["harbour", "front"], 0, id="all in small letters"),
        pytest.param(["Harbour", "front"], 0, id="a capital first"),
    ],
)
def test_a_name_starts_where_its_capitals_do(words: list[str], start: int) -> None:
    assert without_epithet(Run(0, len(words), "ORG"), words).start == start
