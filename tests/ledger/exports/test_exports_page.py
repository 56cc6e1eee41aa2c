"""What docs/exports.md and docs/cameo.md say holds."""

import re
from pathlib import Path

import pytest

from according.codebook.cameo import cameo
from according.codebook.plover import plover
from according.ledger.exports import FORMATS
from according.ledger.exports.rows import Written

DOCS = Path(__file__).parents[3] / "docs"
PAGE = (DOCS / "exports.md").read_text(encoding="utf-8")
CAMEO = (DOCS / "cameo.md").read_text(encoding="utf-8")
FIXED = [name for name, told in FORMATS.items() if told.layout]


def section(page, title):
    return re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)[1]


def test_every_format_is_told_of():
    titles = " ".join(re.findall(r"^## (.*)", PAGE, re.MULTILINE))
    assert all(name in titles for name in FORMATS)


@pytest.mark.parametrize("to", FIXED)
def test_never_filled_means_never(readings, to):
    never = set(re.findall(r"`([^`]+)`", re.search(r"Never filled: (.*?)\.\n", section(PAGE, to), re.DOTALL)[1]))
    layout = FORMATS[to].layout
    assert never < set(layout.columns)
    filled = {
        column
        for reading in readings
        for _, line in layout.lines(reading, Written())
        for column, cell in line.items()
        if cell not in (None, "")
    }
    assert filled <= set(layout.columns) - never


@pytest.mark.parametrize("to", FIXED)
def test_what_is_not_named_as_empty_is_filled_by_some_story(told, to):
    never = set(re.findall(r"`([^`]+)`", re.search(r"Never filled: (.*?)\.\n", section(PAGE, to), re.DOTALL)[1]))
    layout = FORMATS[to].layout
    named = {column for _, line in layout.lines(told, Written()) for column in line}
    rare = {column for column in layout.columns if re.fullmatch(r"Actor[12]Type[123]Code|deaths_(civilians|unknown)", column)}
    assert set(layout.columns) - never - rare <= named


def test_every_code_that_the_page_uses_is_one():
    rows = [
        line.split("|") for line in section(CAMEO, "The public table from CAMEO to PLOVER, corrected").splitlines() if line.startswith("| ")
    ]
    used = {code for cells in rows for code in re.findall(r"\b\d{3,4}\b", cells[4])} - {"2021"}
    assert used
    assert used <= set(cameo().codes)


def test_examples_of_the_page_name_real_types_and_modes():
    rows = [line.split("|") for line in section(CAMEO, "How an event gets its code").splitlines() if line.startswith("| ")][2:]
    assert len(rows) >= 10
    for _, _, coded, code, *_ in rows:
        name, *more = (word.strip() for word in coded.split(","))
        assert set(more) - set(plover().types[name].modes) <= {"planned", "threatened"}
        assert code.strip() in cameo().codes


def test_older_names_are_those_that_the_measure_uses():
    from quality.events import TODAY

    rows = [line.split("|") for line in section(CAMEO, "Older names of PLOVER's types").splitlines() if line.startswith("| ")]
    told = {old.strip(): cells[2].split()[0] for cells in rows for old in cells[1].split(",")}
    assert {old: told.get(old) for old in TODAY} == TODAY
