"""Does the clause around a word look back, speak of now, or lie ahead?"""

from __future__ import annotations

from spacy.tokens import Span, Token

from according.codebook.times import time_words
from according.reader.anchor import Tense

_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d"})
_HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
_LIMITS = frozenset({"until", "till", "by", "through"})
_IN_NOUN = ("nmod", "compound", "nummod", "amod", "appos")
_FAR = 10  # how many heads up a predicate is looked for; deeper trees are parser errors


def tense_at(time: Span) -> Tense | None:
    """Return the tense in which a time expression is spoken of; None where nothing tells.

    The words beside it are asked first ("since", "said Friday", "due Friday"), then the predicate that it hangs on. A time inside of a
    noun phrase ("Friday's vote", "the talks on Friday") has no tense but by its preposition ("ahead of Friday's vote").
    Infinitives lie ahead where what governs them looks ahead ("due to open", "agreed to meet", "a plan to leave"), and take its tense
    elsewhere ("was forced to leave"). Only ``dep_``, ``tag_``, ``pos_``, ``lemma_`` and ``head`` are asked.
    """
    beside = _beside(time)
    if beside:
        return beside
    head = time.root
    if head.dep_.startswith(_IN_NOUN):
        return "future" if _ahead_of(head.head) or _is_scheduled(head.head) else None
    if head.dep_.startswith("obl") and _puts_ahead(head):
        return "future"
    up = head
    for _ in range(_FAR):
        tense = _tense(up)
        if tense or up.head.i == up.i:
            return None if tense == "past" and _is_limit(head) else tense
        up = up.head
    return None


def _is_limit(head: Token) -> bool:
    """Tell whether a time is where something ends ("extended until May 6"), which may lie ahead of a past verb."""
    return any(child.lower_ in _LIMITS for child in head.children if child.dep_ in ("case", "mark"))


def _puts_ahead(head: Token) -> bool:
    """Tell whether a verb sets its time, whatever its own tense: "planned a rally on Saturday", "gave them until Friday"."""
    lemma = head.head.lemma_.lower()
    if lemma in time_words().limits and _is_limit(head):
        return True
    return lemma in time_words().planning and any(child.dep_ == "obj" and child.i < head.i for child in head.head.children)


def _is_scheduled(noun: Token) -> bool:
    """Tell whether a noun is what a verb plans or invites to: "invited them to a meeting on July 15"."""
    return noun.dep_ in ("obj", "obl", "nsubj:pass") and noun.head.lemma_.lower() in time_words().planning | time_words().inviting


def _beside(time: Span) -> Tense | None:
    """Return what the word before a time tells, over a preposition."""
    if time.start == 0:
        return None
    before = time[0].nbor(-1)
    if before.lower_ == "since":
        return "past"
    preposition = before.lower_ if before.tag_ == "IN" else ""
    if preposition and before.i:
        before = before.nbor(-1)
    if preposition == "for" and time.root.dep_.startswith("obl") and time.root.pos_ == "PROPN":
        return "future"  # "called a strike for Friday"
    if before.lemma_.lower() in time_words().scheduled and preposition in ("", "for", "on", "in"):
        return "future"
    if preposition not in ("", "on"):
        return None
    finished = before.tag_ == "VBN" and not any(child.tag_ in ("MD", "TO", "VB") for child in before.children if child.i < before.i)
    return "past" if before.tag_ == "VBD" or finished else None


def _ahead_of(noun: Token) -> bool:
    """Tell whether a noun phrase is what somebody looks ahead to: "ahead of", "until"."""
    openings = {child.lower_ for child in noun.children if child.dep_ in ("case", "mark")}
    return bool(openings & {"ahead", "until"})


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
            return "past" if had else None if child.lower_ == "could" else "future"
        if child.lower_ in _FUTURE and child.tag_ in ("", "MD"):
            return "future"
    if any(child.tag_ == "TO" for child in helpers):
        return _governed(word)
    if _is_asked_for(word, helpers):
        return "future"
    finite = [word, *helpers]
    if any(child.tag_ == "VBD" for child in finite) or had:
        return "past"
    if any(child.tag_ in ("VBZ", "VBP") for child in finite):
        return "future" if word.lemma_ == "go" and word.tag_ == "VBG" else "present"
    if word.tag_ == "VBN":
        return "past"
    return None


def _is_asked_for(word: Token, helpers: list[Token]) -> bool:
    """Tell what is asked for by its bare form: "demanded that the vote be held on Monday", "proposed that they meet on Friday"."""
    if word.dep_ not in ("ccomp", "conj") or not any(child.lower_ == "that" for child in word.children if child.dep_ == "mark"):
        return False
    bare = word.tag_ == "VB" or any(child.tag_ == "VB" and child.lower_ == "be" for child in helpers)
    return bare or (word.tag_ == "VBP" and word.head.lemma_.lower() in time_words().ahead)


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
