"""What the words around the name of a place say about it: its kind, the part that is meant, its country, what it lies in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from spacy.tokens import Doc

from according.codebook.gazetteer import Gazetteer, GazetteerPlace
from according.codebook.place_table import fold
from according.codebook.place_words import PlaceWords
from according.codebook.word_groups import word_group
from according.reader.columns import columns_of

WATERS = frozenset({"sea", "ocean", "gulf", "strait", "canal", "bay", "lake", "river"})
POSSESSIVE = ("'s", "’s", "'", "’")
_BACK = 6  # how far before a name a country's adjective or possessive still speaks of it
_BETWEEN = 4  # words between a name and what it lies in
_LINKING = word_group("linking_places")
_LISTING = frozenset({",", "and", "or", "&"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in the text: tokens ``start`` to ``end`` (exclusive), direction word included.

    ``candidates`` are the places that bear the name, none when the gazetteer has none. ``direction`` is the part of the place that is
    meant ("north"), ``kind`` what the words beside it say that it is (city, region, water, facility). ``country`` is told by
    an adjective or possessive before it. ``container`` is the start token of the name that follows as what it lies in, ``town`` that of
    the town that a facility is called by. ``inside`` is True within the name of somebody else ("Chicago Tribune").
    """

    start: int
    end: int
    name: str
    candidates: tuple[GazetteerPlace, ...]
    direction: str | None = None
    kind: str | None = None
    country: str | None = None
    container: int | None = None
    town: int | None = None
    inside: bool = False


