"""Is it English: by its commonest words, and where these are missing by a language identifier that can name the language."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from according.codebook.languages import language_name, language_words
from according.errors import NotEnglish

_SAMPLE = 4_000
_FEWEST_LETTERS = 60  # in Latin script; below that no judgement is passed
_FEW_LETTERS = 200  # below that only one that is as good as certain
_FEWEST_FOREIGN = 20  # letters of another script are judged sooner: they cannot be English
_SURE, _CERTAIN = 0.9, 0.99
_COMMON = 0.15  # 97 in 100 news stories have more
_WORD = re.compile(r"[^\W\d_]+")
_ONLY_LETTERS = "".join(letter if letter.isalpha() else " " for letter in map(chr, range(128)))


def require_english(text: str, *, where: str | None = None) -> None:
    """Raise NotEnglish, with the language's name, when a sample of the text is in another language.

    Short texts are not judged (under 60 letters, or 20 where most letters are not Latin), nor are texts that the
    identifier is unsure of, the less so under 200 letters: an English list of foreign names must not be turned away.
    """
    sample = _sample(text)
    words = _words(sample)
    letters = sum(map(len, words))
    foreign = sum(len(word) for word in words if not (word.isascii() or _is_latin(word[0])))
    foreign_script = foreign > letters - foreign
    if letters < (_FEWEST_FOREIGN if foreign_script else _FEWEST_LETTERS):
        return
    if not foreign_script and sum(map(language_words().__contains__, map(str.lower, words))) >= _COMMON * len(words):
        return
    code, probability = _identifier().classify(sample)
    enough = _SURE if letters >= _FEW_LETTERS else _CERTAIN
    if foreign_script or (code != "en" and probability >= enough):
        name = language_name(code) if code != "en" else None
        raise NotEnglish(
            f"the text is in {name}" if name else "the text is not in English",
            language=code if name else None,
            where=where,
            why="the language model reads English only",
            next_step="Give the English version, or a translation",
        )


def _sample(text: str) -> str:
    """Return the beginning and the middle: a page may open with a line in another language."""
    if len(text) <= 2 * _SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]}"


def _words(sample: str) -> list[str]:
    """Return the words; those of ASCII, which most of the news is, in a fraction of the time that a pattern takes."""
    return sample.translate(_ONLY_LETTERS).split() if sample.isascii() else _WORD.findall(sample)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


@cache
def _identifier() -> Any:
    # Loading takes most of a second, and an English text never needs it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
