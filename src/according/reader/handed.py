"""Attributions that take over another's content: "citing a statement, reported …", "a statement read on television"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from according.codebook.cues import Cues
from according.reader.clause import is_passive, span_of
from according.reader.relayed import carriers_of
from according.reader.sources import author_of
from according.reader.utterance import Utterance

if TYPE_CHECKING:
    from according.reader.said import ActorsOf

_CLIMB = 4


def hand_on(drafts: list[Utterance], actors: ActorsOf, book: Cues) -> list[Utterance]:
    """Return the drafts with those that hand words on filled in, and those that stay without content left out."""
    by_cue = {draft.cue.i: draft for draft in drafts if draft.cue is not None and draft.content}
    by_speaker = {draft.speaker.i: draft for draft in reversed(drafts) if draft.speaker is not None and draft.content}
    result: list[Utterance] = []
    for draft in drafts:
        if draft.content:
            result.append(draft)
            result.extend(_carried(draft, actors, book))
        elif draft.cue is not None and _fill(draft, draft.cue, by_cue, by_speaker, actors, book):
            result.append(draft)
    return result


def _fill(
    draft: Utterance, cue: Token, by_cue: dict[int, Utterance], by_speaker: dict[int, Utterance], actors: ActorsOf, book: Cues
) -> bool:
    """Give a citing draft the content of the saying that it stands beside; False when it cites nobody or nothing is said."""
    if draft.speaker is None or not any(entry.carries for entry in book.verbs.get(cue.lemma_.lower(), ())):
        return False
    if is_passive(cue):  # "X, quoted by Y, said": Y's report is around X's saying
        host = by_speaker.get(cue.head.i)
        if host is None or host.through is not None:
            return False
        draft.content, host.through = list(host.content), draft
        return True
    if not author_of(draft.speaker, cue, actors, book, ()):
        return False
    host = _host(cue, by_cue, by_speaker)
    if host is None:
        return False
    draft.content, draft.through, draft.act = list(host.content), host, host.act
    return True


def _host(cue: Token, by_cue: dict[int, Utterance], by_speaker: dict[int, Utterance]) -> Utterance | None:
    above = cue
    for _ in range(_CLIMB):
        if above.head.i == above.i:
            return None
        above = above.head
        host = by_cue.get(above.i) or (by_speaker.get(above.i) if above.pos_ in ("NOUN", "PROPN", "PRON") else None)
        if host is not None:
            return host
    return None


def _is_document(noun: Token, book: Cues) -> bool:
    entry = book.nouns.get(noun.lemma_.lower())
    return entry is not None and entry.document


def _carried(draft: Utterance, actors: ActorsOf, book: Cues) -> list[Utterance]:
    """Return the report around a saying by the medium that carries its document, when the text names the medium."""
    if draft.cue is None or draft.through is not None:
        return []
    documents = [child for child in draft.cue.children if child.dep_.startswith("obl") and _is_document(child, book)]
    if draft.speaker is not None and _is_document(draft.speaker, book):
        documents.append(draft.speaker)
    for document in documents:
        for medium in carriers_of(document, book):
            if actors.of(medium):
                word = medium.head
                outer = Utterance(word, (word.idx, word.idx + len(word.text)), list(draft.content), "assert", medium, span_of(medium))
                draft.through = outer
                return [outer]
    return []
