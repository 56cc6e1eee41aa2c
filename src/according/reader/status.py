"""Whether it happened: what tense, modality, negation and the governing words make of a happening.

The answer is a status of the format, or ``negated`` (said not to be) or ``averted`` (it did not come about, or nobody
says that it did). The words that govern a mood are the codebook's (``moods.toml``); the nearest one decides, unless a
word further out is itself unreal.
"""

from __future__ import annotations

from typing import Literal, cast

from spacy.tokens import Token

from according.codebook.frames import Frames
from according.codebook.word_groups import word_group
from according.reader import clause
from according.reader.arguments import Arguments
from according.reader.modified import MODIFIERS, QUANTIFIERS
from according.reader.reasons import forget, kept, note

Mood = Literal["reported", "denied", "planned", "demanded", "threatened", "hypothetical", "negated", "averted"]
Effect = Mood | Literal["done"]
UNREAL = frozenset({"hypothetical", "averted", "negated"})
MODALS: dict[str, Mood] = {
    "will": "planned", "'ll": "planned", "’ll": "planned", "wo": "planned", "shall": "planned",
    "would": "hypothetical", "'d": "hypothetical",
    "could": "hypothetical", "can": "hypothetical", "ca": "hypothetical", "may": "hypothetical", "might": "hypothetical",
    "should": "demanded", "must": "demanded", "ought": "demanded",
}  # fmt: skip
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "until"})
REAL_MARKS = frozenset({
    "after", "before", "while", "when", "since", "because", "as", "by", "for", "although", "though", "once", "in", "with", "on", "of",
})  # fmt: skip
OPEN_PREPOSITIONS = frozenset({"for", "of", "to", "on", "against", "about", "from", "into", "with"})
PASSING_ON = word_group("passing_on")
IN_TURN = frozenset({"exchange", "return"})  # "the release of A in exchange for that of B": both come about, or neither
SERVING = frozenset({"aim", "design", "intend", "mean"})
OPEN_OR_NOT = frozenset({"planned", "hypothetical", "threatened"})
NEVER_YET = frozenset({"intend", "offer", "pledge", "promise", "propose", "vow"})  # also with "the": "promised the withdrawal"
WISHING = frozenset({"want", "wish", "like", "need"})
OCCASIONS = frozenset({"at", "during", "in", "through"})
AHEAD = frozenset({"ahead of", "pending"})
MEANS = frozenset({"by", "in", "on", "with"})
AHEAD_OF_US = frozenset({"planned", "demanded", "threatened", "hypothetical"})
TEXT_IN_FORCE = word_group("into_force")
_DEPTH = 8


