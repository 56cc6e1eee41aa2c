"""What the tree and the cue lexicon say about who says what: verbs, "according to", adverbs of hearsay.

Universal Dependencies draws reported speech as ``ccomp`` of the verb of saying (before or after it), or the verb as
``parataxis`` of what is said ('It is, he said, over.'); demands and promises as ``xcomp``; "accused X of" as ``advcl``
or ``obl`` with its preposition. Nothing here looks at more than the children of one token and the edges of theirs.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from according.codebook.cues import VerbCue, cues
from according.reader.beside import quoted_beside, told_by_quotation
from according.reader.clause import agents, clause_root, is_negated, is_passive, predicate, preposition_of, span_of
from according.reader.columns import columns_of
from according.reader.headed import headed_utterances
from according.reader.nominal import noun_utterances
from according.reader.phrases import adverb_utterances, phrase_utterances, start_of
from according.reader.quotes import MARKS, Quotations
from according.reader.relayed import relayed_utterances
from according.reader.speaker import SUBJECTS, speaker_of
from according.reader.utterance import Stretch, Utterance, is_day, pieces_of
from according.records import Act

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
SELVES = frozenset({"itself", "himself", "herself", "themselves"})
_POINTERS = frozenset({"this", "that", "it"})
_CLAUSE = 3  # words that a clause has at least
_ASIDE = 25  # words that a parenthesis may have
Content = tuple[list[Stretch], Act, bool]  # what is said, the act, and whether the construction is sure


def find_utterances(doc: Doc, quotations: Quotations) -> list[Utterance]:
    """Return a draft for each attribution that a cue of the codebook and the tree around it make out."""
    book, columns = cues(), columns_of(doc)
    found: list[Utterance] = []
    for at, (pos, lower, lemma) in enumerate(zip(columns.pos, columns.lower, columns.lemma, strict=True)):
        if pos == "VERB":
            entries = book.verbs.get(lemma)
            if entries:
                found.extend(_of_verb(doc[at], entries, quotations))
            elif quotations:
                found.extend(_of_other_verb(doc[at], quotations))
            if lower == "according":
                found.extend(phrase_utterances(doc[at], book))
        elif pos == "NOUN":
            cue = book.nouns.get(lemma)
            if cue is not None:
                found.extend(noun_utterances(doc[at], cue, book))
        elif pos == "ADV":
            if lower in book.adverbs:
                found.extend(adverb_utterances(doc[at], book))
        elif pos == "ADP" and lower in ("according", "as"):
            found.extend(phrase_utterances(doc[at], book))
    found.extend(headed_utterances(doc))
    _keep_to_paragraph(found, quotations.text)
    return _once(found)


def _once(found: list[Utterance]) -> list[Utterance]:
    """Return one draft a cue: "quoted … as saying" comes before what "saying" would make of it."""
    once: dict[int, Utterance] = {}
    for draft in found:
        if draft.cue is not None and (draft.content or draft.relays):
            once.setdefault(draft.cue.i, draft)
    return list(once.values())


def _keep_to_paragraph(drafts: list[Utterance], text: str) -> None:
    """Take out what a tree that runs over a line break ties to a cue of another paragraph, unless it is in quotation marks."""
    for draft in drafts:
        if draft.cue_span is not None and len(draft.content) > 1:
            start, end = draft.cue_span
            draft.content = [
                piece
                for piece in draft.content
                if text[piece[0]] in MARKS or "\n" not in (text[piece[1] : start] if piece[1] <= start else text[end : piece[0]])
            ]


def _of_verb(verb: Token, entries: tuple[VerbCue, ...], quotations: Quotations) -> list[Utterance]:
    children = list(verb.children)
    if was_asked(verb):
        return []
    for entry in entries:
        if entry.particle is not None and not _has_particle(children, entry.particle):
            continue
        if entry.carries:
            relayed = relayed_utterances(verb, children, speaker_of(verb), quotations)
            if relayed:
                return relayed
        said = _said_by(verb, children, entry, quotations)
        if said is None:
            continue
        content, act, sure = said
        if act != "deny" and is_negated(verb):
            return []
        speaker, span = speaker_of(verb)
        if entry.agentless and speaker is not None and speaker.head.i != verb.i and is_passive(verb):
            speaker = span = None  # "was met by a driver and understood to …": the driver is not the one who understands
        if speaker is not None and speaker.lower_ == "you":
            return []
        participle = verb.tag_ == "VBG" and verb.dep_ not in ("root", "ROOT")  # may go on from a saying before it
        if speaker is None and not participle and not (is_passive(verb) and (entry.agentless or sure)):
            continue
        return [Utterance(verb, _cue_span(verb, children, entry), content, act, speaker, span, entry.hedges, sure)]
    return []


def _of_other_verb(verb: Token, quotations: Quotations) -> list[Utterance]:
    """Return what any verb at all says when a quotation is set off beside it and its subject: "We won," she beamed."""
    pieces = told_by_quotation(verb, quotations)
    speaker, span = speaker_of(verb) if pieces else (None, None)
    if speaker is None or is_passive(verb):
        return []
    return [
        Utterance(
            verb, (verb.idx, verb.idx + len(verb.text)), pieces, "assert", speaker, span, sure=False, by="a quotation set off beside a verb"
        )
    ]


def _said_by(verb: Token, children: list[Token], entry: VerbCue, quotations: Quotations) -> Content | None:
    """Return what is said by a verb, the act, and whether the construction is sure; None when nothing is."""
    acts = entry.acts
    quoted: list[Stretch] = []
    if "quotation" in acts and (entry.agentless or not is_passive(verb) or agents(verb)):
        quoted = quoted_beside(verb, quotations)
    for child in children:
        if child.dep_ == "ccomp" and "clause" in acts:
            first = min([child.left_edge.i, *_torn_off(verb, children, child)])
            content = pieces_of(verb.doc, first, child.right_edge.i, [_own(verb, child)])
            if quoted and not any(start < piece[1] and piece[0] < end for start, end in quoted for piece in content):
                break  # the quotation set off beside the verb is what is said, not a clause that the tree ties to it
            if content:
                in_quotes = bool(quoted) or bool(quotations.over(child.idx, child.idx + 1))
                return content, acts["quotation" if in_quotes and "quotation" in acts else "clause"], True
    if quoted:
        return quoted, acts["quotation"], True
    told = told_whom(children) if "clause" in acts else None
    if told is not None:
        return pieces_of(verb.doc, told.left_edge.i, told.right_edge.i), acts["clause"], True
    return (
        _to_do(verb, children, entry)
        or _state(verb, children, entry)
        or _about(verb, children, entry)
        or _thing(verb, children, entry)
        or _aside(verb, entry)
        or _closing(verb, children, entry)
    )


def _torn_off(verb: Token, children: list[Token], clause: Token) -> list[int]:
    """Return where a second subject of the verb begins that stands before the clause said: it is the clause's."""
    if clause.i > verb.i:
        return []
    subjects = [child for child in children if child.dep_ in SUBJECTS]
    return [child.left_edge.i for child in subjects if child.i < clause.i] if len(subjects) > 1 else []


