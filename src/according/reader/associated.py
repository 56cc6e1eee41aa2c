"""Which adjectives mention a place that the text names as well: "the Syrian army" where Syria is named?

Such a mention is by association (Gritta et al. 2020): nothing is known to happen there. An adjective alone makes no place, and people
("the Syrians") are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from according.codebook.gazetteer import Gazetteer, GazetteerPlace
from according.codebook.place_words import PlaceWords
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
    taken = 0
    for token in doc:
        if token.i < taken or not token.text[0].isupper():
            continue
        for end in (token.i + 2, token.i + 1):  # "Latin American" is not American
            form = doc[token.i : end].text
            country, region = gazetteer.adjective(form), words.adjective.get(form.lower())
            if country or region:
                taken = end
                found = (countries.get(country) if country else None) or (regions.get(region) if region else None)
                if found and _describes(doc[end - 1]):
                    yield Toponym(token.i, end, form, (found,), inside=True), found
                break


def _describes(word: Token) -> bool:
    """Tell whether a word stands before a noun that it describes, alone or beside another: "Russian and Chinese ships"."""
    if word.tag_ in _PLURAL:
        return False
    return word.dep_ in _DESCRIBING or (word.dep_ == "conj" and word.head.dep_ in _DESCRIBING)
