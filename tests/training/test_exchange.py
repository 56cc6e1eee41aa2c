"""Other names in the place of a passage's own."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from training.corpora import Passage
from training.exchange import exchanged, kinds, pools, renamed
from training.labels import NAME_TAGS

WORDS = ["Chile", "said", "Chilean", "police", "met", "Anna", "in", "Oslo", ",", "and", "Chile", "will", "answer"]


def drawn(seed: int, tags: tuple[str, ...] = ()) -> list[str]:
    return exchanged(WORDS, tags, random.Random(seed))  # noqa: S311 a shuffle, no secret


@given(st.integers(0, 10_000))
def test_a_name_goes_to_one_of_its_kind_and_goes_alike_throughout(seed: int) -> None:
    new = drawn(seed)
    assert len(new) == len(WORDS)
    assert new[0] == new[10]
    for before, after in zip(WORDS, new, strict=True):
        assert after == before or after in kinds()[before]


def test_some_are_exchanged() -> None:
    assert any(drawn(seed) != WORDS for seed in range(5))


def test_what_is_tagged_as_no_name_stays() -> None:
    tags = ("NOUN",) * len(WORDS)
    assert all(drawn(seed, tags) == WORDS for seed in range(20))


@settings(deadline=None)  # the first draw reads the tables
@given(st.integers(0, 10_000))
def test_a_marked_name_goes_to_one_of_its_class_and_length(seed: int) -> None:
    tags = [("O",), ("B-PLACE",), ("I-PLACE",), ("O",), ("B-PERSON",), ("B-ORG", "B-NORP"), ("O",)]
    words = ["the", "United", "States", "met", "Boediono", "Norda", "."]
    passage = Passage(words, [1] * 7, names=[tuple(NAME_TAGS.index(tag) for tag in options) for options in tags])
    new = renamed(passage, random.Random(seed)).words  # noqa: S311 a shuffle, no secret
    assert (*new[1:3],) in pools()["state", 2]
    assert (new[4],) in pools()["PERSON", 1]
    assert [new[i] for i in (0, 3, 5, 6)] == ["the", "met", "Norda", "."], "what the corpus leaves open stays"
