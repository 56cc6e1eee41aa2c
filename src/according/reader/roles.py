"""Who does it, and to whom: the actors that stand in the places that a frame names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from according.codebook.frames import Frame
from according.codebook.word_groups import word_group
from according.reader import clause
from according.reader.aimed import Aims
from according.reader.arguments import BEFORE_IT
from according.reader.modified import belongs_to, renamed
from according.reader.reasons import forget, kept, note, pass_on, shared
from according.reader.triggers import Triggers

BEHIND = ("of", "by", "from", "in")
NAMING = frozenset({"including", "such as", "among them"})
ASKING = frozenset({"AGREE", "REQUEST", "REJECT", "SUPPORT"})
BY_THEIR_OWN = frozenset({"AGREE", "MOBILIZE", "THREATEN"})  # done with one's own troops, not to them
EVERY = frozenset({"all", "both", "warring", "rival", "opposing"})
ALL_OF = word_group("all_of_them")
WITH_FORCES = frozenset({
    ("MOBILIZE", "troops"), ("MOBILIZE", "police"), ("MOBILIZE", "weapons"), ("MOBILIZE", None), ("RETREAT", "withdraw"),
    ("RETREAT", "disarm"),
})  # fmt: skip
"""What is done with forces and by them: where nobody else is named they do it themselves."""
WITHIN_OTHERS = frozenset({"ASSAULT", "COERCE", "SANCTION"})
DURING = frozenset({"in", "during"})
WITHIN = DURING | {"under", "at", "by"}
OPERATIONS = word_group("operations")
SPARKING = word_group("sparking")
DEEDS = frozenset({"ASSAULT", "COERCE"})
ACTORS_ONLY = ("of-actor", "of-people", "of-place", "in-actor", "at-actor", "near-actor", "on-actor")


@dataclass(frozen=True, slots=True)
class Asking:
    """For which role of which happening a place is asked: what its reasons are written down for."""

    about: Token
    role: str


class Roles:
    """The actors and recipients of one article's happenings."""

    def __init__(self, triggers: Triggers) -> None:
        self._triggers = triggers
        self._known: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self._aims = Aims(triggers, self._sides, self.who)

    def of(self, trigger: Token, frame: Frame) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return (actors, recipients) as actor ids; nobody is both, and where all are equal nobody is recipient."""
        known = self._known.get(trigger.i)
        if known is not None:
            return known
        self._known[trigger.i] = ((), ())  # whom a happening concerns may not hang on itself
        actors, recipients = self.apart(trigger, frame)
        if frame.together:
            actors, recipients = _union(actors or self._who_asks(trigger), recipients), ()
            if len(actors) == 1 and frame.event_type == "ASSAULT":
                actors = _union(self._who_sparks(trigger), actors)
            shared(trigger, "recipients", "actors", "all who take part are actors")
        self._known[trigger.i] = actors, recipients
        return actors, recipients

    def apart(self, trigger: Token, frame: Frame) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return (actors, recipients) also where the frame counts all as actors: who refuses to meet is not whom he would meet."""
        forget(trigger, "actors", "recipients")  # asked again, what is shared by all is told apart
        actors = self._fill(trigger, frame, frame.actor, Asking(trigger, "actors"))
        if not actors and (frame.event_type, frame.mode) in WITH_FORCES and trigger.pos_ == "VERB" and clause.is_passive(trigger):
            actors = self._fill(trigger, frame, ("object",), Asking(trigger, "actors"))  # "troops were deployed"
        if not actors and frame.event_type in WITHIN_OTHERS and trigger.pos_ == "VERB" and clause.is_passive(trigger):
            actors = self._whose_operation(trigger)
        if not actors and frame.event_type == "AGREE" and trigger.pos_ == "VERB" and clause.is_passive(trigger):
            actors = self._whose_accord(trigger)
        own = actors if frame.event_type in BY_THEIR_OWN else ()
        recipients = self._fill(trigger, frame, frame.recipient, Asking(trigger, "recipients"), own)
        others = tuple(one for one in recipients if one not in actors)
        if not others and frame.event_type == "REQUEST":
            others = self._all_asked(trigger, frame)
        if not others and not frame.together:
            others = self.aimed(trigger, frame.event_type, actors)
        return actors, others

    def _whose_operation(self, verb: Token) -> tuple[str, ...]:
        """Return whose attack or operation it is in which something befell somebody ("were killed during the Obrian operation")."""
        halves = [verb, *(child for child in verb.children if child.dep_ == "conj" and child.tag_ == "VBN")]
        for preposition, noun in (phrase for half in halves for phrase in clause.obliques(half)):
            if preposition not in DURING:
                continue
            frame = self._triggers.frame(noun)
            armed = frame is not None and frame.event_type == "ASSAULT"
            if armed or noun.lemma_ in OPERATIONS:
                found = self._sides(noun)[0] if armed else self._direct(belongs_to(noun))
                if found:
                    note(verb, "actors", "whose operation it came about in", noun)
                    return found
        return ()

    def _whose_accord(self, verb: Token) -> tuple[str, ...]:
        """Return between whom the accord is in which something was agreed ("a pullout agreed in the pact between Obria and Velden")."""
        for preposition, noun in clause.obliques(verb):
            if preposition in WITHIN:
                found = self.who(self._triggers.arguments(noun).prepositions.get("between", ()))
                if found:
                    note(verb, "actors", "between whom it was agreed", noun)
                    return found
        return ()

    def _who_sparks(self, noun: Token) -> tuple[str, ...]:
        """Return whose deed led to a clash of which the other side alone is named ("attacked a post, prompting clashes with guards")."""
        verb = self._triggers.arguments(noun).governor
        if verb is None or verb.lemma_ not in SPARKING or clause.is_passive(verb):
            return ()
        note(noun, "actors", "whose deed led to it", verb)
        return self.who(clause.agents(verb))

    def _all_asked(self, trigger: Token, frame: Frame) -> tuple[str, ...]:
        """Return those whom a request goes to all together, whoever they are ("urged both sides", "called on all parties")."""
        around = self._triggers.arguments(trigger)
        for place in ("object", "indirect", "on", "to"):
            for token in around.slot(place, frame.extra):
                if token.lemma_ in ALL_OF and any(child.lower_ in EVERY for child in token.children):
                    note(trigger, "recipients", "all of them are asked", token)
                    return self._triggers.actors.voice(token)
        return ()

    def aimed(self, trigger: Token, event_type: str, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Return whom an act is aimed at of which its own places name nobody (``aimed.py``)."""
        found = self._aims.of(trigger, event_type, actors)
        if found:
            note(trigger, "recipients", "whom what it is about concerns, where its own places name nobody")
        return found

    def _sides(self, trigger: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return (actors, recipients) of whatever happening a token denotes; nobody for a token that denotes none."""
        frame = self._triggers.frame(trigger)
        return self.of(trigger, frame) if frame is not None else ((), ())

    def _who_asks(self, trigger: Token) -> tuple[str, ...]:
        """Return who asks for, offers or refuses what only the other side is named with ("called for talks with Obria")."""
        governor = self._triggers.arguments(trigger).governor
        frame = self._triggers.frame(governor) if governor is not None else None
        if governor is None or frame is None or frame.event_type not in ASKING:
            return ()
        note(trigger, "actors", "who asks for it, offers or refuses it", governor)
        return self._fill(governor, frame, frame.actor, Asking(trigger, "actors"))

    def who(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Return the actors that noun phrases stand for, coordinations spelled out; a thing stands for whom it belongs to."""
        found: tuple[str, ...] = ()
        for token in tokens:
            for one in clause.conjuncts(token):
                if one.ent_type_ != "WEAPON":
                    found = _union(found, self._triggers.actors.of(one) or self._behind(one) or self._direct(renamed(one)))
                    found = _union(found, self._named_among(one))
        return found

    def _named_among(self, noun: Token) -> tuple[str, ...]:
        """Return the persons who are named as some of a group ("ministers, including Ada Lenz and Bo Marr")."""
        found: tuple[str, ...] = ()
        for preposition, one in clause.obliques(noun):
            if preposition in NAMING:
                found = _union(found, self._direct(token for token in clause.conjuncts(one) if token.ent_type_ == "PERSON"))
        return found

    def _fill(self, trigger: Token, frame: Frame, places: tuple[str, ...], asking: Asking, own: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return who stands in the first of the places that is filled, but for parts of ``own``; ``asking`` is for what this is asked."""
        for place in places:
            standing = self._standing(trigger, frame, place)
            found = self._in_place(trigger, frame, place, standing)
            found = tuple(one for one in found if self._triggers.actors.record(one).part_of not in own) if own else found
            if found:
                self._note(asking, place, standing)
                return found
        return ()

    def _standing(self, trigger: Token, frame: Frame, place: str) -> list[Token]:
        """Return the heads that stand in a place of a frame."""
        around = self._triggers.arguments(trigger)
        if place == "subject" and frame.agentless and _after_passive(trigger):
            return clause.agents(trigger.head)
        standing = around.slot(place, frame.extra)
        return standing if frame.event_type != "ACCUSE" else [one for one in standing if not self._befallen(one, trigger)]

    def _befallen(self, noun: Token, trigger: Token) -> bool:
        """Tell whether a noun is whom a deed befell that a word is about: "condemned the murder of Lenz" condemns not Lenz."""
        deed = noun.head
        if deed.dep_ != "obj" or deed.head.i != trigger.i:
            return False
        frame = self._triggers.frame(deed)
        return frame is not None and frame.event_type in DEEDS

    def _in_place(self, trigger: Token, frame: Frame, place: str, standing: list[Token]) -> tuple[str, ...]:
        """Return the actors whom the heads in a place of a frame stand for."""
        if place.startswith("content-"):
            return self._of_content(trigger, place)
        if place == "clause":
            return self._of_clause(trigger)
        if place in BEFORE_IT:  # of "a prisoner swap" the prisoners are what it is, not who makes it
            found = self._direct(one for one in standing if one.lemma_.lower() not in frame.word.split(" "))
            wholes = {self._triggers.actors.record(one).part_of for one in found}
            return tuple(one for one in found if one not in wholes)  # "a Kenyan army raid" is the army's
        return self._direct(standing) if place in ACTORS_ONLY else self.who(standing)

    def _note(self, asking: Asking, place: str, standing: list[Token]) -> None:
        """Write down which place of a frame was filled, by which words, and why these stand for whom they do."""
        if kept(asking.about.doc) is None:
            return
        words = [one for token in standing for one in clause.conjuncts(token) if self._triggers.actors.of(one) or self._behind(one)]
        for word in words:
            note(asking.about, asking.role, f"it stands in the place “{place}” of the frame", word)
            pass_on(word, "stands for", asking.about, asking.role)
        if not words:
            note(asking.about, asking.role, f"by the place “{place}” of the frame")

    def _direct(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        found: tuple[str, ...] = ()
        for token in tokens:
            for one in clause.conjuncts(token):
                found = _union(found, self._triggers.actors.of(one))
        return found

    def _of_content(self, trigger: Token, place: str) -> tuple[str, ...]:
        for token in self._triggers.content(self._triggers.arguments(trigger)):
            frame = self._triggers.frame(token)
            if frame is not None:
                actors, recipients = self.of(token, frame)
                found = recipients if place == "content-recipient" else actors
                if found:
                    return found
        return ()

    def _of_clause(self, trigger: Token) -> tuple[str, ...]:
        content = self._triggers.arguments(trigger).content
        if content is None:
            return ()
        speakers = {token.i for token in clause.agents(trigger)}
        return self.who(token for token in clause.subjects(content) if token.i not in speakers)

    def _behind(self, noun: Token) -> tuple[str, ...]:
        """Whom a thing or a happening belongs to: who does it, its possessor, the nation or group before it, its of-phrase."""
        if noun.pos_ not in ("NOUN", "PROPN") or self._somebody_else(noun):
            return ()
        frame = self._triggers.frame(noun)
        if frame is not None:
            return self.of(noun, frame)[0]
        names = (child for child in noun.children if child.dep_ == "appos" and child.pos_ == "PROPN" and child.ent_type_ != "PLACE")
        named = self._direct(names) if noun.pos_ == "NOUN" else ()
        if named:
            note(noun, "stands for", "a name beside the words tells whom they mean", noun)
            return named
        owners = [child for child in noun.children if child.dep_ == "nmod:poss"]
        for child in owners or belongs_to(noun):
            found = self._direct([child])
            if child.pos_ == "NOUN" and not owners and all(self._triggers.actors.record(one).sectors == ("BUS",) for one in found):
                continue  # "bank accounts" are not the bank's
            if found:
                note(noun, "stands for", "a thing stands for whom it belongs to", child)
                return found
        for preposition, other in clause.obliques(noun):
            if preposition in BEHIND:
                found = self._triggers.actors.of(other)
                if found:
                    note(noun, "stands for", f"a thing or group stands for whom it is “{preposition}”", other)
                    return found
        return ()

    def _somebody_else(self, noun: Token) -> bool:
        """Tell whether a noun means people who are not whom they stand near ("the minister's critics", "Obrian separatists")."""
        lemma = noun.lemma_.lower()
        return lemma in self._triggers.codebook.persons or lemma.endswith("ist")


def _after_passive(verb: Token) -> bool:
    """Tell whether a verb only seems to share the subject of a passive ("ten were killed and injured twenty others")."""
    return verb.dep_ == "conj" and clause.is_passive(verb.head) and not clause.is_passive(verb)


def _union(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
