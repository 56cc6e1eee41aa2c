"""Which of the places that bear a name is meant: by what the text says that it lies in, by its neighbours, by how well known it is.

A choice weighs renown (the logarithm of the population, the baseline of Leidner 2007) against the countries and regions that the
same text names and the distance to the places chosen already (spatial minimality, ibid.). What the text says outright
("Springfield, Illinois", "the Syrian town of") goes before all weights. One name has one sense in a text unless it says otherwise.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from according.codebook.gazetteer import Gazetteer, GazetteerPlace
from according.codebook.place_table import fold
from according.reader.whereabouts import WATERS, Toponym

OTHER_NAME = -1.3  # a place known by another name as well is seldom the one meant
CAPITAL = 1.5
SAME_COUNTRY = 3.0  # times the share of the text's other names that lie in that country
NAMED_COUNTRY = 0.7  # the text names the country itself, or its people
SAME_REGION = 1.5  # the text names the region
REGION_OF_OTHERS = 0.7  # another name of the text lies in that region
NEAR = ((40.0, 1.5), (120.0, 1.0), (400.0, 0.4))  # kilometres to the nearest other town, and what it is worth
KIND = 2.0
FAMOUS = 6.0  # a million people, or a capital of thirty thousand
WELL_KNOWN = 4.7  # 50,000 people: a name that is not taken for a stranger
ROUNDS = 3  # each weighs with the choices of the one before; more change nothing
_REGIONS = frozenset({"region", "county", "country"})
_EARTH = 6371.0


def choose(toponyms: Sequence[Toponym], gazetteer: Gazetteer, told: Iterable[str] = ()) -> list[GazetteerPlace | None]:
    """Return the place that each toponym stands for, None where the gazetteer knows none.

    ``told`` are codes of countries that the text names otherwise, by their people for one. A direction gives the part of the place.
    """
    within = _containers(toponyms)
    allowed = [_allowed(toponym, within[at]) for at, toponym in enumerate(toponyms)]
    chosen = [_alone(candidates) for candidates in allowed]
    for _ in range(ROUNDS):
        surroundings = _Surroundings(toponyms, chosen, told)
        chosen = [surroundings.best(toponym, candidates) for toponym, candidates in zip(toponyms, allowed, strict=True)]
        _one_sense(toponyms, allowed, chosen)
    surroundings = _Surroundings(toponyms, chosen, told)
    chosen = [None if place and surroundings.strange(toponym, place) else place for toponym, place in zip(toponyms, chosen, strict=True)]
    return [_part(gazetteer, toponym, place) for toponym, place in zip(toponyms, chosen, strict=True)]


def _alone(candidates: Sequence[GazetteerPlace]) -> GazetteerPlace | None:
    """Guess before the text is asked: the only candidate, or one that is far better known than the rest."""
    ranked = sorted((_renown(place) for place in candidates), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0] - ranked[1] < 0.5):
        return None
    return max(candidates, key=_renown)


def _renown(place: GazetteerPlace) -> float:
    if not place.main:
        return place.renown + OTHER_NAME
    return place.renown + (CAPITAL if place.capital else 0)


def _containers(toponyms: Sequence[Toponym]) -> list[Toponym | None]:
    by_start = {toponym.start: toponym for toponym in toponyms}
    return [by_start.get(toponym.container) if toponym.container is not None else None for toponym in toponyms]


def _allowed(toponym: Toponym, container: Toponym | None) -> tuple[GazetteerPlace, ...]:
    """Return the candidates that what the text says outright leaves; all of them when it would leave none.

    The name of a country is never another name of a town ("Mexico" for its capital) unless the words beside it say so.
    """
    candidates = toponym.candidates
    if toponym.kind != "city" and any(place.feature == "country" for place in candidates):
        candidates = tuple(place for place in candidates if place.main)
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


class _Surroundings:
    """What the other names of a text are worth to a candidate: its country, its region, its neighbours."""

    def __init__(self, toponyms: Sequence[Toponym], chosen: Sequence[GazetteerPlace | None], told: Iterable[str]) -> None:
        self._countries: dict[str, set[str]] = defaultdict(set)
        self._named: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._regions: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._towns: list[tuple[str, GazetteerPlace]] = []
        self._told = set(told)
        for country in self._told:
            self._countries[country].add(country)
        for toponym, place in zip(toponyms, chosen, strict=True):
            if place is None or place.country is None:
                continue
            name = fold(toponym.name)
            self._countries[place.country].add(name)
            if place.feature == "country":
                self._told.add(place.country)
            if place.admin1:
                (self._named if place.feature == "region" else self._regions)[place.country, fold(place.admin1)].add(name)
            if place.feature in ("city", "county") and (name, place) not in self._towns:
                self._towns.append((name, place))

    def best(self, toponym: Toponym, candidates: Sequence[GazetteerPlace]) -> GazetteerPlace | None:
        """Return the candidate that weighs most, the better known one of two equals."""
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        name = fold(toponym.name)
        every = sum(len(names - {name}) for names in self._countries.values())
        return max(candidates, key=lambda place: self._weight(toponym, name, place, max(1, every)))

    def strange(self, toponym: Toponym, place: GazetteerPlace) -> bool:
        """Tell whether a small place lies where nothing else in the text does: more likely the gazetteer lacks the one meant."""
        if place.renown >= WELL_KNOWN or place.feature not in ("city", "county") or toponym.container is not None:
            return False
        own = {fold(toponym.name)}
        elsewhere = any(names - own for country, names in self._countries.items() if country != place.country)
        return elsewhere and not self._countries.get(place.country or "", own) - own

    def _weight(self, toponym: Toponym, name: str, place: GazetteerPlace, every: int) -> float:
        weight = _renown(place)
        own = {name}
        if place.country in self._countries:
            weight += SAME_COUNTRY * len(self._countries[place.country] - own) / every
        if place.country in self._told and place.feature != "country":
            weight += NAMED_COUNTRY
        if place.country and place.admin1:
            region = (place.country, fold(place.admin1))
            if self._named.get(region, own) - own:
                weight += SAME_REGION
            elif self._regions.get(region, own) - own:
                weight += REGION_OF_OTHERS
        if place.feature in ("city", "county"):
            nearest = min((kilometres(place, other) for other_name, other in self._towns if other_name != name), default=math.inf)
            weight += next((worth for reach, worth in NEAR if nearest <= reach), 0.0)
        return weight + KIND * _fits(toponym.kind, place.feature)


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
