import pytest

from according.ledger.exports.deaths import deaths_of
from according.ledger.exports.told import Told
from according.ledger.exports.ucdp import priogrid, type_of_violence


def killed(number, low=None, high=None, value=None, **more):
    return {"id": f"f{number}", "measure": "killed", "low": low, "high": high, "value": value, "span": {"start": 0, "end": 5}, **more}


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        pytest.param([killed(1, 12, 12, 12)], (12, 12, 12), id="a-number"),
        pytest.param([killed(1, 12, None, 12, bound="at least")], (12, 12, None), id="open-above"),
        pytest.param([killed(1, 24, 99, None, bound="about")], (24, 24, 99), id="dozens"),
        pytest.param([killed(1, None, 40, None, bound="at most")], (0, 0, 40), id="at-most"),
        pytest.param([killed(1, 12, 12, 12), killed(2, 5, 5, 5, part_of="f1")], (12, 12, 12), id="a-part-is-not-added"),
        pytest.param([killed(1, 12, 12, 12), killed(2, 30, 30, 30)], (12, 12, 30), id="two-accounts"),
        pytest.param([killed(1, 12, 12, 12), killed(2, 30, 30, 30, status="denied")], (12, 12, 12), id="a-denied-one"),
        pytest.param([killed(1, 0, 0, 0)], None, id="none-killed"),
        pytest.param([killed(1, 12, 12, 12) | {"measure": "injured"}], None, id="injured"),
        pytest.param([], None, id="no-figure"),
    ],
)
def test_deaths(told, figures, expected):
    event = told.events[0].model_copy(update={"figures": tuple(figure["id"] for figure in figures)})
    reading = type(told).model_validate(told.model_dump() | {"figures": figures, "events": [event.model_dump()]})
    found = deaths_of(Told(reading, reading.events[0]))
    assert (found and (found.best, found.low, found.high)) == expected


@pytest.mark.parametrize(
    ("sides", "kind"),
    [
        pytest.param((1, 2), 1, id="army-rebels"),
        pytest.param((2, 1), 1, id="rebels-army"),
        pytest.param((2, 3), 2, id="rebels-militia"),
        pytest.param((2, 7), 3, id="rebels-civilians"),
        pytest.param((8, 2), 1, id="foreign-army-rebels"),
        pytest.param((None, 7), None, id="nobody-named"),
        pytest.param((7, 7), None, id="civilians-only"),
    ],
)
def test_type_of_violence(sides, kind):
    assert type_of_violence(*sides) == kind


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [
        pytest.param(-90.0, -180.0, 1, id="first"),
        pytest.param(90.0, 180.0, 259200, id="last"),
        pytest.param(0.0, 0.0, 129961, id="null-island"),
        pytest.param(None, 3.0, None, id="no-point"),
    ],
)
def test_priogrid(lat, lon, cell):
    assert priogrid(lat, lon) == cell
