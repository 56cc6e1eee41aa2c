"""Which mentions are one happening: within a sentence by how they are built, across sentences by what they share."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from according.codebook.word_groups import word_group
from according.reader import clause
from according.reader.happening import Happening
from according.reader.modified import measured

TALKED_ABOUT = frozenset({"ACCUSE", "REQUEST", "THREATEN", "SUPPORT", "REJECT"})  # their object is another event
SAME_DEED = frozenset({("AGREE", "AGREE"), ("AID", "AID"), ("AID", "AGREE")})  # a promise and what is promised, a team and its task
APART = frozenset({"abduct", "sexual", "torture"})  # done to people beside an attack, not another word for it
AIMS = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "PROTEST", "REJECT"})
SETTINGS = frozenset({"in", "during", "by", "with", "from", "after", "of", "as"})
OF_COURTS = word_group("of_courts")
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})


def merge(found: list[Happening], nameless: Callable[[str], bool] = lambda _: False) -> list[Happening]:
    """Return the happenings of an article, each once, in the order of the text; ``nameless``: whether an actor is only described."""
    return _across(_within(found), nameless)


def _within(found: list[Happening]) -> list[Happening]:
    by_trigger = {one.trigger.i: one for one in found}
    gone: set[int] = set()
    for one in found:
        if one.trigger.i in gone:
            continue
        told = _told_by(one, by_trigger)
        while told:
            other = told.pop(0)
            if other.trigger.i in gone or other is one:
                continue
            one.take(other)
            gone.add(other.trigger.i)
            # "agreed to reach an understanding", "was killed and two were hurt when a bomb struck"
            told += [further for further in _told_by(other, by_trigger) if further.event_type == other.event_type == one.event_type]
    return [one for one in found if one.trigger.i not in gone]


def _told_by(one: Happening, by_trigger: dict[int, Happening]) -> list[Happening]:
    """Return the mentions that another mention in the same sentence takes in."""
    told = []
    for token in one.content:
        other = by_trigger.get(token.i)
        if other is not None and (one.event_type, other.event_type) in SAME_DEED:
            told.append(other)
    if one.event_type == "PROTEST":
        told += _aims(one, by_trigger)
    if one.nominal:
        return told + _outcomes(one, by_trigger) + _clauses_on(one, by_trigger)
    for child in [*_below(one.trigger), *_came_of(one.trigger)]:
        other = by_trigger.get(child.i)
        if other is None:
            continue
        task = one.event_type == other.event_type == "AID" and child.dep_ == "advcl"  # "sent tents to help the town"
        own = task or _object_of(one, other) or other.trigger.lemma_ in one.frame.extra
        if own or (_alike(one, other) and _detail_of(one, other)):
            told.append(other)
            if child.dep_ == "advcl":
                told += [by_trigger[more.i] for more in child.children if more.dep_ == "conj" and more.i in by_trigger]
    whole = ("AGREE", "PROTEST", "AID")
    return [other for other in told if other.event_type == one.event_type or other.nominal or one.event_type in whole]


def _below(verb: Token) -> list[Token]:
    """Return what hangs on a verb, and what its words of measure count out ("sent tons of aid")."""
    children = list(verb.children)
    return children + [counted for child in children if child.dep_ in ("obj", "nsubj:pass") for counted in measured(child)]


def _came_of(verb: Token) -> list[Token]:
    """Return the participle behind a clause that goes with it but hangs higher up ("troops who raided it, killing ten")."""
    if verb.dep_ not in ("acl:relcl", "conj"):
        return []
    behind = verb.right_edge.i + 2
    after = verb.doc[behind] if behind < len(verb.doc) else verb
    return [after] if clause.came_of(after) == verb else []


def _clauses_on(one: Happening, by_trigger: dict[int, Happening]) -> list[Happening]:
    """Return what a participle or relative clause says of a noun that happens ("attacks targeting", "a raid that killed")."""
    clauses = (child for child in one.trigger.children if child.dep_ in ("acl", "acl:relcl") and child.i in by_trigger)
    about = (by_trigger[child.i] for child in clauses if any(subject.i == one.trigger.i for subject in clause.subjects(child)))
    return [other for other in about if _alike(one, other)]


def _aims(one: Happening, by_trigger: dict[int, Happening]) -> list[Happening]:
    """Return what a protest asks for or complains of: its topic is no event of its own (PLOVER 2021, PROTEST)."""
    near = [*one.trigger.children, *(one.trigger.head.children if one.nominal else ())]
    aims = [by_trigger[child.i] for child in near if child.dep_ in ("advcl", "acl") and child.i in by_trigger]
    later = [other for other in aims if other.event_type in AIMS and other.trigger.i > one.trigger.i]
    return [other for other in later if set(other.actors) <= set(one.actors)]


def _object_of(one: Happening, other: Happening) -> bool:
    """Tell whether a verb and its object are one happening ("lifted the curfew"), not a word about another one."""
    child = other.trigger
    if one.event_type in TALKED_ABOUT or (one.event_type == "AGREE" and child in one.content):
        return False
    return other.nominal and (child.dep_ in ("obj", "nsubj:pass") or child.head.i != one.trigger.i)


def _detail_of(one: Happening, other: Happening) -> bool:
    """Tell whether a mention of the same type only adds to a verb: as its subject, setting, outcome or second half."""
    child = other.trigger
    if other.nominal:
        preposition = clause.preposition_of(child)
        return (
            child.dep_ in ("nsubj", "obl:agent")
            or preposition in SETTINGS
            or (one.event_type == "CONSULT" and preposition in ("for", "on"))
        )
    if child.dep_ == "csubj":
        return True  # "fighting in the north killed ten", the fighting taken for a verb
    if child.dep_ == "advcl":
        return (child.tag_ == "VBG" and _unmarked(other)) or (one.outcome and _occasion(child))
    return child.dep_ == "conj" and (
        set(one.recipients) == set(other.recipients) or (one.outcome and other.outcome) or _ends_in(one, other)
    )


def _ends_in(one: Happening, other: Happening) -> bool:
    """Tell whether a conjunct without a subject says whom a deed hurt ("shot dead four men and wounded three")."""
    own = any(child.dep_ in clause.SUBJECT for child in other.trigger.children)
    hurting = one.event_type == "ASSAULT" and one.mode != "destroy" and bool(other.frame.agentless)
    return hurting and not own and not _conflict(one, other, sides=False)


def _occasion(verb: Token) -> bool:
    """Tell whether a clause says at what something came about ("were killed when a bomb struck")."""
    return any(child.dep_ in ("mark", "advmod") and child.lower_ in ("when", "as", "after") for child in verb.children)


def _outcomes(one: Happening, by_trigger: dict[int, Happening]) -> list[Happening]:
    """Return what a noun under a light verb led to ("carried out raids, killing ten")."""
    following = [by_trigger[child.i] for child in one.trigger.head.children if child.i in by_trigger and child.i > one.trigger.i]
    return [
        other
        for other in following
        if other.trigger.dep_ == "advcl" and other.trigger.tag_ == "VBG" and _unmarked(other) and _alike(one, other)
    ]


def _alike(one: Happening, other: Happening) -> bool:
    if one.event_type != other.event_type or one.status != other.status:
        return False
    open_mode = one.event_type != "COERCE" and not {one.mode, other.mode} & APART and None in (one.mode, other.mode)
    return one.mode == other.mode or open_mode


def _unmarked(one: Happening) -> bool:
    return not any(child.dep_ == "mark" for child in one.trigger.children)


def _across(found: list[Happening], nameless: Callable[[str], bool]) -> list[Happening]:
    kept: list[Happening] = []
    by_type: dict[str, list[Happening]] = {}
    for one in found:
        before = by_type.setdefault(one.event_type, [])
        earlier = next((other for other in reversed(before) if _same(other, one) or _in_the_same_words(other, one, nameless)), None)
        earlier = earlier or _meant(before, one) or _passed(before, one)
        if earlier is None and before and _announced(before[0], one, nameless):
            earlier = before[0]
            earlier.actors, earlier.chain = one.actors, one.chain  # who met is known from whoever told it by name
            earlier.taken |= {"actors": one.trigger, "chain": one.trigger}
        if earlier is None:
            before.append(one)
            kept.append(one)
            continue
        if earlier.actors and one.actors and not set(earlier.actors) & set(one.actors) and all(map(nameless, earlier.actors)):
            earlier.actors = one.actors  # "pirates", then "Somali pirates"
            earlier.taken["actors"] = one.trigger
        earlier.take(one)
    return kept


def _announced(lead: Happening, one: Happening, nameless: Callable[[str], bool]) -> bool:
    """Tell whether a report's first meeting is told again by name: "met officials", then "met Ada Lenz and Bo Marr on Monday"."""
    if lead.event_type != "CONSULT" or lead.trigger.lemma_ != one.trigger.lemma_ or _conflict(lead, one):
        return False
    only = set(lead.actors) - set(one.actors)
    return bool(only) and only != set(lead.actors) and all(map(nameless, only))


