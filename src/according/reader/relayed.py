"""Whose words are handed on by another: "quoted X as saying …", "citing a statement by X, reported …"."""

from __future__ import annotations

from spacy.tokens import Token

from according.codebook.cues import Cues
from according.reader.beside import quoted_beside
from according.reader.clause import agents, is_passive, owners, preposition_of, span_of
from according.reader.phrases import start_of
from according.reader.quotes import Quotations
from according.reader.utterance import Stretch, Utterance, pieces_of

_COMPLEMENTS = frozenset({"advcl", "xcomp", "obl", "ccomp", "acl"})
_FINITE = frozenset({"VBZ", "VBP", "MD"})
_WHOSE = frozenset({"from", "by", "of"})
_ON = frozenset({"by", "on", "over", "in", "via", "through"})
_REACH = 12  # words after a participle within which the medium is named
_NEAR = 3  # words between "quoted" and "saying" in one cue
Speaker = tuple[Token | None, Stretch | None]
_BY = "a word that hands on what another says"


def relayed_utterances(verb: Token, children: list[Token], speaker: Speaker, quotations: Quotations) -> list[Utterance]:
    """Return the two attributions of "Y quoted X as saying Z": X's own, and Y's around it.

    With a passive and no agent ("X was quoted as saying") there is only the first. "Citing X" beside a statement of
    its own gives a draft with empty content, which takes over what the citing speaker reports.
    """
    passive = is_passive(verb)
    quoted = [child for child in children if child.dep_ in (("nsubj:pass",) if passive else ("obj",))]
    if not quoted and passive and verb.dep_ == "acl":
        return _quoted_by(verb)
    if not quoted:
        return []
    saying = _as_saying(children)
    cue = (verb.idx, verb.idx + len(verb.text))
    if passive and saying is not None and speaker[0] is None:
        speaker = _by_whom(saying)
    if saying is None:
        if passive or quoted[0].i < verb.i:
            return []
        return [Utterance(verb, cue, [], "assert", quoted[0], span_of(quoted[0]), relays=True, by=_BY)]
    content = [child for child in saying.children if child.dep_ in ("ccomp", "obj", "parataxis") and child.i > saying.i]
    inside = [piece for child in content for piece in pieces_of(verb.doc, child.left_edge.i, child.right_edge.i)]
    inside = inside or quoted_beside(saying, quotations) or _before(verb, quotations)
    if not inside:
        inside = pieces_of(verb.doc, saying.i + 1, saying.right_edge.i)
    if not inside:
        return []
    start = cue[0] if speaker[0] is None and saying.i - verb.i <= _NEAR else saying.idx  # "was quoted as saying" is one cue
    inner = Utterance(saying, (start, saying.idx + len(saying.text)), inside, "assert", quoted[0], span_of(quoted[0]), by=_BY)
    if speaker[0] is None:
        return [inner]
    start, end = span_of(quoted[0])
    around = pieces_of(verb.doc, saying.left_edge.i, saying.right_edge.i)
    if inside[0][0] < verb.idx and (speaker[0].i > saying.i or not passive):  # "…," X was quoted as saying by Y, "…," Y quoted X as saying
        around = [*inside, (start, end)]
    elif start < verb.idx or (around and around[0][0] - end > 1):
        around = [(start, end), *around]
    elif around:
        around = [(start, around[0][1]), *around[1:]]
    outer = Utterance(verb, cue, around, "assert", *speaker, by=_BY)
    inner.through = outer
    return [outer, inner]


def _before(verb: Token, quotations: Quotations) -> list[Stretch]:
    """Return what stands before "he was quoted as saying", or before "…, the agency quoted him as saying" where the tree puts it above."""
    if verb.dep_ == "parataxis" and verb.head.i < verb.i:
        return pieces_of(verb.doc, start_of(verb.head), verb.left_edge.i - 1)
    for child in verb.children:
        if child.dep_ in ("ccomp", "parataxis", "dep") and child.i < verb.i:
            return pieces_of(verb.doc, child.left_edge.i, child.right_edge.i)
    return quoted_beside(verb, quotations)


def _as_saying(children: list[Token]) -> Token | None:
    for child in children:
        if child.dep_ in _COMPLEMENTS and child.tag_ == "VBG" and any(mark.lower_ == "as" for mark in child.children):
            return child
    return None


def _quoted_by(verb: Token) -> list[Utterance]:
    """Return "X, quoted by Y, said Z" as a draft of Y's whose content is still to be filled with X's saying."""
    speakers = agents(verb)
    if not speakers:
        return []
    return [Utterance(verb, (verb.idx, verb.idx + len(verb.text)), [], "assert", speakers[0], span_of(speakers[0]), relays=True, by=_BY)]


def _by_whom(saying: Token) -> Speaker:
    """Return who quotes, when the tree hangs "by the agency" on "saying" in "X was quoted as saying by the agency"."""
    for child in saying.children:
        if child.dep_.startswith("obl") and preposition_of(child) == "by":
            return child, span_of(child)
    return None, None


def carriers_of(document: Token, book: Cues) -> list[Token]:
    """Return who carries a document: "a statement read on state television", "remarks published by the agency".

    The participle follows the document or whose it is, whatever the tree hangs it on, and the noun follows a preposition of its own. What
    a speaker posts on "its channel" nobody else carries.
    """
    doc = document.doc
    whose = (child.right_edge.i for child in document.children if child.dep_ == "nmod" and preposition_of(child) in _WHOSE)
    at = max(whose, default=document.i) + 1
    while at < len(doc) and (doc[at].pos_ == "ADV" or doc[at].text == ","):
        at += 1
    if at >= len(doc) or doc[at].lemma_.lower() not in book.carriers or doc[at].tag_ in _FINITE:
        return []
    found: list[Token] = []
    for word in doc[at + 1 : at + _REACH]:
        if word.is_punct or word.pos_ in ("VERB", "AUX", "SCONJ"):
            break
        if word.dep_ == "case" and word.lower_ in _ON and word.head.i > word.i and word.head.ent_type_ != "PLACE":
            found.extend([word.head] if not owners(word.head) else [])
    return found
