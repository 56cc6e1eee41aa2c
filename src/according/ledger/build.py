"""A build: what is new goes through an engine, and what comes out is written, so that nothing told to be written is ever lost."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Protocol, cast
from uuid import uuid4

import pyarrow as pa
import pyarrow.compute as pc

from according.errors import LedgerError, ReaderBroken, SourceMissing
from according.intake import Arrival, Given
from according.intake.published import checked
from according.ledger.builds import Counts, row_of_build
from according.ledger.copies import copies_of
from according.ledger.engine import Engine, Outcome
from according.ledger.intray import Intray
from according.ledger.quarantine import Held, rows_of
from according.ledger.shelves import Shelves
from according.ledger.stale import count_stale
from according.ledger.stamp import Stamp
from according.ledger.table import append_to, open_readings

COMMITS_A_COMPACTION = 8
MOST_IN_A_ROW = 20
"""So many articles may the reader fail at, one after the other, before it is taken to be broken."""
_MOST_ASIDE = 5_000


@dataclass(frozen=True, slots=True)
class Every:
    """When what has been read is written: after so many articles or seconds, whichever comes first."""

    articles: int = 500
    seconds: float = 30.0


class Watcher(Protocol):
    """Is told how a build goes on."""

    def expect(self, articles: int) -> None:
        """Take in how many articles are to be read again."""

    def look(self, counts: Counts, waiting: int) -> None:
        """Take in the counts, and how many articles are read and wait to be written."""

    def wrote(self, counts: Counts) -> None:
        """Take in the counts after a commit: what they tell is safe."""

    def failed(self, reason: str) -> None:
        """Take in why a record has no reading."""


def build(
    sources: Sequence[str],
    ledger: str | Path,
    engine: Engine,
    stamp: Stamp,
    watcher: Watcher,
    *,
    given: Given | None = None,
    refresh: bool = False,
    retry: bool = False,
    command: str = "",
    every: Every | None = None,
) -> Counts:
    """Read all that is new in the sources into a ledger, made where there is none, and return what became of all that was seen.

    ``refresh`` first reads again what another reader has read; ``retry`` asks only what the quarantine holds, of the sources or of all.
    Raises at once SourceMissing for a file that is not there, OptionError for a date that is none, NotALedger (also where there is none to
    read again from) and NewerLedger; and LedgerError when nothing more can be written, ReaderBroken when the reader fails at 20 articles
    in a row.
    """
    named = [settled(source) for source in sources]
    if retry or not named:
        open_readings(ledger)  # one that is not there has nothing to be read again
    if given and given.published is not None:
        checked(given.published, where="--published")
    going = Build(Shelves(ledger), engine, stamp, watcher, command=command, every=every)
    streams = [going.refreshed()] if refresh else []
    streams += [going.retried(named)] if retry else [going.new(source, given or Given()) for source in named]
    return going.run(streams)


def settled(source: str) -> str:
    """Return a source as the ledger records it: a file or folder by its absolute path; SourceMissing when it is not there."""
    if source == "-" or "://" in source:
        return source
    path = Path(source).expanduser().absolute()
    if not path.exists():
        raise SourceMissing("there is no such file", where=source, next_step="Check its name and folder")
    return str(path)


class Build:
    """One build of a ledger, in streams: ``refreshed``, ``retried`` and ``new`` yield what is to be read, ``run`` reads and writes it.

    It can be killed at any moment and run again: an article is written whole or not at all, and is new until it is written.
    """

    def __init__(
        self, shelves: Shelves, engine: Engine, stamp: Stamp, watcher: Watcher, *, command: str = "", every: Every | None = None
    ) -> None:
        self.counts = Counts()
        self._shelves, self._engine, self._stamp = shelves, engine, stamp
        self._watcher, self._command, self._every = watcher, command, every or Every()
        self._intray = Intray(shelves, self.counts, each=self._each, tell=watcher.failed)
        self._id = uuid4().hex
        self._rows: list[pa.Table] = []
        self._waiting = 0
        self._commits = 0
        self._begun = False
        self._in_a_row = 0
        self._retrying = False
        self._last = time.monotonic()

    def refreshed(self) -> Iterator[Arrival]:
        """Yield the articles that another reader has read."""
        self._watcher.expect(count_stale(self._shelves.readings.table, self._stamp))
        yield from self._intray.again(self._stamp)

    def retried(self, sources: Iterable[str] = ()) -> Iterator[Arrival]:
        """Yield the articles of the quarantine that can be read now, of some sources or of all."""
        self._retrying = True
        return self._intray.retried(sources)

    def new(self, source: str, given: Given) -> Iterator[Arrival]:
        """Yield the articles of a source that the ledger does not have."""
        return self._intray.new(source, given)

    def run(self, streams: Iterable[Iterator[Arrival]]) -> Counts:
        """Read what the streams yield, one after the other, and write it; return what became of all that was seen.

        Raises LedgerError when nothing more can be written, and ReaderBroken when the reader fails at one article after the other. Whatever
        else ends it, an interrupt too, what was read is written first.
        """
        try:
            with closing(cast(Generator[Outcome, None, None], self._engine(chain.from_iterable(streams)))) as outcomes:
                for outcome in outcomes:
                    self._take(outcome)
        except LedgerError:
            raise
        except BaseException:
            self._write()
            raise
        self._write()
        self._end()
        return self.counts

    def _take(self, outcome: Outcome) -> None:
        for failed in outcome.failed:
            self._intray.failed(failed)
            self._in_a_row += failed.kind != "input"
        if outcome.rows.num_rows:
            self._in_a_row = 0
            self._rows.append(outcome.rows)
            self._waiting += outcome.rows.num_rows
            self.counts.words += sum(len(text.split()) for text in outcome.rows["text"].to_pylist())
        self._each()
        if self._in_a_row >= MOST_IN_A_ROW and not self._retrying:  # a retry asks what is known to fail
            raise _broken(self._in_a_row, outcome.failed[-1].reason)

    def _each(self) -> None:
        """Tell how it goes on, and write when it is time."""
        self._watcher.look(self.counts, self._waiting)
        aside = len(self._intray.copies) + len(self._intray.held)
        full = self._waiting >= self._every.articles or aside >= _MOST_ASIDE
        if full or ((self._waiting or aside) and time.monotonic() - self._last >= self._every.seconds):
            self._write()

    def _write(self) -> None:
        """Commit what was read and what was set aside: the readings first, so that no copy is told of an article that is not there."""
        with _undisturbed():
            rows, self._rows, self._waiting = self._rows, [], 0
            if rows:
                self._begin()
                self._write_rows(pa.concat_tables(rows))
            self._write_aside()
            self._last = time.monotonic()
            self._watcher.wrote(self.counts)

    def _write_rows(self, rows: pa.Table) -> None:
        stale = pc.is_in(rows["article_id"], value_set=pa.array(sorted(self._intray.stale), pa.string()))
        older, fresh = rows.filter(stale), rows.filter(pc.invert(stale))
        if older.num_rows:
            self._shelves.readings.replace(older, self._note(), "article_id")
            self.counts.again += older.num_rows
        written = self._shelves.readings.append(fresh, self._note())
        self.counts.read += written.num_rows
        ours = {*older["article_id"].to_pylist(), *written["article_id"].to_pylist()}
        for article_id in rows["article_id"].to_pylist():
            if article_id in ours:
                self._intray.written(article_id)
            else:
                self._intray.written_by_another(article_id)
        self._intray.stale.difference_update(ours)
        self._commits += 1
        if self._commits % COMMITS_A_COMPACTION == 0:
            self._shelves.readings.compact(self._note())

    def _write_aside(self) -> None:
        tray, quarantine = self._intray, self._shelves.quarantine
        if tray.copies or tray.held or tray.held_again or tray.freed:
            self._begin()
        if tray.copies:
            written = self._shelves.copies.append(copies_of(tray.copies), self._note())
            self.counts.copies += written.num_rows
            self.counts.already += len(tray.copies) - written.num_rows
        if tray.held:
            quarantine.append(rows_of(tray.held, datetime.now(UTC)), self._note())
        if tray.held_again:
            quarantine.replace(rows_of(tray.held_again, datetime.now(UTC)), self._note(), "record")
        if tray.freed:
            quarantine.remove("record", sorted({held.record for held in tray.freed}))
        self._count([*tray.held, *tray.held_again])
        for waiting in (tray.copies, tray.held, tray.held_again, tray.freed):
            waiting.clear()

    def _count(self, held: list[Held]) -> None:
        skipped = sum(one.kind == "language" for one in held)
        self.counts.skipped += skipped
        self.counts.failed += len(held) - skipped

    def _begin(self) -> None:
        """Record the build in the ledger, once it has something to write."""
        if not self._begun:
            append_to(self._shelves.builds, row_of_build(self._id, self._command, self._stamp))
            self._begun = True

    def _end(self) -> None:
        """Put small files together and record what the build has counted; one that changed nothing leaves no trace."""
        if not self._begun:
            return
        if self._commits:
            self._shelves.readings.compact(self._note())
        append_to(self._shelves.builds, row_of_build(self._id, self._command, self._stamp, self.counts))

    def _note(self) -> dict[str, str]:
        return {"according.build": self._id, "according.version": self._stamp.version}


def _broken(articles: int, reason: str) -> ReaderBroken:
    return ReaderBroken(
        f"the build is stopped, because the reader failed at {articles} articles in a row",
        why=" ".join(reason.split()).rstrip("."),
        next_step="They are set aside and what was read is safe: mend the installation, run the same command again, then with --retry",
    )


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C wait until a commit is through."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: asked.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if asked:
        raise KeyboardInterrupt
