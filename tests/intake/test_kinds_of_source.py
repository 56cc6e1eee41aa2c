"""Folders, archives, packed and cut-off files, files of other kinds and of great size; and the way back to what failed."""

import gzip
import io
import json
import os
import pickle
import sys
import tarfile
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.errors import CutOff, InputError, NotEnglish, NotText, SourceMissing, TooLarge
from according.intake import Arrival, Given, Quarantined, arrivals
from according.intake.kinds import kind_of
from according.intake.opened import stream_of
from tests.intake.conftest import MORE, STORY, page

GERMAN = "Der Rat hat am Dienstag getagt und für die Brücke gestimmt, um die der Bürgermeister gebeten hatte. " * 5


def lines(*texts):
    return "".join(json.dumps({"text": text}) + "\n" for text in texts).encode()


def outcome(found):
    return (found.place, found.article.text if isinstance(found, Arrival) else type(found.error))


def test_a_folder_is_read_by_name_and_hidden_files_are_not(tmp_path):
    for name, data in {
        "b.txt": STORY.encode(), "a/z.jsonl": lines(MORE), "a/.hidden.txt": b"x", ".git/b.txt": b"x", "c.pdf": b"%PDF-1.7",
        "d.png": b"\x89PNG\r\n", "ledger/_delta_log/0.json": b"{}", "ledger/part-0.parquet": b"PAR1",
        "e.xml": b"<?xml version='1.0'?><doc/>", "f": STORY.encode(),
    }.items():  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / "g").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "h.txt").symlink_to(tmp_path / "b.txt")
    found = list(arrivals(tmp_path))
    assert [os.path.relpath(one.source, tmp_path) for one in found] == ["a/z.jsonl", "b.txt", "c.pdf", "d.png", "e.xml", "f", "h.txt"]
    assert [isinstance(one, Arrival) for one in found] == [True, True, False, False, False, True, True]
    assert "it is a PDF document: that kind is not read" in found[2].reason
    assert "it is an image" in found[3].reason
    assert "it is XML, but neither a feed nor a page" in found[4].reason


def test_a_folder_that_is_a_delta_table_or_cannot_be_read(tmp_path):
    (tmp_path / "_delta_log").mkdir()
    (found,) = arrivals(tmp_path)
    assert isinstance(found.error, SourceMissing)
    assert "it is a Delta table: its files hold replaced rows as well" in found.reason


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        pytest.param("a.txt", b"One man came.", "text", id="text"),
        pytest.param("report", b"One man came.", "text", id="no-ending"),
        pytest.param("a.TXT.GZ", b"One man came.", "text", id="capitals-packed"),
        pytest.param("a.txt", b"\xef\xbb\xbf<html>", "page", id="page-with-a-mark"),
        pytest.param("a.csv", b'{"text": 1}', "table", id="the-name-goes-before-a-guess"),
        pytest.param("a.csv", b"PK\x03\x04", "zip", id="plain-bytes-go-before-the-name"),
        pytest.param("a", b"[ {", "json", id="array"),
        pytest.param("a", b"[He] said", "text", id="brackets-in-a-text"),
        pytest.param("a", b'{\n "text": "One"}', "json", id="an-object-over-lines"),
        pytest.param("a", b'{"text": "One"}\n{"text": "Two"}', "lines", id="lines"),
        pytest.param("a.json", b'{"text": "One"}', "json", id="one-object-in-a-line"),
        pytest.param("a", b'<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0">', "feed", id="feed"),
        pytest.param("a.xml", b'<?xml version="1.0"?><html>', "page", id="xhtml"),
        pytest.param("a", b"x" * 257 + b"ustar", "tar", id="tar"),
    ],
)
def test_kinds(name, head, kind):
    assert kind_of(name, head) == kind


@pytest.mark.parametrize(
    ("name", "head", "what"),
    [
        pytest.param("a.pdf", b"%PDF-1.4", "a PDF document", id="pdf"),
        pytest.param("a.txt", b"\xff\xd8\xff\xe0", "an image", id="jpeg-named-text"),
        pytest.param("a.docx", b"PK\x03\x04", "an office document or a book", id="word"),
        pytest.param("a.txt.xz", b"\xfd7zXZ\0", "packed with xz", id="xz"),
        pytest.param("a.txt", b"\0\0\0\0", "not text", id="zeros"),
        pytest.param("a.db", b"SQLite format 3\0", "a database", id="database"),
    ],
)
def test_other_kinds_are_named(name, head, what):
    with pytest.raises(NotText, match=f"{name}: it is {what}"):
        kind_of(name, head)


