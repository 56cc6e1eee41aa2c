"""What is each arc of a tree called? By the model's best label, within what Universal Dependencies allows.

It has no bare ``obl``: it takes a case marker, or is ``obl:unmarked``. And a clause has one subject: of two that touch, the second names
the first ("former coach Ana Reed said").
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from according.language.model import Model, Scores

Indices = NDArray[np.int64]

MARKERS = ("case", "mark", "advmod")
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
NOMINAL = ("nsubj", "nsubj:pass")


class Relations:
    """The labels of a model, and what may stand beside what."""

    def __init__(self, model: Model) -> None:
        self._model = model
        names = ("root", "obl", "nsubj", "appos", "flat")
        self._root, self._oblique, self._subject, self._named, self._flat = map(model.labels.index, names)
        self._marks, self._is_subject, self._nominal = (np.isin(model.labels, labels) for labels in (MARKERS, SUBJECTS, NOMINAL))
        self._proper = model.upos.index("PROPN")

    def of(self, scores: Scores, heads: Indices) -> Indices:
        """Return the label of each arc; an oblique that no preposition marks is the subject that its verb lacks."""
        fits = self._model.label_scores(scores.of, scores.to[heads])
        fits[:, self._root] = -np.inf
        labels: Indices = np.where(heads > 0, fits.argmax(1), self._root)
        marked = set(heads[self._marks[labels]].tolist())
        subjects = set(heads[self._is_subject[labels]].tolist())
        for word in np.flatnonzero(labels == self._oblique).tolist():
            verb = int(heads[word])
            if word + 1 not in marked and word + 1 < verb and verb not in subjects:
                labels[word] = self._subject
                subjects.add(verb)
        return labels

    def name_subjects(self, heads: Indices, labels: Indices, upos: Indices) -> None:
        """Hang the second of two subjects before one verb that touch, a name, on the first; ``heads`` and ``labels`` are changed.

        Heads are as ``Language.trees`` gives them: 1 + the index of the head, 0 for a root.
        """
        subjects = np.flatnonzero(self._nominal[labels]).tolist()
        for first, second in pairwise(subjects):
            before = heads[first] == heads[second] > second + 1
            if not before or upos[second] != self._proper or not _touch(heads, first, second):
                continue
            flat = second == first + 1 and upos[first] == self._proper
            heads[second], labels[second] = first + 1, self._flat if flat else self._named


def _touch(heads: Indices, first: int, second: int) -> bool:
    """Tell whether every word between two belongs to one of them."""
    for word in range(first + 1, second):
        up = word
        while up not in (first, second):
            if heads[up] == 0:
                return False
            up = int(heads[up]) - 1
    return True
