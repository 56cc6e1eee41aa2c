import pytest

from according.records import Figure, Reading, Span, Time, When
from according.view import wording

SPAN = Span(start=0, end=1)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        pytest.param([], "", id="nobody"),
        pytest.param(["a"], "a", id="one"),
        pytest.param(["a", "b"], "a and b", id="two"),
        pytest.param(["a", "b", "c"], "a, b and c", id="three"),
    ],
)
def test_names_are_listed_as_prose_does(names: list[str], said: str) -> None:
    assert wording.listed(names) == said


@pytest.mark.parametrize(
    ("start", "end", "grain", "said"),
    [
        pytest.param("2025-03-11", "2025-03-11", "day", "11 Mar 2025", id="one day"),
        pytest.param("2025-03-11", "2025-03-13", "day", "11 – 13 Mar 2025", id="days of a month"),
        pytest.param("2025-02-20", "2025-03-13", "day", "20 Feb – 13 Mar 2025", id="days of two months"),
        pytest.param("2024-12-30", "2025-01-02", "week", "30 Dec 2024 – 2 Jan 2025", id="over the new year"),
        pytest.param("2025-03-01", "2025-03-31", "month", "Mar 2025", id="a month"),
        pytest.param("2025-01-01", "2025-12-31", "year", "2025", id="a year"),
        pytest.param("2025-03-11T14:30", "2025-03-11T14:30", "hour", "11 Mar 2025, 14:30", id="an hour"),
        pytest.param("2025-03-11", None, "day", "since 11 Mar 2025", id="open end"),
        pytest.param(None, "2025-03-11", "day", "until 11 Mar 2025", id="open start"),
        pytest.param(None, None, "day", "", id="nothing known"),
        pytest.param("-0044-03-15", "-0044-03-15", "day", "-0044-03-", id="before our calendar"),
    ],
)
def test_days_are_as_coarse_as_their_grain(start: str | None, end: str | None, grain: str, said: str) -> None:
    moment = When.model_validate({"start": start, "end": end, "grain": grain})
    assert wording.when(moment).startswith(said)


def test_no_date_says_nothing() -> None:
    assert wording.when(None) == ""


def test_a_time_that_covers_no_days_shows_its_value() -> None:
    assert wording.covers(Time(id="t1", start=0, end=1, type="DURATION", value="P7D")) == "P7D"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        pytest.param({"low": 14000, "bound": "at least"}, "at least 14,000", id="at least"),
        pytest.param({"high": 20, "bound": "at most"}, "at most 20", id="at most"),
        pytest.param({"low": 40, "high": 50, "bound": "between"}, "40–50", id="range"),
        pytest.param({"low": 24, "high": 99, "bound": "about"}, "24–99", id="dozens"),
        pytest.param({"low": 33000, "high": 33000, "bound": "about"}, "about 33,000", id="about"),
        pytest.param({"low": 31, "high": 31, "value": 31}, "31", id="exactly"),
        pytest.param({"value": 2.5}, "2.5", id="fraction"),
        pytest.param({"value": 2_300_000_000}, "2.3 billion", id="billions"),
        pytest.param({"value": 1_234_567}, "1,234,567", id="every digit is kept"),
        pytest.param({}, "", id="nothing known"),
    ],
)
def test_amounts_keep_their_range(fields: dict[str, object], said: str) -> None:
    figure = Figure.model_validate({"id": "f1", "measure": "killed", "span": SPAN, **fields})
    assert wording.amount(figure) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        pytest.param({"measure": "killed", "unit": "people"}, "people killed", id="people"),
        pytest.param({"measure": "killed", "of": "Palestinians", "unit": "people"}, "Palestinians killed", id="of whom"),
        pytest.param({"measure": "money", "unit": "USD"}, "USD", id="money"),
        pytest.param({"measure": "money", "unit": "USD", "of": "loans"}, "USD (loans)", id="money of what"),
        pytest.param({"measure": "other"}, "other", id="nothing named"),
        pytest.param({"measure": "other", "unit": "per cent", "of": "clinics"}, "per cent of clinics", id="a share"),
        pytest.param({"measure": "aid", "unit": "tonnes", "of": "flour"}, "tonnes of flour", id="a unit of what"),
        pytest.param({"measure": "other", "unit": "forces", "of": "police forces"}, "police forces", id="a unit that is told by what"),
        pytest.param({"measure": "detained", "unit": "people", "of": "detainees"}, "detainees", id="detainees"),
        pytest.param({"measure": "displaced", "unit": "people", "of": "displaced families"}, "displaced families", id="displaced"),
    ],
)
def test_what_is_counted(fields: dict[str, object], said: str) -> None:
    assert wording.counted(Figure.model_validate({"id": "f1", "span": SPAN, **fields})) == said


def test_a_chain_goes_from_the_closest_source_outward(truce: Reading) -> None:
    assert wording.chain(truce, truce.events[1].attribution) == "Azal Front ← Radio Niger Valley"


def test_a_side_that_is_left_open_is_an_ellipsis(truce: Reading) -> None:
    sides = [wording.parties(truce, event) for event in truce.events]
    assert sides[0] == "… → people in Ansongo"
    assert sides[6] == "Mali's army"
    assert sides[10] == ""
