"""Does the clause around a word look back, speak of now, or lie ahead?"""

from __future__ import annotations

from spacy.tokens import Token

from according.codebook.times import time_words
from according.reader.anchor import Tense

_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d"})
_HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
_FAR = 10  # how many heads up a predicate is looked for; deeper trees are parser errors


def tense_at(token: Token) -> Tense | None:
    """Return the tense of the clause that a word stands in; None where no predicate tells.

    Infinitives lie ahead where what governs them looks ahead ("due to open", "agreed to meet", "a plan to leave"), and take its tense
    elsewhere ("was forced to leave"). Only ``dep_``, ``tag_``, ``pos_``, ``lemma_`` and ``head`` are asked.
    """
    up = token
    for _ in range(_FAR):
        tense = _tense(up)
        if tense or up.head.i == up.i:
            return tense
        up = up.head
    return None


def _tense(word: Token) -> Tense | None:
    """Return the tense that a predicate and its auxiliaries show; None for a word that is no finite predicate."""
    helpers = [
        child for child in word.children if child.dep_ in ("aux", "aux:pass", "cop") or (child.dep_ == "mark" and child.tag_ == "TO")
    ]
    if word.pos_ not in ("VERB", "AUX") and not helpers:
        return None
    had = any(child.lower_ in _HAVE for child in helpers)
    for child in helpers:
        if child.tag_ == "MD":
            return "past" if had else "future"
        if child.lower_ in _FUTURE and child.tag_ in ("", "MD"):
            return "future"
    if any(child.tag_ == "TO" for child in helpers):
        return _governed(word)
    finite = [word, *helpers]
    if any(child.tag_ == "VBD" for child in finite) or had:
        return "past"
    if any(child.tag_ in ("VBZ", "VBP") for child in finite):
        return "future" if word.lemma_ == "go" and word.tag_ == "VBG" else "present"
    if word.tag_ == "VBN":
        return "past"
    return None


def _governed(infinitive: Token) -> Tense | None:
    """Return the tense of an infinitive, by what it depends on."""
    head = infinitive.head
    if head.i == infinitive.i:
        return "future"
    if head.lemma_.lower() in time_words().ahead or head.lemma_ == "be" or (head.pos_ == "NOUN" and infinitive.dep_ == "acl"):
        return "future"
    if head.pos_ in ("ADJ", "NOUN") and infinitive.dep_ in ("xcomp", "acl"):
        return "future"
    return None
