"""One colour a source, the same in every view.

Six hues for each ground (paper, dark, terminal), found by search: each is legible on its ground, and any two stay apart
for normal sight and for red- and green-blind readers (Machado and others 2009). The seventh source takes the first hue
again with a dashed line, the thirteenth with a dotted one; colour is never the only sign, the source's number stands
beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

PAPER, DARK = "#fdfbf6", "#17181b"
ON_PAPER = ("#174a8c", "#bd4a10", "#277c64", "#9d39d6", "#6b3e05", "#450030")
ON_DARK = ("#86cdff", "#f58b45", "#8dfbcf", "#a876f2", "#f2df5c", "#d96d92")
ON_TERMINAL = ("#0a73f3", "#ba5a42", "#2e8c7c", "#b180d4", "#a4941c", "#fd2994")
LINES = ("solid", "dashed", "dotted")


@dataclass(frozen=True)
class Colour:
    """The colour of one source on paper, on a dark ground and on a terminal, and the line it is drawn with."""

    light: str
    dark: str
    terminal: str
    line: str


def colour(number: int) -> Colour:
    """Return the colour of the source of that number, counted from 1 in order of speaking."""
    hue, line = (number - 1) % len(ON_PAPER), (number - 1) // len(ON_PAPER) % len(LINES)
    return Colour(ON_PAPER[hue], ON_DARK[hue], ON_TERMINAL[hue], LINES[line])
