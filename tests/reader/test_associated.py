"""Adjectives are mentions of a place that the text names as well, and of nothing else."""

from __future__ import annotations

import pytest

from tests.reader.place_docs import tree


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("The/DET/det/3 Syrian/ADJ/amod/3 army/NOUN/nsubj/4 left/VERB/root/0 X:Syria/PROPN/obj/4",
 ["Syrian", "Syria"], id="country"),
        pytest.param("The/DET/det/3 Syrian/ADJ/amod/3 army/NOUN/nsubj/4 left/VERB/root/0 X:Homs/PROPN/obj/4", ["Homs"], id="not named"),
        pytest.param(
            "Syrian/ADJ/amod/4 and/CCONJ/cc/3 Chadian/ADJ/conj/1 troops/NOUN/nsubj/5 left/VERB/root/0 X:Chad/PROPN/obj/5",
            ["Chadian", "Chad"],
            id="the second of two",
        ),
        pytest.param("The/DET/det/2 Syrian/NOUN/nsubj/3 left/VERB/root/0 X:Syria/PROPN/obj/3", ["Syria"], id="a person"),
        pytest.param(
            "European/ADJ/amod/2 airlines/NOUN/nsubj/3 left/VERB/root/0 X:Europe/PROPN/obj/3",
 ["European", "Europe"], id="part of the world"
        ),
        pytest.param(
            "Latin/ADJ/compound/2 American/ADJ/amod/3 banks/NOUN/nsubj/4 left/VERB/root/0 X:America/PROPN/obj/4",
            ["America"],
            id="another place of two words",
        ),
    ],
)  # fmt: skip
def test_an_adjective_is_a_mention_of_a_place_that_is_named(written, expected):
    doc, known = tree(written)
    assert [doc.text[mention.start : mention.end] for place in known.records for mention in place.mentions] == expected


def test_nothing_happens_in_an_adjective():
    doc, known = tree("Syrian/ADJ/amod/2 strikes/NOUN/nsubj/3 hit/VERB/root/0 X:Homs/PROPN/obj/3 in/ADP/case/6 X:Syria/PROPN/nmod/4")
    assert known.at(doc[0]) is None
    assert known.countries() == {3: "SYR", 5: "SYR"}
