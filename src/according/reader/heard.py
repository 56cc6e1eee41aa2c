"""Where a text is at home: the places and countries that it lets slip without naming them as places.

A local report seldom says which Richmond it is from, but it has "Ohio Department of Health" in it, or a sheriff, or a garda.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from according.codebook.gazetteer import Gazetteer, GazetteerPlace
from according.codebook.place_table import fold
from according.codebook.place_words import PlaceWords
from according.reader.columns import columns_of
from according.reader.whereabouts import spelled

BEARERS = frozenset({"ORG", "MISC", "EVENT", "WORK", "LAW"})
_LONGEST = 2  # words of a name inside another


@dataclass(frozen=True, slots=True)
class Heard:
    """What a text lets slip, as ISO 3166-1 alpha-3 codes and as pairs of such a code and a folded region.

    ``peoples`` are the countries whose adjectives or peoples it names, ``at_home`` those that words of public life give away,
    the others stand inside the names of organisations.
    """

    peoples: frozenset[str] = frozenset()
    at_home: frozenset[str] = frozenset()
    countries_inside: frozenset[str] = frozenset()
    regions_inside: frozenset[tuple[str, str]] = frozenset()


def listen(doc: Doc, gazetteer: Gazetteer, words: PlaceWords) -> Heard:
    """Return what a text lets slip about where it is at home; all empty when it gives nothing away."""
    columns = columns_of(doc)
    forms = set(columns.words)
    at_home = {country for word in forms.union(columns.lemma) if (country := words.tells.get(word))}
    adjectives = {form: country for form in forms if form[:1].isupper() and (country := gazetteer.adjective(form))}
    peoples = {
        adjectives[word]
        for word, pos in zip(columns.words, columns.pos, strict=True)
        if word in adjectives and pos in ("ADJ", "PROPN", "NOUN")
    }
    inside = _inside(doc, gazetteer)
    countries = {place.country for place in inside if place.country}
    regions = {(place.country, fold(place.admin1)) for place in inside if place.country and place.admin1}
    return Heard(frozenset(peoples), frozenset(at_home), frozenset(countries), frozenset(regions))


def _inside(doc: Doc, gazetteer: Gazetteer) -> list[GazetteerPlace]:
    """Return the countries and regions whose names stand inside those of organisations."""
    found = []
    columns = columns_of(doc)
    for entity in doc.ents:
        at = entity.start
        while entity.label_ in BEARERS and len(entity) > 1 and at < entity.end:
            for end in range(min(at + _LONGEST, entity.end), at, -1):
                best = next(iter(spelled(gazetteer, columns.surface(at, end - 1))), None) if columns.words[at][:1].isupper() else None
                if best is not None and best.main and best.key.startswith("r") and best.country:
                    found.append(best)
                    at = end - 1
                    break
            at += 1
    return found
