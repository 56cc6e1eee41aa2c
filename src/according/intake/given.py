"""What a caller gives beside the source: which column is which, how to behave on the web, what to take again."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from according.intake.columns import Columns


@dataclass(frozen=True, slots=True)
class Web:
    """How pages are fetched.

    ``agent`` is the name that sites see and that their robots.txt is asked for; ``delay`` the seconds between two requests to one
    site (more where its robots.txt asks for more); ``seconds`` the time that one page may take and ``bytes`` its largest size,
    unpacked; ``redirects`` how many are followed. ``private`` lets addresses of this machine and its network be fetched, which is
    refused otherwise.
    """

    agent: str | None = None
    delay: float = 1.0
    seconds: float = 30.0
    bytes: int = 10_000_000
    redirects: int = 5
    private: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What is given beside a source; every field may be left out.

    ``published`` and ``publisher`` correct what a text or page tells, and stand in where a record has none of its own. ``columns``
    names the columns of tables and records. ``only`` takes some places of the source alone, as a Quarantined names them:
    ``{"line 7", "after line 120"}``; a place that is not found any longer comes back as a Quarantined. ``guessed`` is called with the
    source and its columns as they were named and guessed, once for each mapping, before the first article that it holds for. ``known``
    tells by its id whether an article has been taken in before: its language is not asked again.
    """

    published: str | None = None
    publisher: str | None = None
    columns: Columns = field(default_factory=Columns)
    web: Web = field(default_factory=Web)
    only: Collection[str | None] | None = None
    guessed: Callable[[str, Columns], None] | None = None
    known: Callable[[str], bool] | None = None
