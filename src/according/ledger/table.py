"""A Delta table of a ledger: opened, made, added to so that no key stands twice, and kept in few files.

A ledger is a folder or an ``s3://`` address. It *is* the Delta table of readings, so whatever reads Delta reads it; beside it, in folders
that Delta passes over, stand the tables of copies, of the quarantine and of builds.

Builds may run side by side: each commit is tried on the version that was last seen, and when another build was faster, what it
wrote is looked at first. Nothing is ever removed from disk, so every earlier state can be had again: ``DeltaTable(path, version=…)``.
"""

from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError

from according.errors import LedgerError, NewerLedger, NotALedger
from according.ledger.compact import compacted
from according.ledger.keys import Keys
from according.ledger.schema import SCHEMA_VERSION, schema

COPIES, QUARANTINE, BUILDS = "_copies", "_quarantine", "_builds"
MARK = "according.schema"
"""The table property that tells a ledger from any other Delta table: the version of its schema."""
_FOREVER = "interval 36500 days"
_PROPERTIES = {
    MARK: str(SCHEMA_VERSION),
    "delta.logRetentionDuration": _FOREVER,
    "delta.deletedFileRetentionDuration": _FOREVER,  # a vacuum leaves the older readings
    "delta.dataSkippingStatsColumns": "published,publisher,read_at",  # of texts they would only swell the log
}
_MOST_TRIES = 200
_UNFIT = re.compile(r"[\x00-\x1f\x7f\[\]\\^|]|%[0-9A-Fa-f]{2}")  # the last is taken for an escaped character
_FIT = "Name a folder whose path is without [ ] ^ | \\ and without escapes such as %20"
_MESSAGE = re.compile(r"<Message>(.+?)</Message>", re.DOTALL)  # as S3 and its kin answer
_OF_THE_SYSTEM = re.compile(r"([^:\s][^:]*) \(os error \d+\)")
_WRITER = WriterProperties(compression="ZSTD", compression_level=3, max_row_group_size=4096)

KeysOf = Callable[[pa.RecordBatch], Sequence[bytes]]


def address(ledger: str | Path) -> str:
    """Return where a ledger is, as text: an address with its scheme as it is, a folder without a trailing slash.

    Raises NotALedger for a folder in which the library that writes Delta tables cannot work.
    """
    place = str(ledger)
    if "://" in place:
        return place.rstrip("/")
    folder = Path(place).expanduser()
    if found := _UNFIT.search(str(folder.resolve()).replace(os.sep, "/")):
        why = f"its path holds {found[0] if found[0].isprintable() else 'a control character'}"
        raise NotALedger("a ledger cannot lie there", where=" ".join(place.split()), why=why, next_step=_FIT)
    return str(folder)


def open_readings(ledger: str | Path) -> DeltaTable:
    """Return the table of readings of a ledger.

    Raises NotALedger when there is nothing or something else, NewerLedger when a later version has written it, LedgerError when it
    cannot be opened.
    """
    where = address(ledger)
    if "://" not in where and not Path(where).is_dir():
        raise _no_ledger(where)
    try:
        table = DeltaTable(where)
    except TableNotFoundError as missing:
        raise _no_ledger(where) from missing
    except (DeltaError, OSError) as problem:
        raise LedgerError("the ledger cannot be opened", where=where, why=_plain(problem)) from problem
    written = table.metadata().configuration.get(MARK)
    if written is None:
        raise NotALedger("it is a Delta table, but no ledger", where=where, next_step="Name the folder of a ledger, or a new one")
    if not written.isdigit() or schema_of(table) > SCHEMA_VERSION:
        raise NewerLedger(
            f"the ledger has schema {written}, and this version knows {SCHEMA_VERSION}",
            where=where,
            why="a later version of According has written it",
            next_step="Install that version: pip install --upgrade according",
        )
    return table


def schema_of(table: DeltaTable) -> int:
    """Return the version of the schema that a table of readings was made with."""
    return int(table.metadata().configuration[MARK])


