"""A long text is read in parts that hold all of it, and its reading is one reading of the whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.reader.parts import parts_of
from according.reader.reader import Reader
from according.records import Article, Reading

PARAGRAPHS = (
    "Police in Lima detained 12 people on Tuesday, the interior ministry said. Its spokesman Rafael Quispe said that 3 of them were armed.",
    "“We found rifles,” Rafael Quispe told reporters in Cusco. He added that two officers had been injured.",
    "President Ana Torres of Elbonia condemned the arrests, the Sahel Wire reported. She met Rafael Quispe in Lima on Wednesday.",
)
STORY = "\n\n".join(PARAGRAPHS)


@pytest.fixture(scope="module")
def in_parts(reader: Reader) -> Reading:
    """Return the reading of a story whose paragraphs are read one by one."""
    return Reader(longest=max(map(len, PARAGRAPHS)) + 2).read(STORY, published="2025-03-13", publisher="The Courier")


def bounds(text: str, longest: int) -> list[str]:
    return [part.article.text for part in parts_of(Article(text=text), longest)]


@given(st.text(st.sampled_from("aé. \n”🙂"), max_size=200), st.integers(2, 40))
def test_parts_hold_all_of_a_text(text: str, longest: int) -> None:
    parts = list(parts_of(Article(text=text), longest))
    assert "".join(part.article.text for part in parts) == text
    assert all(part.article.text == text[part.start : part.start + len(part.article.text)] for part in parts)
    assert all(len(part.article.text) <= longest for part in parts)
    assert [part.last for part in parts] == [False] * (len(parts) - 1) + [True]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        pytest.param("It rained. It\nsnowed.\n\nIt thawed. Then", "It rained. It\nsnowed.\n\n", id="at an empty line"),
        pytest.param("It rained in the hills.\nIt froze. It\nsnowed", "It rained in the hills.\n", id="at a sentence that ends its line"),
        pytest.param("It rained for a day. “It snowed.” Then came", "It rained for a day. “It snowed.” ", id="at a sentence"),
        pytest.param("It rained and the\nsnow fell and then it all", "It rained and the\n", id="at a line"),
        pytest.param("It rained and the snow fell and it thawed", "It rained and the snow fell and it ", id="at a word"),
        pytest.param("x" * 60, "x" * 35, id="anywhere"),
    ],
)
def test_where_a_part_ends(text: str, ends: str) -> None:
    assert bounds(text, 35)[0] == ends


def test_a_short_text_is_its_own_part() -> None:
    article = Article(text=STORY)
    assert [part.article is article for part in parts_of(article, len(STORY))] == [True]


def test_a_reading_in_parts_is_one_of_the_whole(in_parts: Reading, reader: Reader) -> None:
    whole = reader.read(STORY, published="2025-03-13", publisher="The Courier")
    assert (in_parts.article, in_parts.reader) == (whole.article, whole.reader)
    assert {in_parts.surface(event.trigger) for event in in_parts.events} >= {"detained", "condemned"}
    assert all(in_parts.surface(span) == STORY[span.start : span.end] for _, span in in_parts.spans())
    assert {in_parts.surface(figure.span) for figure in in_parts.figures} == {whole.surface(figure.span) for figure in whole.figures}


def test_every_id_is_there_once_and_what_is_pointed_at_exists(in_parts: Reading) -> None:
    layers = ("actors", "places", "times", "attributions", "events", "figures")
    ids = {layer: [record.id for record in getattr(in_parts, layer)] for layer in layers}
    assert ids == {layer: [f"{letter}{n + 1}" for n in range(len(ids[layer]))] for layer, letter in zip(layers, "aptsef", strict=True)}
    for said in in_parts.attributions:
        assert {said.source, *said.also} <= {*ids["actors"], None}
        assert said.within in {*ids["attributions"], None}
    for event in in_parts.events:
        assert {*event.actors, *event.recipients} <= set(ids["actors"])
        assert set(event.places) <= set(ids["places"])
        assert set(event.attribution) <= set(ids["attributions"])
        assert set(event.figures) <= set(ids["figures"])


def test_who_is_named_alike_in_two_parts_is_one(in_parts: Reading) -> None:
    spokesman = [actor for actor in in_parts.actors if actor.name == "Rafael Quispe"]
    assert len(spokesman) == 1
    named = [mention.start for mention in spokesman[0].mentions if in_parts.surface(mention).endswith("Rafael Quispe")]
    assert len({STORY.count("\n\n", 0, start) for start in named}) == 3
    assert [len(place.mentions) for place in in_parts.places if place.name == "Lima"] == [2]


def test_who_is_only_described_stays_apart() -> None:
    story = "The police arrested a man.\n\nThe police arrested a woman."
    reading = Reader(longest=30).read(story)
    assert sorted(actor.name.lower().removeprefix("the ") for actor in reading.actors).count("police") == 2


def test_a_long_text_among_short_ones_keeps_its_place(reader: Reader) -> None:
    texts = [PARAGRAPHS[0][:140], STORY, PARAGRAPHS[1]]
    given_ = [Article(text=text, id=str(number)) for number, text in enumerate(texts)]
    readings = list(Reader(longest=150).read_many(given_))
    assert [reading.article for reading in readings] == given_
    assert readings[2] == reader.read(given_[2])


@pytest.mark.parametrize(
    "text", ["a " + " " * 90, "\n" * 90 + "Rain fell.", "word" * 60, "rain and snow " * 30], ids=["blanks", "lines", "one word", "no stop"]
)
def test_odd_texts_are_read_to_their_end(text: str) -> None:
    assert Reader(longest=40).read(text).article.text == text
