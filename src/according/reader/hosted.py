"""Whom does a visit, a raid or a pullout concern that names nobody? The state in whose land it is, where those who do it are not its own.

PLOVER makes the visitor actor and the host recipient; a blockade or a raid abroad is done to the country in which it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from according.reader.happening import Happening
from according.reader.reasons import note
from according.reader.triggers import ActorsOf, PlacesAt
from according.records import Actor

DONE_ABROAD = frozenset({("CONSULT", "visit"), ("RETREAT", "withdraw")})
OF_FORCE = frozenset({"ASSAULT", "COERCE"})


def host(found: Sequence[Happening], actors: ActorsOf, places: PlacesAt) -> None:
    """Give happenings without recipients the state whose country they are in as theirs, where the text speaks of it.

    Who of another country uses force there has to be a state or its army: of rebels from abroad it is not known whom they fight.
    """
    for one in found:
        if one.recipients or not one.actors or not one.places:
            continue
        lands = {places.country(place) for place in one.places}
        doers = [actors.record(actor) for actor in one.actors]
        land = next(iter(lands)) if len(lands) == 1 else None
        if land is None or any(doer.country in (None, land) for doer in doers):
            continue
        if (one.event_type, one.mode) in DONE_ABROAD or (one.event_type in OF_FORCE and all(map(_of_a_state, doers))):
            state = actors.state(land)
            if state is not None:
                one.recipients = (state,)
                note(one.trigger, "recipients", "in whose country those of another one do it")


def _of_a_state(doer: Actor) -> bool:
    return doer.kind == "state" or "MIL" in doer.sectors