class Moods:
    """The moods of one article's happenings.

    While one is looked for, ``_grounds`` holds each mood that a word made, with that word and why; the last that is the answer decided it.
    """

    def __init__(self, codebook: Frames) -> None:
        self._codebook = codebook
        self._grounds: list[tuple[Effect, str, Token]] = []

    def of(self, trigger: Token, *, told: bool = False) -> Mood:
        """Return the mood of a happening that a verb or noun denotes.

        ``told``: somebody says so, or its day is set ("he would go, she said", "he would go on Friday"): then "would" is a plan.
        """
        self._grounds.clear()
        mood = self._of(trigger, _DEPTH)
        if told and mood == "hypothetical" and self._future_of_past(trigger):
            mood = self._made("planned", "“would” of what is told or dated is the future of a past", trigger)
        self._note(trigger, mood)
        return mood

    def _made(self, mood: Mood, why: str, word: Token) -> Mood:
        self._grounds.append((mood, why, word))
        return mood

    def _note(self, trigger: Token, mood: Mood) -> None:
        """Write down which word decided the mood of a happening."""
        if kept(trigger.doc) is None:
            return
        forget(trigger, "status")
        for made, why, word in reversed(self._grounds):
            if made == mood:
                note(trigger, "status", f"{mood}: {why}", word)
                return
        if mood == "reported":
            note(trigger, "status", "reported: nothing beside the word makes it anything else")

    @staticmethod
    def _future_of_past(trigger: Token) -> bool:
        verb = trigger if trigger.pos_ == "VERB" else trigger.head
        would = any(child.dep_ == "aux" and child.lower_ == "would" for child in verb.children)
        return would and not _conditional(verb) and not any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in verb.children)

    def _of(self, token: Token, depth: int) -> Mood:
        if depth == 0:
            return "reported"
        if token.pos_ in ("NOUN", "PROPN"):
            return self._of_noun(token, depth)
        return self._of_verb(token, depth)

    def _of_verb(self, verb: Token, depth: int) -> Mood:
        if clause.is_negated(verb):
            return self._made("negated", "a negation", verb)
        marks = {child.lower_ for child in verb.children if child.dep_ == "mark"}
        if marks & CONDITIONS:
            came = "until" in marks and verb.tag_ == "VBD"  # "were safe until rebels came"
            return "reported" if came else self._made("hypothetical", "a condition", _mark(verb, CONDITIONS))
        if "due" in marks:
            return self._made("planned", "what is due", verb)  # "is due to visit"
        own = self._modal(verb)
        if own is not None:
            return own
        return self._governed(verb, marks, depth)

    def _modal(self, verb: Token) -> Mood | None:
        auxiliaries = [child for child in verb.children if child.dep_ == "aux"]
        for child in auxiliaries:
            mood = MODALS.get(child.lower_)
            if child.lower_ in ("'d", "’d") and verb.tag_ == "VBN":
                continue
            if child.lower_ == "would" and verb.dep_ in ("ccomp", "acl:relcl", "parataxis") and not _conditional(verb):
                return self._made("planned", "“would” inside what is said is the future of a past", child)
            if mood is not None:
                return self._made(mood, "the auxiliary", child)
        if verb.dep_ == "conj" and not auxiliaries and verb.tag_ in ("VB", "VBN") and clause.predicate(verb.head):
            return self._modal(verb.head)
        infinitive = any(child.lower_ == "to" and child.dep_ in ("mark", "aux") for child in verb.children)
        if infinitive and verb.dep_ in ("root", "ROOT", "ccomp", "parataxis"):
            return self._made("planned", "“is to”, or a headline's infinitive", verb)  # "Minister to visit"
        return None

    def _governed(self, verb: Token, marks: set[str], depth: int) -> Mood:
        relation, head = verb.dep_, verb.head
        if relation == "conj":
            shares = verb.tag_ in ("VB", "VBG", "VBN") and not any(child.dep_ in ("nsubj", "aux") for child in verb.children)
            return self._of(head, depth - 1) if shares else self._content_of(verb, head, depth)
        if relation in ("xcomp", "ccomp"):
            return self._complement(verb, head, marks, depth)
        if relation in ("advcl", "acl"):
            return self._dependent(verb, head, marks, depth)
        if relation in ("csubj", "csubj:pass"):
            come_true = verb.tag_ == "VBG" and head.tag_ == "VBD" and head.pos_ == "VERB"  # "fighting in the north killed ten"
            unreal = verb.tag_ in ("VB", "VBG") and not come_true
            return self._made("hypothetical", "a subject clause that is not finite", verb) if unreal else "reported"
        return "reported"

    def _content_of(self, verb: Token, head: Token, depth: int) -> Mood:
        """Return the mood of a finite conjunct, which may share its partner's frame ("demands that it stop and that troops leave")."""
        if head.dep_ in ("ccomp", "xcomp") and verb.tag_ == "VB":
            return self._of(head, depth - 1)
        return "reported"

    def _complement(self, verb: Token, head: Token, marks: set[str], depth: int) -> Mood:
        effect = self._effect(head)
        outer = self._of(head, depth - 1) if head.i != verb.i else "reported"
        infinitive = "to" in marks or verb.tag_ == "VB"
        finite = verb.dep_ == "ccomp" and not infinitive
        if effect in ("denied", "averted", "hypothetical"):
            return "averted" if effect == "hypothetical" and outer == "negated" else _real(effect)  # "was not able to agree"
        if head.lemma_ in WISHING and infinitive and _of_another(verb, head):
            effect = self._made("demanded", "what somebody wants of another", head)  # "wants the minister to leave"
        if outer in ("demanded", "threatened", "denied") and effect in ("planned", "done") and not finite:
            return outer  # "should move to", "must agree to"
        if outer in UNREAL:
            return "reported" if finite else outer if outer != "negated" else "averted"
        plain = _subjunctive(verb) or (verb.lower_ == verb.lemma_ and not any(child.dep_ in ("aux", "cop") for child in verb.children))
        if finite and verb.tag_ != "VB" and not (plain and effect == "demanded"):
            return "reported"  # told, warned, promised: what is put in the indicative is stated
        if effect == "done" or (effect is None and verb.tag_ == "VBG"):
            return outer
        if effect is None:
            return "reported" if finite else self._made("hypothetical", "an infinitive under a word that leaves it open", head)
        return _real(effect)

    def _dependent(self, verb: Token, head: Token, marks: set[str], depth: int) -> Mood:
        if "without" in marks or "instead" in marks:
            return "averted"
        if head.pos_ in ("NOUN", "PROPN", "PRON") and verb.dep_ == "acl":
            outer = self._of(head, depth - 1)
            if marks and outer in ("averted", "denied"):
                return outer  # "rejected a plan to withdraw"
            if "to" in marks:
                return _real(self._noun_effect(head) or self._made("hypothetical", "an infinitive behind a noun", head))
            if marks & {"of", "that", "on", "for"}:
                return _real(self._noun_effect(head, *marks & {"on", "for"}))
            return self._by_text(verb, head, depth)
        effect = self._effect(head)
        if marks & {"to", "of", "from", "against", "that", "at"} and effect not in (None, "done"):
            outer = self._of(head, depth - 1)
            if outer == "demanded" and effect == "planned":
                return outer  # "should move to"
            return outer if outer in UNREAL and outer != "negated" else _real(effect)
        if "from" in marks:
            return "averted" if effect == "averted" else "reported"
        if "to" in marks and not _in_the_end(verb):
            return self._towards(verb, head, effect, depth)
        if marks & REAL_MARKS:
            return self._beside(verb, head, marks, depth)
        if verb.tag_ in ("VBG", "VBN") or "to" in marks:
            outer = self._of(head, depth - 1)
            return "averted" if outer == "negated" else outer
        return "reported"

    def _by_text(self, verb: Token, noun: Token, depth: int) -> Mood:
        """Return the mood of what a participle says that a text does: a bill does so only when it is passed ("a bill banning")."""
        effect = self._said_of("texts", noun.lemma_.lower())
        if effect is None or verb.tag_ != "VBG" or noun.head.lemma_ in TEXT_IN_FORCE:
            return "reported"
        if effect == "done":
            outer = self._of_noun(noun, depth - 1)
            return outer if outer in AHEAD_OF_US else "reported"
        return self._made(_real(effect), "moods.toml, texts", noun)

    def _towards(self, verb: Token, head: Token, effect: Effect | None, depth: int) -> Mood:
        """Return the mood of what a verb is done for, or, as a gerund, of what it comes down to ("resorted to throwing stones")."""
        outer = self._of(head, depth - 1)
        if outer == "demanded" or (effect == "done" and verb.tag_ == "VBG"):
            return outer
        return self._made("planned", "a purpose", verb)

    def _beside(self, verb: Token, head: Token, marks: set[str], depth: int) -> Mood:
        """Return the mood of a clause that says when, how or why: real, unless it lies ahead with the clause that it belongs to."""
        if verb.tag_ == "VBG" and marks & {"before", "after"}:
            return self._modal(head) or "reported"  # "will visit Lenz before leaving for Tesk"
        if verb.tag_ == "VBG" and marks & MEANS:
            outer = self._of(head, depth - 1)
            return outer if outer in AHEAD_OF_US else "reported"  # "is expected to focus on freeing", "would retaliate by attacking"
        ahead = "before" in marks and _present(verb)  # "before they leave": it is open
        return self._made("hypothetical", "“before” what may come", verb) if ahead else "reported"

    def _of_noun(self, noun: Token, depth: int) -> Mood:
        for child in noun.children:
            if child.dep_ in MODIFIERS or child.dep_ == "det":
                if child.dep_ == "det" and child.lower_ == "no":
                    return "averted"
                mood = self._said_of("adjectives", child.lemma_.lower()) or self._participle(child)
                if mood in ("planned", "threatened") and self._begun(noun):
                    continue
                if mood not in (None, "done", "demanded"):  # "urgent appeal", "the needed aid": the need is told, not the deed asked for
                    return self._made(_real(mood), "moods.toml, adjectives", child)
                if child.lower_ == "any":
                    return self._made("hypothetical", "“any”", child)
        if noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
            return self._of_noun(noun.head, depth - 1) if depth else "reported"
        head = noun.head
        if head.i == noun.i:
            return "reported"
        if noun.dep_ in ("nmod", "nmod:poss") and head.pos_ == "NOUN":
            return self._under_noun(noun, head, depth)
        if head.pos_ in ("VERB", "AUX"):
            return self._under_verb(noun, head, depth)
        if head.pos_ == "ADJ" and noun.dep_ in ("obl", "nsubj"):
            return _real(self._said_of("adjectives", head.lemma_.lower()))
        return "reported"

    def _participle(self, word: Token) -> Effect | None:
        """Return what a participle before a noun makes of it, which the codebook has as an adjective ("the proposed visit")."""
        return self._said_of("adjectives", word.lower_) if word.tag_ == "VBN" else None

    def _begun(self, noun: Token) -> bool:
        """Tell whether a verb says that what was planned or threatened came about ("launched its long-threatened invasion")."""
        around = Arguments(noun, self._codebook)
        verb = around.governor if around.carried else None
        return verb is not None and self._effect_of(verb, clause.preposition_of(noun), clausal=False) in (None, "done")

    def _under_noun(self, noun: Token, head: Token, depth: int) -> Mood:
        preposition = clause.preposition_of(noun)
        effect = self._noun_effect(head, preposition) if preposition in OPEN_PREPOSITIONS else None
        if effect is not None and not _definite(noun):
            outer = self._of_noun(head, depth - 1) if depth > 1 else "reported"
            return outer if outer == "averted" else _real(effect)
        if head.lemma_ in PASSING_ON | QUANTIFIERS or (noun.lemma_ in IN_TURN and preposition == "in"):
            return self._of_noun(head, depth - 1)
        return "reported"

    def _under_verb(self, noun: Token, verb: Token, depth: int) -> Mood:
        preposition = clause.preposition_of(noun)
        behind = noun.dep_ == "obl" and noun.i > verb.i  # a phrase before its verb is a setting: "on a visit to Lenz, she appealed to"
        if preposition in AHEAD:
            return self._made("planned", "a phrase that looks ahead to it", noun)
        if preposition == "as" and behind:
            return self._made("averted", "a name that is given to something else", noun)  # "denounced the ruling as an attack on"
        governed = noun.dep_ in ("obj", "nsubj:pass") or (behind and preposition in OPEN_PREPOSITIONS)
        effect = self._effect(verb, preposition, clausal=False)
        around = Arguments(noun, self._codebook)
        outer = self._of(verb, depth - 1)
        if noun.dep_ == "nsubj:pass" and verb.lemma_ in SERVING and any(child.dep_ in ("xcomp", "advcl") for child in verb.children):
            return outer  # "the visit was aimed at healing": it serves a purpose, and is none
        if governed and effect == "planned" and outer in ("hypothetical", "demanded"):
            return outer  # "unless he arranges a truce"
        if governed and effect not in (None, "done") and not (_definite(noun) and effect in OPEN_OR_NOT and verb.lemma_ not in NEVER_YET):
            return "averted" if outer == "negated" and effect != "denied" else _real(effect)
        if around.brought and outer != "negated":
            return outer
        if around.carried or around.happens or around.borne:
            return outer if not (around.borne and outer == "negated") else "averted"
        if outer in ("hypothetical", "planned", "demanded") and preposition in ("until", "till"):
            return "planned"  # "will stay until their arrival"
        if outer in ("hypothetical", "planned") and preposition in OCCASIONS:
            return outer  # "will raise it at the meeting"
        if outer in ("hypothetical", "negated") and not _definite(noun) and noun.dep_ != "obl":
            return self._made("hypothetical", "an object of what is not done", verb)
        return "reported"

    def _effect(self, head: Token, preposition: str = "", *, clausal: bool = True) -> Effect | None:
        effect = self._effect_of(head, preposition, clausal=clausal)
        if effect is not None:
            self._grounds.append((effect, "moods.toml has the word over it", head))
        return effect

    def _effect_of(self, head: Token, preposition: str, *, clausal: bool) -> Effect | None:
        lemma = head.lemma_.lower()
        if head.pos_ in ("ADJ", "ADV"):
            return self._said_of("adjectives", lemma)
        if head.pos_ == "NOUN":
            return self._noun_effect(head)
        particle = next((child.lower_ for child in head.children if child.dep_ == "compound:prt"), preposition)
        effect = self._said_of("verbs", f"{lemma} {particle}") or self._said_of("verbs", lemma)
        if effect is None:
            effect = self._said_of("infinitives" if clausal else "objects", lemma)
        return effect or (self._said_of("adjectives", head.lower_) if head.tag_ == "VBN" else None)

    def _noun_effect(self, noun: Token, preposition: str = "") -> Effect | None:
        lemma = noun.lemma_.lower()
        effect = self._said_of("nouns", f"{lemma} {preposition}") or self._said_of("nouns", lemma)
        if effect is not None:
            self._grounds.append((effect, "moods.toml, nouns", noun))
        return effect

    def _said_of(self, part: str, word: str) -> Effect | None:
        return cast("Effect | None", self._codebook.moods.get((part, word)))


