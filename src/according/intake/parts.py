"""What a source is made of: its parts, each with its place, told when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from according.errors import InputError


@dataclass(frozen=True, slots=True)
class Draft:
    """What a source says of one article, before its characters, language and date are checked.

    ``own`` says that the date and publisher belong to this record and go before the caller's, which are meant for all of them.
    """

    text: str | bytes
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    ref: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a source: its place, None for the whole, and how its draft is come by, which may raise an InputError.

    ``source`` is set where a part leads to another source than the one that was opened: the page behind an entry of a feed.
    """

    place: str | None
    draft: Callable[[], Draft]
    source: str | None = None


def broken(place: str | None, error: InputError) -> Part:
    """Return a part that raises when it is asked for."""

    def draft() -> Draft:
        raise error

    return Part(place, draft)
