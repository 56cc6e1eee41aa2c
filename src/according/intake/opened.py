"""A file, standard input or a member of an archive as a stream of bytes: unpacked, and in UTF-8 where its mark says UTF-16 or UTF-32."""

from __future__ import annotations

import codecs
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from according.errors import CutOff, SourceMissing

STANDARD_INPUT = "standard input"
HEAD = 4_096
"""Bytes by which the kind of a source is told."""
_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 16
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(slots=True)
class Opened:
    """A source that is open: its name as messages tell it, its bytes, and its path and size where it is a file that is not packed.

    ``follows`` says that pages may be fetched to which it leads.
    """

    name: str
    stream: io.BufferedReader[Any]
    path: Path | None = None
    size: int | None = None
    unpacked: Unpacked | None = None
    follows: bool = False

    def head(self) -> bytes:
        """Return the first bytes without reading on."""
        return self.stream.peek(HEAD)[:HEAD]

    def require_whole(self) -> None:
        """Raise CutOff when what has been unpacked so far ended before its end."""
        if self.unpacked and self.unpacked.cut:
            why, step = self.unpacked.cut, "Fetch it again, then read what is missing"
            raise CutOff("the packed file is cut off or damaged", where=self.name, why=why, next_step=step)


@contextmanager
def opened(source: str) -> Iterator[Opened]:
    """Open a file, or standard input for ``"-"``. Raises SourceMissing, and OSError when it cannot be opened."""
    with ExitStack() as stack:
        if source == "-":
            yield stream_of(cast(BinaryIO, sys.stdin.buffer), STANDARD_INPUT)
            return
        path = Path(source)
        if "://" in source:
            raise SourceMissing("only https and http addresses are fetched", where=source, next_step="Fetch it yourself, and give the file")
        if not path.exists():
            raise SourceMissing("there is no such file", where=source, next_step="Check its name and folder")
        if not (path.is_file() or path.is_fifo()):
            raise SourceMissing("it is no file", where=source, next_step="Give a file or a folder")
        found = stream_of(stack.enter_context(path.open("rb")), source)
        if found.unpacked is None and path.is_file():
            found.path, found.size = path, path.stat().st_size
        yield found


def stream_of(raw: BinaryIO, name: str) -> Opened:
    """Return the bytes of a stream as they are read: unpacked if they are gzip (told by the first bytes, not by the name)."""
    stream: io.BufferedReader[Any] = cast(Any, raw) if hasattr(raw, "peek") else io.BufferedReader(cast(Any, raw), _CHUNK)
    unpacked = None
    if stream.peek(2).startswith(_GZIP):
        unpacked = Unpacked(stream)
        stream = io.BufferedReader(unpacked, _CHUNK)
    head = stream.peek(4)
    wide = next((encoding for mark, encoding in _WIDE if head.startswith(mark)), None)
    if wide:
        stream = io.BufferedReader(_InUtf8(stream, wide), _CHUNK)
    return Opened(name, stream, unpacked=unpacked)


class Unpacked(io.RawIOBase):
    """The bytes in a gzip stream of one or more members; where it is cut off or damaged it ends, and ``cut`` says why.

    The standard library's raises there, and what had been unpacked and not yet handed on is lost with it.
    """

    def __init__(self, packed: BinaryIO) -> None:
        self.cut: str | None = None
        self._packed = packed
        self._member: Any = zlib.decompressobj(31)
        self._begun = False
        self._waiting = b""

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as it goes; 0 at the end."""
        while not self.cut:
            data = self._waiting or self._packed.read(_CHUNK)
            if not data:
                if self._begun:
                    self.cut = "it ends before its end mark"
                return 0
            try:
                out = self._member.decompress(data, len(buffer))
            except zlib.error as error:
                self.cut = str(error)
                return 0
            self._begun = True
            self._waiting = self._member.unconsumed_tail
            if self._member.eof:
                self._next_member(self._member.unused_data)
            if out:
                buffer[: len(out)] = out
                return len(out)
        return 0

    def _next_member(self, rest: bytes) -> None:
        """Go on behind the end of a member; zeros are padding."""
        rest = rest.lstrip(b"\0")
        while not rest and (more := self._packed.read(_CHUNK)):
            rest = more.lstrip(b"\0")
        self._waiting = rest
        self._member = zlib.decompressobj(31)
        self._begun = False


class _InUtf8(io.RawIOBase):
    """A stream in UTF-16 or UTF-32 as UTF-8; what does not fit becomes U+FFFD."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._waiting = b""

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as it goes; 0 at the end."""
        data = b"more"
        while not self._waiting and data:
            data = self._stream.read(_CHUNK)
            self._waiting = self._decoder.decode(data, final=not data).encode("utf-8")
        out, self._waiting = self._waiting[: len(buffer)], self._waiting[len(buffer) :]
        buffer[: len(out)] = out
        return len(out)
