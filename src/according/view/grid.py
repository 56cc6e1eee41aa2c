"""Rows in columns that fit a width: words stay whole, nothing is cut off, and what no table can hold is set as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

GAP = 2
LONGEST_WORD = 24  # longer ones are parted: addresses, hashes
HEADING = "dim italic"


@dataclass
class Grid:
    """Rows of cells under headings, which may be empty; ``whole`` are columns, from 0, that are folded last, the first of them never."""

    headings: Sequence[str]
    whole: Sequence[int] = ()
    rows: list[list[Text]] = field(default_factory=list)

    def add(self, *cells: Text | str) -> None:
        """Add a row, a cell a column."""
        self.rows.append([Text(cell) if isinstance(cell, str) else cell for cell in cells])

    def fitted(self, width: int) -> RenderableType:
        """Return a table of at most ``width`` cells; where its words do not fit into that, a list of what each row holds."""
        widths = self._widths(width)
        return self._table(widths) if widths else Group(*(part for row in self.rows for part in (self._listed(row), Text())))

    def _widths(self, width: int) -> list[int] | None:
        """Return how wide each column is, its words kept whole; None where that is more than ``width``."""
        columns = [[heading, *(cell.plain for cell in cells)] for heading, *cells in zip(self.headings, *self.rows, strict=True)]
        wanted = [max(cell_len(line) for cell in column for line in cell.split("\n")) for column in columns]
        words = [min(LONGEST_WORD, max(cell_len(word) for cell in column for word in cell.split() or [""])) for column in columns]
        room = width - GAP * (len(columns) - 1)
        for kept in range(len(self.whole), 0, -1) or (0,):
            widths = [most if number in self.whole[:kept] else words[number] for number, most in enumerate(wanted)]
            if sum(widths) <= room:
                return _widened(widths, wanted, room - sum(widths))
        return None

    def _table(self, widths: Sequence[int]) -> Table:
        table = _bare(headed=any(self.headings))
        for heading, width in zip(self.headings, widths, strict=True):
            table.add_column(Text(heading), overflow="fold", width=width)
        for row in self.rows:
            table.add_row(*row)
        return table

    def _listed(self, row: Sequence[Text]) -> Table:
        """Return what a row holds, a column a line; what is empty is left out."""
        table = _bare(headed=False)
        table.add_column(style=HEADING, width=max(map(cell_len, self.headings)))
        table.add_column(overflow="fold")
        for heading, cell in zip(self.headings, row, strict=True):
            if cell:
                table.add_row(Text(heading), cell)
        return table


def _bare(*, headed: bool) -> Table:
    return Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), show_header=headed, header_style=HEADING)


def _widened(widths: Sequence[int], wanted: Sequence[int], left: int) -> list[int]:
    """Share the room that is left among the columns that want more, alike."""
    widened = list(widths)
    while narrow := [number for number, most in enumerate(wanted) if widened[number] < most]:
        share = left // len(narrow)
        if not share:
            break
        for number in narrow:
            more = min(share, wanted[number] - widened[number])
            widened[number] += more
            left -= more
    return widened
