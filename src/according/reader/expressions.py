"""Where are the time expressions in a text, and of which form.

At each place the longest rule of ``timegrammar.py`` wins that the words around it allow, the earlier rule if two are equal.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

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
            best = _best(words, at, end, tag_at)
            if best is None:
                at += 1
                continue
            expression, at = best
            if expression.rule != "age":  # says how old somebody is, not when or how long something was
                found.append(expression)
    return found


def _best(words: Words, at: int, end: int, tag_at: TagAt) -> tuple[Expression, int] | None:
    """Return the longest expression that begins at a word of a run and is allowed there, with the place of the word behind it."""
    for length, name, groups in sorted(_candidates(words, at, end), key=lambda candidate: -candidate[0]):
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


def _candidates(words: Words, at: int, end: int) -> list[tuple[int, str, dict[str, tuple[str, ...]]]]:
    """Return the length, the rule and the words by group of everything that could begin at a word of a run that ends at ``end``."""
    found: list[tuple[int, str, dict[str, tuple[str, ...]]]] = []
    for parts, phrase in phrases().get(words.texts[at], ()):
        if parts == tuple(text.replace("’", "'") for text in words.texts[at : at + len(parts)]):
            found.append((len(parts), "phrase", {"phrase": (phrase,)}))
    for length, name, spans in _matching(words.kinds[at:end]):
        found.append((length, name, {group: tuple(words.texts[at + first : at + last]) for group, first, last in spans}))
    return found


@lru_cache(maxsize=1 << 16)
def _matching(kinds: str) -> tuple[tuple[int, str, tuple[tuple[str, int, int], ...]], ...]:
    """Return the length, the name and the groups of every rule that fits the beginning of a run of kinds; most runs are alike."""
    matches = [(name, match) for name, pattern in rules() if (match := pattern.match(kinds)) and match.end()]
    return tuple(
        (match.end(), name, tuple((group, *match.span(group)) for group, part in match.groupdict().items() if part))
        for name, match in matches
    )
