"""A build that is killed, interrupted, overtaken or out of room loses nothing and doubles nothing."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from deltalake import DeltaTable, write_deltalake

from according.errors import LedgerError
from according.ledger import build as flow
from according.ledger import table as tables
from according.ledger.about import about
from according.ledger.build import Every
from according.ledger.builds import Counts
from according.ledger.local import Here
from according.ledger.table import COPIES, QUARANTINE
from tests.ledger.building import Listener, archive, built, ids, records, rows, story
from tests.ledger.readers import OLDER, FindsNothing

KILLED = """
import sys
from tests.ledger.readers import OLDER, Slow
from according.ledger.build import MOST_IN_A_ROW, Every, build
from according.ledger.local import Here
class Tells:
    expect = look = failed = lambda self, *_: None
    def wrote(self, counts):
        print(counts.read, flush=True)
build([sys.argv[1]], sys.argv[2], Here(OLDER, reader=Slow), OLDER, Tells(), every=Every(articles=8))
"""


def test_a_build_killed_three_times_loses_nothing_that_it_told_and_doubles_nothing(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    source = archive(tmp_path / "a.jsonl", [*records(0, 150), *records(0, 10, publisher="Western Wire"), "{", *records(150, 300)])
    chance = random.Random(7)  # noqa: S311 - any moments will do
    for _ in range(3):
        run = subprocess.Popen([sys.executable, "-c", KILLED, source, str(ledger)], stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own lines
        assert run.stdout is not None
        told = [run.stdout.readline()]
        time.sleep(chance.uniform(0, 0.2))
        run.send_signal(signal.SIGKILL)
        told += run.stdout.readlines()
        run.wait()
        run.stdout.close()
        found = ids(ledger)
        assert set(found.values()) == {1}
        assert len(found) >= max(int(line) for line in told if line.strip())
    counts = built(ledger, source)
    assert 0 < counts.read < 300
    assert ids(ledger) == Counter(str(number) for number in range(300))
    assert Counter(row["ref"] for row in rows(ledger, COPIES)) == Counter(str(number) for number in range(10))
    assert len(rows(ledger, QUARANTINE)) == 1
    assert built(ledger, source).already == 310
    assert sum(told.counts is None for told in about(ledger).builds) == 3


def test_two_builds_at_once_write_each_article_once(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    source = archive(tmp_path / "a.jsonl", [*records(0, 60), "{", *records(0, 5, publisher="Western Wire")])
    counted: list[Counts] = []
    both = [threading.Thread(target=lambda: counted.append(built(ledger, source, every=Every(articles=8)))) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(counted) == 2
    assert ids(ledger) == Counter(str(number) for number in range(60))
    assert sum(counts.read for counts in counted) == 60
    assert sum(counts.copies for counts in counted) == 5
    assert len(rows(ledger, QUARANTINE)) == 1


def test_a_commit_that_another_build_was_faster_with_is_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger, write = tmp_path / "ledger", write_deltalake
    source = archive(tmp_path / "a.jsonl", records(0, 8))
    other = archive(tmp_path / "b.jsonl", records(4, 8, publisher="Western Wire"))
    built(ledger, archive(tmp_path / "c.jsonl", records(20, 21)))
    faster = []

    def overtaken(table: DeltaTable, data: object, **how: object) -> None:
        if not faster:
            faster.append(True)
            assert built(ledger, other).read == 4
        write(table, data, **how)

    monkeypatch.setattr(tables, "write_deltalake", overtaken)
    monkeypatch.setattr(flow.Build, "_begin", lambda _: None)
    counts = built(ledger, source)
    assert (counts.read, counts.copies) == (4, 4)
    assert ids(ledger) == Counter(str(number) for number in [*range(8), 20])


def test_a_full_disk_is_told_plainly_and_loses_nothing_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger, write, written = tmp_path / "ledger", write_deltalake, []
    source = archive(tmp_path / "a.jsonl", records(0, 40))

    def filling(table: DeltaTable, data: object, **how: object) -> None:
        if len(written) == 3:
            raise OSError(28, "No space left on device")
        written.append(write(table, data, **how))

    monkeypatch.setattr(tables, "write_deltalake", filling)
    listener = Listener()
    with pytest.raises(LedgerError, match=r"cannot be written: No space left on device.*make room"):
        built(ledger, source, listener=listener, every=Every(articles=8))
    assert ids(ledger).total() == listener.safe[-1] == 16
    monkeypatch.undo()
    assert built(ledger, source).read == 24


def test_an_interrupt_writes_what_is_read(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    source = archive(tmp_path / "a.jsonl", records(0, 40))

    class Interrupted(FindsNothing):
        def read_many(self, articles):  # type: ignore[no-untyped-def]
            yield from super().read_many(self._until(articles))

        def _until(self, articles):  # type: ignore[no-untyped-def]
            for article in articles:
                if article.ref == "30":
                    raise KeyboardInterrupt
                yield article

    listener = Listener()
    with pytest.raises(KeyboardInterrupt):
        built(ledger, source, engine=Here(OLDER, reader=Interrupted), listener=listener)
    assert listener.safe == [24]
    assert ids(ledger).total() == 24
    assert built(ledger, source).read == 16


LIMITED = """
import resource, sys
from according.errors import LedgerError
from according.ledger.build import Every
from tests.ledger.building import Listener, built
from pathlib import Path
most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), most))
listener = Listener()
try:
    built(Path(sys.argv[2]), sys.argv[1], listener=listener, every=Every(articles=40))
except LedgerError as error:
    print(listener.safe[-1] if listener.safe else 0, error)
"""


def test_a_file_that_the_system_cuts_off_loses_nothing_written(tmp_path: Path) -> None:
    ledger, chance = tmp_path / "ledger", random.Random(1)  # noqa: S311 - any digits will do
    long = {"text": f"{story(400)} {' '.join(str(chance.random()) for _ in range(40_000))}", "id": "400"}
    source = archive(tmp_path / "a.jsonl", [*records(0, 100), long, *records(100, 200)])
    run = subprocess.run([sys.executable, "-c", LIMITED, source, str(ledger), "200000"], capture_output=True, text=True, check=True)  # noqa: S603 - our own lines
    safe, told = run.stdout.strip().split(" ", 1)
    assert told.startswith(f"{ledger}: the ledger cannot be written: File too large. What was told to be written is safe")
    assert ids(ledger).total() == int(safe) == 80
    assert built(ledger, source).read == 121
    assert ids(ledger) == Counter([*(str(number) for number in range(200)), "400"])
