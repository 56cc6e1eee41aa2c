"""The command with a reader that finds nothing, so that what is tested is the command."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from types import ModuleType

import pytest

from according.errors import InputError
from according.records import Article, ReaderInfo, Reading, Reason


class FindsNothing:
    """Stands in for the reader: one empty reading an article."""

    def __init__(self, *, actors: object = ()) -> None:
        self.actors = actors

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            if "fault" in article.text:
                raise ZeroDivisionError("a fault\nin two lines")
            yield Reading(reader=ReaderInfo(version="0", model="none", codebook="none"), article=article)

    def explain(self, article: Article) -> tuple[Reading, dict[str, tuple[Reason, ...]]]:
        if "epic" in article.text:
            raise InputError("the text is too long to be explained")
        [reading] = self.read_many([article])
        return reading, {"e1": (Reason(field="status", rule="denied: a négation"),)}


@pytest.fixture
def finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("according.reader.reader")
    module.Reader = FindsNothing  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "according.reader.reader", module)
