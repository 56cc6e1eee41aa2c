import io
import re

import pytest
from rich.console import Console

from according.records import Figure, Reading, Span
from according.view.terminal import LAYERS, console_for, show


def shown(reading: Reading, *layers: str, width: int | None = None, story: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=True, color_system="truecolor") if width else console_for(out)
    show(reading, console, layers, story=story)
    return out.getvalue()


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_a_pipe_gets_one_whole_line_a_record_without_colour(truce: Reading) -> None:
    lines = shown(truce, "events").splitlines()
    assert lines[0] == "Sahel Wire · 13 Mar 2025 · 273 words"
    assert "\x1b" not in "".join(lines)
    [strike] = [line for line in lines if "ASSAULT drone" in line]
    assert re.split(r" {2,}", strike.strip()) == [
        "ASSAULT drone",
        "Azal Front → Mali's army",
        "11 Mar 2025",
        "Menaka",
        "3 Azal Front ← 2 Radio Niger Valley",
    ]
    assert not [line for line in lines if line != line.rstrip()]


def test_what_was_not_reported_as_done_says_so(truce: Reading) -> None:
    text = shown(truce, "events", "figures")
    assert "RETREAT withdraw (planned)" in text
    assert "ASSAULT (denied)" in text
    assert "prisoners released (planned)" in text


def test_figures_keep_their_range_and_their_source(truce: Reading) -> None:
    text = shown(truce, "figures")
    assert re.search(r"40–50 +fighters killed +4 Mali's defence ministry", text)
    assert re.search(r"24–99 “dozens” +people injured", text)
    assert re.search(r"└ 9 +children killed", text)


def test_a_part_stands_below_its_whole_wherever_the_text_has_it(truce: Reading) -> None:
    spot = Span(start=0, end=1)
    counted = Figure(id="f9", measure="killed", low=3, high=3, value=3, bound="exactly", unit="people", status="reported", span=spot)
    toll = counted.model_copy(update={"id": "f7", "low": 12.0, "high": 12.0, "value": 12.0})
    other = counted.model_copy(update={"id": "f8", "low": 40.0, "high": 40.0, "value": 40.0, "measure": "missing"})
    women = counted.model_copy(update={"id": "f6", "low": 2.0, "high": 2.0, "value": 2.0, "of": "women", "part_of": "f9"})
    part = counted.model_copy(update={"part_of": "f7"})
    lines = shown(truce.model_copy(update={"figures": (other, part, women, toll)}), "figures").splitlines()
    assert [line.strip()[:4].rstrip() for line in lines if re.match(r" *(└|\d)", line)] == ["40", "12", "└ 3", "└ 2"]


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_on_a_terminal_no_line_is_wider_than_it_and_no_word_is_lost(truce: Reading, width: int) -> None:
    text = plain(shown(truce, *LAYERS, width=width, story=True))
    assert max(len(line) for line in text.splitlines()) <= width
    assert "…" not in text.replace("… →", "").replace("…\n", "")
    assert re.sub(r"\s", "", "wounding dozens⟩, the regional health office said") in re.sub(r"\s", "", text)


@pytest.mark.parametrize("layer", LAYERS)
def test_folded_columns_lose_no_letter(truce: Reading, layer: str) -> None:
    folded, whole = plain(shown(truce, layer, width=80)), shown(truce, layer)
    assert sorted(re.sub(r"\s", "", folded)) == sorted(re.sub(r"\s", "", whole))


def test_on_a_terminal_each_source_has_its_colour(truce: Reading) -> None:
    assert "\x1b[38;2;186;90;66mRadio Niger" in shown(truce, "said", width=100)


def test_the_story_sets_statements_inside_statements(truce: Reading) -> None:
    text = shown(truce, story=True)
    assert "⟨2 ⟨3 the group had attacked an army convoy near Menaka with two drones hours before the shelling⟩⟩" in text


def test_without_a_date_it_says_so(truce: Reading) -> None:
    undated = truce.model_copy(update={"article": truce.article.model_copy(update={"published": None})})
    assert "no publication date: relative dates are left open; give --published" in shown(undated)


def test_loaded_wording_stands_with_the_people(truce: Reading) -> None:
    assert re.search(r"Azal Front +group +MLI REB +3× +“rebel Azal Front”", shown(truce, "people"))


def test_a_layer_without_records_says_so(truce: Reading) -> None:
    assert "Events" not in shown(truce.model_copy(update={"events": ()}), "events")
    assert "none found" in shown(truce.model_copy(update={"events": ()}), "events")


def test_a_hostile_text_cannot_steer_the_terminal(truce: Reading) -> None:
    hostile = truce.model_copy(
        update={"article": truce.article.model_copy(update={"title": "\x1b]0;owned\x07[bold]x", "publisher": "\x1b[2J"})}
    )
    text = shown(hostile)
    assert "\x1b" not in text
    assert "[bold]x" in text
