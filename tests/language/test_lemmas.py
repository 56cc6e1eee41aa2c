"""Dictionary forms."""

from __future__ import annotations

import pytest

from according.language.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "pos", "tag", "expected"),
    [
        pytest.param("said", "VERB", "VBD", "say", id="irregular past"),
        pytest.param("planned", "VERB", "VBN", "plan", id="doubled consonant"),
        pytest.param("killing", "VERB", "VBG", "kill", id="double that belongs to the verb"),
        pytest.param("denies", "VERB", "VBZ", "deny", id="ies"),
        pytest.param("denied", "VERB", "VBD", "deny", id="ied"),
        pytest.param("urging", "VERB", "VBG", "urge", id="a lost e"),
        pytest.param("countries", "NOUN", "NNS", "country", id="plural in ies"),
        pytest.param("women", "NOUN", "NNS", "woman", id="women"),
        pytest.param("houses", "NOUN", "NNS", "house", id="plural after e"),
        pytest.param("troops", "NOUN", "NNS", "troop", id="troops"),
        pytest.param("Nations", "PROPN", "NNPS", "Nations", id="names stay"),
        pytest.param("is", "AUX", "VBZ", "be", id="be"),
        pytest.param("n’t", "PART", "RB", "not", id="curly not"),
        pytest.param("Larger", "ADJ", "JJR", "large", id="comparative"),
        pytest.param("them", "PRON", "PRP", "they", id="pronoun"),
        pytest.param("their", "PRON", "PRP$", "their", id="possessive"),
        pytest.param("blorfed", "VERB", "VBD", "blorf", id="a verb nobody knows"),
        pytest.param("barracks", "NOUN", "NNS", "barracks", id="plural in form only"),
        pytest.param("overthrew", "VERB", "VBD", "overthrow", id="a prefix before an irregular verb"),
        pytest.param("reoccupied", "VERB", "VBN", "reoccupy", id="a prefix before a regular one"),
        pytest.param("exfiltrated", "VERB", "VBD", "exfiltrate", id="a mute e by rule"),
        pytest.param("crossing", "VERB", "VBG", "cross", id="a verb before the noun that looks like it"),
        pytest.param("installed", "VERB", "VBN", "install", id="the usual spelling"),
        pytest.param("meeting", "NOUN", "NN", "meeting", id="a noun in ing"),
        pytest.param("fled", "VERB", "", "fled", id="no tag, no rule"),
    ],
)
def test_lemma(word: str, pos: str, tag: str, expected: str) -> None:
    assert lemma(word, pos, tag) == expected
