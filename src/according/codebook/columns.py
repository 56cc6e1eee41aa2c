"""By which names the columns of a table of articles go."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def usual_columns() -> Mapping[str, tuple[str, ...]]:
    """Return for each field of an article (text, published, …) the names of columns that usually hold it, best first."""
    table = tomllib.loads(files("according.codebook").joinpath("columns.toml").read_text("utf-8"))
    return {field: tuple(names) for field, names in table.items()}
