"""Are time expressions found and given their value? As TempEval-3 counts (UzZaman et al. 2013).

``strict``: exactly the annotated characters; ``relaxed``: overlapping, one to one; ``type`` and ``value``: F1 of relaxed matches whose
type or ISO-TimeML value is also right. Our days-of-the-week and so on are resolved against the document's creation time, as there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quality.corpora import Row, rows
from quality.spans import overlapping
from quality.tally import Rates, Tally, compare

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from according.records import Reading
    from quality.subject import Subject

PATTERN = "*.jsonl.gz"


class Timex(NamedTuple):
    """A time expression with its type and value; None where it was left open."""

    start: int
    end: int
    type: str | None
    value: str | None


class Outcome(NamedTuple):
    """Counts of the four strictnesses."""

    strict: Tally = Tally()
    relaxed: Tally = Tally()
    type: Tally = Tally()
    value: Tally = Tally()


def score(path: Path, subject: Subject) -> Rates:
    """Score one file."""
    from according.records import Article  # the package is met only when there is something to score

    annotated = list(rows(path))
    total = Outcome()
    readings = subject.reader.read_many(Article(text=row["text"], published=row["published"]) for row in annotated)
    for row, reading in zip(annotated, readings, strict=True):
        total = Outcome(*(one + other for one, other in zip(total, outcome(read_times(reading), annotated_times(row)), strict=True)))
    return total.strict.rates("strict") | total.relaxed.rates("relaxed") | {"type_f1": total.type.f1, "value_f1": total.value.f1}


def annotated_times(row: Row) -> list[Timex]:
    """Return the annotated time expressions of a text."""
    return [Timex(each["start"], each["end"], each["type"], each["value"]) for each in row["timexes"]]


def read_times(reading: Reading) -> list[Timex]:
    """Return the time expressions of a reading."""
    return [Timex(time.start, time.end, time.type, time.value) for time in reading.times]


def outcome(given: Sequence[Timex], gold: Sequence[Timex]) -> Outcome:
    """Count one text's time expressions against its annotation."""
    pairs = [(given[number], gold[place]) for number, place in overlapping([each[:2] for each in given], [each[:2] for each in gold])]
    return Outcome(
        compare([each[:2] for each in given], [each[:2] for each in gold]),
        Tally(len(pairs), len(given), len(gold)),
        Tally(sum(one.type == other.type for one, other in pairs), len(given), len(gold)),
        Tally(sum(one.value is not None and one.value == other.value for one, other in pairs), len(given), len(gold)),
    )
