"""What of all that arrives is new? The rest is a copy, there already, in another language, or not to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from according.errors import NotEnglish
from according.intake import Arrival, Given, Quarantined, arrivals
from according.ledger.builds import Counts
from according.ledger.copies import sighting
from according.ledger.engine import Failed, Kind
from according.ledger.keys import digest_of_id
from according.ledger.quarantine import Held, given_of, told_of
from according.ledger.shelves import Shelves
from according.ledger.stale import stale_in
from according.ledger.stamp import Stamp

STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class Seen:
    """An arrival with the options that it was asked for, as JSON."""

    arrival: Arrival
    given: str

    def held(self, failed: Failed) -> Held:
        """Return what the quarantine holds of it."""
        return Held(self.arrival.source, self.arrival.place, failed.kind, failed.reason, self.arrival.article.id, given=self.given)


class Intray:
    """Sorts what arrives, against what the ledger holds and what is in hand; what it sets aside waits in it to be written.

    ``copies`` are further sightings, ``held`` goes into the quarantine (``held_again`` in the place of what is there), ``freed`` out of
    it; ``stale`` are the ids in hand that have an older reading. ``each`` is called after every record, ``tell`` with why one failed.
    """

    def __init__(self, shelves: Shelves, counts: Counts, *, each: Callable[[], None], tell: Callable[[str], None]) -> None:
        self.copies: list[Arrival] = []
        self.held: list[Held] = []
        self.held_again: list[Held] = []
        self.freed: list[Held] = []
        self.stale: set[str] = set()
        self._shelves, self._counts, self._each, self._tell = shelves, counts, each, tell
        self._errors = {source: dict(errors) for source, errors in shelves.errors.items()}
        self._in_hand: dict[str, list[Seen]] = {}
        self._retrying = False

    def new(self, source: str, given: Given) -> Iterator[Arrival]:
        """Yield the articles of a source that the ledger does not have.

        What the quarantine holds of this source and did not fail again is freed at the end.
        """
        told = told_of(given)
        failing: dict[str, set[str | None]] = {source: set()}
        for found in arrivals(source, replace(given, known=self._has)):
            self._counts.seen += 1
            settled = self._set_aside(found, told) if isinstance(found, Quarantined) else self._sort(Seen(found, told))
            if found.source in self._errors:
                failing.setdefault(found.source, set()).update(() if settled else (found.place,))
            if isinstance(found, Arrival) and settled is None:
                yield found
            self._each()
        for name, places in failing.items():
            errors = self._errors.get(name, {}).values()
            self.freed += [held for held in errors if held.place not in places and (given.only is None or held.place in given.only)]

    def retried(self, sources: Iterable[str] = ()) -> Iterator[Arrival]:
        """Yield the articles that can be read now of the places that the quarantine holds, of some sources or of all."""
        wanted = tuple(sources)
        self._retrying = True
        for source, errors in self._errors.items():
            if source == STANDARD_INPUT or (wanted and not any(source == name or source.startswith(f"{name}/") for name in wanted)):
                continue
            for told in sorted({held.given for held in errors.values()}):
                places = frozenset(held.place for held in errors.values() if held.given == told)
                yield from self.new(source, replace(given_of(told), only=None if None in places else places))
        self._retrying = False

    def again(self, stamp: Stamp) -> Iterator[Arrival]:
        """Yield the articles of the ledger that another reader has read, from the texts in it."""
        for arrival in stale_in(self._shelves.readings.table, stamp):
            self._counts.seen += 1
            self.stale.add(arrival.article.id)
            self._in_hand[arrival.article.id] = [Seen(arrival, "{}")]
            yield arrival

    def written(self, article_id: str) -> None:
        """Take in that this build has written the article; its further sightings become copies."""
        first, *others = self._in_hand.pop(article_id)
        self._shelves.sightings.add(sighting(first.arrival))
        self._free(first.arrival)
        for seen in others:
            self._sight(seen.arrival)

    def written_by_another(self, article_id: str) -> None:
        """Take in that another build has written the article meanwhile."""
        for seen in self._in_hand.pop(article_id):
            self._sight(seen.arrival)

    def failed(self, failed: Failed) -> None:
        """Take in that an article has no reading: all its sightings are held, but one that has an older reading keeps that."""
        article_id = failed.arrival.article.id
        sightings = self._in_hand.pop(article_id)
        self._tell_of(failed)
        if article_id in self.stale:
            self.stale.discard(article_id)
            self._counts.failed += 1
            return
        self._shelves.beyond_reading.add(digest_of_id(article_id))
        for seen in sightings:
            self._hold(seen.held(failed))

    def _sort(self, seen: Seen) -> bool | None:
        """Tell whether the ledger has the text (True) or it failed before (False); None: it is in hand now."""
        article_id = seen.arrival.article.id
        if article_id in self._in_hand:
            self._in_hand[article_id].append(seen)
            return False
        if self._has(article_id):
            self._sight(seen.arrival)
            return True
        if digest_of_id(article_id) in self._shelves.beyond_reading and not self._retrying:
            before = Failed(seen.arrival, "fault", "the reader failed at this text before, and --retry asks it again")
            self._tell_of(before)
            self._hold(seen.held(before))
            return False
        self._in_hand[article_id] = [seen]
        return None

    def _has(self, article_id: str) -> bool:
        return digest_of_id(article_id) in self._shelves.readings.keys

    def _sight(self, arrival: Arrival) -> None:
        key = sighting(arrival)
        if key in self._shelves.sightings:
            self._counts.already += 1
        else:
            self._shelves.sightings.add(key)
            self.copies.append(arrival)
        self._free(arrival)

    def _set_aside(self, found: Quarantined, told: str) -> bool:
        language = found.error.language if isinstance(found.error, NotEnglish) else None
        kind: Kind = "language" if isinstance(found.error, NotEnglish) else "input"
        if kind == "input":
            self._tell(found.reason)
        self._hold(Held(found.source, found.place, kind, found.reason, language=language, given=told))
        return False

    def _tell_of(self, failed: Failed) -> None:
        self._tell(f"{' '.join(filter(None, (failed.arrival.source, failed.arrival.place)))}: {failed.reason}")

    def _hold(self, held: Held) -> None:
        if bytes.fromhex(held.record) not in self._shelves.quarantine.keys:
            self.held.append(held)
        elif self._retrying:
            self.held_again.append(held)
        elif held.kind == "language":
            self._counts.skipped += 1
        else:
            self._counts.failed += 1

    def _free(self, arrival: Arrival) -> None:
        held = self._errors.get(arrival.source, {}).get(arrival.place)
        if held is not None:
            self.freed.append(held)
