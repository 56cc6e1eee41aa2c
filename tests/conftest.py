"""What every test may use: the reader with the shipped model, made once, and the stories written for this project."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STORIES = sorted([*(ROOT / "examples").glob("*.txt"), *(ROOT / "tests" / "gold").glob("*.txt")])


@pytest.fixture(scope="session")
def reader():
    """Return the reader with the shipped model."""
    from according.reader.reader import shared_reader  # heavy, and most tests do without

    return shared_reader()


@pytest.fixture(params=STORIES, ids=lambda path: path.stem)
def story(request):
    """Return the text of one story after the other."""
    return request.param.read_text(encoding="utf-8")
