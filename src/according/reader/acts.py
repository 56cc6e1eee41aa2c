"""What kind of saying an attribution is: its form (whose words) and its act (assert, demand, …)."""

from __future__ import annotations

from spacy.tokens import Token

from according.codebook.frames import frames
from according.reader.clause import is_passive, predicate
from according.reader.quotes import MARKS, Quotation, Quotations
from according.reader.spoken import told_whom
from according.reader.utterance import Utterance
from according.records import Act, Form

_DUTY = frozenset({"must", "should"})
_OWN = frozenset({"i", "we", "he", "she", "it", "one"})
_SELVES = _OWN | {"they"}
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl"})
_WILL = frozenset({"will", "would", "'ll", "’ll", "shall", "'d", "’d"})


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
    """Return the act of a draft: its cue's, but for two that only what is said tells.

    A plain assertion of what others must or should do is a demand, and so is "it is necessary that …"; who warns of what he himself
    will do threatens.
    """
    if draft.cue is None or draft.hedges or draft.act not in ("assert", "predict"):
        return draft.act
    said = _said_clause(draft.cue)
    if said is None:
        return draft.act
    if draft.act == "predict":
        return "threaten" if draft.cue.lemma_ == "warn" and _own_doing(said, draft.speaker) else "predict"
    past = any(child.lemma_ == "have" and child.dep_ == "aux" for child in said.children)
    duty = any(child.lower_ in _DUTY and child.dep_ == "aux" for child in said.children)
    own = any(child.lower_ in _OWN and child.dep_ in _SUBJECTS for child in said.children)
    return "demand" if (duty and not past and not own) or _is_needful(said) else draft.act


def _is_needful(said: Token) -> bool:
    """Tell whether a clause says what has to be: "it is essential that they leave", "it is necessary to act"."""
    if frames().moods.get(("adjectives", said.lemma_.lower())) != "demanded" or not any(child.lower_ == "it" for child in said.children):
        return False
    return any(child.dep_ in ("csubj", "ccomp", "advcl", "xcomp") and child.i > said.i for child in said.children)


def _own_doing(said: Token, speaker: Token | None) -> bool:
    """Tell whether a clause is about what the speaker will do: "they would retaliate", "we will shut the plant"."""
    will = any(child.lower_ in _WILL and child.dep_ == "aux" for child in said.children)
    if not will or speaker is None or said.pos_ != "VERB" or is_passive(said):
        return False
    subject = next((child for child in said.children if child.dep_ == "nsubj"), None)
    return subject is not None and (subject.lower_ in _SELVES or subject.lemma_.lower() == speaker.lemma_.lower())


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
