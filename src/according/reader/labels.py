"""Labels: which loaded wording an article uses for whom, read off the tree.

A wording names the actor itself ("the Israeli regime", "the terrorists"), stands beside its name ("the terrorist group Hamas"), colours it
("the so-called Islamic State"), or is said of it ("Hamas is a terrorist organisation", "called him a tyrant"). One that is denied
("is no terrorist") is none. Whose words they are follows from the attribution around them.
"""

from __future__ import annotations

from collections.abc import Iterator

from according.codebook.loaded import LoadedWording, loaded_wordings
from according.codebook.word_groups import word_group
from according.reader.columns import Columns

_WITHIN_NAME = frozenset({"amod", "compound", "nmod", "nmod:desc", "flat", "nmod:unmarked"})
_CALLS = word_group("calling")
_NO = frozenset({"not", "n't", "never", "no", "neither", "hardly"})
_DEPTH = 4
Use = tuple[int, int, int]


def loaded_uses(columns: Columns, named: set[int]) -> Iterator[Use]:
    """Yield whom each loaded wording is used for: the token that stands for it, then the first and last token of the label.

    ``named`` are the tokens of names and adjectives that the codebook knows, which are no wordings of their own.
    """
    phrases, at = loaded_wordings().phrases, 0
    openings = phrases.openings
    while at < columns.size:
        end, found = phrases.at(columns.lower, at) if columns.lower[at] in openings else (at, [])
        if found and not named.issuperset(range(at, end)):
            yield from _uses(columns, named, at, end, found)
        at = max(end, at + 1)


def _uses(columns: Columns, named: set[int], start: int, end: int, found: list[LoadedWording]) -> Iterator[Use]:
    uses = {wording.use for wording in found}
    if not uses & {"noun", "adjective"}:
        return
    head = _head(columns, start, end)
    noun = _noun_above(columns, head)
    first = min(columns.left(noun), start)
    if "noun" not in uses and noun == head and not _is_predicate(columns, head):
        return  # "the radical" of mathematics, "the fallen" of many
    if found[0].wording == "entity" and not _is_told_apart(columns, named, first, start):
        return
    if any(columns.lower[at] in _NO for at in (*columns.children[noun], *columns.children[head])):
        return
    last = max(noun, end - 1)
    for whom in _whom(columns, noun):
        yield whom, first, last


def _head(columns: Columns, start: int, end: int) -> int:
    """Return the token of a wording whose head lies outside of it."""
    return next((at for at in range(end - 1, start - 1, -1) if not start <= columns.head[at] < end or columns.head[at] == at), end - 1)


def _noun_above(columns: Columns, token: int) -> int:
    """Return the noun that a wording stands before, or the wording's own head."""
    for _ in range(_DEPTH):
        if columns.dep[token] not in _WITHIN_NAME or columns.head[token] < token or columns.cased(token):
            break
        token = columns.head[token]
    return token


def _is_predicate(columns: Columns, token: int) -> bool:
    return any(columns.dep[child] == "cop" for child in columns.children[token]) or columns.dep[token] in ("xcomp", "obl")


def _is_told_apart(columns: Columns, named: set[int], first: int, start: int) -> bool:
    """Tell whether a loaded word or the name of a people stands before: "the Zionist entity" is a label, "the entity" none."""
    openings = loaded_wordings().phrases.openings
    return any(at in named or columns.lower[at] in openings for at in range(first, start))


def _whom(columns: Columns, noun: int) -> Iterator[int]:
    """Yield the tokens that stand for whom a noun phrase with a loaded wording means: those of whom it is said, else itself."""
    verb = columns.head[noun]
    as_such = columns.dep[noun] == "xcomp" or (columns.dep[noun] == "obl" and columns.cased(noun) == "as")
    if any(columns.dep[child] == "cop" for child in columns.children[noun]):
        yield from _children(columns, noun, "nsubj")
    elif as_such and columns.lemma[verb] in _CALLS and verb != noun:
        yield from list(_children(columns, verb, "nsubj:pass")) or _children(columns, verb, "obj")
    else:
        yield noun


def _children(columns: Columns, head: int, label: str) -> Iterator[int]:
    return (child for child in columns.children[head] if columns.dep[child] == label)
