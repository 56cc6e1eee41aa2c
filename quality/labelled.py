"""Events of readings that are known to be right or wrong: what confidence is fitted on and held against.

An event is *right* when the text tells of an event of its type there; its actors, day, place and status are not asked.
Three sources tell:

* the golden stories: right when the event is paired with a coded one of its type, wrong when it is not; those paired with one that the
  coding leaves open are passed over;
* the PLOVER gold sentences, each with one annotated type: an event of that type is right. Where a sentence has such an event the others are
  passed over, since a sentence may well tell of two; where it has none all are wrong;
* the events of wire stories that were judged by hand (``quality/judgements/events-*.tsv``): wrong where the words tell of no event. A
  verdict is taken for the event that stands at its place today; where its type was wrong it is taken only while the coding is the same.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quality.answers import Answers
from quality.corpora import rows, scored_files
from quality.events import PATTERN, TODAY
from quality.gold import event_pairs
from quality.judged import Asked, read_judgements
from quality.stories import FOLDER, stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from according.reader.reasons import Notebook
    from according.records import Event, Reading
    from quality.judged import Key, Verdict
    from quality.stories import Story
    from quality.subject import Subject

JUDGEMENTS = Path(__file__).parent / "judgements"
SOURCES = ("stories", "sentences", "wire")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One event: the source and the text that it is from, the signs that its confidence is weighed from, and whether it is right."""

    source: str
    text: str
    signs: Mapping[str, float]
    right: bool


def labelled(data: Path, subject: Subject) -> Iterator[Labelled]:
    """Read the labelled texts of a data folder, and the golden stories, and yield their events."""
    yield from of_stories(list(stories(FOLDER)), subject)
    for path in scored_files(data / "events", PATTERN):
        yield from of_sentences(path, subject)
    yield from of_wire(sorted((data / "wire").glob("*.jsonl.gz")), sorted(JUDGEMENTS.glob("events-*.tsv")), subject)


def of_stories(coded: list[Story], subject: Subject) -> Iterator[Labelled]:
    """Yield the events of golden stories."""
    from according.records import Article  # the package is met only when there is something to read

    articles = (Article(text=story.text, published=story.published, publisher=story.publisher) for story in coded)
    for story, (reading, notebook) in zip(coded, subject.reader.explain_many(articles), strict=True):
        pairs, _ = event_pairs(story.events, reading.events, Answers(story, reading))
        paired = dict(pairs)
        for number, event in enumerate(reading.events):
            place = paired.get(number)
            if place is None or not story.events[place].optional:
                yield Labelled("stories", story.name, notebook.weighed[event.id], place is not None)


def of_sentences(path: Path, subject: Subject) -> Iterator[Labelled]:
    """Yield the events of annotated sentences."""
    from according.records import Article  # as above

    annotated = list(rows(path))
    found = subject.reader.explain_many(Article(text=row["text"]) for row in annotated)
    for number, (row, (reading, notebook)) in enumerate(zip(annotated, found, strict=True)):
        wanted = TODAY.get(row["event_type"], row["event_type"])
        some = any(event.event_type == wanted for event in reading.events)
        for event in reading.events:
            if event.event_type == wanted or not some:
                yield Labelled("sentences", f"{path.name} {number}", notebook.weighed[event.id], event.event_type == wanted)


def of_wire(articles: Iterable[Path], judgements: Iterable[Path], subject: Subject) -> Iterator[Labelled]:
    """Yield the events of wire stories at the places that were judged."""
    from according.intake.article import article  # as above

    verdicts: dict[tuple[str, int, int], tuple[Key, Verdict]] = {}
    for path in judgements:
        verdicts |= {key[:3]: (key, verdict) for key, verdict in read_judgements(path).items()}
    judged = {text for text, _, _ in verdicts}
    wanted = (record for path in articles for record in _records(path) if str(record.get("id")) in judged)
    texts = (
        article(
            record["text"],
            ref=record.get("id"),
            published=record.get("published"),
            publisher=record.get("publisher"),
            title=record.get("title"),
        )
        for record in wanted
    )
    for reading, notebook in subject.reader.explain_many(texts):
        yield from _judged(reading, notebook, verdicts)


def _records(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _judged(reading: Reading, notebook: Notebook, verdicts: Mapping[tuple[str, int, int], tuple[Key, Verdict]]) -> Iterator[Labelled]:
    text = reading.article.ref or reading.article.id
    for event in reading.events:
        key, verdict = verdicts.get((text, event.trigger.start, event.trigger.end), (None, None))
        if verdict is None or ("type" in verdict.faults and not _unchanged(reading, event, key)):
            continue
        yield Labelled("wire", text, notebook.weighed[event.id], verdict.told and "type" not in verdict.faults)


def _unchanged(reading: Reading, event: Event, key: Key | None) -> bool:
    return Asked(reading, event).key == key
