"""What stands where around a word that denotes an event: its subject, object, prepositions, possessor, content clause.

The names of the places are those of the codebook's frames (``verbs.toml``, ``nouns.toml``).
"""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Token

from according.codebook.cues import cues
from according.codebook.frames import Frames
from according.codebook.times import months, weekdays
from according.codebook.word_groups import word_group
from according.reader import clause
from according.reader.modified import MODIFIERS, PARTISAN, QUANTIFIERS, led_by, modifiers_of, names_somebody, no_side, opposed, prefixed

CONTENT_MARKS = frozenset({"to", "of", "for", "from", "that", "against", "on"})
PARTICLES = frozenset({"up", "down", "out", "off", "over", "in", "on", "back", "away"})
ATTENDED = frozenset({"after", "before", "during", "following", "in", "at", "ahead of", "on"})
LASTING = word_group("lasting")
DECREEING = word_group("decreeing")
GIVEN_IN = word_group("given_in")
PLATFORMS = word_group("platforms")
DATES = frozenset(weekdays()) | frozenset(months())
SIDED = frozenset({"by", "against", "on", "between", "among"})
BOUND = frozenset({"to", "for"})
MOVED = frozenset({"from", "to"})
MOVING = word_group("moving")
BEFORE_IT = frozenset({"maker", "side", "victim", "opposed"})  # places of what stands before a noun
GOVERNED = frozenset({"obj", "nsubj:pass", "obl", "nsubj", "obl:agent", "xcomp"})


def _names_it(verb: Token) -> bool:
    """Tell whether a verb gives its object a name ("what it called an attack", "called the raid a crime"): it does not carry it."""
    named = verb.dep_ == "acl:relcl" and verb.head.lower_ == "what"
    return verb.lemma_ in ("call", "consider") and (
        named or any(child.dep_ == "xcomp" or child.lower_ == "what" for child in verb.children)
    )


