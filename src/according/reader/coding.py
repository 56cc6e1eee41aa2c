"""How is a happening coded that is to come, refused or denied? PLOVER's rules on top of its frame and mood.

Meetings, support, cooperation and aid to come are AGREE; a retreat that is announced is CONCEDE; what somebody says he will not do is
REJECT; what he will do unless he gets his way is THREATEN. A plain negation is no event, unless somebody denies with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from spacy.tokens import Token

from according.codebook.frames import Frame
from according.codebook.plover import Plover
from according.codebook.word_groups import word_group
from according.reader import clause
from according.reader.arguments import DATES
from according.reader.reasons import note
from according.reader.status import Mood, Moods
from according.reader.triggers import Triggers
from according.records import Attribution, EventType, Status

TO_COME = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
PROMISING = word_group("promising")
CAUTIONING = frozenset({"warn", "caution"})
EXERCISES = word_group("exercises")
CALLING = frozenset({"call", "announce", "declare", "proclaim"})
DAYS = frozenset({"tomorrow", "week", "weekend", "month"})
GIVEN = frozenset({"COOPERATE", "AID"})
WILLING = frozenset({"willing", "ready", "prepared"})
ANNOUNCED = frozenset({"withdraw", "ceasefire", "disarm"})
WOULD = frozenset({"will", "would", "wo", "'ll", "’ll", "shall"})
MIGHT = frozenset({"could", "may", "might"})
ASSENTING = frozenset({"SUPPORT", "AGREE"})
PLAINLY = frozenset({"do", "does", "did"})
WILL = frozenset({"will", "wo", "would", "can", "ca", "could", "shall"})


class Coding:
    """The types, modes and statuses of one article's happenings."""

    def __init__(self, scheme: Plover, triggers: Triggers, moods: Moods, attributions: Mapping[str, Attribution]) -> None:
        self._scheme = scheme
        self._triggers = triggers
        self._moods = moods
        self._attributions = attributions

    def of(
        self, token: Token, frame: Frame, mood: Mood, actors: tuple[str, ...], chain: tuple[str, ...]
    ) -> tuple[EventType, str | None, Status] | None:
        """Return (type, mode, status) of a word that a frame fits; None when it was averted, or the negation leaves no event."""
        event_type, mode = frame.event_type, frame.mode
        if mood == "negated":
            return self._refusal(token, frame, actors, chain)
        if mood == "averted":
            return None
        if event_type == "THREATEN" and token.lemma_ in CAUTIONING and self._cautions(token, actors):
            return None  # "warned that prices could rise", "warned Chad that rebels would attack"
        recast = self._recast(token, frame, mood, actors)
        if recast is not None:
            return recast
        if mood == "planned" and token.head.lemma_ in WILLING and self._scheme.types[event_type].quad.endswith("cooperation"):
            note(token, "event_type", "AGREE: who is willing to cooperate agrees", token.head)
            return "AGREE", None, "reported"
        if mood == "planned" and event_type in GIVEN and self.serves_a_deed(token):
            note(token, "status", "what a deed is for: planned")
            return event_type, mode, "planned"
        if mood == "planned" and event_type in TO_COME:
            note(token, "event_type", "AGREE: meetings, support, cooperation and aid to come are agreed on")
            return "AGREE", None, "planned"
        if mood == "planned" and event_type == "RETREAT" and mode in ANNOUNCED and self._announced(token, actors, chain):
            note(token, "event_type", "CONCEDE: a retreat that those who retreat announce")
            return "CONCEDE", None, "planned"
        if mood in ("planned", "hypothetical") and self._scheme.types[event_type].quad == "material conflict":
            if self._threatens(token, actors, chain):
                note(token, "status", "what the speaker would do to others: threatened")
                return event_type, mode, "threatened"
            return event_type, mode, "hypothetical" if self.serves_a_deed(token) else mood  # "fired to disperse": whether they did is open
        return event_type, mode, mood

    def _recast(self, token: Token, frame: Frame, mood: Mood, actors: tuple[str, ...]) -> tuple[EventType, str | None, Status] | None:
        """Return what a word is that means another type by what it is about, or by who takes part; None for most."""
        event_type, mode = frame.event_type, frame.mode
        status = cast("Status", mood)
        if event_type == "THREATEN" and token.lemma_ in PROMISING and self._negative(token):
            note(token, "event_type", "AGREE: what is promised is not to harm")
            return "AGREE", None, status
        if event_type == "MOBILIZE" and len(self._countries(actors)) > 1 and token.lemma_ in EXERCISES:
            note(token, "event_type", "COOPERATE: an exercise that two states hold together")
            return "COOPERATE", None, status
        if event_type == "AGREE" and self._declines(token):
            note(token, "event_type", "REJECT: what is promised is not to do something")
            return "REJECT", None, status
        if event_type == "PROTEST" and mood == "reported" and token.lemma_ in CALLING and self._for_a_day(token):
            note(token, "status", "planned: a protest that is called for a day is one to come")
            return event_type, mode, "planned"
        if mood == "planned" and actors and _unless(token):
            note(token, "event_type", 'THREATEN: what is announced hangs on an "unless"')
            return "THREATEN", self._scheme.content_mode("THREATEN", event_type, mode), "reported"
        return None

    def _for_a_day(self, token: Token) -> bool:
        """Tell whether something is called or announced for a day to come ("called a strike for Friday")."""
        nouns = self._triggers.arguments(token).prepositions.get("for", ())
        return any(word.lower_ in DATES | DAYS for noun in nouns for word in (noun, *noun.lefts))

    def _threatens(self, token: Token, actors: tuple[str, ...], chain: tuple[str, ...]) -> bool:
        """Tell whether somebody says what he, or who belongs to him, would do to others should they act so or so."""
        helpers = {child.lower_ for child in token.children if child.dep_ == "aux"}
        if not chain or helpers.isdisjoint(WOULD | MIGHT):
            return False
        said = self._attributions[chain[0]]
        if said.act == "threaten":
            return not helpers.isdisjoint(WOULD)
        speakers = {said.source, *said.also} - {None}
        own = any(actor in speakers or self._triggers.actors.record(actor).part_of in speakers for actor in actors)
        return own and any(child.dep_ == "advcl" and _marked(child, ("if", "unless")) for child in token.children)

    def _refusal(
        self, token: Token, frame: Frame, actors: tuple[str, ...], chain: tuple[str, ...]
    ) -> tuple[EventType, str | None, Status] | None:
        helpers = {child.lower_ for child in token.children if child.dep_ == "aux"}
        unwilling = bool(helpers & WILL) or (frame.event_type in ASSENTING and bool(helpers & PLAINLY))
        if unwilling and actors and self._scheme.types[frame.event_type].quad.endswith("cooperation"):
            note(token, "event_type", "REJECT: what somebody says he will not do")
            note(token, "status", "to refuse is done by saying so: reported")
            return "REJECT", self._scheme.content_mode("REJECT", frame.event_type, frame.mode), "reported"
        if chain and not self._withheld(token):
            source = self._attributions[chain[0]]
            if source.act == "deny" or (source.source is not None and source.source in actors):
                note(token, "status", f"negated, and {chain[0]} denies it or speaks of itself: denied")
                return frame.event_type, frame.mode, "denied"
        return None

    def _withheld(self, token: Token) -> bool:
        """Tell whether what is not to be done is the content of a vow, which says it already ("vowed not to sign")."""
        frame = self._triggers.frame(token.head) if token.dep_ == "xcomp" and token.head.pos_ == "VERB" else None
        return frame is not None and frame.event_type == "AGREE"

    def _declines(self, token: Token) -> bool:
        """Tell whether what is vowed is not to do something ("vowed not to sign")."""
        content = self._triggers.arguments(token).content
        if content is None or not self._negative(token):
            return False
        helpers = {child.lower_ for child in content.children if child.dep_ in ("aux", "mark")}
        return bool(helpers & (WILL | {"to"}))  # "vowed: I am not afraid" is about what is

    def _negative(self, token: Token) -> bool:
        """Tell whether the content of a promise is negated by a word of its own ("not to", not "that no hunter would")."""
        content = self._triggers.arguments(token).content
        return content is not None and any(child.lower_ in clause.NEGATIONS for child in content.children)

    def _cautions(self, token: Token, actors: tuple[str, ...]) -> bool:
        """Tell whether a warning is of what may be, or of what others would do, so that nobody is threatened."""
        content = self._triggers.arguments(token).content
        if content is None or content.dep_ != "ccomp":
            return False
        if any(child.lower_ in MIGHT for child in content.children if child.dep_ == "aux"):
            return True
        doers = {actor for subject in clause.agents(content) for actor in self._triggers.actors.of(subject)}
        return bool(doers) and not any(self._belongs(doer, actors) for doer in doers)

    def _belongs(self, doer: str, actors: tuple[str, ...]) -> bool:
        """Tell whether a doer is one of the speakers, of his own, or of the same country."""
        record, speakers = self._triggers.actors.record(doer), [self._triggers.actors.record(one) for one in actors]
        return any(one.id in (record.id, record.part_of) or (one.country is not None and one.country == record.country) for one in speakers)

    def _countries(self, actors: tuple[str, ...]) -> set[str]:
        """Return the countries of those who act."""
        return {country for one in actors if (country := self._triggers.actors.record(one).country) is not None}

    def _announced(self, token: Token, actors: tuple[str, ...], chain: tuple[str, ...]) -> bool:
        """Tell whether those who are to leave or to cease fire say so themselves; under a deal it is a retreat to come."""
        if token.head.lemma_ in ("announce", "declare", "plan", "decide"):
            return True
        if token.head.lemma_ in ("accept", "agree"):
            return False
        return bool(chain) and bool(actors) and self._attributions[chain[0]].source in actors

    def serves_a_deed(self, trigger: Token) -> bool:
        """Tell whether a speech act is the purpose of something that was done ("marched to demand"): then it was made."""
        verb = trigger if trigger.pos_ == "VERB" else trigger.head
        verb = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ == "help" else verb  # "to help defend"
        purpose = verb.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children)
        return purpose and self._moods.of(verb.head) == "reported"


def _unless(verb: Token) -> bool:
    """Tell whether what is announced hangs on a condition ("will leave unless"): PLOVER codes an ultimatum as THREATEN."""
    return any(child.dep_ == "advcl" and _marked(child, ("unless",)) for child in verb.children)


def _marked(adverbial: Token, marks: tuple[str, ...]) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in marks for child in adverbial.children)
