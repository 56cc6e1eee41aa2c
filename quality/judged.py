"""``python -m quality.judged ARTICLES.jsonl … --stories 60 --sample 100 --seed 1``: draw events of real stories for a hand check.

Whether an event was told, and its fields are right, is for a person to judge. The command reads stories drawn from JSON Lines (gzipped or
not), draws events from their readings, and prints each with the text around it, its trigger in brackets, its coding, and one
line to be judged, tab-separated: article, offsets of the trigger in characters (end exclusive), a code for the coding, ``?``, ``?``.

The lines are the judgements: they hold no text. In place of the first ``?`` stands ``right``, or what is not (``recipient missing, when
wrong``); in place of the second the kind of error, one only, the gravest, or ``-``. A field is ``missing`` when it is empty and the text
tells it, ``wrong`` when it says what the text does not; ``event wrong``: the words tell of no event of PLOVER, and its fields are not
judged. With ``--judgements FILE`` only what the file does not judge yet is printed, since a verdict holds for one coding; then come its
tables: the share right of each field, and the kinds of error with their share. Without articles only the tables come. ``--beside FILE …``
draws from the stories alone of which no such file judges an event.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quality.sources import readings, sampled, wilson
from quality.subject import Subject
from quality.tally import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from according.records import Event, Reading

FIELDS = ("event", "type", "mode", "actor", "recipient", "status", "place", "when", "chain")
FAULTS = ("wrong", "missing")
RIGHT = "right"
NO_KIND = "-"
COLUMNS = 6
BEFORE, BEHIND = 700, 350  # characters shown around a trigger
Key = tuple[str, int, int, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of one event: the fault of each field that has one, and the kind of error; no kind where all is right."""

    faults: Mapping[str, str]
    kind: str | None

    @property
    def told(self) -> bool:
        """Tell whether there is such an event at all."""
        return "event" not in self.faults


@dataclass(frozen=True, slots=True)
class Asked:
    """An event to be judged, with the reading that it stands in."""

    reading: Reading
    event: Event

    @property
    def coding(self) -> dict[str, str]:
        """The fields in words, empty where the reader leaves them open."""
        reading, event = self.reading, self.event
        places = {place.id: place.name for place in reading.places}
        sources = (reading.attribution(one).source for one in event.attribution)
        when = event.when
        return {
            "type": event.event_type,
            "mode": event.mode or "",
            "actor": _names(reading, event.actors),
            "recipient": _names(reading, event.recipients),
            "status": event.status,
            "place": " & ".join(places[one] for one in event.places),
            "when": f"{when.start or ''}/{when.end or ''}" if when else "",
            "chain": " < ".join(reading.actor(one).name if one else "somebody" for one in sources),
        }

    @property
    def key(self) -> Key:
        """What a verdict is about: article, trigger and coding; the coding as a code, because its names may be in the text."""
        code = hashlib.sha256("\n".join(self.coding.values()).encode()).hexdigest()[:8]
        article = self.reading.article
        return article.ref or article.id, self.event.trigger.start, self.event.trigger.end, code

    @property
    def told(self) -> str:
        """The paragraph of the trigger, which stands in brackets, and the paragraph before; of long ones what is nearest."""
        text, trigger = self.reading.article.text, self.event.trigger
        before, _, near = text[: trigger.start].rpartition("\n")
        opening = "\n".join([before.rstrip().rpartition("\n")[2], near])
        behind = text[trigger.end :].partition("\n")[0]
        return f"{opening[-BEFORE:]}[[{self.reading.surface(trigger)}]]{behind[:BEHIND]}"


def _names(reading: Reading, ids: Iterable[str]) -> str:
    actors = map(reading.actor, ids)
    return " & ".join(f"{actor.name} ({actor.country or '-'})" for actor in actors)


def drawn(read: Iterable[Reading], size: int, seed: int, each: int) -> list[Asked]:
    """Return events drawn by a seed, at most ``each`` of a reading and ``size`` of all, in the order of the articles and the text."""
    draw = random.Random(seed)  # noqa: S311, a sample is no secret
    every = [Asked(reading, reading.events[number]) for reading in read for number in _some(draw, len(reading.events), each)]
    return [every[number] for number in _some(draw, len(every), size)]


def _some(draw: random.Random, whole: int, size: int) -> list[int]:
    return sorted(draw.sample(range(whole), min(size, whole)))


