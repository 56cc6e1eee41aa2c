"""Which country an article is about, so that "the police" and "the minister" in it are that country's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from according.codebook.actor_entries import OF_A_STATE
from according.codebook.word_groups import word_group
from according.reader.columns import Columns
from according.reader.description import Description
from according.reader.party import Party
from according.reader.titled import ABROAD
from according.reader.wordings import Hit

_FAR_MORE = 3  # times that the country an article is about is named for each time that another one is
_MORE = 2  # times that are enough for the only country that it opens with
_DATELINE = 12  # tokens
_IN_PUBLIC = frozenset({"opposition", "demonstrator", "protester"})  # they stand against somebody, and in a country that is its own
_ELSEWHERE = ABROAD | {"embassy", "consulate", "mission"}
_OF_THE_LAW = frozenset({"COP", "JUD"})
_THERE = frozenset({"in", "at", "near", "outside"})
_PRIVATE = frozenset({"CVL", "REB", "UAF", "OPP", "CRM"})  # "Muslim rebels" are at home where they fight, "Arab leaders" are not
_AUTHORITY = "authority"  # whose plural is one state's
_FROM_ELSEWHERE = word_group("from_elsewhere")
_STRANGERS = word_group("strangers")


class Home:
    """The country that an article is about (ISO 3166-1 alpha-3), None where several are named about as often.

    Ministers and officials have none where bodies of many states are named as often: a summit's are not its host's.
    It is the only one, or named in far more sentences than any other, or the one that the article opens with and names in more sentences
    than any other. Groups tell it only where no state and no place is named: they are at work abroad, too.
    """

    def __init__(self, columns: Columns, hit_at: Mapping[int, Hit], country_of_place: Mapping[int, str | None]) -> None:
        self._columns, self._country_of_place = columns, country_of_place
        named = {hit.start: hit.known.country for hit in hit_at.values() if hit.known.kind in ("state", "population")}
        groups = {hit.start: hit.known.country for hit in hit_at.values() if hit.known.kind == "group"}
        at = {**{token: country for token, country in country_of_place.items() if token - 1 not in country_of_place}, **named} or groups
        told = dict.fromkeys((at[token], columns.sentence[token]) for token in sorted(at))
        counts = Counter(country for country, _ in told if country)
        ranked = [*counts.most_common(2), ("", 0), ("", 0)]
        (first, often), (_, next_often) = ranked[:2]
        enough = _MORE if _opening(columns, at) == first else _FAR_MORE
        self.country = first or None if often >= enough * next_often else None
        self._meeting = len({columns.sentence[hit.start] for hit in hit_at.values() if "IGO" in hit.known.sectors}) >= often

    def of(self, found: Description, head: int) -> str | None:
        """Return the country of a described office, force or body of a state of which nothing says whose it is; None for others.

        Police and courts are of the country where their clause says that they act.
        """
        role = found.role
        public = not OF_A_STATE.isdisjoint(role.sectors) or not _IN_PUBLIC.isdisjoint(role.also)
        told = found.people or found.proper or found.former or found.loaded
        if not public or told or self._is_placed(found):
            return None
        return (self._scene(head) if not _OF_THE_LAW.isdisjoint(role.sectors) else None) or self.country

    def _scene(self, head: int) -> str | None:
        """Return the country of the place that the clause of a noun names ("police arrested him in Oslo")."""
        columns = self._columns
        if not columns.dep[head].startswith(("nsubj", "obl:agent")):
            return None
        phrases = (
            child for child in columns.children[columns.head[head]] if columns.dep[child] == "obl" and columns.cased(child) in _THERE
        )
        return next((self._country_of_place[child] for child in phrases if child in self._country_of_place), None)

    def leaves_open(self, found: Description) -> bool:
        """Tell whether nothing says where the described are from, so that they are at home where the text meets them."""
        if found.role.kind in ("state", "medium") or not _FROM_ELSEWHERE.isdisjoint(found.role.also) or self._is_placed(found):
            return False
        return not (found.people or found.proper) or found.role.kind == "population" or not _PRIVATE.isdisjoint(found.role.sectors)

    def _is_placed(self, found: Description) -> bool:
        """Tell whether the text says whose the described are, or that they are strangers where they are, or of several states."""
        role = found.role
        told = found.country or found.whole or found.owner or found.stranger
        apart = role.noun in _ELSEWHERE or not _STRANGERS.isdisjoint((*found.others, found.count)) or "IGO" in role.sectors
        many = found.plural and ((role.kind == "state" and role.noun != _AUTHORITY) or self._meeting)
        return bool(told) or apart or many

    def take_in(self, party: Party) -> None:
        """Give a named office holder, party, force or body of a state of which nothing says whose it is the country."""
        unplaced = party.country is None and party.whole is None and party.known is None
        public = not (OF_A_STATE | {"OPP", "PTY"}).isdisjoint(party.sectors) and "IGO" not in party.sectors
        if unplaced and public and _ELSEWHERE.isdisjoint(party.roles):
            party.country = self.country


def _opening(columns: Columns, at: Mapping[int, str | None]) -> str | None:
    """Return the country of the dateline, else the only one of the first sentence that names one; None when that names several."""
    for token in sorted(at):
        if at[token] is None:
            continue
        if token < _DATELINE and columns.words[token].isupper():
            return at[token]
        beside = {at[other] for other in at if columns.sentence[other] == columns.sentence[token] and at[other]}
        return at[token] if len(beside) == 1 else None
    return None
