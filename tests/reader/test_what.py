from types import SimpleNamespace

import pytest
from answers import Places, Said, Times, read, told
from trees import tree

from according import read as read_text
from according.reader.what import find_events
from according.records import Attribution, Figure, Span


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(
            "Gunmen[gunman]/NNS/nsubj>2 attacked[attack]/VBD/root a/DT/det>4 convoy/NN/obj>2 of/IN/case>6 guards[guard]/NNS/nmod>4",
            [("ASSAULT", None, ("Gunmen",), ("guards",), "reported")],
            id="active-object-by-owner",
        ),
        pytest.param(
            "Two/CD/nummod>2 students[student]/NNS/nsubj:pass>4 were[be]/VBD/aux:pass>4 arrested[arrest]/VBN/root by/IN/case>6 "
            "police/NN/obl:agent>4",
            [("COERCE", "arrest", ("police",), ("students",), "reported")],
            id="passive-with-agent",
        ),
        pytest.param(
            "Residents[resident]/NNS/nsubj>2 condemned[condemn]/VBD/root the/DT/det>4 attack/NN/obj>2 that/WDT/obj>7"
            " rebels[rebel]/NNS/nsubj>7 launched[launch]/VBD/acl:relcl>4 on/IN/case>9 farmers[farmer]/NNS/obl>7",
            [
                ("ACCUSE", "disapprove", ("Residents",), ("rebels",), "reported"),
                ("ASSAULT", None, ("rebels",), ("farmers",), "reported"),
            ],
            id="noun-carried-in-its-relative-clause",
        ),
        pytest.param(
            "Obria/NNP/nsubj>4 and/CC/cc>3 Arden/NNP/conj>1 signed[sign]/VBD/root a/DT/det>6 treaty/NN/obj>4 after/IN/case>8"
            " months[month]/NNS/obl>4 of/IN/case>10 talks[talk]/NNS/nmod>8",
            [("SUPPORT", None, ("Obria", "Arden"), (), "reported"), ("CONSULT", None, ("Obria", "Arden"), (), "reported")],
            id="talks-before-a-common-deed",
        ),
        pytest.param(
            "Farmers[farmer]/NNS/nsubj:pass>3 were[be]/VBD/aux:pass>3 denied[deny]/VBN/root visas[visa]/NNS/obj>3 by/IN/case>6"
            " Obria/NNP/obl:agent>3",
            [("REJECT", None, ("Obria",), ("Farmers",), "reported")],
            id="a-passive-keeps-its-object",
        ),
        pytest.param(
            "The/DT/det>2 minister/NN/nsubj>6 is[be]/VBZ/cop>6 on/IN/case>6 a/DT/det>6 visit/NN/root to/IN/case>8 Arden/NNP/nmod>6",
            [("CONSULT", "visit", ("minister",), ("Arden",), "reported")],
            id="being-on-a-visit",
        ),
        pytest.param(
            "It/PRP/nsubj>3 has[have]/VBZ/aux>3 forged[forge]/VBN/root pictures[picture]/NNS/obj>3",
            [("COERCE", "misinformation", ("It",), (), "reported")],
            id="forgery",
        ),
        pytest.param(
            "Farmers[farmer]/NNS/nsubj:pass>3 were[be]/VBD/aux:pass>3 killed[kill]/VBN/root",
            [("ASSAULT", None, (), ("Farmers",), "reported")],
            id="passive-without-agent",
        ),
        pytest.param(
            "A/DT/det>2 flood/NN/nsubj>3 killed[kill]/VBD/root ten/CD/nummod>5 farmers[farmer]/NNS/obj>3",
            [],
            id="accidents-do-not-assault",
        ),
        pytest.param(
            "The/DT/det>2 minister/NN/nsubj>3 called[call]/VBD/root on/IN/case>6 the/DT/det>6 "
            "council/NN/obl>3 to/TO/mark>8 expel/VB/advcl>3 "
            "Obria/NNP/obj>8",
            [
                ("REQUEST", "change", ("minister",), ("council",), "reported"),
                ("SANCTION", "expel", ("council",), ("Obria",), "demanded"),
            ],
            id="request-and-what-it-asks",
        ),
        pytest.param(
            "Obria/NNP/nsubj>2 called[call]/VBD/root the/DT/det>4 minister/NN/obj>2 a/DT/det>6 dictator/NN/xcomp>2",
            [("ACCUSE", "disapprove", ("Obria",), ("minister",), "reported")],
            id="blame-by-a-name",
        ),
        pytest.param(
            "Obria/NNP/nsubj>2 supplied[supply]/VBD/root the/DT/det>4 rebels[rebel]/NNS/obj>2 with/IN/case>6 drones[drone]/NNS/obl>2",
            [("AID", None, ("Obria",), ("rebels",), "reported")],
            id="the-recipient-of-supplies-is-the-object",
        ),
        pytest.param(
            "The/DT/det>2 striker/NN/nsubj>3 signed[sign]/VBD/root a/DT/det>5 contract/NN/obj>3 with/IN/case>7 Obria/NNP/obl>3",
            [],
            id="contracts-in-sport",
        ),
        pytest.param(
            "The/DT/det>2 farmer/NN/nsubj>3 arrived[arrive]/VBD/root in/IN/case>5 Veld/NNP/obl>3",
            [],
            id="a-private-journey-is-no-visit",
        ),
        pytest.param(
            "Police/NNS/nsubj>2 launched[launch]/VBD/root an/DT/det>4 attack/NN/obj>2 on/IN/case>6 critics[critic]/NNS/nmod>4 "
            "of/IN/case>8 Arden/NNP/nmod>6",
            [("ASSAULT", None, ("Police",), (), "reported")],
            id="critics-are-not-whom-they-criticise",
        ),
        pytest.param(
            "Obria/NNP/nsubj>2 vowed[vow]/VBD/root revenge/NN/obj>2 on/IN/case>5 Veld/NNP/obl>2",
            [("THREATEN", None, ("Obria",), ("Veld",), "reported")],
            id="a-vow-of-revenge-is-a-threat",
        ),
        pytest.param(
            "The/DT/det>2 minister/NN/nsubj>3 launched[launch]/VBD/root a/DT/det>6 mediation/NN/compound>6 effort/NN/obj>3 "
            "between/IN/case>8 Obria/NNP/nmod>6 and/CC/cc>10 Veld/NNP/conj>8",
            [("CONSULT", "third-party", ("minister",), ("Obria", "Veld"), "reported")],
            id="a-mediator-and-the-two-sides",
        ),
        pytest.param(
            "The/DT/det>2 farmers[farmer]/NNS/nsubj>3 dumped[dump]/VBD/root milk/NN/obj>3 outside/IN/case>7 the/DT/det>7 council/NN/obl>3",
            [("PROTEST", "obstruct", ("farmers",), ("council",), "reported")],
            id="farmers-who-dump-their-milk",
        ),
        pytest.param(
            "Obria/NNP/nsubj>2 rejected[reject]/VBD/root a/DT/det>4 plan/NN/obj>2 to/TO/mark>6 invade/VB/acl>4 Veld/NNP/obj>6",
            [("REJECT", None, ("Obria",), ("Veld",), "reported")],
            id="a-rejected-plan-is-averted",
        ),
        pytest.param(
            "Obria/NNP/nsubj>2 threatened[threaten]/VBD/root to/TO/mark>4 attack/VB/xcomp>2 Veld/NNP/obj>4",
            [
                ("THREATEN", "violence", ("Obria",), ("Veld",), "reported"),
                ("ASSAULT", None, ("Obria",), ("Veld",), "threatened"),
            ],
            id="threat-and-what-it-threatens",
        ),
        pytest.param(
            "Obria/NNP/nsubj>4 and/CC/cc>3 Veld/NNP/conj>1 held[hold]/VBD/root talks[talk]/NNS/obj>4 with/IN/case>7 Arden/NNP/nmod>5",
            [("CONSULT", None, ("Obria", "Veld", "Arden"), (), "reported")],
            id="talks-are-among-equals",
        ),
        pytest.param(
            "Obria/NNP/nsubj>2 agreed[agree]/VBD/root to/TO/mark>4 meet/VB/xcomp>2 the/DT/det>6 envoy/NN/obj>4",
            [("AGREE", None, ("Obria",), ("envoy",), "reported")],
            id="agreeing-to-meet-is-one-event",
        ),
        pytest.param(
            "The/DT/det>2 minister/NN/nsubj>3 condemned[condemn]/VBD/root the/DT/det>5 "
            "killing/NN/obj>3 of/IN/case>7 farmers[farmer]/NNS/nmod>5 "
            "by/IN/case>9 rebels[rebel]/NNS/nmod>5",
            [
                ("ACCUSE", "disapprove", ("minister",), ("rebels",), "reported"),
                ("ASSAULT", None, ("rebels",), ("farmers",), "reported"),
            ],
            id="condemning-a-deed-concerns-who-did-it",
        ),
        pytest.param(
            "The/DT/det>2 army/NN/nsubj>3 launched[launch]/VBD/root an/DT/det>5 attack/NN/obj>3 on/IN/case>7 Veld/NNP/nmod>5 ,/,/punct>9 "
            "killing[kill]/VBG/advcl>3 six/CD/nummod>11 guards[guard]/NNS/obj>9",
            [("ASSAULT", None, ("army",), ("Veld", "guards"), "reported")],
            id="an-attack-and-its-outcome-are-one",
        ),
        pytest.param(
            "The/DT/det>2 army/NN/nsubj>3 launched[launch]/VBD/root a/DT/det>5 series/NN/obj>3 of/IN/case>7 raids[raid]/NNS/nmod>5"
            " on/IN/case>9 rebels[rebel]/NNS/nmod>5",
            [("ASSAULT", None, ("army",), ("rebels",), "reported")],
            id="what-a-series-is-against",
        ),
        pytest.param(
            "Rebels[rebel]/NNS/nsubj>2 pounded[pound]/VBD/root the/DT/det>4 outpost/NN/obj>2 with/IN/case>8 a/DT/det>8"
            " Volcano/NNP/compound>8 missile/NN/obl>2",
            [("ASSAULT", "heavy-weapons", ("Rebels",), (), "reported")],
            id="a-name-is-no-force-of-nature",
        ),
        pytest.param(
            "It/PRP/nsubj>2 lifted[lift]/VBD/root the/DT/det>4 curfew/NN/obj>2 in/IN/case>6 Obria/NNP/obl>2",
            [("CONCEDE", None, ("It",), ("Obria",), "reported")],
            id="lifting-a-curfew-is-one-concession",
        ),
        pytest.param(
            "He/PRP/nsubj>2 suffered[suffer]/VBD/root a/DT/det>5 heart/NN/compound>5 attack/NN/obj>2",
            [],
            id="heart-attack",
        ),
        pytest.param(
            "Aid/NN/nsubj>6 from/IN/case>3 Obria/NNP/nmod>1 to/IN/case>5 Veld/NNP/nmod>3 continued[continue]/VBD/root",
            [("AID", None, ("Obria",), ("Veld",), "reported")],
            id="from-one-to-another",
        ),
        pytest.param(
            "Obria/NNP/nsubj>2 began[begin]/VBD/root talks[talk]/NNS/xcomp>2 with/IN/case>5 Veld/NNP/nmod>3",
            [("CONSULT", None, ("Obria", "Veld"), (), "reported")],
            id="a-noun-that-hangs-on-its-verb-like-a-clause",
        ),
        pytest.param(
            "A/DT/det>4 rebel/NN/compound>3 rocket/NN/compound>4 strike/NN/nsubj>7 on/IN/case>6 Veld/NNP/nmod>4 failed[fail]/VBD/root",
            [("ASSAULT", "heavy-weapons", ("rebel",), ("Veld",), "reported")],
            id="who-stands-before-the-first-of-two-nouns",
        ),
        pytest.param(
            "If/IN/mark>3 rebels[rebel]/NNS/nsubj>3 attack/VBP/advcl>6 Veld/NNP/obj>3 ,/,/punct>6 fight/VB/root",
            [("ASSAULT", None, ("rebels",), ("Veld",), "hypothetical")],
            id="if-clause",
        ),
        pytest.param(
            "Police/NNS/nsubj>2 seized[seize]/VBD/root a/DT/det>4 truck/NN/obj>2 "
            "carrying[carry]/VBG/acl>4 rebels[rebel]/NNS/obj>5 who/WP/nsubj>8 "
            "abducted[abduct]/VBD/acl:relcl>6 a/DT/det>10 minister/NN/obj>8",
            [("COERCE", "seize", ("Police",), (), "reported"), ("ASSAULT", "abduct", ("rebels",), ("minister",), "reported")],
            id="relative-clause",
        ),
    ],
)
def test_events(written, expected):
    assert told(read(tree(written))) == expected


