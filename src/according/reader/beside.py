"""Which quotation stands beside a verb: right before or after it and its subject, with no more than a comma between."""

from __future__ import annotations

from spacy.tokens import Token

from according.reader.quotes import Quotation, Quotations
from according.reader.utterance import Stretch

_SUBJECTS = frozenset({"nsubj", "nsubj:outer", "nsubj:pass"})
_GAP = frozenset(" \t,:–—-")
_CLOSING = " \"”’'»›"
_SETS_OFF = frozenset(",?!…—–-")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NEAR = 40  # characters within which a quotation may begin or end
_LED_UP = 12  # words that may stand between a verb and the quotation that it leads up to


def quoted_beside(verb: Token, quotations: Quotations) -> list[Stretch]:
    """Return the quotation beside a verb of saying, or both of '"It is," he said, "over."'; empty when there is none.

    Before the verb and its subject it must be set off by a comma or the like; after, an addressee, a time or a place may come
    between when a comma or colon leads up to it. A participle ('…', arguing that …) has none before it.
    """
    end = verb.idx + len(verb.text)
    near = quotations.touching(verb.idx - _NEAR, end + _NEAR)
    if not near:
        return []
    text = quotations.text
    start = min([verb.idx, *(child.left_edge.idx for child in verb.children if child.dep_ in _SUBJECTS)])
    before: list[Stretch] = []
    after: list[Stretch] = []
    for quotation in quotations.touching(start - _NEAR, end + _NEAR):
        if quotation.holds(verb.idx, end):
            return []
        stretch = (quotation.start, quotation.end)
        if quotation.end <= start and _blank(text[quotation.end : start]) and _set_off(text, quotation.end):
            before.append(stretch)
        elif quotation.start >= end and (_blank(text[end : quotation.start]) or _led_up_to(verb, text[end : quotation.start], quotation)):
            after.append(stretch)
    finite = verb.tag_ in _FINITE or any(child.dep_ in _SUBJECTS for child in verb.children)
    return before + after if finite else after


def told_by_quotation(verb: Token, quotations: Quotations) -> list[Stretch]:
    """Return the quotation beside a verb that need not be one of saying: it must be set off and have three words or more."""
    if verb.tag_ not in _FINITE:
        return []
    text = quotations.text
    found = []
    for start, end in quoted_beside(verb, quotations):
        words = text[start:end].count(" ") >= 2
        led = text[max(start - 3, 0) : start].rstrip()[-1:]
        if words and (end <= verb.idx or led in (",", ":")):
            found.append((start, end))
    return found


def _set_off(text: str, end: int) -> bool:
    """Tell whether a comma, a question or a cry sets a quotation off from the words of saying that follow it."""
    return text[max(end - 4, 0) : end].rstrip(_CLOSING)[-1:] in _SETS_OFF or text[end : end + 1] == ","


def _blank(gap: str) -> bool:
    """Tell whether nothing but a comma, a colon or a dash lies in a gap; a line break needs one before it."""
    return all(character in _GAP for character in gap.strip("\n")) and ("\n" not in gap or gap.strip()[-1:] in (",", ":"))


def _led_up_to(verb: Token, gap: str, quotation: Quotation) -> bool:
    """Tell whether only an addressee, a time or a place stands between the verb and a quotation after comma or colon."""
    gap = gap.rstrip()
    if not gap.endswith((",", ":")) or "\n" in gap:
        return False
    between = verb.doc[verb.i + 1 : verb.i + _LED_UP]
    return all(token.tag_ not in _FINITE for token in between if token.idx < quotation.start)
