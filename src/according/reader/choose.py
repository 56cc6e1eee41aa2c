"""Which of the places that bear a name is meant: by what the text says that it lies in, by its neighbours, by how well known it is.

A choice weighs renown (the logarithm of the population, the baseline of Leidner 2007) against the countries and regions that the
same text names and the nearness of its other places (spatial minimality, ibid.). What the text says outright ("Springfield,
Illinois", "the Syrian town of") goes before all weights. All names are weighed together: each hopes for the company of every place
that the others may be, as far as they are likely, and after a few rounds the best stands. One name has one sense in a text unless
it says otherwise.

The weights were tuned by single steps on half of each development file (LGL, TR-News, GeoWebNews) and checked on the other. Two steps
gained on the first half (NAMED_REGION 2.2, a lesser SHARPNESS: LGL 85.7 to 86.2 within 161 km) and lost on the other (79.3 to 79.1), so
they were not taken.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from according.codebook.gazetteer import Gazetteer, GazetteerPlace
from according.codebook.place_table import fold
from according.reader.heard import Heard
from according.reader.whereabouts import WATERS, Toponym

OTHER_NAME = -1.3  # a place known by another name as well is seldom the one meant
CAPITAL = 1.5
KIND = 2.0
AT_HOME = 0.7  # words of public life give the country away
INSIDE = 0.7  # its region is named inside the name of an organisation; its country half of that
SAME_COUNTRY = 3.0  # times the share of the text's other names that lie in that country
NAMED_COUNTRY = 0.7  # the text names the country itself, or its people
NAMED_REGION = 1.5  # the text names the region
REGION_OF_OTHERS = 0.7  # for each other name that lies in that region
NEAR = 1.5  # for each other town near by, less and less with the distance
WITHIN_REACH = 0.4  # for each other town within a day's drive
ENOUGH = 1.5  # companions that a place can count; more prove nothing more
NEARNESS_KM = 60.0  # the distance at which a neighbour counts for a third
REACH_KM = 400.0
SHARPNESS = 3.5  # how quickly a lesser weight makes a place unlikely
FAMOUS = 6.0  # a million people, or a capital of thirty thousand
WELL_KNOWN = 4.7  # 50,000 people: a name that is not taken for a stranger
ROUNDS = 3  # more change nothing
_REGIONS = frozenset({"region", "county", "country"})
_TOWNS = frozenset({"city", "county"})
_EARTH = 6371.0
_DEGREE = 111.2  # kilometres to a degree of latitude


def choose(toponyms: Sequence[Toponym], gazetteer: Gazetteer, heard: Heard | None = None) -> list[GazetteerPlace | None]:
    """Return the place that each toponym stands for, None where the gazetteer knows none.

    ``heard`` is what else the text lets slip about where it is at home. A direction gives the part of the place.
    """
    within = _containers(toponyms)
    allowed = [_allowed(toponym, within[at]) for at, toponym in enumerate(toponyms)]
    company = _Company(heard or Heard())
    at_name = [company.add(fold(toponym.name), candidates, toponym.kind) for toponym, candidates in zip(toponyms, allowed, strict=True)]
    company.settle()
    chosen = [company.best(at) for at in at_name]
    _one_sense(toponyms, allowed, chosen)
    chosen = [
        None if place and _strange(toponym, place, toponyms, chosen) else place for toponym, place in zip(toponyms, chosen, strict=True)
    ]
    chosen = _borne_out(toponyms, chosen, heard or Heard())
    return [_part(gazetteer, toponym, place) for toponym, place in zip(toponyms, chosen, strict=True)]


@dataclass(slots=True)
class _Name:
    """A name of the text with what it may stand for; ``likely`` sums up to 1, ``near`` holds for each candidate the towns about it."""

    name: str
    candidates: tuple[GazetteerPlace, ...]
    kind: str | None
    alone: list[float]
    likely: list[float]
    weights: list[float] = field(default_factory=list)
    near: list[list[tuple[int, int, float]]] = field(default_factory=list)


class _Company:
    """The names of one text, weighed together."""

    def __init__(self, heard: Heard) -> None:
        self._heard = heard
        self._names: list[_Name] = []
        self._at: dict[tuple[str, tuple[str, ...], str | None], int] = {}

    def add(self, name: str, candidates: tuple[GazetteerPlace, ...], kind: str | None) -> int:
        """Take a name in and return its number; the same name with the same candidates is one."""
        key = (name, tuple(place.key for place in candidates), kind)
        if key not in self._at:
            self._at[key] = len(self._names)
            alone = [self._alone(place, kind) for place in candidates]
            self._names.append(_Name(name, candidates, kind, alone, _likely(alone), alone))
        return self._at[key]

    def best(self, number: int) -> GazetteerPlace | None:
        """Return the candidate of a name that weighs most, the first of two equals; None when there is none."""
        name = self._names[number]
        return max(zip(name.weights, name.candidates, strict=True), key=lambda pair: pair[0])[1] if name.candidates else None

    def settle(self) -> None:
        """Weigh each name by the likely company of the others, several times."""
        self._meet()
        for _ in range(ROUNDS):
            tally = _Tally(self._names, self._heard.peoples)
            for name in self._names:
                if len(name.candidates) > 1:
                    name.weights = [self._weight(name, at, tally) for at in range(len(name.candidates))]
            for name in self._names:
                name.likely = _likely(name.weights)

    def _alone(self, place: GazetteerPlace, kind: str | None) -> float:
        """Return what a candidate weighs before the other names are asked."""
        weight = _renown(place) + KIND * _fits(kind, place.feature)
        weight += AT_HOME * (place.country in self._heard.at_home)
        weight += INSIDE / 2 * (place.country in self._heard.countries_inside)
        return weight + INSIDE * (place.feature != "country" and _region(place) in self._heard.regions_inside)

    def _meet(self) -> None:
        """Note for each town that a name may be the towns within reach that the other names may be."""
        for name in self._names:
            name.near = [self._neighbours(name, place) if len(name.candidates) > 1 else [] for place in name.candidates]

    def _neighbours(self, name: _Name, place: GazetteerPlace) -> list[tuple[int, int, float]]:
        if place.feature not in _TOWNS or place.lat is None:
            return []
        found = []
        for number, other in enumerate(self._names):
            if other.name != name.name:
                for at, town in enumerate(other.candidates):
                    if town.feature in _TOWNS and town.lat is not None and abs(place.lat - town.lat) * _DEGREE < REACH_KM:
                        distance = kilometres(place, town)
                        if distance < REACH_KM:
                            found.append((number, at, math.exp(-distance / NEARNESS_KM)))
        return found

    def _weight(self, name: _Name, at: int, tally: _Tally) -> float:
        place, weight = name.candidates[at], name.alone[at]
        if place.country:
            weight += SAME_COUNTRY * tally.share(place.country, name.name)
            if place.feature != "country":
                weight += NAMED_COUNTRY * tally.named(place.country)
            if place.admin1:
                weight += NAMED_REGION * min(1.0, _mass(tally.regions.get(_region(place)), name.name))
                weight += REGION_OF_OTHERS * min(ENOUGH, _mass(tally.in_regions.get(_region(place)), name.name))
        close: dict[str, float] = {}
        reach: dict[str, float] = {}
        for number, which, nearness in name.near[at]:
            other = self._names[number]
            close[other.name] = max(close.get(other.name, 0.0), other.likely[which] * nearness)
            reach[other.name] = max(reach.get(other.name, 0.0), other.likely[which])
        return weight + NEAR * min(ENOUGH, sum(close.values())) + WITHIN_REACH * min(ENOUGH, sum(reach.values()))


class _Tally:
    """How much of the names of a text likely lies in each country and region, each name counted once."""

    def __init__(self, names: Sequence[_Name], peoples: Iterable[str]) -> None:
        self._peoples = frozenset(peoples)
        self.countries: dict[str, dict[str, float]] = defaultdict(dict)
        self.regions: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        self.in_regions: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        self._named: dict[str, float] = {}
        self._counted: set[str] = set()
        for name in names:
            if name.candidates and name.name not in self._counted:
                self._counted.add(name.name)
                for likely, place in zip(name.likely, name.candidates, strict=True):
                    self._count(name.name, likely, place)

    def _count(self, name: str, likely: float, place: GazetteerPlace) -> None:
        if place.country is None:
            return
        country = self.countries[place.country]
        country[name] = country.get(name, 0.0) + likely
        if place.feature == "country":
            self._named[place.country] = max(self._named.get(place.country, 0.0), likely)
        if place.admin1:
            region = (self.regions if place.feature == "region" else self.in_regions)[_region(place)]
            region[name] = region.get(name, 0.0) + likely

    def share(self, country: str, but: str) -> float:
        """Return the share of the names and peoples of the text, but for one name, that belong to a country."""
        names = len(self._counted - {but}) + len(self._peoples)
        return (_mass(self.countries.get(country), but) + (country in self._peoples)) / max(1, names)

    def named(self, country: str) -> float:
        """Return how likely the text names a country or its people."""
        return 1.0 if country in self._peoples else self._named.get(country, 0.0)


def _mass(names: Mapping[str, float] | None, but: str) -> float:
    """Return how many names, but for one, likely lie in a country or region."""
    return sum(likely for name, likely in names.items() if name != but) if names else 0.0


def _likely(weights: Sequence[float]) -> list[float]:
    if not weights:
        return []
    most = max(weights)
    shares = [math.exp(SHARPNESS * (weight - most)) for weight in weights]
    return [share / sum(shares) for share in shares]


def _region(place: GazetteerPlace) -> tuple[str, str]:
    return place.country or "", fold(place.admin1 or "")


def _renown(place: GazetteerPlace) -> float:
    if not place.main:
        return place.renown + OTHER_NAME
    return place.renown + (CAPITAL if place.capital else 0)


def _containers(toponyms: Sequence[Toponym]) -> list[Toponym | None]:
    by_start = {toponym.start: toponym for toponym in toponyms}
    return [by_start.get(toponym.container) if toponym.container is not None else None for toponym in toponyms]


def _allowed(toponym: Toponym, container: Toponym | None) -> tuple[GazetteerPlace, ...]:
    """Return the candidates that what the text says outright leaves; all of them when it would leave none.

    The name of a country is never another name of a town ("Mexico" for its capital), nor that of a part of the world one of a small
    town ("Middle East" in Maryland), unless the words beside it say so.
    """
    candidates = toponym.candidates
    if toponym.kind != "city" and any(place.feature == "country" for place in candidates):
        candidates = tuple(place for place in candidates if place.main)
    if container is None and not toponym.kind and any(place.country is None and place.renown >= FAMOUS for place in candidates):
        candidates = tuple(place for place in candidates if place.renown >= FAMOUS)
    if container is not None and not _mere_list(candidates, container):
        candidates = tuple(place for place in candidates if any(lies_in(place, other) for other in container.candidates)) or candidates
    elif toponym.country:
        candidates = tuple(place for place in candidates if place.country == toponym.country) or candidates
    return candidates


def _mere_list(candidates: Sequence[GazetteerPlace], container: Toponym) -> bool:
    """Tell a list ("Washington, New York and London", "in Russia, U.S. officials said") from a town and what it lies in."""
    best = container.candidates[0]
    if best.feature == "country" and any(place.feature == "country" for place in candidates):
        return True
    return best.feature == "city" and any(_renown(place) >= FAMOUS for place in candidates)


def lies_in(place: GazetteerPlace, container: GazetteerPlace) -> bool:
    """Tell whether a place lies in a country, region or county; a place does not lie in itself."""
    if place.country is None or place.country != container.country or place.key == container.key:
        return False
    if place.feature in ("country", "continent"):
        return False
    if container.feature == "country":
        return True
    if container.feature not in ("region", "county") or not place.admin1 or not container.admin1:
        return False
    return fold(place.admin1) == fold(container.admin1) and place.feature != container.feature


def kilometres(place: GazetteerPlace, other: GazetteerPlace) -> float:
    """Return the great-circle distance of two places; infinity when one has no point."""
    if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
        return math.inf
    north, south = math.radians(place.lat), math.radians(other.lat)
    step = math.sin((north - south) / 2) ** 2
    step += math.cos(north) * math.cos(south) * math.sin(math.radians(place.lon - other.lon) / 2) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(step)))


def _strange(toponym: Toponym, place: GazetteerPlace, toponyms: Sequence[Toponym], chosen: Sequence[GazetteerPlace | None]) -> bool:
    """Tell whether a small place lies where nothing else in the text does: more likely the gazetteer lacks the one meant."""
    if place.renown >= WELL_KNOWN or place.feature not in _TOWNS or toponym.container is not None:
        return False
    name = fold(toponym.name)
    others = {other.country for each, other in zip(toponyms, chosen, strict=True) if other and other.country and fold(each.name) != name}
    return bool(others) and place.country not in others


def _borne_out(toponyms: Sequence[Toponym], chosen: Sequence[GazetteerPlace | None], heard: Heard) -> list[GazetteerPlace | None]:
    """Leave out the towns inside the names of others that lie where nothing else in the text does: the "Savannah Courier" of Kano."""
    told = {place.country for toponym, place in zip(toponyms, chosen, strict=True) if place and not toponym.inside}
    told |= heard.peoples | heard.at_home | heard.countries_inside
    return [
        None if place and toponym.inside and place.feature in _TOWNS and place.country not in told else place
        for toponym, place in zip(toponyms, chosen, strict=True)
    ]


def _fits(kind: str | None, feature: str) -> int:
    if kind == "city":
        return 1 if feature == "city" else -1
    if kind == "county":
        return 1 if feature == "county" else -1 if feature == "city" else 0
    if kind == "region":
        return 1 if feature in _REGIONS else 0
    return 1 if kind == "water" and feature in WATERS else 0


def _one_sense(toponyms: Sequence[Toponym], allowed: Sequence[tuple[GazetteerPlace, ...]], chosen: list[GazetteerPlace | None]) -> None:
    """Give a name without a container the sense that it has where the text tells it."""
    told: dict[str, GazetteerPlace] = {}
    for toponym, candidates, place in zip(toponyms, allowed, chosen, strict=True):
        if place is not None and len(candidates) < len(toponym.candidates):
            told.setdefault(fold(toponym.name), place)
    for at, toponym in enumerate(toponyms):
        sense = told.get(fold(toponym.name))
        if sense is not None and len(allowed[at]) == len(toponym.candidates) and not toponym.kind:
            chosen[at] = sense


def _part(gazetteer: Gazetteer, toponym: Toponym, place: GazetteerPlace | None) -> GazetteerPlace | None:
    if place is None or not toponym.direction or place.feature not in _REGIONS:
        return place
    return gazetteer.part(place, toponym.direction)
