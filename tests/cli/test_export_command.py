import json
from pathlib import Path

import pytest

from according.cli import main
from according.records import Reading

TEXT = "The army shelled Veld."
READING = Reading.model_validate({
    "reader": {"version": "0.1.0", "model": "m", "codebook": "c"},
    "article": {"text": TEXT, "id": "c0ffee", "published": "2025-03-13"},
    "actors": [{"id": "a1", "name": "army", "kind": "group", "sectors": ["MIL"], "mentions": [{"start": 0, "end": 8, "how": "nominal"}]}],
    "events": [{
        "id": "e1", "event_type": "ASSAULT", "trigger": {"start": 9, "end": 16}, "evidence": {"start": 0, "end": 21}, "actors": ["a1"],
        "cameo": "190", "goldstein": -10, "quad": "material conflict", "confidence": 0.7,
    }],
})  # fmt: skip


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "readings.jsonl"
    path.write_text(f"{READING.to_json()}\n", encoding="utf-8")
    return str(path)


def test_lines_are_exported_and_counted(lines, tmp_path, capsys):
    out = tmp_path / "events.tsv"
    assert main(["export", lines, "--to", "gdelt", "--out", str(out)]) == 0
    assert out.read_text(encoding="utf-8").split("\t")[26:31] == ["190", "190", "19", "4", "-10.0"]
    assert capsys.readouterr().err == "according: 1 row of 1 reading written.\n"


def test_what_is_left_out_is_told(lines, tmp_path, capsys):
    assert main(["export", lines, "--to", "ucdp-ged-like", "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().err == "according: 0 rows of 1 reading written; 1 event left out (no deaths told).\n"


def test_standard_output_takes_one_file(lines, capfdbinary):
    assert main(["export", lines, "--to", "w3c", "--out", "-"]) == 0
    assert len(json.loads(capfdbinary.readouterr().out)["items"]) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        pytest.param(["--to", "xml", "--out", "x"], 2, "there is no format 'xml'", id="format"),
        pytest.param(["--to", "brat", "--out", "-"], 2, "standard output cannot take", id="folder-to-standard-output"),
        pytest.param(["--to", "jsonl", "--out", "readings.jsonl"], 2, "cannot take the place", id="onto-itself"),
        pytest.param(["--to", "jsonl", "--out", "nowhere/x.jsonl"], 1, "cannot be written", id="no-folder"),
    ],
)
def test_what_cannot_be_done_is_one_plain_line(lines, monkeypatch, capsys, arguments, code, line):
    monkeypatch.chdir(Path(lines).parent)
    assert main(["export", lines, *arguments]) == code
    told = capsys.readouterr().err
    assert line in told
    assert told.count("\n") == 1


def test_a_broken_line_leaves_no_export(lines, tmp_path, capsys):
    with Path(lines).open("a", encoding="utf-8") as stream:
        stream.write("{}\n")
    assert main(["export", lines, "--to", "polecat", "--out", str(tmp_path / "out")]) == 1
    assert "readings.jsonl, line 2: the line is no reading" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
