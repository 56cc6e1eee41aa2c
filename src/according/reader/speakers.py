"""Which words speak: the subjects of verbs of saying, who is quoted, and whom "according to" names."""

from __future__ import annotations

from according.codebook.cues import cues
from according.reader.columns import Columns

_SAYS = frozenset({"clause", "quotation"})


def speakers_of(columns: Columns) -> frozenset[int]:
    """Return the numbers of the tokens that head who says something; coordinated ones by their first."""
    verbs, pos, dep = cues().verbs, columns.pos, columns.dep
    found: set[int] = set()
    for token, lemma in enumerate(columns.lemma):
        if pos[token] == "VERB" and any(_SAYS & cue.acts.keys() for cue in verbs.get(lemma, ())):
            found.update(child for child in columns.children[token] if dep[child] in ("nsubj", "obl:agent"))
            if any(cue.carries for cue in verbs[lemma]):
                found.update(child for child in columns.children[token] if dep[child] in ("obj", "nsubj:pass") and pos[child] != "PRON")
        elif columns.lower[token] == "according":
            found.update(_according_to(columns, token))
    return frozenset(found)


def voices_of(columns: Columns) -> frozenset[int]:
    """Return the numbers of the common nouns that are somebody because they say something: "a beekeeper said the dam had broken"."""
    book, dep, pos = cues(), columns.dep, columns.pos
    found: set[int] = set()
    for token, noun in enumerate(columns.lemma):
        verb = columns.head[token]
        if dep[token] != "nsubj" or pos[token] != "NOUN" or pos[verb] != "VERB":
            continue
        entries = book.verbs.get(columns.lemma[verb], ())
        says = any("clause" in cue.acts for cue in entries) and not any(cue.things for cue in entries)
        nobody = noun in book.texts or noun in book.nouns
        if says and not nobody and any(dep[child] in ("ccomp", "parataxis") for child in columns.children[verb]):
            found.add(token)
    return frozenset(found)


def _according_to(columns: Columns, word: int) -> list[int]:
    """Return whom the phrase names, whether the tree hangs the word on the name or the name on the word."""
    if columns.dep[word] in ("case", "mark"):
        return [columns.head[word]]
    return [child for child in columns.children[word] if columns.dep[child] in ("obl", "nmod") and child > word]
