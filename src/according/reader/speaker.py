"""Who speaks by a verb of saying, and where the text names him?"""

from __future__ import annotations

from spacy.tokens import Token

from according.reader.clause import agents, antecedent, is_passive, span_of
from according.reader.utterance import Stretch, pieces_of

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_LONG = 250  # characters of a source before it is cut down to its name
_NAME = 8


def speaker_of(verb: Token) -> tuple[Token | None, Stretch | None]:
    """Return who speaks by a verb, and where the text names him next to it (a relative pronoun, if it is one).

    The stretch is None when the speaker is only understood, as in "She left, adding that …"; both are None in a
    passive without an agent.
    """
    found = _after_verb(verb) or agents(verb)
    if not found:
        return None, None
    speaker = found[0]
    if not is_passive(verb):
        own = [child for child in verb.children if child.dep_ in SUBJECTS]
        if own:  # of two subjects the nearer one is the verb's: the other was torn from the clause before it
            nearest = min(own, key=lambda child: abs(child.i - verb.i))
            return antecedent(nearest), _named(nearest, verb)
    return speaker, _named(speaker, verb)


def _after_verb(verb: Token) -> list[Token]:
    """Return the speaker who follows his verb at once after what he says, when the tree takes him for its object: "…, added the source"."""
    if verb.tag_ not in ("VBD", "VBZ") or any(child.dep_ in SUBJECTS for child in verb.children):
        return []
    said = any(child.dep_ in ("ccomp", "parataxis") and child.right_edge.i < verb.i for child in verb.children)
    comma = verb.i > 0 and verb.nbor(-1).text in (",", "”", '"', "’", "'", "''")
    return [child for child in verb.children if child.dep_ == "obj" and child.left_edge.i == verb.i + 1] if said and comma else []


def _named(noun: Token, verb: Token) -> Stretch | None:
    start, end = span_of(noun)
    if start <= verb.idx < end:  # the noun carries the verb in a clause of its own
        if noun.i > verb.i:
            return noun.idx, noun.idx + len(noun.text)
        pieces = pieces_of(noun.doc, noun.left_edge.i, verb.i - 1)
    elif end - start > _LONG or any(token.is_space for token in noun.doc[noun.left_edge.i : noun.right_edge.i + 1]):
        pieces = pieces_of(noun.doc, max(noun.left_edge.i, noun.i - _NAME), noun.i)
    else:
        return start, end
    return next((piece for piece in pieces if piece[0] <= noun.idx < piece[1]), (noun.idx, noun.idx + len(noun.text)))
