"""A quick look at the development sets while training: greedy heads and tags, full precision.

The figures that count are those of ``make score`` on the shipped file; these only tell whether a run is on its way.
"""

from __future__ import annotations

import random
from pathlib import Path

import torch

from according.language.pieces import Pieces
from training.batches import Window, collate, encode, pack, paragraphs
from training.corpora import attributions, treebank
from training.labels import SPANS
from training.losses import NOTHING, sentence_mask, targets
from training.network import Network
from training.vocabularies import Vocabularies


@torch.no_grad()
def check(net: Network, known: Vocabularies, pieces: Pieces, data: Path, *, most: int | None) -> str:
    """Return one line of scores; ``most`` bounds the windows of each set that are looked at."""
    net.eval()
    rng = random.Random(0)  # noqa: S311 a shuffle, no secret
    parts = []
    for path in sorted((data / "syntax").glob("*-dev.conllu.gz")):
        items = encode((sentence for document in treebank(path) for sentence in document), pieces)
        upos, uas, las = _trees(net, known, pack(rng.sample(items, min(most or len(items), len(items))), 3000, rng))
        parts.append(f"{path.name.split('.')[0]} upos {upos:.1f} uas {uas:.1f} las {las:.1f}")
    items = encode((w for a in attributions(data / "attribution" / "dev.jsonl.gz") for w in paragraphs(a, rng)), pieces)
    scores = _spans(net, known, pack(items[: most or len(items)], 3000, rng))
    parts.append("attribution " + " ".join(f"{key} {value:.1f}" for key, value in scores.items()))
    return "; ".join(parts)


def _run(net: Network, batch: list[Window], known: Vocabularies) -> tuple[dict[str, torch.Tensor], dict[str, torch.Tensor]]:
    inputs = collate(batch)
    with torch.autocast("cpu", torch.bfloat16):
        out = net(inputs.ids, inputs.marks, inputs.mask, inputs.first, inputs.last)
    return out, targets(batch, inputs.first.shape[1], known)


def _trees(net: Network, known: Vocabularies, batches: list[list[Window]]) -> tuple[float, float, float]:
    right = {"upos": 0, "uas": 0, "las": 0}
    total = 0
    for batch in batches:
        out, gold = _run(net, batch, known)
        real = gold["arcs"].ne(NOTHING)
        upos = out["token"].split(list(net.token_sizes.values()), -1)[0].argmax(-1)
        heads = out["arcs"].float().masked_fill(~sentence_mask(gold["start"]), -1e4).argmax(-1)
        labels = net.label_scores(out["label_of"], out["label_to"], heads).argmax(-1)
        attached = heads.eq(gold["arcs"]) & real
        right["upos"] += int((upos.eq(gold["upos"]) & real).sum())
        right["uas"] += int(attached.sum())
        right["las"] += int((attached & labels.eq(gold["labels"])).sum())
        total += int(real.sum())
    return tuple(100 * value / max(total, 1) for value in right.values())  # type: ignore[return-value]  # three by construction


def _spans(net: Network, known: Vocabularies, batches: list[list[Window]]) -> dict[str, float]:
    counts = {key: [0, 0, 0] for key in SPANS}
    for batch in batches:
        out, gold = _run(net, batch, known)
        span = dict(zip(net.span_sizes, out["span"].float().split(list(net.span_sizes.values()), -1), strict=True))
        for key in SPANS:
            said, meant = span[key].argmax(-1).gt(0), gold[key].gt(0)
            real = gold[key].ne(NOTHING)
            counts[key][0] += int((said & meant & real).sum())
            counts[key][1] += int((said & real).sum())
            counts[key][2] += int((meant & real).sum())
    return {key: 200 * both / max(said + meant, 1) for key, (both, said, meant) in counts.items()}
