"""Did the language model read a stretch of a story and of its mirror alike?

Compared are the words outside the exchanged wordings (tags, heads, dependency labels), the ends of sentences, the names, and the spans of
sources, cues and contents. What differs there is the model's asymmetry; what differs only in the records is the rules' or the codebook's.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from quality.spans import Offsets
    from quality.swapping import Change, Swapped


_KINDS = ("source", "cue", "content")


class Parsed:
    """The Docs of a story and of its mirror."""

    def __init__(self, story: Doc, mirror: Doc, swapped: Swapped) -> None:
        self._starts = [sentence.start_char for sentence in story.sents]
        back = swapped.back()
        here = dict(_told(story, swapped.changes, swapped.span))
        there = dict(_told(mirror, back.changes, lambda start, end: (start, end)))
        differing = {spot for spot in here.keys() | there.keys() if here.get(spot) != there.get(spot)}
        self._differs = sorted({self._sentence(back.span(*place)[0]) for _, place in differing})

    @property
    def alike(self) -> bool:
        """Whether the model read all of the story and its mirror alike."""
        return not self._differs

    def alike_around(self, spans: Iterable[Offsets]) -> bool:
        """Tell whether the model read the sentences alike in which the spans of a record stand."""
        for start, end in spans:
            at = bisect_left(self._differs, self._sentence(start))
            if at < len(self._differs) and self._differs[at] <= self._sentence(max(start, end - 1)):
                return False
        return True

    def _sentence(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)


def _told(doc: Doc, changes: Sequence[Change], place: Callable[[int, int], Offsets]) -> Iterator[tuple[tuple[str, Offsets], object]]:
    """Yield what the model says, by what it is and where that stands in the mirror."""
    starts = [change.start for change in changes]

    def change_at(token: Token) -> int | None:
        at = bisect_right(starts, token.idx) - 1
        return at if at >= 0 and token.idx < changes[at].end else None

    def spot(token: Token) -> Offsets:
        at = change_at(token)
        return place(token.idx, token.idx + len(token)) if at is None else place(changes[at].start, changes[at].end)

    for token in doc:
        head = spot(token.head)
        if change_at(token) is None:
            yield ("word", spot(token)), (token.pos_, token.tag_, token.dep_, head, token.is_sent_start)
        elif head != spot(token) or token.head.i == token.i:  # what heads an exchanged wording
            yield ("wording", spot(token)), (token.dep_, head)
    for name in doc.ents:
        yield ("name", place(name.start_char, name.end_char)), name.label_
    for kind in _KINDS:
        for span in doc.spans[kind]:
            yield (kind, place(span.start_char, span.end_char)), True
