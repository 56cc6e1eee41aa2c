"""The trigger head's say beside the frames'."""

import numpy as np
import pytest

from according.codebook.frames import frames
from according.language import load
from according.language.triggers import KEY, keep
from according.reader.proposed import FRAMES_ALONE, HEAD_ALONE, Trust, weighed
from according.records import EventType

EVENTS = EventType.__args__
SENTENCE = "Rebels attacked a barracks and glorped the town."


def heard(**shares):
    """Return a sentence of which a trigger head says these types with these probabilities, by word."""
    doc = load()(SENTENCE)
    scores = np.full((len(doc), 1 + len(EVENTS)), 1e-9, np.float32)
    scores[:, 0] = 1.0
    for word, (event_type, share) in shares.items():
        at = next(token.i for token in doc if token.text == word)
        scores[at, 0], scores[at, 1 + EVENTS.index(event_type)] = 1 - share, share
    keep(doc, range(len(doc)), [np.log(scores)], EVENTS)
    return doc


def word(doc, text):
    return next(token for token in doc if token.text == text)


ATTACK = frames().verbs["attack"][0]


@pytest.mark.parametrize(
    ("text", "frame", "said", "trust", "event_type"),
    [
        pytest.param("attacked", ATTACK, ("ASSAULT", 0.6), Trust(), "ASSAULT", id="frame and head agree"),
        pytest.param("attacked", ATTACK, ("PROTEST", 0.9), Trust(), None, id="the head is sure that it is none of that type"),
        pytest.param("attacked", ATTACK, ("PROTEST", 0.9), FRAMES_ALONE, "ASSAULT", id="frames alone doubt nothing"),
        pytest.param("barracks", None, ("ASSAULT", 0.99), Trust(), "ASSAULT", id="a word that no frame has"),
        pytest.param("barracks", None, ("ASSAULT", 0.5), Trust(), None, id="the head is not sure enough"),
        pytest.param("barracks", None, ("ASSAULT", 0.99), FRAMES_ALONE, None, id="frames alone propose nothing"),
        pytest.param("attacked", ATTACK, ("PROTEST", 0.9), HEAD_ALONE, "PROTEST", id="the head alone"),
        pytest.param("the", None, ("ASSAULT", 0.99), Trust(), None, id="neither verb nor noun"),
    ],
)
def test_frame_and_head_together(text, frame, said, trust, event_type):
    found = weighed(word(heard(**{text: said}), text), frame, frames(), trust)
    assert (found and found.event_type) == event_type


def test_a_doc_that_no_head_has_read_keeps_its_frames():
    doc = load()(SENTENCE)
    doc.user_data.pop(KEY, None)
    assert weighed(word(doc, "attacked"), ATTACK, frames(), Trust()) is ATTACK
    assert weighed(word(doc, "barracks"), None, frames(), Trust()) is None


@pytest.mark.parametrize("event_type", EVENTS)
def test_every_type_has_a_frame_for_a_word_of_either_kind(event_type):
    verb, noun = (frames().proposed[part, event_type] for part in ("VERB", "NOUN"))
    assert verb.event_type == noun.event_type == event_type
    assert "subject" in verb.actor
    assert "by" in noun.actor
