"""What kind of saying an attribution is: its form (whose words) and its act (assert, demand, …)."""

from __future__ import annotations

from spacy.tokens import Token

from according.reader.clause import predicate
from according.reader.quotes import MARKS, Quotation, Quotations
from according.reader.spoken import told_whom
from according.reader.utterance import Utterance
from according.records import Act, Form

_DUTY = frozenset({"must", "should"})
_OWN = frozenset({"i", "we", "he", "she", "it", "one"})


def form_of(draft: Utterance, quotations: Quotations) -> Form:
    """Return direct when all of the content stands in quotation marks, mixed when some of it does, else indirect.

    Marks that also hold the cue belong to an outer speaker and do not count.
    """
    text = quotations.text
    quoted = unquoted = False
    for start, end in draft.content:
        at = start
        own = [quotation for quotation in quotations.touching(start, end) if not _around(draft, quotation)]
        if not own and text[start] in MARKS and text[end - 1] in MARKS:
            quoted = True  # a quotation inside a quotation
            continue
        for quotation in own:
            quoted = True
            unquoted = unquoted or any(character.isalnum() for character in text[at : quotation.start])
            at = max(at, quotation.end)
        unquoted = unquoted or any(character.isalnum() for character in text[at:end])
    if not quoted:
        return "indirect"
    return "mixed" if unquoted else "direct"


def act_of(draft: Utterance) -> Act:
    """Return the act of a draft: its cue's, or a demand when a plain assertion says what others must or should do."""
    if draft.act != "assert" or draft.cue is None or draft.hedges:
        return draft.act
    said = _said_clause(draft.cue)
    if said is None:
        return draft.act
    duty = any(child.lower_ in _DUTY and child.dep_ == "aux" for child in said.children)
    past = any(child.lemma_ == "have" and child.dep_ == "aux" for child in said.children)
    own = any(child.lower_ in _OWN and child.dep_ in ("nsubj", "nsubj:pass", "expl") for child in said.children)
    return "demand" if duty and not past and not own else draft.act


def _said_clause(cue: Token) -> Token | None:
    for child in cue.children:
        if child.dep_ == "ccomp":
            return child
    told = told_whom(list(cue.children))
    if told is not None:
        return told
    return cue.head if cue.dep_ == "parataxis" and predicate(cue.head) else None


def _around(draft: Utterance, quotation: Quotation) -> bool:
    return draft.cue_span is not None and quotation.holds(*draft.cue_span)