def _meant(before: list[Happening], one: Happening) -> Happening | None:
    """Return the happening that a bare noun takes up ("the operation", "further clashes"): the last one that it does not conflict with.

    An attack that names one side only may so lend it to one told before ("the group claimed the attack").
    """
    if one.event_type != "ASSAULT" or not one.nominal:
        return None
    bare = not one.actors and not one.recipients
    last = next((other for other in reversed(before) if not _conflict(other, one)), None)
    if last is None or not (bare or (_definite(one) and last is before[-1] and not (last.actors and one.recipients))):
        return None
    return last


def _passed(before: list[Happening], one: Happening) -> Happening | None:
    """Return the last sentence told when a verb with its definite object takes it up ("the judge handed down the sentence")."""
    objects = () if one.nominal or one.mode != "convict" else clause.objects(one.trigger)
    again = any(noun.lemma_ in OF_COURTS and _the(noun) for noun in objects)
    return next((other for other in reversed(before) if other.mode == one.mode and other.status == one.status), None) if again else None


def _in_the_same_words(first: Happening, second: Happening, nameless: Callable[[str], bool]) -> bool:
    """Tell whether two verbs say the same of the same nouns ("Pirates seize tanker", "Somali pirates have seized a tanker").

    Nothing may conflict in them but those who act, where one of the two mentions only describes them.
    """
    if first.nominal or second.nominal or first.trigger.lemma_ != second.trigger.lemma_ or _conflict(first, second, sides=False):
        return False
    apart = first.actors and second.actors and not set(first.actors) & set(second.actors)
    if apart and not (all(map(nameless, first.actors)) or all(map(nameless, second.actors))):
        return False
    if first.recipients and second.recipients and not set(first.recipients) & set(second.recipients):
        return False
    subject, object_ = _words(first)
    if not object_ or (subject, object_) != _words(second):
        return False
    return bool(subject) or any(map(_the, clause.objects(second.trigger)))  # "a bid was rejected", "the bid was rejected because"


