import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English

from according.codebook.actor_entries import SECTORS
from according.codebook.actor_tables import TABLES
from according.codebook.actors import FOLDER, actor_codebook
from according.codebook.offices import in_office
from according.codebook.phrases import Phrases, words_of
from according.errors import CodebookError

FILES = (*TABLES, "states.tsv", "offices.tsv", "roles.tsv", "loaded.tsv", "given_names.tsv")
SPLIT_DOTS = {"lt.", "maj.", "brig.", "col.", "capt.", "sgt.", "cmdr."}


@pytest.fixture(scope="module")
def book():
    return actor_codebook()


@pytest.fixture
def folder(tmp_path):
    for name in FILES:
        shutil.copy(FOLDER / name, tmp_path)
    return tmp_path


def found(book, phrase):
    forms = list(words_of(phrase))
    end, wordings = book.wordings.at([form.lower() for form in forms], 0)
    assert end in (0, len(forms))
    return {(wording.known.name, wording.use) for wording in wordings if wording.fits(forms)}


def test_codebook_holds_every_state_and_many_actors(book):
    assert len(book.states) == 250
    assert sum(known.kind in ("group", "medium", "population") for known in book.known.values()) >= 4000
    assert sum(known.kind == "person" for known in book.known.values()) >= 2300


def test_name_is_an_identity(book):
    people = [state.people for state in book.states.values() if state.people]
    names = [(known.name, known.country) for known in (*book.known.values(), *book.states.values(), *people)]
    assert len(names) == len(set(names))
    assert [name for name in book.known if name in {state.name for state in book.states.values()}] == []


def test_every_state_is_named_in_one_way_only(book):
    names = [state.name for state in book.states.values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("phrase", "known", "use"),
    [
        pytest.param("Iran", "Iran", "name", id="name"),
        pytest.param("UK", "United Kingdom", "name", id="abbreviation"),
        pytest.param("Downing Street", "United Kingdom", "seat", id="building"),
        pytest.param("Tehran", "Iran", "seat", id="capital"),
        pytest.param("Kremlin", "Russia", "seat", id="kremlin"),
        pytest.param("Norwegian", "Norway", "adjective", id="adjective"),
        pytest.param("Norwegians", "Norwegians", "people", id="regular-plural"),
        pytest.param("Danes", "Danes", "people", id="irregular-plural"),
        pytest.param("Isis", "Islamic State", "name", id="other-case"),
        pytest.param("al-Qaeda", "Al-Qaeda", "name", id="small-article"),
        pytest.param("Médecins Sans Frontières", "Doctors Without Borders", "name", id="accents"),
        pytest.param("Angela Merkel", "Angela Merkel", "person", id="person"),
    ],
)
def test_wording_stands_for(book, phrase, known, use):
    assert (known, use) in found(book, phrase)


@pytest.mark.parametrize("phrase", ["who", "Who", "us", "turkey", "polish", "mali", "time"])
def test_common_words_are_no_actors(book, phrase):
    assert found(book, phrase) == set()


def test_surname_that_others_bear_needs_company(book):
    _, wordings = book.wordings.at(["bush"], 0)
    assert wordings
    assert all(wording.company for wording in wordings)


def test_words_are_split_as_the_tokenizer_splits_them(book):
    tokenizer = English()
    phrases = [*book.known, *(state.name for state in book.states.values()), *book.role_of]
    off = [
        phrase
        for phrase in phrases
        if phrase not in SPLIT_DOTS
        and not phrase.endswith(".")
        and words_of(phrase) != tuple(token.text for token in tokenizer(f"x {phrase} y"))[1:-1]
    ]
    assert off == []


def test_roles_bear_known_sectors_and_wider_words(book):
    assert all(set(role.sectors) <= SECTORS for role in book.role_of.values())
    assert {"diplomat", "minister", "official"} <= book.role_of["foreign minister"].also


@pytest.mark.parametrize(
    ("plural", "role"),
    [
        pytest.param("gunmen", "gunman", id="men"),
        pytest.param("authorities", "authority", id="y"),
        pytest.param("secretaries general", "secretary general", id="first-word"),
        pytest.param("chiefs of staff", "chief of staff", id="of"),
        pytest.param("media outlets", "media outlet", id="two-words"),
    ],
)
def test_plural_of_a_role(book, plural, role):
    end, forms = book.roles.at(plural.split(), 0)
    assert end == len(plural.split())
    assert (forms[0].role.noun, forms[0].plural) == (role, True)


@pytest.mark.parametrize(
    ("name", "day", "held"),
    [
        pytest.param("Angela Merkel", "2010-03-01", ["chancellor"], id="during"),
        pytest.param("Angela Merkel", "2022-03-01", [], id="after"),
        pytest.param("Barack Obama", "2005-03-01", [], id="before"),
        pytest.param("Boris Johnson", "2017-03-01", ["foreign secretary"], id="first-of-two"),
        pytest.param("Emmanuel Macron", "2031-01-01", [], id="beyond-what-is-known"),
    ],
)
def test_office_on_a_day(book, name, day, held):
    assert [term.office for term in book.known[name].terms if in_office(term, day)] == held


def test_parts_lead_to_known_wholes(book):
    assert all(book.resolve(known.part_of) is not None for known in book.known.values() if known.part_of)


