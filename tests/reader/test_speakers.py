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
        pytest.param("The president called elections for June.", [], id="what-is-called-and-given-no-name"),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The truce will hold through the winter, Anna Berg quoted the king as saying.",
            [
                "Anna Berg | quoted | The truce will hold through the winter … the king | assert indirect",
                "king < Anna Berg | saying | The truce will hold through the winter | assert indirect",
            ],
            id="quoted-behind-the-words",
        ),
        pytest.param(
            "The Dorvan government says its forces have killed 500 rebels, while the rebels spoke of slaying 70 soldiers.",
            [
                "Dorvan government | says | its forces have killed 500 rebels | assert indirect",
                "rebels | spoke | slaying 70 soldiers | assert indirect",
            ],
            id="two-accounts-set-against-each-other",
        ),
        pytest.param(
            "According to the SIC, a think tank under the planning ministry, the three engines of growth will slow down.",
            ["SIC | According to | the three engines of growth will slow down | assert indirect"],
            id="what-the-source-is-belongs-to-the-source",
        ),
        pytest.param("The Eastern Front called off the truce.", [], id="a-particle-makes-another-verb"),
        pytest.param(
            "Anna Berg said no one would vote.", ["Anna Berg | said | no one would vote | assert indirect"], id="no-one-promises-nothing"
        ),
    ],
)
def test_what_is_whose(reader, text, expected):
    assert rows(reader.read(text, published="2024-05-10")) == expected


@pytest.mark.parametrize(
    ("text", "name", "sectors"),
    [
        pytest.param("Anna Berg, president of Toyota, met farmers.", "Anna Berg", ("MNC",), id="president-of-a-firm"),
        pytest.param("Company president Anna Berg met farmers.", "Anna Berg", ("BUS",), id="company-president"),
        pytest.param("Anna Berg, president of Kenya, met farmers.", "Anna Berg", ("GOV",), id="president-of-a-state"),
        pytest.param("President Anna Berg, the mother of a nun, met farmers.", "Anna Berg", ("GOV",), id="no-private-person"),
        pytest.param("Henry Ramos of the Democratic Action met farmers.", "Henry Ramos", (), id="of-is-no-name"),
    ],
)
def test_who_bears_an_office_of_a_body_is_of_its_sector(reader, text, name, sectors):
    assert next(actor.sectors for actor in reader.read(text, published="2024-05-10").actors if actor.name == name) == sectors


def test_money_is_no_state(reader):
    reading = reader.read("The bridge cost 30 million US dollars, Anna Berg said.", published="2024-05-10")
    assert [actor.name for actor in reading.actors] == ["Anna Berg"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "GEOGRAPHY: Dorvan lies by the sea.\nHISTORY: It was a kingdom.\nTRADE: Fish is sold.\nThe end.", id="headings-of-a-list"
        ),
        pytest.param("Under Indian law, the budget has to be passed within 75 days.", id="under-a-law"),
        pytest.param("The rate continues to rise.", id="continues-to-rise"),
        pytest.param("The ministers met to discuss oil.", id="met-to-discuss"),
    ],
)
def test_nobody_says_anything(reader, text):
    assert rows(reader.read(text, published="2024-05-10")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("BJP treasurer V.P. Goel met farmers.", ("V.P. Goel", "IND", ("PTY",)), id="title-in-small-letters"),
        pytest.param("Xu Jian, an official with the auction house, met farmers.", ("Xu Jian", None, ()), id="official-of-a-private-body"),
        pytest.param(
            "Anna Berg, an official with the interior ministry, met farmers.", ("Anna Berg", None, ("GOV",)), id="official-of-a-ministry"
        ),
        pytest.param(
            "Mourners met in Augusta, Georgia. Georgia governor Anna Berg said it rained.",
            ("Anna Berg", "USA", ("GOV",)),
            id="which-georgia",
        ),
        pytest.param("South America's miners said no one had come.", ("South America's miners", None, ("LAB",)), id="a-part-of-it"),
        pytest.param("South American countries said no one had come.", ("South American countries", None, ()), id="a-part-of-the-world"),
    ],
)
def test_country_and_sector(reader, text, expected):
    actors = reader.read(text, published="2024-05-10").actors
    assert expected in [(actor.name, actor.country, actor.sectors) for actor in actors]
    assert "Georgia" not in [actor.name for actor in actors]


def test_opposition_party_is_not_the_party_that_rules(reader):
    reading = reader.read("Chama Cha Mapinduzi won in Tanzania. The main opposition party said the vote was late.", published="2005-12-12")
    assert reading.actor(reading.attributions[0].source).name != "Chama Cha Mapinduzi"


def test_who_goes_on_is_who_is_quoted_and_not_whom_he_quotes(reader):
    text = (
        "“The mayor asks all to stay calm,” spokesman Colm Brandt said. “He also calls on farmers to go home.”\n“The mayor calls for calm.”"
    )
    reading = reader.read(text, published="2024-05-10")
    assert [reading.actor(said.source).name for said in reading.attributions if said.within is None and said.source] == ["Colm Brandt"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Peru's Congress said it was late.", ("PER", ("LEG",)), id="another-states-congress"),
        pytest.param("A UN spokesman said it was late.", (None, ("IGO",)), id="spokesman-of-a-body"),
        pytest.param("Ritzau news bureau said it was late.", ("DNK", ("JRN",)), id="news-bureau"),
    ],
)
def test_code_of_the_speaker(reader, text, expected):
    reading = reader.read(text, published="2024-05-10")
    speaker = reading.actor(reading.attributions[0].source)
    assert (speaker.country, speaker.sectors) == expected


def test_an_agency_of_something_else_is_no_news_agency(reader):
    reading = reader.read('"The dam broke," the newspaper The Harbour Courier said. The national disaster agency put the dead at 27.')
    assert ["The national disaster agency"] in [[reading.surface(one) for one in actor.mentions] for actor in reading.actors]
