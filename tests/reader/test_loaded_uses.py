from __future__ import annotations

import pytest

from according.reader.columns import Columns
from according.reader.labels import loaded_uses
from tests.reader.trees import tree


@pytest.mark.parametrize(
    ("written", "uses"),
    [
        pytest.param(
            "The/DT/det>3 Marlean/JJ/amod>3 regime/NN/nsubj>4 fell[fall]/VBD/root", [("regime", "The Marlean regime")], id="names the actor"
        ),
        pytest.param(
            "The/DT/det>5 illegitimate/JJ/amod>5 Free/NNP/compound>5 Hill/NNP/compound>5 Army/NNP/nsubj>6 fled[flee]/VBD/root",
            [("Army", "The illegitimate Free Hill Army")], id="colours the actor",
        ),
        pytest.param(
            "The/DT/det>4 terrorist/JJ/amod>4 group/NN/compound>4 Front/NNP/nsubj>5 fled[flee]/VBD/root",
            [("Front", "The terrorist group Front")], id="stands before the name",
        ),
        pytest.param(
            "Front/NNP/nsubj>4 is[be]/VBZ/cop>4 a/DT/det>4 militia/NN/root of/IN/case>6 traitors[traitor]/NNS/nmod>4",
            [("traitors", "traitors")], id="behind a preposition it names others",
        ),
        pytest.param(
            "He/PRP/nsubj>4 is[be]/VBZ/cop>4 a/DT/det>4 tyrant/NN/root", [("He", "a tyrant")], id="is said of the subject"
        ),
        pytest.param(
            "He/PRP/nsubj>5 is[be]/VBZ/cop>5 not/RB/advmod>5 a/DT/det>5 tyrant/NN/root", [], id="what is denied is no label"
        ),
        pytest.param(
            "They/PRP/nsubj>2 branded[brand]/VBD/root him/PRP/obj>2 a/DT/det>5 traitor/NN/xcomp>2", [("him", "a traitor")], id="called so"
        ),
        pytest.param(
            "He/PRP/nsubj:pass>3 was[be]/VBD/aux:pass>3 described[describe]/VBN/root as/IN/case>6 a/DT/det>6 traitor/NN/obl>3",
            [("He", "a traitor")], id="was described so",
        ),
        pytest.param("The/DT/det>2 entity/NN/nsubj>3 grew[grow]/VBD/root", [], id="an entity alone is neutral"),
        pytest.param(
            "The/DT/det>3 Zionist/JJ/amod>3 entity/NN/nsubj>4 grew[grow]/VBD/root",
            [("entity", "The Zionist entity"), ("entity", "The Zionist entity")], id="an entity with a loaded word",
        ),
        pytest.param("Rebels[rebel]/NNS/nsubj>2 fled[flee]/VBD/root", [], id="a plain word"),
    ],
)  # fmt: skip
def test_loaded_uses(written: str, uses: list[tuple[str, str]]) -> None:
    doc = tree(written)
    columns = Columns(doc)
    found = loaded_uses(columns, set())
    assert [(columns.words[whom], columns.surface(first, last)) for whom, first, last in found] == uses
