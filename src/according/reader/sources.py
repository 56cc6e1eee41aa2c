"""Whose voice a source is: the actor a noun phrase names, or the author of a document that "says"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from according.codebook.cues import Cues
from according.reader.clause import agents
from according.reader.nominal import bearer_of

if TYPE_CHECKING:
    from according.reader.said import ActorsOf

_CLIMB = 4


def author_of(noun: Token, cue: Token | None, actors: ActorsOf, book: Cues, issued: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the actors who speak when a noun phrase does; empty when the text does not tell.

    A document speaks for who issued it: its owner ("the ministry's statement", "a party statement"), else, for a
    definite one, ``issued``: the author of the last document spoken of.
    """
    entry = book.nouns.get(noun.lemma_.lower())
    if entry is not None and entry.document and noun.pos_ == "NOUN":
        return _author_of_document(noun, actors, book) or (issued if _is_definite(noun) else ())
    found = actors.of(noun)
    if found or cue is None:
        return found
    return _governing_speaker(noun, cue, actors, book)


def _author_of_document(noun: Token, actors: ActorsOf, book: Cues) -> tuple[str, ...]:
    bearer = bearer_of(noun, book)
    candidates = [bearer] if bearer is not None else []
    candidates.extend(child for child in noun.children if child.dep_ in ("compound", "amod", "nmod") and child.i < noun.i)
    for candidate in candidates:
        found = actors.of(candidate)
        if found:
            return found
    return ()


def _is_definite(noun: Token) -> bool:
    determiners = [child.lower_ for child in noun.children if child.dep_ == "det"]
    return bool(determiners) and determiners[0] in ("the", "this", "that")


def _governing_speaker(noun: Token, cue: Token, actors: ActorsOf, book: Cues) -> tuple[str, ...]:
    """For a participle without a speaker of its own (", adding that …"): the speaker of the saying above it."""
    if cue.tag_ != "VBG" or any(child.dep_ == "nsubj" for child in cue.children):
        return ()
    above = cue
    for _ in range(_CLIMB):
        if above.head.i == above.i:
            break
        above = above.head
        if above.pos_ == "VERB" and above.lemma_.lower() in book.verbs:
            for speaker in agents(above):
                if speaker.i != noun.i:
                    return actors.of(speaker)
    return ()
