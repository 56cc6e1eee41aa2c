from __future__ import annotations

from pathlib import Path

from quality.conllu import raw_documents, sentences
from tests.quality import treebank


def test_words_and_surface(tmp_path: Path) -> None:
    first, second = sentences(treebank.write(tmp_path))
    assert [word.form for word in second.words] == ["She", "did", "n't", "explain", "."]
    assert [token[0] for token in second.surface] == ["She", "didn't", "explain", "."]
    assert (first.words[1].head, first.words[1].deprel) == (3, "nsubj")
    assert (first.opens_document, second.opens_document) == (True, False)


def test_raw_text_is_the_running_text(tmp_path: Path) -> None:
    (document,) = raw_documents(list(sentences(treebank.write(tmp_path))))
    assert document.text == treebank.TEXT
    for sentence, places in zip(document.sentences, document.offsets, strict=True):
        assert [document.text[start:end] for start, end in places] == [word.form for word in sentence.words]


def test_a_new_paragraph_is_a_blank_line(tmp_path: Path) -> None:
    first, second = sentences(treebank.write(tmp_path))
    second.opens_paragraph = True
    (document,) = raw_documents([first, second])
    assert document.text == "The minister resigned.\n\nShe didn't explain."
