"""What ACLED calls an event: its type and sub-type."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from according.codebook.plover import FOLDER, plover
from according.codebook.rows import Row, rows
from according.records import Event

Sides = Literal["armed", "civilians"]
_COLUMNS = ("type", "mode", "cameo", "sides", "event_type", "sub_event_type")
DISORDER = {
    "Battles": "Political violence", "Violence against civilians": "Political violence", "Explosions/Remote violence": "Political violence",
    "Riots": "Political violence", "Protests": "Demonstrations", "Strategic developments": "Strategic developments",
}  # fmt: skip
"""ACLED's six types of event, and the disorder that each is of."""


@dataclass(frozen=True, slots=True)
class AcledType:
    """A type with its sub-type, None where the text does not tell it."""

    event_type: str
    sub_event_type: str | None

    @property
    def disorder(self) -> str:
        """The kind of disorder that the type belongs to."""
        return DISORDER[self.event_type]


def acled_type(event: Event, sides: Sides | None) -> AcledType | None:
    """Return what ACLED calls an event, None when it would not record it or nobody can tell which it is."""
    for row, told in _table().get(event.event_type, ()):
        wanted = (row.list("mode"), row.list("cameo"), row.list("sides"))
        if all(not some or has in some for some, has in zip(wanted, (event.mode, event.cameo, sides), strict=True)):
            return told
    return None


@cache
def _table() -> dict[str, list[tuple[Row, AcledType]]]:
    found: dict[str, list[tuple[Row, AcledType]]] = {}
    for row in rows(FOLDER / "acled.tsv", _COLUMNS):
        modes = {mode for name, type_ in plover().types.items() if name == row["type"] for mode in type_.modes}
        if row["event_type"] not in DISORDER or not set(row.list("mode")) <= modes:
            raise row.wrong("it names a type or a mode that there is not")
        found.setdefault(row["type"], []).append((row, AcledType(row["event_type"], row["sub_event_type"] or None)))
    return found
