"""Who is a voice and who is not: nouns that are somebody by speaking, names that a text gives, deeds that say nothing."""

import pytest
from sayings import rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A beekeeper said the dam had broken. He said his hives were gone.",
            ["beekeeper | said | the dam had broken | assert indirect", "beekeeper | said | his hives were gone | assert indirect"],
            id="he-takes-up-whom-only-his-words-made",
        ),
        pytest.param(
            "A goldsmith, Anna Berg, said that trade was slow.",
            ["Anna Berg | said | that trade was slow | assert indirect"],
            id="named-beside",
        ),
        pytest.param("A group said it had the keys.", ["group | said | it had the keys | assert indirect"], id="a-group"),
        pytest.param(
            "A group calling itself the Tarn Guard burned a barn. It said it had no regrets.",
            ["Tarn Guard | said | it had no regrets | assert indirect"],
            id="calling-itself",
        ),
        pytest.param(
            "A group that calls itself Grey Owl claimed that it had the keys.",
            ["Grey Owl | claimed | that it had the keys | assert indirect"],
            id="whose-name-looks-like-a-person",
        ),
        pytest.param(
            "The law says that dogs must be held.", ["? | says | that dogs must be held | demand indirect"], id="a-text-is-nobody"
        ),
        pytest.param(
            "The United Nations praised the truce. The coalition said the road was open.",
            [
                "United Nations | praised | the truce | praise indirect",
                "coalition | said | the road was open | assert indirect",
            ],
            id="no-coalition",
        ),
        pytest.param(
            "According to results provided by a Kenyan election official, the Blue Party won in Tarn.",
            ["Kenyan election official | According to | the Blue Party won in Tarn | assert indirect"],
            id="provided-by",
        ),
        pytest.param(
            "The chamber called the strike illegal and said it would sue.",
            ["chamber | called | the strike illegal | accuse indirect", "chamber | said | it would sue | promise indirect"],
            id="who-calls-something-a-name-speaks",
        ),
        pytest.param(
            "The mayor condemned the attack and promised 150 crowns to the victims.",
            ["mayor | condemned | the attack | accuse indirect", "mayor | promised | 150 crowns to the victims | promise indirect"],
            id="two-sayings-side-by-side",
        ),
        pytest.param(
            "Colm Brandt and Anna Berg agreed on Thursday to swap prisoners.",
            ["Colm Brandt & Anna Berg | agreed | to swap prisoners | promise indirect"],
            id="a-day-before-what-is-agreed",
        ),
        pytest.param("The rebels attacked army positions on Monday.", [], id="a-day-is-not-said"),
        pytest.param("Asked about the plan, Anna Berg laughed.", [], id="asked"),
        pytest.param(
            "“I am glad,” Anna Berg said. “US policy is clear.”",
            ["Anna Berg | said | “I am glad,” … “US policy is clear.” | assert direct"],
            id="goes-on",
        ),
    ],
)
def test_voices(reader, text, expected):
    assert rows(reader.read(text, published="2024-05-10")) == expected


def test_us_in_a_quotation_is_the_state_and_not_the_speaker(reader):
    reading = reader.read("“US policy hurts us,” Anna Berg said.", published="2024-05-10")
    mentions = {reading.surface(mention) for actor in reading.actors if actor.name == "Anna Berg" for mention in actor.mentions}
    assert mentions == {"us", "Anna Berg"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "The Islamic Reform Association (IRA) met in Tarn. The IRA will vote.", {"Islamic Reform Association"}, id="of-its-own"
        ),
        pytest.param(
            "The Sudanese Peoples Liberation Movement (SPLM) met in Tarn. The SPLM will vote.",
            {"Sudan People's Liberation Movement"},
            id="spelled-otherwise",
        ),
    ],
)
def test_an_acronym_that_the_text_explains_is_whose_the_text_says(reader, text, names):
    assert {actor.name for actor in reader.read(text, published="2024-05-10").actors if actor.kind == "group"} == names


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        pytest.param("Company officials said sales fell.", ("BUS",), id="of-a-company"),
        pytest.param("Hospital officials said ten had died.", ("MED",), id="of-a-hospital"),
        pytest.param("Kenyan officials said ten had died.", ("GOV",), id="of-a-state"),
        pytest.param("Anna Berg was not official.", (), id="an-adjective-is-no-office"),
    ],
)
def test_whose_officials_tells_the_sector(reader, text, sectors):
    assert [actor.sectors for actor in reader.read(text, published="2024-05-10").actors] == [sectors]
