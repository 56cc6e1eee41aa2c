"""Time expressions, their extent, their TIMEX3 type and value; published on Thursday 10 March 2022 unless told otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.reader.expressions import find_expressions
from according.reader.resolve import Resolver

PUBLISHED = "2022-03-10"


def resolved(text, published=PUBLISHED, tense=None):
    """Return (surface, type, value) of each expression, every clause in one tense."""
    resolver = Resolver(published)
    found = [(expression, resolver.value(expression, lambda: tense)) for expression in find_expressions(text)]
    return [(text[expression.start : expression.end], value.type, value.value) for expression, value in found if value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("on 2021-05-04 it", [("2021-05-04", "DATE", "2021-05-04")], id="iso"),
        pytest.param("at 2021-05-04T10:15 it", [("2021-05-04T10:15", "TIME", "2021-05-04T10:15")], id="iso-with-clock"),
        pytest.param("on 24/11/2021 it", [("24/11/2021", "DATE", "2021-11-24")], id="slash-one-reading"),
        pytest.param("on 4/5/2021 it", [("4/5/2021", "DATE", None)], id="slash-two-readings-stays-open"),
        pytest.param("on Oct. 7, 2021, it", [("Oct. 7, 2021", "DATE", "2021-10-07")], id="month-day-year"),
        pytest.param("on 7 October 2021 it", [("7 October 2021", "DATE", "2021-10-07")], id="day-month-year"),
        pytest.param("on the 7th of October, 2021", [("the 7th of October, 2021", "DATE", "2021-10-07")], id="ordinal"),
        pytest.param("on Monday, March 7, he", [("Monday, March 7", "DATE", "2022-03-07")], id="weekday-and-date"),
        pytest.param("in May 2019 it", [("May 2019", "DATE", "2019-05")], id="month-year"),
        pytest.param("in June last year it", [("June last year", "DATE", "2021-06")], id="month-last-year"),
        pytest.param("by the end of May 2019", [("the end of May 2019", "DATE", "2019-05")], id="end-of-month"),
        pytest.param("in October. It", [("October", "DATE", "2021-10")], id="full-stop-outside"),
        pytest.param("in Oct. 2021. It", [("Oct. 2021", "DATE", "2021-10")], id="full-stop-of-a-short-form"),
        pytest.param("between 2015 and 2019 it", [("2015", "DATE", "2015"), ("2019", "DATE", "2019")], id="two-years"),
        pytest.param("in early 2006 it", [("early 2006", "DATE", "2006")], id="early-year"),
        pytest.param("fiscal 2006", [("fiscal 2006", "DATE", "2006")], id="fiscal-year"),
        pytest.param("nineteen ninety-six", [("nineteen ninety-six", "DATE", "1996")], id="year-in-words"),
        pytest.param("in the 1990s", [("the 1990s", "DATE", "199")], id="decade"),
        pytest.param("in the late '80s", [("the late '80s", "DATE", "198")], id="short-decade"),
        pytest.param("in the nineties", [("the nineties", "DATE", "199")], id="decade-in-words"),
        pytest.param("in the 20th century", [("the 20th century", "DATE", "19")], id="century"),
        pytest.param("the third quarter of 2020", [("the third quarter of 2020", "DATE", "2020-Q3")], id="quarter-of-year"),
        pytest.param("the first half of 2020", [("the first half of 2020", "DATE", "2020-H1")], id="half-year"),
        pytest.param("at dawn it", [("dawn", "TIME", "2022-03-10TMO")], id="dawn"),
        pytest.param("a pre-dawn raid", [], id="pre-dawn"),
        pytest.param("by evening it", [("evening", "TIME", "2022-03-10TEV")], id="by-evening"),
        pytest.param("for another year it", [("another year", "DURATION", "P1Y")], id="another-year"),
        pytest.param("now that it", [("now", "DATE", "PRESENT_REF")], id="now-that"),
        pytest.param("soon after it", [], id="soon-after"),
        pytest.param("in the winter of 1994", [("the winter of 1994", "DATE", "1994-WI")], id="season-of-year"),
    ],
)
def test_an_explicit_date(text, expected):
    assert resolved(text) == expected


@pytest.mark.parametrize("text", ["May 5, 2019", "May 2019", "2019", "the 1990s", "the third quarter of 2020", "the winter of 1994"])
def test_an_explicit_date_needs_no_publication(text):
    assert resolved(text, None) == resolved(text)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        pytest.param("Tuesday", "DATE", "2022-03-08", id="weekday"),
        pytest.param("Thursday", "DATE", "2022-03-10", id="weekday-of-publication"),
        pytest.param("last Thursday", "DATE", "2022-03-03", id="last-weekday"),
        pytest.param("next Tuesday", "DATE", "2022-03-15", id="next-weekday"),
        pytest.param("Tuesday last week", "DATE", "2022-03-01", id="weekday-last-week"),
        pytest.param("Tuesday night", "TIME", "2022-03-08TNI", id="weekday-night"),
        pytest.param("early Tuesday morning", "TIME", "2022-03-08TMO", id="weekday-morning"),
        pytest.param("today", "DATE", "2022-03-10", id="today"),
        pytest.param("yesterday evening", "TIME", "2022-03-09TEV", id="yesterday-evening"),
        pytest.param("tomorrow", "DATE", "2022-03-11", id="tomorrow"),
        pytest.param("tonight", "TIME", "2022-03-10TNI", id="tonight"),
        pytest.param("the day before yesterday", "DATE", "2022-03-08", id="day-before-yesterday"),
        pytest.param("last night", "TIME", "2022-03-09TNI", id="last-night"),
        pytest.param("this morning", "TIME", "2022-03-10TMO", id="this-morning"),
        pytest.param("overnight", "TIME", "2022-03-09TNI", id="overnight"),
        pytest.param("dawn on Tuesday", "TIME", "2022-03-08TMO", id="dawn-of-a-day"),
        pytest.param("last Oct. 23", "DATE", "2021-10-23", id="last-date"),
        pytest.param("next March 4", "DATE", "2023-03-04", id="next-date"),
        pytest.param("last week", "DATE", "2022-W09", id="last-week"),
        pytest.param("earlier this month", "DATE", "2022-03", id="this-month"),
        pytest.param("late last year", "DATE", "2021", id="last-year"),
        pytest.param("next month", "DATE", "2022-04", id="next-month"),
        pytest.param("the current year", "DATE", "2022", id="current-year"),
        pytest.param("last quarter", "DATE", "2021-Q4", id="last-quarter"),
        pytest.param("the third quarter", "DATE", "2021-Q3", id="third-quarter"),
        pytest.param("this year's first quarter", "DATE", "2022-Q1", id="first-quarter-of-this-year"),
        pytest.param("last summer", "DATE", "2021-SU", id="last-summer"),
        pytest.param("this century", "DATE", "20", id="this-century"),
        pytest.param("last decade", "DATE", "201", id="last-decade"),
        pytest.param("the weekend", "DATE", "2022-W09-WE", id="weekend"),
        pytest.param("the end of the year", "DATE", "2022", id="end-of-year"),
        pytest.param("October 7", "DATE", "2021-10-07", id="month-day"),
        pytest.param("March 10", "DATE", "2022-03-10", id="day-of-publication"),
        pytest.param("Feb. 29", "DATE", "2020-02-29", id="leap-day"),
        pytest.param("January", "DATE", "2022-01", id="month"),
        pytest.param("last November", "DATE", "2021-11", id="last-month-name"),
        pytest.param("three years ago", "DATE", "2019", id="years-ago"),
        pytest.param("two weeks ago", "DATE", "2022-W08", id="weeks-ago"),
        pytest.param("ten days ago", "DATE", "2022-02-28", id="days-ago"),
        pytest.param("more than a decade ago", "DATE", "201", id="decade-ago"),
        pytest.param("several years ago", "DATE", "PAST_REF", id="several-years-ago"),
        pytest.param("years ago", "DATE", "PAST_REF", id="units-ago"),
        pytest.param("years from now", "DATE", "FUTURE_REF", id="units-from-now"),
        pytest.param("a week from now", "DATE", "2022-W11", id="from-now"),
        pytest.param("two hours later", "TIME", None, id="hours-later"),
        pytest.param("the past three days", "DURATION", "P3D", id="past-days"),
        pytest.param("the next few weeks", "DURATION", "PXW", id="next-few-weeks"),
        pytest.param("the past week", "DURATION", "P1W", id="past-week"),
        pytest.param("recent weeks", "DATE", "PAST_REF", id="recent-weeks"),
        pytest.param("coming months", "DATE", "FUTURE_REF", id="coming-months"),
        pytest.param("the first nine months", "DURATION", "P9M", id="first-months"),
        pytest.param("now", "DATE", "PRESENT_REF", id="now"),
        pytest.param("recently", "DATE", "PAST_REF", id="recently"),
        pytest.param("the near future", "DATE", "FUTURE_REF", id="near-future"),
        pytest.param("New Year's Eve", "DATE", "2021-12-31", id="fixed-holiday"),
        pytest.param("Thanksgiving", "DATE", "2021-11-25", id="weekday-holiday"),
        pytest.param("Ramadan", "DATE", None, id="open-holiday"),
        pytest.param("six weeks", "DURATION", "P6W", id="duration"),
        pytest.param("72-hour", "DURATION", "PT72H", id="hyphenated"),
        pytest.param("2 1/2 years", "DURATION", "P2Y6M", id="halves"),
        pytest.param("two and a half years", "DURATION", "P2Y6M", id="halves-in-words"),
        pytest.param("half an hour", "DURATION", "PT30M", id="half-an-hour"),
        pytest.param("a few days", "DURATION", "PXD", id="few"),
        pytest.param("two decades", "DURATION", "P20Y", id="decades"),
        pytest.param("almost a hundred years", "DURATION", "P100Y", id="hundred"),
        pytest.param("at least twenty-four hours", "DURATION", "PT24H", id="twenty-four"),
        pytest.param("daily", "SET", "P1D", id="daily"),
        pytest.param("every two weeks", "SET", "P2W", id="every-two"),
        pytest.param("every Monday", "SET", "XXXX-WXX-1", id="every-weekday"),
        pytest.param("Mondays", "SET", "XXXX-WXX-1", id="weekdays"),
        pytest.param("10:30 p.m. GMT", "TIME", "2022-03-10T22:30", id="clock"),
        pytest.param("4 in the morning", "TIME", "2022-03-10T04:00", id="hour-in-the-morning"),
        pytest.param("0730 GMT", "TIME", "2022-03-10T07:30", id="clock-in-four-figures"),
    ],
)
def test_a_single_expression(text, kind, value):
    assert resolved(text, tense="past") == [(text, kind, value)]


@pytest.mark.parametrize(
    ("text", "tense", "value"),
    [
        pytest.param("Tuesday", "future", "2022-03-15", id="weekday"),
        pytest.param("Tuesday", "present", "2022-03-15", id="simple-present"),
        pytest.param("Tuesday", None, "2022-03-08", id="no-verb"),
        pytest.param("May 5", "future", "2022-05-05", id="day"),
        pytest.param("May 5", "past", "2021-05-05", id="past-day"),
        pytest.param("May 5", None, "2022-05-05", id="no-verb-and-long-ago"),
        pytest.param("April 5", "past", "2022-04-05", id="past-verb-and-a-day-soon-to-come"),
        pytest.param("the third quarter", "future", "2022-Q3", id="quarter-to-come"),
        pytest.param("the fourth quarter", "future", "2021-Q4", id="quarter-whose-results-are-to-come"),
        pytest.param("Friday, Nov. 25", "past", "2022-11-25", id="the-weekday-tells-the-year"),
        pytest.param("the night of Tuesday, March 1", "past", "2022-03-01TNI", id="night-of-a-date"),
        pytest.param("May 5", "present", "2022-05-05", id="simple-present-nearer-ahead"),
        pytest.param("Feb. 5", "present", "2022-02-05", id="simple-present-nearer-behind"),
        pytest.param("Dec. 5", None, "2021-12-05", id="no-verb-not-so-long-ago"),
        pytest.param("January", "future", "2023-01", id="month"),
        pytest.param("the weekend", "future", "2022-W10-WE", id="weekend"),
        pytest.param("overnight", "future", "2022-03-10TNI", id="overnight"),
    ],
)
def test_tense_decides(text, tense, value):
    assert [found[2] for found in resolved(text, tense=tense)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("He fled on May 3, 2019. Two days later he was found.", ["2019-05-03", "2019-05-05"], id="later"),
        pytest.param("On May 3, 2019, it fell. The previous day it stood.", ["2019-05-03", "2019-05-02"], id="previous-day"),
        pytest.param("On May 3, 2019, it fell; the same day it rose.", ["2019-05-03", "2019-05-03"], id="same-day"),
        pytest.param("It fell on the same day.", [None], id="same-day-of-nothing"),
        pytest.param("On May 3, 2019, it fell; the following month it rose.", ["2019-05-03", "2019-06"], id="following-month"),
        pytest.param("Sales in the third quarter rose from a year earlier.", ["2021-Q3", "2020-Q3"], id="quarter-a-year-earlier"),
        pytest.param("It fell on Monday. At 5 p.m. it rose.", ["2022-03-07", "2022-03-07T17:00"], id="clock-on-the-day-told"),
    ],
)
def test_counted_from_the_time_spoken_of(text, values):
    assert [found[2] for found in resolved(text, tense="past")] == values


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The 24-year-old, aged 24, is 24 years old.", id="ages"),
        pytest.param("He may march for a second.", id="small-letters"),
        pytest.param("They sent 1,998 men and 2000 troops on flight 1998-2.", id="counts"),
        pytest.param("The price fell to the fall of the month-old house.", id="fall"),
        pytest.param("As soon as he came", id="as-soon-as"),
        pytest.param("Talks with May and Jan went on. May they rest.", id="names-of-people"),
        pytest.param("Three quarters of the town and a quarter of the port", id="shares"),
        pytest.param("The Armenian Quarter and the quarter of the poor", id="quarters-of-a-town"),
        pytest.param("He won 6:4 and saw it last minute.", id="scores"),
    ],
)
def test_what_is_no_time(text):
    assert resolved(text) == []


@pytest.mark.parametrize(
    "text", ["on Tuesday", "last week", "yesterday", "two days ago", "October 7", "in January", "the past year", "this morning"]
)
def test_without_publication_relative_times_stay_open(text):
    ((_, kind, value),) = resolved(text, None)
    assert value is None or kind == "DURATION"


WORDS = [
    "the", "a", "last", "next", "this", "past", "two", "7", "31", "1998", "may", "May", "Friday", "day", "week", "years", "ago", "later",
    "of", "in", "half", "and", "10:30", "p.m.", "quarter", "night", "now", "-", ",", "'", "s", "2", "1/2", "every", "first", "9999-12-31",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([None, "2022-03-10", "2020-02-29T10:00:00Z", "0001-01-01", "9999-12-31"])
)
def test_no_combination_breaks(words, published):
    text = " ".join(words)
    resolver = Resolver(published)
    last = 0
    for expression in find_expressions(text):
        assert last <= expression.start < expression.end <= len(text)
        last = expression.end
        for tense in ("past", "future", None):
            value = resolver.value(expression, lambda tense=tense: tense)
            assert value is None or value.days is None or value.days[0] <= value.days[1]


@pytest.mark.parametrize("word", ["the ", "two ", "twelve-", "12 ", "day ", "a few ", "last ", "1"])
def test_no_text_takes_more_than_its_length(word):
    text = word * 20_000 + " years ago"
    assert len(resolved(text)) <= 20_001
