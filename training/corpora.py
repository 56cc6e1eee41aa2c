"""Reads the corpora into passages: words with whatever layers of annotation the corpus has."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any

from according.codebook.states import names_of_states
from according.language.pieces import GLUED, LINE, SPACE, natural_gaps
from according.language.tokens import tokenize, words_and_gaps
from training.labels import BUILT, FEATURES, NAME_MAPS, NAME_TAGS, TITLES, UNMARKED

GUM_FREE = {"news", "interview", "bio", "voyage", "textbook", "vlog", "speech", "conversation"}
"""The genres of GUM that its licence names as free; the rest is left out."""

O_ONLY = (0,)
ANYTHING = tuple(range(len(NAME_TAGS)))
SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "to", "al", "de", "van", "bin", "-", "el", "ul"})
"""Words in small letters that stand inside names."""
NO_ROW = ["_"] * 10


@dataclass
class Passage:
    """Words in order; a layer is empty where the corpus does not have it.

    ``heads`` are word indices in the passage, -1 for a root, -2 where unknown. ``names`` gives for each word the tags that it may have.
    ``links`` gives for each word of a source or content the first word of its cue, else -1. ``triggers`` gives for each word the event
    types that it may tell of (0: none; empty: left open), and ``told`` the type that one word of the passage must tell of, 0 where unknown.
    """

    words: list[str]
    gaps: list[int]
    starts: list[int] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    names: list[tuple[int, ...]] = field(default_factory=list)
    spans: dict[str, list[int]] = field(default_factory=dict)
    links: list[int] = field(default_factory=list)
    triggers: list[tuple[int, ...]] = field(default_factory=list)
    told: int = 0


def cut(passage: Passage, start: int, end: int) -> Passage:
    """Return the words ``start`` to ``end`` of a passage; heads outside are unknown (-2), links outside are dropped."""

    def head_within(head: int) -> int:
        return head if head < 0 else head - start if start <= head < end else -2

    part = Passage(passage.words[start:end], passage.gaps[start:end], told=passage.told)
    for layer in ("starts", "upos", "xpos", "feats", "labels", "names", "triggers"):
        setattr(part, layer, getattr(passage, layer)[start:end])
    part.heads = [head_within(head) for head in passage.heads[start:end]]
    part.spans = {key: tags[start:end] for key, tags in passage.spans.items()}
    part.links = [link - start if start <= link < end else -1 for link in passage.links[start:end]]
    return part


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def treebank(path: Path) -> Iterator[list[Passage]]:
    """Yield the documents of a CoNLL-U file, each a list of sentences."""
    document: list[Passage] = []
    rows: list[list[str]] = []
    comments: list[str] = []
    name, wanted = "", True
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("#"):
                if line.startswith("# newdoc"):
                    if document:
                        yield document
                    document = []
                    name = line.split("= ")[-1]
                    genre = re.match(r"GUM_([a-z]+)_", name)
                    wanted = genre is None or genre[1] in GUM_FREE or "dev" in path.name
                comments.append(line)
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                if wanted:
                    document.append(_sentence(rows, any(c.startswith("# newpar") for c in comments), "GUM" in name))
                rows, comments = [], []
    if document:
        yield document


def _sentence(rows: list[list[str]], new_paragraph: bool, is_gum: bool) -> Passage:
    """Build one sentence; spaces come from SpaceAfter, of the whole token where words share one."""
    words: list[list[str]] = []
    glued: list[bool] = []
    last_of_token, token_glued = "", False
    for row in rows:
        no_space = "SpaceAfter=No" in row[9]
        if "-" in row[0]:
            last_of_token, token_glued = row[0].split("-")[1], no_space
        elif "." not in row[0]:
            words.append(row)
            inside = bool(last_of_token) and int(row[0]) < int(last_of_token)
            glued.append(inside or (token_glued if row[0] == last_of_token else no_space))
    gaps = [LINE if new_paragraph else SPACE] + [GLUED if g else SPACE for g in glued[:-1]]
    passage = Passage(
        words=[row[1] for row in words],
        gaps=gaps,
        starts=[1] + [0] * (len(words) - 1),
        upos=[row[3] for row in words],
        xpos=[row[4] for row in words],
        feats=[reduced(row[5]) for row in words],
        heads=[int(row[6]) - 1 for row in words],
        labels=[row[7] for row in words],
    )
    if is_gum:
        passage.names = _gum_names(words)
    return passage


def reduced(feats: str) -> str:
    """Return the features that the reader asks for, in order, '' when there are none."""
    return "|".join(pair for pair in feats.split("|") if pair.split("=")[0] in FEATURES)


def _gum_names(words: list[list[str]]) -> list[tuple[int, ...]]:
    """Return the tags that GUM's entities allow: its spans of proper nouns, less articles, titles and possessive marks, are names.

    A name within a name ("Washington" in "Washington Post") gives way to the longer one.
    """
    open_at: list[tuple[str, str, int]] = []
    spans: list[tuple[int, int, str]] = []
    for i, row in enumerate(words):
        value = re.search(r"Entity=([^|]*)", row[9])
        for opened, closed in re.findall(r"\(([^()]+)|([^()]*)\)", value[1]) if value else ():
            if opened:
                parts = opened.split("-")
                open_at.append((parts[0], parts[1] if len(parts) > 1 else "", i))
            else:
                key = closed.split("-")[0]
                for at in range(len(open_at) - 1, -1, -1):
                    if not key or open_at[at][0] == key:
                        _, kind, start = open_at.pop(at)
                        spans.append((start, i + 1, kind))
                        break
    allowed = [_open_to(row, after) for row, after in zip_longest(words, words[1:], fillvalue=NO_ROW)]
    for first, stop, kind in sorted(spans, key=lambda span: span[1] - span[0]):
        start, end = _trimmed(words, first, stop, kind)
        if kind in NAME_MAPS["gum"] and _is_name(words[start:end]):
            _paint(allowed, start, end, _as_here([row[1] for row in words[start:end]], NAME_MAPS["gum"][kind]))
    return allowed


def _open_to(row: list[str], after: list[str]) -> tuple[int, ...]:
    """Return the tags of a word that no named entity covers: GUM leaves it open whether it is a part of some other name."""
    if row[3] == "PROPN" or (row[1][:1].isupper() and after[3] == "PROPN"):
        return ANYTHING
    return (0, *_tags("NORP")) if row[3] == "ADJ" and row[1][:1].isupper() else O_ONLY


def _is_name(words: list[list[str]]) -> bool:
    """Tell whether a mention is a proper name: proper nouns, capitalised words ("United", "New") and the small words between them."""
    small = {"ADP", "PUNCT", "NUM", "DET", "PART", "CCONJ"}
    return any(row[3] == "PROPN" for row in words) and len(words) <= 7 and all(row[1][:1].isupper() or row[3] in small for row in words)


def _trimmed(words: list[list[str]], start: int, end: int, kind: str) -> tuple[int, int]:
    """Return a mention's bounds without articles and titles before the name, without possessive marks and what follows a comma."""
    end = next((i for i in range(start, end) if words[i][1] in {",", "("}), end)
    while start < end and (words[start][3] in {"DET", "PUNCT"} or (kind == "person" and words[start][1].lower() in TITLES)):
        start += 1
    while end > start and words[end - 1][3] in {"PART", "PUNCT"}:
        end -= 1
    return start, end


