"""How a build goes on, told on standard error: one line that changes on a terminal, plain lines elsewhere."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from typing import TextIO

from according.ledger.builds import Counts

MOST_FAILURES_TOLD = 20
_A_LOOK = 0.2
_A_LINE = 10.0


class Progress:
    """Tells how many records were read, were there already, were copies, skipped or failed, at what rate, and how long it will take.

    What it calls written is safe. The remaining time is told where the number of articles is known. ``clock`` counts seconds.
    """

    def __init__(self, stream: TextIO | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._clock = clock
        self._began = self._told = clock()
        self._expected = 0
        self._failures = 0
        self._safe = 0
        self._drawn = False

    @property
    def seconds(self) -> float:
        """How long it has been going on."""
        return self._clock() - self._began

    def expect(self, articles: int) -> None:
        """Take in how many articles are to be read again."""
        self._expected = articles

    def look(self, counts: Counts, waiting: int) -> None:
        """Draw the line anew on a terminal, a few times a second."""
        if self._terminal and self._clock() - self._told >= _A_LOOK:
            self._draw(self.line(counts, waiting))

    @property
    def safe(self) -> str:
        """What has been written so far, in words."""
        return f"{several(self._safe, 'article')} of this build"

    def wrote(self, counts: Counts) -> None:
        """Tell what is safe now."""
        self._safe = counts.read + counts.again
        if self._terminal:
            self._draw(self.line(counts, 0))
        elif self._clock() - self._told >= _A_LINE:
            self._say(self.line(counts, 0))

    def failed(self, reason: str) -> None:
        """Tell why a record has no reading; after the first few, only that there are more."""
        self._failures += 1
        if self._failures <= MOST_FAILURES_TOLD:
            self._say(f"according: {' '.join(reason.split())}")
        elif self._failures == MOST_FAILURES_TOLD + 1:
            self._say("according: more has failed: `according info LEDGER --failed` lists it.")

    def end(self) -> None:
        """Take the line away."""
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._drawn = False

    def line(self, counts: Counts, waiting: int) -> str:
        """Return the state of a build in one line."""
        read = counts.read + counts.again
        parts = [f"{read:,} written"]
        if waiting:
            parts.append(f"{waiting:,} read")
        parts += [f"{number:,} {name}" for name, number in asides(counts) if number]
        parts.append(rate(read + waiting, counts.words, self.seconds))
        left = self._left(counts, waiting)
        return " · ".join(parts + ([f"about {duration(left)} left"] if left is not None else []))

    def _left(self, counts: Counts, waiting: int) -> float | None:
        done = counts.again + (waiting if counts.again < self._expected else 0)
        if not done or done >= self._expected:
            return None
        return self.seconds / done * (self._expected - done)

    def _say(self, line: str) -> None:
        self.end()
        self._stream.write(f"{line}\n")
        self._stream.flush()
        self._told = self._clock()

    def _draw(self, line: str) -> None:
        width = shutil.get_terminal_size().columns  # a line that wraps could not be drawn over
        self._stream.write(f"\r\x1b[K{line if len(line) < width else f'{line[: width - 2]}…'}")
        self._stream.flush()
        self._drawn, self._told = True, self._clock()


def asides(counts: Counts) -> list[tuple[str, int]]:
    """Return what became of the records that were not read, in words."""
    copies = "copy" if counts.copies == 1 else "copies"
    return [("already there", counts.already), (copies, counts.copies), ("skipped", counts.skipped), ("failed", counts.failed)]


def summary(counts: Counts, seconds: float) -> str:
    """Return what a build has done, in one line whose numbers add up."""
    read = [("read", counts.read), *([("read again", counts.again)] if counts.again else [])]
    told = ", ".join(f"{number:,} {name}" for name, number in (*read, *asides(counts)))
    pace = f", {rate(counts.read + counts.again, counts.words, seconds)}" if counts.words else ""
    return f"{several(counts.seen, 'record')} in {duration(seconds)}: {told}{pace}"


def several(number: int, noun: str) -> str:
    """Return so many of a thing in words: "1 article", "2,000 articles"."""
    return f"{number:,} {noun if number == 1 else f'{noun}s'}"


def rate(articles: int, words: int, seconds: float) -> str:
    """Return the pace of reading: "8.1 articles/s, 3,200 words/s"."""
    passed = max(seconds, 1e-3)
    return f"{articles / passed:,.1f} articles/s, {words / passed:,.0f} words/s"


def duration(seconds: float) -> str:
    """Return a length of time as people say it: "0.8 s", "42 s", "3 min 5 s", "2 h 10 min"."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
