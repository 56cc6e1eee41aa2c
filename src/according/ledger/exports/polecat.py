"""POLECAT's table: an event a row in PLOVER's terms, several actors in one cell, 40 columns parted by tabs.

Source: Halterman et al. (2023), POLECAT weekly data, Harvard Dataverse; header as its files have it. ``None`` is that data's empty cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from according.codebook.plover import plover
from according.ledger.exports.rows import Cell, Layout, Line, Written
from according.ledger.exports.told import Told, codes_of, day_of, told
from according.records import Actor, Place, Reading

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
EMPTY = "None"
TO_COME = frozenset({"AGREE", "CONCEDE", "RETREAT"})
"""The types that hold what is yet to come by PLOVER's own rules."""


def lines(reading: Reading, written: Written) -> Iterator[tuple[Told, Line]]:
    """Yield the row of each event that took place, or that PLOVER codes as an intention."""
    for one in told([reading]):
        if one.event.status == "reported" or (one.event.status == "planned" and one.event.event_type in TO_COME):
            yield one, _line(one)
        else:
            written.left_out[one.event.status] += 1


def _line(one: Told) -> Line:
    event, article = one.event, one.reading.article
    return {
        "Event ID": one.id, "Event Date": one.day, "Event Type": event.event_type, "Event Mode": event.mode,
        "Intensity": plover().score(event.event_type, event.mode), "Quad Code": event.quad.upper(), "Contexts": _joined(event.contexts),
        **_who("Actor", one, one.actors), **_who("Recipient", one, one.recipients), **_where(one, one.place),
        "Source": article.publisher, "Publication Date": day_of(article.published),
        "Story People": _joined(actor.name for actor in one.reading.actors if actor.kind == "person"),
        "Story Organizations": _joined(actor.name for actor in one.reading.actors if actor.kind in ("group", "medium")),
        "Story Locations": _joined(place.name for place in one.reading.places),
        "Language": article.language, "Version": f"according {one.reading.reader.version}",
    }  # fmt: skip


def _who(role: str, one: Told, actors: tuple[Actor, ...]) -> dict[str, Cell]:
    codes = [codes_of(actor.country) for actor in actors]
    return {
        f"{role} Name": _beside(actor.name for actor in actors),
        f"{role} Country": _beside(actor.country for actor in actors),
        f"{role} COW": _beside(str(code.cow_number) if code and code.cow_number else None for code in codes),
        f"Primary {role} Sector": _beside(actor.sectors[0] if actor.sectors else None for actor in actors),
        f"{role} Sectors": _joined(dict.fromkeys(sector for actor in actors for sector in actor.sectors)),
        f"{role} Name Raw": _beside(one.surface_of(actor.mentions) for actor in actors),
    }


def _where(one: Told, place: Place | None) -> dict[str, Cell]:
    if place is None:
        return {}
    return {
        "Placename": place.name, "City": place.name if place.feature == "city" else None, "Province": place.admin1,
        "Country": place.country,
        "Latitude": place.lat, "Longitude": place.lon,
        "GeoNames ID": place.geonameid, "Raw Placename": one.surface_of([one.mention_of(place)]),
        "Feature Type": place.feature,
    }  # fmt: skip


def _joined(items: Iterable[str]) -> str:
    return ";".join(items)


def _beside(items: Iterable[str | None]) -> str | None:
    """Join what belongs to several actors, each in its turn, so that the cells of a row run side by side; None when all are unknown."""
    cells = list(items)
    return ";".join(cell or EMPTY for cell in cells) if any(cells) else None


POLECAT = Layout(COLUMNS, lines, missing=EMPTY)
