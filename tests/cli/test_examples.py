"""The examples through the command, with the shipped model."""

from pathlib import Path

import pytest

from according.cli import main
from according.records import Reading

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))


def test_every_example_is_read_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", *map(str, EXAMPLES), "--jsonl"]) == 0
    readings = [Reading.model_validate_json(line) for line in capsys.readouterr().out.splitlines()]
    assert [
        (path.stem, reading.article.published, reading.article.publisher) for path, reading in zip(EXAMPLES, readings, strict=True)
    ] == [
        ("strait", "2025-09-18", "Gulf Monitor"),
        ("strike", "2024-06-04", "Altiplano News"),
        ("truce", "2025-03-13", "Sahel Wire"),
    ]
    for reading in readings:
        assert all(reading.surface(span) and span.end <= len(reading.article.text) for _, span in reading.spans())


def test_the_first_example_becomes_a_view_and_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [story] = [str(path) for path in EXAMPLES if path.stem == "truce"]
    assert main(["read", story, "--text", "--show", "all"]) == 0
    assert "Sahel Wire · 13 Mar 2025" in capsys.readouterr().out
    assert main(["read", story, "--html", str(tmp_path / "truce.html")]) == 0
    assert (tmp_path / "truce.html").read_text(encoding="utf-8").count("<article") == 1
