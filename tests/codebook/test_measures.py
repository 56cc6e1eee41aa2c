import pytest

from according.codebook import measures as codebook
from according.errors import CodebookError


def test_every_measure_with_verbs_is_one_of_the_format():
    assert set(codebook.measures().measures) <= {
        "killed",
        "injured",
        "missing",
        "displaced",
        "detained",
        "released",
        "held",
        "attacked",
        "people",
    }


def test_the_first_measure_wins_a_shared_word():
    assert codebook.measures().done_to["kill"].name == "killed"
    assert codebook.measures().nouns["hostage"].name == "held"


def test_longest_hedge_comes_first():
    words, bound = codebook.number_words().before["than"][0]
    assert (len(words), bound) in {(3, "at least"), (3, "at most")}


@pytest.mark.parametrize(
    ("name", "content", "loader", "message"),
    [
        pytest.param("numbers.toml", "[vague\n", codebook.number_words, "does not parse", id="broken file"),
        pytest.param("numbers.toml", "[vague]\ndozens = [99, 24]\n", codebook.number_words, "range of 'dozens' is empty", id="empty range"),
        pytest.param(
            "measures.toml", '[[measures]]\nname = "tickled"\n', codebook.measures, "'tickled' is no measure", id="unknown measure"
        ),
        pytest.param(
            "measures.toml", '[[measures]]\nname = "killed"\nphrases = ["die"]\n', codebook.measures, "not a verb and one word", id="phrase"
        ),
    ],
)
def test_a_wrong_file_is_told(name, content, loader, message, tmp_path, monkeypatch):
    (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.setattr(codebook, "files", lambda _: tmp_path)
    with pytest.raises(CodebookError, match=message):
        loader.__wrapped__()
