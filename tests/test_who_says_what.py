"""The page about chains, origins and acts: each of its examples prints what it says."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "who-says-what.md"


def test_the_examples_of_the_page_run_as_printed():
    outcome = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert outcome.attempted > 15
    assert outcome.failed == 0
