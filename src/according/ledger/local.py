"""Articles read on this machine: in this process, or in worker processes, of which one may die without loss."""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from typing import Any

from according.codebook.actors import Tables
from according.errors import AccordingError, WorkerDied
from according.intake import Arrival
from according.ledger.engine import Failed, Outcome, Reads, read_batch, reader_of
from according.ledger.schema import schema
from according.ledger.stamp import Stamp

BATCH = 8
"""Articles that a worker is handed together: about a second of work, which is what its death costs."""
_AHEAD = 2
_READY = "ready"
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")

ReaderOf = Callable[[Tables], Reads]


@dataclass(frozen=True, slots=True)
class Here:
    """The engine that reads in this process, on one thread."""

    stamp: Stamp
    actors: Tables = ()
    reader: ReaderOf = reader_of

    def __call__(self, arrivals: Iterable[Arrival]) -> Iterator[Outcome]:
        """Yield what became of the arrivals, a few at a time, in order."""
        coming = iter(arrivals)
        reader = None
        while batch := list(islice(coming, BATCH)):
            reader = reader or self.reader(self.actors)
            yield read_batch(reader, batch, self.stamp)


@dataclass(frozen=True, slots=True)
class Workers:
    """The engine that reads in ``workers`` processes of this machine, each on one thread, in no order.

    When a process dies, what it had in hand is read again, each text by itself; one that its process dies of again has failed. Raises
    WorkerDied when a process dies before it can read, and what the making of a reader raises.
    """

    stamp: Stamp
    workers: int
    actors: Tables = ()
    reader: ReaderOf = reader_of

    def __call__(self, arrivals: Iterable[Arrival]) -> Iterator[Outcome]:
        """Yield what became of the arrivals, a few at a time."""
        coming = iter(arrivals)
        first = next(coming, None)
        if first is None:
            return
        crew = _Crew(self, chain([first], coming))
        try:
            yield from crew.outcomes()
        finally:
            crew.end()


def engine(workers: int, stamp: Stamp, actors: Tables = (), reader: ReaderOf = reader_of) -> Here | Workers:
    """Return the engine of this machine for a number of workers; one reads in this process."""
    return Here(stamp, actors, reader) if workers == 1 else Workers(stamp, workers, actors, reader)


@dataclass(slots=True)
class _Task:
    """Some arrivals for a worker; ``again`` when they were in the hands of one that died."""

    batch: list[Arrival]
    again: bool = False


@dataclass(slots=True)
class _Worker:
    """A process and what it was handed; it works on the first."""

    process: Any
    pipe: Connection
    ready: bool = False
    tasks: deque[_Task] = field(default_factory=deque)


class _Crew:
    """The worker processes of one build: handed work as they get through it, and replaced when they die."""

    def __init__(self, plan: Workers, coming: Iterator[Arrival]) -> None:
        self._plan, self._coming = plan, coming
        self._back: deque[_Task] = deque()
        self._context = _context()
        self._workers = [self._hired() for _ in range(plan.workers)]

    def outcomes(self) -> Iterator[Outcome]:
        """Yield the outcomes of all that comes."""
        while self._hand_out():
            ready = wait([worker.pipe for worker in self._workers if worker.tasks])
            for worker in [worker for worker in self._workers if worker.pipe in ready]:
                try:
                    told = worker.pipe.recv()
                except (EOFError, OSError):
                    yield from self._replace(worker)
                    continue
                if told == _READY:
                    worker.ready = True
                elif isinstance(told, Exception):
                    raise told
                else:
                    worker.tasks.popleft()
                    yield told

    def end(self) -> None:
        """End all processes; what they have in hand was never told of."""
        for worker in self._workers:
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()

    def _hand_out(self) -> bool:
        """Keep every worker in work, and tell whether any is."""
        for depth in range(1, _AHEAD + 1):
            for worker in self._workers:
                if len(worker.tasks) < depth and (task := self._task()):
                    worker.tasks.append(task)
                    self._send(worker, task.batch)
        return any(worker.tasks for worker in self._workers)

    def _task(self) -> _Task | None:
        if self._back:
            return self._back.popleft()
        batch = list(islice(self._coming, BATCH))
        return _Task(batch) if batch else None

    @staticmethod
    def _send(worker: _Worker, batch: list[Arrival]) -> None:
        try:
            worker.pipe.send(batch)
        except OSError:
            return  # it is dead, which shows when its pipe is read

    def _replace(self, dead: _Worker) -> Iterator[Outcome]:
        dead.process.join()
        dead.pipe.close()
        if not dead.ready:
            raise WorkerDied(
                "a worker process died before it could read",
                why=f"its exit code is {dead.process.exitcode}",
                next_step="It may lack memory: try fewer --workers",
            )
        self._workers[self._workers.index(dead)] = self._hired()
        at_work, *waiting = dead.tasks
        self._back.extend(waiting)
        if at_work.again:
            reason = "two worker processes died over this text"
            yield Outcome(schema().empty_table(), tuple(Failed(arrival, "killed", reason) for arrival in at_work.batch))
        else:
            self._back.extend(_Task([arrival], again=True) for arrival in at_work.batch)

    def _hired(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._plan), daemon=True)
        with _one_thread():
            process.start()
        theirs.close()
        return _Worker(process, ours)


def _context() -> ForkServerContext | SpawnContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["according.ledger.shared"])
    return context


@contextmanager
def _one_thread() -> Iterator[None]:
    """Let numpy take one thread in the processes that are started meanwhile: there is one of them a processor."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _work(pipe: Connection, plan: Workers) -> None:
    """Read what comes through the pipe, in a process of its own, until that closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the build, which ends its workers
    tasks: queue.SimpleQueue[list[Arrival]] = queue.SimpleQueue()
    threading.Thread(target=_fetch, args=(pipe, tasks), daemon=True).start()
    try:
        reader = plan.reader(plan.actors)
    except AccordingError as error:
        pipe.send(error)
        return
    pipe.send(_READY)
    while True:
        pipe.send(read_batch(reader, tasks.get(), plan.stamp))


def _fetch(pipe: Connection, tasks: queue.SimpleQueue[list[Arrival]]) -> None:
    """Take in tasks as they come, so that the build never waits to hand one out; leave when the build is gone."""
    try:
        while True:
            tasks.put(pipe.recv())
    except (EOFError, OSError):
        os._exit(0)
