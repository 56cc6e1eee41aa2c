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

    ``proposes``: a word that no frame of that type has is an event when the head gives one type this much; above 1 it proposes nothing.
    ``doubts``: what a frame has is no event when the head gives its type less than this; 0 doubts nothing. Without ``frames`` the head
    decides alone.
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
    if trust.frames and _refused(token, found[0], codebook):
        return None  # "probed an outbreak of flu": frames of that type have the word, and asked for something else beside it
    heard(token, found[0], found[1])
    return codebook.proposed[token.pos_, cast(EventType, found[0])]


def _refused(token: Token, event_type: str, codebook: Frames) -> bool:
    """Tell whether the codebook has a word as an event of a type, so that its frames were tried there and none fits."""
    table = codebook.verbs if token.pos_ == "VERB" else codebook.nouns
    return any(frame.event_type == event_type for frame in table.get(token.lemma_.lower(), ()))
