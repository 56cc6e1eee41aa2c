"""The attributions that the language model marked, and how they join with those that the tree makes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span, Token

from according.codebook.cues import Cues, cues
from according.reader.clause import antecedent
from according.reader.nesting import Coverage
from according.reader.spoken import speaker_of
from according.reader.utterance import Stretch, Utterance, merged, pieces_of
from according.records import Act

_LAYERS = ("source", "cue", "content")


def marked_utterances(doc: Doc, text: str) -> list[Utterance]:
    """Return a draft for each attribution in ``doc.spans``; none when another pipeline left no such spans.

    A draft may lack its content, its cue or its source: the model marks them one by one.
    """
    groups: dict[int, dict[str, list[Span]]] = {}
    for layer in _LAYERS:
        for span in doc.spans.get(layer, ()):
            groups.setdefault(span.id, {}).setdefault(layer, []).append(span)
    book = cues()
    return [_draft(doc, text, pieces, book) for pieces in groups.values()]


def joined_utterances(doc: Doc, marked: list[Utterance], spoken: list[Utterance]) -> list[Utterance]:
    """Return the model's drafts, completed by the tree's where they share a cue, and the tree's own where they stand apart.

    The tree's draft is kept when it has no content in common with a marked one, or when one of the two says the other:
    the model's layers are flat, so nested attributions come from the tree alone.
    """
    by_cue = {index: draft for draft in marked if draft.cue_span for index in _tokens_of(doc, draft.cue_span, draft.cue)}
    coverage = Coverage((draft, draft.content) for draft in marked)
    joined = list(marked)
    for draft in spoken:
        twin = by_cue.get(draft.cue.i) if draft.cue is not None else None
        if twin is not None:
            _complete(twin, draft)
        elif _stands_apart(draft, coverage):
            joined.append(draft)
    return [draft for draft in joined if draft.content or draft.cue is not None]


def _draft(doc: Doc, text: str, pieces: dict[str, list[Span]], book: Cues) -> Utterance:
    content = [piece for span in pieces.get("content", ()) for piece in pieces_of(doc, span.start, span.end - 1)]
    cue_spans = sorted(pieces.get("cue", ()), key=lambda span: span.start)
    cue = _cue_word(cue_spans, book)
    cue_span = (cue_spans[0].start_char, cue_spans[0].end_char) if cue_spans else None
    draft = Utterance(cue, cue_span, merged(text, content), _act(cue, book), marked=True)
    sources = sorted(pieces.get("source", ()), key=lambda span: span.start)
    if sources:
        stretch = pieces_of(doc, sources[0].start, sources[0].end - 1)
        draft.speaker = antecedent(sources[0].root)
        draft.speaker_span = stretch[0] if stretch else None
    elif cue is not None and cue.pos_ == "VERB":
        draft.speaker, draft.speaker_span = speaker_of(cue)
    return draft


def _cue_word(spans: Sequence[Span], book: Cues) -> Token | None:
    words = [token for span in spans for token in span if token.is_alpha]
    for token in words:
        if token.pos_ == "VERB" and token.lemma_.lower() in book.verbs:
            return token
    for token in words:
        if token.lemma_.lower() in book.nouns or token.lower_ in book.adverbs or token.lower_ == "according":
            return token
    return spans[0].root if spans else None


def _act(cue: Token | None, book: Cues) -> Act:
    if cue is None:
        return "assert"
    lemma = cue.lemma_.lower()
    if cue.pos_ == "VERB" and lemma in book.verbs:
        entry = book.verbs[lemma][-1]
        return next(iter([*entry.acts.values(), *entry.through.values()]), "assert")
    return book.nouns[lemma].act if lemma in book.nouns else "assert"


def _tokens_of(doc: Doc, span: Stretch, cue: Token | None) -> Iterable[int]:
    if cue is None:
        return ()
    first = last = cue.i
    while first > 0 and doc[first - 1].idx >= span[0]:
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].idx < span[1]:
        last += 1
    return range(first, last + 1)


def _complete(draft: Utterance, other: Utterance) -> None:
    """Give a marked draft what only the tree's draft of the same cue has."""
    draft.act, draft.hedges, draft.through = other.act, other.hedges, other.through
    draft.cue = other.cue
    if not draft.content:
        draft.content = other.content
    if draft.speaker is None or draft.speaker_span is None:
        draft.speaker, draft.speaker_span = other.speaker, other.speaker_span


def _stands_apart(draft: Utterance, coverage: Coverage) -> bool:
    if draft.cue is None or draft.cue_span is None:
        return False
    inside = coverage.over(*draft.cue_span)
    for piece in draft.content:
        for other in coverage.touching(*piece):
            if other in inside or other.cue_span is None:
                continue
            if not draft.covers(*other.cue_span):
                return False
    return True
