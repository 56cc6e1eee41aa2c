"""What a country or a sector is called in the data sets that came before: COW, Gleditsch and Ward, FIPS, CAMEO, ACLED, UCDP."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from according.codebook.plover import FOLDER
from according.codebook.rows import Row, rows

_COUNTRY = ("iso3", "name", "iso_number", "cow", "cow_number", "gw", "fips", "cameo", "acled_region", "ucdp_region")
_SECTOR = ("sector", "meaning", "cameo", "acled")


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """The codes of one country; None where a list does not have it. ``cow`` is an abbreviation, the numbers are numbers."""

    name: str
    iso_number: int | None
    cow: str | None
    cow_number: int | None
    gw: int | None
    fips: str | None
    cameo: str | None
    acled_region: str | None
    ucdp_region: str | None


@dataclass(frozen=True, slots=True)
class SectorCodes:
    """CAMEO's type and ACLED's kind of actor for a sector; None where there is none."""

    cameo: str | None
    acled: int | None


@cache
def countries() -> dict[str, CountryCodes]:
    """Return the codes of every country by its ISO 3166-1 alpha-3 code."""
    return {row["iso3"]: _country(row) for row in rows(FOLDER / "country_codes.tsv", _COUNTRY)}


@cache
def sectors() -> dict[str, SectorCodes]:
    """Return the older codes of every sector of PLOVER."""
    return {row["sector"]: SectorCodes(row["cameo"] or None, _number(row, "acled")) for row in rows(FOLDER / "sector_codes.tsv", _SECTOR)}


def _country(row: Row) -> CountryCodes:
    return CountryCodes(
        name=row["name"], iso_number=_number(row, "iso_number"), cow=row["cow"] or None, cow_number=_number(row, "cow_number"),
        gw=_number(row, "gw"), fips=row["fips"] or None, cameo=row["cameo"] or None, acled_region=row["acled_region"] or None,
        ucdp_region=row["ucdp_region"] or None,
    )  # fmt: skip


def _number(row: Row, column: str) -> int | None:
    if row[column] and not row[column].isdigit():
        raise row.wrong(f"{row[column]!r} in the column {column} is no number")
    return int(row[column]) if row[column] else None
