"""Whose voice a source is: the actor a noun phrase names, or the author of a document that "says"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from according.codebook.cues import Cues
from according.codebook.word_groups import word_group
from according.reader.clause import agents, conjuncts, obliques, owners
from according.reader.columns import columns_of
from according.reader.nominal import bearer_of
from according.reader.reasons import note

if TYPE_CHECKING:
    from according.reader.said import ActorsOf

_CLIMB = 4
_BACK = 8  # documents spoken of before that are asked for their author
_VOICES = 400  # words before "the report" within which somebody "reported"
_DETERMINERS = frozenset({"the", "this", "that", "these", "those"})
_NAMES = frozenset({"call", "name", "style"})
_SELVES = frozenset({"itself", "himself", "herself", "themselves"})
_ISSUED_IN = ("obl", "nmod")
_MEANS = word_group("channels")
_ACCOUNTS = word_group("accounts")
_COUNTED = word_group("counted")


class Documents:
    """The documents that a text speaks of, and who wrote or issued each: "the statement" further on is its author's."""

    def __init__(self, doc: Doc, actors: ActorsOf, book: Cues) -> None:
        self._doc, self._actors, self._book = doc, actors, book
        nouns = [doc[at] for at, pos in enumerate(columns_of(doc).pos) if pos == "NOUN"]
        self._nouns = [noun for noun in nouns if is_document(noun, book)]
        self._places = [noun.i for noun in self._nouns]
        self._authors: dict[int, tuple[str, ...]] = {}

    def author(self, noun: Token) -> tuple[str, ...]:
        """Return the ids of those who speak by a document; empty when the text does not tell.

        A document is its owner's ("the ministry's statement", "a party statement") or that of who issues it ("said in a statement",
        "published a report"); a definite one without either is the last of the same name, "the report" the last of any.
        """
        found = self._own(noun)
        if found or not _is_definite(noun):
            return found
        at = bisect_left(self._places, noun.i)
        before = [other for other in reversed(self._nouns[max(at - _BACK, 0) : at]) if not _is_wished(other)]
        alike = [other for other in before if other.lemma_ == noun.lemma_]
        others = before if noun.lemma_ in self._book.any_document else []
        return self._authors_of(alike) or self._who_told(noun) or self._authors_of(others)

    def _authors_of(self, nouns: list[Token]) -> tuple[str, ...]:
        """Return the authors of the first of some documents that has any; empty when none has."""
        return next((author for other in nouns if (author := self._own(other))), ())

    def _who_told(self, noun: Token) -> tuple[str, ...]:
        """Return who "reported" before, where "the report" has no other author: the last one who did."""
        for at in range(noun.i - 1, max(noun.i - _VOICES, -1), -1):
            verb = self._doc[at]
            if verb.pos_ == "VERB" and verb.lemma_ == noun.lemma_:
                found = next((found for speaker in agents(verb) if (found := self._actors.of(speaker))), ())
                if found:
                    return found
        return ()

    def pointed_at(self, pronoun: Token) -> tuple[str, ...]:
        """Return the authors of the document that "it" stands for: the one that the sentence before is about, if any."""
        start = pronoun.sent.start
        if pronoun.lower_ != "it" or start == 0:
            return ()
        before = self._doc[max(start - 1, 0)].sent
        first, last = bisect_left(self._places, before.start), bisect_left(self._places, before.end)
        nouns = [noun for noun in self._nouns[first:last] if noun.dep_ in ("obj", "nsubj", "nsubj:pass")]
        return self.author(nouns[-1]) if nouns else ()

    def _own(self, noun: Token) -> tuple[str, ...]:
        if noun.i not in self._authors:
            self._authors[noun.i] = self._owner(noun)
        return self._authors[noun.i]

    def _owner(self, noun: Token) -> tuple[str, ...]:
        bearer = bearer_of(noun, self._book)
        candidates = [bearer] if bearer is not None else []
        candidates.extend(child for child in reversed(list(noun.children)) if _may_own(child, noun))
        if noun.dep_ in _ISSUED_IN and noun.head.lemma_.lower() in self._book.verbs and not _is_others(noun):
            candidates.extend(agents(noun.head))
        for child in noun.children:
            if child.dep_ == "acl" and child.lemma_.lower() in self._book.bearers | self._book.holders:
                candidates.extend(agents(child) or [owner for _, other in obliques(child) for owner in owners(other)])
        for candidate in candidates:
            found: dict[str, None] = {}
            for one in conjuncts(candidate):
                found.update(dict.fromkeys(self._actors.of(one)))
            if found:
                return tuple(found)
        return ()


def author_of(noun: Token, cue: Token | None, actors: ActorsOf, book: Cues, documents: Documents) -> tuple[str, ...]:
    """Return the ids of the actors who speak when a noun phrase does; empty when the text does not tell.

    A document speaks for its author, and so does "it" when it stands for a document.
    """
    if noun.pos_ == "NOUN" and is_document(noun, book):
        note(noun, "speaks for", "a document speaks for its author", noun)
        return documents.author(noun)
    found = named_beside(noun, actors)
    if found:
        note(noun, "speaks for", "a name beside the words tells whom they mean", noun)
        return found
    found = actors.of(noun)
    if found:
        return found
    found = documents.pointed_at(noun)
    if found:
        note(noun, "speaks for", "“it” stands for a document, which speaks for its author", noun)
        return found
    found = _governing_speaker(noun, cue, actors, book) if cue is not None else ()
    if found:
        note(noun, "speaks for", "a participle of saying goes on from the saying above it", cue)
    return found


