"""Of which country people are of whom nothing tells it: the one where what they do or suffer happens, else the article's own."""

import pytest

from according import read


def countries(text, event_type):
    reading = read(text, published="2024-05-10")
    event = next(one for one in reading.events if one.event_type == event_type)
    return tuple([reading.actor(one).country for one in side] for side in (event.actors, event.recipients))


@pytest.mark.parametrize(
    ("text", "event_type", "sides"),
    [
        pytest.param("Gunmen killed three villagers in northern Chad on Monday.", "ASSAULT", (["TCD"], ["TCD"]), id="both-on-the-spot"),
        pytest.param("Two farmers were shot dead at a market in Kisumu, Kenya.", "ASSAULT", ([], ["KEN"]), id="a-town-tells-too"),
        pytest.param("Uganda's army killed ten villagers in Chad.", "ASSAULT", (["UGA"], ["TCD"]), id="who-told-belongs-elsewhere-stays"),
        pytest.param("Two soldiers were killed in Chad, Norway and Kenya said.", "ASSAULT", ([], [None]), id="soldiers-fight-abroad"),
        pytest.param("Gunmen kidnapped two tourists in Kenya.", "ASSAULT", (["KEN"], [None]), id="tourists-are-guests"),
        pytest.param("Hackers attacked the website of a bank in Kenya.", "COERCE", ([None], ["KEN"]), id="done-from-afar"),
        pytest.param(
            "Kenya holds elections in June.\n\nThe tax office urged shopkeepers to register.", "REQUEST", (["KEN"], ["KEN"]),
            id="whom-the-article-is-about",
        ),
        pytest.param("Kenya votes in June. Police arrested Ana Lobo.", "COERCE", (["KEN"], ["KEN"]), id="a-name-that-nobody-placed"),
        pytest.param("Kenya votes in June. Ana Lobo urged traders to help.", "REQUEST", ([None], [None]), id="a-name-that-only-speaks"),
        pytest.param("Kenya arrested two traders.", "COERCE", (["KEN"], ["KEN"]), id="a-state-arrests-its-own"),
        pytest.param("Muslim rebels attacked a village in Kenya.", "ASSAULT", (["KEN"], []), id="of-a-faith-but-no-country"),
        pytest.param("Kenya's president met Arab leaders.", "CONSULT", (["KEN", None], []), id="leaders-of-several"),
        pytest.param("The multinational force in Chad killed a man.", "ASSAULT", ([None], ["TCD"]), id="multinational"),
        pytest.param(
            "Kenya's team flew home.\n\nPolice arrested a Kenyan farmer in Oslo on Monday.", "COERCE", (["NOR"], ["KEN"]),
            id="police-are-of-where-they-act",
        ),
        pytest.param(
            "Kenya votes in June. The Umoja Party urged traders to help.", "REQUEST", (["KEN"], ["KEN"]), id="a-party-is-a-nation's",
        ),
        pytest.param("Norway killed two villagers.", "ASSAULT", (["NOR"], [None]), id="a-state-strikes-anybody"),
        pytest.param("Norway appealed to shopkeepers.", "REQUEST", (["NOR"], [None]), id="a-state-addresses-anybody"),
        pytest.param("Kenya and Uganda border on Chad. Shopkeepers urged traders to help.", "REQUEST", ([None], [None]), id="several"),
    ],
)  # fmt: skip
def test_country_of_people_of_whom_nothing_tells_it(text, event_type, sides):
    assert countries(text, event_type) == sides