def test_spans_slice_the_text_and_ids_run_on():
    doc = tree(
        "Police/NNS/nsubj>2 arrested[arrest]/VBD/root students[student]/NNS/obj>2 "
        "././punct>2\nRebels[rebel]/NNS/nsubj>2 shelled[shell]/VBD/root Veld/NNP/obj>2"
    )
    events = read(doc)
    assert [event.id for event in events] == ["e1", "e2"]
    assert [doc.text[e.trigger.start : e.trigger.end] for e in events] == ["arrested", "shelled"]
    assert doc.text[events[0].evidence.start : events[0].evidence.end] == "Police arrested students"


def test_weapons_give_the_mode():
    doc = tree("Rebels[rebel]/NNS/nsubj>2 attacked[attack]/VBD/root Veld/NNP/obj>2 with/IN/case>5 drones[drone]/NNS/obl>2")
    (event,) = read(doc)
    assert (event.mode, event.weapons, event.cameo) == ("drone", ("drones",), "1952")


def test_place_date_and_derived_codes():
    doc = tree("Gunmen[gunman]/NNS/nsubj>2 killed[kill]/VBD/root guards[guard]/NNS/obj>2 in/IN/case>5 Veld/NNP/obl>2")
    (event,) = read(doc, places=Places("Veld"), times=Times(killed="2024-03-01"))
    assert event.places == ("Veld",)
    assert event.when is not None
    assert event.when.start == "2024-03-01"
    assert (event.quad, event.goldstein) == ("material conflict", -9.0)
    assert event.confidence > 0.7


