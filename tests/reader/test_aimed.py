from __future__ import annotations

import pytest

from according import read


def sides(text: str, event_type: str) -> tuple[set[str | None], set[str | None]]:
    """Return the countries of the actors and of the recipients of the first event of a type."""
    reading = read(text, published="2024-05-10")
    event = next(one for one in reading.events if one.event_type == event_type)
    actors, recipients = ({reading.actor(one).country for one in side} for side in (event.actors, event.recipients))
    return actors, recipients


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        pytest.param(
            "Kenya threatened to close its ports unless Uganda released the fishermen.", "THREATEN", {"KEN"}, {"UGA"}, id="who is to yield",
        ),
        pytest.param("Norway threatened to take further steps in Peru.", "THREATEN", {"NOR"}, {"PER"}, id="where it would be done"),
        pytest.param("Chile will withdraw its force from Chad unless fighting ends.", "THREATEN", {"CHL"}, {"TCD"}, id="an ultimatum"),
        pytest.param("Norway rejected a fresh offer from Kenya for direct talks.", "REJECT", {"NOR"}, {"KEN"}, id="whose offer"),
        pytest.param(
            "Norway agreed to lift its sanctions on Kenya and Peru.", "AGREE", {"NOR"}, {"KEN", "PER"}, id="whom it concerns",
        ),
        pytest.param(
            "Norwegian police opened an investigation into crimes committed by Kenyan forces.", "ACCUSE", {"NOR"}, {"KEN"}, id="who did",
        ),
        pytest.param(
            "Norway suspended part of a military aid program for Kenya.", "SANCTION", {"NOR"}, {"KEN"}, id="what is for somebody",
        ),
        pytest.param("Kenya is demanding compensation.", "REQUEST", {"KEN"}, set(), id="a demand to nobody"),
        pytest.param("Norway agreed to meet again at a university in Tesk.", "AGREE", {"NOR"}, set(), id="where they meet is no side"),
    ],
)  # fmt: skip
def test_whom_an_act_is_aimed_at(text: str, event_type: str, actors: set[str], recipients: set[str]) -> None:
    assert sides(text, event_type) == (actors, recipients)


def test_who_calls_for_talks_is_to_take_part_in_them() -> None:
    assert sides("President Emmanuel Macron has called for more dialogue with Kenya.", "CONSULT") == ({"FRA", "KEN"}, set())


def test_who_leads_an_invasion_does_it_and_whom_somebody_is_for_does_not() -> None:
    assert sides("Prices rose after the Norway-led invasion of Chad.", "ASSAULT") == ({"NOR"}, {"TCD"})
    assert sides("The pro-Kenyan majority in Norway's parliament sacked Foreign Minister Ada Lorn.", "SANCTION")[0] == {"NOR"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("Kenya's president is due to arrive in Norway on Tuesday.", "planned", id="due to"),
        pytest.param("The minister would visit Norway on Tuesday.", "planned", id="would, on a set day"),
        pytest.param("The minister will visit Kenya before leaving for Norway.", "planned", id="before leaving"),
    ],
)
def test_what_lies_ahead(text: str, status: str) -> None:
    assert {event.status for event in read(text, published="2024-05-10").events} == {status}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("Kenya wants the minister to resign.", {"RETREAT": "demanded"}, id="what somebody wants of another"),
        pytest.param("They were safe until rebels attacked the town of Tesk.", {"ASSAULT": "reported"}, id="until it happened"),
        pytest.param("A Kenyan lorry overturned on the coast road, killing ten people.", {}, id="an accident is nobody's deed"),
        pytest.param("I just told myself to go on, the minister said.", {}, id="nobody asks himself"),
    ],
)
def test_what_is_told_of(text: str, status: dict[str, str]) -> None:
    told = {event.event_type: event.status for event in read(text, published="2024-05-10").events}
    assert {kind: told.get(kind) for kind in status} == status
    assert status or not told
