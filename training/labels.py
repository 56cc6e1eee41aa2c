"""What the model is taught to tell, and how the corpora's label sets map onto one."""

from __future__ import annotations

from typing import get_args

from according.records import EventType

UPOS = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X")
FEATURES = ("Degree", "Mood", "Number", "Person", "Tense", "VerbForm", "Voice")
"""The morphological features that the reader asks for; others are left out."""

NAMES = ("PERSON", "ORG", "PLACE", "NORP", "FACILITY", "WEAPON", "VEHICLE", "EVENT", "WORK", "MISC")
SPANS = ("source", "cue", "content")
EVENT_TYPES = get_args(EventType)
TRIGGER_VALUES = 1 + len(EVENT_TYPES)
"""No event, or one of PLOVER's types in the order of the records."""

ANY = frozenset(NAMES)
_VAGUE = frozenset({"NORP", "EVENT", "WORK", "WEAPON", "VEHICLE", "MISC"})

NAME_MAPS: dict[str, dict[str, frozenset[str]]] = {
    "wikigold": {
        "PER": frozenset({"PERSON"}), "ORG": frozenset({"ORG"}), "LOC": frozenset({"PLACE"}), "MISC": _VAGUE,
    },
    "wnut": {
        "person": frozenset({"PERSON"}), "location": frozenset({"PLACE"}), "corporation": frozenset({"ORG"}),
        "group": frozenset({"ORG", "NORP"}), "creative-work": frozenset({"WORK"}), "product": frozenset({"VEHICLE", "WEAPON", "MISC"}),
    },
    "crossner": {
        "politician": frozenset({"PERSON"}), "person": frozenset({"PERSON"}), "organisation": frozenset({"ORG"}),
        "politicalparty": frozenset({"ORG"}), "country": frozenset({"PLACE"}), "location": frozenset({"PLACE"}),
        "event": frozenset({"EVENT"}), "election": frozenset({"EVENT"}), "misc": _VAGUE,
    },
    "re3d": {
        "Organisation": frozenset({"ORG"}), "Location": frozenset({"PLACE"}), "Person": frozenset({"PERSON"}),
        "Nationality": frozenset({"NORP"}), "Weapon": frozenset({"WEAPON"}), "Vehicle": frozenset({"VEHICLE"}),
        "MilitaryPlatform": frozenset({"VEHICLE"}), "DocumentReference": frozenset({"WORK"}),
    },
    "gum": {
        "person": frozenset({"PERSON"}), "place": frozenset({"PLACE"}), "organization": frozenset({"ORG"}),
        "event": frozenset({"EVENT"}),
    },
}  # fmt: skip
"""For each corpus, what each of its labels may be among ours; a set of several is left for the model to choose from."""

BUILT = frozenset({
    "airport", "airfield", "airbase", "base", "bridge", "building", "barracks", "camp", "castle", "cathedral", "centre", "center",
    "checkpoint", "church", "court", "dam", "embassy", "factory", "gate", "hall", "hospital", "hotel", "house", "library", "market",
    "memorial", "monument", "mosque", "museum", "outpost", "palace", "park", "plant", "port", "post", "prison", "reactor", "refinery",
    "road", "school", "square", "stadium", "station", "street", "temple", "terminal", "tower", "tunnel", "university",
})  # fmt: skip
"""Last words by which a place is a facility: no corpus here tells the two apart, and a reader wants to know."""

TITLES = frozenset({
    "admiral", "ambassador", "capt", "capt.", "captain", "chancellor", "col", "col.", "colonel", "dr", "dr.",
    "foreign", "gen", "gen.", "general", "gov", "gov.", "governor", "judge", "justice", "lieutenant", "lt", "lt.", "madam", "major",
    "mayor", "minister", "miss", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "president", "prime", "prof", "prof.", "professor", "rep",
    "rep.", "representative", "rev", "rev.", "reverend", "secretary", "sen", "sen.", "senator", "sergeant", "sgt", "sgt.", "sir", "vice",
})  # fmt: skip
"""Words before a person's name that GUM counts to it and the other corpora do not."""

UNMARKED: dict[str, frozenset[str]] = {
    "wikigold": frozenset(),
    "wnut": frozenset({"NORP", "EVENT", "WEAPON", "VEHICLE"}),
    "crossner": frozenset(),
    "re3d": frozenset({"EVENT"}),
    "gum": frozenset({"NORP"}),
}
"""For each corpus, names that it does not mark, so that a word outside its spans may still be one."""


def bio(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tags for spans of these labels: O, then B- and I- of each."""
    return ("O", *(f"{edge}-{label}" for label in labels for edge in "BI"))


NAME_TAGS = bio(NAMES)
