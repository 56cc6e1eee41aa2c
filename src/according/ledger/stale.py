"""Which rows has another reader made? Their articles are read again from the texts in the ledger, the sources need not be there."""

from __future__ import annotations

from collections.abc import Iterator

from deltalake import DeltaTable

from according.intake import Arrival
from according.ledger.stamp import Stamp
from according.ledger.table import batches
from according.records import Article

_MADE_BY = {"version": "reader_version", "model_hash": "model_hash", "codebook_hash": "codebook_hash"}
_FIELDS = {"article_id" if name == "id" else name: name for name in Article.model_fields}


def stale_in(table: DeltaTable, stamp: Stamp) -> Iterator[Arrival]:
    """Yield the articles whose rows have another stamp, file by file, so that rows that lie together are replaced together."""
    for batch in batches(table, [*_FIELDS, "source", "place", *_MADE_BY.values()]):
        for row in batch.to_pylist():
            if any(row[column] != getattr(stamp, name) for name, column in _MADE_BY.items()):
                yield Arrival(Article(**{name: row[column] for column, name in _FIELDS.items()}), row["source"], row["place"])


def count_stale(table: DeltaTable, stamp: Stamp) -> int:
    """Return how many rows have another stamp."""
    rows = (row for batch in batches(table, list(_MADE_BY.values())) for row in batch.to_pylist())
    return sum(any(row[column] != getattr(stamp, name) for name, column in _MADE_BY.items()) for row in rows)
