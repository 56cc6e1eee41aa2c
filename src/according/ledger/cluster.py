"""Articles read on a Ray cluster: Ray Data hands batches from a feed to workers that keep their reader, and one that dies loses nothing.

A build has one feed, an actor beside it that keeps each batch until it has come back. The batches stream through one Ray Data pipeline, so
nothing waits for anything but a free worker. A worker that dies is started again by Ray, and its batch is read again, from the feed's
copy: first each article by itself, then without the one that it died of a second time.
"""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
import re
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from itertools import chain, islice
from typing import Any

import pyarrow as pa

from according.codebook.actors import Tables
from according.errors import AccordingError, ClusterError, MissingExtra
from according.intake import Arrival
from according.ledger.engine import Failed, Outcome, read_batch, reader_of
from according.ledger.local import ReaderOf
from according.ledger.schema import schema
from according.ledger.stamp import Stamp, stamp_of

BATCH = 64
"""Articles in a batch: some ten seconds of work, against which what Ray does for a batch is little, and which a dead worker costs."""
AHEAD = 4
"""Batches for each worker that are under way: one that it reads, one that waits beside it, two on the way there and back."""
_TOGETHER = -1
_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Cluster:
    """The engine that reads on a Ray cluster; raises MissingExtra where Ray is not installed.

    ``address`` is that of a running cluster ("auto" for the one this machine belongs to); without it ``RAY_ADDRESS`` is asked, and
    failing that a cluster of this machine alone is started for the build. ``workers`` are at most so many, by default one for each
    processor of the cluster. The workers must have the same version of the package as the build. Raises ClusterError when the cluster
    cannot be reached, has another reader, or stops.
    """

    stamp: Stamp
    actors: Tables = ()
    address: str | None = None
    workers: int | None = None
    batch: int = BATCH
    reader: ReaderOf = reader_of

    def __post_init__(self) -> None:
        if find_spec("ray") is None:
            raise MissingExtra("reading on a cluster needs Ray", next_step='Install it with pip install "according[cluster]"')

    def __call__(self, arrivals: Iterable[Arrival]) -> Iterator[Outcome]:
        """Yield what became of the arrivals, a batch at a time, in no order."""
        batches = _batches(iter(arrivals), self.batch)
        first = next(batches, None)
        if first is None:
            return
        with _connected(self.address, self.workers) as processors:
            workers = self.workers or processors
            yield from self._stream(chain([first], batches), workers, at_once=min(workers, processors))

    def _stream(self, batches: Iterator[list[Arrival]], workers: int, at_once: int) -> Iterator[Outcome]:
        ray = _ray()
        feed = _feed_beside_the_build()
        under_way: set[int] = set()
        offered = 0

        def hand_out() -> None:
            nonlocal offered
            handed = list(enumerate(islice(batches, AHEAD * workers - len(under_way)), offered))
            offered += len(handed)
            under_way.update(number for number, _ in handed)
            ray.get([feed.offer.remote(number, pickle.dumps(batch)) for number, batch in handed])
            if len(under_way) < AHEAD * workers:
                ray.get(feed.close.remote(offered))

        hand_out()
        read = self._pipeline(feed, workers, at_once).iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=0)
        try:
            for back in (row for block in read for row in block.to_pylist()):
                if back["fault"]:
                    raise ClusterError("a worker of the cluster cannot read", why=back["fault"])
                if back["number"] in under_way:
                    under_way.remove(back["number"])
                    ray.get(feed.forget.remote(back["number"]))
                    yield pickle.loads(back["outcome"])  # noqa: S301 - our own workers' words
                    hand_out()
        finally:
            ray.kill(feed)
        if under_way:
            raise ClusterError(f"the cluster lost {len(under_way)} batches", next_step="Run the build again: it goes on where it was")

    def _pipeline(self, feed: Any, workers: int, at_once: int) -> Any:
        data = _ray("ray.data")
        batches = data.from_items([None]).map_batches(_batches_of, batch_size=1, num_cpus=0, fn_args=(feed,))
        read = batches.map_batches(
            _Worker,
            batch_size=1,
            batch_format="pyarrow",
            compute=data.ActorPoolStrategy(min_size=1, max_size=workers, initial_size=at_once, max_tasks_in_flight_per_actor=2),
            num_cpus=1,
            fn_constructor_args=(feed, self.stamp, self.actors, self.reader),
        )
        read.context.target_max_block_size = 1  # each batch goes on as soon as it is there
        read.context.execution_no_progress_timeout_s = -1  # a slow source is no fault
        read.context.enable_progress_bars = False
        read.context.print_on_execution_start = False
        return read


