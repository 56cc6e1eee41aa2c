import pytest
from trees import tree, word

from according.codebook.actors import actor_codebook
from according.reader.who import find_actors

BOOK = actor_codebook()


def actors_of(written, published="2023-11-24", entities=()):
    doc = tree(written)
    if entities:
        doc.set_ents([doc.char_span(doc.text.index(text), doc.text.index(text) + len(text), label=label) for text, label in entities])
    return doc, find_actors(doc, BOOK, published)


def who(doc, actors, *tokens):
    """Return the names of the actors at tokens, each token given by its text or its number."""
    names = []
    for token in tokens:
        ids = actors.of(doc[token] if isinstance(token, int) else word(doc, token))
        names.append(" & ".join(actors.record(one).name for one in ids))
    return names


MINISTER = (
    "Norwegian/JJ/amod>3 Foreign/NNP/amod>3 Minister/NNP/nmod:desc>4 Kari/NNP/nsubj>6 Holm/NNP/flat>4 met[meet]/VBD/root "
    "rebels[rebel]/NNS/obj>6 ././punct>6\n"
    "The/DT/det>4 top/JJ/amod>4 Norwegian/JJ/amod>4 diplomat/NN/nsubj>5 left[leave]/VBD/root ././punct>5\n"
    "She/PRP/nsubj>2 slept[sleep]/VBD/root ././punct>2\nHolm/NNP/nsubj>2 returned[return]/VBD/root ././punct>2\n"
)


def test_role_before_a_name_gives_country_and_sector():
    doc, actors = actors_of(MINISTER, entities=[("Kari Holm", "PERSON")])
    record = actors.record(actors.of(word(doc, "Kari"))[0])
    assert (record.name, record.kind, record.country, record.sectors) == ("Kari Holm", "person", "NOR", ("GOV",))


def test_description_surname_and_pronoun_come_back_to_the_person():
    doc, actors = actors_of(MINISTER, entities=[("Kari Holm", "PERSON")])
    assert who(doc, actors, "Kari", "diplomat", "She") == ["Kari Holm"] * 3
    assert who(doc, actors, 17) == ["Kari Holm"]


def test_mentions_say_how_and_slice_the_text():
    doc, actors = actors_of(MINISTER, entities=[("Kari Holm", "PERSON")])
    who(doc, actors, "Kari", "diplomat", "She")
    record = actors.records()[0]
    mentions = [(doc.text[one.start : one.end], one.how) for one in record.mentions]
    assert mentions == [
        ("Kari Holm", "name"), ("The top Norwegian diplomat", "nominal"), ("She", "pronoun"), ("Holm", "name"),
    ]  # fmt: skip


def test_only_named_or_asked_for_actors_are_recorded():
    _, actors = actors_of(MINISTER, entities=[("Kari Holm", "PERSON")])
    assert [record.name for record in actors.records()] == ["Kari Holm"]


@pytest.mark.parametrize(
    ("written", "entities", "part_of", "country"),
    [
        pytest.param(
            "Ann/NNP/nsubj>10 Reed/NNP/flat>1 ,/,/punct>1 a/DT/det>5 spokeswoman/NN/appos>1 for/IN/case>8 the/DT/det>8 UN/NNP/nmod>5 "
            ",/,/punct>1 resigned[resign]/VBD/root ././punct>10", [("Ann Reed", "PERSON")], "United Nations", None, id="apposition",
        ),
        pytest.param(
            "Hezbollah/NNP/compound>2 spokesman/NN/nmod:desc>3 Ali/NNP/nsubj>5 Dib/NNP/flat>3 resigned[resign]/VBD/root ././punct>5",
            [("Ali Dib", "PERSON")], "Hezbollah", "LBN", id="before-the-name",
        ),
    ],
)  # fmt: skip
def test_person_speaks_for_a_group(written, entities, part_of, country):
    doc, actors = actors_of(written, entities=entities)
    record = actors.record(actors.of(word(doc, entities[0][0].split()[0]))[0])
    assert (actors.record(record.part_of).name, record.country) == (part_of, country)


