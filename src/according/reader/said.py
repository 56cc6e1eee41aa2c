"""Who says what: every attribution of an article, with its source, cue, content, form, act and place in the chain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from spacy.tokens import Doc, Token

from according.codebook.cues import Cues, cues
from according.reader.acts import act_of, form_of
from according.reader.carried import carry_on
from according.reader.clause import conjuncts
from according.reader.columns import columns_of
from according.reader.granted import put_forth
from according.reader.handed import hand_on
from according.reader.marked import joined_utterances
from according.reader.nesting import Coverage, nest
from according.reader.quotes import Quotations, find_quotations
from according.reader.reasons import kept
from according.reader.remarks import leave_out_remarks
from according.reader.sources import Documents, author_of, is_document, named_beside, own_words_of
from according.reader.spoken import find_utterances
from according.reader.unmarked import FIRST_PERSON, reach_over_quotations, unmarked_quotations, words_of_speaker
from according.reader.utterance import Utterance, says_when
from according.records import Attribution, Reason, Span


class ActorsOf(Protocol):
    """What this question asks of the actors: whom a noun phrase stands for, by its head word."""

    def of(self, token: Token) -> tuple[str, ...]:
        """Return the ids of the actors; empty when it is none."""

    def voice(self, token: Token, *, known: bool = False) -> tuple[str, ...]:
        """Return the ids of the actors when the noun phrase speaks: a common noun is one at the least by its own words.

        With ``known`` only one that the codebook has for people or bodies.
        """


class Said:
    """The attributions of one article, and for any stretch of it the chain of those who say it."""

    def __init__(self, records: Sequence[Attribution], drafts: Sequence[Utterance], doc: Doc) -> None:
        self.records = tuple(records)
        self._ids = {id(draft): record.id for draft, record in zip(drafts, records, strict=True)}
        self._by_id = {record.id: record for record in records}
        self._coverage = Coverage((draft, put_forth(doc, draft)) for draft in drafts)
        self._cues = {draft.cue.i: record.id for draft, record in zip(drafts, records, strict=True) if draft.cue is not None}
        self._hedged = frozenset(record.id for draft, record in zip(drafts, records, strict=True) if draft.hedges)

    def chain(self, start_char: int, end_char: int) -> tuple[str, ...]:
        """Return the ids of the attributions whose content covers the stretch, innermost first.

        Empty when the article says it in its own voice.
        """
        over = [(self._ids[id(draft)], draft.length) for draft in self._coverage.over(start_char, end_char)]
        if not over:
            return ()
        chains = [(self._upward(found), length) for found, length in over]
        return max(chains, key=lambda chain: (len(chain[0]), -chain[1]))[0]

    def of_cue(self, token: Token) -> str | None:
        """Return the id of the attribution whose cue the token is; None when it is no cue."""
        return self._cues.get(token.i)

    def hedged(self, attribution_id: str) -> bool:
        """Tell whether the cue holds the writer at arm's length ("claimed", "alleged", "reportedly")."""
        return attribution_id in self._hedged

    def _upward(self, found: str) -> tuple[str, ...]:
        chain = [found]
        while (above := self._by_id[chain[-1]].within) is not None:
            chain.append(above)
        return tuple(chain)


def find_attributions(doc: Doc, actors: ActorsOf) -> Said:
    """Return who says what in a text: the model's spans, completed and nested by the tree, the cues and the quotation marks.

    ``actors`` names the sources; if it has a method ``bind(token, actor_id)``, the first-person pronouns in quotations
    are bound to their speakers. Contents are trimmed of outer blanks and commas, keep their quotation marks (as in
    PolNeAR, Newell et al. 2018) and never cross a line break.
    """
    book = cues()
    quotations = find_quotations(columns_of(doc).text)
    drafts = joined_utterances(doc, quotations, find_utterances(doc, quotations))
    drafts = [draft for draft in drafts if draft.relays or not says_when(doc, draft.content)]
    leave_out_remarks(doc, drafts, quotations)
    carry_on(drafts, actors, book)
    documents = Documents(doc, actors, book)
    drafts = [draft for draft in hand_on(drafts, actors, book, documents) if _has_voice(draft, actors, book)]
    owners = reach_over_quotations(drafts, quotations)
    drafts.extend(unmarked_quotations(drafts, quotations, owners))
    drafts.sort(key=lambda draft: (draft.start, draft.cue_span or draft.content[0], -draft.length))
    inside = nest(drafts)
    _name_sources(doc, drafts, inside, actors, quotations, documents)
    repeated = {id(draft) for draft in drafts if _repeats(draft, inside)}
    if repeated:
        drafts = [draft for draft in drafts if id(draft) not in repeated]
        inside = nest(drafts)
    said = Said(_records(drafts, inside, quotations), drafts, doc)
    _file(doc, said.records, drafts)
    return said


