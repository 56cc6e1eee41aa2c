"""One text becomes an article with its identity, date and publisher; what cannot be read says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according import intake
from according.errors import NotEnglish, OptionError
from according.intake.article import fingerprint

ENGLISH = "The council met on Tuesday and voted for the bridge that the mayor had asked for. " * 5
FOREIGN = {
    "Arabic": "اجتمع المسؤولون في العاصمة يوم أمس لبحث شروط الهدنة وتبادل الأسرى بين الطرفين. " * 5,
    "German": "Der Rat hat am Dienstag getagt und für die Brücke gestimmt, um die der Bürgermeister gebeten hatte. " * 5,
    "Dutch": "De regering heeft woensdag in een brief laten weten dat zij het niet eens is met de oppositie. " * 5,
    "Spanish": "El consejo se reunió el martes y votó a favor del puente que había pedido el alcalde. " * 5,
    "Russian": "Во вторник совет собрался и проголосовал за строительство моста, о котором просил мэр. " * 5,
}


def test_the_caller_goes_before_the_head():
    text = "QUITO, May 3, 2021 (EFE) -- " + ENGLISH
    address = "https://post.example/1"
    given = intake.article(text, published="2021-05-04T08:00:00Z", publisher="Daily Post", title="Bridge", url=address, ref="7")
    assert (given.published, given.publisher, given.title, given.url, given.ref) == (
        "2021-05-04T08:00:00Z", "Daily Post", "Bridge", address, "7",
    )  # fmt: skip
    told = intake.article(text)
    assert (told.published, told.publisher) == ("2021-05-03", "EFE")
    assert told.text == text


@pytest.mark.parametrize(
    ("url", "published"),
    [
        pytest.param("https://post.example/world/2019/apr/05/bridge", "2019-04-05", id="month-by-name"),
        pytest.param("https://post.example/2019/04/05/bridge", "2019-04-05", id="numbers"),
        pytest.param("https://post.example/2019/04/bridge", None, id="no-day"),
        pytest.param("https://post.example/2019/02/31/bridge", None, id="no-such-day"),
    ],
)
def test_an_address_may_carry_the_date(url, published):
    assert intake.article(ENGLISH, url=url).published == published


def test_without_any_date_it_stays_open():
    assert intake.article(ENGLISH).published is None


@pytest.mark.parametrize("written", ["32/13/2023", "2023-13-32", "yesterday", "20231124", "2023-W47-5", "", "2023-11-24T25:00"])
def test_a_date_that_is_none(written):
    with pytest.raises(OptionError, match="is no date"):
        intake.article(ENGLISH, published=written)


@pytest.mark.parametrize("name", FOREIGN)
def test_another_language_is_named(name):
    with pytest.raises(NotEnglish, match=f"the text is in {name}"):
        intake.article(FOREIGN[name], where="story.txt")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Der Rat hat am Dienstag getagt und für die Brücke gestimmt, um die der Bürgermeister bat.", "German", id="German"),
        pytest.param("Le maire a rencontré lundi les représentants du syndicat pour parler des salaires.", "French", id="French"),
        pytest.param("Il sindaco ha incontrato lunedì i lavoratori del porto e ha promesso aumenti.", "Italian", id="Italian"),
        pytest.param("Belediye başkanı pazartesi günü sendika ile görüştü ve liman işçilerine zam sözü verdi.", "Turkish", id="Turkish"),
    ],
)
def test_one_sentence_in_another_language_is_named(text, name):
    with pytest.raises(NotEnglish, match=f"the text is in {name}"):
        intake.article(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Wo ist der Rat?", id="too-short-to-judge"),
        pytest.param("council mayor bridge vote tuesday " * 40, id="no-function-words-no-punctuation"),
        pytest.param("Arsenal 2 Chelsea 1 Everton 0 Fulham 0 Leeds United 3 Liverpool 3 Tottenham Hotspur 1 " * 3, id="results"),
        pytest.param(ENGLISH.upper(), id="capitals"),
        pytest.param("Mayor slams dock union's pay demands, calls emergency council session; talks resume Friday", id="headline"),
        pytest.param("Dock Workers Union 3, Coast Courier 1; Radio Namib 2, Walvis Bay Rovers 2; Open Courts 0, Police 4", id="one line"),
        pytest.param(ENGLISH + "“" + FOREIGN["German"][:100] + "”", id="a-foreign-quotation"),
    ],
)
def test_what_is_read_as_english(text):
    assert intake.article(text).language == "en"


@given(st.text())
def test_the_same_text_is_the_same_article(tail):
    text = "One. " + tail
    assert fingerprint(text.encode("utf-8", "replace").decode()) == fingerprint(
        "  " + text.encode("utf-8", "replace").decode().replace(" ", "\n ") + "\n"
    )


def test_another_text_is_another_article():
    assert fingerprint("One man came.") != fingerprint("Two men came.")
