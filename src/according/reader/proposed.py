"""What does the model make of a word? It may propose an event where no frame has the word, and doubt one that a frame has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from spacy.tokens import Token

from according.codebook.frames import Frame, Frames
from according.language.triggers import likelihood, likely
from according.reader.reasons import heard
from according.records import EventType


@dataclass(frozen=True, slots=True)
class Trust:
    """How far frames and trigger head are believed, as probabilities of the head.

    ``proposes``: a word that no frame has is an event when the head gives one type this much; above 1 it proposes nothing. ``doubts``:
    what a frame has is no event when the head gives its type less than this; 0 doubts nothing. Without ``frames`` the head decides alone.
    """

    frames: bool = True
    proposes: float = 0.95
    doubts: float = 0.001


FRAMES_ALONE = Trust(proposes=2.0, doubts=0.0)
HEAD_ALONE = Trust(frames=False, proposes=0.5, doubts=0.0)


def weighed(token: Token, frame: Frame | None, codebook: Frames, trust: Trust) -> Frame | None:
    """Return the frame that counts for a word after the head was heard; None when it denotes no event.

    A Doc that no trigger head has read keeps its frames.
    """
    if frame is not None and trust.frames:
        share = likelihood(token, frame.event_type)
        heard(token, frame.event_type, share)
        return frame if share is None or share >= trust.doubts else None
    found = likely(token)
    if found is None or found[1] < trust.proposes or token.pos_ not in ("VERB", "NOUN"):
        return None
    heard(token, found[0], found[1])
    return codebook.proposed[token.pos_, cast(EventType, found[0])]
