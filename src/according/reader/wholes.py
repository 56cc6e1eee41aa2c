"""Which figures belong together: a part and its whole, a number that goes on another, one that was told before.

Nothing is counted twice: a part names its whole, what is only told again ("the 29 towns") or only another currency's way to write a
sum ("7 billion yuan (950 million dollars)") is no figure, and parts that add up to a number beside them are its parts.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from according.codebook.measures import measures
from according.reader.counted import Counted
from according.reader.numbers import Number
from according.records import Measure

TAKING_UP = frozenset({"the", "these", "those", "its", "their", "all", "both"})
THINGS: frozenset[Measure] = frozenset({"attacked", "aid", "other"})
PARTS_AT_MOST = 6


@dataclass(slots=True)
class Draft:
    """A figure before it is numbered; ``toll``: the count at the time of writing, ``by``: why its measure, ``part_of``: its whole."""

    counted: Counted
    measure: Measure
    unit: str | None
    toll: bool
    part: bool
    by: str
    part_of: int | None = None

    @property
    def number(self) -> Number:
        """The number of what is counted."""
        return self.counted.number

    @property
    def sentence(self) -> int:
        """Where its sentence begins."""
        return int(self.counted.head.sent.start)


def same_sentence(one: Counted, other: Counted) -> bool:
    """Tell whether two counted phrases stand in one sentence."""
    return one.head.sent.start == other.head.sent.start


def opens_part(doc: Doc, number: Number) -> bool:
    """Tell whether a figure is a part of one before it: "including five children", "among them ten women", "two of them"."""
    known = measures()
    first = number.first
    if [token.lower_ for token in doc[max(0, first - 2) : first]] == ["those", "of"]:
        first -= 2  # "188 deaths, among them those of 23 foreigners"
    before = tuple(token.lower_ for token in doc[max(0, first - 2) : first])
    if before in known.part_openings or before[-1:] in known.part_openings:
        return True
    after = [token.lower_ for token in doc[number.last + 1 : number.last + 3]]
    return len(after) == 2 and after[0] == "of" and after[1] in known.part_pronouns


def goes_on(doc: Doc, what: Counted, before: list[Draft]) -> bool:
    """Tell whether a bare number goes on the last figure, of people and at most a sentence back: "a further 15,000 arrived"."""
    known = measures()
    number = what.number
    words = {token.lower_ for token in doc[max(0, number.first - 1) : number.last + 2]}
    if what.noun is not None or number.unit or not before or not words & known.further:
        return False
    last, start = before[-1], what.head.sent.start
    near = last.sentence in (start, doc[max(start - 1, 0)].sent.start)
    return near and last.unit == "people" and last.measure in known.goes_on


def told_before(doc: Doc, draft: Draft, before: list[Draft]) -> bool:
    """Tell whether a figure only takes up or only converts one that stands before it."""
    return bool(before) and (_taken_up(doc, draft, before) or _converted(doc, draft, before[-1]))


def _taken_up(doc: Doc, draft: Draft, before: list[Draft]) -> bool:
    noun, first = draft.counted.noun, draft.number.first
    if noun is None or first == 0 or doc[first - 1].lower_ not in TAKING_UP:
        return False
    limits = (draft.number.low, draft.number.high)
    return any(
        other.counted.noun is not None
        and other.counted.noun.lemma_ == noun.lemma_
        and (other.number.low, other.number.high) == limits
        and draft.measure in (other.measure, "people", "other")
        for other in before
    )


def _converted(doc: Doc, draft: Draft, last: Draft) -> bool:
    """Tell whether a sum of money stands in brackets behind the same sum in another currency."""
    if draft.measure != "money" or last.measure != "money" or draft.unit == last.unit:
        return False
    between = [token.text for token in doc[last.number.last + 1 : draft.number.first]]
    bracket = "(" if "(" in between else "[" if "[" in between else ""
    if not bracket:
        return False
    return ")" not in between and len(between) - between.index(bracket) <= 2 and between.index(bracket) <= 3


def link_parts(drafts: list[Draft]) -> None:
    """Give parts their whole: the last figure of people before them, the toll, or what they add up to."""
    for i, draft in enumerate(drafts[1:], 1):
        if draft.toll:
            _under_toll(drafts, i)
        elif draft.part and same_sentence(drafts[i - 1].counted, draft.counted):
            draft.part_of = _whole(drafts, i)
    for i, draft in enumerate(drafts):
        if draft.unit == "people" and draft.part_of is None and draft.number.bound == "exactly":
            for j in _summands(drafts, i):
                drafts[j].part_of = i


def _under_toll(drafts: list[Draft], i: int) -> None:
    """Make what a toll's sentence tells before it, of its measure and smaller, parts of it."""
    toll = drafts[i]
    for other in reversed(drafts[:i]):
        if not same_sentence(other.counted, toll.counted):
            break
        same = (other.measure, other.unit) == (toll.measure, toll.unit) and other.part_of is None
        if same and other.number.size < toll.number.size:
            other.part_of = i


def _whole(drafts: list[Draft], i: int) -> int | None:
    for j in range(i - 1, -1, -1):
        other = drafts[j]
        if not same_sentence(other.counted, drafts[i].counted):
            return None
        alike = other.unit == "people" or (other.measure == drafts[i].measure and other.measure in THINGS)
        if alike and other.part_of is None and other.number.size >= drafts[i].number.size:
            return j
    return None


def _summands(drafts: list[Draft], i: int) -> list[int]:
    """Return the two or more figures straight behind a whole that add up to it: "214 prisoners … 160 fighters and 54 soldiers"."""
    whole = drafts[i]
    total, found = 0.0, []
    for j in range(i + 1, min(len(drafts), i + 1 + PARTS_AT_MOST)):
        other = drafts[j]
        if (other.measure, other.unit, other.number.bound) != (whole.measure, whole.unit, "exactly") or other.part_of is not None:
            break
        total += other.number.size
        found.append(j)
        if total >= whole.number.size:
            return found if total == whole.number.size and len(found) > 1 else []
    return []