def read_judgements(path: Path) -> dict[Key, Verdict]:
    """Return the verdicts of a file; ValueError for a line that is none. Lines that begin with # are passed over."""
    judged: dict[Key, Verdict] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            columns = line.split("\t")
            if len(columns) != COLUMNS:
                raise ValueError(f"{path}:{number}: a judgement has {COLUMNS} columns, this line has {len(columns)}")
            article, start, end, code, faults, kind = columns
            try:
                judged[article, int(start), int(end), code] = _verdict(faults, kind)
            except ValueError as error:
                raise ValueError(f"{path}:{number}: {error}") from error
    return judged


def unjudged(records: Iterable[dict[str, str]], paths: Iterable[Path]) -> list[dict[str, str]]:
    """Return the records of which none of the files judges an event."""
    known = {article for path in paths for article, *_ in read_judgements(path)}
    return [record for record in records if record.get("id") not in known]


def _verdict(faults: str, kind: str) -> Verdict:
    found: dict[str, str] = {}
    for part in () if faults == RIGHT else faults.split(", "):
        field, _, fault = part.partition(" ")
        if field not in FIELDS or fault not in FAULTS:
            raise ValueError(f"{part!r} is no verdict; it is 'right', or fields of {', '.join(FIELDS)} with {' or '.join(FAULTS)}")
        found[field] = fault
    if bool(found) == (kind == NO_KIND):
        raise ValueError(f"the kind of error is {kind!r}: an event with a fault has one, an event without has {NO_KIND!r}")
    return Verdict(found, kind if found else None)


def tables(verdicts: Sequence[Verdict]) -> str:
    """Return two tables in Markdown: each field with its share right of the events told, and each kind of error with its share of all."""
    told = [one for one in verdicts if one.told]
    lines = ["| field | right | wrong | missing | share right |", "| --- | ---: | ---: | ---: | ---: |"]
    for field in FIELDS:
        judged = verdicts if field == "event" else told
        faults = Counter(one.faults.get(field, RIGHT) for one in judged)
        lines.append(_row(field, faults[RIGHT], faults["wrong"], faults["missing"], _share(faults[RIGHT], len(judged))))
    whole = sum(not one.faults for one in verdicts)
    lines.append(_row("all of them", whole, len(verdicts) - whole, "", _share(whole, len(verdicts))))
    lines += ["", "| kind of error | events | share |", "| --- | ---: | ---: |"]
    kinds = Counter(one.kind for one in verdicts if one.kind)
    lines += [_row(kind, count, f"{percent(count, len(verdicts))} %") for kind, count in sorted(kinds.items(), key=lambda k: (-k[1], k[0]))]
    return "\n".join(lines)


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _share(right: int, whole: int) -> str:
    interval = wilson(right, whole)
    return f"{percent(right, whole)} % ({interval[0]}–{interval[1]})" if interval else "none judged"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status, 0."""
    parser = argparse.ArgumentParser(prog="python -m quality.judged", description="Print events of real stories for a hand check.")
    parser.add_argument("articles", type=Path, nargs="*", help="JSON Lines, gzipped or not; without them only the tables are printed")
    parser.add_argument("--stories", type=int, default=60, help="how many articles to draw")
    parser.add_argument("--sample", type=int, default=100, help="how many of their events to draw")
    parser.add_argument("--each", type=int, default=3, help="at most so many events of one article, lest a long one be most of the sample")
    parser.add_argument("--seed", type=int, default=1, help="of the draws")
    parser.add_argument("--judgements", type=Path, help="a file of lines that were judged")
    parser.add_argument("--beside", type=Path, nargs="*", default=(), help="files of lines whose stories are not drawn from")
    options = parser.parse_args(arguments)
    judged = read_judgements(options.judgements) if options.judgements else {}
    if options.articles:
        every = sampled(options.articles, sys.maxsize, options.seed)
        records = unjudged(every, options.beside)[: options.stories]
        for number, one in enumerate(drawn(readings(records, Subject()), options.sample, options.seed, options.each), 1):
            if one.key not in judged:
                coding = "\n".join(f"  {field}: {value}" for field, value in one.coding.items())
                print(f"== {number}\n{one.told}\n{coding}")
                print(*one.key, "?", "?\n", sep="\t")
    if judged:
        print(tables(list(judged.values())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
