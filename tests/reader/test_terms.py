import pytest
from spacy.tokens import Span
from trees import tree

from according.reader.terms import Terms, mode_of

FIRED = tree(
    "They/PRP/nsubj>2 fired[fire]/VBD/root two/CD/nummod>5 anti-tank/JJ/amod>5 rockets[rocket]/NNS/obj>2 at/IN/case>8 foreign/JJ/amod>8 "
    "minister/NN/obl>2 Arden/NNP/appos>8"
)


def test_weapons_are_found_with_their_characters():
    (arm,) = Terms(FIRED).arms
    assert (FIRED.text[arm.start : arm.end], arm.mode, arm.listed) == ("rockets", "heavy-weapons", True)


def test_a_weapon_that_only_the_model_knows_is_listed_without_a_mode():
    doc = tree("The/DT/det>2 Zorn/NNP/nsubj>3 struck[strike]/VBD/root")
    doc.ents = [Span(doc, 1, 2, label="WEAPON")]
    (arm,) = Terms(doc).arms
    assert (arm.surface, arm.mode) == ("Zorn", None)


def test_a_name_widens_the_weapon_in_it():
    doc = tree("A/DT/det>3 Zorn/NNP/compound>3 missile/NN/nsubj>4 struck[strike]/VBD/root")
    doc.ents = [Span(doc, 1, 3, label="WEAPON")]
    (arm,) = Terms(doc).arms
    assert arm.surface == "Zorn missile"


def test_a_verb_is_no_weapon():
    assert Terms(tree("They/PRP/nsubj>2 bombed[bomb]/VBD/root Veld/NNP/obj>2")).arms == []


def test_contexts_belong_to_their_sentence():
    doc = tree("Elections[election]/NNS/root\nThe/DT/det>3 foreign/JJ/amod>3 minister/NN/nsubj>4 spoke[speak]/VBD/root")
    terms = Terms(doc)
    assert terms.contexts(doc[0]) == ("election",)
    assert terms.contexts(doc[1]) == ("diplomatic",)


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        pytest.param("a/DT/det>2 drone/NN/root and/CC/cc>4 rifles[rifle]/NNS/conj>2", "drone", id="most-telling-first"),
        pytest.param("a/DT/det>2 ladder/NN/root", None, id="none"),
    ],
)
def test_mode_of(words, mode):
    assert mode_of(Terms(tree(words)).arms) == mode
