import pytest
from test_who import actors_of, who

REED = [("Ann Reed", "PERSON"), ("Eva Holm", "PERSON")]


@pytest.mark.parametrize(
    ("written", "entities", "token", "name"),
    [
        pytest.param(
            "Ann/NNP/nsubj>3 Reed/NNP/flat>1 told[tell]/VBD/root Eva/NNP/obj>3 Holm/NNP/flat>4 it/PRP/nsubj>8 is[be]/VBZ/cop>8 "
            "over/JJ/ccomp>3 ././punct>3\nHolm/NNP/nsubj>2 slept[sleep]/VBD/root and/CC/cc>5 Reed/NNP/nsubj>5 "
            "sang[sing]/VBD/conj>2 ././punct>2\n"
            "Talks[talk]/NNS/nsubj>3 will/MD/aux>3 end/VB/root ,/,/punct>3 she/PRP/nsubj>6 said[say]/VBD/parataxis>3 ././punct>3",
            REED, "she", "Eva Holm", id="without-a-voice-the-main-clause",
        ),
        pytest.param(
            "Eva/NNP/nsubj>3 Holm/NNP/flat>1 slept[sleep]/VBD/root while/IN/mark>7 Ann/NNP/nsubj>7 Reed/NNP/flat>5 "
            "warned[warn]/VBD/advcl>3 "
            "of/IN/case>9 rain/NN/obl>7 ././punct>3\n"
            "Roads[road]/NNS/nsubj>3 will/MD/aux>3 close/VB/root ,/,/punct>3 she/PRP/nsubj>6 said[say]/VBD/parataxis>3 ././punct>3",
            REED, "she", "Ann Reed", id="she-who-spoke-says-more",
        ),
        pytest.param(
            "UNICEF/NNP/nsubj>2 said[say]/VBD/root prices[price]/NNS/nsubj>4 rose[rise]/VBD/ccomp>2 ././punct>2\n"
            "Rain/NN/nsubj>2 fell[fall]/VBD/root ././punct>2\n"
            "Prices[price]/NNS/nsubj>3 may/MD/aux>3 rise/VB/root ,/,/punct>3 it/PRP/nsubj>6 added[add]/VBD/parataxis>3 ././punct>3",
            (), "it", "UNICEF", id="it-is-the-last-voice",
        ),
        pytest.param(
            "Prices[price]/NNS/nsubj>2 rose[rise]/VBD/root ,/,/punct>2 according[accord]/VBG/case>6 to/IN/fixed>4 "
            "UNICEF/NNP/obl>2 ././punct>2\n"
            "Rain/NN/nsubj>2 fell[fall]/VBD/root ,/,/punct>2 it/PRP/nsubj>5 added[add]/VBD/parataxis>2 ././punct>2",
            (), "it", "UNICEF", id="according-to-a-voice",
        ),
        pytest.param(
            "UNICEF/NNP/nsubj>2 slept[sleep]/VBD/root ././punct>2\nThe/DT/det>2 survey/NN/nsubj>3 showed[show]/VBD/root "
            "losses[loss]/NNS/obj>3 "
            "././punct>3\nRain/NN/nsubj>2 fell[fall]/VBD/root ,/,/punct>2 it/PRP/nsubj>5 added[add]/VBD/parataxis>2 ././punct>2",
            (), "it", "", id="a-thing-that-spoke-is-left-to-its-author",
        ),
    ],
)  # fmt: skip
def test_who_spoke_speaks_on(written, entities, token, name):
    doc, actors = actors_of(
        written, entities=[one for one in entities if one[0] in written.replace("/", " ") or one[0].split()[0] in written]
    )
    assert who(doc, actors, token) == [name]


MINISTERS = (
    "Kenyan/JJ/amod>2 President/NNP/nmod:desc>3 Ann/NNP/nsubj>5 Reed/NNP/flat>3 met[meet]/VBD/root Ugandan/JJ/amod>7 "
    "President/NNP/nmod:desc>8 Eva/NNP/obj>5 Holm/NNP/flat>8 ././punct>5\n"
)


@pytest.mark.parametrize(
    ("written", "token", "names"),
    [
        pytest.param(
            "The/DT/det>3 two/CD/nummod>3 leaders[leader]/NNS/nsubj>4 agreed[agree]/VBD/root",
            "leaders", "Ann Reed & Eva Holm", id="leaders",
        ),
        pytest.param("Both/DT/det>2 countries[country]/NNS/nsubj>3 agreed[agree]/VBD/root", "countries", "Kenya & Uganda", id="countries"),
        pytest.param("Both/DT/nsubj>2 agreed[agree]/VBD/root", "Both", "Ann Reed & Eva Holm", id="both"),
        pytest.param("Two/CD/nummod>2 leaders[leader]/NNS/nsubj>3 agreed[agree]/VBD/root", "leaders", "leaders", id="any-two"),
        pytest.param(
            "The/DT/det>3 two/CD/nummod>3 armies[army]/NNS/nsubj>4 agreed[agree]/VBD/root", "armies", "armies", id="none-of-that-kind",
        ),
    ],
)  # fmt: skip
def test_two_are_those_last_set_in_relation(written, token, names):
    doc, actors = actors_of(MINISTERS + written, entities=REED)
    assert sorted(who(doc, actors, token)[0].split(" & ")) == sorted(names.split(" & "))


