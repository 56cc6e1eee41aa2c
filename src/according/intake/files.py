"""Files and standard input → articles: what each holds is told by its name and its content; what cannot be read is set aside."""

from __future__ import annotations

import gzip
import io
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from according.errors import InputError, SourceMissing, TooLarge
from according.intake.arrival import Arrival, Quarantined
from according.intake.article import article
from according.intake.characters import LARGEST
from according.intake.given import Given
from according.intake.html import is_html, read_page
from according.intake.jsonl import read_records
from according.intake.published import checked
from according.records import Article

_RECORDS = (".jsonl", ".ndjson")
_PAGES = (".html", ".htm", ".xhtml")
_RECORD = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_MOST_BYTES = 4 * LARGEST
_UNREADABLE = (OSError, EOFError, zlib.error)


def articles(source: Path | str, *, published: str | None = None, publisher: str | None = None) -> Iterator[Article | Quarantined]:
    """Yield every article of a file, or of standard input for ``"-"``, and a Quarantined for each part that cannot be read.

    ``.jsonl`` and ``.ndjson`` (also ``.gz``) hold a record a line, ``.html`` and ``.htm`` a page, anything else one text; content
    that is plainly JSON Lines or HTML is read as that whatever its name. ``published`` and ``publisher`` stand in where the
    source tells none. Raises OptionError at once for a date that is none; nothing else.
    """
    given = checked(published, where="--published") if published is not None else None
    return _articles(source, given, publisher)


def arrivals(source: Path | str, given: Given | None = None) -> Iterator[Arrival | Quarantined]:
    """Yield every article of a source with its place, and a Quarantined for each part that cannot be read."""
    given = given or Given()
    for found in articles(source, published=given.published, publisher=given.publisher):
        yield found if isinstance(found, Quarantined) else Arrival(found, str(source))


def _articles(source: Path | str, published: str | None, publisher: str | None) -> Iterator[Article | Quarantined]:
    name = "standard input" if str(source) == "-" else str(source)
    try:
        with _opened(source, name) as stream:
            yield from _content(stream, name, published, publisher)
    except InputError as error:
        yield Quarantined(name, None, str(error), error)
    except _UNREADABLE as problem:
        missing = SourceMissing("it cannot be read", where=name, why=getattr(problem, "strerror", None) or str(problem))
        yield Quarantined(name, None, str(missing), missing)


@contextmanager
def _opened(source: Path | str, name: str) -> Iterator[BinaryIO]:
    """Open a source for reading bytes, unpacked if it is gzip (told by its first bytes, not by its name)."""
    path = Path(source)
    if name != "standard input" and path.is_dir():
        raise SourceMissing("it is a folder", where=name, next_step="Name the files in it")
    if name != "standard input" and not path.exists():
        raise SourceMissing("there is no such file", where=name, next_step="Check its name and folder")
    with ExitStack() as opened:
        stream = _peekable(sys.stdin.buffer if name == "standard input" else opened.enter_context(path.open("rb")))
        if stream.peek(2).startswith(b"\x1f\x8b"):
            stream = _peekable(opened.enter_context(gzip.GzipFile(fileobj=stream)))
        yield cast(BinaryIO, stream)


def _peekable(stream: Any) -> Any:
    return stream if hasattr(stream, "peek") else io.BufferedReader(stream)


def _content(stream: Any, name: str, published: str | None, publisher: str | None) -> Iterator[Article | Quarantined]:
    suffixes = Path(name.lower().removesuffix(".gz")).suffix
    if suffixes in _RECORDS or _RECORD.match(stream.peek(200)):
        yield from _records(stream, name, published, publisher)
        return
    data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise TooLarge(
            f"it has more than {_MOST_BYTES:,} bytes",
            where=name,
            why=f"one article may hold {LARGEST:,} characters",
            next_step="Split it into its articles, or give them as JSON Lines",
        )
    if suffixes in _PAGES or is_html(data):
        page = read_page(data, where=name)
        yield article(
            page.text,
            published=published or page.published,
            publisher=publisher or page.publisher,
            title=page.title,
            url=page.url,
            where=name,
        )
    else:
        yield article(data, published=published, publisher=publisher, where=name)


def _records(lines: BinaryIO, name: str, published: str | None, publisher: str | None) -> Iterator[Article | Quarantined]:
    for number, found in read_records(lines, source=name, published=published, publisher=publisher):
        yield found if isinstance(found, Article) else Quarantined(name, f"line {number}", str(found), found)
