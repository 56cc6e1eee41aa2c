"""How a stream of places becomes a table that ``PlaceTable`` reads, in flat memory however many they are.

Places and names go into a database on disk, which sorts them and spills what does not fit; then column after column is written. Unlike
the shipped table this one holds ends in place of lengths, so that opening it reads none of it.
"""

from __future__ import annotations

import hashlib
import math
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from according.codebook.geonames import DumpedPlace, features
from according.codebook.place_table import PlaceTable, fold, header_of, padding
from according.errors import GazetteerError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

RENOWN_STEPS = 30  # a byte holds the logarithm of a population in steps of 8 per cent
SAME_NAME = 60  # the most places that one name leads to: more are never told apart, and would have to be weighed in every text
_EACH_COUNTRY = 3  # of which so many of every country go before the rest
_BATCH = 20_000
_MEMORY = "400MB"
_DIGITS = 16
_TABLES = """
    CREATE TABLE place (row BIGINT, geonameid INTEGER, name VARCHAR, lat FLOAT, lon FLOAT, country VARCHAR, region VARCHAR, feature VARCHAR,
                        capital BOOLEAN, renown UTINYINT);
    CREATE TABLE name (key VARCHAR, row BIGINT, other BOOLEAN, country VARCHAR, population BIGINT);
    CREATE TABLE region (code VARCHAR, name VARCHAR);
"""
# A region is called as in the shipped table, by the towns that both have, so that places of either lie in one; else as the dump calls it.
_REGIONS = """
    WITH counted AS (SELECT region AS code, admin1, count(*) AS towns FROM place JOIN shipped USING (geonameid) GROUP BY ALL),
         shared AS (SELECT code, arg_max(admin1, (towns, admin1)) AS admin1 FROM counted GROUP BY code)
    SELECT code, admin1 FROM shared
    UNION ALL SELECT code, min(name) FROM region ANTI JOIN shared USING (code) GROUP BY code
"""
_DTYPES = {
    "geonameid": "<i4", "lat": "<f4", "lon": "<f4", "renown": "|u1", "admin1": "<u2", "country": "|u1", "feature": "|u1",
    "name_end": "<u4", "name": "|u1", "key_end": "<u4", "key": "|u1", "ref_end": "<u4", "ref": "<u4",
}  # fmt: skip


def write_places(places: Iterable[DumpedPlace], out: Path, about: dict[str, Any], said: Callable[[str], object] = lambda _: None) -> int:
    """Write a table of places and return how many there are; ``about`` holds its source and licence, ``said`` hears what is done next.

    The file appears whole or not at all. Raises GazetteerError when it cannot be written, as for want of space (a full dump needs
    some 3 GB while it is sorted), or when there are no places.
    """
    import duckdb  # slow to load, and wanted only here

    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".adding-") as folder, ExitStack() as opened:
            work = Path(folder)
            database = opened.enter_context(duckdb.connect(work / "places.duckdb"))
            database.execute(f"SET memory_limit='{_MEMORY}'; SET temp_directory='{work / 'spilled'}'; SET threads=2; {_TABLES}")
            if not (count := _take_in(places, database)):
                raise GazetteerError("there are no places to add in it", where=str(out.stem))
            said("sorting the names")
            columns = _Columns(work)
            codes = _write_rows(database, columns)
            _write_names(database, columns)
            said("writing the table")
            columns.join(about | codes, work / "table")
            (work / "table").replace(out)
            return count
    except (OSError, duckdb.OperationalError, duckdb.FatalException) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error).splitlines()[0]
        raise GazetteerError(
            "the table of places cannot be written",
            where=str(out),
            why=why,
            next_step="Free some space there, or give another place with --out",
        ) from error


def renown(population: int, feature: str) -> float:
    """Return how well known a place is, as the decimal logarithm of its people; a region is less a place than a town of its size."""
    people = math.log10(max(population, 0) + 100)
    return people if feature == "city" else 0.75 * people


def _take_in(places: Iterable[DumpedPlace], database: DuckDBPyConnection) -> int:
    """Put places, regions and names into the database, batch by batch, and return how many places there are."""
    import pyarrow as pa  # as above

    stream, row = iter(places), 0
    while batch := list(islice(stream, _BATCH)):
        kept, named, regions = [], [], []
        for place in batch:
            if place.feature == "admin1":
                regions.append((place.region, place.name))
                continue
            steps = round(RENOWN_STEPS * renown(place.population, place.feature))
            kept.append(
                (row, place.geonameid, place.name, place.lat, place.lon, place.country, place.region, place.feature, place.capital, steps)
            )
            named.append((fold(place.name), row, False, place.country, place.population))
            named += [(key, row, True, place.country, place.population) for key in sorted(place.also)]
            row += 1
        for table, records in (("place", kept), ("name", named), ("region", regions)):
            if records:
                columns = [pa.array(column) for column in zip(*records, strict=True)]
                database.register("batch", pa.table(columns, [str(at) for at in range(len(columns))]))
                database.execute(f"INSERT INTO {table} SELECT * FROM batch")  # noqa: S608 - our own word
                database.unregister("batch")
    return row


