import pytest

from according.errors import ExportError, OptionError
from according.ledger.exports import FORMATS, export

FOLDERS = ["brat", "docbin"]
FILES = [name for name in FORMATS if name not in ("csv", "parquet", *FOLDERS)]


def broken(told):
    yield told
    raise RuntimeError("the source fell silent")


@pytest.mark.parametrize("to", [*FILES, *FOLDERS])
def test_what_breaks_half_way_leaves_nothing(told, to, tmp_path):
    with pytest.raises(RuntimeError):
        export(broken(told), to, str(tmp_path / "out"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("to", FILES)
def test_what_breaks_half_way_leaves_the_older_file_as_it_was(told, to, tmp_path):
    (tmp_path / "out").write_text("older", encoding="utf-8")
    with pytest.raises(RuntimeError):
        export(broken(told), to, str(tmp_path / "out"))
    assert (tmp_path / "out").read_text(encoding="utf-8") == "older"
    export([told], to, str(tmp_path / "out"))
    assert (tmp_path / "out").read_text(encoding="utf-8") != "older"


@pytest.mark.parametrize("to", FOLDERS)
def test_a_folder_with_something_in_it_is_left_alone(told, to, tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OptionError, match="there is something of that name"):
        export([told], to, str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("to", [*FILES, *FOLDERS])
def test_a_place_that_cannot_be_written_is_named(told, to, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ExportError, match="the export cannot be written"):
        export([told], to, str(tmp_path / "file" / "out"))


@pytest.mark.parametrize("to", FILES)
def test_a_file_is_not_written_over_a_folder(told, to, tmp_path):
    with pytest.raises(OptionError, match="it is a folder"):
        export([told], to, str(tmp_path))


@pytest.mark.parametrize("to", FOLDERS)
def test_a_folder_does_not_go_to_standard_output(told, to):
    with pytest.raises(OptionError, match="standard output"):
        export([told], to, "-")


@pytest.mark.parametrize("to", FILES)
def test_readings_are_taken_one_after_the_other(told, to, tmp_path, monkeypatch):
    lines = []

    def slowly():
        for number in range(20):
            lines.append(sum(path.stat().st_size for path in tmp_path.iterdir()))
            article = told.article.model_copy(update={"id": f"a{number}", "text": told.article.text + "\n" * 9000})
            yield told.model_copy(update={"article": article})

    export(slowly(), to, str(tmp_path / "out"))
    assert lines[0] < lines[-1] < (tmp_path / "out").stat().st_size


@pytest.mark.parametrize(
    ("to", "options", "why"),
    [
        pytest.param("xml", {}, "there is no format 'xml'", id="format"),
        pytest.param("jsonl", {"sources": True}, "names the sources as it is", id="sources"),
        pytest.param("gdelt", {"view": "events"}, "no set of tables", id="view"),
        pytest.param("csv", {"view": "wars"}, "there is no view 'wars'", id="no-such-view"),
    ],
)
def test_options_that_mean_nothing_are_refused(told, to, options, why, tmp_path):
    with pytest.raises(OptionError, match=why):
        export([told], to, str(tmp_path / "out"), **options)
