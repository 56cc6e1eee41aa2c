from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from quality.names import Name, annotated_classes, gold_names, in_classes, names_on_words

ROW = {
    "text": "Syrian troops left Homs on Friday",
    "entities": [
        {"start": 0, "end": 13, "label": "Organisation", "confidence": 1},
        {"start": 0, "end": 6, "label": "Nationality", "confidence": 0},
        {"start": 19, "end": 23, "label": "Location", "confidence": 0.97},
        {"start": 27, "end": 33, "label": "Temporal", "confidence": 1},
    ],
}


def test_gold_names_leave_dates_out_and_doubtful_ones_aside() -> None:
    assert gold_names(ROW) == ({Name(0, 13, "ORG"), Name(19, 23, "PLACE")}, {Name(0, 6, "NORP")})
    assert annotated_classes([ROW]) == {"ORG", "NORP", "PLACE"}


@pytest.mark.parametrize(
    ("label", "classes", "counted"),
    [
        pytest.param("PERSON", {"PERSON", "PLACE"}, "PERSON", id="its own class"),
        pytest.param("FACILITY", {"PERSON", "PLACE"}, "PLACE", id="a facility is a place there"),
        pytest.param("NORP", {"PERSON", "MISC"}, "MISC", id="a nationality is miscellaneous there"),
        pytest.param("NORP", {"PERSON", "NORP"}, "NORP", id="a nationality where it is annotated"),
        pytest.param("EVENT", {"PERSON", "PLACE"}, None, id="a class that the file does not have"),
    ],
)
def test_in_classes(label: str, classes: set[str], counted: str | None) -> None:
    assert in_classes({Name(0, 4, label)}, classes) == ({Name(0, 4, counted)} if counted else set())


def test_names_on_words_stand_in_the_joined_text() -> None:
    words = ["He", "met", "Ana", "de", "Sousa", "."]
    doc = Doc(spacy.blank("en").vocab, words=words)
    doc.set_ents([Span(doc, 2, 5, label="PERSON")])
    (name,) = names_on_words(words, doc)
    assert " ".join(words)[name.start : name.end] == "Ana de Sousa"
