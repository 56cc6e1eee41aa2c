"""Of which country are people of whom nothing tells it? Of the one where what they do or suffer happens, else of the article's own.

As conflict data have it ("Civilians (Kenya)", "Unidentified armed group (Chad)"): villagers whom gunmen kill near Kisumu are Kenyans. Only
what is done to people on the spot tells where they are at home; ministers meet, and soldiers fight, abroad.
"""

from __future__ import annotations

from collections.abc import Sequence

from according.codebook.plover import Plover
from according.reader.happening import Happening
from according.reader.reasons import note
from according.reader.triggers import ActorsOf, PlacesAt
from according.records import Actor

ON_THE_SPOT = "material conflict"
BY_LAW = frozenset({("COERCE", "arrest"), ("SANCTION", "convict")})  # a state does it to who is at home in it
AWAY = frozenset({"MIL"})
ABROAD = AWAY | {"IGO", "NGO"}


def naturalise(found: Sequence[Happening], actors: ActorsOf, places: PlacesAt, scheme: Plover) -> None:
    """Give the sides of happenings of whom nothing tells where they are from the country of the place, or of the article.

    The article's country is nobody's whom a state or its forces strike or address: they may be of another.
    """
    lands = [{places.country(place) for place in one.places} - {None} for one in found]
    bodily = [scheme.types[one.event_type].quad == ON_THE_SPOT for one in found]
    for one, told, on_the_spot in zip(found, lands, bodily, strict=True):
        if len(told) == 1 and on_the_spot:
            for side in ("actors", "recipients"):
                _give(one, side, actors, next(iter(told)), "of the country where it happens")
    for one, told, on_the_spot in zip(found, lands, bodily, strict=True):
        if told <= {actors.home}:
            for side, other in (("actors", "recipients"), ("recipients", "actors")):
                by_law = side == "recipients" and (one.event_type, one.mode) in BY_LAW
                if not any(_may_be_abroad(actors.record(actor), by_law) for actor in getattr(one, other)):
                    _give(one, side, actors, actors.home, "of the country that the article is about", named=on_the_spot)


def _give(one: Happening, side: str, actors: ActorsOf, country: str | None, why: str, *, named: bool = True) -> None:
    """Let those of a side who may be of a country be of it; who is named only where ``named`` says so."""
    for actor in getattr(one, side):
        record = actors.record(actor)
        if AWAY.isdisjoint(record.sectors) and (named or not _is_named(record)) and actors.naturalise(actor, country):
            note(one.trigger, side, f"nothing says where they are from: {why}")


def _may_be_abroad(party: Actor, by_law: bool) -> bool:
    """Tell whether an actor may deal with people of another country: a state, an army, an organisation of many, a name not placed."""
    state = party.kind == "state" and not by_law
    return state or (party.country is None and _is_named(party)) or not ABROAD.isdisjoint(party.sectors)


def _is_named(party: Actor) -> bool:
    return any(mention.how == "name" for mention in party.mentions)
