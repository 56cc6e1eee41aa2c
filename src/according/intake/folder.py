"""A folder → its files, those of inner folders as well, in the order of their names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from according.errors import InputError, SourceMissing

_DELTA_LOG = "_delta_log"


def files_in(folder: Path) -> Iterator[Path | tuple[Path, InputError]]:
    """Yield every file that is not hidden; a folder that cannot be read comes with its error.

    Left out are files and folders whose names begin with a dot, links to folders, and Delta tables: beside rows that count they
    hold such as have been replaced. A ledger may so lie among the articles that it is made of.
    """
    if (folder / _DELTA_LOG).is_dir():
        step = "Export its articles to Parquet or JSON Lines and give these"
        yield folder, SourceMissing("it is a Delta table", where=str(folder), why="its files hold replaced rows as well", next_step=step)
        return
    try:
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError as problem:
        yield folder, SourceMissing("the folder cannot be read", where=str(folder), why=problem.strerror)
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not (path / _DELTA_LOG).is_dir():
                yield from files_in(path)
        elif not entry.is_symlink() or path.is_file():
            yield path
