import numpy as np
import pytest

from according.language import load
from according.language.relations import Relations


@pytest.fixture(scope="module")
def relations() -> Relations:
    return Relations(load().model)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            "former:1:ADJ:amod coach:3:NOUN:nsubj Reed:3:PROPN:nsubj said:3:VERB:root", {"Reed": ("coach", "appos")}, id="role and name"
        ),
        pytest.param("Ana:2:PROPN:nsubj Reed:2:PROPN:nsubj said:2:VERB:root", {"Reed": ("Ana", "flat")}, id="two names"),
        pytest.param("coach:2:NOUN:nsubj today:2:NOUN:obl said:2:VERB:root", {}, id="one subject"),
        pytest.param("week:1:NOUN:nsubj been:1:VERB:root Reed:1:PROPN:nsubj", {}, id="called by name behind the verb"),
        pytest.param("coach:3:NOUN:nsubj still:3:ADV:advmod Reed:3:PROPN:nsubj said:3:VERB:root", {}, id="a word of the verb between"),
        pytest.param("coach:2:NOUN:nsubj today:2:NOUN:nsubj said:3:VERB:root", {}, id="no name"),
    ],
)
def test_of_two_subjects_that_touch_the_second_names_the_first(relations, words, expected):
    model = load().model
    rows = [row.split(":", 2) for row in words.split()]
    texts = [row[0] for row in rows]
    tags = [row[2].split(":", 1) for row in rows]
    roots = [index for index, tag in enumerate(tags) if tag[1] == "root"]
    heads = np.array([0 if index in roots else int(row[1]) + 1 for index, row in enumerate(rows)], np.int64)
    labels = np.array([model.labels.index(tag[1]) for tag in tags], np.int64)
    before = [(int(head), int(label)) for head, label in zip(heads, labels, strict=True)]
    relations.name_subjects(heads, labels, np.array([model.upos.index(tag[0]) for tag in tags], np.int64))
    after = [(int(head), int(label)) for head, label in zip(heads, labels, strict=True)]
    changed = {texts[i]: (texts[head - 1], model.labels[label]) for i, (head, label) in enumerate(after) if before[i] != (head, label)}
    assert changed == expected