def _tags(label: str) -> tuple[int, int]:
    return NAME_TAGS.index(f"B-{label}"), NAME_TAGS.index(f"I-{label}")


def _as_here(words: list[str], labels: frozenset[str]) -> frozenset[str]:
    """Return FACILITY for a place whose last word says that it was built, and PLACE for a state that a corpus calls an organisation."""
    if "ORG" in labels and " ".join(words) in names_of_states():
        return frozenset({"PLACE"})
    return frozenset({"FACILITY"}) if "PLACE" in labels and words[-1].lower() in BUILT else labels


def _paint(allowed: list[tuple[int, ...]], start: int, end: int, labels: frozenset[str]) -> None:
    for i in range(start, end):
        allowed[i] = tuple(NAME_TAGS.index(f"{'B' if i == start else 'I'}-{label}") for label in sorted(labels))


def names(path: Path) -> Iterator[Passage]:
    """Yield the passages of a corpus of names; inner spans give way to those around them.

    re3d marks descriptions too ("the Syrian city of Aleppo"): their small letters are no name, and what their capitals are is left open.
    """
    corpus = next(key for key in NAME_MAPS if path.name.startswith(key))
    outside = (0, *(tag for label in sorted(UNMARKED[corpus]) for tag in _tags(label)))
    for record in read_lines(path):
        if corpus == "re3d" and not trained_on(record):
            continue
        for passage, offsets in _passages(record["text"], spaced=corpus != "re3d"):
            passage.names = [outside] * len(passage.words)
            spans = [e for e in record["entities"] if e["label"] in NAME_MAPS[corpus] and e.get("confidence", 1) > 0]
            for entity in sorted(spans, key=lambda e: e["start"] - e["end"], reverse=True):
                covered = [i for i, (a, b) in enumerate(offsets) if a >= entity["start"] and b <= entity["end"]]
                while covered and passage.words[covered[0]].lower() in {"the", "a", "an"}:
                    covered = covered[1:]
                if corpus == "re3d" and any(passage.words[i].islower() and passage.words[i] not in SMALL_WORDS for i in covered):
                    for i in covered:
                        if passage.names[i] is outside and not passage.words[i].islower():
                            passage.names[i] = ANYTHING
                elif covered:
                    first, end = covered[0], covered[-1] + 1
                    _paint(passage.names, first, end, _as_here(passage.words[first:end], NAME_MAPS[corpus][entity["label"]]))
            yield passage