def _file(doc: Doc, records: Sequence[Attribution], drafts: Sequence[Utterance]) -> None:
    """File why each attribution is one, and why its source is whom it is."""
    notebook = kept(doc)
    if notebook is None:
        return
    for record, draft in zip(records, drafts, strict=True):
        notebook.file(record.id, [Reason(field="content", rule=draft.by, span=record.cue_span)])
        speaker = draft.speaker or (draft.of.speaker if draft.of is not None else None)
        for noun in conjuncts(speaker) if speaker is not None else ():
            for what in ("speaks for", "stands for"):
                notebook.file(record.id, [reason.model_copy(update={"field": "source"}) for reason in notebook.of(noun.i, what)])
        if record.within is not None:
            notebook.file(record.id, [Reason(field="within", rule=f"its words stand inside what {record.within} says")])


def _name_sources(
    doc: Doc, drafts: list[Utterance], inside: dict[int, Utterance], actors: ActorsOf, quotations: Quotations, documents: Documents
) -> None:
    """Set the sources of every draft, outer ones first, so that "I" in a quotation is known before it speaks itself."""
    book = cues()
    bind: Any = getattr(actors, "bind", None)
    for draft in sorted(drafts, key=lambda draft: (_depth(draft, inside), draft.start)):
        if draft.of is not None:
            draft.sources = draft.of.sources
        elif draft.speaker is not None:
            found: dict[str, None] = {}
            for noun in conjuncts(draft.speaker):
                ids = author_of(noun, draft.cue, actors, book, documents)
                found.update(dict.fromkeys(ids or own_words_of(noun, draft.cue, actors, book)))
            draft.sources = tuple(found)
        if bind is not None and draft.sources:
            for pronoun in words_of_speaker(doc, draft, quotations):
                bind(pronoun, draft.sources[0])


def _has_voice(draft: Utterance, actors: ActorsOf, book: Cues) -> bool:
    """Tell whether the speaker of a draft speaks at all: an actor, a document, "I"; a storm "threatens" nothing.

    Constructions that are sayings by their form need no such speaker, but a participle needs somebody.
    """
    speaker = draft.speaker
    if speaker is None:
        return draft.marked or (draft.sure and (draft.cue is None or draft.cue.tag_ != "VBG"))
    if draft.sure:
        return True
    return speaker.lower_ in FIRST_PERSON or is_document(speaker, book) or bool(actors.of(speaker) or named_beside(speaker, actors))


def _repeats(draft: Utterance, inside: dict[int, Utterance]) -> bool:
    """Tell whether a draft only says again who speaks: "I think …" or "he believes …" in that speaker's own words."""
    outer = inside.get(id(draft))
    if draft.marked or outer is None or draft.act != "assert" or draft.hedges:
        return False
    return bool(draft.sources) and draft.sources == outer.sources and draft.through is None


def _depth(draft: Utterance, inside: dict[int, Utterance]) -> int:
    depth = 0
    while id(draft) in inside:
        draft = inside[id(draft)]
        depth += 1
    return depth


def _records(drafts: Sequence[Utterance], inside: dict[int, Utterance], quotations: Quotations) -> list[Attribution]:
    ids = {id(draft): f"s{number}" for number, draft in enumerate(drafts, start=1)}
    records = []
    for draft in drafts:
        above = inside.get(id(draft))
        records.append(
            Attribution(
                id=ids[id(draft)],
                source=draft.sources[0] if draft.sources else None,
                also=draft.sources[1:],
                source_span=_span(draft.speaker_span),
                cue_span=_span(draft.cue_span),
                content=tuple(Span(start=start, end=end) for start, end in draft.content),
                form=form_of(draft, quotations),
                act=act_of(draft),
                within=ids[id(above)] if above is not None else None,
            )
        )
    return records


def _span(stretch: tuple[int, int] | None) -> Span | None:
    return Span(start=stretch[0], end=stretch[1]) if stretch else None
