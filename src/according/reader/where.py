"""Where: the places that a text names, each once with all its mentions, and where a happening took place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, repeat

from spacy.tokens import Doc, Token

from according.codebook.gazetteer import Gazetteer, GazetteerPlace
from according.codebook.place_table import fold
from according.codebook.place_words import PlaceWords, place_words
from according.codebook.word_groups import word_group
from according.reader.associated import associated
from according.reader.choose import choose, lies_in
from according.reader.clause import RELATIVE, antecedent, conjuncts, is_passive, objects, obliques, preposition_of, subjects
from according.reader.heard import listen
from according.reader.placed import file_places
from according.reader.reasons import note
from according.reader.toponyms import find_toponyms
from according.reader.whereabouts import WATERS, Toponym
from according.records import Place, Span

_DEEDS = word_group("befalling_people")
_LASTING = word_group("lasting")
_SAME_TIME = frozenset({"when", "where"})  # "as" and "while" join happenings far apart
_ANOTHER_TIME = frozenset({"before", "after", "since", "until", "following", "ahead of", "despite"})  # what they govern may lie elsewhere
_DEPTH = 4
_STEPS = (
    "a phrase of place on the word", "what is struck, entered or held is a place", "where those are who take part",
    "the clause describes the place", "where the clause of time below it takes place", "where what is told with it takes place",
)  # fmt: skip
"""What is asked for a place, in this order."""
_AROUND = "a phrase of place in the clause around it"
_NONE: frozenset[str] = frozenset()


class Places:
    """The places of one text, and which of them a word stands for or happens in."""

    def __init__(self, doc: Doc, records: tuple[Place, ...], at: dict[int, str], inner: dict[int, str], words: PlaceWords) -> None:
        self.records = records
        self._doc = doc
        self._at = at
        self._inner = inner
        self._words = words
        self._holds: dict[str, set[str]] = {}
        for token, place in inner.items():
            self._holds.setdefault(at[token], set()).add(place)

    def at(self, token: Token) -> str | None:
        """Return the id of the place whose mention covers a token, or None."""
        return self._at.get(token.i)

    def country(self, place: str) -> str | None:
        """Return the country of a place by its id; None where it is not known. ValueError or IndexError for no id."""
        return self.records[int(place[1:]) - 1].country

    def countries(self) -> dict[int, str | None]:
        """Return the country of each token that a place covers; those inside other names and adjectives are left out."""
        country = {record.id: record.country for record in self.records}
        return {token: country[place] for token, place in self._at.items()}

    def of(self, trigger: Token) -> tuple[str, ...]:
        """Return the ids of the places where the happening that a verb or noun denotes took place; empty when the text leaves it open.

        Read off the tree: phrases of place on the word itself, what is struck or entered, its participants' whereabouts, the
        place that it describes, then the clause around it. A dateline or a place elsewhere in the sentence is no evidence.
        """
        for found, why in zip(self._evidence(trigger), chain(_STEPS, repeat(_AROUND)), strict=False):
            if found:
                note(trigger, "places", why)
                return tuple(place for place in dict.fromkeys(found) if not self._holds.get(place, _NONE) & set(found))
        return ()

    def _evidence(self, trigger: Token) -> Iterable[list[str]]:
        if not self._at:
            return
        yield self._own(trigger)
        yield self._befallen(trigger)
        yield self._of_participants(trigger)
        yield self._described(trigger)
        yield self._of_clauses_below(trigger)
        yield self._of_second_half(trigger)
        up = trigger
        for _ in range(_DEPTH):
            head = self._governor(up)
            if head is None:
                return
            described = up.dep_ in ("acl", "acl:relcl")
            yield self._own(head) or (self._befallen(head) if described or up.dep_ == "obj" else [])
            if described:  # beyond the noun lies another happening
                return
            yield self._of_participants(head) if up.dep_ != "conj" else []
            up = head

    def _own(self, word: Token) -> list[str]:
        """Places in the word's own phrases: "met in Beirut", "the raid on Jenin", "the town where they fought"."""
        found: list[str] = []
        words, lemma = self._words, word.lemma_.lower()
        moves = lemma in words.moving or lemma in words.blows
        for preposition, noun in _phrases(word):
            leads = (moves and preposition in words.toward) or (lemma in words.leaving and preposition in words.away)
            leads = leads or (preposition == "on" and (moves or not self._is_country(noun)))
            if leads or preposition in words.locative:
                for each in conjuncts(noun):
                    found.extend(self._inside(each, _DEPTH))
            elif preposition == "of" and (moves or lemma in words.befalling):
                found.extend(place for each in conjuncts(noun) if (place := self._at.get(each.i)))
        return found

    def _described(self, word: Token) -> list[str]:
        """Return the place that a clause describes: "the town where they fought"."""
        opening = next((child for child in word.children if child.lower_ == "where"), None)
        if opening is None or not opening.i:
            return []
        if word.dep_ == "acl:relcl":
            return self._inside(antecedent(word.head), 1)
        named = self._at.get(opening.i - 1 - (self._doc[opening.i - 1].text == ","))
        return [named] if named else []

    def _befallen(self, word: Token) -> list[str]:
        """Places that are themselves struck, entered or held: "shelled Aleppo", "the Beirut bombing"."""
        lemma = word.lemma_.lower()
        if word.pos_ == "VERB":
            nouns = objects(word) if lemma in self._words.befalling or lemma in self._words.moving else []
            return [place for noun in nouns for each in conjuncts(noun) for place in self._inside(each, 1)]
        if lemma in self._words.blows or lemma in self._words.moving:
            return [
                place
                for child in word.children
                if child.dep_ in ("compound", "nmod:desc") and (place := self._at.get(child.i)) and not self._is_country(child)
            ]
        return []

    def _of_participants(self, word: Token) -> list[str]:
        """Where those are who take part: "killed 12 people in Homs", "talks with envoys in Doha", "protesters in Cairo demanded"."""
        company = [noun for preposition, noun in obliques(word) if preposition in self._words.company]
        if word.pos_ != "VERB":
            befallen = [noun for preposition, noun in obliques(word) if preposition == "of"]
            return self._of_nouns(word, company) or self._of_nouns(word, befallen if word.lemma_.lower() in _DEEDS else [])
        befallen = [] if word.lemma_.lower() in self._words.about else objects(word)
        return (
            self._of_nouns(word, befallen)
            or self._of_nouns(word, company)
            or self._of_nouns(word, [] if is_passive(word) else subjects(word))
        )

    def _of_nouns(self, word: Token, nouns: list[Token]) -> list[str]:
        """Where nouns are that take part in what a word denotes, or a phrase behind them that a comma sets off as the word's own."""
        own = [noun for noun in nouns if noun.i not in self._at and noun.i != word.head.i]
        return [place for noun in own for place in self._own(noun)] or [place for noun in own for place in self._set_off(noun, _DEPTH)]

    def _set_off(self, noun: Token, depth: int) -> list[str]:
        """Return the place behind a comma at the end of a noun phrase: "met envoys, among them Omar Aziz, in Doha"."""
        found: list[str] = []
        for child in noun.children:
            if child.i < noun.i or not child.dep_.startswith(("nmod", "appos", "conj", "flat")):
                continue
            first = next((mark.i for mark in child.children if mark.dep_ == "case"), child.i)
            if preposition_of(child) in self._words.locative and first and self._doc[first - 1].text == ",":
                found.extend(self._inside(child, _DEPTH))
            elif depth > 1 and not found:
                found.extend(self._set_off(child, depth - 1))
        return found

    def _of_clauses_below(self, word: Token) -> list[str]:
        """Where the happening of a clause of time took place: "were killed when a bomb went off in Quetta"."""
        for child in word.children:
            if child.dep_ == "advcl" and any(mark.lower_ in _SAME_TIME for mark in child.children):
                return self._own(child) or self._befallen(child) or self._of_participants(child)
        return []

    def _of_second_half(self, word: Token) -> list[str]:
        """Return the place at the end of two passives that tell of one blow: "two were killed and ten were injured in Quetta"."""
        later = (child for child in word.children if child.dep_ == "conj" and is_passive(child)) if is_passive(word) else ()
        return next((found for child in later if (found := self._own(child) or self._of_clauses_below(child))), [])

    def _governor(self, word: Token) -> Token | None:
        """Return the word whose place is this one's too: a light verb, a verb of the same clause, the noun that it describes."""
        head, dep = word.head, word.dep_
        if head.i == word.i:
            return None
        if dep in ("xcomp", "acl", "compound", "appos") or (dep == "conj" and head.pos_ == word.pos_ and not _goes_its_own_way(word)):
            return head
        if dep == "acl:relcl":  # "the attack in Homs that killed 12", but not "the attack in Homs, which the army denied"
            return head if any(child.dep_.startswith("nsubj") and child.lower_ in RELATIVE for child in word.children) else None
        if dep in ("obj", "nsubj", "nsubj:pass", "obl") and word.pos_ == "NOUN" and head.pos_ == "VERB":
            return head if preposition_of(word) not in _ANOTHER_TIME else None
        if dep == "advcl":
            marks = {child.lower_ for child in word.children if child.dep_ in ("mark", "advmod")}
            return head if marks & _SAME_TIME or (not marks and word.tag_ in ("VBG", "VBN")) else None
        return None

    def _inside(self, noun: Token, depth: int) -> list[str]:
        """Return the places that a noun phrase names: the noun itself, or what it is a part of or is said to be in."""
        place = self._inner.get(noun.i) or self._at.get(noun.i)
        if place:
            return [place]
        if depth == 0:
            return []
        hands_on = noun.lemma_.lower() in self._words.parts or self._words.kind_of(noun) is not None
        found: list[str] = []
        for child in noun.children:
            if child.dep_ in ("appos", "flat") or (hands_on and child.dep_ in ("compound", "nmod:desc", "nmod:unmarked")):
                for each in conjuncts(child):
                    found.extend(self._inside(each, depth - 1))
        if hands_on and not found:
            found.extend(self._owning(noun, depth))
        for preposition, other in obliques(noun):
            if preposition in self._words.locative or (hands_on and preposition in ("of", "with")):
                for each in conjuncts(other):
                    found.extend(self._inside(each, depth - 1))
        if not found and hands_on and (place := self._at.get(noun.i + 1)):
            return [place]  # "the capital Beirut", wherever a parser hangs the name
        return found

    def _owning(self, noun: Token, depth: int) -> list[str]:
        """Return the places that own one: London's Heathrow airport is Heathrow, but a state's outposts may lie anywhere."""
        abroad = noun.lemma_.lower() in self._words.held_abroad
        owners = [child for child in noun.children if child.dep_ == "nmod:poss" and not (abroad and self._is_country(child))]
        return [place for owner in owners for place in self._inside(owner, depth - 1)]

    def _is_country(self, noun: Token) -> bool:
        place = self._at.get(noun.i)
        return place is not None and self.records[int(place[1:]) - 1].feature == "country"


