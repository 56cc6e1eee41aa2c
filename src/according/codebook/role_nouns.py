"""The nouns that denote people and organisations, in singular and plural."""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_args

from according.codebook.actor_entries import Role, RoleForm, RoleKind
from according.codebook.phrases import Phrases, words_of
from according.codebook.rows import rows
from according.codebook.sectors import sectors_of

COLUMNS = ("noun", "kind", "sectors", "broader", "takes_up", "gender")

_GENERALS = frozenset({"major", "lieutenant", "brigadier"})
_IRREGULAR = {"man": "men", "woman": "women", "child": "children", "person": "persons", "wife": "wives", "thief": "thieves"}
_UNCOUNTED = frozenset({"people", "police", "media", "personnel", "staff", "press", "townspeople", "public", "displaced"})


def role_nouns(file: Path) -> tuple[Phrases[RoleForm], dict[str, Role]]:
    """Return the forms of all role nouns as phrases, and the roles by noun; raises CodebookError for a table that contradicts itself."""
    phrases: Phrases[RoleForm] = Phrases()
    roles: dict[str, Role] = {}
    for row in rows(file, COLUMNS):
        noun, kind = row["noun"], row["kind"]
        if noun in roles:
            raise row.wrong(f"{noun!r} is listed twice")
        if kind not in get_args(RoleKind):
            raise row.wrong(f"{kind!r} is no kind of role")
        wider = tuple(row.list("broader"))
        role = Role(
            noun, cast(RoleKind, kind), sectors_of(row), wider, frozenset(row.list("takes_up")), row["gender"] or None,
            frozenset({noun, *wider}),
        )  # fmt: skip
        roles[noun] = role
        words = tuple(word.lower() for word in words_of(noun))
        phrases.add(words, RoleForm(role, noun in ("people", "displaced people")))
        if kind != "title" and noun not in _UNCOUNTED:
            phrases.add(_plural(words), RoleForm(role, plural=True))
        if len(words) == 2 and (words[0] == "vice" or words[1] == "general"):  # "vice-president", "secretary-general"
            phrases.add((words[0], "-", words[1]), RoleForm(role, plural=False))
    return phrases, roles


def _plural(words: tuple[str, ...]) -> tuple[str, ...]:
    """Put a role phrase into the plural: its last word, or the first of "secretaries general" and "chiefs of staff"."""
    noun_first = len(words) > 1 and (words[1] in ("of", "in") or (words[1] == "general" and words[0] not in _GENERALS))
    at = 0 if noun_first else len(words) - 1
    word = words[at]
    for singular, plural in _IRREGULAR.items():
        if word == singular or (word.endswith(singular) and singular in ("man", "woman", "child")):
            return (*words[:at], word[: -len(singular)] + plural, *words[at + 1 :])
    if word == "medium":
        return (*words[:at], "media", *words[at + 1 :])
    if word.endswith("y") and word[-2] not in "aeiou":
        return (*words[:at], word[:-1] + "ies", *words[at + 1 :])
    if word.endswith(("s", "ch", "sh", "x")):
        return (*words[:at], word + "es", *words[at + 1 :])
    return (*words[:at], word + "s", *words[at + 1 :])
