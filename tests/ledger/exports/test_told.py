"""A row names the place of an event as the text does."""

from __future__ import annotations

import pytest

from according.ledger.exports.told import Told
from according.records import Article, Event, Place, ReaderInfo, Reading, Span

TEXT = "Syrian jets struck Homs in Syria."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["Syrian", "Syria."], "Syria", id="an adjective stands nearer"),
        pytest.param(["Syrian"], "Syrian", id="no other mention"),
    ],
)
def test_a_place_is_named_by_an_adjective_only_where_no_name_stands(words, expected):
    spans = tuple(Span(start=TEXT.index(word), end=TEXT.index(word) + len(word.rstrip("."))) for word in words)
    syria = Place(id="p1", name="Syria", country="SYR", feature="country", mentions=spans)
    whole, trigger = Span(start=0, end=len(TEXT)), Span(start=12, end=18)
    struck = Event(id="e1", event_type="ASSAULT", trigger=trigger, evidence=whole, quad="material conflict", confidence=0.8, places=("p1",))
    reader = ReaderInfo(version="1", model="none", codebook="none")
    reading = Reading(reader=reader, article=Article(text=TEXT, id="a"), places=(syria,), events=(struck,))
    assert reading.surface(Told(reading, struck).mention_of(syria)) == expected
