"""What does a ledger cost beside reading, what do two workers bring, how fast is it to run again, and does memory stay flat?

    python -m benchmarks.build ARTICLES.jsonl[.gz] [--articles N] [--only PART …] [--sizes N …]

Parts, each measured within one run, so that the ratios hold on a busy machine too:

cost     the bare reader and a build, turn about over shares of the same articles, on one thread: articles and words a second and the
         time of the build over that of the reader; in seconds of the clock and, which other programs disturb less, of the processor
workers  a build with two worker processes against one, turn about, from the first outcome on, so without their start: by the clock
         (best of each), and as it would be if nothing else ran, by what an article costs the processor and how long workers wait
again    a build of 2,000 articles that are all there, against the reading of as many at the rate of the bare reader
memory   the peak of a build of 1,000, 10,000 and 100,000 articles, each in a process of its own, with ready readings in the place of
         the reader; and what intake and ledger do in a second of one processor, which bounds what one build can feed to a cluster
size     bytes an article in the ledger, beside those of its text

Prints the measures and, as JSON on the last line, the same.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import pyarrow as pa
from deltalake import DeltaTable

from according.codebook.actors import Tables
from according.intake import Arrival, Quarantined, articles
from according.ledger.build import build
from according.ledger.builds import Counts
from according.ledger.engine import Engine, Outcome, read_batch, reader_of
from according.ledger.local import BATCH, Here, engine
from according.ledger.stamp import stamp_of
from according.records import Article, Reading
from benchmarks.reading import peak_memory

SHARES = 2
ROUNDS = 2
READY = 100
FINISHED = 2_000
TOLD = ("text", "ref", "title", "publisher", "url", "published")
SIZES = (1_000, 10_000, 100_000)
Measures = dict[str, float]


def main() -> None:
    """Measure, print for people, and print for programs."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path, help="JSON Lines with a text a line, plain or gzipped")
    options.add_argument("--articles", dest="most", type=int, default=200, metavar="N", help="read the first N (200)")
    options.add_argument("--only", nargs="+", choices=list(PARTS), default=list(PARTS), metavar="PART", help=", ".join(PARTS))
    options.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="N", help="the sizes of the archives of memory")
    options.add_argument("--child", type=int, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.child:
        print(json.dumps(_one_size(given.articles, given.child)))
        return
    read = [article for article in articles(given.articles) if not isinstance(article, Quarantined)][: given.most]
    measured: Measures = {}
    for part in given.only:
        measured |= memory(read, given.sizes) if part == "memory" else PARTS[part](read)
    for name, value in measured.items():
        print(f"{name.replace('_', ' '):40}{value:>14,}")
    print(json.dumps(measured))


def cost(read: list[Article]) -> Measures:
    """Return what a build costs beside the bare reader, each over half of the shares, then over the other half."""
    reader = reader_of(())
    list(reader.read_many(read[:BATCH]))  # what is loaded late is loaded now
    bare, whole = [0.0, 0.0], [0.0, 0.0]
    with tempfile.TemporaryDirectory() as folder:
        for number, share in enumerate(read[at::SHARES] for at in range(SHARES)):
            source = written(share, Path(folder) / f"{number}.jsonl")
            turns: list[tuple[list[float], Callable[[], object]]] = [
                (bare, partial(_read_bare, source, reader)),
                (whole, partial(built, source, f"{folder}/{number}", Here(stamp_of(), reader=lambda _: reader))),
            ]
            for spent, turn in turns if number % 2 else reversed(turns):
                clock, processor = time.perf_counter(), time.process_time()
                turn()
                spent[0] += time.perf_counter() - clock
                spent[1] += time.process_time() - processor
    words = sum(len(article.text.split()) for article in read)
    return {
        "cost_articles": len(read),
        "bare_articles_per_second": round(len(read) / bare[0], 2),
        "build_articles_per_second": round(len(read) / whole[0], 2),
        "bare_words_per_second": round(words / bare[0]),
        "build_words_per_second": round(words / whole[0]),
        "bare_words_per_processor_second": round(words / bare[1]),
        "cost_of_ledger_by_the_clock": round(whole[0] / bare[0] - 1, 3),
        "cost_of_ledger_by_the_processor": round(whole[1] / bare[1] - 1, 3),
    }


def workers(read: list[Article]) -> Measures:
    """Return the rates of one and of two worker processes, and their ratio."""
    from according.ledger.local import Workers

    rates: dict[int, list[float]] = {1: [], 2: []}
    spent: dict[int, list[Measures]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory() as folder:
        source = written(read, Path(folder) / "archive.jsonl")
        for turn, number in enumerate((1, 2) * ROUNDS):
            clocks = Path(folder) / f"clocks {turn}"
            clocks.mkdir()
            timed = Timed(Workers(stamp_of(), number, reader=partial(Clocked, folder=str(clocks))))
            built(source, f"{folder}/{turn}", timed)
            rates[number].append(timed.rate)
            spent[number] += [json.loads(clock.read_text()) for clock in clocks.iterdir()]
    each = {number: sum(one["cpu"] for one in clocks) / sum(one["read"] for one in clocks) for number, clocks in spent.items()}
    waits = sum(one["waited"] for one in spent[2]) / sum(one["whole"] for one in spent[2])
    return {
        "one_worker_articles_per_second": round(max(rates[1]), 2),
        "two_workers_articles_per_second": round(max(rates[2]), 2),
        "two_workers_against_one_by_the_clock": round(max(rates[2]) / max(rates[1]), 2),
        "two_workers_against_one_by_the_processor": round(2 * each[1] / each[2] * (1 - waits), 2),
        "workers_wait_share": round(waits, 3),
    }


def again(read: list[Article]) -> Measures:
    """Return how long a build takes when all is there, against the time to read as much."""
    reader = reader_of(())
    list(reader.read_many(read[:BATCH]))
    start, processor = time.perf_counter(), time.process_time()
    list(reader.read_many(read))
    reading = [(since / len(read)) * FINISHED for since in (time.perf_counter() - start, time.process_time() - processor)]
    with tempfile.TemporaryDirectory() as folder:
        source = written(numbered(read, FINISHED), Path(folder) / "archive.jsonl")
        built(source, f"{folder}/ledger", Ready(read[:READY]))
        start, processor = time.perf_counter(), time.process_time()
        counts = built(source, f"{folder}/ledger", engine(1, stamp_of()))
        took = [time.perf_counter() - start, time.process_time() - processor]
    assert counts.already == FINISHED
    return {
        "reading_seconds": round(reading[0], 1),
        "again_seconds": round(took[0], 2),
        "again_faster_by_the_clock": round(reading[0] / took[0], 1),
        "again_faster_by_the_processor": round(reading[1] / took[1], 1),
    }


def memory(read: list[Article], sizes: Iterable[int] = SIZES) -> Measures:
    """Return the peak memory of builds of several sizes, each in a fresh process, and how fast the ledger is."""
    measured: Measures = {}
    with tempfile.TemporaryDirectory() as folder:
        some = written(read[:READY], Path(folder) / "some.jsonl")
        for size in sizes:
            command = [sys.executable, "-m", "benchmarks.build", str(some), "--child", str(size)]
            told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 our own interpreter
            measured |= {f"{name}_{size}": value for name, value in json.loads(told.stdout.splitlines()[-1]).items()}
    return measured


def size(read: list[Article]) -> Measures:
    """Return the bytes of an article in the ledger and in its text."""
    with tempfile.TemporaryDirectory() as folder:
        built(written(read, Path(folder) / "archive.jsonl"), f"{folder}/ledger", Here(stamp_of()))
        return {"text_bytes_per_article": _text_bytes(read), "ledger_bytes_per_article": _bytes_an_article(f"{folder}/ledger")}


PARTS: dict[str, Callable[[list[Article]], Measures]] = {"cost": cost, "workers": workers, "again": again, "memory": memory, "size": size}


class Timed:
    """An engine that measures another: its rate is that from the first outcome on."""

    def __init__(self, measured: Engine) -> None:
        self._engine = measured
        self.rate = 0.0

    def __call__(self, arrivals: Iterable[Arrival]) -> Iterator[Outcome]:
        """Yield what the other engine yields."""
        start, read = None, 0
        for outcome in self._engine(arrivals):
            if start is None:
                start = time.perf_counter()
            else:
                read += outcome.rows.num_rows
                self.rate = read / (time.perf_counter() - start)
            yield outcome


class Clocked:
    """The reader of a worker, which notes in a file what it has spent: it reads in one go what it is asked for, and else it waits."""

    def __init__(self, actors: Tables, folder: str) -> None:
        self._reader, self._file = reader_of(actors), Path(folder) / f"{os.getpid()}.json"
        self._read, self._waited = 0, 0.0
        self._begun = self._last = (0.0, 0.0)

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Yield the readings; the first batch, which loads what is loaded late, does not count."""
        wanted = list(articles)
        if self._begun[0]:
            self._waited += time.perf_counter() - self._last[0]
        readings = list(self._reader.read_many(wanted))
        self._last = (time.perf_counter(), time.process_time())
        if not self._begun[0]:
            self._begun = self._last
        else:
            self._read += len(wanted)
            whole, cpu = (now - then for now, then in zip(self._last, self._begun, strict=True))
            self._file.write_text(json.dumps({"read": self._read, "waited": self._waited, "whole": whole, "cpu": cpu}))
        yield from readings


class Ready:
    """An engine that reads nothing: it hands out readings made before, under the ids of what arrives."""

    def __init__(self, read: list[Article]) -> None:
        self._rows = read_batch(reader_of(()), [Arrival(article, "") for article in read], stamp_of()).rows

    def __call__(self, arrivals: Iterable[Arrival]) -> Iterator[Outcome]:
        """Yield as many readings as articles arrive."""
        coming = iter(arrivals)
        while batch := list(islice(coming, self._rows.num_rows)):
            rows = self._rows.slice(0, len(batch))
            columns = {"article_id": [arrival.article.id for arrival in batch]}
            columns |= {name: [getattr(arrival.article, name) for arrival in batch] for name in TOLD}
            columns |= {name: [getattr(arrival, name) for arrival in batch] for name in ("source", "place")}
            for name, values in columns.items():
                rows = rows.set_column(rows.schema.get_field_index(name), name, pa.array(values, pa.string()))
            yield Outcome(rows)


class Unwatched:
    """Lets a build go on untold."""

    def expect(self, articles: int) -> None:
        """Take in how many are to be read again."""

    def look(self, counts: Counts, waiting: int) -> None:
        """Take in how it goes on."""

    def wrote(self, counts: Counts) -> None:
        """Take in what is safe."""

    def failed(self, reason: str) -> None:
        """Show why an article has no reading: there should be none."""
        print(reason, file=sys.stderr)


def built(source: Path, ledger: str, by: Engine) -> Counts:
    """Build a ledger and return its counts."""
    return build([str(source)], ledger, by, stamp_of(), Unwatched())


def written(read: Iterable[Article], path: Path) -> Path:
    """Write articles as JSON Lines and return where."""
    with path.open("w", encoding="utf-8") as lines:
        for article in read:
            lines.write(json.dumps({"text": article.text, "published": article.published, "publisher": article.publisher}) + "\n")
    return path


def numbered(read: list[Article], number: int) -> Iterator[Article]:
    """Yield so many articles, made of a few by a last line that tells them apart."""
    for count, article in enumerate(islice(cycle(read), number)):
        yield article.model_copy(update={"text": f"{article.text}\n\nStory {count}."})


def _read_bare(source: Path, reader: object) -> None:
    for _ in reader.read_many(article for article in articles(source) if isinstance(article, Article)):  # type: ignore[attr-defined]
        pass


def _one_size(some: Path, number: int) -> Measures:
    """Build a ledger of so many articles, made of a few; runs in a process of its own."""
    read = [article for article in articles(some) if isinstance(article, Article)]
    with tempfile.TemporaryDirectory() as folder:
        source = written(numbered(read, number), Path(folder) / "archive.jsonl")
        ready = Ready(read)
        before = peak_memory()
        start = time.process_time()
        counts = built(source, f"{folder}/ledger", ready)
        took = time.process_time() - start
        assert counts.read == number
        return {
            "peak_memory_mb": peak_memory(),
            "of_that_the_reader_mb": before,
            "ledger_articles_per_processor_second": round(number / took),
        }


def _bytes_an_article(ledger: str) -> int:
    files = pa.table(DeltaTable(ledger).get_add_actions(flatten=True)).to_pylist()
    return round(sum(file["size_bytes"] for file in files) / sum(file["num_records"] for file in files))


def _text_bytes(read: list[Article]) -> int:
    return round(sum(len(article.text.encode()) for article in read) / len(read))


if __name__ == "__main__":
    main()