def test_a_speaker_is_not_repeated_in_the_chain_of_his_speech_act():
    doc = tree(
        "Arden/NNP/nsubj>2 said[say]/VBD/root that/IN/mark>5 Obria/NNP/nsubj>5 "
        "condemned[condemn]/VBD/ccomp>2 rebels[rebel]/NNS/obj>5 who/WP/nsubj>8 "
        "shelled[shell]/VBD/acl:relcl>6 Veld/NNP/obj>8"
    )
    inner = Attribution(id="s2", source="Obria", content=(Span(start=doc[4].idx, end=len(doc.text)),), form="indirect", within="s1")
    outer = Attribution(id="s1", source="Arden", content=(Span(start=doc[2].idx, end=len(doc.text)),), form="indirect")
    events = read(doc, said=Said(inner, outer, cues={"condemned": "s2"}))
    assert [(event.event_type, event.attribution) for event in events] == [("ACCUSE", ("s1",)), ("ASSAULT", ("s2", "s1"))]


def test_figures_go_to_the_event_that_they_measure():
    doc = tree(
        "Rebels[rebel]/NNS/nsubj>2 killed[kill]/VBD/root nine/CD/nummod>4 guards[guard]/NNS/obj>2 and/CC/cc>6 kidnapped[kidnap]/VBD/conj>2 "
        "three/CD/nummod>8 farmers[farmer]/NNS/obj>6"
    )
    nine = Figure(id="f1", measure="killed", value=9, span=Span(start=doc[2].idx, end=doc[2].idx + 4))
    events = read(doc, figures=(nine,))
    assert [(event.mode, event.figures) for event in events] == [(None, ("f1",)), ("abduct", ())]


