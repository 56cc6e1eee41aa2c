"""GDELT's event table of version 1.0: a row an actor and a recipient, CAMEO codes, 58 columns parted by tabs, no header.

Source: GDELT 1.0 Event Database codebook; header as its loaders name it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from itertools import permutations, product
from typing import NamedTuple

from according.codebook.cameo import CameoCode, cameo
from according.codebook.old_codes import sectors
from according.ledger.exports.rows import Cell, Layout, Line, Written
from according.ledger.exports.told import Told, codes_of, day_of, told
from according.records import Actor, Place, Quad, Reading

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO), *(f"Actor2Geo_{name}" for name in _GEO), *(f"ActionGeo_{name}" for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
QUADS: dict[Quad, int] = {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}
VISIT, HOST = "042", "043"


class Dyad(NamedTuple):
    """Who to whom, with the code of what: one row."""

    actor: Actor | None
    recipient: Actor | None
    code: CameoCode


Row = tuple[str | None, Place | None, Dyad]  # what makes two rows of an article the same


def dyads(one: Told, code: CameoCode) -> list[Dyad]:
    """Return the pairs of an event, as CAMEO has them.

    Every actor with every recipient; those who act together on equal terms each with each, both ways; a visit also as the host's.
    """
    if one.recipients:
        pairs = [Dyad(*pair, code) for pair in product(one.actors or (None,), one.recipients)]
        if code.code == VISIT:
            pairs += [Dyad(pair.recipient, pair.actor, cameo().codes[HOST]) for pair in pairs if pair.actor]
        return pairs
    if len(one.actors) > 1 and one.event.event_type in ("CONSULT", "AGREE", "COOPERATE"):
        return [Dyad(*pair, code) for pair in permutations(one.actors, 2)]
    return [Dyad(actor, None, code) for actor in one.actors]


def lines(reading: Reading, written: Written) -> Iterator[tuple[Told, Line]]:
    """Yield the rows of a reading; those that differ in nothing but the place in the text are one row, with its mentions counted."""
    rows: dict[Row, tuple[Told, Dyad]] = {}
    mentions: Counter[Row] = Counter()
    for one in told([reading]):
        if one.event.cameo is None:
            written.left_out[f"{one.event.status}: no CAMEO code"] += 1
            continue
        found = dyads(one, gdelt_code(one.event.cameo))
        if not found:
            written.left_out["nobody named"] += 1
        for dyad in found:
            key = (one.day, one.place, dyad)
            rows.setdefault(key, (one, dyad))
            mentions[key] += 1
    for key, (one, dyad) in rows.items():
        yield one, _line(one, dyad, mentions[key])


def gdelt_code(code: str) -> CameoCode:
    """Return the code, or the one above it where GDELT's list is older than the code."""
    known = cameo().codes
    while known[code].later:
        code = code[:-1] if len(code) > 3 else f"{code[:2]}0"
    return known[code]


def _line(one: Told, dyad: Dyad, mentions: int) -> Line:
    article = one.reading.article
    return {
        "GLOBALEVENTID": event_number(one, dyad), **_date(one.day),
        **_actor("Actor1", dyad.actor), **_actor("Actor2", dyad.recipient),
        "IsRootEvent": int(not article.text[: one.event.trigger.start].strip().count("\n")),
        "EventCode": dyad.code.code, "EventBaseCode": dyad.code.base, "EventRootCode": dyad.code.root,
        "QuadClass": QUADS[dyad.code.quad], "GoldsteinScale": dyad.code.goldstein,
        "NumMentions": mentions, "NumSources": 1, "NumArticles": 1,
        "Actor1Geo_Type": 0, "Actor2Geo_Type": 0, **_geo(one.place),
        "DATEADDED": (day_of(article.published) or "").replace("-", ""), "SOURCEURL": article.url,
    }  # fmt: skip


def event_number(one: Told, dyad: Dyad) -> int:
    """Return a whole number of 63 bits that is the same for the same row of the same text."""
    name = f"{one.id}-{dyad.actor.id if dyad.actor else ''}-{dyad.recipient.id if dyad.recipient else ''}-{dyad.code.code}"
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest()) >> 1


def _date(day: str | None) -> dict[str, Cell]:
    if day is None:
        return {}
    found = date.fromisoformat(day)
    fraction = min(((found.month - 1) * 30 + found.day) / 365, 0.9999)  # the codebook's own arithmetic
    return {
        "SQLDATE": f"{found:%Y%m%d}", "MonthYear": f"{found:%Y%m}", "Year": found.year, "FractionDate": f"{found.year + fraction:.4f}",
    }  # fmt: skip


def _actor(role: str, actor: Actor | None) -> dict[str, Cell]:
    if actor is None:
        return {}
    country = codes_of(actor.country)
    place = country.cameo if country else None
    known = (sectors().get(sector) for sector in actor.sectors)
    types = [code.cameo for code in known if code and code.cameo][:3]
    return {
        f"{role}Code": f"{place or ''}{''.join(types)}", f"{role}Name": actor.name.upper(), f"{role}CountryCode": place,
        **{f"{role}Type{number}Code": code for number, code in enumerate(types, 1)},
    }  # fmt: skip


def _geo(place: Place | None) -> dict[str, Cell]:
    country = codes_of(place.country) if place else None
    if place is None or country is None or place.lat is None:
        return {"ActionGeo_Type": 0}
    fips = "GZ" if place.country == "PSE" and "Gaza" in (place.admin1 or place.name) else country.fips
    home = place.country == "USA"
    kind = 1 if place.feature == "country" else (3 if home else 4) if place.feature in ("city", "facility") else (2 if home else 5)
    names = dict.fromkeys(name for name in (place.name, place.admin1, country.name) if name)
    return {
        "ActionGeo_Type": kind, "ActionGeo_FullName": ", ".join(names), "ActionGeo_CountryCode": fips,
        "ActionGeo_ADM1Code": fips if kind == 1 else None, "ActionGeo_Lat": place.lat, "ActionGeo_Long": place.lon,
        "ActionGeo_FeatureID": fips if kind == 1 else None,
    }  # fmt: skip


GDELT = Layout(COLUMNS, lines, header=False)
