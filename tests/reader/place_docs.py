"""Texts with the names of places marked, and parsed sentences, for the tests of where."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span

from according.codebook.gazetteer import gazetteer
from according.reader.where import Places, find_places

NLP = spacy.blank("en")
LABELS = {"P": "PLACE", "F": "FACILITY", "H": "PERSON", "O": "ORG", "N": "NORP"}


def marked(written: str) -> Doc:
    """Return a text in which [P Homs] marks a name: P place, F facility, H person, O organisation, N people."""
    text, spans = "", []
    for piece in written.replace("]", "[").split("["):
        label = LABELS.get(piece[:1]) if piece[1:2] == " " else None
        if label:
            spans.append((len(text), len(text) + len(piece) - 2, label))
        text += piece[2:] if label else piece
    doc = NLP(text)
    for token in doc:
        token.pos_ = "PROPN" if token.text[0].isupper() and token.i else "ADP" if token.lower_ in ("in", "near", "of", "at") else "NOUN"
        token.lemma_ = LEMMAS.get(token.text, token.lower_)
    doc.ents = [span for start, end, label in spans if (span := doc.char_span(start, end, label=label))]
    for entity in doc.ents:  # a name that stands right beside a person's is the rest of it
        if entity.start and doc[entity.start - 1].ent_type_ == "PERSON":
            entity.root.head, entity.root.dep_ = doc[entity.start - 1], "flat"
    return doc


def places(written: str) -> Places:
    return find_places(marked(written), gazetteer())


def found(written: str) -> list[tuple[str, str | None, str | None]]:
    return [(place.name, place.country, place.admin1 if place.feature == "city" else place.feature) for place in places(written).records]


def tree(written: str) -> tuple[Doc, Places]:
    """Return a parsed sentence: word/tag of speech/relation/number of its head (1 is the first, 0 none), places in capital letters X:."""
    rows = [word.split("/") for word in written.split()]
    words = [row[0].removeprefix("X:") for row in rows]
    heads = [int(row[3]) - 1 if row[3] != "0" else at for at, row in enumerate(rows)]
    lemmas = [LEMMAS.get(word, word) for word in words]
    doc = Doc(NLP.vocab, words=words, pos=[row[1] for row in rows], deps=[row[2] for row in rows], heads=heads, lemmas=lemmas)
    doc.ents = [Span(doc, at, at + 1, "PLACE") for at, row in enumerate(rows) if row[0].startswith("X:")]
    return doc, find_places(doc, gazetteer())


LEMMAS = {
    "shelled": "shell", "killed": "kill", "exploded": "explode", "withdrew": "withdraw", "came": "come", "captured": "capture",
    "strikes": "strike", "demanded": "demand", "carried": "carry", "suburbs": "suburb", "called": "call", "provinces": "province",
    "outposts": "outpost", "counties": "county", "villages": "village", "Strikes": "strike", "met": "meet",
}  # fmt: skip
