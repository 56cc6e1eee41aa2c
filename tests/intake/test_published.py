"""Dates as callers, records and feeds write them."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.errors import BrokenRecord
from according.intake.published import checked, told


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        pytest.param("2023-11-24", "2023-11-24", id="day"),
        pytest.param("2023-11-24 10:15:00", "2023-11-24T10:15:00", id="time"),
        pytest.param("2023-11-24 00:00:00", "2023-11-24", id="midnight-is-the-day"),
        pytest.param("2023-11-24T00:00:00Z", "2023-11-24T00:00:00Z", id="midnight-somewhere"),
        pytest.param("2023-11-24 10:15:00 +0100", "2023-11-24T10:15:00+0100", id="zone-apart"),
        pytest.param("2023-11-24T10:15:00.123456789Z", "2023-11-24T10:15:00.123456Z", id="nanoseconds"),
        pytest.param("20231124", "2023-11-24", id="run-together"),
        pytest.param(20231124, "2023-11-24", id="as-a-number"),
        pytest.param("20231124101500", "2023-11-24T10:15:00", id="with-the-clock"),
        pytest.param(1700820900, "2023-11-24T10:15:00Z", id="seconds"),
        pytest.param(1700820900000, "2023-11-24T10:15:00Z", id="milliseconds"),
        pytest.param(1700820900.5, "2023-11-24T10:15:00Z", id="seconds-with-a-fraction"),
        pytest.param("24/11/2023", "2023-11-24", id="day-first"),
        pytest.param("11/24/2023 10:15", "2023-11-24", id="month-first"),
        pytest.param("24.11.2023", "2023-11-24", id="dots"),
        pytest.param("5/5/2021", "2021-05-05", id="the-same-either-way"),
        pytest.param("2023/11/24", "2023-11-24", id="year-first"),
        pytest.param("Fri, 24 Nov 2023 10:15:00 GMT", "2023-11-24T10:15:00Z", id="as-in-mail"),
        pytest.param("November 24, 2023", "2023-11-24", id="in-words"),
        pytest.param("Friday, Nov. 24, 2023 at 10:15 a.m. EST", "2023-11-24", id="as-in-papers"),
        pytest.param(date(2023, 11, 24), "2023-11-24", id="date"),
        pytest.param(datetime(2023, 11, 24, 10, 15, tzinfo=UTC), "2023-11-24T10:15:00+00:00", id="datetime"),
        pytest.param(None, None, id="none"),
    ],
)
def test_dates_of_records(written, iso):
    assert told(written) == iso
    assert iso is None or checked(iso) == iso


@pytest.mark.parametrize(
    ("written", "why"),
    [
        pytest.param("32/13/2023", "there is no such day", id="no-such-day"),
        pytest.param("4/5/2021", "it may be 2021-04-05 or 2021-05-04", id="two-days"),
        pytest.param("soon", "it is not written in a way that is known", id="words"),
        pytest.param("24 Nov", "it is not written in a way that is known", id="no-year"),
        pytest.param("2023-02-31", "day is out of range", id="no-such-day-in-february"),
        pytest.param("20231332", "month must be in 1..12", id="no-such-month"),
        pytest.param(12, "it is not written in a way that is known", id="small-number"),
        pytest.param("1" * 12, "before 1990 or after 2099", id="no-such-second"),
        pytest.param(True, "it is of type bool", id="yes"),
        pytest.param({"year": 2023}, "it is of type dict", id="object"),
    ],
)
def test_what_is_no_date(written, why):
    with pytest.raises(BrokenRecord, match=re.escape(why)):
        told(written, where="a.csv row 3")


@given(st.dates(date(1000, 1, 1)) | st.datetimes(datetime(1970, 1, 2)))
def test_every_date_is_read_as_it_is_written(day):
    iso = told(day)
    assert iso == told(str(day).partition(".")[0])
    assert datetime.fromisoformat(iso).date() == (day.date() if isinstance(day, datetime) else day)


@given(st.text(max_size=40) | st.integers() | st.floats())
def test_nothing_else_comes_of_a_date(written):
    try:
        assert checked(told(written))
    except BrokenRecord as told_so:
        assert told_so.why  # noqa: PT017 - a date or this error, and no other
