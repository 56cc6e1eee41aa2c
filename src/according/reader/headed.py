"""Whose words a line is that names its speaker at an edge: headlines ("Port to stay shut - minister") and transcripts ("LEE: No.")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from according.reader.columns import columns_of
from according.reader.utterance import Utterance, pieces_of

_COLON = ":"
_DASHES = frozenset({"-", "–", "—"})
_STOPS = frozenset(".!?")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_LABEL = 6  # words that a speaker's name before a colon may have
_SOURCE = 4  # words that a source after a dash may have
_HEADLINE = 25  # words of a headline
_TURNS = 3  # lines headed by names in capitals that make a text a transcript
_BY = "a name set off by a colon or dash"


def headed_utterances(doc: Doc) -> list[Utterance]:
    """Return a draft for each line that is headed by its speaker in a transcript, and for headlines that close with a dash and a source.

    A transcript is a text with three such lines or more, their names in capitals and one of them there twice; places are datelines, not
    speakers. Only a line without a full stop is a headline.
    """
    turns: list[Utterance] = []
    headlines: list[Utterance] = []
    for line in _lines(doc):
        turn = _turn(line)
        if turn is not None:
            turns.append(turn)
        elif len(line) <= _HEADLINE and line[-1].text not in _STOPS:
            headlines.extend(_closed_by_source(line))
    heads = {doc.text[slice(*turn.speaker_span)] for turn in turns if turn.speaker_span is not None}
    taken = len(turns) >= _TURNS and len(heads) < len(turns)  # who takes turns speaks again; the headings of a list are all others
    return headlines + (turns if taken else [])


def _lines(doc: Doc) -> Iterator[Span]:
    start = 0
    for end in columns_of(doc).breaks:
        if end > start:
            yield doc[start:end]
        start = end + 1
    if start < len(doc):
        yield doc[start:]


def _turn(line: Span) -> Utterance | None:
    """Return what a line says that a name in capitals and a colon head; None when they do not."""
    colon = next((token for token in line[: _LABEL + 1] if token.text == _COLON), None)
    if colon is None or colon.i in (line.start, line.end - 1):
        return None
    name = line.doc[line.start : colon.i]
    letters = "".join(token.text for token in name if token.is_alpha)
    if len(letters) < 2 or not letters.isupper() or any(token.ent_type_ == "PLACE" for token in name):
        return None
    return _draft(line.doc, colon, name, colon.i + 1, line.end - 1)


def _closed_by_source(line: Span) -> list[Utterance]:
    """Return what a headline says before its last dash when a few words with a noun at their head follow it."""
    dash = next((token for token in reversed(line) if token.text in _DASHES and token.whitespace_), None)
    if dash is None or dash.i == line.start or not dash.nbor(-1).whitespace_ or line.end - 1 - dash.i > _SOURCE:
        return []
    source = line.doc[dash.i + 1 : line.end]
    if any(token.tag_ in _FINITE or token.pos_ == "NUM" or token.is_punct for token in source):
        return []
    draft = _draft(line.doc, dash, source, line.start, dash.i - 1)
    return [draft] if draft is not None else []


def _draft(doc: Doc, mark: Token, source: Span, first: int, last: int) -> Utterance | None:
    content = pieces_of(doc, first, last)
    speaker = next((token for token in reversed(source) if token.pos_ in _NOUNS), None)
    if not content or speaker is None:
        return None
    cue_span = (mark.idx, mark.idx + len(mark.text))
    return Utterance(mark, cue_span, content, "assert", speaker, (source.start_char, source.end_char), sure=mark.text == _COLON, by=_BY)
