"""What the options of sources mean."""

import pytest

from according.cli.columns import FIELDS, columns_of, given_by
from according.errors import OptionError
from according.intake import Columns


@pytest.mark.parametrize(
    ("written", "columns"),
    [
        pytest.param(None, Columns(), id="none"),
        pytest.param(["text=body,published=day"], Columns(text="body", published="day"), id="two-at-once"),
        pytest.param(["text=body", "id = nr"], Columns(text="body", id="nr"), id="one-by-one"),
        pytest.param(["title="], Columns(title=""), id="no-column-holds-it"),
        pytest.param(["publisher=source.name"], Columns(publisher="source.name"), id="a-field-of-a-field"),
    ],
)
def test_columns(written, columns):
    assert columns_of(written) == columns


@pytest.mark.parametrize("written", ["body", "author=name", "text:body", ""])
def test_what_names_no_column(written):
    with pytest.raises(OptionError, match=r"--columns: .* names no column"):
        columns_of([written])


def test_every_field_has_its_name():
    assert set(FIELDS) == set(Columns.__dataclass_fields__)


@pytest.mark.parametrize(
    ("published", "or_column", "date", "column"),
    [
        pytest.param("2021-03-04", True, "2021-03-04", None, id="date"),
        pytest.param("day", True, None, "day", id="column"),
        pytest.param("day", False, "day", None, id="only-a-date"),
        pytest.param("4 March 2021", True, "4 March 2021", None, id="a-date-to-be-refused"),
        pytest.param("March 4th", True, "March 4th", None, id="no-date-and-no-column"),
        pytest.param(None, True, None, None, id="none"),
    ],
)
def test_a_date_or_a_column(published, or_column, date, column):
    given = given_by(None, published=published, or_column=or_column, text="body")
    assert (given.published, given.columns.published, given.columns.text) == (date, column, "body")
