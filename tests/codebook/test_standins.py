from pathlib import Path

import pytest

from according.codebook.standins import TABLE, load, stand_ins
from according.errors import CodebookError


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("Kenya", ("KEN", "name"), id="name"),
        pytest.param("Burma", ("MMR", "name"), id="other name"),
        pytest.param("Danish", ("DNK", "adjective"), id="adjective"),
        pytest.param("Danes", ("DNK", "people"), id="people by a word of their own"),
        pytest.param("Kenyans", ("KEN", "people"), id="people by the adjective"),
        pytest.param("Lisbon", ("PRT", "capital"), id="capital"),
        pytest.param("Congolese", None, id="of two states"),
        pytest.param("Netherlands", None, id="with an article"),
        pytest.param("UK", None, id="letters"),
        pytest.param("Pentagon", None, id="a building"),
    ],
)
def test_words_for_states(word: str, meant: tuple[str, str] | None) -> None:
    assert stand_ins().words.get(word) == meant


def test_each_stand_in_is_a_state_of_the_tables() -> None:
    book = stand_ins()
    for one in book.standins:
        [(state, _)] = {book.words[word] for kind, word in one.items() if kind == "name"}
        assert {(book.words[word][0], book.words[word][1]) for word in one.values()} == {(state, kind) for kind in one}


def test_longer_wordings_are_known_by_their_first_word() -> None:
    longer = {(first, *rest): meant for first in ("Saudi", "United", "Guinea") for rest, meant in stand_ins().longer[first]}
    assert longer["Saudi", "Arabia"] == ("SAU", "name")
    assert longer["United", "States"] is None  # it is said with "the"
    assert longer["Guinea", "-", "Bissau"] == ("GNB", "name")


def test_names_that_persons_bear_are_told_apart() -> None:
    assert stand_ins().doubtful["Jordan"] == ("JOR", "name")
    assert "Jordan" not in stand_ins().words


def test_further_places_have_no_stand_in() -> None:
    assert stand_ins().stand_in("town", 0) == "Hamburg"
    assert stand_ins().stand_in("province", 99) is None


def test_a_stand_in_with_a_word_missing_is_named(tmp_path: Path) -> None:
    path = tmp_path / "standins.toml"
    path.write_text(TABLE.read_text(encoding="utf-8").replace('"Kenyans", ', ""), encoding="utf-8")
    with pytest.raises(CodebookError, match="a stand-in needs four single words"):
        load(path)
