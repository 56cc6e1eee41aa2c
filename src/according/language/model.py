"""What does the encoder say of a window of words? The shipped ONNX file, its labels, and one method that runs them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from according.errors import ModelError
from according.language.pieces import NO_MARK, Encoded, Pieces

FOLDER = Path(__file__).parent / "model"
FILES = ("model.onnx", "arc_labels.npz", "labels.json", "tokenizer.json")
MOST_PIECES_A_RUN = 4096
"""Padding counted; bounds the memory of one run, and is past the size where larger batches stop paying."""

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """Raw scores of one window of n words.

    ``heads`` maps a head's name (upos xpos feats start names source cue content) to (n, values); ``arcs`` is (n, 1 + n),
    the root first; ``links`` is (n, n): how well each word does as the cue of each; ``of`` and ``to`` feed ``arc_labels``.
    """

    heads: dict[str, Array]
    arcs: Array
    links: Array
    of: Array
    to: Array


class Model:
    """The language model of a folder; ModelError when a file is missing or does not fit."""

    def __init__(self, folder: Path = FOLDER, *, threads: int = 0) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ModelError(
                f"the language model lacks {', '.join(missing)}",
                where=str(folder),
                next_step="Install the package again, or train with make train",
            )
        self._folder, self._threads = folder, threads
        record = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.upos: list[str] = record["upos"]
        self.xpos: list[str] = record["xpos"]
        self.feats: list[str] = record["feats"]
        self.labels: list[str] = record["labels"]
        self.names: list[str] = record["names"]
        self.name: str = record.get("name", "unnamed")
        self._token: dict[str, int] = record["token"]
        self._span: dict[str, int] = record["span"]
        self.pieces = Pieces(folder / "tokenizer.json")
        with np.load(folder / "arc_labels.npz") as arrays:
            self._label_weight, self._label_bias = arrays["weight"], arrays["bias"]

    @cached_property
    def session(self) -> onnxruntime.InferenceSession:
        """The ONNX session, opened at first use."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(self._folder / "model.onnx", options, providers=["CPUExecutionProvider"])

    def run(self, batch: Sequence[Encoded]) -> list[Scores]:
        """Return the scores of each window, in order; windows of like length go through the encoder together."""
        out: list[Scores | None] = [None] * len(batch)
        for group in _groups(batch):
            for i, scores in zip(group, self._run_padded([batch[i] for i in group]), strict=True):
                out[i] = scores
        return [scores for scores in out if scores is not None]

    def _run_padded(self, batch: list[Encoded]) -> Iterator[Scores]:
        longest = max(len(window.ids) for window in batch)
        most = max(len(window.first) for window in batch)
        ids = np.zeros((len(batch), longest), np.int64)
        marks = np.full((len(batch), longest), NO_MARK, np.int64)
        mask = np.zeros((len(batch), longest), np.float32)
        first, last = np.zeros((len(batch), most), np.int64), np.zeros((len(batch), most), np.int64)
        for row, window in enumerate(batch):
            size, words = len(window.ids), len(window.first)
            ids[row, :size], marks[row, :size], mask[row, :size] = window.ids, window.marks, 1.0
            first[row, :words], last[row, :words] = window.first, window.last
        token, span, arcs, links, of, to = self.session.run(
            ["token", "span", "arcs", "links", "label_of", "label_to"],
            {"ids": ids, "marks": marks, "mask": mask, "first": first, "last": last},
        )
        for row, window in enumerate(batch):
            n = len(window.first)
            heads = _split(token[row, :n], self._token) | _split(span[row, :n], self._span)
            yield Scores(heads, arcs[row, :n, : n + 1], links[row, :n, :n], of[row, :n], to[row, : n + 1])

    def arc_labels(self, of: Array, to: Array, *, never: int) -> NDArray[np.int64]:
        """Return the best label of each arc but ``never``, given the projections of its word and of its head, row by row."""
        scores = np.maximum(of + to, 0.0) @ self._label_weight + self._label_bias
        scores[:, never] = -np.inf
        best: NDArray[np.int64] = scores.argmax(1)
        return best


def _split(scores: Array, sizes: dict[str, int]) -> dict[str, Array]:
    out, at = {}, 0
    for name, size in sizes.items():
        out[name] = scores[:, at : at + size]
        at += size
    return out


def _groups(batch: Sequence[Encoded]) -> Iterator[list[int]]:
    """Yield indices of windows that go through together: like lengths, at most MOST_PIECES_A_RUN with padding."""
    group: list[int] = []
    for i in sorted(range(len(batch)), key=lambda i: len(batch[i].ids)):
        if group and (len(group) + 1) * len(batch[i].ids) > MOST_PIECES_A_RUN:
            yield group
            group = []
        group.append(i)
    if group:
        yield group
