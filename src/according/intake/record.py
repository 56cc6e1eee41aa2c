"""A record with named fields → the draft of an article: a line of JSON, a row of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from according.errors import BrokenRecord
from according.intake.columns import Columns
from according.intake.given import Given
from according.intake.html import is_html, read_page
from according.intake.parts import Draft
from according.intake.published import told
from according.intake.walls import require_report

_MOST_SHAPES = 1_000


@dataclass(slots=True)
class Shapes:
    """The columns of a source's records: found once for each shape, that is for each set of names."""

    source: str
    columns: Columns
    guessed: Callable[[str, Columns], None] | None = None
    _found: dict[tuple[str, ...], Columns] = field(default_factory=dict)
    _told: set[Columns] = field(default_factory=set)

    @classmethod
    def of(cls, source: str, given: Given) -> Shapes:
        """Return the shapes of a source, none seen yet."""
        return cls(source, given.columns, given.guessed)

    def columns_of(self, names: tuple[str, ...], *, where: str) -> Columns:
        """Return which of the names holds what. Raises NoSuchColumn."""
        if names not in self._found:
            found = self.columns.found_among(names, where=where)
            if self.guessed and found not in self._told:
                self.guessed(self.source, found)
            self._told.add(found)
            if len(self._found) >= _MOST_SHAPES:  # records whose names are data themselves: each has a shape of its own
                self._found.clear()
            self._found[names] = found
        return self._found[names]


def names_in(record: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of a record's fields; those of a field that is an object itself come as "field.name"."""
    return tuple(_names(record))


def draft_of(record: Mapping[str, Any], columns: Columns, *, where: str) -> Draft:
    """Return the draft of a record. Raises BrokenRecord for a text, name or date that is none, NoReport for what holds no report."""
    text = _value(record, columns.text)
    if not isinstance(text, str):
        why = f'"{columns.text}" is {"empty" if text is None else f"{kind_name(text)}, not a string"}'
        raise BrokenRecord("the record has no text", where=where, why=why, next_step=f'Give each record a "{columns.text}"')
    title, publisher, url = (_string(record, name, where) for name in (columns.title, columns.publisher, columns.url))
    published = told(_value(record, columns.published), where=where)
    ref = _ref(record, columns.id, where)
    if is_html(text):
        page = read_page(text, where=where, url=url)
        return Draft(
            page.text, published or page.published, publisher or page.publisher, title or page.title, url or page.url, ref, own=True
        )
    require_report(text, where=where)
    return Draft(text, published, publisher, title, url, ref, own=True)


def kind_name(value: object) -> str:
    """Return what a value is called in a message."""
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", str: "a string"}
    return names.get(type(value), "null" if value is None else f"a {type(value).__name__}")


def _names(record: Mapping[str, Any]) -> Iterator[str]:
    for name, value in record.items():
        if isinstance(value, dict):
            yield from (f"{name}.{inner}" for inner in value)
        else:
            yield name


def _value(record: Mapping[str, Any], name: str | None) -> Any:
    """Return a field's value; None for none, for an empty string and for "not a number", which tables hold in place of nothing."""
    if name is None:
        return None
    value: Any = record.get(name)
    if value is None and "." in name:
        outer, _, inner = name.partition(".")
        held = record.get(outer)
        value = held.get(inner) if isinstance(held, dict) else None
    return None if value == "" or value != value else value


def _string(record: Mapping[str, Any], name: str | None, where: str) -> str | None:
    value = _value(record, name)
    if value is None or isinstance(value, str):
        return value
    raise BrokenRecord(f'the field "{name}" cannot be used', where=where, why=f"it is {kind_name(value)}, not a string")


def _ref(record: Mapping[str, Any], name: str | None, where: str) -> str | None:
    value = _value(record, name)
    if value is None or (isinstance(value, str | int) and not isinstance(value, bool)):
        return None if value is None else str(value)
    raise BrokenRecord(f'the field "{name}" cannot be used', where=where, why=f"it is {kind_name(value)}, not a string")
