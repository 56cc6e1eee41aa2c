"""Whatever the text, every span of its reading slices it."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from according.records import Article

WORDS = """
At least 14 people were killed in Lima on Tuesday
the minister said
“We will not leave,” she added
Mr. O’Neil met the council
according to the army
dozens of 😀 villagers
Ünal Öztürk
3.5 million
he denied it
$1.5bn
‘it is over’
in the north
""".strip().splitlines()
MARKS = ["…", "--", *".!?,\n\t\u00a0\u200b\u2028", "\n\n", "  ", "e\u0301", "👩\u200d🚒", "البلد", "北京", "\U0001f1fa\U0001f1f3"]
PIECES = st.sampled_from(WORDS + MARKS)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=30).map(" ".join),
    st.lists(PIECES, max_size=30).map("".join),
    st.text(max_size=200),
)


def assert_spans_slice_the_text(reading):
    text = reading.article.text
    for path, span in reading.spans():
        assert 0 <= span.start < span.end <= len(text), f"{path} is {span.start}:{span.end} in {len(text)} characters"
    for place in reading.places:
        assert all(text[mention.start : mention.end].strip() for mention in place.mentions)
    for actor in reading.actors:
        assert all(label.text == text[label.start : label.end] for label in actor.labels)


def references(reading):
    """Yield every id that a record names, with the ids that there are."""
    actors = {actor.id for actor in reading.actors}
    places = {place.id for place in reading.places}
    said = {attribution.id for attribution in reading.attributions}
    figures = {figure.id for figure in reading.figures}
    for actor in reading.actors:
        yield {actor.part_of} - {None}, actors
    for one in reading.attributions:
        yield ({one.source, *one.also} - {None}), actors
        yield {one.within} - {None}, said
    for event in reading.events:
        yield {*event.actors, *event.recipients}, actors
        yield set(event.places), places
        yield set(event.attribution), said
        yield set(event.figures), figures
    for figure in reading.figures:
        yield set(figure.places), places
        yield set(figure.attribution), said
        yield {figure.part_of} - {None}, figures


def test_spans_of_a_story_slice_it(reader, story):
    assert_spans_slice_the_text(reader.read(story))


def test_ids_of_a_story_lead_to_records(reader, story):
    for named, known in references(reader.read(story)):
        assert named <= known


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=TEXTS)
@example(text="At least 14 people were killed in Lima on Tuesday according to the army ,")
def test_spans_of_any_text_slice_it(reader, text):
    reading = reader.read(Article(text=text, published="2025-03-12"))
    assert_spans_slice_the_text(reading)
    for named, known in references(reading):
        assert named <= known


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(" ", id="a blank"),
        pytest.param("\n\n\t", id="blank lines"),
        pytest.param("word " * 900, id="no punctuation"),
        pytest.param("\r\nHe said:\r\n“No”\r\n", id="carriage returns"),
        pytest.param("“" * 40, id="quotes that never close"),
        pytest.param("a" * 3000, id="one long word"),
    ],
)
def test_odd_texts_are_read(reader, text):
    assert_spans_slice_the_text(reader.read(Article(text=text)))