class Arguments:
    """The surroundings of one trigger, each place looked up when it is asked for."""

    def __init__(self, trigger: Token, frames: Frames) -> None:
        self.trigger = trigger
        self._frames = frames
        self._verbal = trigger.pos_ in ("VERB", "AUX")
        self._slots: dict[tuple[str, tuple[str, ...]], list[Token]] = {}

    def slot(self, place: str, extra: tuple[str, ...] = ()) -> list[Token]:
        """Return the heads that stand in a place; ``extra`` are the words of a phrasal verb, whose last may govern the object."""
        if (place, extra) not in self._slots:  # the frames of a word ask for the same places
            self._slots[place, extra] = self._standing(place, extra)
        return self._slots[place, extra]

    def _standing(self, place: str, extra: tuple[str, ...]) -> list[Token]:
        if not self._verbal:
            return self._around_noun(place)
        if place == "subject":
            bare = self.trigger.tag_ == "VBG" and not any(child.dep_ in clause.SUBJECT for child in self.trigger.children)
            between = self.prepositions.get("between", []) if bare else []
            return between or clause.agents(self.trigger)  # "fighting between", taken for a verb
        if place == "object":
            return [one for one in self.objects if one.lower_ not in extra] or self._own_object(extra)
        if place == "indirect":
            return clause.subjects(self.trigger) if self._kept else [child for child in self.trigger.children if child.dep_ == "iobj"]
        if place == "xcomp":
            return [child for child in self.trigger.children if child.dep_ in ("xcomp", "ccomp")]
        if place == "content":
            return [self.content] if self.content is not None else []
        if place == "content object":
            return clause.objects(self.content) if self.content is not None else []
        return self.prepositions.get(place) or self._gerunds(place)

    @cached_property
    def objects(self) -> list[Token]:
        """The direct objects, or the subject of a passive; of a passive that keeps its object, that one ("were denied visas")."""
        return self._kept or clause.objects(self.trigger)

    @cached_property
    def _kept(self) -> list[Token]:
        if not clause.is_passive(self.trigger):
            return []
        return [clause.antecedent(child) for child in self.trigger.children if child.dep_ == "obj"]

    @cached_property
    def prepositions(self) -> dict[str, list[Token]]:
        """Preposition → the nouns under it; those under the object, or the carrying verb, stand in where the word's own are missing."""
        found: dict[str, list[Token]] = {}
        for preposition, noun in clause.obliques(self.trigger):
            found.setdefault(preposition, []).append(noun)
        if visitors := [noun for child in self.trigger.children if clause.attributive(child) for noun in clause.objects(child)]:
            found["with"] = visitors
        borrowed = [child for child in self.trigger.children if child.dep_ == "obj"] if self._verbal else []
        if self.given_in:
            found["in"] = [noun for noun in found["in"] if noun not in self.given_in]
            borrowed += self.given_in
        if not self._verbal and self.governor is not None and self.carried:
            borrowed = [self.governor, *self._containers()]
        if self.relayed is not None:
            borrowed = [*borrowed, self.relayed]
        borrowed += [part for noun in borrowed if noun.lemma_ in QUANTIFIERS for part in noun.children if part.dep_ == "nmod"]
        for other in borrowed:
            for preposition, noun in clause.obliques(other):
                if noun.i != self.trigger.i and noun.i > self.trigger.i:
                    found.setdefault(preposition, []).append(noun)
        if not self._verbal:
            for preposition, nouns in self._strayed(found).items():
                found.setdefault(preposition, nouns)
            if self.governor is not None and self.governor.lemma_ in cues().verbs:
                found["on"] = [noun for noun in found.get("on", ()) if noun.lower_ not in PLATFORMS]
        return found

    @cached_property
    def given_in(self) -> list[Token]:
        """What a verb's sum is given in ("pledged a million dollars in aid")."""
        phrases = clause.obliques(self.trigger) if self._verbal else []
        return [noun for preposition, noun in phrases if preposition == "in" and noun.lemma_ in GIVEN_IN]

    def _strayed(self, own: dict[str, list[Token]]) -> dict[str, list[Token]]:
        """Return the phrases of a noun that hang on the one before them ("the arrest of farmers by police"), or on its verb.

        Those before them are nouns that denote nothing that could have parties of its own, or where something comes from ("aid from Obria
        to Velden", "a visit by Obria to Velden"), or what is moved ("the transfer of prisoners to"); the verb is one of happening ("clashes
        erupted between").
        """
        before = [noun for preposition in ("of", "by") for noun in own.get(preposition, ()) if noun.lemma_ not in self._frames.nouns]
        sided = SIDED | MOVED if self.trigger.lemma_ in MOVING else SIDED
        phrases = [phrase for noun in before for phrase in clause.obliques(noun) if phrase[0] in sided]
        phrases += [phrase for noun in own.get("by", ()) if noun.pos_ == "PROPN" for phrase in clause.obliques(noun) if phrase[0] == "to"]
        phrases += [phrase for noun in own.get("from", ()) for phrase in clause.obliques(noun) if phrase[0] in BOUND]
        if self.happens and self.governor is not None:
            phrases += [phrase for phrase in clause.obliques(self.governor) if phrase[0] in SIDED - {"by", "on"}]
        found: dict[str, list[Token]] = {}
        for preposition, noun in phrases:
            found.setdefault(preposition, []).append(noun)
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that may belong to a phrasal verb: particles, objects, the prepositions of its phrases, what a hyphen joins to it."""
        found: set[str] = set()
        behind = self.trigger.nbor(1) if self.trigger.i + 1 < len(self.trigger.doc) else self.trigger
        if behind.lower_ == "over" and behind.head.pos_ == "NUM":
            found.add(behind.lower_)  # "handed over ten prisoners" is not more than ten
        if self.trigger.i > 1 and self.trigger.nbor(-1).text == "-":
            found.add(self.trigger.nbor(-2).lower_)
        for child in self.trigger.children:
            if child.dep_ not in clause.SUBJECT and child.dep_ != "punct":
                if not (child.dep_.startswith("obl") and child.lower_ in PARTICLES):
                    found.update((child.lower_, child.lemma_))
                if child.dep_.startswith(("obl", "obj", "xcomp", "advcl")) and child.lower_ not in DATES and not child.is_digit:
                    found.update(part.lower_ for part in child.children if part.dep_ in ("case", "mark"))
                    if child.dep_ == "obj":
                        found.update(p for p, _ in clause.obliques(child))
        return frozenset(found)

    @cached_property
    def content(self) -> Token | None:
        """The head of the clause that says what is asked, promised, threatened or refused; None when there is none."""
        later = None
        for child in self.trigger.children:
            if child.dep_ in ("ccomp", "xcomp") and (child.pos_ in ("VERB", "AUX") or clause.predicate(child)):
                return child
            if child.dep_ == "advcl" and later is None and child.i > self.trigger.i:
                if any(mark.dep_ == "mark" and mark.lower_ in CONTENT_MARKS for mark in child.children):
                    later = child
            elif child.dep_ in ("obj", "obl") and later is None and child.i > self.trigger.i:
                later = next((part for part in child.children if part.dep_ == "acl" and self._infinitive(part)), None)
        if not self._verbal and later is None:
            later = next((child for child in self.trigger.children if child.dep_ == "acl" and self._infinitive(child)), None)
        return later

    @cached_property
    def governor(self) -> Token | None:
        """The verb that a noun hangs on, across coordination and "a series of"; None when there is none."""
        up = self.trigger
        for _ in range(4):
            if up.dep_ == "conj" or (up.dep_ == "nmod" and up.head.lemma_ in QUANTIFIERS):
                up = up.head
            else:
                break
        return up.head if up.dep_ in GOVERNED and up.head.pos_ == "VERB" else None

    @cached_property
    def relayed(self) -> Token | None:
        """The light verb that carries a noun in its relative clause ("the raid that they launched on"); None when there is none."""
        clauses = (child for child in self.trigger.children if child.dep_ == "acl:relcl" and child.lemma_ in self._frames.light)
        active = (verb for verb in clauses if not clause.is_passive(verb))
        return next((verb for verb in active if any(one.i == self.trigger.i for one in clause.objects(verb))), None)

    def _containers(self) -> list[Token]:
        """Return the words of measure between a noun and its verb, whose phrases are the noun's ("a series of raids on")."""
        found, up = [], self.trigger
        while up.dep_ == "nmod" and up.head.lemma_ in QUANTIFIERS:
            up = up.head
            found.append(up)
        return found

    @cached_property
    def carried(self) -> bool:
        """Tell whether a light verb carries the noun ("held talks", "were on strike")."""
        return self._carries(self._frames.light, ("obj", "nsubj:pass", "xcomp"))

    @cached_property
    def borne(self) -> bool:
        """Tell whether the subject of the governing verb is the one who bears it ("came under attack")."""
        return self._carries(self._frames.bearer, ("obj",))

    @cached_property
    def happens(self) -> bool:
        """Tell whether the noun is the subject of a verb of happening ("clashes erupted")."""
        return self._carries(self._frames.happening, ("nsubj", "nsubj:pass"))

    @cached_property
    def brought(self) -> bool:
        """Tell whether the noun is what a verb brings about ("the deal will see their release")."""
        return self._carries(self._frames.bringing, ("obj", "nsubj:pass"))

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """The lemmas that modify a noun."""
        return frozenset(modifiers_of(self.trigger))

    def _around_noun(self, place: str) -> list[Token]:
        trigger = self.trigger
        if place == "possessor":
            return [child for child in trigger.children if child.dep_ == "nmod:poss"]
        if place in BEFORE_IT:
            return self._before(place)
        if place == "attendant":
            return self._attendants()
        if place == "on-actor":
            return [trigger.head] if trigger.dep_ == "nmod" and clause.preposition_of(trigger) == "on" else []
        if place == "by":
            return self.prepositions.get("by", []) or self._carriers()
        if place == "governor":
            return self._governors()
        if place == "bearer":
            return clause.subjects(self.governor) if self.borne and self.governor is not None else []
        if place == "xcomp":
            return [child for child in trigger.children if child.dep_ in ("acl", "ccomp") and self._infinitive(child)]
        return self.prepositions.get(place.partition("-")[0], [])

    def _before(self, place: str) -> list[Token]:
        """Return those who stand before a noun, and who leads what it denotes."""
        before = [child for child in self.trigger.children if child.dep_ in MODIFIERS and child.i < self.trigger.i]
        before += [part for child in before for part in child.children if part.dep_ == "compound"]  # "a rebel rocket strike"
        makers = [child for child in before if names_somebody(child)]
        if place == "opposed":
            return [child for child in makers if opposed(child)]
        if place == "victim":
            return [child for child in makers if child.ent_type_ == "PERSON"]
        if place == "side":
            makers = [child for child in makers if not no_side(child)]
        return [child for child in makers if not prefixed(child, PARTISAN)] + led_by(self.trigger)

    def _governors(self) -> list[Token]:
        """Return who holds, launches or bears what the noun says, or is accused of it."""
        if self.relayed is not None:
            return clause.agents(self.relayed)
        if self.governor is not None and self._carries(self._frames.blaming, ()):
            return clause.objects(self.governor)
        if self._is_state:
            return clause.subjects(self.trigger)
        return clause.agents(self.governor) if self.carried and self.governor is not None else []

    @cached_property
    def _is_state(self) -> bool:
        """Tell whether the noun says in what its subject is ("is on a visit to", "are in talks")."""
        auxiliaries = {child.dep_ for child in self.trigger.children} & {"cop", "aux"}
        return auxiliaries == {"cop"} and clause.preposition_of(self.trigger) in ("on", "in") and not clause.is_negated(self.trigger)

    def _attendants(self) -> list[Token]:
        """Return who took part in what a clause is dated by ("speaking after talks with the envoy").

        Only where the other side is named, or where two do together what follows ("signed the treaty after years of talks").
        """
        top = self.trigger
        if top.dep_ == "nmod" and clause.preposition_of(top) == "of" and top.head.lemma_ in LASTING:
            top = top.head
        verb = top.head
        if verb.pos_ != "VERB" or clause.preposition_of(top) not in ATTENDED:
            return []
        agents = clause.agents(verb)
        together = any(len(clause.conjuncts(agent)) > 1 for agent in agents)
        return agents if together or self.prepositions.keys() & {"with", "to"} else []

    def _carriers(self) -> list[Token]:
        """Return who carried out or claimed it, as a participle behind the noun tells ("a raid claimed by")."""
        verbs = DECREEING.union(self._frames.light)
        behind = [child for child in self.trigger.children if child.dep_ in ("acl", "acl:relcl") and child.lemma_ in verbs]
        done = (verb for verb in behind if clause.is_passive(verb) and verb.lemma_ != "propose")  # a mediator keeps no truce
        return [one for verb in done for one in clause.agents(verb)]

    def _gerunds(self, preposition: str) -> list[Token]:
        """Return the verbs that a preposition hangs on the trigger ("barred them from leaving")."""
        behind = (child for child in self.trigger.children if child.dep_ in ("advcl", "ccomp", "xcomp") and child.tag_ == "VBG")
        return [verb for verb in behind if any(child.dep_ == "mark" and child.lower_ == preposition for child in verb.children)]

    def _own_object(self, extra: tuple[str, ...]) -> list[Token]:
        particles = {child.lower_ for child in self.trigger.children if child.dep_ == "compound:prt"}
        if not extra or extra[-1] in particles:
            return []
        return self.prepositions.get(extra[-1]) or self.prepositions.get(" ".join(extra[-2:]), [])

    def _carries(self, table: dict[str, tuple[str, ...]], relations: tuple[str, ...]) -> bool:
        verb = self.governor
        if verb is None or verb.lemma_ not in table or _names_it(verb):
            return False
        top = self.trigger
        while top.head.i != verb.i:
            top = top.head
        own = clause.preposition_of(top)
        for word in table[verb.lemma_]:
            if own and own == word:
                return True
            if top.dep_ in relations and (not word or word in {child.lower_ for child in verb.children}):
                return True
        return False

    @staticmethod
    def _infinitive(verb: Token) -> bool:
        return any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children)
