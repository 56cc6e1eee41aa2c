"""Which places a name can stand for: towns from GeoNames (``places.bin``), and countries, regions and waters (``regions.tsv``).

Towns of 500 people and more, their other names and the first- and second-level regions around them are GeoNames data
(https://www.geonames.org, CC BY 4.0). A region's point is the middle of its places, weighted by nothing. Tables that the user adds
(``according gazetteer add``) are asked beside the shipped one, which goes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path

from according.codebook.added_places import added
from according.codebook.place_table import PlaceTable, fold
from according.errors import CodebookError

COLUMNS = ("name", "also", "short", "behind", "feature", "country", "admin1", "lat", "lon", "geonameid")
FEATURES = frozenset({
    "country", "continent", "region", "boundary", "city", "facility", "sea", "ocean", "strait", "canal", "bay", "lake", "river", "mountain",
})  # fmt: skip
# How well known a place of a kind is when its population says nothing, in powers of ten of people.
_RENOWN = {"country": 8.6, "continent": 9.0, "sea": 7.5, "ocean": 7.5, "city": 7.4, "region": 6.9}
_RENOWN_OF_OTHERS = 5.8
_ARTICLES = ("al ", "el ", "ar ", "as ", "ash ", "ad ", "an ", "at ", "az ", "the ")


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place that a name can stand for; ``lat`` and ``lon`` are None where no single point would be right.

    ``renown`` is the decimal logarithm of the people who live there, or a like figure for what has no people; ``main`` is
    False where the name asked for is one of its other names. ``key`` tells two places apart.
    """

    key: str
    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    feature: str
    renown: float
    main: bool = True
    capital: bool = False


