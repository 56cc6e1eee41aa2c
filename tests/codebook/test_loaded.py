from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from according.codebook.loaded import loaded_wordings
from according.errors import CodebookError

HEADING = "wording\tas\tnote\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("The regimes fell.", {"regimes": "noun"}, id="a plural"),
        pytest.param("acts of aggression and atrocities", {"acts of aggression": "act", "atrocities": "act"}, id="plural of the head noun"),
        pytest.param("They were massacred.", {"massacred": "verb"}, id="an inflected verb"),
        pytest.param("occupying", {"occupying": "adjective"}, id="as an adjective and a verb"),
        pytest.param("a terrorist organisation", {"terrorist organisation": "noun"}, id="the longest one"),
        pytest.param("the “so-called” vote", {"so-called": "adjective"}, id="with a hyphen"),
        pytest.param("cat’s paw", {"cat’s paw": "noun"}, id="a curly apostrophe"),
        pytest.param("The rebels and the militants met.", {}, id="what most sides use for most sides is not loaded"),
    ],
)
def test_find(text: str, found: dict[str, str]) -> None:
    uses = {text[start:end]: {one.use for one in ones} for start, end, ones in loaded_wordings().find(text)}
    assert uses.keys() == found.keys()
    assert all(use in uses[words] for words, use in found.items())


def test_the_table_is_long_and_each_wording_says_what_it_claims() -> None:
    entries = set(loaded_wordings().phrases)
    assert len({entry.wording for entry in entries}) >= 250
    assert all(entry.claims for entry in entries)
    assert min(Counter(entry.use for entry in entries).values()) >= 20


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("occupation", "liberation"),
        ("aggressor", "freedom fighter"),
        ("terrorist", "martyr"),
        ("puppet", "patriot"),
        ("unprovoked", "justified"),
        ("invasion", "special military operation"),
    ],
)
def test_the_words_of_both_sides_are_there(one: str, other: str) -> None:
    assert {one, other} <= {entry.wording for entry in loaded_wordings().phrases}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        pytest.param("thug\tperson\tdenies a cause", "'person' is none of", id="an unknown use"),
        pytest.param("thug\tnoun\t", "has no note", id="no note"),
        pytest.param("thug\tnoun\tone\nthug\tnoun\ttwo", "stands there twice", id="twice"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, why: str) -> None:
    table = tmp_path / "loaded.tsv"
    table.write_text(HEADING + line + "\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=why):
        loaded_wordings(table)
