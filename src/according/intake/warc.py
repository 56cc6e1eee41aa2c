"""WARC, the archive format of web crawls (ISO 28500) → parts: the HTML pages that were answered with 200."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO, cast

from according.errors import CutOff, TooLarge
from according.intake.given import Given
from according.intake.html import read_page
from according.intake.opened import Opened
from according.intake.parts import Draft, Part, broken

LARGEST_PAGE = 10_000_000
"""Bytes of one page, with its HTTP headers."""
_PAGES = ("text/html", "application/xhtml+xml")


def warc(file: Opened, given: Given) -> Iterator[Part]:  # noqa: ARG001 - a crawl has no columns
    """Yield a part for each HTML page, in place "record 3" for the third response of the file; everything else in it is passed over.

    One page is in memory at a time. Raises CutOff where the file ends within a record or is damaged.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    records = ArchiveIterator(cast(Any, _Counted(file.stream)), record_types=WarcRecordType.response, parse_http=False)
    number = 0
    while True:
        try:
            record = next(records, None)
            if record is None:
                return
            number += 1
            place = f"record {number}"
            part = _part(record, place, file.name)
        except CutOff:
            raise
        except Exception as error:
            raise CutOff(
                "the WARC is damaged, so that what follows cannot be told apart", where=file.name, why=str(error).rstrip(".")
            ) from error
        if part:
            yield part


class _Counted:
    """A stream that knows how far it has been read; fastwarc asks, and what is unpacked as it comes cannot tell."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._read = 0

    def read(self, size: int = -1) -> bytes:
        """Return so many bytes, fewer at the end."""
        data = self._stream.read(size)
        self._read += len(data)
        return data

    def tell(self) -> int:
        """Return how many bytes have been read."""
        return self._read


def _part(record: Any, place: str, name: str) -> Part | None:
    """Return the page in a response, None where there is none. Raises CutOff for a response that is not whole."""
    url = record.headers.get("WARC-Target-URI")
    url = url.strip("<> ") if url else None
    where = f"{name} {place}" + (f" ({url})" if url else "")
    length = record.content_length
    if length > LARGEST_PAGE:
        record.parse_http()
        too_large = TooLarge(f"the page has {length:,} bytes", where=where, why=f"a page may have {LARGEST_PAGE:,}")
        return broken(place, too_large) if _is_page(record) else None
    record.freeze()
    if record.content_length < length or not url:
        raise CutOff("the WARC ends in the middle of a record", where=where, next_step="Fetch it again, then read what is missing")
    record.parse_http(auto_decode="all")
    if not _is_page(record):
        return None
    return Part(place, partial(_draft, record.reader.read(), record.http_charset, url, where))


def _is_page(record: Any) -> bool:
    head = record.http_headers
    return head is not None and head.status_code == 200 and (record.http_content_type or "").lower() in _PAGES


def _draft(data: bytes, charset: str | None, url: str, where: str) -> Draft:
    page = read_page(data, where=where, charset=charset, url=url)
    return Draft(page.text, page.published, page.publisher, page.title, page.url)
