import pytest
from test_who import BOOK, actors_of
from trees import tree, word

from according.reader.columns import Columns
from according.reader.home import Home
from according.reader.wordings import find_wordings

SOLDIERS = "Soldiers[soldier]/NNS/nsubj>2 left[leave]/VBD/root ././punct>2"


def home(written):
    columns = Columns(tree(written))
    return Home(columns, find_wordings(columns, BOOK, None), {}).country


@pytest.mark.parametrize(
    ("written", "country"),
    [
        pytest.param("Kenya/NNP/nsubj>2 slept[sleep]/VBD/root ././punct>2", "KEN", id="the-only-one"),
        pytest.param(
            "Kenya/NNP/nsubj>2 met[meet]/VBD/root Uganda/NNP/obj>2 ././punct>2\nKenya/NNP/nsubj>2 slept[sleep]/VBD/root ././punct>2",
            None, id="two-that-the-first-sentence-names",
        ),
        pytest.param(
            "Kenya/NNP/nsubj>2 slept[sleep]/VBD/root ././punct>2\nKenya/NNP/nsubj>2 met[meet]/VBD/root Uganda/NNP/obj>2 ././punct>2",
            "KEN", id="the-one-it-opens-with-named-twice",
        ),
        pytest.param(
            "Uganda/NNP/nsubj>2 slept[sleep]/VBD/root ././punct>2\nKenya/NNP/nsubj>2 met[meet]/VBD/root Kenya/NNP/obj>2 ././punct>2",
            None, id="another-one-is-named-more-often",
        ),
        pytest.param(
            "Kenya/NNP/nsubj>2 slept[sleep]/VBD/root ././punct>2\nKenya/NNP/nsubj>2 met[meet]/VBD/root Uganda/NNP/obj>2 and/CC/cc>5 "
            "Uganda/NNP/conj>3 ././punct>2", "KEN", id="by-sentences",
        ),
        pytest.param(
            "Hamas/NNP/nsubj>2 left[leave]/VBD/root Kenya/NNP/obj>2 ././punct>2\nHamas/NNP/nsubj>2 slept[sleep]/VBD/root ././punct>2",
            "KEN", id="a-group-abroad",
        ),
        pytest.param("Hamas/NNP/nsubj>2 slept[sleep]/VBD/root ././punct>2", "PSE", id="a-group-alone"),
        pytest.param(SOLDIERS, None, id="none"),
    ],
)  # fmt: skip
def test_country_that_an_article_is_about(written, country):
    assert home(written) == country


@pytest.mark.parametrize(
    ("phrase", "token", "country"),
    [
        pytest.param("Police/NNS/nsubj>2", "Police", "KEN", id="force"),
        pytest.param("Soldiers[soldier]/NNS/nsubj>2", "Soldiers", "KEN", id="soldiers"),
        pytest.param("Residents[resident]/NNS/nsubj>2", "Residents", None, id="private-people-stay-open"),
        pytest.param("Governments[government]/NNS/nsubj>2", "Governments", None, id="many-governments"),
        pytest.param("Peacekeepers[peacekeeper]/NNS/nsubj>2", "Peacekeepers", None, id="soldiers-of-many-countries"),
    ],
)
def test_forces_and_offices_are_those_of_the_country(phrase, token, country):
    doc, actors = actors_of(f"Kenya/NNP/nsubj>2 slept[sleep]/VBD/root ././punct>2\n{phrase} left[leave]/VBD/root ././punct>2")
    found = actors.of(word(doc, token))
    assert [actors.record(one).country for one in found] == ([country] if found else [])


def test_named_minister_without_a_country_is_of_the_country():
    doc, actors = actors_of(
        "Kenya/NNP/nsubj>2 slept[sleep]/VBD/root ././punct>2\n"
        "Health/NNP/compound>2 Minister/NNP/nmod:desc>3 Ann/NNP/nsubj>5 Reed/NNP/flat>3 left[leave]/VBD/root ././punct>5",
        entities=[("Ann Reed", "PERSON")],
    )
    assert actors.record(actors.of(word(doc, "Ann"))[0]).country == "KEN"
