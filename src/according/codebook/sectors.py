"""The sectors of PLOVER that actors belong to."""

from __future__ import annotations

from according.codebook.actor_entries import SECTORS
from according.codebook.rows import Row


def sectors_of(row: Row) -> tuple[str, ...]:
    """Return the sectors that a row names, the primary one first; raises CodebookError for a code that PLOVER does not have."""
    sectors = tuple(row.list("sectors"))
    for sector in sectors:
        if sector not in SECTORS:
            raise row.wrong(f"{sector} is no sector of PLOVER", f"Choose from {' '.join(sorted(SECTORS))}")
    return sectors
