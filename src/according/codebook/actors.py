"""Who is who: states and their governments, holders of offices, groups, media, role nouns and loaded wordings, from their files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar, cast, get_args

from according.codebook.actor_entries import SECTORS, Known, Role, RoleForm, RoleKind, State, Term, Use, Wording
from according.errors import CodebookError
from according.records import ActorKind

FOLDER = Path(__file__).parent
OFFICES_KNOWN_TO = "2025-06-30"
"""The day up to which the list of office holders claims to be right."""

_WORD = re.compile(
    r"'s\b|(?:[^\W\d_]\.){2,}-\w+|(?:[^\W\d_]\.)+(?:[^\W\d_]\.?)?(?!\w)"  # 's · U.S.-led · U.S.
    r"|[^\W_]+(?:['.][^\W_]+)*\.(?=\s|$)|\w+(?:['.](?!s\b)\w+|-(?=\d)\w+)*|\S"  # St. · N'Djamena, MS-13 · anything else
)
_WITH_PLURAL = ("an", "i", "in", "ien", "kh", "ik", "ek", "ak", "ot", "er")
_GENERALS = frozenset({"major", "lieutenant", "brigadier"})
_IRREGULAR = {"man": "men", "woman": "women", "child": "children", "person": "persons", "wife": "wives", "thief": "thieves"}
_UNCOUNTED = frozenset({"people", "police", "media", "personnel", "staff", "press", "townspeople", "public", "displaced"})

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases by their lower-cased words, for the longest match from a given word on."""

    def __init__(self) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], T]]] = {}

    def add(self, words: tuple[str, ...], value: T) -> None:
        """Add a phrase; one phrase may carry several values."""
        self._first.setdefault(words[0], []).append((words, value))

    def sort(self) -> None:
        """Put longer phrases first, so that the first that fits is the longest."""
        for bucket in self._first.values():
            bucket.sort(key=lambda item: -len(item[0]))

    def __contains__(self, word: str) -> bool:
        return word in self._first

    def at(self, lower: list[str], start: int) -> tuple[int, list[T]]:
        """Return the end of the longest phrase that starts at a word, and all its values; (start, []) when there is none."""
        end = start
        found: list[T] = []
        for words, value in self._first.get(lower[start], ()):
            size = len(words)
            if found and size < end - start:
                break
            if size == 1 or tuple(lower[start : start + size]) == words:
                end = start + size
                found.append(value)
        return end, found


@dataclass(frozen=True, slots=True)
class ActorCodebook:
    """Everything known of actors before a text is read."""

    wordings: Phrases[Wording]
    roles: Phrases[RoleForm]
    states: dict[str, State]
    known: dict[str, Known]
    role_of: dict[str, Role]
    given_names: dict[str, str]
    loaded_nouns: frozenset[str]
    loaded_adjectives: frozenset[str]

    def resolve(self, part_of: str | None) -> Known | None:
        """Return what ``part_of`` or an office's ``of`` names: a state by its ISO code, or an actor by its name."""
        return None if part_of is None else self.states.get(part_of) or self.known.get(part_of)


def words_of(phrase: str) -> tuple[str, ...]:
    """Split a phrase into words as the tokenizer of the language does ("al-Qaeda" in three, "U.S." in one)."""
    return tuple(_WORD.findall(phrase.replace("’", "'")))


def in_office(term: Term, day: str) -> bool:
    """Tell whether a term covers a day, as far as the codebook knows."""
    to = term.to or OFFICES_KNOWN_TO
    return term.from_ <= day[: len(term.from_)] and day[: len(to)] <= to


@cache
def actor_codebook(folder: Path = FOLDER) -> ActorCodebook:
    """Return the codebook of actors; raises CodebookError where its files contradict themselves or each other."""
    states = {state.country: state for state in map(_state, _rows(folder / "states.tsv", 8)) if state.country}
    known: dict[str, Known] = {}
    index = _Index()
    for row in _rows(folder / "states.tsv", 8):
        _index_state(row, states[row[1][0]], index)
    for row in _rows(folder / "actors.tsv", 6):
        _add_actor(row, known, states, index)
    _check_wholes(known, states, folder / "actors.tsv")
    for person, aliases in _holders(folder / "offices.tsv", known, states):
        known[person.name] = person
        index.add(person, "person", aliases, folder / "offices.tsv")
    roles, role_of = _roles(folder / "roles.tsv")
    loaded = [(row[0], row[1]) for _, row in _rows(folder / "loaded.tsv", 3)]
    given = {row[0].lower(): row[1] for _, row in _rows(folder / "given_names.tsv", 2)}
    index.phrases.sort()
    roles.sort()
    return ActorCodebook(
        wordings=index.phrases,
        roles=roles,
        states=states,
        known=known,
        role_of=role_of,
        given_names=given,
        loaded_nouns=frozenset(wording for wording, use in loaded if use == "noun"),
        loaded_adjectives=frozenset(wording for wording, use in loaded if use == "adjective"),
    )


