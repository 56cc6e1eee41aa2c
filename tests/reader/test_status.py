import pytest
from trees import tree, word

from according.codebook.frames import frames
from according.reader.status import Moods


@pytest.mark.parametrize(
    ("written", "trigger", "mood"),
    [
        pytest.param("They/PRP/nsubj>2 met[meet]/VBD/root", "met", "reported", id="past"),
        pytest.param("They/PRP/nsubj>3 will/MD/aux>3 meet/VB/root", "meet", "planned", id="will"),
        pytest.param("They/PRP/nsubj>3 may/MD/aux>3 meet/VB/root", "meet", "hypothetical", id="may"),
        pytest.param("They/PRP/nsubj>3 must/MD/aux>3 leave/VB/root", "leave", "demanded", id="must"),
        pytest.param("They/PRP/nsubj>4 did[do]/VBD/aux>4 not/RB/advmod>4 meet/VB/root", "meet", "negated", id="not"),
        pytest.param(
            "He/PRP/nsubj>2 said[say]/VBD/root they/PRP/nsubj>5 would/MD/aux>5 leave/VB/ccomp>2",
            "leave",
            "planned",
            id="future-of-the-past",
        ),
        pytest.param(
            "They/PRP/nsubj>3 would/MD/aux>3 leave/VB/root if/IN/mark>6 he/PRP/nsubj>6 spoke[speak]/VBD/advcl>3",
            "leave",
            "hypothetical",
            id="conditional",
        ),
        pytest.param(
            "He/PRP/nsubj>2 demanded[demand]/VBD/root that/IN/mark>6 they/PRP/nsubj:pass>6 be/VB/aux:pass>6 freed[free]/VBN/ccomp>2",
            "freed",
            "demanded",
            id="subjunctive-passive",
        ),
        pytest.param(
            "He/PRP/nsubj>3 must/MD/aux>3 agree/VB/root before/IN/mark>6 they/PRP/nsubj>6 disarm/VBP/advcl>3",
            "disarm",
            "hypothetical",
            id="before-what-is-open",
        ),
        pytest.param(
            "It/PRP/nsubj>3 will/MD/aux>3 see/VB/root release/NN/obj>3 in/IN/case>6 exchange/NN/nmod>4 for/IN/case>8 return/NN/nmod>6",
            "return",
            "planned",
            id="in-exchange-for",
        ),
        pytest.param("They/PRP/nsubj>2 vowed[vow]/VBD/root to/TO/mark>4 attack/VB/xcomp>2", "attack", "planned", id="vow"),
        pytest.param("They/PRP/nsubj>2 threatened[threaten]/VBD/root to/TO/mark>4 attack/VB/xcomp>2", "attack", "threatened", id="threat"),
        pytest.param("They/PRP/nsubj>2 failed[fail]/VBD/root to/TO/mark>4 meet/VB/xcomp>2", "meet", "averted", id="fail"),
        pytest.param("They/PRP/nsubj>2 continued[continue]/VBD/root to/TO/mark>4 attack/VB/xcomp>2", "attack", "reported", id="continue"),
        pytest.param(
            "He/PRP/nsubj>2 denied[deny]/VBD/root that/IN/mark>5 they/PRP/nsubj>5 attacked[attack]/VBD/ccomp>2",
            "attacked",
            "denied",
            id="denial",
        ),
        pytest.param(
            "He/PRP/nsubj>2 demanded[demand]/VBD/root that/IN/mark>5 they/PRP/nsubj>5 leave/VB/ccomp>2",
            "leave",
            "demanded",
            id="subjunctive",
        ),
        pytest.param(
            "He/PRP/nsubj>2 told[tell]/VBD/root me/PRP/obj>2 they/PRP/nsubj>5 left[leave]/VBD/ccomp>2",
            "left",
            "reported",
            id="indicative",
        ),
        pytest.param(
            "He/PRP/nsubj>3 might/MD/aux>3 agree/VB/root to/TO/mark>5 leave/VB/xcomp>3", "leave", "hypothetical", id="unreal-further-out"
        ),
        pytest.param(
            "They/PRP/nsubj>3 should/MD/aux>3 move/VB/root to/TO/mark>5 disarm/VB/advcl>3", "disarm", "demanded", id="what-a-demand-is-for"
        ),
        pytest.param(
            "It/PRP/nsubj>3 will/MD/aux>3 bring/VB/root calm/NN/obj>3 in/IN/case>6 exchange/NN/obl>3 for/IN/case>9 a/DT/det>9"
            " withdrawal/NN/nmod>6",
            "withdrawal",
            "planned",
            id="in-exchange-for",
        ),
        pytest.param("Their/PRP$/nmod:poss>2 plan/NN/root to/TO/mark>4 attack/VB/acl>2", "attack", "planned", id="plan-to"),
        pytest.param("He/PRP/nsubj>2 demanded[demand]/VBD/root talks[talk]/NNS/obj>2", "talks", "demanded", id="demanded-noun"),
        pytest.param("He/PRP/nsubj>2 condemned[condemn]/VBD/root the/DT/det>4 attack/NN/obj>2", "attack", "reported", id="condemned-noun"),
        pytest.param(
            "He/PRP/nsubj>3 will/MD/aux>3 discuss/VB/root the/DT/det>5 attack/NN/obj>3",
            "attack",
            "reported",
            id="definite-noun-stays",
        ),
        pytest.param("They/PRP/nsubj>3 will/MD/aux>3 hold/VB/root talks[talk]/NNS/obj>3", "talks", "planned", id="light-verb"),
        pytest.param(
            "The/DT/det>2 deal/NN/nsubj>4 will/MD/aux>4 see/VB/root the/DT/det>6 release/NN/obj>4",
            "release",
            "planned",
            id="brought-about",
        ),
        pytest.param(
            "They/PRP/nsubj>2 resorted[resort]/VBD/root to/IN/mark>4 throwing[throw]/VBG/advcl>2",
            "throwing",
            "reported",
            id="what-it-comes-down-to",
        ),
        pytest.param(
            "He/PRP/nsubj>3 will/MD/aux>3 send/VB/root tons[ton]/NNS/obj>3 of/IN/case>6 aid/NN/nmod>4", "aid", "planned", id="measured-out"
        ),
        pytest.param(
            "They/PRP/nsubj>2 left[leave]/VBD/root unless/IN/mark>5 he/PRP/nsubj>5 arranged[arrange]/VBD/advcl>2 a/DT/det>7 truce/NN/obj>5",
            "truce",
            "hypothetical",
            id="condition-over-a-plan",
        ),
        pytest.param("He/PRP/nsubj>2 feared[fear]/VBD/root an/DT/det>4 attack/NN/obj>2", "attack", "hypothetical", id="feared-noun"),
        pytest.param("a/DT/det>3 planned/JJ/amod>3 visit/NN/root", "visit", "planned", id="planned-visit"),
        pytest.param("no/DT/det>2 attack/NN/root", "attack", "averted", id="no-attack"),
        pytest.param("a/DT/det>3 proposed[propose]/VBN/amod>3 visit/NN/root", "visit", "planned", id="proposed-visit"),
        pytest.param(
            "They/PRP/nsubj>2 launched[launch]/VBD/root a/DT/det>5 planned[plan]/VBN/amod>5 attack/NN/obj>2",
            "attack",
            "reported",
            id="what-was-planned-is-launched",
        ),
        pytest.param(
            "a/DT/det>2 vote/NN/root on/IN/case>4 sanctions[sanction]/NNS/nmod>2", "sanctions", "hypothetical", id="put-to-a-vote"
        ),
        pytest.param("They/PRP/nsubj>2 seek/VBP/root talks[talk]/NNS/obj>2", "talks", "demanded", id="sought"),
        pytest.param("They/PRP/nsubj>2 oppose/VBP/root sanctions[sanction]/NNS/obj>2", "sanctions", "hypothetical", id="opposed"),
        pytest.param(
            "They/PRP/nsubj>2 discussed[discuss]/VBD/root withdrawing[withdraw]/VBG/xcomp>2", "withdrawing", "hypothetical", id="discussed"
        ),
        pytest.param(
            "They/PRP/nsubj>4 were[be]/VBD/cop>4 not/RB/advmod>4 able/JJ/root to/TO/mark>6 agree/VB/xcomp>4",
            "agree",
            "averted",
            id="not-able",
        ),
        pytest.param(
            "The/DT/det>2 visit/NN/nsubj:pass>4 was[be]/VBD/aux:pass>4 aimed[aim]/VBN/root at/IN/mark>6 healing[heal]/VBG/advcl>4",
            "visit",
            "reported",
            id="what-serves-an-aim",
        ),
        pytest.param(
            "a/DT/det>2 meeting/NN/root aimed[aim]/VBN/acl>2 at/IN/mark>5 ending[end]/VBG/advcl>3", "ending", "planned", id="the-aim"
        ),
        pytest.param(
            "They/PRP/nsubj>3 would/MD/aux>3 retaliate/VB/root by/IN/mark>5 attacking[attack]/VBG/advcl>3 if/IN/mark>8 "
            "they/PRP/nsubj>8 failed[fail]/VBD/advcl>3",
            "attacking",
            "hypothetical",
            id="means-of-what-may-come",
        ),
        pytest.param("a/DT/det>2 bill/NN/root banning[ban]/VBG/acl>2 protests[protest]/NNS/obj>3", "banning", "planned", id="bill"),
        pytest.param(
            "They/PRP/nsubj>2 passed[pass]/VBD/root a/DT/det>4 bill/NN/obj>2 banning[ban]/VBG/acl>4",
            "banning",
            "reported",
            id="bill-passed",
        ),
        pytest.param(
            "They/PRP/nsubj>2 sought[seek]/VBD/root a/DT/det>4 law/NN/obj>2 banning[ban]/VBG/acl>4", "banning", "demanded", id="law-sought"
        ),
        pytest.param("any/DT/det>2 attack/NN/root", "attack", "hypothetical", id="any-attack"),
        pytest.param("a/DT/det>2 call/NN/root for/IN/case>4 talks[talk]/NNS/nmod>2", "talks", "demanded", id="call-for"),
        pytest.param(
            "They/PRP/nsubj>2 left[leave]/VBD/root without/IN/mark>4 attacking[attack]/VBG/advcl>2", "attacking", "negated", id="without"
        ),
    ],
)
def test_mood(written, trigger, mood):
    assert Moods(frames()).of(word(tree(written), trigger)) == mood


def test_would_is_the_future_when_somebody_says_so():
    doc = tree("They/PRP/nsubj>3 would/MD/aux>3 meet/VB/root ,/,/punct>6 he/PRP/nsubj>6 said[say]/VBD/parataxis>3")
    assert Moods(frames()).of(word(doc, "meet"), told=True) == "planned"
    assert Moods(frames()).of(word(doc, "meet")) == "hypothetical"
