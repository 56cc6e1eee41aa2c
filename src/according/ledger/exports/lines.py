"""JSON Lines: a reading a line, as ``according read --jsonl`` prints it, and the way back."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from pydantic import ValidationError

from according.errors import BrokenRecord, SourceMissing
from according.ledger.exports.rows import Written
from according.ledger.exports.whole import STANDARD_OUTPUT, whole_file
from according.records import Reading


def write_lines(readings: Iterable[Reading], out: str) -> Written:
    """Write every reading as one line of JSON; nothing is lost."""
    written = Written()
    with whole_file(out) as stream:
        for reading in written.count(readings):
            stream.write(reading.to_json().encode() + b"\n")
            written.rows += 1
    return written


def readings_in(source: str) -> Iterator[Reading]:
    """Yield the readings of a file of JSON Lines, plain or gzipped; ``-`` is standard input.

    Raises SourceMissing when it cannot be opened and BrokenRecord, with its line, for one that is no reading.
    """
    number = 0
    with _opened(source) as stream:
        try:
            for line in stream:
                number += 1
                if line.strip():
                    yield Reading.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            why = f"{'.'.join(map(str, first['loc'])) or 'the line'}: {first['msg'].lower()}"
            raise BrokenRecord(
                "the line is no reading", where=f"{source}, line {number}", why=why, next_step="Write it with according read --jsonl"
            ) from error
        except (EOFError, gzip.BadGzipFile) as error:
            raise BrokenRecord("the file is cut off or damaged", where=f"{source}, after line {number}", why=str(error)) from error


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if source == STANDARD_OUTPUT:
        yield sys.stdin.buffer
        return
    try:
        with Path(source).open("rb") as stream:
            yield cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if source.endswith(".gz") else stream
    except OSError as problem:
        raise SourceMissing("it cannot be opened", where=source, why=problem.strerror) from problem
