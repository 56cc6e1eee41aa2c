"""What stands before and around a name: titles, roles, and the states and groups that the bearer belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from according.codebook.actor_entries import Role, RoleForm
from according.codebook.actors import ActorCodebook
from according.codebook.word_groups import word_group
from according.reader.columns import HYPHENS, Columns

_LONGEST = 4  # words in the longest role phrase
_PAST = word_group("former")
ABROAD = word_group("abroad")
"""Roles whose second country is where they are borne, not whose they are."""
_BELOW = word_group("below")


@dataclass(slots=True)
class Titles:
    """The roles and titles before a name; ``first`` is where they begin, ``title`` where the honorifics next to the name do."""

    first: int
    title: int
    roles: list[Role] = field(default_factory=list)
    former: bool = False


def role_over(columns: Columns, book: ActorCodebook, token: int) -> tuple[int, int, RoleForm] | None:
    """Return the longest role phrase that covers a token, as (start, end, form) with ``end`` exclusive; None when there is none."""
    best: tuple[int, int, RoleForm] | None = None
    lower, openings = columns.lower, book.roles.openings
    for start in range(max(0, token - _LONGEST + 1), token + 1):
        if lower[start] not in openings:
            continue
        end, forms = book.roles.at(lower, start)
        if end > token and forms and (best is None or end - start > best[1] - best[0]):
            best = (start, end, forms[0])
    return best


def role_before(columns: Columns, book: ActorCodebook, end: int) -> tuple[int, RoleForm] | None:
    """Return the longest role phrase that ends just before a token, as (start, form); an abbreviation's full stop is skipped."""
    stop = end
    lower, openings = columns.lower, book.roles.openings
    if stop > 1 and columns.words[stop - 1] == "." and lower[stop - 2] in openings:
        stop -= 1
    for start in range(max(0, stop - _LONGEST), stop):
        if lower[start] in openings:
            reached, forms = book.roles.at(lower, start)
            if reached == stop:
                return start, forms[0]
    return None


def titles_before(columns: Columns, book: ActorCodebook, name: int) -> Titles:
    """Read the titles and roles in front of a name, nearest first."""
    found = Titles(name, name)
    honorific = True
    while found.first > 0 and columns.sentence[found.first - 1] == columns.sentence[name]:
        before = role_before(columns, book, found.first)
        if before is None or before[1].plural or before[1].role.kind in ("group", "state", "population"):
            break
        start, form = before
        role = _below(columns, book, start, form.role)
        found.roles.append(role)
        honorific = honorific and form.role.kind == "title"
        found.first = start
        if role is not form.role:
            found.first -= 1
        if honorific:
            found.title = start
        while found.first > 0 and (columns.lower[found.first - 1] in _PAST or columns.words[found.first - 1] in HYPHENS):
            found.former = found.former or columns.lower[found.first - 1] in _PAST
            found.first -= 1
    return found


def _below(columns: Columns, book: ActorCodebook, start: int, role: Role) -> Role:
    """Return the role of a deputy or vice where that word stands before a role that has none in the codebook."""
    word = columns.lower[start - 1] if start else ""
    if word not in _BELOW:
        return role
    if word in ("acting", "interim"):
        return role
    return deputy_of(book, word, role)


def deputy_of(book: ActorCodebook, word: str, role: Role) -> Role:
    """Return the role of who stands below a role: it takes up "the deputy" and "the official", never "the minister"."""
    known = book.role_of.get(f"{word} {role.noun}")
    if known is not None:
        return known
    noun = f"{word} {role.noun}"
    return Role(noun, "person", role.sectors, also=frozenset({noun, "deputy", "official"}))


def governs(role: Role, kind: str, sectors: Sequence[str]) -> bool:
    """Tell whether a role tells the sector also where it is one of a body: the president of a firm or an official of a club do not govern.

    ``kind`` and ``sectors`` are the body's.
    """
    plain = role.kind == "office" or role.noun == "official"
    return not (plain and set(role.sectors) == {"GOV"} and kind in ("group", "medium") and sectors and "GOV" not in sectors)


def is_past(columns: Columns, first: int, last: int) -> bool:
    """Tell whether a description says that the role is no longer held ("the former mayor")."""
    return any(columns.lower[at] in _PAST for at in range(first, last + 1))
