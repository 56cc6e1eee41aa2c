import pytest
from trees import tree

from according.reader.figures import find_figures


class Nothing:
    """Times, places and attributions of a text that has none, or the same for every word of it."""

    records = ()

    def __init__(self, *, always=None, chain=()):
        self.of = lambda _: always
        self.chain = lambda *_: chain


def figures(doc, *, chain=()):
    return find_figures(doc, Nothing(always=()), Nothing(), Nothing(chain=chain))


PASSIVE = tree(
    "At/IN/case>2 least/JJ/nmod>3 140/CD/nummod>4 villagers[villager]/NNS/nsubj:pass>7 have/VBP/aux>7 "
    "been/VBN/aux:pass>7 killed[kill]/VBN/root "
    "and/CC/cc>9 injured[injure]/VBN/conj>7 around/RB/advmod>11 330/CD/nummod>12 others[other]/NNS/obj>9"
)
ACTIVE = tree("Gunmen[gunman]/NNS/nsubj>2 killed[kill]/VBD/root 12/CD/nummod>4 people[people]/NNS/obj>2")
BARE = tree(
    "Fire/NN/nsubj>4 ,/,/punct>4 ,/,/punct>4 killing[kill]/VBG/root four/CD/obj>4 and/CC/cc>7 wounding[wound]/VBG/conj>4 dozens/NNS/obj>7"
)
LEFT_DEAD = tree("Floods[flood]/NNS/nsubj>2 left[leave]/VBD/root 30/CD/nummod>4 people/NNS/obj>2 dead/JJ/xcomp>2")
REPORTED = tree("Sixteen/CD/nsubj:pass>3 were[be]/VBD/aux:pass>3 reported[report]/VBN/root killed[kill]/VBN/xcomp>3")
AMONG = tree(
    "He/PRP/nsubj>5 was[be]/VBD/cop>5 among/IN/case>5 30/CD/nummod>5 students[student]/NNS/root "
    "arrested[arrest]/VBN/acl>5 there/RB/advmod>6"
)
DEATHS = tree("Officials[official]/NNS/nsubj>2 counted[count]/VBD/root 12/CD/nummod>4 deaths[death]/NNS/obj>2")
DEATHS_OF = tree(
    "The/DT/det>2 deaths[death]/NNS/nsubj>6 of/IN/case>5 14/CD/nummod>5 peacekeepers[peacekeeper]/NNS/nmod>2 shocked[shock]/VBD/root"
)
MISSING = tree("Five/CD/nsubj>3 are[be]/VBP/cop>3 missing/JJ/root")
FREED = tree(
    "They/PRP/nsubj>3 will/MD/aux>3 free/VB/root 150/CD/nummod>6 Kestrian/JJ/amod>6 women[woman]/NNS/obj>3 and/CC/cc>8 "
    "children[child]/NNS/conj>6"
)
FLED = tree("Tens/NNS/nsubj>9 of/IN/case>3 thousands[thousand]/NNS/nmod>1 of/IN/case>5 residents[resident]/NNS/nmod>3 "
            "of/IN/case>7 Obran/NNP/nmod>5 have/VBP/aux>9 fled[flee]/VBN/root")  # fmt: skip
TRUCKS = tree("Hundreds[hundred]/NNS/nsubj>5 of/IN/case>4 aid/NN/compound>4 trucks[truck]/NNS/nmod>1 waited[wait]/VBD/root")
TONNES = tree("It/PRP/nsubj>2 sent[send]/VBD/root 40/CD/nummod>4 tonnes[tonne]/NNS/obj>2 of/IN/case>6 flour/NN/nmod>4")
DOLLARS = tree("It/PRP/nsubj>2 lent/VBD/root seven/CD/compound>4 million/CD/nummod>6 Canadian/JJ/amod>6 dollars[dollar]/NNS/obj>2")
TRUCE = tree("A/DT/det>5 four/CD/nummod>4 -/,/punct>4 day/NN/compound>5 truce/NN/nsubj>6 began[begin]/VBD/root")
HELD = tree("Rebels[rebel]/NNS/nsubj>2 hold/VBP/root 72/CD/nummod>4 hostages[hostage]/NNS/obj>2")
VOTERS = tree("About/RB/advmod>2 300/CD/nummod>3 voters[voter]/NNS/nsubj>4 came[come]/VBD/root")


