"""Which forms do time expressions have: rules over kinds of words, as regular expressions.

Capitals are kinds (see ``timewords.py``), blanks mean nothing, and the named groups are what ``resolve.py`` asks for. Prepositions
stay outside of an expression, articles and hedges inside, as TimeML has it.
"""

from __future__ import annotations

import re
from functools import cache

from according.reader.timewords import OTHER, kind_characters

UNIT = "(?: CLOCKUNIT | DAY | WEEK | MONTHUNIT | YEARUNIT | QUARTER | DECADE | CENTURY )"
ORDINAL = "(?: ORDWORD | ORDNUM )"
DIGITS = "(?: NUM | DAYNUM | YEAR )"
NUMBER = (
    f"(?: (?: {DIGITS} | NUMWORD | A (?=MAGNITUDE) ) (?: (?: HY | AND )? (?: NUMWORD | MAGNITUDE ) ){{0,6}}"
    " (?: HY? AND HY? A HY? HALF | FRACTION )? )"
)
NUMBERS = f"(?: {NUMBER} (?: (?: TO | OR | HY ) {NUMBER} )? )"
ABOUT = "(?: MORE THAN | AT LEAST | UP TO | ABOUT )"
EDGE = "(?: EARLY IN? | LATE IN? | EARLIER IN? | LATER IN? | SOMETIME IN? | MID OF? | EDGE OF ) HY?"
MONTHNAME = "(?P<month> MONTH | SHORTMONTH ) (?: (?<=SHORTMONTH) DOT )?"
WEEKDAY = "(?: (?P<weekday> WEEKDAY | SHORTDAY ) DOT? COMMA? )"
PART_OF = "(?: THE? (?P<part> PART ) (?: OF | ON ) )"
IN_YEAR = "(?: (?: COMMA | OF )? (?P<year> YEAR ) (?! HY? UNITS ) | OF? (?P<year_relation> LAST | NEXT | THIS | THAT ) YEARUNIT )"
DETERMINER = "(?: THE | THESE | OWNER )"

