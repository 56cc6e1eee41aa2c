from __future__ import annotations

from pathlib import Path

import pytest

from according.codebook import plover
from quality.gold import outward
from quality.stories import FOLDER, Loaded, Party, Story, days, load, locate, nearest, party, stories, stretch

STORIES = list(stories())
TEXT = "The mayor said it was over. He said that the mayor of Ayr told him so, he said."


def test_there_are_at_least_thirty_stories() -> None:
    assert len(STORIES) >= 30


def test_chains_of_two_and_three_links_are_among_them() -> None:
    links = [len(outward(story.said, saying)) for story in STORIES for saying in story.said]
    assert links.count(2) >= 20
    assert links.count(3) >= 5


def test_loaded_wordings_are_among_them() -> None:
    assert sum(len(story.labels) for story in STORIES) >= 15


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_story_is_of_a_report_s_length_and_fully_coded(story: Story) -> None:
    assert 120 <= len(story.text.split()) <= 400
    assert all((story.actors, story.places, story.times, story.said, story.events, story.figures))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_modes_are_those_of_the_types(story: Story) -> None:
    modes = plover.plover().types
    strange = [mode for event in story.events for mode in event.modes if not any(mode in modes[kind].modes for kind in event.types)]
    assert strange == []


def test_every_text_has_its_coding() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {story.name for story in STORIES}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("A", Party((frozenset({"A"}),), False), id="one"),
        pytest.param("A?", Party((frozenset({"A"}),), True), id="may be missing"),
        pytest.param("A | B, C", Party((frozenset({"A"}), frozenset({"B", "C"})), False), id="either"),
    ],
)
def test_party(written: str, expected: Party) -> None:
    assert party(written) == expected


@pytest.mark.parametrize(
    ("written", "bounds"),
    [
        pytest.param("2024", ("2024-01-01", "2024-12-31"), id="year"),
        pytest.param("2024-02", ("2024-02-01", "2024-02-29"), id="month"),
        pytest.param("2024-02-03", ("2024-02-03", "2024-02-03"), id="day"),
        pytest.param("2022/2024-02-03", ("2022-01-01", "2024-02-03"), id="since a year"),
    ],
)
def test_days(written: str, bounds: tuple[str, str]) -> None:
    assert days(written) == bounds


def test_locate_finds_whole_words_and_counts() -> None:
    assert locate(TEXT, "said#2") == (31, 35)
    with pytest.raises(ValueError, match="'ver' does not stand in the text"):
        locate(TEXT, "ver")
    with pytest.raises(ValueError, match="said#4"):
        locate(TEXT, "said#4")


def test_a_stretch_must_begin_at_one_place() -> None:
    assert TEXT[slice(*stretch(TEXT, "it was … over"))] == "it was over"
    assert TEXT[slice(*stretch(TEXT, "the mayor … him so"))] == "the mayor of Ayr told him so"
    with pytest.raises(ValueError, match="'said' stands 3 times"):
        stretch(TEXT, "said … over")
    with pytest.raises(ValueError, match="does not stand after"):
        stretch(TEXT, "told him … over")


def test_a_cue_is_the_one_nearest_to_its_content() -> None:
    content = (stretch(TEXT, "that the mayor … him so"),)
    assert nearest(TEXT, "said", content) == locate(TEXT, "said#2")
    assert nearest(TEXT, "said#3", content) == locate(TEXT, "said#3")


def test_alternatives_and_labels_are_read(tmp_path: Path) -> None:
    (tmp_path / "ayr.txt").write_text(TEXT, encoding="utf-8")
    coding = tmp_path / "ayr.toml"
    coding.write_text(
        'published = "2024-01-01"\nactors = [{name = "mayor"}, {name = "crowd"}]\nplaces = []\nevents = []\n'
        'times = [{text = "over", type = "DATE", value = "2024 | 2024-01", optional = true}]\n'
        'figures = [{text = "it", measure = "killed | injured", value = 1}]\n'
        'said = [{id = "one", cue = "said", content = "it was over", act = "assert | deny"},\n'
        '  {source = "mayor", cue = "told", content = "him so", within = "one?"}]\n'
        'labels = [{text = "mayor", of = "mayor | crowd", words_of = "crowd"}]',
        encoding="utf-8",
    )
    story = load(coding)
    assert story.times[0].values == {"2024", "2024-01"}
    assert story.figures[0].measures == {"killed", "injured"}
    assert story.said[0].acts == {"assert", "deny"}
    assert [(saying.within, saying.alone_too) for saying in story.said] == [(None, True), (0, True)]
    assert story.labels == (Loaded(locate(TEXT, "mayor"), party("mayor | crowd"), "crowd", False),)


def test_a_coding_that_does_not_fit_says_where(tmp_path: Path) -> None:
    (tmp_path / "ayr.txt").write_text(TEXT, encoding="utf-8")
    coding = tmp_path / "ayr.toml"
    coding.write_text(
        'published = "2024-01-01"\nactors = []\nplaces = []\ntimes = []\nevents = []\nfigures = []\n'
        'said = [{source = "mayor", cue = "said", content = "it was over"}]',
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match=r"ayr.toml: 'mayor' is not in the list of names"):
        load(coding)
