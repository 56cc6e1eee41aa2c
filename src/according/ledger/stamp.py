"""Which reader is this? Its version, the hash of its model and the hash of its codebook, as every row and every build records them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from according.codebook.actors import Tables, own_tables
from according.codebook.gazetteer import gazetteer
from according.errors import CodebookError

_TABLES = (".toml", ".tsv", ".bin")
_NOTES = ".md"
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells two readers apart: a row whose stamp is another was read by an older reader, or with other tables."""

    version: str
    model_hash: str
    codebook_hash: str


def stamp_of(actors: Tables = ()) -> Stamp:
    """Return the stamp of the installed reader with the caller's own tables of actors and added tables of places.

    Hashes are the first 16 hexadecimal digits of SHA-256 over the names and bytes of the files, of a table of places over the hash
    that it holds; nothing of the reader is loaded.
    Raises CodebookError when a table cannot be opened.
    """
    package = files("according")
    model = _sorted(file for file in (package / "language" / "model").iterdir() if not file.name.endswith(_NOTES))
    tables = _sorted(file for file in (package / "codebook").iterdir() if file.name.endswith(_TABLES))
    return Stamp(version("according"), _hash(model), _hash([*tables, *own_tables(actors)], gazetteer().added))


def _sorted(found: Iterable[Traversable]) -> list[Traversable]:
    return sorted((file for file in found if file.is_file()), key=lambda file: file.name)


def _hash(found: Iterable[Traversable | Path], further: Iterable[str] = ()) -> str:
    whole = hashlib.sha256()
    for file in found:
        try:
            held = file.read_bytes()
        except OSError as problem:
            raise CodebookError("the table cannot be opened", where=str(file), why=problem.strerror) from problem
        whole.update(f"{file.name} {len(held)}\n".encode())
        whole.update(held)
    for name in further:
        whole.update(f"{name}\n".encode())
    return whole.hexdigest()[:_DIGITS]
