"""An actor in the making: what the article has told of it so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from according.codebook.actor_entries import Known, Role
from according.records import Actor, ActorKind, Label, Mention, MentionHow

_PRIVATE = "CVL"


@dataclass(slots=True, eq=False)
class Party:
    """One actor while the article is being read; compared by identity.

    ``roles`` are all role nouns that may take it up, ``peoples`` those whose adjective it bore; ``whole`` is what it is part
    of; ``plural`` tells that "they" fits, ``local`` that nothing says where it is from.
    """

    name: str
    kind: ActorKind
    country: str | None = None
    sectors: list[str] = field(default_factory=list)
    whole: Party | None = None
    known: Known | None = None
    gender: str | None = None
    plural: bool = False
    local: bool = False
    named: bool = False
    roles: set[str] = field(default_factory=set)
    peoples: set[str] = field(default_factory=set)
    mentions: dict[int, tuple[int, MentionHow]] = field(default_factory=dict)
    labels: dict[int, tuple[int, str]] = field(default_factory=dict)
    id: str = ""
    _record: Actor | None = None
    _recorded: tuple[str | int | None, ...] = ()  # what it was when its record was made

    def mention(self, start: int, end: int, how: MentionHow) -> None:
        """Note a mention, in characters; of two that start together the first noted stays."""
        self.mentions.setdefault(start, (end, how))

    def label(self, start: int, end: int, text: str) -> None:
        """Note loaded wording used for the actor, in characters."""
        self.labels.setdefault(start, (end, text))

    def take_on(self, role: Role, *, former: bool = False) -> None:
        """Note that the actor bears a role; a former one tells of nobody's present sector."""
        self.roles.update(role.also)
        self.gender = self.gender or role.gender
        if former:
            self.add_sectors(["ELI"] if "GOV" in role.sectors else [])
        elif not self.sectors:
            self.add_sectors(role.sectors)
        elif role.sectors and _PRIVATE not in role.sectors:  # a minister is no private person for being a father
            self.sectors = [sector for sector in self.sectors if sector != _PRIVATE]
            self.add_sectors(role.sectors)

    def add_sectors(self, sectors: Iterable[str]) -> None:
        """Add sectors that the actor does not have yet, in their order."""
        for sector in sectors:
            if sector not in self.sectors:
                self.sectors.append(sector)

    def belong(self, whole: Party | None, country: str | None) -> None:
        """Note what the actor is part of and where it belongs, unless that is known already."""
        if whole is not None and whole is not self and self.whole is None and not _circular(self, whole):
            self.whole = whole
        self.country = self.country or country or (whole.country if whole is not None else None)

    def record(self) -> Actor:
        """Return the record as it stands now, its mentions and labels in the order of the text."""
        part_of = self.whole.id if self.whole is not None else None
        state = (self.id, self.name, self.kind, self.country, *self.sectors, part_of, len(self.mentions), len(self.labels))
        if self._record is None or self._recorded != state:
            self._record, self._recorded = self._made(part_of), state
        return self._record

    def _made(self, part_of: str | None) -> Actor:
        mentions = tuple(Mention(start=start, end=end, how=how) for start, (end, how) in sorted(self.mentions.items()))
        labels = tuple(Label(start=start, end=end, text=text) for start, (end, text) in sorted(self.labels.items()))
        return Actor(
            id=self.id, name=self.name, kind=self.kind, country=self.country, sectors=tuple(self.sectors),
            part_of=part_of, mentions=mentions, labels=labels,
        )  # fmt: skip


def _circular(part: Party, whole: Party) -> bool:
    above: Party | None = whole
    while above is not None:
        if above is part:
            return True
        above = above.whole
    return False
