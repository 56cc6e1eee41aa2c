"""Whose a quotation is that has no cue of its own, and how far a quotation that has one reaches."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc, Token

from according.reader.quotes import Quotation, Quotations
from according.reader.utterance import Stretch, Utterance, cut_out, merged, trimmed

_STOPS = frozenset(".!?…,")
_REACH = 1500
_SHORT = 4  # letters of a word that a title need not capitalise
_STATE = "US"  # the United States, not "us"


def reach_over_quotations(drafts: list[Utterance], quotations: Quotations) -> dict[int, Utterance]:
    """Let each content reach over the whole of the quotations that it touches, and over those that go on from them.

    A quotation that holds the draft's own cue is somebody else's and is left out. Returns the owner of each quotation
    by its index.
    """
    owners: dict[int, Utterance] = {}
    for draft in drafts:
        grown: list[Stretch] = []
        for start, end in draft.content:
            for index in quotations.over(start, end):
                quotation = quotations[index]
                if _is_own(draft, quotation):
                    owners.setdefault(index, draft)
                    if quotation.start < start or end < quotation.end:
                        grown.append((quotation.start, quotation.end))
        if grown:
            draft.content = cut_out(quotations.text, merged(quotations.text, [*draft.content, *grown]), draft.own_words)
    _go_on(quotations, owners)
    return owners


def unmarked_quotations(drafts: list[Utterance], quotations: Quotations, owners: dict[int, Utterance]) -> list[Utterance]:
    """Return drafts for whole-sentence quotations that nobody claims: they are the words of the speaker set before.

    The speaker is the last one who was quoted, in the sentence or the paragraph before. Other quotations (titles, scare quotes,
    slogans) are no attributions.
    """
    text = quotations.text
    found: list[Utterance] = []
    outer = [draft for draft in drafts if draft.speaker is not None and not _is_told_in_quotes(draft, quotations)]
    quoting = sorted(outer, key=lambda draft: draft.start)
    starts = [draft.start for draft in quoting]
    for index, quotation in enumerate(quotations):
        if index in owners or not _is_speech(text, quotation):
            continue
        before = owners.get(index - 1)
        if before is None or not _close_by(text, quotations[index - 1].end, quotation.start):
            at = bisect_left(starts, quotation.start)
            before = quoting[at - 1] if at else None
            if before is None or not _goes_over(text, before, quotation):
                continue
        piece = trimmed(text, quotation.start, quotation.end)
        if piece is None:
            continue
        speaker = before.of or before
        draft = Utterance(None, None, [piece], of=speaker, by="a quotation without a cue: whoever was quoted before it goes on")
        owners[index] = draft
        found.append(draft)
    return found


def words_of_speaker(doc: Doc, draft: Utterance, quotations: Quotations) -> list[Token]:
    """Return the first-person pronouns in the quoted part of a content: they stand for its speaker."""
    found: list[Token] = []
    for start, end in draft.content:
        for quotation in quotations.touching(start, end):
            if not _is_own(draft, quotation):
                continue
            span = doc.char_span(max(start, quotation.start), min(end, quotation.end), alignment_mode="contract")
            found.extend(token for token in span or () if token.lower_ in FIRST_PERSON and token.text != _STATE)
    return found


FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})


def _is_told_in_quotes(draft: Utterance, quotations: Quotations) -> bool:
    """Tell whether a saying stands in somebody else's quotation: who goes on is the one who is quoted, not one whom he quotes."""
    cue = draft.cue_span
    return cue is not None and any(quotation.holds(*cue) for quotation in quotations.touching(*cue))


def _is_own(draft: Utterance, quotation: Quotation) -> bool:
    return not any(span and quotation.holds(*span) for span in (draft.cue_span, draft.speaker_span))


def _go_on(quotations: Quotations, owners: dict[int, Utterance]) -> None:
    """Hand a quotation's owner on: to the next sentence in quotes beside it, and along several paragraphs."""
    text = quotations.text
    grown: dict[int, Utterance] = {}
    for index in range(1, len(quotations)):
        quotation, owner = quotations[index], owners.get(index - 1)
        beside = owner is not None and _next_sentence(text, owner, quotations[index - 1], quotation)
        if index not in owners and owner is not None and (quotation.follows or beside):
            owners[index] = owner
            owner.content.append((quotation.start, quotation.end))
            grown[id(owner)] = owner
    for index in range(len(quotations) - 2, -1, -1):
        owner = owners.get(index + 1)
        if index not in owners and owner is not None and quotations[index + 1].follows:
            owners[index] = owner
            owner.content.append((quotations[index].start, quotations[index].end))
            grown[id(owner)] = owner
    for owner in grown.values():
        owner.content = merged(text, owner.content)


def _next_sentence(text: str, owner: Utterance, before: Quotation, quotation: Quotation) -> bool:
    """Tell whether a quoted sentence follows its owner's cue at once: '“A,” he said. “B.”'."""
    if not _is_speech(text, quotation) or owner.cue_span is None:
        return False
    gap = text[before.end : quotation.start]
    if "\n" in gap or len(gap) > 250:
        return False
    if not before.end <= owner.cue_span[0] < quotation.start:
        return not gap.strip()
    tail = text[owner.cue_span[1] : quotation.start].rstrip()
    return tail.endswith(".") and ". " not in tail.replace("Mr. ", "").replace("Mrs. ", "").replace("Dr. ", "").replace("Ms. ", "")


def _is_speech(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation is a sentence of its own: it begins one, ends with a stop, and has three words or more."""
    inner = text[quotation.start : quotation.end].strip("\"“”„‘’'«»‹›` ")
    if inner.count(" ") < 2 or not (inner[0].isupper() or inner[0] in "[…."):
        return False
    if inner[-1] not in _STOPS or _is_title(inner) or text[quotation.end : quotation.end + 2].strip()[:1].islower():
        return False
    before = text[max(quotation.start - 3, 0) : quotation.start].rstrip(" ")
    return not before or before[-1] in '.!?:\n”"’…'


def _is_title(words: str) -> bool:
    """Tell whether all the longer words are capitalised, as in titles and headings."""
    longer = [word for word in words.split() if len(word) > _SHORT]
    return len(longer) > 1 and all(word[0].isupper() for word in longer)


def _close_by(text: str, end: int, start: int) -> bool:
    return text.count("\n", end, start) == 0 and not text[end:start].strip()


def _goes_over(text: str, before: Utterance, quotation: Quotation) -> bool:
    """Tell whether a speaker set before still speaks: the quotation is the next sentence, or opens the next paragraph."""
    end = max(piece[1] for piece in before.content)
    if before.cue_span:
        end = max(end, before.cue_span[1])
    if quotation.start < end or quotation.start - end > _REACH:
        return False
    if not text[end : quotation.start].strip(" .”\"’'"):  # the next sentence of the same paragraph
        return True
    line = text.rfind("\n", 0, quotation.start) + 1
    if text[line : quotation.start].strip():
        return False
    between = [part for part in text[end:line].split("\n")[1:] if part.strip()]
    return len(between) == 0
