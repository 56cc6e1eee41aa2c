"""Which number is a toll: the whole count at the time of writing ("bringing the toll to 31").

A toll is said by its noun, not by the verb over the number. The number that a toll rose *from* and the difference that it
rose *by* are no tolls; they are nothing here.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from according.codebook.measures import Measures, Words, measures
from according.reader.clause import clause_root, is_passive, objects, preposition_of, subjects
from according.reader.counted import Counted
from according.reader.numbers import Number

REACH = 30


def toll_of(doc: Doc, number: Number) -> Counted | None:
    """Return what a number counts when it is a toll or a "number of" somebody, else None."""
    known = measures()
    if number.unit:
        return None
    head = _head(doc, number)
    bare = head.i <= number.last
    noun = (
        (_estimated(doc, number, known) if bare else None)
        or _toll_noun(head, known)
        or (_toll_before(doc, number, known) if bare else None)
    )
    if noun is None:
        return None
    counted = None if bare else head
    measure = _measure(noun, known)
    if measure is not None:
        return Counted(number, head, counted, measure.name, measure.unit, clause_root(head))
    counted = counted or _counted_by(noun)
    return Counted(number, head, counted, "other", counted.lower_, clause_root(head)) if bare and counted is not None else None


def _head(doc: Doc, number: Number) -> Token:
    token = doc[number.core[1]]
    for _ in range(3):
        inside = number.first <= token.head.i <= number.last
        counting = token.dep_ in ("nummod", "compound", "amod") and token.head.i > number.last
        if token.head.i == token.i or not (inside or counting):
            break
        token = token.head
    return token


def _toll_noun(head: Token, known: Measures) -> Token | None:
    """Return the toll that a number tells: "toll of 31", "toll rose to 31", "toll is 31", "raised the toll to 31", "toll: 31"."""
    above = head.head
    if head.dep_ in ("nmod", "appos", "nmod:unmarked", "parataxis", "dep", "nummod") and _is_toll(above, known) and above.i < head.i:
        return above if preposition_of(head) in ("of", "at", "") else None
    if head.dep_ in ("obl", "nmod", "obl:unmarked"):
        if preposition_of(head) not in known.reached_by:
            return None
        raised = next((noun for noun in objects(above) if _is_toll(noun, known)), None)
        if raised is not None:  # also "brings to 36 the number of executions"
            return raised
        candidates = subjects(above)
    elif head.dep_ == "obj":
        candidates = subjects(above)
    else:
        copular = any(child.dep_ == "cop" for child in head.children)
        candidates = subjects(head) if copular else []
    return next((noun for noun in candidates if _is_toll(noun, known) and noun.i < head.i), None)


def _estimated(doc: Doc, number: Number, known: Measures) -> Token | None:
    """Return what somebody puts at a bare number: "put the dead at 13 and that of the wounded at 40", "the crowd was put at 900"."""
    if number.first == 0 or doc[number.first - 1].lower_ != "at":
        return None
    sentence = doc[number.first].sent.start
    for verb in reversed(doc[max(sentence, number.first - REACH) : number.first - 1]):
        if verb.lemma_.lower() in known.estimated and verb.pos_ == "VERB":
            between = [noun for noun in doc[verb.i + 1 : number.first - 1] if _is_toll(noun, known) or _told_of(noun, known)]
            said = between[-1:] or [
                noun for noun in subjects(verb) if is_passive(verb) and (_is_toll(noun, known) or _told_of(noun, known))
            ]
            return next(iter(said), None)
    return None


def _toll_before(doc: Doc, number: Number, known: Measures) -> Token | None:
    """Return the toll that a bare number after "to" or "at" reaches, by the order of words: long phrases part them in the tree."""
    if number.first == 0 or doc[number.first - 1].lower_ not in ("to", "at"):
        return None
    sentence = doc[number.first].sent.start
    for token in reversed(doc[max(sentence, number.first - REACH) : number.first - 1]):
        if token.lemma_.lower() in known.tolls:
            return token
    return None


def _is_toll(noun: Token, known: Measures) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in known.tolls or (lemma in known.counters and _counted_by(noun) is not None)


def _told_of(noun: Token, known: Measures) -> Words | None:
    """Return the measure that a noun for those counted tells by itself: "the dead", "the injured", "the crowd", "its losses"."""
    lemma = noun.lemma_.lower()
    if lemma in known.crowds:
        return known.measures["people"]
    if lemma in known.losses:
        return known.measures[known.toll_measure]
    return known.nouns.get(lemma) or known.states.get(noun.lower_)


def _counted_by(noun: Token) -> Token | None:
    """Return what a "number of" counts: "the number of wounded"."""
    return next((child for child in noun.children if child.dep_.startswith("nmod") and preposition_of(child) == "of"), None)


def _measure(noun: Token, known: Measures) -> Words | None:
    counted = _counted_by(noun)
    beside = [child for child in noun.children if child.dep_ in ("compound", "amod")]
    if counted is not None:
        beside = [counted, *counted.children, *beside]
    for word in beside:
        found = known.nouns.get(word.lemma_.lower()) or known.states.get(word.lower_)
        if found and found.unit == "people":
            return found
    return known.measures[known.toll_measure] if noun.lemma_.lower() in known.tolls else _told_of(noun, known)
