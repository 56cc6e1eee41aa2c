"""The guide and the README: every command and every piece of code runs, in order, and prints what stands beneath it."""

import re
import shutil
from pathlib import Path

import pytest

from tests.pages import ROOT, as_shown, run, shown_in


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("page", "fewest"), [pytest.param("docs/guide.md", 20, id="guide"), pytest.param("README.md", 4, id="readme")])
def test_all_that_a_page_shows_runs_and_prints_what_it_says(page: str, fewest: int, folder: Path) -> None:
    names: dict[str, object] = {}
    everything = list(shown_in((ROOT / page).read_text(encoding="utf-8")))
    assert len(everything) >= fewest
    for shown in everything:
        printed = run(shown, names)
        assert as_shown(shown, printed), (
            f"{page}, line {shown.line}: {shown.source}\nprints\n{printed}\nand the page says\n{shown.printed}\n"
            f"If it is right so, `python -m tests.pages {page}` writes it into the page."
        )


def test_the_chart_of_the_guide_is_the_one_beside_it() -> None:
    chart = (ROOT / "docs" / "arrests.svg").read_text(encoding="utf-8")
    assert all(origin in chart for origin in ("Open Courts", "Namibian interior ministry", "people arrested"))


def test_the_figures_of_the_readme_are_those_that_were_measured() -> None:
    row = re.compile(r"\| ([\w/]+) \| `([\w.]+)` \| ([\d.]+) \|")
    told = row.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(told) == 5
    assert set(told) <= set(row.findall((ROOT / "docs" / "quality.md").read_text(encoding="utf-8")))