def _goes_its_own_way(verb: Token) -> bool:
    """Tell whether a conjoined verb does something else with a subject of its own: "troops left Obran, and rebels freed ten men"."""
    return verb.pos_ == "VERB" and not is_passive(verb) and any(child.dep_ == "nsubj" for child in verb.children)


def _phrases(word: Token) -> list[tuple[str, Token]]:
    """Return the phrases on a word, and on how long or in the course of what ("jailed for ten years in", "beaten during a march in")."""
    found = obliques(word)
    through = [noun for preposition, noun in found if noun.lemma_ in _LASTING or preposition == "during"]
    return found + [phrase for noun in through for phrase in obliques(noun)]


def find_places(doc: Doc, gazetteer: Gazetteer) -> Places:
    """Find the places that a text names and decide which ones they are.

    One record stands for one place with all its mentions, numbered in the order of the text (p1, p2 …). A name that the
    gazetteer does not have keeps its name and gets no point, and the country only of what the text says that it lies in; a
    facility in a town, or called by a town of the text, has the point of that town.
    """
    toponyms, chosen = _mentioned(doc, gazetteer)
    groups: dict[str, list[int]] = {}
    for at, (toponym, place) in enumerate(zip(toponyms, chosen, strict=True)):
        groups.setdefault(place.key if place else f"name {fold(toponym.name)}", []).append(at)
    records = []
    covered: dict[int, str] = {}
    for number, members in enumerate(groups.values(), start=1):
        for at in members:
            if not toponyms[at].inside:
                covered.update(dict.fromkeys(range(toponyms[at].start, toponyms[at].end), f"p{number}"))
        place = chosen[members[0]]
        mentions = tuple(_span(doc, toponyms[at]) for at in members)
        names = [toponyms[at] for at in members]
        file_places(doc, f"p{number}", names, place)
        records.append(_known(doc, number, place, names, mentions) if place else _unknown(doc, number, names, mentions, toponyms, chosen))
    return Places(doc, tuple(records), covered, _inner(toponyms, chosen, covered), place_words())


