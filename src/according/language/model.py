"""What does the encoder say of a window of words? The shipped ONNX file, its labels, and one method that runs them."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from according.errors import ModelError
from according.language.pieces import Encoded, Pieces

FOLDER = Path(__file__).parent / "model"
FILES = ("model.onnx", "arc_labels.npz", "labels.json", "tokenizer.json")
OUTPUTS = ("token", "span", "arcs", "links", "label_of", "label_to")

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """Raw scores of one window of n words.

    ``heads`` maps a head's name (upos xpos feats start names source cue content triggers) to (n, values); ``arcs`` is (n, 1 + n),
    the root first; ``links`` is (n, n): how well each word does as the cue of each; ``of`` and ``to`` feed ``arc_labels``.
    """

    heads: dict[str, Array]
    arcs: Array
    links: Array
    of: Array
    to: Array


class Model:
    """The language model of a folder, run on ``threads`` threads (all processors by default); ModelError when a file is missing."""

    def __init__(self, folder: Path = FOLDER, *, threads: int | None = None) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ModelError(
                f"the language model lacks {', '.join(missing)}",
                where=str(folder),
                next_step="Install the package again, or train with make train",
            )
        self._folder, self._threads = folder, threads or os.cpu_count() or 1
        record = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.upos: list[str] = record["upos"]
        self.xpos: list[str] = record["xpos"]
        self.feats: list[str] = record["feats"]
        self.labels: list[str] = record["labels"]
        self.names: list[str] = record["names"]
        self.events: list[str] = record.get("events", [])
        self.name: str = record.get("name", "unnamed")
        self._token: dict[str, int] = record["token"]
        self._span: dict[str, int] = record["span"]
        self.pieces = Pieces(folder / "tokenizer.json")
        with np.load(folder / "arc_labels.npz") as arrays:
            self._label_weight, self._label_bias = arrays["weight"], arrays["bias"]

    @cached_property
    def session(self) -> onnxruntime.InferenceSession:
        """The ONNX session, opened at first use; each run keeps to one thread, since whole windows share out better than their parts."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(self._folder / "model.onnx", options, providers=["CPUExecutionProvider"])

    def run(self, windows: Sequence[Encoded]) -> list[Scores]:
        """Return the scores of each window, in order.

        Every window goes through by itself: int8 scales are taken from what is in a run, so a window that shared its run
        would be read a little differently in other company. Threads each take windows of their own.
        """
        if self._threads == 1 or len(windows) < 2:
            return [self._run_one(window) for window in windows]
        return list(self._pool.map(self._run_one, windows))

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._threads, thread_name_prefix="according-model")

    def _run_one(self, window: Encoded) -> Scores:
        inputs = {
            "ids": np.array([window.ids], np.int64),
            "marks": np.array([window.marks], np.int64),
            "mask": np.ones((1, len(window.ids)), np.float32),
            "first": np.array([window.first], np.int64),
            "last": np.array([window.last], np.int64),
        }
        token, span, arcs, links, of, to = (scores[0] for scores in self.session.run(OUTPUTS, inputs))
        return Scores(_split(token, self._token) | _split(span, self._span), arcs, links, of, to)

    def label_scores(self, of: Array, to: Array) -> Array:
        """Return (arcs, labels) scores, given the projections of each arc's word and of its head, row by row."""
        scores: Array = np.maximum(of + to, 0.0) @ self._label_weight + self._label_bias
        return scores


def _split(scores: Array, sizes: dict[str, int]) -> dict[str, Array]:
    out, at = {}, 0
    for name, size in sizes.items():
        out[name] = scores[:, at : at + size]
        at += size
    return out
