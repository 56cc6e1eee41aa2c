"""Whose a participle of saying is that goes on from another: "X said there was news, adding that …" is X's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from according.codebook.cues import Cues
from according.reader.sources import is_document
from according.reader.utterance import Stretch, Utterance, trimmed_tokens

if TYPE_CHECKING:
    from according.reader.said import ActorsOf

_HANGS_ON = frozenset({"advcl", "conj", "acl", "xcomp", "parataxis"})
_AGAINST = frozenset({"while", "whereas", "though", "although"})
_CLIMB = 5


def carry_on(drafts: list[Utterance], actors: ActorsOf, book: Cues) -> None:
    """Give each participle that goes on ("adding") the speaker of the saying around it, and part their contents.

    The tree often hangs it on the clause that is said, where its subject would be whatever that clause is about. Other
    participles ("saying") go on only when what the tree makes their subject is no actor.
    """
    by_cue = {draft.cue.i: draft for draft in drafts if draft.cue is not None}
    for draft in drafts:
        cue = draft.cue
        if cue is not None and cue.dep_ == "conj" and cue.pos_ == "VERB" and (first := by_cue.get(cue.head.i)) is not None:
            first.content = [piece for stretch in first.content for piece in _parted(cue, stretch)]
        if cue is not None and _is_second_saying(cue, by_cue):
            _take_from(draft, cue, by_cue[cue.head.head.i])
            continue
        if cue is not None and cue.dep_ == "advcl" and _sets_against(cue) and (governor := _governor(cue, by_cue)) is not None:
            governor.content = [piece for stretch in governor.content for piece in _parted(cue, stretch)]
            continue
        if cue is None or cue.tag_ != "VBG" or cue.dep_ not in _HANGS_ON or draft.relays or draft.through is not None:
            continue
        if any(child.dep_.startswith("nsubj") for child in cue.children) or (cue.dep_ == "acl" and is_document(cue.head, book)):
            continue
        goes_on = any(entry.continues for entry in book.verbs.get(cue.lemma_.lower(), ()))
        if not goes_on and draft.speaker is not None and actors.of(draft.speaker):
            continue
        governor = _governor(cue, by_cue)
        if governor is None or governor is draft or governor.speaker is None:
            continue
        _take_from(draft, cue, governor)


def _sets_against(cue: Token) -> bool:
    """Tell whether a saying of somebody else is set against the one before it: "X says that …, while Y says that …"."""
    marks = {child.lower_ for child in cue.children if child.dep_ in ("mark", "advmod")}
    subject = next((child for child in cue.children if child.dep_ == "nsubj"), None)
    return not marks.isdisjoint(_AGAINST) and subject is not None and subject.pos_ != "PRON" and cue.tag_ != "VBG"


def _take_from(draft: Utterance, cue: Token, governor: Utterance) -> None:
    draft.speaker, draft.speaker_span = governor.speaker, governor.speaker_span
    governor.content = [piece for stretch in governor.content for piece in _parted(cue, stretch)]


def _is_second_saying(cue: Token, by_cue: dict[int, Utterance]) -> bool:
    """Tell whether a verb goes on from the saying, not from what is said: "X said it had left and accused Y" (two tenses)."""
    said = cue.head
    if cue.dep_ != "conj" or said.dep_ != "ccomp" or said.head.i not in by_cue or by_cue[said.head.i].speaker is None:
        return False
    perfect = any(child.dep_ == "aux" and (child.lemma_ == "have" or child.tag_ == "MD") for child in said.children)
    alone = not any(child.dep_.startswith(("nsubj", "aux")) for child in cue.children)
    return perfect and alone and cue.tag_ in ("VBD", "VBZ") and cue.tag_ == said.head.tag_


def _governor(cue: Token, by_cue: dict[int, Utterance]) -> Utterance | None:
    above = cue
    for _ in range(_CLIMB):
        if above.head.i == above.i:
            return None
        above = above.head
        if above.i in by_cue:
            return by_cue[above.i]
    return None


def _parted(cue: Token, stretch: Stretch) -> list[Stretch]:
    """Return a stretch without the participle and all that hangs on it."""
    first, last = cue.left_edge, cue.right_edge
    start, end = first.idx, last.idx + len(last.text)
    if end <= stretch[0] or stretch[1] <= start:
        return [stretch]
    doc = cue.doc
    pieces: list[Stretch] = []
    if stretch[0] < start:
        pieces.extend(trimmed_tokens(doc, stretch[0], start))
    if end < stretch[1]:
        pieces.extend(trimmed_tokens(doc, end, stretch[1]))
    return pieces
