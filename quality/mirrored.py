"""Does the reading of a mirrored story mirror the reading of the story?

Every record of the one is paired with the record of the same layer that stands at the same spot of the other. The fields of the story's
record are put into the mirror's terms: spans shifted, the two sides exchanged in countries, names and words, ids by what they are paired
with. A record mirrors when no field differs. Not compared: the confidence; the name, point, region and number of a
place; the sectors that the codebook gives an actor that was exchanged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from according.codebook.actors import actor_codebook
from quality.spans import shared
from quality.swapping import exchange, swap, whole_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from according.records import Actor, Attribution, Event, Figure, Place, Reading, Span, Time, When
    from quality.sides import Sides
    from quality.spans import Offsets
    from quality.swapping import Change, Swapped

Fields = dict[str, Any]
LAYERS = ("actors", "places", "times", "attributions", "events", "figures")
ONLY_HERE, ONLY_THERE = "only in the story", "only in the mirror"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a record or a pair of records: its layer, what it is, which fields differ, and its spans in the story that was read.

    ``records`` is how many it stands for: two where both readings have it, else one.
    """

    layer: str
    record: str
    records: int
    differs: tuple[str, ...]
    spans: tuple[Offsets, ...]


def compare(story: Reading, mirror: Reading, swapped: Swapped, sides: Sides) -> Iterator[Verdict]:
    """Compare the reading of a story with that of its mirror, record by record."""
    pairs = {layer: _paired(layer, story, mirror, swapped) for layer in LAYERS}
    back = swapped.back()
    here = _Terms(
        story, sides, swapped.changes, swapped, {one.id: other.id for layer in LAYERS for one, other in pairs[layer] if one and other}
    )
    there = _Terms(mirror, sides, back.changes)
    for layer in LAYERS:
        for one, other in pairs[layer]:
            if one is None:
                spots = tuple(back.span(*spot) for spot in _spots(layer, other))
                yield Verdict(layer, _told(mirror, layer, other), 1, (ONLY_THERE,), spots)
            elif other is None:
                yield Verdict(layer, _told(story, layer, one), 1, (ONLY_HERE,), tuple(_spots(layer, one)))
            else:
                ours, theirs = _FIELDS[layer](one, here), _FIELDS[layer](other, there)
                differs = tuple(f"{name}: {ours[name]} ≠ {theirs[name]}" for name in ours if ours[name] != theirs[name])
                yield Verdict(layer, _told(story, layer, one), 2, differs, tuple(_spots(layer, one)))


class _Terms:
    """Puts what records say into the terms of the mirror; without a swap it leaves it as it is. ``changes`` are those in its own text."""

    def __init__(
        self,
        reading: Reading,
        sides: Sides,
        changes: Sequence[Change],
        swapped: Swapped | None = None,
        ids: dict[str, str] | None = None,
    ) -> None:
        self.reading = reading
        self._changes = changes
        self.swapped = swapped
        self._sides = sides
        self._ids = ids
        self._table = exchange([*sides.names.items(), *sides.table.items()])
        self._left = re.compile(whole_words(sides.left)) if sides.left else None
        self._countries = dict(zip(sides.codes, reversed(sides.codes), strict=True))

    def is_side(self, name: str) -> bool:
        """Tell whether an actor of that name is one of those exchanged."""
        return name in self._sides.names

    def is_left(self, span: Span) -> bool:
        """Tell whether a description speaks of somebody who was not exchanged ("PKK members"), so that its country stays."""
        text = self.reading.article.text[span.start : span.end]
        return self._left is not None and self._left.search(text) is not None

    def span(self, span: Span | None) -> Offsets | None:
        """Return where a span stands in the mirror."""
        if span is None:
            return None
        return self.swapped.span(span.start, span.end) if self.swapped else (span.start, span.end)

    def spans(self, spans: Iterable[Span]) -> list[Offsets | None]:
        """Return where spans stand in the mirror."""
        return [self.span(span) for span in spans]

    def words(self, words: str | None) -> str | None:
        """Return words with the sides exchanged; a state that is a part of another name by the name that a reading gives it."""
        if words is None:
            return None
        exchanged = swap(words, self._table, self._sides.kept).text if self.swapped else words
        return re.sub(r"s['’]s\b", "s'", swap(exchanged, self._sides.full, self._sides.kept).text)

    def country(self, code: str | None) -> str | None:
        """Return the other side's code for a side's."""
        return self._countries.get(code or "", code) if self.swapped else code

    def ids(self, ids: Iterable[str]) -> list[str]:
        """Return what records are paired with, in order; one without a pair keeps its id, marked."""
        return [self._ids.get(one, f"{one} (unpaired)") for one in ids] if self._ids is not None else list(ids)

    def when(self, when: When | None) -> Fields | None:
        """Return the days of a record."""
        return when and {"start": when.start, "end": when.end, "grain": when.grain, "span": self.span(when.span)}

    def is_exchanged(self, spans: Iterable[Span]) -> bool:
        """Tell whether a wording was exchanged inside one of the spans."""
        return any(shared((span.start, span.end), (change.start, change.end)) for span in spans for change in self._changes)

    def stays(self, span: Span) -> bool:
        """Tell whether a side is named where it was not exchanged, inside the name of somebody else ("Iran's Revolutionary Guards")."""
        return self.reading.surface(span) in self._sides.table and not self.is_exchanged([span])


