"""Which two sides does a story speak of, and which wordings of one answer to which of the other?

The sides are the two states that a story names most, as far as both are said with "the" or both without, and a word for many of their
people ("Iranians", but "the Chinese") has a counterpart where the story uses it. Where a story has only one such state, two groups of it
are the sides, or a state that the story does not name stands in for the other. Each kind of wording has one counterpart: name for name,
adjective for adjective, people for people, capital for capital, town for town, group for group, a holder of an office for the holder of
the same office, of the same sex and on the same day. Other wordings of a side are first rewritten to that of their kind ("the Kremlin" to
"Moscow"), and an office holder without a counterpart gets an invented name: so the story that is read and its mirror are equally plain.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from according.codebook.actors import FOLDER, actor_codebook, in_office
from quality.swapping import exchange, whole_words
from quality.towns import pair_towns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from according.codebook.actor_entries import Known, State, Use, Wording

    Found = Counter[str]  # wordings as they are written, and how often

_WITH_THE = re.compile(
    r"\b(?:United|Republic|(?<!Solomon )Islands|Emirates|Kingdom|Union|Federation|Commonwealth|State|House|Palace|Pentagon|Kremlin)\b"
    r"|^The "
    r"|^(?:[A-Z]{2,4}|(?:[A-Z]\.)+|Netherlands|Philippines|Bahamas|Maldives|Gambia|Comoros|Seychelles|Solomons)$"
)
_PARTIES = frozenset({"GOV", "MIL", "REB", "PRM", "SPY", "COP", "PTY", "OPP"})
_NEITHER = ("Latin American", "North American", "South American", "Central American", "Native American", "African American")
_STAND_INS = ("KEN", "IRN", "PER", "JPN", "TUR", "IRL", "PAK", "COL", "UKR", "LBN", "NGA", "VNM", "SWE", "FRA", "NLD", "PHL", "ARE")
_NEUTRAL = {
    "m": (("Adrian Velk", "Velk"), ("Daniel Sorn", "Sorn"), ("Martin Halb", "Halb"), ("Peter Okrin", "Okrin"), ("Victor Damm", "Damm")),
    "f": (("Clara Velsen", "Velsen"), ("Helen Sorrin", "Sorrin"), ("Maria Halber", "Halber"), ("Anna Okram", "Okram")),
}


@dataclass(frozen=True, slots=True)
class Side:
    """A state by its plain wordings, None where it has none of a kind; ``others`` are its other wordings."""

    code: str
    name: str
    adjective: str
    people: str | None
    seat: str | None
    others: dict[str, Use] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A wording to be made plain: what takes its place, and what before a noun ("US troops" are American troops)."""

    plain: str
    before_noun: str
    with_the: bool


@dataclass(frozen=True, slots=True)
class Sides:
    """Two sides of a story, and what is exchanged between them.

    ``table`` gives each wording its counterpart, ``rewritten`` what is made plain before; ``kept`` are wordings that may
    hold one of the table and stand for somebody else; ``names`` pairs the names that a reading gives the actors; ``left`` are
    wordings that belong to a side and have no counterpart; ``full`` gives the name that a reading gives a side by its plain one
    ("America": "United States").
    """

    codes: tuple[str, str]
    table: dict[str, str]
    rewritten: dict[str, Rewriting]
    kept: frozenset[str]
    names: dict[str, str]
    left: frozenset[str] = frozenset()
    full: dict[str, str] = field(default_factory=dict)


def find_sides(doc: Doc, day: str | None) -> Sides | None:
    """Return the two sides of a story published on a day (ISO), None where it names no state; its Doc tells which names are towns."""
    found = wordings_in(doc.text)
    ranked = [side for code in _by_mentions(found) if (side := sides().get(code)) is not None]
    if not ranked:
        return None
    first, second = next(
        ((one, other) for place, one in enumerate(ranked) for other in ranked[place + 1 :] if _fit(one, other, found)), (ranked[0], None)
    )
    if second is None:
        rivals = _group_pairs(first.code, first.code, found, doc.text)
        if rivals:
            return _of_groups(first.code, rivals[0], found)
        second = _stand_in(first, {side.code for side in ranked}, found)
    return _between(first, second, found, doc, day) if second else None


def _fit(one: Side, other: Side, found: Found) -> bool:
    """Tell whether each wording of two sides that a story uses has a counterpart."""
    return takes_the(one.name) == takes_the(other.name) and (
        (one.people is None) == (other.people is None) or not {one.people, other.people} & found.keys()
    )


