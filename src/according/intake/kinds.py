"""What kind of source is it: told by its first bytes where these are plain, else by its name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

from according.errors import NotText
from according.intake.html import is_html

Kind = Literal["text", "page", "lines", "json", "table", "parquet", "warc", "feed", "zip", "tar"]
ENDINGS: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".html": "page", ".htm": "page", ".xhtml": "page",
    ".jsonl": "lines", ".ndjson": "lines", ".jsonlines": "lines", ".json": "json",
    ".csv": "table", ".tsv": "table", ".tab": "table", ".psv": "table",
    ".parquet": "parquet", ".warc": "warc", ".rss": "feed", ".atom": "feed",
    ".zip": "zip", ".tar": "tar", ".tgz": "tar",
}  # fmt: skip
"""What the end of a name says of what it holds; ``.gz`` behind it is passed over."""
_FIRST_BYTES: tuple[tuple[bytes, Kind], ...] = ((b"PAR1", "parquet"), (b"WARC/", "warc"), (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"))
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "an image"), (b"\xff\xd8\xff", "an image"), (b"GIF8", "an image"), (b"II*\0", "an image"), (b"MM\0*", "an image"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"), (b"{\\rtf", "an RTF document"),
    (b"BZh", "packed with bzip2"), (b"\xfd7zXZ", "packed with xz"), (b"\x28\xb5\x2f\xfd", "packed with Zstandard"),
    (b"Rar!", "a RAR archive"), (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"SQLite format 3", "a database"), (b"ID3", "a sound recording"), (b"OggS", "a recording"), (b"\x1aE\xdf\xa3", "a film"),
    (b"RIFF", "a recording or an image"), (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"ARROW1", "an Arrow file"),
)  # fmt: skip
_OFFICE = {".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".docm", ".xlsm"}
_RECORD = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_LIST = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*(?:\{|$)")
_PROLOGUE = r"(?:\ufeff|ï»¿)?\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*|<\?[^>]*>\s*|<!DOCTYPE[^>]*>\s*)*"
_FEED = re.compile(rf"{_PROLOGUE}<(?:rss|feed|(?:rdf:)?RDF)\b", re.DOTALL)
_XML = re.compile(r"(?:\ufeff|ï»¿)?\s*<\?xml\b")
_TAR_MARK = slice(257, 262)


def is_address(source: str) -> bool:
    """Tell whether a source is an address on the web."""
    return source.lower().startswith(("http://", "https://"))


def kind_of(name: str, head: bytes) -> Kind:
    """Return the kind of a source by its name and first bytes; what is neither plainly something else nor named so is a text.

    Raises NotText, which says what it is, for documents, images and other things that hold no text of ours.
    """
    ending = PurePosixPath(name.lower().removesuffix(".gz")).suffix
    told = next((kind for mark, kind in _FIRST_BYTES if head.startswith(mark)), None)
    if told == "zip" and ending in _OFFICE:
        raise _not_read("an office document or a book", name)
    if told or head[_TAR_MARK] == b"ustar":
        return told or "tar"
    other = next((what for mark, what in _OTHERS if head.startswith(mark)), None)
    if other:
        raise _not_read(other, name)
    if head.startswith(b"\0"):
        raise NotText("it is not text", where=name, why="it begins with NUL bytes", next_step="Check how it was made")
    named = ENDINGS.get(ending)
    if named in ("lines", "table", "parquet", "warc", "zip", "tar"):
        return named
    return _by_content(head, name, ending, named)


def _by_content(head: bytes, name: str, ending: str, named: Kind | None) -> Kind:
    """Return the kind of something that is written: pages, feeds and records say so in their first words."""
    if named in ("json", "text", None) and _LIST.match(head):
        return "json"
    if _RECORD.match(head):
        return "lines" if _is_whole_line(head, more=named == "json") else "json"
    words = head.decode("latin-1")
    if _FEED.match(words):
        return "feed"
    if named == "page" or is_html(head):
        return "page"
    if _XML.match(words) or ending == ".xml":
        raise NotText("it is XML, but neither a feed nor a page", where=name, next_step="Give its texts as plain text or JSON Lines")
    return named or "text"


def _is_whole_line(head: bytes, *, more: bool) -> bool:
    """Tell whether a record seems to end where its first line ends, and not on a later one; ``more``: and that another one follows."""
    first, _, rest = head.partition(b"\n")
    return not first.rstrip().endswith((b"{", b"[", b",")) and (not more or rest.lstrip().startswith(b"{"))


def _not_read(what: str, name: str) -> NotText:
    step = (
        "Unpack it and give what is inside" if "packed" in what or "archive" in what else "Save it as text or as a web page and give that"
    )
    return NotText(f"it is {what}", where=name, why="that kind is not read", next_step=step)
