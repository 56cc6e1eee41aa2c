"""Averages the weights of two runs, of which one went on from the other: ``python -m training.average --runs BEFORE RUN --out DIR``.

Between two runs of one line the average is often better than either (Wortsman et al. 2022): what the later one forgot comes back.
A head that only the later run has is taken as it is.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch
from torch import Tensor


def averaged(before: dict[str, Tensor], after: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """Return the weights of ``after``, each moved to ``share`` (0 to 1) of the way from ``before`` where both have it alike in shape."""
    alike = {name for name, weight in before.items() if name in after and after[name].shape == weight.shape}
    return {name: before[name].lerp(weight, share) if name in alike else weight for name, weight in after.items()}


def main() -> None:
    """Average two runs and write a third."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=Path, nargs=2, required=True, metavar=("BEFORE", "RUN"))
    parser.add_argument("--share", type=float, default=0.65, help="how much of the later run")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    before, after = (torch.load(run / "weights.pt", weights_only=True) for run in options.runs)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(averaged(before, after, options.share), options.out / "weights.pt")
    shutil.copy(options.runs[1] / "labels.json", options.out / "labels.json")
    record = {
        "command": f"python -m training.average --runs BEFORE RUN --share {options.share:g} --out RUN",
        "steps": 0,
        "words": 0,
        "minutes": 0,
    }
    (options.out / "run.json").write_text(json.dumps(record) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
