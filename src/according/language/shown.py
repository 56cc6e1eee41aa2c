"""As whom does the encoder see a state? As the first, second or third state of the text, whichever it is.

Another name in the same sentence can move an arc or the end of a statement, and then one state is read otherwise than another. So the
encoder is shown *stand-ins* (``codebook/standins.toml``): a word for a state is shown as the word of the same kind for its stand-in, name
for name, adjective for adjective, people for people, capital for capital, in the order in which a text first names its states. Only the
encoder sees them: all that is read is noted of the text's own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from according.codebook.standins import StandIns, stand_ins


def shown(words: Sequence[str]) -> list[str]:
    """Return the words of a text as the encoder is to see them, one for each; capitals stay capitals."""
    book = stand_ins()
    found = list(words)
    states: dict[str, int] = {}
    for at in _sites(words, book):
        state, kind = book.words[_spelt(words[at])]
        number = states.setdefault(state, len(states))
        if number < len(book.standins):
            word = book.standins[number][kind]
            found[at] = word.upper() if words[at].isupper() else word
    return found


def _sites(words: Sequence[str], book: StandIns) -> Iterator[int]:
    """Yield the places of the single words that mean a state and are no part of another name."""
    after = 0
    for at, word in enumerate(words):
        if at < after or not word[:1].isupper():
            continue
        spelt = _spelt(word)
        longer = (len(rest) for rest in book.longer.get(spelt, ()) if tuple(map(_spelt, words[at + 1 : at + 1 + len(rest)])) == rest)
        after = at + 1 + next(longer, 0)
        if after == at + 1 and spelt in book.words and not _in_a_name(words, at, book):
            yield at


def _spelt(word: str) -> str:
    """Return a word in capitals as it is written elsewhere ("TEHRAN")."""
    return word.capitalize() if word.isupper() and len(word) > 3 else word


def _in_a_name(words: Sequence[str], at: int, book: StandIns) -> bool:
    """Tell whether a word for a state is a part of a name: "New Mexico", "Bank of China", "Czech Radio"; "Iranian President" is none."""
    if words[at].isupper():
        return False
    before = words[at - 1] if at else ""
    kind = book.words[words[at]][1]
    if before in book.not_behind or (at + 1 < len(words) and _names(words[at + 1], book)):
        return True
    if kind == "capital" and at > 1 and _names(before, book) and _names(words[at - 2], book):
        return True
    return at > 1 and before in ("of", "for") and _names(words[at - 2], book)


def _names(word: str, book: StandIns) -> bool:
    """Tell whether a capitalised word may be a part of a name."""
    return word.isalpha() and word[0].isupper() and not word.isupper() and word not in book.titles and len(word) > 2
