"""A ledger, open for questions: its views, its readings and its history. Nothing is written."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, Self

import duckdb
from deltalake.exceptions import DeltaError

from according.errors import LedgerError
from according.ledger.schema import LAYERS, reading_of
from according.ledger.sql import asked, checked
from according.ledger.table import address, open_readings
from according.ledger.views import files_of, lay_out, pattern
from according.records import Reading

atexit.register(gc.unfreeze)  # a reader freezes what is there when it first reads, and DuckDB complains of what is left of it at the end

AT_ONCE = 256
"""So many readings are held in memory while they are streamed."""


class Version(NamedTuple):
    """A state of the ledger: its number, when it was written (UTC), and by what operation of Delta's."""

    number: int
    written_at: datetime
    operation: str


class Ledger:
    """A ledger of readings, open for questions.

        with according.Ledger("archive.ledger") as ledger:
            ledger.events.filter("event_type = 'ASSAULT'").df()

    ``articles``, ``events``, ``attributions``, ``figures``, ``actors``, ``places``, ``times`` and ``labels`` are DuckDB relations, lazy
    until asked for as pandas (``.df()``), Polars (``.pl()``) or Arrow (``.to_arrow_table()``); ``docs/fields.md`` tells what their
    columns mean. What is not known is null, offsets count characters of the article's text, end exclusive.

    ``version`` opens an earlier state (see ``history``). ``locked`` is for questions of strangers: SQL can then reach nothing but the
    files of this ledger. One ledger serves one thread; opening another is cheap. Raises NotALedger, NewerLedger or LedgerError.
    """

    def __init__(self, path: str | Path, *, version: int | None = None, locked: bool = False) -> None:
        self.path = address(path)
        self._table = open_readings(path)
        if version is not None:
            self._go_back(version)
        self._connection = duckdb.connect(config={"python_enable_replacements": False})
        lay_out(self._connection, self._table)
        if locked:
            self._lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return int(self._connection.execute("select count(*) from readings").fetchall()[0][0])

    def __repr__(self) -> str:
        return f"Ledger({self.path!r}, version={self.version})"

    def close(self) -> None:
        """Let go of the ledger; relations taken from it can no longer be asked."""
        self._connection.close()

    @property
    def version(self) -> int:
        """The number of the state that is open."""
        return int(self._table.version())

    @property
    def articles(self) -> duckdb.DuckDBPyRelation:
        """A row an article: what it is, what read it, how much was found."""
        return self._connection.view("articles")

    @property
    def events(self) -> duckdb.DuckDBPyRelation:
        """A row an event: who did what to whom, when, where, according to whom."""
        return self._connection.view("events")

    @property
    def attributions(self) -> duckdb.DuckDBPyRelation:
        """A row a statement: who says what, inside whose statement."""
        return self._connection.view("attributions")

    @property
    def figures(self) -> duckdb.DuckDBPyRelation:
        """A row a figure: how many of what, where, when, according to whom."""
        return self._connection.view("figures")

    @property
    def actors(self) -> duckdb.DuckDBPyRelation:
        """A row an actor of an article."""
        return self._connection.view("actors")

    @property
    def places(self) -> duckdb.DuckDBPyRelation:
        """A row a place of an article."""
        return self._connection.view("places")

    @property
    def times(self) -> duckdb.DuckDBPyRelation:
        """A row a time expression of an article."""
        return self._connection.view("times")

    @property
    def labels(self) -> duckdb.DuckDBPyRelation:
        """A row a loaded wording for an actor, and whose words it is."""
        return self._connection.view("labels")

    def sql(self, query: str, parameters: Sequence[Any] = ()) -> duckdb.DuckDBPyRelation:
        """Return the answer to one SELECT over the views, lazily; ``?`` in it stand for the parameters.

        Raises QueryError, with the place of the fault, for anything but one SELECT and for what DuckDB does not understand.
        """
        with asked(query):
            checked(self._connection, query)
            return self._connection.sql(query, params=list(parameters) or None)

    def readings(self, where: str | None = None) -> Iterator[Reading]:
        """Yield the readings, a few at a time in memory; ``where`` is a condition on the columns of ``articles``.

        Their order is that of the files, which is the order of writing until they are compacted. Raises QueryError.
        """
        query = "from readings"
        if where is not None:
            query += f" where article_id in (select article_id from articles where {where})"  # noqa: S608 - one SELECT, and nothing else, is run
        relation = self.sql(query)
        with asked(query):
            for batch in relation.to_arrow_reader(AT_ONCE):
                for row in batch.to_pylist():
                    yield _reading(row)

    def reading(self, article_id: str) -> Reading:
        """Return the reading of one article; LedgerError when it is not in the ledger."""
        rows = self.sql("from readings where article_id = ?", [article_id]).to_arrow_table().to_pylist()
        if not rows:
            raise LedgerError(
                f'there is no article "{article_id}"',
                where=self.path,
                next_step="The column article_id of every view names those there are",
            )
        return _reading(rows[0])

    def history(self) -> list[Version]:
        """Return the states of the ledger, the newest first."""
        return [
            Version(int(entry["version"]), datetime.fromtimestamp(entry["timestamp"] / 1000, UTC), str(entry["operation"]))
            for entry in self._table.history()
        ]

    def _go_back(self, version: int) -> None:
        try:
            self._table.load_as_version(version)
        except DeltaError as problem:
            raise LedgerError(
                f"there is no version {version}",
                where=self.path,
                next_step=f"The newest is {self._table.version()}",
            ) from problem

    def _lock(self) -> None:
        """Close the connection around the files of the ledger, for good."""
        paths = [form for path in files_of(self._table) for form in {path, pattern(path)}]
        self._connection.execute("set allowed_paths = $files", {"files": paths})
        self._connection.execute("set enable_external_access = false")
        self._connection.execute("set lock_configuration = true")


def _reading(row: dict[str, Any]) -> Reading:
    """Return the reading of a row; a layer that the ledger does not have is empty."""
    return reading_of(row | {layer: row[layer] or [] for layer in LAYERS})
