"""Where quotation marks open and close: straight, curly, single, guillemets, unbalanced ones, several paragraphs.

Only outermost quotations are given; a quotation inside a quotation is part of it. A mark that its
paragraph does not close opens a quotation only when the next paragraph opens with the same mark, as newspapers do for a
long speech, or closes it; otherwise it is left alone, because guessing where it ends would put words into somebody's
mouth.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

MARKS = frozenset("\"“”„‘’'«»‹›`")
_MARK = re.compile(r"''|``|[\"“”„‘’'«»‹›]")
_STRONG_CLOSE = re.compile(r"[,.?!…][’'](?!\w)")
_SINGLE_CLOSE = re.compile(r"\S[’'](?!\w)")
_CONTRACTION = re.compile(r"'(?:\d|(?:em|til|till|tis|twas|cause|n|bout|round)\b)", re.IGNORECASE)
_OPENERS = frozenset({"“", "„", "«", "‹", "``"})
_CLOSERS = frozenset({"”", "»", "›"})
_SINGLE = frozenset({"‘", "’", "'"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation with its marks, in characters; ``follows`` when it goes on from the paragraph before."""

    start: int
    end: int
    follows: bool = False

    def holds(self, start: int, end: int) -> bool:
        """Tell whether a stretch lies inside, marks included."""
        return self.start <= start and end <= self.end


class Quotations(Sequence[Quotation]):
    """The outermost quotations of one text, sorted, with that text beside them."""

    def __init__(self, text: str, items: Sequence[Quotation] = ()) -> None:
        self.text = text
        self._items = tuple(items)
        self._ends = [quotation.end for quotation in self._items]

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> Quotation: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Quotation]: ...

    def __getitem__(self, index: int | slice) -> Quotation | Sequence[Quotation]:
        return self._items[index]

    def over(self, start: int, end: int) -> range:
        """Return the indices of the quotations that touch a stretch."""
        first = last = bisect_right(self._ends, start)
        while last < len(self._items) and self._items[last].start < end:
            last += 1
        return range(first, last)

    def touching(self, start: int, end: int) -> Sequence[Quotation]:
        """Return the quotations that touch a stretch."""
        found = self.over(start, end)
        return self._items[found.start : found.stop]


def find_quotations(text: str) -> Quotations:
    """Return the outermost quotations of a text; none crosses a line break."""
    if _MARK.search(text) is None:
        return Quotations(text)
    found: list[Quotation] = []
    carried: str | None = None
    lines = [(start, end) for start, end in _lines(text) if text[start:end].strip()]
    for number, (start, end) in enumerate(lines):
        following = text[slice(*lines[number + 1])].lstrip() if number + 1 < len(lines) else ""
        pieces, carried = _quotations_of_line(text, start, end, carried, following)
        found.extend(pieces)
    return Quotations(text, found)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _quotations_of_line(text: str, start: int, end: int, carried: str | None, following: str) -> tuple[list[Quotation], str | None]:
    """Return the quotations of one paragraph, and the mark that is still open at its end."""
    found: list[Quotation] = []
    open_marks: list[tuple[str, int]] = []
    written = text[start:end].lstrip()
    follows = carried is not None and not written.startswith(carried)
    if carried is not None and follows:  # the speech goes on without a new opening mark
        open_marks.append((carried, end - len(written)))
    for mark, at, before, after in _marks(text, start, end):
        role = _role(mark, before, after, bool(open_marks))
        if role == "open":
            if open_marks and _family(mark) == _family(open_marks[0][0]):
                open_marks.clear()  # the first was never closed
            if not open_marks:
                follows = carried is not None and mark == carried and not text[start:at].strip()
            open_marks.append((mark, at))
        elif role == "close" and open_marks:
            if _is_possessive(mark, text, at, end, open_marks):
                continue
            opened = _closed_by(mark, open_marks)
            if opened is not None and not open_marks:
                found.append(Quotation(opened, at + len(mark), follows))
    if open_marks and (following.startswith(open_marks[0][0]) or _closes_first(following, open_marks[0][0])):
        mark, at = open_marks[0]
        found.append(Quotation(at, start + len(text[start:end].rstrip()), follows))
        return found, mark
    return found, None


def _marks(text: str, start: int, end: int) -> Iterator[tuple[str, int, str, str]]:
    """Yield each mark of a paragraph with its place and its neighbours, without apostrophes that only look like marks."""
    closing = True  # whether a single mark can still be closed further on
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        before = text[at - 1] if at > start else " "
        after = text[match.end()] if match.end() < end else " "
        if mark in "‘'" and not before.isalnum() and not after.isspace():
            closing = closing and _SINGLE_CLOSE.search(text, at + 1, end) is not None
            mixed = mark == "‘" and text.find("”", at, end) >= 0 > text.find("“", at, end)
            if not (closing or mixed) or _CONTRACTION.match(text, at):
                continue
        yield mark, at, before, after


def _closes_first(line: str, opened: str) -> bool:
    """Tell whether the first double mark or guillemet of a paragraph closes what the paragraph before has opened."""
    for match in _MARK.finditer(line):
        mark = match.group()
        if _family(mark) == "single":
            continue
        before, after = line[match.start() - 1 : match.start()] or " ", line[match.end() : match.end() + 1] or " "
        return _family(mark) == _family(opened) and not before.isspace() and not after.isalnum() and mark not in _OPENERS
    return False


def _role(mark: str, before: str, after: str, inside: bool) -> str | None:
    if mark in _OPENERS:
        return "close" if mark == "“" and inside and before not in " \t(" and not after.isalnum() else "open"
    if mark in _CLOSERS:
        return "close"
    opens = (before.isspace() or before in '([{—–-/:“"‘…') and not after.isspace()
    closes = not before.isspace() and not after.isalnum()
    if mark == "‘":
        return "open" if opens else None
    if mark == "’":
        return "close" if closes else None
    if mark == "'":
        if opens and not inside:
            return "open"
        return "close" if closes else "open" if opens else None
    if inside and (closes or not opens):
        return "close"
    return "open" if opens or not inside else None


def _family(mark: str) -> str:
    if mark in _SINGLE:
        return "single"
    return "angle" if mark in "«»‹›" else "double"


def _closed_by(mark: str, open_marks: list[tuple[str, int]]) -> int | None:
    """Pop what a closing mark closes and return where that began; None when it closes nothing."""
    family = _family(mark)
    for depth in range(len(open_marks) - 1, -1, -1):
        if _family(open_marks[depth][0]) == family:
            opened = open_marks[depth][1]
            del open_marks[depth:]
            return opened
    if family == "double" and len(open_marks) == 1:  # ‘opened by one mark, closed by another”
        return open_marks.pop()[1]
    return None


def _is_possessive(mark: str, text: str, at: int, end: int, open_marks: list[tuple[str, int]]) -> bool:
    """Tell whether a closing single mark is the apostrophe of a plural possessive ("the leaders’ demands")."""
    if mark not in _SINGLE:
        return False
    if _family(open_marks[-1][0]) != "single":
        return True
    if text[at - 1] != "s" or not text[at + 1 : at + 3].strip()[:1].islower():
        return False
    later = _STRONG_CLOSE.search(text, at + 1, end)
    return later is not None and "‘" not in text[at : later.start()]
