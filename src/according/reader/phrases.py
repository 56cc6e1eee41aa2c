"""Attributions by phrase and adverb: "according to the ministry, …", "as per the report", "reportedly"."""

from __future__ import annotations

from spacy.tokens import Token

from according.codebook.cues import Cues
from according.reader.clause import clause_root, predicate
from according.reader.utterance import Utterance, is_mark, pieces_of

_FAR = 40  # words between "according" and its noun


def adverb_utterances(adverb: Token, book: Cues) -> list[Utterance]:
    """Return what an adverb of hearsay holds at arm's length: its clause without it; the source is nobody."""
    host = adverb.head if predicate(adverb.head) else clause_root(adverb)
    pieces = pieces_of(adverb.doc, start_of(host), host.right_edge.i, [(adverb.i, adverb.i)])
    span = (adverb.idx, adverb.idx + len(adverb.text))
    return [Utterance(adverb, span, pieces, book.adverbs[adverb.lower_], hedges=True, by="an adverb of hearsay")] if pieces else []


def phrase_utterances(word: Token, book: Cues) -> list[Utterance]:
    """Return what is according to whom: the clause on which the phrase hangs, without the phrase."""
    doc = word.doc
    if word.dep_ in ("case", "mark"):
        noun = word.head
    else:  # "according" drawn as a participle with its own oblique
        nouns = [child for child in word.children if child.dep_.startswith(("obl", "nmod")) and child.i > word.i]
        if not nouns:
            return []
        noun = nouns[0]
    if noun.i <= word.i or noun.i - word.i > _FAR:
        return []
    last = word.i + 1
    phrase = f"{word.lower_} {doc[last].lower_}" if last < len(doc) else ""
    act = book.phrases.get(phrase)
    if act is None:
        return []
    top = noun if word.dep_ in ("case", "mark") else word
    if top.head.i == top.i:
        return []
    host = top.head if predicate(top.head) else clause_root(top.head)
    if _closes_sentence(word, top):  # it covers all that went before
        while host.head.i != host.i and host.head.i < word.i and host.dep_ not in ("ccomp", "parataxis"):
            host = host.head
    cut = (min(word.i, top.left_edge.i), _what_it_is(top, host))
    pieces = pieces_of(doc, start_of(host), host.right_edge.i, [cut])
    if not pieces:
        return []
    start = doc[last].idx + len(doc[last].text)
    speaker_span = pieces_of(doc, last + 1, max(noun.right_edge.i, cut[1]) if top is noun else noun.right_edge.i)
    cue_span = (word.idx, start)
    return [Utterance(word, cue_span, pieces, act, noun, speaker_span[0] if speaker_span else None, by="a phrase like “according to”")]


def _what_it_is(top: Token, host: Token) -> int:
    """Return the last word of a phrase with what is set behind it, though the tree ties that to the clause: "the SIC, a body of …,"."""
    doc, last = top.doc, top.right_edge.i
    for child in host.children:
        bare = child.dep_ in ("obl", "nsubj", "dep", "nmod") and not any(word.dep_ == "case" for word in child.children)
        first, end = child.left_edge.i, child.right_edge.i
        if not bare or first not in (last + 1, last + 2) or end >= host.i:
            continue
        end += doc[end].text != "," and doc[end + 1].text == ","
        if doc[last + 1].text == "," and doc[last + 2].pos_ == "DET" and doc[end].text == "," and end < host.i:
            return end
    return last


def _closes_sentence(word: Token, top: Token) -> bool:
    """Tell whether a phrase stands after a comma at the end of its sentence."""
    doc = word.doc
    last = top.right_edge.i
    while last + 1 < len(doc) and not doc[last + 1].is_sent_start and doc[last + 1].is_punct:
        last += 1
    ends = last + 1 >= len(doc) or bool(doc[last + 1].is_sent_start) or doc[last + 1].is_space
    return ends and word.i > 0 and doc[word.i - 1].text == ","


def start_of(host: Token) -> int:
    """Return the first word of a clause without the conjunction that ties it to the clause before."""
    first = host.left_edge
    while first.i < host.i and (first.is_space or (first.head.i == host.i and first.dep_ in ("cc", "punct") and not is_mark(first))):
        first = first.nbor(1)
    return first.i
