"""Who did what to whom: PLOVER types and the countries of the two sides, against the PLOVER gold sentences.

The annotation holds one event a sentence, ours may hold several. So three readings of "type":

* ``type``: the types of all events that the sentence reports, plans or denies, against the one annotated; what is merely demanded,
  threatened or supposed is left out, because PLOVER codes the demand or threat alone;
* ``top_type``: only the event that we are surest of (the first in the text when equal);
* ``any_type``: every event of every status.

``actor_country`` and ``recipient_country`` are shares of the sentences whose type was found: right when at least one annotated country is
named and none beside them. PLOVER 2021 makes all who meet, agree or cooperate actors and leaves the recipient open ("compound and
reciprocal actors"); the gold is older and puts them on two sides. So an answer of such a type that has actors alone is right for both
sides when it names at least one of the annotated of either and none beside them; the same where both sides are annotated alike. Codes that
are no countries (IGO, NGO, …) ask for an actor without a country.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quality.corpora import Row, rows
from quality.tally import Rates, Tally, compare, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from according.records import Event, Reading
    from quality.subject import Subject

PATTERN = "plover*.jsonl.gz"
TODAY = {  # the gold uses version 0.5b1's names
    "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "YIELD": "CONCEDE", "APPEAL": "REQUEST",
}  # fmt: skip
NO_COUNTRY = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC", "---"})
RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
TOLD = frozenset({"reported", "planned", "denied"})
Countries = frozenset["str | None"]


def score(path: Path, subject: Subject) -> Rates:
    """Score one file of annotated sentences."""
    from according.records import Article  # the package is met only when there is something to score

    annotated = list(rows(path))
    told, top, every = Tally(), Tally(), Tally()
    sides: Counter[str] = Counter()
    readings = subject.reader.read_many(Article(text=row["text"]) for row in annotated)
    for row, reading in zip(annotated, readings, strict=True):
        wanted = {TODAY.get(row["event_type"], row["event_type"])}
        told += compare({event.event_type for event in reading.events if event.status in TOLD}, wanted)
        top += compare({event.event_type for event in surest(reading.events)}, wanted)
        every += compare({event.event_type for event in reading.events}, wanted)
        sides.update(right_sides(row, reading, [event for event in reading.events if event.event_type in wanted]))
    rates = told.rates("type") | top.rates("top_type") | {"any_type_f1": every.f1}
    return rates | {f"{side}_country": percent(sides[side], sides[f"{side} asked"]) for side in ("actor", "recipient")}


def surest(events: Sequence[Event]) -> Sequence[Event]:
    """Return the event of the highest confidence, the first of equals; nothing when there is none."""
    return sorted(events, key=lambda event: (-event.confidence, event.trigger.start))[:1]


def right_sides(row: Row, reading: Reading, events: Sequence[Event]) -> Counter[str]:
    """Count the sides asked for and those that the best of the events of the right type has right."""
    best: Counter[str] = Counter()
    actors, recipients = gold_countries(row["actors"]), gold_countries(row["recipients"])
    for event in events:
        given = (countries(reading, event.actors), countries(reading, event.recipients))
        counts = sides_right(given, (actors, recipients), reciprocal=event.event_type in RECIPROCAL)
        if not best or counts["actor"] + counts["recipient"] > best["actor"] + best["recipient"]:
            best = counts
    return best


def sides_right(given: tuple[Countries, Countries], gold: tuple[Countries, Countries], *, reciprocal: bool = False) -> Counter[str]:
    """Compare the countries of both sides; a side without annotation is not asked for.

    ``reciprocal``: the type of event has no two sides of its own, so all its parties may stand among the actors.
    """
    counts: Counter[str] = Counter()
    among = given[0] if not given[1] and given[0] <= gold[0] | gold[1] and all(given[0] & side for side in gold) else frozenset()
    together = among if reciprocal or gold[0] == gold[1] else frozenset()
    for side, ours, theirs in zip(("actor", "recipient"), given, gold, strict=True):
        if theirs:
            counts[f"{side} asked"] += 1
            counts[side] += bool(together) or country_right(ours, theirs)
    return counts


def country_right(given: Countries, gold: Countries) -> bool:
    """Tell whether at least one annotated country was named and none beside them."""
    return bool(given) and given <= gold


def gold_countries(parties: Iterable[Row]) -> Countries:
    """Return the annotated countries of a side; None stands for a party of no country."""
    return frozenset(None if party["code"] in NO_COUNTRY else party["code"] for party in parties if party.get("code"))


def countries(reading: Reading, actor_ids: Iterable[str]) -> Countries:
    """Return the countries of actors; an actor without one has that of what it is part of."""
    found: set[str | None] = set()
    for actor_id in actor_ids:
        actor = reading.actor(actor_id)
        if actor.country is None and actor.part_of:
            actor = reading.actor(actor.part_of)
        found.add(actor.country)
    return frozenset(found)