def was_asked(verb: Token) -> bool:
    """Tell whether a participle tells what its subject was asked, not what it says: "Asked about the plan, she …", "when pressed"."""
    bare = verb.tag_ in ("VBN", "VBD") and verb.dep_ == "advcl" and verb.lemma_.lower() in cues().addressing
    return bare and not any(child.dep_.startswith(("nsubj", "obl:agent", "aux")) for child in verb.children)


def told_whom(children: list[Token]) -> Token | None:
    """Return the "that" clause which the tree hangs on the person told: "told [leaders that they should act]"."""
    for child in children:
        if child.dep_ in ("iobj", "obj") and child.lemma_.lower() not in cues().nouns:
            for clause in child.children:
                if clause.dep_ in ("acl", "ccomp") and clause.i > child.i and any(word.lower_ == "that" for word in clause.children):
                    return clause
    return None


def _own(verb: Token, clause: Token) -> tuple[int, int]:
    """Return the tokens of the verb's own clause when a content surrounds it; an empty range when none does."""
    if not clause.left_edge.i < verb.i < clause.right_edge.i:
        return (0, -1)
    own = [verb, *(child for child in verb.children if child.i != clause.i and child.dep_ != "punct")]
    return min(child.left_edge.i if child.i != verb.i else verb.i for child in own), max(
        child.right_edge.i if child.i != verb.i else verb.i for child in own
    )


