from __future__ import annotations

import pytest

from according.records import Event, Span
from quality.events import Countries, country_right, gold_countries, sides_right, surest


def event(kind: str, confidence: float, start: int) -> Event:
    span = Span(start=start, end=start + 1)
    return Event(id="e", event_type=kind, trigger=span, evidence=span, quad="verbal conflict", confidence=confidence)  # type: ignore[arg-type]


def test_the_surest_event_is_the_first_of_equals() -> None:
    events = [event("AID", 0.5, 9), event("REJECT", 0.8, 7), event("ACCUSE", 0.8, 3)]
    assert [each.event_type for each in surest(events)] == ["ACCUSE"]
    assert surest([]) == []


@pytest.mark.parametrize(
    ("given", "gold", "right"),
    [
        pytest.param({"FRA"}, {"FRA"}, True, id="the country"),
        pytest.param({"FRA"}, {"FRA", "DEU"}, True, id="one of two"),
        pytest.param({"FRA", "ITA"}, {"FRA"}, False, id="one too many"),
        pytest.param(set(), {"FRA"}, False, id="none"),
        pytest.param({None}, {None}, True, id="an organisation of no country"),
        pytest.param({"CHE"}, {None}, False, id="a country for an organisation"),
    ],
)
def test_country_right(given: Countries, gold: Countries, right: bool) -> None:
    assert country_right(frozenset(given), frozenset(gold)) is right


def test_codes_that_are_no_countries_ask_for_none() -> None:
    assert gold_countries([{"code": "IGO"}, {"code": "FRA"}]) == {None, "FRA"}


def test_sides_count_only_what_is_annotated() -> None:
    france, mali, nobody = frozenset({"FRA"}), frozenset({"MLI"}), frozenset[str]()
    assert sides_right((france, mali), (france, france)) == {"actor asked": 1, "actor": 1, "recipient asked": 1, "recipient": 0}
    assert sides_right((france, nobody), (france, nobody)) == {"actor asked": 1, "actor": 1}


def test_parties_that_meet_may_all_be_actors() -> None:
    both, nobody = frozenset({"FRA", "MLI"}), frozenset[str]()
    right = {"actor asked": 1, "actor": 1, "recipient asked": 1, "recipient": 1}
    assert sides_right((both, nobody), (both, both)) == right
    assert sides_right((both, nobody), (frozenset({"FRA"}), frozenset({"MLI"})), reciprocal=True) == right
    assert sides_right((both, nobody), (frozenset({"FRA"}), frozenset({"MLI"}))) != right
