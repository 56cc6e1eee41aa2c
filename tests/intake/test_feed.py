"""Feeds: the text where they give it whole, else the page, and only when the feed was named itself."""

import pytest

from according.errors import BrokenRecord, NotText
from according.intake import Arrival, Given, Quarantined, Web, arrivals
from tests.intake.conftest import MORE, STORY, page

OURS = Given(web=Web(private=True, delay=0.0, seconds=5.0))
LONG = "".join(f"<p>{STORY} {MORE} It is bridge {number}.</p>" for number in range(4))


def rss(*items: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Valley Radio</title>{''.join(items)}</channel></rss>"
    )


def item(link: str, content: str = "", summary: str = "A bridge.", date: str = "Thu, 04 Mar 2021 10:00:00 GMT") -> str:
    whole = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    return (
        f"<item><title>Bridge</title><link>{link}</link><guid>nr-1</guid><pubDate>{date}</pubDate>"
        f"<description>{summary}</description>{whole}</item>"
    )


ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Valley Radio</title><id>f</id>
<entry><title>Bridge</title><id>nr-1</id><link href="https://radio.example/1"/><updated>2021-03-04T10:00:00Z</updated>
<content type="html"><![CDATA[{LONG}]]></content></entry></feed>"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("feed.xml", rss(item("https://radio.example/1", LONG)), id="rss"),
        pytest.param("feed.atom", ATOM, id="atom"),
        pytest.param("feed.txt", rss(item("https://radio.example/1", LONG)), id="by-content"),
    ],
)
def test_a_feed_that_gives_the_whole_text(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (found,) = arrivals(path)
    assert isinstance(found, Arrival)
    article = found.article
    assert article.text.count(STORY) == 4
    assert (article.title, article.published, article.publisher, article.url, article.ref) == (
        "Bridge", "2021-03-04T10:00:00Z", "Valley Radio", "https://radio.example/1", "nr-1",
    )  # fmt: skip
    assert (found.source, found.place) == (str(path), "entry https://radio.example/1")
    (again,) = arrivals(path, Given(only={"entry https://radio.example/1"}))
    assert again == found


def test_the_pages_of_a_feed_are_fetched_and_are_sources_of_their_own(site):
    good, bad = site.give("/1", page()), site.address + "/2"
    short = item(good, f"{LONG} Read more")
    feed = site.give("/feed", rss(short, item(bad)), Content_Type="application/rss+xml")
    first, second = arrivals(feed, OURS)
    assert isinstance(first, Arrival)
    assert (first.source, first.place, first.article.published, first.article.publisher) == (
        good, None, "2021-03-04T10:00:00Z", "The Valley Post",
    )  # fmt: skip
    assert isinstance(second, Quarantined)
    assert (second.source, second.place) == (bad, None)
    assert second.reason == f"{bad}: there is no such page: its answer is 404."


def test_a_feed_in_a_folder_fetches_nothing(site, tmp_path):
    (tmp_path / "feed.xml").write_text(rss(item(site.give("/1", page()))), encoding="utf-8")
    (found,) = arrivals(tmp_path, OURS)
    assert isinstance(found.error, BrokenRecord)
    assert "the feed gives only a summary of it: it is not followed from here" in found.reason
    assert site.asked == []
    (found,) = arrivals(tmp_path / "feed.xml", OURS)
    assert isinstance(found, Arrival)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(rss(), 0, id="no-entries"),
        pytest.param(rss(item("", LONG), item("javascript:alert(1)")), 2, id="odd-links"),
        pytest.param(rss(item("https://radio.example/1", LONG))[:-200], 1, id="cut-off"),
        pytest.param(
            '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + rss(item("", "&x;"))[38:], 1, id="entities"
        ),
    ],
)
def test_odd_feeds(tmp_path, text, count):
    path = tmp_path / "feed.rss"
    path.write_text(text, encoding="utf-8")
    assert len(list(arrivals(path, OURS))) == count


def test_a_feed_that_is_served_as_a_page(site):
    feed = site.give("/feed", rss(item("https://radio.example/1", LONG)))
    (found,) = arrivals(feed, OURS)
    assert (found.source, found.place) == (feed, "entry https://radio.example/1")


def test_what_is_no_feed(tmp_path):
    path = tmp_path / "feed.rss"
    path.write_text("The council met on Tuesday.", encoding="utf-8")
    (found,) = arrivals(path)
    assert isinstance(found.error, NotText)
    assert "it is no feed" in found.reason


def test_an_entry_without_a_date_takes_that_of_its_page(site):
    dated = page(head='<meta property="article:published_time" content="2020-01-02T10:00:00Z">')
    feed = site.give("/feed", rss(item(site.give("/1", dated), date="soon")), Content_Type="text/xml")
    (found,) = arrivals(feed, OURS)
    assert found.article.published == "2020-01-02"