def _mark(verb: Token, words: frozenset[str]) -> Token:
    return next(child for child in verb.children if child.dep_ == "mark" and child.lower_ in words)


def _real(effect: Effect | None) -> Mood:
    return "reported" if effect is None or effect == "done" else effect


def _in_the_end(verb: Token) -> bool:
    """Tell whether an infinitive tells what came of it ("reached the shore only to be beaten")."""
    return any(child.lower_ == "only" and child.dep_ == "advmod" and child.i < verb.i for child in verb.children)


def _definite(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in ("the", "this", "that", "these", "those") for child in noun.children)


def _of_another(verb: Token, head: Token) -> bool:
    """Tell whether an infinitive is what somebody else is to do than who speaks of it."""
    return any(child.dep_ in ("obj", "iobj") for child in head.children) or any(child.dep_ in clause.SUBJECT for child in verb.children)


def _subjunctive(verb: Token) -> bool:
    """Tell whether a passive or nominal predicate stands in the subjunctive ("that he be released")."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")]
    return [child.lower_ for child in helpers] == ["be"]


def _present(verb: Token) -> bool:
    finite = next((child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")), verb)
    return finite.tag_ in ("VBZ", "VBP", "VB")


def _conditional(verb: Token) -> bool:
    adverbials = (child for child in verb.children if child.dep_ == "advcl")
    return any(mark.dep_ == "mark" and mark.lower_ in CONDITIONS for adverbial in adverbials for mark in adverbial.children)