@pytest.mark.parametrize(
    ("doc", "expected"),
    [
        pytest.param(
            PASSIVE, [("killed", 140, None, "people", "villagers"), ("injured", 330, 330, "people", None)], id="passive, shared subject"
        ),
        pytest.param(ACTIVE, [("killed", 12, 12, "people", "people")], id="active"),
        pytest.param(BARE, [("killed", 4, 4, "people", None), ("injured", 24, 99, "people", None)], id="participles with bare numbers"),
        pytest.param(LEFT_DEAD, [("killed", 30, 30, "people", "people")], id="left dead"),
        pytest.param(REPORTED, [("killed", 16, 16, "people", None)], id="reported killed"),
        pytest.param(AMONG, [("detained", 30, 30, "people", "students")], id="participle after the noun"),
        pytest.param(DEATHS, [("killed", 12, 12, "people", None)], id="counted deaths"),
        pytest.param(DEATHS_OF, [("killed", 14, 14, "people", "peacekeepers")], id="deaths of"),
        pytest.param(MISSING, [("missing", 5, 5, "people", None)], id="predicate"),
        pytest.param(FREED, [("released", 150, 150, "people", "Kestrian women and children")], id="conjoined nouns"),
        pytest.param(FLED, [("displaced", 20000, 99999, "people", "residents of Obran")], id="vague with of"),
        pytest.param(TRUCKS, [("aid", 200, 999, "trucks", "aid trucks")], id="aid trucks"),
        pytest.param(TONNES, [("aid", 40, 40, "tonnes", "flour")], id="tonnes of flour"),
        pytest.param(DOLLARS, [("money", 7e6, 7e6, "Canadian dollars", None)], id="money in words"),
        pytest.param(TRUCE, [("duration", 4, 4, "days", "truce")], id="duration of a truce"),
        pytest.param(HELD, [("held", 72, 72, "people", "hostages")], id="hostages"),
        pytest.param(VOTERS, [("people", 300, 300, "people", "voters")], id="people unmeasured"),
    ],
)
def test_measure_range_and_of(doc, expected):
    assert [(f.measure, f.low, f.high, f.unit, f.of) for f in figures(doc)] == expected


SHOT = tree("Two/CD/nummod>2 men[man]/NNS/nsubj:pass>4 were[be]/VBD/aux:pass>4 shot[shoot]/VBN/root and/CC/cc>6 wounded[wound]/VBN/conj>4")


def test_two_passives_share_their_subject():
    assert [(figure.measure, figure.value) for figure in figures(SHOT)] == [("injured", 2)]


SIDES = tree("The/DT/det>3 two/CD/nummod>3 sides[side]/NNS/nsubj>4 met[meet]/VBD/root")
KILLERS = tree("Six/CD/nummod>2 gunmen[gunman]/NNS/nsubj>3 killed[kill]/VBD/root him/PRP/obj>3")
TALKS = tree("They/PRP/nsubj>2 held[hold]/VBD/root three/CD/nummod>4 meetings[meeting]/NNS/obj>2")
FILMS = tree("It/PRP/nsubj>2 released[release]/VBD/root 50/CD/nummod>4 films[film]/NNS/obj>2")
BLOC = tree("A/DT/det>5 12/CD/nummod>4 -/,/punct>4 nation/NN/compound>5 bloc/NN/nsubj>6 met[meet]/VBD/root")


@pytest.mark.parametrize("doc", [SIDES, KILLERS, TALKS, BLOC])
def test_small_numbers_of_nothing_measured_are_no_figures(doc):
    assert figures(doc) == ()


def test_things_are_not_released_people():
    assert [figure.measure for figure in figures(FILMS)] == ["other"]


INCLUDING = tree(
    "Thirty/CD/nummod>2 people/NNS/nsubj>3 died[die]/VBD/root ,/,/punct>7 including[include]/VBG/case>7 "
    "five/CD/nummod>7 children[child]/NNS/nmod>2 "
    "and/CC/cc>10 two/CD/nummod>10 nurses[nurse]/NNS/conj>7"
)
TOLL = tree(
    "Two/CD/nsubj>2 died[die]/VBD/root ,/,/punct>4 bringing[bring]/VBG/advcl>2 the/DT/det>6 toll/NN/obj>4 "
    "from/IN/case>8 29/CD/obl>4 to/IN/case>10 31/CD/obl>4"
)
NUMBER_OF = tree("The/DT/det>2 number/NN/nsubj>5 of/IN/case>4 wounded/NN/nmod>2 rose[rise]/VBD/root to/IN/case>7 200/CD/obl>5")


