import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English

from according.reader.numbers import find_numbers
from according.records import Time

NLP = English()


def numbers(text, times=()):
    doc = NLP(text)
    return [(doc[n.first : n.last + 1].text, n.low, n.high, n.value, n.bound) for n in find_numbers(doc, times)]


@pytest.mark.parametrize(
    ("text", "expression", "low", "high", "value", "bound"),
    [
        pytest.param("14,000 men", "14,000", 14000, 14000, 14000, "exactly", id="digits with commas"),
        pytest.param("2.3 million men", "2.3 million", 2.3e6, 2.3e6, 2.3e6, "exactly", id="decimal with magnitude"),
        pytest.param("2.3m voters", "2.3m", 2.3e6, 2.3e6, 2.3e6, "exactly", id="glued magnitude"),
        pytest.param("one-and-a-half million", "one-and-a-half million", 1.5e6, 1.5e6, 1.5e6, "exactly", id="and a half"),
        pytest.param("half a million", "half a million", 5e5, 5e5, 5e5, "exactly", id="half a magnitude"),
        pytest.param("a quarter of a million", "a quarter of a million", 250000, 250000, 250000, "exactly", id="quarter"),
        pytest.param("a dozen men", "a dozen", 12, 12, 12, "exactly", id="dozen"),
        pytest.param("half-a-dozen men", "half-a-dozen", 6, 6, 6, "exactly", id="half a dozen"),
        pytest.param("twenty-four men", "twenty-four", 24, 24, 24, "exactly", id="hyphened words"),
        pytest.param("two hundred and fifty men", "two hundred and fifty", 250, 250, 250, "exactly", id="hundreds and"),
        pytest.param("three thousand two hundred", "three thousand two hundred", 3200, 3200, 3200, "exactly", id="thousands hundreds"),
        pytest.param("at least 14,000 men", "at least 14,000", 14000, None, 14000, "at least", id="at least"),
        pytest.param("more than 13,000 men", "more than 13,000", 13000, None, 13000, "at least", id="more than"),
        pytest.param("no fewer than 12 men", "no fewer than 12", 12, None, 12, "at least", id="no fewer than"),
        pytest.param("at least another 20", "at least another 20", 20, None, 20, "at least", id="hedge with a word between"),
        pytest.param("50 or more", "50 or more", 50, None, 50, "at least", id="or more"),
        pytest.param("50,000+ men", "50,000+", 50000, None, 50000, "at least", id="plus sign"),
        pytest.param("around 33,000 others", "around 33,000", 33000, 33000, 33000, "about", id="around"),
        pytest.param("an estimated 400,000", "an estimated 400,000", 400000, 400000, 400000, "about", id="estimated"),
        pytest.param("some 170 men", "some 170", 170, 170, 170, "about", id="some"),
        pytest.param("20 or so", "20 or so", 20, 20, 20, "about", id="or so"),
        pytest.param("up to 27 men", "up to 27", None, 27, 27, "at most", id="up to"),
        pytest.param("fewer than 9 men", "fewer than 9", None, 9, 9, "at most", id="fewer than"),
        pytest.param("up to about 500", "up to about 500", None, 500, 500, "at most", id="the firmer of two hedges"),
        pytest.param("between 20 and 30 men", "between 20 and 30", 20, 30, None, "between", id="between"),
        pytest.param("20-30 men", "20-30", 20, 30, None, "between", id="hyphen range"),
        pytest.param("20–30 men", "20–30", 20, 30, None, "between", id="dash range"),
        pytest.param("20 to 30 men", "20 to 30", 20, 30, None, "between", id="to range"),
        pytest.param("two or three men", "two or three", 2, 3, None, "between", id="or range"),
        pytest.param("2.5-3 million", "2.5-3 million", 2.5e6, 3e6, None, "between", id="shared magnitude"),
        pytest.param("dozens", "dozens", 24, 99, None, "about", id="dozens"),
        pytest.param("hundreds", "hundreds", 200, 999, None, "about", id="hundreds"),
        pytest.param("thousands", "thousands", 2000, 9999, None, "about", id="thousands"),
        pytest.param("tens of thousands", "tens of thousands", 20000, 99999, None, "about", id="tens of thousands"),
        pytest.param("hundreds of thousands", "hundreds of thousands", 200000, 999999, None, "about", id="hundreds of thousands"),
        pytest.param("several hundred men", "several hundred", 200, 999, None, "about", id="several hundred"),
        pytest.param("a couple of men", "a couple of", 2, 2, 2, "about", id="couple"),
    ],
)
def test_ranges_follow_the_format(text, expression, low, high, value, bound):
    assert numbers(text) == [(expression, low, high, value, bound)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the 15-year-old boy", id="age with hyphens"),
        pytest.param("aged 15", id="aged"),
        pytest.param("in 2006", id="year"),
        pytest.param("between 1998 and 2005", id="years"),
        pytest.param("on the 21st", id="ordinal"),
        pytest.param("two-thirds of them", id="share"),
        pytest.param("three quarters of them", id="share in words"),
        pytest.param("nine out of 10 homes", id="ratio"),
        pytest.param("One in 100 wells", id="ratio of one"),
        pytest.param("95 out of a hundred of them", id="ratio in digits"),
        pytest.param("a 3-2 win", id="score"),
        pytest.param("F-16 jets", id="code"),
        pytest.param("at 9:00 a.m.", id="clock time"),
        pytest.param("several men", id="several alone"),
        pytest.param("14,4 million dollars", id="foreign decimal comma"),
        pytest.param("Resolution 1701", id="numbered document"),
        pytest.param("151, 000 cars", id="cut apart"),
    ],
)
def test_other_uses_are_no_numbers(text):
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        pytest.param("$1.5bn", "US dollars", id="dollar sign"),
        pytest.param("£3m", "pounds", id="pound sign"),
        pytest.param("€4.5 million", "euros", id="euro sign"),
        pytest.param("A$60", "Australian dollars", id="prefixed dollar"),
        pytest.param("$5-6 million", "US dollars", id="range"),
        pytest.param("50%", "per cent", id="per cent sign"),
        pytest.param("50 per cent", "per cent", id="per cent in words"),
        pytest.param("50 men", None, id="none"),
    ],
)
def test_units_beside_the_number(text, unit):
    assert [number.unit for number in find_numbers(NLP(text), ())] == [unit]


