"""Whose voice a description or a document that speaks is, with the shipped model."""

import pytest

from according.reader.reader import shared_reader

MEETING = "Kenya, the United Nations, the African Union and the European Union met in Nairobi on Tuesday. "


@pytest.mark.parametrize(
    ("text", "speaks", "name", "country"),
    [
        pytest.param(
            "The Kenyan health ministry numbered the dead. The ministry's count found that 40 people had died.",
            "The ministry's count", "Kenyan health ministry", "KEN", id="count-of-a-ministry",
        ),
        pytest.param(
            "The rebels put out a statement on Tuesday. The statement said that the town of Tarn had fallen.",
            "The statement", "rebels", None, id="statement-put-out",
        ),
        pytest.param(
            "Kenya held its first census in ten years. Population estimates said that 50 million people lived there.",
            "Population estimates", None, None, id="what-is-counted-counts-nothing",
        ),
        pytest.param(
            "Kenyan police left Tarn on Monday. Police of Somalia's Puntland region said that ten bodies had been found.",
            "Police of Somalia's Puntland region", "Somali police", "SOM", id="police-of-somewhere-else",
        ),
        pytest.param(
            "Soldiers of Kenya and Uganda left Tarn on Monday. Soldiers at the gate said that ten bodies had been found.",
            "Soldiers at the gate", "soldiers", None, id="told-apart-by-where-they-stand",
        ),
        pytest.param(
            MEETING + "Ministers said that the African Union would help.", "Ministers", "ministers", None, id="of-many-states-at-a-summit",
        ),
        pytest.param(
            "Rebels shelled the town of Tarn in Kenya. A Kenyan official said that talks would go on. Ann Reed said that it rained.",
            "A Kenyan official", "Kenyan official", "KEN", id="official-without-a-name",
        ),
        pytest.param(
            "The Peru Times newspaper reported that the talks in Lima had failed. It said that they would not go on.",
            "It", "Peru Times", "PER", id="newspaper-of-another-name",
        ),
        pytest.param(
            "The High Commissioner for Human Rights said that Kenya had to act.",
            "The High Commissioner for Human Rights", "High Commissioner", None, id="rest-of-a-title-is-no-person",
        ),
        pytest.param(
            "Omar Diallo, the second in command of the Azal Front, met the envoy. The leader said that the front would fight on.",
            "The leader", "Omar Diallo", None, id="second-in-command",
        ),
    ],
)  # fmt: skip
def test_who_speaks(text: str, speaks: str, name: str | None, country: str | None) -> None:
    reading = shared_reader().read(text, published="2024-05-10")
    said = next(one for one in reading.attributions if one.source_span and reading.surface(one.source_span) == speaks)
    source = reading.actor(said.source) if said.source else None
    assert (source and source.name, source and source.country) == (name, country)
