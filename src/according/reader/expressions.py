"""Where are the time expressions in a text, and of which form.

At each place the longest rule of ``timegrammar.py`` wins that the words around it allow, the earlier rule if two are equal.
"""

from __future__ import annotations

from collections.abc import Callable

from according.reader.timegrammar import core, rules, runs
from according.reader.timesense import Expression, speaks_of_time
from according.reader.timewords import Words, phrases, split

TagAt = Callable[[int], str]
"""The Penn tag of the token that holds a character, or the empty string."""

_BEFORE, _AFTER = 4, 2


def find_expressions(text: str, tag_at: TagAt = lambda _: "") -> list[Expression]:
    """Return the time expressions of a text in its order; they do not overlap."""
    words = split(text)
    found: list[Expression] = []
    for run in runs().finditer(words.kinds):
        at, end = run.span()
        if not core().search(words.kinds, at, end):
            continue
        while at < end:
            best = _best(words, at, tag_at)
            if best is None:
                at += 1
                continue
            expression, at = best
            if expression.rule != "age":  # says how old somebody is, not when or how long something was
                found.append(expression)
    return found


def _best(words: Words, at: int, tag_at: TagAt) -> tuple[Expression, int] | None:
    """Return the longest expression that begins at a word and is allowed there, with the place of the word behind it."""
    for length, name, groups in sorted(_candidates(words, at), key=lambda candidate: -candidate[0]):
        last = at + length
        expression = Expression(
            start=words.spans[at][0],
            end=words.spans[last - 1][1],
            rule=name,
            groups=groups,
            before=tuple(words.texts[max(0, at - _BEFORE) : at]),
            after=tuple(words.texts[last : last + _AFTER]),
            tag=tag_at(words.spans[last - 1][0]),
        )
        if speaks_of_time(expression):
            return expression, last
    return None


def _candidates(words: Words, at: int) -> list[tuple[int, str, dict[str, tuple[str, ...]]]]:
    """Return the length, the rule and the words by group of everything that could begin at a word."""
    found: list[tuple[int, str, dict[str, tuple[str, ...]]]] = []
    for parts, phrase in phrases().get(words.texts[at], ()):
        if parts == tuple(text.replace("’", "'") for text in words.texts[at : at + len(parts)]):
            found.append((len(parts), "phrase", {"phrase": (phrase,)}))
    for name, pattern in rules():
        match = pattern.match(words.kinds, at)
        if match and match.end() > at:
            spans = {group: match.span(group) for group, part in match.groupdict().items() if part}
            found.append((match.end() - at, name, {group: tuple(words.texts[slice(*span)]) for group, span in spans.items()}))
    return found
