"""Fits the trigger head alone, on the words as a finished run sees them: ``python -m training.fit --run DIR --data DIR --out DIR``.

In a joint run the head sees each sentence a few times among much else. Here the encoder stands still, so every word is encoded once and the
head goes over them many times.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from according.language.pieces import Pieces
from training.batches import Window, collate, encode, pack, paragraphs
from training.export import load
from training.labels import TRIGGER_VALUES
from training.losses import allowed, one_of_them
from training.network import Network
from training.train import encoder_folder, events

ROUNDS = 14
PASSAGES_A_STEP = 8
STORY = 80
"""Words from which on a passage is a story, not a headline or an example."""
TOLD = 0.5
"""What a headline counts beside a word."""


@dataclass
class Seen:
    """A batch as the encoder sees it: (batch, words, both mixes and the bare word) in half precision, and what its words may be."""

    words: Tensor
    options: Tensor
    told: Tensor
    real: Tensor


@torch.no_grad()
def seen(net: Network, batch: list[Window]) -> Seen:
    """Encode one batch."""
    inputs = collate(batch)
    syntax, span, bare = net.words(inputs.ids, inputs.marks, inputs.mask, inputs.first, inputs.last)
    most = int(inputs.words.sum(1).max())
    words = torch.cat([syntax[:, 1:], span, bare], -1)[:, :most].half()
    options = allowed(batch, most, "triggers", TRIGGER_VALUES)
    return Seen(words, options, torch.tensor([window.passage.told for window in batch]), inputs.words[:, :most])


def fit(net: Network, batches: list[Seen], rng: random.Random, rounds: int = ROUNDS) -> None:
    """Train ``net.trigger`` in place."""
    head = net.trigger.train()
    optimizer = torch.optim.AdamW(head.parameters(), lr=2e-3, weight_decay=0.01)
    steps = rounds * -(-len(batches) // PASSAGES_A_STEP)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.02, steps)
    for at in range(rounds):
        rng.shuffle(batches)
        total = 0.0
        for start in range(0, len(batches), PASSAGES_A_STEP):
            loss = sum((_loss(head(batch.words.float()), batch) for batch in batches[start : start + PASSAGES_A_STEP]), torch.zeros(()))
            loss = loss / sum(int(batch.real.sum()) for batch in batches[start : start + PASSAGES_A_STEP])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"round {at + 1}: {total * PASSAGES_A_STEP / len(batches):.4f}", flush=True)
    head.eval()


def _loss(scores: Tensor, batch: Seen) -> Tensor:
    marked = batch.options.any(-1)
    own, options = scores[marked], batch.options[marked]
    total = (own.logsumexp(-1) - own.masked_fill(~options, -1e4).logsumexp(-1)).sum()
    return total + TOLD * one_of_them(scores, batch.told, batch.real) if batch.told.any() else total


def main() -> None:
    """Fit the head of a run and write the run anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--stories", type=float, default=1.0, help="share of the wire stories, drawn, that are gone over")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    begun = time.monotonic()
    torch.manual_seed(7)
    rng = random.Random(7)  # noqa: S311 a shuffle, no secret
    net, _ = load(options.run)
    pieces = Pieces(encoder_folder() / "tokenizer.json")
    kept = (passage for passage in events(options.data, rng) if len(passage.words) < STORY or rng.random() < options.stories)
    windows = encode((part for passage in kept for part in paragraphs(passage, rng)), pieces)
    batches = [seen(net, batch) for batch in pack(windows, 4096, rng)]
    fit(net, batches, rng)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(net.state_dict(), options.out / "weights.pt")
    shutil.copy(options.run / "labels.json", options.out / "labels.json")
    record = {
        "command": f"python -m training.fit --run BEFORE --data DIR --stories {options.stories:g} --out RUN",
        "steps": ROUNDS * -(-len(batches) // PASSAGES_A_STEP),
        "words": ROUNDS * sum(int(batch.real.sum()) for batch in batches),
        "minutes": (time.monotonic() - begun) / 60,
    }
    (options.out / "run.json").write_text(json.dumps(record) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
