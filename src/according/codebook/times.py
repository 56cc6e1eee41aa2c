"""Words of time, from ``times.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from according.errors import CodebookError


def months() -> dict[str, int]:
    """Return month names and their short forms, lower case, with their numbers 1 to 12."""
    return _numbers("months", 12)


def weekdays() -> dict[str, int]:
    """Return the days of the week, lower case, with their ISO numbers 1 (Monday) to 7."""
    return _numbers("weekdays", 7)


def short_weekdays() -> dict[str, int]:
    """Return short forms of the days of the week, lower case, with their ISO numbers."""
    return _numbers("short_weekdays", 7)


@cache
def _numbers(section: str, highest: int) -> dict[str, int]:
    table: dict[str, int] = time_words()[section]
    for word, number in table.items():
        if not 1 <= number <= highest:
            raise CodebookError(f'"{word}" must be a number from 1 to {highest}', where=f"times.toml [{section}]")
    return table


@cache
def time_words() -> dict[str, Any]:
    """Return the whole table of time words by section."""
    table: dict[str, Any] = tomllib.loads(files("according.codebook").joinpath("times.toml").read_text("utf-8"))
    return table
