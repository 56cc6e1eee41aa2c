"""Writes the trained model as the package carries it: ``python -m training.export --run DIR --out DIR``.

ONNX, then dynamic int8 quantisation a channel at a time (a tensor at a time costs more than a point of LAS).
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import Encoder, Network
from training.train import encoder_folder
from training.vocabularies import Vocabularies

NAME = "en-news-3"
"""The model's name, as every reading records it: language, kind of text, and the round of training."""

INPUTS = ("ids", "marks", "mask", "first", "last")
OUTPUTS = ("token", "span", "arcs", "links", "label_of", "label_to")


class Exported(nn.Module):
    """The network with its outputs in order."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """Return the outputs in the order of OUTPUTS."""
        out = self.net(ids, marks, mask, first, last)
        return tuple(out[name] for name in OUTPUTS)


def load(run: Path) -> tuple[Network, Vocabularies]:
    """Return the network of a training run, ready to be used, and its vocabularies."""
    known = Vocabularies.read(run / "labels.json")
    net = Network(Encoder.pretrained(encoder_folder(), 0.0), known.token_sizes(), known.span_sizes(), len(known.labels))
    net.load_state_dict(torch.load(run / "weights.pt", weights_only=True))
    return net.eval(), known


def write(net: Network, known: Vocabularies, out: Path) -> None:
    """Write model.onnx (int8), arc_labels.npz (the last layer of the arc labels), labels.json and tokenizer.json."""
    out.mkdir(parents=True, exist_ok=True)
    batch, pieces, words = 2, 11, 7
    example = (
        torch.ones(batch, pieces, dtype=torch.long),
        torch.zeros(batch, pieces, dtype=torch.long),
        torch.ones(batch, pieces),
        torch.arange(1, words + 1).repeat(batch, 1),
        torch.arange(1, words + 1).repeat(batch, 1),
    )
    axes = {name: {0: "batch", 1: "pieces" if name in INPUTS[:3] else "words"} for name in INPUTS}
    axes |= {name: {0: "batch", 1: "words"} for name in OUTPUTS}
    axes["arcs"][2] = axes["label_to"][1] = "targets"
    axes["links"][2] = "cues"
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            Exported(net),
            example,
            str(full),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, out / "model.onnx", per_channel=True, weight_type=QuantType.QInt8)
    np.savez(out / "arc_labels.npz", weight=net.label.weight.detach().numpy().T.astype(np.float32), bias=net.label.bias.detach().numpy())
    known.write(out / "labels.json", NAME)
    shutil.copy(encoder_folder() / "tokenizer.json", out / "tokenizer.json")


def main() -> None:
    """Export one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/according/language/model"))
    options = parser.parse_args()
    write(*load(options.run), options.out)
    print(f"wrote {options.out / 'model.onnx'}, {(options.out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
