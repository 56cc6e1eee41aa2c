"""The attributions that the language model marked, and how they join with those that the tree makes out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from according.codebook.cues import Cues, cues
from according.codebook.word_groups import word_group
from according.reader.clause import antecedent, is_negated, is_passive, preposition_of
from according.reader.nesting import Coverage
from according.reader.quotes import MARKS, Quotations
from according.reader.speaker import speaker_of
from according.reader.spoken import SELVES, says_nothing, was_asked
from according.reader.utterance import Stretch, Utterance, cut_out, merged, pieces_of, trimmed_tokens
from according.records import Act

_LAYERS = ("source", "cue", "content")
_SAID_BY = ("ccomp", "xcomp", "obj", "obl", "nmod", "advcl")
_ADJUNCTS = frozenset({"according to", "after", "at", "before", "during", "in", "since", "until", "upon"})  # when and where, never what
_NEAR = 12  # words between a source and a cue that has none
_NOUN_PHRASE = 100  # characters of a source that the tree may put in place of a piece of it
_SPEAKERS = frozenset({"PERSON", "ORG", "NORP", "PLACE"})
_PERSONS = frozenset({"he", "she", "they", "who", "i", "we"})
_AHEAD = frozenset({"to", "will", "would", "shall", "’ll", "'ll"})
_CALLED = word_group("called_together")
_CLOSE = 20  # characters between two pieces of one cue
_HOLE = 3  # words that the tagger may leave out of a content
_SHARE = 0.5  # how much two stretches must have in common, of both together, to be the same
Group = dict[str, list[Span]]


def joined_utterances(doc: Doc, quotations: Quotations, spoken: list[Utterance]) -> list[Utterance]:
    """Return a draft for each attribution in ``doc.spans``, completed by the tree's of the same cue, and the tree's own.

    Where the tree ties a source or content to another cue than the model does, the tree is followed: it sees the
    sentence whole. A draft of the tree's own is kept when it has no content in common with a marked one, or when one of
    the two says the other: the model's layers are flat, so nested attributions come from the tree alone.
    """
    groups: dict[int, Group] = {}
    for layer in _LAYERS:
        for span in doc.spans.get(layer, ()):
            groups.setdefault(span.id, {}).setdefault(layer, []).append(span)
    if not groups:
        return spoken
    twins = _twins(groups, spoken)
    book = cues()
    for number, group in groups.items():
        if number not in twins:
            other = _by_tree_alone(group, book)
            if other is not None:
                twins[number] = other
    _tie_anew(groups, twins)
    _share_out_sources(groups)
    marked: list[Utterance] = []
    replaced: dict[int, Utterance] = {}
    for number, group in groups.items():
        draft = _draft(doc, quotations.text, group, book)
        if number in twins:
            _complete(quotations, draft, twins[number])
            replaced[id(twins[number])] = draft
        if draft.relays or (draft.content and _is_saying(draft, quotations.text, book)):
            marked.append(draft)
    coverage = Coverage((draft, draft.content) for draft in marked)
    handing = {id(draft.through) for draft in (*marked, *spoken) if draft.through is not None}
    joined = marked + [draft for draft in spoken if id(draft) not in replaced and (id(draft) in handing or _stands_apart(draft, coverage))]
    for draft in joined:
        if draft.through is not None:
            draft.through = replaced.get(id(draft.through), draft.through)
    return joined


def _twins(groups: dict[int, Group], spoken: list[Utterance]) -> dict[int, Utterance]:
    """Return the tree's draft of the same cue for each group that has one; groups of one and the same cue become one."""
    by_cue = {index: draft for draft in spoken if draft.cue is not None for index in _words_of_cue(draft, draft.cue)}
    twins: dict[int, Utterance] = {}
    owners: dict[int, int] = {}
    for number, group in list(groups.items()):
        words = [index for span in group.get("cue", ()) for index in range(span.start, span.end)]
        hits = [by_cue[index] for index in words if index in by_cue]
        if not hits:
            continue
        hits.sort(key=lambda hit: hit.cue is not None and hit.cue.pos_ == "ADV")  # "reportedly agreed": hearsay says that they agreed
        twin = next((hit for hit in hits if hit.through is hits[0]), hits[0])  # of "was quoted as saying" it is the saying
        owner = owners.setdefault(id(twin), number)
        if owner == number:
            twins[number] = twin
        else:
            for layer, spans in groups.pop(number).items():
                groups[owner].setdefault(layer, []).extend(spans)
    return twins


def _words_of_cue(draft: Utterance, cue: Token) -> range:
    first = cue.i
    while draft.cue_span is not None and first > 0 and cue.doc[first - 1].idx >= draft.cue_span[0]:
        first -= 1
    return range(first, cue.i + 1)


