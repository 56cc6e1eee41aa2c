"""What does a number count: people killed, trucks of aid, dollars, or nothing worth recording.

The noun phrase around the number says what is counted; the verb or noun that governs the phrase, a participle beside it,
or the counted noun itself says which measure it is. Words come from ``codebook/measures.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from according.codebook.actors import actor_codebook
from according.codebook.measures import Words, measures
from according.reader.clause import clause_root, is_passive, objects, preposition_of, subjects
from according.reader.numbers import Number
from according.records import Measure

COUNTING = frozenset({"nummod", "amod", "compound", "det", "advmod", "nmod", "nmod:unmarked", "nmod:desc", "nummod:gov"})
NAMING = frozenset({"nummod", "nmod:unmarked", "nmod:desc", "flat", "compound", "dep", "goeswith"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "SYM", "ADJ", "VERB", "NUM", "X"})
AGENTS = ("er", "or", "ist", "ian", "ee", "man", "woman")
BESIDE = frozenset({"xcomp", "advcl", "amod", "advmod", "acl", "compound:prt", "ccomp"})
_CLIMB = 6


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts.

    ``head`` heads the noun phrase, ``noun`` is the counted noun (None for a bare number, a pronoun or a sum of money),
    ``measure`` is None when nothing says it, ``governor`` is the word whose time and place are the figure's.
    """

    number: Number
    head: Token
    noun: Token | None
    measure: Measure | None
    unit: str | None
    governor: Token


def counted(doc: Doc, number: Number) -> Counted | None:
    """Return what a number counts, or None when it names something ("Resolution 1701") or only modifies ("a 12-nation bloc")."""
    root = _root(doc, number)
    noun, partitive = _noun(doc, number, root)
    head = noun if noun is not None and not partitive else root
    if noun is None and root.dep_ in NAMING and root.head.i < number.first and root.head.pos_ in ("NOUN", "PROPN") and not number.unit:
        return None
    if number.unit and number.unit != "per cent":
        return Counted(number, head, None, "money", number.unit, _governor(root))
    special = _special(doc, number, noun, head)
    if special is not None:
        return special
    if _hyphened(doc, number):
        return None
    found, governor = _measure(head, noun)
    unit = _unit(found, noun)
    return Counted(number, head, noun, found.name if found else None, unit, governor)


@cache
def people() -> frozenset[str]:
    """Return the nouns that denote people, as lemmas: the role nouns of the codebook and those that no role is."""
    roles = actor_codebook().role_of.items()
    return measures().people.union(noun for noun, role in roles if role.kind in ("person", "population", "office"))


def is_person(noun: Token) -> bool:
    """Tell whether a noun denotes people: by the codebook's lists, or as the name of a people or a group ("Syrians", "30 Taliban")."""
    if noun.lemma_.lower() in people() or noun.ent_type_ == "NORP":
        return True
    if not noun.text[:1].isupper():
        return False
    _, wordings = actor_codebook().wordings.at([noun.lower_], 0)
    return any(wording.known.kind == "population" for wording in wordings) or (
        noun.tag_ == "NNPS" and noun.ent_type_ in ("", "PERSON", "ORG")
    )


def climb(head: Token) -> Token:
    """Return the first conjunct of a coordination of nouns, which alone hangs on the verb."""
    for _ in range(_CLIMB):
        if head.dep_ != "conj" or head.head.pos_ == "VERB":
            break
        head = head.head
    return head


def _root(doc: Doc, number: Number) -> Token:
    first, last = number.core
    for token in reversed(doc[first : last + 1]):
        if not first <= token.head.i <= last and token.dep_ not in ("punct", "case", "cc"):
            break
    else:
        token = doc[last]
    if number.first <= token.head.i < first and token.head.dep_ not in ("case", "advmod"):
        return token.head  # the currency sign heads its amount
    return token


def _noun(doc: Doc, number: Number, root: Token) -> tuple[Token | None, bool]:
    """Return the counted noun, and whether it hangs on the number ("dozens of houses") rather than the number on it."""
    if root.dep_ in COUNTING and root.head.i > number.last and root.head.pos_ in NOMINAL:
        noun = root.head
        while noun.head.i > noun.i and _qualifies(noun) and not _hyphened(doc, number):
            noun = noun.head  # a number may hang on an adjective of its noun: "10,000 tired and hungry people"
        return noun, False
    first, last = number.core
    if doc[number.last].lower_ == "of" or (number.last + 1 < len(doc) and doc[number.last + 1].lower_ in ("of", "more")):
        for token in doc[first : number.last + 1]:
            for child in token.children:
                if child.i > last and child.dep_.startswith("nmod") and preposition_of(child) in ("of", "more of"):
                    return child, True
    return None, False


