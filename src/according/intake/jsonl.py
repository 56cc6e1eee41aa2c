"""JSON Lines → articles, a record a line; a broken line is an error of its own and the next one is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from according.errors import BrokenRecord, InputError, OptionError
from according.intake.article import article
from according.intake.characters import LARGEST
from according.records import Article

LONGEST_LINE = 6 * LARGEST + 1_000_000
"""Bytes of one line: the largest article with every character escaped, and its other fields."""
_FIELDS = ("published", "publisher", "title", "url")


def read_records(
    lines: BinaryIO, *, source: str, published: str | None = None, publisher: str | None = None
) -> Iterator[tuple[int, Article | InputError]]:
    """Yield the number of each line that is not blank (from 1) with its article, or with the error that tells what is wrong.

    ``published`` and ``publisher`` stand in where a record has none. The stream is never held in memory.
    """
    for number, line in _numbered(lines):
        where = f"{source} line {number}"
        if line is None:
            yield number, BrokenRecord("the line is too long", where=where, why=f"a record may hold {LONGEST_LINE:,} bytes")
        elif line.strip():
            try:
                yield number, _article(line, where, published, publisher)
            except InputError as error:
                yield number, error
            except OptionError as error:  # a date that is none, given by the record
                yield number, BrokenRecord(error.what, where=where, why=error.why, next_step=error.next_step)


def _numbered(lines: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield lines with their numbers; None for a line that is too long, whose rest is passed over."""
    number = 0
    while line := lines.readline(LONGEST_LINE):
        number += 1
        if len(line) < LONGEST_LINE or line.endswith(b"\n"):
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            continue
        while (rest := lines.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def _article(line: bytes, where: str, published: str | None, publisher: str | None) -> Article:
    record = _record(line, where)
    text = record.get("text")
    if not isinstance(text, str):
        why = '"text" is missing' if text is None else f'"text" is {_kind(text)}, not a string'
        raise BrokenRecord("the record has no text", where=where, why=why, next_step='Give each record a "text"')
    fields = {name: _string(record, name, where) for name in _FIELDS}
    ref = record.get("id")
    if ref is not None and (isinstance(ref, bool) or not isinstance(ref, str | int)):
        raise BrokenRecord('the field "id" cannot be used', where=where, why=f"it is {_kind(ref)}, not a string")
    return article(
        text,
        published=fields["published"] or published,
        publisher=fields["publisher"] or publisher,
        title=fields["title"],
        url=fields["url"],
        ref=None if ref is None else str(ref),
        where=where,
    )


def _record(line: bytes, where: str) -> dict[str, object]:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BrokenRecord(
            "the line is not UTF-8", where=where, why=f"byte {error.start} (0x{line[error.start]:02X}) does not fit"
        ) from error
    except json.JSONDecodeError as error:
        raise BrokenRecord("the line is not JSON", where=where, why=f"{error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise BrokenRecord("the line is not JSON of any use", where=where, why="it is nested too deeply") from error
    if not isinstance(record, dict):
        raise BrokenRecord("the line is not a record", where=where, why=f"it is {_kind(record)}, not an object")
    return record


def _string(record: dict[str, object], name: str, where: str) -> str | None:
    value = record.get(name)
    if value is None or isinstance(value, str):
        return value or None
    raise BrokenRecord(f'the field "{name}" cannot be used', where=where, why=f"it is {_kind(value)}, not a string")


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", str: "a string"}
    return names.get(type(value), "null")