def open_or_make(ledger: str | Path) -> DeltaTable:
    """Return the table of readings, made when there is nothing yet; NotALedger when something else lies there."""
    where = address(ledger)
    if "://" not in where and Path(where).is_file():
        raise NotALedger("it is a file, not a ledger", where=where, next_step="Name a folder")
    if "://" not in where and _holds_other_things(Path(where)) and not DeltaTable.is_deltatable(where):
        raise NotALedger("the folder holds something else", where=where, next_step="Name an empty folder, or one that is yet to be made")
    make(where, schema(), "According: readings, one row an article")
    return open_readings(where)


def _holds_other_things(folder: Path) -> bool:
    """Tell whether there is more in a folder than the log that another build may be beginning in this moment."""
    return folder.exists() and any(found.name != "_delta_log" for found in folder.iterdir())


def make(where: str, columns: pa.Schema, about: str) -> None:
    """Make a table, unless there is one: another build may be doing the same. Raises LedgerError."""
    try:
        DeltaTable.create(
            where,
            columns,
            mode="ignore",
            name="according",
            description=about,
            configuration=_PROPERTIES if columns is schema() else {MARK: str(SCHEMA_VERSION)},
            raise_if_key_not_exists=False,
        )
    except CommitFailedError:
        pass  # made by another build in this moment
    except (DeltaError, OSError) as problem:
        raise cannot_write(where, problem) from problem


def open_beside(ledger: str | Path, name: str) -> DeltaTable | None:
    """Return the table of that name inside a ledger (``COPIES``, ``QUARANTINE``, ``BUILDS``); None when nothing was ever put there."""
    try:
        return DeltaTable(f"{address(ledger)}/{name}")
    except TableNotFoundError:
        return None


def batches(table: DeltaTable, columns: Sequence[str], files: set[str] | None = None) -> Iterator[pa.RecordBatch]:
    """Yield some columns of a table, or of some of its files, batch by batch."""
    dataset = table.to_pyarrow_dataset()
    for fragment in dataset.get_fragments():
        if files is None or fragment.path in files:
            yield from fragment.to_batches(columns=list(columns), schema=dataset.schema)


