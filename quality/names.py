"""Are names found and told apart? Exact-span F1 of ``doc.ents`` over the classes that a file annotates.

Corpora divide the world differently, so labels are mapped to ours. A class of ours that a file does not annotate is counted under the
nearest one that it does (a facility is a place there, a nationality or an event is miscellaneous) or, where there is none, left out.

Token formats (words joined by single spaces) are read as the given words; re3d, which is natural text, is read as text.
A state is a place, also where it acts and re3d calls it an organisation.
re3d annotates whatever is spoken of, pronouns and descriptions too ("we", "Iraqi security forces", "about 70 civilians"), and adds mentions
of confidence 0 that a word list made ("hope" as a person). Asked for are its mentions of confidence above 0 in which every word that can be
is capitalised; the rest are neither asked for nor held against an answer that has exactly their characters. A leading article does not
count there. Four documents in five of re3d's development part were trained on; ``unseen`` is over the others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from according.codebook.states import names_of_states
from quality.corpora import Row, rows
from quality.spans import Offsets
from quality.tally import Rates, Tally, compare
from training.corpora import trained_on

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from spacy.tokens import Doc

    from quality.subject import Subject

PATTERN = "*.jsonl.gz"
NATURAL_TEXT = "re3d"
REPORTED = {"persons": "PERSON", "places": "PLACE", "organisations": "ORG"}

CLASS_OF = {
    "per": "PERSON", "person": "PERSON", "politician": "PERSON",
    "loc": "PLACE", "location": "PLACE", "country": "PLACE",
    "org": "ORG", "organisation": "ORG", "politicalparty": "ORG", "corporation": "ORG", "group": "ORG",
    "nationality": "NORP", "weapon": "WEAPON", "vehicle": "VEHICLE", "militaryplatform": "VEHICLE",
    "election": "EVENT", "event": "EVENT", "creative-work": "WORK", "misc": "MISC", "product": "MISC",
}  # fmt: skip
NEAREST = {"FACILITY": "PLACE", "NORP": "MISC", "EVENT": "MISC", "WORK": "MISC", "WEAPON": "MISC", "VEHICLE": "MISC"}
ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "to", "al", "de", "van", "bin"})
PRONOUNS = frozenset({
    "i", "me", "my", "you", "he", "him", "his", "she", "her", "it", "its",
    "we", "us", "our", "ours", "they", "them", "their",
})  # fmt: skip


class Name(NamedTuple):
    """A name by its characters and its class."""

    start: int
    end: int
    label: str


def score(path: Path, subject: Subject) -> Rates:
    """Score one file: all classes together, the span alone, then persons, places and organisations."""
    annotated = list(rows(path))
    classes = annotated_classes(annotated)
    every, spans, unseen = Tally(), Tally(), Tally()
    by_class = dict.fromkeys(REPORTED, Tally())
    for row, answers in zip(annotated, _answers(path, annotated, subject), strict=True):
        gold, doubtful = gold_names(row)
        given = {name for name in in_classes(answers, classes) if name in gold or name[:2] not in doubtful}
        every += compare(given, gold)
        if "licence" in row and not trained_on(row):
            unseen += compare(given, gold)
        spans += compare({name[:2] for name in given}, {name[:2] for name in gold})
        for title, label in REPORTED.items():
            by_class[title] += compare(of_class(given, label), of_class(gold, label))
    rates = every.rates("all") | {"span_f1": spans.f1}
    if unseen.wanted:
        rates |= unseen.rates("unseen")
    for title, tally in by_class.items():
        rates |= tally.rates(title)
    return rates


def _answers(path: Path, annotated: list[Row], subject: Subject) -> Iterator[set[Name]]:
    if path.name.startswith(NATURAL_TEXT):
        for doc in subject.language.pipe(row["text"] for row in annotated):
            yield {without_article(doc.text, Name(ent.start_char, ent.end_char, ent.label_)) for ent in doc.ents}
    else:
        sentences = [row["text"].split(" ") for row in annotated]
        for words, doc in zip(sentences, subject.language.parse(sentences), strict=True):
            yield names_on_words(words, doc)


def names_on_words(words: list[str], doc: Doc) -> set[Name]:
    """Place a document's names in the text that its words make when joined by single spaces."""
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    return {Name(starts[ent.start], starts[ent.end] - 1, ent.label_) for ent in doc.ents}


def annotated_classes(annotated: list[Row]) -> set[str]:
    """Return the classes that a file's labels stand for; labels that are no names (dates, amounts) stand for none."""
    labels = {entity["label"].lower() for row in annotated for entity in row["entities"]}
    return {CLASS_OF[label] for label in labels if label in CLASS_OF}


def gold_names(row: Row) -> tuple[set[Name], set[Offsets]]:
    """Return the names that are asked for, and the characters of mentions that are neither asked for nor counted as wrong."""
    sure: set[Name] = set()
    doubtful: set[Offsets] = set()
    for entity in row["entities"]:
        label = CLASS_OF.get(entity["label"].lower())
        if not label:
            continue
        name = Name(entity["start"], entity["end"], label)
        if "confidence" in entity:
            name = without_article(row["text"], name)
            if label == "ORG" and row["text"][name.start : name.end] in names_of_states():
                name = name._replace(label="PLACE")
            if entity["confidence"] == 0 or not is_proper(row["text"][name.start : name.end]):
                doubtful.add(name[:2])
                continue
        sure.add(name)
    return sure, doubtful


def without_article(text: str, name: Name) -> Name:
    """Return the name without an article before it."""
    article = ARTICLE.match(text, name.start, name.end)
    return name._replace(start=article.end()) if article else name


def is_proper(surface: str) -> bool:
    """Tell whether a mention is a proper name: no pronoun, and every word capitalised but the small ones inside it."""
    words = surface.split()
    return surface.casefold() not in PRONOUNS and all(word in SMALL_WORDS or not word[0].islower() for word in words)


def in_classes(given: Collection[Name], classes: set[str]) -> set[Name]:
    """Put answers into the classes of a file; those of a class that it does not annotate are left out."""
    mapped = set()
    for name in given:
        label = name.label if name.label in classes else NEAREST.get(name.label)
        if label in classes:
            mapped.add(name._replace(label=label))
    return mapped


def of_class(names: Collection[Name], label: str) -> set[Name]:
    """Return the names of one class."""
    return {name for name in names if name.label == label}
