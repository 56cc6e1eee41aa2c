"""What is in a dump of GeoNames? Its places, read one by one from ``allCountries.zip``, ``cities500.zip``, ``SY.zip`` or their texts.

A dump is UTF-8 text of 19 columns parted by tabs, packed or not (https://download.geonames.org/export/dump/readme.txt).
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from according.codebook.place_names import KNOWN_ABROAD, bare_name, further_names
from according.codebook.place_table import fold
from according.codebook.plover import FOLDER
from according.codebook.rows import rows
from according.errors import GazetteerError

COLUMNS = 19
_ID, _NAME, _OTHERS, _LAT, _LON, _CODE, _COUNTRY, _ADMIN1, _POPULATION = 0, 1, 3, 4, 5, 7, 8, 10, 14
_LONGEST_NAME = 255  # bytes; GeoNames allows 200 characters
_LONGEST_LINE = 1 << 20
_NEXT = "Give a dump of GeoNames as it is offered there: allCountries.zip, cities500.zip, SY.zip, or the text in it"


@dataclass(frozen=True, slots=True)
class DumpedPlace:
    """One place of a dump, with the folded names that lead to it beside its own.

    ``country`` is ISO 3166-1 alpha-3 or None, ``region`` the code of its first-level region ("LB.04"). ``feature`` is "admin1" for such
    a region itself, which only gives the code a name.
    """

    geonameid: int
    name: str
    also: frozenset[str]
    lat: float
    lon: float
    country: str | None
    region: str
    population: int
    feature: str
    capital: bool


def places_of(dump: Path, passed: Callable[[int], object] = lambda _: None) -> Iterator[DumpedPlace]:
    """Yield the places of a dump that the codebook takes (``place_features.tsv``), line by line, so that memory stays flat.

    ``passed`` hears how many bytes of the file were read since it was last told. Raises GazetteerError for a file that cannot be
    opened, is no dump, or ends in the middle.
    """
    number = 0
    try:
        with ExitStack() as opened:
            for line in _lines(dump, opened, passed):
                number += 1
                place = _place(_text(line).split("\t"))
                if place is not None:
                    yield place
    except (zipfile.BadZipFile, EOFError, zlib.error) as error:
        raise GazetteerError(
            "the dump is cut off or damaged", where=str(dump), why=str(error) or "it ends in the middle", next_step="Fetch it again"
        ) from error
    except OSError as error:
        raise GazetteerError("the dump cannot be read", where=str(dump), why=error.strerror or str(error)) from error
    except (ValueError, RuntimeError) as error:  # the latter for an archive that is locked or packed in an unknown way
        what, then = ("the dump is damaged", "Fetch it again") if number > 1 else ("this is no dump of GeoNames", _NEXT)
        raise GazetteerError(what, where=f"{dump} line {number}" if number else str(dump), why=str(error), next_step=then) from error
    if not number:
        raise GazetteerError("this is no dump of GeoNames", where=str(dump), why="it is empty", next_step=_NEXT)


def size_of(dump: Path) -> int:
    """Return how many bytes of a dump there are to read; raises GazetteerError when it cannot be opened."""
    try:
        return dump.stat().st_size
    except OSError as error:
        raise GazetteerError("the dump cannot be read", where=str(dump), why=error.strerror) from error


def _lines(dump: Path, opened: ExitStack, passed: Callable[[int], object]) -> Iterator[bytes]:
    file: IO[bytes] = opened.enter_context(dump.open("rb"))
    packed = zipfile.is_zipfile(file) or file.seek(0) or file.read(2) == b"PK"  # one that is cut off has no directory, and is told so
    file.seek(0)
    text: IO[bytes] = file
    if packed:
        archive = opened.enter_context(zipfile.ZipFile(file))
        members = [each for each in archive.infolist() if each.filename.endswith(".txt") and "readme" not in each.filename.lower()]
        if len(members) != 1:
            raise ValueError(f"the archive holds {len(members)} texts instead of one")
        text = io.BufferedReader(opened.enter_context(archive.open(members[0])), 1 << 20)  # type: ignore[type-var]  # it reads as a raw file does
    told = 0
    for number, line in enumerate(iter(lambda: text.readline(_LONGEST_LINE), b"")):
        yield line
        if number % 10_000 == 0:
            passed(file.tell() - told)
            told = file.tell()
    passed(file.tell() - told)


def _text(line: bytes) -> str:
    try:
        return line.decode().rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise ValueError("it is not in UTF-8, as every dump of GeoNames is") from error


def _place(cells: list[str]) -> DumpedPlace | None:
    """Return the place of a line; ValueError when it is no line of a dump, None for a place that is not taken."""
    if len(cells) != COLUMNS:
        raise ValueError(f"a line has {len(cells)} columns instead of {COLUMNS}")
    feature = features().get(cells[_CODE])
    name = cells[_NAME]
    if feature is None or not fold(name) or len(name.encode()) > _LONGEST_NAME:
        return None
    letters, population = cells[_COUNTRY], int(cells[_POPULATION] or 0)
    also = further_names(name, cells[_OTHERS].split(","), letters, population)
    if feature == "county":
        also |= {bare_name(name)} - {fold(name), ""}
    return DumpedPlace(
        geonameid=int(cells[_ID]), name=name, also=frozenset(also), lat=float(cells[_LAT]), lon=float(cells[_LON]),
        country=_letters().get(letters), region=f"{letters}.{cells[_ADMIN1]}", population=population, feature=feature,
        capital=cells[_CODE] == "PPLC" and population > KNOWN_ABROAD,
    )  # fmt: skip


@cache
def features() -> dict[str, str]:
    """Return what the features that are taken are called here, by their codes; "admin1" is a first-level region."""
    return {row["code"]: row["feature"] for row in rows(FOLDER / "place_features.tsv", ("code", "feature", "what"))} | {"ADM1": "admin1"}


@cache
def _letters() -> dict[str, str]:
    return {row["iso2"]: row["iso3"] for row in rows(FOLDER / "country_letters.tsv", ("iso2", "iso3"))}
