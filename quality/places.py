"""Are places found, and put in the right spot? Toponyms, and the distance from the annotated point.

A toponym is found when a place mention of ours overlaps it (``toponym``) or has exactly its characters (``toponym_exact``).
Of the found ones with an annotated point: ``within_161km`` is the share that we put within 161 km (100 miles) of it, where one that we
leave without a point counts as not within; ``pointed`` the share that we give a point at all; ``mean_km`` the mean distance of those;
``same_id`` the share with the annotated GeoNames id, of those that have one.
GeoWebNews marks more than names: only its literal and associative toponyms with coordinates count (Gritta et al. 2020).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from statistics import mean, median
from typing import TYPE_CHECKING

from quality.corpora import Row, rows
from quality.spans import Offsets, overlapping
from quality.tally import Rates, Tally, compare, percent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from according.records import Place, Reading
    from quality.subject import Subject

PATTERN = "*.jsonl.gz"
NEAR_KM = 161
EARTH_KM = 6371.0088
TOPONYM_KINDS = frozenset({
    "Literal", "Literal_Modifier", "Embedded_Literal", "Mixed", "Coercion",
    "Metonymic", "Non_Literal_Modifier", "Embedded_Non_Lit",
})  # fmt: skip


@dataclass(slots=True)
class Resolution:
    """What was made of the toponyms that were found: how many have an annotated point or id, and how near we came."""

    with_point: int = 0
    with_id: int = 0
    same_id: int = 0
    distances: list[float] = field(default_factory=list)

    def add(self, place: Place, toponym: Row) -> None:
        """Count one found toponym."""
        if toponym["lat"] is None:
            return
        self.with_point += 1
        if place.lat is not None and place.lon is not None:
            self.distances.append(kilometres((place.lat, place.lon), (toponym["lat"], toponym["lon"])))
        if toponym["geonameid"] is not None:
            self.with_id += 1
            self.same_id += place.geonameid == toponym["geonameid"]

    def rates(self) -> Rates:
        """Return the shares in per cent and the errors in kilometres."""
        near = sum(distance <= NEAR_KM for distance in self.distances)
        return {
            "within_161km": percent(near, self.with_point),
            "pointed": percent(len(self.distances), self.with_point),
            "mean_km": round(mean(self.distances), 1) if self.distances else None,
            "median_km": round(median(self.distances), 1) if self.distances else None,
            "same_id": percent(self.same_id, self.with_id),
        }


def score(path: Path, subject: Subject) -> Rates:
    """Score one file."""
    from according.records import Article  # the package is met only when there is something to score

    annotated = list(rows(path))
    loose, exact, resolution = Tally(), Tally(), Resolution()
    readings = subject.reader.read_many(Article(text=row["text"]) for row in annotated)
    for row, reading in zip(annotated, readings, strict=True):
        gold = toponyms(row)
        given = place_mentions(reading)
        spans, wanted = [span for span, _ in given], [(each["start"], each["end"]) for each in gold]
        pairs = overlapping(spans, wanted)
        loose += Tally(len(pairs), len(given), len(gold))
        exact += compare(spans, wanted)
        for number, place in pairs:
            resolution.add(given[number][1], gold[place])
    return loose.rates("toponym") | {"toponym_exact_f1": exact.f1} | resolution.rates()


def toponyms(row: Row) -> list[Row]:
    """Return the annotated toponyms of a text; where kinds are given, those of the counted kinds with coordinates."""
    return [each for each in row["toponyms"] if each["kind"] is None or (each["kind"] in TOPONYM_KINDS and each["lat"] is not None)]


def place_mentions(reading: Reading) -> Sequence[tuple[Offsets, Place]]:
    """Return every mention of a place in a reading."""
    return [((mention.start, mention.end), place) for place in reading.places for mention in place.mentions]


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance between two points in degrees (latitude, longitude), by the haversine formula."""
    lat, lon, lat_other, lon_other = map(radians, (*one, *other))
    chord = sin((lat_other - lat) / 2) ** 2 + cos(lat) * cos(lat_other) * sin((lon_other - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))
