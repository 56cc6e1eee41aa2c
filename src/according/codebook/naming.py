"""Which names are those of states and their regions, past or present, and which of parties and organisations, whoever marks them?"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from according.codebook.actor_tables import ACTORS
from according.codebook.plover import FOLDER
from according.codebook.rows import rows
from according.codebook.states import names_of_states
from according.errors import CodebookError

_WHERE = "naming.toml"
_FORMER = ("name", "aliases")


@dataclass(frozen=True, slots=True)
class Naming:
    """Names as they are written, single blanks between words, and the words of ``naming.toml`` in lower case.

    ``states`` are those of today, ``lands`` all that are places also where they act, ``bodies`` parties and organisations.
    """

    states: frozenset[str]
    lands: frozenset[str]
    bodies: frozenset[str]
    realms: frozenset[str]
    seats: frozenset[str]
    votes: frozenset[str]
    districts: frozenset[str]


@cache
def naming() -> Naming:
    """Return the names, read once; raises CodebookError for a table or list that is broken."""
    former = {name for row in rows(FOLDER / "former_states.tsv", _FORMER) for name in (row["name"], *row.list("aliases"))}
    tables = (rows(FOLDER / file, ACTORS) for file in ("parties.tsv", "international.tsv"))
    bodies = {name.rstrip("?") for table in tables for row in table for name in (row["name"], *row.list("aliases"))}
    lands = names_of_states() | former | _regions()
    try:
        lists = {name: frozenset(words) for name, words in tomllib.loads((FOLDER / _WHERE).read_text("utf-8")).items()}
        return Naming(states=names_of_states(), lands=lands, bodies=frozenset(bodies - lands), **lists)
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise CodebookError("the words do not parse", where=_WHERE, why=str(error)) from error


def _regions() -> set[str]:
    lines = (line.split("\t") for line in (FOLDER / "regions.tsv").read_text("utf-8").splitlines() if not line.startswith(("#", "name\t")))
    return {cells[0] for cells in lines if len(cells) > 6 and cells[4] == "region" and cells[5] and cells[6] == cells[0]}
