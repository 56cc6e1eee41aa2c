"""Pages are fetched as a guest should: by robots.txt, slowly, within limits, and never from private networks."""

import gzip
import socket
import threading
import time

import pytest

from according.errors import NotFetched, TooLarge
from according.intake import Arrival, Given, Quarantined, Web, arrivals, articles
from according.intake.web import Fetcher, is_public
from tests.intake.conftest import MORE, STORY, page

OURS = Web(private=True, delay=0.0, seconds=5.0)


def fetch(address, web=OURS):
    return Fetcher(web).fetch(address)


def test_a_page_becomes_an_article(site):
    address = site.give("/2021/03/04/bridge", page())
    (found,) = arrivals(address, Given(web=OURS))
    assert isinstance(found, Arrival)
    assert STORY in found.article.text
    assert MORE in found.article.text
    assert (found.source, found.place, found.article.url, found.article.publisher) == (address, None, address, "The Valley Post")
    assert found.article.published == "2021-03-04"
    assert found.article.title == "Bridge approved"
    assert site.asked == ["/robots.txt", "/2021/03/04/bridge"]
    assert all(agent.startswith("according/") for agent in site.agents)


def test_the_encoding_is_what_the_server_says(site):
    address = site.give(
        "/page", page(body=f"<p>{STORY} The café of the señor reopened.</p>").encode("latin-1"), Content_Type="text/html; charset=latin-1"
    )
    (found,) = articles(address, web=OURS)
    assert "The café of the señor reopened." in found.text


def test_a_text_may_lie_at_an_address(site):
    address = site.give("/story.txt", STORY, Content_Type="text/plain; charset=utf-8")
    (found,) = articles(address, web=OURS)
    assert found.text == STORY


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        pytest.param("User-agent: *\nDisallow: /news", "/news/1", False, id="forbidden"),
        pytest.param("User-agent: *\nDisallow: /*?", "/news?print=1", False, id="forbidden-by-a-star"),
        pytest.param("User-agent: according\nDisallow: /\n\nUser-agent: *\nDisallow:", "/news/1", False, id="forbidden-to-us"),
        pytest.param("User-agent: *\nDisallow: /\n\nUser-agent: according\nDisallow: /private", "/news/1", True, id="allowed-to-us"),
    ],
)
def test_robots_are_obeyed(site, rules, path, allowed):
    site.give("/robots.txt", rules, Content_Type="text/plain")
    address = site.give(path, page())
    (found,) = articles(address, web=OURS)
    assert isinstance(found, Quarantined) is not allowed
    assert (path in site.asked) is allowed
    if not allowed:
        assert isinstance(found.error, NotFetched)
        assert found.reason == f"{address}: the site's robots.txt does not let it be fetched."


def test_while_robots_cannot_be_had_nothing_is_fetched(site):
    site.give("/robots.txt", status=503)
    address = site.give("/news", page())
    with pytest.raises(NotFetched, match=r"robots\.txt cannot be had, and without it nothing is fetched: its answer is 503"):
        fetch(address)
    assert site.asked == ["/robots.txt"]


def test_robots_are_asked_once_and_pages_slowly(site):
    site.give("/robots.txt", "User-agent: *\nCrawl-delay: 0.3")
    guest = Fetcher(OURS)
    begun = time.monotonic()
    for path in ("/a", "/b", "/c"):
        guest.fetch(site.give(path, page()))
    assert time.monotonic() - begun >= 0.6
    assert site.asked == ["/robots.txt", "/a", "/b", "/c"]


def test_our_own_delay_holds_from_source_to_source(site):
    web = Web(private=True, delay=0.31)
    begun = time.monotonic()
    for path in ("/a", "/b"):
        assert [type(found) for found in arrivals(site.give(path, page()), Given(web=web))] == [Arrival]
    assert time.monotonic() - begun >= 0.31


def test_a_site_that_asks_for_too_much_patience_is_left_alone(site):
    site.give("/robots.txt", "User-agent: *\nCrawl-delay: 3600")
    with pytest.raises(NotFetched, match="asks for 3600 seconds between two pages"):
        fetch(site.give("/a", page()))


