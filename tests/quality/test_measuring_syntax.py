from __future__ import annotations

from pathlib import Path

import pytest

from quality.conllu import Word, raw_documents, sentences
from quality.syntax import from_raw_text, on_gold_tokens, words_of
from tests.quality import treebank


def test_on_gold_tokens_counts_by_hand(tmp_path: Path) -> None:
    gold = [word for sentence in sentences(treebank.write(tmp_path)) for word in sentence.words]
    sentence_docs = [sentence.as_doc() for sentence in treebank.answered().sents]
    given = [word for doc in sentence_docs for word in words_of(doc)]
    # Nine words: one part of speech, one head, one label, and one subtype are wrong.
    assert on_gold_tokens([(gold, given)]) == {"upos": 88.9, "xpos": 100.0, "uas": 88.9, "las": 66.7, "las_universal": 77.8}


def test_a_lost_word_is_an_error() -> None:
    gold = [Word("It", "PRON", "PRP", 2, "nsubj"), Word("rained", "VERB", "VBD", 0, "root")]
    with pytest.raises(ValueError, match="2 words went in and 1 came out: It rained"):
        on_gold_tokens([(gold, gold[:1])])


def test_from_raw_text_counts_by_hand(tmp_path: Path) -> None:
    (document,) = raw_documents(list(sentences(treebank.write(tmp_path))))
    assert from_raw_text([(document, treebank.answered())]) == {
        "raw_sentences_f1": 100.0, "raw_words_f1": 100.0, "raw_uas_f1": 88.9, "raw_las_f1": 77.8,
    }  # fmt: skip