def test_former_office_is_no_present_one():
    doc, actors = actors_of(
        "Former/JJ/amod>2 mayor/NN/nmod:desc>3 Ann/NNP/nsubj>5 Reed/NNP/flat>3 spoke[speak]/VBD/root ././punct>5",
        entities=[("Ann Reed", "PERSON")],
    )
    assert actors.record(actors.of(word(doc, "Ann"))[0]).sectors == ("ELI",)


@pytest.mark.parametrize(
    ("written", "token", "name", "kind", "country", "sectors"),
    [
        pytest.param("Tehran/NNP/nsubj>2 agreed[agree]/VBD/root", "Tehran", "Iran", "state", "IRN", ("GOV",), id="capital-acts"),
        pytest.param("France/NNP/nsubj>2 agreed[agree]/VBD/root", "France", "France", "state", "FRA", ("GOV",), id="state-acts"),
        pytest.param(
            "The/DT/det>3 Peruvian/JJ/amod>3 government/NN/nsubj>4 agreed[agree]/VBD/root", "government", "Peru", "state", "PER", ("GOV",),
            id="government",
        ),
        pytest.param(
            "Kenyan/JJ/amod>2 troops[troop]/NNS/nsubj>3 agreed[agree]/VBD/root", "troops", "Kenyan troops", "group", "KEN", ("MIL",),
            id="troops",
        ),
        pytest.param(
            "Armed/JJ/amod>2 gunmen[gunman]/NNS/nsubj>3 fled[flee]/VBD/root",
            "gunmen", "armed gunmen", "group", None, ("UAF",), id="gunmen",
        ),
        pytest.param(
            "Residents[resident]/NNS/nsubj>4 of/IN/case>3 Chad/NNP/nmod>1 fled[flee]/VBD/root",
            "Residents", "Chadian residents", "population", "TCD", ("CVL",), id="residents",
        ),
        pytest.param("Iraqis[Iraqi]/NNPS/nsubj>2 fled[flee]/VBD/root", "Iraqis", "Iraqis", "population", "IRQ", ("CVL",), id="people"),
        pytest.param(
            "Israeli/JJ/amod>2 strikes[strike]/NNS/nsubj>3 stopped[stop]/VBD/root", "Israeli", "Israel", "state", "ISR", ("GOV",),
            id="adjective-of-a-deed",
        ),
        pytest.param(
            "Palestinian/JJ/amod>2 protests[protest]/NNS/nsubj>3 stopped[stop]/VBD/root",
            "Palestinian", "Palestinians", "population", "PSE",
            ("CVL",), id="adjective-of-a-people",
        ),
        pytest.param(
            "The/DT/det>3 Chilean/JJ/amod>3 president/NN/nsubj>4 left[leave]/VBD/root", "president", "Gabriel Boric", "person", "CHL",
            ("GOV",), id="office",
        ),
        pytest.param(
            "Reuters/NNP/compound>3 news/NN/compound>3 agency/NN/nsubj>4 said[say]/VBD/root",
            "agency", "Reuters", "medium", "GBR", ("JRN",),
            id="medium",
        ),
    ],
)  # fmt: skip
def test_described_actor(written, token, name, kind, country, sectors):
    doc, actors = actors_of(written)
    record = actors.record(actors.of(word(doc, token))[0])
    assert (record.name, record.kind, record.country, record.sectors) == (name, kind, country, sectors)


def test_army_is_part_of_its_state():
    doc, actors = actors_of(
        "The/DT/det>3 Malian/JJ/amod>3 army/NN/nsubj>4 left[leave]/VBD/root ././punct>4 \n Mali/NNP/nsubj>2 agreed/VBD/root"
    )
    record = actors.record(actors.of(word(doc, "army"))[0])
    assert (record.name, actors.record(record.part_of).name) == ("Malian army", "Mali")


