"""How likely does each word tell of which kind of event? What the trigger head says, kept with the Doc."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from spacy.tokens import Doc, Token

from according.language.arcs import logarithms
from according.language.model import Array

KEY = "according.triggers"
TRIGGERS = "triggers"


def keep(doc: Doc, indices: Sequence[int], scores: Sequence[Array], events: Sequence[str]) -> None:
    """Keep the raw scores of a text's words, (words, 1 + events), in ``doc.user_data`` as probabilities of its tokens."""
    shares = np.zeros((len(doc), 1 + len(events)), np.float32)
    shares[:, 0] = 1.0
    if len(indices):
        shares[np.asarray(indices)] = np.exp(logarithms(np.concatenate(scores)))
    doc.user_data[KEY] = (tuple(events), shares)


def likely(token: Token) -> tuple[str, float] | None:
    """Return the likeliest type of event that a token tells of, with its probability; None where no trigger head has read the Doc."""
    kept = token.doc.user_data.get(KEY)
    if kept is None:
        return None
    events, shares = kept
    best = int(shares[token.i, 1:].argmax())
    return events[best], float(shares[token.i, 1 + best])


def likelihood(token: Token, event_type: str) -> float | None:
    """Return the probability that a token tells of an event of this type; None where no trigger head has read the Doc."""
    kept = token.doc.user_data.get(KEY)
    if kept is None:
        return None
    events, shares = kept
    return float(shares[token.i, 1 + events.index(event_type)])
