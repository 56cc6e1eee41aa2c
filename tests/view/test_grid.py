import io
import re

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from according.view.grid import GAP, Grid

WORD = st.text("abcde", min_size=1, max_size=12)
CELL = st.lists(WORD, max_size=5).map(" ".join)
HEADINGS = ("what", "when", "according to")


def drawn(grid: Grid, width: int) -> list[str]:
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(grid.fitted(width))
    return [line.rstrip() for line in out.getvalue().splitlines()]


def grid_of(*rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS, whole: tuple[int, ...] = ()) -> Grid:
    grid = Grid(headings, whole)
    for row in rows:
        grid.add(*row)
    return grid


def letters(text: str) -> list[str]:
    return sorted(re.sub(r"\s", "", text))


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=4), st.integers(30, 100), st.sampled_from([(), (1,), (1, 0)]))
def test_no_line_is_wider_and_no_letter_is_lost(rows: list[tuple[str, ...]], width: int, whole: tuple[int, ...]) -> None:
    lines = drawn(grid_of(*rows, headings=("", "", ""), whole=whole), width)
    assert max(map(len, lines), default=0) <= width
    assert letters("".join(lines)) == letters("".join(cell for row in rows for cell in row))


def test_words_stay_whole_where_a_table_has_room_for_them() -> None:
    [head, *lines] = drawn(grid_of(("PROTEST strike", "11 May 2031", "a union of ferrymen")), 34)
    assert head.split() == ["what", "when", "according", "to"]
    assert set(" ".join(lines).split()) == {"PROTEST", "strike", "11", "May", "2031", "a", "union", "of", "ferrymen"}


def test_the_first_of_the_columns_kept_whole_is_never_folded() -> None:
    row = ("PROTEST strike", "11 May 2031", "ferrymen")
    assert any("PROTEST strike  11 May 2031" in line for line in drawn(grid_of(row, whole=(1, 0)), 14 + 11 + 9 + 2 * GAP))
    folded = drawn(grid_of(row, whole=(1, 0)), 14 + 11 + 9 + 2 * GAP - 1)
    assert any(re.match(r"PROTEST +11 May 2031", line) for line in folded)
    assert drawn(grid_of(row, whole=(1, 0)), 28)[:3] == [
        "what          PROTEST strike",
        "when          11 May 2031",
        "according to  ferrymen",
    ]


def test_a_list_leaves_out_what_is_empty_and_parts_its_rows() -> None:
    lines = drawn(grid_of(("PROTEST strike", "", "ferrymen"), ("AID", "2031", "")), 22)
    assert lines == [
        "what          PROTEST",
        "              strike",
        "according to  ferrymen",
        "",
        "what          AID",
        "when          2031",
        "",
    ]
