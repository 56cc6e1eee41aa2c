"""Files of every kind become articles or quarantine entries; nothing is lost silently and nothing stops the batch."""

import gzip
import io
import json
import sys

import pytest

from according import intake
from according.errors import BrokenRecord, CutOff, NotText, OptionError, TooLarge
from according.intake import Quarantined

STORY = "The council met on Tuesday and voted for the bridge that the mayor had asked for. It will open in May.\n"
PAGE = f"""<!DOCTYPE html><html><head><title>Bridge approved - The Valley Post</title>
<meta property="og:site_name" content="The Valley Post"><meta property="article:published_time" content="2021-03-04T10:00:00Z">
<link rel="canonical" href="https://valley.example/bridge"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Bridge approved</h1>
<p>{STORY}</p><p>The mayor said on Monday that the work would cost four million dollars, and that the town would pay half of it.</p>
</article><footer>All rights reserved</footer></body></html>"""


def read(path, **options):
    return list(intake.articles(path, **options))


def test_a_text(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("QUITO, May 3, 2021 (EFE) -- " + STORY, encoding="utf-8")
    (found,) = read(path)
    assert (found.published, found.publisher, found.ref) == ("2021-05-03", "EFE", None)
    (found,) = read(str(path), published="2021-05-04", publisher="Post")
    assert (found.published, found.publisher) == ("2021-05-04", "Post")


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page.txt"])
def test_a_page_is_known_by_name_or_content(tmp_path, name):
    path = tmp_path / name
    path.write_text(PAGE, encoding="utf-8")
    (found,) = read(path)
    assert STORY.strip() in found.text
    assert "Home" not in found.text
    assert (found.title, found.published, found.publisher, found.url) == (
        "Bridge approved", "2021-03-04", "The Valley Post", "https://valley.example/bridge",
    )  # fmt: skip


@pytest.mark.parametrize("soup", ["<<<>>><!%$# <html <p", "<!---->" * 500, "<html><body><nav><a href=x>Home</a></nav>", "<p>" * 3000])
def test_markup_soup_is_set_aside(tmp_path, soup):
    path = tmp_path / "soup.html"
    path.write_text(soup, encoding="utf-8")
    (found,) = read(path)
    assert isinstance(found, Quarantined)
    assert isinstance(found.error, NotText)


RECORDS = [
    json.dumps(
        {"text": STORY, "published": "2023-11-24 10:15", "publisher": "Post", "title": "Bridge", "url": "https://p.example", "id": 7}
    ),
    json.dumps({"text": STORY}),
    "",
    json.dumps({"text": STORY, "published": None, "title": ""}),
    json.dumps({"text": "half a pair \ud83d"}),
    json.dumps({"text": "Wo ist er?"}),
    '{"text": "The council met',
    '["text"]',
    '{"title": "Bridge"}',
    '{"text": 5}',
    '{"text": "  "}',
    '{"text": "The council met", "published": "32/13/2023"}',
    '{"text": "The council met", "publisher": ["Post"]}',
    '{"text": "The council met", "id": [7]}',
    "[" * 100_000,
    json.dumps({"text": "last", "url": "https://p.example/2019/04/05/x"}),
]


@pytest.mark.parametrize("name", ["some.jsonl", "some.ndjson", "some.jsonl.gz", "some.txt"])
def test_records_go_on_after_a_broken_line(tmp_path, name):
    path = tmp_path / name
    data = ("\ufeff" + "\r\n".join(RECORDS)).encode()
    path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    found = read(path, published="2020-01-01")
    good = [one for one in found if not isinstance(one, Quarantined)]
    assert [one.published for one in good] == ["2023-11-24T10:15", *["2020-01-01"] * 5]
    assert (good[0].publisher, good[0].title, good[0].url, good[0].ref) == ("Post", "Bridge", "https://p.example", "7")
    assert len(good) == 6
    broken = [one for one in found if isinstance(one, Quarantined)]
    assert [one.place for one in broken] == [f"line {number}" for number in range(7, 16)]
    assert all(one.source == str(path) and one.reason.startswith(f"{path} line ") for one in broken)
    assert isinstance(broken[0].error, BrokenRecord)
    assert "the line is not JSON" in broken[0].reason
    assert "32/13/2023" in broken[5].reason


def test_bytes_that_are_not_utf_8_in_one_line(tmp_path):
    path = tmp_path / "some.jsonl"
    path.write_bytes(b'{"text": "The council met"}\n{"text": "caf\xe9"}\n{"text": "last"}\n')
    first, second, third = read(path)
    assert (first.text, third.text) == ("The council met", "last")
    assert second.place == "line 2"
    assert "byte 13 (0xE9)" in second.reason


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(b"", NotText, id="empty"),
        pytest.param(b" \n ", NotText, id="blank"),
        pytest.param(bytes(range(256)) * 9, NotText, id="binary"),
        pytest.param(gzip.compress(STORY.encode() * 99)[:60], CutOff, id="cut-gzip"),
    ],
)
def test_what_cannot_be_read_is_set_aside(tmp_path, data, kind):
    path = tmp_path / "story.txt"
    path.write_bytes(data)
    (found,) = read(path)
    assert isinstance(found, Quarantined)
    assert isinstance(found.error, kind)
    assert found.reason.startswith(str(path))


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        pytest.param("", "it is no file", id="no name"),
        pytest.param("ftp://example.org/a.txt", "only https and http addresses are fetched", id="ftp"),
    ],
)
def test_what_is_neither_a_file_nor_an_address_of_the_web(source, reason, tmp_path, monkeypatch):
    (tmp_path / "report.txt").write_text("The ferry was late.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    [found] = read(source)
    assert reason in found.reason


def test_a_missing_file_and_an_empty_folder(tmp_path):
    (missing,) = read(tmp_path / "no.txt")
    assert "there is no such file" in missing.reason
    (folder,) = read(tmp_path)
    assert "there is no file in the folder" in folder.reason


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(STORY * 50_000, id="five megabytes"),
        pytest.param("rain fell on the town and " * 4_000, id="no stop and no line"),
        pytest.param("It rained. " + "x" * 100_000 + " It froze.", id="one long word"),
        pytest.param("function(a,b){return a.c[b]||{}};" * 3_000, id="program"),
        pytest.param("the <b>council</b> <<<>>> &amp; met <p " * 3_000, id="markup inside"),
    ],
)
def test_what_is_large_or_odd_is_taken_in_whole(tmp_path, text):
    path = tmp_path / "long.txt"
    path.write_text(text, encoding="utf-8")
    (found,) = read(path)
    assert found.text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"ab " * 70, "it has more than 200 bytes: one article may hold", id="bytes"),
        pytest.param(b"ab " * 40, "it has 120 characters: one article may hold 50", id="characters"),
        pytest.param(b'{"text": "' + b"ab " * 40 + b'"}\n', "line 1: it has 120 characters", id="a record"),
    ],
)
def test_what_is_too_large_is_named_not_cut(tmp_path, monkeypatch, data, reason):
    monkeypatch.setattr("according.intake.sources._MOST_BYTES", 200)
    monkeypatch.setattr("according.intake.characters.LARGEST", 50)
    path = tmp_path / "long.txt"
    path.write_bytes(data)
    (found,) = read(path)
    assert isinstance(found.error, TooLarge)
    assert reason in found.reason


def test_after_a_line_that_is_too_long_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("according.intake.lines.LONGEST_RECORD", 60)
    path = tmp_path / "long.jsonl"
    path.write_text(json.dumps({"text": "It rained. " * 20}) + "\n" + json.dumps({"text": "It froze."}) + "\n", encoding="utf-8")
    first, second = read(path)
    assert "line 1: the line is too long: a record may hold 60 bytes" in first.reason
    assert second.text == "It froze."


@pytest.mark.parametrize(
    ("data", "count"),
    [
        pytest.param(STORY.encode(), 1, id="text"),
        pytest.param(b'{"text": "One man came"}\n{"text": "Two men came"}\n', 2, id="records"),
        pytest.param(gzip.compress(b'{"text": "One man came"}\n'), 1, id="packed"),
        pytest.param(b"", 1, id="nothing"),
    ],
)
def test_standard_input(monkeypatch, data, count):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    found = list(intake.articles("-"))
    assert len(found) == count
    if not data:
        assert found[0].reason.startswith("standard input: it is empty")


def test_a_wrong_option_is_told_at_once():
    with pytest.raises(OptionError, match="--published"):
        intake.articles("whatever.txt", published="32/13/2023")
