"""W3C Web Annotations: one page of JSON-LD, an annotation a record, each pointing at the words by position and by quotation.

Source: W3C Recommendation of 23 February 2017, Web Annotation Data Model.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from according.ledger.exports.rows import Written
from according.ledger.exports.whole import whole_file
from according.records import Actor, Attribution, Event, Figure, Place, Reading, Record, Span, Time

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""How many characters before and after the words are quoted with them."""
_MOTIVES: tuple[tuple[str, str], ...] = (
    ("events", "classifying"), ("attributions", "linking"), ("figures", "describing"), ("actors", "identifying"),
    ("places", "identifying"), ("times", "describing"),
)  # fmt: skip


def write_annotations(readings: Iterable[Reading], out: str) -> Written:
    """Write one AnnotationPage, an annotation at a time."""
    written = Written()
    with whole_file(out) as stream:
        stream.write(f'{{"@context": "{CONTEXT}", "type": "AnnotationPage", "items": ['.encode())
        for reading in written.count(readings):
            for annotation in annotations_of(reading):
                stream.write(b",\n" if written.rows else b"\n")
                stream.write(json.dumps(annotation, ensure_ascii=False).encode())
                written.rows += 1
        stream.write(b"\n]}\n")
    return written


def annotations_of(reading: Reading) -> Iterator[dict[str, Any]]:
    """Yield an annotation for every record of a reading; its second body is the record itself, as JSON."""
    base = f"urn:according:{reading.article.id}"
    made_by = {"type": "Software", "name": f"According {reading.reader.version}"}
    for layer, motive in _MOTIVES:
        for record in getattr(reading, layer):
            yield {
                "id": f"{base}:{record.id}", "type": "Annotation", "motivation": motive, "generator": made_by,
                "body": [
                    {"type": "TextualBody", "purpose": "tagging", "value": _tag(record)},
                    {
                        "type": "TextualBody", "purpose": "describing", "format": "application/json",
                        "value": record.model_dump_json(by_alias=True),
                    },
                ],
                "target": [_target(reading, span) for span in _spans(record)],
            }  # fmt: skip


def _tag(record: Record) -> str:
    match record:
        case Event(event_type=event_type, mode=mode):
            return f"{event_type}.{mode}" if mode else event_type
        case Attribution(act=tag) | Figure(measure=tag) | Actor(name=tag) | Place(name=tag) | Time(type=tag):
            return tag
    raise TypeError(record)


def _spans(record: Record) -> Sequence[Span]:
    match record:
        case Event(trigger=trigger, evidence=evidence):
            return (trigger, evidence)
        case Attribution(source_span=source, cue_span=cue, content=content):
            return (*content, *(span for span in (source, cue) if span))
        case Actor(mentions=spans) | Place(mentions=spans):
            return spans
        case Figure(span=span):
            return (span,)
        case Time():
            return (record,)
    raise TypeError(record)


def _target(reading: Reading, span: Span) -> dict[str, Any]:
    text = reading.article.text
    return {
        "source": reading.article.url or f"urn:according:{reading.article.id}",
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector", "exact": text[span.start : span.end],
                "prefix": text[max(0, span.start - AROUND) : span.start], "suffix": text[span.end : span.end + AROUND],
            },
        ],
    }  # fmt: skip
