"""Whom something concerns that names nobody, who led to it, and who is not of those whom he holds."""

from __future__ import annotations

import pytest

from according import read


def countries(text: str, event_type: str) -> tuple[list[str | None], list[str | None]]:
    reading = read(text, published="2024-05-10")
    event = next(one for one in reading.events if one.event_type == event_type)
    return [reading.actor(one).country for one in event.actors], [reading.actor(one).country for one in event.recipients]


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        pytest.param("The captors of two Norwegian nurses demanded a ransom.", "REQUEST", [None], [], id="captors of others"),
        pytest.param("The Norwegian nurses' captors demanded a ransom.", "REQUEST", [None], [], id="captors behind others"),
        pytest.param("Kenyan captors of two Norwegian nurses demanded a ransom.", "REQUEST", ["KEN"], [], id="captors of a country"),
        pytest.param(
            "Kenyan rebels crossed a river, prompting clashes with Norwegian troops.", "ASSAULT", ["KEN", "NOR"], [], id="who led to it",
        ),
        pytest.param("The ban on Norwegian firms, which was announced by Kenya, is a blow.", "COERCE", ["KEN"], ["NOR"], id="announced by"),
        pytest.param("The men are the third group of Kenyan miners to attack police.", "ASSAULT", ["KEN"], ["KEN"], id="the third"),
        pytest.param("The pullout was agreed in a pact between Kenya and Chad.", "AGREE", ["KEN", "TCD"], [], id="between whom"),
        pytest.param("Norway called for a review of tariffs by Kenya.", "REQUEST", ["NOR"], ["KEN"], id="by whom it is to be done"),
        pytest.param("Norway's minister arrived in Kisumu in western Kenya.", "CONSULT", ["NOR"], ["KEN"], id="the host"),
        pytest.param("Norway withdrew its troops from northern Chad.", "RETREAT", ["NOR"], ["TCD"], id="from whose country"),
        pytest.param("Norway imposed a blockade in northern Chad.", "COERCE", ["NOR"], ["TCD"], id="in whose country force is used"),
        pytest.param(
            "The king held talks with visiting Kenyan President Adam Lenz on Monday.", "CONSULT", ["KEN", "KEN"], [], id="a visitor met",
        ),
        pytest.param(
            "Sixty villagers were killed and 250 others wounded during the Kenyan operation.", "ASSAULT", ["KEN"], [None],
            id="whose operation it was by the second half",
        ),
        pytest.param(
            "The treaty was signed by Norway's foreign minister Ana Lobo and Kenyan ambassador Jere Kin in the margins of a summit.",
            "SUPPORT", ["NOR", "KEN"], [], id="two by their titles",
        ),
        pytest.param("Kenyan rebels launched an attack in Chad.", "ASSAULT", ["KEN"], [], id="whom rebels fight abroad is open"),
        pytest.param("Norway withdrew its troops from Oslo.", "RETREAT", ["NOR"], [], id="at home nobody is host"),
    ],
)  # fmt: skip
def test_sides_that_stand_elsewhere(text: str, event_type: str, actors: list[str | None], recipients: list[str | None]) -> None:
    assert countries(text, event_type) == (actors, recipients)
