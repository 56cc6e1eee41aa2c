"""A real Ray cluster of this machine with two workers, which are killed in mid-batch."""

from __future__ import annotations

import asyncio
import json
import pickle
import sys
from functools import partial

import pytest
from deltalake import DeltaTable

from according.errors import ClusterError, MissingExtra
from according.intake import Arrival, Given, article
from according.ledger.build import Build
from according.ledger.cluster import Cluster, Feed
from according.ledger.cluster import _Worker as Worker
from according.ledger.engine import reader_of
from according.ledger.shelves import Shelves
from according.ledger.stamp import Stamp, stamp_of
from tests.ledger.cluster_readers import Mortal

STORIES = 30
pytestmark = [  # what Ray itself warns of
    pytest.mark.filterwarnings(f"ignore::{warning}")
    for warning in ("DeprecationWarning", "ResourceWarning", "pytest.PytestUnraisableExceptionWarning")
]


@pytest.fixture
def ray():
    """Return Ray with a cluster of two processors, which the engine finds that this process has joined."""
    ray = pytest.importorskip("ray")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv("RAY_BACKEND_LOG_LEVEL", "fatal")
        patch.setenv("RAY_worker_niceness", "0")  # or the workers would wait for whatever else is run
        ray.init("local", num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
        yield ray
        ray.shutdown()


@pytest.fixture
def harbour(tmp_path):
    """Return a file of stories of an invented harbour town, of which one strikes its worker down and one always does."""
    special = {5: "Lightning strikes a crane.", 6: "Police seized a deadly cargo."}
    stories = tmp_path / "harbour.jsonl"
    with stories.open("w") as lines:
        for day in range(STORIES):
            text = f"The mayor of Ostvik met {day + 2} captains on Monday, her office said. {special.get(day, '')}"
            print(json.dumps({"text": text, "published": "2025-03-12"}), file=lines)
    return str(stories)


class Unwatched:
    def expect(self, articles): ...
    def look(self, counts, waiting): ...
    def wrote(self, counts): ...
    def failed(self, reason): ...


@pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)  # Ray's
def test_a_worker_killed_in_mid_batch_loses_nothing_and_doubles_nothing(ray, harbour, tmp_path):
    stamp, ledger = stamp_of(), tmp_path / "ledger"
    engine = Cluster(stamp, batch=8, reader=partial(Mortal, folder=str(tmp_path)))
    going = Build(Shelves(ledger), engine, stamp, Unwatched())
    counts = going.run([going.new(harbour, Given())])
    assert (counts.seen, counts.read, counts.failed) == (STORIES, STORIES - 1, 1)

    rows = DeltaTable(ledger).to_pyarrow_dataset().to_table()
    assert sorted(rows["place"].to_pylist()) == sorted(f"line {number}" for number in range(1, STORIES + 1) if number != 7)
    [held] = DeltaTable(ledger / "_quarantine").to_pyarrow_dataset().to_table().to_pylist()
    assert (held["place"], held["kind"], held["reason"]) == ("line 7", "killed", "its worker died twice while it read this")

    again = Build(Shelves(ledger), engine, stamp, Unwatched())
    counts = again.run([again.new(harbour, Given())])
    assert (counts.seen, counts.read, counts.already, counts.failed) == (STORIES, 0, STORIES - 1, 1)


@pytest.mark.parametrize(
    ("stamp", "fault"),
    [
        pytest.param(None, None, id="the same reader"),
        pytest.param(Stamp("0.0", "other", "other"), "it has another reader than the build", id="another reader"),
    ],
)
def test_a_worker_reads_with_the_reader_of_the_build_or_not_at_all(stamp, fault):
    worker = Worker(None, stamp or stamp_of(), (), reader_of)
    assert str(worker._fault).startswith(str(fault))


def test_nothing_new_starts_no_cluster(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.setattr("according.ledger.cluster.find_spec", str)
    assert list(Cluster(stamp_of())([])) == []


def test_without_ray_one_line_tells_what_to_install(monkeypatch):
    monkeypatch.setattr("according.ledger.cluster.find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r"reading on a cluster needs Ray\. Install it with pip install \"according\[cluster\]\"\."):
        Cluster(stamp_of())


def test_a_cluster_that_does_not_answer_is_named():
    pytest.importorskip("ray")
    with pytest.raises(ClusterError, match=r"127\.0\.0\.1:9: the cluster cannot be reached: Connection refused\. See"):
        list(Cluster(stamp_of(), address="127.0.0.1:9")([Arrival(article("The mayor of Ostvik met captains on Monday."), "harbour")]))


def test_the_feed_keeps_a_batch_until_it_has_come_back():
    async def days() -> list[object]:
        feed = Feed()
        waiting = asyncio.create_task(feed.take(0))
        await asyncio.sleep(0)
        await feed.offer(0, b"monday")
        first, again = await waiting, await feed.take(0)
        await feed.forget(0)
        gone = await feed.take(0)
        last = asyncio.create_task(feed.take(1))
        await feed.close(1)
        return [first, again, gone, await last]

    assert asyncio.run(days()) == [b"monday", b"monday", pickle.dumps([]), None]


def test_the_feed_bears_to_hear_of_batches_in_any_order():
    async def days() -> list[object]:
        feed = Feed()
        await feed.close(3)
        for number in (2, 0, 1):
            await feed.offer(number, bytes([number]))
        return [await feed.take(number) for number in range(4)]

    assert asyncio.run(days()) == [b"\0", b"\1", b"\2", None]


def test_what_two_workers_died_of_is_left_out_and_nothing_else():
    async def deaths() -> list[object]:
        feed = Feed()
        begun: list[object] = [await feed.begin(0)]
        begun.append(await feed.begin(0))
        await feed.hold(0, 3)
        begun.append(await feed.begin(0))
        await feed.hold(0, 5)
        begun.append(await feed.begin(0))
        return begun

    assert asyncio.run(deaths()) == [(False, set()), (True, set()), (True, {3}), (True, {3, 5})]
