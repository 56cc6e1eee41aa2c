"""``python -m quality.mirror``: is a story read the same when its two sides change places?

The golden stories, or with ``--data`` stories of a folder's ``wire/wire.jsonl.gz``, evenly drawn, are read; their sides are swapped, the
mirror is read too, and the readings are compared record by record. Printed are, by layer, the records that mirror in 100 of both
readings, and the same for those in sentences that the language model read alike, where only rules and codebook can differ; then the kinds
of asymmetry, and each one with what differs and where it comes from: ``model`` where the model read that sentence differently,
``elsewhere`` where only others of the story, ``rules`` where it read the whole story alike. See docs/even-handed.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, deque
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from according.records import Article
from quality import mirrored
from quality.corpora import rows
from quality.parsed import Parsed
from quality.plain import made_plain
from quality.sides import Sides, find_sides
from quality.stories import stories
from quality.subject import Subject
from quality.swapping import swap
from quality.tally import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from according.reader.reader import Pipeline
    from quality.swapping import Swapped

    Draft = tuple[Article, Sides, Swapped]  # the story made plain, its sides, its mirror


@dataclass(frozen=True, slots=True)
class Found:
    """A verdict, the story and the sides that it was found with, and how the language model read there."""

    story: str
    sides: tuple[str, str]
    read: str
    verdict: mirrored.Verdict


@dataclass(frozen=True, slots=True)
class Result:
    """What was found over all stories; ``passed_over`` are those that name no state."""

    stories: int
    passed_over: int
    found: tuple[Found, ...]

    def tally(self, layer: str | None = None, *, alike: bool = False) -> tuple[int, int]:
        """Return how many records there are and how many of them mirror, of a layer or all, read alike by the model or all."""
        ones = [one.verdict for one in self.found if layer in (None, one.verdict.layer) and (not alike or one.read != "model")]
        return sum(one.records for one in ones), sum(one.records for one in ones if not one.differs)

    @property
    def asymmetries(self) -> list[Found]:
        """The records that do not mirror."""
        return [one for one in self.found if one.verdict.differs]


class Watched:
    """A language whose Docs are kept aside, in the order in which they were asked for."""

    def __init__(self, language: Pipeline) -> None:
        self._language = language
        self.docs: deque[Doc] = deque()

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield the Doc of each text, in order."""
        for doc in self._language.pipe(texts):
            self.docs.append(doc)
            yield doc


def measure(articles: Sequence[Article], language: Pipeline) -> Result:
    """Read each article and its mirror, and compare."""
    from according.reader.reader import Reader  # loads the codebook, which --help does not need

    watched = Watched(language)
    reader = Reader(language=watched, model=getattr(language, "name", None))
    drafts = list(_drafts(articles, language))
    texts = (part for story, sides, swapped in drafts for part in (story, story.model_copy(update={"text": swapped.text})))
    readings = reader.read_many(texts)
    found: list[Found] = []
    for story, sides, swapped in drafts:
        here, there = next(readings), next(readings)
        parsed = Parsed(watched.docs.popleft(), watched.docs.popleft(), swapped)
        verdicts = mirrored.compare(here, there, swapped, sides)
        found += [Found(story.ref or "", sides.codes, _how_read(one, parsed), one) for one in verdicts]
    return Result(len(drafts), len(articles) - len(drafts), tuple(found))


def _drafts(articles: Sequence[Article], language: Pipeline) -> Iterator[Draft]:
    """Yield each story that names a state, made plain, with its mirror."""
    for article, doc in zip(articles, language.pipe(article.text for article in articles), strict=True):
        sides = find_sides(doc, article.published)
        if sides is not None:
            text = made_plain(doc, sides)
            yield article.model_copy(update={"text": text, "id": ""}), sides, swap(text, sides.table, sides.kept)


def _how_read(verdict: mirrored.Verdict, parsed: Parsed) -> str:
    if parsed.alike:
        return "rules"
    return "elsewhere" if parsed.alike_around(verdict.spans) else "model"