def zip_of(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)


MEMBERS = {"x/a.txt": STORY.encode(), "b.jsonl.gz": gzip.compress(lines(STORY, MORE)), "c.pdf": b"%PDF", "__MACOSX/x": b"x", "x/.y": b"x"}
TOLD = {
    ("member x/a.txt", STORY), ("member b.jsonl.gz line 1", STORY), ("member b.jsonl.gz line 2", MORE), ("member c.pdf", NotText),
}  # fmt: skip


def test_archives(tmp_path):
    zip_of(tmp_path / "a.zip", MEMBERS)
    with tarfile.open(tmp_path / "a.tgz", "w:gz") as archive:
        for name, data in MEMBERS.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    for name in ("a.zip", "a.tgz"):
        assert {outcome(one) for one in arrivals(tmp_path / name)} == TOLD
        (again,) = arrivals(tmp_path / name, Given(only={"member b.jsonl.gz line 2"}))
        assert again.article.text == MORE
    (tmp_path / "cut.tgz").write_bytes((tmp_path / "a.tgz").read_bytes()[:-40])
    *_, rest = arrivals(tmp_path / "cut.tgz")
    assert isinstance(rest.error, CutOff)
    (tmp_path / "cut.zip").write_bytes((tmp_path / "a.zip").read_bytes()[:-40])
    (found,) = arrivals(tmp_path / "cut.zip")
    assert "the zip archive is cut off or damaged" in found.reason
    (tmp_path / "a.zip.gz").write_bytes(gzip.compress((tmp_path / "a.zip").read_bytes()))
    (found,) = arrivals(tmp_path / "a.zip.gz")
    assert "a zip archive is read from its end" in found.reason


def test_a_damaged_member_leaves_the_others(tmp_path):
    zip_of(tmp_path / "a.zip", {"a.txt": STORY * 20, "b.txt": MORE})
    data = bytearray((tmp_path / "a.zip").read_bytes())
    data[45:60] = b"\xff" * 15
    (tmp_path / "a.zip").write_bytes(data)
    damaged, sound = arrivals(tmp_path / "a.zip")
    assert (damaged.place, "member a.txt: it is damaged" in damaged.reason) == ("member a.txt", True)
    assert sound.article.text == MORE


@settings(max_examples=40, deadline=None)
@given(st.lists(st.binary(max_size=200), min_size=1, max_size=4), st.integers(0, 30), st.integers(1, 70))
def test_what_is_unpacked_is_what_was_packed(members, zeros, size):
    """Of several members, with padding behind them, in reads of any size; cut off anywhere it gives a beginning, and says so."""
    packed = b"".join(map(gzip.compress, members)) + b"\0" * zeros
    file = stream_of(io.BytesIO(packed), "a.gz")
    assert b"".join(iter(lambda: file.stream.read(size), b"")) == b"".join(members)
    file.require_whole()
    end = len(gzip.compress(members[0])) - 1
    cut = stream_of(io.BytesIO(packed[:end]), "a.gz")
    assert members[0].startswith(cut.stream.read())
    with pytest.raises(CutOff, match="it ends before its end mark"):
        cut.require_whole()


