"""What the actors of an event are to a table of armed conflict: state forces, rebels, militias, crowds, civilians, outsiders."""

from __future__ import annotations

from collections.abc import Sequence

from according.codebook.old_codes import sectors
from according.records import Actor

STATE, REBELS, MILITIA, RIOTERS, PROTESTERS, CIVILIANS, OTHERS = 1, 2, 3, 5, 6, 7, 8
"""ACLED's kinds of actor by their numbers; 4, identity militias, is never told from the text."""
ARMED = frozenset({STATE, REBELS, MILITIA, OTHERS})


def kind_of(actor: Actor, country: str | None = None) -> int | None:
    """Return the kind of an actor by its first sector that has one, None when nothing tells.

    State forces at work in another ``country`` (ISO 3166-1 alpha-3) than their own are outside forces.
    """
    known = (sectors()[sector].acled for sector in actor.sectors if sector in sectors())
    kind = next((number for number in known if number is not None), None)
    if kind == STATE and country and actor.country and actor.country != country:
        return OTHERS
    return kind


def side_of(actors: Sequence[Actor], country: str | None = None) -> int | None:
    """Return the kind of a whole side: the first of its actors that has one; None when none has."""
    return next((kind for actor in actors if (kind := kind_of(actor, country)) is not None), None)
