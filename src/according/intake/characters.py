"""Which characters a report holds: bytes decoded with honesty, strings made safe without moving an offset.

Two steps, apart on purpose:

- ``decode`` turns bytes into a string, as a text editor would: the byte-order mark goes, and CRLF or CR become LF.
- ``settle`` makes any string safe to read and **keeps its length**, so an offset into ``article.text`` is an offset into
  the string that was handed in: CR before LF becomes a space, other line and page ends become LF, other control
  characters and a byte-order mark in front a space, half of a surrogate pair U+FFFD. Nothing else is changed: no trimming,
  no Unicode composition.
"""

from __future__ import annotations

import codecs
import logging
import re

from according.errors import NotText, TooLarge

LARGEST = 10_000_000
"""Characters that one article may hold."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LETTER = re.compile(r"[^\W\d_]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_CONTROLS = 0.005  # of the characters
_MOST_HIGH = 0.2  # of the bytes; text in Arabic or Cyrillic code pages has 80 in 100
_HIGH_OF_WINDOWS = re.compile(rb"[\x80-\xff]")
_WRITING = re.compile(r"[\w\s‘’“”‚„…–—•€£¥§©®°«»¿¡´·×½¼¾™†‰ªº²³¹‹›¢±]+")
_SETTLED = str.maketrans(
    {
        "\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n",
        **{chr(code): " " for code in (*range(9), *range(14, 32), *range(127, 133), *range(134, 160))},
    }
)  # fmt: skip
_log = logging.getLogger(__name__)


def decode(data: bytes, *, where: str | None = None) -> str:
    """Return the text of the bytes: UTF-8, or what a byte-order mark says, else Windows-1252 if that gives plain writing.

    Reading as Windows-1252 is a guess and is logged as a warning. Raises NotText for no bytes at all, for binary data, and
    for bytes whose encoding cannot be told: a wrong guess would put wrong letters into names.
    """
    if not data:
        raise NotText("it is empty", where=where, next_step="Give a file that holds the text of a report")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _lines(_strictly(data[len(mark) :], encoding, where))
    if b"\0" in data:
        raise _binary("it holds NUL bytes", where)
    try:
        return _lines(data.decode("utf-8"))
    except UnicodeDecodeError as broken:
        return _lines(_windows(data, broken, where))


def settle(text: str, *, where: str | None = None) -> str:
    """Return the text with its control characters made harmless; the length stays.

    Raises NotText when there is no letter in it or when control characters show that it is no text, TooLarge above
    ``LARGEST`` characters.
    """
    if len(text) > LARGEST:
        raise TooLarge(
            f"it has {len(text):,} characters", where=where, why=f"one article may hold {LARGEST:,}", next_step="Split it into its articles"
        )
    if not text or text.isspace():
        raise NotText("there is no text in it", where=where, next_step="Give the text of a report")
    if not _LETTER.search(text):
        raise NotText("there is not one word in it", where=where, next_step="Give the text of a report")
    if "\0" in text or len(_CONTROL.findall(text)) > max(2, _MOST_CONTROLS * len(text)):
        raise _binary("it is full of control characters", where)
    settled = _SURROGATE.sub("\ufffd", text.replace("\r\n", " \n").translate(_SETTLED))
    return " " + settled[1:] if settled.startswith("\ufeff") else settled


def _binary(why: str, where: str | None) -> NotText:
    return NotText(
        "it is not text",
        where=where,
        why=why,
        next_step="Give plain text, HTML or JSON Lines; save a document of another kind as text first",
    )


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _strictly(data: bytes, encoding: str, where: str | None) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as broken:
        raise _undecodable(f"its byte-order mark says {encoding.upper()}, but byte {broken.start} does not fit", where) from broken


def _windows(data: bytes, broken: UnicodeDecodeError, where: str | None) -> str:
    """Return the bytes read as Windows-1252 where that is believable."""
    why = f"byte {broken.start} (0x{data[broken.start]:02X}) is not UTF-8"
    sound = data.decode("utf-8", errors="ignore")
    if not sound.isascii():  # whole UTF-8 sequences beside the broken one: damaged UTF-8, which Windows-1252 would garble
        raise _undecodable(f"{why}, though other characters are: the file is damaged or cut", where)
    high = len(_HIGH_OF_WINDOWS.findall(data))
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise _undecodable(why, where) from broken
    if high > max(3, _MOST_HIGH * len(data)) or not all(_WRITING.fullmatch(character) for character in set(text) if character >= "\x80"):
        raise _undecodable(why, where)
    _log.warning("%s: read as Windows-1252, because %s", where or "the text", why)
    return text


def _undecodable(why: str, where: str | None) -> NotText:
    return NotText("its encoding cannot be told", where=where, why=why, next_step="Save it as UTF-8")
