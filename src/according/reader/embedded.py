"""Which places stand inside the names of others: of organisations ("Chicago Tribune"), of offices ("Manitoba Premier Anna Lee")?

Such a place is mentioned and nothing more: nothing is known to happen there.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from according.codebook.gazetteer import Gazetteer, GazetteerPlace
from according.codebook.place_table import fold
from according.codebook.place_words import PlaceWords
from according.reader.whereabouts import POSSESSIVE, Toponym, spelled

_LONGEST = 3  # words of a place inside a name
_LEADING = frozenset({"of", "in", "at", "for", "-", "–", "and"})
_LARGE = 4.7  # renown (50,000 people) that a town needs which the text does not name elsewhere


class Embedded:
    """Finds the places inside the names of one text; ``marked`` are the folded names that it has as places, ``borne`` as persons'."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer, words: PlaceWords, marked: set[str], borne: set[str]) -> None:
        self._doc = doc
        self._gazetteer = gazetteer
        self._words = words
        self._marked = marked
        self._borne = borne

    def of_organisation(self, entity: Span) -> Iterator[Toponym]:
        """Yield the places at the beginning of a name and behind "of" and the like in it, in their order; never the whole name.

        Countries, well-known regions and places that the text names count anywhere in it: "Air Zimbabwe".
        """
        at = entity.start
        while at < entity.end:
            begins = (
                at == entity.start or self._doc[at - 1].lower_ in _LEADING or (at == entity.start + 1 and self._doc[at - 1].lower_ == "the")
            )
            found = self._at(at, entity, amid=not begins)
            if found:
                yield found
            at = found.end if found else at + 1

    def of_person(self, entity: Span) -> Iterator[Toponym]:
        """Yield the places of a mark that runs over a person's name: before an office, and behind "of"."""
        found = self._at(entity.start, entity, told=True)
        if found and any(token.lower_ in self._words.offices for token in self._doc[found.end : entity.end]):
            yield found
        for token in self._doc[entity.start + 1 : entity.end - 1]:
            if token.lower_ == "of" and (found := self._at(token.i + 1, entity, told=True)):
                yield found
                return

    def _at(self, start: int, entity: Span, *, told: bool = False, amid: bool = False) -> Toponym | None:
        doc = self._doc
        if not doc[start].text[0].isupper():
            return None
        for end in range(min(start + _LONGEST, entity.end), start, -1):
            if (start, end) == (entity.start, entity.end) or doc[end - 1].text in POSSESSIVE:
                continue
            name = doc[start:end].text
            civic = end < entity.end and doc[end].lower_ in self._words.civic
            if self._counts(name, spelled(self._gazetteer, name), told=told, amid=amid, civic=civic):
                return Toponym(start, end, name, spelled(self._gazetteer, name), inside=True)
        return None

    def _counts(self, name: str, candidates: tuple[GazetteerPlace, ...], *, told: bool, amid: bool, civic: bool) -> bool:
        """Tell whether a name is that of a place.

        ``told`` is True where the words around it leave no person to be meant, ``amid`` where it neither begins a name nor stands behind
        "of", ``civic`` before a word of what every town has ("Winfield Police").
        """
        words, lower = self._words, name.lower()
        if not candidates or not candidates[0].main or self._gazetteer.adjective(name):
            return False
        if any(lower in each for each in (words.never, words.kind, words.direction, words.parts, words.openings, words.languages)):
            return False
        if fold(name) in self._marked:
            return True
        if candidates[0].key.startswith("r"):
            return candidates[0].country is not None and candidates[0].feature in ("country", "region", "city")
        if amid:
            return False
        if civic or candidates[0].feature == "county":
            return True
        return candidates[0].renown >= _LARGE and (told or fold(name) not in self._borne)
