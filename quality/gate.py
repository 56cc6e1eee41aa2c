"""``python -m quality.gate``: the gate that no change may pass with worse figures than were reached before.

``floors.toml`` pins a floor for each gated measure and the hash of every golden file, so that a quiet change of a story or its coding
trips the gate too. The stories are always scored; the measures on annotated corpora where ``--data`` names their folder, else they are
passed over with a line. ``--update`` pins what is measured now, less a slack for the noise between machines, and refuses to lower a
floor unless ``--allow-regression`` says that it is meant.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quality import gold, report, score
from quality.report import Floor
from quality.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FLOORS = Path(__file__).parent / "floors.toml"
STORIES = "gold.stories."
ON_STORIES = tuple(
    STORIES + name
    for name in (
        "event_type_f1",
        "event_f1",
        "said_found_f1",
        "said_f1",
        "said_act",
        "chain_f1",
        "label_f1",
        "figure_f1",
        "figure_with_origin_f1",
        "actors_f1",
        "places_f1",
        "time_value_f1",
    )
)
ON_CORPORA = (
    "syntax.ewt-dev.upos", "syntax.ewt-dev.las", "syntax.ewt-dev.las_universal", "syntax.ewt-dev.raw_las_f1",
    "syntax.gum-dev.upos", "syntax.gum-dev.las", "syntax.gum-dev.las_universal", "syntax.gum-dev.raw_las_f1",
    "attribution.dev.source_f1", "attribution.dev.cue_f1", "attribution.dev.content_f1",
    "attribution.dev.source_exact_f1", "attribution.dev.cue_exact_f1", "attribution.dev.content_exact_f1",
    "attribution.dev.whole_f1", "attribution.dev.right_source",
    "attribution.dev.reader.content_f1", "attribution.dev.reader.whole_f1", "attribution.dev.reader.right_source",
    "names.crossner_politics_dev.all_f1", "names.crossner_politics_dev.persons_f1", "names.crossner_politics_dev.places_f1",
    "names.re3d.unseen_f1", "names.uner_ewt_dev.all_f1",
    "events.plover_gold.type_f1", "events.plover_gold.actor_country", "events.plover_gold.recipient_country",
    "places.lgl.toponym_f1", "places.lgl.within_161km", "places.lgl.same_id",
    "places.trnews.toponym_f1", "places.trnews.within_161km", "places.trnews.same_id",
    "places.gwn.toponym_f1", "places.gwn.within_161km", "places.gwn.same_id",
    "times.tbaq.relaxed_f1", "times.tbaq.value_f1",
)  # fmt: skip
GATED = ON_STORIES + ON_CORPORA
# A record more or less moves a figure of the small set further than one of a corpus; int8 arithmetic differs a little between processors.
SLACK_ON_STORIES = 1.0
SLACK_ON_CORPORA = 0.3


@dataclass(frozen=True, slots=True)
class Pins:
    """What is pinned: floors by measure, and hashes by golden file."""

    floors: Mapping[str, Floor]
    files: Mapping[str, str]


class Regression(Exception):
    """An update would lower floors; says which."""


def load(path: Path = FLOORS) -> Pins:
    """Read the pins; none when there is no file yet."""
    if not path.is_file():
        return Pins({}, {})
    pinned = tomllib.loads(path.read_text(encoding="utf-8"))
    return Pins({name: Floor(**values) for name, values in pinned["floors"].items()}, pinned["files"])


def written(pins: Pins) -> str:
    """Return the pins as the text of their file."""
    lines = ["# Pinned by `python -m quality.gate --data DIR --update`; see docs/quality.md. All figures in per cent.", "", "[floors]"]
    lines += [f'"{name}" = {{floor = {pin.floor}, measured = {pin.measured}}}' for name, pin in pins.floors.items()]
    lines += ["", "[files] # sha256", *(f'"{name}" = "{digest}"' for name, digest in pins.files.items())]
    return "\n".join(lines) + "\n"


def fingerprints(folder: Path) -> dict[str, str]:
    """Return the hash of every story and coding in a folder, by file name."""
    files = (path for path in sorted(folder.iterdir()) if path.suffix in {".txt", ".toml"})
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def gated(scores: score.Scores) -> dict[str, float]:
    """Return the gated figures among scores, under their full names."""
    named = {
        f"{measure}.{name}.{figure.replace(' ', '.')}": value
        for measure, sets in scores.items()
        for name, rates in sets.items()
        for figure, value in score.flat(rates)
    }
    return {name: value for name in GATED if (value := named.get(name)) is not None}


def complaints(pins: Pins, measured: Mapping[str, float], files: Mapping[str, str]) -> list[str]:
    """Return a line for each figure below its floor, each gated figure without one, and each golden file that is not as it was."""
    lines = [
        f"{name}: {measured[name]} is below its floor of {pin.floor}" for name, pin in pins.floors.items() if below(measured, name, pin)
    ]
    lines += [f"{name}: no floor is pinned; run with --update" for name in measured if name not in pins.floors]
    lines += [f"{name}: a gated measure of the stories that was not measured" for name in ON_STORIES if name not in measured]
    for name in sorted(files.keys() | pins.files.keys()):
        if files.get(name) != pins.files.get(name):
            lines.append(f"tests/gold/{name}: {_what_happened(name, pins.files, files)} since the floors were pinned; run with --update")
    return lines


def below(measured: Mapping[str, float], name: str, pin: Floor) -> bool:
    """Tell whether a measure was taken and fell below its floor."""
    return name in measured and measured[name] < pin.floor


def _what_happened(name: str, before: Mapping[str, str], now: Mapping[str, str]) -> str:
    if name not in before:
        return "was added"
    return "was changed" if name in now else "was removed"


def updated(pins: Pins, measured: Mapping[str, float], files: Mapping[str, str], *, allow_regression: bool) -> Pins:
    """Return pins for what is measured now; what was not measured keeps its floor. Regression when that would lower one."""
    floors = {name: pins.floors[name] for name in GATED if name in pins.floors}
    lowered = []
    for name, value in measured.items():
        slack = SLACK_ON_STORIES if name.startswith(STORIES) else SLACK_ON_CORPORA
        pin = Floor(floor=round(max(0.0, value - slack), 1), measured=value)
        if name in floors and pin.floor < floors[name].floor:
            lowered.append(f"{name}: {floors[name].floor} would become {pin.floor}")
        floors[name] = pin
    if lowered and not allow_regression:
        raise Regression("; ".join(lowered))
    return Pins({name: floors[name] for name in GATED if name in floors}, dict(files))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns 1 when the gate is shut."""
    parser = argparse.ArgumentParser(prog="python -m quality.gate", description="Fail when a measure fell below its pinned floor.")
    parser.add_argument("--data", type=Path, help="folder of annotated corpora; without it only the golden stories are scored")
    parser.add_argument("--update", action="store_true", help="pin what is measured now")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower a floor")
    options = parser.parse_args(arguments)
    if options.data and not options.data.is_dir():
        parser.error(f"{options.data} is no folder")
    subject = Subject()
    scores: score.Scores = {"gold": {"stories": gold.score(gold.STORIES, subject)}}
    if options.data:
        scores |= score.score_folder(options.data, tuple(score.MEASURES), subject)
    measured, files, pins = gated(scores), fingerprints(gold.STORIES), load()
    if options.update:
        return pin_now(pins, measured, files, allow_regression=options.allow_regression)
    for name, pin in pins.floors.items():
        print(f"{name}: {measured.get(name, 'not measured')} (floor {pin.floor})")
    lines = complaints(pins, measured, files)
    for line in lines:
        print(line, file=sys.stderr)
    return 1 if lines else 0


def pin_now(pins: Pins, measured: Mapping[str, float], files: Mapping[str, str], *, allow_regression: bool) -> int:
    """Write the pins and the table of docs/quality.md; returns 1 when floors would fall and that is not allowed."""
    try:
        pins = updated(pins, measured, files, allow_regression=allow_regression)
    except Regression as regression:
        print(f"{regression}. Pass --allow-regression if that is meant, and say why in docs/decisions.md.", file=sys.stderr)
        return 1
    FLOORS.write_text(written(pins), encoding="utf-8")
    page = report.PAGE.read_text(encoding="utf-8")
    report.PAGE.write_text(report.refreshed(page, report.table(pins.floors)), encoding="utf-8")
    print(f"{FLOORS.name}: {len(measured)} floors and {len(files)} files pinned")
    return 0


if __name__ == "__main__":
    sys.exit(main())
