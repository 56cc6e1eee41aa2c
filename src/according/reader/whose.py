"""Whose is a described actor: to what state, body or person does it belong ("the country's army", "workers of the mill")?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from according.codebook.actor_entries import State
from according.codebook.actors import ActorCodebook
from according.codebook.plover import plover
from according.codebook.word_groups import word_group
from according.reader.columns import Columns
from according.reader.description import Description
from according.reader.named import Names
from according.reader.party import Party
from according.reader.titled import ABROAD, role_over
from according.reader.wordings import Hit

Resolve = Callable[[int], tuple[Party, ...]]

_OWNER = frozenset({"of", "for", "at", "with", "from", "within"})
_WHERE = frozenset({"in", "from", "of", "across", "near", "throughout", "around", "inside"})
_AT_HOME = frozenset({"REB", "OPP", "EDU", "LAB", "AGR", "LEG", "PTY", "REL", "CRM"})  # sectors of people who belong where they are
_BESIDE = word_group("beside")
_FOREIGN_FORCES = word_group("foreign_forces")
_OVER = word_group("over_others")
_INSIDE = frozenset({"in", "inside", "throughout", "around"})
_BOUND = word_group("bound")


class Whose:
    """Notes in the descriptions of one article whose they are; ``resolve`` gives the parties that a token stands for."""

    def __init__(
        self, columns: Columns, book: ActorCodebook, names: Names, resolve: Resolve, place_country: Callable[[int], str | None]
    ) -> None:
        self.columns = columns
        self.book = book
        self.names = names
        self.resolve = resolve
        self.place_country = place_country

    def before(self, found: Description, head: int, role_start: int) -> int:
        """Read whose the described is where no name says it ("the country's army"); returns the token where the rest begins."""
        columns = self.columns
        for child in columns.children[head]:
            if columns.dep[child] != "nmod:poss" or child >= role_start or columns.pos[child] not in ("NOUN", "PROPN"):
                continue
            if child in self.names.at or child in self.names.hit_at:
                continue
            owners = self.resolve(child)
            found.definite, found.bare = True, False
            if len(owners) == 1:
                self.belong_to(found, owners[0])
            else:
                owner = role_over(columns, self.book, child)
                if owner is None or owner[2].role.kind != "state":  # of all presidents "the country's" is the likeliest
                    found.stranger = columns.surface(max(columns.left(child), found.first), child)
            return child + 2 if self.is_possessive(child + 1) else child + 1
        return found.first

    def behind(self, found: Description, role: range) -> None:
        """Read the phrases behind the noun: "president of Iran", "spokeswoman for the agency", "residents of the town"."""
        columns = self.columns
        for child in sorted(child for at in role for child in columns.children[at]):
            if child <= found.last or not columns.dep[child].startswith("nmod"):
                continue
            preposition = columns.cased(child)
            if preposition in _OWNER and not (found.role.noun in ABROAD and preposition != "of"):
                for party in self.resolve(child)[:1]:
                    if party.kind == "state":
                        found.whole = found.whole or party
                        found.country = found.country or party.country
                    else:
                        self.belong_to(found, party)
                if found.whole is None and found.owner is None and found.country is None and role_over(columns, self.book, child):
                    found.stranger = found.stranger or columns.surface(columns.left(child), child)
                if preposition == "of" and not found.plural:
                    found.definite = found.definite or found.bare
            if preposition in _WHERE and found.country is None and found.role.noun not in ABROAD:
                hit = self.names.hit_at.get(child)
                country = hit.known.country if hit is not None and hit.known.kind == "state" else self._country_around(child)
                found.country = country if preposition not in _INSIDE or self._at_home(found) else found.country
        self._bound_to(found, role)

    def _bound_to(self, found: Description, role: range) -> None:
        """Read whom a participle behind the noun tells that they belong to: "militants loyal to", "workers affiliated with"."""
        columns = self.columns
        for child in (child for at in role for child in columns.children[at]):
            if child > found.last and columns.lower[child] in _BOUND:
                for owner in columns.children[child]:
                    for party in self.resolve(owner)[:1] if columns.dep[owner].startswith("obl") and owner > child else ():
                        self.belong_to(found, party)

    def set_beside(self, found: Description) -> None:
        """Let partners and rivals of a state not be its own, nor captors those of the country of whom they hold."""
        whole, noun = found.whole, found.role.noun
        beside = whole is not None and noun in _BESIDE and (whole.kind == "state" or (found.country or whole.country) != whole.country)
        if beside or (noun in _OVER and (found.owner or whole) and not self._bears_nation(found)):
            found.stranger, found.whole, found.country = whole.name if whole is not None else found.stranger, None, None

    def _bears_nation(self, found: Description) -> bool:
        """Tell whether the adjective of a country stands before the noun ("Kenyan captors")."""
        owned = max((at for at in range(found.first, found.last) if self.is_possessive(at)), default=found.first)
        return any(at in self.names.hit_at for at in range(owned, found.last))

    def is_with_somebody(self, head: int) -> bool:
        """Tell whether the phrase names by "with" or "at" a body that is no state's: "an official with the auction house"."""
        columns = self.columns
        behind = [child for child in columns.children[head] if child > head and columns.dep[child] == "nmod"]
        within = [child for child in behind if columns.cased(child) in ("with", "at")]
        return any(not (role := role_over(columns, self.book, child)) or "GOV" not in role[2].role.sectors for child in within)

    def belong(self, found: Description, hit: Hit, party: Party | None) -> None:
        """Let a described actor be of what the codebook names before it; ``party`` is the actor of this name, if it stands for one."""
        known = hit.known
        if self.is_possessive(hit.end):
            found.definite, found.bare = True, False
        if hit.wording.use == "person" or party is not None:
            if party is not None:
                self.belong_to(found, party)
            return
        if known.kind == "population":
            found.country = found.country or known.country
            found.people = known.name
        elif known.kind == "state":
            found.country = found.country or known.country
            if hit.wording.use == "seat" and found.role.kind == "person" and not found.role.sectors:
                found.role = replace(found.role, sectors=known.sectors)
            if isinstance(known, State) and hit.wording.use != "adjective":
                found.whole = found.whole or self.names.known_party(known)

    def belong_to(self, found: Description, party: Party) -> None:
        """Let a described actor be of another: a person is its owner, a people gives it a country, a body or state is its whole."""
        private = party.plural and not party.named and (not party.sectors or "CVL" in party.sectors)
        if party.kind in ("person", "office") or (private and party.kind == "group"):
            found.owner = found.owner or party
            if found.role.kind == "state" or not plover().political.isdisjoint(found.role.sectors):
                found.country = found.country or party.country
        elif party.kind == "population":
            found.country = found.country or party.country
        else:
            found.whole = party if found.whole is None or found.whole.kind == "state" else found.whole
            found.country = found.country or party.country

    def is_possessive(self, at: int) -> bool:
        """Tell whether a token is the sign of a possessor; there is none behind the last token."""
        return at < self.columns.size and self.columns.lower[at] in ("'s", "'")

    @staticmethod
    def _at_home(found: Description) -> bool:
        """Tell whether those who are somewhere belong there: people, bodies, states and fighters do, officials and soldiers need not."""
        belong = found.role.kind in ("population", "group", "state") or (found.plural and not _AT_HOME.isdisjoint(found.role.sectors))
        return belong and _FOREIGN_FORCES.isdisjoint(found.others)

    def _country_around(self, place: int) -> str | None:
        """Return the country that a place lies in, by its own name or the one before it ("the Tarn region")."""
        named = (child for child in self.columns.children[place] if child < place and self.columns.dep[child] == "compound")
        return next((country for at in (place, *named) if (country := self.place_country(at)) is not None), None)
