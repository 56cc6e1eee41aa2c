"""How an export is written whole or not at all: under another name first, which is changed when all is there."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from according.errors import ExportError, OptionError

STANDARD_OUTPUT = "-"


@contextmanager
def whole_file(out: str) -> Iterator[BinaryIO]:
    """Give a file to write bytes to; it bears its name when the block ends well, else nothing is left of it.

    ``-`` is standard output, which is written as it goes. A file of that name is replaced. Raises ExportError when it cannot be written.
    """
    if out == STANDARD_OUTPUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(out)
    if target.is_dir():
        raise OptionError("it is a folder, and the export is one file", where=out, next_step="Name a file")
    part = _beside(target)
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(target)
    except OSError as problem:
        raise _failed(out, problem) from problem
    finally:
        with suppress(OSError):
            part.unlink()


@contextmanager
def whole_folder(out: str) -> Iterator[Path]:
    """Give a folder to write files to; it bears its name when the block ends well, else nothing is left of it.

    Raises OptionError when there is something of that name that is not an empty folder, ExportError when it cannot be written.
    """
    target = Path(out)
    if out == STANDARD_OUTPUT:
        raise OptionError("the export is a folder of files, which standard output cannot take", next_step="Name a folder with --out")
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise OptionError("there is something of that name", where=out, next_step="Name a new folder, or remove that one first")
    part = _beside(target)
    try:
        part.mkdir(parents=True)
        yield part
        part.replace(target)
    except OSError as problem:
        raise _failed(out, problem) from problem
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _beside(target: Path) -> Path:
    return target.absolute().with_name(f".{target.name}.{os.getpid()}.part")


def _failed(out: str, problem: OSError) -> ExportError:
    why = problem.strerror or str(problem)
    return ExportError(
        "the export cannot be written", where=out, why=why, next_step="Nothing of it is left; make room or name another place"
    )
