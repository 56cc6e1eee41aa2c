"""News into data, with the sources left in: who did what to whom, when and where, according to whom.

    import according

    reading = according.read(text, published="2025-03-12")
    for event in reading.events:
        print(event.event_type, reading.origin(event))

What needs the language model (``read``, ``Reader``) or a database (``Ledger``) is imported when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from according.errors import AccordingError, InputError
from according.records import Actor, Article, Attribution, Event, Figure, Place, Reading, Span, Time, When

if TYPE_CHECKING:
    from according.intake import article, articles
    from according.ledger.ledger import Ledger
    from according.reader.reader import Reader, read

__all__ = [
    "AccordingError",
    "Actor",
    "Article",
    "Attribution",
    "Event",
    "Figure",
    "InputError",
    "Ledger",
    "Place",
    "Reader",
    "Reading",
    "Span",
    "Time",
    "When",
    "article",
    "articles",
    "read",
]

_MET_LATE = {
    "Ledger": "according.ledger.ledger",
    "Reader": "according.reader.reader",
    "read": "according.reader.reader",
    "article": "according.intake",
    "articles": "according.intake",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # slow to import, and rarely asked

        return version("according")
    if name not in _MET_LATE:
        raise AttributeError(f"module 'according' has no attribute {name!r}")
    return getattr(import_module(_MET_LATE[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
