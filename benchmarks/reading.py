"""How fast is a reading, how much of it is the encoder, how much memory and how long to start?

    python benchmarks/reading.py ARTICLES.jsonl[.gz] [--articles N] [--large MB]

Prints the measures and, as JSON on the last line, the same: words per second of the whole reading and of the bare encoder
(tokens that are words, in the same batches), their ratio (encoder time / whole time), the peak memory of this process in
MB (10^6 bytes), and the seconds that a fresh process takes to its first reading. These are once more given without torch:
only training needs it, but spaCy's thinc imports it wherever it is installed, which a plain installation is spared. With
--large the articles are joined, over and over, to one text of that many million characters, and only that one is read.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from itertools import cycle
from pathlib import Path

from according.intake import Quarantined, articles
from according.language import load
from according.language.tokens import tokenize, words_and_gaps
from according.language.windows import windows
from according.reader.parts import parts_of
from according.reader.reader import Reader
from according.records import Article

BATCH = 64
FIRST_READING = "import according; according.read('Police arrested 12 people on Tuesday, the ministry said.', published='2025-03-12')"
WITHOUT_TORCH = "import sys; sys.modules['torch'] = None; "


def main() -> None:
    """Measure, print for people, and print for programs."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path, help="JSON Lines with a text a line, plain or gzipped")
    options.add_argument("--articles", dest="most", type=int, default=400, metavar="N", help="read the first N (400)")
    options.add_argument("--large", type=float, metavar="MB", help="read one text of so many million characters, made of the articles")
    given = options.parse_args()
    read = [article for article in articles(given.articles) if not isinstance(article, Quarantined)][: given.most]
    measured = measure_large(read, round(given.large * 1e6)) if given.large else measure(read)
    for name, value in measured.items():
        print(f"{name.replace('_', ' '):32}{value:>12,}")
    print(json.dumps(measured))


def measure(read: list[Article]) -> dict[str, float]:
    """Return the measures over some articles; each is read once before, so that caches are as warm as in a long run."""
    reader = Reader()
    words = sum(len(words_and_gaps(tokenize(article.text))[1]) for article in read)
    for _ in reader.read_many(read[:BATCH]):
        pass
    start = time.perf_counter()
    for _ in reader.read_many(read):
        pass
    whole = time.perf_counter() - start
    encoder = encoder_seconds(read)
    return {
        "articles": len(read),
        "words": words,
        "words_per_second": round(words / whole),
        "encoder_words_per_second": round(words / encoder),
        "ratio": round(encoder / whole, 3),
        "peak_memory_mb": peak_memory(),
        "startup_seconds": round(startup_seconds(FIRST_READING), 2),
        "startup_seconds_without_torch": round(startup_seconds(WITHOUT_TORCH + FIRST_READING), 2),
    }


def measure_large(read: list[Article], size: int) -> dict[str, float]:
    """Return the measures of one text of ``size`` characters, read and written as JSON once; it has no encoder's share."""
    sources = cycle(article.text for article in read)
    text = ""
    while len(text) < size:
        text += next(sources) + "\n\n"
    text = text[:size]
    words = sum(len(words_and_gaps(tokenize(part.article.text))[1]) for part in parts_of(Article(text=text)))
    reader = Reader()
    start = time.perf_counter()
    reading = reader.read(text)
    whole = time.perf_counter() - start
    reading.to_json()
    return {"characters": size, "words": words, "words_per_second": round(words / whole), "peak_memory_mb": peak_memory()}


def peak_memory() -> int:
    """Return the most memory that this process had, in MB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6)


def encoder_seconds(read: list[Article]) -> float:
    """Return the seconds that the model takes for the windows of all articles, without anything made of its answers."""
    model = load().model
    batches = []
    for at in range(0, len(read), BATCH):
        encoded = []
        for article in read[at : at + BATCH]:
            _, words, gaps = words_and_gaps(tokenize(article.text))
            encoded += [model.pieces.encode(words[start:end], gaps[start:end]) for start, end in windows(words, gaps, model.pieces)]
        batches.append(encoded)
    start = time.perf_counter()
    for encoded in batches:
        model.run(encoded)
    return time.perf_counter() - start


def startup_seconds(program: str) -> float:
    """Return the best of three times from a fresh process to the end of its first reading."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 our own interpreter
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
