"""What is there already: a set of 16-byte digests, small enough for an archive of ten million articles (160 MB)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import numpy as np

SIZE = 16
_MOST_LOOSE = 1_000_000
_NOTHING = "\x00"
_BREAK = "\x1f"


class Keys:
    """A growing set of digests: most of them in one sorted array, the newest in a Python set."""

    def __init__(self) -> None:
        self._settled = np.empty(0, f"S{SIZE}")
        self._loose: set[bytes] = set()
        self._chunks: list[bytes] = []

    def __len__(self) -> int:
        self._settle()
        return len(self._settled) + len(self._loose)

    def __contains__(self, digest: bytes) -> bool:
        if digest in self._loose:
            return True
        self._settle()
        at = int(self._settled.searchsorted(digest))
        return at < len(self._settled) and self._settled[at] == digest.rstrip(b"\0")  # numpy hands strings back without trailing zeros

    def add(self, digest: bytes) -> None:
        """Add one digest."""
        self._loose.add(digest)
        if len(self._loose) > _MOST_LOOSE:
            self.add_all(self._loose)
            self._loose = set()

    def add_all(self, digests: Iterable[bytes]) -> None:
        """Add many digests at once, as when a table is opened."""
        self._chunks.append(b"".join(digests))

    def _settle(self) -> None:
        if self._chunks:
            added = [np.frombuffer(chunk, f"S{SIZE}") for chunk in self._chunks]
            self._chunks = []
            self._settled = np.unique(np.concatenate([self._settled, *added]))


def digest(*parts: str | None) -> bytes:
    """Return the digest of some strings in their order; what is not known counts as apart from an empty string."""
    joined = _BREAK.join(_NOTHING if part is None else part for part in parts)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()


def digest_of_id(article_id: str) -> bytes:
    """Return the digest that an article's id spells in hexadecimal digits; an id of another form is digested."""
    try:
        spelt = bytes.fromhex(article_id)
    except ValueError:
        return digest(article_id)
    return spelt if len(spelt) == SIZE else digest(article_id)
