"""Which towns and provinces of one state can stand where a story names those of another?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from according.codebook.actors import FOLDER
from according.codebook.gazetteer import gazetteer
from according.codebook.place_table import PlaceTable, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Doc, Span

_LEAST = 4.5  # decimal logarithm of the people of a town that may stand in for another
_KNOWN = 3.0  # and of a town that a story names: below it is as often a surname
_WELL_KNOWN = 5.0  # and of one that it writes in another way than the gazetteer's first: "Hodeidah"
_KINDS = ("city", "region")
_OFFERED = 40
_LETTERS = 3  # that a name in capitals may have and be none but letters ("US")
_SORT_OF_REGION = re.compile(r" (?:[Ss]tate|[Pp]rovince|[Rr]egion|[Cc]ounty|[Gg]overnorate|[Dd]istrict)$")


def pair_towns(doc: Doc, first: str, second: str, wordings: Collection[str]) -> Iterator[tuple[str, str]]:
    """Pair the towns and the provinces of two states (ISO codes) that a story names, one to one, with as many words.

    One goes with one of the other state that the story names, else with the largest that it does not name; one for which there is none
    is left out. ``wordings`` are names that stand for somebody already, capitals among them.
    """
    for kind in _KINDS:
        named = {state: _named(doc, state, kind, wordings) for state in (first, second)}
        free = {state: [name for name in _offered()[state, kind] if name not in doc.text and name not in wordings] for state in named}
        for state, other in ((first, second), (second, first)):
            for name in list(named[state]):
                if name not in named[state]:
                    continue  # it went with one before
                named[state].remove(name)
                for among in (named[other], free[other]):
                    partner = next((one for one in among if len(one.split()) == len(name.split()) and _is_in(one, other, kind)), None)
                    if partner is not None:
                        among.remove(partner)
                        yield name, partner
                        break


def _named(doc: Doc, state: str, kind: str, wordings: Collection[str]) -> list[str]:
    places = (name for name in doc.ents if name.label_ not in ("PERSON", "ORG") and "\n" not in name.text and not _is_common(name))
    written = (name.text.title() if name.text.isupper() and len(name.text) > _LETTERS else name.text for name in places)
    found = (_SORT_OF_REGION.sub("", name) for name in written)
    return [name for name in dict.fromkeys(found) if name not in wordings and _is_in(name, state, kind)]


def _is_common(name: Span) -> bool:
    """Tell whether a name stands behind an article or a number, as towns do not: "the 4th Summit"."""
    return name.start > 0 and len(name) == 1 and name.doc[name.start - 1].tag_ in ("DT", "CD", "JJ") and name[0].head.i <= name[0].i


def _is_in(name: str, state: str, kind: str) -> bool:
    """Tell whether the best known place of that name is a town or a province of a state."""
    places = gazetteer().lookup(name)
    best = places[0] if places else None
    if best is None or best.feature != kind or best.country != state:
        return False
    if fold(best.name) == fold(name):
        return best.renown >= _KNOWN
    return kind == "city" and best.renown >= _WELL_KNOWN  # "Gaza" for the Strip is no province like others


@cache
def _offered() -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the names of the larger towns, and of the provinces with most of them, by state and kind; the largest first."""
    table = PlaceTable(FOLDER / "places.bin")
    size: Counter[tuple[str, str, str]] = Counter()
    for number in range(len(table)):
        row = table.row(number)
        if row["renown"] >= _LEAST and row["feature"] == "city" and not row["capital"]:
            size[row["country"], "city", row["name"]] = row["renown"]
            size[row["country"], "region", _SORT_OF_REGION.sub("", row["admin1"] or "")] += 1
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (country, kind, name), _ in size.most_common():
        if name and name.isascii() and len(names[country, kind]) < _OFFERED:
            names[country, kind].append(name)
    return defaultdict(tuple, {key: tuple(found) for key, found in names.items()})
