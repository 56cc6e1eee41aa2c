from __future__ import annotations

import pytest

from according.records import Place, Span
from quality.places import Resolution, kilometres, toponyms


def test_kilometres_between_known_points() -> None:
    assert kilometres((0, 0), (0, 180)) == pytest.approx(20015.1, abs=0.1)
    assert kilometres((48.8566, 2.3522), (51.5074, -0.1278)) == pytest.approx(343.6, abs=0.5)
    assert kilometres((10, 10), (10, 10)) == 0


def place(lat: float | None, lon: float | None, geonameid: int | None) -> Place:
    return Place(id="p1", name="X", lat=lat, lon=lon, geonameid=geonameid, mentions=(Span(start=0, end=1),))


def test_resolution_counts_by_hand() -> None:
    resolution = Resolution()
    resolution.add(place(0, 0, 1), {"lat": 0.0, "lon": 1.0, "geonameid": 1})  # 111 km
    resolution.add(place(0, 0, 2), {"lat": 0.0, "lon": 9.0, "geonameid": 3})  # 1,001 km
    resolution.add(place(None, None, None), {"lat": 0.0, "lon": 0.0, "geonameid": None})
    resolution.add(place(0, 0, 4), {"lat": None, "lon": None, "geonameid": None})
    assert resolution.rates() == {
        "within_161km": 33.3, "pointed": 66.7,
        "mean_km": pytest.approx(556.0, abs=0.2), "median_km": pytest.approx(556.0, abs=0.2), "same_id": 50.0,
    }  # fmt: skip


def test_only_literal_and_associative_toponyms_with_a_point_count() -> None:
    row = {
        "toponyms": [
            {"kind": None, "lat": None},
            {"kind": "Literal", "lat": 1.0},
            {"kind": "Metonymic", "lat": None},
            {"kind": "Literal_Expression", "lat": None},
            {"kind": "Demonym", "lat": 1.0},
        ]
    }
    assert [each["kind"] for each in toponyms(row)] == [None, "Literal"]
