"""``python -m quality.calibrate --data DIR``: fit what makes an event sure, and tell how far its confidence is to be believed.

The signs of every labelled event (``quality/labelled.py``) are weighed by a logistic regression with a ridge. Where an event is from is a
sign too while they are fitted, and is then left out: confidence is meant for wire stories, and the golden stories, which the reader was
worked on with, would flatter it. What is printed comes from cross-validation in ten parts: the events of a text are judged by weights that
were fitted without it. Two sets of weights are fitted, with and without the sign of the model's trigger head. ``--update`` writes both to
``codebook/confidence.toml``.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from according.codebook.confidence import WEIGHTS
from according.reader.sure import HEAD
from quality.labelled import SOURCES, Labelled, labelled
from quality.subject import Subject
from quality.tally import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

FOLDS = 10
RIDGES = (0.3, 1.0, 3.0, 10.0, 30.0)
ROUNDS = 50
CUTS = (0.5, 0.8, 0.9)
FLATTERING = SOURCES[:-1]
SOURCE_RIDGE = 0.1
SEEN = 10  # events that a sign must be seen with to be given a weight
HEADING = """\
# How much each sign weighs in the confidence of an event, in log-odds: their sum s gives 1 / (1 + exp(-s)). "head" is multiplied by the
# log-odds that the model's trigger head gives the type, "senses" and "again" by the base-2 logarithms of the number of frames that the word
# has and of one more than its further mentions; the others are 1 where they hold.
# Fitted by `python -m quality.calibrate --data DIR --update`; how well it holds stands in docs/quality.md.
"""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights by sign with their ridge, and what cross-validation says of each event, in the order in which they were given."""

    weights: dict[str, float]
    ridge: float
    checked: list[float]


def without_head(events: Iterable[Labelled]) -> list[Labelled]:
    """Return the events without the sign of the trigger head."""
    return [replace(one, signs={name: value for name, value in one.signs.items() if name != HEAD}) for one in events]


def fitted(events: Sequence[Labelled]) -> Fitted:
    """Fit weights with the ridge whose cross-validation is likeliest."""
    tried = [(ridge, cross_validated(events, ridge)) for ridge in RIDGES]
    ridge, checked = min(tried, key=lambda pair: log_loss(pair[1], events))
    return Fitted(fit(events, ridge), ridge, checked)


