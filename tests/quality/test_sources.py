from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from according.records import Actor, Article, Attribution, Mention, ReaderInfo, Reading, Span
from quality import sources

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Ann Reed spoke. She said it rained, an aide said. Reed agreed."


def reading(*sourced: tuple[str | None, int, int]) -> Reading:
    content = (Span(start=24, end=33),)
    return Reading(
        reader=ReaderInfo(version="0", model="m", codebook="c"),
        article=Article(text=TEXT, ref="story"),
        actors=(
            Actor(
                id="a1", name="Ann Reed", kind="person", country="KEN",
                mentions=(
                    Mention(start=0, end=8, how="name"), Mention(start=16, end=19, how="pronoun"), Mention(start=50, end=54, how="name"),
                ),
            ),
        ),
        attributions=tuple(
            Attribution(id=f"s{start}", source=source, source_span=Span(start=start, end=end), content=content, form="indirect")
            for source, start, end in sourced
        ),
    )  # fmt: skip


def test_pronouns_and_descriptions_are_asked_names_are_not() -> None:
    asked = sources.asked_of(reading(("a1", 16, 19), (None, 36, 43), ("a1", 50, 54)))
    assert [(one.start, one.answer) for one in asked] == [(16, "Ann Reed, KEN"), (36, "nobody")]
    assert asked[1].key == ("story", 36, "-")


def test_sources_are_marked_in_the_text() -> None:
    read = reading(("a1", 16, 19))
    assert sources.marked(read, enumerate(sources.asked_of(read), start=3)).startswith("Ann Reed spoke. [3|She=Ann Reed, KEN] said")


def test_verdicts_hold_for_one_answer(tmp_path: Path) -> None:
    known, unknown = sources.asked_of(reading(("a1", 16, 19), (None, 36, 43)))
    path = tmp_path / "judged.tsv"
    path.write_text("# article, offset, answer, verdict\n" + "\t".join(map(str, (*known.key, "right"))) + "\nstory\t36\t0a0a0a0a\twrong\n")
    judged = sources.read_judgements(path)
    assert sources.tell([known, unknown], judged) == "right: 1 of 1, 100.0 % (20.7–100.0); nobody: 0; aside: 0; to judge: 1"


def test_what_is_no_verdict_is_said(tmp_path: Path) -> None:
    path = tmp_path / "judged.tsv"
    path.write_text("story\t16\t-\tmaybe\n")
    with pytest.raises(ValueError, match="'maybe' is no verdict"):
        sources.read_judgements(path)


@pytest.mark.parametrize(
    ("right", "whole", "interval"),
    [
        pytest.param(85, 100, (76.7, 90.7), id="many"),
        pytest.param(0, 10, (0.0, 27.8), id="none right"),
        pytest.param(0, 0, None, id="none asked"),
    ],
)
def test_wilson(right: int, whole: int, interval: tuple[float, float] | None) -> None:
    assert sources.wilson(right, whole) == interval


def test_samples_are_disjoint(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(f'{{"id": "{number}", "text": "Rain fell."}}\n' for number in range(10)))
    one, other = (sources.sampled([path], 4, seed=1, skip=skip) for skip in (0, 4))
    assert len(one) == len(other) == 4
    assert not {record["id"] for record in one} & {record["id"] for record in other}