def test_a_packed_file_that_is_cut_off_is_read_up_to_the_cut(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    whole = gzip.compress(lines(*(f"{STORY} {os.urandom(40).hex()}" for _ in range(500))))
    path.write_bytes(whole[: len(whole) // 2])
    *found, rest = arrivals(path)
    assert len(found) > 200
    assert all(isinstance(one, Arrival) for one in found)
    assert (rest.place, type(rest.error)) == (f"after line {len(found)}", CutOff)
    path.write_bytes(whole)
    again = list(arrivals(path, Given(only={rest.place, "line 3"})))
    assert [one.place for one in again] == ["line 3", *(f"line {number}" for number in range(len(found) + 1, 501))]
    path.write_bytes(gzip.compress(STORY.encode() * 9)[:-4])
    (found,) = arrivals(path)
    assert isinstance(found.error, CutOff)


def test_damage_within_a_packed_file(tmp_path):
    data = bytearray(gzip.compress(b"".join(lines(f"{STORY} {os.urandom(40).hex()}") for _ in range(2_000))))
    data[len(data) // 2] ^= 0xFF
    (tmp_path / "a.jsonl.gz").write_bytes(data)
    *found, rest = arrivals(tmp_path / "a.jsonl.gz")
    assert isinstance(rest.error, CutOff)
    assert len(found) > 100


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.csv", "a.json", "a.parquet", "a.warc", "a"])
def test_two_gigabytes_of_nothing_are_refused_at_once(tmp_path, name):
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(2_000_000_000)
    begun = time.monotonic()
    (found,) = arrivals(path)
    assert isinstance(found.error, NotText)
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize(
    ("name", "head", "error"),
    [
        pytest.param("a.txt", STORY.encode(), TooLarge, id="text"),
        pytest.param("a.html", page().encode(), TooLarge, id="page"),
        pytest.param("a.xml", b"<?xml version='1.0'?><rss>", TooLarge, id="feed"),
    ],
)
def test_two_gigabytes_of_one_article_are_refused_without_reading_them(tmp_path, name, head, error):
    path = tmp_path / name
    path.write_bytes(head)
    with path.open("r+b") as file:
        file.truncate(2_000_000_000)
    begun = time.monotonic()
    (found,) = arrivals(path)
    assert isinstance(found.error, error)
    assert time.monotonic() - begun < 5


def test_a_line_without_an_end_is_passed_over(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(STORY))
    with path.open("r+b") as file:
        file.truncate(200_000_000)
    first, rest = arrivals(path)
    assert isinstance(first, Arrival)
    assert "line 2: the line is too long" in rest.reason


def test_a_place_that_is_there_no_longer_is_told(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(STORY, MORE))
    found = list(arrivals(path, Given(only={"line 2", "line 9", "after line 40"})))
    assert [outcome(one)[0] for one in found] == ["line 2", "after line 40", "line 9"]
    assert found[2].reason == f"{path} line 9: it is there no longer. Read the whole source again."
    assert len(list(arrivals(path, Given(only={None, "line 2"})))) == 2


def test_another_language_is_told_by_its_code(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(STORY, GERMAN))
    _, found = arrivals(path)
    assert isinstance(found.error, NotEnglish)
    assert found.error.language == "de"


@pytest.mark.parametrize(
    "error",
    [
        NotText("it is bad", where="a.txt", why="so", next_step="Mend it"),
        NotEnglish("the text is in German", language="de", where="a.txt line 7"),
        CutOff("it ends"),
    ],
)
def test_errors_cross_processes_as_they_are(error):
    again = pickle.loads(pickle.dumps(Quarantined("a.txt", "line 7", str(error), error))).error  # noqa: S301 - our own bytes
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


@pytest.mark.parametrize("data", [pytest.param(page().encode(), id="page"), pytest.param(gzip.compress(lines(STORY)), id="packed-lines")])
def test_standard_input_tells_its_kind(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (found,) = arrivals("-")
    assert isinstance(found, Arrival)
    assert found.source == "standard input"


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["a.csv", "a.jsonl", "a.json", "a.warc", "a.parquet", "a.zip", "a.tar", "a.rss", "a.txt", "a.csv.gz"]),
    st.binary(max_size=300),
    st.sampled_from(
        [
            b"",
            b"text,b\n",
            b'[{"text": "x"},',
            b'{"text": "One man"}\n',
            b"WARC/1.0\r\n",
            b"PAR1",
            b"PK\x03\x04",
            b"<rss>",
            b"\x1f\x8b\x08\x00",
        ]
    ),
)
def test_no_bytes_end_a_batch(tmp_path_factory, name, data, head):
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(head + data)
    for found in arrivals(path):
        assert isinstance(found, Arrival) or (isinstance(found.error, InputError) and found.reason.startswith(str(path)))
