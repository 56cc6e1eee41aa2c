"""Whether a happening belongs to sport or business, where the words of politics mean something else (``spheres.toml``)."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Span, Token

from according.codebook.plover import plover
from according.codebook.spheres import Sphere, spheres
from according.reader.columns import HYPHENS, columns_of
from according.reader.happening import Happening
from according.reader.triggers import ActorsOf
from according.records import Actor

NEAR = 2  # sentences on either side that tell what a sentence is about
TRADE = frozenset({"BUS", "MED", "JRN"})
SCORE_DIGITS = 3
ENOUGH = 3  # different words of a sphere within them


class Spheres:
    """The spheres that the sentences of one article speak of, found in one pass."""

    def __init__(self, doc: Doc) -> None:
        columns = columns_of(doc)
        lemmas = columns.lemma
        self._sentence = columns.sentence
        self._words: list[dict[str, set[str]]] = [{} for _ in range(columns.sentence[-1] + 1 if columns.size else 0)]
        for at in [at for at, lemma in enumerate(lemmas) if lemma in _last_words()]:
            alone, pair = lemmas[at], " ".join(lemmas[max(at - 1, 0) : at + 1])
            for sphere in spheres():
                found = {alone, pair} & sphere.words
                if found:
                    self._words[columns.sentence[at]].setdefault(sphere.name, set()).update(found)

    def of(self, token: Token) -> tuple[Sphere, ...]:
        """Return the spheres that a token's sentence and those around it speak of; () for most."""
        here = self._sentence[token.i]
        near = self._words[max(0, here - NEAR) : here + NEAR + 1]
        return tuple(one for one in spheres() if len({word for sentence in near for word in sentence.get(one.name, ())}) >= ENOUGH)

    def takes(self, one: Happening, actors: ActorsOf) -> bool:
        """Tell whether a happening is no matter of politics: it stands in another sphere, and all sides act for themselves alone.

        Protests always are one, and so is violence that befalls somebody; but a team that beats another does it none.
        """
        sides = (*one.actors, *one.recipients)
        if one.event_type == "ASSAULT" and sides:
            return self._contest(one, sides, actors)
        if one.event_type == "PROTEST":
            return False
        return any(not any(_public(actors.record(side), sphere) for side in sides) for sphere in self.of(one.trigger))

    def _contest(self, one: Happening, sides: tuple[str, ...], actors: ActorsOf) -> bool:
        """Tell whether violence is only what a contest is called ("Chile beat Peru 3-1"), and nobody public takes part."""
        lemma = one.trigger.lemma_.lower()
        contests = [sphere for sphere in spheres() if lemma in sphere.contests]
        if not contests:
            return False
        near = self.of(one.trigger)
        meant = [sphere for sphere in contests if sphere in near] or (contests if _scored(one.trigger.sent) else [])
        return any(not any(_public(actors.record(side), sphere) for side in sides) for sphere in meant)


def _scored(sentence: Span) -> bool:
    """Tell whether a sentence gives a score ("3-1", "6-4, 7-5"): two small numbers with a hyphen between, that no noun counts."""
    for hyphen in sentence:
        if hyphen.text not in HYPHENS or not 0 < hyphen.i < len(hyphen.doc) - 1:
            continue
        first, second = hyphen.nbor(-1), hyphen.nbor(1)
        small = all(number.is_digit and len(number.text) <= SCORE_DIGITS for number in (first, second))
        behind = second.nbor(1) if second.i + 1 < len(hyphen.doc) else second
        apart = first.whitespace_ or hyphen.whitespace_
        if small and not apart and behind.pos_ not in ("NOUN", "ADJ") and behind.text not in HYPHENS:
            return True
    return False


@cache
def _last_words() -> frozenset[str]:
    """Return the words that those of the spheres end in, which are one or two."""
    return frozenset(words.split()[-1] for sphere in spheres() for words in sphere.words)


def _public(party: Actor, sphere: Sphere) -> bool:
    """Tell whether an actor acts for more than himself; a state does outside sport, a union or a people outside sport as well."""
    if party.kind == "state":
        return sphere.states
    political = not plover().political.isdisjoint(party.sectors)
    return party.kind == "office" or political or (sphere.states and bool(set(party.sectors) - TRADE))
