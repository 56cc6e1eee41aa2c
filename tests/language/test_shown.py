"""As whom the encoder sees the states of a text."""

import pytest

from according.codebook.standins import stand_ins
from according.language import load
from according.language.pieces import LINE, SPACE, natural_gaps
from according.language.shown import shown


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("Peru sued Chile .", "Iran sued Egypt .", id="in the order of the text"),
        pytest.param("Chilean judges told Chile ; Santiago lost", "Iranian judges told Iran ; Santiago lost", id="of one state"),
        pytest.param("Danes and Lisbon met Danish guests", "Iranians and Cairo met Iranian guests", id="people and capitals"),
        pytest.param("OSLO , May 2 - Norway said", "TEHRAN , May 2 - Iran said", id="capitals stay capitals"),
        pytest.param("Norwegian President Dahl left Norway", "Iranian President Dahl left Iran", id="before a title"),
        pytest.param("the Government of Norway", "the Government of Iran", id="behind a title and of"),
        pytest.param("the Harbour Bank of Norway", "the Harbour Bank of Norway", id="the end of a name"),
        pytest.param("Czech Harbours gained", "Czech Harbours gained", id="the start of a name"),
        pytest.param("the New Mexico desert", "the New Mexico desert", id="inside the name of a place"),
        pytest.param("Saudi Arabia met Saudi heirs", "Iran met Iranian heirs", id="a name of two words as one"),
        pytest.param("COSTA RICA and Port - au - Prince", "IRAN and Cairo", id="capitals and hyphens"),
        pytest.param("Serbia and Montenegro met", "Serbia and Montenegro met", id="two states in one name stay"),
        pytest.param("an Indian and a Peruvian", "an Iranian and an Egyptian", id="the article follows the stand-in"),
        pytest.param("Latin American and Peruvian songs", "Latin American and Iranian songs", id="a part of the world"),
        pytest.param("the Netherlands met Peru", "the Netherlands met Iran", id="a name with an article stays"),
        pytest.param("Jordan hit the ball", "Jordan hit the ball", id="a given name stays"),
        pytest.param(
            "in Jordan , Jordan said , as Michael Jordan did", "in Iran , Iran said , as Michael Jordan did", id="unless it is a place"
        ),
        pytest.param(
            "Peru 's Stock Exchange and Lima Police", "Iran 's Stock Exchange and Tehran Police", id="bodies that every state has"
        ),
        pytest.param("a chilean dish", "a chilean dish", id="small letters"),
        pytest.param("the envoy Ann Lee Paris said", "the envoy Ann Lee Paris said", id="a surname"),
    ],
)
def test_words_for_states_are_shown_as_those_of_their_stand_ins(text: str, seen: str) -> None:
    words = text.split()
    assert " ".join(shown(words, natural_gaps(words)).words) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("a fire in Brno and Brno police", "a fire in Hamburg and Hamburg police", id="behind a preposition, then everywhere"),
        pytest.param("Brno won , Graz lost", "Brno won , Graz lost", id="unless the text calls it a place, a name stays"),
        pytest.param("in Brno , Graz and Linz ;", "in Hamburg , Milan and Barcelona ;", id="in a list"),
        pytest.param("from Aleppo to Trump", "from Hamburg to Trump", id="a large one behind other prepositions"),
        pytest.param("north of Gao , in Hunan", "north of Hamburg , in Bavaria", id="towns and provinces"),
        pytest.param("the towns of Graz and Linz .", "the towns of Hamburg and Milan .", id="by their sort"),
        pytest.param("in Diyala Province", "in Bavaria Province", id="before its sort"),
        pytest.param("GRAZ , May 2 - Snow fell", "HAMBURG , May 2 - Snow fell", id="a dateline"),
        pytest.param("GRAZ : Who came ?", "GRAZ : Who came ?", id="a speaker in a transcript"),
        pytest.param("in the Graz Choir , in Brno", "in the Graz Choir , in Hamburg", id="a part of a name stays"),
        pytest.param("in Buenos Aires and in Los Angeles", "in Tehran and in Hamburg", id="names of two words as one"),
        pytest.param("in Newcastle upon Tyne", "in Newcastle upon Tyne", id="a longer name"),
        pytest.param("the Olympic record in Olympic style", "the Olympic record in Olympic style", id="a small one behind an article"),
        pytest.param("in March and in Congress", "in March and in Congress", id="other words"),
        pytest.param("the 1974 election in Ohio", "the 1974 election in Ohio", id="a vote"),
    ],
)
def test_towns_and_provinces_are_shown_as_others(text: str, seen: str) -> None:
    words = text.split()
    assert " ".join(shown(words, natural_gaps(words)).words) == seen


def test_what_is_read_of_one_word_is_noted_of_the_name() -> None:
    doc = load()("Troops from Sierra Leone left Buenos Aires on Monday, South Korea said.")
    assert [name.text for name in doc.ents if name.label_ == "PLACE"] == ["Sierra Leone", "Buenos Aires", "South Korea"]
    assert [(word.dep_, word.head.text) for word in doc if word.text in ("Sierra", "Buenos", "South")] == [
        ("compound", "Leone"),
        ("compound", "Aires"),
        ("compound", "Korea"),
    ]
    assert [word.head.text for word in doc if word.text in ("Leone", "Aires", "Korea")] == ["Troops", "left", "said"]


def test_a_new_line_parts_a_name() -> None:
    assert shown(["Saudi", "Arabia"], [LINE, LINE]).words == ["Iranian", "Arabia"]
    assert shown(["Near", "Brno", "Czech", "police"], [LINE, SPACE, LINE, SPACE]).words == ["Near", "Brno", "Iranian", "police"]


def test_states_for_which_there_is_no_stand_in_stay() -> None:
    names = ["Peru", "Chile", "Ghana", "Togo", "Benin", "Mali", "Oman", "Qatar", "Nepal", "Laos", "Malta", "Haiti", "Gabon", "Niger"]
    book = stand_ins()
    words = [part for name in names for part in (name, ";")]
    seen = shown(words, natural_gaps(words)).words[::2]
    assert seen == [one["name"] for one in book.standins] + names[len(book.standins) :]


@pytest.mark.parametrize(
    "sides", ["Peru Peruvian Chilean Lima Graz", "Israel Israeli Lebanese Jerusalem Haifa", "China Chinese Russian Beijing Shenzhen"]
)
def test_a_state_is_read_as_any_other(sides: str) -> None:
    story = (
        "Officials in {3} said on Monday that {2} guns had shelled a village near {4}, and that {0} would answer.\n\n"
        "“Nobody slept,” a {1} teacher said. "
        "The {1} army, which {0} sent to the border in May, denied that its men had fired first."
    )

    def read(words: str) -> list[object]:
        doc = load()(story.format(*words.split()))
        spans = [(kind, span.start, span.end) for kind in ("source", "cue", "content") for span in doc.spans[kind]]
        return [
            [(token.tag_, token.dep_, token.head.i) for token in doc],
            [(name.start, name.end, name.label_) for name in doc.ents],
            spans,
        ]

    assert read(sides) == read("Kenya Kenyan Malian Nairobi Mombasa")
