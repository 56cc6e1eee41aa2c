"""A table in ACLED's columns: political violence and protest, a row an event, 31 columns parted by commas.

Source: ACLED codebook; header as acledR documents it. It is like ACLED's, not ACLED's: no human has coded it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from according.codebook.acled import AcledType, Sides, acled_type
from according.ledger.exports.deaths import deaths_of
from according.ledger.exports.rows import Cell, Layout, Line, Written
from according.ledger.exports.sides import ARMED, CIVILIANS, PROTESTERS, RIOTERS, side_of
from according.ledger.exports.told import Told, told
from according.records import Actor, Figure, Place, Reading

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
GRAIN = {"hour": 1, "day": 1, "week": 2, "month": 3, "year": 3}
ROUND = {"tens": 10, "dozens": 12, "hundreds": 100}
"""What ACLED counts for a number that is only a word."""


def lines(reading: Reading, written: Written) -> Iterator[tuple[Told, Line]]:
    """Yield the row of each event that took place and that ACLED would record."""
    for one in told([reading]):
        where = one.place.country if one.place else None
        first, second = _sides(one)
        side1, side2 = side_of(first, where), side_of(second, where)
        sides: Sides | None = "civilians" if side2 == CIVILIANS else "armed" if side1 in ARMED and side2 in ARMED else None
        kind = acled_type(one.event, sides) if one.event.status == "reported" else None
        if kind is None:
            written.left_out["not reported" if one.event.status != "reported" else "no type of ACLED's"] += 1
            continue
        if one.event.event_type == "PROTEST":
            side1 = RIOTERS if kind.event_type == "Riots" else PROTESTERS
        yield one, {**_when(one), **_what(one, kind, side2), **_who(first, side1, second, side2), **_where(one), **_told(one)}


def _sides(one: Told) -> tuple[Sequence[Actor], Sequence[Actor]]:
    """Return who did it and to whom; those who clash with each other are two sides."""
    if one.event.event_type == "ASSAULT" and len(one.actors) > 1 and not one.recipients:
        return one.actors[:1], one.actors[1:]
    return one.actors, one.recipients


def _when(one: Told) -> dict[str, Cell]:
    when = one.event.when
    return {
        "event_date": one.day, "year": one.day[:4] if one.day else None,
        "time_precision": GRAIN[when.grain] if when and one.dated else None,
    }  # fmt: skip


def _what(one: Told, kind: AcledType, side2: int | None) -> dict[str, Cell]:
    targeted = kind.event_type == "Violence against civilians" or (kind.event_type == "Explosions/Remote violence" and side2 == CIVILIANS)
    return {
        "event_id_cnty": one.id, "disorder_type": kind.disorder, "event_type": kind.event_type,
        "sub_event_type": kind.sub_event_type, "civilian_targeting": "Civilian targeting" if targeted else None,
    }  # fmt: skip


def _who(first: Sequence[Actor], side1: int | None, second: Sequence[Actor], side2: int | None) -> dict[str, Cell]:
    sides = sorted(side for side in (side1, side2) if side)
    alone = side1 is not None and not second
    interaction = f"{side1}0" if alone else "".join(map(str, sides)) if len(sides) == 2 else None
    return {
        "actor1": first[0].name if first else None, "assoc_actor_1": "; ".join(actor.name for actor in first[1:]), "inter1": side1,
        "actor2": second[0].name if second else None, "assoc_actor_2": "; ".join(actor.name for actor in second[1:]), "inter2": side2,
        "interaction": interaction,
    }  # fmt: skip


def _where(one: Told) -> dict[str, Cell]:
    place, country = one.place, one.country
    return {
        "iso": country.iso_number if country else None, "region": country.acled_region if country else None,
        "country": country.name if country else None, "admin1": place.admin1 if place else None,
        "location": place.name if place else None, "latitude": place.lat if place else None, "longitude": place.lon if place else None,
        "geo_precision": _precision(place),
    }  # fmt: skip


def _precision(place: Place | None) -> int | None:
    if place is None or place.lat is None:
        return None
    return 1 if place.feature in ("city", "facility") else 3 if place.feature == "country" else 2


def _told(one: Told) -> dict[str, Cell]:
    deaths = deaths_of(one)
    return {
        "source": one.reading.article.publisher, "notes": _notes(one),
        "fatalities": min(_cautious(one, figure) for figure in deaths.figures) if deaths else None,
    }  # fmt: skip


def _cautious(one: Told, figure: Figure) -> int:
    words = one.reading.surface(figure.span).lower().split()
    number = next((ROUND[word] for word in words if word in ROUND), None)
    if number is not None:
        return number
    known = (number for number in (figure.low, figure.value, figure.high) if number is not None)
    return round(next(known, 0))


def _notes(one: Told) -> str:
    """Return the words that tell of the event, who says so, and what the date stands for when it is not the event's own."""
    notes = [one.evidence]
    if one.chain:
        notes.append(f"[according to: {' < '.join(name or 'unnamed' for name in one.chain)}]")
    if one.day and not one.dated:
        notes.append("[date: of publication]")
    return " ".join(notes)


ACLED = Layout(COLUMNS, lines, delimiter=",")
