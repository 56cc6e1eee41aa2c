from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from quality import gate, gold
from quality.gate import GATED, Pins, Regression, complaints, fingerprints, gated, load, updated, written
from quality.report import Floor

NAME = gate.ON_STORIES[0]
CORPUS = gate.ON_CORPORA[0]
EVERY = dict.fromkeys(gate.ON_STORIES, 80.0)
PINS = Pins({name: Floor(79.0, 80.0) for name in GATED}, {"a.txt": "1", "a.toml": "2"})


def test_the_floors_cover_exactly_the_gated_measures() -> None:
    assert set(load().floors) == set(GATED)


def test_the_pinned_files_are_those_of_the_folder() -> None:
    assert load().files == fingerprints(gold.STORIES)


def test_a_gate_that_holds() -> None:
    assert complaints(PINS, EVERY, PINS.files) == []


@pytest.mark.parametrize(
    ("measured", "files", "line"),
    [
        pytest.param({NAME: 78.9}, {}, f"{NAME}: 78.9 is below its floor of 79.0", id="a drop"),
        pytest.param({CORPUS: 78.9}, {}, f"{CORPUS}: 78.9 is below its floor of 79.0", id="a drop on a corpus"),
        pytest.param({}, {"a.toml": "3"}, "tests/gold/a.toml: was changed since", id="a changed coding"),
        pytest.param({}, {"b.txt": "1"}, "tests/gold/b.txt: was added since", id="a new story"),
    ],
)
def test_a_gate_that_shuts(measured: dict[str, float], files: dict[str, str], line: str) -> None:
    (complaint,) = complaints(PINS, EVERY | measured, {**PINS.files, **files})
    assert complaint.startswith(line)


def test_a_removed_story_shuts_the_gate() -> None:
    assert complaints(PINS, EVERY, {"a.txt": "1"})[0].startswith("tests/gold/a.toml: was removed since")


def test_a_measure_without_a_floor_shuts_the_gate() -> None:
    (complaint,) = complaints(Pins({}, {}), {**EVERY}, {})[:1]
    assert "no floor is pinned" in complaint


def test_a_measure_of_the_stories_that_was_not_taken_shuts_the_gate() -> None:
    assert complaints(PINS, {}, PINS.files) == [f"{name}: a gated measure of the stories that was not measured" for name in gate.ON_STORIES]


def test_an_update_raises_floors_and_keeps_what_was_not_measured() -> None:
    pins = updated(PINS, {NAME: 90.0}, {"b.txt": "3"}, allow_regression=False)
    assert pins.floors[NAME] == Floor(89.0, 90.0)
    assert pins.floors[CORPUS] == PINS.floors[CORPUS]
    assert pins.files == {"b.txt": "3"}


def test_an_update_does_not_lower_a_floor_unless_told() -> None:
    with pytest.raises(Regression, match=r"79\.0 would become 69\.0"):
        updated(PINS, {NAME: 70.0}, {}, allow_regression=False)
    assert updated(PINS, {NAME: 70.0}, {}, allow_regression=True).floors[NAME] == Floor(69.0, 70.0)


def test_an_update_drops_a_measure_that_is_no_longer_gated() -> None:
    pins = Pins({**PINS.floors, "gone.x.y": Floor(1.0, 2.0)}, {})
    assert set(updated(pins, {}, {}, allow_regression=False).floors) == set(GATED)


def test_pins_survive_being_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(written(PINS), encoding="utf-8")
    assert tomllib.loads(path.read_text(encoding="utf-8"))
    assert load(path) == PINS


def test_gated_figures_are_found_in_scores_by_their_full_names() -> None:
    scores = {
        "attribution": {"dev": {"content_f1": 88.0, "content_p": 80.0, "reader": {"whole_f1": 60.0}}},
        "syntax": {"ewt-dev": {"las": None}},
    }
    assert gated(scores) == {"attribution.dev.content_f1": 88.0, "attribution.dev.reader.whole_f1": 60.0}
