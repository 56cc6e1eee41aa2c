"""A build writes each article once, whatever happens to it, and its counts add up."""

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

from according.errors import LedgerError, NewerLedger, NotALedger, OptionError, SourceMissing
from according.intake import Given
from according.ledger import build as flow
from according.ledger import table as tables
from according.ledger.about import about
from according.ledger.build import Every
from according.ledger.builds import Counts
from according.ledger.local import Here
from according.ledger.schema import SCHEMA_VERSION
from according.ledger.table import COPIES, MARK, QUARANTINE, open_readings
from tests.ledger.building import Listener, archive, built, ids, records, rows, story
from tests.ledger.readers import NEWER, OLDER, FindsNothing, NeverReads, Newer


def test_a_second_build_reads_nothing_and_leaves_no_trace(tmp_path: Path) -> None:
    source = archive(tmp_path / "a.jsonl", records(0, 30))
    assert built(tmp_path / "ledger", source).read == 30
    before = open_readings(tmp_path / "ledger").version()
    again = built(tmp_path / "ledger", source, engine=Here(OLDER, reader=NeverReads))
    assert (again.read, again.already) == (0, 30)
    assert open_readings(tmp_path / "ledger").version() == before
    assert len(about(tmp_path / "ledger").builds) == 1


def test_what_is_new_is_added(tmp_path: Path) -> None:
    built(tmp_path / "ledger", archive(tmp_path / "a.jsonl", records(0, 10)))
    counts = built(tmp_path / "ledger", archive(tmp_path / "b.jsonl", records(5, 15)))
    assert (counts.read, counts.already) == (5, 5)  # they have ids of their own: the same records, wherever they lie
    assert ids(tmp_path / "ledger") == Counter(str(number) for number in range(15))


