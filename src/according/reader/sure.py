"""How sure is it that the text tells of this event? The signs that speak for and against, and the probability that they add up to.

The signs are weighed by a logistic regression (``codebook/confidence.toml``), fitted and checked on events that were judged by hand
(``docs/quality.md``): of the events with a confidence of about 0.8 about 80 in 100 are events of their type. Actors, days and places are
not part of what it promises; that they were found is a sign.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from according.codebook.confidence import Confidence
from according.codebook.frames import Frames
from according.codebook.plover import Type
from according.language.triggers import likelihood
from according.reader.happening import Happening

LEAST, MOST = 0.01, 0.99
_FAR = 5.0  # log-odds beyond which the head's word counts no more
HEAD = "head"
"""The sign that only a model with a trigger head gives."""


def signs(one: Happening, type_: Type, codebook: Frames) -> dict[str, float]:
    """Return what speaks for and against a happening, by name: mostly 1 where it holds; what does not hold is left out.

    ``head`` is the log-odds of the trigger head's probability of the type, missing where no trigger head has read the text. The place, the
    figures and whether the type needs a recipient were tried and told nothing more.
    """
    found: dict[str, float] = {
        "noun": one.nominal,
        "senses": math.log2(max(_senses(one, codebook), 1)),
        "bound": bool(one.frame.wanted or one.frame.content or one.frame.modifiers),
        "actors": bool(one.actors),
        "recipients": bool(one.recipients),
        "nobody": not (one.actors or one.recipients),
        "day": one.when is not None,
        "told": bool(one.chain),
        "again": math.log2(1 + one.told_again),
        "unreal": one.status != "reported",
        type_.quad.replace(" ", "_"): type_.quad != "verbal cooperation",
    }
    return {name: float(value) for name, value in found.items() if value} | _head(one)


def confidence_of(found: Mapping[str, float], weights: Confidence) -> float:
    """Return the probability that an event with these signs is one, from 0.01 to 0.99, in hundredths."""
    chosen = weights.with_head if HEAD in found else weights.without_head
    odds = chosen["base"] + sum(chosen.get(name, 0.0) * value for name, value in found.items())
    return round(max(LEAST, min(1 / (1 + math.exp(-odds)), MOST)), 2)


def told(found: Mapping[str, float], weights: Confidence) -> str:
    """Tell in words what the signs add up from, in log-odds, the heaviest first: "base +0.9, head +1.2, noun -0.4"."""
    chosen = weights.with_head if HEAD in found else weights.without_head
    parts = sorted(((name, chosen.get(name, 0.0) * value) for name, value in found.items()), key=lambda part: -abs(part[1]))
    return ", ".join(f"{name} {weight:+.1f}" for name, weight in (("base", chosen["base"]), *parts) if abs(weight) >= 0.05)


def _senses(one: Happening, codebook: Frames) -> int:
    table = codebook.nouns if one.nominal else codebook.verbs
    return len(table.get(one.frame.word, ()))


def _head(one: Happening) -> dict[str, float]:
    share = likelihood(one.trigger, one.event_type)
    if share is None:
        return {}
    rare = 1 / (1 + math.exp(_FAR))
    share = max(rare, min(share, 1 - rare))
    return {HEAD: math.log(share / (1 - share))}
