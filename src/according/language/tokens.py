"""Where does one word end and the next begin? spaCy's English rules, over the original characters."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from according.language.pieces import GLUED, LINE, SPACE


@cache
def english() -> Pipeline:
    """Return spaCy's blank English pipeline, whose tokenizer and vocabulary every Doc shares."""
    nlp = spacy.blank("en")
    nlp.max_length = 100_000_000  # the limit of an article is intake's to set
    return nlp


LONGEST_RUN = 1_000
"""Characters without a blank that are split into words together: spaCy's rules take the square of a run's length and more."""

_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
_LINE_START = re.compile(r"[^\n]\n[ \t]*(?=(\S))")


def is_wrapped(text: str) -> bool:
    """Tell whether single line ends in a text are only where a line was full: a third of the lines begin in lower case."""
    starts = [match[1] for match in _LINE_START.finditer(text)]
    return len(starts) >= 3 and sum(start.islower() for start in starts) * 3 >= len(starts)


_DATELINE = re.compile(r"\s*(?:[A-Z][A-Z'’.-]+\b[^\n]{0,80}?|[A-Z][^\n()]{2,60}\([A-Z][\w .]{1,30}\))\s*(?:[–—]|--?)\s")


def dateline_end(text: str) -> int:
    """Return where the story begins behind a dateline ("RABAT, May 2 (Agency) –"), 0 when there is none.

    The dateline is no part of the first sentence; read with it, both are misread.
    """
    found = _DATELINE.match(text)
    return found.end() if found else 0


def tokenize(text: str) -> Doc:
    """Return the text as a Doc of words and white space; ``doc.text == text``.

    What has more than ``LONGEST_RUN`` characters without a blank is no word: it is cut there.
    """
    make = english().make_doc
    cuts = [at for run in _RUN.finditer(text) for at in range(run.start() + LONGEST_RUN, run.end(), LONGEST_RUN)]
    if not cuts:
        return make(text)
    return Doc.from_docs([make(text[start:end]) for start, end in pairwise([0, *cuts, len(text)])], ensure_whitespace=False)


def words_and_gaps(doc: Doc) -> tuple[list[int], list[str], list[int]]:
    """Return the indices of the tokens that are words, the words, and the gap before each.

    White-space tokens are no words; one with a new line in it makes the gap after it a line. In a text whose lines
    are wrapped only an empty line does.
    """
    whole = doc.text
    line = "\n\n" if is_wrapped(whole) else "\n"
    story = dateline_end(whole)
    indices: list[int] = []
    words: list[str] = []
    gaps: list[int] = []
    gap = LINE
    for token in doc:
        text = token.text
        if text.isspace() or not text:
            gap = LINE if gap == LINE or line in text.replace("\r", "") or "\u2029" in text else SPACE
            continue
        if story and token.idx >= story:
            gap, story = LINE, 0
        indices.append(token.i)
        words.append(text)
        gaps.append(gap)
        gap = SPACE if token.whitespace_ else GLUED
    return indices, words, gaps
