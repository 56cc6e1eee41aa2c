import pytest
from answers import Said, read, told
from trees import tree

from according.records import Attribution, Span


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(
            "Obria/NNP/nsubj>4 does[do]/VBZ/aux>4 not/RB/advmod>4 recognise/VB/root Arden/NNP/obj>4",
            [("REJECT", "assist", ("Obria",), ("Arden",), "reported")],
            id="support-denied",
        ),
        pytest.param(
            "Obria/NNP/nsubj>2 promised[promise]/VBD/root not/RB/advmod>5 to/TO/mark>5 attack/VB/xcomp>2 Veld/NNP/obj>5",
            [("AGREE", None, ("Obria",), ("Veld",), "reported")],
            id="a-promise-not-to-harm-is-no-threat",
        ),
        pytest.param(
            "Obria/NNP/nsubj>2 warned[warn]/VBD/root that/IN/mark>6 rebels[rebel]/NNS/nsubj>6 could/MD/aux>6 "
            "attack/VB/ccomp>2 Veld/NNP/obj>6",
            [("ASSAULT", None, ("rebels",), ("Veld",), "hypothetical")],
            id="a-warning-of-what-may-be-is-no-threat",
        ),
        pytest.param(
            "Police/NNS/nsubj>2 fired[fire]/VBD/root into/IN/case>5 the/DT/det>5 air/NN/obl>2 to/TO/mark>7 "
            "disperse/VB/advcl>2 students[student]/NNS/obj>7",
            [
                ("ASSAULT", "crowd-control", ("Police",), ("students",), "reported"),
                ("COERCE", "restrict", ("Police",), ("students",), "hypothetical"),
            ],
            id="what-a-shot-is-for-stays-open",
        ),
        pytest.param(
            "The/DT/det>2 envoy/NN/nsubj>4 will/MD/aux>4 visit/VB/root Obria/NNP/obj>4",
            [("AGREE", None, ("envoy",), ("Obria",), "planned")],
            id="a-visit-to-come-is-agree",
        ),
        pytest.param(
            "Obria/NNP/nsubj>4 will/MD/aux>4 not/RB/advmod>4 meet/VB/root the/DT/det>6 envoy/NN/obj>4",
            [("REJECT", "meet", ("Obria",), ("envoy",), "reported")],
            id="will-not-is-reject",
        ),
        pytest.param(
            "Obria/NNP/nsubj>4 did[do]/VBD/aux>4 not/RB/advmod>4 attack/VB/root Veld/NNP/obj>4",
            [],
            id="a-plain-negation-is-no-event",
        ),
        pytest.param(
            "Rebels[rebel]/NNS/nsubj>2 refused[refuse]/VBD/root to/TO/mark>4 withdraw/VB/xcomp>2 from/IN/case>6 Veld/NNP/obl>4",
            [("REJECT", "yield", ("Rebels",), (), "reported")],
            id="refusal-averts-what-it-refuses",
        ),
        pytest.param(
            "Obria/NNP/nsubj>2 announced[announce]/VBD/root the/DT/det>4 recognition/NN/obj>2 of/IN/case>6 Arden/NNP/nmod>4",
            [("SUPPORT", None, ("Obria",), ("Arden",), "reported")],
            id="what-is-announced-in-words-is-done",
        ),
        pytest.param(
            "Obria/NNP/nsubj>2 sent[send]/VBD/root envoys[envoy]/NNS/obj>2 to/TO/mark>5 help/VB/advcl>2 defend/VB/xcomp>5 Veld/NNP/obj>6",
            [("SUPPORT", None, ("Obria",), ("Veld",), "reported")],
            id="words-that-serve-a-deed-are-said",
        ),
        pytest.param(
            "Obria/NNP/nsubj>2 sent[send]/VBD/root envoys[envoy]/NNS/obj>2 to/TO/mark>5 aid/VB/advcl>2 Veld/NNP/obj>5",
            [("AID", None, ("Obria",), ("Veld",), "planned")],
            id="help-that-a-deed-is-for",
        ),
        pytest.param(
            "Obria/NNP/nsubj>2 offered[offer]/VBD/root the/DT/det>4 condolences[condolence]/NNS/obj>2 to/IN/case>6 Veld/NNP/nmod>4",
            [("SUPPORT", None, ("Obria",), ("Veld",), "reported")],
            id="condolences-that-are-offered",
        ),
    ],
)
def test_what_is_to_come_or_refused(written, expected):
    assert told(read(tree(written))) == expected


SAYING = tree(
    "Obria/NNP/nsubj>2 said[say]/VBD/root its[it]/PRP$/nmod:poss>4 army/NN/nsubj>7 did[do]/VBD/aux>7 "
    "not/RB/advmod>7 attack/VB/ccomp>2 Veld/NNP/obj>7"
)


@pytest.mark.parametrize(
    ("source", "act", "status"),
    [
        pytest.param("army", "assert", ["denied"], id="by-the-accused"),
        pytest.param("Arden", "deny", ["denied"], id="by-a-denial"),
        pytest.param("Arden", "assert", [], id="only-told"),
    ],
)
def test_a_negation_is_a_denial_when_somebody_denies(source, act, status):
    content = Span(start=SAYING[2].idx, end=len(SAYING.text))
    said = Said(Attribution(id="s1", source=source, content=(content,), form="indirect", act=act))
    assert [event.status for event in read(SAYING, said=said)] == status


AGREED = ("that/IN/mark>6", "Arden/NNP/nsubj>6", "should/MD/aux>6", "cooperate/VB/ccomp>2", "with/IN/case>8", "Veld/NNP/obl>6")


@pytest.mark.parametrize(
    ("cue", "types"), [pytest.param("agree", ["AGREE", "COOPERATE"], id="agreed"), pytest.param("say", ["REQUEST", "COOPERATE"], id="said")]
)
def test_what_is_agreed_on_is_asked_of_nobody(cue, types):
    doc = tree(" ".join(["Obria/NNP/nsubj>2", f"{cue}d[{cue}]/VBD/root", *AGREED]))
    content = Span(start=doc[2].idx, end=len(doc.text))
    said = Said(Attribution(id="s1", source="Obria", content=(content,), form="indirect"))
    assert [event.event_type for event in read(doc, said=said)] == types


def test_who_says_what_he_would_do_to_others_threatens_them():
    doc = tree(
        "Arden/NNP/nsubj>2 said[say]/VBD/root it/PRP/nsubj>5 would/MD/aux>5 shell/VB/ccomp>2 Veld/NNP/obj>5 if/IN/mark>9"
        " talks[talk]/NNS/nsubj>9 failed[fail]/VBD/advcl>5"
    )
    cue = Span(start=doc[1].idx, end=doc[1].idx + 4)
    content = Span(start=doc[2].idx, end=len(doc.text))
    said = Said(Attribution(id="s1", source="it", cue_span=cue, content=(content,), form="indirect"))
    assert [(one.event_type, one.mode, one.status) for one in read(doc, said=said)][:2] == [
        ("THREATEN", "violence", "reported"),
        ("ASSAULT", "heavy-weapons", "threatened"),
    ]
