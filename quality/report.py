"""The table of docs/quality.md: each gated measure with its figure and floor, beside the best published one.

The table is written by ``python -m quality.gate --update`` from ``floors.toml`` and ``published.toml``; a test holds the page to them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGE = Path(__file__).parent.parent / "docs" / "quality.md"
PUBLISHED = Path(__file__).parent / "published.toml"
OPENS, CLOSES = "<!-- figures -->", "<!-- end of figures -->"


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that a measure may reach, and what was measured when it was pinned; both in per cent."""

    floor: float
    measured: float


@dataclass(frozen=True, slots=True)
class Published:
    """The best published figure for a measure, in per cent; whose it is, and on what it was reached."""

    figure: float
    system: str
    on: str


def published(path: Path = PUBLISHED) -> dict[str, Published]:
    """Read the published figures, by measure."""
    return {name: Published(**entry) for name, entry in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def table(floors: Mapping[str, Floor]) -> str:
    """Return the table as Markdown, a row a measure in the order of the floors."""
    best = published()
    lines = ["| data set | measure | figure | floor | best published |", "| --- | --- | ---: | ---: | --- |"]
    for name, pin in floors.items():
        layer, data, figure = name.split(".", 2)
        other = best.get(name)
        beside = f"{other.figure} {other.system} ({other.on})" if other else ""
        lines.append(f"| {layer}/{data} | `{figure}` | {pin.measured} | {pin.floor} | {beside} |")
    return "\n".join(lines)


def refreshed(page: str, rows: str) -> str:
    """Return the page with the table between its two marks replaced; ValueError when a mark is missing."""
    before, opens, rest = page.partition(OPENS)
    _, closes, after = rest.partition(CLOSES)
    if not (opens and closes):
        raise ValueError(f"{PAGE.name} has no room for the figures between {OPENS} and {CLOSES}")
    return f"{before}{OPENS}\n{rows}\n{CLOSES}{after}"
