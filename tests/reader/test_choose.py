"""Which of the places that share a name is chosen, by the company that it keeps and by what the text lets slip."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from according.codebook.gazetteer import gazetteer
from according.codebook.place_words import place_words
from according.reader.choose import choose, kilometres
from according.reader.heard import Heard, listen
from according.reader.whereabouts import Toponym

GAZETTEER = gazetteer()
NLP = spacy.blank("en")


def chosen(*names: str, heard: Heard | None = None) -> list[str | None]:
    toponyms = [Toponym(at, at + 1, name, GAZETTEER.lookup(name)) for at, name in enumerate(names)]
    return [place and (place.admin1 or place.country) for place in choose(toponyms, GAZETTEER, heard)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["Portland"], ["Oregon"], id="the best known"),
        pytest.param(["Portland", "Augusta", "Bangor", "Lewiston"], ["Maine"] * 4, id="neighbours that are all many"),
        pytest.param(["Manchester", "Concord", "Nashua"], ["New Hampshire"] * 3, id="neighbours before fame"),
        pytest.param(["Rochester", "Minnesota"], ["Minnesota"] * 2, id="a region that is named"),
        pytest.param(["Qzuvala"], [None], id="nowhere"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_names_are_weighed_together(names, expected):
    assert chosen(*names) == expected


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        pytest.param(Heard(), "England", id="nothing"),
        pytest.param(Heard(regions_inside=frozenset({("USA", "ohio")}), at_home=frozenset({"USA"})), "Ohio", id="region and country"),
    ],
)
def test_what_the_text_lets_slip_decides_between_like_places(heard, expected):
    assert chosen("Mansfield", heard=heard) == [expected]


def test_a_text_lets_slip_where_it_is_at_home():
    words = ["The", "sheriff", "and", "the", "Ohio", "Department", "of", "Roads", "thanked", "Syrian", "doctors"]
    doc = Doc(NLP.vocab, words=words, pos=["DET", "NOUN", "CCONJ", "DET", "PROPN", "PROPN", "ADP", "PROPN", "VERB", "ADJ", "NOUN"])
    doc.ents = [Span(doc, 4, 8, "ORG")]
    heard = listen(doc, GAZETTEER, place_words())
    assert heard == Heard(frozenset({"SYR"}), frozenset({"USA"}), frozenset({"USA"}), frozenset({("USA", "ohio")}))


def test_distance_is_measured_along_the_great_circle():
    (paris, *_), (london, *_) = GAZETTEER.lookup("Paris"), GAZETTEER.lookup("London")
    assert kilometres(paris, london) == pytest.approx(344, abs=5)
