"""CSV and its kin → parts, a row each; a stray quotation mark does not swallow the rest unnoticed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count

from according.errors import BrokenRecord, CutOff, NotText, TooLarge
from according.intake.characters import LARGEST, decode
from according.intake.columns import Columns
from according.intake.given import Given
from according.intake.opened import Opened
from according.intake.parts import Draft, Part, broken
from according.intake.record import Shapes, draft_of

LONGEST_LINE = 4 * LARGEST
_DELIMITERS = (",", ";", "\t", "|")
_MARK = "\x1f"
_NOT_UTF_8 = re.compile("[\udc80-\udcff]")

# The limit of the csv module is one for the whole process (131,072 characters), so it is raised here and never lowered.
csv.field_size_limit(max(csv.field_size_limit(), LARGEST + 1))


def table(file: Opened, given: Given) -> Iterator[Part]:
    """Yield a part for each row, numbered as a spreadsheet does: the header is row 1. Blank rows are counted and passed over.

    A row with more or fewer fields than the header is broken, and so is one with a quotation mark inside. Raises NoSuchColumn for a
    table without the columns that are needed, NotText for one without a header, CutOff where a quotation mark is opened and never
    closed: from there on rows cannot be told apart.
    """
    text = io.TextIOWrapper(file.stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        yield from _rows(_Lines(text, file.name), file.name, given)
    finally:
        text.detach()


def _rows(lines: _Lines, name: str, given: Given) -> Iterator[Part]:
    delimiter = _delimiter(lines, name)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        header = tuple(column.strip() for column in _sound(next(rows, []), name))
    except csv.Error as error:
        raise NotText("the header is not CSV", where=name, why=str(error)) from error
    if not any(header):
        raise NotText("the table has no header", where=name, next_step="Give its first row the names of the columns")
    columns = Shapes.of(name, given).columns_of(header, where=name)
    for number in count(2):
        place = f"row {number}"
        where = f"{name} {place}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            if "unexpected end of data" in str(error) or "field limit" in str(error):
                step = "Close it, or double it where it belongs to the text"
                raise CutOff("a quotation mark is opened and never closed", where=where, next_step=step) from error
            yield broken(place, BrokenRecord("the row is not CSV", where=where, why=str(error)))
            continue
        if row is None:
            return
        if len(row) == len(header):
            yield Part(place, partial(_draft, header, row, columns, where))
        elif row:
            yield broken(place, BrokenRecord(f"the row has {len(row)} fields", where=where, why=f"the header has {len(header)}"))


def _draft(header: Sequence[str], row: Sequence[str], columns: Columns, where: str) -> Draft:
    record = dict(zip(reversed(header), reversed(_sound(row, where)), strict=True))  # of two columns of one name the first counts
    return draft_of(record, columns, where=where)


def _sound(row: Sequence[str], where: str) -> Sequence[str]:
    """Return a row whose bytes are not all UTF-8 as what else they may be. Raises NotText where that cannot be told."""
    together = _MARK.join(row)
    if together.isascii() or not _NOT_UTF_8.search(together):
        return row
    return decode(together.encode("utf-8", "surrogateescape"), where=where).split(_MARK)


def _delimiter(lines: _Lines, name: str) -> str:
    """Return the sign that parts the header into most columns; ``sep=;`` in a line of its own, as Excel writes it, decides."""
    first = lines.first()
    if first.startswith("sep=") and len(first.strip()) == len("sep=;"):
        next(lines)
        return first.strip()[-1]
    if name.lower().removesuffix(".gz").endswith((".tsv", ".tab")):
        return "\t"
    columns = {delimiter: len(next(csv.reader([first], delimiter=delimiter), [])) for delimiter in _DELIMITERS}
    return max(columns, key=lambda delimiter: columns[delimiter])  # the first of equals: a comma


class _Lines(Iterator[str]):
    """The lines of a table, none longer than a table may have."""

    def __init__(self, text: io.TextIOWrapper, name: str) -> None:
        self._text = text
        self._name = name
        self._first: str | None = None

    def first(self) -> str:
        """Return the first line without going behind it."""
        self._first = next(self, "")
        return self._first

    def __next__(self) -> str:
        line, self._first = self._first or self._text.readline(LONGEST_LINE), None
        if len(line) >= LONGEST_LINE:
            raise TooLarge("a line of the table is too long", where=self._name, why=f"a line may hold {LONGEST_LINE:,} characters")
        if not line:
            raise StopIteration
        return line
