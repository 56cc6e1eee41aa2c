"""The compact table of GeoNames places: how it lies in one file, and how a name is found in it without reading the file.

The file starts with one line of JSON (what it is, its licence, the codes that the columns point into, and where each
column lies); the columns follow as little-endian arrays, so the file is memory-mapped and opens in milliseconds. Names are
kept folded (see ``fold``), sorted as bytes and searched by bisection.
"""

from __future__ import annotations

import json
import mmap
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from according.errors import CodebookError

FORMAT = "according.places/1"
_ALIGN = 8
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a"})
_DROPPED = frozenset("'’‘`´ʻʼʿʾ.")
_SHORTENED = {"saint": "st", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """Return the form in which names are compared: no case, accents, apostrophes or dots, other marks as one space.

    "Saint", "Mount" and "Fort" become "st", "mt" and "ft", so that both spellings meet. Letters outside the Latin
    script stay as they are.
    """
    if name.isascii():
        plain = name.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", name)
        plain = "".join(mark for mark in decomposed if not unicodedata.combining(mark)).casefold().translate(_PLAIN)
    letters = (mark if mark.isalnum() else " " for mark in plain if mark not in _DROPPED)
    return " ".join(_SHORTENED.get(word, word) for word in "".join(letters).split())


class PlaceTable:
    """The table, opened for reading; rows are numbered from 0 and hold what ``row`` tells."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise CodebookError("the table of places cannot be opened", where=str(path), why=str(error)) from error
        header = self._map[: self._map.find(b"\n") + 1]
        self.about = _read_header(header, path)
        base = len(header) + -len(header) % _ALIGN
        self._column = {
            name: np.frombuffer(self._map, np.dtype(dtype), count, base + offset)
            for name, (dtype, offset, count) in self.about["columns"].items()
        }
        # The shipped table stores lengths where ends are needed: summing them up takes a millisecond and saves two megabytes.
        self._ends = {
            name: self._column[ends] if ends in self._column else np.cumsum(self._column[lengths], dtype=np.uint32)
            for name, ends, lengths in (
                ("name", "name_end", "name_length"),
                ("key", "key_end", "key_length"),
                ("ref", "ref_end", "ref_count"),
            )
        }
        self._keys = range(len(self._ends["key"]))

    def __len__(self) -> int:
        return len(self._column["geonameid"])

    def find(self, key: str) -> list[tuple[int, bool]]:
        """Return (row, whether it is the place's main name) for each place that bears a folded name."""
        wanted = key.encode()
        at = bisect_left(self._keys, wanted, key=self._key)
        if at == len(self._keys) or self._key(at) != wanted:
            return []
        return [(ref >> 1, not ref & 1) for ref in self._slice("ref", at).tolist()]

    def column(self, name: str) -> npt.NDArray[Any]:
        """Return a whole column: of numbers, or of codes into a list of ``about``."""
        return self._column[name]

    def row(self, index: int) -> dict[str, Any]:
        """Return name, geonameid, lat, lon, country, admin1, feature, renown and capital of a row; None is not known."""
        column = self._column
        geonameid = int(column["geonameid"][index])
        feature, capital = self.about["features"][int(column["feature"][index])]
        return {
            "name": str(self._slice("name", index).tobytes(), "utf-8"),
            "geonameid": geonameid or None,
            "lat": round(float(column["lat"][index]), 4),
            "lon": round(float(column["lon"][index]), 4),
            "country": self.about["countries"][int(column["country"][index])],
            "admin1": self.about["admin1"][int(column["admin1"][index])],
            "feature": feature,
            "renown": int(column["renown"][index]) / self.about["renown_steps"],
            "capital": capital,
        }

    def part(self, country: str, admin1: str | None, direction: str) -> tuple[float, float] | None:
        """Return the middle (lat, lon) of the towns in that third of a country or first-level region; None without towns.

        ``direction`` is "centre" or a point of the compass; "northeast" takes the northern and eastern halves.
        """
        inside = self._column["country"] == self._code("countries", country)
        if admin1:
            inside &= self._column["admin1"] == self._code("admin1", admin1)
        lat, lon = self._column["lat"][inside], self._column["lon"][inside]
        if not len(lat):
            return None
        diagonal = len(direction) > len("south") and direction != "centre"
        low, high = (0.5, 0.5) if diagonal else (1 / 3, 2 / 3)
        kept = np.ones(len(lat), bool)
        for axis, upper, lower in ((lat, "north", "south"), (lon, "east", "west")):
            if upper in direction or direction == "centre":
                kept &= axis >= np.quantile(axis, high if upper in direction else low)
            if lower in direction or direction == "centre":
                kept &= axis <= np.quantile(axis, low if lower in direction else high)
        if not kept.any():
            return None
        return round(float(lat[kept].mean()), 2), round(float(lon[kept].mean()), 2)

    def _code(self, codes: str, value: str) -> int:
        try:
            return int(self.about[codes].index(value))
        except ValueError:
            return -1

    def _key(self, index: int) -> bytes:
        return self._slice("key", index).tobytes()

    def _slice(self, column: str, index: int) -> npt.NDArray[Any]:
        ends = self._ends[column]
        return self._column[column][int(ends[index - 1]) if index else 0 : int(ends[index])]


def _read_header(line: bytes, path: Path) -> dict[str, Any]:
    try:
        about = json.loads(line)
    except ValueError as error:
        raise CodebookError("this is no table of places", where=str(path), why="its first line is not JSON") from error
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        raise CodebookError(f"this is no table of places in the format {FORMAT}", where=str(path))
    return about


def write_table(path: Path, about: Mapping[str, Any], columns: Mapping[str, npt.NDArray[Any]]) -> None:
    """Write a table: ``about`` holds source, licence and code lists, ``columns`` the arrays that ``PlaceTable`` reads."""
    stored = {name: array.astype(array.dtype.newbyteorder("<")) for name, array in columns.items()}
    with path.open("wb") as file:
        file.write(header_of(about, {name: (array.dtype.str, len(array)) for name, array in stored.items()}))
        for array in stored.values():
            file.write(array.tobytes() + bytes(padding(array.nbytes)))


def header_of(about: Mapping[str, Any], columns: Mapping[str, tuple[str, int]]) -> bytes:
    """Return the first line of a table, filled up to where its columns begin; ``columns`` are their types and lengths in their order."""
    places: dict[str, Sequence[object]] = {}
    offset = 0
    for name, (dtype, count) in columns.items():
        places[name] = (dtype, offset, count)
        size = np.dtype(dtype).itemsize * count
        offset += size + padding(size)
    header = json.dumps({"format": FORMAT, **about, "columns": places}, ensure_ascii=False).encode() + b"\n"
    return header + bytes(padding(len(header)))


def padding(size: int) -> int:
    """Return how many bytes behind a column of so many fill it up."""
    return -size % _ALIGN
