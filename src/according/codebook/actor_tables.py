"""The tables of actors: states with their people, then groups, media, companies and peoples, a row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast, get_args

from according.codebook.actor_entries import Known, State
from according.codebook.rows import Row, rows
from according.codebook.sectors import sectors_of
from according.codebook.wording_index import WordingIndex
from according.records import ActorKind

STATES = ("iso3", "name", "aliases", "adjectives", "people", "seats", "offices", "means")
ACTORS = ("name", "kind", "aliases", "country", "sectors", "part_of")
TABLES = ("actors.tsv", "parties.tsv", "international.tsv", "media.tsv", "companies.tsv")

_WITH_PLURAL = ("an", "i", "in", "ien", "kh", "ik", "ek", "ak", "ot", "er")


def read_states(file: Path) -> list[tuple[State, Row]]:
    """Return every state with its row; raises CodebookError for one that is listed twice or has no ISO 3166-1 code."""
    found: dict[str, tuple[State, Row]] = {}
    for row in rows(file, STATES):
        state = _state(row)
        if state.country is None or state.country in found:
            raise row.wrong(f"{state.country} is listed twice")
        found[state.country] = state, row
    return list(found.values())


def _state(row: Row) -> State:
    iso3, name = row["iso3"], row["name"]
    if len(iso3) != 3 or not iso3.isupper():
        raise row.wrong(f"{iso3!r} is no ISO 3166-1 alpha-3 code")
    if row["means"] not in ("", "people"):
        raise row.wrong(f"{row['means']!r} is no meaning of an adjective", "Write people, or nothing")
    adjective = next((word.rstrip("?") for word in row.list("adjectives")), None)
    plurals = [word for word in row.list("people") if word.endswith(("s", "people"))]
    called = plurals[0] if plurals else _plural(adjective, name) or f"{adjective} people" if adjective else None
    population = Known(called, "population", iso3, ("CVL",)) if called else None
    return State(
        name.rstrip("?"), "state", iso3, ("GOV",), adjective=adjective, offices=frozenset(row.list("offices")),
        adjective_means_people=row["means"] == "people", people=population,
    )  # fmt: skip


def index_state(state: State, row: Row, index: WordingIndex) -> None:
    """Enter what a state, its government and its people are called; raises CodebookError for a wording that is taken."""
    name = row["name"]
    index.add(state, "name", [name, *row.list("aliases")], row)
    index.add(state, "seat", row.list("seats"), row)
    index.add(state, "adjective", row.list("adjectives"), row)
    if state.people is not None:
        for word in people_words(row):
            index.add(state.people, "people", [word], row)


def people_words(row: Row) -> list[str]:
    """Return the words for the people of a state, the regular plurals of its adjectives behind those that its row lists."""
    plurals = (_plural(adjective, row["name"]) for adjective in row.list("adjectives"))
    return [*row.list("people"), *(plural for plural in plurals if plural)]


def _plural(adjective: str, name: str) -> str | None:
    """Return the word for the people ("Iranians"), None where English has no regular one ("French", "New Zealand")."""
    word = adjective.rstrip("?")
    return word + "s" + adjective[len(word) :] if word.endswith(_WITH_PLURAL) and word != name else None


def read_actors(table: Iterable[Row], states: dict[str, State], row_of: dict[str, Row]) -> dict[str, Known]:
    """Return the actors of a table by name, and note their rows; one that the user's own table has goes without its shipped row.

    Raises CodebookError for a name that is taken, and for a kind, country or sector that there is not.
    """
    taken = {name for state in states.values() for name in (state.name, state.people and state.people.name)}
    found: dict[str, Known] = {}
    for row in table:
        name = row["name"]
        if name in row_of and row_of[name].own and not row.own:
            continue
        if name in row_of or name in taken:
            where = f", first in {row_of[name].place}" if name in row_of else ", first in states.tsv"
            raise row.wrong(f"{name!r} is listed twice{where}", "Give each actor one row")
        row_of[name] = row
        found[name] = _actor(row, states)
    return found


def index_actors(actors: Iterable[Known], row_of: dict[str, Row], index: WordingIndex) -> None:
    """Enter what actors are called; raises CodebookError for a wording that is taken, or listed twice in a row."""
    for actor in actors:
        index.add(actor, "name", _wordings(row_of[actor.name]), row_of[actor.name])


def _actor(row: Row, states: dict[str, State]) -> Known:
    name, kind, country = row["name"], row["kind"], row["country"]
    if not name:
        raise row.wrong("the actor has no name")
    if kind not in get_args(ActorKind):
        raise row.wrong(f"{kind!r} is no kind of actor", f"Choose from {', '.join(get_args(ActorKind))}")
    if country and country not in states:
        raise row.wrong(f"{country!r} is no country of states.tsv", "Write the ISO 3166-1 alpha-3 code, or nothing")
    return Known(name, cast(ActorKind, kind), country or None, sectors_of(row), row["part_of"] or None)


def _wordings(row: Row) -> Iterator[str]:
    yield row["name"]
    seen = {row["name"]}
    for alias in row.list("aliases"):
        if alias in seen:
            raise row.wrong(f"{alias!r} is listed twice for {row['name']}", "Take one of them out")
        seen.add(alias)
        yield alias


def check_wholes(known: dict[str, Known], states: dict[str, State], row_of: dict[str, Row]) -> None:
    """Raise CodebookError for an actor that is part of one that there is not, or of itself in the end."""
    for actor in known.values():
        part, above = actor, {actor.name}
        while part.part_of and part.part_of not in states:
            if part.part_of not in known or part.part_of in above:
                lack = "which is part of it" if part.part_of in above else "which no table lists"
                raise row_of[part.name].wrong(
                    f"{part.name} is part of {part.part_of}, {lack}", "Name another actor, or a state by its ISO code"
                )
            part = known[part.part_of]
            above.add(part.name)