def _mentioned(doc: Doc, gazetteer: Gazetteer) -> tuple[list[Toponym], list[GazetteerPlace | None]]:
    """Return the mentions of places in their order, and which place each is; None for those that the gazetteer lacks."""
    toponyms = find_toponyms(doc, gazetteer)
    pairs = list(zip(toponyms, choose(toponyms, gazetteer, listen(doc, gazetteer, place_words())), strict=True))
    pairs = [(toponym, place) for toponym, place in pairs if place or not toponym.inside]
    covered = {at for toponym, _ in pairs for at in range(toponym.start, toponym.end)}
    named = [place for _, place in pairs if place]
    adjectives = [
        pair for pair in associated(doc, gazetteer, place_words(), named) if covered.isdisjoint(range(pair[0].start, pair[0].end))
    ]
    pairs = sorted([*pairs, *adjectives], key=lambda pair: pair[0].start)
    return [toponym for toponym, _ in pairs], [place for _, place in pairs]


def _inner(toponyms: Sequence[Toponym], chosen: Sequence[GazetteerPlace | None], covered: dict[int, str]) -> dict[int, str]:
    """Lead from the words of a container to what it holds, so that "in Homs, Syria" is Homs whichever of both heads the phrase.

    Only what may lie in the container is led to: a truce "with Israel in Gaza" is none in Israel.
    """
    known = {toponym.start: (toponym.end, place) for toponym, place in zip(toponyms, chosen, strict=True)}
    inner: dict[int, str] = {}
    for toponym, place in zip(toponyms, chosen, strict=True):
        if toponym.container is not None and not toponym.inside:
            end, container = known[toponym.container]
            if place is None or container is None or lies_in(place, container):
                inner.update(dict.fromkeys(range(toponym.container, end), covered[toponym.start]))
    return inner


