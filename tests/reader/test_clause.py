import pytest
from trees import tree, word

from according.reader import clause

ORDERED = tree("The/DT/det>2 minister/NN/nsubj>3 ordered[order]/VBD/root troops[troop]/NNS/obj>3 to/TO/mark>6 withdraw/VB/xcomp>3 ")
VOWED = tree(
    "Rebels[rebel]/NNS/nsubj>2 vowed[vow]/VBD/root to/TO/mark>4 attack/VB/xcomp>2 and/CC/cc>6 burn/VB/conj>4 depots[depot]/NNS/obj>6"
)
CALLED = tree("She/PRP/nsubj>2 called[call]/VBD/root on/IN/case>5 the/DT/det>5 council/NN/obl>2 to/TO/mark>7 act/VB/advcl>2")
KILLED = tree(
    "Two/CD/nummod>2 fighters[fighter]/NNS/nsubj>10 killed[kill]/VBN/acl>2 by/IN/case>6 the/DT/det>6 army/NN/obl:agent>3 in/IN/case>8 "
    "Obran/NNP/obl>3 were[be]/VBD/aux:pass>10 buried[bury]/VBN/root"
)
RELATIVE = tree(
    "Police/NNS/nsubj>2 held[hold]/VBD/root men[man]/NNS/obj>2 who/WP/nsubj>5 stormed[storm]/VBD/acl:relcl>3 a/DT/det>7 depot/NN/obj>5 "
    "that/WDT/obj>10 guards[guard]/NNS/nsubj>10 left[leave]/VBD/acl:relcl>7"
)
NOMINAL = tree(
    "Its/PRP$/nmod:poss>2 plan/NN/nsubj>5 to/TO/mark>4 leave/VB/acl>2 angered[anger]/VBD/root nobody/NN/obj>5 because/IN/case>9 "
    "of/IN/fixed>7 weather/NN/obl>5"
)
CONJOINED = tree(
    "Gunmen[gunman]/NNS/nsubj:pass>3 were[be]/VBD/aux:pass>3 chased[chase]/VBN/root and/CC/cc>5 caught[catch]/VBN/conj>3 "
    "by/IN/case>7 farmers[farmer]/NNS/obl:agent>5"
)
SHELLED = tree(
    "The/DT/det>2 army/NN/nsubj>3 shelled[shell]/VBD/root and/CC/cc>5 captured[capture]/VBD/conj>3 the/DT/det>7 towns[town]/NNS/obj>5 "
    "of/IN/case>9 Ard/NNP/nmod>7 and/CC/cc>11 Bel/NNP/conj>9 ,/,/punct>13 killing[kill]/VBG/advcl>3 ten/CD/obj>13 ././punct>3"
)

FORCED = tree(
    "Troops[troop]/NNS/nsubj>2 forced[force]/VBD/root them[they]/PRP/obj>2 to/TO/mark>5 leave/VB/xcomp>2 by/IN/mark>7"
    " shelling[shell]/VBG/advcl>5 the/DT/det>9 town/NN/obj>7"
)
ASKED = tree(
    "Obria/NNP/nsubj>2 asked[ask]/VBD/root Arden/NNP/iobj>2 to/TO/mark>5 help/VB/xcomp>2 by/IN/mark>7 sending[send]/VBG/advcl>5"
    " boats[boat]/NNS/obj>7"
)
BERATED = tree("Lenz/NNP/nsubj:pass>2 berated[berate]/VBD/root generals[general]/NNS/obj>2")
HANDED = tree("Obria/NNP/nsubj>2 handed[hand]/VBD/root over/RP/compound:prt>2 equipment/NN/obl>2 to/IN/case>6 Arden/NNP/obl>2")
CHARGED = tree("Obria/NNP/nsubj>2 charged[charge]/VBD/root Arden/NNP/obj>2 with/IN/mark>5 arming[arm]/VBG/advcl>2 rebels[rebel]/NNS/obj>5")
NO_MORE = tree("Obria/NNP/nsubj>3 will/MD/aux>3 send/VB/root no/DT/advmod>5 more/JJ/amod>6 men[man]/NNS/obj>3")


RAIDED = tree(
    "Obria/NNP/nsubj>2 blamed[blame]/VBD/root rebels[rebel]/NNS/obj>2 who/WP/nsubj>5 raided[raid]/VBD/acl:relcl>3 a/DT/det>7 depot/NN/obj>5"
    " ,/,/punct>9 killing[kill]/VBG/advcl>2 ten/CD/obj>9 ,/,/punct>12 hoping[hope]/VBG/advcl>2"
)


SPLIT = tree(
    "The/DT/det>2 party/NN/nsubj>3 split/VBD/root and/CC/cc>6 Lenz/NNP/nsubj>6 left[leave]/VBD/conj>3 ,/,/punct>8 "
    "accusing[accuse]/VBG/advcl>3 generals[general]/NNS/obj>8"
)


