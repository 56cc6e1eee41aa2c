from typing import Any

import numpy as np
import pytest
from trees import tree, word

from according.codebook.confidence import Confidence, confidence, load
from according.codebook.frames import frames
from according.codebook.plover import plover
from according.errors import CodebookError
from according.language.triggers import keep
from according.reader.happening import Happening
from according.reader.sure import LEAST, MOST, confidence_of, signs, told
from according.records import When

WEIGHTS = Confidence(with_head={"base": 1.0, "head": 0.5}, without_head={"base": 0.0, "noun": -1.0, "again": 0.5})


def shelling(**more: Any) -> Happening:
    doc = tree("Rebels[rebel]/NNS/nsubj>2 shelled[shell]/VBD/root Tarn/NNP/obj>2")
    frame = frames().verbs["shell"][0]
    fields: dict[str, Any] = {"mode": None, "status": "reported", "actors": ("a1",), "recipients": (), "evidence": (0, 19)}
    return Happening(word(doc, "shelled"), frame, "ASSAULT", **(fields | more))


def found(one: Happening) -> dict[str, float]:
    return signs(one, plover().types[one.event_type], frames())


def test_signs_are_what_holds() -> None:
    assert found(shelling()) == {"bound": 1.0, "actors": 1.0, "material_conflict": 1.0}
    more = found(shelling(status="planned", chain=("s1",), told_again=3, recipients=("a2",)))
    assert more == {
        "bound": 1.0, "actors": 1.0, "recipients": 1.0, "material_conflict": 1.0, "unreal": 1.0, "told": 1.0, "again": 2.0,
    }  # fmt: skip
    assert "nobody" in found(shelling(actors=()))


def test_a_trigger_head_is_heard_where_there_is_one() -> None:
    one = shelling()
    keep(one.trigger.doc, [1], [np.log(np.array([[0.2, 0.7, 0.1]], np.float32))], ["ASSAULT", "AID"])
    assert found(one)["head"] == pytest.approx(np.log(0.7 / 0.3), abs=1e-5)
    one.event_type = "AID"
    assert found(one)["head"] == pytest.approx(np.log(0.1 / 0.9), abs=1e-5)


@pytest.mark.parametrize(
    ("shown", "probability"),
    [
        pytest.param({}, 0.5, id="nothing"),
        pytest.param({"noun": 1.0}, 0.27, id="a sign against"),
        pytest.param({"again": 2.0}, 0.73, id="a sign for, twice"),
        pytest.param({"unheard_of": 1.0}, 0.5, id="a sign without a weight"),
        pytest.param({"head": 0.0, "noun": 1.0}, 0.73, id="a head has weights of its own"),
        pytest.param({"again": 100.0}, MOST, id="never certain"),
        pytest.param({"noun": 100.0}, LEAST, id="never ruled out"),
    ],
)
def test_signs_add_up_to_a_probability(shown: dict[str, float], probability: float) -> None:
    assert confidence_of(shown, WEIGHTS) == probability


def test_what_it_adds_up_from_is_told_heaviest_first() -> None:
    assert told({"again": 1.0, "noun": 1.0}, WEIGHTS) == "noun -1.0, again +0.5"


def test_every_weight_is_of_a_sign_that_is_given() -> None:
    one = shelling(status="hypothetical", chain=("s1",), told_again=1, recipients=("a2",), when=When(start="2024-03-01", grain="day"))
    every = {*found(one), *found(shelling(actors=())), "base", "head", "noun", "senses", "material_cooperation", "verbal_conflict"}
    assert {*confidence().with_head, *confidence().without_head} <= every


def test_a_table_without_a_base_is_named(tmp_path: Any) -> None:
    path = tmp_path / "confidence.toml"
    path.write_text("[with_head]\nbase = 1.0\n[without_head]\nnoun = 1.0\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"no base in \[without_head\]"):
        load(path)