def test_two_of_three_are_nobody():
    doc, actors = actors_of(
        "Peru/NNP/nsubj>2 met[meet]/VBD/root Chile/NNP/obj>2 and/CC/cc>5 Brazil/NNP/conj>3 ././punct>2\n"
        "The/DT/det>3 two/CD/nummod>3 sides[side]/NNS/nsubj>4 agreed[agree]/VBD/root ././punct>4"
    )
    assert who(doc, actors, "sides") == [""]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        pytest.param(
            "Russian/JJ/amod>4 and/CC/cc>3 Turkish/JJ/conj>1 officials[official]/NNS/nsubj>5 met[meet]/VBD/root",
            "Russian officials & Turkish officials", id="two-countries",
        ),
        pytest.param(
            "Senior/JJ/amod>4 and/CC/cc>3 Turkish/JJ/conj>1 officials[official]/NNS/nsubj>5 met[meet]/VBD/root", "Turkish officials",
            id="one-country",
        ),
        pytest.param(
            "UNICEF/NNP/compound>4 and/CC/cc>3 NATO/NNP/conj>1 officials[official]/NNS/nsubj>5 met[meet]/VBD/root",
            "UNICEF officials & NATO officials", id="two-bodies",
        ),
    ],
)  # fmt: skip
def test_officials_of_two_countries_or_bodies_are_two_actors(written, names):
    doc, actors = actors_of(written)
    assert who(doc, actors, "officials") == [names]


INTRODUCED = "A/DT/det>3 Kenyan/JJ/amod>3 minister/NN/nsubj>4 said[say]/VBD/root rain/NN/nsubj>6 fell[fall]/VBD/ccomp>4 ././punct>4\n"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        pytest.param(
            "Kenyan/JJ/amod>2 Minister/NNP/nmod:desc>3 Ann/NNP/nsubj>5 Reed/NNP/flat>3 said[say]/VBD/root it/PRP/nsubj>7 "
            "poured[pour]/VBD/ccomp>5",
            "Ann Reed", id="named-right-after",
        ),
        pytest.param(
            "Kenyan/JJ/amod>2 Minister/NNP/nmod:desc>3 Ann/NNP/nsubj>5 Reed/NNP/flat>3 slept[sleep]/VBD/root", "Kenyan minister",
            id="named-but-silent",
        ),
        pytest.param(
            "Ugandan/JJ/amod>2 Minister/NNP/nmod:desc>3 Ann/NNP/nsubj>5 Reed/NNP/flat>3 said[say]/VBD/root it/PRP/nsubj>7 "
            "poured[pour]/VBD/ccomp>5",
            "Kenyan minister", id="of-another-country",
        ),
    ],
)  # fmt: skip
def test_first_words_describe_whom_the_next_name(written, name):
    doc, actors = actors_of(INTRODUCED + written, entities=REED[:1])
    assert who(doc, actors, "minister") == [name]


def test_spokesman_without_a_body_speaks_for_the_last_voice():
    doc, actors = actors_of(
        "UNICEF/NNP/nsubj>2 said[say]/VBD/root rain/NN/nsubj>4 fell[fall]/VBD/ccomp>2 ././punct>2\n"
        "A/DT/det>2 spokesman/NN/nsubj>3 said[say]/VBD/root more/JJ/nsubj>5 fell[fall]/VBD/ccomp>3 ././punct>3"
    )
    (spokesman,) = actors.of(doc[6])
    assert actors.record(actors.record(spokesman).part_of).name == "UNICEF"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        pytest.param(
            "Kenya/NNP/nsubj>2 slept[sleep]/VBD/root ././punct>2\nThe/DT/det>2 country/NN/nmod:poss>4 's/POS/case>2 "
            "army/NN/nsubj>5 left[leave]/VBD/root",
            "Kenyan army", id="of-a-country",
        ),
        pytest.param(
            "Kenyan/JJ/amod>2 army/NN/nsubj>3 slept[sleep]/VBD/root ././punct>3\nRain/NN/nmod:poss>3 's/POS/case>1 "
            "army/NN/nsubj>4 left[leave]/VBD/root",
            "Rain's army", id="of-nobody-known",
        ),
    ],
)  # fmt: skip
def test_possessor_without_a_name(written, name):
    doc, actors = actors_of(written)
    token = [word for word in doc if word.text == "army"][-1]
    (found,) = actors.of(token)
    assert actors.record(found).name == name


def test_newspaper_named_behind_its_noun_is_no_person():
    doc, actors = actors_of(
        "The/DT/det>2 newspaper/NN/nsubj>5 De/NNP/appos>2 Morgen/NNP/flat>3 said[say]/VBD/root rain/NN/nsubj>7 fell[fall]/VBD/ccomp>5",
        entities=[("De Morgen", "PERSON")],
    )
    (paper,) = actors.of(doc[1])
    assert (actors.record(paper).name, actors.record(paper).kind) == ("De Morgen", "medium")


def test_role_before_a_comma_and_a_name_is_one_person():
    doc, actors = actors_of(
        "Peru/NNP/nmod:poss>3 's/POS/case>1 envoy/NN/nsubj>8 ,/,/punct>5 Ann/NNP/nsubj>8 Reed/NNP/flat>5 ,/,/punct>5 said[say]/VBD/root "
        "rain/NN/nsubj>10 fell[fall]/VBD/ccomp>8",
        entities=REED[:1],
    )
    assert who(doc, actors, "envoy", "Ann") == ["Ann Reed", "Ann Reed"]
