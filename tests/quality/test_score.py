from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quality import score
from quality.corpora import is_for_training, scored_files
from tests.quality import treebank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc


class Echo:
    """A language model that always gives the answer of the tiny treebank."""

    def parse(self, _: list[list[str]]) -> Iterator[Doc]:
        return (sentence.as_doc() for sentence in treebank.answered().sents)

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        return (treebank.answered() for _ in texts)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    treebank.write(tmp_path / "syntax")
    treebank.write(tmp_path / "syntax", "tiny-train")
    monkeypatch.setattr(score.Subject, "language", Echo())
    return tmp_path


@pytest.mark.parametrize(
    ("name", "training"),
    [
        pytest.param("ewt-train.conllu.gz", True, id="dash"),
        pytest.param("wnut17_train.jsonl.gz", True, id="underscore"),
        pytest.param("train.jsonl.gz", True, id="alone"),
        pytest.param("trnews.jsonl.gz", False, id="another word"),
        pytest.param("train-dev.jsonl.gz", False, id="in the middle"),
    ],
)
def test_is_for_training(name: str, training: bool) -> None:
    assert is_for_training(Path(name)) is training


def test_scored_files_are_those_of_the_pattern(tmp_path: Path) -> None:
    for name in ("plover_gold.jsonl.gz", "synthetic_news.jsonl.gz", "plover_train.jsonl.gz", "readme.md"):
        (tmp_path / name).touch()
    assert [path.name for path in scored_files(tmp_path, "plover*.jsonl.gz")] == ["plover_gold.jsonl.gz"]
    assert scored_files(tmp_path / "missing", "*") == []


def test_the_last_line_is_one_json_object(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert score.main(["--data", str(data), "--only", "syntax,times", "--json"]) == 0
    printed = capsys.readouterr()
    scores = json.loads(printed.out.rstrip("\n").rsplit("\n", 1)[-1])
    assert list(scores) == ["syntax"]
    assert list(scores["syntax"]) == ["tiny-dev"]
    assert scores["syntax"]["tiny-dev"]["las"] == 66.7
    assert "66.7" in printed.out
    assert "times: nothing to score" in printed.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--data", "nowhere"], "nowhere is no folder", id="no such folder"),
        pytest.param(["--data", ".", "--only", "syntaxes"], "no such measure: syntaxes", id="no such measure"),
    ],
)
def test_what_cannot_be_scored_is_said(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        score.main(arguments)
    assert message in capsys.readouterr().err


def test_nothing_to_score_is_a_failure(tmp_path: Path) -> None:
    assert score.main(["--data", str(tmp_path), "--only", "names"]) == 2


def test_a_group_of_figures_is_named_before_them() -> None:
    assert dict(score.flat({"f1": 1.0, "reader": {"f1": 2.0}})) == {"f1": 1.0, "reader f1": 2.0}