def test_a_second_mention_adds_to_the_first():
    doc = tree(
        "Rebels[rebel]/NNS/nsubj>2 attacked[attack]/VBD/root Veld/NNP/obj>2\n"
        "The/DT/det>2 attack/NN/nsubj>3 angered[anger]/VBD/root residents[resident]/NNS/obj>3"
    )
    assert told(read(doc)) == [("ASSAULT", None, ("Rebels",), ("Veld",), "reported")]


def test_another_place_is_another_event():
    doc = tree(
        "Rebels[rebel]/NNS/nsubj>2 attacked[attack]/VBD/root guards[guard]/NNS/obj>2 in/IN/case>5 Veld/NNP/obl>2\n"
        "Rebels[rebel]/NNS/nsubj>2 attacked[attack]/VBD/root guards[guard]/NNS/obj>2 in/IN/case>5 Obria/NNP/obl>2"
    )
    assert [event.places for event in read(doc, places=Places("Veld", "Obria"))] == [("Veld",), ("Obria",)]


def test_a_bare_noun_takes_up_the_attack_before_it():
    doc = tree(
        "Rebels[rebel]/NNS/nsubj>2 attacked[attack]/VBD/root Veld/NNP/obj>2\n"
        "Fierce[fierce]/JJ/amod>2 fighting/NN/nsubj>3 continued[continue]/VBD/root"
    )
    assert told(read(doc)) == [("ASSAULT", None, ("Rebels",), ("Veld",), "reported")]