class Feed:
    """Keeps each batch until it has come back, so that it can be had again, and knows what was in hand when a worker died.

    Batches have numbers from 0 on; ``take`` gives None after the last, and for one that has come back an empty batch. Calls that were
    made together may be heard in any order.
    """

    def __init__(self) -> None:
        self._batches: dict[int, bytes] = {}
        self._back: set[int] = set()
        self._in_hand: dict[int, int] = {}
        self._fatal: dict[int, set[int]] = {}
        self._end: int | None = None
        self._changed = asyncio.Condition()

    async def offer(self, number: int, batch: bytes) -> None:
        """Take in the batch of that number."""
        self._batches[number] = batch
        await self._tell()

    async def close(self, end: int) -> None:
        """Take in that there are no batches from that number on."""
        self._end = end
        await self._tell()

    async def take(self, number: int) -> bytes | None:
        """Return the batch of that number once it is there."""
        async with self._changed:
            await self._changed.wait_for(lambda: number in self._batches or number in self._back or number == self._end)
        return None if number == self._end else self._batches.get(number, _NOTHING)

    async def begin(self, number: int) -> tuple[bool, set[int]]:
        """Note that a worker has the batch, and return whether to read it one by one, and without which.

        A batch that was in hand before has cost a worker its life: of what stands in the second place, of the article that it then had.
        """
        held = self._in_hand.get(number)
        if held is None:
            self._in_hand[number] = _TOGETHER
        elif held != _TOGETHER:
            self._fatal.setdefault(number, set()).add(held)
        return held is not None, set(self._fatal.get(number, ()))

    async def hold(self, number: int, at: int) -> None:
        """Note which article of a batch its worker has in hand."""
        self._in_hand[number] = at

    async def forget(self, number: int) -> None:
        """Let go of a batch that has come back."""
        self._back.add(number)
        for kept in (self._batches, self._in_hand, self._fatal):
            kept.pop(number, None)

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()


_NOTHING = pickle.dumps([])
_BACK = pa.schema([("number", pa.int64()), ("outcome", pa.large_binary()), ("fault", pa.string())])


class _Worker:
    """One reader on the cluster, kept from batch to batch."""

    _fault: str | None = None

    def __init__(self, feed: Any, stamp: Stamp, actors: Tables, reader: ReaderOf) -> None:
        self._feed, self._stamp = feed, stamp
        try:
            if reader is reader_of and (here := stamp_of(actors)) != stamp:
                raise ClusterError("it has another reader than the build", why=f"{here}, not {stamp}", next_step="Install the same there")
            self._reader = reader(actors)
        except AccordingError as error:  # raised here, Ray would start the worker again and again
            self._fault = " ".join(str(error).split())

    def __call__(self, block: pa.Table) -> pa.Table:
        number, batch = block["number"][0].as_py(), pickle.loads(block["batch"][0].as_py())  # noqa: S301 - the build's own words
        outcome = None if self._fault else pickle.dumps(self._outcome(number, batch))
        return pa.table({"number": [number], "outcome": [outcome], "fault": [self._fault]}, schema=_BACK)

    def _outcome(self, number: int, batch: list[Arrival]) -> Outcome:
        ray = _ray()
        alone, fatal = ray.get(self._feed.begin.remote(number))
        if not alone:
            return read_batch(self._reader, batch, self._stamp)
        outcomes = [self._alone(number, at, arrival, at in fatal) for at, arrival in enumerate(batch)]
        rows = pa.concat_tables([schema().empty_table(), *(outcome.rows for outcome in outcomes)])
        return Outcome(rows, tuple(failed for outcome in outcomes for failed in outcome.failed))

    def _alone(self, number: int, at: int, arrival: Arrival, fatal: bool) -> Outcome:
        if fatal:
            return Outcome(schema().empty_table(), (Failed(arrival, "killed", "its worker died twice while it read this"),))
        _ray().get(self._feed.hold.remote(number, at))
        return read_batch(self._reader, [arrival], self._stamp)


def _batches_of(_: Any, feed: Any) -> Iterator[dict[str, list[Any]]]:
    ray, number = _ray(), 0
    while (batch := ray.get(feed.take.remote(number))) is not None:
        yield {"number": [number], "batch": [batch]}
        number += 1


def _batches(arrivals: Iterator[Arrival], size: int) -> Iterator[list[Arrival]]:
    while batch := list(islice(arrivals, size)):
        yield batch


def _ray(module: str = "ray") -> Any:
    """Return Ray, or a module of it, which is installed only where it is wanted."""
    return import_module(module)


def _feed_beside_the_build() -> Any:
    ray = _ray()
    here = _ray("ray.util.scheduling_strategies").NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=False)
    return ray.remote(Feed).options(num_cpus=0, scheduling_strategy=here, max_concurrency=10_000).remote()


@contextmanager
def _connected(address: str | None, workers: int | None) -> Iterator[int]:
    """Join a cluster, or the one that this process has joined already, and give the number of its processors."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing about a user's archive is told to anybody
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    ray, data = _ray(), _ray("ray.data")
    joined = not ray.is_initialized()
    if joined:
        _join(ray, address or os.environ.get("RAY_ADDRESS") or "local", workers)
    logging.getLogger(data.__name__).setLevel(logging.ERROR)
    try:
        yield int(ray.cluster_resources().get("CPU", 1))
    except ray.exceptions.RayError as problem:
        line = str(problem).splitlines()[0]
        raise ClusterError("the cluster stopped", why=line, next_step="Run the build again: it goes on where it was") from problem
    finally:
        if joined:
            ray.shutdown()


def _join(ray: Any, where: str, workers: int | None) -> None:
    alone = {"num_cpus": workers, "include_dashboard": False} if where == "local" else {}
    try:
        if re.fullmatch(r"[^/]+:\d+", where):
            host, port = where.rsplit(":", 1)
            socket.create_connection((host, int(port)), timeout=_PATIENCE).close()  # Ray itself would try for minutes
        ray.init(where, log_to_driver=False, logging_level=logging.ERROR, **alone)
    except (OSError, ValueError, RuntimeError) as problem:
        why = str(getattr(problem, "strerror", None) or problem).splitlines()[0].rstrip(".")
        raise ClusterError("the cluster cannot be reached", where=where, why=why, next_step="See what `ray status` says there") from problem