def test_redirects_are_followed_and_checked(site):
    site.give("/robots.txt", "User-agent: *\nDisallow: /hidden")
    target = site.give("/new/page", page())
    assert fetch(site.give("/old", status=301, Location="/new/page")).url == target
    site.give("/hidden", page())
    with pytest.raises(NotFetched, match=r"robots\.txt"):
        fetch(site.give("/to-hidden", status=302, Location="/hidden"))
    assert "/hidden" not in site.asked
    with pytest.raises(NotFetched, match="it leads on and on: 5 redirects are followed"):
        fetch(site.give("/loop", status=302, Location="/loop"))
    with pytest.raises(NotFetched, match="it is no address on the web"):
        fetch(site.give("/file", status=302, Location="file:///etc/passwd"))


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        pytest.param(404, "there is no such page: its answer is 404", id="missing"),
        pytest.param(403, "the site refuses it: its answer is 403", id="refused"),
        pytest.param(500, "the site does not give it: its answer is 500", id="fault"),
    ],
)
def test_other_answers_are_told(site, status, reason):
    (found,) = articles(site.give("/a", "<p>sorry</p>", status=status), web=OURS)
    assert reason in found.reason


def test_pages_have_a_largest_size(site):
    small = Web(private=True, delay=0.0, bytes=1000)
    with pytest.raises(TooLarge, match="more than 1,000 bytes"):
        fetch(site.give("/a", "x" * 1001), small)
    packed = gzip.compress(b"x" * 100_000)
    with pytest.raises(TooLarge):
        fetch(site.give("/b", packed, Content_Encoding="gzip"), small)


def test_a_slow_site_is_not_waited_for():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)

        def dribble():
            connection, _ = server.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
                for _ in range(200):
                    try:
                        connection.sendall(b"x")
                    except OSError:
                        return
                    time.sleep(0.05)

        thread = threading.Thread(target=dribble)
        thread.start()
        begun = time.monotonic()
        with pytest.raises(NotFetched, match="the site takes too long"):
            fetch(f"http://127.0.0.1:{server.getsockname()[1]}/a", Web(private=True, delay=0.0, seconds=0.4))
        assert time.monotonic() - begun < 4
        thread.join()


PRIVATE = (
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 "
    "fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: 64:ff9b::a00:1"
)


@pytest.mark.parametrize("address", PRIVATE.split())
def test_private_addresses(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses(address):
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"])
def test_private_addresses_are_refused(site, host):
    site.give("/a", page())
    port = site.address.rpartition(":")[2]
    (found,) = articles(f"http://{host}:{port}/a", web=Web(delay=0.0))
    assert isinstance(found.error, NotFetched)
    assert "addresses of this machine and of private networks are not fetched" in found.reason
    assert site.asked == []


def test_a_name_is_asked_once_and_what_it_meant_is_what_is_connected_to(site, monkeypatch):
    """A name that first means a public address and then a private one leads nowhere else than it was checked for."""
    meanings = iter(["127.0.0.2", "127.0.0.1", "127.0.0.1"])  # nobody listens at the first one
    real = socket.getaddrinfo

    def two_faced(host, port, *rest, **options):
        return real(next(meanings) if host == "two-faced.example" else host, port, *rest, **options)

    monkeypatch.setattr("according.intake.web.is_public", lambda address: address != "127.0.0.1")
    monkeypatch.setattr("according.intake.web.socket.getaddrinfo", two_faced)
    with pytest.raises(NotFetched, match="it cannot be reached"):
        Fetcher(Web(delay=0.0)).fetch(f"http://two-faced.example:{site.address.rpartition(':')[2]}/a")
    assert site.asked == []


def test_a_redirect_into_a_private_network_is_refused(site, monkeypatch):
    monkeypatch.setattr("according.intake.web.is_public", lambda address: address != "127.0.0.2")
    port = site.address.rpartition(":")[2]
    with pytest.raises(NotFetched, match="private networks are not fetched"):
        fetch(site.give("/a", status=302, Location=f"http://127.0.0.2:{port}/b"), Web(delay=0.0))
    assert "/b" not in site.asked


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        pytest.param("http://", "it is no address on the web", id="no-host"),
        pytest.param("http://user:word@127.0.0.1/a", "holds a user's name or password", id="password"),
        pytest.param("http://nowhere.invalid/a", 'there is no host "nowhere.invalid"', id="no-such-host"),
    ],
)
def test_addresses_that_lead_nowhere(address, reason):
    (found,) = articles(address, web=OURS)
    assert isinstance(found.error, NotFetched)
    assert reason in found.reason
    assert "word@" not in found.reason
