"""Where and when a happening is, in whole readings: what only stands near it neither places nor dates it."""

from __future__ import annotations

import pytest

from according import read


@pytest.mark.parametrize(
    ("text", "event_type", "places", "day"),
    [
        pytest.param("Kenya sent food aid to Chad.", "AID", [], None, id="what goes to a state takes place nowhere yet"),
        pytest.param(
            "Protesters marched on Monday, chanting slogans against Nairobi.",
            "PROTEST", [], "2024-05-06", id="against those who rule",
        ),
        pytest.param("Rebels shelled Nairobi on Monday.", "ASSAULT", ["Nairobi"], "2024-05-06", id="a capital that is struck"),
        pytest.param(
            "Kenyan troops withdrew from Kisumu, and rebels freed ten hostages.",
            "RETREAT release", [], None, id="another does it",
        ),
        pytest.param("Police arrested ten men in Kisumu after Norway's bombing.", "ASSAULT", [], None, id="what came before"),
        pytest.param(
            "The president dissolved parliament and called elections for June.", "COERCE", [], None, id="what the second half is set for",
        ),
        pytest.param(
            "The president dissolved parliament on Monday and called elections.", "COERCE", [], "2024-05-06", id="its own day",
        ),
    ],
)  # fmt: skip
def test_place_and_day(text: str, event_type: str, places: list[str], day: str | None) -> None:
    reading = read(text, published="2024-05-10")
    name, _, mode = event_type.partition(" ")
    event = next(one for one in reading.events if one.event_type == name and mode in ("", one.mode))
    names = {place.id: place.name for place in reading.places}
    assert [names[one] for one in event.places] == places
    assert (str(event.when.start) if event.when else None) == day