def wordings_in(text: str) -> Found:
    """Return the wordings of the codebook that stand in a text as they are written, and how often."""
    nearby = [wording for wording in _written() if wording in text]
    return Counter(re.findall(whole_words(nearby), text)) if nearby else Counter()


def takes_the(name: str) -> bool:
    """Tell whether a name of a state or a seat is said with "the"."""
    return bool(_WITH_THE.search(name))


@cache
def sides() -> dict[str, Side]:
    """Return every state of the codebook that has a name and an adjective of its own, by ISO code."""
    wordings: dict[str, list[Wording]] = defaultdict(list)
    for wording in actor_codebook().wordings:
        if wording.known.country and _is_state_or_its_people(wording.known):
            wordings[wording.known.country].append(wording)
    made = (_side(state, wordings[code]) for code, state in actor_codebook().states.items())
    return {side.code: side for side in made if side is not None}


def _is_state_or_its_people(known: Known) -> bool:
    """Tell a state and its people from one of its peoples, whose name is not the state's ("Bangsamoro")."""
    state = actor_codebook().states.get(known.country or "")
    return state is not None and known.name in (state.name, state.people and state.people.name)


@cache
def _written() -> dict[str, tuple[Wording, ...]]:
    """Return every wording of the codebook as it is written, with all that it may stand for."""
    book: dict[str, tuple[Wording, ...]] = {}
    for wording in actor_codebook().wordings:
        book[_spelt(wording)] = (*book.get(_spelt(wording), ()), wording)
    return book


def _spelt(wording: Wording) -> str:
    """Write the words of a wording as a text does: blanks between them, none around hyphens and before a possessive."""
    return re.sub(r" ?(['’]s\b)", r"\1", re.sub(r" ?([-–/]) ?", r"\1", " ".join(wording.forms)))


def _side(state: State, wordings: list[Wording]) -> Side | None:
    of_use: dict[Use, list[str]] = defaultdict(list)
    for wording in wordings:
        if not wording.company:
            of_use[wording.use].append(_spelt(wording))
    plain_names = sorted(of_use["name"], key=takes_the)
    if not plain_names or state.adjective not in of_use["adjective"] or state.country is None:
        return None
    name = state.name if state.name in plain_names and takes_the(state.name) == takes_the(plain_names[0]) else plain_names[0]
    plural = f"{state.adjective}s"
    people = plural if plural in of_use["people"] else next((one for one in of_use["people"] if one.endswith("s")), None)
    seats = [*of_use["seat"], *(_spelt(wording) for wording in wordings if wording.use == "seat" and wording.company)]
    seat = next((one for one in seats if not takes_the(one)), None)
    plain = {name, state.adjective, people, seat}
    others: dict[str, Use] = {one: use for use, spelt in of_use.items() for one in spelt if one not in plain}
    return Side(state.country, name, state.adjective, people, seat, others)


def _by_mentions(found: Found) -> list[str]:
    """Return the countries that the wordings of a text speak of, the most frequent first."""
    counted: Counter[str] = Counter()
    for spelt, times in found.items():
        certain = (wording for wording in _written()[spelt] if not wording.company and _is_of_state(wording.known))
        counted.update({wording.known.country: times for wording in certain if wording.known.country})
    return [code for code, _ in counted.most_common()]


def _is_of_state(known: Known) -> bool:
    return known.kind in ("state", "population") or (known.kind == "group" and not _PARTIES.isdisjoint(known.sectors))


def _stand_in(side: Side, named: set[str], found: Found) -> Side | None:
    every = sides()
    others = [every[code] for code in (*(code for code in _STAND_INS if code in every), *every) if code not in named]
    return next((other for other in others if _fit(side, other, found) and (other.seat or not side.seat)), None)