@pytest.mark.parametrize(
    ("written", "token", "name", "label"),
    [
        pytest.param(
            "The/DT/det>3 Cuban/JJ/amod>3 regime/NN/nsubj>4 fell[fall]/VBD/root", "regime", "Cuba", "The Cuban regime", id="regime",
        ),
        pytest.param(
            "Israel/NNP/nsubj>4 's/POS/case>1 army/NN/obj>4 hit/VBD/root terrorists[terrorist]/NNS/obj>4", "terrorists", "militants",
            "terrorists", id="terrorists",
        ),
        pytest.param(
            "The/DT/det>4 Hezbollah/NNP/compound>4 resistance/NN/compound>4 movement/NN/nsubj>5 met[meet]/VBD/root",
            "movement", "Hezbollah",
            "The Hezbollah resistance movement", id="resistance",
        ),
    ],
)  # fmt: skip
def test_loaded_wording_is_a_label_and_no_name(written, token, name, label):
    doc, actors = actors_of(written)
    record = actors.record(actors.of(word(doc, token))[0])
    assert record.name == name
    assert [(one.text, doc.text[one.start : one.end]) for one in record.labels] == [(label, label)]


def test_acronym_in_parentheses_stands_for_the_name():
    doc, actors = actors_of(
        "The/DT/det>4 Sevan/NNP/compound>4 Fishing/NNP/compound>4 Council/NNP/nsubj>8 -LRB-[(]/,/punct>6 "
        "SFC/NNP/appos>4 -RRB-[)]/,/punct>6 "
        "met[meet]/VBD/root ././punct>8\nSFC/NNP/nsubj>2 agreed[agree]/VBD/root ././punct>2".replace("-LRB-", "(").replace("-RRB-", ")"),
        entities=[("Sevan Fishing Council", "ORG")],
    )
    ids = {actors.of(doc[3]), actors.of(doc[9])}
    assert len(ids) == 1
    assert actors.record(ids.pop()[0]).name == "Sevan Fishing Council"


GROUP = (
    "Hamas/NNP/nsubj>2 met[meet]/VBD/root Qatar/NNP/obj>2 ././punct>2\n"
    "The/DT/det>2 group/NN/nsubj>3 said[say]/VBD/root it/PRP/nsubj>5 agreed[agree]/VBD/ccomp>3 ././punct>3\n"
)


def test_known_group_under_another_spelling_is_told_by_its_acronym():
    doc, actors = actors_of(
        "North/NNP/compound>4 Atlantic/NNP/compound>4 Defence/NNP/compound>4 Organization/NNP/nsubj>8 (/,/punct>6 NATO/NNP/appos>4 "
        ")/,/punct>6 met[meet]/VBD/root ././punct>8",
        entities=[("North Atlantic Defence Organization", "ORG")],
    )
    assert {name for token in ("Organization", "NATO") for name in who(doc, actors, token)} == {"NATO"}


CHECHEN = (
    "President/NNP/nmod:desc>3 Vladimir/NNP/flat>3 Putin/NNP/nsubj>4 spoke[speak]/VBD/root ././punct>4\n"
    "The/DT/det>3 Chechen/JJ/amod>3 president/NN/nsubj>4 slept[sleep]/VBD/root ././punct>4"
)


def test_president_of_a_people_is_not_the_president_of_the_state():
    doc, actors = actors_of(CHECHEN)
    record = actors.record(actors.of(word(doc, "president"))[0])
    assert (record.name, record.country) == ("Chechen president", "RUS")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        pytest.param(
            "In/IN/case>2 Japan/NNP/obl>4 LDP/NNP/compound>4 members[member]/NNS/nsubj>5 met[meet]/VBD/root ././punct>5",
            "Liberal Democratic Party of Japan members", id="its-country-is-named",
        ),
        pytest.param(
            "Some/DT/det>3 LDP/NNP/compound>3 members[member]/NNS/nsubj>4 met[meet]/VBD/root ././punct>4",
            "LDP members", id="not-named",
        ),
    ],
)  # fmt: skip
def test_short_name_that_several_bear_counts_only_in_company(written, name):
    doc, actors = actors_of(written)
    assert who(doc, actors, "members") == [name]


