"""Which part decides: frames or trigger head? ``python -m quality.ablation --data DIR``.

The same reader codes the PLOVER gold, the golden stories, and headlines held out of the head's training, with the frames alone, with the
head alone, and with both as shipped. A headline was written for one type of event (NGEC: facts are invented, labels come
from the prompt); it is found when an event of that type is read, of whatever status.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from quality import events, gold
from quality.corpora import rows
from quality.subject import Subject
from quality.tally import Rates, Tally, compare
from training.triggers import held_out

if TYPE_CHECKING:
    from according.reader.proposed import Trust
    from according.reader.reader import Reader

COLUMNS = {
    "PLOVER type P": ("gold", "type_p"), "R": ("gold", "type_r"), "F1": ("gold", "type_f1"), "surest F1": ("gold", "top_type_f1"),
    "stories type F1": ("stories", "event_type_f1"), "event F1": ("stories", "event_f1"),
    "headlines P": ("headlines", "type_p"), "headlines R": ("headlines", "type_r"), "headlines F1": ("headlines", "type_f1"),
}  # fmt: skip


class Part(Subject):
    """A subject whose reader trusts frames and head so far."""

    def __init__(self, trust: Trust) -> None:
        self.trust = trust

    @cached_property
    def reader(self) -> Reader:
        """A reader over the shipped model."""
        from according.reader.reader import Reader  # as quality.subject has it: only when asked for

        return Reader(language=self.language, trust=self.trust)


def headlines(path: Path, subject: Subject) -> Rates:
    """Return precision, recall and F1 of the types of held-out headlines."""
    from according.records import Article  # as above

    kept = list({row["title"]: row for row in rows(path) if held_out(row["title"])}.values())
    found = Tally()
    for row, reading in zip(kept, subject.reader.read_many(Article(text=row["title"]) for row in kept), strict=True):
        found += compare({event.event_type for event in reading.events}, {row["label"]})
    return found.rates("type")


def measured(data: Path, subject: Subject) -> dict[str, Rates]:
    """Return the figures of one part on the three sets."""
    return {
        "gold": events.score(data / "events" / "plover_gold.jsonl.gz", subject),
        "stories": gold.score(gold.STORIES, subject),
        "headlines": headlines(data / "events" / "synthetic_news.jsonl.gz", subject),
    }


def table(parts: Mapping[str, Mapping[str, Rates]]) -> str:
    """Return the parts as a Markdown table, a row a part."""
    lines = ["| part | " + " | ".join(COLUMNS) + " |", "| --- |" + " ---: |" * len(COLUMNS)]
    for name, figures in parts.items():
        lines.append(f"| {name} | " + " | ".join(f"{figures[group][key]:.1f}" for group, key in COLUMNS.values()) + " |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    from according.reader.proposed import FRAMES_ALONE, HEAD_ALONE, Trust  # as above

    parser = argparse.ArgumentParser(prog="python -m quality.ablation", description="Score frames, trigger head, and both.")
    parser.add_argument("--data", type=Path, required=True, help="folder laid out as the reference data")
    options = parser.parse_args(arguments)
    shipped = Trust()
    parts = {
        "frames alone": FRAMES_ALONE,
        "head alone": HEAD_ALONE,
        "frames, head doubts": replace(shipped, proposes=2.0),
        "frames, head proposes": replace(shipped, doubts=0.0),
        "both, as shipped": shipped,
    }
    print(table({name: measured(options.data, Part(trust)) for name, trust in parts.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
