"""Attributions whose cue is a noun: "claims that …", "a call for …", "Israel's threat to …", and whose a document is."""

from __future__ import annotations

from spacy.tokens import Token

from according.codebook.cues import Cues, NounCue
from according.reader.clause import agents, obliques, owners, preposition_of, span_of
from according.reader.utterance import Stretch, Utterance, pieces_of

_BY = "a noun for what is said"


def noun_utterances(noun: Token, cue: NounCue, book: Cues) -> list[Utterance]:
    """Return the attribution that a noun of saying makes with the clause or phrase on which it says something.

    The speaker is its possessor or by-phrase, or who "issues", "makes" or "renews" it; None is left to nouns that tell
    of hearsay by themselves ("allegations that …").
    """
    for child in noun.children:
        if child.i < noun.i:
            continue
        content = _content(noun, child, cue)
        if content is None:
            continue
        pieces, finite = content
        speaker = bearer_of(noun, book)
        if not pieces or (speaker is None and not (finite and (cue.hedges or cue.document))):
            return []
        span = span_of(speaker) if speaker is not None else None
        if span is not None and span[0] <= noun.idx < span[1]:
            span = None
        act = cue.through.get(preposition_of(child), cue.act)
        return [Utterance(noun, (noun.idx, noun.idx + len(noun.text)), pieces, act, speaker, span, cue.hedges, sure=finite, by=_BY)]
    return []


def bearer_of(noun: Token, book: Cues) -> Token | None:
    """Return the head word of whose a statement, claim or demand is; None when its noun phrase and verb do not tell."""
    found = owners(noun) or [other for preposition, other in obliques(noun) if preposition == "from" and other.ent_type_ != "PLACE"]
    if found:
        return found[0]
    if noun.dep_ == "obj" and _bears(noun.head, book):
        found = agents(noun.head)
        return found[0] if found else None
    return None


def _bears(verb: Token, book: Cues) -> bool:
    """Tell whether a verb puts forth what is its object: "issued", "put out"."""
    particle = next((child.lower_ for child in verb.children if child.dep_ == "compound:prt"), "")
    return f"{verb.lemma_.lower()} {particle}".strip() in book.bearers


def _content(noun: Token, child: Token, cue: NounCue) -> tuple[list[Stretch], bool] | None:
    """Return what one dependent of the noun says and whether it is a finite clause; None when it says nothing."""
    first, last = child.left_edge.i, child.right_edge.i
    if child.dep_ in ("acl", "ccomp"):
        marks = {mark.lower_ for mark in child.children if mark.dep_ == "mark"}
        if marks & {"that", "whether"} or noun.doc[first].lower_ == "that":  # though the tree may take it for an object
            return pieces_of(noun.doc, first, last), True
        if "to" in marks and cue.act in ("demand", "promise", "threaten"):
            return pieces_of(noun.doc, first, last), False
        preposition = next((mark for mark in marks if mark in cue.through), None)
    else:
        preposition = preposition_of(child) if child.dep_ == "nmod" else None
    if preposition not in cue.through:
        return None
    while first < child.i and noun.doc[first].dep_ in ("case", "mark", "fixed"):
        first += 1
    return pieces_of(noun.doc, first, last), False
