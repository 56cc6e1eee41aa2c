"""What languages are called, and by which words English is known."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def language_words() -> frozenset[str]:
    """Return the commonest words of English, lower case."""
    return _words()


def language_name(code: str) -> str | None:
    """Return the English name of an ISO 639 code; None for a code that is not in the table."""
    name: str | None = _table()["names"].get(code)
    return name


@cache
def _words() -> frozenset[str]:
    return frozenset(_table()["words"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("according.codebook").joinpath("languages.toml").read_text("utf-8"))
