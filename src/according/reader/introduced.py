"""How a text introduces whom it names: appositions, predicates and nouns that a name is given to ("Jane Doe, a spokeswoman")."""

from __future__ import annotations

from collections.abc import Iterator

from according.codebook.word_groups import word_group
from according.reader.columns import Columns
from according.reader.described import Descriptions
from according.reader.description import Description
from according.reader.named import Names
from according.reader.party import Party

_NAMES = word_group("giving_names")
_LOOSE = frozenset({"appos", "nmod", "nmod:desc", "nmod:unmarked"})
_DEPTH = 6  # how deep a title's phrase may hold a name
_LONGEST = 20  # words of a title


def introductions(columns: Columns, names: Names, descriptions: Descriptions) -> Iterator[tuple[Party, Description, int]]:
    """Give named persons and groups what a text says they are, and yield each noun that stands for one of them, with what it says."""
    for token, party in list(names.at.items()):
        for noun in _beside(columns, names, token, party):
            found = _told(party, noun, columns, descriptions)
            if found is None and "itself" in columns.lower[noun:token]:  # "a group that calls itself X" is no person
                found = _renamed(party, noun, descriptions)
            if found is not None:
                yield party, found, noun
        head = columns.head[token]
        predicate = columns.dep[token] == "nsubj" and any(columns.dep[one] == "cop" for one in columns.children[head])
        if predicate and head not in names.at and columns.pos[head] != "ADJ":  # what "was not official" is no official
            _told(party, head, columns, descriptions)


def _beside(columns: Columns, names: Names, token: int, party: Party) -> Iterator[int]:
    """Yield the nouns that stand for whom a name beside them names."""
    if columns.dep[token] == "appos" and columns.head[token] not in names.at:
        yield columns.head[token]
    for child in columns.children[token]:
        titled = columns.dep[child] == "nmod:desc" and any(columns.dep[below] == "nmod" for below in columns.children[child])
        if (columns.dep[child] == "appos" or titled) and child not in names.at:
            yield child
        if columns.dep[child] == "nmod" and columns.cased(child) == "of" and party.kind == "person":
            hit = names.hit_at.get(child)
            party.belong(None, hit.known.country if hit is not None and hit.known.kind == "state" else None)
    described = _second_subject(columns, names, token)
    if described is None and party.kind in ("person", "group"):
        described = _called(columns, token)
    if described is None and party.kind == "person":
        described = _at_end(columns, names, token)
    if described is not None and described not in names.at:
        yield described


def _called(columns: Columns, token: int) -> int | None:
    """Return the noun that a name is given to further on ("a man who gave his name as Ann Reed", "a spokesman named Reed")."""
    up = columns.head[token]
    if columns.lower[up] in ("name", "himself", "herself"):
        up = columns.head[up]
    naming = columns.dep[up] in ("acl", "acl:relcl") and not _NAMES.isdisjoint(columns.lower[up:token])
    noun = columns.head[up]
    return noun if naming and columns.pos[noun] == "NOUN" and columns.sentence[noun] == columns.sentence[token] else None


def _second_subject(columns: Columns, names: Names, token: int) -> int | None:
    """Return the noun that a name explains where both are subjects to the tree ("the firm's head, Ann Reed, said"; without commas too)."""
    first = names.span.get(token, (token, token))[0]
    if columns.dep[token] != "nsubj" or not first:
        return None
    comma = columns.lower[first - 1] == ","
    subjects = (one for one in columns.children[columns.head[token]] if columns.dep[one] == "nsubj" and one < first - comma)
    return next((one for one in subjects if comma or _is_one_phrase(columns, one, token)), None)


def _at_end(columns: Columns, names: Names, token: int) -> int | None:
    """Return the noun whose phrase ends in a name that the tree hangs below it ("the head of the office in Tarn Ann Reed")."""
    up = columns.head[token]
    if columns.dep[token] not in _LOOSE or columns.cased(token) or columns.lower[names.span.get(token, (token, token))[0] - 1] == ",":
        return None
    if not columns.cased(up) or columns.pos[token] != "PROPN":
        return None
    for _ in range(_DEPTH):
        if not columns.dep[up].startswith("nmod") or up > token:
            break
        up = columns.head[up]
    return up if up < token and columns.pos[up] in ("NOUN", "PROPN") else None


def _is_one_phrase(columns: Columns, noun: int, name: int) -> bool:
    """Tell whether nothing stands between a noun and a name behind it but words that hang on one of them."""
    return name - noun < _LONGEST and all(
        columns.lower[at] != "," and (_hangs_on(columns, at, noun) or _hangs_on(columns, at, name)) for at in range(noun + 1, name)
    )


def _hangs_on(columns: Columns, token: int, top: int) -> bool:
    for _ in range(_DEPTH):
        if token == top:
            return True
        token = columns.head[token]
    return False


def _told(party: Party, noun: int, columns: Columns, descriptions: Descriptions) -> Description | None:
    """Give a party what a noun says that it is, and return that; None for a noun that says nothing of such a party."""
    found = descriptions.at(noun) if columns.pos[noun] in ("NOUN", "PROPN", "ADJ") else None
    if found is None or found.plural or not _suits(party, found):
        return None
    if party.known is not None and party.kind != "person":  # the codebook knows better what it is
        party.roles.update(found.role.also)
        return found
    if found.role.kind == "medium":
        party.kind = "medium"
    party.take_on(found.role, former=found.former)
    if found.whole is not None and found.whole.kind in ("group", "medium"):
        party.belong(found.whole, found.country)
        if not found.role.sectors:
            party.add_sectors(found.whole.sectors)
    elif found.owner is None:
        party.belong(None, found.country)
    return found


def _renamed(party: Party, noun: int, descriptions: Descriptions) -> Description | None:
    """Make a body of what its name makes look like a person, and return what the noun says of it; None where it is no body either."""
    found = descriptions.at(noun)
    if found is None or found.role.kind != "group" or party.known is not None or party.roles:
        return None
    party.kind = "group"
    party.take_on(found.role, former=found.former)
    return found


def _suits(party: Party, found: Description) -> bool:
    if party.kind in ("person", "office"):
        return found.role.kind in ("person", "office", "population")
    if party.kind == "medium":
        return found.role.kind == "medium" or "JRN" in found.role.takes_up
    return party.kind == "group" and (found.role.kind == "group" or (found.role.kind == "medium" and party.known is None))
