"""What teaches the trigger head."""

from __future__ import annotations

import random

import pytest

torch = pytest.importorskip("torch", reason="training is set up apart: make train")

from training.corpora import Passage
from training.labels import EVENT_TYPES, TRIGGER_VALUES
from training.losses import one_of_them
from training.triggers import NONE, OPEN, coded, held_out, read, tag_of

ASSAULT, CONSULT = tag_of("ASSAULT"), tag_of("CONSULT")
TEXT = "Rebels attacked a barracks near Mandera while ministers met in Oslo."


def taught(**options: int) -> dict[str, tuple[int, ...]]:
    [(reading, doc)] = read([TEXT])
    passage: Passage = coded(reading, doc, random.Random(1), **options)  # noqa: S311 a draw, no secret
    return dict(zip(passage.words, passage.triggers, strict=True))


def test_values_are_none_and_the_types() -> None:
    assert TRIGGER_VALUES == 17
    assert EVENT_TYPES[ASSAULT - 1] == "ASSAULT"


def test_frames_teach_their_types_and_other_words_are_no_events() -> None:
    told = taught()
    assert told["attacked"] == (ASSAULT,)
    assert told["met"] == (CONSULT,)
    assert told["near"] == told["Mandera"] == NONE
    assert told["barracks"] in (NONE, OPEN)


def test_a_headline_of_one_type_leaves_the_others_open() -> None:
    told = taught(only=ASSAULT)
    assert told["attacked"] == (ASSAULT,)
    assert told["met"] == told["ministers"] == OPEN


def test_headlines_that_differ_in_names_only_stay_together() -> None:
    assert held_out("Chile bans the rally in Oslo") == held_out("Nepal bans the rally in Lima")


@pytest.mark.parametrize(
    ("scores", "less_than"),
    [
        pytest.param([[0.0, 9.0], [9.0, 0.0]], 0.01, id="one word tells of it"),
        pytest.param([[9.0, 0.0], [9.0, 0.0]], 20.0, id="none does, and the loss stays finite"),
    ],
)
def test_one_word_has_to_tell_of_the_type(scores: list[list[float]], less_than: float) -> None:
    loss = one_of_them(torch.tensor([scores]), torch.tensor([1]), torch.tensor([[True, True]]))
    assert 0.0 <= float(loss) < less_than


def test_padding_tells_of_nothing() -> None:
    loss = one_of_them(torch.tensor([[[9.0, 0.0], [0.0, 9.0]]]), torch.tensor([1]), torch.tensor([[True, False]]))
    assert float(loss) > 5