def test_a_further_sighting_is_kept_once(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    same = [{"text": story(1), "id": "n1", "publisher": "Northern Press"}, {"text": story(1), "id": "w1", "publisher": "Western Wire"}]
    source = archive(tmp_path / "a.jsonl", [*same, *records(2, 5)])
    counts = built(ledger, source)
    assert (counts.read, counts.copies) == (4, 1)
    assert built(ledger, source).already == 5
    moved = archive(tmp_path / "moved.jsonl", [*same, *records(2, 5)])
    assert built(ledger, moved).already == 5
    (copy,) = rows(ledger, COPIES)
    assert (copy["ref"], copy["publisher"], copy["place"]) == ("w1", "Western Wire", "line 2")


def test_records_without_an_id_are_told_by_their_places(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(story(1), encoding="utf-8")
    sources = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    counts = built(ledger, *sources)
    assert (counts.read, counts.copies) == (1, 1)
    assert built(ledger, *sources).already == 2


def test_two_articles_with_one_id_and_different_texts_are_two(tmp_path: Path) -> None:
    source = archive(tmp_path / "a.jsonl", [{"text": story(1), "id": "x"}, {"text": story(2), "id": "x"}])
    assert built(tmp_path / "ledger", source).read == 2
    assert ids(tmp_path / "ledger") == Counter({"x": 2})


def test_a_newer_reader_reads_again_and_the_older_rows_stay_in_the_history(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    source = archive(tmp_path / "a.jsonl", records(0, 20))
    built(ledger, source, every=Every(articles=6))
    before = open_readings(ledger).version()
    Path(source).unlink()
    listener = Listener()
    counts = built(ledger, refresh=True, engine=Here(NEWER, reader=Newer), listener=listener, every=Every(articles=6))
    assert (counts.again, counts.seen, listener.expected) == (20, 20, 20)
    assert ids(ledger) == Counter(str(number) for number in range(20))
    assert about(ledger).readers == {NEWER: 20}
    earlier = DeltaTable(str(ledger), version=before).to_pyarrow_table(columns=["reader_version"])
    assert earlier["reader_version"].to_pylist() == [OLDER.version] * 20
    assert built(ledger, refresh=True, engine=Here(NEWER, reader=NeverReads)).seen == 0


def test_an_article_that_the_newer_reader_fails_at_keeps_its_reading(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    source = archive(tmp_path / "a.jsonl", [*records(0, 2), {"text": f"{story(3)} fault", "id": "3"}])
    built(ledger, source, engine=Here(NEWER, reader=Newer))
    counts = built(ledger, refresh=True)
    assert (counts.again, counts.failed) == (2, 1)
    assert ids(ledger) == Counter(["0", "1", "3"])


def test_small_files_are_put_together(tmp_path: Path) -> None:
    source = archive(tmp_path / "a.jsonl", records(0, 100))
    built(tmp_path / "ledger", source, every=Every(articles=8))
    assert about(tmp_path / "ledger").files == 1
    assert ids(tmp_path / "ledger") == Counter(str(number) for number in range(100))


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


def _a_file(place: Path) -> None:
    place.write_text("x")


def _a_full_folder(place: Path) -> None:
    place.mkdir()
    (place / "notes.txt").write_text("x")


def _a_delta_table(place: Path) -> None:
    import pyarrow as pa

    write_deltalake(place, pa.table({"a": [1]}))


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(_a_file, id="a file"),
        pytest.param(_a_full_folder, id="a folder of others"),
        pytest.param(_a_delta_table, id="another table"),
    ],
)
def test_what_is_no_ledger_is_left_alone(tmp_path: Path, made) -> None:  # type: ignore[no-untyped-def]
    place = tmp_path / "place"
    made(place)
    before = sorted(tmp_path.rglob("*"))
    for opened in (lambda: built(place, archive(tmp_path.parent / "a.jsonl", records(0, 1))), lambda: about(place)):
        with pytest.raises(NotALedger):
            opened()
    assert sorted(tmp_path.rglob("*")) == before


def test_a_ledger_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    source = archive(tmp_path / "a.jsonl", records(0, 1))
    built(ledger, source)
    open_readings(ledger).alter.set_table_properties({MARK: str(SCHEMA_VERSION + 1)}, raise_if_not_exists=False)
    for opened in (lambda: built(ledger, source), lambda: about(ledger)):
        with pytest.raises(NewerLedger, match="pip install --upgrade"):
            opened()


@pytest.mark.parametrize(
    ("source", "published", "wanted"),
    [
        pytest.param("not-there.jsonl", None, SourceMissing, id="no such file"),
        pytest.param("a.jsonl", "32/13/2023", OptionError, id="no such date"),
    ],
)
def test_what_cannot_be_meant_is_told_before_a_ledger_is_made(
    tmp_path: Path, source: str, published: str | None, wanted: type[Exception]
) -> None:
    archive(tmp_path / "a.jsonl", records(0, 1))
    with pytest.raises(wanted):
        built(tmp_path / "ledger", str(tmp_path / source), given=Given(published=published))
    assert not (tmp_path / "ledger").exists()


def test_a_folder_that_is_empty_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    assert built(tmp_path / "ledger", archive(tmp_path / "a.jsonl", records(0, 2))).read == 2


def test_a_ledger_tells_what_is_in_it(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    dated = [{"text": story(1), "published": "2025-03-12", "publisher": "Northern Press"}, {"text": story(2), "published": "2023-01-02"}]
    built(ledger, archive(tmp_path / "a.jsonl", [*dated, "{"]), command="according build a.jsonl")
    found = about(ledger)
    assert (found.articles, found.first, found.last) == (2, "2023-01-02", "2025-03-12")
    assert found.publishers == {"Northern Press": 1, None: 1}
    assert found.quarantine == {"input": 1}
    (told,) = found.builds
    assert (told.command, told.stamp, told.counts and told.counts.read) == ("according build a.jsonl", OLDER, 2)
    assert 0 < found.size < (found.on_disk or 0)
