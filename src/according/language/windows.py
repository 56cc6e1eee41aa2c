"""How is a long text shown to the encoder? In windows of whole paragraphs; a longer paragraph is cut where a sentence seems to end.

Every word is in exactly one window, so nothing is read twice and nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from according.language.pieces import LINE, Pieces

MOST_PIECES = 254
"""Pieces a window may hold, less the encoder's two own; the length that the model was trained on."""

_FULL_STOPS = frozenset({".", "!", "?", "…", "..."})
_CLOSERS = frozenset({'"', "'", "”", "’", "»", ")", "]"})


def windows(words: Sequence[str], gaps: Sequence[int], pieces: Pieces) -> Iterator[tuple[int, int]]:
    """Yield the windows as (start, end) word indices, in order, together covering all words."""
    sizes = pieces.sizes(words)
    start = 0
    while start < len(words):
        end, used = start, 0
        while end < len(words) and used + sizes[end] <= MOST_PIECES:
            used += sizes[end]
            end += 1
        if end < len(words):
            end = _good_end(words, gaps, start, end)
        yield start, end
        start = end


def _good_end(words: Sequence[str], gaps: Sequence[int], start: int, end: int) -> int:
    """Return the best place to cut at or before ``end``: a paragraph's end, else a sentence's, else a pause, else ``end`` itself."""
    for at in range(end, start, -1):
        if gaps[at] == LINE:
            return at
    half = start + (end - start) // 2
    for at in range(end, half, -1):
        before = words[at - 1] if words[at - 1] not in _CLOSERS or at - 2 < start else words[at - 2]
        if before in _FULL_STOPS and words[at] not in _CLOSERS:
            return at
    for at in range(end, half, -1):
        if words[at - 1] in {",", ";", ":", "—", "–"}:
            return at
    return end