def golden() -> Iterator[Article]:
    """Yield the golden stories."""
    for story in stories():
        yield Article(text=story.text, published=story.published, publisher=story.publisher, ref=story.name)


def wire(folder: Path, wanted: int) -> Iterator[Article]:
    """Yield so many stories of the wire file of a data folder, evenly drawn from first to last."""
    every = list(rows(folder / "wire" / "wire.jsonl.gz"))
    for number in range(min(wanted, len(every))):
        row = every[number * len(every) // min(wanted, len(every))]
        yield Article(text=row["text"], published=row["published"], publisher=row["publisher"], ref=row["id"])


def report(result: Result) -> str:
    """Return the result as text: a line a layer, the kinds of asymmetry by number, then each asymmetry."""
    lines = [f"{result.stories} stories and their mirrors; {result.passed_over} passed over, which name no state", ""]
    lines += [f"{'':<14}{'all':>24}{'read alike by the model':>27}"]
    lines += [f"{'':<14}" + f"{'records':>9}{'mirror':>8}{'in 100':>8}" * 2]
    for layer in (*mirrored.LAYERS, None):
        columns = [result.tally(layer, alike=alike) for alike in (False, True)]
        lines.append(f"{layer or 'all':<14}" + "".join(f"{whole:>9}{part:>8}{_written(part, whole):>8}" for whole, part in columns))
    lines += ["", "kinds of asymmetry"]
    lines += [f"{times:>6}  {read:<10} {layer}: {fields}" for (read, layer, fields), times in _kinds(result.asymmetries).most_common()]
    lines += ["", "each asymmetry"]
    for one in result.asymmetries:
        lines.append(f"  {one.story} {'↔'.join(one.sides)} [{one.read}] {one.verdict.layer} {one.verdict.record}")
        lines += [f"      {difference}" for difference in one.verdict.differs]
    return "\n".join(lines)


def as_json(result: Result) -> str:
    """Return the result as one JSON object."""
    return json.dumps({
        "stories": result.stories, "passed_over": result.passed_over,
        "all": _rates(result, None), "layers": {layer: _rates(result, layer) for layer in mirrored.LAYERS},
        "asymmetries": [
            {"story": one.story, "sides": one.sides, "read": one.read, "layer": one.verdict.layer, "record": one.verdict.record,
             "differs": one.verdict.differs}
            for one in result.asymmetries
        ],
    }, ensure_ascii=False)  # fmt: skip


def _rates(result: Result, layer: str | None) -> dict[str, object]:
    (records, mirror), (alike, alike_mirror) = result.tally(layer), result.tally(layer, alike=True)
    return {
        "records": records, "mirror": mirror, "share": percent(mirror, records),
        "read_alike": alike, "read_alike_mirror": alike_mirror, "read_alike_share": percent(alike_mirror, alike),
    }  # fmt: skip


def _written(part: int, whole: int) -> str:
    share = percent(part, whole)
    return "–" if share is None else f"{share:.1f}"


def _kinds(found: Iterable[Found]) -> Counter[tuple[str, str, str]]:
    fields = ((one, ", ".join(difference.partition(":")[0] for difference in one.verdict.differs)) for one in found)
    return Counter((one.read, one.verdict.layer, names) for one, names in fields)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status: 2 when there is nothing to read."""
    parser = argparse.ArgumentParser(prog="python -m quality.mirror", description="Compare the readings of stories and of their mirrors.")
    parser.add_argument("--data", type=Path, help="folder with wire/wire.jsonl.gz; without it the golden stories are read")
    parser.add_argument("--stories", type=int, default=100, help="how many stories of the wire (100)")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the table")
    options = parser.parse_args(arguments)
    if options.data and not (options.data / "wire" / "wire.jsonl.gz").is_file():
        parser.error(f"{options.data} has no wire/wire.jsonl.gz")
    articles = list(wire(options.data, options.stories) if options.data else golden())
    result = measure(articles, Subject().language)
    print(as_json(result) if options.json else report(result))
    return 0 if result.stories else 2


if __name__ == "__main__":
    sys.exit(main())
