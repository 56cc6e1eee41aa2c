"""Which words behind a saying are the article's own remark on it: "they were beaten, the party said, a charge that the army denies"?

The remark names what was said with a noun of saying and tells in a relative clause who made of it what: it is said by nobody in the
saying, and whoever speaks in it speaks beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from according.codebook.cues import cues
from according.reader.columns import columns_of
from according.reader.quotes import Quotations
from according.reader.utterance import Stretch, Utterance, trimmed

SET_OFF = frozenset({",", "-", "--", "–", "—"})
ARTICLES = frozenset({"a", "an"})


def leave_out_remarks(doc: Doc, drafts: Sequence[Utterance], quotations: Quotations) -> None:
    """End the content of each draft where a remark on it begins; what stands between quotation marks is said whole."""
    clauses = (doc[at] for at, label in enumerate(columns_of(doc).dep) if label == "acl:relcl")
    remarks = [start for clause in clauses if (start := _remark(clause)) is not None]
    starts = [start for start in remarks if not quotations.over(start, start + 1)]
    for draft in drafts if starts else ():
        draft.content = [piece for whole in draft.content for piece in [_before(doc.text, whole, starts)] if piece is not None]


def _remark(verb: Token) -> int | None:
    """Return the character at which the remark begins of which a relative clause tells; None for other relative clauses."""
    noun = verb.head
    if noun.lemma_ not in cues().nouns or verb.lemma_ not in cues().verbs:
        return None
    articles = (child for child in noun.children if child.dep_ == "det" and child.lower_ in ARTICLES and child.i > 0)
    return next((article.idx for article in articles if article.nbor(-1).text in SET_OFF), None)


def _before(text: str, whole: Stretch, starts: Sequence[int]) -> Stretch | None:
    inside = [start for start in starts if whole[0] <= start < whole[1]]
    return trimmed(text, whole[0], inside[0]) if inside else whole