BRINGS = tree(
    "It/PRP/nsubj>2 brings[bring]/VBZ/root to/IN/case>5 about/RB/advmod>5 36/CD/obl>2 the/DT/det>7 number/NN/obj>2 "
    "of/IN/case>9 deaths[death]/NNS/nmod>7"
)
FAR_TOLL = tree("The/DT/det>2 toll/NN/obl>3 came[come]/VBD/root ,/,/punct>5 rose[rise]/VBD/advcl>3 to/IN/case>7 169/CD/obl>5")
LIVES = tree("It/PRP/nsubj>2 claimed[claim]/VBD/root the/DT/det>4 lives[life]/NNS/obj>2 of/IN/case>6 dozens/NNS/nmod>4")
HELPED = tree("It/PRP/nsubj>3 will/MD/aux>3 help/VB/root 300/CD/nummod>5 villagers[villager]/NNS/obj>3")


def test_a_toll_may_stand_after_its_number():
    assert [(figure.measure, figure.value, figure.bound) for figure in figures(BRINGS)] == [("killed", 36, "about")]


PUT = tree("Police/NNS/nsubj>2 put/VBD/root the/DT/det>4 dead/NNS/obj>2 at/IN/case>6 13/CD/obl>2")
SHARE = tree("Turnout/NN/nsubj>3 was[be]/VBD/cop>3 60/CD/root percent/NN/compound>3")
HANDED = tree("They/PRP/nsubj>2 handed[hand]/VBD/root over/RP/compound:prt>2 160/CD/nummod>5 fighters[fighter]/NNS/obj>2")

HANDED_ASTRAY = tree("They/PRP/nsubj>2 handed[hand]/VBD/root over/RB/advmod>4 160/CD/nummod>5 fighters[fighter]/NNS/obj>2")
PUT_TWICE = tree(
    "She/PRP/nsubj>2 put/VBD/root the/DT/det>4 number/NN/obj>2 of/IN/case>7 the/DT/det>7 dead/JJ/nmod>4 at/IN/case>9 64/CD/obl>2 "
    "and/CC/cc>11 that/DT/conj>4 of/IN/case>14 the/DT/det>14 injured/JJ/nmod>11 at/IN/case>18 "
    "more/RB/advmod>18 than/IN/fixed>16 700/CD/nmod>11"
)
CROWD = tree("Organisers/NNS/nsubj>2 put/VBD/root the/DT/det>4 crowd/NN/obj>2 at/IN/case>6 20,000/CD/obl>2")
LOSSES = tree("It/PRP/nsubj>2 put/VBD/root its/PRP$/nmod:poss>4 losses[loss]/NNS/obj>2 at/IN/case>6 nine/CD/obl>2")
BREACHES = tree(
    "It/PRP/nsubj>2 put/VBD/root the/DT/det>4 number/NN/obj>2 of/IN/case>6 breaches[breach]/NNS/nmod>4 by/IN/case>9 the/DT/det>9 "
    "rebels[rebel]/NNS/nmod>6 at/IN/case>11 212/CD/nmod>9"
)
RISE = tree("They/PRP/nsubj>2 want/VBP/root a/DT/det>4 rise/NN/obj>2 of/IN/case>8 25/CD/nummod>8 per/NN/compound>8 cent/NN/nmod>4")
HUNDREDS = tree("Hundreds[hundred]/NNS/nsubj>2 waited[wait]/VBD/root outside/RB/advmod>2")
TURNED_OUT = tree("No/RB/advmod>2 more/RB/advmod>4 than/IN/fixed>2 6,000/CD/nsubj>6 had/VBD/aux>6 taken[take]/VBN/root part/NN/obj>6")
FEWER = tree(
    "Of/IN/case>3 2,500/CD/nummod>3 officers[officer]/NNS/obl>8 fewer/RB/advmod>6 than/IN/fixed>4 900/CD/nsubj>8 "
    "had/VBD/aux>8 come/VBN/root"
)
BURNS = tree(
    "17/CD/nummod>2 people/NNS/nsubj:pass>9 ,/,/punct>2 including[include]/VBG/case>6 six/CD/nummod>6 firefighters[firefighter]/NNS/nmod>2 "
    ",/,/punct>2 were[be]/VBD/aux:pass>9 treated[treat]/VBN/root for/IN/case>11 burns[burn]/NNS/obl>9"
)
THOSE = tree(
    "They/PRP/nsubj>2 registered[register]/VBD/root 188/CD/nummod>4 deaths[death]/NNS/obj>2 ,/,/punct>8 among/IN/case>7 them/PRP/nmod>8 "
    "those/DT/conj>4 of/IN/case>11 23/CD/nummod>11 foreigners[foreigner]/NNS/nmod>8"
)
CROSSED = tree("8,000/CD/nummod>2 people/NNS/nsubj>3 crossed[cross]/VBD/root into/IN/case>5 Obra/NNP/obl>3")
CONVOY = tree("80/CD/nummod>2 lorries[lorry]/NNS/nsubj>3 crossed[cross]/VBD/root into/IN/case>5 Obra/NNP/obl>3")
AIRCRAFT = tree("It/PRP/nsubj>2 involved[involve]/VBD/root 40/CD/nummod>4 aircraft/NN/obj>2")


