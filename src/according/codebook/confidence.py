"""How much each sign weighs in how sure an event is: ``confidence.toml``, fitted by ``python -m quality.calibrate``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from according.codebook.plover import FOLDER
from according.errors import CodebookError

WEIGHTS = FOLDER / "confidence.toml"
TABLES = ("with_head", "without_head")


@dataclass(frozen=True, slots=True)
class Confidence:
    """The weights by sign, in log-odds, for models that have a trigger head and for those that have none; ``base`` is where both begin."""

    with_head: dict[str, float]
    without_head: dict[str, float]


@cache
def confidence() -> Confidence:
    """Return the weights that ship with the package."""
    return load(WEIGHTS)


def load(path: Path) -> Confidence:
    """Read the weights of a file; CodebookError when a table or its base is missing."""
    with path.open("rb") as stream:
        tables = tomllib.load(stream)
    for name in TABLES:
        if "base" not in tables.get(name, {}):
            raise CodebookError(f"no base in [{name}]", where=path.name, next_step="Fit it anew: python -m quality.calibrate --update")
    return Confidence(**{name: {sign: float(weight) for sign, weight in tables[name].items()} for name in TABLES})
