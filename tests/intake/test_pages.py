"""What of a page is its report: walls are none, tails are cut, and its metadata tells when, who and where."""

import json

import pytest

from according.errors import NoReport, NotText
from according.intake.html import is_html, read_page
from according.intake.tails import without_tails
from according.intake.walls import require_report
from tests.intake.conftest import MORE, STORY, page

CONSENT = """We value your privacy. We and our partners store and/or access information on a device, such as cookies, and process data.
With your permission we may use precise location. You may change your choices at any time. Accept all cookies. Manage preferences."""
WALLS = [
    pytest.param(CONSENT, "a notice that asks for consent to cookies", id="consent"),
    pytest.param(
        "Before you continue: we and our 812 partners store and access cookies on your device. Accept all. Manage options.",
        "a notice that asks for consent to cookies", id="short consent",
    ),
    pytest.param(f"{STORY} Subscribe to continue reading.", "the beginning of a report behind a paywall", id="stub"),
    pytest.param(
        "This article is for subscribers. Already a subscriber? Log in to read. Start your free trial, cancel anytime.",
        "the beginning of a report behind a paywall", id="offer",
    ),
    pytest.param("Checking your browser. Please enable JavaScript and complete the captcha.", "whether the reader is a person", id="check"),
    pytest.param("Error 404: Page not found. The page you are looking for has moved.", "that there is nothing", id="error"),
]  # fmt: skip
REPORTS = [
    pytest.param(STORY, id="story"),
    pytest.param(f"{STORY} {MORE} " * 5 + "Subscribe to continue reading.", id="long-before-an-invitation"),
    pytest.param(
        "The regulator fined two firms on Monday for placing cookies without consent. Sites must ask before they process personal data, "
        "said the commissioner, and must let people withdraw. The firms will appeal. Both had told users that they value privacy.",
        id="news-about-cookies",
    ),
    pytest.param(
        "Access denied was what the ministry told the monitors on Tuesday, said their head. The camp is closed to visitors. Aid groups "
        "asked for the gates to be opened before winter, and the governor promised an answer within a week.",
        id="news-that-uses-the-words",
    ),
    pytest.param("", id="nothing"),
]


@pytest.mark.parametrize(("text", "name"), WALLS)
def test_a_wall_is_named(text, name):
    with pytest.raises(NoReport, match=name):
        require_report(text, where="page.html")


@pytest.mark.parametrize("text", REPORTS)
def test_a_report_is_none(text):
    assert require_report(text) is None  # it raises for what stands in place of a report


def test_a_page_that_is_a_cookie_wall():
    with pytest.raises(NoReport, match=r"page\.html: it is a notice that asks for consent"):
        read_page(page("Before you go on", "".join(f"<p>{line}</p>" for line in CONSENT.split("\n"))), where="page.html")


@pytest.mark.parametrize(
    "tail",
    [
        "(Reporting by Ana Brisk in Oruro; Editing by Tom Hale)",
        "Additional reporting by Ana Brisk",
        "Copyright © 2021 Valley Post. All rights reserved.",
        "© 2021 Valley Post",
        "Sign up for our newsletter",
        "• Follow us on every channel",
        "Read more",
        "Get the day’s news: our newsletter is free\nADVERTISEMENT\n\nTopics: bridges, towns",
        "This material may not be published, broadcast, rewritten or redistributed.",
    ],
)
def test_tails_are_cut(tail):
    assert without_tails(f"{STORY}\n{MORE}\n{tail}\n") == f"{STORY}\n{MORE}"


def test_links_to_other_stories_are_cut_anywhere():
    assert without_tails(f"{STORY}\nREAD ALSO: Ten killed in the valley\n{MORE}\n- Related: Bridges") == f"{STORY}\n{MORE}"


