from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from quality.attribution import Said, matched, model_attributions, on_words, outcome, same_source
from quality.tally import Tally

GOLD = Said(source=((0, 2),), cue=((2, 3),), content=((3, 13),))


@pytest.mark.parametrize(
    ("given", "pairs"),
    [
        pytest.param(GOLD, 1, id="the same"),
        pytest.param(GOLD._replace(content=((3, 9),)), 1, id="six words of ten"),
        pytest.param(GOLD._replace(content=((3, 8),)), 0, id="half is not over half"),
        pytest.param(GOLD._replace(cue=((1, 3),)), 1, id="a cue that is touched"),
        pytest.param(GOLD._replace(cue=((13, 14),)), 0, id="another cue"),
        pytest.param(GOLD._replace(source=()), 1, id="without its source it is still found"),
        pytest.param(GOLD._replace(content=((3, 6), (8, 12))), 1, id="in two pieces"),
    ],
)
def test_matched(given: Said, pairs: int) -> None:
    assert len(matched([given], [GOLD])) == pairs


def test_one_answer_matches_one_attribution() -> None:
    second = Said(source=(), cue=((2, 3),), content=((13, 16),))
    swallowing = GOLD._replace(content=((3, 16),))
    assert matched([swallowing], [second, GOLD]) == [(0, 1)]
    assert matched([swallowing, GOLD], [GOLD]) == [(1, 0)]


@pytest.mark.parametrize(
    ("given", "gold", "same"),
    [
        pytest.param(((0, 2),), ((1, 5),), True, id="sharing a word"),
        pytest.param(((0, 1),), ((1, 5),), False, id="beside it"),
        pytest.param((), (), True, id="neither has one"),
        pytest.param((), ((1, 5),), False, id="missed"),
        pytest.param(((1, 5),), (), False, id="made up"),
    ],
)
def test_same_source(given: tuple[tuple[int, int], ...], gold: tuple[tuple[int, int], ...], same: bool) -> None:
    assert same_source(Said(given, (), ()), Said(gold, (), ())) is same


def test_outcome_counts_by_hand() -> None:
    given = [Said(source=((0, 1),), cue=((2, 3),), content=((3, 12),)), Said(source=(), cue=((20, 21),), content=((21, 25),))]
    counted = outcome(given, [GOLD])
    assert counted.tokens == (Tally(1, 1, 2), Tally(1, 2, 1), Tally(9, 13, 10))
    assert counted.exact == (Tally(0, 1, 1), Tally(1, 2, 1), Tally(0, 2, 1))
    assert counted.whole == Tally(1, 2, 1)
    rates = (counted + outcome([], [GOLD])).rates()
    assert rates["content_r"] == 45.0
    assert rates["whole_f1"] == 50.0
    assert rates["right_source"] == 100.0


def test_on_words_takes_the_words_that_are_touched() -> None:
    words = [(0, 3), (4, 8), (8, 9)]
    assert on_words(Said(((0, 2),), ((3, 4),), ((5, 9),)), words) == Said(((0, 1),), (), ((1, 3),))


def test_model_attributions_are_gathered_by_id() -> None:
    doc = Doc(spacy.blank("en").vocab, words=["It", "is", "he", "said", "over"])
    doc.spans["source"] = [Span(doc, 2, 3, span_id=7)]
    doc.spans["cue"] = [Span(doc, 3, 4, span_id=7)]
    doc.spans["content"] = [Span(doc, 0, 2, span_id=7), Span(doc, 4, 5, span_id=7)]
    assert model_attributions(doc) == [Said(((6, 8),), ((9, 13),), ((0, 5), (14, 18)))]


def test_a_document_without_spans_has_no_attributions() -> None:
    assert model_attributions(Doc(spacy.blank("en").vocab, words=["Rain"])) == []