class Gazetteer:
    """All places by name; open it once with ``gazetteer()`` and ask ``lookup``."""

    def __init__(
        self,
        table: PlaceTable,
        regions: str,
        adjectives: Mapping[str, str],
        where: str = "regions.tsv",
        added: Mapping[str, PlaceTable] | None = None,
    ) -> None:
        self._table = table
        self._added = dict(added or {})
        self._adjective = adjectives
        self._regions: dict[str, list[GazetteerPlace]] = defaultdict(list)
        self._short: dict[str, list[GazetteerPlace]] = defaultdict(list)
        self._behind: dict[str, list[GazetteerPlace]] = defaultdict(list)
        self._country: dict[str, GazetteerPlace] = {}
        for number, line in enumerate(regions.splitlines(), start=1):
            if line and not line.startswith(("#", "name\t")):
                self._add(line, f"{where} line {number}", number)
        self.lookup = lru_cache(maxsize=1 << 16)(self._lookup)

    @property
    def about(self) -> str:
        """One line on where the places are from and under which licence."""
        return f"{self._table.about['source']}, {self._table.about['licence']}"

    @property
    def added(self) -> tuple[str, ...]:
        """What was added, each by its name and the hash of what is in it ("allCountries-0a1b2c3d"); empty for the shipped table alone."""
        return tuple(f"{name}-{table.about['digest'][:8]}" for name, table in self._added.items())

    def country(self, code: str) -> GazetteerPlace | None:
        """Return the country of an ISO 3166-1 alpha-3 code, or None."""
        return self._country.get(code)

    def adjective(self, word: str) -> str | None:
        """Return the country that an adjective or the name of a people belongs to ("Syrian", "Syrians"), or None."""
        return self._adjective.get(word.casefold())

    def part(self, place: GazetteerPlace, direction: str) -> GazetteerPlace:
        """Return the part of a country or region that lies in a direction ("north", "southeast", "centre").

        Its point is the middle of those of its towns that lie there, as a third of them do; None where no town is known. It has
        no GeoNames id. The name is left to the caller, who has the words of the text.
        """
        point = self._table.part(place.country, place.admin1, direction) if place.country else None
        lat, lon = point or (None, None)
        return replace(place, key=f"{place.key}.{direction}", geonameid=None, lat=lat, lon=lon, feature="region", capital=False)

    def short(self, form: str) -> tuple[GazetteerPlace, ...]:
        """Return the places that a form stands for just as it is written, dots aside ("US", "U.S.", "UAE")."""
        return tuple(self._short.get(form.replace(".", ""), ()))

    def behind(self, form: str) -> tuple[GazetteerPlace, ...]:
        """Return the places that a form stands for behind a comma ("Ill.", "VA", "Ont.")."""
        return tuple(self._behind.get(form.replace(".", "").replace(" ", ""), ()))

    def _lookup(self, name: str) -> tuple[GazetteerPlace, ...]:
        """Return the places that bear a name, the best known first; empty when there is none.

        An Arabic article or "the" before the name is looked past when the name is not known with it, and so are the spaces in
        transcribed names ("Deir Ezzor" is Deir ez-Zor).
        """
        key = fold(name)
        found = self._bearing(key)
        for article in _ARTICLES:
            if not found and key.startswith(article):
                found = self._bearing(key[len(article) :])
        if not found and " " in key:
            found = self._bearing(key.replace(" ", ""))
        return tuple(sorted(found, key=lambda place: place.renown - (0 if place.main else 1.5), reverse=True))

    def _bearing(self, key: str) -> list[GazetteerPlace]:
        if not key:
            return []
        found = list(self._regions.get(key, ()))
        known = {(place.country, place.feature, fold(place.name)) for place in found}
        for row, main in self._table.find(key):
            place = _town(self._table, row, main=main)
            if (place.country, place.feature, fold(place.name)) not in known:
                found.append(place)
        for table in self._added.values():
            ids = {place.geonameid for place in found}
            towns = (_town(table, row, main=main) for row, main in table.find(key))
            found += [town for town in towns if town.geonameid not in ids and (town.country, town.feature, fold(town.name)) not in known]
        return found

    def _add(self, line: str, where: str, number: int) -> None:
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            raise CodebookError(f"a row has {len(COLUMNS)} cells, this one {len(cells)}", where=where)
        name, also, short, behind, feature, country, admin1, lat, lon, geonameid = (cell.strip() for cell in cells)
        if feature not in FEATURES:
            raise CodebookError(f"{feature!r} is no kind of place", where=where, next_step=f"Use one of {', '.join(sorted(FEATURES))}")
        if bool(lat) != bool(lon):
            raise CodebookError("a point needs both lat and lon", where=where)
        try:
            place = GazetteerPlace(
                key=f"r{number}", name=name, geonameid=int(geonameid) if geonameid else None,
                lat=float(lat) if lat else None, lon=float(lon) if lon else None,
                country=country or None, admin1=admin1 or None, feature=feature, renown=_RENOWN.get(feature, _RENOWN_OF_OTHERS),
            )  # fmt: skip
        except ValueError as error:
            raise CodebookError("a number does not parse", where=where, why=str(error)) from error
        self._enter(place, _parts(also), _parts(short), _parts(behind))

    def _enter(self, place: GazetteerPlace, also: list[str], short: list[str], behind: list[str]) -> None:
        for key in {fold(form) for form in (place.name, *also)}:
            self._regions[key].append(place)
        for form in short:
            self._short[form].append(place)
        for form in (*behind, *short):
            self._behind[form].append(place)
        if place.feature == "country" and place.country:
            self._country[place.country] = place


def _town(table: PlaceTable, row: int, *, main: bool) -> GazetteerPlace:
    told = table.row(row)
    return GazetteerPlace(key=f"g{told['geonameid'] or -row}", main=main, **told)


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer of the package with what the user has added, opened once.

    Raises CodebookError for a table that is none, and GazetteerError where ``ACCORDING_GAZETTEER`` names what is not there.
    """
    folder = files("according.codebook")
    with as_file(folder.joinpath("places.bin")) as path:
        table = PlaceTable(Path(path))
    return Gazetteer(
        table,
        folder.joinpath("regions.tsv").read_text("utf-8"),
        adjectives(folder.joinpath("states.tsv").read_text("utf-8")),
        added={path.stem: PlaceTable(path) for path in added()},
    )


def adjectives(states: str) -> dict[str, str]:
    """Return the country code by adjective and by name of its people, lower case; words that several bear are left out."""
    lines = [line for line in states.splitlines() if line and not line.startswith("#")]
    heading = lines[0].split("\t")
    found: dict[str, str] = {}
    for line in lines[1:]:
        cells = dict(zip(heading, line.split("\t"), strict=False))
        for word in _parts(cells.get("adjectives", "")) + _parts(cells.get("people", "")):
            if not word.endswith("?"):
                found.setdefault(word.casefold(), cells["iso3"])
                found.setdefault(f"{word.casefold()}s", cells["iso3"])
    return found
