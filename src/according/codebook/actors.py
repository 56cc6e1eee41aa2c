"""Who is who: states and their governments, holders of offices, groups, media, role nouns and loaded wordings, from their files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from according.codebook.actor_entries import Known, Role, RoleForm, State, Wording
from according.codebook.actor_tables import ACTORS, TABLES, check_wholes, index_actors, index_state, read_actors, read_states
from according.codebook.offices import NEEDED, OFFICES, OFFICES_KNOWN_TO, Offices, in_office, index_people, read_holders
from according.codebook.phrases import Phrases, words_of
from according.codebook.role_nouns import role_nouns
from according.codebook.rows import Row, heading, rows
from according.codebook.wording_index import WordingIndex

__all__ = ["FOLDER", "OFFICES_KNOWN_TO", "ActorCodebook", "Phrases", "Tables", "actor_codebook", "in_office", "own_tables", "words_of"]

FOLDER = Path(__file__).parent
LOADED = ("wording", "as", "note")
GIVEN = ("name", "gender")

Tables = str | Path | Sequence[str | Path]
"""Tables of the user's own: a path, or several."""


@dataclass(frozen=True, slots=True)
class ActorCodebook:
    """Everything known of actors before a text is read.

    An actor's name is its identity, the same in every article: no two have the same (but two peoples, of two countries, may).
    """

    wordings: Phrases[Wording]
    roles: Phrases[RoleForm]
    states: dict[str, State]
    known: dict[str, Known]
    offices: Offices
    role_of: dict[str, Role]
    given_names: dict[str, str]
    loaded_nouns: frozenset[str]
    loaded_adjectives: frozenset[str]

    def resolve(self, part_of: str | None) -> Known | None:
        """Return what ``part_of`` or an office's ``of`` names: a state by its ISO code, or an actor by its name; else None."""
        return None if part_of is None else self.states.get(part_of) or self.known.get(part_of)

    def holder(self, office: str, of: str, day: str) -> Known | None:
        """Return who held an office on a day, None when that is not known; see ``Offices.holder``."""
        name = self.offices.holder(office, of, day)
        return None if name is None else self.known[name]


def actor_codebook(folder: Path = FOLDER, own: tuple[Path, ...] = ()) -> ActorCodebook:
    """Return the codebook of actors, with the user's own tables before the shipped ones.

    A table of ``own`` has columns of actors.tsv, or of offices.tsv. Codebooks are kept; a table is read again only when it was
    changed. Raises CodebookError where the files contradict themselves or each other.
    """
    return _read(folder, own, tuple(_changed(file) for file in own))


def own_tables(tables: Tables) -> tuple[Path, ...]:
    """Return the absolute paths of the user's own tables."""
    return tuple(Path(table).expanduser().absolute() for table in ([tables] if isinstance(tables, str | Path) else tables))


def _changed(file: Path) -> tuple[int, int] | None:
    try:
        told = file.stat()
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size


@cache
def _read(folder: Path, own: tuple[Path, ...], _: tuple[tuple[int, int] | None, ...]) -> ActorCodebook:
    roles, role_of = role_nouns(folder / "roles.tsv")
    named = read_states(folder / "states.tsv")
    states = {row["iso3"]: state for state, row in named}
    actor_rows, office_rows = _rows(folder, own)
    row_of: dict[str, Row] = {}
    known = read_actors(actor_rows, states, row_of)
    check_wholes(known, states, row_of)
    people, tenures = read_holders(office_rows, {**known, **states}, role_of, row_of)
    index = WordingIndex()
    for mine in (True, False):
        for state, row in () if mine else named:
            index_state(state, row, index)
        index_actors((actor for actor in known.values() if row_of[actor.name].own == mine), row_of, index)
        index_people(people, (row for row in office_rows if row_of[row["name"]].own == row.own == mine), index)
    known.update({person.name: person for person in people})
    loaded = [(row["wording"], row["as"]) for row in rows(folder / "loaded.tsv", LOADED)]
    return ActorCodebook(
        wordings=index.phrases,
        roles=roles,
        states=states,
        known=known,
        offices=Offices(tenures, role_of),
        role_of=role_of,
        given_names={row["name"].lower(): row["gender"] for row in rows(folder / "given_names.tsv", GIVEN)},
        loaded_nouns=frozenset(wording for wording, use in loaded if use == "noun"),
        loaded_adjectives=frozenset(wording for wording, use in loaded if use == "adjective"),
    )


def _rows(folder: Path, own: tuple[Path, ...]) -> tuple[list[Row], list[Row]]:
    """Return the rows of all actors and those of all office holders, the user's before the shipped ones."""
    actors: list[Row] = []
    holders: list[Row] = []
    for file in own:
        if "office" in heading(file, own=True):
            holders.extend(rows(file, OFFICES, needed=NEEDED, own=True))
        else:
            actors.extend(rows(file, ACTORS, needed=ACTORS[:2], own=True))
    for table in TABLES:
        actors.extend(rows(folder / table, ACTORS))
    holders.extend(rows(folder / "offices.tsv", OFFICES))
    return actors, holders