def fit(events: Sequence[Labelled], ridge: float) -> dict[str, float]:
    """Return the weights by sign, ``base`` first, that make the events likeliest, by Newton's method; the ridge spares the base.

    ``base`` is that of wire stories; the sources FLATTERING have weights of their own.
    """
    seen = {name: sum(name in one.signs for one in events) for one in events for name in one.signs}
    names = [*FLATTERING, *sorted(name for name, times in seen.items() if times >= SEEN)]
    table = np.array([[1.0, *(placed(one).get(name, 0.0) for name in names)] for one in events])
    right = np.array([one.right for one in events], float)
    penalty = np.diag([1e-6, *(SOURCE_RIDGE for _ in FLATTERING), *(ridge for _ in names[len(FLATTERING) :])])
    weights: NDArray[np.float64] = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        shares = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - shares) - penalty @ weights
        step = np.linalg.solve(table.T @ (table * (shares * (1 - shares))[:, None]) + penalty, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-8:
            break
    return dict(zip(("base", *names), (round(float(weight), 3) for weight in weights), strict=True))


def placed(one: Labelled) -> dict[str, float]:
    """Return the signs of an event with the source that it is from among them."""
    return {**one.signs, one.source: 1.0}


def sure(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the probability that weights give to signs."""
    odds = weights["base"] + sum(weights.get(name, 0.0) * value for name, value in signs.items())
    return float(1 / (1 + np.exp(-odds)))


def cross_validated(events: Sequence[Labelled], ridge: float) -> list[float]:
    """Return for each event the probability, its source known, by weights that were fitted without the texts of its part."""
    part = [zlib.crc32(one.text.encode()) % FOLDS for one in events]
    weights = [fit([one for one, at in zip(events, part, strict=True) if at != fold], ridge) for fold in range(FOLDS)]
    return [sure(placed(one), weights[at]) for one, at in zip(events, part, strict=True)]


def log_loss(checked: Sequence[float], events: Sequence[Labelled]) -> float:
    """Return the mean surprise, in nats, at what the events turned out to be."""
    return -float(np.mean([np.log(share if one.right else 1 - share) for share, one in zip(checked, events, strict=True)]))


def calibration_error(checked: Sequence[float], events: Sequence[Labelled]) -> float:
    """Return the expected calibration error in ten bins: how far confidence and share right lie apart, 0 to 1 (Naeini et al. 2015)."""
    bins = _bins(checked, events)
    return sum(abs(sum(share for share, _ in held) - sum(right for _, right in held)) for held in bins.values()) / len(events)


def _bins(checked: Sequence[float], events: Sequence[Labelled]) -> dict[int, list[tuple[float, bool]]]:
    bins: dict[int, list[tuple[float, bool]]] = {}
    for share, one in sorted(zip(checked, events, strict=True), key=lambda pair: pair[0]):
        bins.setdefault(min(int(share * 10), 9), []).append((share, one.right))
    return bins


def reliability(checked: Sequence[float], events: Sequence[Labelled]) -> str:
    """Return the table of reliability in Markdown: of each tenth of confidence its mean, the share right, the number of events."""
    lines = ["| confidence | events | mean | share right |", "| --- | ---: | ---: | ---: |"]
    for tenth, held in _bins(checked, events).items():
        mean, right = sum(share for share, _ in held) / len(held), sum(right for _, right in held)
        lines.append(f"| {tenth / 10:.1f}–{(tenth + 1) / 10:.1f} | {len(held)} | {mean:.2f} | {right / len(held):.2f} |")
    return "\n".join(lines)


def cuts(checked: Sequence[float], events: Sequence[Labelled]) -> str:
    """Return what one gets at a cut, in Markdown, per source and of all: events kept, right ones among them, right ones kept."""
    lines = ["| cut | from | events kept | of these right | right ones kept |", "| ---: | --- | ---: | ---: | ---: |"]
    for cut in (0.0, *CUTS):
        for source in (*SOURCES, "all"):
            held = [(share, one.right) for share, one in zip(checked, events, strict=True) if source in (one.source, "all")]
            kept = [right for share, right in held if share >= cut]
            row = (f"{percent(len(kept), len(held))} %", f"{percent(sum(kept), len(kept))} %")
            lines.append(f"| {cut} | {source} | {row[0]} of {len(held)} | {row[1]} | {percent(sum(kept), sum(r for _, r in held))} % |")
    return "\n".join(lines)


def written(tables: Mapping[str, Mapping[str, float]]) -> str:
    """Return weights as the text of their file."""
    parts = [f"\n[{name}]\n" + "\n".join(f"{sign} = {weight}" for sign, weight in weights.items()) for name, weights in tables.items()]
    return HEADING + "\n".join(parts) + "\n"


def told(name: str, found: Fitted, events: Sequence[Labelled]) -> str:
    """Return what cross-validation found out, in Markdown."""
    figures = f"log loss {log_loss(found.checked, events):.3f}, expected calibration error {calibration_error(found.checked, events):.3f}"
    right = percent(sum(one.right for one in events), len(events))
    head = f"## {name}: {len(events)} events, {right} % right; {figures} (ridge {found.ridge})"
    wire = [(share, one) for share, one in zip(found.checked, events, strict=True) if one.source == SOURCES[-1]]
    on_wire = ([share for share, _ in wire], [one for _, one in wire])
    error = f"Wire stories alone: expected calibration error {calibration_error(*on_wire):.3f}"
    return "\n\n".join([head, reliability(found.checked, events), error, reliability(*on_wire), cuts(found.checked, events)])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status, 0."""
    parser = argparse.ArgumentParser(prog="python -m quality.calibrate", description="Fit and check the confidence of events.")
    parser.add_argument("--data", type=Path, required=True, help="the folder of annotated corpora")
    parser.add_argument("--update", action="store_true", help="write the weights into the codebook")
    options = parser.parse_args(arguments)
    events = list(labelled(options.data, Subject()))
    tables: dict[str, dict[str, float]] = {}
    for name, chosen in (("with_head", [one for one in events if HEAD in one.signs]), ("without_head", without_head(events))):
        if chosen:
            found = fitted(chosen)
            tables[name] = {sign: weight for sign, weight in found.weights.items() if sign not in SOURCES}
            print(told(name, found, chosen), end="\n\n")
    tables.setdefault("with_head", tables["without_head"])
    if options.update:
        WEIGHTS.write_text(written(tables), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
