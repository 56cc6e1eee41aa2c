"""How long does a question to a large ledger take?

    python -m benchmarks.query READINGS.jsonl [--articles N] [--actor NAME]

The ledger is made of readings (``according read ARTICLES.jsonl --jsonl``) that are drawn over and over, each with an id and a last line
of its own, so that no text stands twice. Prints, for people and as JSON on the last line, for each question the seconds to the answer as
an Arrow table, by the clock and of the processors, and their ratio to merely reading all columns of all rows (best of three each), and
the seconds to open the ledger. On an idle machine the clock shows those of the processors over their number.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from deltalake import WriterProperties, write_deltalake

from according.ledger.compact import ROWS
from according.ledger.ledger import Ledger
from according.ledger.query import Question
from according.ledger.schema import LAYERS, row_of, schema
from according.ledger.table import open_or_make
from according.records import Reading

WRITER = WriterProperties(compression="ZSTD", max_row_group_size=4096)  # as a build writes


def main() -> None:
    """Make the ledger, ask, and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("readings", type=Path, help="JSON Lines with a reading a line")
    options.add_argument("--articles", type=int, default=100_000, metavar="N", help="so many rows (100,000)")
    options.add_argument("--actor", metavar="NAME", help="whose events are asked for (the one that acts most)")
    given = options.parse_args()
    with given.readings.open(encoding="utf-8") as lines:
        readings = [Reading.model_validate_json(line) for line in lines]
    actor = given.actor or most_active(readings)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger"
        make(path, readings, given.articles)
        measured = {"articles": given.articles, "actor": actor, **measure(path, actor)}
    for name, value in measured.items():
        print(f"{name.replace('_', ' '):36}{value:>14}")
    print(json.dumps(measured))


def most_active(readings: list[Reading]) -> str:
    """Return the name of the actor of most events."""
    names = Counter(reading.actor(one).name for reading in readings for event in reading.events for one in event.actors)
    return names.most_common(1)[0][0]


def make(path: Path, readings: list[Reading], number: int) -> None:
    """Write a ledger of ``number`` rows drawn from some readings."""
    table, draw = open_or_make(path), np.random.default_rng(1)
    rows = [
        row_of(reading, source="wire.jsonl", place=None, read_at=datetime.now(UTC), model_hash="", codebook_hash="") for reading in readings
    ]
    once = pa.Table.from_pylist(rows, schema=schema())
    for first in range(0, number, ROWS):
        part = once.take(pa.array(draw.integers(0, len(rows), min(ROWS, number - first))))
        keys = [f"{place:032x}" for place in range(first, first + len(part))]
        texts = [f"{text}\n\n{key}" for text, key in zip(part["text"].to_pylist(), keys, strict=True)]
        for name, values in (("article_id", keys), ("text", texts)):
            part = part.set_column(part.schema.get_field_index(name), name, pa.array(values))
        write_deltalake(table, part, mode="append", writer_properties=WRITER)


def measure(path: Path, actor: str) -> dict[str, Any]:
    """Return the seconds of each question and their ratio to reading the whole table."""
    started = time.perf_counter()
    ledger = Ledger(path, locked=True)
    measured: dict[str, Any] = {"open_seconds": round(time.perf_counter() - started, 3)}
    layers = "+".join(f"len({layer})" for layer in LAYERS)
    whole, _ = best(lambda: ledger.sql(f"select sum({layers}+length(text)) from readings").fetchall())  # noqa: S608 - names of the schema
    measured["whole_table_seconds"] = round(whole, 3)
    for name, ask in {
        "events_of_an_actor": lambda: ledger.sql("from events where list_contains(actors, ?)", [actor]).to_arrow_table(),
        "events_by_option": lambda: Question(actor=actor).ask(ledger).to_arrow_table(),
        "types_counted": lambda: ledger.sql("select event_type, count(*) from events group by all").to_arrow_table(),
        "one_article": lambda: ledger.reading("0" * 32),
    }.items():
        seconds, processor = best(ask)
        measured |= {f"{name}_seconds": round(seconds, 3), f"{name}_processor_seconds": round(processor, 3)}
        measured[f"{name}_ratio"] = round(seconds / whole, 2)
    measured["rows_of_the_actor"] = len(ledger.sql("from events where list_contains(actors, ?)", [actor]).fetchall())
    ledger.close()
    return measured


def best(ask: Callable[[], object]) -> tuple[float, float]:
    """Return the shortest of three times: seconds of the clock, and of all processors together."""
    clock, processor = [], []
    for _ in range(3):
        start, spent = time.perf_counter(), time.process_time()
        ask()
        clock.append(time.perf_counter() - start)
        processor.append(time.process_time() - spent)
    return min(clock), min(processor)


if __name__ == "__main__":
    main()
