"""Readers that find nothing, fast, so that what is tested is the ledger; one that fails, one that dies, and one that takes its time."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator

from according.ledger.stamp import Stamp
from according.records import Article, ReaderInfo, Reading

OLDER, NEWER = Stamp("1.0", "model-a", "codebook-a"), Stamp("1.1", "model-a", "codebook-a")


class FindsNothing:
    """Gives an empty reading an article; a text with "fault" in it raises, one with "poison" kills the process."""

    version = OLDER.version
    pause = 0.0

    def __init__(self, actors: object = ()) -> None:
        self.actors = actors

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            if "fault" in article.text:
                raise ZeroDivisionError("a fault\nin two lines")
            if "poison" in article.text:
                os.kill(os.getpid(), signal.SIGKILL)
            time.sleep(self.pause)
            yield Reading(reader=ReaderInfo(version=self.version, model="none", codebook="none"), article=article)


class Newer(FindsNothing):
    """The same reader in its next version, which has mended its fault."""

    version = NEWER.version

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            yield Reading(reader=ReaderInfo(version=self.version, model="none", codebook="none"), article=article)


class Slow(FindsNothing):
    """Takes its time, so that a build can be killed in the middle."""

    pause = 0.004


class NeverReads(FindsNothing):
    """Must not be made: for builds with nothing new."""

    def __init__(self, actors: object = ()) -> None:  # noqa: ARG002 - it is made as a reader is
        raise AssertionError("a reader was made for nothing")


def dies_at_once(actors: object = ()) -> FindsNothing:
    """Kill the process before there is a reader."""
    os.kill(os.getpid(), signal.SIGKILL)
    return FindsNothing(actors)