RULES = {
    # days
    "iso": "(?P<written> ISODATE )",
    "slash": "(?P<written> SLASHDATE )",
    "month_day": f"{PART_OF}? {WEEKDAY}? (?: {EDGE} )? (?P<relation> LAST | NEXT )? {MONTHNAME} (?P<day> DAYNUM | ORDNUM ) {IN_YEAR}?",
    "day_month": f"{WEEKDAY}? THE? (?: {EDGE} )? (?P<day> DAYNUM | ORDNUM | ORDWORD ) (?: DAY? OF )? {MONTHNAME} {IN_YEAR}?",
    "weekday": f"(?: THE? (?P<relation> LAST | NEXT | THIS | PREVIOUS | FOLLOWING ) )? (?: {EDGE} )? (?P<weekday>"
    " WEEKDAY ) (?P<part> PART )?"
    " (?P<week> ( LAST | NEXT | THIS ) WEEK )?",
    "part_of_weekday": f"THE? (?: {EDGE} )? (?P<part> PART ) (?: OF THE? | ON )? (?P<weekday> WEEKDAY )",
    "deictic": f"(?: {EDGE} | (?P<part> PART ) )? (?P<deictic> DEICTIC ) (?P<part2> PART )?",
    "beyond": "THE? DAY (?P<side> BEFORE | AFTER ) (?P<deictic> DEICTIC )",
    # months, quarters, seasons, years and longer
    "month": f"(?: THE? {EDGE} THE? )? (?: THE? (?P<relation> LAST | NEXT | THIS | PREVIOUS | FOLLOWING ) )? {MONTHNAME} {IN_YEAR}?",
    "month_spelt": f"{MONTHNAME} (?P<spelt> NUMWORD HY? NUMWORD ( HY? NUMWORD )? )",
    "quarter": "(?: THE | OWNER | A )? (?: (?P<year> YEAR ) | (?P<ago> YEARUNIT HY? ( AGO | EARLIER ) )"
    " | (?P<year_relation> LAST | NEXT | THIS ) YEARUNIT POSS )? FISCAL? HY?"
    f" (?P<number> {ORDINAL} | LAST ) HY? FISCAL? (?P<unit> QUARTER | HALF )"
    " (?: OF FISCAL? (?: (?P<year2> YEAR ) | (?P<year_relation2> LAST | NEXT | THIS ) YEARUNIT ) )?",
    "which_quarter": "(?: THE | OWNER ) (?: (?P<ago> YEARUNIT HY? ( AGO | EARLIER ) ) | (?P<latest> LATEST | CURRENT | SAME | RECENT )"
    " | (?P<year> YEAR ) ) (?P<unit> QUARTER | PERIOD )",
    "quarter_of_year": "(?P<year_relation> LAST | NEXT | THIS ) YEARUNIT POSS (?P<unit> QUARTER | PERIOD )",
    "season": f"(?: THE? {EDGE} )? (?P<article> THE )? (?P<relation> LAST | PREVIOUS | NEXT | FOLLOWING | THIS | THAT"
    f" | SAME )? (?: {EDGE} )?"
    f" (?P<season> SEASON ) {IN_YEAR}?",
    "year": f"(?: THE? (?P<edge> {EDGE} ) )? (?: (?P<named> FISCAL | THE? YEARUNIT ) )? (?P<year> YEAR )",
    "season_spelt": "THE? (?P<season> SEASON ) OF (?P<spelt> NUMWORD HY? NUMWORD ( HY? NUMWORD )? )",
    "year_spelt": "(?: THE YEARUNIT )? (?P<spelt> NUMWORD HY? NUMWORD ( HY? NUMWORD )? )",
    "decade": f"THE? (?: {EDGE} )? (?P<decade> DECADENUM | DECADEWORD )",
    "century": f"THE? (?: {EDGE} )? (?P<number> {ORDINAL} ) HY? (?P<unit> CENTURY )",
    "unit": f"(?: THE? (?P<edge> {EDGE} ) )? (?P<article> {DETERMINER} )? (?P<relation> LAST | PREVIOUS | LATEST |"
    " NEXT | FOLLOWING | CURRENT | SAME | THIS | THAT )"
    f" ( SAME | LAST | NEXT )? FISCAL? FULL? (?P<unit> {UNIT} | WEEKEND )",
    "edge_of_unit": f"(?: THE? {EDGE} ) THE (?P<unit> DAY | WEEK | MONTHUNIT | YEARUNIT | QUARTER | DECADE | CENTURY )",
    "the_year": "(?: THE | OWNER ) (?: FULL | FISCAL )? (?P<unit> YEARUNIT )",
    "year_end": "THE? (?P<unit> YEARUNIT ) (?: HY | POSS )? EDGE",
    "the_weekend": "THE (?P<unit> WEEKEND )",
    "the_quarter": "THE (?P<unit> QUARTER )",
    # counted from another time
    "ago": f"{ABOUT}? (?P<number> {NUMBERS} | A HALF | HALF A | A? MANY OF? | A ) MORE? HY? (?P<unit> UNITS | {UNIT} )"
    " (?P<half> AND A HALF )? (?P<side> AGO | EARLIER | LATER | HENCE | FROM PHRASE )",
    "units_ago": "(?P<unit> UNITS ) (?P<side> AGO | EARLIER | LATER | FROM PHRASE )",
    "year_ago": "THE? (?P<unit> YEARUNIT ) HY (?P<side> AGO | EARLIER ) PERIOD?",
    # parts of the day and the clock
    "part_of_day": f"(?: {EDGE} )? (?: THE | OWNER )? (?P<relation> LAST | PREVIOUS | NEXT | FOLLOWING | THIS | THAT"
    " | SAME ) (?P<part> PART )",
    "part": f"(?P<article> THE )? (?: {EDGE} )? (?P<part> PART )",
    "clock": f"{ABOUT}? (?P<hour> CLOCK | DAYNUM | NUMWORD | NUM ) (?P<half> AMPM | CLOCKWORD ) ZONE?",
    "clock_zone": "(?P<hour> CLOCK | YEAR | NUM ) (?P<zone> ZONE )",
    "clock_plain": "(?P<hour> CLOCK )",
    "hour_in_part": "(?P<hour> DAYNUM | NUMWORD | CLOCK ) IN THE (?P<part> PART )",
    # durations
    "span": f"{DETERMINER}? (?P<relation> LAST | PREVIOUS | NEXT | FOLLOWING | LATEST ) (?P<number> {NUMBERS} ) MORE? HY?"
    f" (?P<unit> UNITS | {UNIT} | WEEKEND )",
    "vague_span": f"{DETERMINER}? (?P<relation> LAST | PREVIOUS | NEXT | FOLLOWING ) A? (?P<number> MANY ) OF? MORE? (?P<unit> UNITS )",
    "near_units": f"{DETERMINER}? MORE? (?P<relation> RECENT | NEXT | LAST ) (?P<unit> UNITS )",
    "first_span": f"(?: THE | OWNER ) (?P<ordinal> {ORDINAL} ) (?P<number> {NUMBER} | A? MANY OF? ) (?P<unit> UNITS )"
    " (?: OF (?P<year> YEAR ) )?",
    "age": f"{DETERMINER}? {ABOUT}? A? {NUMBER} HY? (?: UNITS | {UNIT} ) HY? OLD",
    "duration": f"{DETERMINER}? {ABOUT}? A? (?P<number> {NUMBERS} ) MORE? FULL? HY? (?P<unit> UNITS | {UNIT} | WEEKEND )"
    " (?P<half> AND A HALF )? (?P<kind> HY? LONG )?",
    "vague_duration": f"{ABOUT}? (?P<number> A HALF | HALF A | HALF HY | A? MANY OF? ) MORE? FULL? (?P<unit> UNITS | {UNIT} | WEEKEND )"
    " (?P<kind> HY? LONG )?",
    "one_duration": f"{ABOUT}? (?P<number> A | ANOTHER ) FULL? (?P<unit> {UNIT} ) (?P<half> AND A HALF )?",
    "units": "(?P<unit> UNITS ) (?: (?P<more> ( OR | TO ) UNITS ) | (?P<kind> HY? LONG ) )?",
    "unit_long": f"A? (?P<unit> {UNIT} ) HY LONG",
    # sets
    "rate": f"(?P<per> A | PER ) (?P<unit> {UNIT} )",
    "frequency": "(?P<frequency> FREQUENCY )",
    "every": f"EVERY (?P<number> {ORDINAL} | {NUMBER} | MANY )? (?P<unit> UNITS | {UNIT} | WEEKEND )",
    "every_name": "EVERY (?: (?P<weekday> WEEKDAY ) (?P<part> PART )? | (?P<month> MONTH ) | (?P<season> SEASON ) | (?P<part2> PART ) )",
    "weekdays": "(?P<weekday> WEEKDAYS )",
}
_CORE = [
    "ISODATE", "SLASHDATE", "CLOCK", "DECADENUM", "MONTH", "SHORTMONTH", "WEEKDAY", "WEEKDAYS", "SEASON", "PART", "DEICTIC", "FREQUENCY",
    "DECADEWORD", "CLOCKUNIT", "DAY", "WEEK", "WEEKEND", "MONTHUNIT", "QUARTER", "YEARUNIT", "DECADE", "CENTURY", "UNITS", "YEAR", "PHRASE",
    "AMPM", "ZONE", "CLOCKWORD", "LAST", "RECENT", "CURRENT", "HALF", "PERIOD", "NUMWORD",
]  # fmt: skip
_NAME = re.compile(r"\?P<\w+>|[A-Z]+|\s+")


@cache
def rules() -> list[tuple[str, re.Pattern[str]]]:
    """Return the rules by name, over strings of kinds."""
    return [(name, re.compile(_over_kinds(pattern))) for name, pattern in RULES.items()]


@cache
def runs() -> re.Pattern[str]:
    """Return the pattern of stretches without a foreign word, in which alone an expression can stand."""
    return re.compile(f"[^{re.escape(OTHER)}]+")


@cache
def core() -> re.Pattern[str]:
    """Return the pattern of the kinds that carry time; a stretch without one holds no expression."""
    return re.compile(f"[{''.join(kind_characters()[name] for name in _CORE)}]")


def _over_kinds(pattern: str) -> str:
    characters = kind_characters()

    def put(match: re.Match[str]) -> str:
        return match[0] if match[0].startswith("?P<") else characters.get(match[0].strip(), "")

    return _NAME.sub(put, pattern)