def named_beside(noun: Token, actors: ActorsOf) -> tuple[str, ...]:
    """Return whom an apposition names where the noun before it is "one of" many or no actor by itself: "her challenger, Ann Reed"."""
    beside = [child for child in noun.children if child.dep_ == "appos" and child.i > noun.i]
    sisters = list(noun.head.children) if noun.dep_.startswith("nsubj") else []
    flush = [name for name in sisters if name.ent_type_ and name.dep_ == "nsubj" and name.left_edge.i == noun.right_edge.i + 1]
    if flush and (found := actors.of(flush[0])):
        return found  # "Agency for Aid head Ann Reed said": two subjects to the tree
    beside += [name for name in (*noun.children, *sisters) if name.i > noun.i and _after_comma(name)]
    if noun.lower_ == "one":
        beside += [name for child in noun.children if child.dep_ == "nmod" for name in child.children if name.dep_ == "appos"]
    beside += [name for child in noun.children if child.dep_ in ("acl", "acl:relcl") for name in _calls_itself(child)]
    if not beside or (noun.lower_ != "one" and actors.of(noun)):
        return ()
    return next((found for name in beside if (found := actors.of(name))), ())


def _after_comma(name: Token) -> bool:
    """Tell whether a name follows a comma where the tree takes it for a second subject or a modifier of what stands before."""
    first = name.left_edge.i
    return name.pos_ == "PROPN" and name.dep_ in ("nsubj", "nmod") and first > 0 and name.doc[first - 1].text == ","


def _calls_itself(clause: Token) -> list[Token]:
    """Return the name in "a group that calls itself X" and "a group called X"; empty when the clause behind the noun gives none."""
    itself = clause.tag_ == "VBN" or any(child.lower_ in _SELVES for child in clause.children)
    if clause.lemma_ not in _NAMES or not itself:
        return []
    return [child for child in clause.children if child.dep_ in ("obj", "xcomp") and child.ent_type_]


def own_words_of(noun: Token, cue: Token | None, actors: ActorsOf, book: Cues) -> tuple[str, ...]:
    """Return the actor that speaks by its own words alone ("a beekeeper said"); empty where a thing may speak ("the map shows")."""
    if noun.pos_ != "NOUN" or is_document(noun, book) or noun.lemma_.lower() in book.texts:
        return ()
    entries = book.verbs.get(cue.lemma_.lower(), ()) if cue is not None else ()
    if not entries:
        return ()
    found = actors.voice(noun, known=any(entry.things for entry in entries))
    if found:
        note(noun, "speaks for", "who speaks is somebody, by his own words alone", noun)
    return found


def is_document(noun: Token, book: Cues) -> bool:
    """Tell whether a noun names what is written or read out ("statement", "report"), which may stand for its author."""
    entry = book.nouns.get(noun.lower_) or book.nouns.get(noun.lemma_.lower())  # the "minutes" of a meeting are no minute
    return entry is not None and entry.document


def _may_own(word: Token, noun: Token) -> bool:
    """Tell whether a word before a document may say whose it is ("a party statement"); "press" is its means, "population" its topic."""
    if word.dep_ == "amod":
        return word.i < noun.i and word.text[0].isupper() and not word.is_sent_start
    if word.lemma_ in _COUNTED or (word.lower_ in _MEANS and noun.lemma_ not in _ACCOUNTS):
        return False
    return word.dep_ in ("compound", "nmod") and word.i < noun.i


def _is_wished(noun: Token) -> bool:
    """Tell whether a document is only asked for: "urged them to issue a statement", "proposed that they adopt one"."""
    verb = noun.head
    base = verb.tag_ == "VB" or (verb.tag_ == "VBP" and verb.dep_ == "ccomp")
    return noun.dep_ == "obj" and base and not any(child.lemma_ == "do" for child in verb.children)


def _is_others(noun: Token) -> bool:
    """Tell whether documents that are only cited beside a deed are others' ("according to reports, they left"); "a statement" is theirs."""
    words = {child.lower_ for child in noun.children}
    return "according" in words and words.isdisjoint(("a", "an"))


def _is_definite(noun: Token) -> bool:
    determiners = [child.lower_ for child in noun.children if child.dep_ == "det"]
    return bool(determiners) and determiners[0] in _DETERMINERS


def _governing_speaker(noun: Token, cue: Token, actors: ActorsOf, book: Cues) -> tuple[str, ...]:
    """For a participle without a speaker of its own (", adding that …"): the speaker of the saying above it."""
    if cue.tag_ != "VBG" or any(child.dep_ == "nsubj" for child in cue.children):
        return ()
    above = cue
    for _ in range(_CLIMB):
        if above.head.i == above.i:
            break
        above = above.head
        if above.pos_ == "VERB" and above.lemma_.lower() in book.verbs:
            for speaker in agents(above):
                if speaker.i != noun.i and noun.head.i != above.i:  # "quoted him as saying": not who quotes him
                    return actors.of(speaker)
    return ()
