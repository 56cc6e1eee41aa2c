import pytest
from trees import tree, word

from according.reader.granted import put_forth
from according.reader.utterance import Utterance

REQUEST = tree(
    "Obria/NNP/nmod:poss>3 's/POS/case>1 request/NN/root to/TO/mark>5 discuss/VB/acl>3 the/DT/det>7 valley/NN/obj>5 ,/,/punct>7"
    " where/WRB/advmod>11 towns/NNS/nsubj>11 burned[burn]/VBD/acl:relcl>7 ././punct>3"
)
SAID = tree(
    "They/PRP/nsubj>2 said[say]/VBD/root towns/NNS/nsubj>6 that/WDT/nsubj>5 burned[burn]/VBD/acl:relcl>3 stood[stand]/VBD/ccomp>2"
    " empty/JJ/xcomp>6 ././punct>2"
)


def draft(doc, cue, first, last):
    start, end = word(doc, first).idx, word(doc, last).idx + len(last)
    return Utterance(word(doc, cue), None, [(start, end)])


@pytest.mark.parametrize(
    ("doc", "cue", "first", "last", "expected"),
    [
        pytest.param(REQUEST, "request", "to", "burned", ["to discuss the valley , "], id="a relative clause in a request"),
        pytest.param(SAID, "said", "towns", "empty", ["towns that burned stood empty"], id="a statement is put forth whole"),
    ],
)
def test_put_forth(doc, cue, first, last, expected):
    assert [doc.text[start:end] for start, end in put_forth(doc, draft(doc, cue, first, last))] == expected
