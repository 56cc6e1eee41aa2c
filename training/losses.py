"""What a batch teaches: one loss a layer, over the words that have it; a corpus without a layer says nothing about it."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 torch's own custom

from training.batches import Window
from training.labels import SPANS
from training.network import Network
from training.vocabularies import Vocabularies

NOTHING = -100
WEIGHTS = {
    "upos": 0.4, "xpos": 0.4, "feats": 0.3, "start": 0.5, "arcs": 1.0, "labels": 0.7,
    "names": 1.0, "source": 1.0, "cue": 1.0, "content": 1.0, "links": 0.4, "triggers": 1.0, "told": 1.0,
}  # fmt: skip


def targets(batch: list[Window], most: int, known: Vocabularies) -> dict[str, Tensor]:
    """Return the gold values as (batch, words) indices, NOTHING where a word has none."""

    def rows(values: list[list[int]]) -> Tensor:
        return torch.tensor([row + [NOTHING] * (most - len(row)) for row in values])

    passages = [window.passage for window in batch]
    out = {layer: rows([known.indices(layer, getattr(p, layer)) for p in passages]) for layer in ("upos", "xpos", "feats", "labels")}
    out["start"] = rows([p.starts for p in passages])
    out["arcs"] = rows([[head + 1 if head >= -1 else NOTHING for head in p.heads] for p in passages])
    for key in SPANS:
        out[key] = rows([p.spans.get(key, []) for p in passages])
    out["told"] = torch.tensor([p.told for p in passages])
    out["real"] = torch.tensor([[True] * len(p.words) + [False] * (most - len(p.words)) for p in passages])
    out["links"] = rows([[link if link >= 0 else NOTHING for link in p.links] for p in passages])
    return out


def allowed(batch: list[Window], most: int, layer: str, values: int) -> Tensor:
    """Return (batch, words, values), true where the corpus allows the value; all false for words that it leaves open."""
    allowed = torch.zeros(len(batch), most, values, dtype=torch.bool)
    rows, words, tags = [], [], []
    for b, window in enumerate(batch):
        for w, options in enumerate(getattr(window.passage, layer)):
            rows += [b] * len(options)
            words += [w] * len(options)
            tags += options
    if rows:
        allowed[rows, words, tags] = True
    return allowed


def sentence_mask(starts: Tensor) -> Tensor:
    """Return (batch, words, 1 + words), true where a word may hang on the target: the root, or a word of its own sentence."""
    sentence = starts.clamp(min=0).cumsum(1)
    same = sentence[:, :, None] == sentence[:, None, :]
    return torch.cat([torch.ones_like(same[:, :, :1]), same], 2)


def loss(net: Network, out: dict[str, Tensor], gold: dict[str, Tensor], options: dict[str, Tensor]) -> tuple[Tensor, dict[str, float]]:
    """Return the weighted sum of all losses and each by itself, a word; ``options`` are what ``allowed`` returned for a layer."""
    marked = {layer: allows.any(-1) for layer, allows in options.items()}
    words = float((gold["start"].ne(NOTHING) | gold["content"].ne(NOTHING) | marked["names"] | marked["triggers"]).sum())
    parts: dict[str, Tensor] = {}
    token = dict(zip(net.token_sizes, out["token"].float().split(list(net.token_sizes.values()), -1), strict=True))
    span = dict(zip(net.span_sizes, out["span"].float().split(list(net.span_sizes.values()), -1), strict=True))
    for key in ("upos", "xpos", "feats", "start"):
        parts[key] = _entropy(token[key], gold[key])
    for key in SPANS:
        parts[key] = _entropy(span[key], gold[key])
    parts["links"] = _entropy(out["links"].float(), gold["links"])
    has_tree = gold["arcs"].ne(NOTHING).any(1)
    if has_tree.any():
        mask = sentence_mask(gold["start"][has_tree])
        arcs = out["arcs"][has_tree].float().masked_fill(~mask, -1e4)
        heads = gold["arcs"][has_tree]
        parts["arcs"] = _entropy(arcs, heads)
        labels = net.label_scores(out["label_of"][has_tree], out["label_to"][has_tree], heads.clamp(min=0))
        parts["labels"] = _entropy(labels.float(), torch.where(heads.ne(NOTHING), gold["labels"][has_tree], NOTHING))
    for layer, where in marked.items():
        if where.any():
            scores = span[layer][where]
            parts[layer] = (scores.logsumexp(-1) - scores.masked_fill(~options[layer][where], -1e4).logsumexp(-1)).sum()
    if gold["told"].any():
        parts["told"] = one_of_them(span["triggers"], gold["told"], gold["real"])
    total = sum((WEIGHTS[key] * value for key, value in parts.items()), torch.zeros(()))
    return total / max(words, 1.0), {key: float(value.detach()) / max(words, 1.0) for key, value in parts.items()}


def one_of_them(scores: Tensor, told: Tensor, real: Tensor) -> Tensor:
    """Return how surprising it is that a word of each passage tells of the type that it is about: -log(1 - prod(1 - p))."""
    about = told.gt(0)
    sure = scores[about].softmax(-1).gather(-1, told[about][:, None, None].expand(-1, scores.shape[1], 1)).squeeze(-1)
    none = torch.log1p(-sure.clamp(max=1 - 1e-4)).masked_fill(~real[about], 0.0).sum(1)
    return -torch.log(-torch.expm1(none.clamp(max=-1e-4))).sum()


def _entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=NOTHING, reduction="sum")
