"""A web page → its article text, title, date, publisher and address."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from according.errors import NotText
from according.intake.tails import without_tails
from according.intake.walls import require_report

_FEWEST_WORDS = 5  # a page of menus yields a word or two
_FIRST_TAGS = "!doctype\\s+html|html|head|body|article|main|div|p|h1|meta|title"
_LOOKS = re.compile(rf"(?:\ufeff|ï»¿)?\s*(?:(?><!--.*?-->)\s*)*+(?:<\?xml[^>]*>\s*)?<(?:{_FIRST_TAGS})\b", re.IGNORECASE | re.DOTALL)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)
_AS_XML = re.compile(r"\A\s*<\?xml[^>]*>")
_HEAD = 4_096


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page holds; None for what it does not tell."""

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


def is_html(text: str | bytes) -> bool:
    """Tell whether a document begins as HTML does."""
    head = text[:_HEAD]
    return bool(_LOOKS.match(head.decode("latin-1") if isinstance(head, bytes) else head))


def read_page(page: bytes | str, *, where: str | None = None, charset: str | None = None, url: str | None = None) -> Page:
    """Return the article in a web page, with its headings, without menus, comments, notices and tails.

    ``charset`` is what the server said, ``url`` where the page was found. Title, date, publisher and address are taken from the
    page's metadata (meta elements, JSON-LD) and its visible publication date only. Raises NotText when there is no article text
    (under five words), NoReport for a consent notice, a paywall, a check for robots or an error page.
    """
    # Its import takes a third of a second, and plain text does not need it.
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    if not page:
        raise NotText("it is empty", where=where, next_step="Give a file that holds the text of a report")
    try:
        found = bare_extraction(
            _decoded(page, charset) if isinstance(page, bytes) else page,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as fault:
        raise NotText("the page cannot be taken apart", where=where, why=f"{type(fault).__name__}: {fault}") from fault
    told = found.as_dict() if isinstance(found, Document) else {}
    text = told.get("text")
    if not text or len(text.split()) < _FEWEST_WORDS:
        raise NotText(
            "no article text was found in the page",
            where=where,
            why="it may hold only menus or links, or build its text with a script",
            next_step="Save the text of the article and give that",
        )
    require_report(text, where=where)
    return Page(
        text=without_tails(text),
        title=told.get("title") or None,
        published=told.get("date") or None,
        publisher=told.get("sitename") or None,
        url=told.get("url") or url,
    )


def _decoded(page: bytes, charset: str | None) -> str | bytes:
    """Return the page in the encoding that its mark, the server or the page itself names; as it is where none of them fits.

    What is left as it is, is decoded by the extraction, which tries UTF-8 and then guesses.
    """
    if page.startswith(codecs.BOM_UTF8):
        return page.decode("utf-8-sig", errors="replace")
    declared = _DECLARED.search(page[:_HEAD])
    inside = next((name.decode("ascii") for name in declared.groups() if name), None) if declared else None
    for name in (charset, inside):
        text = _read_as(page, name) if name else None
        if text is not None:
            return _AS_XML.sub("", text)  # the declaration has been followed, and lxml takes no string that has one
    return page


def _read_as(page: bytes, name: str) -> str | None:
    """Return the page decoded as a declared encoding; None where that is unknown or does not fit."""
    try:
        encoding = codecs.lookup(name).name
        # What calls itself Latin-1 or ASCII is Windows-1252 on the web (WHATWG Encoding Standard).
        return page.decode("cp1252" if encoding in ("iso8859-1", "ascii") else encoding)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
