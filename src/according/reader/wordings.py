"""Where the wordings of the codebook stand in an article: names of states and groups, capitals, adjectives, peoples, office holders."""

from __future__ import annotations

from dataclasses import dataclass

from according.codebook.actor_entries import Known, Wording
from according.codebook.actors import ActorCodebook, in_office
from according.codebook.measures import measures
from according.reader.columns import HYPHENS, Columns
from according.reader.titled import titles_before

_REACH = 9  # words before a name that may belong to its description
_PARTS_OF_WORLD = frozenset({"South", "Latin", "Central", "North"})
_PARTS = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording of the codebook found in the text, from token ``start`` to before ``end``."""

    start: int
    end: int
    wording: Wording

    @property
    def known(self) -> Known:
        """The actor that the wording stands for."""
        return self.wording.known


def find_wordings(columns: Columns, book: ActorCodebook, day: str | None) -> dict[int, Hit]:
    """Return the wordings found, by every token that they cover; longer ones win.

    A wording that several bear is kept only where the article also names one of them otherwise, or the country of just one
    of them, or where a surname stands beside the office that its bearer held on that day.
    """
    found = _matches(columns, book)
    certain: set[str] = set()
    for _, _, wordings in found:
        for wording in wordings:
            if not wording.company:
                certain.add(wording.known.name)
                certain.add(wording.known.country or wording.known.name)
    at: dict[int, Hit] = {}
    for start, end, wordings in found:
        settled = _settle(columns, book, day, start, wordings, certain)
        if settled is not None and not (_is_of_money(columns, end, settled) or _is_of_part(columns, start, settled)):
            hit = Hit(start, end, settled)
            at.update(dict.fromkeys(range(start, end), hit))
    return at


def before_name(columns: Columns, hit_at: dict[int, Hit], first: int) -> list[Hit]:
    """Return the states and groups before a described name, nearest first ("Lebanon's Hezbollah Deputy Secretary General …")."""
    hits: list[Hit] = []
    at = first - 1
    limit = max(0, first - _REACH)
    while at >= limit and columns.sentence[at] == columns.sentence[first]:
        hit = hit_at.get(at)
        if hit is not None and hit.wording.use != "person":
            hits.append(hit)
            at = hit.start - 1
        elif columns.pos[at] in _PARTS or columns.words[at] in HYPHENS or columns.lower[at] == "'s":
            at -= 1
        else:
            break
    return hits


def _is_of_money(columns: Columns, end: int, wording: Wording) -> bool:
    """Tell whether a name before a token only tells whose money is counted: "30 US dollars" speaks of no state."""
    if wording.known.kind != "state" or end >= columns.size or columns.pos[end] != "NOUN":
        return False
    if columns.dep[end - 1] not in ("compound", "amod"):
        return False
    return not measures().money.isdisjoint((columns.lower[end], columns.lower[end].removesuffix("s")))


def _is_of_part(columns: Columns, start: int, wording: Wording) -> bool:
    """Tell whether a word is for a part of the world: neither "South American countries" nor "Latin America" are of the United States."""
    of_part = wording.use == "adjective" or columns.lower[start] == "america"
    return of_part and start > 0 and columns.words[start - 1] in _PARTS_OF_WORLD


def _matches(columns: Columns, book: ActorCodebook) -> list[tuple[int, int, list[Wording]]]:
    found, openings = [], book.wordings.openings
    at = 0
    while at < columns.size:
        end, wordings = _longest(columns, book, at) if columns.lower[at] in openings else (at, [])
        if wordings:
            found.append((at, end, wordings))
            at = end
            continue
        at += 1
    return found


def _longest(columns: Columns, book: ActorCodebook, at: int) -> tuple[int, list[Wording]]:
    """Return the longest wording from a token on whose case is right, with its end: "Russia" alone in "visited Russia today"."""
    end, wordings = book.wordings.at(columns.lower, at)
    while wordings:
        fitting = [wording for wording in wordings if wording.fits(columns.words[at:end])]
        if fitting or end - at == 1:
            return end, fitting
        end, wordings = book.wordings.at(columns.lower[at : end - 1], 0)
        end += at
    return at, []


def _settle(
    columns: Columns, book: ActorCodebook, day: str | None, start: int, wordings: list[Wording], certain: set[str]
) -> Wording | None:
    for wording in wordings:
        if not wording.company:
            return wording
    for wording in wordings:
        if wording.known.name in certain:
            return wording
    opens = start == 0 or columns.sentence[start - 1] != columns.sentence[start]  # there any word is written with a capital
    if not opens:
        at_home = [wording for wording in wordings if wording.known.kind != "person" and wording.known.country in certain]
        if len(at_home) == 1:
            return at_home[0]
    people = [wording for wording in wordings if wording.known.terms]
    if not people:
        return None
    nouns = {role.noun for role in titles_before(columns, book, start).roles}
    for wording in people:
        if any(term.office in nouns and (day is None or in_office(term, day)) for term in wording.known.terms):
            return wording
    return None
