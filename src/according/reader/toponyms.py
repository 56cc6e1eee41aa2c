"""Which stretches of the text name a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from according.codebook.gazetteer import Gazetteer, GazetteerPlace
from according.codebook.place_table import fold
from according.codebook.place_words import PlaceWords, place_words
from according.reader.columns import columns_of
from according.reader.embedded import Embedded
from according.reader.heard import BEARERS
from according.reader.whereabouts import POSSESSIVE, Toponym, Whereabouts, spelled

PLACE_LABELS = frozenset({"PLACE", "GPE", "LOC"})
FACILITY_LABELS = frozenset({"FACILITY", "FAC"})
PERSON_LABELS = frozenset({"PERSON", "PER"})
_LONGEST = 5  # words of a name that no model has marked
_WIDER = 4  # words that a mark may have lost on either side
_DASHES = frozenset({"-", "–", "—", "--"})
_ARTICLES = frozenset({"the", "a", "an"})
_FAMOUS = 6.3  # renown of two million people, and of every country and region that is listed by hand
_KNOWN_WELL = 5.3  # renown (200,000 people) that a name needs without a model's mark and without a preposition
_LARGE = 5.0  # renown (100,000 people) of a town whose parts go by its name ("South Philadelphia")


def find_toponyms(doc: Doc, gazetteer: Gazetteer) -> list[Toponym]:
    """Return the names of places in a text, in its order, none overlapping.

    They are the model's places and facilities, and names that it left out but the gazetteer knows well, a preposition of
    place introduces, or the model marks elsewhere in the text; and those inside the names of organisations, marked so. No adjective
    ("Syrian") counts.
    """
    finder = _Finder(doc, gazetteer, place_words())
    found: list[Toponym] = []
    taken = 0
    for span, label in finder.stretches():
        for toponym in finder.read(span, label):
            if toponym.start >= taken:
                found.append(toponym)
                taken = toponym.end
    return finder.whereabouts.linked(found)


class _Finder:
    def __init__(self, doc: Doc, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self._doc = doc
        self._entities = doc.ents  # made anew at each call
        self._columns = columns_of(doc)
        self._gazetteer = gazetteer
        self._words = words
        self.whereabouts = Whereabouts(doc, gazetteer, words)
        self._openers = _ARTICLES | words.locative  # which begin a sentence, not a name
        forms = [(fold(self._columns.surface(entity.start, entity.end - 1)), entity.label_) for entity in self._entities]
        self._marked = {form for form, label in forms if label in PLACE_LABELS}
        persons = [entity for entity in self._entities if entity.label_ in PERSON_LABELS and len(entity) > 1]
        self._borne = {fold(token.text) for person in persons for token in person}  # names of persons, whole or in part
        self._marked -= self._borne
        said = Counter((form, label in PERSON_LABELS) for form, label in forms)
        self._mostly_persons = {name for (name, person), often in said.items() if person and often > said[name, False]}
        self._embedded = Embedded(doc, gazetteer, words, self._marked, self._borne)

    def stretches(self) -> Iterator[tuple[Span, str]]:
        """Yield the model's places and the runs of names outside all its marks, in the order of the text."""
        at = 0
        for entity in self._entities:
            yield from self._runs(at, entity.start)
            at = entity.end
            if entity.label_ in PLACE_LABELS:
                yield entity, "place"
            elif entity.label_ in FACILITY_LABELS:
                yield entity, "facility"
            elif self._mistaken(entity):
                yield entity, "place"
            elif len(entity) > 1 and entity.label_ in BEARERS:
                yield entity, "organisation"
            elif len(entity) > 1 and entity.label_ in PERSON_LABELS:
                yield entity, "person"
        yield from self._runs(at, len(self._doc))

    def read(self, span: Span, label: str) -> Iterator[Toponym]:
        """Yield the toponyms of one stretch: a mark may hold several names ("Springfield, Ill."), "Washington, D.C." is one."""
        if label == "run":
            yield from self._unmarked(span)
            return
        if label in ("organisation", "person"):
            yield from self._embedded.of_organisation(span) if label == "organisation" else self._embedded.of_person(span)
            return
        start = span.start
        whole = any(place.key.startswith("r") for place in self._gazetteer.lookup(span.text))
        for at in range(span.start, span.end + 1):
            if at == span.end or (self._doc[at].text in (",", ";", "/") and not whole):
                if at > start and (toponym := self._named(start, at, label)):
                    yield toponym
                start = at + 1

    def _runs(self, start: int, end: int) -> Iterator[tuple[Span, str]]:
        first = None
        for at in range(start, end):
            pos, word = self._columns.pos[at], self._columns.words[at]
            name = pos == "PROPN" or (first is not None and word in ("-", "–") and at + 1 < end)
            name = name or (pos == "ADJ" and word[0].isupper() and not self._gazetteer.adjective(word))
            if name and first is None:
                first = at
            elif not name and first is not None:
                yield self._doc[first:at], "run"
                first = None
        if first is not None:
            yield self._doc[first:end], "run"

    def _mistaken(self, entity: Span) -> bool:
        """Tell whether a mark of another kind is no more than the name of a country or a famous place ("Darfur" as a group).

        A name that the model marks as a place elsewhere in the text is one here too, but for a person's that is once marked so.
        """
        if entity.label_ not in ("ORG", "MISC", "EVENT", "PERSON"):
            return False
        owner = len(entity) > 1 and entity[-1].text in POSSESSIVE
        start, end = self._whole(entity.start, entity.end - owner)
        name = self._doc[start:end].text
        best = spelled(self._gazetteer, name)
        if not best or not best[0].main:
            return False
        person = entity.label_ == "PERSON" and fold(name) in self._mostly_persons
        if fold(name) in self._marked and (not person or self._introduced(start)):
            return True
        if entity.label_ == "ORG" and self._of_residents(start, end):
            return True
        if name.lower() not in self._words.never and best[0].renown >= _LARGE and self._introduced(start):
            return True
        if entity.label_ == "PERSON":
            known = best[0].feature == "country" or (best[0].capital and fold(name) not in self._borne)
            return known and name.lower() not in self._words.given_names
        if best[0].feature == "facility" and best[0].key.startswith("r") and self._placed(start):
            return True
        return best[0].renown >= _FAMOUS

    def _of_residents(self, start: int, end: int) -> bool:
        """Tell whether those who live in a town stand behind its name: "a Sarnia native"."""
        root = self._doc[start:end].root
        return (
            root.dep_ in ("compound", "nmod:desc", "nmod:unmarked")
            and root.head.i >= end
            and root.head.lemma_.lower() in self._words.residents
        )

    def _placed(self, start: int) -> bool:
        """Tell whether a preposition of place stands before a name, past an article: "outside the White House"."""
        before = self._doc[start - 1] if start else None
        if before is not None and before.lower_ == "the" and start > 1:
            before = self._doc[start - 2]
        return before is not None and before.pos_ == "ADP" and before.lower_ in self._words.locative

    def _introduced(self, start: int) -> bool:
        """Tell whether "in" or "near" stands right before a name."""
        return start > 0 and self._doc[start - 1].lower_ in ("in", "near")

    def _named(self, start: int, end: int, label: str) -> Toponym | None:
        doc = self._doc
        start = self._bare(start, end)
        if doc[end - 1].text in POSSESSIVE and end - start > 1:
            end -= 1
        while end - start > 1 and doc[end - 1].lower_ in ("of", "the", "in"):
            end -= 1  # a mark that broke off: "city of"
        start, end = self._whole(start, end)
        name = doc[start:end].text
        candidates = spelled(self._gazetteer, name)
        if not any(letter.isupper() for letter in name) or self._piece(start, end, candidates) or self._of_a_person(start, end):
            return None
        if candidates and candidates[0].renown < _FAMOUS and (self._names_a_thing(start, end) or self._amid(start, end)):
            return None
        if self._gazetteer.adjective(name) and not any(place.key.startswith("r") for place in candidates):
            return None
        if not candidates and ((name.isupper() and len(name) > 2) or doc[max(0, start - 1)].text == ","):
            candidates = self._gazetteer.behind(name)
        if candidates:
            return self.whereabouts.told(Toponym(start, end, name, candidates))
        return self._stripped(start, end) or self._joined(start, end) or self._unknown(start, end, label)

    def _bare(self, start: int, end: int) -> int:
        """Return where a name starts behind "the", "of" or a preposition that begins a sentence ("At Homs"); "Near East" is all name."""
        while end - start > 1:
            lower = self._doc[start].lower_
            listed = any(place.key.startswith("r") for place in spelled(self._gazetteer, self._doc[start:end].text))
            if not (lower in ("the", "of") or (lower in self._words.locative and not listed)):
                break
            start += 1
        return start

    def _joined(self, start: int, end: int) -> Toponym | None:
        """Read the first of two names that a hyphen joins: "the Amsterdam-London train"."""
        at = next((token.i for token in self._doc[start + 1 : end - 1] if token.text in ("-", "–")), None)
        found = spelled(self._gazetteer, self._doc[start:at].text) if at else ()
        if at and found and found[0].main and found[0].renown >= _LARGE:
            return self.whereabouts.told(Toponym(start, at, self._doc[start:at].text, found))
        return None

    def _unknown(self, start: int, end: int, label: str) -> Toponym | None:
        """Read a name that the gazetteer lacks; one that is a part of a longer name, or the make of a thing, is none."""
        doc, words = self._doc, self._words
        if all(token.lower_ in words.never for token in doc[start:end]) or self._signed(start, end):
            return None
        toponym = Toponym(start, end, doc[start:end].text, ())
        if label == "facility" or words.kind_of(doc[end - 1]) == "facility":
            country = self.whereabouts.country_before(start)
            return Toponym(start, end, toponym.name, (), kind=words.kind_of(doc[end - 1]), country=country)
        if (
            self._goes_on(start, end)
            or self._names_a_thing(start, end)
            or any(token.like_email or token.like_url for token in doc[start:end])
        ):
            return None
        return self.whereabouts.told(toponym)

    def _signed(self, start: int, end: int) -> bool:
        """Tell whether a name is the agency of a dateline: "LUSAKA (Copperbelt Wire) –"."""
        doc = self._doc
        return start > 0 and end + 1 < len(doc) and doc[start - 1].text == "(" and doc[end].text == ")" and doc[end + 1].text in _DASHES

    def _goes_on(self, start: int, end: int) -> bool:
        """Tell whether a stretch is cut out of a longer name: "Aqsa" out of "Operation al-Aqsa Storm"."""
        doc = self._doc
        after = doc[end] if end < len(doc) else None
        if after is not None and after.pos_ == "PROPN" and after.text[0].isupper() and not self._words.kind_of(after):
            return True
        first = start - 2 if start > 1 and doc[start - 1].text == "-" else start
        before = doc[first - 1] if first else None
        return before is not None and before.pos_ == "PROPN" and before.text[0].isupper() and doc[start].head.i in (before.i, before.head.i)

    def _amid(self, start: int, end: int) -> bool:
        """Tell whether a stretch stands in the middle of a longer name: "Golf" in "Sam Hill Golf Club"."""
        doc = self._doc
        if not (start and end < len(doc) and doc[start - 1].ent_type_ not in PLACE_LABELS):
            return False
        sides = (doc[start - 1], doc[end])
        root = doc[start:end].root.head.i
        return all(side.pos_ == "PROPN" and side.text[0].isupper() and root in (side.i, side.head.i) for side in sides)

    def _of_a_person(self, start: int, end: int) -> bool:
        """Tell whether a stretch is the rest of a person's name that the mark beside it broke off from."""
        root = self._doc[start:end].root
        return root.dep_ == "flat" and root.head.i < start and root.head.ent_type_ in PERSON_LABELS

    def _names_a_thing(self, start: int, end: int) -> bool:
        """Tell whether a name stands before a thing that it is the make of ("a Volcano missile")."""
        root = self._doc[start:end].root
        return (
            root.dep_ in ("compound", "nmod:desc")
            and root.head.i >= end
            and {root.head.lower_, root.head.lemma_.lower()} & self._words.makes != set()
        )

    def _stripped(self, start: int, end: int) -> Toponym | None:
        """Read a name with a direction or a kind written into it: "northern Iraq", "Kherson Region", "City of Basra"."""
        doc, words = self._doc, self._words
        first, last, direction, kind = start, end, None, None
        while last - first > 1 and doc[first].lower_ in words.direction:
            direction = words.direction[doc[first].lower_]
            first += 1
        while last - first > 1 and doc[first].lower_ in words.quarters:
            first += 1
        if last - first > 1 and words.kind_of(doc[last - 1]) in ("city", "region", "county", "vicinity"):
            kind = words.kind_of(doc[last - 1])
            last -= 1
        elif last - first > 1 and doc[last - 1].lower_ in words.quarters:
            last -= 1  # "the Des Moines metro"
        elif last - first > 2 and doc[first + 1].lower_ == "of" and doc[first].lower_ in words.kind:
            kind = words.kind[doc[first].lower_]
            first += 2
        if last - first > 1 and doc[first].lower_ == "the":
            first += 1
        if (first, last) == (start, end):
            return None
        name = doc[first:last].text
        found = spelled(self._gazetteer, name)
        if direction and doc[start].text[0].isupper():
            # "South Florida" is a part of Florida, "South Philadelphia" of the town; "Central Plateau" is no part of any small Plateau.
            found = tuple(place for place in found if place.main and (not place.key.startswith("g") or place.renown >= _LARGE))
        return self.whereabouts.told(Toponym(start, end, name, found, direction, kind)) if found else None

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        """Widen a mark to the name that it is a piece of: "York" to "New York", "Plymouth" to "Plymouth County"."""
        doc = self._doc
        left = start
        while left and start - left < _WIDER and self._may_belong(left - 1) and doc[left - 1].lower_ not in self._openers:
            left -= 1
        right = end
        while right < len(doc) and right - end < _WIDER and self._may_belong(right):
            right += 1
        for first in range(left, start + 1):
            for last in range(right, end - 1, -1):
                if (first, last) == (start, end):
                    break
                if "-" in (doc[first].text, doc[last - 1].text):
                    continue
                if any(place.main for place in spelled(self._gazetteer, doc[first:last].text)):
                    return first, last
        return start, end

    def _may_belong(self, at: int) -> bool:
        """Tell whether a token may be a part of the name beside it: a capitalised word, a hyphen, what hangs on one ("Port-au-Prince")."""
        doc = self._doc
        if doc[at].text[0].isupper():
            return True
        hyphen = at if doc[at].text == "-" else at + 1 if at + 1 < len(doc) and doc[at + 1].text == "-" else at - 1
        tight = 0 < hyphen < len(doc) - 1 and not doc[hyphen].whitespace_ and not doc[hyphen - 1].whitespace_
        return tight and doc[hyphen].text == "-"

    def _piece(self, start: int, end: int, candidates: tuple[GazetteerPlace, ...]) -> bool:
        """Tell whether a stretch names no place of its own: a piece of a name ("Strip", "San"), "the Lebanese capital", a language."""
        doc, words = self._doc, self._words
        lists = (words.kind, words.direction, words.parts, words.openings, words.languages)
        if all(any(token.lower_ in each for each in lists) for token in doc[start:end]):
            # "Middle East" and "Western Cape" are names, and "the Gulf" is one behind its article.
            listed = any(place.key.startswith("r") for place in candidates)
            if end - start > 1 and candidates and candidates[0].renown >= _LARGE and doc[end - 1].lower_ not in words.direction:
                return False  # "Cape Town"
            return not (listed and (end - start > 1 or (start > 0 and doc[start - 1].lower_ == "the" and doc[start].is_title)))
        if end - start == 1 and start and doc[start].lower_ in words.never and doc[start - 1].is_title and doc[start].head.i <= end:
            return True  # "Union" out of "European Union"
        return end - start > 1 and doc[end - 1].lower_ in words.kind and bool(self._gazetteer.adjective(doc[start : end - 1].text))

    def _unmarked(self, run: Span) -> Iterator[Toponym]:
        if run[-1].text in ("-", "–"):
            run = run[:-1]  # "north" of "north-western", where no name goes on
        if len(run) > _LONGEST:
            return
        name = run.text
        candidates = spelled(self._gazetteer, name)
        if self._piece(run.start, run.end, candidates):
            return
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
        if introduced or fold(name) in self._marked or (candidates[0].renown >= _KNOWN_WELL and candidates[0].main):
            yield self.whereabouts.told(Toponym(run.start, run.end, name, candidates))
