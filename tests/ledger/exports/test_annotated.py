"""What is written as marks on the text comes back from the file as the same words."""

import json
import re

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin

from according.errors import BrokenRecord, SourceMissing
from according.language.tokens import english
from according.ledger.exports import export, readings_in
from according.ledger.exports.annotations import AROUND, CONTEXT
from according.ledger.exports.brat import configuration
from according.ledger.exports.docbin import GROUPS, doc_of
from according.records import Article, Attribution, Reading, Span

BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
EVENT = re.compile(r"(E\d+)\t(\S+)((?: \w+:T\d+)*) ?")
OTHER = re.compile(r"R\d+\t\w+ Arg1:[ET]\d+ Arg2:T\d+|A\d+\t\w+ [ET]\d+ \S.*|#\d+\tAnnotatorNotes [ET]\d+\t.*|\*\tSame(?: T\d+)+")


def parsed(ann, text):
    """Read standoff: text-bound annotations by id, events by id; every line has to be of a kind that brat knows."""
    bound, events = {}, {}
    for line in ann.split("\n")[:-1]:
        if found := BOUND.fullmatch(line):
            pieces = [tuple(map(int, piece.split())) for piece in found[3].split(";")]
            assert " ".join(text[start:end] for start, end in pieces) == found[4]
            bound[found[1]] = (found[2], pieces)
        elif found := EVENT.fullmatch(line):
            kind, trigger = found[2].split(":")
            roles = [role.split(":") for role in found[3].split()]
            events[found[1]] = (kind, bound[trigger], {role: bound[filler] for role, filler in roles})
        else:
            assert OTHER.fullmatch(line), line
            assert all(name in bound or name in events for name in re.findall(r"\b[TE]\d+\b", line.split("\t")[1]))
    return bound, events


def test_brat_gives_back_the_words(readings, tmp_path):
    came = export(readings, "brat", str(tmp_path / "brat"))
    assert came.readings == len(readings)
    configured = set(re.findall(r"^\w+", configuration(), re.MULTILINE))
    for reading in readings:
        text = (tmp_path / "brat" / f"{reading.article.id}.txt").read_bytes().decode()
        assert text == reading.article.text
        bound, events = parsed((tmp_path / "brat" / f"{reading.article.id}.ann").read_bytes().decode(), text)
        assert {kind for kind, _ in bound.values()} <= configured
        assert len(events) == len(reading.events)
        for event, (kind, (_, trigger), roles) in zip(reading.events, events.values(), strict=True):
            assert kind == event.event_type
            assert trigger == [(event.trigger.start, event.trigger.end)]
            assert sum(role.startswith("Actor") for role in roles) == len(set(event.actors))
        for said in reading.attributions:
            words = "".join(reading.surface(piece) for piece in said.content)
            pieces = [place for kind, place in bound.values() if kind == "Content"]
            assert re.sub(r"\s", "", words) in {re.sub(r"\s", "", "".join(text[start:end] for start, end in piece)) for piece in pieces}


def test_brat_parts_what_runs_over_a_line(told, tmp_path):
    text = "He said:\n“It is\r\n over.”\n"
    content = Attribution(id="s1", content=(Span(start=9, end=24),), form="direct")
    reading = Reading(reader=told.reader, article=Article(text=text, id="line"), attributions=(content,))
    export([reading], "brat", str(tmp_path / "brat"))
    kept = (tmp_path / "brat" / "line.txt").read_bytes().decode()
    bound, _ = parsed((tmp_path / "brat" / "line.ann").read_bytes().decode(), kept)
    assert [[kept[start:end] for start, end in pieces] for _, pieces in bound.values()] == [["“It is", "over.”"]]


def test_web_annotations_point_at_the_words(readings, tmp_path):
    came = export(readings, "w3c", str(tmp_path / "page.json"))
    page = json.loads((tmp_path / "page.json").read_text(encoding="utf-8"))
    assert (page["@context"], page["type"], len(page["items"])) == (CONTEXT, "AnnotationPage", came.rows)
    assert len({item["id"] for item in page["items"]}) == came.rows
    texts = {reading.article.id: reading.article.text for reading in readings}
    for item in page["items"]:
        text = texts[item["id"].split(":")[2]]
        assert item["target"]
        for target in item["target"]:
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
            assert text[start:end] == quote["exact"]
            assert quote["prefix"] == text[max(0, start - AROUND) : start]
            assert text[end:].startswith(quote["suffix"])


