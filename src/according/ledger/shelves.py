"""The tables of one ledger, open for a build, and what they hold already."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyarrow as pa
from deltalake import DeltaTable

from according.ledger import copies, quarantine
from according.ledger.builds import builds_schema
from according.ledger.keys import Keys, digest_of_id
from according.ledger.quarantine import Held
from according.ledger.table import BUILDS, COPIES, QUARANTINE, Shelf, address, make, open_beside, open_or_make


class Shelves:
    """The tables of readings, copies, quarantine and builds of a ledger, made where there is none.

    ``sightings`` are those of readings and copies together; ``errors`` are the records of the quarantine that may be asked again, by
    their sources and places, and ``beyond_reading`` the ids of the texts that the reader failed at.
    """

    def __init__(self, ledger: str | Path) -> None:
        self.where = address(ledger)
        self.sightings, self.beyond_reading = Keys(), Keys()
        self.errors: dict[str, dict[str | None, Held]] = defaultdict(dict)
        readings = open_or_make(self.where)
        beside = {
            name: self._beside(name, columns)
            for name, columns in (
                (COPIES, copies.copies_schema()),
                (QUARANTINE, quarantine.quarantine_schema()),
                (BUILDS, builds_schema()),
            )
        }
        self.readings = Shelf(readings, copies.COLUMNS, _ids_in, self._note_sightings)
        self.copies = Shelf(beside[COPIES], copies.COLUMNS, copies.sightings_in, self._note_sightings)
        self.quarantine = Shelf(beside[QUARANTINE], quarantine.COLUMNS, quarantine.records_in, self._note_held)
        self.builds = beside[BUILDS]

    def _beside(self, name: str, columns: pa.Schema) -> DeltaTable:
        found = open_beside(self.where, name)
        if found is None:
            make(f"{self.where}/{name}", columns, f"According: {name.removeprefix('_')}")
        return found or DeltaTable(f"{self.where}/{name}")

    def _note_sightings(self, batch: pa.RecordBatch) -> None:
        self.sightings.add_all(copies.sightings_in(batch))

    def _note_held(self, batch: pa.RecordBatch) -> None:
        for held in quarantine.held_of(batch):
            if held.kind != "language":
                self.errors[held.source][held.place] = held
            if held.article_id is not None:
                self.beyond_reading.add(digest_of_id(held.article_id))


def _ids_in(batch: pa.RecordBatch) -> list[bytes]:
    return [digest_of_id(article_id) for article_id in batch["article_id"].to_pylist()]