@pytest.mark.parametrize(
    "last",
    [
        "Reporting by rights groups has shown that the bridge was hit twice, the council said on Friday.",
        "Copyright law protects the song, the court said.",
        "Read more than once, the statement seems to contradict itself.",
        "The company changed its privacy policy on Friday.",
        "Follow the river and you will find the camp, the guide said.",
        "Watch out for mines, the army told farmers.",
        "Our newsletter " + "and the people of the valley " * 10 + "met.",
    ],
)
def test_what_a_report_says_itself_is_not_cut(last):
    assert without_tails(f"{STORY}\n{last}") == f"{STORY}\n{last}"


def test_a_page_is_not_cut_to_nothing():
    assert without_tails("Read more\nTopics: towns") == "Read more\nTopics: towns"


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        pytest.param('<meta property="article:published_time" content="2021-03-04T10:00:00Z">', "published", "2021-03-04", id="meta-date"),
        pytest.param('<meta name="date" content="2021-03-04">', "published", "2021-03-04", id="plain-meta-date"),
        pytest.param(
            '<script type="application/ld+json">'
            + json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": "2021-03-04T08:00:00+01:00"})
            + "</script>",
            "published", "2021-03-04", id="json-ld-date",
        ),
        pytest.param("", "publisher", "The Valley Post", id="site-name"),
        pytest.param('<link rel="canonical" href="https://post.example/bridge">', "url", "https://post.example/bridge", id="canonical"),
        pytest.param("", "title", "Bridge approved", id="title"),
        pytest.param("", "published", None, id="no-date"),
    ],
)  # fmt: skip
def test_metadata(head, field, value):
    assert getattr(read_page(page(head=head)), field) == value


def test_the_publisher_of_a_page_without_a_name_is_its_site():
    bare = page().replace('<meta property="og:site_name" content="The Valley Post">', "")
    assert read_page(bare, url="https://www.post.example/bridge").publisher == "post.example"


CAFE = f"<p>{STORY} The café of the señor – “at last” – reopened.</p>"


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        pytest.param(page(body=CAFE).encode(), None, id="utf-8"),
        pytest.param(page(body=CAFE).encode("utf-8-sig"), "latin-1", id="the-mark-goes-first"),
        pytest.param(page(body=CAFE, head='<meta charset="windows-1252">').encode("cp1252"), None, id="meta"),
        pytest.param(page(body=CAFE, head='<meta charset="iso-8859-1">').encode("cp1252"), None, id="what-calls-itself-latin-1"),
        pytest.param(
            page(body=CAFE, head='<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">').encode("cp1252"),
            None,
            id="meta-equiv",
        ),
        pytest.param(page(body=CAFE, head='<meta charset="utf-8">').encode("cp1252"), "windows-1252", id="the-server-before-the-page"),
        pytest.param(b'<?xml version="1.0" encoding="windows-1252"?>' + page(body=CAFE).encode("cp1252"), None, id="xhtml"),
        pytest.param(page(body=CAFE, head='<meta charset="nonsense">').encode(), "nonsense", id="no-such-encoding"),
        pytest.param(page(body=CAFE, head='<meta charset="ascii">').encode(), "utf-8", id="the-server-is-right"),
    ],
)
def test_encodings(data, charset):
    assert "The café of the señor – “at last” – reopened." in read_page(data, charset=charset).text


@pytest.mark.parametrize("soup", ["<div>" * 3_000 + STORY, "<html>" + "<b><i>" * 5_000, "<table>" * 500 + STORY, "<html>&" + "a" * 200_000])
def test_pages_that_are_made_to_break_are_told(soup):
    try:
        assert read_page(soup).text
    except NotText as told:
        assert told.next_step or told.why  # noqa: PT017 - either outcome is fine, any other error is not


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        pytest.param("\ufeff<!DOCTYPE html><html>", True, id="mark-in-front"),
        pytest.param("<!-- made by hand --><html>", True, id="comment-in-front"),
        pytest.param("<p>One man came.</p>", True, id="fragment"),
        pytest.param("<3 is a heart", False, id="text"),
        pytest.param("The <p> element", False, id="text-about-it"),
    ],
)
def test_what_is_a_page(text, is_page):
    assert is_html(text) is is_page
    assert is_html(text.encode()) is is_page
