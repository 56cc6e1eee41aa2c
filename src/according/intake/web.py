"""Pages from the web, fetched as a guest should: by robots.txt, slowly, under our own name, within limits, and none of private networks."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from urllib.parse import urljoin, urlsplit

import httpx

from according.errors import NotFetched, TooLarge
from according.intake.given import Web
from according.intake.robots import Robots, read_robots

PRODUCT = "according"
_MOST_ROBOTS = 512_000  # bytes; RFC 9309 asks for 500 KiB
_LONGEST_DELAY = 60.0
_TO_FOLLOW = (301, 302, 303, 307, 308)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_ANSWERS = {
    401: "it asks for a password", 402: "it asks for payment", 403: "the site refuses it", 404: "there is no such page",
    410: "the page has been taken away", 429: "the site asks to come back later", 451: "it is barred for legal reasons",
    503: "the site asks to come back later",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: where it came from in the end, its bytes, its kind ("text/html") and encoding as the server names them."""

    url: str
    data: bytes
    kind: str
    charset: str | None


@cache
def fetcher(web: Web) -> Fetcher:
    """Return the fetcher of this process for a way of behaving, so that delays hold from one source to the next."""
    return Fetcher(web)


@dataclass(slots=True)
class Fetcher:
    """Fetches pages one by one, and remembers of each site its rules and when it was last asked."""

    web: Web
    _robots: dict[str, Robots | NotFetched] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    @property
    def agent(self) -> str:
        """The name that sites see."""
        return self.web.agent or f"{PRODUCT}/{version(PRODUCT)} (reads news reports; obeys robots.txt)"

    def fetch(self, url: str) -> Fetched:
        """Return what an address gives.

        Raises NotFetched where it cannot or must not be fetched (what robots.txt forbids, private addresses, errors, too many
        redirects, too slow) and TooLarge above the size allowed.
        """
        address = url
        for _ in range(self.web.redirects + 1):
            self._require_allowed(address)
            answer = self._answer(address, self.web.bytes)
            if answer.target is None:
                return answer.fetched(address)
            address = urljoin(address, answer.target)
        raise NotFetched("it leads on and on", where=url, why=f"{self.web.redirects} redirects are followed")

    def _require_allowed(self, url: str) -> None:
        """Wait until the site may be asked again. Raises NotFetched for what its robots.txt forbids."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise NotFetched("it is no address on the web", where=url, next_step="Give one that begins with https:// or http://")
        if parts.username or parts.password:
            raise NotFetched("the address holds a user's name or password", where=url.replace(parts.netloc, parts.hostname))
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._robots_of(site)
        robots = self._robots[site]
        if isinstance(robots, NotFetched):
            raise NotFetched(robots.what, where=url, why=robots.why)
        if not robots.allow(parts.path + (f"?{parts.query}" if parts.query else "")):
            raise NotFetched("the site's robots.txt does not let it be fetched", where=url)
        delay = max(self.web.delay, robots.delay or 0)
        if delay > _LONGEST_DELAY:
            raise NotFetched(
                f"the site asks for {delay:g} seconds between two pages", where=url, why=f"at most {_LONGEST_DELAY:g} are waited"
            )
        wait = self._asked.get(site, float("-inf")) + delay - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        self._asked[site] = time.monotonic()

    def _robots_of(self, site: str) -> Robots | NotFetched:
        """Return a site's rules: none where it has no robots.txt; where a fault keeps it from us nothing is fetched (RFC 9309, 2.3.1)."""
        address = f"{site}/robots.txt"
        try:
            for _ in range(self.web.redirects + 1):
                answer = self._answer(address, _MOST_ROBOTS, cut=True)
                if answer.target is None:
                    break
                address = urljoin(address, answer.target)
        except NotFetched as error:
            return error
        if answer.status >= 500 or answer.status == 429:
            return NotFetched(
                "the site's robots.txt cannot be had, and without it nothing is fetched", why=f"its answer is {answer.status}"
            )
        product = self.agent.partition("/")[0].partition(" ")[0]
        return read_robots(answer.data.decode("utf-8", errors="replace"), product) if answer.status == 200 else Robots()

    def _answer(self, url: str, most: int, *, cut: bool = False) -> _Answer:
        """Ask once. Raises NotFetched when there is no answer in time, TooLarge above ``most`` bytes unless they are to be cut."""
        ends = time.monotonic() + self.web.seconds
        transport = _Checked(private=self.web.private)
        headers = {
            "User-Agent": self.agent,
            "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain",
        }
        try:
            with (
                httpx.Client(transport=transport, headers=headers, timeout=self.web.seconds, trust_env=False) as client,
                client.stream("GET", url) as response,
            ):
                target = response.headers.get("location") if response.status_code in _TO_FOLLOW else None
                data = b"" if target else _body(response, url, most, ends, cut=cut)
                return _Answer(response.status_code, target, data, response.headers.get("content-type", ""), response.charset_encoding)
        except httpx.TimeoutException as error:
            raise _too_slow(url, self.web.seconds) from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
            raise NotFetched("it cannot be reached", where=url, why=str(error).rstrip(".") or type(error).__name__) from error


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    target: str | None
    data: bytes
    kind: str
    charset: str | None

    def fetched(self, url: str) -> Fetched:
        if self.status != 200:
            raise NotFetched(_ANSWERS.get(self.status, "the site does not give it"), where=url, why=f"its answer is {self.status}")
        return Fetched(url, self.data, self.kind.partition(";")[0].strip().lower(), self.charset)


class _Checked(httpx.HTTPTransport):
    """Connects to addresses that have been looked at, whatever their names are said to mean a moment later."""

    def __init__(self, *, private: bool) -> None:
        super().__init__(verify=_certificates())
        self._private = private

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        address = _looked_up(host, port, private=self._private, where=str(request.url))
        request.extensions = {**request.extensions, "sni_hostname": host}  # what the certificate has to be made out to
        request.url = request.url.copy_with(host=address)
        return super().handle_request(request)


_PRIVATE = "addresses of this machine and of private networks are not fetched"


def _looked_up(host: str, port: int, *, private: bool, where: str) -> str:
    """Return the first address of a host. Raises NotFetched when one of them is not of the public internet."""
    try:
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except OSError as error:
        raise NotFetched(f'there is no host "{host}"', where=where, why=error.strerror) from error
    if not private and not all(is_public(address) for address in found):
        raise NotFetched("it must not be fetched", where=where, why=_PRIVATE, next_step="Allow them with --private")
    return found[0]


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet, also of what is wrapped in it (mapped, 6to4, NAT64)."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    inside: ipaddress.IPv4Address | None = None
    if isinstance(ip, ipaddress.IPv6Address):
        inside = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            inside = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    public = ip.is_global and not ip.is_multicast
    return is_public(str(inside)) if inside else public


@cache
def _certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context()  # takes some time, and each page has a connection of its own


def _body(response: httpx.Response, url: str, most: int, ends: float, *, cut: bool) -> bytes:
    said = response.headers.get("content-length", "")
    too_large = TooLarge(f"it has more than {most:,} bytes", where=url, why="a page may have no more")
    if said.isdigit() and int(said) > most and not cut:
        raise too_large
    data = bytearray()
    for piece in response.iter_bytes():
        data += piece
        if time.monotonic() > ends:
            raise _too_slow(url, None)
        if len(data) > most:
            if not cut:
                raise too_large
            break
    return bytes(data[:most])


def _too_slow(url: str, seconds: float | None) -> NotFetched:
    return NotFetched(
        "the site takes too long", where=url, why=f"{seconds:g} seconds are waited" if seconds else "the time for one page is over"
    )
