"""A ledger of stories with readings written by hand, made once; nobody may write to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from according.ledger.ledger import Ledger
from according.records import Reading
from tests.ledger.stories import stories, write_ledger


@pytest.fixture(scope="session")
def story_readings() -> list[Reading]:
    """Return the readings of the stories."""
    return stories()


@pytest.fixture(scope="session")
def ledger_path(tmp_path_factory: pytest.TempPathFactory, story_readings: list[Reading]) -> Path:
    """Return the folder of a ledger of the stories, in three files."""
    return write_ledger(tmp_path_factory.mktemp("ledgers") / "stories", story_readings)


@pytest.fixture(scope="session")
def ledger(ledger_path: Path) -> Iterator[Ledger]:
    """Return that ledger, open."""
    with Ledger(ledger_path) as opened:
        yield opened
