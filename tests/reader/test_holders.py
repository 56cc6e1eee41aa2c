"""Offices without a name: the codebook's holder on the day of the article, and nobody where that is not known."""

import pytest
from trees import tree, word

from according.codebook.actors import actor_codebook
from according.reader.who import find_actors

IRANIAN = "The/DT/det>4 Iranian/JJ/amod>4 foreign/JJ/amod>4 minister/NN/nsubj>5 left[leave]/VBD/root ././punct>5\n"
OF_FRANCE = (
    "The/DT/det>2 president/NN/nsubj>5 of/IN/case>4 France/NNP/nmod>2 left[leave]/VBD/root ././punct>5\n"
    "He/PRP/nsubj>2 slept[sleep]/VBD/root ././punct>2\n"
)


def names_at(written, published, *tokens, entities=()):
    doc = tree(written)
    if entities:
        doc.set_ents([doc.char_span(doc.text.index(text), doc.text.index(text) + len(text), label="PERSON") for text in entities])
    actors = find_actors(doc, actor_codebook(), published)
    found = [actors.record(one) for token in tokens for one in actors.of(word(doc, token))]
    return [(record.name, record.kind, record.country) for record in found]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param("2023-11-22", ("Hossein Amir-Abdollahian", "person", "IRN"), id="in-office"),
        pytest.param("2006-11-22T08:00:00Z", ("Manouchehr Mottaki", "person", "IRN"), id="in-office-then"),
        pytest.param(None, ("Foreign minister of Iran", "office", "IRN"), id="no-date"),
        pytest.param("2039-11-22", ("Foreign minister of Iran", "office", "IRN"), id="after-the-list"),
    ],
)
def test_described_office_is_its_holder_on_the_day(published, expected):
    [found] = names_at(IRANIAN, published, "minister")
    assert found == expected


def test_former_holder_is_nobody_of_today():
    former = "The/DT/det>5 former/JJ/amod>5 Iranian/JJ/amod>5 foreign/JJ/amod>5 minister/NN/nsubj>6 left[leave]/VBD/root ././punct>6\n"
    [found] = names_at(former, "2023-11-22", "minister")
    assert "Amir-Abdollahian" not in found[0]


def test_bearer_named_by_the_article_goes_before_the_codebook():
    written = (
        "Iranian/JJ/amod>3 Foreign/NNP/amod>3 Minister/NNP/nmod:desc>4 Omid/NNP/nsubj>6 Teherani/NNP/flat>4 met[meet]/VBD/root "
        "rebels[rebel]/NNS/obj>6 ././punct>6\n" + IRANIAN
    )
    [found] = names_at(written, "2023-11-22", "minister", entities=["Omid Teherani"])
    assert found[0] == "Omid Teherani"


def test_pronoun_takes_up_the_holder():
    assert names_at(OF_FRANCE, "2019-05-01", "president", "He") == [("Emmanuel Macron", "person", "FRA")] * 2
