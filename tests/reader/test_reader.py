import pytest

from according.errors import InputError
from according.reader.reader import Reader
from according.records import FORMAT, Article

TEXT = "Police arrested 12 people in Lima on Tuesday, the interior ministry said."


class Counting:
    """The shipped language under another name, which counts the texts that it is given at a time."""

    def __init__(self, language):
        self._language = language
        self.given = 0

    def pipe(self, texts):
        for doc in self._language.pipe(texts):
            self.given += 1
            yield doc


@pytest.fixture(scope="module")
def language():
    from according.language import load

    return load()


def test_a_reading_says_what_made_it(reader, language):
    reading = reader.read(TEXT, published="2025-03-12", publisher="The Courier")
    assert reading.format == FORMAT
    assert (reading.reader.model, reading.reader.codebook) == (language.name, "plover-2021.09")
    assert reading.reader.version.count(".") == 2
    assert (reading.article.published, reading.article.publisher, reading.article.text) == ("2025-03-12", "The Courier", TEXT)


def test_an_article_keeps_its_own_date_and_gets_an_id(reader):
    reading = reader.read(Article(text=TEXT, published="2024-01-02", ref="mine"))
    assert (reading.article.published, reading.article.ref) == ("2024-01-02", "mine")
    assert reading.article.id == reader.read(TEXT).article.id != ""


def test_the_same_text_gives_the_same_reading(reader):
    assert reader.read(TEXT).to_json() == reader.read(TEXT).to_json()


def test_many_are_read_in_order_and_late(reader):
    texts = [f"{TEXT} It was number {number}." for number in range(5)]
    readings = reader.read_many(Article(text=text) for text in texts)
    assert next(readings).article.text == texts[0]
    assert [reading.article.text for reading in readings] == texts[1:]


def test_many_give_what_each_gives_alone(reader):
    texts = [TEXT, "The king of Elbonia met nobody.", TEXT * 3]
    together = [reading.to_json() for reading in reader.read_many(Article(text=text, id="x") for text in texts)]
    assert together == [reader.read(Article(text=text, id="x")).to_json() for text in texts]


def test_another_language_can_be_put_in_place(language):
    other = Counting(language)
    reading = Reader(other, model="mine-7").read(TEXT)
    assert (other.given, reading.reader.model) == (1, "mine-7")
    assert Reader(other).read(TEXT).reader.model == "Counting"


def test_what_cannot_be_read_says_so(reader):
    with pytest.raises(InputError):
        reader.read("")


def test_a_noun_that_takes_a_meeting_up_leaves_it_with_its_source() -> None:
    text = (
        "President Mara Voss met Foreign Minister Ivo Brandt in Lima on Monday, Radio Costa reported. "
        "The meeting between Voss and Brandt lasted two hours."
    )
    reading = Reader().read(text, published="2024-05-07")
    assert [(event.event_type, event.attribution) for event in reading.events] == [("CONSULT", ("s1",))]
