"""RSS and Atom → parts, an entry each: its text where the feed gives it whole, else the page that it leads to."""

from __future__ import annotations

import io
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any

from according.errors import BrokenRecord, InputError, NotText, TooLarge
from according.intake.given import Given, Web
from according.intake.html import Page, read_page
from according.intake.kinds import is_address
from according.intake.opened import Opened
from according.intake.parts import Draft, Part

_LARGEST = 40_000_000
_WHOLE = 100  # words: less is a summary
_TAG = re.compile(r"<[^>]*>")
_CUT_SHORT = ("…", "...", "[…]", "[...]", "read more", "continue reading", "read the full story")


def feed(file: Opened, given: Given) -> Iterator[Part]:
    """Yield a part for each entry: "entry ADDRESS" where the feed holds its text, else a source of its own, the page.

    Pages are fetched only for a feed that was named itself (``file.follows``), never for one that lies in a folder or an archive. Raises
    NotText for what is no feed, TooLarge for one of more than 40 MB.
    """
    import feedparser  # other sources do without

    data = file.stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise TooLarge(f"it has more than {_LARGEST:,} bytes", where=file.name, why="a feed may have no more")
    found = feedparser.parse(io.BytesIO(data))
    if not found.get("version") and not found.entries:
        why = str(found.get("bozo_exception", "")).partition("\n")[0].rstrip(".") or None
        raise NotText("it is no feed", where=file.name, why=why, next_step="Give the address of a feed (RSS or Atom) or of a page")
    publisher = found.feed.get("title") or None
    for number, entry in enumerate(found.entries, start=1):
        link = entry.get("link") or ""
        place = f"entry {link or entry.get('id') or number}"
        told = _told(entry, publisher, link)
        whole = _whole_text(entry, f"{file.name} {place}")
        if whole is None and file.follows and is_address(link):
            yield Part(None, partial(_followed, link, told, given.web), source=link)
        else:
            yield Part(place, partial(_in_feed, whole, told, f"{file.name} {place}"))


def _told(entry: Any, publisher: str | None, link: str) -> Draft:
    """Return what an entry says of its article, apart from the text."""
    source = entry.get("source") or {}
    when = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")  # its own get takes one for the other, and warns
    try:
        published = datetime.fromtimestamp(timegm(when), UTC).isoformat().replace("+00:00", "Z") if when else None
    except (ValueError, TypeError, OverflowError):
        published = None
    return Draft("", published, source.get("title") or publisher, entry.get("title") or None, link or None, entry.get("id") or None)


def _whole_text(entry: Any, where: str) -> Page | None:
    """Return the text that a feed gives of an entry; None where it is only a summary, or ends with an invitation to read on."""
    given = [content.get("value") or "" for content in entry.get("content") or []] + [entry.get("summary") or ""]
    longest = max(given, key=len)
    if len(longest.split()) < _WHOLE or _TAG.sub("", longest).rstrip().lower().endswith(_CUT_SHORT):
        return None
    try:
        page = read_page(f"<html><body><article>{longest}</article></body></html>", where=where)
    except InputError:
        return None
    return page if len(page.text.split()) >= _WHOLE else None


def _in_feed(page: Page | None, told: Draft, where: str) -> Draft:
    if page is None:
        step = "Name the feed itself, or give the address of the page"
        raise BrokenRecord("the feed gives only a summary of it", where=where, why="it is not followed from here", next_step=step)
    return Draft(page.text, told.published, told.publisher, told.title, told.url, told.ref)


def _followed(link: str, told: Draft, web: Web) -> Draft:
    """Return the draft of the page behind an entry; what the page does not tell is as the feed tells it."""
    from according.intake.web import fetcher  # with httpx, which takes time to load: not for feeds that hold their texts

    got = fetcher(web).fetch(link)
    page = read_page(got.data, where=link, charset=got.charset, url=got.url)
    published, publisher = page.published or told.published, page.publisher or told.publisher
    return Draft(page.text, published, publisher, told.title or page.title, page.url or told.url, told.ref)
