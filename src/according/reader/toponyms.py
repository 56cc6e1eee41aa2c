"""Which stretches of the text name a place, and what their surroundings say about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from according.codebook.gazetteer import Gazetteer, GazetteerPlace
from according.codebook.place_words import PlaceWords, place_words

PLACE_LABELS = frozenset({"PLACE", "GPE", "LOC"})
FACILITY_LABELS = frozenset({"FACILITY", "FAC"})
WATERS = frozenset({"sea", "ocean", "strait", "canal", "bay", "lake", "river"})
_LONGEST = 5  # words of a name that no model has marked
_BACK = 6  # how far before a name a country's adjective or possessive still speaks of it
_LINKING = frozenset({"of", "the", "-", "capital", "biggest", "largest", "second", "main", "major", "border", "coastal"})
_POSSESSIVE = ("'s", "’s", "'", "’")
_FAMOUS = 6.3  # renown of two million people, and of every country and region that is listed by hand
_KNOWN_WELL = 5.3  # renown (200,000 people) that a name needs without a model's mark and without a preposition


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in the text: tokens ``start`` to ``end`` (exclusive), direction word included.

    ``candidates`` are the places that bear the name, none when the gazetteer has none. ``direction`` is the part of the place that is
    meant ("north"), ``kind`` what the words beside it say that it is (city, region, water, facility). ``country`` is told by
    an adjective or possessive before it. ``container`` is the start token of the name that follows as what it lies in.
    """

    start: int
    end: int
    name: str
    candidates: tuple[GazetteerPlace, ...]
    direction: str | None = None
    kind: str | None = None
    country: str | None = None
    container: int | None = None


def find_toponyms(doc: Doc, gazetteer: Gazetteer) -> list[Toponym]:
    """Return the names of places in a text, in its order, none overlapping.

    They are the model's places and facilities, and names that it left out but the gazetteer knows well or a preposition of
    place introduces. Nothing inside another name (a person's, an organisation's) counts, and no adjective ("Syrian") does.
    """
    finder = _Finder(doc, gazetteer, place_words())
    found: list[Toponym] = []
    taken = 0
    for span, label in finder.stretches():
        for toponym in finder.read(span, label):
            if toponym.start >= taken:
                found.append(toponym)
                taken = toponym.end
    return _contained(doc, found)


