"""Finding and reading the annotated files of a data folder.

A folder holds one sub-folder a measure (``syntax``, ``attribution``, …); every file in it with the right ending is scored,
whatever its name, except those made for training: named ``train`` or ending in ``-train`` or ``_train``.
"""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Row = dict[str, Any]


def dataset(path: Path) -> str:
    """Return the name of a data set: the file's name without its endings."""
    return path.name.split(".", 1)[0]


def is_for_training(path: Path) -> bool:
    """Tell whether a file's name says that it is for training."""
    name = dataset(path)
    return name == "train" or name.endswith(("-train", "_train"))


def scored_files(folder: Path, pattern: str) -> list[Path]:
    """Return the files of a folder that a measure scores, by name; empty when there is no such folder."""
    return sorted(path for path in folder.glob(pattern) if not is_for_training(path))


def rows(path: Path) -> Iterator[Row]:
    """Yield the objects of a gzipped JSON Lines file; blank lines are passed over."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