def _hyphened(doc: Doc, number: Number) -> bool:
    """Tell "12-nation" and "30-strong" numbers, which only qualify a noun, from counts of it."""
    after = number.last + 1
    return after + 1 < len(doc) and doc[after].text in ("-", "‑") and not doc[number.last].whitespace_ and doc[after + 1].text[:1].isalpha()


def _qualifies(word: Token) -> bool:
    """Tell whether a word only qualifies a noun after it; a plural is counted itself, and so is a unit of time."""
    if _is_time(word) or word.tag_ in ("NNS", "NNPS"):
        return False
    return word.dep_ == "amod" or (word.dep_ == "compound" and word.head.pos_ in ("NOUN", "PROPN"))


def _is_time(noun: Token) -> bool:
    return noun.lemma_.lower() in measures().duration_units


def _special(doc: Doc, number: Number, noun: Token | None, head: Token) -> Counted | None:
    """Read aid, money in words, per cent, spans of time and the strength of crowds."""
    known = measures()
    lemma = noun.lemma_.lower() if noun is not None else ""
    hyphened = _hyphened(doc, number)
    after = doc[number.last + 1 : number.last + 3]
    if hyphened and after[1].lower_ == "strong":
        force = after[1].head if after[1].head.i > after[1].i else head
        return Counted(number, force, force, "people", "people", _governor(force))
    unit = after[1] if hyphened else noun
    if unit is not None and _is_time(unit):
        return _duration(number, unit, noun, head)
    if number.unit == "per cent":
        return _share(doc, number, head)
    if hyphened and after[1].lemma_.lower() in known.money:
        return Counted(number, head, None, "money", _currency(f"{after[1].lemma_.lower()}s"), _governor(head))
    if noun is None or hyphened:
        return None
    if lemma in known.money or noun.lower_ in known.money:
        return Counted(number, noun, None, "money", _named_unit(number, noun, doc), _governor(noun))
    if lemma in known.distance_units:
        return _distance(number, noun, head)
    if (lemma in known.carriers and _carries_aid(noun)) or (lemma in known.goods and noun.tag_ == "NNS"):
        return Counted(number, head, noun, "aid", noun.lower_, _governor(head))
    return None


def _distance(number: Number, noun: Token, head: Token) -> Counted:
    """Read a distance; a small one and a speed are not worth a figure, and have no unit."""
    known = measures()
    speed = any(_is_time(after) for after in noun.doc[noun.i + 1 : noun.i + 3])
    if speed or number.size < known.unmeasured_least:
        return Counted(number, head, noun, None, None, _governor(head))
    return Counted(number, head, noun, "other", known.distance_units[noun.lemma_.lower()], _governor(head))


def _share(doc: Doc, number: Number, head: Token) -> Counted:
    """Read per cent, of what they are a share of, or of the subject that they are said of."""
    last = doc[number.last]
    if last.head.i == head.i and head.i <= number.last:
        head = last if last.dep_ not in ("punct", "dep") else head
    elif number.first <= head.head.i <= number.last:
        head = head.head
    share = next((child for child in head.children if preposition_of(child) == "of"), None)
    if share is None and any(child.dep_ == "cop" for child in head.children):
        share = next((child for child in head.children if child.dep_ == "nsubj"), None)  # "turnout was 60 per cent"
    return Counted(number, head, share, "other", "per cent", _governor(head))


def _duration(number: Number, unit: Token, noun: Token | None, head: Token) -> Counted:
    known = measures()
    within = unit.head if unit.dep_ in ("nmod", "compound", "amod", "nmod:desc", "nmod:unmarked") else unit
    near = {word.lemma_.lower() for word in (within, noun, *unit.children) if word is not None}
    governor = _governor(head)
    lasting = governor.lemma_ in known.duration_verbs and (
        governor.lemma_ != "last" or any(subject.lemma_.lower() in known.duration_of for subject in _first_subjects(governor))
    )
    measured = bool(near & known.duration_of) or lasting
    name = unit.lemma_.lower()
    unit_name = name if number.size == 1 else f"{name}s" if name != "century" else "centuries"
    what = within if within.lemma_.lower() in known.duration_of else noun if noun is not None and noun.i != unit.i else None
    return Counted(number, head, what, "duration" if measured else None, unit_name, governor)


