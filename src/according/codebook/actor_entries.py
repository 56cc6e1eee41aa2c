"""What the codebook knows of an actor: the entries that its files of actors hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from according.records import ActorKind

Use = Literal["name", "seat", "adjective", "people", "person"]
RoleKind = Literal["person", "population", "group", "state", "medium", "office", "title"]

SECTORS = frozenset({
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN",
    "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO", "NGO", "ISM", "IMG", "MNC",
})  # fmt: skip
"""The sector codes of the PLOVER manual (2021.09), and its codes for actors of no country."""
OF_A_STATE = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "SPY"})
"""The sectors of those who act for a state."""


@dataclass(frozen=True, slots=True)
class Term:
    """A time in office, in ISO dates or parts of them, both inclusive; ``of`` names a state (ISO 3166-1 alpha-3) or an actor.

    ``to`` is None for who was in office when the list was made; nothing is known of later days.
    """

    office: str
    of: str
    from_: str
    to: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """An actor that the codebook knows: ``part_of`` names another one, or a state by its ISO code."""

    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    part_of: str | None = None
    gender: str | None = None
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class State(Known):
    """A country or territory: its first adjective, the offices at its head, the population that its people are."""

    adjective: str | None = None
    offices: frozenset[str] = frozenset()
    adjective_means_people: bool = False
    people: Known | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording that stands for an actor, and how.

    ``use``: a name; a seat of government ("Tehran"); an adjective ("Iranian"); a word for the people ("Iranians"); the
    name of a person. ``company``: it counts only where the article also names the actor in another way.
    ``forms`` are its words as written, to tell "Who" from "WHO".
    """

    known: Known
    use: Use
    forms: tuple[str, ...]
    company: bool = False

    def fits(self, written: list[str]) -> bool:
        """Tell whether the case of the written words is that of a name: capitals where it has them, acronyms throughout."""
        for form, word in zip(self.forms, written, strict=True):
            if form[0].isupper() and not word[0].isupper():
                return False
            if form.isupper() and 1 < len(form) <= 5 and word != form:
                return False
        return True


@dataclass(frozen=True, slots=True)
class Role:
    """A noun that denotes people or organisations.

    ``broader`` holds all wider nouns by which the same one may be taken up; ``takes_up`` the sectors of the actors that
    "the group" or "the agency" may stand for (``*`` for any).
    """

    noun: str
    kind: RoleKind
    sectors: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    takes_up: frozenset[str] = frozenset()
    gender: str | None = None
    also: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class RoleForm:
    """A form of a role noun, singular or plural."""

    role: Role
    plural: bool