def texts(tokens):
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("doc", "verb", "subjects", "objects", "agents"),
    [
        pytest.param(ORDERED, "ordered", ["minister"], ["troops"], ["minister"], id="active"),
        pytest.param(ORDERED, "withdraw", ["troops"], [], ["troops"], id="object-control"),
        pytest.param(VOWED, "attack", ["Rebels"], ["depots"], ["Rebels"], id="subject-control-shared-object"),
        pytest.param(VOWED, "burn", ["Rebels"], ["depots"], ["Rebels"], id="conjoined-infinitive"),
        pytest.param(CALLED, "act", ["council"], [], ["council"], id="oblique-control"),
        pytest.param(KILLED, "killed", ["fighters"], ["fighters"], ["army"], id="participle-with-agent"),
        pytest.param(KILLED, "buried", ["fighters"], ["fighters"], [], id="passive-without-agent"),
        pytest.param(RELATIVE, "stormed", ["men"], ["depot"], ["men"], id="relative-subject"),
        pytest.param(RELATIVE, "left", ["guards"], ["depot"], ["guards"], id="relative-object"),
        pytest.param(NOMINAL, "leave", ["Its"], [], ["Its"], id="infinitive-under-noun"),
        pytest.param(CONJOINED, "chased", ["Gunmen"], ["Gunmen"], ["farmers"], id="passive-shares-agent-rightward"),
        pytest.param(CONJOINED, "caught", ["Gunmen"], ["Gunmen"], ["farmers"], id="passive-shares-subject-leftward"),
        pytest.param(SHELLED, "shelled", ["army"], ["towns"], ["army"], id="object-from-second-verb"),
        pytest.param(FORCED, "shelling", ["Troops"], ["town"], ["Troops"], id="means-of-forcing"),
        pytest.param(ASKED, "sending", [], ["boats"], [], id="means-under-object-control"),
        pytest.param(ASKED, "asked", ["Obria"], ["Arden"], ["Obria"], id="indirect-object-alone"),
        pytest.param(BERATED, "berated", ["Lenz"], ["generals"], ["Lenz"], id="a-past-tense-is-no-passive"),
        pytest.param(HANDED, "handed", ["Obria"], ["equipment"], ["Obria"], id="bare-phrase-behind-a-particle"),
        pytest.param(CHARGED, "arming", ["Arden"], ["rebels"], ["Arden"], id="charged-with"),
        pytest.param(SHELLED, "killing", ["army"], ["ten"], ["army"], id="participial-adverbial"),
        pytest.param(RAIDED, "killing", ["rebels"], ["ten"], ["rebels"], id="outcome-of-a-relative-clause"),
        pytest.param(SPLIT, "accusing", ["Lenz"], ["generals"], ["Lenz"], id="participle-of-the-last-clause"),
        pytest.param(RAIDED, "hoping", ["Obria"], [], ["Obria"], id="another-participle-is-the-main-clause's"),
    ],
)
def test_arguments(doc, verb, subjects, objects, agents):
    token = word(doc, verb)
    assert texts(clause.subjects(token)) == subjects
    assert texts(clause.objects(token)) == objects
    assert texts(clause.agents(token)) == agents


@pytest.mark.parametrize(
    ("doc", "verb", "passive"),
    [
        pytest.param(KILLED, "killed", True, id="bare-participle"),
        pytest.param(CONJOINED, "caught", True, id="conjoined-participle"),
        pytest.param(SHELLED, "captured", False, id="conjoined-past"),
        pytest.param(ORDERED, "ordered", False, id="active"),
    ],
)
def test_is_passive(doc, verb, passive):
    assert clause.is_passive(word(doc, verb)) is passive


def test_obliques_join_the_parts_of_a_preposition():
    assert [(preposition, noun.text) for preposition, noun in clause.obliques(word(NOMINAL, "angered"))] == [("because of", "weather")]


def test_negation_by_an_empty_argument():
    assert clause.is_negated(word(NOMINAL, "angered"))
    assert not clause.is_negated(word(NOMINAL, "leave"))
    assert clause.is_negated(word(NO_MORE, "send"))


def test_conjuncts_come_in_text_order():
    assert texts(clause.conjuncts(word(SHELLED, "Ard"))) == ["Ard", "Bel"]


@pytest.mark.parametrize(
    ("doc", "inner", "root"),
    [
        pytest.param(KILLED, "army", "killed", id="participle"),
        pytest.param(KILLED, "were", "buried", id="main"),
        pytest.param(SHELLED, "towns", "captured", id="conjoined-verb"),
        pytest.param(SHELLED, "Bel", "captured", id="conjoined-noun"),
        pytest.param(RELATIVE, "guards", "left", id="relative"),
    ],
)
def test_clause_root(doc, inner, root):
    assert clause.clause_root(word(doc, inner)).text == root


def test_span_is_the_trimmed_subtree():
    start, end = clause.span_of(word(SHELLED, "Ard"))
    assert SHELLED.text[start:end] == "Ard and Bel"
    start, end = clause.span_of(word(SHELLED, "shelled"))
    assert SHELLED.text[start:end].endswith("killing ten")