def _by_tree_alone(group: Group, book: Cues) -> Utterance | None:
    """Return what the tree ties to a cue that the codebook does not have, as PolNeAR does: "supports the plan"."""
    cue = _cue_word(group.get("cue", ()), book)
    if cue is None:
        return None
    for dep in _SAID_BY:
        for child in cue.children:
            if child.dep_ == dep and child.i > cue.i and preposition_of(child) not in _ADJUNCTS:
                first = child.left_edge.i
                while first < child.i and cue.doc[first].dep_ == "case":
                    first += 1
                content = pieces_of(cue.doc, first, child.right_edge.i)
                speaker, span = speaker_of(cue) if cue.pos_ == "VERB" else (None, None)
                if speaker is None or not (speaker.ent_type_ in _SPEAKERS or speaker.lower_ in _PERSONS):
                    speaker = span = None
                return (
                    Utterance(cue, None, content, _act(cue, book), speaker, span, by="what hangs on the cue in the tree")
                    if content
                    else None
                )
    return None


def _is_saying(draft: Utterance, text: str, book: Cues) -> bool:
    """Tell whether a marked draft is more than a deed: PolNeAR counts much that shows an attitude ("imposed a tax").

    It is when the codebook has its cue, when there is none, or when what is said is a clause or a quotation.
    """
    cue = draft.cue
    if draft.cue_span is None and draft.speaker_span is None:
        return False
    if cue is not None and cue.pos_ == "ADP" and not any(phrase.startswith(cue.lower_) for phrase in book.phrases):
        return False  # "under Indian law"
    if cue is None or not cue.is_alpha or cue.pos_ not in ("VERB", "ADV", "AUX", "NOUN", "ADJ"):
        return True
    if was_asked(cue) or _is_other_verb(cue, book) or _goes_on_doing(cue, book):
        return False
    if cue.pos_ == "VERB" and draft.act != "deny" and is_negated(cue):
        return False  # "did not say whether" hands out nothing
    if _calls_together(cue) or any(child.dep_ == "xcomp" and says_nothing(cue, child) for child in cue.children):
        return False
    if cue.dep_ in ("acl", "acl:relcl") and any(child.dep_ == "obj" and child.lower_ in SELVES for child in cue.children):
        return False  # "a group that calls itself X" is only named
    if cue.lower_ in book.adverbs or any(phrase.startswith(cue.lower_) for phrase in book.phrases):
        return True
    if cue.lemma_.lower() in book.nouns or any(entry.particle is None for entry in book.verbs.get(cue.lemma_.lower(), ())):
        return True
    if draft.speaker_span is None:
        return False
    clause = any(child.dep_ in ("ccomp", "xcomp") for child in cue.children)
    return clause or any(text[start] in MARKS and text[end - 1] in MARKS for start, end in draft.content)


def _calls_together(cue: Token) -> bool:
    """Tell whether a verb of calling gives nothing a name here: "called elections", but not "called the election a fraud"."""
    named = any(child.dep_ in ("xcomp", "ccomp", "parataxis") for child in cue.children)
    return cue.lemma_ == "call" and not named and any(child.dep_ == "obj" and child.lemma_ in _CALLED for child in cue.children)


def _is_other_verb(cue: Token, book: Cues) -> bool:
    """Tell whether a particle makes another verb of a cue, which says nothing of itself: "called off the truce"."""
    particle = next((child.lower_ for child in cue.children if child.dep_ == "compound:prt"), None)
    own = any(entry.particle == particle for entry in book.verbs.get(cue.lemma_.lower(), ()))
    if own or particle in (None, "out", "forth"):  # to set out and to call out is to say
        return False
    return any(child.dep_ == "obj" for child in cue.children) and not any(child.dep_ in ("ccomp", "parataxis") for child in cue.children)


def _goes_on_doing(cue: Token, book: Cues) -> bool:
    """Tell whether a verb of saying tells of a deed by its infinitive ("continues to rise"), or of a talk to come ("to discuss")."""
    entries = book.verbs.get(cue.lemma_.lower(), ())
    if not entries or cue.pos_ != "VERB":
        return False
    if all(entry.acts.get("marked") == "assert" and len(entry.acts) == 1 for entry in entries):
        return any(child.lower_ in _AHEAD and child.dep_ in ("aux", "mark") for child in cue.children)
    does = any(child.dep_ == "xcomp" and any(word.lower_ == "to" for word in child.children) for child in cue.children)
    known = any({"infinitive", "marked"} & entry.acts.keys() or entry.addressee for entry in entries)
    return does and not known and not any(child.dep_ in ("ccomp", "parataxis") for child in cue.children)