def _words(one: Happening) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Return the nouns that a verb has as its subject and object, each with the numbers that count it."""
    sides = (clause.agents(one.trigger), clause.objects(one.trigger))
    subject, object_ = (
        [
            (noun.lemma_.lower(), *(child.lower_ for child in noun.children if child.dep_ == "nummod"))
            for noun in side
            if noun.pos_ == "NOUN"
        ]
        for side in sides
    )
    return subject, object_


def _same_weapons(first: Happening, second: Happening) -> bool:
    named = [{weapon.lower() for weapon in one.weapons} for one in (first, second)]
    return bool(named[0] & named[1])


def _conflict(first: Happening, second: Happening, *, sides: bool = True) -> bool:
    """Tell whether two mentions differ in status, mode, day, place or, with ``sides``, in one of their sides."""
    if first.status != second.status or (first.mode and second.mode and first.mode != second.mode):
        return True
    if first.when and second.when and (first.when.start, first.when.end) != (second.when.start, second.when.end):
        return True
    told = [(first.places, second.places)]
    if sides:
        told += [(first.actors, second.actors), (first.recipients, second.recipients)]
    return any(one and other and not set(one) & set(other) for one, other in told)


def _definite(one: Happening) -> bool:
    return _the(one.trigger)


def _the(noun: Token) -> bool:
    return any(child.dep_ == "nmod:poss" or (child.dep_ == "det" and child.lower_ in DEFINITE) for child in noun.children)


def _same(first: Happening, second: Happening) -> bool:
    """Tell whether two mentions can be one happening: nothing in them conflicts, and enough of it is shared."""
    if _conflict(first, second):
        return False
    shared_actors, shared_recipients = set(first.actors) & set(second.actors), set(first.recipients) & set(second.recipients)
    if shared_actors and shared_recipients:
        return True
    if shared_actors and len(shared_actors) > 1 and not (first.recipients or second.recipients):
        return True
    weaker = second.nominal and _definite(second)
    if not (shared_actors or shared_recipients):
        silent = not second.actors and not second.recipients and second.trigger.lemma_ == first.trigger.lemma_
        return silent and (weaker or (not first.actors and not first.recipients and _same_weapons(first, second)))
    again = second.trigger.lemma_ == first.trigger.lemma_ and set(second.recipients) <= set(first.recipients)
    if again and first.when and second.when:
        return True
    return weaker or (again and bool(first.when or first.places) and not (second.when or second.places))
