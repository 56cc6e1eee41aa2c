"""Sentences of a CoNLL-U file: their words with annotation, and where each word stands in the raw text."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quality.spans import Offsets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; ``head`` counts from 1 within the sentence, 0 is the root."""

    form: str
    upos: str
    xpos: str
    head: int
    deprel: str


@dataclass(slots=True)
class Sentence:
    """Words of one sentence, and its surface: (form, number of words in it, followed by a space?) a token."""

    words: list[Word] = field(default_factory=list)
    surface: list[tuple[str, int, bool]] = field(default_factory=list)
    opens_document: bool = False
    opens_paragraph: bool = False


def sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a gzipped CoNLL-U file; empty nodes are left out."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        block: list[str] = []
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield parse(block)
                block = []
        if block:
            yield parse(block)


def parse(block: list[str]) -> Sentence:
    """Read the lines of one sentence; a range such as 3-4 makes one surface token of two words."""
    sentence = Sentence()
    covered_until = 0
    for line in block:
        if line.startswith("#"):
            sentence.opens_document |= line.startswith("# newdoc")
            sentence.opens_paragraph |= line.startswith("# newpar")
            continue
        number, form, _, upos, xpos, _, head, deprel, _, misc = line.split("\t")
        spaced = "SpaceAfter=No" not in misc.split("|")
        if "-" in number:
            first, last = map(int, number.split("-"))
            sentence.surface.append((form, last - first + 1, spaced))
            covered_until = last
        elif "." not in number:
            sentence.words.append(Word(form, upos, xpos, int(head), deprel))
            if int(number) > covered_until:
                sentence.surface.append((form, 1, spaced))
    return sentence


@dataclass(slots=True)
class RawDocument:
    """Text of one document and, a sentence a list, the character offsets of its words."""

    text: str
    offsets: list[list[Offsets]]
    sentences: list[Sentence]


def raw_documents(every: list[Sentence]) -> Iterator[RawDocument]:
    """Put sentences back into running text: a document at each ``newdoc``, a blank line at each ``newpar``."""
    batch: list[Sentence] = []
    for sentence in every:
        if sentence.opens_document and batch:
            yield _running(batch)
            batch = []
        batch.append(sentence)
    if batch:
        yield _running(batch)


def _running(batch: list[Sentence]) -> RawDocument:
    pieces: list[str] = []
    length = 0
    offsets: list[list[Offsets]] = []
    gap = ""
    for sentence in batch:
        if pieces:
            gap = "\n\n" if sentence.opens_paragraph else gap
            pieces.append(gap)
            length += len(gap)
        places: list[Offsets] = []
        word = 0
        gap = ""
        for form, size, spaced in sentence.surface:
            pieces.append(gap)
            length += len(gap)
            places.extend(_within(form, [each.form for each in sentence.words[word : word + size]], length))
            word += size
            pieces.append(form)
            length += len(form)
            gap = " " * spaced
        offsets.append(places)
    return RawDocument("".join(pieces), offsets, batch)


def _within(surface: str, forms: list[str], start: int) -> list[Offsets]:
    """Place the words of one surface token; words that do not spell it out ("du" = "de le") all take the whole token."""
    if len(forms) == 1 or "".join(forms) != surface:
        return [(start, start + len(surface))] * len(forms)
    places = []
    for form in forms:
        places.append((start, start + len(form)))
        start += len(form)
    return places
