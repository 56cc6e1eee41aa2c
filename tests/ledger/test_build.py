"""A build writes each article once, and its counts add up."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from deltalake import DeltaTable

from according.errors import OptionError, SourceMissing
from according.intake import Given
from according.ledger.about import about
from according.ledger.build import Every
from according.ledger.local import Here
from according.ledger.table import COPIES, open_readings
from tests.ledger.building import Listener, archive, built, ids, records, rows, story
from tests.ledger.readers import NEWER, OLDER, NeverReads, Newer


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
