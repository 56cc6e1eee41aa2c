"""A web page → its article text, title, date, publisher and address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from according.errors import NotText

_FEWEST_WORDS = 5  # a page of menus yields a word or two
_FIRST_TAGS = "!doctype\\s+html|html|head|body|article|main|div|p|h1|meta|title"
_LOOKS = re.compile(rf"\s*(?:(?><!--.*?-->)\s*)*+(?:<\?xml[^>]*>\s*)?<(?:{_FIRST_TAGS})\b", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Page:
    """What a web page holds; None for what it does not tell."""

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


def is_html(text: str | bytes) -> bool:
    """Tell whether a document begins as HTML does."""
    head = text[:4_000]
    return bool(_LOOKS.match(head.decode("latin-1") if isinstance(head, bytes) else head))


def read_page(page: bytes | str, *, where: str | None = None) -> Page:
    """Return the article in a web page, with its headings, without menus, comments and notices.

    The date is taken from the page's metadata and visible publication date only. Raises NotText when there is no article text
    (under five words).
    """
    # Its import takes a third of a second, and plain text does not need it.
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    if not page:
        raise NotText("it is empty", where=where, next_step="Give a file that holds the text of a report")
    found = bare_extraction(
        page,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    told = found.as_dict() if isinstance(found, Document) else {}
    text = told.get("text")
    if not text or len(text.split()) < _FEWEST_WORDS:
        raise NotText(
            "no article text was found in the page",
            where=where,
            why="it may hold only menus or links, or build its text with a script",
            next_step="Save the text of the article and give that",
        )
    return Page(
        text=text,
        title=told.get("title") or None,
        published=told.get("date") or None,
        publisher=told.get("sitename") or None,
        url=told.get("url") or None,
    )