def _actor(actor: Actor, to: _Terms) -> Fields:
    known = actor_codebook().known.get(actor.name)
    stays = (known is not None and not to.is_side(actor.name)) or any(to.is_left(mention) for mention in actor.mentions)
    of_codebook = known.sectors if known is not None and to.is_side(actor.name) else ()
    return {
        "name": actor.name if stays else to.words(actor.name), "kind": actor.kind,
        "country": actor.country if stays else to.country(actor.country),
        "sectors": sorted(set(actor.sectors).difference(of_codebook)), "part_of": to.ids([actor.part_of] if actor.part_of else []),
        "mentions": [(to.span(mention), mention.how) for mention in actor.mentions], "labels": to.spans(actor.labels),
    }  # fmt: skip


def _place(place: Place, to: _Terms) -> Fields:
    exchanged = to.is_exchanged(place.mentions)
    return {
        "country": to.country(place.country) if exchanged else place.country, "feature": place.feature,
        "has_point": place.lat is not None, "mentions": to.spans(mention for mention in place.mentions if not to.stays(mention)),
    }  # fmt: skip


def _time(time: Time, to: _Terms) -> Fields:
    return {"span": to.span(time), "type": time.type, "value": time.value, "from": time.from_, "to": time.to}


def _attribution(said: Attribution, to: _Terms) -> Fields:
    return {
        "source": to.ids([said.source] if said.source else []), "also": sorted(to.ids(said.also)), "form": said.form, "act": said.act,
        "source_span": to.span(said.source_span), "cue_span": to.span(said.cue_span), "content": to.spans(said.content),
        "within": to.ids([said.within] if said.within else []),
    }  # fmt: skip


def _event(event: Event, to: _Terms) -> Fields:
    return {
        "event_type": event.event_type, "mode": event.mode, "contexts": sorted(event.contexts), "trigger": to.span(event.trigger),
        "evidence": to.span(event.evidence), "actors": sorted(to.ids(event.actors)), "recipients": sorted(to.ids(event.recipients)),
        "places": sorted(to.ids(event.places)), "weapons": sorted(event.weapons), "when": to.when(event.when), "status": event.status,
        "attribution": to.ids(event.attribution), "figures": sorted(to.ids(event.figures)), "cameo": event.cameo, "quad": event.quad,
        "goldstein": event.goldstein,
    }  # fmt: skip


def _figure(figure: Figure, to: _Terms) -> Fields:
    return {
        "measure": figure.measure, "low": figure.low, "high": figure.high, "value": figure.value, "bound": figure.bound,
        "unit": to.words(figure.unit), "of": to.words(figure.of), "places": sorted(to.ids(figure.places)), "when": to.when(figure.when),
        "status": figure.status, "attribution": to.ids(figure.attribution), "span": to.span(figure.span),
        "part_of": to.ids([figure.part_of] if figure.part_of else []),
    }  # fmt: skip


_FIELDS: dict[str, Callable[[Any, _Terms], Fields]] = {
    "actors": _actor, "places": _place, "times": _time, "attributions": _attribution, "events": _event, "figures": _figure,
}  # fmt: skip
_SPOTS: dict[str, Callable[[Any], Sequence[Span]]] = {
    "actors": lambda actor: actor.mentions,
    "places": lambda place: place.mentions,
    "times": lambda time: (time,),
    "attributions": lambda said: (*said.content, *(span for span in (said.source_span, said.cue_span) if span)),
    "events": lambda event: (event.trigger,),
    "figures": lambda figure: (figure.span,),
}


def _spots(layer: str, record: Any) -> list[Offsets]:
    return [(span.start, span.end) for span in _SPOTS[layer](record)]


def _paired(layer: str, story: Reading, mirror: Reading, swapped: Swapped) -> list[tuple[Any, Any]]:
    """Pair records one to one, those first that share most; a record without its like stands beside None."""
    ours = [(record, [swapped.span(*spot) for spot in _spots(layer, record)]) for record in getattr(story, layer)]
    theirs = [(record, _spots(layer, record)) for record in getattr(mirror, layer)]
    candidates = sorted(
        (tuple(-worth for worth in _worth(one, here, other, there)), number, place)
        for number, (one, here) in enumerate(ours)
        for place, (other, there) in enumerate(theirs)
        if any(shared(spot, other_spot) for spot in here for other_spot in there)
    )
    pairs: dict[int, int] = {}
    for _, number, place in candidates:
        if number not in pairs and place not in pairs.values():
            pairs[number] = place
    left = [(None, other) for place, (other, _) in enumerate(theirs) if place not in pairs.values()]
    return [(one, theirs[pairs[number]][0] if number in pairs else None) for number, (one, _) in enumerate(ours)] + left


def _worth(one: Any, here: list[Offsets], other: Any, there: list[Offsets]) -> tuple[int, int, int]:
    """Return how well two records fit: spots that are the same, the same type, and the characters that they share."""
    kind = "event_type" if hasattr(one, "event_type") else "measure" if hasattr(one, "measure") else "kind"
    same_kind = getattr(one, kind, None) == getattr(other, kind, None)
    return len(set(here) & set(there)), int(same_kind), sum(shared(spot, other_spot) for spot in here for other_spot in there)


def _told(reading: Reading, layer: str, record: Any) -> str:
    """Tell in a few words what a record is."""
    start, end = _spots(layer, record)[0]
    words = " ".join(reading.article.text[start:end].split())
    name = getattr(record, "name", None) or getattr(record, "event_type", None) or getattr(record, "measure", None)
    return f"{name} “{words[:60]}”" if name else f"“{words[:60]}”"
