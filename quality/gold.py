"""How near does a reading come to one coded by hand? The golden stories, layer by layer.

Records are paired with those of the same kind that stand at the same spot, one to one. F1 figures count a record right when all that the
name says is right; the other figures are shares of the paired records. A record that the coding marks optional is neither asked for nor
held against a reading that has it.

Chains are asked for link by link: ``chain`` counts a nested attribution right when every source from the innermost outwards is, and no
link too many; ``chain_origin``, ``chain_link``, ``chain_of_two`` and ``chain_of_three`` (or more) are shares of all that are coded,
those that were not found counting as wrong.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quality import attribution
from quality.answers import Answers, is_chain
from quality.spans import overlapping, shared
from quality.stories import FOLDER, Count, Happening, Loaded, Saying, Story, Timed, stories
from quality.tally import Rates, Tally, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from according.records import Actor, Attribution, Event, Figure, Reading, Span, Time
    from quality.spans import Offsets
    from quality.stories import Named
    from quality.subject import Subject

STORIES = FOLDER
Pair = tuple[int, int]


class Ledger:
    """Tallies and shares of the whole set, by name."""

    def __init__(self) -> None:
        self.tallies: dict[str, Tally] = {}
        self.right: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()

    def count(self, name: str, right: int, given: int, wanted: int) -> None:
        """Add to a tally."""
        self.tallies[name] = self.tallies.get(name, Tally()) + Tally(right, given, wanted)

    def ask(self, name: str, is_right: bool) -> None:
        """Add one question that was asked of a paired record."""
        self.asked[name] += 1
        self.right[name] += is_right

    def rates(self) -> Rates:
        """Return every figure: the tallies first, then the shares."""
        rates: Rates = {}
        for name, tally in self.tallies.items():
            rates |= tally.rates(name)
        return rates | {name: percent(self.right[name], self.asked[name]) for name in self.asked}


def score(folder: Path, subject: Subject) -> Rates:
    """Read every story of the folder and score all layers together."""
    from according.records import Article  # the package is met only when there is something to score

    coded = list(stories(folder))
    articles = [Article(text=story.text, published=story.published, publisher=story.publisher) for story in coded]
    ledger = Ledger()
    for story, reading in zip(coded, subject.reader.read_many(articles), strict=True):
        score_story(story, reading, ledger)
    return ledger.rates()


def score_story(story: Story, reading: Reading, ledger: Ledger) -> None:
    """Hold one reading against one coded story."""
    answers = Answers(story, reading)
    score_events(story.events, reading.events, answers, ledger)
    score_said(story.said, reading.attributions, answers, ledger)
    score_figures(story.figures, reading.figures, answers, ledger)
    score_times(story.times, reading.times, ledger)
    score_labels(story.labels, reading.actors, answers, ledger)
    for layer, coded, known in (("actors", story.actors, answers.actors), ("places", story.places, answers.places)):
        score_names(layer, coded, known, answers, ledger)


def tally_pairs(
    ledger: Ledger, name: str, pairs: Iterable[Pair], optional: Sequence[bool], given: int, right: Callable[[Pair], bool]
) -> None:
    """Count paired records as right or not; those paired with an optional one are left out on both sides."""
    every = list(pairs)
    spared = sum(optional[place] for _, place in every)
    hits = sum(right(pair) for pair in every if not optional[pair[1]])
    ledger.count(name, hits, given - spared, optional.count(False))


def score_events(coded: Sequence[Happening], given: Sequence[Event], answers: Answers, ledger: Ledger) -> None:
    """Events: of the right type at the right spot; and with both sides, status and origin right as well."""
    pairs, verdicts = event_pairs(coded, given, answers)
    optional = [happening.optional for happening in coded]
    tally_pairs(ledger, "event_type", pairs, optional, len(given), lambda _: True)
    tally_pairs(
        ledger, "event", pairs, optional, len(given), lambda pair: all(verdicts[pair][name] for name in ("who", "whom", "status", "origin"))
    )
    for pair in pairs:
        if not optional[pair[1]]:
            for name, is_right in verdicts[pair].items():
                ledger.ask(f"event_{name}", is_right)


def event_pairs(coded: Sequence[Happening], given: Sequence[Event], answers: Answers) -> tuple[list[Pair], dict[Pair, Mapping[str, bool]]]:
    """Pair events one to one with coded ones of their type at the same spot; with what of each possible pair is right."""
    verdicts: dict[Pair, Mapping[str, bool]] = {
        (number, place): answers.event(event, happening)
        for number, event in enumerate(given)
        for place, happening in enumerate(coded)
        if at_the_same_spot(event, happening)
    }

    def worth(pair: Pair) -> tuple[bool, int, int]:
        touched = any(shared(span(given[pair[0]].trigger), trigger) for trigger in coded[pair[1]].triggers)
        return (touched, sum(verdicts[pair].values()), -pair[1])

    return assign(verdicts, worth), verdicts


def at_the_same_spot(event: Event, happening: Happening) -> bool:
    """Tell whether an answer is of the coded type and touches one of its words, or stands on a clause that holds one."""
    if event.event_type not in happening.types:
        return False
    return any(shared(span(event.trigger), trigger) or shared(span(event.evidence), trigger) for trigger in happening.triggers)


def score_said(coded: Sequence[Saying], given: Sequence[Attribution], answers: Answers, ledger: Ledger) -> None:
    """Attributions: content and cue found; and with the right source as well."""
    ours = [
        attribution.Said((), tuple(span(each) for each in (said.cue_span,) if each), tuple(span(piece) for piece in said.content))
        for said in given
    ]
    theirs = [attribution.Said((), (saying.cue,), saying.content) for saying in coded]
    pairs = attribution.matched(ours, theirs)
    places = {given[number].id: place for number, place in pairs}
    optional = [saying.optional for saying in coded]

    def source_right(pair: Pair) -> bool:
        return answers.source(given[pair[0]], coded[pair[1]])

    tally_pairs(ledger, "said_found", pairs, optional, len(given), lambda _: True)
    tally_pairs(ledger, "said", pairs, optional, len(given), source_right)
    for number, place in pairs:
        said, saying = given[number], coded[place]
        if saying.optional:
            continue
        ledger.ask("said_act", said.act in saying.acts)
        ledger.ask("said_form", said.form == saying.form)
        if not saying.alone_too:
            ledger.ask("said_within", said.within is not None and places.get(said.within) == saying.within)
    score_chains(coded, given, pairs, answers, ledger)


def score_chains(coded: Sequence[Saying], given: Sequence[Attribution], pairs: Sequence[Pair], answers: Answers, ledger: Ledger) -> None:
    """Chains of attributions: each whole, by the number of its links, and link by link."""
    found = {place: answers.outward(given[number]) for number, place in pairs}
    taken = {number: coded[place] for number, place in pairs}
    right = 0
    wanted = [(place, saying) for place, saying in enumerate(coded) if not (saying.optional or saying.alone_too)]
    for place, saying in wanted:
        links = outward(coded, saying)
        ours = found.get(place, [])
        verdicts = [answers.source(one, other) for one, other in zip(ours, links, strict=False)] + [False] * (len(links) - len(ours))
        whole = all(verdicts) and len(ours) == len(links)
        right += whole
        ledger.ask("chain_of_two" if len(links) == 2 else "chain_of_three", whole)
        ledger.ask("chain_origin", verdicts[0])
        for verdict in verdicts:
            ledger.ask("chain_link", verdict)
    nested = [number for number, said in enumerate(given) if said.within is not None and may_count(taken.get(number))]
    ledger.count("chain", right, len(nested), len(wanted))


def outward(coded: Sequence[Saying], saying: Saying) -> list[Saying]:
    """Return a coded attribution and those that it stands within, innermost first."""
    links = [saying]
    while (within := links[-1].within) is not None:
        links.append(coded[within])
    return links


def may_count(saying: Saying | None) -> bool:
    """Tell whether a nested answer counts: not where the coding spares it, or leaves open whether it is nested."""
    return saying is None or not (saying.optional or (saying.alone_too and saying.within is not None))


def score_figures(coded: Sequence[Count], given: Sequence[Figure], answers: Answers, ledger: Ledger) -> None:
    """Figures: what is counted and the range; and with bound and origin right as well."""

    def range_right(pair: Pair) -> bool:
        figure, count = given[pair[0]], coded[pair[1]]
        return figure.measure in count.measures and (figure.low, figure.high) == (count.low, count.high)

    def all_right(pair: Pair) -> bool:
        figure, count = given[pair[0]], coded[pair[1]]
        return range_right(pair) and figure.bound == count.bound and answers.origin(figure, count.according_to)

    pairs = overlapping([span(figure.span) for figure in given], [count.span for count in coded])
    optional = [count.optional for count in coded]
    tally_pairs(ledger, "figure", pairs, optional, len(given), range_right)
    tally_pairs(ledger, "figure_with_origin", pairs, optional, len(given), all_right)
    for number, place in pairs:
        if is_chain(coded[place].according_to) and not optional[place]:
            ledger.ask("figure_chain", answers.chain(given[number], coded[place].according_to))


def score_times(coded: Sequence[Timed], given: Sequence[Time], ledger: Ledger) -> None:
    """Time expressions: found (overlapping), and with the right value."""
    pairs = overlapping([(time.start, time.end) for time in given], [time.span for time in coded])
    optional = [time.optional for time in coded]
    tally_pairs(ledger, "time", pairs, optional, len(given), lambda _: True)
    tally_pairs(ledger, "time_value", pairs, optional, len(given), lambda pair: given[pair[0]].value in coded[pair[1]].values)


def score_labels(coded: Sequence[Loaded], actors: Sequence[Actor], answers: Answers, ledger: Ledger) -> None:
    """Labels: loaded wordings found (overlapping); of those, the shares with the right actor and as the right source's words."""
    given = [(label, actor.id) for actor in actors for label in actor.labels]
    pairs = overlapping([span(label) for label, _ in given], [each.span for each in coded])
    optional = [each.optional for each in coded]
    tally_pairs(ledger, "label", pairs, optional, len(given), lambda _: True)
    for number, place in pairs:
        (label, actor), each = given[number], coded[place]
        if not each.optional:
            words_of = answers.words_of(label)
            ledger.ask("label_actor", bool(answers.actors[actor] & each.of.names))
            ledger.ask("label_words", each.words_of in words_of if words_of is not None else each.words_of is None)


