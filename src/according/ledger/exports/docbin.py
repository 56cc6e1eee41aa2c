"""spaCy's ``DocBin``: the articles as Docs, the records as groups of spans, in files of so many articles each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin, SpanGroup
from spacy.tokens import Span as SpacySpan

from according.language.tokens import english
from according.ledger.exports.rows import Written
from according.ledger.exports.whole import whole_folder
from according.records import Reading, Span, Time

ARTICLES_A_FILE = 500
GROUPS = ("events", "evidence", "sources", "cues", "contents", "actors", "places", "times", "figures")
Labelled = tuple[str, Span, str, str]  # group, span, label, id of the record


def write_docbin(readings: Iterable[Reading], out: str) -> Written:
    """Write a folder of ``.spacy`` files, which spaCy's corpus reader takes as it is."""
    written = Written()
    nlp = english()
    with whole_folder(out) as folder:
        for number, part in enumerate(_batches(written.count(readings)), 1):
            docs = DocBin(store_user_data=True)
            for reading in part:
                docs.add(doc_of(reading, nlp))
                written.rows += 1
            docs.to_disk(Path(folder) / f"readings-{number:05}.spacy")
    return written


def doc_of(reading: Reading, nlp: Language) -> Doc:
    """Return an article as a Doc whose tokens end where records end, so that every span is exact.

    ``doc.spans`` has the groups of ``GROUPS``, each span with the label of its record and the record's id as ``span.id_``; the whole
    reading lies as JSON in ``doc.user_data["reading"]``.
    """
    text = reading.article.text
    spans = [(group, bare, label, name) for group, span, label, name in _labelled(reading) if (bare := _bare(text, span))]
    cuts = sorted({edge for _, (start, end), _, _ in spans for edge in (start, end)})
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    for token in nlp.make_doc(text):
        end = token.idx + len(token.text)
        edges = [token.idx, *cuts[bisect_right(cuts, token.idx) : bisect_left(cuts, end)], end]
        for start, stop in pairwise(edges):
            words.append(text[start:stop])
            spaces.append(stop == end and bool(token.whitespace_))
            starts.append(start)
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    for group in GROUPS:
        found = [
            SpacySpan(doc, bisect_left(starts, start), bisect_left(starts, end), label=label, span_id=name)
            for told, (start, end), label, name in spans
            if told == group
        ]
        doc.spans[group] = SpanGroup(doc, name=group, spans=found)
    doc.user_data["reading"] = reading.to_json()
    return doc


def _labelled(reading: Reading) -> Iterator[Labelled]:
    for event in reading.events:
        yield "events", event.trigger, event.event_type, event.id
        yield "evidence", event.evidence, event.event_type, event.id
    for said in reading.attributions:
        if said.source_span:
            yield "sources", said.source_span, said.act, said.id
        if said.cue_span:
            yield "cues", said.cue_span, said.act, said.id
        yield from (("contents", piece, said.act, said.id) for piece in said.content)
    for actor in reading.actors:
        yield from (("actors", mention, actor.kind, actor.id) for mention in actor.mentions)
    for place in reading.places:
        yield from (("places", mention, place.feature or "place", place.id) for mention in place.mentions)
    for time in reading.times:
        yield "times", _span(time), time.type, time.id
    for figure in reading.figures:
        yield "figures", figure.span, figure.measure, figure.id


def _span(time: Time) -> Span:
    return Span(start=time.start, end=time.end)


def _bare(text: str, span: Span) -> tuple[int, int] | None:
    """Return a span without blanks at its ends, which are no tokens in spaCy; None when it has nothing else."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    return (start, end) if start < end else None


def _batches(readings: Iterable[Reading]) -> Iterator[tuple[Reading, ...]]:
    found = iter(readings)
    while part := tuple(islice(found, ARTICLES_A_FILE)):
        yield part
