"""Groups of words that the reader's rules ask for by name; loads ``word_groups.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from according.codebook.plover import FOLDER


def word_group(name: str) -> frozenset[str]:
    """Return the words of a group, in lower case. Raises KeyError for a group that there is not."""
    return word_groups()[name]


@cache
def word_groups() -> Mapping[str, frozenset[str]]:
    """Return every group of ``word_groups.toml`` by its name."""
    with (FOLDER / "word_groups.toml").open("rb") as stream:
        return {name: frozenset(words) for name, words in tomllib.load(stream).items()}
