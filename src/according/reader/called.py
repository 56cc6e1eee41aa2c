"""What an actor that has no name is called: its role with whose it is, in neutral words ("spokesman of the Kenyan army")."""

from __future__ import annotations

from according.codebook.actors import ActorCodebook
from according.reader.columns import HYPHENS, Columns
from according.reader.description import Description


def name_of(found: Description, head: int, country: str | None, columns: Columns, book: ActorCodebook) -> str:
    """Return a neutral name for a described actor: the role with whose it is, without article, number and loaded words."""
    start, noun = _noun(found, head, columns, book)
    words = _kept([at for at in found.kept if at < start or at > found.last], found, columns)
    base = f"{words} {noun}" if words else noun
    owner = found.owner.name if found.owner is not None else found.stranger
    if owner is not None:
        return f"{owner}'{'' if owner.endswith('s') else 's'} {base}"
    state = book.states.get(country or "")
    if found.whole is not None and found.whole.kind != "state":
        return base if found.whole.name in base else f"{found.whole.name} {base}"
    if state is None or found.people is not None or found.role.noun == "people":
        return base
    if found.role.kind == "office":
        return f"{noun[0].upper()}{noun[1:]} of {state.name}"
    return f"{state.adjective} {base}" if state.adjective else f"{base} of {state.name}"


def _kept(kept: list[int], found: Description, columns: Columns) -> str:
    """Return the modifiers that belong into the name, as written, in their order."""
    parts: list[str] = []
    previous = -2
    for at in kept:
        if at == previous + 1 and columns.end[previous] == columns.start[at]:
            parts[-1] += columns.words[at]
        else:
            parts.append(columns.words[at])
        previous = at
    if parts and _opens(kept[0], columns) and columns.tag[kept[0]] not in ("NNP", "NNPS") and not found.people:
        parts[0] = parts[0][0].lower() + parts[0][1:]
    return " ".join(parts)


def _opens(token: int, columns: Columns) -> bool:
    """Tell whether a token is the first of its sentence, where any word has a capital."""
    return token == 0 or columns.sentence[token - 1] != columns.sentence[token]


def _noun(found: Description, head: int, columns: Columns, book: ActorCodebook) -> tuple[int, str]:
    """Return the token where the role begins, and the role in neutral words."""
    role = found.role
    if role.noun in book.loaded_nouns:
        neutral = role.broader[0] if role.broader else "person"
        return found.last, f"{neutral}s" if found.plural else neutral
    start = min(max(found.last - len(role.noun.split()) + 1, found.first), head)
    if columns.words[start] in HYPHENS and start > found.first:  # "Director-General" is three tokens
        start -= 1
    surface = columns.surface(start, found.last)
    lowered = _opens(start, columns) and columns.pos[start] != "PROPN"
    return start, surface[0].lower() + surface[1:] if lowered else surface