def test_the_body_of_a_web_annotation_is_the_record(told, tmp_path):
    export([told], "w3c", str(tmp_path / "page.json"))
    items = json.loads((tmp_path / "page.json").read_text(encoding="utf-8"))["items"]
    bodies = {item["id"]: json.loads(item["body"][1]["value"]) for item in items}
    assert bodies["urn:according:c0ffee:e1"] == json.loads(told.events[0].model_dump_json(by_alias=True))
    assert bodies["urn:according:c0ffee:t1"]["from"] == "2025-03-11"


def test_an_export_without_readings_is_whole(tmp_path):
    export([], "w3c", str(tmp_path / "page.json"))
    assert json.loads((tmp_path / "page.json").read_text(encoding="utf-8"))["items"] == []


def test_spacy_opens_the_docs_with_exact_spans(readings, tmp_path):
    came = export(readings, "docbin", str(tmp_path / "docs"))
    (file,) = (tmp_path / "docs").iterdir()
    docs = list(DocBin(store_user_data=True).from_disk(file).get_docs(spacy.blank("en").vocab))
    assert len(docs) == came.rows == len(readings)
    for doc, reading in zip(docs, readings, strict=True):
        assert doc.text == reading.article.text
        assert set(doc.spans) == set(GROUPS)
        triggers = [(span.text, span.label_, span.id_) for span in doc.spans["events"]]
        assert triggers == [(reading.surface(event.trigger).strip(), event.event_type, event.id) for event in reading.events]
        assert [(span.start_char, span.end_char) for span in doc.spans["figures"]] == [
            (figure.span.start, figure.span.end) for figure in reading.figures
        ]
        assert Reading.model_validate_json(doc.user_data["reading"]) == reading


@settings(max_examples=60, deadline=None)
@given(st.text("ab .,-'\n\t“é😀", min_size=1, max_size=40), st.data())
def test_any_span_of_any_text_is_exact_in_spacy(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    said = Attribution(id="s1", content=(Span(start=start, end=end),), form="direct")
    article = Article(text=text, id="x")
    made_by = {"version": "1", "model": "m", "codebook": "c"}
    doc = doc_of(Reading.model_validate({"reader": made_by, "article": article, "attributions": [said]}), english())
    assert doc.text == text
    assert [span.text for span in doc.spans["contents"]] == [words for words in [text[start:end].strip()] if words]


def test_lines_come_back_as_the_same_readings(readings, tmp_path):
    out = tmp_path / "readings.jsonl"
    export(readings, "jsonl", str(out))
    assert list(readings_in(str(out))) == readings
    assert out.read_bytes().decode() == "".join(f"{reading.to_json()}\n" for reading in readings)


def test_gzipped_lines_are_read(told, tmp_path):
    import gzip

    path = tmp_path / "readings.jsonl.gz"
    path.write_bytes(gzip.compress(told.to_json().encode()))
    assert list(readings_in(str(path))) == [told]
    path.write_bytes(gzip.compress(told.to_json().encode())[:-40])
    with pytest.raises(BrokenRecord, match="cut off or damaged"):
        list(readings_in(str(path)))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        pytest.param("{", "invalid json", id="no-json"),
        pytest.param('{"text": "An article."}', "field required", id="no-reading"),
    ],
)
def test_a_line_that_is_no_reading_is_named(told, tmp_path, line, why):
    path = tmp_path / "readings.jsonl"
    path.write_text(f"{told.to_json()}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(BrokenRecord, match=rf"readings\.jsonl, line 3: the line is no reading: .*{why}"):
        list(readings_in(str(path)))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SourceMissing, match=r"nothing\.jsonl"):
        list(readings_in(str(tmp_path / "nothing.jsonl")))
