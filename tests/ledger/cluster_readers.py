"""Readers for a cluster that a text can kill."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path

from according.codebook.actors import Tables
from according.records import Article, Reading
from tests.ledger.readers import FindsNothing


class Mortal(FindsNothing):
    """Finds nothing, and dies of "deadly" always and of "strikes" the first time that anyone reads it."""

    def __init__(self, actors: Tables, folder: str) -> None:
        super().__init__(actors)
        self._struck = Path(folder) / "struck"

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        texts = list(articles)
        for article in texts:
            if "deadly" in article.text or ("strikes" in article.text and not self._struck.exists()):
                self._struck.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return super().read_many(texts)
