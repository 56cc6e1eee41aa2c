"""A JSON document → parts: the records of an array, one after the other, or those of one object."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from according.errors import BrokenRecord, CutOff
from according.intake.given import Given
from according.intake.lines import LONGEST_RECORD, draft_of_object
from according.intake.opened import Opened
from according.intake.parts import Part
from according.intake.record import Shapes

_CHUNK = 1 << 20
_SLACK = 16  # characters: as much of a literal, a number or an escape may be cut off at the end of what has been read
_BLANKS = re.compile(r"\s*")
_BETWEEN = re.compile(r"\s*,?\s*")


def json_values(file: Opened, given: Given) -> Iterator[Part]:
    """Yield a part for each record, numbered from 1: the elements of an array, or objects one after the other.

    An object without a text that holds just one list of objects (``{"articles": […]}``) stands for that list. Only one record is in
    memory at a time. Raises BrokenRecord where the document does not parse, and CutOff where it ends too soon: what follows cannot
    be told apart.
    """
    shapes = Shapes.of(file.name, given)
    number = 0
    for value, alone in _values(_Text(file.stream, file.name)):
        for record in _held_by(value) if alone else (value,):
            number += 1
            place = f"record {number}"
            yield Part(place, partial(draft_of_object, record, shapes, f"{file.name} {place}"))


def _held_by(value: Any) -> list[Any]:
    """Return the records that an object stands for: its one list of objects, else itself."""
    if isinstance(value, dict):
        lists = [held for held in value.values() if isinstance(held, list) and held and all(isinstance(one, dict) for one in held)]
        if len(lists) == 1 and not any(isinstance(held, str) and len(held) > 200 for held in value.values()):
            return list(lists[0])
    return [value]


def _values(text: _Text) -> Iterator[tuple[Any, bool]]:
    """Yield each value and whether it stands by itself, not in an array."""
    in_array = text.skip(_BLANKS) == "["
    if in_array:
        text.at += 1
    while sign := text.skip(_BETWEEN):
        if in_array and sign == "]":
            return
        yield text.value(), not in_array
    if in_array:
        raise CutOff("the JSON array ends before its closing bracket", where=text.name)


class _Text:
    """A stream of JSON as characters, read on as they are needed."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.name = name
        self.at = 0
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._json = json.JSONDecoder()
        self._read = ""
        self._ended = False

    def skip(self, blanks: re.Pattern[str]) -> str:
        """Go behind what is blank and return the next character, "" at the end."""
        while True:
            found = blanks.match(self._read, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self._read) or self._ended:
                return self._read[self.at : self.at + 1]
            self._read_on(_CHUNK)

    def value(self) -> Any:
        """Return the value that begins here and go behind it."""
        wanted = _CHUNK
        while True:
            try:
                value, end = self._json.raw_decode(self._read, self.at)
            except json.JSONDecodeError as error:
                if self._ended or not self._may_go_on(error):
                    raise self._broken(error) from error
            except (RecursionError, ValueError) as error:
                raise BrokenRecord(
                    "it is not JSON of any use", where=self.name, why="it is nested too deeply or holds too long a number"
                ) from error
            else:
                if end < len(self._read) or self._ended:  # a number may go on behind what has been read
                    self.at = end
                    return value
            if len(self._read) - self.at > LONGEST_RECORD:
                raise BrokenRecord("a record is too long", where=self.name, why=f"a record may hold {LONGEST_RECORD:,} characters")
            self._read_on(wanted)
            wanted *= 2  # so that a long record is parsed a few times, not once for each chunk

    def _read_on(self, count: int) -> None:
        data = self._stream.read(count)
        self._ended = not data
        try:
            self._read = self._read[self.at :] + self._decoder.decode(data, final=self._ended)
        except UnicodeDecodeError as error:
            raise BrokenRecord("it is not UTF-8", where=self.name, why=f"byte 0x{error.object[error.start]:02X} does not fit") from error
        self.at = 0

    def _may_go_on(self, error: json.JSONDecodeError) -> bool:
        return error.pos >= len(self._read) - _SLACK or error.msg.startswith(("Unterminated string", "Invalid control character at"))

    def _broken(self, error: json.JSONDecodeError) -> BrokenRecord | CutOff:
        if self._ended and self._may_go_on(error):
            return CutOff("the JSON document ends in the middle of a record", where=self.name)
        around = self._read[max(self.at, error.pos - 20) : error.pos + 20].replace("\n", " ")
        return BrokenRecord(
            "a record is not JSON, so that what follows cannot be told apart", where=self.name, why=f"{error.msg} near “{around}”"
        )
