"""As whom the encoder sees the states of a text."""

import pytest

from according.codebook.standins import stand_ins
from according.language import load
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
        pytest.param("born in New Mexico", "born in New Mexico", id="inside the name of a place"),
        pytest.param("Saudi Arabia met Saudi heirs", "Saudi Arabia met Iranian heirs", id="a name of two words stays"),
        pytest.param("the Netherlands met Peru", "the Netherlands met Iran", id="a name with an article stays"),
        pytest.param("Jordan hit the ball", "Jordan hit the ball", id="a given name stays"),
        pytest.param("a chilean dish", "a chilean dish", id="small letters"),
        pytest.param("the envoy Ann Lee Paris said", "the envoy Ann Lee Paris said", id="a surname"),
    ],
)
def test_words_for_states_are_shown_as_those_of_their_stand_ins(text: str, seen: str) -> None:
    assert " ".join(shown(text.split())) == seen


def test_states_for_which_there_is_no_stand_in_stay() -> None:
    names = ["Peru", "Chile", "Ghana", "Togo", "Benin", "Mali", "Oman", "Qatar", "Nepal", "Laos", "Malta", "Haiti", "Gabon", "Niger"]
    book = stand_ins()
    seen = shown([part for name in names for part in (name, ";")])[::2]
    assert seen == [one["name"] for one in book.standins] + names[len(book.standins) :]


@pytest.mark.parametrize("sides", ["Peru Peruvian Chilean Lima", "Israel Israeli Lebanese Jerusalem", "China Chinese Russian Beijing"])
def test_a_state_is_read_as_any_other(sides: str) -> None:
    story = (
        "Officials in {3} said on Monday that {2} guns had shelled a village, and that {0} would answer.\n\n"
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

    assert read(sides) == read("Kenya Kenyan Malian Nairobi")
