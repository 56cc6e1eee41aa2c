"""Which attribution stands inside which: a report that cites a statement that quotes a witness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from according.reader.utterance import Stretch, Utterance

_BLOCK = 1024


class Coverage:
    """Finds the drafts whose content covers a stretch, in time that does not grow with the text."""

    def __init__(self, contents: Iterable[tuple[Utterance, Sequence[Stretch]]]) -> None:
        self._blocks: dict[int, list[tuple[int, int, Utterance]]] = {}
        for draft, pieces in contents:
            for start, end in pieces:
                for block in range(start // _BLOCK, end // _BLOCK + 1):
                    self._blocks.setdefault(block, []).append((start, end, draft))

    def over(self, start: int, end: int) -> list[Utterance]:
        """Return the drafts one piece of whose content holds the whole stretch."""
        return [draft for first, last, draft in self._blocks.get(start // _BLOCK, ()) if first <= start and end <= last]

    def touching(self, start: int, end: int) -> list[Utterance]:
        """Return the drafts with a piece of content that shares a character with the stretch, each once."""
        found: dict[int, Utterance] = {}
        for block in range(start // _BLOCK, end // _BLOCK + 1):
            for first, last, draft in self._blocks.get(block, ()):
                if first < end and start < last:
                    found[id(draft)] = draft
        return list(found.values())


def nest(drafts: Sequence[Utterance]) -> dict[int, Utterance]:
    """Return, by ``id`` of a draft, the draft it stands inside: the smallest whose content holds its cue.

    A draft with no cue is placed by its speaker or its content; one that is handed on ("citing") stands inside the
    draft that hands it on, and of two with one content that one is the inner. Drafts with no place are left out; there are no cycles.
    """
    coverage = Coverage((draft, draft.content) for draft in drafts)
    known = {id(draft) for draft in drafts}
    inside: dict[int, Utterance] = {}
    for draft in drafts:
        if draft.through is not None and id(draft.through) in known:
            inside[id(draft)] = draft.through
            continue
        place = draft.cue_span or draft.speaker_span or draft.content[0]
        around = [other for other in coverage.over(*place) if other is not draft and other.length > draft.length]
        if around:
            inside[id(draft)] = min(around, key=lambda other: (other.length, other.through is None))
    for draft in drafts:
        _cut_cycle(draft, inside)
    return inside


def _cut_cycle(draft: Utterance, inside: dict[int, Utterance]) -> None:
    seen = {id(draft)}
    at = draft
    while id(at) in inside:
        above = inside[id(at)]
        if id(above) in seen:
            del inside[id(at)]
            return
        seen.add(id(above))
        at = above
