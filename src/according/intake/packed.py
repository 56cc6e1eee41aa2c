"""Zip and tar archives → parts: those of each member, read one after the other without unpacking the archive to the disk."""

from __future__ import annotations

import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import IO, Any, BinaryIO, cast

from according.errors import CutOff, InputError, NotText
from according.intake.given import Given
from according.intake.opened import Opened, stream_of
from according.intake.parts import Part, broken

Members = Callable[[Opened, Given], Iterator[Part]]
_DAMAGED = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


def zipped(file: Opened, given: Given, parts_of: Members) -> Iterator[Part]:
    """Yield the parts of each member of a zip archive, by name. Raises NotText for one that is damaged, piped or packed again."""
    if not file.path:
        raise NotText("a zip archive is read from its end", where=file.name, next_step="Give it as a file of its own, not packed or piped")
    try:
        archive = zipfile.ZipFile(file.path)
    except _DAMAGED as error:
        raise NotText("the zip archive is cut off or damaged", where=file.name, why=_why(error), next_step="Fetch it again") from error
    with archive:
        for member in sorted(archive.infolist(), key=lambda info: info.filename):
            if not member.is_dir() and not is_hidden(member.filename):
                if member.flag_bits & 1:
                    where = f"{file.name} member {member.filename}"
                    yield broken(
                        f"member {member.filename}", NotText("it is encrypted", where=where, next_step="Give it without a password")
                    )
                else:
                    yield from _member(file.name, member.filename, partial(archive.open, member), given, parts_of)


def tarred(file: Opened, given: Given, parts_of: Members) -> Iterator[Part]:
    """Yield the parts of each file in a tar archive, in its order. Raises CutOff where it is damaged."""
    try:
        with tarfile.open(fileobj=file.stream, mode="r|") as archive:
            for member in archive:
                if member.isfile() and not is_hidden(member.name):
                    yield from _member(file.name, member.name, partial(_extracted, archive, member), given, parts_of)
    except _DAMAGED as error:
        raise CutOff("the tar archive is cut off or damaged", where=file.name, why=_why(error)) from error


def _extracted(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    return cast(IO[bytes], archive.extractfile(member))  # None only for what is no file


def is_hidden(name: str) -> bool:
    """Tell whether a file, or a folder that it stands in, is hidden: its name begins with a dot, or is what a Mac adds to archives."""
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in PurePosixPath(name).parts)


def _member(archive: str, name: str, open_it: Callable[[], IO[bytes]], given: Given, parts_of: Members) -> Iterator[Part]:
    """Yield the parts of one member; what is wrong with it as a whole is its own part, and the next member is read."""
    place = f"member {name}"
    last = place
    try:
        with open_it() as raw:
            file = stream_of(cast(BinaryIO, io.BufferedReader(_Forward(raw))), f"{archive} {place}")
            for part in parts_of(file, given):
                last = f"{place} {part.place}" if part.place else place
                yield replace(part, place=last)
    except InputError as error:
        yield broken(last if last == place else f"after {last}", error)
    except _DAMAGED as error:
        damaged = NotText("it is damaged", where=f"{archive} {place}", why=_why(error))
        yield broken(last if last == place else f"after {last}", damaged)


class _Forward(io.RawIOBase):
    """A member that is read from its beginning to its end; the one of a tar stream fails when it is asked whether it could do else."""

    def __init__(self, member: IO[bytes]) -> None:
        self._member = member

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as it goes; 0 at the end."""
        data = self._member.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _why(error: BaseException) -> str:
    return str(error).rstrip(".") or type(error).__name__