def test_who_claims_an_attack_is_its_actor():
    doc = tree(
        "A/DT/det>2 bombing/NN/nsubj>3 killed[kill]/VBD/root guards[guard]/NNS/obj>3\n"
        "Rebels[rebel]/NNS/nsubj>2 claimed[claim]/VBD/root responsibility/NN/obj>2 for/IN/case>6 the/DT/det>6 bombing/NN/nmod>3"
    )
    assert told(read(doc)) == [("ASSAULT", "explosives", ("Rebels",), ("guards",), "reported")]


def test_a_meeting_that_is_told_again_by_name_is_one():
    events = read(
        tree(
            """Arden/NNP/nsubj>2 met[meet]/VBD/root rebels[rebel]/NNS/obj>2
            Arden/NNP/nsubj>2 met[meet]/VBD/root Obria/NNP/obj>2 on/IN/case>5 Monday/NNP/obl>2"""
        ),
        times=Times(Monday="2024-05-06"),
    )
    assert [event.actors for event in events] == [("Arden", "Obria")]


def test_nothing_in_nothing_out():
    assert read(tree("Silence/NN/root")) == ()


def test_every_context_is_one_of_the_scheme(monkeypatch):
    doc = tree("Parliament/NNP/nsubj>2 condemned[condemn]/VBD/root police/NNS/obj>2 over/IN/case>6 the/DT/det>6 election/NN/obl>2")
    (event,) = read(doc)
    assert "election" in event.contexts


def test_the_answers_may_be_any_object_of_the_same_shape():
    silent = SimpleNamespace(of=lambda _token: (), at=lambda _token: None, home=None)
    doc = tree("Gunmen[gunman]/NNS/nsubj>2 shelled[shell]/VBD/root")
    (event,) = find_events(doc, silent, silent, SimpleNamespace(of=lambda _token: None), Said())
    assert event.actors == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(
            "Pirates hijack tanker off Somali coast. Somali pirates have hijacked a tanker, an aide said.", 1, id="the same words"
        ),
        pytest.param("Police arrested two men in Lyon. Police arrested three men in Lyon.", 2, id="another number"),
        pytest.param(
            "Gunmen killed two guards in Kano on Monday. Gunmen killed two guards in Jos on Tuesday.", 2, id="another place and day"
        ),
        pytest.param(
            "The trader was sentenced to life on Monday. Judges handed down the sentence to Jean Vidal.", 1, id="the sentence again"
        ),
        pytest.param("Rebels shot dead four men near Kano and wounded three.", 1, id="killed some and wounded others"),
        pytest.param("Gunmen killed two officers in Lyon and wounded a judge in Paris.", 2, id="killed here and wounded there"),
        pytest.param("A guard was killed and two others were wounded when a bomb struck a car in Kano.", 1, id="what struck the second"),
        pytest.param(
            "Its application was rejected. The application was rejected because of the name.", 1, id="the same again, with its article"
        ),
        pytest.param("The pope arrived in Prague on Friday. One reason for the pope's visit is a feast.", 1, id="the visit of who arrived"),
        pytest.param("Norway sent tents to help Iran after the quake.", 1, id="aid and its task"),
        pytest.param("Chad and Niger agreed to reach an understanding on their border.", 1, id="what is agreed is to agree"),
    ],
)
def test_what_is_told_again_is_one_event(text, count):
    assert len(read_text(text, published="2024-05-10").events) == count
