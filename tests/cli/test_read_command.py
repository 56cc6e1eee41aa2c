import io
import json
import sys
from pathlib import Path

import pytest

from according.cli import main
from according.records import Reading

pytestmark = pytest.mark.usefixtures("finds_nothing")
STORY = "The mayor of the town met the union on Monday and said that the talks would go on for another week.\n"


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return str(path)


@pytest.fixture
def archive(tmp_path: Path) -> str:
    path = tmp_path / "archive.jsonl"
    lines = [json.dumps({"text": STORY, "id": "one"}), "{broken", json.dumps({"text": STORY.replace("mayor", "head"), "id": "two"})]
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def test_json_is_one_object_in_the_format(story: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["read", story, "--json", "--published", "2025-03-12", "--publisher", "Café Wire"]) == 0
    reading = Reading.model_validate_json(capsysbinary.readouterr().out)
    assert (reading.article.text, reading.article.published, reading.article.publisher) == (STORY, "2025-03-12", "Café Wire")


def test_reasons_stand_beside_the_reading(story: str, archive: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    told = [{"field": "status", "rule": "denied: a négation", "span": None}]
    assert main(["read", story, "--json", "--explain"]) == 0
    printed = json.loads(capsysbinary.readouterr().out)
    assert printed["reasons"] == {"e1": told}
    assert Reading.model_validate(printed["reading"]).article.text == STORY
    assert main(["read", archive, "--jsonl", "--explain"]) == 1
    lines = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert [(line["reading"]["article"]["ref"], line["reasons"]) for line in lines] == [("one", {"e1": told}), ("two", {"e1": told})]


def test_what_cannot_be_explained_is_named_and_the_rest_goes_on(tmp_path: Path, story: str, capsys: pytest.CaptureFixture[str]) -> None:
    long = tmp_path / "epic.txt"
    long.write_text("An epic of the mayor of the town and of what the union said to him on Monday.\n", encoding="utf-8")
    assert main(["read", str(long), story, "--jsonl", "--explain"]) == 1
    told = capsys.readouterr()
    assert told.err == "according: the text is too long to be explained.\n"
    assert len(told.out.splitlines()) == 1


def test_a_page_holds_no_reasons(story: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", story, "--html", str(tmp_path / "page.html"), "--explain"]) == 2
    assert "--html and --explain do not go together" in capsys.readouterr().err


def test_guessed_columns_are_told_once_and_named_ones_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("first.csv", "second.csv"):
        (tmp_path / name).write_text(f"headline,body,summary\nBridge,{STORY.strip()},The talks go on for a week.\n", encoding="utf-8")
    assert main(["read", str(tmp_path), "--jsonl"]) == 0
    told = capsys.readouterr()
    assert [json.loads(line)["article"]["title"] for line in told.out.splitlines()] == ["Bridge", "Bridge"]
    guesses = 'text is "body", title is "headline", no column is known to hold the date of publication (guessed; --columns names others).'
    assert told.err == f"according: {tmp_path / 'first.csv'}: {guesses}\n"
    assert main(["read", str(tmp_path), "--jsonl", "--columns", "text=summary,title=,published=", "--columns", "id=headline"]) == 0
    told = capsys.readouterr()
    articles = [json.loads(line)["article"] for line in told.out.splitlines()]
    assert [(one["text"], one["title"], one["ref"]) for one in articles] == [("The talks go on for a week.", None, "Bridge")] * 2
    assert told.err == ""


def test_pages_of_this_machine_are_fetched_only_when_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    address = "http://127.0.0.1:9/story"  # the port of "discard": nobody answers
    assert main(["read", address, "--json"]) == 1
    assert "addresses of this machine and of private networks are not fetched" in capsys.readouterr().err
    assert main(["read", address, "--json", "--private"]) == 1
    assert "it cannot be reached" in capsys.readouterr().err


def test_a_guess_at_the_encoding_is_told_as_everything_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = tmp_path / "story.txt"
    story.write_bytes("The mayor of Bjärne met the union on Monday.".encode("cp1252"))
    assert main(["read", str(story), "--published", "2025-03-12", "--json"]) == 0
    assert capsys.readouterr().err == f"according: {story}: read as Windows-1252, because byte 15 (0xE4) is not UTF-8.\n"


def test_json_of_many_articles_is_refused(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", story, story, "--json"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "according: --json prints one object, and there is more than one article. Use --jsonl.\n"


def test_jsonl_is_a_reading_a_line_in_order_and_names_what_cannot_be_read(archive: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", archive, "--jsonl", "--columns", "published="]) == 1
    told = capsys.readouterr()
    assert [json.loads(line)["article"]["ref"] for line in told.out.splitlines()] == ["one", "two"]
    assert len(told.err.splitlines()) == 1
    assert "archive.jsonl" in told.err
    assert "line 2" in told.err


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert main(["read", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["article"]["text"] == STORY


def test_a_missing_file_does_not_keep_the_others_from_being_read(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "not-there.txt", story, "--jsonl"]) == 1
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 1
    assert told.err == "according: not-there.txt: there is no such file. Check its name and folder.\n"


def test_the_view_says_when_no_date_is_known(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", story]) == 0
    out = capsys.readouterr().out
    assert "no publication date: relative dates are left open; give --published" in out
    assert [line for line in out.splitlines() if line in ("What happened", "Who speaks", "Figures")] == [
        "What happened",
        "Who speaks",
        "Figures",
    ]


ALL = ["What happened", "Who speaks", "Figures", "People and groups", "Places", "Times", "Loaded wording"]


@pytest.mark.parametrize(
    ("options", "headings"),
    [
        pytest.param(["--show", "places,times"], ["Places", "Times"], id="chosen"),
        pytest.param(["--text"], [], id="the story alone"),
        pytest.param(["--text", "--show", "people"], ["People and groups"], id="story and people"),
        pytest.param(["--show", "all"], ALL, id="all"),
    ],
)
def test_what_is_shown_is_chosen(story: str, options: list[str], headings: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", story, *options]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line and not line.startswith((" ", "no publication", "The mayor", "21 words"))] == headings
    assert (STORY.strip() in lines) is ("--text" in options)


def test_a_page_is_written_and_nothing_printed(story: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "page.html"
    assert main(["read", story, story, "--html", str(target)]) == 0
    assert target.read_text(encoding="utf-8").count("<article") == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        pytest.param(["read", "x", "--show", "event"], '--show: there is no "event" to show. Choose from events, said, ', id="show"),
        pytest.param(["read", "x", "--json", "--text"], "--json and --show or --text do not go together. Choose one", id="two ways"),
        pytest.param(["read", "x", "--html", "no/such/folder.html"], "no/such/folder.html: no page can be written there.", id="folder"),
        pytest.param(["read"], "Missing argument 'SOURCE'.", id="no file"),
        pytest.param(["reed"], "No such command 'reed'.", id="no command"),
        pytest.param(
            ["read", "x", "--columns", "body"], '--columns: "body" names no column. Write FIELD=COLUMN; the fields are', id="columns"
        ),
        pytest.param(["read", "x", "--color"], "No such option: --color", id="no option"),
    ],
)
def test_mistakes_are_one_plain_line(arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"according: {line}")
    assert told.err.count("\n") == 1


def test_a_date_that_is_none_is_refused(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", story, "--published", "soon"]) == 2
    assert capsys.readouterr().err.startswith('according: --published: the publication date "soon" is no date')


def test_a_fault_is_one_line_unless_it_is_looked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "fault.txt"
    path.write_text(STORY + "It was the fault of the wind, said the people of the town.", encoding="utf-8")
    assert main(["read", str(path)]) == 70
    assert (
        capsys.readouterr().err
        == "according: a fault in According itself: ZeroDivisionError: a fault in two lines. Run `according --debug …` to see where.\n"
    )
    with pytest.raises(ZeroDivisionError):
        main(["--debug", "read", str(path)])


def test_an_archive_without_articles_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_text("\n", encoding="utf-8")
    assert main(["read", str(path), "--json"]) == 1
    assert capsys.readouterr().err.startswith("according: ")