def _tie_anew(groups: dict[int, Group], twins: dict[int, Utterance]) -> None:
    """Move sources and contents to the cue whose tree has them, when it is another than the model's."""
    owners = {id(twin): number for number, twin in twins.items()}
    for layer in ("source", "content"):
        regions = Coverage((twin, _region(twin, layer)) for twin in twins.values())
        for number, group in list(groups.items()):
            kept = []
            for span in group.get(layer, ()):
                rivals = regions.touching(span.start_char, span.end_char)
                best = max(((_in_common(span, _region(twin, layer)), owners[id(twin)]) for twin in rivals), default=(0.0, number))
                if best[0] >= _SHARE and best[1] != number:
                    groups[best[1]].setdefault(layer, []).append(span)
                else:
                    kept.append(span)
            group[layer] = kept


def _share_out_sources(groups: dict[int, Group]) -> None:
    """Leave each cue the source nearest to it, and give the others to the nearest cue of their sentence that has none."""
    spare: list[Span] = []
    for group in groups.values():
        sources, cue = group.get("source", []), group.get("cue")
        if len(sources) > 1 and cue:
            sources.sort(key=lambda span: _apart(span, cue[0]))
            spare.extend(sources[1:])
            group["source"] = sources[:1]
    needy = sorted((group["cue"][0].start, number) for number, group in groups.items() if group.get("cue") and not group.get("source"))
    starts = [start for start, _ in needy]
    for span in spare:
        at = bisect_left(starts, span.start)
        near = [(_apart(span, groups[number]["cue"][0]), number) for _, number in needy[max(at - 1, 0) : at + 1]]
        near = [(apart, number) for apart, number in near if apart < _NEAR and not groups[number].get("source")]
        if near:
            groups[min(near)[1]]["source"] = [span]


