"""Which column holds what: named by the caller, or guessed from the usual names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from according.codebook.columns import usual_columns
from according.errors import NoSuchColumn

_MARKS = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, or fields of a JSON record, that hold the parts of an article.

    None means: guess it from the usual names; ``""`` means that no column holds it. A dot leads into a field of a field
    ("source.name").
    """

    text: str | None = None
    published: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    id: str | None = None

    def found_among(self, names: Iterable[str], *, where: str | None = None) -> Columns:
        """Return the columns as the table names them, None for what it does not have.

        Raises NoSuchColumn, with the names that there are, when no column holds the text or one that was named is missing.
        """
        there = tuple(names)
        plain = {_plain(name): name for name in reversed(there)}  # of two that differ in their marks only the first counts
        named = {field: _named(name, there, plain, where) for field, name in asdict(self).items() if name is not None}
        free = {mark: name for mark, name in plain.items() if name not in named.values()}
        found = {field: named[field] if field in named else _guess(field, free) for field in asdict(self)}
        if found["text"] is None:
            step = "Say which one does: --columns text=NAME"
            raise NoSuchColumn("no column is known to hold the text", where=where, why=f"the columns are {_listed(there)}", next_step=step)
        return Columns(**found)

    def named(self) -> tuple[str, ...]:
        """Return the names of all columns that hold something."""
        return tuple(name for name in asdict(self).values() if name)


def _guess(field: str, plain: Mapping[str, str]) -> str | None:
    guesses = (plain.get(_plain(usual)) for usual in usual_columns()[field])
    return next((guess for guess in guesses if guess is not None), None)


def _named(name: str, there: Sequence[str], plain: Mapping[str, str], where: str | None) -> str | None:
    found = name if name in there else plain.get(_plain(name))
    if name and found is None:
        raise NoSuchColumn(
            f'there is no column "{name}"', where=where, why=f"the columns are {_listed(there)}", next_step="Name one of them"
        )
    return found


def _listed(names: Iterable[str], most: int = 40) -> str:
    shown = [f'"{name[:60]}"' for name in names]
    rest = f" and {len(shown) - most} more" if len(shown) > most else ""
    return (", ".join(shown[:most]) + rest) or "none"


def _plain(name: str) -> str:
    return _MARKS.sub("", name.strip().casefold())
