"""Builds of small archives that are made up on the spot, and what they have put into their ledgers."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from deltalake import DeltaTable

from according.ledger.build import build
from according.ledger.builds import Counts
from according.ledger.local import Here
from according.ledger.table import open_readings
from tests.ledger.readers import OLDER, FindsNothing

READS = Here(OLDER, reader=FindsNothing)


class Listener:
    """Keeps what a build tells."""

    def __init__(self) -> None:
        self.reasons: list[str] = []
        self.safe: list[int] = []
        self.expected = 0

    def expect(self, articles: int) -> None:
        self.expected = articles

    def look(self, counts: Counts, waiting: int) -> None:
        pass

    def wrote(self, counts: Counts) -> None:
        self.safe.append(counts.read + counts.again)

    def failed(self, reason: str) -> None:
        self.reasons.append(reason)


def story(number: int) -> str:
    return f"The mayor of town number {number} met the union on Monday and said that the talks would go on."


def archive(path: Path, records: list[dict[str, object] | str]) -> str:
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in records) + "\n", encoding="utf-8")
    return str(path)


def records(first: int, last: int, **more: str) -> list[dict[str, object] | str]:
    return [{"text": story(number), "id": str(number), **more} for number in range(first, last)]


def built(ledger: Path, *sources: str, engine: Here = READS, listener: Listener | None = None, **options: object) -> Counts:
    counts = build(sources, ledger, engine, engine.stamp, listener or Listener(), **options)
    assert counts.seen == counts.read + counts.again + counts.already + counts.copies + counts.skipped + counts.failed
    return counts


def ids(ledger: Path) -> Counter[str]:
    return Counter(open_readings(ledger).to_pyarrow_table(columns=["ref"])["ref"].to_pylist())


def rows(ledger: Path, name: str) -> list[dict[str, object]]:
    return list(DeltaTable(f"{ledger}/{name}").to_pyarrow_table().to_pylist())
