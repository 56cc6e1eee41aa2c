"""Who speaks in a report, and how much of it is theirs.

A voice is a source, or several that speak together. Its words are those that stand closest to it: in "al-Manar, citing a
statement, reported …" the reported words are the statement's, and al-Manar carries them. So the shares of all voices and
of the article's own voice add up to the whole.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from according.records import Attribution, Reading, Span
from according.view.wording import listed, speaker

ACTS = {
    "assert": "says", "deny": "denies", "accuse": "accuses", "demand": "demands", "promise": "promises",
    "threaten": "threatens", "predict": "predicts", "praise": "praises", "ask": "asks",
}  # fmt: skip
_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")


@dataclass(frozen=True)
class Voice:
    """One source of a report: its number in order of speaking, its words, and what it does with them.

    ``share`` is the part of the article's words, 0 to 1; ``acts`` are the acts of its statements, most frequent first;
    ``carries`` are the numbers of the voices whose statements stand inside its own.
    """

    number: int
    name: str
    words: int
    share: float
    acts: tuple[tuple[str, int], ...]
    carries: tuple[int, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True)
class Voices:
    """All voices of a report; ``own_words`` and ``own_share`` are what the article says itself."""

    speaking: tuple[Voice, ...]
    own_words: int
    own_share: float
    number_of: dict[str, int]  # by attribution id


def voices(reading: Reading) -> Voices:
    """Count the words of each source of a reading, and of the article itself."""
    key_of = {a.id: (a.source, *a.also) if a.source or a.also else speaker(reading, a) for a in reading.attributions}
    keys = list(dict.fromkeys(key_of[a.id] for a in sorted(reading.attributions, key=_first)))
    number_of = {a.id: keys.index(key_of[a.id]) + 1 for a in reading.attributions}
    innermost = owners(reading)
    spoken: Counter[int] = Counter(number_of[owner] if owner else 0 for owner in innermost)
    total = max(len(innermost), 1)
    speaking = tuple(_voice(reading, number, number_of, spoken[number], total) for number in range(1, len(keys) + 1))
    return Voices(speaking, spoken[0], spoken[0] / total, number_of)


def doing(told: Voices, voice: Voice) -> str:
    """Tell what a voice does with its words, and whom it passes on: "says 2×, denies; passes on the ministry"."""
    acts = ", ".join(ACTS[act] + (f" {times}×" if times > 1 else "") for act, times in voice.acts if voice.words)
    passed_on = listed(told.speaking[number - 1].name for number in voice.carries)
    return "; ".join(part for part in (acts, f"passes on {passed_on}" if passed_on else "") if part)


def owners(reading: Reading) -> list[str | None]:
    """Return, for each word of the article, the attribution that it stands closest to, or None."""
    depth = depths(reading)
    starts: list[tuple[int, int, str]] = sorted((span.start, span.end, a.id) for a in reading.attributions for span in a.content)
    found: list[str | None] = []
    open_: list[tuple[int, int, str]] = []
    following = 0
    for word in _WORD.finditer(reading.article.text):
        while following < len(starts) and starts[following][0] <= word.start():
            open_.append(starts[following])
            following += 1
        open_ = [span for span in open_ if span[1] > word.start()]
        closest = max(open_, key=lambda span: (depth[span[2]], span[0], -span[1]), default=None)
        found.append(closest[2] if closest else None)
    return found


def depths(reading: Reading) -> dict[str, int]:
    """Tell for each attribution how many others it stands inside; a circle of them counts once."""
    parent = {a.id: a.within for a in reading.attributions}
    result: dict[str, int] = {}
    for attribution_id, outer in parent.items():
        seen, above = {attribution_id}, outer
        while above in parent and above not in seen:
            seen.add(above)
            above = parent[above]
        result[attribution_id] = len(seen) - 1
    return result


def _voice(reading: Reading, number: int, number_of: dict[str, int], words: int, total: int) -> Voice:
    own = [a for a in reading.attributions if number_of[a.id] == number]
    inside = {number_of[a.id] for a in reading.attributions if a.within and number_of.get(a.within) == number}
    return Voice(
        number=number,
        name=speaker(reading, own[0]),
        words=words,
        share=words / total,
        acts=tuple(Counter(a.act for a in own).most_common()),
        carries=tuple(sorted(inside - {number})),
        statements=tuple(a.id for a in own),
    )


def _first(attribution: Attribution) -> int:
    spans: list[Span | None] = [attribution.source_span, attribution.cue_span, *attribution.content]
    return min(span.start for span in spans if span)
