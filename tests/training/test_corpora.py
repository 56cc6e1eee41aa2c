"""Reading the training corpora: what GUM's entities say of names, and what stays of a passage that is cut."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from training.corpora import Passage, cut, treebank
from training.labels import NAME_TAGS

Rows = list[tuple[str, str, str]]  # form, part of speech, what GUM notes of entities


def tags_of(tmp_path: Path, rows: Rows) -> list[list[str]]:
    """Return for each word the tags that it may have, of a sentence written as GUM writes it."""
    lines = [f"{i}\t{form}\t_\t{upos}\t_\t_\t{i - 1}\tdep\t_\t{note}" for i, (form, upos, note) in enumerate(rows, 1)]
    path = tmp_path / "gum-train.conllu.gz"
    path.write_bytes(gzip.compress(("# newdoc id = GUM_news_invented\n" + "\n".join(lines) + "\n\n").encode()))
    [[sentence]] = treebank(path)
    return [sorted(NAME_TAGS[tag] for tag in tags) for tags in sentence.names]


@pytest.mark.parametrize(
    ("rows", "tags"),
    [
        pytest.param(
            [("the", "DET", "Entity=(1-organization"), ("Lima", "PROPN", "Entity=(2-place)"), ("Herald", "PROPN", "Entity=1)")],
            [["O"], ["B-ORG"], ["I-ORG"]],
            id="a name within a name gives way",
        ),
        pytest.param(
            [("Vega", "PROPN", "Entity=(1-person"), ("'s", "PART", "Entity=1)")],
            [["B-PERSON"], ["O"]],
            id="a possessive mark is no part of a name",
        ),
        pytest.param(
            [("Prime", "PROPN", "Entity=(1-person"), ("Minister", "PROPN", "_"), ("Vega", "PROPN", "Entity=1)")],
            [list(NAME_TAGS), list(NAME_TAGS), ["B-PERSON"]],
            id="nor is a title",
        ),
        pytest.param(
            [("Lake", "PROPN", "Entity=(1-place"), ("Tana", "PROPN", "Entity=1)")], [["B-PLACE"], ["I-PLACE"]], id="a place of two words"
        ),
        pytest.param(
            [("New", "ADJ", "Entity=(1-place"), ("Arden", "PROPN", "_"), (",", "PUNCT", "_"), ("Kent", "PROPN", "Entity=(2-place)1)")],
            [["B-PLACE"], ["I-PLACE"], ["O"], ["B-PLACE"]],
            id="an adjective of the name, and a comma that ends it",
        ),
        pytest.param(
            [("a", "DET", "Entity=(1-place"), ("lake", "NOUN", "Entity=1)")], [["O"], ["O"]], id="a common noun is no name"
        ),
    ],
)  # fmt: skip
def test_names_of_gum(tmp_path: Path, rows: Rows, tags: list[list[str]]) -> None:
    assert tags_of(tmp_path, rows) == [sorted(each) for each in tags]


def test_a_cut_passage_keeps_what_points_inside_it() -> None:
    passage = Passage(
        ["Mr", "Vega", "said", "it", "rained"], [2, 0, 0, 0, 0],
        heads=[1, 2, -1, 4, 2], labels=["compound", "nsubj", "root", "nsubj", "ccomp"],
        spans={"content": [0, 0, 0, 1, 2]}, links=[-1, -1, -1, 2, 2],
    )  # fmt: skip
    part = cut(passage, 2, 4)
    assert (part.words, part.heads, part.labels) == (["said", "it"], [-1, -2], ["root", "nsubj"])
    assert (part.spans, part.links) == ({"content": [0, 1]}, [-1, 0])