def _first_subjects(verb: Token) -> list[Token]:
    """Return the subjects of a verb, or of the verb that it is joined to ("a curfew will begin and last 15 days")."""
    return subjects(verb) or (subjects(verb.head) if verb.dep_ == "conj" else [])


def _named_unit(number: Number, noun: Token, doc: Doc) -> str:
    first = noun.i
    while first - 1 > number.last and doc[first - 1].dep_ in ("compound", "amod") and doc[first - 1].head.i <= noun.i:
        first -= 1
    words = [token.text for token in doc[first : noun.i + 1]]
    return _currency(" ".join(words).replace("U.S.", "US"))


def _currency(name: str) -> str:
    return "US dollars" if name.lower() in ("dollars", "dollar", "us dollar") else name


def _carries_aid(noun: Token) -> bool:
    known = measures()
    for child in noun.children:
        if child.dep_ in ("compound", "amod") and any(word.lemma_.lower() in known.aid_modifiers for word in (child, *child.children)):
            return True
        if child.dep_.startswith("nmod") and preposition_of(child) in ("of", "with", "carrying") and child.lemma_.lower() in known.goods:
            return True
        if child.dep_ == "acl" and any(carried.lemma_.lower() in known.goods for carried in child.children if carried.dep_ == "obj"):
            return True
    return False


def _measure(head: Token, noun: Token | None) -> tuple[Words | None, Token]:
    """Return the measure of a counted phrase and the word that says it."""
    known = measures()
    first = climb(head)
    verb = first.head
    found = _as_state(head, noun) or _governed(first, verb)
    if found and _fits(found, noun):
        return found, _governor(first)
    for child in head.children:
        found = _told_by(child, head)
        if found and _fits(found, noun):
            return found, child
    if noun is not None:
        found = known.nouns.get(noun.lemma_.lower())
        if found:
            return found, noun if noun.lemma_.lower() in known.acts else _governor(first)
    return None, _governor(first)


def _as_state(head: Token, noun: Token | None) -> Words | None:
    """Read "30 wounded", "12 dead", where what befell them is all that is said of them."""
    if noun is None or noun.i != head.i or noun.pos_ == "PROPN":
        return None
    return measures().states.get(noun.lower_)


def _governed(first: Token, verb: Token) -> Words | None:
    known = measures()
    lemma = verb.lemma_.lower()
    if first.dep_ in ("obj", "nsubj:pass") or _bare_object(first, verb) or (first.dep_ == "nsubj" and _elliptic(verb)):
        phrase = _phrase(verb, known.phrases) if lemma in known.phrase_verbs else None
        found = phrase or known.done_to.get(lemma) or _then_befell(verb, first)
        if first.dep_ == "nsubj":
            found = found or known.happens_to.get(lemma) or _stated(verb)
        return found or _predicated(verb, first)
    if first.dep_ in ("nsubj", "nsubj:outer"):
        found = known.happens_to.get(lemma) or (_phrase(verb, known.undergo) if lemma in known.phrase_verbs else None)
        return found or _stated(verb) or _predicated(verb, first)
    if first.dep_.startswith("nmod") and preposition_of(first) in ("of", "for", "among"):
        return known.acts.get(lemma) or known.phrases.get((verb.head.lemma_.lower(), lemma))  # "claimed the lives of 12"
    if first.dep_ == "nmod:poss":
        return known.acts.get(lemma)
    return None


def _bare_object(first: Token, verb: Token) -> bool:
    """Tell a number without a preposition that the tree hangs beside a verb, not under it: "killed around thirty of them"."""
    return first.dep_ in ("obl", "obl:unmarked") and not preposition_of(first) and first.tag_ == "CD" and not objects(verb)


