"""Sentences that show what each word of the frames means: in them it is an event of that kind, or none.

The data are ``examples/<TYPE>.tsv``, one table a PLOVER type, and ``examples/none.tsv`` and
``none-verbal.tsv`` (words of speech and cooperation), where the word is no event. Nothing in the
package reads them while it codes: they are what the tests run and what a trigger can be learned from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from according.codebook.plover import FOLDER, plover
from according.codebook.rows import Row, rows
from according.records import EventType, Status

EXAMPLES = FOLDER / "examples"
NONE = ("none", "none-verbal")
COLUMNS = ("word", "part", "mode", "actor", "recipient", "status", "sentence", "weakness")
NONE_COLUMNS = ("word", "part", "sentence", "weakness")
PARTS = ("verb", "noun")


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence and what its ``word`` (as its frame writes it) is in it.

    ``event_type`` is None where the word is no event. ``actors`` and ``recipients`` are phrases of the sentence, empty where the table
    says nothing of them; ``weakness`` tells why the reader gets the sentence wrong today, empty where it does not. ``place`` is the
    file and the line.
    """

    word: str
    part: str
    event_type: EventType | None
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: Status
    sentence: str
    weakness: str
    place: str

    @property
    def head(self) -> str:
        """The lemma that triggers the event: a verb's first word, a noun's last (or before "of"); of parts that a hyphen joins the last."""
        words = self.word.partition(" of ")[0].split(" ")
        return words[0 if self.part == "verb" else -1].split("-")[-1]


@cache
def examples() -> tuple[Example, ...]:
    """Return the examples of all types; CodebookError names the line that does not fit the scheme or its own sentence."""
    return tuple(_example(row, name) for name in get_args(EventType) for row in _rows(name, COLUMNS))


@cache
def counter_examples() -> tuple[Example, ...]:
    """Return the sentences in which a word of the frames is no event; CodebookError names the line that does not fit."""
    return tuple(_example(row, None) for name in NONE for row in _rows(name, NONE_COLUMNS))


def _rows(name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    file = EXAMPLES / f"{name}.tsv"
    return rows(file, columns) if file.exists() else iter(())


def _example(row: Row, event_type: EventType | None) -> Example:
    mode, status = row["mode"] or None, row["status"] or "reported"
    if row["part"] not in PARTS:
        raise row.wrong(f"{row['part']!r} is neither verb nor noun")
    if mode is not None and (event_type is None or mode not in plover().types[event_type].modes):
        raise row.wrong(f"{event_type} has no mode {mode!r}")
    if status not in get_args(Status):
        raise row.wrong(f"{status!r} is no status")
    actors, recipients = tuple(row.list("actor")), tuple(row.list("recipient"))
    for phrase in (*actors, *recipients):
        if phrase not in row["sentence"]:
            raise row.wrong(f"{phrase!r} does not stand in its sentence")
    return Example(
        word=row["word"],
        part=row["part"],
        event_type=event_type,
        mode=mode,
        actors=actors,
        recipients=recipients,
        status=cast("Status", status),
        sentence=row["sentence"],
        weakness=row["weakness"],
        place=row.place,
    )