def _apart(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _region(twin: Utterance, layer: str) -> list[Stretch]:
    if layer == "content":
        return twin.content
    return [twin.speaker_span] if twin.speaker_span else []


def _in_common(span: Span, region: list[Stretch]) -> float:
    """Return how much of a span and the piece of a region that it is nearest to lies in both, from 0 to 1."""
    best = 0.0
    for start, end in region:
        shared = min(end, span.end_char) - max(start, span.start_char)
        if shared > 0:
            best = max(best, shared / (max(end, span.end_char) - min(start, span.start_char)))
    return best


def _draft(doc: Doc, text: str, pieces: Group, book: Cues) -> Utterance:
    content = _without_holes(doc, pieces)
    cue_spans = sorted(pieces.get("cue", ()), key=lambda span: span.start)
    cue = _cue_word(cue_spans, book)
    cue_span = _stretch_of(cue_spans, cue)
    draft = Utterance(cue, cue_span, merged(text, content), _act(cue, book), sure=False, marked=True, by="the language model marks it")
    sources = sorted(pieces.get("source", ()), key=lambda span: span.start)
    if sources:
        root, end = sources[0].root, sources[0].end
        if root.dep_ == "det" and root.head.pos_ in ("NOUN", "PROPN") and root.head.i >= end:  # "[The] Red Union said": cut too short
            root, end = root.head, root.head.i + 1
        stretch = pieces_of(doc, sources[0].start, end - 1)
        draft.speaker = antecedent(root)
        draft.speaker_span = stretch[0] if stretch else None
    if cue is not None and draft.speaker is not None and cue.pos_ == "VERB" and is_passive(cue) and _is_subject_of(draft.speaker, cue):
        draft.speaker, draft.speaker_span = speaker_of(cue)  # "Paris was backed by Berlin" is what Berlin says
    draft.content = _of_one_sentence(doc, text, cut_out(text, draft.content, draft.own_words), cue)
    return draft


def _is_subject_of(speaker: Token, verb: Token) -> bool:
    return any(child.dep_ == "nsubj:pass" and child.left_edge.i <= speaker.i <= child.right_edge.i for child in verb.children)


def _of_one_sentence(doc: Doc, text: str, content: list[Stretch], cue: Token | None) -> list[Stretch]:
    """Return a content without what runs on, unquoted, into another sentence than the cue's; whole when nothing would be left."""
    if cue is None:
        return content
    first, last = doc[cue.sent.start], doc[cue.sent.end - 1]
    begins, ends = first.idx, last.idx + len(last.text)
    kept: list[Stretch] = []
    for start, end in content:
        if text[start] in MARKS or ends <= start or end <= begins or (begins <= start and end <= ends):
            kept.append((start, end))
        else:
            kept.extend(trimmed_tokens(doc, max(start, begins), min(end, ends)))
    return kept or content


def _without_holes(doc: Doc, pieces: Group) -> list[Stretch]:
    """Return the contents of a group, joined where the tagger left out a word or two of the same line."""
    busy = [span for layer in ("source", "cue") for span in pieces.get(layer, ())]
    joined: list[tuple[int, int]] = []
    for span in sorted(pieces.get("content", ()), key=lambda span: span.start):
        if joined and _is_hole(doc[joined[-1][1] : span.start], busy):
            joined[-1] = (joined[-1][0], span.end)
        else:
            joined.append((span.start, span.end))
    return [piece for start, end in joined for piece in pieces_of(doc, start, end - 1)]


def _is_hole(gap: Span, busy: list[Span]) -> bool:
    """Tell whether a gap is a few words of one sentence, none of them in a source or cue."""
    if len(gap) > _HOLE or any(token.is_space or token.is_sent_start for token in gap):
        return False
    return not any(span.start < gap.end and gap.start < span.end for span in busy)


def _stretch_of(spans: Sequence[Span], cue: Token | None) -> Stretch | None:
    """Return the piece of the cue that holds its main word, with the pieces that lie close before and after it."""
    found: Stretch | None = None
    for span in spans:
        if found is not None and span.start_char - found[1] <= _CLOSE:
            found = (found[0], span.end_char)
        elif found is None or (cue is not None and span.start <= cue.i < span.end):
            found = (span.start_char, span.end_char)
    return found


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
        if entry.particle is not None and entry.particle not in (child.lower_ for child in cue.children):
            return "assert"  # "ruled that" is not "ruled out"
        if "marked" in entry.acts:
            return entry.acts["marked"]
        return next(iter([*entry.acts.values(), *entry.through.values()]), "assert")
    return book.nouns[lemma].act if lemma in book.nouns else "assert"


def _complete(quotations: Quotations, draft: Utterance, other: Utterance) -> None:
    """Give a marked draft what only the tree's draft of the same cue has."""
    draft.act, draft.hedges, draft.through = other.act, other.hedges, other.through
    draft.cue = other.cue
    draft.by = f"{draft.by}, and {other.by} bears it out"
    if other.relays or other.through is not None:
        draft.content, draft.relays, draft.cue_span = other.content, other.relays, other.cue_span
        draft.speaker, draft.speaker_span = other.speaker, other.speaker_span
        return
    draft.content = _mended(quotations, draft.content, other.content)
    if (
        draft.cue_span is not None
        and other.cue_span is not None
        and any(start < draft.cue_span[1] for start, _ in other.content if start > draft.cue_span[0])
    ):
        draft.cue_span = other.cue_span  # the model's cue reaches into what is said: "[rejected claims] by …"
    if draft.cue_span is not None and quotations.text[slice(*draft.cue_span)].split()[:1] in ([adverb] for adverb in cues().adverbs):
        draft.cue_span = other.cue_span or draft.cue_span  # "reportedly agreed": what they agreed to is theirs, that they did is hearsay
    draft.sure = other.sure
    if other.speaker is None and other.cue is not None and other.cue_span is not None and is_passive(other.cue):
        draft.speaker = draft.speaker_span = None  # "he is expected to": not he expects
    elif draft.speaker_span is None or _is_splinter(draft.speaker_span, other.speaker_span):
        draft.speaker, draft.speaker_span = other.speaker, other.speaker_span
    draft.content = cut_out(quotations.text, draft.content, draft.own_words)


def _is_quoted(quotations: Quotations, start: int, end: int, near: Stretch) -> bool:
    """Tell whether a piece is for the better part a quotation, and in the paragraph of another piece."""
    quoted = sum(min(end, quotation.end) - max(start, quotation.start) for quotation in quotations.touching(start, end))
    between = quotations.text[end : near[0]] if end <= near[0] else quotations.text[near[1] : start]
    return 2 * quoted > end - start and "\n" not in between


def _is_splinter(marked: Stretch, tied: Stretch | None) -> bool:
    return tied is not None and tied != marked and tied[0] <= marked[0] and marked[1] <= tied[1] and tied[1] - tied[0] <= _NOUN_PHRASE


def _mended(quotations: Quotations, marked: list[Stretch], tied: list[Stretch]) -> list[Stretch]:
    """Return a content in the shape that the tree gives it, with what the model marks besides when that hangs together.

    The model tags word by word and leaves holes and splinters; a piece of its own counts when it touches what the tree
    ties to the cue, or is a quotation.
    """
    if not tied:
        return marked
    kept = []
    for start, end in marked:
        touches = any(start < last and first < end for first, last in tied)
        if touches or _is_quoted(quotations, start, end, tied[0]):
            kept.append((start, end))
    return merged(quotations.text, [*tied, *kept])


def _stands_apart(draft: Utterance, coverage: Coverage) -> bool:
    if draft.cue is None or draft.cue_span is None:
        return False
    if draft.through is not None:
        return True
    inside = coverage.over(*draft.cue_span)
    for piece in draft.content:
        for other in coverage.touching(*piece):
            if other in inside or other.cue_span is None:
                continue
            if not draft.covers(*other.cue_span):
                return False
    return True
