"""How a clause is built: who its predicate is said of, and what hangs on it, read off the Universal Dependencies tree.

Subjects are the *grammatical* ones, found also where English leaves them out: in conjoined verbs, under control
("vowed to attack", "ordered troops to withdraw", "called on the council to act"), in relative clauses (the antecedent),
in participles ("trucks carrying aid", "fighters killed in the raid") and in infinitives that depend on a noun ("its plan
to leave"). Heads of coordinations are returned alone; ``conjuncts`` expands them. Every function is linear in the number
of children that it looks at, and needs only ``dep_``, ``pos_``, ``tag_`` and ``head``.
"""

from __future__ import annotations

from spacy.tokens import Token

from according.codebook.word_groups import word_group
from according.reader.columns import children_of, labels_below

SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer"})
NOUN_SUBJECT = ("nsubj", "nsubj:pass", "nsubj:outer")
_PREDICATED = SUBJECT | {"cop"}
CLAUSE = frozenset({
    "root", "ROOT", "ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "csubj", "csubj:pass", "csubj:outer", "parataxis",
})  # fmt: skip
NOT_OBLIQUE = frozenset({"nmod:poss", "nmod:desc", "nmod:unmarked", "nmod:tmod", "obl:unmarked", "obl:tmod"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "cannot"})
NO_ONE = frozenset({"no", "none", "nobody", "neither", "nothing"})
OBLIQUE_CONTROL = {
    "call": ("on", "upon", "for"),
    "appeal": ("to",),
    "plead": ("with",),
    "count": ("on",),
    "rely": ("on",),
    "signal": ("to",),
}
SUBJECT_CONTROL = word_group("done_by_subject")
FORCING = word_group("forcing")
NO_GAP = word_group("of_circumstance")
BY_SAYING = word_group("own_telling")
ADDRESSED = word_group("addressed")
STATIONED = word_group("stationed")
WARY = word_group("wary")
PICKING_OUT = word_group("picking_out")
ATTRIBUTIVE = frozenset({"visit"})
OUTCOMES = word_group("outcomes")
TO_ACCOUNT = word_group("holding_to_account")
CLOSING = frozenset({'"', "”", "’", ")", "]", "%"})
_DEPTH = 6  # how far a missing subject is looked for; deeper trees are parser errors


