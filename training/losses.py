"""What a batch teaches: one loss a layer, over the words that have it; a corpus without a layer says nothing about it."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 torch's own custom

from training.batches import Window
from training.labels import NAME_TAGS, SPANS
from training.network import Network
from training.vocabularies import Vocabularies

NOTHING = -100
WEIGHTS = {
    "upos": 0.4, "xpos": 0.4, "feats": 0.3, "start": 0.5, "arcs": 1.0, "labels": 0.7,
    "names": 1.0, "source": 1.0, "cue": 1.0, "content": 1.0, "links": 0.4,
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
    out["links"] = rows([[link if link >= 0 else NOTHING for link in p.links] for p in passages])
    return out


def allowed_names(batch: list[Window], most: int) -> Tensor:
    """Return (batch, words, tags), true where the corpus allows the tag; all false for words without names."""
    allowed = torch.zeros(len(batch), most, len(NAME_TAGS), dtype=torch.bool)
    rows, words, tags = [], [], []
    for b, window in enumerate(batch):
        for w, options in enumerate(window.passage.names):
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


def loss(net: Network, out: dict[str, Tensor], gold: dict[str, Tensor], allowed: Tensor) -> tuple[Tensor, dict[str, float]]:
    """Return the weighted sum of all losses and each by itself, a word."""
    words = float((gold["start"].ne(NOTHING) | gold["content"].ne(NOTHING) | allowed.any(-1)).sum())
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
    marked = allowed.any(-1)
    if marked.any():
        scores, options = span["names"][marked], allowed[marked]
        parts["names"] = (scores.logsumexp(-1) - scores.masked_fill(~options, -1e4).logsumexp(-1)).sum()
    total = sum((WEIGHTS[key] * value for key, value in parts.items()), torch.zeros(()))
    return total / max(words, 1.0), {key: float(value.detach()) / max(words, 1.0) for key, value in parts.items()}


def _entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=NOTHING, reduction="sum")
