from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from quality.names import Name, annotated_classes, gold_names, in_classes, is_proper, names_on_words

ROW = {
    "text": "The Syrian Army left Homs on Friday, as it said, with some recruits",
    "entities": [
        {"start": 0, "end": 15, "label": "Organisation", "confidence": 1},
        {"start": 4, "end": 10, "label": "Nationality", "confidence": 0},
        {"start": 21, "end": 25, "label": "Location", "confidence": 0.97},
        {"start": 29, "end": 35, "label": "Temporal", "confidence": 1},
        {"start": 40, "end": 42, "label": "Organisation", "confidence": 1},
        {"start": 54, "end": 67, "label": "Person", "confidence": 1},
    ],
}


def test_gold_names_leave_dates_out_and_doubtful_ones_aside() -> None:
    assert gold_names(ROW) == ({Name(4, 15, "ORG"), Name(21, 25, "PLACE")}, {(4, 10), (40, 42), (54, 67)})
    assert annotated_classes([ROW]) == {"ORG", "NORP", "PLACE", "PERSON"}


def test_names_without_confidence_are_taken_as_they_are() -> None:
    row = {"text": "the Greens", "entities": [{"start": 0, "end": 10, "label": "politicalparty"}]}
    assert gold_names(row) == ({Name(0, 10, "ORG")}, set())


@pytest.mark.parametrize(
    ("surface", "proper"),
    [
        pytest.param("Government of Iraq", True, id="small words inside"),
        pytest.param("Iraqi security forces", False, id="description"),
        pytest.param("We", False, id="pronoun"),
        pytest.param("158th Fighter Wing", True, id="number"),
    ],
)
def test_is_proper(surface: str, proper: bool) -> None:
    assert is_proper(surface) is proper


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
