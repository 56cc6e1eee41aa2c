from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from according.records import Actor, Article, Attribution, Event, Mention, Place, ReaderInfo, Reading, Span, When
from quality import judged

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "A dry day.\nObria raided Tesk on 3 May, an aide said. Troops left.\nMore rain."
RAID, LEFT = TEXT.index("raided"), TEXT.index("left")


def reading(ref: str = "story") -> Reading:
    return Reading(
        reader=ReaderInfo(version="0", model="m", codebook="c"),
        article=Article(text=TEXT, ref=ref),
        actors=(
            Actor(id="a1", name="Obria", kind="state", country="OBR", mentions=(Mention(start=11, end=16, how="name"),)),
            Actor(id="a2", name="troops", kind="group", mentions=(Mention(start=53, end=59, how="nominal"),)),
        ),
        places=(Place(id="p1", name="Tesk", mentions=(Span(start=24, end=28),)),),
        attributions=(Attribution(id="s1", content=(Span(start=11, end=38),), form="indirect"),),
        events=(
            Event(
                id="e1", event_type="ASSAULT", mode="aerial", actors=("a1",), places=("p1",), attribution=("s1",), quad="material conflict",
                trigger=Span(start=RAID, end=RAID + 6), evidence=Span(start=11, end=38), confidence=0.8,
                when=When(start="2024-05-03", end="2024-05-03", grain="day"),
            ),
            Event(
                id="e2", event_type="RETREAT", actors=("a2",), trigger=Span(start=LEFT, end=LEFT + 4), evidence=Span(start=53, end=65),
                quad="material cooperation", confidence=0.6,
            ),
        ),
    )  # fmt: skip


def test_an_event_is_shown_in_its_text_with_its_coding() -> None:
    raid, left = judged.drawn([reading()], 10, seed=1, each=10)
    assert raid.told == "A dry day.\nObria [[raided]] Tesk on 3 May, an aide said. Troops left."
    assert list(raid.coding.values()) == ["ASSAULT", "aerial", "Obria (OBR)", "", "reported", "Tesk", "2024-05-03/2024-05-03", "somebody"]
    assert left.coding["actor"] == "troops (-)"
    assert left.key[:3] == ("story", LEFT, LEFT + 4)


def test_a_draw_is_the_seeds_and_takes_few_of_each_article() -> None:
    read = [reading(str(number)) for number in range(20)]
    one, again, other = (judged.drawn(read, 8, seed=seed, each=1) for seed in (1, 1, 2))
    assert len({asked.key[0] for asked in one}) == 8
    assert [asked.key for asked in one] == [asked.key for asked in again] != [asked.key for asked in other]


def test_stories_that_were_judged_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "events.tsv"
    path.write_text("a\t1\t5\t0a\tright\t-\n")
    assert judged.unjudged([{"id": "a"}, {"id": "b"}], [path]) == [{"id": "b"}]


def test_verdicts_are_counted_by_field_and_kind(tmp_path: Path) -> None:
    path = tmp_path / "events.tsv"
    path.write_text(
        "# article, start, end, coding, verdict, kind\n"
        "a\t1\t5\t0a\tright\t-\n"
        "a\t9\t12\t0b\tevent wrong\tanother sense\n"
        "b\t1\t5\t0c\trecipient missing, when wrong\trecipient missing\n"
    )
    verdicts = judged.read_judgements(path)
    table = judged.tables(list(verdicts.values())).splitlines()
    assert verdicts["b", 1, 5, "0c"].faults == {"recipient": "missing", "when": "wrong"}
    assert "| event | 2 | 1 | 0 | 66.7 % (20.8–93.9) |" in table
    assert "| recipient | 1 | 0 | 1 | 50.0 % (9.5–90.5) |" in table
    assert "| all of them | 1 | 2 |  | 33.3 % (6.1–79.2) |" in table
    assert table[-2:] == ["| another sense | 1 | 33.3 % |", "| recipient missing | 1 | 33.3 % |"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        pytest.param("a\t1\t5\t0a\tright", "6 columns, this line has 5", id="a column short"),
        pytest.param("a\t1\t5\t0a\tweather wrong\tkind", "'weather wrong' is no verdict", id="no such field"),
        pytest.param("a\t1\t5\t0a\ttype odd\tkind", "'type odd' is no verdict", id="no such fault"),
        pytest.param("a\t1\t5\t0a\ttype wrong\t-", "an event with a fault has one", id="a fault without its kind"),
        pytest.param("a\t1\t5\t0a\tright\tkind", "an event without has '-'", id="a kind without a fault"),
    ],
)
def test_a_line_that_is_no_judgement_is_said_with_its_place(tmp_path: Path, line: str, complaint: str) -> None:
    path = tmp_path / "events.tsv"
    path.write_text(f"# judged\n{line}\n")
    with pytest.raises(ValueError, match=f"events.tsv:2: .*{complaint}"):
        judged.read_judgements(path)


def test_tables_need_no_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "events.tsv"
    path.write_text("a\t1\t5\t0a\tright\t-\n")
    assert judged.main(["--judgements", str(path)]) == 0
    assert capsys.readouterr().out.startswith("| field | right | wrong | missing | share right |")
