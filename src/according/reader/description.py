"""What is known of a described actor: "three former Kenyan ministers"?"""

from __future__ import annotations

from dataclasses import dataclass

from according.codebook.actor_entries import Role
from according.reader.party import Party


@dataclass(slots=True)
class Description:
    """A described actor: ``first`` to ``last`` are the tokens of the phrase up to its role noun, both inclusive.

    ``whole`` is the group or state that it belongs to, ``owner`` a person ("his wife"); ``country`` an ISO code; ``count`` the
    words of a number before it; ``others`` further modifiers that tell it from its like, ``proper`` whether a name is among them;
    ``people`` the people whose adjective it bears ("the Chechen president"); ``loaded`` tells of loaded wording; ``kept`` are the
    tokens that belong into a name made of it; ``stranger`` is the possessor when it is nobody clear ("the monitor's head").
    """

    role: Role
    plural: bool
    first: int
    last: int
    whole: Party | None = None
    owner: Party | None = None
    country: str | None = None
    identifies: Party | None = None
    definite: bool = False
    bare: bool = True
    former: bool = False
    count: str | None = None
    others: tuple[str, ...] = ()
    loaded: bool = False
    people: str | None = None
    proper: bool = False
    kept: tuple[int, ...] = ()
    stranger: str | None = None