def _between(first: Side, second: Side, found: Found, doc: Doc, day: str | None) -> Sides:
    pairs = [(first.name, second.name), (first.adjective, second.adjective)]
    pairs += [pair for pair in ((first.people, second.people), (first.seat, second.seat)) if all(pair)]  # type: ignore[misc]
    rewritten = {wording: rewriting for side in (first, second) for wording, rewriting in _rewritings(side, found)}
    states = actor_codebook().states
    names = {states[first.code].name: states[second.code].name}
    for one, other in ((states[first.code].people, states[second.code].people),):
        if one is not None and other is not None:
            names[one.name] = other.name
    for one_group, other_group in _group_pairs(first.code, second.code, found, doc.text):
        pairs.append((one_group.plain, other_group.plain))
        names[one_group.known.name] = other_group.known.name
        rewritten |= one_group.rewritten | other_group.rewritten
    for pair in _persons(first.code, second.code, found, day):
        if isinstance(pair.other, str):
            rewritten |= {spelt: Rewriting(plain, plain, with_the=False) for spelt, plain in pair.wordings}
        else:
            pairs += pair.wordings
            names[pair.one.name] = pair.other.name
    pairs += pair_towns(doc, first.code, second.code, {*found, *(wording for pair in pairs for wording in pair)})
    for one_name, other_name in _in_same_office(first.code, second.code, day):
        if not {one_name, other_name} & {*names, *names.values()}:
            names[one_name] = other_name  # a reading may name them where the story says "the president"
    full = {side.name: states[side.code].name for side in (first, second)}
    table = exchange(pairs)
    seas = (name for name, code in _regions().items() if code not in (first.code, second.code))
    kept = frozenset(spelt for spelt in (*found, *seas, *_NEITHER) if spelt not in table and spelt not in rewritten)
    left = frozenset(
        spelt for spelt in kept & found.keys() if any(one.known.country in (first.code, second.code) for one in _written()[spelt])
    )
    return Sides((first.code, second.code), table, rewritten, kept, names | {new: old for old, new in names.items()}, left, full)


def _of_groups(code: str, pair: tuple[_Group, _Group], found: Found) -> Sides:
    """Return two groups of one state as the sides."""
    one, other = pair
    table = exchange([(one.plain, other.plain)])
    rewritten = one.rewritten | other.rewritten
    kept = frozenset(spelt for spelt in found if spelt not in table and spelt not in rewritten)
    return Sides((code, code), table, rewritten, kept, {one.known.name: other.known.name, other.known.name: one.known.name})


@dataclass(frozen=True, slots=True)
class _Group:
    """A group that a story names: by which wording most, how often, and what a counterpart must share."""

    known: Known
    plain: str
    times: int
    sort: tuple[bool, bool, int]
    rewritten: dict[str, Rewriting]


def _group_pairs(first: str, second: str, found: Found, text: str) -> list[tuple[_Group, _Group]]:
    """Pair the groups of two states that a story names, the most frequent first; of one state those that it names twice and more."""
    ours, theirs = _groups(first, found, text), _groups(second, found, text)
    pairs: list[tuple[_Group, _Group]] = []
    taken: set[str] = set()
    for one in ours:
        free = (each for each in theirs if each.known.name not in taken | {one.known.name} and each.sort == one.sort)
        other = next(free, None)
        often = first != second or (other is not None and min(one.times, other.times) > 1)
        if one.known.name not in taken and other is not None and often:
            pairs.append((one, other))
            taken |= {one.known.name, other.known.name}
    return pairs


def _groups(code: str, found: Found, text: str) -> list[_Group]:
    spelt_of: dict[str, list[str]] = defaultdict(list)
    for spelt, _ in found.most_common():
        for wording in _written()[spelt]:
            if wording.known.kind == "group" and wording.known.country == code:
                spelt_of[wording.known.name].insert(len(spelt_of[wording.known.name]) if wording.company else 0, spelt)
    groups = []
    for name, (plain, *others) in spelt_of.items():
        if not _is_sole(plain):
            continue  # it counts only beside another wording
        known = actor_codebook().known[name]
        with_the = 2 * len(re.findall(rf"[Tt]he\s+{whole_words([plain])}", text)) > found[plain]
        sort = (with_the, plain.endswith("s"), len(plain.split()))
        rewritten = {other: Rewriting(plain, plain, with_the=False) for other in others}
        groups.append(_Group(known, plain, sum(found[spelt] for spelt in (plain, *others)), sort, rewritten))
    return groups


def _rewritings(side: Side, found: Found) -> Iterator[tuple[str, Rewriting]]:
    plain = {"name": side.name, "adjective": side.adjective, "people": side.people, "seat": side.seat}
    for wording, use in side.others.items():
        target = plain.get(use)
        if use == "people" and side.people == f"{side.adjective}s" and f"{wording}s" in side.others:
            target = side.adjective  # one of them: "a Serb" is a Serbian
        elif use == "people" and not wording.endswith("s"):
            continue
        if wording in found and target:
            with_the = takes_the(wording) and not takes_the(target)
            yield wording, Rewriting(target, side.adjective if use == "name" and with_the else target, with_the)


