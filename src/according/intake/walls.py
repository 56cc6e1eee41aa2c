"""Is it a report at all, or a consent notice, a paywall, a check for robots or an error page in place of one?"""

from __future__ import annotations

import re
from functools import cache

from according.codebook.page_wording import page_wording
from according.errors import NoReport

_MOST_WORDS = 600  # a longer text holds a report, whatever else it holds
_FEWEST_SIGNS = 2
_MUCH = 0.3  # of the words stand in sentences with such words
_STUB = 150  # words: a lead and no more
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def require_report(text: str, *, where: str | None = None) -> None:
    """Raise NoReport, which names what it is, for a text that stands in place of a report.

    Asked are texts of up to 600 words. Two signs of one kind have to be there ("we use cookies", "manage your choices") in sentences
    that make up three words in ten; one sign of a paywall is enough where it ends a text of fewer than 150 words.
    """
    words = len(text[: 20 * _MOST_WORDS].split())
    if words > _MOST_WORDS:
        return
    plain = text.lower().replace("’", "'")
    kinds = [kind for kind, wall in page_wording().walls.items() if any(map(plain.__contains__, wall.words))]
    if not kinds:  # nearly every text, told without a look at its sentences
        return
    sentences = [sentence for sentence in _SENTENCE.split(plain) if sentence.strip()]
    for kind in kinds:
        pattern = _signs()[kind]
        signed = [(sentence, set(pattern.findall(sentence))) for sentence in sentences]
        signs = {sign for _, found in signed for sign in found}
        covered = sum(len(sentence.split()) for sentence, found in signed if found)
        stub = kind == "paywall" and words < _STUB and any(found for _, found in signed[-3:])
        if signs and (stub or (len(signs) >= _FEWEST_SIGNS and covered >= _MUCH * words)):
            raise NoReport(
                f"it is {page_wording().walls[kind].name}",
                where=where,
                why=f"it says “{min(signs)}”",
                next_step="Save the text of the report and give that",
            )


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(rf"\b(?:{'|'.join(map(re.escape, wall.words))})\b") for kind, wall in page_wording().walls.items()}
