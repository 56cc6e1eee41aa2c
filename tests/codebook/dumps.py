"""Small dumps in the format of GeoNames, of places that there are not."""

from __future__ import annotations

import zipfile
from pathlib import Path

TOWN = 90_000_001


def line(geonameid: int, name: str, code: str = "PPL", country: str = "SY", **given: object) -> str:
    """Return one line of a dump; ``given`` are ``others``, ``lat``, ``lon``, ``admin1``, ``population``."""
    cells = [
        geonameid, name, name, given.get("others", ""), given.get("lat", 35.5), given.get("lon", 36.5), code[:1], code, country, "",
        given.get("admin1", "12"), "", "", "", given.get("population", 0), "", "", "Asia/Nowhere", "2024-01-01",
    ]  # fmt: skip
    return "\t".join(map(str, cells))


LINES = (
    line(TOWN, "Qzuvala", others="Kzuvala,قزوفالا,QZV", population=120),
    line(90_000_002, "Al Qzumaya", lat=34.2, lon=37.1),
    line(90_000_003, "Qzubar Air Base", "AIRB", lat=33.5, lon=36.0),
    line(90_000_004, "Qzubar District", "ADM2", population=50_000),
    line(90_000_005, "Qzuland", "ADM1", admin1="99"),
    line(90_000_006, "Qzuton", country="XK", admin1="99", population=900),
    line(90_000_007, "Qzufarm", "FRM"),
)


def text_dump(folder: Path, lines: tuple[str, ...] = LINES, name: str = "QZ.txt") -> Path:
    """Write a dump as a text."""
    path = folder / name
    path.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")
    return path


def packed_dump(folder: Path, lines: tuple[str, ...] = LINES, name: str = "QZ.zip") -> Path:
    """Write a dump as GeoNames packs one, with a note beside it."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "a note")
        archive.writestr(path.with_suffix(".txt").name, "".join(f"{each}\n" for each in lines))
    return path