@dataclass(frozen=True, slots=True)
class _Pair:
    """An office holder and his counterpart, who is somebody of the codebook or an invented name; their wordings in pairs."""

    one: Known
    other: Known | str
    wordings: list[tuple[str, str]]


def _persons(first: str, second: str, found: Found, day: str | None) -> Iterator[_Pair]:
    """Pair the office holders of both states that a story names; one who shares a surname with another is left to the context."""
    named: dict[str, tuple[Known, list[str]]] = {}
    for spelt in found:
        for wording in _written()[spelt]:
            if wording.use == "person" and {term.of for term in wording.known.terms} & {first, second}:
                named.setdefault(wording.known.name, (wording.known, []))[1].append(spelt)
    named = {name: (known, spelt) for name, (known, spelt) in named.items() if any(" " in one or _is_sole(one) for one in spelt)}
    taken: set[str] = set()
    invented = {sex: iter(names) for sex, names in _NEUTRAL.items()}
    for name, (known, spelt) in named.items():
        if name in taken:
            continue
        state, across = (first, second) if any(term.of == first for term in known.terms) else (second, first)
        inside = {other for other in named if other not in taken and other != name}
        other = _counterpart(known, state, across, day, inside) or _counterpart(
            known, state, across, day, _everybody(across) - taken - set(named)
        )
        taken |= {name, other.name} if other else {name}
        if other is not None:
            yield _Pair(known, other, [(name, other.name), (_surname(known), _surname(other))])
            continue
        full, short = next(invented[known.gender or "m"], ("", ""))
        if full:
            yield _Pair(known, full, [(one, full if " " in one else short) for one in spelt])


def _is_sole(spelt: str) -> bool:
    return len(_written()[spelt]) == 1 and not _written()[spelt][0].company


def _counterpart(known: Known, state: str, across: str, day: str | None, among: set[str]) -> Known | None:
    """Return who holds the same office in the other state, of the same sex and on the same day; None where nobody among them does."""
    offices = _offices(known, state, day)
    for other in _holders().get(across, ()) if offices else ():
        if other.name in among and other.gender == known.gender and _offices(other, across, day) == offices and _alike(known, other):
            return other
    return None


def _in_same_office(first: str, second: str, day: str | None) -> Iterator[tuple[str, str]]:
    """Pair the names of those who hold the same office in two states on a day."""
    across = {office: other.name for other in _holders().get(second, ()) for office in _offices(other, second, day)}
    for known in _holders().get(first, ()):
        yield from ((known.name, across[office]) for office in _offices(known, first, day) if office in across)


def _everybody(state: str) -> set[str]:
    return {known.name for known in _holders().get(state, ())}


def _offices(known: Known, state: str, day: str | None) -> set[str]:
    return {term.office for term in known.terms if term.of == state and day is not None and in_office(term, day)}


def _alike(one: Known, other: Known) -> bool:
    """Tell whether two persons are named alike: their surnames count alone, or beside the office, for both."""
    return _needs_company(one) == _needs_company(other) and len(one.name.split()) == len(other.name.split())


def _needs_company(known: Known) -> bool | None:
    return next((one.company for one in _written().get(_surname(known), ()) if one.known.name == known.name), None)


def _surname(known: Known) -> str:
    """Return the word of a name by which its bearer is called: "Putin", but "Hu" for Hu Jintao."""
    words = known.name.split()
    return next((word for word in words if any(one.known.name == known.name for one in _written().get(word, ()))), words[-1])


@cache
def _regions() -> dict[str, str]:
    """Return the names of seas and regions that may hold a state's name ("Sea of Japan"), with the ISO code of their state, if one."""
    lines = (FOLDER / "regions.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    names = {name.strip(): code for name, also, _, _, kind, code, *_ in cells if kind != "country" for name in (name, *also.split(";"))}
    return {name: code for name, code in names.items() if " " in name}


@cache
def _holders() -> dict[str, tuple[Known, ...]]:
    holders: dict[str, list[Known]] = defaultdict(list)
    for known in actor_codebook().known.values():
        for state in dict.fromkeys(term.of for term in known.terms):
            holders[state].append(known)
    return {state: tuple(people) for state, people in holders.items()}
