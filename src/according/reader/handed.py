"""Attributions that take over another's content: "citing a statement, reported …", "a statement read on television"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from according.codebook.cues import Cues
from according.reader.clause import agents, is_passive, span_of
from according.reader.relayed import carriers_of
from according.reader.sources import Documents, author_of, is_document
from according.reader.utterance import Utterance, cut_out, pieces_of

if TYPE_CHECKING:
    from according.reader.said import ActorsOf

_CLIMB = 4
_BY = "the medium that carries a document"
_QUOTED = "a word that hands on what another says"


def hand_on(drafts: list[Utterance], actors: ActorsOf, book: Cues, documents: Documents) -> list[Utterance]:
    """Return the drafts with those that hand words on filled in, and those that stay without content left out."""
    by_cue = {draft.cue.i: draft for draft in drafts if draft.cue is not None and draft.content}
    by_speaker = {draft.speaker.i: draft for draft in reversed(drafts) if draft.speaker is not None and draft.content}
    result: list[Utterance] = []
    for draft in drafts:
        if draft.content:
            result.append(draft)
            result.extend(_carried(draft, actors, book, documents))
        elif draft.cue is not None and _cites(draft, draft.cue, actors, book, documents) and _fill(draft, draft.cue, by_cue, by_speaker):
            result.append(draft)
        elif draft.cue is not None and (around := _around(draft, draft.cue, by_cue)) is not None:
            result.append(around)
    return result


def _cites(draft: Utterance, cue: Token, actors: ActorsOf, book: Cues, documents: Documents) -> bool:
    """Tell whether a draft without content hands on the words of somebody: "citing two officials", "quoted by the agency"."""
    if draft.speaker is None or not any(entry.carries for entry in book.verbs.get(cue.lemma_.lower(), ())):
        return False
    told = is_passive(cue) or is_document(draft.speaker, book)
    return told or bool(author_of(draft.speaker, cue, actors, book, documents))


def _fill(draft: Utterance, cue: Token, by_cue: dict[int, Utterance], by_speaker: dict[int, Utterance]) -> bool:
    """Give a citing draft the content of the saying that it stands beside; False when nothing is said."""
    if is_passive(cue):  # "X, quoted by Y, said": Y's report is around X's saying
        host = by_speaker.get(cue.head.i)
        if host is None or host.through is not None:
            return False
        draft.content, host.through = list(host.content), draft
        return True
    host = _host(cue, by_cue, by_speaker)
    if host is None:
        return False
    host.content = cut_out(cue.doc.text, host.content, draft.own_words)
    draft.content, draft.through, draft.act = list(host.content), host, host.act
    return bool(host.content)


def _around(draft: Utterance, cue: Token, by_cue: dict[int, Utterance]) -> Utterance | None:
    """Return the report around a saying for "The paper quotes a man who said …": the paper's; None when nobody there says anything."""
    speakers = agents(cue)
    clauses = [child for child in draft.speaker.children if child.dep_ == "acl:relcl"] if draft.speaker is not None else []
    said = next((by_cue[clause.i] for clause in clauses if clause.i in by_cue), None)
    if said is None or said.through is not None or not speakers or draft.speaker is None or is_passive(cue):
        return None
    content = pieces_of(cue.doc, draft.speaker.left_edge.i, draft.speaker.right_edge.i)
    said.through = Utterance(
        cue, (cue.idx, cue.idx + len(cue.text)), content, "assert", speakers[0], span_of(speakers[0]), by=_QUOTED
    )  # fmt: skip
    return said.through


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


def _carried(draft: Utterance, actors: ActorsOf, book: Cues, documents: Documents) -> list[Utterance]:
    """Return the report around a saying by the medium that carries its document, when the text names the medium."""
    if draft.cue is None or draft.through is not None:
        return []
    written = [child for child in draft.cue.children if child.dep_.startswith("obl") and is_document(child, book)]
    if draft.speaker is not None and is_document(draft.speaker, book):
        written.append(draft.speaker)
    for document in written:
        for medium in carriers_of(document, book):
            carrier = actors.of(medium)
            if carrier and carrier != documents.author(document):
                word = medium.head if medium.head.lemma_ in book.carriers else document.nbor(1)
                outer = Utterance(
                    word, (word.idx, word.idx + len(word.text)), list(draft.content), "assert", medium, span_of(medium), by=_BY
                )
                draft.through = outer
                return [outer]
    return []