def _to_do(verb: Token, children: list[Token], entry: VerbCue) -> Content | None:
    act = entry.acts.get("infinitive")
    if act is None:
        return None
    loose = entry.addressee or not any(child.dep_ == "obj" for child in children)  # "agreed on Monday to leave"
    for child in children:
        if child.dep_ not in ("xcomp", "ccomp", "advcl" if loose else "xcomp") or child.i < verb.i or not _has_to(child):
            continue
        if says_nothing(verb, child):
            return None
        pieces = pieces_of(verb.doc, child.left_edge.i, child.right_edge.i)
        sure = act not in ("threaten", "promise")  # storms and falls threaten and promise too
        if is_passive(verb):
            if entry.agentless and not agents(verb):
                pieces = [span_of(noun) for noun in children if noun.dep_ == "nsubj:pass" and noun.right_edge.i < verb.i] + pieces
                return pieces, "predict" if act == "predict" else "assert", False
            return (pieces, act, sure and bool(agents(verb))) if pieces else None
        if entry.addressee:
            pieces = [span_of(noun) for noun in children if _is_addressee(noun, verb, child, entry)] + pieces
        return (_joined(pieces), act, sure) if pieces else None
    return None


def says_nothing(verb: Token, child: Token) -> bool:
    """Tell whether a verb tells of a deed, not of a saying, with this dependent: "declined [to comment]"."""
    words = {child.lemma_.lower(), f"be {child.lower_}" if is_passive(child) else ""}
    return any(not words.isdisjoint(entry.unless) for entry in cues().verbs.get(verb.lemma_.lower(), ()))


def _state(verb: Token, children: list[Token], entry: VerbCue) -> Content | None:
    """Return the state that a passive report puts somebody in: "three men [were reported] missing", "he [is believed] dead"."""
    if not entry.agentless or "infinitive" not in entry.acts or not is_passive(verb) or agents(verb):
        return None
    for child in children:
        if child.dep_ == "xcomp" and child.i > verb.i and (child.pos_ == "ADJ" or child.tag_ == "VBN"):
            who = [span_of(noun) for noun in children if noun.dep_ == "nsubj:pass" and noun.right_edge.i < verb.i]
            return who + pieces_of(verb.doc, child.left_edge.i, child.right_edge.i), "assert", True
    return None


def _about(verb: Token, children: list[Token], entry: VerbCue) -> Content | None:
    """Return what follows a preposition: accused the army *of looting*, called *for an end*, described it *as a crime*."""
    if not entry.through:
        return None
    for child in [*children, *_behind_object(children, entry)]:
        if child.i < verb.i:
            continue
        preposition = _preposition(child)
        if preposition is None and child.dep_ in ("xcomp", "ccomp", "advcl") and child.tag_ == "VBG":
            preposition = "doing"
        act = entry.through.get(preposition or "")
        if act is None or is_day(child) or child.lemma_.lower() in entry.unless:
            continue
        if preposition == "at" and not _is_number(child):
            continue
        first = _after_preposition(child) if preposition not in ("as", "at") else child.left_edge.i
        pieces = pieces_of(verb.doc, first, child.right_edge.i)
        if preposition in ("as", "at"):
            pieces = [span_of(noun) for noun in children if noun.dep_ == "obj"] + pieces
        if pieces:
            return _joined(pieces), act, preposition != "on" and bool(agents(verb))
    return None


def _is_number(noun: Token) -> bool:
    return noun.pos_ == "NUM" or any(child.dep_ == "nummod" for child in noun.children)


def _behind_object(children: list[Token], entry: VerbCue) -> list[Token]:
    """Return the gerunds that the tree hangs on whom they are said of: accused [the army of looting]."""
    if "thing" in entry.acts:
        return []
    objects = [child for child in children if child.dep_ == "obj"]
    return [
        clause for noun in objects for clause in noun.children if clause.dep_ == "acl" and clause.tag_ == "VBG" and _preposition(clause)
    ]


def _thing(verb: Token, children: list[Token], entry: VerbCue) -> Content | None:
    objects = [child for child in children if child.dep_ == "obj" and child.i > verb.i]
    if objects and "naming" in entry.acts and objects[0].lower_ not in SELVES:
        for child in children:
            if child.dep_ == "xcomp" and child.i > objects[0].i and child.pos_ in ("NOUN", "ADJ", "PROPN"):
                return pieces_of(verb.doc, objects[0].left_edge.i, child.right_edge.i), entry.acts["naming"], True
    act = entry.acts.get("thing")
    if act is None:
        return None
    for child in objects:
        if act == "deny" and child.lower_ in _POINTERS:
            return [(child.idx, child.idx + len(child.text))], act, False
        if child.pos_ in ("NOUN", "PROPN", "VERB", "NUM") and child.lemma_.lower() not in entry.unless:
            return pieces_of(verb.doc, child.left_edge.i, child.right_edge.i), act, False
    if is_passive(verb) and agents(verb):
        for child in children:
            if child.dep_ == "nsubj:pass" and child.pos_ in ("NOUN", "PROPN"):
                return [span_of(child)], act, False
    return None


