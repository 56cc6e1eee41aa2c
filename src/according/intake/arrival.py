"""What comes out of a source: articles, each with where it stood, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from according.errors import InputError
from according.records import Article


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article with where it came from: a file or address (``source``) and the part of it (``place``), None for the whole."""

    article: Article
    source: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Quarantined:
    """Something that could not be read, while the rest of the batch goes on.

    ``source`` is the file as it was named, or the address; ``place`` the part of it ("line 7", "row 12", "record 3", "member x.txt",
    or "after line 120" for all that follows), None for the whole. The two lead back to it: ``arrivals(source, Given(only={place}))``.
    ``reason`` is the plain sentence of ``error``, which names both.
    """

    source: str
    place: str | None
    reason: str
    error: InputError
