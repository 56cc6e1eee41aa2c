"""Which words make up a source, a cue, a content, and which of them belong together?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from according.language.arcs import logarithms
from according.language.model import Array, Scores

KINDS = ("source", "cue", "content")
BEGIN, INSIDE = 1, 2
EDGES = {"source": 0.0, "cue": 0.0, "content": 1.0}
"""What an edge of a span costs. Contents of PolNeAR dev, exact F1: best word by word 53.6; edges at 0 63.0, 1 65.5, 2 65.3, 3 64.1."""


@dataclass(slots=True)
class Run:
    """Words ``start`` to ``end`` (exclusive) of a text; ``attribution`` numbers the attribution that a run is a part of."""

    start: int
    end: int
    label: str
    attribution: int = 0


def steady(scores: Array, edge: float) -> list[int]:
    """Return the best tags when every edge of a span costs ``edge``, in log odds (Viterbi 1967); an inside tag follows a begin or inside.

    A content is long, and its words are scored one by one: without the cost it falls to pieces at every doubt.
    """
    likeliest: list[int] = scores.argmax(1).tolist()
    if not any(likeliest) or (edge == 0 and (0, INSIDE) not in pairwise(likeliest)):
        return likeliest  # word by word they make up whole spans already
    logs = logarithms(scores).tolist()
    outside, begin, inside = logs[0]
    trail: list[tuple[int, int, int]] = []
    for o, b, i in logs[1:]:
        within, last = (begin, BEGIN) if begin > inside else (inside, INSIDE)
        from_outside = outside >= within - edge
        best = outside if from_outside else within - edge
        opener = max(within, outside)
        trail.append((0 if from_outside else last, 0 if outside > within else last, last))
        outside, begin, inside = best + o, opener - edge + b, within + i
    tag = int(np.argmax((outside, begin, inside)))
    tags = [tag]
    for step in reversed(trail):
        tag = step[tag]
        tags.append(tag)
    return tags[::-1]


def pieces(scores: Array, label: str, base: int) -> list[Run]:
    """Return the runs of one kind of span; one that goes on from the window before starts with an inside tag."""
    runs: list[Run] = []
    before = 0
    for i, tag in enumerate(steady(scores, EDGES[label])):
        if tag and (tag == BEGIN or not before):
            runs.append(Run(base + i, base + i + 1, label))
        elif tag:
            runs[-1].end = base + i + 1
        before = tag
    return runs


def _linked(scores: Scores, runs: list[Run], cues: list[Run], base: int) -> list[Run]:
    """Return the cue that each of some runs goes with: the one that their words vote for."""
    if not runs:
        return []
    words = np.concatenate([np.arange(run.start - base, run.end - base) for run in runs])
    shares = np.exp(logarithms(scores.links[words])[:, [cue.start - base for cue in cues]])
    ends = np.cumsum([run.end - run.start for run in runs])
    votes = np.add.reduceat(shares, [0, *ends[:-1]])
    return [cues[best] for best in votes.argmax(1).tolist()]


class Attributions:
    """Gathers the attributions of a text, window by window, and numbers them from 1."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._last = 0
        self._open: Run | None = None

    def add(self, scores: Scores, base: int) -> None:
        """Take the spans of a window whose first word is ``base``, and link each source and content to its cue."""
        found = {kind: pieces(scores.heads[kind], kind, base) for kind in KINDS}
        cues = found["cue"]
        for cue in cues:
            cue.attribution = self._next()
        told = [run for kind in ("source", "content") for run in found[kind] if not self._goes_on(run, scores, base)]
        if cues:
            for run, cue in zip(told, _linked(scores, told, cues, base), strict=True):
                run.attribution = cue.attribution
        else:
            for run in told:
                run.attribution = self._next()
        contents = found["content"]
        self._open = contents[-1] if contents and contents[-1].end == base + len(scores.of) else None
        self.runs += [run for kind in KINDS for run in found[kind]]

    def _goes_on(self, run: Run, scores: Scores, base: int) -> bool:
        """Tell whether a content is the rest of the one that the window before ended in, and join it to that."""
        if run.label == "content" and run.start == base and self._open and int(scores.heads["content"][0].argmax()) == INSIDE:
            run.attribution = self._open.attribution
            return True
        return False

    def _next(self) -> int:
        self._last += 1
        return self._last
