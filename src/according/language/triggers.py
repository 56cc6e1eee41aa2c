"""How likely does each word tell of which kind of event? What the trigger head says, kept with the Doc."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from spacy.tokens import Doc, Token

from according.language.arcs import logarithms
from according.language.model import Array

KEY = "according.triggers"
TRIGGERS = "triggers"


class _Kept(NamedTuple):
    """The types of events, the probability of each of a token (none of them first), and the likeliest type of each token."""

    events: tuple[str, ...]
    shares: Array
    likeliest: list[tuple[str, float]]


def keep(doc: Doc, indices: Sequence[int], scores: Sequence[Array], events: Sequence[str]) -> None:
    """Keep the raw scores of a text's words, (words, 1 + events), in ``doc.user_data`` as probabilities of its tokens."""
    shares = np.zeros((len(doc), 1 + len(events)), np.float32)
    shares[:, 0] = 1.0
    if len(indices):
        shares[np.asarray(indices)] = np.exp(logarithms(np.concatenate(scores)))
    best = shares[:, 1:].argmax(1)
    likeliest = [(events[event], share) for event, share in zip(best.tolist(), shares[np.arange(len(doc)), 1 + best].tolist(), strict=True)]
    doc.user_data[KEY] = _Kept(tuple(events), shares, likeliest)


def likely(token: Token) -> tuple[str, float] | None:
    """Return the likeliest type of event that a token tells of, with its probability; None where no trigger head has read the Doc."""
    kept: _Kept | None = token.doc.user_data.get(KEY)
    if kept is None:
        return None
    return kept.likeliest[token.i]


def likelihood(token: Token, event_type: str) -> float | None:
    """Return the probability that a token tells of an event of this type; None where no trigger head has read the Doc."""
    kept: _Kept | None = token.doc.user_data.get(KEY)
    if kept is None:
        return None
    return float(kept.shares[token.i, 1 + kept.events.index(event_type)])
