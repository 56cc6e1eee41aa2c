"""Where are the time expressions in a text, and of which form.

At each place the longest rule of ``timegrammar.py`` wins that the words around it allow, the earlier rule if two are equal.
"""

from __future__ import annotations

from collections.abc import Callable

from according.reader.timegrammar import rules, runs
from according.reader.timesense import Expression, speaks_of_time
from according.reader.timewords import Word, phrases, split

TagAt = Callable[[int], str]
"""The Penn tag of the token that holds a character, or the empty string."""

_BEFORE, _AFTER = 4, 2


def find_expressions(text: str, tag_at: TagAt = lambda _: "") -> list[Expression]:
    """Return the time expressions of a text in its order; they do not overlap."""
    words, kinds = split(text)
    found: list[Expression] = []
    for run in runs().finditer(kinds):
        at, end = run.span()
        while at < end:
            best = _best(words, kinds, at, tag_at)
            if best is None:
                at += 1
                continue
            expression, at = best
            if expression.rule != "age":  # says how old somebody is, not when or how long something was
                found.append(expression)
    return found


def _best(words: list[Word], kinds: str, at: int, tag_at: TagAt) -> tuple[Expression, int] | None:
    """Return the longest expression that begins at a word and is allowed there, with the place of the word behind it."""
    for length, name, groups in sorted(_candidates(words, kinds, at), key=lambda candidate: -candidate[0]):
        last = at + length
        expression = Expression(
            start=words[at].start,
            end=words[last - 1].end,
            rule=name,
            groups=groups,
            before=tuple(word.text for word in words[max(0, at - _BEFORE) : at]),
            after=tuple(word.text for word in words[last : last + _AFTER]),
            tag=tag_at(words[last - 1].start),
        )
        if speaks_of_time(expression):
            return expression, last
    return None


def _candidates(words: list[Word], kinds: str, at: int) -> list[tuple[int, str, dict[str, tuple[str, ...]]]]:
    found: list[tuple[int, str, dict[str, tuple[str, ...]]]] = [
        (length, "phrase", {"phrase": (phrase,)}) for length, phrase in _phrases_at(words, at)
    ]
    for name, pattern in rules():
        match = pattern.match(kinds, at)
        if match and match.end() > at:
            spans = {group: match.span(group) for group, part in match.groupdict().items() if part}
            found.append(
                (match.end() - at, name, {group: tuple(word.text for word in words[slice(*span)]) for group, span in spans.items()})
            )
    return found


def _phrases_at(words: list[Word], at: int) -> list[tuple[int, str]]:
    return [
        (len(parts), phrase)
        for parts, phrase in phrases().get(words[at].text, ())
        if parts == tuple(word.text.replace("’", "'") for word in words[at : at + len(parts)])
    ]
