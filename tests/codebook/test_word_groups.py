"""The groups of words that rules ask for are all there, and all asked for."""

import re
from pathlib import Path

import pytest

import according
from according.codebook.word_groups import word_group, word_groups

READER = Path(according.__file__).parent / "reader"


def test_every_group_is_asked_for_and_no_other():
    code = "".join(file.read_text(encoding="utf-8") for file in READER.glob("*.py"))
    assert set(re.findall(r'word_group\("(\w+)"\)', code)) == set(word_groups())


@pytest.mark.parametrize("name", word_groups())
def test_words_are_written_small_and_without_blanks_around_them(name):
    assert word_group(name)
    assert all(word == word.lower().strip() != "" for word in word_group(name))


def test_a_group_that_there_is_not():
    with pytest.raises(KeyError, match="nonsense"):
        word_group("nonsense")