@pytest.mark.parametrize(
    ("doc", "told"),
    [
        pytest.param(PUT, [("killed", 13, "exactly")], id="estimate of the dead"),
        pytest.param(SHARE, [("other", 60, "exactly")], id="a share said of its subject"),
        pytest.param(HANDED, [("released", 160, "exactly")], id="a particle is no hedge"),
        pytest.param(HANDED_ASTRAY, [("released", 160, "exactly")], id="a particle that the tree takes for a hedge"),
        pytest.param(PUT_TWICE, [("killed", 64, "exactly"), ("injured", 700, "at least")], id="two estimates with one verb"),
        pytest.param(CROWD, [("people", 20_000, "exactly")], id="estimate of a crowd"),
        pytest.param(LOSSES, [("killed", 9, "exactly")], id="estimate of losses"),
        pytest.param(BREACHES, [("other", 212, "exactly")], id="estimate of things"),
        pytest.param(RISE, [("other", 25, "exactly")], id="a share of nothing"),
        pytest.param(HUNDREDS, [("people", 200, "about")], id="hundreds"),
        pytest.param(TURNED_OUT, [("people", None, "at most")], id="bare number of those who take part"),
        pytest.param(FEWER, [("people", 2500, "exactly"), ("people", None, "at most")], id="bare number after its noun"),
        pytest.param(BURNS, [("injured", 17, "exactly"), ("injured", 6, "exactly")], id="treated, and a part of them"),
        pytest.param(THOSE, [("killed", 188, "exactly"), ("killed", 23, "exactly")], id="those of"),
        pytest.param(CROSSED, [("displaced", 8000, "exactly")], id="crossed into"),
        pytest.param(CONVOY, [("other", 80, "exactly")], id="no people that crossed into"),
        pytest.param(AIRCRAFT, [("other", 40, "exactly")], id="plural like the singular"),
    ],
)
def test_a_number_and_what_stands_before_it(doc, told):
    assert [(figure.measure, figure.low, figure.bound) for figure in figures(doc)] == told


@pytest.mark.parametrize(("doc", "low"), [pytest.param(FAR_TOLL, 169, id="toll far off"), pytest.param(LIVES, 24, id="lives of")])
def test_dead_told_in_a_roundabout_way(doc, low):
    assert [(figure.measure, figure.low) for figure in figures(doc)] == [("killed", low)]


COME = tree("About/RB/advmod>2 300/CD/nummod>3 nurses[nurse]/NNS/nsubj>5 will/MD/aux>5 come/VB/root")


def test_people_are_there_whatever_is_to_be_done_for_them():
    assert [(figure.measure, figure.status) for figure in figures(HELPED)] == [("people", "reported")]


def test_what_people_are_to_do_is_planned():
    assert [(figure.measure, figure.status) for figure in figures(COME)] == [("people", "planned")]


def test_including_names_a_part():
    assert [(f.id, f.measure, f.value, f.part_of) for f in figures(INCLUDING)] == [
        ("f1", "killed", 30, None), ("f2", "killed", 5, "f1"), ("f3", "killed", 2, "f1"),
    ]  # fmt: skip


def test_a_toll_is_the_whole_of_what_led_to_it():
    assert [(f.measure, f.value, f.part_of) for f in figures(TOLL)] == [("killed", 2, "f2"), ("killed", 31, None)]


