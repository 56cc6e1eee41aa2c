"""Which news agency a mark in a dateline stands for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from according.errors import CodebookError


@cache
def agencies() -> dict[str, str]:
    """Return publisher names by the mark that a dateline carries (``AFP``, ``Xinhua``); raises CodebookError for a line that is none."""
    lines = files("according.codebook").joinpath("agencies.tsv").read_text("utf-8").splitlines()
    table: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith("#"):
            continue
        mark, tab, publisher = line.partition("\t")
        if not tab or not publisher or mark in table:
            raise CodebookError("a row must be a new mark, a tab and a publisher", where=f"agencies.tsv line {number}")
        table[mark] = publisher
    del table["mark"]  # the heading of the column
    return table
