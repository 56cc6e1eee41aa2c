"""How a layout of fixed columns is written: parted by tabs or commas, a row at a time."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from according.ledger.exports.told import Told
from according.ledger.exports.whole import whole_file
from according.records import Reading

if TYPE_CHECKING:
    from _csv import Writer as _Table

Cell = str | int | float | None
Line = Mapping[str, Cell]
SOURCES = ("day_from", "status", "origin", "chain", "confidence", "evidence", "article_id", "event_id")
"""The columns that ``sources=True`` adds at the right end of a layout that has no room for them."""


@dataclass
class Written:
    """What came of an export: readings seen, rows written, and events left out by the reason why."""

    readings: int = 0
    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def count(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Yield the readings, counting them."""
        for reading in readings:
            self.readings += 1
            yield reading


@dataclass(frozen=True)
class Layout:
    """Fixed columns of a data set: ``lines`` makes the rows of one reading, and counts the events that have no place in it."""

    columns: tuple[str, ...]
    lines: Callable[[Reading, Written], Iterator[tuple[Told, Line]]]
    delimiter: str = "\t"
    header: bool = True
    missing: str = ""

    def write(self, readings: Iterable[Reading], out: str, *, sources: bool = False) -> Written:
        """Write the rows of all readings to a file, and say what came of it.

        A cell of which nothing is known holds what the layout has for that; tabs and line ends inside a cell become blanks, and where
        tabs part the cells, " becomes ': some tools read such files with quoting and some without. ``sources`` adds the columns of
        ``SOURCES`` at the right.
        """
        written = Written()
        columns = (*self.columns, *SOURCES) if sources else self.columns
        with whole_file(out) as stream:
            text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
            try:
                self._fill(self._table(text), columns, readings, written, sources=sources)
                text.flush()
            finally:
                text.detach()  # the stream is not ours to close
        return written

    def _fill(self, table: _Table, columns: tuple[str, ...], readings: Iterable[Reading], written: Written, *, sources: bool) -> None:
        if self.header:
            table.writerow(columns)
        for reading in written.count(readings):
            for one, line in self.lines(reading, written):
                cells = {**line, **source_cells(one)} if sources else line
                table.writerow([self._cell(cells.get(column)) for column in columns])
                written.rows += 1

    def _table(self, text: io.TextIOWrapper) -> _Table:
        if self.delimiter == "\t":
            return csv.writer(text, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
        return csv.writer(text, delimiter=self.delimiter, lineterminator="\n")

    def _cell(self, value: Cell) -> Cell:
        if value is None or value == "":
            return self.missing
        if not isinstance(value, str):
            return value
        words = " ".join(value.split())
        return words.replace('"', "'") if self.delimiter == "\t" else words


def source_cells(one: Told) -> dict[str, Cell]:
    """Return the cells that say whose account an event is, and what its day stands for."""
    return {
        "day_from": one.day_from, "status": one.event.status, "origin": one.reading.origin(one.event),
        "chain": "; ".join(name or "unnamed" for name in one.chain), "confidence": one.event.confidence, "evidence": one.evidence,
        "article_id": one.reading.article.id, "event_id": one.event.id,
    }  # fmt: skip
