"""The same text again: further sightings of an article, so that who else carried it is not lost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from according.intake.arrival import Arrival
from according.ledger.keys import digest

COLUMNS = ("article_id", "ref", "title", "publisher", "url", "published", "source", "place")


def copies_schema() -> pa.Schema:
    """Return the schema of the table of copies: what each sighting but the first says of itself, and where it stood."""
    return pa.schema([(name, pa.string()) for name in COLUMNS])


def copies_of(arrivals: Iterable[Arrival]) -> pa.Table:
    """Return the rows of some sightings."""
    return pa.Table.from_pylist([_row(arrival) for arrival in arrivals], schema=copies_schema())


def sighting(arrival: Arrival) -> bytes:
    """Return the digest that tells one sighting of a text from another.

    A record that has an id or an address of its own is the same wherever it lies, so an archive that was moved or packed is not seen
    a second time; one that has neither is told by the file and the place in it.
    """
    return _sighting(_row(arrival))


def sightings_in(batch: pa.RecordBatch) -> list[bytes]:
    """Return the digests of the sightings that some rows of readings or copies tell of."""
    return [_sighting(row) for row in batch.select(list(COLUMNS)).to_pylist()]


def _row(arrival: Arrival) -> dict[str, Any]:
    article = arrival.article
    told = {name: getattr(article, "id" if name == "article_id" else name) for name in COLUMNS[:-2]}
    return told | {"source": arrival.source, "place": arrival.place}


def _sighting(row: dict[str, str | None]) -> bytes:
    own = row["ref"] or row["url"]
    return digest(*(row[name] for name in (COLUMNS[:-2] if own else COLUMNS)))
