"""The usual questions, put into SQL: who, to whom, what, since when, where, according to whom."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from according.errors import OptionError
from according.records import Act, ActorKind, EventType, Measure, Status

if TYPE_CHECKING:
    import duckdb

    from according.ledger.ledger import Ledger

Condition = tuple[str, list[Any]]
"""A test of a row in SQL, and the values for its question marks."""

VIEW_OF = {
    "events": "events", "said": "attributions", "figures": "figures", "people": "actors", "places": "places", "times": "times",
    "labels": "labels", "articles": "articles",
}  # fmt: skip
"""What can be asked for, by the names that ``according read --show`` has for it."""

_TYPES = {
    "events": ("event_type", EventType), "figures": ("measure", Measure), "said": ("act", Act), "people": ("kind", ActorKind),
}  # fmt: skip
_COLUMNS: dict[str, dict[str, tuple[str, ...]]] = {  # which columns an option looks at; a list is looked through
    "actor": {"events": ("actors[]",), "said": ("source", "also[]"), "people": ("name",), "labels": ("name",)},
    "recipient": {"events": ("recipients[]",)},
    "place": {
        "events": ("places[]", "admin1"), "figures": ("places[]", "admin1"), "places": ("name", "admin1"),
    },
    "origin": {"events": ("origin",), "figures": ("origin",), "said": ("source",), "labels": ("origin",), "articles": ("publisher",)},
}  # fmt: skip
_CODES = {
    "actor": {
        "events": ("actor_countries[]", "actor_sectors[]"), "said": ("source_country", "source_sectors[]"),
        "people": ("country", "sectors[]"),
    },
    "recipient": {"events": ("recipient_countries[]", "recipient_sectors[]")},
}  # fmt: skip
_CODE = re.compile("[A-Z]{3}")
_COUNTRY = {"events": "country", "figures": "country", "places": "country", "people": "country", "said": "source_country"}
_STATUS = ("events", "figures")
_DAY = {"events": "day", "figures": "day"}
_IN_ARTICLE = {
    "events": "trigger_start, event_id", "said": "content_start, attribution_id", "figures": "words_start, figure_id",
    "people": "words_start, actor_id", "places": "words_start, place_id", "times": "words_start, time_id",
    "labels": "label_start, actor_id",
}  # fmt: skip
"""The columns that order the records of one article as its text has them; no two records have them alike."""
_GAP = r"[^\pL\pN]"
_PART_OF_DATE = re.compile(r"(\d{4})(?:-(\d\d))?")


@dataclass(frozen=True)
class Question:
    """What is asked of a ledger; what is None is not asked.

    ``actor``, ``recipient``, ``place`` and ``origin`` are matched as whole words, whatever their case and accents; for the first two
    three capitals are a code of a country or a sector as well. ``type`` is that of an event ("ASSAULT" or "ASSAULT aerial"), the
    measure of a figure, the act of a statement, the kind of an actor. ``since`` and ``until`` are a day, a month or a year, and
    inclusive. ``country`` is ISO 3166-1 alpha-3.
    """

    show: str = "events"
    actor: str | None = None
    recipient: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    country: str | None = None
    origin: str | None = None
    status: str | None = None
    limit: int | None = None

    def ask(self, ledger: Ledger) -> duckdb.DuckDBPyRelation:
        """Return the rows that answer it, lazily, all columns; with a limit the newest first, those of one day by article and place in it.

        Raises OptionError when a value or a pair of options means nothing.
        """
        if self.show not in VIEW_OF:
            raise OptionError(f'there is no "{self.show}" to show', where="--show", next_step=f"Choose from {', '.join(VIEW_OF)}")
        conditions = [*self._typed(), *self._dated(), *self._coded(), *self._named(ledger)]
        where = f" where {' and '.join(condition for condition, _ in conditions)}" if conditions else ""
        values = [value for _, several in conditions for value in several]
        order = f" order by {self._order()} limit {self.limit}" if self.limit is not None else ""
        return ledger.sql(f"select * from {VIEW_OF[self.show]}{where}{order}", values)  # noqa: S608 - values are parameters

    def _named(self, ledger: Ledger) -> Iterator[Condition]:
        for option, columns_of in _COLUMNS.items():
            wanted = getattr(self, option)
            if wanted is None:
                continue
            tests: list[str] = []
            values: list[Any] = []
            for column in self._column(option, columns_of):
                pattern = _whole_words(option, wanted)
                if column.endswith("[]"):  # names are looked up once, not in every row
                    tests.append(f"list_has_any({column[:-2]}, ?)")
                    values.append(_names(ledger, "places" if option == "place" else "actors", pattern))
                else:
                    tests.append(f"is_named({column}, ?)")
                    values.append(pattern)
            if _CODE.fullmatch(wanted):
                codes = _CODES.get(option, {}).get(self.show, ())
                tests += [f"list_contains({column[:-2]}, ?)" if column.endswith("[]") else f"{column} = ?" for column in codes]
                values += [wanted] * len(codes)
            yield f"({' or '.join(tests)})", values

    def _typed(self) -> Iterator[Condition]:
        if self.type is not None:
            column, choice = self._column("type", _TYPES)
            kind, _, mode = self.type.strip().partition(" ")
            yield f"{column} = ?", [_chosen("--type", kind, get_args(choice))]
            if mode:
                yield f"{self._column('type', {'events': 'mode'})} = ?", [mode.strip().lower()]
        if self.status is not None:
            self._column("status", dict.fromkeys(_STATUS))
            yield "status = ?", [_chosen("--status", self.status, get_args(Status))]

    def _dated(self) -> Iterator[Condition]:
        for option, sign, last in (("since", ">=", False), ("until", "<=", True)):
            given = getattr(self, option)
            if given is not None:
                yield f"{self._day()} {sign} ?", [_day(f"--{option}", given, last=last)]

    def _coded(self) -> Iterator[Condition]:
        if self.country is not None:
            if not _CODE.fullmatch(self.country.upper()):
                raise OptionError(f'"{self.country}" is no code of a country', where="--country", next_step="Give three letters, as in KEN")
            yield f"{self._column('country', _COUNTRY)} = ?", [self.country.upper()]

    def _order(self) -> str:
        within = _IN_ARTICLE.get(self.show)
        return f"{self._day()} desc nulls last, article_id{f', {within}' if within else ''}"

    def _day(self) -> str:
        return _DAY.get(self.show, "published")

    def _column(self, option: str, columns: dict[str, Any]) -> Any:
        if self.show not in columns:
            shown = ", ".join(columns)
            raise OptionError(f"it does not go with --show {self.show}", where=f"--{option}", next_step=f"It goes with {shown}")
        return columns[self.show]


def _names(ledger: Ledger, layer: str, pattern: str) -> list[str]:
    """Return the names of actors or places in a ledger that hold the words of a pattern."""
    every = "who.name" if layer == "actors" else f"list_transform({layer}, lambda one: one.name)"
    named = f"select distinct unnest({every}) as name from readings"  # noqa: S608 - a layer's name
    return [name for (name,) in ledger.sql(f"select name from ({named}) where is_named(name, ?)", [pattern]).fetchall()]  # noqa: S608


def _whole_words(option: str, wanted: str) -> str:
    """Return the pattern that finds words in a name without accents, in small letters."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", wanted.lower()) if not unicodedata.combining(sign))
    words = re.findall(r"\w+", plain)
    if not words:
        raise OptionError(f'"{wanted}" is no name', where=f"--{option}", next_step="Give a word or more of the name")
    return f"(^|{_GAP}){f'{_GAP}+'.join(words)}($|{_GAP})"


def _chosen(option: str, given: str, choice: tuple[str, ...]) -> str:
    for one in choice:
        if one.lower() == given.strip().lower():
            return one
    raise OptionError(f'there is no "{given}"', where=option, next_step=f"Choose from {', '.join(choice)}")


def _day(option: str, given: str, *, last: bool) -> date:
    """Return the first or the last day of a day, a month or a year."""
    part = _PART_OF_DATE.fullmatch(given.strip())
    try:
        if not part:
            return date.fromisoformat(given.strip())
        year, month = int(part[1]), int(part[2] or (12 if last else 1))
        return date(year, month, monthrange(year, month)[1] if last else 1)
    except ValueError:
        raise OptionError(
            f'"{given}" is no date', where=option, next_step="Give a day, a month or a year: 2023-11-24, 2023-11, 2023"
        ) from None