def _write_rows(database: DuckDBPyConnection, columns: _Columns) -> dict[str, Any]:
    """Write what is known of each place and return the lists that its codes point into."""
    import pyarrow as pa  # as above

    shipped = PlaceTable(Path(__file__).parent / "places.bin")
    names = np.array(shipped.about["admin1"], object)[shipped.column("admin1")]
    database.register("shipped", pa.table({"geonameid": shipped.column("geonameid"), "admin1": names}).drop_null())
    regions = dict(database.execute(_REGIONS).fetchall())
    countries = [code for (code,) in database.execute("SELECT DISTINCT country FROM place ORDER BY country").fetchall()]
    kinds = sorted({(feature, False) for feature in features().values()} | {("city", True)})
    admin1 = [None, *sorted(set(regions.values()))]
    at_country, at_kind, at_admin1 = ({value: at for at, value in enumerate(values)} for values in (countries, kinds, admin1))
    found = database.execute("SELECT geonameid, lat, lon, renown, country, region, feature, capital, name FROM place ORDER BY row")
    while rows := found.fetchmany(_BATCH):
        geonameid, lat, lon, steps, country, region, feature, capital, name = zip(*rows, strict=True)
        columns.add("geonameid", geonameid)
        columns.add("lat", lat)
        columns.add("lon", lon)
        columns.add("renown", steps)
        columns.add("country", [at_country[code] for code in country])
        columns.add("admin1", [at_admin1[regions.get(code)] for code in region])
        columns.add("feature", [at_kind[kind] for kind in zip(feature, capital, strict=True)])
        columns.add_texts("name", [each.encode() for each in name])
    return {"countries": countries, "features": [list(kind) for kind in kinds], "admin1": admin1, "renown_steps": RENOWN_STEPS}


def _write_names(database: DuckDBPyConnection, columns: _Columns) -> None:
    """Write the names in the order of their bytes, each with the places that bear it, the best known first."""
    groups = groupby(_names(database), key=itemgetter(0))
    while batch := [(key, _borne(list(members))) for key, members in islice(groups, _BATCH)]:
        columns.add_texts("key", [key.encode() for key, _ in batch])
        columns.add_lists("ref", [refs for _, refs in batch])


def _names(database: DuckDBPyConnection) -> Iterator[tuple[str, int, str | None]]:
    """Yield each name with a place and whether it is another name of it (the last bit), and the country of the place."""
    found = database.execute("SELECT key, row * 2 + other::INT, country FROM name ORDER BY key, other, population DESC, row")
    while rows := found.fetchmany(_BATCH):
        yield from rows


def _borne(members: list[tuple[str, int, str | None]]) -> list[int]:
    """Return the places that a name leads to: all, or of too many the best known of every country and then the rest."""
    if len(members) > SAME_NAME:
        seen: dict[str | None, int] = {}
        order = []
        for at, (_, _, country) in enumerate(members):
            seen[country] = seen.get(country, 0) + 1
            order.append((seen[country] > _EACH_COUNTRY, at))
        members = [members[at] for _, at in sorted(order)[:SAME_NAME]]
    return [ref for _, ref, _ in members]


class _Columns:
    """The columns of a table on their way, each in a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._counts = dict.fromkeys(_DTYPES, 0)

    def add(self, name: str, values: Iterable[object]) -> None:
        """Write further values of a column."""
        array = np.array(list(values), _DTYPES[name])
        with (self._folder / name).open("ab") as file:
            file.write(array.tobytes())
        self._counts[name] += len(array)

    def add_texts(self, name: str, texts: list[bytes]) -> None:
        """Write further texts of a column and where each ends."""
        self.add(f"{name}_end", self._counts[name] + np.cumsum([len(text) for text in texts]))
        self.add(name, np.frombuffer(b"".join(texts), "u1"))

    def add_lists(self, name: str, lists: list[list[int]]) -> None:
        """Write further lists of a column and where each ends."""
        self.add(f"{name}_end", self._counts[name] + np.cumsum([len(each) for each in lists]))
        self.add(name, [value for each in lists for value in each])

    def join(self, about: dict[str, Any], out: Path) -> None:
        """Write the table; its first line also holds a hash of all columns, which tells it from any other."""
        whole = hashlib.sha256()
        for name in _DTYPES:
            with (self._folder / name).open("rb") as column:
                while piece := column.read(1 << 20):
                    whole.update(piece)
        digest = whole.hexdigest()[:_DIGITS]
        with out.open("wb") as file:
            file.write(header_of(about | {"digest": digest}, {name: (dtype, self._counts[name]) for name, dtype in _DTYPES.items()}))
            for name in _DTYPES:
                with (self._folder / name).open("rb") as column:
                    shutil.copyfileobj(column, file, 1 << 20)
                file.write(bytes(padding((self._folder / name).stat().st_size)))