def _then_befell(verb: Token, first: Token) -> Words | None:
    """Read the second of two passives with one subject: "two villagers were shot and wounded"."""
    if not first.dep_.startswith("nsubj"):
        return None
    known = measures()
    seconds = (child for child in verb.children if child.dep_ == "conj" and child.tag_ == "VBN")
    return next((known.done_to[child.lemma_.lower()] for child in seconds if child.lemma_.lower() in known.done_to), None)


def _elliptic(verb: Token) -> bool:
    """Tell a passive without its auxiliary: "three soldiers killed", "and eight injured"."""
    return verb.tag_ == "VBN" and not any(child.dep_ in ("aux", "obj") for child in verb.children)


def _stated(verb: Token) -> Words | None:
    """Read a predicate that is a state: "five are missing"; "killed" of those who kill is none."""
    acting = verb.tag_ == "VBD" or any(child.dep_ == "obj" for child in verb.children)
    return None if acting else measures().states.get(verb.lower_)


def _phrase(verb: Token, phrases: Mapping[tuple[str, str], Words]) -> Words | None:
    lemma = verb.lemma_.lower()
    for child in verb.children:
        opening = preposition_of(child) if child.dep_ == "obl" else ""
        found = phrases.get((lemma, child.lemma_.lower())) or phrases.get((lemma, opening))
        if found:
            return found
    after = verb.i + 1  # a particle that the tree hangs elsewhere: "handed over 160 men"
    return phrases.get((lemma, verb.doc[after].lower_)) if after < len(verb.doc) else None


def _predicated(verb: Token, first: Token) -> Words | None:
    """Read what is said of a phrase beside its verb: "left 12 dead", "12 were reported killed", "12 are feared dead"."""
    known = measures()
    for child in verb.children:
        if child.dep_ not in BESIDE or child.i == first.i or any(part.dep_ in ("mark", "nsubj", "nsubj:pass") for part in child.children):
            continue
        found = known.states.get(child.lower_)
        if found:
            return found
        if child.dep_ == "xcomp" and first.i < child.i:
            lemma = child.lemma_.lower()
            if is_passive(child) or any(part.dep_ == "aux:pass" for part in child.children):
                found = known.done_to.get(lemma)
            found = found or (known.happens_to.get(lemma) if first.dep_.startswith("nsubj") else None)
            if found:
                return found
    return None


def _told_by(child: Token, head: Token) -> Words | None:
    """Read a participle, adjective or relative clause on a noun: "30 people killed in", "two dead men", "12 who died"."""
    known = measures()
    if child.dep_ == "amod":
        return known.states.get(child.lower_)
    if child.dep_ not in ("acl", "acl:relcl", "appos", "parataxis"):
        return None
    if child.pos_ == "ADJ" or child.lower_ in known.states:
        return known.states.get(child.lower_)
    lemma = child.lemma_.lower()
    if child.dep_ == "acl" and child.tag_ == "VBN":
        return (_phrase(child, known.phrases) if lemma in known.phrase_verbs else None) or known.done_to.get(lemma)
    if child.dep_ != "acl:relcl":
        return known.happens_to.get(lemma) if child.tag_ == "VBG" else None
    if lemma in known.done_to and any(noun.i == head.i for noun in objects(child)):
        return known.done_to[lemma]
    if lemma in known.happens_to and not is_passive(child):
        return known.happens_to[lemma]
    return _predicated(child, head)


def _fits(found: Words, noun: Token | None) -> bool:
    if noun is None or noun.pos_ == "PRON" or noun.lemma_.lower() in measures().silent:
        return found.name != "attacked"
    lemma = noun.lemma_.lower()
    if found.only and lemma not in found.only:
        return False
    if found.name == "attacked":
        return lemma not in measures().unmeasured
    if is_person(noun) or noun.lower_ in found.states or lemma in found.nouns:
        return True
    return not found.people_only and (lemma in measures().animals or lemma.endswith(AGENTS))


def _governor(head: Token) -> Token:
    """Return the predicate or the noun of happening on which a phrase hangs: the place to ask for time and place."""
    first = climb(head)
    if first.head.i != first.i and first.head.lemma_.lower() in measures().acts:
        return first.head
    return clause_root(first)


def _unit(found: Words | None, noun: Token | None) -> str | None:
    if found is not None and found.unit:
        return noun.lower_ if noun is not None and noun.lemma_.lower() in measures().animals else found.unit
    if noun is None:
        return None
    return "people" if is_person(noun) else noun.lower_