def test_from_and_to_are_two_numbers():
    assert [found[0] for found in numbers("rose from 20 to 30")] == ["20", "30"]


@pytest.mark.parametrize("text", ["12 out of the 30 men", "40 in 10 days", "two out of 38 boats"])
def test_parts_of_a_count_are_no_ratio(text):
    assert len(numbers(text)) == 2


def test_dates_hide_their_numbers_and_durations_do_not():
    date = Time(id="t1", start=3, end=11, type="DATE", value="2025-05-12")
    span = Time(id="t1", start=4, end=11, type="DURATION", value="P12D")
    assert numbers("on 12 May, 40 men", (date,)) == [("40", 40, 40, 40, "exactly")]
    assert numbers("for 12 days", (span,)) == [("12", 12, 12, 12, "exactly")]


WORDS = [
    "a",
    "an",
    "at",
    "least",
    "12",
    "3,000",
    "million",
    "half",
    "and",
    "-",
    "–",
    "to",
    "of",
    "dozens",
    "thousands",
    "$",
    "%",
    "two",
    "twenty",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "between", "from", "or", "1.5bn", "+", "several", "couple", "\n"])))
def test_any_order_of_number_words_gives_sound_numbers(words):
    doc = NLP(" ".join(words))
    last = -1
    for number in find_numbers(doc, ()):
        assert last < number.core[0] <= number.core[1] <= number.last
        assert number.first <= number.core[0]
        assert number.low is None or number.high is None or number.low <= number.high
        last = number.core[1]