class _Finder:
    def __init__(self, doc: Doc, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self._doc = doc
        self._gazetteer = gazetteer
        self._words = words

    def stretches(self) -> Iterator[tuple[Span, str]]:
        """Yield the model's places and the runs of names outside all its marks, in the order of the text."""
        at = 0
        for entity in self._doc.ents:
            yield from self._runs(at, entity.start)
            at = entity.end
            if entity.label_ in PLACE_LABELS:
                yield entity, "place"
            elif entity.label_ in FACILITY_LABELS:
                yield entity, "facility"
            elif self._mistaken(entity):
                yield entity, "place"
        yield from self._runs(at, len(self._doc))

    def read(self, span: Span, label: str) -> Iterator[Toponym]:
        """Yield the toponyms of one stretch: a mark may hold several names ("Springfield, Ill.")."""
        if label == "run":
            yield from self._unmarked(span)
            return
        start = span.start
        for at in range(span.start, span.end + 1):
            if at == span.end or self._doc[at].text in (",", ";", "/"):
                if at > start and (toponym := self._named(start, at, label)):
                    yield toponym
                start = at + 1

    def _runs(self, start: int, end: int) -> Iterator[tuple[Span, str]]:
        first = None
        for at in range(start, end):
            token = self._doc[at]
            name = token.pos_ == "PROPN" or (first is not None and token.text in ("-", "–") and at + 1 < end)
            name = name or (token.pos_ == "ADJ" and token.text[0].isupper() and not self._gazetteer.adjective(token.text))
            if name and first is None:
                first = at
            elif not name and first is not None:
                yield self._doc[first:at], "run"
                first = None
        if first is not None:
            yield self._doc[first:end], "run"

    def _mistaken(self, entity: Span) -> bool:
        """Tell whether a mark of another kind is no more than the name of a country or a famous place ("Darfur" as a group)."""
        if entity.label_ not in ("ORG", "MISC", "EVENT", "PERSON"):
            return False
        start, end = self._whole(entity.start, entity.end)
        name = self._doc[start:end].text
        best = self._candidates(name)
        if not best or not best[0].main:
            return False
        if entity.label_ == "PERSON":
            return best[0].feature == "country" and name.lower() not in self._words.given_names
        return best[0].renown >= _FAMOUS

    def _named(self, start: int, end: int, label: str) -> Toponym | None:
        doc, words = self._doc, self._words
        if doc[start].lower_ == "the" and end - start > 1:
            start += 1
        if doc[end - 1].text in _POSSESSIVE and end - start > 1:
            end -= 1
        while end - start > 1 and doc[end - 1].lower_ in ("of", "the", "in"):
            end -= 1  # a mark that broke off: "city of"
        start, end = self._whole(start, end)
        name = doc[start:end].text
        if not any(letter.isalpha() for letter in name) or self._piece(start, end):
            return None
        candidates = self._candidates(name)
        if candidates and candidates[0].renown < _KNOWN_WELL and self._names_a_thing(start, end):
            return None
        if self._gazetteer.adjective(name) and not any(place.key.startswith("r") for place in candidates):
            return None
        if not candidates and ((name.isupper() and len(name) > 2) or doc[max(0, start - 1)].text == ","):
            candidates = self._gazetteer.behind(name)
        if candidates:
            return self._with_surroundings(Toponym(start, end, name, candidates))
        if label == "facility" or words.kind.get(doc[end - 1].lower_) == "facility":
            kind = words.kind.get(doc[end - 1].lower_)
            return Toponym(start, end, name, (), kind=kind, country=self._country_before(start))
        return self._stripped(start, end) or self._with_surroundings(Toponym(start, end, name, ()))

    def _names_a_thing(self, start: int, end: int) -> bool:
        """Tell whether a name stands before a thing that it may be the make of ("a Volcano missile"), not before a kind of place."""
        root = self._doc[start:end].root
        return root.dep_ == "compound" and root.head.pos_ == "NOUN" and root.head.lemma_.lower() not in self._words.kind

    def _stripped(self, start: int, end: int) -> Toponym | None:
        """Read a name with a direction or a kind written into it: "northern Iraq", "Kherson Region", "City of Basra"."""
        doc, words = self._doc, self._words
        first, last, direction, kind = start, end, None, None
        if last - first > 1 and doc[first].lower_ in words.direction:
            direction = words.direction[doc[first].lower_]
            first += 1
        if last - first > 1 and words.kind.get(doc[last - 1].lower_) in ("city", "region"):
            kind = words.kind[doc[last - 1].lower_]
            last -= 1
        elif last - first > 2 and doc[first + 1].lower_ == "of" and doc[first].lower_ in words.kind:
            kind = words.kind[doc[first].lower_]
            first += 2
        if last - first > 1 and doc[first].lower_ == "the":
            first += 1
        if (first, last) == (start, end):
            return None
        name = doc[first:last].text
        found = self._candidates(name)
        if direction and doc[start].text[0].isupper():
            # "South Florida" is a part of Florida, but "Central Plateau" no part of any town or district called Plateau.
            found = tuple(place for place in found if place.feature in ("country", "region") and not place.key.startswith("g"))
        return self._with_surroundings(Toponym(start, end, name, found, direction, kind)) if found else None

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        """Widen a mark to the name that it is a piece of: "York" to "New York", "Plymouth" to "Plymouth County"."""
        doc = self._doc
        left = start
        while left and start - left < 2 and doc[left - 1].is_title and doc[left - 1].pos_ in ("PROPN", "ADJ"):
            left -= 1
        right = end
        while right < len(doc) and right - end < 2 and doc[right].is_title:
            right += 1
        for first in range(left, start + 1):
            for last in range(right, end - 1, -1):
                if (first, last) == (start, end):
                    break
                if any(place.main for place in self._candidates(doc[first:last].text)):
                    return first, last
        return start, end

    def _piece(self, start: int, end: int) -> bool:
        """Tell whether a stretch names no place of its own: a piece of a name ("Strip", "San"), "the Lebanese capital", a language."""
        words = self._words
        lists = (words.kind, words.direction, words.parts, words.openings, words.languages)
        if all(any(token.lower_ in each for each in lists) for token in self._doc[start:end]):
            return True
        return (
            end - start > 1 and self._doc[end - 1].lower_ in words.kind and bool(self._gazetteer.adjective(self._doc[start : end - 1].text))
        )

    def _candidates(self, name: str) -> tuple[GazetteerPlace, ...]:
        dotless = name.replace(".", "")
        if dotless.isupper() and len(dotless) <= 4:
            return self._gazetteer.short(name) or (self._gazetteer.behind(name) if "." in name else ()) or self._long_enough(name)
        if name.endswith(".") and len(name) <= 6:
            return self._gazetteer.behind(name) or self._gazetteer.lookup(name)
        return self._gazetteer.lookup(name)

    def _long_enough(self, name: str) -> tuple[GazetteerPlace, ...]:
        # "GAZA", "OSLO" in a dateline are towns; "IRA" or "MIT" are not.
        return self._gazetteer.lookup(name) if len(name) > 3 else ()

    def _with_surroundings(self, toponym: Toponym) -> Toponym:
        doc, words = self._doc, self._words
        start, end = toponym.start, toponym.end
        kind, direction = toponym.kind, toponym.direction
        if not kind and end < len(doc) and doc[end].text.islower():
            kind = words.kind.get(doc[end].lower_)
        if not kind and start > 1 and doc[start - 1].lower_ == "of":
            kind = words.kind.get(doc[start - 2].lower_)
        if start and doc[start - 1].lower_ == "the" and any(_is_water(place) for place in toponym.candidates):
            toponym = replace(toponym, candidates=tuple(place for place in toponym.candidates if _is_water(place)))
        if toponym.candidates and not direction and start and (word := doc[start - 1].lower_) in words.direction:
            joined = self._gazetteer.lookup(f"{word} {toponym.name}")
            if joined:
                return replace(toponym, start=start - 1, name=f"{doc[start - 1].text} {toponym.name}", candidates=joined, kind=kind)
            direction, start = words.direction[word], start - 1
        return replace(toponym, start=start, kind=kind, direction=direction, country=self._country_before(start))

    def _country_before(self, start: int) -> str | None:
        """Return the country whose adjective or possessive stands before a name in the same phrase ("the Syrian city of")."""
        doc = self._doc
        for at in range(start - 1, max(-1, start - 1 - _BACK), -1):
            token = doc[at]
            if token.text in _POSSESSIVE and at:
                owner = self._candidates(doc[at - 1].text)
                return owner[0].country if owner and owner[0].feature == "country" else None
            if token.text[0].isupper():
                return self._gazetteer.adjective(token.text)
            if not (token.lower_ in _LINKING or token.lower_ in self._words.kind or token.lower_ in self._words.direction):
                return None
        return None

    def _unmarked(self, run: Span) -> Iterator[Toponym]:
        if len(run) > _LONGEST or self._piece(run.start, run.end):
            return
        name = run.text
        candidates = self._candidates(name)
        if not candidates and len(run) > 1 and (country := self._gazetteer.short(run[0].text)):
            run, name, candidates = run[:1], run[0].text, country  # "U.S. President"
        if not candidates or all(token.lower_ in self._words.never for token in run):
            return
        if self._gazetteer.adjective(name) and candidates[0].feature != "country":
            return
        before = self._doc[run.start - 1] if run.start else None
        if before is not None and before.lower_ == "the" and run.start > 1:
            before = self._doc[run.start - 2]
        if not any(place.main for place in candidates) and candidates[0].renown < _KNOWN_WELL:
            return
        introduced = before is not None and before.pos_ == "ADP" and before.lower_ in self._words.locative
        if introduced or (candidates[0].renown >= _KNOWN_WELL and candidates[0].main):
            yield self._with_surroundings(Toponym(run.start, run.end, name, candidates))


def _is_water(place: GazetteerPlace) -> bool:
    return place.feature in WATERS


def _contained(doc: Doc, toponyms: list[Toponym]) -> list[Toponym]:
    """Point each toponym to the one behind it that it may lie in: "Tripoli, Lebanon", "Aleppo in northern Syria"."""
    linked = []
    for at, toponym in enumerate(toponyms):
        following = toponyms[at + 1] if at + 1 < len(toponyms) else None
        leads = following is not None and bool(following.candidates) and _leads_into(doc, toponym.end, following.start)
        linked.append(replace(toponym, container=following.start) if following is not None and leads else toponym)
    return linked


def _leads_into(doc: Doc, end: int, start: int) -> bool:
    between: list[Token] = [token for token in doc[end:start] if not token.is_space]
    if not 0 < len(between) <= 4:
        return False
    if between[0].text == ",":
        return len(between) == 1
    if between[0].lower_ in ("in", "of") or between[0].text == "(":
        return not any(token.pos_ in ("VERB", "AUX") or token.text == "," for token in between)
    return False
