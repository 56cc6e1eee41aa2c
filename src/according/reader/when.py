"""When did it happen: every time expression of a text with its TIMEX3 value, and the date that a verb or noun is given.

``Times.of`` follows the tree: a time belongs to the predicate that it hangs on ("died on Tuesday", "Tuesday's raid"), else to the
clause around when that holds one time only. What no time is given to stays undated.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from according.codebook.times import time_words
from according.reader.anchor import Tense, Value
from according.reader.clause import is_passive
from according.reader.columns import columns_of
from according.reader.expressions import find_expressions
from according.reader.reasons import at, kept
from according.reader.resolve import Resolver
from according.reader.tense import tense_at
from according.reader.timesense import Expression
from according.records import Grain, Reason, Span, Time, When

_CLOCK = frozenset({"clock", "clock_zone", "clock_plain", "hour_in_part"})
_DAY = frozenset({"iso", "slash", "month_day", "day_month", "weekday", "deictic"})
_UPTO = frozenset({"to", "until", "till", "through"})
_SETTING = frozenset({"in", "during", "by", "upon"})
_MOMENT = frozenset({"during", "upon"})
_MEANWHILE = frozenset({"when", "while", "as"})
_SHARED = 3  # how many predicates up a time is shared
_DEEP = 8  # heads up that a relative clause is looked for
_FOREVER = 10_000_000
_NAMES = frozenset({"month", "weekday", "season"})
_COMMON = frozenset({"phrase", "frequency", "deictic", "unit", "units", "duration", "one_duration"})  # rules of words without a capital
_JOINED = re.compile(r"[\s,]*(?:on\s+)?", re.IGNORECASE)


def find_times(doc: Doc, published: str | None) -> Times:
    """Return the time expressions of a text, resolved against its ISO date of publication; None leaves relative ones open."""
    columns = columns_of(doc)
    text, starts = columns.text, columns.start

    def tag_at(character: int) -> str:
        return columns.tag[max(bisect_right(starts, character) - 1, 0)]

    resolver = Resolver(published)
    undated = Resolver(None) if kept(doc) is not None else None  # tells what the publication decides
    why: list[Reason] = []
    found: list[tuple[Expression, Value]] = []
    for expression in find_expressions(text, tag_at):
        if expression.rule in _NAMES and _token_at(doc, starts, expression.start).ent_type_ == "PERSON":
            continue  # Theresa May, April Jones
        if expression.rule in _COMMON and _in_name(doc, _token_at(doc, starts, expression.end - 1), expression):
            continue
        tokens = partial(_tokens, doc, starts, expression.start, expression.end)
        value = resolver.value(expression, partial(_tense, tokens), partial(_aside, tokens))
        if undated is not None:
            alone = undated.value(expression, partial(_tense, tokens), partial(_aside, tokens))
            anchored = value is not None and (alone is None or alone.value != value.value)
            rule = f"the rule “{expression.rule}” for times{', anchored to the publication' * anchored}"
            why.append(Reason(field="value", rule=rule, span=Span(start=expression.start, end=expression.end)))
        if value is not None:
            found.append((expression, value))
    times = Times(doc, starts, list(_joined(found, text)), published)
    _file(doc, times, why)
    return times


def _file(doc: Doc, times: Times, why: list[Reason]) -> None:
    """File how each time came to its value; one that was joined from two has the reasons of both."""
    notebook = kept(doc)
    if notebook is None:
        return
    for record in times.records:
        inside = (reason for reason in why if reason.span and record.start <= reason.span.start and reason.span.end <= record.end)
        notebook.file(record.id, inside)


def _token_at(doc: Doc, starts: list[int], character: int) -> Token:
    return doc[max(bisect_right(starts, character) - 1, 0)]


def _in_name(doc: Doc, last: Token, expression: Expression) -> bool:
    """Tell whether common words belong to a name: "the weekly Herald", "Harbour Daily", a programme called "This Week"."""
    if expression.rule == "frequency" and last.i + 1 < len(doc) and doc[last.i + 1].text[:1].isupper():
        return True
    if not last.text[:1].isupper() or last.text.isupper() or (expression.word("phrase") or "now") not in time_words().references:
        return False
    sentence = last.sent
    before = [token for token in doc[sentence.start : last.i] if token.is_alpha]
    return bool(before) and doc[last.i - 1].text[:1].isupper() and any(token.is_lower for token in sentence if token.pos_ == "VERB")


def _tense(tokens: Callable[[], Tokens]) -> Tense | None:
    return tense_at(tokens())


def _aside(tokens: Callable[[], Tokens]) -> bool:
    """Tell whether a time stands in a relative clause, which tells of something else than the sentence does."""
    up = tokens().root
    for _ in range(_DEEP):
        if up.dep_.endswith("relcl"):
            return True
        up = up.head
    return False


def _tokens(doc: Doc, starts: list[int], start: int, end: int) -> Tokens:
    """Return the tokens that share characters with a stretch of the text."""
    first = max(bisect_right(starts, start) - 1, 0)
    return doc[first : max(bisect_left(starts, end), first + 1)]


def _joined(found: list[tuple[Expression, Value]], text: str) -> Iterator[tuple[Expression, Value]]:
    """Join a time of the clock with the day behind it: "10 p.m. on Wednesday" is one expression."""
    at = 0
    while at < len(found):
        expression, value = found[at]
        following = found[at + 1] if at + 1 < len(found) else None
        if (
            following
            and expression.rule in _CLOCK
            and following[0].rule in _DAY
            and following[1].type == "DATE"
            and _JOINED.fullmatch(text, expression.end, following[0].start)
        ):
            day = following[1]
            time = (value.value or "").partition("T")[2]
            joined = f"{day.value}T{time}" if day.value and time else None
            yield replace(following[0], start=expression.start), Value("TIME", joined, day.days)
            at += 2
        else:
            yield expression, value
            at += 1


class Times:
    """The times of one text: ``records`` in its order, and which of them date a word or lie in a stretch."""

    def __init__(self, doc: Doc, starts: list[int], found: list[tuple[Expression, Value]], published: str | None) -> None:
        self._published = published[:10] if published else None
        self._starts = [expression.start for expression, _ in found]
        self.records = tuple(
            Time(
                id=f"t{number}",
                start=expression.start,
                end=expression.end,
                type=value.type,
                value=value.value,
                **{"from": value.days[0].isoformat() if value.days else None},
                to=value.days[1].isoformat() if value.days else None,
            )
            for number, (expression, value) in enumerate(found, start=1)
        )
        self._hanging: dict[int, list[tuple[Token, Time]]] = {}
        self._heads: dict[int, Time] = {}
        for (expression, _), record in zip(found, self.records, strict=True):
            head = _tokens(doc, starts, expression.start, expression.end).root
            self._heads[head.i] = record
            if head.head.i != head.i:
                self._hanging.setdefault(head.head.i, []).append((head, record))

    def of_span(self, start_char: int, end_char: int) -> tuple[Time, ...]:
        """Return the times that begin within a stretch of characters."""
        return self.records[bisect_left(self._starts, start_char) : bisect_left(self._starts, end_char)]

    def of(self, trigger: Token) -> When | None:
        """Return the days of the happening that a verb or noun denotes; None when nothing dates it.

        Bare durations, frequencies and open references date nothing; "now" ends with the day of publication.
        """
        for word in _bearers(trigger):
            when = self._hung_on(word, own=trigger.pos_ == "VERB" and word.pos_ == "VERB")
            if when:
                self._note(trigger, when, "a time hangs on it" if word.i == trigger.i else "a time hangs on a word that shares it", word)
                return when
            day = self._heads.get(word.head.i) if word.dep_.endswith("relcl") else None
            if day and day.from_:  # "on the day that he fell"
                when = _when(day, "", self._published)
                self._note(trigger, when, "the clause describes the time", word)
                return when
        return None

    def _note(self, trigger: Token, when: When | None, why: str, word: Token) -> None:
        """Write down by which word a time dates a happening, and how the time came to its value."""
        notebook = kept(trigger.doc)
        if notebook is not None and when is not None:
            notebook.note(trigger.i, "when", why, at(word))
            for record in self.of_span(when.span.start, when.span.end) if when.span else ():
                for reason in notebook.records.get(record.id, ()):
                    notebook.note(trigger.i, "when", reason.rule, reason.span)

    def _hung_on(self, word: Token, *, own: bool) -> When | None:
        """Return what the times that hang on a word amount to; of several the most exact one, then the nearest.

        A verb's "for" tells not when it happens but what it is about: "was set for Monday" dates the meeting, not the setting.
        """
        hanging = [(head, record) for head, record in self._hanging.get(word.i, ()) if not (own and _opening(head) == "for")]
        for head, record in hanging:
            other = next(
                (other for other, _ in hanging if other is not head and _opening(head) == "from" and _opening(other) in _UPTO), None
            )
            other = other or next((other for other, _ in self._hanging.get(head.i, ()) if _opens_range(head, other)), None)
            if other is not None:
                last = next(time for time in self._all(word, head) if time.start <= other.idx + len(other.text) - 1 < time.end)
                return _range(record, last)
        plain = [(head, record) for head, record in hanging if record.from_ or (record.value == "PRESENT_REF" and self._published)]
        if not plain:
            return None
        head, record = min(plain, key=lambda pair: (_days(pair[1]), abs(pair[0].i - word.i)))
        second = next((self._heads[child.i] for child in head.children if child.dep_ == "conj" and child.i in self._heads), None)
        if second is not None and second.from_ == _beside(record.to, 1):  # "in 1992 and 1993", but not "in 1987 and 1993"
            return _range(record, second)
        return _when(record, _opening(head), self._published)

    def _all(self, *words: Token) -> Iterator[Time]:
        for word in words:
            yield from (record for _, record in self._hanging.get(word.i, ()))


def _bearers(trigger: Token) -> Iterator[Token]:
    """Yield the words whose times date a happening: itself, then the predicates that it shares its time with."""
    yield trigger
    word = trigger
    for _ in range(_SHARED):
        head = word.head
        if head.i == word.i:
            break
        if word.pos_ in ("NOUN", "PROPN") and not any(child.dep_ == "cop" for child in word.children):
            if not (word.dep_.startswith("nsubj") or _is_setting(word) or (word.dep_ == "obj" and head.lemma_ in time_words().carrying)):
                break
        elif not (word.dep_ == "conj" or _is_participle(word)):
            break
        yield head
        word = head
    if _is_moment(trigger):
        yield trigger.head.head
    for child in trigger.children:
        if (
            child.dep_ == "conj"
            and child.pos_ == "VERB"
            and trigger.pos_ == "VERB"
            and (is_passive(child) if is_passive(trigger) else not any(c.dep_.startswith("nsubj") for c in child.children))
        ):
            yield child
        elif child.dep_ == "advcl" and any(mark.lower_ in _MEANWHILE for mark in child.children):
            yield child  # "was shot while she was on her way home on Monday"
    yield from _lenders(trigger)


def _lenders(trigger: Token) -> Iterator[Token]:
    """Yield the nouns beside a verb or noun that its own time is often hung on: "met in the city of Beirut on Wednesday"."""
    for child in trigger.children:
        if child.dep_.startswith(("obl", "nmod")) and _opening(child) in time_words().lending:
            yield child
            yield from (inner for inner in child.children if inner.dep_ in ("nmod", "appos") and inner.pos_ == "PROPN")


def _is_setting(noun: Token) -> bool:
    """Tell whether a noun names the happening in which the clause's happens: "was killed in an attack"."""
    return noun.dep_.startswith("obl") and _opening(noun) in _SETTING


