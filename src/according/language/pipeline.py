"""Text in, spaCy Doc out: words, sentences, tags, Universal Dependencies, names, and who says what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.tokens import Doc, Span

from according.language.lemmas import lemma
from according.language.model import FOLDER, Model, Scores
from according.language.pieces import Encoded, natural_gaps
from according.language.spans import KINDS, Attributions, Run, names
from according.language.tokens import english, tokenize, words_and_gaps
from according.language.trees import best_tree
from according.language.windows import windows

PIECES_A_BATCH = 8192
"""Word pieces gathered before the encoder runs: enough windows to keep every thread busy."""


@dataclass(slots=True)
class _Text:
    """A text on its way: its Doc, its words and its windows, then what was read of each word."""

    doc: Doc
    indices: list[int]
    words: list[str]
    spans: list[tuple[int, int]]
    encoded: list[Encoded]
    one_sentence: bool
    scores: list[Scores] = field(default_factory=list)


class Language:
    """Reads English texts into spaCy Docs with the model of a folder.

    A Doc's text is the text given, character for character. White space other than a single blank is a token of its own
    (``SPACE``), attached to the word before it. Dependency labels are Universal Dependencies v2. ``doc.spans`` holds the groups
    ``source``, ``cue`` and ``content``; spans of one attribution share ``span.id``.
    """

    def __init__(self, folder: Path = FOLDER, *, threads: int | None = None) -> None:
        self.model = Model(folder, threads=threads)
        self.vocab = english().vocab
        strings = self.vocab.strings
        self._upos = np.array([strings.add(value) for value in self.model.upos], np.uint64)
        self._xpos = np.array([strings.add(value) for value in self.model.xpos], np.uint64)
        self._labels = np.array([strings.add(value) for value in self.model.labels], np.uint64)
        self._feats = np.array([self.vocab.morphology.add(value) for value in self.model.feats], np.uint64)
        self._root = self.model.labels.index("root")
        self._space = (strings.add("SPACE"), strings.add("_SP"), strings.add("dep"))

    @property
    def name(self) -> str:
        """The name of the model, as every reading records it."""
        return self.model.name

    def __call__(self, text: str) -> Doc:
        """Return the Doc of one text."""
        return next(self.pipe([text]))

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield the Doc of each text, in order; texts go through the encoder together."""
        yield from self._read(self._prepare(tokenize(text)) for text in texts)

    def parse(self, sentences: Iterable[Sequence[str]]) -> Iterator[Doc]:
        """Yield the Doc of each sentence, given as its words; the words are kept as they are."""
        yield from self._read(self._prepare_words(list(words)) for words in sentences)

    def _prepare(self, doc: Doc) -> _Text:
        indices, words, gaps = words_and_gaps(doc)
        return self._cut(doc, indices, words, gaps, one_sentence=False)

    def _prepare_words(self, words: list[str]) -> _Text:
        gaps = natural_gaps(words)
        doc = Doc(self.vocab, words=words, spaces=[gap == 0 for gap in gaps[1:]] + [False])
        return self._cut(doc, list(range(len(words))), words, gaps, one_sentence=True)

    def _cut(self, doc: Doc, indices: list[int], words: list[str], gaps: list[int], *, one_sentence: bool) -> _Text:
        spans = list(windows(words, gaps, self.model.pieces))
        encoded = [self.model.pieces.encode(words[start:end], gaps[start:end]) for start, end in spans]
        return _Text(doc, indices, words, spans, encoded, one_sentence)

    def _read(self, texts: Iterable[_Text]) -> Iterator[Doc]:
        waiting: list[_Text] = []
        size = 0
        for text in texts:
            waiting.append(text)
            size += sum(len(window.ids) for window in text.encoded)
            if size >= PIECES_A_BATCH:
                yield from self._run(waiting)
                waiting, size = [], 0
        yield from self._run(waiting)

    def _run(self, texts: list[_Text]) -> Iterator[Doc]:
        scores = iter(self.model.run([window for text in texts for window in text.encoded]))
        for text in texts:
            text.scores = [next(scores) for _ in text.spans]
            yield self._annotate(text)

    def _annotate(self, text: _Text) -> Doc:
        n = len(text.words)
        columns = {key: np.zeros(n, np.int64) for key in ("upos", "xpos", "feats", "head", "label")}
        runs: list[Run] = []
        said = Attributions()
        for (start, end), scores in zip(text.spans, text.scores, strict=True):
            for key in ("upos", "xpos", "feats"):
                columns[key][start:end] = scores.heads[key].argmax(1)
            heads = self._heads(scores, one_sentence=text.one_sentence)
            columns["label"][start:end] = self._arc_labels(scores, heads)
            columns["head"][start:end] = np.where(heads > 0, heads - 1 + start, np.arange(start, end))
            runs += names(scores.heads["names"], self.model.names, start)
            said.add(scores, start)
        doc = self._fill(text, columns)
        self._mark(doc, text.indices, runs, said.runs)
        return doc

    def _heads(self, scores: Scores, *, one_sentence: bool) -> NDArray[np.int64]:
        """Return for each word of a window 1 + its head's index in the window, 0 for the root of its sentence."""
        n = len(scores.of)
        starts = [0]
        if not one_sentence:
            starts += [i for i in np.flatnonzero(scores.heads["start"].argmax(1)).tolist() if i > 0]
        heads = np.zeros(n, np.int64)
        for start, end in pairwise([*starts, n]):
            own = np.concatenate([scores.arcs[start:end, :1], scores.arcs[start:end, start + 1 : end + 1]], 1)
            found = best_tree(own)
            heads[start:end] = np.where(found > 0, found + start, 0)
        return heads

    def _arc_labels(self, scores: Scores, heads: NDArray[np.int64]) -> NDArray[np.int64]:
        labels = self.model.arc_labels(scores.of, scores.to[heads], never=self._root)
        return np.where(heads > 0, labels, self._root)

    def _fill(self, text: _Text, columns: dict[str, NDArray[np.int64]]) -> Doc:
        """Return a Doc with the columns set; white space hangs on the word before it, at the very start on the word after."""
        doc, strings = text.doc, self.vocab.strings
        upos, xpos = self.model.upos, self.model.xpos
        lemmas = [
            strings.add(lemma(word, upos[u], xpos[x]))
            for word, u, x in zip(text.words, columns["upos"].tolist(), columns["xpos"].tolist(), strict=True)
        ]
        at = np.array(text.indices, np.int64)
        rows = np.zeros((len(doc), 6), np.uint64)
        rows[:, 0], rows[:, 1], rows[:, 2] = self._space
        offsets = np.full(len(doc), -1, np.int64)
        if len(at):
            rows[at, 0], rows[at, 1] = self._upos[columns["upos"]], self._xpos[columns["xpos"]]
            rows[at, 2], rows[at, 3] = self._labels[columns["label"]], self._feats[columns["feats"]]
            rows[at, 4] = np.array(lemmas, np.uint64)
            offsets[at] = at[columns["head"]] - at
            offsets[: at[0]] = at[0] - np.arange(at[0])
            self._hang_spaces(offsets, at, len(doc))
        else:
            offsets[:] = 0
        rows[:, 5] = offsets.view(np.uint64)
        return doc.from_array([POS, TAG, DEP, MORPH, LEMMA, HEAD], rows)  # type: ignore[arg-type]  # its stub knows Thinc's arrays only

    @staticmethod
    def _hang_spaces(offsets: NDArray[np.int64], at: NDArray[np.int64], size: int) -> None:
        spaces = np.setdiff1d(np.arange(at[0], size), at)
        offsets[spaces] = at[np.searchsorted(at, spaces) - 1] - spaces

    def _mark(self, doc: Doc, indices: list[int], runs: list[Run], said: list[Run]) -> None:
        doc.ents = tuple(Span(doc, indices[run.start], indices[run.end - 1] + 1, label=run.label) for run in runs)
        for kind in KINDS:
            doc.spans[kind] = [
                Span(doc, indices[run.start], indices[run.end - 1] + 1, label=kind, span_id=run.attribution)
                for run in said
                if run.label == kind
            ]


@cache
def load() -> Language:
    """Return the shipped language, opened once."""
    return Language()
