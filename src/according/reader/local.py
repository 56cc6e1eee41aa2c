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
AWAY = frozenset({"MIL"})
ABROAD = AWAY | {"IGO", "NGO"}


def naturalise(found: Sequence[Happening], actors: ActorsOf, places: PlacesAt, scheme: Plover) -> None:
    """Give the sides of happenings of whom nothing tells where they are from the country of the place, or of the article.

    The article's country is nobody's whom a state or its forces strike or address: they may be of another.
    """
    lands = [{places.country(place) for place in one.places} - {None} for one in found]
    for one, told in zip(found, lands, strict=True):
        if len(told) == 1 and scheme.types[one.event_type].quad == ON_THE_SPOT:
            for side in ("actors", "recipients"):
                _give(one, side, actors, next(iter(told)), "of the country where it happens")
    for one, told in zip(found, lands, strict=True):
        if told <= {actors.home}:
            for side, other in (("actors", "recipients"), ("recipients", "actors")):
                if not any(_may_be_abroad(actors.record(actor)) for actor in getattr(one, other)):
                    _give(one, side, actors, actors.home, "of the country that the article is about")


def _give(one: Happening, side: str, actors: ActorsOf, country: str | None, why: str) -> None:
    for actor in getattr(one, side):
        if AWAY.isdisjoint(actors.record(actor).sectors) and actors.naturalise(actor, country):
            note(one.trigger, side, f"nothing says where they are from: {why}")


def _may_be_abroad(party: Actor) -> bool:
    """Tell whether an actor may deal with people of another country: a state, an army, an organisation of many, a name not placed."""
    named = party.country is None and any(mention.how == "name" for mention in party.mentions)
    return party.kind == "state" or named or not ABROAD.isdisjoint(party.sectors)
