import pytest
from spacy.tokens import Span
from test_who import BOOK, actors_of, who
from trees import tree

from according.reader.who import find_actors

ADU = "Kwame/NNP/nsubj>5 Adu/NNP/flat>1 of/IN/case>4 Ghana/NNP/nmod>1 slept[sleep]/VBD/root ././punct>5\n"
AGED = "The/DT/det>6 29/CD/nummod>4 -/,/punct>4 year/NN/compound>6 -/,/punct>6 old/NN/nsubj>7 left[leave]/VBD/root ././punct>7"


@pytest.mark.parametrize(
    ("phrase", "token", "name"),
    [
        pytest.param(AGED, "old", "Kwame Adu", id="by-age"),
        pytest.param("The/DT/det>2 Ghanaian/NN/nsubj>3 left[leave]/VBD/root ././punct>3", "Ghanaian", "Kwame Adu", id="by-nation"),
        pytest.param("The/DT/det>2 Kenyan/NN/nsubj>3 left[leave]/VBD/root ././punct>3", "Kenyan", "", id="of-another-nation"),
        pytest.param("The/DT/det>2 Dutch/JJ/nsubj>3 left[leave]/VBD/root ././punct>3", "Dutch", "Dutch people", id="a-whole-people"),
    ],
)
def test_person_told_by_age_or_nation(phrase, token, name):
    doc, actors = actors_of(ADU + phrase, entities=[("Kwame Adu", "PERSON")])
    assert who(doc, actors, token) == [name]


def test_who_gives_his_name_is_its_bearer():
    doc, actors = actors_of(
        "A/DT/det>2 man/NN/nsubj>9 who/WP/nsubj>4 gave[give]/VBD/acl:relcl>2 his/PRP$/nmod:poss>6 name/NN/obj>4 as/IN/case>8 "
        "Adu/NNP/obl>4 slept[sleep]/VBD/root ././punct>9",
        entities=[("Adu", "PERSON")],
    )
    assert who(doc, actors, "man", "Adu") == ["Adu", "Adu"]


def test_body_described_first_is_the_one_that_speaks_next():
    doc, actors = actors_of(
        "A/DT/det>3 monitoring/NN/compound>3 group/NN/nsubj>4 said[say]/VBD/root two/CD/nsubj>6 died[die]/VBD/ccomp>4 ././punct>4\n"
        "Valley/NNP/compound>3 Rights/NNP/compound>3 Watch/NNP/nsubj>4 said[say]/VBD/root six/CD/nsubj>6 died[die]/VBD/ccomp>4 ././punct>4",
        entities=[("Valley Rights Watch", "ORG")],
    )
    assert who(doc, actors, "group") == ["Valley Rights Watch"]


@pytest.mark.parametrize(
    ("second", "bodies", "name"),
    [
        pytest.param("", [("Eastern Lions", "ORG")], "Eastern Lions", id="last-word-of-one"),
        pytest.param("Western/NNP/compound>2 Lions/NNPS/nsubj>3 left[leave]/VBD/root ././punct>3\n",
                     [("Eastern Lions", "ORG"), ("Western Lions", "ORG")], "Lions", id="last-word-of-two"),
    ],
)  # fmt: skip
def test_last_word_of_a_name_stands_for_it(second, bodies, name):
    written = (
        "Eastern/NNP/compound>2 Lions/NNPS/nsubj>3 slept[sleep]/VBD/root ././punct>3\n" + second
        + "Rain/NN/nsubj>2 woke[wake]/VBD/root Lions/NNPS/obj>2 ././punct>2"
    )  # fmt: skip
    doc = tree(written)
    last = len(doc) - 2
    named = [doc.char_span(doc.text.index(text), doc.text.index(text) + len(text), label=label) for text, label in bodies]
    doc.set_ents([*named, Span(doc, last, last + 1, label="ORG")])
    assert who(doc, find_actors(doc, BOOK, None), last) == [name]
