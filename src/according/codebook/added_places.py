"""Which tables of places has the user added to the shipped one, and where do they lie?

``ACCORDING_GAZETTEER`` chooses them: a folder of tables, one table, or ``shipped`` for none. Without it they lie in the user's data folder.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from according.errors import GazetteerError

VARIABLE = "ACCORDING_GAZETTEER"
SHIPPED = "shipped"
ENDING = ".places"


def folder() -> Path:
    """Return the folder that tables are added to, which need not be there yet."""
    chosen = os.environ.get(VARIABLE, "")
    if not chosen or chosen == SHIPPED or chosen.endswith(ENDING):
        return platformdirs.user_data_path("according", appauthor=False) / "places"
    return Path(chosen)


def added() -> tuple[Path, ...]:
    """Return the tables that are read beside the shipped one, in the order of their names; none when nothing was added.

    Raises GazetteerError when ``ACCORDING_GAZETTEER`` names what is not there.
    """
    chosen = os.environ.get(VARIABLE, "")
    if chosen == SHIPPED:
        return ()
    if chosen and not Path(chosen).exists():
        raise GazetteerError(f"{VARIABLE} names no table of places and no folder of them", where=chosen, next_step=_next())
    if chosen.endswith(ENDING):
        return (Path(chosen),)
    return tuple(sorted(folder().glob(f"*{ENDING}")))


def _next() -> str:
    return f"Set it to what `according gazetteer add` wrote, to {SHIPPED}, or leave it out"
