"""One attribution while it is being put together: who (as a token), by which cue, says what (as characters)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from according.codebook.times import months, time_words, weekdays
from according.reader.columns import Columns, columns_of
from according.reader.quotes import MARKS
from according.records import Act

Stretch = tuple[int, int]
_OUTSIDE = frozenset(" \t\r\n\u00a0,;:—–-…")
_EDGES = frozenset({",", ";", ":", "-", "--", "---", "–", "—", "…", "..."})
_NO_WORD = "\"“”„‘’'«»‹›`.,;:!?()[]-–—… \t\n"
_OPEN_BRACKETS = {"(": ")", "[": "]"}


@dataclass(slots=True, eq=False)
class Utterance:
    """A draft of one attribution; all stretches are in characters, end exclusive.

    ``speaker`` is the head word of the source and ``speaker_span`` where the text names it. ``of`` is another draft
    whose speaker this one shares (a quotation that goes on), ``through`` the one that hands this one on ("citing"), and
    one that ``relays`` takes its content from the saying that it stands beside.
    ``sure`` tells a construction that is an attribution by its form from one that only often is; ``by`` what made the draft out.
    """

    cue: Token | None
    cue_span: Stretch | None
    content: list[Stretch]
    act: Act = "assert"
    speaker: Token | None = None
    speaker_span: Stretch | None = None
    hedges: bool = False
    sure: bool = True
    of: Utterance | None = None
    through: Utterance | None = None
    relays: bool = False
    marked: bool = False
    by: str = "a verb of saying and the tree around it"
    sources: tuple[str, ...] = field(default=())

    @property
    def start(self) -> int:
        """Where the draft begins in the text: at its cue, its speaker or its content, whichever is first."""
        ends = [piece[0] for piece in self.content]
        ends.extend(span[0] for span in self.own_words)
        return min(ends)

    @property
    def length(self) -> int:
        """How many characters of content it has."""
        return sum(end - start for start, end in self.content)

    @property
    def own_words(self) -> list[Stretch]:
        """The stretches that tell of the saying and are not part of what is said: cue and speaker."""
        return [span for span in (self.cue_span, self.speaker_span) if span]

    def covers(self, start: int, end: int) -> bool:
        """Tell whether one piece of the content holds the whole stretch."""
        return any(piece[0] <= start and end <= piece[1] for piece in self.content)


def trimmed(text: str, start: int, end: int) -> Stretch | None:
    """Return a stretch of content without outer blanks, commas and the full stop of an unquoted sentence.

    Quotation marks belong to what is said, and a stop before a closing mark stays, as in PolNeAR. None when nothing
    is left.
    """
    while start < end and (text[start] in _OUTSIDE or text[start] in ".)]"):
        start += 1
    while end > start and text[end - 1] in _OUTSIDE:
        end -= 1
    if end > start and text[end - 1] == "." and not _abbreviates(text, start, end):
        end -= 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    for opening, closing in _OPEN_BRACKETS.items():
        if end > start and text[end - 1] == opening:
            end -= 1
        elif end > start and text[start] == opening and closing not in text[start:end]:
            start += 1
    return (start, end) if any(character.isalnum() for character in text[start:end]) else None


def pieces_of(doc: Doc, first: int, last: int, cuts: Sequence[tuple[int, int]] = ()) -> list[Stretch]:
    """Return the tokens first..last (inclusive) as trimmed stretches, without the cut ranges and split at line breaks."""
    columns = columns_of(doc)
    breaks = ((at, at) for at in columns.breaks[bisect_left(columns.breaks, first) : bisect_right(columns.breaks, last)])
    stretches: list[Stretch] = []
    for cut_first, cut_last in sorted([*cuts, *breaks, (last + 1, last + 1)]):
        if first < cut_first <= last + 1:
            stretches.extend(_trimmed_run(columns, first, cut_first - 1))
        first = max(first, cut_last + 1)
    return stretches


def trimmed_tokens(doc: Doc, start: int, end: int) -> list[Stretch]:
    """Return the tokens that lie wholly in a stretch of characters as trimmed stretches."""
    span = doc.char_span(start, end, alignment_mode="contract")
    return pieces_of(doc, span.start, span.end - 1) if span is not None and len(span) else []


def _trimmed_run(columns: Columns, first: int, last: int) -> list[Stretch]:
    """Return a run of tokens as one stretch without what ``trimmed`` takes off; nothing when no word is left."""
    words = columns.words
    while first < last and (words[first].isspace() or words[first] in _EDGES or words[first] in (".", ")", "]")):
        first += 1
    while first < last and (words[last].isspace() or words[last] in _EDGES or words[last] in _OPEN_BRACKETS):
        last -= 1
    if first < last and words[last] == ".":
        last -= 1
        while first < last and (words[last].isspace() or words[last] == ","):
            last -= 1
    closing = _OPEN_BRACKETS.get(words[first])
    if closing is not None and closing not in words[first : last + 1]:
        first += 1
    return [(columns.start[first], columns.end[last])] if any(word.strip(_NO_WORD) for word in words[first : last + 1]) else []


def merged(text: str, stretches: list[Stretch]) -> list[Stretch]:
    """Return stretches sorted, those that overlap or touch (but for blanks on one line) made one."""
    result: list[Stretch] = []
    for start, end in sorted(stretches):
        if result and (start <= result[-1][1] or not text[result[-1][1] : start].strip(" ")):
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def cut_out(text: str, pieces: Sequence[Stretch], cuts: Sequence[Stretch]) -> list[Stretch]:
    """Return pieces of content without the stretches that are cut out of them, what is left trimmed."""
    left = list(pieces)
    for cut in cuts:
        rest: list[Stretch] = []
        for start, end in left:
            if start < cut[1] and cut[0] < end:
                rest.extend(piece for piece in (trimmed(text, start, cut[0]), trimmed(text, cut[1], end)) if piece)
            else:
                rest.append((start, end))
        left = rest
    return left


def is_day(token: Token) -> bool:
    """Tell whether a word names a day or month, or counts from today: with these nothing is said but when."""
    return token.lower_ in weekdays() or (token.lower_ in months() and token.pos_ == "PROPN") or token.lower_ in time_words().deictics


def says_when(doc: Doc, pieces: Sequence[Stretch]) -> bool:
    """Tell whether contents only tell when something was said ("on Monday", "June 7"), which is nothing that is said."""
    spans = [doc.char_span(start, end, alignment_mode="expand") for start, end in pieces]
    words = [token for span in spans for token in span or () if not token.is_punct]
    return any(is_day(token) for token in words) and all(is_day(token) or token.pos_ in ("ADP", "DET", "NUM") for token in words)


def is_mark(token: Token) -> bool:
    """Tell whether a token is a quotation mark."""
    return token.text in MARKS or token.text in ("''", "``")


def _abbreviates(text: str, start: int, end: int) -> bool:
    """Tell whether a final stop belongs to an abbreviation ("the U.S."): one letter before it, after a stop or blank."""
    return end - start >= 3 and text[end - 2].isalpha() and text[end - 3] in ". " and text[end - 2].isupper()
