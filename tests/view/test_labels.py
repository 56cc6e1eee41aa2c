"""Loaded wording: for whom or what, what it claims, and whose words it is."""

from __future__ import annotations

import pytest

from according.records import Actor, Article, Attribution, Event, Label, Mention, ReaderInfo, Reading, Span
from according.view.labels import LabelUse, labels, whose

TEXT = (
    "Troops of the Marlean regime shelled Osk. A spokesman for the Hill Front said the terrorists had committed a “barbaric massacre”. "
    "The raid was an act of aggression. The Liberation Party condemned the raid."
)


def at(phrase: str) -> Span:
    start = TEXT.index(phrase)
    return Span(start=start, end=start + len(phrase))


def actor(number: int, name: str, phrase: str, *wordings: str) -> Actor:
    span = at(phrase)
    marks = tuple(Label(start=at(wording).start, end=at(wording).end, text=wording) for wording in wordings)
    return Actor(id=f"a{number}", name=name, kind="group", mentions=(Mention(start=span.start, end=span.end, how="name"),), labels=marks)


def event(number: int, event_type: str, trigger: str, evidence: str, *actors: str) -> Event:
    return Event(
        id=f"e{number}", event_type=event_type, trigger=at(trigger), evidence=at(evidence), actors=actors, quad="material conflict",
        confidence=0.9,
    )  # fmt: skip


@pytest.fixture
def reading() -> Reading:
    told = Attribution(
        id="s1", source="a2", cue_span=at("said"), content=(at("the terrorists had committed a “barbaric massacre”"),), form="mixed"
    )
    return Reading(
        reader=ReaderInfo(version="0", model="none", codebook="none"),
        article=Article(text=TEXT, publisher="Hill Post"),
        actors=(
            actor(1, "Marle", "the Marlean regime", "the Marlean regime", "the terrorists"),
            actor(2, "Hill Front", "the Hill Front"),
            actor(3, "Liberation Party", "The Liberation Party"),
        ),
        attributions=(told,),
        events=(
            event(1, "ASSAULT", "massacre", "the terrorists had committed a “barbaric massacre”", "a1"),
            event(2, "ASSAULT", "The raid", "The raid was an act of aggression"),
            event(3, "ACCUSE", "condemned", "The Liberation Party condemned the raid", "a3"),
        ),
    )


def use(reading: Reading, text: str) -> LabelUse:
    return next(one for one in labels(reading) if one.text == text)


def test_labels_in_the_order_of_the_text(reading: Reading) -> None:
    assert [one.text for one in labels(reading)] == ["the Marlean regime", "the terrorists", "barbaric massacre", "act of aggression"]


@pytest.mark.parametrize(
    ("text", "about", "words_of"),
    [
        pytest.param("the Marlean regime", "Marle", "Hill Post", id="outside a statement the publisher's"),
        pytest.param("the terrorists", "Marle", "Hill Front", id="inside a statement the speaker's"),
        pytest.param("barbaric massacre", "ASSAULT: Marle", "Hill Front", id="an act with its manner"),
        pytest.param("act of aggression", "ASSAULT", "Hill Post", id="said of an act"),
    ],
)
def test_for_whom_and_whose(reading: Reading, text: str, about: str, words_of: str) -> None:
    found = use(reading, text)
    assert found.about == about
    assert whose(reading, found) == words_of
    assert TEXT[found.start : found.end] == text


def test_each_wording_says_what_it_claims(reading: Reading) -> None:
    assert use(reading, "the Marlean regime").claims == ("denies a government its legitimacy",)
    assert len(use(reading, "barbaric massacre").claims) == 2


def test_quotation_marks_are_told(reading: Reading) -> None:
    assert [one.text for one in labels(reading) if one.quoted] == ["barbaric massacre"]


def test_without_a_publisher_the_words_are_the_articles_own(reading: Reading) -> None:
    nameless = reading.model_copy(update={"article": Article(text=TEXT)})
    assert whose(nameless, use(nameless, "the Marlean regime")) == "the article itself"


def test_a_name_is_no_label(reading: Reading) -> None:
    assert not [one for one in labels(reading) if "Liberation" in one.text]


def test_the_table_and_the_page_and_the_terminal_tell_them(reading: Reading) -> None:
    from io import StringIO

    from according.view.page import page
    from according.view.terminal import console_for, show

    row = reading.to_pandas("labels").set_index("words").loc["barbaric massacre"]
    assert (row["origin"], row["record"], bool(row["quoted"])) == ("Hill Front", "e1", True)
    html = page([reading])
    assert "Loaded wording" in html
    assert "“the Marlean regime”" in html
    show(reading, console_for(written := StringIO()), ["labels"])
    line = next(line for line in written.getvalue().splitlines() if "barbaric" in line)
    assert line.endswith("1 Hill Front")