@pytest.mark.parametrize(
    ("file", "line", "complaint"),
    [
        pytest.param("actors.tsv", "Hamas\t\tgroup\t\tREB\t", "listed twice", id="twice"),
        pytest.param("actors.tsv", "Borderers\tHamas\tgroup\t\tREB\t", "stands for", id="one-wording-two-actors"),
        pytest.param("actors.tsv", "Borderers\t\tclub\t\tREB\t", "no kind of actor", id="kind"),
        pytest.param("actors.tsv", "Borderers\t\tgroup\tXYZ\tREB\t", "no country", id="country"),
        pytest.param("actors.tsv", "Borderers\t\tgroup\t\tABC\t", "no sector", id="sector"),
        pytest.param("actors.tsv", "Borderers\t\tgroup\t\tREB\tNobody at all", "no table lists", id="whole"),
        pytest.param("actors.tsv", "Borderers\tgroup", "columns", id="columns"),
        pytest.param("offices.tsv", "Ann Lee\t\tf\tmayor\tAtlantis\t2001\t2002\tpublic record", "neither a state", id="of"),
        pytest.param("actors.tsv", "Borderers\tBdr;Bdr\tgroup\t\tREB\t", "listed twice for", id="wording-twice"),
        pytest.param("media.tsv", "Hamas\t\tmedium\t\tJRN\t", "first in actors.tsv", id="twice-in-two-tables"),
        pytest.param("parties.tsv", "Iran\t\tgroup\t\tPTY\t", "first in states.tsv", id="name-of-a-state"),
        pytest.param("parties.tsv", "Borderers\t\tgroup\t\tPTY\tBorderers", "which is part of it", id="part-of-itself"),
        pytest.param("states.tsv", "IRN\tElam\t\t\t\t\t\t", "IRN is listed twice", id="state-twice"),
        pytest.param("offices.tsv", "Hamas\t\tf\tmayor\tFRA\t2001\t2002\tpublic record", "first in actors.tsv", id="group-in-office"),
        pytest.param("offices.tsv", "Ann Lee\t\tf\tqueen bee\tFRA\t2001\t2002\tpublic record", "no noun of roles.tsv", id="office"),
        pytest.param("offices.tsv", "Ann Lee\t\tf\tmayor\tFRA\t1 May\t2002\tpublic record", "no date", id="date"),
        pytest.param("offices.tsv", "Ann Lee\t\tf\tmayor\tFRA\t2001-13\t2002\tpublic record", "no date", id="month"),
        pytest.param("offices.tsv", "Ann Lee\t\tf\tmayor\tFRA\t\t2002\tpublic record", "no beginning", id="beginning"),
        pytest.param("offices.tsv", "Ann Lee\t\tf\tpresident\tFRA\t2019\t2020\tpublic record", "in that office until", id="overlap"),
        pytest.param("offices.tsv", "Joe Biden\t\tm\tpresident\tUSA\t2021-01-20\t\tpublic record", "listed twice", id="term-twice"),
        pytest.param("offices.tsv", "Ann Lee\t\tf\tmayor\tFRA\t2003\t2002\tpublic record", "ends before", id="term"),
        pytest.param("roles.tsv", "minister\tperson\tGOV\t\t\t", "listed twice", id="role-twice"),
        pytest.param("roles.tsv", "borderer\tthing\t\t\t\t", "no kind of role", id="role-kind"),
        pytest.param("states.tsv", "XY\tNowhere\t\t\t\t\t\t", "ISO 3166-1", id="iso"),
    ],
)
def test_contradiction_is_reported_with_its_place(folder, file, line, complaint):
    with (folder / file).open("a", encoding="utf-8") as out:
        out.write(line + "\n")
    with pytest.raises(CodebookError, match=complaint) as caught:
        actor_codebook(folder)
    assert file in str(caught.value)


@pytest.mark.parametrize(
    ("office", "of", "day", "holder"),
    [
        pytest.param("foreign minister", "IRN", "2023-11-22", "Hossein Amir-Abdollahian", id="during"),
        pytest.param("foreign minister", "IRN", "1997-04-02", "Ali Akbar Velayati", id="long-ago"),
        pytest.param("foreign minister", "GBR", "1998-04-02", "Robin Cook", id="same-office-by-another-noun"),
        pytest.param("defense minister", "FRA", "2019-04-02", "Florence Parly", id="american-spelling"),
        pytest.param("secretary general", "Hezbollah", "2023-11-22", "Hassan Nasrallah", id="of-a-group"),
        pytest.param("president", "USA", "2017-01-20", None, id="day-of-handing-over"),
        pytest.param("foreign minister", "IRN", "2031-11-22", None, id="beyond-what-is-known"),
        pytest.param("foreign minister", "IRN", "1950-11-22", None, id="before-the-list"),
        pytest.param("minister", "ISR", "2023-11-22", None, id="no-office-for-one"),
        pytest.param("leader", "Hamas", "2010-11-22", None, id="leaders-may-be-several"),
    ],
)
def test_holder_of_an_office_on_a_day(book, office, of, day, holder):
    found = book.holder(office, of, day)
    assert (found and found.name) == holder


def test_missing_file_is_reported(folder):
    (folder / "roles.tsv").unlink()
    with pytest.raises(CodebookError, match=r"roles\.tsv"):
        actor_codebook(folder)


WORDS = st.sampled_from("abc")


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), max_size=12), st.lists(WORDS, min_size=1, max_size=8))
def test_longest_phrase_is_found(phrases, text):
    index = Phrases()
    for phrase in phrases:
        index.add(tuple(phrase), tuple(phrase))
    end, values = index.at(text, 0)
    fitting = [len(phrase) for phrase in phrases if text[: len(phrase)] == phrase]
    assert end == max(fitting, default=0)
    assert all(value == tuple(text[:end]) for value in values)