class Shelf:
    """A table of a ledger in which a key stands once, whoever writes to it.

    ``keys_of`` returns the keys of a batch of rows, which holds at least ``columns``; ``noted`` is called with every batch that is
    met: those there at the start, and those of other builds later. Columns that the table does not have, as one of an older version may
    not, are not written.
    """

    def __init__(self, table: DeltaTable, columns: Sequence[str], keys_of: KeysOf, noted: Callable[[pa.RecordBatch], None]) -> None:
        self.table, self.keys = table, Keys()
        self._columns, self._keys_of, self._noted = columns, keys_of, noted
        self._names = [field.name for field in table.schema().fields]
        self._files: set[str] = set()
        self._look()

    def append(self, rows: pa.Table, note: dict[str, Any]) -> pa.Table:
        """Commit the rows whose key is not there yet, in one version with ``note`` beside it, and return them."""
        once = {key: place for place, key in reversed(list(enumerate(self._keys(rows))))}

        def fresh() -> pa.Table:
            return rows.take(pa.array(sorted(place for key, place in once.items() if key not in self.keys), pa.int64()))

        written = self._commit(fresh, note, {"mode": "append"})
        self.keys.add_all(self._keys(written))
        return written

    def replace(self, rows: pa.Table, note: dict[str, Any], column: str) -> None:
        """Commit rows in the place of those with the same ``column``, in one version."""
        ids = ", ".join(f"'{value}'" for value in rows[column].to_pylist())
        self._commit(lambda: rows, note, {"mode": "overwrite", "predicate": f"{column} in ({ids})"})

    def remove(self, column: str, values: Sequence[str]) -> None:
        """Delete the rows with these values of a column."""
        listed = ", ".join(f"'{value}'" for value in values)

        def delete() -> None:
            before = self.table.version()
            self.table.delete(f"{column} in ({listed})", commit_properties=_once())
            self._after(before)

        self._try(delete)

    def compact(self, note: dict[str, str]) -> None:
        """Put small files together, unless another build writes at the same moment: its turn comes, or another of ours.

        Raises LedgerError when it cannot be written.
        """
        before = self.table.version()

        def write(rows: pa.RecordBatchReader, predicate: str) -> None:
            how: dict[str, Any] = {"mode": "overwrite", "predicate": predicate}
            write_deltalake(self.table, rows, writer_properties=_WRITER, commit_properties=_once(note), **how)

        try:
            compacted(self.table, write)
        except CommitFailedError:
            return
        except (DeltaError, OSError) as problem:
            raise cannot_write(self.table.table_uri, problem) from problem
        self._after(before)

    def _keys(self, rows: pa.Table) -> list[bytes]:
        return [key for batch in rows.to_batches() for key in self._keys_of(batch)]

    def _commit(self, chosen: Callable[[], pa.Table], note: dict[str, Any], how: dict[str, Any]) -> pa.Table:
        def write() -> pa.Table:
            rows, before = chosen(), self.table.version()
            if rows.num_rows:
                write_deltalake(self.table, rows.select(self._names), writer_properties=_WRITER, commit_properties=_once(note), **how)
                self._after(before)
            return rows

        return self._try(write)

    def _try(self, change: Callable[[], Any]) -> Any:
        """Make a change to the version last seen; when another build was faster, see what it wrote and try again."""
        for attempt in range(_MOST_TRIES):
            try:
                return change()
            except CommitFailedError:
                time.sleep(random.uniform(0, min(1.0, 0.01 * 2**attempt)))  # noqa: S311 - two builds should not go in step
                self._look()
            except (DeltaError, OSError) as problem:
                raise cannot_write(self.table.table_uri, problem) from problem
        raise LedgerError(
            "other builds keep this one from writing", where=_place(self.table.table_uri), next_step="Run the same command again"
        )

    def _look(self) -> None:
        """Go to the newest version, and note what others have put there."""
        self.table.update_incremental()
        self._note()

    def _after(self, before: int) -> None:
        """Note what others have put there since a change of ours: the library goes on to the newest version by itself."""
        if self.table.version() > before + 1:
            self._note()

    def _note(self) -> None:
        """Note the keys of all files that were not there when this was last done."""
        files = {fragment.path for fragment in self.table.to_pyarrow_dataset().get_fragments()}
        for batch in batches(self.table, self._columns, files - self._files):
            self.keys.add_all(self._keys_of(batch))
            self._noted(batch)
        self._files = files


def _once(note: dict[str, str] | None = None) -> CommitProperties:
    """Return what lets a commit fail when another was faster.

    What was written then has to be looked at first, which the library, trying again by itself, would not do.
    """
    return CommitProperties(custom_metadata=note, max_commit_retries=0)


def append_to(table: DeltaTable, rows: pa.Table) -> None:
    """Add rows to a table that has no keys. Raises LedgerError when it cannot be written."""
    try:
        write_deltalake(table, rows, mode="append")
    except (DeltaError, OSError) as problem:
        raise cannot_write(table.table_uri, problem) from problem


def cannot_write(where: str, problem: Exception) -> LedgerError:
    """Return the error that tells that nothing more can be written, and what of it is safe."""
    return LedgerError(
        "the ledger cannot be written",
        where=_place(where),
        why=_plain(problem),
        next_step="What was told to be written is safe: make room or mend the connection, and run the same command again",
    )


def _place(where: str) -> str:
    """Return a place as the user knows it: the library gives folders as addresses."""
    return unquote(where.removeprefix("file://")).rstrip("/") if where.startswith("file://") else where


def _no_ledger(where: str) -> NotALedger:
    if "://" not in where and Path(where).exists():
        return NotALedger("it is no ledger", where=where, next_step="Name the folder that `according build … --ledger` has made")
    return NotALedger("there is no ledger", where=where, next_step=f"Make one: according build SOURCES --ledger {where}")


def _plain(problem: Exception) -> str:
    """Return what storage says in its own words, where it has any, or else the first line, without the chain of inner errors."""
    told = str(getattr(problem, "strerror", None) or problem).strip()
    in_its_words = _MESSAGE.search(told) or _OF_THE_SYSTEM.search(told)
    return (in_its_words[1] if in_its_words else told.splitlines()[0]).rstrip(".")