def _span(doc: Doc, toponym: Toponym) -> Span:
    last = doc[toponym.end - 1]
    return Span(start=doc[toponym.start].idx, end=last.idx + len(last))


def _known(doc: Doc, number: int, place: GazetteerPlace, names: Sequence[Toponym], mentions: tuple[Span, ...]) -> Place:
    first = names[0]
    name = place.name
    if place.geonameid and place.key.startswith("g") and place.feature == "city":
        name = _headline_free(first.name)  # a town goes by the name that the text gives it: Raqqa, not Ar Raqqah
    elif first.direction and place.feature == "region":
        joined = first.start + 1 < len(doc) and doc[first.start + 1].text == "-"  # "north - western"
        word = "".join(token.lower_ for token in doc[first.start : first.start + (3 if joined else 1)])
        name = f"{word} {place.name}" if word in place_words().direction else first.name
    return Place(
        id=f"p{number}", name=name, geonameid=place.geonameid, lat=place.lat, lon=place.lon, country=place.country, admin1=place.admin1,
        feature=place.feature, mentions=mentions,
    )  # fmt: skip


def _unknown(
    doc: Doc,
    number: int,
    names: Sequence[Toponym],
    mentions: tuple[Span, ...],
    toponyms: Sequence[Toponym],
    chosen: Sequence[GazetteerPlace | None],
) -> Place:
    by_start = dict(zip((toponym.start for toponym in toponyms), chosen, strict=True))
    holders = [place for name in names for at in (name.container, name.town) if at is not None and (place := by_start.get(at))]
    country = next((holder.country for holder in holders), None) or next((name.country for name in names if name.country), None)
    admin1 = next((holder.admin1 for holder in holders), None)
    last = doc[names[0].end - 1].lower_
    kind = next((name.kind for name in names if name.kind), None)
    feature = last if last in WATERS else kind if kind in ("city", "region", "county", "facility") else None
    town = next((holder for holder in holders if holder.feature in ("city", "county")), None) if feature == "facility" else None
    return Place(
        id=f"p{number}", name=_headline_free(names[0].name), lat=town.lat if town else None, lon=town.lon if town else None,
        country=country, admin1=admin1, feature=feature, mentions=mentions,
    )  # fmt: skip


def _headline_free(name: str) -> str:
    """Undo the capitals of a dateline or headline: "KHAN YOUNIS" is Khan Younis."""
    return name.title() if name.isupper() and len(name) > 4 else " ".join(name.split())