def predicate(token: Token) -> bool:
    """Tell whether a token can head a clause: a verb, or anything with a copula or a subject of its own."""
    return token.pos_ == "VERB" or not _PREDICATED.isdisjoint(labels_below(token))


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive, also as a bare participle ("fighters killed in", "the detained men"); a past tense never is."""
    labels, tag = labels_below(verb), verb.tag_
    if "aux:pass" in labels or "obl:agent" in labels:
        return True
    if tag != "VBD" and ("nsubj:pass" in labels or "csubj:pass" in labels):
        return True
    if tag != "VBN" or "aux" in labels or "nsubj" in labels:
        return False
    if verb.dep_ == "conj" and predicate(verb.head):
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "amod", "advcl", "xcomp", "root", "ROOT", "ccomp", "dep", "parataxis", "conj", "appos")


def subjects(verb: Token) -> list[Token]:
    """Return the grammatical subjects of a verb, own or understood; relative pronouns give their antecedent.

    For a passive verb they are the ones that it happens to. Empty when English leaves the subject open.
    """
    return _subjects(verb, _DEPTH)


def objects(verb: Token) -> list[Token]:
    """Return those whom the verb befalls: its direct objects, or the subjects of a passive.

    An antecedent stands for its relative pronoun, and for the gap of a relative clause without one.
    """
    if is_passive(verb):
        retained = children_of(verb, "obj")
        return subjects(verb) or [antecedent(noun) for noun in retained]
    for relation in ("obj", "iobj"):  # "told them to leave": who is told is the only object
        found = [antecedent(child) for child in children_of(verb, relation)]
        if found:
            return found
    if verb.dep_ == "acl:relcl" and _gapped(verb):
        return [verb.head]
    return _bare_objects(verb) or _shared_objects(verb)


def agents(verb: Token) -> list[Token]:
    """Return those who do it: the subjects of an active verb, the by-phrase of a passive one; empty when unsaid."""
    if not is_passive(verb):
        return subjects(verb)
    if verb.lemma_ in STATIONED and verb.dep_ in ("acl", "xcomp") and verb.head.head.lemma_ == "have":
        return subjects(verb.head.head)  # "has 7,000 troops deployed in"
    found = [child for child in verb.children if _is_agent(child)]
    if not found and verb.dep_ != "conj":
        sharing = [other for other in verb.children if other.dep_ == "conj" and is_passive(other)]
        found = [child for other in sharing for child in other.children if _is_agent(child)]
    elif not found and is_passive(verb.head):
        found = [child for child in verb.head.children if _is_agent(child)]
    return [antecedent(noun) for noun in found]


def obliques(head: Token) -> list[tuple[str, Token]]:
    """Return the prepositional phrases of a verb or noun as (preposition, noun), in the order of the text.

    The preposition is lower case, its parts joined by a space ("on behalf of"); by-phrases are among them, phrases
    without a preposition are not. An antecedent stands for its relative pronoun ("the town in which").
    """
    found = []
    for child in head.children:
        if child.dep_.startswith(("obl", "nmod")) and child.dep_ not in NOT_OBLIQUE:
            preposition = preposition_of(child)
            if preposition:
                found.append((preposition, antecedent(child)))
    return found


def preposition_of(noun: Token) -> str:
    """Return the preposition that a noun hangs on, lower case, or the empty string."""
    words = []
    for child in children_of(noun, "case"):
        if child.lower_ not in ("'s", "’s", "'", "’") and child.i < noun.i:
            words.append(child.lower_)
            words.extend(part.lower_ for part in children_of(child, "fixed"))
    return " ".join(words)


def conjuncts(noun: Token) -> list[Token]:
    """Return a noun and those coordinated with it, in the order of the text; itself always comes first."""
    found = [noun]
    for child in children_of(noun, "conj", "appos"):
        if child.dep_ == "conj":
            found.extend(conjuncts(child))
        elif child.ent_type_ == "PERSON":  # "minister Ann Reed and ambassador Bo Marr", all hung on the name
            found.extend(one for one in conjuncts(child)[1:] if one.ent_type_ == "PERSON")
    return found


def attributive(verb: Token) -> bool:
    """Tell whether a participle behind "with" only says something of the noun that follows it ("talks with visiting President Lenz")."""
    if verb.tag_ != "VBG" or verb.lemma_ not in ATTRIBUTIVE or verb.dep_ not in ("acl", "advcl"):
        return False
    return any(child.dep_ == "mark" and child.lower_ == "with" for child in verb.children)


def owners(noun: Token) -> list[Token]:
    """Return who a deverbal noun belongs to: its possessors, else its by-phrase ("Israel's raid", "a raid by Israel")."""
    found = [child for child in noun.children if child.dep_ == "nmod:poss"]
    return found or [child for preposition, child in obliques(noun) if preposition == "by"]


def antecedent(token: Token) -> Token:
    """Return what a relative pronoun stands for, or the token itself when it is none."""
    if token.lower_ not in RELATIVE:
        return token
    up = token
    for _ in range(_DEPTH):
        if up.dep_ == "acl:relcl":
            return up.head
        if up.head.i == up.i:
            break
        up = up.head
    return token


def clause_root(token: Token) -> Token:
    """Return the predicate that heads the smallest clause around a token; the token itself when it is one."""
    up = token
    while up.head.i != up.i:
        if up.dep_ in CLAUSE and (up.dep_ != "parataxis" or predicate(up)):
            return up
        if up.dep_ == "conj" and predicate(up) and predicate(up.head):
            return up
        up = up.head
    return up


def is_negated(verb: Token) -> bool:
    """Tell whether a predicate is negated: by not or never, by "without", or by an empty argument ("nobody was hurt")."""
    for child in verb.children:
        if child.lower_ in NEGATIONS and child.dep_ in ("advmod", "aux", "neg", "cc", "cc:preconj", "det"):
            return True
        if child.dep_ == "mark" and child.lower_ == "without":
            return True
        if child.dep_ in ("nsubj", "nsubj:pass", "obj", "det") and _empty(child):
            return True
    if verb.dep_ == "conj" and any(child.dep_ == "cc" and child.lower_ in ("or", "nor") for child in verb.children):
        return is_negated(verb.head)
    return False


def came_of(verb: Token) -> Token | None:
    """Return the verb of the clause that a participle behind it goes with, where the participle hangs higher up.

    It goes with the clause that ends right before it (late closure: Frazier & Fodor 1978): one with a subject of its own ("the party split
    and Lenz left, accusing it"), or for what came of a deed a relative clause ("troops who raided the town, killing ten"). None for others.
    """
    last = verb.i - 2
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or last <= verb.head.i or verb.nbor(-1).text != ",":
        return None
    if any(child.dep_ == "mark" for child in verb.children):
        return None
    up = verb.doc[last]
    while verb.head.i < up.i and up.right_edge.i <= last:
        joined = up.dep_ == "conj" and up.head.i == verb.head.i and any(child.dep_ in SUBJECT for child in up.children)
        if up.pos_ == "VERB" and (joined or (up.dep_ == "acl:relcl" and verb.lemma_ in OUTCOMES)):
            return up
        up = up.head
    return None


def span_of(token: Token) -> tuple[int, int]:
    """Return (start, end) characters of a token's subtree without a leading preposition or outer punctuation."""
    first, last = token.left_edge, token.right_edge
    while first.i < token.i and (first.is_space or first.dep_ in ("punct", "case", "cc", "mark")):
        first = first.nbor(1)
    while last.i > token.i and (last.is_space or (last.dep_ == "punct" and last.text not in CLOSING)):
        last = last.nbor(-1)
    return first.idx, last.idx + len(last.text)


def _subjects(verb: Token, depth: int) -> list[Token]:
    own = [antecedent(child) for child in children_of(verb, *NOUN_SUBJECT)]
    if own or depth == 0:
        return own
    dep, head = verb.dep_, verb.head
    if dep == "conj":
        return _subjects(head, depth - 1) if predicate(head) or head.dep_ in CLAUSE else []
    if dep == "xcomp":
        return _controller(head, verb, depth)
    if dep in ("acl", "amod", "acl:relcl"):
        return _subjects_under_noun(verb, head, depth)
    if dep == "advcl":
        return _subjects_of_adverbial(verb, head, depth)
    return []


def _controller(head: Token, verb: Token, depth: int) -> list[Token]:
    if head.lemma_ not in SUBJECT_CONTROL and not is_passive(head):
        objects_ = [antecedent(child) for child in head.children if child.dep_ in ("obj", "iobj") and child.i < verb.i]
        if objects_ and (verb.tag_ != "VBN" or objects_[-1].pos_ in ("NOUN", "PROPN", "PRON")):
            return objects_[:1]
    wanted = OBLIQUE_CONTROL.get(head.lemma_)
    if wanted:
        through = [noun for preposition, noun in obliques(head) if preposition in wanted]
        if through:
            return through[:1]
    if head.pos_ == "NOUN" and not predicate(head):
        return owners(head)
    return _subjects(head, depth - 1)


def _subjects_under_noun(verb: Token, noun: Token, depth: int) -> list[Token]:
    infinitive = any(child.lower_ == "to" and child.dep_ == "mark" for child in verb.children)
    marked = any(child.dep_ == "mark" for child in verb.children)
    if verb.dep_ == "acl" and marked and noun.dep_ in ("obj", "nsubj:pass") and noun.head.lemma_ in TO_ACCOUNT and verb.tag_ == "VBG":
        return [noun]
    if verb.dep_ == "acl" and (infinitive or marked):
        told = [other for preposition, other in obliques(noun) if preposition in ("on", "to", "for", "upon") and other.i < verb.i]
        if told and noun.lemma_ in ADDRESSED:
            return told[:1]
        found = (_picked_out(noun) if infinitive else []) or owners(noun)
        if not found and noun.dep_ in ("obj", "obl", "nsubj:pass") and noun.head.pos_ == "VERB" and noun.head.lemma_ not in WARY:
            found = agents(noun.head) if depth else []
        return found
    if verb.dep_ == "acl:relcl" and any(child.lower_ in RELATIVE for child in verb.children):
        return []
    return [noun]


def _picked_out(noun: Token) -> list[Token]:
    """Return who does what an infinitive says behind a noun that is picked out: "they are the third group of miners to leave"."""
    for one in (noun, noun.head) if noun.dep_ == "nmod" else (noun,):
        if any(child.lower_ in PICKING_OUT for child in one.children if child.dep_ == "amod"):
            return [antecedent(child) for child in one.children if child.dep_ == "nsubj"] or [one]
    return []


def _subjects_of_adverbial(verb: Token, head: Token, depth: int) -> list[Token]:
    deed = came_of(verb)
    if deed is not None:
        return _subjects(deed, depth - 1)
    if head.lemma_ in OBLIQUE_CONTROL and any(child.lower_ == "to" for child in verb.children):
        return _controller(head, verb, depth)
    marks = {child.lower_ for child in verb.children if child.dep_ == "mark"}
    if "of" in marks or "from" in marks or ("with" in marks and head.lemma_ == "charge") or ("for" in marks and head.lemma_ in TO_ACCOUNT):
        return _controller(head, verb, depth)
    if verb.tag_ == "VBG" and (not marks or "in" in marks) and is_passive(head):  # "were killed in fighting": not they fought
        return agents(head)
    if not predicate(head):
        return []
    if "by" in marks and head.dep_ == "xcomp" and any(child.dep_ in ("obj", "iobj") for child in head.head.children):
        forcing = head.head.lemma_ in FORCING
        return _subjects(head.head, depth - 1) if forcing else []  # "asked them to help by sending food": the means of either
    if "to" in marks and is_passive(head):
        return agents(head)
    return _subjects(head, depth - 1)


def _bare_objects(verb: Token) -> list[Token]:
    """Noun phrases behind a particle that no preposition makes oblique ("handed over equipment"), whatever they are labelled."""
    if "compound:prt" not in labels_below(verb):
        return []
    return [
        child
        for child in verb.children
        if child.dep_ == "obl" and child.i > verb.i and child.ent_type_ != "DATE" and not preposition_of(child)
    ]


def _shared_objects(verb: Token) -> list[Token]:
    """Objects that the first of two conjoined verbs borrows from the second ("shelled and captured the town")."""
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= 3 and not any(c.dep_ in SUBJECT for c in child.children):
            return [antecedent(noun) for noun in child.children if noun.dep_ == "obj"]
    return []


def _gapped(verb: Token) -> bool:
    own_subject = False
    for child in verb.children:
        if child.dep_ == "nsubj":
            if child.lower_ in RELATIVE:
                return False
            own_subject = True
        if child.dep_ in ("obl", "advmod", "ccomp", "xcomp") and (child.lower_ in RELATIVE or child.lower_ in ("where", "when", "why")):
            return False
        if child.dep_ in ("ccomp", "xcomp"):
            return False
    return own_subject and verb.head.lemma_.lower() not in NO_GAP


def _is_agent(child: Token) -> bool:
    if child.lemma_ in BY_SAYING:
        return False
    return child.dep_ == "obl:agent" or (child.dep_ == "obl" and preposition_of(child) == "by" and child.ent_type_ != "DATE")


def _empty(noun: Token) -> bool:
    if noun.lower_ in NO_ONE:
        return True
    first = noun.left_edge  # "no", "no more", but not "no-fly"
    return first.lower_ == "no" and first.i < noun.i and first.nbor(1).text != "-"
