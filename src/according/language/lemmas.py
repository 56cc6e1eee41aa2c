"""What is the dictionary form of a word? Tables for the irregular, rules for the rest, kept only when they arrive at a known word.

The method of WordNet's *morphy* (Fellbaum 1998), led by the Penn tag.
"""

from __future__ import annotations

import gzip
import json
from functools import cache
from pathlib import Path

_RULES: dict[str, tuple[tuple[str, str], ...]] = {
    "VBD": (("ied", "y"), ("ed", "e"), ("ed", "")),
    "VBN": (("ied", "y"), ("ed", "e"), ("ed", "")),
    "VBG": (("ying", "ie"), ("ing", "e"), ("ing", "")),
    "VBZ": (("ies", "y"), ("es", "e"), ("es", ""), ("s", "")),
    "NNS": (("ies", "y"), ("men", "man"), ("ves", "f"), ("ves", "fe"), ("es", "e"), ("es", ""), ("s", "")),
    "JJR": (("ier", "y"), ("er", "e"), ("er", "")),
    "JJS": (("iest", "y"), ("est", "e"), ("est", "")),
}  # fmt: skip
_RULES |= {"RBR": _RULES["JJR"], "RBS": _RULES["JJS"]}

_CLOSED = {
    "AUX": {
        "am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be", "'s": "be", "’s": "be", "'re": "be",
        "’re": "be", "'m": "be", "’m": "be", "has": "have", "had": "have", "having": "have", "'ve": "have", "’ve": "have", "does": "do",
        "did": "do", "'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would", "’d": "would", "sha": "shall",
    },
    "PART": {"n't": "not", "n’t": "not", "nt": "not", "’s": "'s"},
    "PRON": {
        "me": "I", "i": "I", "him": "he", "her": "she", "us": "we", "them": "they", "whom": "who", "these": "this", "those": "that",
    },
    "DET": {"an": "a", "these": "this", "those": "that"},
}  # fmt: skip
_BE_AND_HAVE = {**{form: lemma for form, lemma in _CLOSED["AUX"].items() if lemma in {"be", "have", "do"}}, "done": "do", "doing": "do"}
_PREFIXES = ("over", "under", "counter", "fore", "mis", "out", "re", "un")
_MUTE = ("ate", "ize", "ise", "yze", "yse")
_SPELLED = {"instal": "install"}
"""The tables have the rarer spelling alone."""
_PLURAL_IN_FORM = frozenset({"barracks", "crossroads", "gallows", "headquarters", "means", "news", "politics", "premises", "series"})
"""Nouns that are plural in form only; the tables know a "barrack" too."""
_DEFAULT_TAG = {"NOUN": "NN", "VERB": "VB", "AUX": "VB", "ADJ": "JJ", "ADV": "RB"}


@cache
def _tables() -> dict[str, tuple[dict[str, str], frozenset[str]]]:
    raw = json.loads(gzip.decompress((Path(__file__).parent / "model" / "lemmas.json.gz").read_bytes()))
    return {pos: (table["irregular"], frozenset(table["known"])) for pos, table in raw.items()}


@cache
def lemma(word: str, pos: str, tag: str) -> str:
    """Return the lemma of a word of that UPOS and Penn tag; names keep their case, the word itself is the last resort."""
    if pos in {"PROPN", "X", "SYM", "PUNCT"} or tag in {"NNP", "NNPS"}:
        return word
    low = word.lower()
    if pos in _CLOSED and tag != "PRP$":
        return _CLOSED[pos].get(low, low)
    tag = tag or _DEFAULT_TAG.get(pos, "")
    if pos == "VERB" and low in _BE_AND_HAVE:
        return _BE_AND_HAVE[low]
    if tag not in _RULES or pos not in _tables():
        return low
    found = _inflected(low, pos, tag)
    return _SPELLED.get(found, found)


def _inflected(low: str, pos: str, tag: str) -> str:
    irregular, known = _tables()[pos]
    if low in _PLURAL_IN_FORM and pos == "NOUN":
        return low
    if low in irregular:
        return irregular[low]
    candidates = [low[: -len(ending)] + other for ending, other in _RULES[tag] if low.endswith(ending) and len(low) > len(ending) + 1]
    for candidate in candidates:
        if candidate in known and not (candidate.endswith("sse") and candidate[:-1] in known):  # crossing: cross, not the racket
            return candidate
        if len(candidate) > 2 and candidate[-1] == candidate[-2] and candidate[:-1] in known:  # planned, referring
            return candidate[:-1]
    if low in known:
        return low
    return _prefixed(low, pos, tag) or _regular(candidates) or low


def _prefixed(low: str, pos: str, tag: str) -> str | None:
    """Return the lemma of a word that a prefix makes of a known one ("retook", "overthrew", "reoccupied")."""
    irregular, known = _tables()[pos]
    for prefix in _PREFIXES:
        rest = low.removeprefix(prefix)
        if rest != low and len(rest) > 3:
            base = irregular.get(rest) or _inflected(rest, pos, tag)
            if base != rest and base in known:
                return prefix + base
    return None


def _regular(candidates: list[str]) -> str | None:
    """Return what a rule makes of a word that no table has: with its mute e after "at", "iz" and the like ("exfiltrated")."""
    mute = next((candidate for candidate in candidates if candidate.endswith(_MUTE)), None)
    return mute or (candidates[-1] if candidates else None)