def score_names(layer: str, coded: Sequence[Named], known: dict[str, frozenset[str]], answers: Answers, ledger: Ledger) -> None:
    """Actors or places: named as the coding names them; and of those, the share with the right country."""
    optional = {each.name for each in coded if each.optional}
    wanted = {each.name for each in coded} - optional
    found = frozenset().union(*known.values()) & wanted
    # A record that only stands for something optional is spared; two records for one thing are one right and one wrong.
    given = [names for names in known.values() if not names or names & wanted]
    ledger.count(layer, len(found), max(len(given), len(found)), len(wanted))
    for each in coded:
        if each.name in found and each.country:
            ledger.ask(f"{layer}_country", each.country in answers.countries(layer, each.name))


def assign(candidates: Iterable[Pair], worth: Callable[[Pair], tuple[bool, int, int]]) -> list[Pair]:
    """Pair one to one, the worthiest first."""
    pairs: list[Pair] = []
    taken: set[int] = set()
    claimed: set[int] = set()
    for pair in sorted(candidates, key=lambda pair: (worth(pair), -pair[0]), reverse=True):
        if pair[0] not in taken and pair[1] not in claimed:
            taken.add(pair[0])
            claimed.add(pair[1])
            pairs.append(pair)
    return pairs


def span(record: Span) -> Offsets:
    """Return a span as a pair of offsets."""
    return (record.start, record.end)