class Whereabouts:
    """Reads what stands around the names of one text."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self._doc = doc
        self._gazetteer = gazetteer
        self._words = words

    def told(self, toponym: Toponym) -> Toponym:
        """Return the toponym with the kind, the direction and the country that the words beside it tell."""
        doc, words = self._doc, self._words
        start, end = toponym.start, toponym.end
        kind, direction = toponym.kind, toponym.direction
        if not kind and end < len(doc) and doc[end].text.islower():
            kind = words.kind_of(doc[end])
        if not kind and start > 1 and doc[start - 1].lower_ == "of":
            kind = words.kind_of(doc[start - 2])
        if start and doc[start - 1].lower_ == "the" and any(place.feature in WATERS for place in toponym.candidates):
            toponym = replace(toponym, candidates=tuple(place for place in toponym.candidates if place.feature in WATERS))
        if toponym.candidates and not direction and start and (word := doc[start - 1].lower_) in words.direction:
            joined = tuple(place for place in self._gazetteer.lookup(f"{word} {toponym.name}") if place.main)
            if joined:
                return replace(toponym, start=start - 1, name=f"{doc[start - 1].text} {toponym.name}", candidates=joined, kind=kind)
            direction, start = words.direction[word], start - 1
            if start > 1 and doc[start - 1].text == "-" and (both := f"{doc[start - 2].lower_}-{word}") in words.direction:
                direction, start = words.direction[both], start - 2
        return replace(toponym, start=start, kind=kind, direction=direction, country=self.country_before(start))

    def country_before(self, start: int) -> str | None:
        """Return the country whose adjective or possessive stands before a token in the same phrase ("the Syrian city of")."""
        doc = self._doc
        for at in range(start - 1, max(-1, start - 1 - _BACK), -1):
            token = doc[at]
            if token.text in POSSESSIVE and at:
                owner = spelled(self._gazetteer, doc[at - 1].text)
                return owner[0].country if owner and owner[0].feature == "country" else None
            if token.text[0].isupper():
                return self._gazetteer.adjective(token.text)
            if not (token.lower_ in _LINKING or token.lower_ in self._words.kind or token.lower_ in self._words.direction):
                return None
        return None

    def linked(self, toponyms: Sequence[Toponym]) -> list[Toponym]:
        """Return the toponyms with what one of them tells of another: a shared kind, what it lies in, the town of a facility."""
        return self._in_their_towns(self._contained(self._of_one_kind(toponyms)))

    def _of_one_kind(self, toponyms: Sequence[Toponym]) -> list[Toponym]:
        """Hand the kind of a plural to all that it is said of: "Camden and Charlton counties", "the towns of Homs and Hama"."""
        found = list(toponyms)
        for at in range(len(found) - 1, 0, -1):
            if found[at].kind and not found[at - 1].kind and self._plural(found[at].end) and self._listed(found[at - 1], found[at]):
                found[at - 1] = replace(found[at - 1], kind=found[at].kind)
        for at in range(1, len(found)):
            if found[at - 1].kind and not found[at].kind and self._listed(found[at - 1], found[at]) and self._led(found, at - 1):
                found[at] = replace(found[at], kind=found[at - 1].kind)
        return found

    def _plural(self, at: int) -> bool:
        """Tell whether a plural word of kind stands at a token, or behind the rest of a list."""
        doc = self._doc
        while at < len(doc) and (doc[at].lower_ in _LISTING or doc[at].text[0].isupper()):
            at += 1
        return at < len(doc) and doc[at].lower_.endswith("s") and doc[at].lower_ not in self._words.kind

    def _led(self, toponyms: Sequence[Toponym], at: int) -> bool:
        """Tell whether "the towns of" opens the list that ends with a toponym."""
        while at and self._listed(toponyms[at - 1], toponyms[at]):
            at -= 1
        start = toponyms[at].start
        return start > 1 and self._doc[start - 1].lower_ == "of" and self._plural(start - 2)

    def _listed(self, toponym: Toponym, following: Toponym) -> bool:
        between = self._doc[toponym.end : following.start]
        return 0 < len(between) < 3 and all(token.lower_ in _LISTING for token in between)

    def _contained(self, toponyms: Sequence[Toponym]) -> list[Toponym]:
        """Point each toponym to the one behind it that it may lie in: "Tripoli, Lebanon", "Aleppo in northern Syria"."""
        linked = []
        for at, toponym in enumerate(toponyms):
            following = toponyms[at + 1] if at + 1 < len(toponyms) else None
            leads = following is not None and not following.inside and bool(following.candidates) and self._leads_into(toponym, following)
            linked.append(replace(toponym, container=following.start) if following is not None and leads else toponym)
        for at in range(len(linked) - 2, -1, -1):  # "the villages of Foua and Kefraya in Idlib"
            last = linked[at + 1]
            if last.container is not None and last.kind and last.kind == linked[at].kind and self._listed(linked[at], last):
                linked[at] = replace(linked[at], container=last.container)
        return linked

    def _leads_into(self, toponym: Toponym, following: Toponym) -> bool:
        columns = columns_of(self._doc)
        words = (at for at in range(toponym.end, following.start) if not columns.words[at].isspace())
        between = [self._doc[at] for at in islice(words, _BETWEEN + 1)]
        if not 0 < len(between) <= _BETWEEN:
            return False
        if between[0].text == ",":
            return len(between) == 1
        leads = between[0].lower_ in ("in", "of") or between[0].text == "(" or (between[0].lower_ == "at" and not toponym.candidates)
        return leads and not any(token.pos_ in ("VERB", "AUX") or token.text == "," for token in between)

    def _in_their_towns(self, toponyms: Sequence[Toponym]) -> list[Toponym]:
        """Point a facility that the gazetteer lacks to the town of the text that it is called by, or whose it is said to be.

        "Homs Central Prison" where Homs is named, "Brooklyn's Amal Arena".
        """
        towns = {fold(toponym.name): toponym.start for toponym in reversed(toponyms) if toponym.candidates}
        owners = {toponym.end: toponym.start for toponym in toponyms if toponym.candidates}
        linked = []
        for toponym in toponyms:
            if toponym.kind == "facility" and not toponym.candidates:
                heads = (fold(self._doc[toponym.start : end].text) for end in range(toponym.end - 1, toponym.start, -1))
                named = next((towns[head] for head in heads if head in towns), None)
                owned = toponym.start and self._doc[toponym.start - 1].text in POSSESSIVE
                linked.append(replace(toponym, town=owners.get(toponym.start - 1) if owned and named is None else named))
            else:
                linked.append(toponym)
        return linked


def spelled(gazetteer: Gazetteer, name: str) -> tuple[GazetteerPlace, ...]:
    """Return the places that a name stands for as it is written: "US" and "U.S." but not "us", "W.Va." and "OSLO" but not "MIT"."""
    dotless = name.replace(".", "")
    if dotless.isupper() and len(dotless) <= 4:
        found = gazetteer.short(name) or (gazetteer.behind(name) if "." in name else ())
        return found or (gazetteer.lookup(name) if len(name) > 3 else ())
    if "." in name and len(name) <= 6:
        return gazetteer.behind(name) or gazetteer.lookup(name)
    return gazetteer.lookup(name)
