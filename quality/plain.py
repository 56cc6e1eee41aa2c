"""A story made plain: each of its two sides by one wording of each kind, so that every wording has a counterpart to be swapped with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quality.swapping import whole_words, with_articles

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from quality.sides import Rewriting, Sides

_BEFORE_NOUN = frozenset({"compound", "amod", "nmod", "nmod:desc", "nmod:unmarked"})


def made_plain(doc: Doc, sides: Sides) -> str:
    """Return the text of a story with the wordings of both sides made plain.

    The tree tells whether a name stands before a noun: "the US said" becomes "America said", "the US army" "the American army".
    """
    text = doc.text
    parts: list[str] = []
    done = 0
    for match in re.finditer(whole_words({*sides.rewritten, *sides.table, *sides.kept}), text):
        rewriting = sides.rewritten.get(" ".join(match[0].split()))
        if rewriting is None:
            continue
        start, new = _rewritten(doc, *match.span(), rewriting)
        parts += [text[done:start], new]
        done = match.end()
    return with_articles("".join([*parts, text[done:]]), sides.table.keys())


def _rewritten(doc: Doc, start: int, end: int, rewriting: Rewriting) -> tuple[int, str]:
    """Return from where a wording is replaced, an article that goes with it included, and by what."""
    text = doc.text
    if _stands_before_noun(doc, start, end):
        return start, rewriting.before_noun
    new = rewriting.plain
    if text[end - 1] == "." and re.match(r"\s+[\"“]?[A-Z]|\s*$", text[end:]):
        new += "."  # the last one of "U.S." was the sentence's, too
    article = re.search(r"\b[Tt]he\s+$", text[:start]) if rewriting.with_the else None
    return (article.start() if article else start), new


def _stands_before_noun(doc: Doc, start: int, end: int) -> bool:
    if doc.text[end : end + 1] in ("-", "–"):
        return True
    name = doc.char_span(start, end, alignment_mode="expand")
    if name is None:
        return False
    head = name.root
    return head.dep_ in _BEFORE_NOUN and head.head.i >= name.end and not any(child.dep_ == "case" for child in head.children)