Row = tuple[int, list[str]]


def _rows(file: Path, columns: int) -> Iterator[Row]:
    """Yield the number and the fields of each line under the heading; comments start with #."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise CodebookError("a file of the codebook cannot be read", where=str(file), why=str(error)) from error
    heading = False
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != columns:
            raise _wrong(file, number, f"{len(fields)} columns instead of {columns}")
        if heading:
            yield number, fields
        heading = True


def _wrong(file: Path, number: int, why: str) -> CodebookError:
    return CodebookError("the codebook contradicts itself", where=f"{file.name}:{number}", why=why, next_step="Correct that line")


def _list(field: str) -> list[str]:
    return [item.strip() for item in field.split(";") if item.strip()]


def _sectors(field: str, file: str, number: int) -> tuple[str, ...]:
    sectors = tuple(_list(field))
    for sector in sectors:
        if sector not in SECTORS:
            raise _wrong(Path(file), number, f"{sector} is no sector of PLOVER")
    return sectors


class _Index:
    """Wordings and what they stand for; a wording without a question mark stands for one actor only."""

    def __init__(self) -> None:
        self.phrases: Phrases[Wording] = Phrases()
        self._certain: dict[tuple[str, ...], str] = {}
        self._seen: set[tuple[tuple[str, ...], str, Use]] = set()

    def add(self, known: Known, use: Use, wordings: Iterable[str], file: Path, number: int = 0) -> None:
        for wording in wordings:
            company = wording.endswith("?")
            forms = words_of(wording.rstrip("?"))
            key = tuple(form.lower() for form in forms)
            if (forms, known.name, use) in self._seen:
                continue
            if not company and self._certain.setdefault(key, known.name) != known.name:
                raise _wrong(file, number, f"{wording!r} stands for {self._certain[key]} and for {known.name}")
            self._seen.add((forms, known.name, use))
            self.phrases.add(key, Wording(known, use, forms, company))


def _state(row: Row) -> State:
    number, (iso3, name, _, adjectives, people, _, offices, means) = row
    if len(iso3) != 3 or not iso3.isupper():
        raise _wrong(Path("states.tsv"), number, f"{iso3!r} is no ISO 3166-1 alpha-3 code")
    if means not in ("", "people"):
        raise _wrong(Path("states.tsv"), number, f"{means!r} is no meaning of an adjective")
    adjective = next((word.rstrip("?") for word in _list(adjectives)), None)
    plurals = [word for word in _list(people) if word.endswith(("s", "people"))]
    called = plurals[0] if plurals else _plural(adjective, name) or f"{adjective} people" if adjective else None
    population = Known(called, "population", iso3, ("CVL",)) if called else None
    return State(
        name.rstrip("?"), "state", iso3, ("GOV",), adjective=adjective, offices=frozenset(_list(offices)),
        adjective_means_people=means == "people", people=population,
    )  # fmt: skip


def _index_state(row: Row, state: State, index: _Index) -> None:
    number, (_, name, aliases, adjectives, people, seats, _, _) = row
    file = Path("states.tsv")
    index.add(state, "name", [name, *_list(aliases)], file, number)
    index.add(state, "seat", _list(seats), file, number)
    index.add(state, "adjective", _list(adjectives), file, number)
    if state.people is not None:
        index.add(state.people, "people", _list(people), file, number)
        for adjective in _list(adjectives):
            plural = _plural(adjective, name)
            if plural:
                index.add(state.people, "people", [plural], file, number)


def _plural(adjective: str, name: str) -> str | None:
    """Return the word for the people ("Iranians"), None where English has no regular one ("French", "New Zealand")."""
    word = adjective.rstrip("?")
    return word + "s" + adjective[len(word) :] if word.endswith(_WITH_PLURAL) and word != name else None


def _add_actor(row: Row, known: dict[str, Known], states: dict[str, State], index: _Index) -> None:
    number, (name, aliases, kind, country, sectors, part_of) = row
    file = Path("actors.tsv")
    if name in known:
        raise _wrong(file, number, f"{name!r} is listed twice")
    if kind not in get_args(ActorKind):
        raise _wrong(file, number, f"{kind!r} is no kind of actor")
    if country and country not in states:
        raise _wrong(file, number, f"{country!r} is no country of states.tsv")
    actor = Known(name, cast(ActorKind, kind), country or None, _sectors(sectors, file.name, number), part_of or None)
    known[name] = actor
    index.add(actor, "name", [name, *_list(aliases)], file, number)


def _check_wholes(known: dict[str, Known], states: dict[str, State], file: Path) -> None:
    for actor in known.values():
        if actor.part_of and actor.part_of not in known and actor.part_of not in states:
            why = f"{actor.name} is part of {actor.part_of}, which it lacks"
            raise CodebookError("the codebook contradicts itself", where=file.name, why=why)


def _holders(file: Path, known: dict[str, Known], states: dict[str, State]) -> list[tuple[Known, list[str]]]:
    people: dict[str, tuple[Known, list[str]]] = {}
    for number, (name, aliases, gender, office, of, from_, to, _) in _rows(file, 8):
        if of not in states and of not in known:
            raise _wrong(file, number, f"{of!r} is neither a state nor an actor")
        if to and to < from_:
            raise _wrong(file, number, "the term ends before it begins")
        term = Term(office, of, from_, to or None)
        whole = states.get(of) or known[of]
        country = whole.country
        person, wordings = people.get(name, (Known(name, "person", country, gender=gender or None), [name]))
        wordings.extend(_list(aliases))
        people[name] = (replace(person, terms=(*person.terms, term), country=person.country or country), wordings)
    return list(people.values())


def _roles(file: Path) -> tuple[Phrases[RoleForm], dict[str, Role]]:
    phrases: Phrases[RoleForm] = Phrases()
    roles: dict[str, Role] = {}
    for number, (noun, kind, sectors, broader, takes_up, gender) in _rows(file, 6):
        if noun in roles:
            raise _wrong(file, number, f"{noun!r} is listed twice")
        if kind not in get_args(RoleKind):
            raise _wrong(file, number, f"{kind!r} is no kind of role")
        wider = tuple(_list(broader))
        role = Role(
            noun, cast(RoleKind, kind), _sectors(sectors, file.name, number), wider, frozenset(_list(takes_up)), gender or None,
            frozenset({noun, *wider}),
        )  # fmt: skip
        roles[noun] = role
        words = tuple(word.lower() for word in words_of(noun))
        phrases.add(words, RoleForm(role, noun in ("people", "displaced people")))
        if kind != "title" and noun not in _UNCOUNTED:
            phrases.add(_plural_role(words), RoleForm(role, plural=True))
        if len(words) == 2 and (words[0] == "vice" or words[1] == "general"):  # "vice-president", "secretary-general"
            phrases.add((words[0], "-", words[1]), RoleForm(role, plural=False))
    return phrases, roles


def _plural_role(words: tuple[str, ...]) -> tuple[str, ...]:
    """Put a role phrase into the plural: its last word, or the first of "secretaries general" and "chiefs of staff"."""
    noun_first = len(words) > 1 and (words[1] in ("of", "in") or (words[1] == "general" and words[0] not in _GENERALS))
    at = 0 if noun_first else len(words) - 1
    word = words[at]
    for singular, plural in _IRREGULAR.items():
        if word == singular or (word.endswith(singular) and singular in ("man", "woman", "child")):
            return (*words[:at], word[: -len(singular)] + plural, *words[at + 1 :])
    if word == "medium":
        return (*words[:at], "media", *words[at + 1 :])
    if word.endswith("y") and word[-2] not in "aeiou":
        return (*words[:at], word[:-1] + "ies", *words[at + 1 :])
    if word.endswith(("s", "ch", "sh", "x")):
        return (*words[:at], word + "es", *words[at + 1 :])
    return (*words[:at], word + "s", *words[at + 1 :])
