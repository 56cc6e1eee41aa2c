"""Crawls: the pages in them, packed or not, whole or cut off."""

import gzip
import io

import pytest
from fastwarc.warc import ArchiveIterator

from according.errors import CutOff, NoReport, TooLarge
from according.intake import Arrival, Given, Quarantined, arrivals
from tests.intake.conftest import STORY, page

HTML = "text/html; charset=utf-8"


def record(number: int, body: bytes, kind: str = HTML, status: str = "200 OK", headers: str = "", what: str = "response") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {what}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"WARC-Date: 2021-03-05T10:00:00Z\r\nWARC-Target-URI: https://post.example/2021/03/04/{number}\r\n"
        f"Content-Type: application/http; msgtype={what}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def story(number: int) -> bytes:
    return page(body=f"<p>{STORY} It is bridge number {number} of the town, and the longest of all.</p>").encode()


CRAWL = [
    record(1, b"", what="request"),
    record(1, story(1)),
    record(2, b"\x89PNG", kind="image/png"),
    record(3, b"<html>moved</html>", status="301 Moved"),
    record(4, story(4)),
    record(5, story(5)),
]


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "crawl.bin"])
def test_the_pages_of_a_crawl(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"".join(map(gzip.compress, CRAWL)) if name.endswith("gz") else b"".join(CRAWL))
    found = list(arrivals(path))
    assert [(one.place, one.article.url) for one in found] == [
        ("record 1", "https://post.example/2021/03/04/1"),
        ("record 4", "https://post.example/2021/03/04/4"),
        ("record 5", "https://post.example/2021/03/04/5"),
    ]
    assert found[0].article.published == "2021-03-04"
    assert found[0].article.publisher == "The Valley Post"
    assert "bridge number 1" in found[0].article.text
    (again,) = arrivals(path, Given(only={"record 4"}))
    assert again == found[1]


def test_a_crawl_that_fastwarc_has_written_anew(tmp_path):
    path = tmp_path / "crawl.warc"
    with path.open("wb") as target:
        for one in ArchiveIterator(io.BytesIO(b"".join(CRAWL)), parse_http=False):
            one.write(target)
    assert len(list(arrivals(path))) == 3


def test_bodies_as_servers_send_them(tmp_path):
    packed = gzip.compress(story(1))
    chunked = b"%x\r\n" % len(packed) + packed + b"\r\n0\r\n\r\n"
    latin = page(body=f"<p>{STORY} The café of the señor reopened.</p>").encode("latin-1")
    path = tmp_path / "crawl.warc"
    path.write_bytes(
        record(1, chunked, headers="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n")
        + record(2, latin, kind="text/html;charset=iso-8859-1")
    )
    first, second = arrivals(path)
    assert "bridge number 1" in first.article.text
    assert "The café of the señor reopened." in second.article.text


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize(
    "left", [pytest.param(-60, id="in-the-page"), pytest.param(300, id="in-the-head"), pytest.param(100, id="early-in-the-head")]
)
def test_a_crawl_that_is_cut_off_gives_what_stands_before(tmp_path, packed, left):
    whole, last = CRAWL[:5], CRAWL[5]
    if packed:
        whole, last = [gzip.compress(one) for one in whole], gzip.compress(last)
    path = tmp_path / "crawl.warc"
    path.write_bytes(b"".join(whole) + last[:left])
    *found, cut = arrivals(path)
    assert [one.place for one in found] == ["record 1", "record 4"]
    assert all(isinstance(one, Arrival) for one in found)
    assert isinstance(cut, Quarantined)
    assert isinstance(cut.error, CutOff)
    assert cut.place == "after record 4"
    path.write_bytes(b"".join(whole) + (gzip.compress(CRAWL[5]) if packed else CRAWL[5]))
    (rest,) = arrivals(path, Given(only={cut.place}))
    assert (rest.place, "bridge number 5" in rest.article.text) == ("record 5", True)


def test_rubbish_within_a_crawl(tmp_path):
    path = tmp_path / "crawl.warc"
    path.write_bytes(CRAWL[1] + b"rubbish\r\n" * 50 + CRAWL[4])
    first, rest = arrivals(path)
    assert isinstance(first, Arrival)
    assert (rest.place, type(rest.error)) == ("after record 1", CutOff)


def test_pages_that_hold_no_report_are_named_by_their_address(tmp_path, monkeypatch):
    wall = "<p>We value your privacy.</p><p>We and our partners store and/or access information on a device. Accept all cookies.</p>"
    path = tmp_path / "crawl.warc"
    path.write_bytes(record(1, page("Before you go on", wall).encode()) + CRAWL[4])
    wall_met, _ = arrivals(path)
    assert isinstance(wall_met.error, NoReport)
    assert wall_met.reason.startswith(
        f"{path} record 1 (https://post.example/2021/03/04/1): it is a notice that asks for consent to cookies"
    )
    monkeypatch.setattr("according.intake.warc.LARGEST_PAGE", 900)
    path.write_bytes(record(1, b"x" * 1000) + record(2, b"x" * 1000, kind="video/mp4") + record(3, story(3)))
    too_large, fitting = arrivals(path)
    assert isinstance(too_large.error, TooLarge)
    assert fitting.place == "record 3"