def trained_on(record: dict[str, Any]) -> bool:
    """Tell whether a document of re3d is trained on: its licence is free, and it is not of the fifth that is kept for scoring."""
    return "NC" not in record["licence"] and hashlib.sha1(record["id"].encode()).digest()[0] % 5 != 0  # noqa: S324 a split, no secret


def _passages(text: str, *, spaced: bool) -> Iterator[tuple[Passage, list[tuple[int, int]]]]:
    if spaced:  # words joined by single spaces: keep the corpus's own words
        words = text.split(" ")
        offsets, at = [], 0
        for word in words:
            offsets.append((at, at + len(word)))
            at += len(word) + 1
        kept = [i for i, word in enumerate(words) if word.strip()]
        words = [words[i] for i in kept]
        yield Passage(words, natural_gaps(words)), [offsets[i] for i in kept]
        return
    doc = tokenize(text)
    indices, words, gaps = words_and_gaps(doc)
    yield Passage(words, gaps), [(doc[i].idx, doc[i].idx + len(doc[i])) for i in indices]


def attributions(path: Path) -> Iterator[Passage]:
    """Yield the articles of a corpus of attributions, each one passage of many paragraphs."""
    for record in read_lines(path):
        doc = tokenize(record["text"])
        indices, words, gaps = words_and_gaps(doc)
        offsets = [(doc[i].idx, doc[i].idx + len(doc[i])) for i in indices]
        passage = Passage(words, gaps, spans={key: [0] * len(words) for key in ("source", "cue", "content")}, links=[-1] * len(words))
        for attribution in record["attributions"]:
            covered = {key: [_covered(offsets, *span) for span in attribution[key]] for key in passage.spans}
            cue = next((run[0] for run in covered["cue"] if run), -1)
            for key, runs in covered.items():
                for run in runs:
                    for i in run:
                        passage.spans[key][i] = 1 if i == run[0] else 2
                        if key != "cue":
                            passage.links[i] = cue
        yield passage


def _covered(offsets: list[tuple[int, int]], start: int, end: int) -> list[int]:
    return [i for i, (a, b) in enumerate(offsets) if a < end and b > start]


def vocabulary(documents: list[list[Passage]], layer: str, *, least: int = 5) -> tuple[str, ...]:
    """Return the values of a layer that occur often enough to be learnt, sorted."""
    counts: dict[str, int] = {}
    for document in documents:
        for sentence in document:
            for value in getattr(sentence, layer):
                counts[value] = counts.get(value, 0) + 1
    return tuple(sorted(value for value, count in counts.items() if count >= least))
