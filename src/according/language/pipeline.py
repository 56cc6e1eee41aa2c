"""Text in, spaCy Doc out: words, sentences, tags, Universal Dependencies, names, and who says what."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.tokens import Doc, Span

from according.codebook.naming import naming
from according.language.arcs import arcs_with_labels
from according.language.lemmas import lemma
from according.language.mended import mended
from according.language.model import FOLDER, Array, Model, Scores
from according.language.names import names, without_epithet
from according.language.pieces import LINE, SPACE, Encoded, Pieces, natural_gaps
from according.language.relations import Relations
from according.language.shown import shown
from according.language.spans import KINDS, Attributions, Run
from according.language.tokens import english, tokenize, words_and_gaps
from according.language.trees import best_trees
from according.language.triggers import TRIGGERS, keep
from according.language.windows import windows

WINDOWS_A_BATCH = 48
"""Windows that go through the encoder together: enough to keep every thread busy, few enough to forget their scores soon."""

Indices = NDArray[np.int64]

COLUMNS = ("upos", "xpos", "feats", "head", "label")


class _Draft:
    """A text on its way: its Doc, its words, as whom the encoder sees them, its windows, and what has been read of them."""

    def __init__(self, doc: Doc, indices: list[int], words: list[str], gaps: list[int], pieces: Pieces) -> None:
        self.doc, self.indices, self.words = doc, indices, words
        self.shown = shown(words, gaps)
        self.gaps = [gaps[start] for start in self.shown.starts]
        self.spans = list(windows(self.shown.words, self.gaps, pieces))
        self.columns = {key: np.zeros(len(self.shown.words), np.int64) for key in COLUMNS}
        self.names: list[Run] = []
        self.attributions = Attributions()
        self.triggers: list[Array] = []
        self.read = 0

    @property
    def done(self) -> bool:
        return self.read == len(self.spans)


_Window = tuple[_Draft, int, int]
"""A draft, and the first word of a window of it, and the one behind its last."""


def _batches(drafts: Iterable[_Draft], waiting: deque[_Draft]) -> Iterator[list[_Window]]:
    """Yield the windows of drafts in batches, the last one smaller; each draft is put among the waiting when its turn comes."""
    batch: list[_Window] = []
    for draft in drafts:
        waiting.append(draft)
        for start, end in draft.spans:
            batch.append((draft, start, end))
            if len(batch) == WINDOWS_A_BATCH:
                yield batch
                batch = []
    yield batch


class Language:
    """Reads English texts into spaCy Docs with the model of a folder.

    A Doc's text is the text given, character for character. White space other than a single blank is a token of its own
    (``SPACE``), attached to the word before it. Dependency labels are Universal Dependencies v2. ``doc.spans`` holds the groups
    ``source``, ``cue`` and ``content``; spans of one attribution share ``span.id``.
    What the trigger head says is kept beside (``triggers.py``).
    """

    def __init__(self, folder: Path = FOLDER, *, threads: int | None = None) -> None:
        self.model = Model(folder, threads=threads)
        self.vocab = english().vocab
        strings = self.vocab.strings
        self._upos = np.array([strings.add(value) for value in self.model.upos], np.uint64)
        self._xpos = np.array([strings.add(value) for value in self.model.xpos], np.uint64)
        self._labels = np.array([strings.add(value) for value in self.model.labels], np.uint64)
        self._feats = np.array([self.vocab.morphology.add(value) for value in self.model.feats], np.uint64)
        self._relations = Relations(self.model)
        self._compound = self.model.labels.index("compound")
        self._naming = naming()
        self._lemma_of = cache(self._lemma)
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
        yield from self._read((self._draft(text) for text in texts), one_sentence=False)

    def parse(self, sentences: Iterable[Sequence[str]]) -> Iterator[Doc]:
        """Yield the Doc of each sentence, given as its words; the words are kept as they are."""
        yield from self._read((self._draft_of_words(list(words)) for words in sentences), one_sentence=True)

    def _draft(self, text: str) -> _Draft:
        doc = tokenize(text)
        indices, words, gaps = words_and_gaps(doc)
        return _Draft(doc, indices, words, gaps, self.model.pieces)

    def _draft_of_words(self, words: list[str]) -> _Draft:
        gaps = natural_gaps(words)
        doc = Doc(self.vocab, words=words, spaces=[gap == SPACE for gap in gaps[1:]] + [False])
        return _Draft(doc, list(range(len(words))), words, gaps, self.model.pieces)

    def _read(self, drafts: Iterable[_Draft], *, one_sentence: bool) -> Iterator[Doc]:
        waiting: deque[_Draft] = deque()
        for batch in _batches(drafts, waiting):
            self._take(batch, one_sentence=one_sentence)
            while waiting and waiting[0].done:
                yield self._finish(waiting.popleft())
        yield from map(self._finish, waiting)

    def _encoded(self, window: _Window) -> Encoded:
        draft, start, end = window
        return self.model.pieces.encode(draft.shown.words[start:end], draft.gaps[start:end])

    def _take(self, batch: list[_Window], *, one_sentence: bool) -> None:
        """Run the encoder on some windows and note in their drafts what it says."""
        found = self.model.run([self._encoded(window) for window in batch])
        for (draft, start, end), scores in zip(batch, found, strict=True):
            for key in ("upos", "xpos", "feats"):
                draft.columns[key][start:end] = scores.heads[key].argmax(1)
            heads, draft.columns["label"][start:end], _ = self.trees(scores, draft.gaps[start:end], one_sentence=one_sentence)
            draft.columns["head"][start:end] = np.where(heads > 0, heads - 1 + start, np.arange(start, end))
            runs = map(draft.shown.in_text, names(scores.heads["names"], self.model.names, start))
            draft.names += mended([without_epithet(name, draft.words) for name in runs], draft.words, self._naming)
            draft.attributions.add(scores, start)
            if TRIGGERS in scores.heads:
                draft.triggers.append(scores.heads[TRIGGERS])
            draft.read += 1

    def _finish(self, draft: _Draft) -> Doc:
        doc = self._fill(draft)
        self._mark(doc, draft.indices, draft.names, [draft.shown.in_text(run) for run in draft.attributions.runs])
        if draft.triggers:
            keep(doc, draft.indices, [np.concatenate(draft.triggers)[draft.shown.standing]], self.model.events)
        return doc

    def trees(self, scores: Scores, gaps: Sequence[int], *, one_sentence: bool = False) -> tuple[Indices, Indices, list[int]]:
        """Return the heads of a window's words, their labels, and the first words of its sentences.

        A head is 1 + the head's index in the window, 0 for the root of a sentence. A sentence starts where the model says so and on
        every new line.
        """
        n = len(scores.of)
        starts = [0]
        if not one_sentence:
            said = scores.heads["start"].argmax(1).tolist()
            starts += [i for i in range(1, n) if said[i] or gaps[i] == LINE]
        heads = best_trees(arcs_with_labels(scores, starts, self.model.label_scores), starts)
        labels = self._relations.of(scores, heads)
        self._relations.name_subjects(heads, labels, scores.heads["upos"].argmax(1))
        return heads, labels, starts

    def _fill(self, draft: _Draft) -> Doc:
        """Return a Doc with the columns set; white space hangs on the word before it, at the very start on the word after."""
        doc, columns = draft.doc, self._in_text(draft)
        lemmas = list(map(self._lemma_of, draft.words, columns["upos"].tolist(), columns["xpos"].tolist()))
        at = np.array(draft.indices, np.int64)
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

    def _lemma(self, word: str, upos: int, xpos: int) -> int:
        """Return the key of a word's lemma, given the numbers of its tags."""
        return self.vocab.strings.add(lemma(word, self.model.upos[upos], self.model.xpos[xpos]))

    def _in_text(self, draft: _Draft) -> dict[str, Indices]:
        """Return the columns of a draft by the words of its text; of several that were shown as one the last is the head."""
        seen, last = draft.shown.standing, draft.shown.last
        columns = {key: column[seen] for key, column in draft.columns.items()}
        columns["head"] = last[columns["head"]]
        before = np.flatnonzero(last[seen] != np.arange(len(seen)))
        columns["head"][before], columns["label"][before] = last[seen[before]], self._compound
        return columns

    @staticmethod
    def _hang_spaces(offsets: NDArray[np.int64], at: NDArray[np.int64], size: int) -> None:
        spaces = np.delete(np.arange(size), at)
        spaces = spaces[spaces > at[0]]
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
