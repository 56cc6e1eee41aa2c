"""Text in, Doc out: the text is kept, the trees are trees, the company a text is read in does not matter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from according.errors import ModelError
from according.language import Language, load

REPORT = (
    "PORT HALE, March 3 – Rescuers said on Monday that the ferry had left harbour late. “We waited for the fog,” its captain told them.\n\n"
    "The ministry of transport denied that the vessel had been seized by the port.  It will publish its report in June."
)
ODD = st.text(st.sampled_from(list("aZé9 \t\n.,“”'\"-—()🙂\u200b\u00a0ñ漢")), max_size=120)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def words(doc: Doc) -> Iterator[int]:
    return (token.i for token in doc if not token.is_space)


def layers(doc: Doc) -> list[object]:
    spans = {key: [(span.start, span.end, span.id) for span in group] for key, group in doc.spans.items()}
    return [[(token.tag_, token.dep_, token.head.i, token.lemma_) for token in doc], [(e.start, e.end, e.label_) for e in doc.ents], spans]


@given(ODD)
@settings(max_examples=60, deadline=None)
def test_any_text_is_kept_and_every_sentence_is_a_tree(text: str) -> None:
    doc = load()(text)
    assert doc.text == text
    for sentence in doc.sents:
        roots = [token for token in sentence if token.head.i == token.i]
        assert len(roots) == 1
        assert all(sentence.start <= token.head.i < sentence.end for token in sentence)


def test_a_report(nlp: Language) -> None:
    doc = nlp(REPORT)
    said = next(token for token in doc if token.text == "said")
    assert (said.pos_, said.tag_, said.lemma_) == ("VERB", "VBD", "say")
    assert [child.text for child in said.children if child.dep_ == "nsubj"] == ["Rescuers"]
    assert [token.text for token in doc if token.dep_ == "nsubj:pass"] == ["vessel"]
    assert {"Rescuers"} <= {span.text for span in doc.spans["source"]}
    cue = next(span for span in doc.spans["cue"] if span.text == "said")
    content = next(span for span in doc.spans["content"] if span.id == cue.id)
    assert content.text.startswith("that the ferry had left")


def test_company_does_not_matter(nlp: Language) -> None:
    alone = layers(nlp(REPORT))
    together = [layers(doc) for doc in nlp.pipe(["One day later.", REPORT, "No.", REPORT * 8])]
    assert together[1] == alone


def test_texts_come_back_in_order(nlp: Language) -> None:
    texts = [f"Report {i} was short. " * (i % 7 + 1) for i in range(40)]
    assert [doc.text for doc in nlp.pipe(texts)] == texts


def test_a_paragraph_longer_than_a_window_is_read_to_its_end(nlp: Language) -> None:
    doc = nlp("The council met again and its members agreed to wait. " * 120)
    assert sum(token.lemma_ == "agree" and token.pos_ == "VERB" for token in doc) == 120
    assert len(list(doc.sents)) == 120


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(["He", "did", "n't", "go", "."], id="a contraction"),
        pytest.param(["Over"], id="one word"),
        pytest.param(["word"] * 400, id="longer than a window"),
    ],
)
def test_given_words_are_kept(nlp: Language, sentence: list[str]) -> None:
    (doc,) = nlp.parse([sentence])
    assert [token.text for token in doc] == sentence


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"lacks model\.onnx.*make train"):
        Language(tmp_path)
