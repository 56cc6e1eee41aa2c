"""What one event of a reading says to a row of a table: who, to whom, on which day, at which place, in whose words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, TypeVar

from according.codebook.old_codes import CountryCodes, countries
from according.codebook.states import adjectives_of_states
from according.records import Actor, Event, Figure, Place, Reading, Span

S = TypeVar("S", bound=Span)
DayFrom = Literal["start", "end", "publication"]
_SPECIFIC = {"facility": 0, "city": 1, "region": 3, "country": 4}


@dataclass(frozen=True)
class Told:
    """An event with the reading that it stands in."""

    reading: Reading
    event: Event

    @property
    def id(self) -> str:
        """The same for the same event of the same text, whoever exports it: the article's id, a hyphen, the event's."""
        return f"{self.reading.article.id}-{self.event.id}"

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """Who did it."""
        return tuple(self.reading.actor(actor) for actor in self.event.actors)

    @cached_property
    def recipients(self) -> tuple[Actor, ...]:
        """To whom it was done."""
        return tuple(self.reading.actor(actor) for actor in self.event.recipients)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures given with it."""
        return tuple(figure for figure in self.reading.figures if figure.id in self.event.figures)

    @property
    def day(self) -> str | None:
        """The day it began, else the one it ended, else that of publication, as YYYY-MM-DD; None when none is known."""
        return self._dated[0]

    @property
    def day_from(self) -> DayFrom | None:
        """What ``day`` is: the event's own start or end, or the day of publication that stands in for it; None with no day."""
        return self._dated[1]

    @cached_property
    def _dated(self) -> tuple[str | None, DayFrom | None]:
        when = self.event.when
        start, end = (when.start, when.end) if when else (None, None)
        ways: tuple[tuple[str | None, DayFrom], ...] = ((start, "start"), (end, "end"), (self.reading.article.published, "publication"))
        return next(((day, what) for iso, what in ways if (day := day_of(iso))), (None, None))

    @property
    def dated(self) -> bool:
        """Whether the day is the event's own."""
        return self.day_from in ("start", "end")

    @cached_property
    def place(self) -> Place | None:
        """The narrowest of its places that has a point, else the first of its places; None without places."""
        places = [place for place in self.reading.places if place.id in self.event.places]
        places.sort(key=lambda place: self.event.places.index(place.id))
        placed = sorted((place for place in places if place.lat is not None), key=lambda place: _SPECIFIC.get(place.feature or "", 2))
        return next(iter(placed or places), None)

    @property
    def country(self) -> CountryCodes | None:
        """The codes of the country that the place lies in; None where that is not known."""
        return codes_of(self.place.country) if self.place else None

    @property
    def evidence(self) -> str:
        """The clause or sentence that tells of it, on one line."""
        return plain(self.reading.surface(self.event.evidence))

    @property
    def chain(self) -> tuple[str | None, ...]:
        """The names of its sources, innermost first; None for one that the text does not name."""
        sources = (self.reading.attribution(one).source for one in self.event.attribution)
        return tuple(self.reading.actor(source).name if source else None for source in sources)

    def surface_of(self, spans: Sequence[Span]) -> str:
        """Return the words of the span that lies nearest to the event's trigger, one of its own evidence before others."""
        return plain(self.reading.surface(self.nearest(spans)))

    def mention_of(self, place: Place) -> Span:
        """Return the mention of a place that lies nearest to the event's trigger: one by its name, an adjective where there is no other."""
        named = [span for span in place.mentions if self.reading.surface(span).casefold() not in adjectives_of_states()]
        return self.nearest(named or place.mentions)

    def nearest(self, spans: Sequence[S]) -> S:
        """Return the span that lies nearest to the event's trigger, one of its own evidence before others."""
        at = self.event.trigger.start
        return min(spans, key=lambda span: (not self._evident(span), abs(span.start - at)))

    def _evident(self, span: Span) -> bool:
        return self.event.evidence.start <= span.start and span.end <= self.event.evidence.end


def told(readings: Iterable[Reading]) -> Iterator[Told]:
    """Yield every event of the readings, in their order."""
    for reading in readings:
        for event in reading.events:
            yield Told(reading, event)


def day_of(iso: str | None) -> str | None:
    """Return the day of an ISO date or date-time as YYYY-MM-DD, None when it is neither."""
    try:
        return date.fromisoformat((iso or "")[:10]).isoformat()
    except ValueError:
        return None


def codes_of(country: str | None) -> CountryCodes | None:
    """Return the older codes of a country, None when it has none."""
    return countries().get(country) if country else None


def plain(text: str) -> str:
    """Return a text as one line, without tabs."""
    return " ".join(text.split())
