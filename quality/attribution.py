"""Who says what: sources, cues and contents against PolNeAR's annotation.

Three strictnesses, each with precision, recall and F1:

* tokens: each word that is in a source (cue, content) of any attribution;
* exact: a stretch of source (cue, content) whose first and last words are both right, as CofeNet counts (Wang et al. 2022);
* whole: attributions, matched one to one, where more than half of the annotated content is found and the cue is touched;
  ``right_source`` is the share of those whose source shares a word with the annotated one (or where neither has any).

The plain figures are the language model's own spans, ``reader`` holds the same for the attributions that a reading hands out.

The exact figures stand beside CofeNet's published ones (source 83.2, cue 75.3, content 72.9), but are not reached on the same ground:

* CofeNet reads one line at a time, a sentence or a short paragraph, with those that hold no attribution among them; here a whole document
  is read, and a speech may run over several paragraphs;
* its words are the corpus's own and its answers tags of those; here the text is read as it runs, in our own words;
* its annotation is one row of tags, so that a word is in one role of one attribution at most; here every role of every attribution is asked
  for, also where they lie one inside another;
* its figures are of the test part, these of the development part. The reader's spans leave out the comma after an apposition, which PolNeAR
  counts to the source, so its exact sources read lower than they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from quality.corpora import rows
from quality.spans import Offsets
from quality.tally import Rates, Tally, compare, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from spacy.tokens import Doc

    from according.records import Reading
    from quality.subject import Subject

PATTERN = "*.jsonl.gz"
ROLES = ("source", "cue", "content")
NONE = Tally()


class Said(NamedTuple):
    """One attribution: the stretches of text of each role, as offsets (characters or words), end exclusive."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Counts of one text or of many: by tokens and by exact stretches for each role, and of whole attributions."""

    tokens: tuple[Tally, Tally, Tally] = (NONE, NONE, NONE)
    exact: tuple[Tally, Tally, Tally] = (NONE, NONE, NONE)
    whole: Tally = NONE
    right_source: int = 0

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            _sum(self.tokens, other.tokens),
            _sum(self.exact, other.exact),
            self.whole + other.whole,
            self.right_source + other.right_source,
        )

    def rates(self) -> Rates:
        """Return every rate under its name."""
        rates: Rates = {}
        for role, tokens, exact in zip(ROLES, self.tokens, self.exact, strict=True):
            rates |= tokens.rates(role) | exact.rates(f"{role}_exact")
        return rates | self.whole.rates("whole") | {"right_source": percent(self.right_source, self.whole.right)}


def _sum(one: tuple[Tally, Tally, Tally], other: tuple[Tally, Tally, Tally]) -> tuple[Tally, Tally, Tally]:
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2])


def score(path: Path, subject: Subject) -> Rates:
    """Score one file: the model's spans at the top level, the reader's attributions under ``reader``."""
    from according.records import Article  # the package is met only when there is something to score

    annotated = list(rows(path))
    model, reader = Outcome(), Outcome()
    docs = subject.language.pipe(row["text"] for row in annotated)
    readings = subject.reader.read_many(Article(text=row["text"]) for row in annotated)
    for row, doc, reading in zip(annotated, docs, readings, strict=True):
        starts_ends = [(token.idx, token.idx + len(token)) for token in doc if not token.is_space]
        gold = [on_words(_from_row(each), starts_ends) for each in row["attributions"]]
        model += outcome([on_words(said, starts_ends) for said in model_attributions(doc)], gold)
        reader += outcome([on_words(said, starts_ends) for said in read_attributions(reading)], gold)
    return model.rates() | {"reader": reader.rates()}


def _from_row(row: dict[str, list[list[int]]]) -> Said:
    return Said(*(tuple((start, end) for start, end in row[role]) for role in ROLES))


def model_attributions(doc: Doc) -> list[Said]:
    """Gather a document's spans into attributions by their shared id."""
    gathered: dict[int, dict[str, list[Offsets]]] = {}
    for role in ROLES:
        for span in doc.spans.get(role, ()):
            gathered.setdefault(span.id, {each: [] for each in ROLES})[role].append((span.start_char, span.end_char))
    return [Said(*(tuple(found[role]) for role in ROLES)) for found in gathered.values()]


def read_attributions(reading: Reading) -> list[Said]:
    """Return the attributions of a reading as stretches of characters."""
    return [
        Said(
            tuple((span.start, span.end) for span in (said.source_span,) if span),
            tuple((span.start, span.end) for span in (said.cue_span,) if span),
            tuple((span.start, span.end) for span in said.content),
        )
        for said in reading.attributions
    ]


def on_words(said: Said, words: Sequence[Offsets]) -> Said:
    """Turn stretches of characters into stretches of words: those that a stretch touches; one that touches none is dropped."""
    return Said(*(tuple(each for each in (_touched(stretch, words) for stretch in role) if each) for role in said))


def _touched(stretch: Offsets, words: Sequence[Offsets]) -> Offsets | None:
    numbers = [number for number, (start, end) in enumerate(words) if start < stretch[1] and stretch[0] < end]
    return (numbers[0], numbers[-1] + 1) if numbers else None


def covered(stretches: Iterable[Offsets]) -> set[int]:
    """Return the positions that stretches cover."""
    return {position for start, end in stretches for position in range(start, end)}


def outcome(given: Sequence[Said], gold: Sequence[Said]) -> Outcome:
    """Count one text's attributions against its annotation; both in the same unit."""
    tokens = [
        compare(covered(stretch for said in given for stretch in said[role]), covered(stretch for said in gold for stretch in said[role]))
        for role in range(3)
    ]
    exact = [
        compare({stretch for said in given for stretch in said[role]}, {stretch for said in gold for stretch in said[role]})
        for role in range(3)
    ]
    pairs = matched(given, gold)
    right = sum(same_source(given[one], gold[other]) for one, other in pairs)
    return Outcome((tokens[0], tokens[1], tokens[2]), (exact[0], exact[1], exact[2]), Tally(len(pairs), len(given), len(gold)), right)


def matched(given: Sequence[Said], gold: Sequence[Said]) -> list[tuple[int, int]]:
    """Pair attributions one to one: over half of the annotated content found, and the cue touched.

    The largest shared content goes first, among equals the shorter answer. Returns (index in given, index in gold).
    """
    candidates = []
    annotated = [(covered(said.cue), covered(said.content)) for said in gold]
    for number, said in enumerate(given):
        cue, content = covered(said.cue), covered(said.content)
        for other, (gold_cue, gold_content) in enumerate(annotated):
            shared = len(content & gold_content)
            if 2 * shared > len(gold_content) and (cue & gold_cue or not gold_cue):
                candidates.append((-shared, len(content), number, other))
    pairs, taken, claimed = [], set(), set()
    for _, _, number, other in sorted(candidates):
        if number not in taken and other not in claimed:
            taken.add(number)
            claimed.add(other)
            pairs.append((number, other))
    return pairs


def same_source(given: Said, gold: Said) -> bool:
    """Tell whether two sources share a position, or both are missing."""
    one, other = covered(given.source), covered(gold.source)
    return bool(one & other) or not (one or other)
