"""Which column holds what: named by the caller, or guessed from the usual names."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
        there = {}
        for name in names:
            there.setdefault(name, name)
        plain: dict[str, str] = {}
        for name in there:
            plain.setdefault(_plain(name), name)
        found = {field: _named(name, there, plain, where) if name else None for field, name in asdict(self).items()}
        for field, name in asdict(self).items():
            if name is None:
                guesses = (plain.get(_plain(usual)) for usual in usual_columns()[field])
                found[field] = next((guess for guess in guesses if guess is not None), None)
        if found["text"] is None:
            raise _no_text(there, where)
        return Columns(**found)

    def guessed_names(self) -> dict[str, str]:
        """Return the fields that are held by a column of another name: what a user may want to be shown."""
        return {field: name for field, name in asdict(self).items() if name and name != field}


def _named(name: str, there: Iterable[str], plain: dict[str, str], where: str | None) -> str:
    if name in there:
        return name
    if _plain(name) in plain:
        return plain[_plain(name)]
    raise NoSuchColumn(f'there is no column "{name}"', where=where, why=f"the columns are {_listed(there)}", next_step="Name one of them")


def _no_text(there: Iterable[str], where: str | None) -> NoSuchColumn:
    return NoSuchColumn(
        "no column is known to hold the text",
        where=where,
        why=f"the columns are {_listed(there)}",
        next_step="Say which one does: --columns text=NAME",
    )


def _listed(names: Iterable[str], most: int = 40) -> str:
    shown = [f'"{name[:60]}"' for name in names]
    rest = f" and {len(shown) - most} more" if len(shown) > most else ""
    return (", ".join(shown[:most]) + rest) or "none"


def _plain(name: str) -> str:
    return _MARKS.sub("", name.strip().casefold())
