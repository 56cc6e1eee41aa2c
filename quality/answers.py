"""One reading in the names of a coded story: which coded actors and places its records stand for, and whether a record agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from according.codebook import plover
from quality.naming import same, same_place
from quality.stories import NOT_NAMED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from according.records import Actor, Attribution, Event, Figure, Place, Reading, Span, When
    from quality.stories import Happening, Named, Party, Saying, Story

Names = frozenset[str]


class Answers:
    """A reading beside its story; ``actors`` and ``places`` give, for each record's id, the coded names that it stands for."""

    def __init__(self, story: Story, reading: Reading) -> None:
        self.reading = reading
        self.actors = {actor.id: self._coded(actor, story.actors, same) for actor in reading.actors}
        self.places = {place.id: self._coded(place, story.places, same_place) for place in reading.places}
        self.said = {said.id: said for said in reading.attributions}

    def _coded(self, record: Actor | Place, coded: Sequence[Named], agree: Callable[[str, str], bool]) -> Names:
        """Recognise a record by its name or, when that says nothing here, by the words of its first mention."""
        first = min(record.mentions, key=lambda mention: mention.start)
        for called in (record.name, self.reading.surface(first)):
            exact = {each.name for each in coded if each.name == called or called in each.aka}
            if found := exact or {each.name for each in coded if any(agree(called, name) for name in (each.name, *each.aka))}:
                return frozenset(found)
        return frozenset()

    def countries(self, layer: str, name: str) -> set[str | None]:
        """Return the countries given to what stands for a coded name."""
        if layer == "actors":
            return {actor.country for actor in self.reading.actors if name in self.actors[actor.id]}
        return {place.country for place in self.reading.places if name in self.places[place.id]}

    def event(self, event: Event, happening: Happening) -> dict[str, bool]:
        """Compare an event field by field."""
        verdict = {
            "who": fills(self._named(self.actors, event.actors), happening.who),
            "whom": fills(self._named(self.actors, event.recipients), happening.whom),
            "status": event.status in happening.statuses,
            "origin": self.origin(event, happening.according_to),
            "date": same_days(event.when, happening.days, happening.open_too),
            "places": fills(self._named(self.places, event.places), happening.at),
        }
        if not happening.modes.isdisjoint(plover.plover().types[event.event_type].modes):
            verdict["mode"] = event.mode in happening.modes
        if is_chain(happening.according_to):
            verdict["chain"] = self.chain(event, happening.according_to)
        return verdict

    def origin(self, record: Event | Figure, chain: Sequence[Party]) -> bool:
        """Tell whether the first source of a record is the coded one; none is right where the coding has none or lets it be missing."""
        if not record.attribution:
            return not chain or chain[0].may_be_missing
        return bool(chain) and bool(self.sources(self.said[record.attribution[0]]) & chain[0].names)

    def chain(self, record: Event | Figure, chain: Sequence[Party]) -> bool:
        """Tell whether all sources of a record are the coded ones, in their order; those that may be missing may be missing."""
        ours = [self.sources(self.said[link]) for link in record.attribution]
        at = 0
        for party in chain:
            if at < len(ours) and ours[at] & party.names:
                at += 1
            elif not party.may_be_missing:
                return False
        return at == len(ours)

    def outward(self, said: Attribution) -> list[Attribution]:
        """Return an attribution and those that it stands within, innermost first."""
        links = [said]
        while (within := links[-1].within) is not None:
            links.append(self.said[within])
        return links

    def source(self, said: Attribution, saying: Saying) -> bool:
        """Tell whether an attribution names the coded source, or one of those side by side, or none where none is named."""
        ours = self.sources(said)
        return bool(ours & saying.sources) if saying.sources else ours == {NOT_NAMED}

    def words_of(self, span: Span) -> Names | None:
        """Return the coded names of those whose words a stretch is: the innermost attribution around it; None: the article's own."""
        around = [
            (piece.end - piece.start, said)
            for said in self.reading.attributions
            for piece in said.content
            if piece.start <= span.start and span.end <= piece.end
        ]
        return self.sources(min(around, key=lambda each: (each[0], -len(self.outward(each[1]))))[1]) if around else None

    def sources(self, said: Attribution) -> Names:
        """Return the coded names of those who say it."""
        named = [actor for actor in (said.source, *said.also) if actor]
        if not named:
            return frozenset({NOT_NAMED})
        return frozenset().union(*(self.actors[actor] for actor in named))

    @staticmethod
    def _named(known: dict[str, Names], ids: Iterable[str]) -> list[Names]:
        return [known[each] for each in ids]


def is_chain(chain: Sequence[Party]) -> bool:
    """Tell whether at least two sources must stand in a chain."""
    return sum(not party.may_be_missing for party in chain) > 1


def fills(given: Sequence[Names], parties: Sequence[Party]) -> bool:
    """Tell whether answers fill every coded place that must be filled and name nobody else.

    Each answer is the set of coded names that it may stand for; the empty set stands for somebody whom the coding does not know.
    """
    allowed = frozenset().union(*(party.names for party in parties))
    named = frozenset().union(*given)
    if not all(names & allowed for names in given):
        return False
    return all(party.may_be_missing or any(choice <= named for choice in party.choices) for party in parties)


def same_days(when: When | None, days: tuple[str, str] | None, open_too: bool) -> bool:
    """Tell whether a date covers the coded days; an open one is right where the coding leaves it open or allows it."""
    if when is None:
        return open_too
    return days is not None and (when.start or "")[:10] == days[0] and (when.end or "")[:10] == days[1]
