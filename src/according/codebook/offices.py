"""Who held which office, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from according.codebook.actor_entries import Known, Role, Term
from according.codebook.rows import Row
from according.codebook.wording_index import WordingIndex

OFFICES = ("name", "aliases", "gender", "office", "of", "from", "to", "source")
NEEDED = ("name", "office", "of", "from")
OFFICES_KNOWN_TO = "2025-06-30"
"""The day up to which the shipped list of office holders claims to be right."""
_NO_END = "9999"  # what the user's own list leaves open stays open


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held an office during a term, and the line that says so."""

    holder: str
    term: Term
    row: Row

    @property
    def last(self) -> str:
        """The last day (or month, or year) that the term is known to cover."""
        return self.term.to or OFFICES_KNOWN_TO


def in_office(term: Term, day: str) -> bool:
    """Tell whether a term covers a day, as far as the codebook knows."""
    to = term.to or OFFICES_KNOWN_TO
    return term.from_ <= day[: len(term.from_)] and day[: len(to)] <= to


class Offices:
    """The offices of states and bodies, to be asked who held one on a day."""

    def __init__(self, tenures: Iterable[Tenure], role_of: dict[str, Role]) -> None:
        self._role_of = role_of
        self._of: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in tenures:
            self._of[tenure.term.of].append(tenure)
        self._check()

    def holder(self, office: str, of: str, day: str) -> str | None:
        """Return the name of the one who held an office on a day (ISO), None when the list has nobody or more than one.

        ``office`` is a role noun that one person bears at a time ("foreign minister"; "foreign secretary" is the same), ``of`` a
        state by its ISO code or the name of an actor. What the user's own list says goes before the shipped one.
        """
        if not self._one_person(office):
            return None
        fitting = [one for one in self._of.get(of, ()) if self._same(one.term.office, office) and in_office(one.term, day)]
        own = {one.holder for one in fitting if one.row.own}
        holders = own or {one.holder for one in fitting}
        return holders.pop() if len(holders) == 1 else None

    def _one_person(self, office: str) -> bool:
        role = self._role_of.get(office)
        return role is not None and role.kind == "office"

    def _same(self, one: str, other: str) -> bool:
        """Tell whether two nouns name the same office: each is among the words by which the other may be taken up."""
        if one == other:
            return True
        role, also = self._role_of.get(one), self._role_of.get(other)
        return role is not None and also is not None and other in role.also and one in also.also

    def _check(self) -> None:
        """Raise CodebookError where two held an office for one person at the same time, by the same list."""
        for tenures in self._of.values():
            by_office: dict[tuple[str, bool], Tenure] = {}
            for tenure in sorted(tenures, key=lambda one: (one.term.from_, one.last)):
                office = tenure.term.office, tenure.row.own
                before = by_office.get(office)
                if before is not None and self._one_person(tenure.term.office) and _overlap(before, tenure):
                    raise tenure.row.wrong(
                        f"{tenure.holder} was {tenure.term.office} of {tenure.term.of} from {tenure.term.from_} on, but {before.row.place} "
                        f"has {before.holder} in that office until {before.last}",
                        "Let the earlier term end on or before the day on which the later one begins",
                    )
                if before is None or before.last <= tenure.last:
                    by_office[office] = tenure


def _overlap(before: Tenure, after: Tenure) -> bool:
    """Tell whether a term begins before an earlier one ends; where one is known to the month only, both may share that month."""
    size = min(len(before.last), len(after.term.from_))
    return after.term.from_[:size] < before.last[:size]


def read_holders(
    table: Iterable[Row], wholes: Mapping[str, Known], role_of: dict[str, Role], row_of: dict[str, Row]
) -> tuple[list[Known], list[Tenure]]:
    """Return the people of a table of offices with all their terms, and the terms one by one; whom the user lists is read from there.

    Raises CodebookError for a name that is another actor's, an office that roles.tsv lacks, a state or body that there is not, and
    dates that are none or the wrong way round.
    """
    people: dict[str, Known] = {}
    tenures: list[Tenure] = []
    for row in table:
        name = row["name"]
        if name in row_of and row_of[name].own and not row.own:
            continue
        if name in row_of and name not in people:
            raise row.wrong(f"{name!r} is listed twice, first in {row_of[name].place}", "Give each actor one name")
        whole = wholes.get(row["of"])
        if whole is None:
            raise row.wrong(f"{row['of']!r} is neither a state nor an actor", "Write an ISO 3166-1 alpha-3 code, or the name of an actor")
        if row["office"] not in role_of:
            raise row.wrong(f"{row['office']!r} is no noun of roles.tsv", "Choose one of its nouns")
        term = _term(row)
        person = people.get(name, Known(name, "person", whole.country, gender=row["gender"] or None))
        if any((one.office, one.of, one.from_) == (term.office, term.of, term.from_) for one in person.terms):
            raise row.wrong(f"the term of {name} as {term.office} of {term.of} is listed twice", "Take one of the lines out")
        row_of.setdefault(name, row)
        people[name] = replace(person, terms=(*person.terms, term), country=person.country or whole.country)
        tenures.append(Tenure(name, term, row))
    return list(people.values()), tenures


def _term(row: Row) -> Term:
    from_, to = row["from"], row["to"]
    for date in (from_, to):
        if date and not _is_date(date):
            raise row.wrong(f"{date!r} is no date", "Write 2023-11-22, 2023-11 or 2023")
    if not from_:
        raise row.wrong("the term has no beginning", "Write the day, the month or the year in which it began")
    if to and to < from_[: len(to)]:
        raise row.wrong("the term ends before it begins")
    return Term(row["office"], row["of"], from_, to or (_NO_END if row.own else None))


def _is_date(date: str) -> bool:
    parts = date.split("-")
    return [len(part) for part in parts] == [4, 2, 2][: len(parts)] and all(part.isdecimal() for part in parts) and _in_calendar(parts)


def _in_calendar(parts: list[str]) -> bool:
    return all(1 <= int(part) <= most for part, most in zip(parts[1:], (12, 31), strict=False))


def index_people(people: Iterable[Known], table: Iterable[Row], index: WordingIndex) -> None:
    """Enter the names of office holders from their rows; raises CodebookError for a wording that another actor has for certain."""
    of_name = {person.name: person for person in people}
    for row in table:
        index.add(of_name[row["name"]], "person", [row["name"], *row.list("aliases")], row)
