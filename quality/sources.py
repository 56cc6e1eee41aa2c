"""``python -m quality.sources ARTICLES.jsonl … --sample 50 --seed 1``: print what pronouns and descriptions that speak were resolved to.

Whether "he" or "the group" stands for the right actor is for a person to judge. The command reads a sample of articles (JSON Lines,
gzipped or not; ``--skip`` passes over the first of the shuffled articles, so that two samples are disjoint) and prints each story with its
sources marked, ``[3|he=Ann Reed, KEN]``, then one line a source to be judged: article, offset in characters, a code for the answer, ``?``.
Names, relative pronouns and sources that stand nowhere in the text are left out.

The lines, with ``right``, ``wrong`` or ``aside`` (no source, or a name that is none) in place of ``?``, are the judgements: they hold
no text. Given back with ``--judgements FILE`` only what the file does not judge yet is printed, since a verdict holds for one answer; then
comes the share right of those judged, with its Wilson interval (95 in 100). A source that is resolved to nobody is not right.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quality.spans import shared
from quality.subject import Subject
from quality.tally import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from according.records import Actor, Attribution, Reading

RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
VERDICTS = ("right", "wrong", "aside")
NOBODY = "-"
Key = tuple[str, int, str]
Judgements = dict[Key, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun or description that speaks: its article, its characters, and the actors that it was resolved to."""

    article: str
    start: int
    end: int
    actors: tuple[Actor, ...]

    @property
    def key(self) -> Key:
        """What a verdict is about: article, offset and answer; the answer as a code, because its name may be in the text."""
        named = sorted(f"{actor.name}|{actor.kind}|{actor.country or ''}" for actor in self.actors)
        return self.article, self.start, hashlib.sha256("\n".join(named).encode()).hexdigest()[:8] if named else NOBODY

    @property
    def answer(self) -> str:
        """The answer in words."""
        return " & ".join(", ".join(filter(None, (actor.name, actor.country))) for actor in self.actors) or "nobody"


def asked_of(reading: Reading) -> list[Asked]:
    """Return the pronouns and descriptions that are sources in a reading, once each, in the order of the text."""
    found: dict[int, Asked] = {}
    for said in reading.attributions:
        span = said.source_span
        if span is None or reading.surface(span).lower() in RELATIVE or _by_name(reading, said):
            continue
        actors = tuple(reading.actor(one) for one in (said.source, *said.also) if one is not None)
        article = reading.article.ref or reading.article.id
        found.setdefault(span.start, Asked(article, span.start, span.end, actors))
    return [found[start] for start in sorted(found)]


def _by_name(reading: Reading, said: Attribution) -> bool:
    """Tell whether a source is named where it speaks ("Ann Reed", "Ann Reed, the minister")."""
    span = said.source_span
    for one in (said.source, *said.also):
        for mention in reading.actor(one).mentions if one is not None else ():
            if span is not None and mention.how == "name" and shared((span.start, span.end), (mention.start, mention.end)):
                return True
    return False


def marked(reading: Reading, asked: Iterable[tuple[int, Asked]]) -> str:
    """Return an article's text with its numbered sources in brackets."""
    text, at, parts = reading.article.text, 0, []
    for number, one in asked:
        parts += [text[at : one.start], f"[{number}|{text[one.start : one.end]}={one.answer}]"]
        at = one.end
    return "".join(parts) + text[at:]


def read_judgements(path: Path) -> Judgements:
    """Return the verdicts of a file; ValueError for a line that is none. Lines that begin with # are passed over."""
    judged: Judgements = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            article, start, answer, verdict = line.split("\t")
            if verdict not in VERDICTS:
                raise ValueError(f"{path}: {verdict!r} is no verdict; there are {', '.join(VERDICTS)}")
            judged[article, int(start), answer] = verdict
    return judged


def wilson(right: int, whole: int) -> tuple[float, float] | None:
    """Return the interval, in per cent, that holds a share at a confidence of 95 in 100 (Wilson 1927); None of nothing."""
    if not whole:
        return None
    z = 1.96
    share, spread = right / whole, z * z / whole
    middle = share + spread / 2
    width = z * math.sqrt(share * (1 - share) / whole + spread / (4 * whole))
    return round(100 * (middle - width) / (1 + spread), 1), round(100 * (middle + width) / (1 + spread), 1)


def sampled(paths: Sequence[Path], size: int, seed: int, skip: int = 0) -> list[dict[str, str]]:
    """Return records of JSON Lines files, shuffled by a seed from the order of their ids."""
    records = [json.loads(line) for path in paths for line in _lines(path) if line.strip()]
    records.sort(key=lambda record: str(record.get("id", "")))
    random.Random(seed).shuffle(records)  # noqa: S311, a sample is no secret
    return records[skip : skip + size]


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from lines


def readings(records: Iterable[Mapping[str, str]], subject: Subject) -> Iterator[Reading]:
    """Yield the readings of records, in order."""
    from according.intake.article import article  # the package is met only when there is something to read

    fields = ("published", "publisher", "title")
    yield from subject.reader.read_many(
        article(record["text"], ref=record.get("id"), **{name: record.get(name) for name in fields}) for record in records
    )


def tell(asked: Sequence[Asked], judged: Judgements) -> str:
    """Return the line with the share that was judged right, its interval, and what is not judged."""
    verdicts = [judged.get(one.key) for one in asked]
    right, wrong = verdicts.count("right"), verdicts.count("wrong")
    interval = wilson(right, right + wrong)
    share = f"{percent(right, right + wrong)} % ({interval[0]}–{interval[1]})" if interval else "none judged"
    nobody = sum(verdict == "wrong" and not one.actors for one, verdict in zip(asked, verdicts, strict=True))
    return (
        f"right: {right} of {right + wrong}, {share}; nobody: {nobody}; aside: {verdicts.count('aside')}; to judge: {verdicts.count(None)}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status, 0."""
    parser = argparse.ArgumentParser(
        prog="python -m quality.sources", description="Print for a hand check whom pronouns and descriptions mean."
    )
    parser.add_argument("articles", type=Path, nargs="+", help="JSON Lines, gzipped or not")
    parser.add_argument("--sample", type=int, default=50, help="how many articles")
    parser.add_argument("--seed", type=int, default=1, help="of the shuffle")
    parser.add_argument("--skip", type=int, default=0, help="articles of the shuffle to pass over")
    parser.add_argument("--judgements", type=Path, help="a file of lines that were judged")
    options = parser.parse_args(arguments)
    judged = read_judgements(options.judgements) if options.judgements else {}
    every: list[Asked] = []
    for reading in readings(sampled(options.articles, options.sample, options.seed, options.skip), Subject()):
        asked = asked_of(reading)
        numbered = list(enumerate(asked, start=len(every) + 1))
        every += asked
        if any(one.key not in judged for one in asked):
            print(f"== {reading.article.ref or reading.article.id}\n\n{marked(reading, numbered)}\n")
            for number, one in numbered:
                if one.key not in judged:
                    print(number, *one.key, "?", sep="\t")
            print()
    print(tell(every, judged))
    return 0


if __name__ == "__main__":
    sys.exit(main())
