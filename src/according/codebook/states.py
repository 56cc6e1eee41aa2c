"""What are states called? The names, other names and adjectives of ``states.tsv``."""

from __future__ import annotations

from functools import cache

from according.codebook.actor_tables import STATES
from according.codebook.plover import FOLDER
from according.codebook.rows import rows


@cache
def names_of_states() -> frozenset[str]:
    """Return every name of every state and territory ("France", "French Republic", "US"), adjectives and capitals left out."""
    table = rows(FOLDER / "states.tsv", STATES)
    return frozenset(name.rstrip("?") for row in table for name in (row["name"], *row.list("aliases")))


@cache
def adjectives_of_states() -> frozenset[str]:
    """Return every adjective of a state in small letters ("syrian", "south korean")."""
    return frozenset(word.rstrip("?").casefold() for row in rows(FOLDER / "states.tsv", STATES) for word in row.list("adjectives"))
