"""Whom an act is aimed at when its own places name nobody: those whom what it is about concerns.

"Obria threatened to close its airspace unless Lenz withdrew" threatens Lenz; "rejected an offer from Lenz" turns Lenz down; "a strike
to demand the resignation of the premier" is against the premier.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Token

from according.reader import clause
from according.reader.modified import belongs_to, measured
from according.reader.triggers import Triggers
from according.records import Actor

Ids = tuple[str, ...]
CONDITIONS = frozenset({"if", "unless", "until"})
TOWARDS = ("to", "against", "with", "over", "about", "into", "from", "for", "of", "by")
WITHIN = ("on", "at", "in")  # where something is done; only a threat is to whoever is there
FROM_ACT = {
    "ACCUSE": ("over", "about", "into", "of", "against", "for"),
    "PROTEST": ("against", "over", "about", "at"),
}  # the prepositions of an act itself that lead to whom it is aimed at; those of other types are TOWARDS
AGAINST = ("against", "at", "over", "of", "about")  # "went on strike in protest of"
SPOKEN = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
SAID = SPOKEN | {"PROTEST", "SANCTION"}
OWN_DEEDS = frozenset({"THREATEN", "AGREE"})  # what they are about the actors do themselves
_DEPTH = 3  # nouns that may stand between an act and whom it concerns ("a programme of aid for Lenz")


class Aims:
    """Finds whom the acts of one article are aimed at; ``sides`` tells the (actors, recipients) of a happening."""

    def __init__(self, triggers: Triggers, sides: Callable[[Token], tuple[Ids, Ids]], who: Callable[[Iterable[Token]], Ids]) -> None:
        self._triggers = triggers
        self._sides = sides
        self._who = who

    def of(self, trigger: Token, event_type: str, actors: Ids) -> Ids:
        """Return whom an act is aimed at as actor ids; () when what it is about concerns nobody, or nobody but the actors, that is known.

        Types that are done, not said, are aimed at nobody but whom they befall: () for them, but for an attack whose purpose tells it.
        """
        if event_type == "ASSAULT" and trigger.pos_ == "NOUN":
            return self._sought(trigger, actors)
        if event_type not in SAID:
            return ()
        if event_type == "REQUEST":
            return self._asked(trigger, actors)
        if event_type == "THREATEN":
            found = self._others(self._who(self._unyielding(trigger)), actors)
            if found:
                return found
        for found in self._concerned(trigger, event_type, actors):
            if found:
                return found
        return ()

    def _sought(self, trigger: Token, actors: Ids) -> Ids:
        """Return whom an attack is to strike, as its purpose tells ("an offensive to drive out the rebels")."""
        for purpose in _purposes(trigger, None):
            frame = self._triggers.frame(purpose)
            if frame is not None and frame.event_type == "ASSAULT":
                return self._others(self._sides(purpose)[1], actors)
        return ()

    def _unyielding(self, trigger: Token) -> list[Token]:
        """Return who is to yield: the subjects of the conditions that a threat is bound to."""
        content = self._triggers.arguments(trigger).content
        verbs = [trigger, *(clause.conjuncts(content) if content is not None else ())]
        verbs += [child for verb in verbs for child in verb.subtree if child.dep_ in ("acl", "xcomp") and child.i > trigger.i]
        conditions = [child for verb in verbs for child in verb.children if child.dep_ == "advcl" and _conditional(child)]
        return [subject for condition in conditions for subject in clause.subjects(condition)]

    def _asked(self, trigger: Token, actors: Ids) -> Ids:
        """Return who is to do what is asked for by its name ("called for his resignation")."""
        for noun in self._triggers.content(self._triggers.arguments(trigger)):
            if noun.pos_ == "NOUN":
                found = self._others(self._sides(noun)[0], actors)
                if found:
                    return found
        wanted = self._triggers.arguments(trigger).prepositions.get("for", ())  # "called for a review by Lenz"
        return self._others(self._who(one for noun in wanted for one in self._triggers.arguments(noun).slot("by")), actors)

    def _concerned(self, trigger: Token, event_type: str, actors: Ids) -> Iterator[Ids]:
        around = self._triggers.arguments(trigger)
        content = around.content
        if content is not None and event_type == "ACCUSE":
            if not clause.is_passive(content) and clause.objects(content):
                yield self._others(self._who(clause.subjects(content)), actors)
        elif content is not None:
            for verb in clause.conjuncts(content):
                yield self._of_verb(verb, actors, event_type)
        if event_type == "PROTEST":
            yield from self._protested(trigger, actors)
        elif trigger.pos_ == "VERB":
            for noun in around.slot("object"):
                if event_type == "ACCUSE" and (deed := self._triggers.frame(noun)) is not None and deed.event_type not in SAID:
                    yield self._others(self._sides(noun)[0], actors)
                    return  # whom a condemned deed befell is not condemned
                yield self._of_noun(noun, actors)
        for preposition in FROM_ACT.get(event_type, TOWARDS):
            for noun in around.prepositions.get(preposition, ()):
                yield self._of_noun(noun, actors)

    def _protested(self, trigger: Token, actors: Ids) -> Iterator[Ids]:
        """Yield whom the purpose of a protest is aimed at ("to demand his resignation", "in protest of"); whom it joins is none."""
        around = self._triggers.arguments(trigger)
        for purpose in _purposes(trigger, around.governor):
            if self._triggers.frame(purpose) is not None or not self._who_else(clause.objects(purpose), actors):
                yield self._of_verb(purpose, actors, "PROTEST")
        for stance in (noun for noun in around.prepositions.get("in", ()) if noun.lemma_ == "protest"):
            for noun in _by_way_of(stance, AGAINST):
                yield self._of_noun(noun, actors)

    def _of_verb(self, verb: Token, actors: Ids, event_type: str) -> Ids:
        frame = self._triggers.frame(verb)
        if frame is not None:
            does, befalls = self._sides(verb)
            found = self._others(befalls, actors) or (() if event_type in OWN_DEEDS else self._others(does, actors))
            if found or frame.event_type in SAID:
                return found
        ways = TOWARDS + WITHIN if event_type == "THREATEN" else TOWARDS
        objects = clause.objects(verb)
        for noun in objects if self._who_else(objects, actors) else objects + _by_way_of(verb, ways):
            found = self._of_noun(noun, actors, ways=ways)
            if found:
                return found
        return ()

    def _of_noun(self, noun: Token, actors: Ids, depth: int = _DEPTH, ways: tuple[str, ...] = TOWARDS) -> Ids:
        if depth == 0 or noun.ent_type_ in ("EVENT", "WEAPON"):
            return ()
        found: Ids = ()
        for one in clause.conjuncts(noun):
            found += tuple(actor for actor in self._triggers.actors.of(one) if actor not in found)
        found = self._others(found, actors)
        if not found and self._triggers.frame(noun) is not None:
            does, befalls = self._sides(noun)
            found = self._others(befalls, actors) or self._others(does, actors)
        if found:
            return found
        done = [agent for child in noun.children if child.dep_ == "acl" and clause.is_passive(child) for agent in clause.agents(child)]
        for other in (*belongs_to(noun), *done, *measured(noun), *_by_way_of(noun, ways)):
            found = self._of_noun(other, actors, depth - 1, ways)
            if found:
                return found
        return ()

    def _others(self, found: Ids, actors: Ids) -> Ids:
        """Leave out the actors themselves, what they are part of, what is part of them, and who is of no country, office or name."""
        own = {*actors, *(self._triggers.actors.record(one).part_of for one in actors)}
        return tuple(one for one in found if one not in own and self._is_somebody(self._triggers.actors.record(one), actors))

    def _who_else(self, objects: list[Token], actors: Ids) -> bool:
        """Tell whether somebody other than the actors and their own is what a verb befalls, known or not: it is aimed at nobody else."""
        found = [one for noun in objects for one in self._triggers.actors.of(noun) if one not in actors]
        return any(self._triggers.actors.record(one).part_of not in actors for one in found)

    def _is_somebody(self, record: Actor, actors: Ids) -> bool:
        named = record.kind == "person" and any(mention.how == "name" for mention in record.mentions)
        political = not self._triggers.scheme.political.isdisjoint(record.sectors)
        return (named or political or record.country is not None) and record.part_of not in actors


def _by_way_of(head: Token, ways: tuple[str, ...]) -> list[Token]:
    found = clause.obliques(head)
    return [noun for wanted in ways for preposition, noun in found if preposition == wanted]


def _purposes(trigger: Token, governor: Token | None) -> list[Token]:
    near = [*trigger.children, *(governor.children if governor is not None else ())]
    return [child for child in near if child.dep_ in ("advcl", "acl") and child.i > trigger.i and _purposeful(child)]


def _purposeful(verb: Token) -> bool:
    marks = {mark.lower_ for mark in verb.children if mark.dep_ == "mark"}
    return "to" in marks or (verb.tag_ == "VBG" and not marks)


def _conditional(verb: Token) -> bool:
    return any(mark.dep_ == "mark" and mark.lower_ in CONDITIONS for mark in verb.children)
