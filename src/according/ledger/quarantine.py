"""What has no reading, with its source, its place and the reason; asked again with ``--retry``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

import pyarrow as pa

from according.intake.columns import Columns
from according.intake.given import Given, Web
from according.ledger.engine import Kind
from according.ledger.keys import digest
from according.ledger.table import QUARANTINE, batches, open_beside

COLUMNS = ("record", "article_id", "source", "place", "kind", "language", "reason", "given")


@dataclass(frozen=True, slots=True)
class Held:
    """One record of the quarantine.

    ``article_id`` is None when no text was had of it, ``language`` is known of texts in another one, and ``given`` holds the options of
    the build as JSON, so that a retry asks with the same.
    """

    source: str
    place: str | None
    kind: Kind
    reason: str
    article_id: str | None = None
    language: str | None = None
    given: str = "{}"

    @property
    def record(self) -> str:
        """The key of the record, a digest of its source and place, in hexadecimal digits."""
        return digest(self.source, self.place).hex()


def quarantine_schema() -> pa.Schema:
    """Return the schema of the quarantine."""
    return pa.schema([*((name, pa.string()) for name in COLUMNS), ("since", pa.timestamp("us", tz="UTC"))])


def rows_of(held: Iterable[Held], since: datetime) -> pa.Table:
    """Return the rows of some records."""
    return pa.Table.from_pylist([asdict(one) | {"record": one.record, "since": since} for one in held], schema=quarantine_schema())


def records_in(batch: pa.RecordBatch) -> list[bytes]:
    """Return the keys of some rows."""
    return [bytes.fromhex(record) for record in batch["record"].to_pylist()]


def held_of(batch: pa.RecordBatch) -> Iterator[Held]:
    """Yield the records of some rows."""
    yield from (Held(**row) for row in batch.select([name for name in COLUMNS if name != "record"]).to_pylist())


def held_in(ledger: str) -> Iterator[Held]:
    """Yield every record that the quarantine of a ledger holds; nothing when it has none."""
    table = open_beside(ledger, QUARANTINE)
    for batch in batches(table, COLUMNS) if table else ():
        yield from held_of(batch)


def told_of(given: Given) -> str:
    """Return the options of a build as the JSON that ``given_of`` takes; what was left out is left out."""
    plain = Given()
    named = {name: getattr(given, name) for name in ("published", "publisher") if getattr(given, name) is not None}
    groups = {
        name: {key: value for key, value in asdict(getattr(given, name)).items() if value != getattr(getattr(plain, name), key)}
        for name in ("columns", "web")
    }
    return json.dumps(named | {name: group for name, group in groups.items() if group}, sort_keys=True, ensure_ascii=False)


def given_of(told: str) -> Given:
    """Return the options that a record was asked with."""
    named = json.loads(told)
    columns, web = Columns(**named.pop("columns", {})), Web(**named.pop("web", {}))
    return Given(columns=columns, web=web, **named)
