"""``python -m quality.score --data DIR``: score According on every annotated file of a folder.

DIR is laid out as the reference data: ``syntax/*.conllu.gz``, and ``attribution/``, ``names/``, ``events/plover*``, ``places/`` and
``times/`` with ``*.jsonl.gz``, whatever the files are called. Files named for training are left out, and a folder that is not there is
passed over with a line. Progress goes to stderr; the table, and with ``--json`` one JSON object on the last line, to stdout. All figures
are per cent but those in km. The golden stories of the project are scored as the measure ``gold``.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from quality import attribution, events, gold, names, places, syntax, times
from quality.corpora import dataset, scored_files
from quality.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quality.tally import Rates

MEASURES: dict[str, ModuleType] = {
    "syntax": syntax, "attribution": attribution, "names": names, "events": events, "places": places, "times": times,
}  # fmt: skip
GOLD = "gold"
Scores = dict[str, dict[str, "Rates"]]


def score_folder(data: Path, only: Sequence[str], subject: Subject) -> Scores:
    """Score every file that the named measures find; a measure without files has no entry."""
    scores: Scores = {}
    for measure, module in MEASURES.items():
        if measure not in only:
            continue
        files = scored_files(data / measure, module.PATTERN)
        if not files:
            say(f"{measure}: nothing to score in {data / measure}")
        for path in files:
            scores.setdefault(measure, {})[dataset(path)] = timed(f"{measure} {dataset(path)}", module, path, subject)
    return scores


def timed(title: str, module: ModuleType, path: Path, subject: Subject) -> Rates:
    """Score one file and say on stderr how long it took."""
    start = time.perf_counter()
    rates: Rates = module.score(path, subject)
    say(f"{title}: {time.perf_counter() - start:.0f} s")
    return rates


def say(line: str) -> None:
    """Tell progress on stderr."""
    print(line, file=sys.stderr, flush=True)


def flat(rates: Rates, prefix: str = "") -> Iterator[tuple[str, float | None]]:
    """Yield every figure under its full name; a figure inside a group has the group's name before it."""
    for name, value in rates.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{name} ")
        else:
            yield prefix + name, value


def tables(scores: Scores) -> Iterator[Table]:
    """Yield one table a measure: a row a figure, a column a data set."""
    for measure, sets in scores.items():
        table = Table(title=measure, title_justify="left")
        table.add_column("measure")
        for name in sets:
            table.add_column(name, justify="right")
        columns = [dict(flat(rates)) for rates in sets.values()]
        for row in dict.fromkeys(name for column in columns for name in column):
            table.add_row(row, *("–" if column.get(row) is None else f"{column[row]:,.1f}" for column in columns))
        yield table


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status: 2 when the folder is missing or holds nothing to score."""
    choices = (*MEASURES, GOLD)
    parser = argparse.ArgumentParser(prog="python -m quality.score", description="Score According on annotated files.")
    parser.add_argument("--data", type=Path, required=True, help="folder laid out as the reference data")
    parser.add_argument("--only", default="", help=f"comma-separated measures, of {', '.join(choices)}; all when left out")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    options = parser.parse_args(arguments)
    only = [name.strip() for name in options.only.split(",") if name.strip()] or list(choices)
    if unknown := [name for name in only if name not in choices]:
        parser.error(f"no such measure: {', '.join(unknown)}; there are {', '.join(choices)}")
    if not options.data.is_dir():
        parser.error(f"{options.data} is no folder; give one laid out as docs/quality.md says")
    subject = Subject()
    scores = score_folder(options.data, only, subject)
    if GOLD in only:
        scores[GOLD] = {"stories": timed("gold stories", gold, gold.STORIES, subject)}
    # A terminal gives its own width; elsewhere nothing may be folded or cut.
    console = Console() if sys.stdout.isatty() else Console(width=200)
    for table in tables(scores):
        console.print(table)
    if options.json:
        print(json.dumps(scores))
    return 0 if scores else 2


if __name__ == "__main__":
    sys.exit(main())
