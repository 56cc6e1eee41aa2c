"""JSON Lines → parts, a record a line; a broken line is an error of its own and the next one is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from according.errors import BrokenRecord
from according.intake.characters import LARGEST
from according.intake.given import Given
from according.intake.opened import Opened
from according.intake.parts import Draft, Part, broken
from according.intake.record import Shapes, draft_of, kind_name, names_in

LONGEST_RECORD = 6 * LARGEST + 1_000_000
"""Bytes of one record: the largest article with every character escaped, and its other fields."""
_CHUNK = 1 << 20


def lines(file: Opened, given: Given) -> Iterator[Part]:
    """Yield a part for each line that is not blank, numbered from 1; the stream is never held in memory."""
    shapes = Shapes.of(file.name, given)
    for number, line in _numbered(file.stream):
        place = f"line {number}"
        where = f"{file.name} {place}"
        if line is None:
            yield broken(place, BrokenRecord("the line is too long", where=where, why=f"a record may hold {LONGEST_RECORD:,} bytes"))
        elif line.strip():
            yield Part(place, partial(_draft, line, shapes, where))


def draft_of_object(record: Any, shapes: Shapes, where: str) -> Draft:
    """Return the draft of a value that JSON holds. Raises BrokenRecord where it is no object or has no text."""
    if not isinstance(record, dict):
        raise BrokenRecord("it is not a record", where=where, why=f"it is {kind_name(record)}, not an object")
    return draft_of(record, shapes.columns_of(names_in(record), where=where), where=where)


def _numbered(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield lines with their numbers; None for a line that is too long, whose rest is passed over."""
    number = 0
    while line := stream.readline(LONGEST_RECORD):
        number += 1
        if len(line) < LONGEST_RECORD or line.endswith(b"\n"):
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            continue
        while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def _draft(line: bytes, shapes: Shapes, where: str) -> Draft:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        why = f"byte {error.start} (0x{line[error.start]:02X}) does not fit"
        raise BrokenRecord("the line is not UTF-8", where=where, why=why) from error
    except json.JSONDecodeError as error:
        raise BrokenRecord(
            "the line is not JSON",
            where=where,
            why=f"{error.msg.removesuffix(' at')} at character {error.pos + 1}",
            next_step="Mend it there; the other lines are read",
        ) from error
    except (RecursionError, ValueError) as error:  # a number of more digits than Python turns into an integer is a ValueError
        raise BrokenRecord(
            "the line is not JSON of any use", where=where, why="it is nested too deeply or holds too long a number"
        ) from error
    return draft_of_object(record, shapes, where)
