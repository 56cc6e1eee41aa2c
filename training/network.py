"""One encoder, many heads.

A BERT-shaped encoder (Devlin et al. 2019) with MiniLM's weights (Wang et al. 2020), and biaffine arcs (Dozat & Manning 2017).
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 torch's own custom

from according.language.pieces import MARKS


class Layer(nn.Module):
    """One transformer layer, normalised after each sum."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.rise, self.fall = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm_attention, self.norm_out = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Map (batch, pieces, width) to the same; ``bias`` is added to the attention scores."""
        batch, length, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype)).transpose(1, 2).reshape(batch, length, width)
        x = self.norm_attention(x + self.dropout(self.out(mixed)))
        return self.norm_out(x + self.dropout(self.fall(F.gelu(self.rise(x)))))


class Encoder(nn.Module):
    """The encoder; returns what every layer says, the embeddings first."""

    def __init__(self, config: dict, dropout: float) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.width = width
        self.pieces = nn.Embedding(config["vocab_size"], width)
        self.positions = nn.Embedding(config["max_position_embeddings"], width)
        self.marks = nn.Embedding(MARKS, width)
        nn.init.normal_(self.marks.weight, std=0.02)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"], dropout) for _ in range(config["num_hidden_layers"])
        )

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor) -> list[Tensor]:
        """Map (batch, pieces) ids and marks to one (batch, pieces, width) a layer; ``mask`` is 1 on real pieces."""
        bias = (1.0 - mask[:, None, None, :]) * -1e4
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.pieces(ids) + self.positions(places) + self.marks(marks)))
        said = [x]
        for layer in self.layers:
            x = layer(x, bias)
            said.append(x)
        return said

    @classmethod
    def pretrained(cls, folder: Path, dropout: float) -> Encoder:
        """Load MiniLM's weights from the folder that its package carries."""
        encoder = cls(json.loads((folder / "config.json").read_text()), dropout)
        weights = {name.removeprefix("bert."): value for name, value in load_file(folder / "model.safetensors").items()}
        state = encoder.state_dict()
        state["pieces.weight"] = weights["embeddings.word_embeddings.weight"]
        state["positions.weight"] = weights["embeddings.position_embeddings.weight"]
        for kind in ("weight", "bias"):
            state[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
            for i in range(len(encoder.layers)):
                old, new = f"encoder.layer.{i}", f"layers.{i}"
                for theirs, ours in (
                    ("attention.self.query", "query"), ("attention.self.key", "key"), ("attention.self.value", "value"),
                    ("attention.output.dense", "out"), ("attention.output.LayerNorm", "norm_attention"),
                    ("intermediate.dense", "rise"), ("output.dense", "fall"), ("output.LayerNorm", "norm_out"),
                ):  # fmt: skip
                    state[f"{new}.{ours}.{kind}"] = weights[f"{old}.{theirs}.{kind}"]
        state["positions.weight"] = state["positions.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        encoder.load_state_dict(state)
        return encoder


class Mix(nn.Module):
    """A learnt weighting of the layers (Peters et al. 2018)."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.linspace(-2.0, 1.0, count))

    def forward(self, layers: list[Tensor]) -> Tensor:
        """Return the weighted sum of (batch, words, width) layers."""
        weights = self.weights.softmax(0)
        mixed = weights[0] * layers[0]
        for i in range(1, len(layers)):
            mixed = mixed + weights[i] * layers[i]
        return mixed


class Biaffine(nn.Module):
    """Scores of every word pointing at every other; ``targets`` may hold one more row, for the root."""

    def __init__(self, width: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.source, self.target = nn.Linear(width, inner), nn.Linear(width, inner)
        self.pair = nn.Linear(inner, inner, bias=False)
        self.prior = nn.Linear(inner, 1, bias=False)
        self.dropout = nn.Dropout(dropout)
        nn.init.normal_(self.pair.weight, std=inner**-0.5)

    def forward(self, words: Tensor, targets: Tensor) -> Tensor:
        """Map (batch, words, width) and (batch, targets, width) to (batch, words, targets)."""
        of = self.dropout(F.relu(self.source(words)))
        to = self.dropout(F.relu(self.target(targets)))
        return self.pair(of) @ to.transpose(1, 2) + self.prior(to).transpose(1, 2)


class Network(nn.Module):
    """Encoder and heads; ``sizes`` names the head groups and how many values each has.

    ``token`` heads read the syntactic mix of layers, ``span`` heads the other. The label of an arc is scored from a
    projection of the word plus one of its head, so that only the arcs chosen are ever scored.
    """

    def __init__(self, encoder: Encoder, token: dict[str, int], span: dict[str, int], labels: int, dropout: float = 0.33) -> None:
        super().__init__()
        self.encoder = encoder
        self.token_sizes, self.span_sizes = token, span
        count = len(encoder.layers) + 1
        self.syntax_mix, self.span_mix = Mix(count), Mix(count)
        self.token = nn.Linear(encoder.width, sum(token.values()))
        self.span_hidden = nn.Linear(encoder.width, encoder.width)
        *_, triggers = span.values()  # the last one has layers of its own, over both mixes and the bare word
        self.span = nn.Linear(encoder.width, sum(span.values()) - triggers)
        self.trigger = nn.Sequential(nn.Linear(3 * encoder.width, 256), nn.GELU(), nn.Dropout(dropout), nn.Linear(256, triggers))
        self.arcs = Biaffine(encoder.width, 384, dropout)
        self.links = Biaffine(encoder.width, 128, dropout)
        self.label_of, self.label_to = nn.Linear(encoder.width, 256), nn.Linear(encoder.width, 256)
        self.label = nn.Linear(256, labels)
        self.dropout = nn.Dropout(0.2)

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> dict[str, Tensor]:
        """Return the scores of every head for the words whose first and last pieces are given, (batch, words).

        ``arcs`` is (batch, words, 1 + words), the root first; ``label_of`` and ``label_to`` are the projections.
        """
        syntax, span, bare = self.words(ids, marks, mask, first, last)
        own = syntax[:, 1:]
        return {
            "token": self.token(own),
            "span": torch.cat([self.span(span), self.trigger(torch.cat([own, span, bare], -1))], -1),
            "arcs": self.arcs(own, syntax),
            "links": self.links(span, span),
            "label_of": self.label_of(own),
            "label_to": self.label_to(syntax),
        }

    def words(self, ids: Tensor, marks: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return what the heads read of each word: the syntactic mix (batch, 1 + words, width), root first, the other, and the bare word.

        The last two are without the root; the bare word is what the encoder starts from, before it has looked around.
        """
        layers = self.encoder(ids, marks, mask)
        pointers = torch.cat([torch.zeros_like(first[:, :1]), first], 1), torch.cat([torch.zeros_like(last[:, :1]), last], 1)
        index = [p.unsqueeze(-1).expand(-1, -1, self.encoder.width) for p in pointers]

        def of_words(mixed: Tensor) -> Tensor:
            return (mixed.gather(1, index[0]) + mixed.gather(1, index[1])) * 0.5

        syntax = self.dropout(of_words(self.syntax_mix(layers)))
        span = self.dropout(of_words(self.span_mix(layers)))[:, 1:]
        return syntax, self.dropout(F.gelu(self.span_hidden(span))) + span, of_words(layers[0])[:, 1:]

    def label_scores(self, label_of: Tensor, label_to: Tensor, heads: Tensor) -> Tensor:
        """Return (batch, words, labels) for the heads given, as indices into the targets (0 is the root)."""
        chosen = label_to.gather(1, heads.unsqueeze(-1).expand(-1, -1, label_to.shape[-1]))
        return self.label(self.dropout(F.relu(label_of + chosen)).float())