def test_possessor_that_is_unclear_leaves_somebody_new():
    doc, actors = actors_of(
        "NATO/NNP/nsubj>2 met[meet]/VBD/root Peru/NNP/obj>2 ././punct>2\n"
        "Our/PRP$/nmod:poss>2 alliance/NN/nsubj>3 won[win]/VBD/root ././punct>3"
    )
    assert who(doc, actors, "alliance") == [""]


def test_age_is_no_part_of_a_name():
    doc, actors = actors_of(
        "A/DT/det>7 12/CD/nummod>4 -/,/punct>4 year/NN/compound>6 -/,/punct>6 old/JJ/amod>7 girl/NN/nsubj>8 "
        "slept[sleep]/VBD/root ././punct>8"
    )
    assert who(doc, actors, "girl") == ["girl"]


def test_pronoun_in_a_quotation_is_not_sought_outside():
    doc, actors = actors_of(
        "“/``/punct>3 He/PRP/nsubj>3 lies[lie]/VBZ/root ,/,/punct>3 ”/''/punct>3 Ali/NNP/nsubj>8 Dib/NNP/flat>6 said[say]/VBD/parataxis>3 "
        "././punct>3\nEva/NNP/nsubj>3 Holm/NNP/flat>1 left[leave]/VBD/root ././punct>3",
        entities=[("Ali Dib", "PERSON"), ("Eva Holm", "PERSON")],
    )
    assert who(doc, actors, "He") == [""]


def test_the_group_and_it_take_up_the_last_group():
    doc, actors = actors_of(GROUP)
    assert who(doc, actors, "group", "it") == ["Hamas", "Hamas"]


UNCLEAR = (
    "Ann/NNP/nsubj>3 Reed/NNP/flat>1 met[meet]/VBD/root Eva/NNP/obj>3 Holm/NNP/flat>4 in/IN/case>7 town/NN/obl>3 ././punct>3\n"
    "Rain/NN/nsubj>2 fell[fall]/VBD/root on/IN/case>4 her/PRP/obl>2 ././punct>2\n"
)


def test_of_two_women_the_subject_is_taken_up():
    doc, actors = actors_of(UNCLEAR, entities=[("Ann Reed", "PERSON"), ("Eva Holm", "PERSON")])
    assert who(doc, actors, "her") == ["Ann Reed"]


@pytest.mark.parametrize(
    ("written", "pronoun"),
    [
        pytest.param(
            "Ann/NNP/nmod:poss>4 Reed/NNP/flat>1 's/POS/case>1 talk/NN/nsubj>9 with/IN/case>6 Eva/NNP/nmod>4 "
            "Holm/NNP/flat>6 had[have]/VBD/aux>9 "
            "ended[end]/VBN/root ././punct>9\nShe/PRP/nsubj>2 left[leave]/VBD/root ././punct>2", "She", id="two-women",
        ),
        pytest.param(
            "The/DT/det>2 plan/NN/nsubj>3 failed[fail]/VBD/root ././punct>3\nIt/PRP/nsubj>2 stopped[stop]/VBD/root "
            "././punct>2", "It", id="a-plan",
        ),
        pytest.param("It/PRP/expl>2 rained[rain]/VBD/root ././punct>2", "It", id="expletive"),
        pytest.param("They/PRP/nsubj>2 left[leave]/VBD/root ././punct>2", "They", id="nobody-before"),
    ],
)  # fmt: skip
def test_unclear_pronoun_stands_for_nobody(written, pronoun):
    doc, actors = actors_of(written, entities=[(name, "PERSON") for name in ("Ann Reed", "Eva Holm") if name.split()[0] in written])
    assert who(doc, actors, pronoun) == [""]


def test_they_may_stand_for_several():
    doc, actors = actors_of(
        "Peru/NNP/nsubj>4 and/CC/cc>3 Chile/NNP/conj>1 met[meet]/VBD/root ././punct>4\nThey/PRP/nsubj>2 agreed[agree]/VBD/root ././punct>2"
    )
    assert who(doc, actors, "They") == ["Peru & Chile"]


def test_hundreds_of_people_are_those_people():
    doc, actors = actors_of("Hundreds[hundred]/NNS/nsubj>4 of/IN/case>3 Syrians[Syrian]/NNPS/nmod>1 fled[flee]/VBD/root ././punct>4")
    assert who(doc, actors, "Hundreds") == ["Syrians"]


