"""Which parts of a source are wanted: all, or those that failed before."""

from __future__ import annotations

from collections.abc import Collection

from according.intake.parts import Part

_AFTER = "after "


class Wanted:
    """Chooses parts by their places, and knows in the end which places were not met.

    None among the places, or no places at all, means the whole; "after line 7" means all parts behind line 7.
    """

    def __init__(self, places: Collection[str | None] | None) -> None:
        self._all = places is None or None in places
        self._left = {place for place in places or () if place is not None}
        self._behind = False

    def __call__(self, part: Part) -> bool:
        """Tell whether a part is wanted; parts have to come in their order. The page behind an entry is a source of its own."""
        wanted = self._all or self._behind or (part.place in self._left and part.source is None)
        self._left.discard(part.place or "")
        after = f"{_AFTER}{part.place}"
        if after in self._left:
            self._left.discard(after)
            self._behind = True
        return wanted

    def missed(self) -> list[str]:
        """Return the places that were asked for and not met, sorted; none where the whole was wanted."""
        return [] if self._all else sorted(self._left)


def rest_after(place: str | None) -> str | None:
    """Return the place of all that follows a part; None for the whole, where there was no part."""
    return None if place is None else f"{_AFTER}{place}"
