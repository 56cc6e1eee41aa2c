"""Which adjectives mention a place that the text names as well: "the Syrian army" where Syria is named?

Such a mention is by association (Gritta et al. 2020): nothing is known to happen there. An adjective alone makes no place, and people
("the Syrians") are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from according.codebook.gazetteer import Gazetteer, GazetteerPlace
from according.codebook.place_words import PlaceWords
from according.reader.columns import Columns, columns_of
from according.reader.whereabouts import Toponym

_DESCRIBING = frozenset({"amod", "compound", "nmod:desc", "nmod:unmarked"})
_PLURAL = frozenset({"NNS", "NNPS"})


def associated(
    doc: Doc, gazetteer: Gazetteer, words: PlaceWords, named: Iterable[GazetteerPlace]
) -> Iterator[tuple[Toponym, GazetteerPlace]]:
    """Yield the adjectives of the ``named`` places of a text, each with its place, in their order."""
    countries: dict[str | None, GazetteerPlace] = {}
    regions: dict[str, GazetteerPlace] = {}
    for place in named:
        regions[place.name] = place
        if place.feature == "country":
            countries[place.country] = place
    if not regions:
        return
    columns, taken = columns_of(doc), 0
    for at, word in enumerate(columns.words):
        if at < taken or not word[0].isupper():
            continue
        for last in (min(at + 1, columns.size - 1), at):  # "Latin American" is not American
            form = columns.surface(at, last)
            country, region = gazetteer.adjective(form), words.adjective.get(form.lower())
            if country or region:
                taken = last + 1
                found = (countries.get(country) if country else None) or (regions.get(region) if region else None)
                if found and _describes(columns, last):
                    yield Toponym(at, last + 1, form, (found,), inside=True), found
                break


def _describes(columns: Columns, word: int) -> bool:
    """Tell whether a word stands before a noun that it describes, alone or beside another: "Russian and Chinese ships"."""
    label, above = columns.dep[word], columns.dep[columns.head[word]]
    return columns.tag[word] not in _PLURAL and (label in _DESCRIBING or (label == "conj" and above in _DESCRIBING))