def _is_moment(noun: Token) -> bool:
    """Tell whether a noun that a parser may hang on another one names when the clause's happens: "made the remark upon his arrival"."""
    return noun.dep_ == "nmod" and noun.head.dep_ == "obj" and _opening(noun) in _MOMENT


def _is_participle(verb: Token) -> bool:
    """Tell whether a verb runs beside its governor: "exploded on Tuesday, killing five", "began shelling on Monday"."""
    beside = not any(child.dep_ == "mark" and child.lower_ != "while" for child in verb.children)
    return verb.tag_ == "VBG" and verb.dep_ in ("advcl", "xcomp") and beside


def _opening(head: Token) -> str:
    """Return the preposition before a time, lower case, or the empty string."""
    return next((child.lower_ for child in head.children if child.dep_ in ("case", "mark", "advmod") and child.i < head.i), "")


def _opens_range(head: Token, other: Token) -> bool:
    opening = _opening(head)
    return (opening == "between" and other.dep_ == "conj") or (opening == "from" and _opening(other) in _UPTO)


def _range(first: Time, last: Time) -> When | None:
    if not first.from_ or not last.to or first.from_ > last.to:
        return None
    return When(start=first.from_, end=last.to, grain=_grain(last), span=Span(start=first.start, end=last.end))


def _when(record: Time, opening: str, published: str | None) -> When | None:
    span = Span(start=record.start, end=record.end)
    start, end = record.from_, record.to
    if record.value == "PRESENT_REF":
        return When(start=None, end=published, grain="day", span=span)
    if opening == "since":
        end = max(published, start) if published and start else None
    elif opening in _UPTO or opening == "by":
        start = None
    elif opening == "before":
        start, end = None, _beside(start, -1)
    elif opening == "after":
        start, end = _beside(end, 1), None
    return When(start=start, end=end, grain=_grain(record), span=span)


def _beside(day: str | None, step: int) -> str | None:
    return (date.fromisoformat(day) + timedelta(days=step)).isoformat() if day else None


def _days(record: Time) -> int:
    return (date.fromisoformat(record.to) - date.fromisoformat(record.from_)).days if record.from_ and record.to else _FOREVER


def _grain(record: Time) -> Grain:
    days = _days(record) + 1
    if days <= 2 or record.type == "DURATION":
        return "day"
    return "week" if days <= 7 else "month" if days <= 200 else "year"
