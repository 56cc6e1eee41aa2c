"""The field guide names every column of every view, in its order and with its type, and no other."""

import re
from pathlib import Path

import pytest

from according.ledger.views import VIEWS

GUIDE = (Path(__file__).parents[2] / "docs" / "fields.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|[^|]*\| ([^|]+) \|$", re.MULTILINE)


def section(view):
    return GUIDE.partition(f"\n## {view}\n")[2].partition("\n## ")[0]


def test_the_guide_has_a_section_for_each_view():
    assert tuple(re.findall(r"^## (\w+)$", GUIDE, re.MULTILINE)) == VIEWS


@pytest.mark.parametrize("view", VIEWS)
def test_columns_are_those_of_the_guide(ledger, view):
    relation = getattr(ledger, view)
    told = [(name, type_) for name, type_, _, _ in ROW.findall(section(view))]
    assert told == list(zip(relation.columns, map(str, relation.types), strict=True))


@pytest.mark.parametrize("view", VIEWS)
def test_what_is_never_empty_is_not(ledger, view):
    never = [name for name, _, _, empty in ROW.findall(section(view)) if empty == "never"]
    assert never
    for name in never:
        assert ledger.sql(f'select count(*) from {view} where "{name}" is null').fetchall() == [(0,)], name  # noqa: S608 - of the guide


def test_the_guides_query_runs(ledger):
    [query] = re.findall(r"```sql\n(.*?)```", GUIDE, re.DOTALL)
    assert len(ledger.sql(query).fetchall()) == 1
