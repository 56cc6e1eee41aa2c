"""A happening as it is pieced together, before it is numbered and becomes an event."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from according.codebook.frames import Frame
from according.records import EventType, Status, When

TAKEN = ("mode", "actors", "recipients", "places", "when", "chain")


@dataclass(slots=True)
class Happening:
    """One mention of an event: its trigger, coding, roles and surroundings; ``evidence`` in characters, end exclusive.

    ``told_again`` counts the further mentions that it took in, and ``taken`` holds for each field that came from one the word of that one.
    """

    trigger: Token
    frame: Frame
    event_type: EventType
    mode: str | None
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    evidence: tuple[int, int]
    places: tuple[str, ...] = ()
    when: When | None = None
    weapons: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    content: list[Token] = field(default_factory=list)
    told_again: int = 0
    taken: dict[str, Token] = field(default_factory=dict)

    @property
    def nominal(self) -> bool:
        """Tell whether a noun denotes it."""
        return self.trigger.pos_ == "NOUN"

    @property
    def outcome(self) -> bool:
        """Tell whether it only says what came of something: killed, hurt, destroyed, and nobody named who did it."""
        return bool(self.frame.agentless) and not self.actors

    def take(self, other: Happening) -> None:
        """Take over from another mention of the same happening whatever this one leaves open."""
        before = {name: getattr(self, name) for name in TAKEN}
        self.actors = self.actors or tuple(one for one in other.actors if one not in self.recipients)
        partners = other.actors if self.event_type == "AGREE" else ()
        merged = dict.fromkeys((*self.recipients, *other.recipients, *partners))
        self.recipients = tuple(one for one in merged if one not in self.actors)
        self.mode = self.mode or (other.mode if other.event_type == self.event_type else None)
        self.places = tuple(dict.fromkeys((*self.places, *other.places)))
        self.when = self.when or other.when
        self.weapons = tuple(dict.fromkeys((*self.weapons, *other.weapons)))
        self.contexts = tuple(dict.fromkeys((*self.contexts, *other.contexts)))
        if self.status == other.status and not other.chain and not other.nominal:
            self.chain = ()  # what the article says itself it need not be told by a source; "the meeting" only takes it up
        self.told_again += 1 + other.told_again
        for name, value in before.items():
            if getattr(self, name) != value:
                self.taken[name] = other.taken.get(name, other.trigger)
