"""What do the words beside a noun tell of it: its kinds, whose it is, who leads it, what it counts out, who it is by name?"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from according.codebook.states import names_of_states
from according.codebook.word_groups import word_group

MODIFIERS = frozenset({"compound", "amod", "nmod:desc", "nmod:unmarked", "nummod"})
QUANTIFIERS = word_group("quantities")
NUMBERS = word_group("numbers")
OPPOSED = ("anti", "counter")
PARTISAN = (*OPPOSED, "pro")
FIRST_IN_NAMES = frozenset({"operation"})  # kinds of happening that names begin with


def keys_of(noun: Token) -> list[str]:
    """Return the names by which the codebook may know a noun, most special first: "martial law", "state of emergency", "law"."""
    lemma = noun.lemma_.lower()
    keys = [f"{modifier} {lemma}" for modifier in modifiers_of(noun)]
    keys += [f"{lemma} of {child.lemma_.lower()}" for child in noun.children if child.dep_ == "nmod"]
    if noun.pos_ == "PROPN":  # "Operation Dry Leaf" is an operation
        keys += [child.lower_ for child in noun.children if child.i < noun.i and child.lower_ in FIRST_IN_NAMES]
    return [*keys, lemma]


def modifiers_of(noun: Token) -> list[str]:
    """Return the lemmas that modify a noun, also those before a hyphen and pairs that stand together ("joint military")."""
    found = []
    for child in noun.children:
        if child.i < noun.i and child.dep_ in MODIFIERS:
            found.append(child.lemma_.lower())
            found.extend(part.lemma_.lower() for part in child.children if part.dep_ in MODIFIERS)
    return found + [f"{one} {other}" for one, other in pairwise(found)]


def belongs_to(noun: Token) -> list[Token]:
    """Return whom a thing may belong to: its possessors, else names and nouns before it ("Obrian warplanes", "rebel positions")."""
    found = [child for child in noun.children if child.dep_ == "nmod:poss" and child.pos_ != "PRON"]
    before = [child for child in noun.children if child.i < noun.i and child.dep_ in MODIFIERS]
    return found or [child for child in before if names_somebody(child) and not prefixed(child, PARTISAN)] + led_by(noun)


def led_by(noun: Token) -> list[Token]:
    """Return who leads what a noun denotes ("the Obrian-led invasion")."""
    led = (child for child in noun.children if child.dep_ in MODIFIERS and child.lower_ == "led")
    return [leader for verb in led for leader in verb.children if leader.dep_ in MODIFIERS and names_somebody(leader)]


def measured(noun: Token) -> list[Token]:
    """Return what a word of measure or number counts out ("tons of rice", "thousands of teachers")."""
    if noun.lemma_ not in QUANTIFIERS and noun.lemma_ not in NUMBERS:
        return []
    return [child for child in noun.children if child.dep_ == "nmod"]


def renamed(noun: Token) -> list[Token]:
    """Return the names of who is described before ("her challenger, the trader Ada Lenz", "member Norway")."""
    return [
        child for child in noun.children if child.dep_ == "appos" and child.i > noun.i and child.ent_type_ in ("PERSON", "ORG", "PLACE")
    ]


def names_somebody(modifier: Token) -> bool:
    """Tell whether a modifier can name an actor: a noun, or an adjective with a capital letter."""
    return modifier.pos_ in ("NOUN", "PROPN") or (modifier.pos_ == "ADJ" and modifier.text[:1].isupper())


def opposed(modifier: Token) -> bool:
    """Tell whether a modifier names whom something is against ("anti-Obrian riots")."""
    return prefixed(modifier, OPPOSED)


def no_side(modifier: Token) -> bool:
    """Tell whether a name before a noun is a person's or a town's, who suffers what the noun denotes: "the Tolsk bombing"."""
    town = modifier.ent_type_ == "PLACE" and modifier.text not in names_of_states()
    return modifier.pos_ == "PROPN" and (town or modifier.ent_type_ == "PERSON")


def prefixed(modifier: Token, prefixes: tuple[str, ...]) -> bool:
    """Tell whether one of the prefixes stands before a modifier, joined or parted by its hyphen."""
    if modifier.lower_.startswith(prefixes) and "-" in modifier.text:
        return True
    hyphened = modifier.i > 1 and modifier.nbor(-1).text == "-" and modifier.nbor(-2).lower_ in prefixes
    return hyphened or any(child.lower_ in prefixes for child in modifier.children)
