from __future__ import annotations

import pytest

from quality import gate, report
from quality.report import CLOSES, OPENS, Floor, refreshed, table


def test_the_page_shows_what_is_pinned() -> None:
    page = report.PAGE.read_text(encoding="utf-8")
    assert refreshed(page, table(gate.load().floors)) == page


def test_published_figures_are_of_gated_measures() -> None:
    assert set(report.published()) <= set(gate.GATED)


def test_a_row_stands_beside_the_published_figure() -> None:
    rows = table({"times.tbaq.value_f1": Floor(70.0, 71.5), "times.tbaq.relaxed_f1": Floor(80.0, 81.5)}).splitlines()
    assert rows[2] == "| times/tbaq | `value_f1` | 71.5 | 70.0 | 77.6 HeidelTime-t (TempEval-3 platinum set) |"
    assert rows[3] == "| times/tbaq | `relaxed_f1` | 81.5 | 80.0 |  |"


def test_refreshing_replaces_only_the_table() -> None:
    page = f"before\n{OPENS}\nold\n{CLOSES}\nafter"
    assert refreshed(page, "new") == f"before\n{OPENS}\nnew\n{CLOSES}\nafter"
    with pytest.raises(ValueError, match="no room"):
        refreshed("nothing", "new")
