"""One SELECT and nothing else: SQL is checked before it is run, and a fault is told in one line with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from according.errors import QueryError
from according.ledger.views import VIEWS

_HARMLESS = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
_KIND = re.compile(r"^[A-Z]\w*(?: [A-Z]\w*)* Error: ")
_PLACE = re.compile(r"^LINE (\d+): (.*)\n( *)\^", re.MULTILINE)


def checked(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    """Raise QueryError unless a query is one SELECT; DESCRIBE, SUMMARIZE and EXPLAIN of one are SELECTs too."""
    statements = connection.extract_statements(query)
    if len(statements) != 1:
        raise QueryError("a query is one SELECT", why=f"here are {len(statements) or 'none'}", next_step=_VIEWS_ARE)
    [statement] = statements
    if statement.type not in _HARMLESS or re.match(r"\s*explain\s+analyze\b", query, re.IGNORECASE):
        raise QueryError(f"a ledger is only read, and this is {_article(statement.type.name)}", next_step="Ask with SELECT")


@contextmanager
def asked(query: str) -> Iterator[None]:
    """Turn what DuckDB raises about a query into a QueryError that tells the place."""
    try:
        yield
    except duckdb.Error as problem:
        raise _in_one_line(query, str(problem)) from problem


def _in_one_line(query: str, message: str) -> QueryError:
    first, *rest = message.splitlines() or [""]
    why = _KIND.sub("", first).rstrip("!. ")
    hints = [line for line in rest if line.startswith("Candidate")]
    if hints:
        why += f" ({hints[0][0].lower()}{hints[0][1:]})"
    place = _PLACE.search(message)
    where = None
    if place:
        before = len(place[3]) - len(f"LINE {place[1]}: ")
        where = f"line {place[1]}, column {_column(query, int(place[1]), place[2], before)}"
    return QueryError("the query cannot be answered", where=where, why=why, next_step=_VIEWS_ARE if "Table with name" in message else None)


def _column(query: str, line: int, shown: str, before: int) -> int:
    """Return the column of a fault, counted from 1; of a long line DuckDB shows a part between dots."""
    lines = query.splitlines()
    part = shown.removeprefix("...")
    if part != shown and line <= len(lines):
        at = lines[line - 1].find(part.removesuffix("..."))
        return max(at, 0) + before - 3 + 1
    return before + 1


def _article(name: str) -> str:
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {name}"


_VIEWS_ARE = f"The views are {', '.join(VIEWS[:-1])} and {VIEWS[-1]}"
