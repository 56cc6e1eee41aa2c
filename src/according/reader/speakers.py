"""Which words speak: the subjects of verbs of saying, who is quoted, and whom "according to" names."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from according.codebook.cues import cues

_SAYS = frozenset({"clause", "quotation"})


def speakers_of(doc: Doc) -> frozenset[int]:
    """Return the numbers of the tokens that head who says something; coordinated ones by their first."""
    verbs = cues().verbs
    found: set[int] = set()
    for token in doc:
        if token.pos_ == "VERB" and any(_SAYS & cue.acts.keys() for cue in verbs.get(token.lemma_.lower(), ())):
            found.update(child.i for child in token.children if _says(child))
            if any(cue.carries for cue in verbs[token.lemma_.lower()]):
                found.update(child.i for child in token.children if child.dep_ in ("obj", "nsubj:pass") and child.pos_ != "PRON")
        elif token.lower_ == "according":
            found.update(_according_to(token))
    return frozenset(found)


def voices_of(doc: Doc) -> frozenset[int]:
    """Return the numbers of the common nouns that are somebody because they say something: "a beekeeper said the dam had broken"."""
    book, found = cues(), set[int]()
    for token in doc:
        if token.pos_ != "NOUN" or token.dep_ != "nsubj" or token.head.pos_ != "VERB":
            continue
        entries = book.verbs.get(token.head.lemma_.lower(), ())
        says = any("clause" in cue.acts for cue in entries) and not any(cue.things for cue in entries)
        noun = token.lemma_.lower()
        nobody = noun in book.texts or (noun in book.nouns and book.nouns[noun].document)
        if says and not nobody and any(child.dep_ in ("ccomp", "parataxis") for child in token.head.children):
            found.add(token.i)
    return frozenset(found)


def _says(child: Token) -> bool:
    return child.dep_ in ("nsubj", "obl:agent")


def _according_to(word: Token) -> list[int]:
    """Return whom the phrase names, whether the tree hangs the word on the name or the name on the word."""
    if word.dep_ in ("case", "mark"):
        return [word.head.i]
    return [child.i for child in word.children if child.dep_ in ("obl", "nmod") and child.i > word.i]