def test_the_number_of_wounded_is_a_toll_of_wounded():
    assert [(f.measure, f.value) for f in figures(NUMBER_OF)] == [("injured", 200)]


def test_spans_reach_from_the_hedge_to_the_noun():
    texts = [PASSIVE.text[figure.span.start : figure.span.end] for figure in figures(PASSIVE)]
    assert texts == ["At least 140 villagers", "around 330 others"]


def test_chain_comes_from_the_attributions():
    assert figures(ACTIVE, chain=("s2", "s1"))[0].attribution == ("s2", "s1")


NOBODY = tree("He/PRP/nsubj>4 did/VBD/aux>4 not/RB/advmod>4 kill/VB/root 12/CD/nummod>6 people/NNS/obj>4")


def test_a_denied_figure():
    assert [figure.status for figure in figures(NOBODY)] == ["denied"]


BUFFER = tree("Troops[troop]/NNS/nsubj>2 advanced[advance]/VBD/root 12/CD/nummod>4 km/NNS/obl:unmarked>2")
SPEED = tree("Winds[wind]/NNS/nsubj>2 reached[reach]/VBD/root 90/CD/nummod>4 miles[mile]/NNS/obj>2 an/DT/det>6 hour/NN/nmod:unmarked>4")
SHARES = tree("Turnover/NN/nsubj>2 reached[reach]/VBD/root 44/CD/nummod>4 shares[share]/NNS/obj>2")
ROLL_CALL = tree("It/PRP/nsubj>2 won[win]/VBD/root 68/CD/nummod>4 votes[vote]/NNS/obj>2")
RESULT = tree("It/PRP/nsubj>2 won[win]/VBD/root 11,400/CD/nummod>4 votes[vote]/NNS/obj>2")
CURFEW = tree(
    "A/DT/det>2 curfew/NN/nsubj>3 begins[begin]/VBZ/root and/CC/cc>5 lasts[last]/VBZ/conj>3 15/CD/nummod>7 days[day]/NNS/obl:unmarked>5"
)


@pytest.mark.parametrize(
    ("doc", "told"),
    [
        pytest.param(BUFFER, [("other", 12, "kilometres")], id="distance"),
        pytest.param(SPEED, [], id="speed"),
        pytest.param(SHARES, [], id="shares"),
        pytest.param(ROLL_CALL, [], id="votes in a chamber"),
        pytest.param(RESULT, [("other", 11_400, "votes")], id="votes in a country"),
        pytest.param(CURFEW, [("duration", 15, "days")], id="the subject of the verb before it"),
    ],
)
def test_what_is_worth_counting(doc, told):
    assert [(figure.measure, figure.value, figure.unit) for figure in figures(doc)] == told


EXPECTED = tree(
    "Some/DT/det>2 900/CD/nummod>3 marchers[marcher]/NNS/nsubj:pass>5 were[be]/VBD/aux:pass>5 expected[expect]/VBN/root "
    "in/IN/case>7 Obran/NNP/obl>5"
)
PREDICTED = tree("The/DT/det>2 survey/NN/nsubj>3 predicted[predict]/VBD/root 40/CD/nummod>5 seats[seat]/NNS/obj>3")
EXPECTING = tree("Some/DT/det>2 900/CD/nummod>3 residents[resident]/NNS/nsubj>4 expected[expect]/VBD/root help/NN/obj>4")
NOT_EXPECTED = tree(
    "Some/DT/det>2 900/CD/nummod>3 guests[guest]/NNS/nsubj:pass>6 were[be]/VBD/aux:pass>6 not/RB/advmod>6 expected[expect]/VBN/root"
)
COMRADES = tree("They/PRP/nsubj>3 will/MD/aux>3 free/VB/root 40/CD/nummod>5 comrades[comrade]/NNS/obj>3")


@pytest.mark.parametrize(
    ("doc", "told"),
    [
        pytest.param(EXPECTED, ("people", "planned"), id="those who are expected"),
        pytest.param(PREDICTED, ("other", "planned"), id="what a survey predicts"),
        pytest.param(EXPECTING, ("people", "reported"), id="those who expect"),
        pytest.param(NOT_EXPECTED, ("people", "denied"), id="those who are not expected"),
        pytest.param(COMRADES, ("released", "planned"), id="comrades are people"),
    ],
)
def test_what_is_only_expected_is_planned(doc, told):
    [figure] = figures(doc)
    assert (figure.measure, figure.status) == told
