"""A table in the columns of UCDP's georeferenced events: a row an event with deaths, 49 columns parted by commas.

Source: UCDP GED codebook, version 23.1; PRIO-GRID: Tollefsen et al. (2012). It is like UCDP's, not UCDP's: no human has coded it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import floor

from according.ledger.exports.deaths import Deaths, deaths_of
from according.ledger.exports.rows import Cell, Layout, Line, Written
from according.ledger.exports.sides import ARMED, CIVILIANS, OTHERS, STATE, kind_of, side_of
from according.ledger.exports.told import Told, codes_of, day_of, told
from according.records import Actor, Place, Reading

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name",
    "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original",
    "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid",
    "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end",
    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
_GRAIN = {"hour": 1, "day": 1, "week": 3, "month": 4, "year": 5}


def lines(reading: Reading, written: Written) -> Iterator[tuple[Told, Line]]:
    """Yield the row of each reported assault that killed at least one by the text's own figures."""
    for one in told([reading]):
        deaths = deaths_of(one) if one.event.event_type == "ASSAULT" and one.event.status == "reported" else None
        if deaths is None:
            written.left_out["no deaths told"] += 1
            continue
        yield one, {**_who(one), **_sources(one, deaths), **_where(one), **_when(one), **_deaths(one, deaths)}


def _who(one: Told) -> dict[str, Cell]:
    first, second = one.actors, one.recipients
    if len(first) > 1 and not second:
        first, second = first[:1], first[1:]
    where = one.place.country if one.place else None
    kind = type_of_violence(side_of(first, where), side_of(second, where))
    a = ", ".join(actor.name for actor in first)
    b = "Civilians" if kind == ONE_SIDED else ", ".join(actor.name for actor in second)
    return {
        "id": one.id, "type_of_violence": kind, "dyad_name": f"{a} - {b}" if a and b else None, "side_a": a, "side_b": b,
        "gwnoa": _state(first), "gwnob": None if kind == ONE_SIDED else _state(second),
    }  # fmt: skip


def type_of_violence(side1: int | None, side2: int | None) -> int | None:
    """Return 1 when a state fights, 2 when armed groups that are none fight each other, 3 for civilians attacked; None when not told."""
    if side1 in ARMED and side2 == CIVILIANS:
        return ONE_SIDED
    if side1 in ARMED and side2 in ARMED:
        return STATE_BASED if {side1, side2} & {STATE, OTHERS} else NON_STATE
    return None


def _state(actors: tuple[Actor, ...]) -> int | None:
    """Return Gleditsch and Ward's number of the state whose forces are on a side."""
    states = (codes_of(actor.country) for actor in actors if kind_of(actor) == STATE)
    return next((codes.gw for codes in states if codes and codes.gw), None)


def _sources(one: Told, deaths: Deaths) -> dict[str, Cell]:
    article, reading = one.reading.article, one.reading
    day = day_of(article.published)
    origins = dict.fromkeys(origin for figure in deaths.figures if figure.attribution and (origin := reading.origin(figure)))
    return {
        "number_of_sources": 1, "source_article": ",".join(filter(None, (article.publisher, day, article.title))),
        "source_office": article.publisher, "source_date": day, "source_headline": article.title, "source_original": "; ".join(origins),
    }  # fmt: skip


def _where(one: Told) -> dict[str, Cell]:
    place, country = one.place, one.country
    if place is None:
        return {}
    point = place.lat is not None and place.lon is not None
    return {
        "where_prec": _precision(place), "where_coordinates": place.name if point else None,
        "where_description": one.surface_of([one.mention_of(place)]), "adm_1": place.admin1, "latitude": place.lat, "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if point else None, "priogrid_gid": priogrid(place.lat, place.lon),
        "country": country.name if country else None, "country_id": country.gw if country else None,
        "region": country.ucdp_region if country else None,
    }  # fmt: skip


def _precision(place: Place) -> int | None:
    if place.lat is None:
        return None
    if place.feature == "country":
        return 6
    return 1 if place.feature in ("city", "facility") else 4 if place.feature == "region" else None


def priogrid(lat: float | None, lon: float | None) -> int | None:
    """Return the cell of PRIO-GRID that a point lies in: half a degree wide, 720 a row, counted from 1 at 90° S 180° W.

    ``lat`` and ``lon`` are degrees; None when one is.
    """
    if lat is None or lon is None:
        return None
    row, column = min(floor((lat + 90) * 2), 359), min(floor((lon + 180) * 2), 719)
    return row * 720 + column + 1


def _when(one: Told) -> dict[str, Cell]:
    when, day = one.event.when, one.day
    end = (day_of(when.end) if when and one.dated else None) or day
    return {
        "year": day[:4] if day else None, "date_prec": _days(day, end, when.grain) if when and day and end and one.dated else None,
        "date_start": day, "date_end": end,
    }  # fmt: skip


def _days(start: str, end: str, grain: str) -> int:
    """Return UCDP's precision: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 more."""
    length = (date.fromisoformat(end) - date.fromisoformat(start)).days
    by_length = 1 if length <= 0 else 2 if length < 6 else 3 if length < 7 else 4 if length < 31 else 5
    return max(by_length, _GRAIN[grain]) if grain != "day" else by_length


def _deaths(one: Told, deaths: Deaths) -> dict[str, Cell]:
    side = "deaths_civilians" if {kind_of(actor) for actor in one.recipients} == {CIVILIANS} else "deaths_unknown"
    return {
        side: deaths.best,
        "best": deaths.best, "low": deaths.low, "high": deaths.high,
    }  # fmt: skip


UCDP = Layout(COLUMNS, lines, delimiter=",")
