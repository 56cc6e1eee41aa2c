import random
from pathlib import Path

import pytest

from according.codebook.confidence import confidence, load
from according.reader.sure import confidence_of
from quality.calibrate import calibration_error, cross_validated, cuts, fit, fitted, log_loss, reliability, sure, without_head, written
from quality.labelled import Labelled, of_stories
from quality.stories import FOLDER, stories
from quality.subject import Subject


def one(right: bool, text: str = "t", source: str = "wire", **signs: float) -> Labelled:
    return Labelled(source, text, signs, right)


def drawn(size: int = 2000) -> list[Labelled]:
    """Return events of which 6 in 10 are right without a sign, 9 in 10 with it."""
    draw = random.Random(4)  # noqa: S311, a sample is no secret
    events = []
    for number in range(size):
        sign = draw.random() < 0.5
        events.append(one(draw.random() < (0.9 if sign else 0.6), f"text {number}", **({"sign": 1.0} if sign else {})))
    return events


def test_fitted_weights_give_the_shares_that_the_events_have() -> None:
    weights = fit(drawn(), ridge=0.1)
    assert sure({}, weights) == pytest.approx(0.6, abs=0.04)
    assert sure({"sign": 1.0}, weights) == pytest.approx(0.9, abs=0.03)


def test_the_base_is_that_of_wire_stories() -> None:
    flattering = [one(True, f"story {number}", "stories") for number in range(500)]
    weights = fit(drawn() + flattering, ridge=0.1)
    assert sure({}, weights) == pytest.approx(0.6, abs=0.04)
    assert weights["stories"] > 1


def test_a_sign_that_is_hardly_seen_gets_no_weight() -> None:
    assert "rare" not in fit([*drawn(200), one(True, rare=1.0)], ridge=1.0)


def test_no_event_is_judged_by_weights_that_its_own_text_went_into() -> None:
    alone = [one(True, "the same", only_here=1.0) for _ in range(20)] + [one(number % 2 == 0, f"text {number}") for number in range(100)]
    checked = cross_validated(alone, ridge=0.3)
    assert checked[0] == pytest.approx(0.5, abs=0.15)
    assert sure({"only_here": 1.0}, fit(alone, ridge=0.3)) > 0.85


def test_what_holds_is_calibrated_and_what_boasts_is_not() -> None:
    events = drawn()
    found = fitted(events)
    assert calibration_error(found.checked, events) < 0.04
    assert calibration_error([0.99] * len(events), events) == pytest.approx(0.99 - sum(e.right for e in events) / len(events))
    assert log_loss(found.checked, events) < log_loss([0.75] * len(events), events)


def test_the_tables_count_every_event_once() -> None:
    events = [one(True), one(True), one(False), one(True, source="stories")]
    checked = [0.95, 0.85, 0.82, 1.0]
    assert reliability(checked, events).splitlines()[2:] == ["| 0.8–0.9 | 2 | 0.83 | 0.50 |", "| 0.9–1.0 | 2 | 0.97 | 1.00 |"]
    assert "| 0.9 | wire | 33.3 % of 3 | 100.0 % | 50.0 % |" in cuts(checked, events)
    assert "| 0.0 | all | 100.0 % of 4 | 75.0 % | 100.0 % |" in cuts(checked, events)


def test_without_a_head_its_signs_are_left_out() -> None:
    assert without_head([one(True, head=2.0, noun=1.0)])[0].signs == {"noun": 1.0}


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "confidence.toml"
    path.write_text(written({"with_head": {"base": 0.5, "head": 0.25}, "without_head": {"base": -0.5}}), encoding="utf-8")
    weights = load(path)
    assert (weights.with_head, weights.without_head) == ({"base": 0.5, "head": 0.25}, {"base": -0.5})


def test_a_cut_at_eight_tenths_keeps_what_it_promises() -> None:
    """What ships, on golden stories: no fair judge, since they were fitted on, but one that notices a sign that means nothing now."""
    events = list(of_stories(list(stories(FOLDER))[::4], Subject()))
    told = [confidence_of(one.signs, confidence()) for one in events]
    kept = [one.right for one, share in zip(events, told, strict=True) if share >= 0.8]
    assert len(kept) > len(events) / 2
    assert sum(kept) / len(kept) >= 0.8
    assert calibration_error(told, events) < 0.15 < calibration_error([1 - share for share in told], events)
