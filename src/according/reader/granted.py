"""What does a saying take for granted? The relative clauses in a topic or a request are told by the article itself.

"Envoys met at Obria's request to discuss the valley, where two towns have burned": Obria asks; that towns burned is
nobody's claim but the article's (coding rule 10 of the reading format).
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from according.reader.quotes import MARKS
from according.reader.utterance import Stretch, Utterance


def put_forth(doc: Doc, draft: Utterance) -> list[Stretch]:
    """Return the stretches of a draft's content that its speaker answers for.

    They are all of it, less finite relative clauses where the content is a phrase or an infinitive and no quotation.
    """
    pieces: list[Stretch] = []
    for start, end in draft.content:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or _states(span.root) or any(token.text in MARKS for token in span):
            pieces.append((start, end))
            continue
        at = start
        for token in span:
            if token.dep_ == "acl:relcl" and _states(token) and token.left_edge.idx >= at:
                pieces.append((at, token.left_edge.idx))
                at = min(token.right_edge.idx + len(token.right_edge), end)
        pieces.append((at, end))
    return [(start, end) for start, end in pieces if start < end]


def _states(verb: Token) -> bool:
    """Tell whether a word heads a clause that states something: it has a subject, and no "to" makes it an infinitive."""
    subject = any(child.dep_.startswith(("nsubj", "csubj", "expl")) for child in verb.children)
    return subject and not any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children)
