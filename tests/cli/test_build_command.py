"""The commands build and info, on a real ledger, with a reader that finds nothing."""

import json
from pathlib import Path

import pytest

from according import __version__
from according.cli import main
from according.ledger import local
from tests.ledger.readers import FindsNothing

STORY = "The mayor of the town met the union on Monday and said that the talks would go on for another week."


@pytest.fixture(autouse=True)
def finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local.Here.__init__, "__defaults__", ((), FindsNothing))
    monkeypatch.setattr(local.engine, "__defaults__", ((), FindsNothing))


@pytest.fixture
def archive(tmp_path: Path) -> str:
    path = tmp_path / "archive.jsonl"
    lines = [{"body": STORY, "id": "one", "day": "2025-03-12"}, {"body": STORY.replace("mayor", "head"), "id": "two", "day": None}]
    path.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    return str(path)


def build(*words: str) -> int:
    return main(["build", *words, "--workers", "1"])


def test_build_and_info(tmp_path: Path, archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = str(tmp_path / "ledger")
    assert build(archive, "--ledger", ledger, "--text", "body", "--published", "day") == 0
    assert ": 2 read, 0 already there, 0 copies, 0 skipped, 0 failed" in capsys.readouterr().out
    assert build(archive, "--ledger", ledger, "--columns", "text=body,published=day") == 0
    assert ": 0 read, 2 already there, 0 copies, 0 skipped, 0 failed" in capsys.readouterr().out

    assert main(["info", ledger]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"{ledger}: 2 articles, 0 further sightings\npublished    2025-03-12 to 2025-03-12\n")
    assert f"according build {archive} --ledger {ledger} --text body --published day --workers 1  (2 read" in told
    assert main(["info", ledger, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["articles"] == 2


def test_what_failed_is_told_listed_and_in_the_exit_code(tmp_path: Path, archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = str(tmp_path / "ledger")
    with Path(archive).open("a", encoding="utf-8") as more:
        more.write("{broken\n")
    assert build(archive, "--ledger", ledger) == 1
    told = capsys.readouterr()
    assert "1 failed" in told.out
    failure, last = told.err.splitlines()[-2:]
    assert failure.startswith(f"according: {archive} line 3: the line is not JSON: ")
    assert failure.endswith("Mend it there; the other lines are read.")
    assert last == (
        f"according: `according info {ledger} --failed` lists what failed, `according build --ledger {ledger} --retry` tries it again."
    )
    assert main(["info", ledger, "--failed"]) == 0
    assert capsys.readouterr().out.startswith(f"{archive}\tline 3\tinput\t")
    assert main(["info", ledger, "--failed", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["place"] == "line 3"
    assert build("--ledger", ledger, "--retry") == 1


def test_what_there_is_nothing_to_do_about_is_told(
    tmp_path: Path, archive: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(FindsNothing, "version", __version__)
    ledger = str(tmp_path / "ledger")
    assert build(archive, "--ledger", ledger) == 0
    for options, told in (
        (["--retry"], "has failed"),
        (["--refresh"], "was read by another reader"),
        (["--refresh", "--retry"], "was read by another reader and nothing has failed"),
    ):
        capsys.readouterr()
        assert build("--ledger", ledger, *options) == 0
        assert capsys.readouterr().err == f"according: nothing in {ledger} {told}.\n"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        pytest.param(["build", "--ledger", "new"], 2, "nothing to build from", id="no sources"),
        pytest.param(["build", "not-there.jsonl", "--ledger", "new"], 1, "there is no such file", id="no such file"),
        pytest.param(["build", "a.txt", "--ledger", "new", "--engine", "steam"], 2, 'no engine "steam"', id="no such engine"),
        pytest.param(["build", "a.txt", "--ledger", "new", "--address", "auto"], 2, "Add --engine ray", id="an address without a cluster"),
        pytest.param(["build", "--ledger", "new", "--retry"], 1, "there is no ledger", id="nothing to try again"),
        pytest.param(["build", "--ledger", "new", "--refresh"], 1, "there is no ledger", id="nothing to read again"),
        pytest.param(["info", "new"], 1, "there is no ledger", id="no ledger"),
        pytest.param(["info", "new", "--failed"], 1, "there is no ledger", id="no ledger to list from"),
    ],
)
def test_what_cannot_be_done_is_one_plain_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str], code: int, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    assert main(words) == code
    error = capsys.readouterr().err
    assert told in error
    assert len(error.splitlines()) == 1
    assert not (tmp_path / "new").exists()


def test_an_interrupt_tells_what_is_safe(
    tmp_path: Path, archive: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("according.ledger.build.Build.run", interrupted)
    assert build(archive, "--ledger", str(tmp_path / "ledger")) == 130
    assert "0 articles of this build" in capsys.readouterr().err
