"""How many? The figures of a report, each with its range, its measure, what it counts and who says so.

A number becomes a figure when something says what it measures: killed, detained, aid, money and so on. Other numbers are
figures only when they are large or hedged and count a noun ("some 40 villages", "16 million voters"); small bare ones
("two sides") are none. Ranges follow the reading format's rule on numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from according.codebook.frames import frames
from according.codebook.measures import measures
from according.reader.clause import is_passive, preposition_of
from according.reader.counted import Counted, climb, counted, is_person
from according.reader.numbers import Number, find_numbers
from according.reader.reasons import at, kept
from according.reader.status import Moods
from according.reader.toll import toll_of
from according.reader.wholes import THINGS, Draft, goes_on, link_parts, opens_part, same_sentence, told_before
from according.records import Figure, Measure, Reason, Span, Status

if TYPE_CHECKING:
    from according.reader.said import Said
    from according.reader.when import Times
    from according.reader.where import Places


APART = frozenset(",;:.()")
MODIFIERS = frozenset({"amod", "compound", "nmod:desc", "advmod"})


def find_figures(doc: Doc, places: Places, times: Times, said: Said) -> tuple[Figure, ...]:
    """Return the figures of a report, f1 onward in the order of the text.

    ``low``, ``high`` and ``value`` are counts in ``unit`` (people, a currency, tonnes, days, per cent), None where the text
    sets none; ``of`` is the noun phrase of those counted, None when the text has only the number.
    """
    drafts: list[Draft] = []
    for number in find_numbers(doc, times.records):
        draft = _draft(doc, number, drafts)
        if draft is not None and not told_before(doc, draft, drafts):
            drafts.append(draft)
    link_parts(drafts)
    return tuple(_figure(doc, i, draft, places, times, said) for i, draft in enumerate(drafts, 1))


def _draft(doc: Doc, number: Number, before: list[Draft]) -> Draft | None:
    toll = toll_of(doc, number)
    if toll is not None:
        return Draft(toll, toll.measure or "other", toll.unit or "people", toll=True, part=False, by="a toll, or a number of somebody")
    what = counted(doc, number)
    if what is None:
        return None
    part = opens_part(doc, number) or (bool(before) and before[-1].part and _conjoined(before[-1].counted, what))
    measure, unit, by = what.measure, what.unit, "the words around the number measure it"
    if measure is None and number.unit is None and before:
        measure, unit, by = _measure_taken_on(doc, what, before, part=part) or (None, unit, by)
    if measure is None:
        measure, by = _plain_measure(what), "no word measures it: what is counted tells"
        if measure is None and _stands_for_people(what, drafts=before):
            measure, unit, by = "people", "people", "a number without a noun that stands for people"
    elif not part and not _worth(measure, what):
        return None
    if measure is None:
        return None
    return Draft(what, measure, unit, toll=False, part=part, by=by)


def _measure_taken_on(doc: Doc, what: Counted, before: list[Draft], *, part: bool) -> tuple[Measure, str | None, str] | None:
    """Return measure, unit and reason of a number that takes them from the figure before it: a part, or one that goes on."""
    last = before[-1]
    if part and last.unit == "people" and same_sentence(last.counted, what):
        return last.measure, last.unit, "a part, of the measure of its whole"
    if part and last.measure in THINGS and what.unit is not None and same_sentence(last.counted, what):
        return last.measure, what.unit, "a part, of the measure of its whole"
    if goes_on(doc, what, before):
        return last.measure, last.unit, "it goes on the figure before it"
    return None


def _plain_measure(what: Counted) -> Measure | None:
    """Return the measure of a number that no verb measures: people, other, or None when it says too little."""
    known = measures()
    noun, number = what.noun, what.number
    if noun is None or what.unit is None or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    hedged = number.bound != "exactly" and number.size > 1
    if is_person(noun):
        return "people" if number.size >= known.people_least or hedged else None
    lemma = noun.lemma_.lower()
    if lemma in known.unmeasured or (noun.tag_ not in ("NNS", "NNPS") and lemma not in known.invariant):
        return None
    return "other" if number.size >= known.least_of.get(lemma, known.unmeasured_least) else None


def _stands_for_people(what: Counted, drafts: list[Draft]) -> bool:
    """Tell whether a number without a noun counts people: "Hundreds gathered", "of 2,500 officers fewer than 900 had come"."""
    number = what.number
    if what.noun is not None or number.unit or not climb(what.head).dep_.startswith("nsubj") or number.size < measures().people_least:
        return False
    vague = number.value is None and number.bound == "about"
    return vague or (bool(drafts) and drafts[-1].unit == "people" and same_sentence(drafts[-1].counted, what))


def _worth(measure: Measure, what: Counted) -> bool:
    known = measures()
    if measure == "money":
        return what.number.size >= known.money_least
    if measure == "people":
        return what.number.size >= known.people_least or (what.number.bound != "exactly" and what.number.size > 1)
    if measure == "released" and what.noun is None and what.number.size == 1:
        return False  # a bare "one" is rarely a person let go
    if measure == "attacked" and what.noun is not None and what.noun.lemma_.lower() in known.measures["attacked"].nouns:
        return what.number.size >= known.unmeasured_least or what.number.bound != "exactly"
    return True


def _conjoined(one: Counted, other: Counted) -> bool:
    return other.head.dep_ == "conj" and climb(other.head).i == climb(one.head).i


def _figure(doc: Doc, place: int, draft: Draft, places: Places, times: Times, said: Said) -> Figure:
    what, number = draft.counted, draft.counted.number
    start, end = _span(doc, what)
    figure = Figure(
        id=f"f{place}",
        measure=draft.measure,
        low=number.low,
        high=number.high,
        value=number.value,
        bound=number.bound,
        unit=draft.unit,
        of=_of(doc, what),
        places=places.of(what.governor),
        when=times.of(what.governor),
        status=_status(what),
        attribution=said.chain(start, end),
        span=Span(start=start, end=end),
        part_of=None if draft.part_of is None else f"f{draft.part_of + 1}",
    )
    _file(doc, figure, draft)
    return figure


def _file(doc: Doc, figure: Figure, draft: Draft) -> None:
    """File why a figure is of its measure, and what places, dates and attributes it."""
    notebook = kept(doc)
    if notebook is None:
        return
    governor = draft.counted.governor
    notebook.file(figure.id, [Reason(field="measure", rule=f"{figure.measure}: {draft.by}", span=at(governor))])
    notebook.at(figure.id, governor, "places", "when", *(["status"] if _tells_status(draft.counted) else []))
    rules = [f"{said} says it" if said == figure.attribution[0] else f"{said} passes it on" for said in figure.attribution]
    notebook.file(figure.id, [Reason(field="attribution", rule=rule) for rule in rules])
    if figure.part_of is not None:
        notebook.file(figure.id, [Reason(field="part_of", rule="a part of a figure of its sentence")])


def _tells_status(what: Counted) -> bool:
    """Tell whether the word over what is counted tells whether it happened."""
    acting = climb(what.head).dep_.startswith("nsubj") and what.governor.pos_ == "VERB"
    return what.measure is not None or acting


def _status(what: Counted) -> Status:
    """Return whether the counted thing happened; people and things that a clause only speaks of are there whatever becomes of it."""
    if not _tells_status(what):
        return "planned" if _is_awaited(what) else "reported"
    mood = Moods(frames()).of(what.governor)
    if mood == "reported" and _is_awaited(what):
        return "planned"
    if mood == "negated":
        return "denied"
    return "hypothetical" if mood == "averted" else mood


def _is_awaited(what: Counted) -> bool:
    """Tell whether what is counted is only expected: "30,000 marchers are expected", "the survey predicted 40 seats"."""
    first = climb(what.head)
    verb = first.head
    if verb.lemma_.lower() not in measures().awaited or verb.pos_ != "VERB":
        return False
    return first.dep_ == "obj" or (first.dep_ in ("nsubj", "nsubj:pass") and is_passive(verb))


def _span(doc: Doc, what: Counted) -> tuple[int, int]:
    """Return the characters from the hedge to the counted noun, or of the number alone when the noun stands apart."""
    first, last = doc[what.number.first], doc[what.number.last]
    noun = what.noun if what.noun is not None else what.head
    between = doc[last.i + 1 : noun.i]
    if last.i < noun.i <= last.i + 5 and not any(token.is_space or token.text in APART or _joins(token, what) for token in between):
        last = noun
    return first.idx, last.idx + len(last.text)


def _joins(token: Token, what: Counted) -> bool:
    """Tell whether a word between a number and a noun parts them: "$5bn in funding", but not "hundreds of men"."""
    return token.pos_ == "ADP" and (what.noun is None or token.lower_ != "of")


def _of(doc: Doc, what: Counted) -> str | None:
    """Return the noun phrase of those counted without the number: "Palestinian women and children"."""
    noun = what.noun
    if noun is None or noun.pos_ == "PRON" or noun.lemma_.lower() in measures().silent or noun.lower_ in measures().states:
        return None
    if noun.lemma_.lower() in measures().distance_units:
        return None  # a unit, not those counted
    goods = _goods(noun) if noun.lemma_.lower() in measures().carriers else None
    first, last = goods or (_first_modifier(noun, what.number.last), _last_conjunct(noun))
    return " ".join(doc[first.i : last.i + 1].text.split())


def _goods(noun: Token) -> tuple[Token, Token] | None:
    """Return the first and last word of what a tonne or a load holds: "tonnes of food and medicine"."""
    for child in noun.children:
        if child.dep_.startswith("nmod") and preposition_of(child) == "of":
            return _first_modifier(child, noun.i), _last_conjunct(child)
    return None


def _first_modifier(noun: Token, after: int) -> Token:
    first = noun
    passed_over = measures().silent | measures().duration_units | {"strong"}
    for child in noun.lefts:
        if child.i > after and child.dep_ in MODIFIERS and child.lemma_.lower() not in passed_over:
            first = child.left_edge if child.left_edge.i > after and child.left_edge.dep_ != "punct" else child
            break
    return first


def _last_conjunct(noun: Token) -> Token:
    """Return the last noun that shares the number ("women and children"), or the end of a short of-phrase."""
    last = noun
    for child in noun.rights:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN") and not any(own.dep_ in ("nummod", "det") for own in child.children):
            last = child
        elif child.dep_.startswith("nmod") and preposition_of(child) == "of" and child.right_edge.i - noun.i <= 5 and last.i == noun.i:
            last = child.right_edge
    return last
