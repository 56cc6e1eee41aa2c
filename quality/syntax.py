"""How well are words tagged and attached? Tags, UAS and LAS on gold tokens, and sentences, words and LAS from raw text.

LAS counts every token, punctuation too. ``las`` compares full labels with their subtypes, ``las_universal`` without them, as the CoNLL 2018
shared task did (Zeman et al. 2018) and as UDPipe publishes. The raw figures are F1 over words aligned by their characters, as there.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from quality.conllu import RawDocument, Word, raw_documents, sentences
from quality.spans import Offsets
from quality.tally import Rates, Tally, compare, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from spacy.tokens import Doc, Span

    from quality.subject import Subject

PATTERN = "*.conllu.gz"


class Placed(NamedTuple):
    """A word by its characters, with its head's; the head of a root is None."""

    at: Offsets
    head: Offsets | None
    deprel: str


def score(path: Path, subject: Subject) -> Rates:
    """Score one treebank file."""
    gold = list(sentences(path))
    parsed = subject.language.parse([[word.form for word in sentence.words] for sentence in gold])
    tagged = on_gold_tokens((sentence.words, words_of(doc)) for sentence, doc in zip(gold, parsed, strict=True))
    documents = list(raw_documents(gold))
    read = subject.language.pipe(document.text for document in documents)
    return tagged | from_raw_text((document, doc) for document, doc in zip(documents, read, strict=True))


def words_of(doc: Doc) -> list[Word]:
    """Return a parsed sentence's words; heads count from 1, and a token that heads itself is the root."""
    return [
        Word(token.text, token.pos_, token.tag_, 0 if token.head.i == token.i else token.head.i + 1, token.dep_.lower()) for token in doc
    ]


def universal(deprel: str) -> str:
    """Return a label without its subtype."""
    return deprel.split(":", 1)[0]


def on_gold_tokens(pairs: Iterable[tuple[Sequence[Word], Sequence[Word]]]) -> Rates:
    """Return tag accuracy, UAS and LAS over (gold words, answered words); ValueError when a sentence lost or won words."""
    hits: Counter[str] = Counter()
    for gold, answered in pairs:
        if len(gold) != len(answered):
            raise ValueError(f"{len(gold)} words went in and {len(answered)} came out: {' '.join(word.form for word in gold[:8])}")
        for wanted, given in zip(gold, answered, strict=True):
            attached = wanted.head == given.head
            hits["words"] += 1
            hits["upos"] += wanted.upos == given.upos
            hits["xpos"] += wanted.xpos == given.xpos
            hits["uas"] += attached
            hits["las"] += attached and wanted.deprel == given.deprel
            hits["las_universal"] += attached and universal(wanted.deprel) == universal(given.deprel)
    return {name: percent(hits[name], hits["words"]) for name in ("upos", "xpos", "uas", "las", "las_universal")}


def from_raw_text(pairs: Iterable[tuple[RawDocument, Doc]]) -> Rates:
    """Return F1 of sentences, words, attachment and labelled attachment over (gold document, what was made of its text)."""
    found, words, attached, labelled = Tally(), Tally(), Tally(), Tally()
    for document, doc in pairs:
        gold = placed_gold(document)
        given = [word for sentence in doc.sents for word in placed_answer(sentence)]
        found += compare([boundary(sentence) for sentence in doc.sents], [(places[0][0], places[-1][1]) for places in document.offsets])
        words += compare([word.at for word in given], [word.at for word in gold])
        attached += compare([word[:2] for word in given], [word[:2] for word in gold])
        labelled += compare([universal_label(word) for word in given], [universal_label(word) for word in gold])
    return {"raw_sentences_f1": found.f1, "raw_words_f1": words.f1, "raw_uas_f1": attached.f1, "raw_las_f1": labelled.f1}


def universal_label(word: Placed) -> Placed:
    """Return the word with its label's subtype left out."""
    return word._replace(deprel=universal(word.deprel))


def placed_gold(document: RawDocument) -> list[Placed]:
    """Return the annotated words of a document by their characters."""
    return [
        Placed(place, places[word.head - 1] if word.head else None, word.deprel)
        for sentence, places in zip(document.sentences, document.offsets, strict=True)
        for word, place in zip(sentence.words, places, strict=True)
    ]


def placed_answer(sentence: Span) -> list[Placed]:
    """Return the words of an answered sentence by their characters; white space is no word."""
    return [
        Placed(
            (token.idx, token.idx + len(token)),
            None if token.head.i == token.i else (token.head.idx, token.head.idx + len(token.head)),
            token.dep_.lower(),
        )
        for token in sentence
        if not token.is_space
    ]


def boundary(sentence: Span) -> Offsets:
    """Return the characters from a sentence's first word to the end of its last, white space aside."""
    words = [token for token in sentence if not token.is_space]
    if not words:
        return (sentence.start_char, sentence.end_char)
    return (words[0].idx, words[-1].idx + len(words[-1]))