def test_relative_pronoun_stands_for_its_antecedent():
    doc, actors = actors_of("Gunmen[gunman]/NNS/root who/WP/nsubj>3 fled[flee]/VBD/acl:relcl>1 ././punct>1")
    assert who(doc, actors, "who") == ["gunmen"]


def test_who_stands_for_the_people_next_to_it():
    doc, actors = actors_of(
        "Talks[talk]/NNS/nsubj>8 with/IN/case>3 rebels[rebel]/NNS/nmod>1 ,/,/punct>6 who/WP/nsubj>6 fled[flee]/VBD/acl:relcl>1 "
        "had[have]/VBD/aux>8 ended[end]/VBN/root ././punct>8"
    )
    assert who(doc, actors, "who") == ["rebels"]


def test_predicate_is_nobody_that_he_could_take_up():
    doc, actors = actors_of(
        "Ali/NNP/nsubj>3 Dib/NNP/flat>1 left[leave]/VBD/root ././punct>3\nEva/NNP/nsubj>5 Holm/NNP/flat>1 is[be]/VBZ/cop>5 a/DT/det>5 "
        "soldier/NN/root ././punct>5\nHe/PRP/nsubj>2 slept[sleep]/VBD/root ././punct>2",
        entities=[("Ali Dib", "PERSON"), ("Eva Holm", "PERSON")],
    )
    assert who(doc, actors, "He") == ["Ali Dib"]


def test_speaker_is_not_the_one_spoken_of_before():
    doc, actors = actors_of(
        "A/DT/det>2 spokeswoman/NN/nsubj>3 left[leave]/VBD/root ././punct>3\nAnn/NNP/nsubj>4 Reed/NNP/flat>1 will/MD/aux>4 resign/VB/root "
        ",/,/punct>4 she/PRP/nsubj>7 said[say]/VBD/parataxis>4 ././punct>4",
        entities=[("Ann Reed", "PERSON")],
    )
    assert who(doc, actors, "she") == ["spokeswoman"]


def test_spokesman_of_a_seat_is_of_the_government():
    doc, actors = actors_of("A/DT/det>3 Kremlin/NNP/compound>3 spokesman/NN/nsubj>4 left[leave]/VBD/root ././punct>4")
    record = actors.record(actors.of(word(doc, "spokesman"))[0])
    assert (record.country, record.sectors) == ("RUS", ("GOV",))


def test_bound_token_stands_for_the_speaker():
    doc, actors = actors_of("I/PRP/nsubj>2 agree/VBP/root ,/,/punct>2 Peru/NNP/nsubj>5 said[say]/VBD/parataxis>2 ././punct>2")
    (peru,) = actors.of(word(doc, "Peru"))
    assert actors.of(doc[0]) == ()
    actors.bind(doc[0], peru)
    assert actors.of(doc[0]) == (peru,)
    assert [one.how for one in actors.record(peru).mentions] == ["pronoun", "name"]


@pytest.mark.parametrize(
    ("day", "name", "sectors"),
    [
        pytest.param("2005-12-01", "George W. Bush", ("GOV",), id="in-office"),
        pytest.param("2015-12-01", "Bush", ("GOV",), id="not-then"),
        pytest.param(None, "George W. Bush", ("GOV",), id="no-date"),
    ],
)
def test_surname_beside_the_office_names_its_holder(day, name, sectors):
    doc, actors = actors_of("President/NNP/nmod:desc>2 Bush/NNP/nsubj>3 left[leave]/VBD/root", published=day, entities=[("Bush", "PERSON")])
    record = actors.record(actors.of(word(doc, "Bush"))[0])
    assert record.sectors == sectors
    if day is not None:
        assert record.name == name


def test_no_actor():
    doc, actors = actors_of("The/DT/det>2 plan/NN/nsubj>3 failed[fail]/VBD/root ././punct>3")
    assert actors.of(word(doc, "plan")) == ()
    assert actors.records() == ()