def _aside(verb: Token, entry: VerbCue) -> Content | None:
    """Return that into which a verb of saying is set: 'It is, he said, over.'; "As he said, it is over."."""
    if "clause" not in entry.acts or verb.head.i == verb.i:
        return None
    as_said = verb.dep_ in ("advcl", "advcl:relcl") and any(
        child.lower_ == "as" and child.dep_ in ("mark", "advmod", "case") for child in verb.children
    )
    if verb.dep_ != "parataxis" and not as_said:
        return None
    if not agents(verb) and not (as_said and entry.agentless and is_passive(verb)):
        return None
    host = verb.head if predicate(verb.head) else clause_root(verb.head)
    if verb.dep_ == "parataxis" and verb.head.i < verb.i and not _set_off(verb):
        return None
    pieces = pieces_of(verb.doc, start_of(host), host.right_edge.i, [(verb.left_edge.i, verb.right_edge.i)])
    return (pieces, entry.acts["clause"], True) if pieces else None


def _closing(verb: Token, children: list[Token], entry: VerbCue) -> Content | None:
    """Return what a short clause of saying closes, whatever the tree makes of it: "The army had left, a spokesman said."."""
    own = [child for child in children if child.dep_ in SUBJECTS]
    if "clause" not in entry.acts or not own or verb.tag_ not in ("VBD", "VBZ", "VBP") or is_passive(verb):
        return None
    if any(child.dep_ in ("obj", "ccomp", "xcomp", "mark") for child in children):
        return None
    first = min(verb.i, own[-1].left_edge.i)
    start = verb.sent.start
    if first - start < _CLAUSE or verb.doc[first - 1].text != "," or not any(word.tag_ in _FINITE for word in verb.doc[start:first]):
        return None
    if verb.doc[first].tag_ in _RELATIVE or any(word.tag_ in _FINITE and word.i != verb.i for word in verb.doc[first : verb.i]):
        return None
    return pieces_of(verb.doc, start, first - 1), entry.acts["clause"], True


def _set_off(verb: Token) -> bool:
    """Tell whether a parenthesis is short and between commas or dashes, not a sentence run on."""
    first = verb.left_edge
    before = verb.doc[first.i - 1] if first.i else first
    if verb.right_edge.i - first.i >= _ASIDE or not (first.is_punct or before.is_punct):
        return False
    return not any(child.dep_ in ("obj", "ccomp", "xcomp") for child in verb.children)


def _cue_span(verb: Token, children: list[Token], entry: VerbCue) -> Stretch:
    """Return the verb with its particle, and "in a statement" when it follows at once ("said in a statement")."""
    end = verb.idx + len(verb.text)
    for child in children:
        if entry.particle is not None and child.i == verb.i + 1 and child.lower_ == entry.particle:
            end = child.idx + len(child.text)
        elif entry.particle is not None and child.left_edge.i == verb.i + 1 and child.left_edge.lower_ == entry.particle:
            end = child.left_edge.idx + len(child.left_edge.text)
        elif child.left_edge.i == verb.i + 1 and child.lemma_ == "statement" and child.i - verb.i < 4:
            end = child.idx + len(child.text)
    return verb.idx, end


def _has_particle(children: list[Token], particle: str) -> bool:
    for child in children:
        if child.lower_ == particle and child.dep_ in ("compound:prt", "xcomp", "advmod", "obj"):
            return True
        if child.dep_.startswith("obl") and preposition_of(child) == particle:
            return True
    return False


def _has_to(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.pos_ == "PART" for child in verb.children)


def _is_addressee(noun: Token, verb: Token, deed: Token, entry: VerbCue) -> bool:
    if not verb.i < noun.i < deed.i:
        return False
    return noun.dep_ in ("obj", "iobj") or (entry.particle is not None and noun.dep_ == "obl" and preposition_of(noun) == entry.particle)


def _preposition(child: Token) -> str | None:
    if child.dep_.startswith(("obl", "nmod")):
        return preposition_of(child) or None
    if child.dep_ in ("advcl", "acl", "ccomp", "xcomp"):
        return next((mark.lower_ for mark in child.children if mark.dep_ in ("mark", "case") and mark.lower_ != "to"), None)
    return None


def _after_preposition(child: Token) -> int:
    first = child.left_edge.i
    while first < child.i and child.doc[first].dep_ in ("case", "mark", "fixed"):
        first += 1
    return first


def _joined(pieces: list[Stretch]) -> list[Stretch]:
    """Join an addressee and the deed asked of him when only a blank lies between."""
    joined: list[Stretch] = []
    for start, end in pieces:
        if joined and start - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
