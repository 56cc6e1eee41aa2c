"""Which words denote an event: the frame of the codebook that fits a verb or noun where it stands."""

from __future__ import annotations

from typing import Protocol

from spacy.tokens import Doc, Token

from according.codebook.frames import Filler, Frame, Frames
from according.codebook.plover import Plover
from according.codebook.word_groups import word_group
from according.reader import clause
from according.reader.arguments import Arguments
from according.reader.modified import belongs_to, keys_of, measured, renamed
from according.reader.proposed import FRAMES_ALONE, Trust, weighed
from according.reader.reasons import fits
from according.records import Actor

NUMBER_WORDS = word_group("numbers")
BANDS = word_group("bands")
SUBJUNCTIVE = frozenset({"should", "must"})
PERSONS = frozenset({"he", "she", "him", "her", "who", "they", "them", "we", "us"})
TOWNS = word_group("towns")
SIDES = frozenset({"side", "party"})
DIRECTIVES = SUBJUNCTIVE | {"to"}


class ActorsOf(Protocol):
    """What this question asks of the answer to "who"."""

    def of(self, token: Token) -> tuple[str, ...]:
        """Return the ids of the actors that the noun phrase of a head stands for."""

    def voice(self, token: Token) -> tuple[str, ...]:
        """Return the actors as ``of`` does, but a common noun is always one, at the least by its own words."""

    def record(self, actor_id: str) -> Actor:
        """Return the record of an actor as it stands now."""

    @property
    def home(self) -> str | None:
        """The country that the article is about."""

    def state(self, country: str) -> str | None:
        """Return the state of a country, where the text speaks of it."""

    def naturalise(self, actor_id: str, country: str | None) -> bool:
        """Let somebody of whom nothing says where he is from be of a country; False for all others."""


class PlacesAt(Protocol):
    """What this question asks of the answer to "where"."""

    def at(self, token: Token) -> str | None:
        """Return the id of the place mention that covers a token."""

    def of(self, trigger: Token) -> tuple[str, ...]:
        """Return the ids of the places where a happening is located."""

    def country(self, place: str) -> str | None:
        """Return the country of a place by its id."""


class Triggers:
    """The frames of one article, each decided once."""

    def __init__(self, doc: Doc, actors: ActorsOf, places: PlacesAt, codebook: Frames, scheme: Plover, trust: Trust = FRAMES_ALONE) -> None:
        self.doc = doc
        self.actors = actors
        self.places = places
        self.codebook = codebook
        self.scheme = scheme
        self.trust = trust
        self._frames: dict[int, Frame | None] = {}
        self._arguments: dict[int, Arguments] = {}

    def arguments(self, token: Token) -> Arguments:
        """Return what stands around a token."""
        found = self._arguments.get(token.i)
        if found is None:
            found = self._arguments[token.i] = Arguments(token, self.codebook)
        return found

    def frame(self, token: Token) -> Frame | None:
        """Return the frame that fits a token; None when it denotes no event."""
        if token.i in self._frames:
            return self._frames[token.i]
        self._frames[token.i] = None  # a clause that contains itself decides nothing
        found = None
        if token.pos_ == "VERB":
            found = self._verb(token)
        elif token.pos_ == "NOUN":
            found = self._noun(token)
        if found is not None:
            fits(token, found)
        found = self._frames[token.i] = weighed(token, found, self.codebook, self.trust)
        return found

    def is_actor(self, token: Token) -> bool:
        """Tell whether a noun phrase stands for an actor."""
        return bool(self.actors.of(token))

    def fits(self, filler: Filler, tokens: list[Token], *, through: bool = False) -> bool:
        """Tell whether one of the tokens is what a frame asks for; no token at all fits NONE.

        ``through``: a thing that belongs to an actor may stand for him ("Obrian warplanes").
        """
        if not tokens:
            return "NONE" in filler.kinds
        return any(
            self._fits(filler, one, through)
            for token in tokens
            for one in (*clause.conjuncts(token), *measured(token), *_banded(token), *renamed(token))
        )

    def _fits(self, filler: Filler, token: Token, through: bool) -> bool:
        kinds = filler.kinds
        if "ANY" in kinds or (filler.lemmas and not filler.lemmas.isdisjoint(keys_of(token))):
            return True
        if not kinds:
            return False
        if "NUMBER" in kinds and (token.pos_ == "NUM" or token.lemma_ in NUMBER_WORDS):
            return True
        if "PERSON" in kinds and (token.ent_type_ == "PERSON" or token.lower_ in PERSONS or (through and token.lower_ == "it")):
            return True
        if "PLACE" in kinds and any(self._is_place(one) for one in (token, *_named_by(token))):
            return True
        if "ORG" in kinds and token.ent_type_ == "ORG":
            return True
        if "OFFICIAL" in kinds and self._is_official(token):
            return True
        if "IGO" in kinds and self._is_intergovernmental(token):
            return True
        if "ACTOR" in kinds and (self.is_actor(token) or (through and (self._stands_for_actor(token) or _points_at_somebody(token)))):
            return True
        return "EVENT" in kinds and self.frame(token) is not None

    def _is_place(self, token: Token) -> bool:
        return token.ent_type_ in ("PLACE", "FACILITY") or self.places.at(token) is not None

    def _is_official(self, token: Token) -> bool:
        """Tell whether a noun phrase stands for a state, or for somebody who acts for more than himself."""
        records = [self.actors.record(actor_id) for actor_id in self.actors.of(token)]
        return any(one.kind in ("state", "office") or not self.scheme.political.isdisjoint(one.sectors) for one in records)

    def _is_intergovernmental(self, token: Token) -> bool:
        """Tell whether a noun phrase names an organisation of states, its people or its organs."""
        records = [self.actors.record(actor_id) for one in (token, *token.children) for actor_id in self.actors.of(one)]
        return any("IGO" in one.sectors for one in records)

    def _stands_for_actor(self, token: Token) -> bool:
        return token.lemma_ in SIDES or any(self.is_actor(child) for child in belongs_to(token))

    def _verb(self, verb: Token) -> Frame | None:
        candidates = self.codebook.verbs.get(verb.lemma_.lower())
        if not candidates or verb.dep_ in ("aux", "aux:pass", "cop", "amod") or clause.attributive(verb):
            return None
        around = self.arguments(verb)
        for frame in candidates:
            if all(word in around.words for word in frame.extra) and self._holds(frame, around):
                return frame
        return None

    def _noun(self, noun: Token) -> Frame | None:
        if noun.dep_ in ("compound", "nmod:desc", "flat"):
            return None
        if noun.lemma_.lower() not in self.codebook.noun_heads:
            return None
        around = self.arguments(noun)
        for key in keys_of(noun):
            for frame in self.codebook.nouns.get(key, ()):
                if self._holds(frame, around):
                    return frame
        return None

    def _holds(self, frame: Frame, around: Arguments) -> bool:
        if frame.finite and around.trigger.dep_ == "acl":
            return False
        if frame.modifiers and frame.modifiers.isdisjoint(around.modifiers):
            return False
        for places, filler in frame.wanted:
            found = [token for place in places for token in around.slot(place, frame.extra)]
            if not self.fits(filler, found, through=places == ("subject",)):
                return False
        for place, filler in frame.never:
            if self._forbidden(place, filler, frame, around):
                return False
        if frame.unless and self._nearby(around.trigger, frame.unless):
            return False
        return not frame.content or self._content(frame, around)

    def _forbidden(self, place: str, filler: Filler, frame: Frame, around: Arguments) -> bool:
        if place == "modifier":
            return not filler.lemmas.isdisjoint(around.modifiers)
        if place == "governor":
            return around.governor is not None and around.governor.lemma_ in filler.lemmas
        found = around.slot(place, frame.extra)
        return bool(found) and self.fits(filler, found)

    @staticmethod
    def _nearby(trigger: Token, lemmas: frozenset[str]) -> bool:
        for child in trigger.children:
            if child.dep_ in ("conj", "parataxis", "punct"):
                continue
            if any(one.pos_ != "PROPN" and one.lemma_.lower() in lemmas for one in (child, *child.children)):
                return True
        if trigger.dep_ == "advcl":
            around = (child for child in trigger.head.children if child.dep_.startswith(("nsubj", "obl")))
            if any(child.lemma_.lower() in lemmas for child in around):
                return True
        return trigger.dep_ in ("acl", "advcl") and trigger.head.lemma_.lower() in lemmas

    def _content(self, frame: Frame, around: Arguments) -> bool:
        about = self.content(around)
        if not about:
            return False
        if "ANY" in frame.content or any(wanted in frame.content and holds(about[0]) for wanted, holds in SHAPES.items()):
            return True
        for token in about:
            event = self.frame(token)
            if event is not None:
                names = {event.event_type, f"{event.event_type}.{event.mode}", self.scheme.types[event.event_type].quad}
                if not names.isdisjoint(frame.content):
                    return True
        return False

    def content(self, around: Arguments) -> list[Token]:
        """Return the heads of what a speech act is about: its content clause and those coordinated, or the happenings it names."""
        if around.content is not None:
            found = clause.conjuncts(around.content)
            if self.frame(around.content) is None:  # a light verb: "promised to hold talks"
                found += [token for token in self.arguments(around.content).objects if token.pos_ == "NOUN" and self.frame(token)]
            return found
        named = [*around.slot("object"), *around.given_in] + [
            noun for preposition in ("for", "to", "on", "of", "with", "against", "in") for noun in around.prepositions.get(preposition, ())
        ]
        return [one for noun in named for one in clause.conjuncts(noun) if one.pos_ == "NOUN" and self.frame(one) is not None]


def _named_by(noun: Token) -> list[Token]:
    """Return the name that a noun for a town introduces ("the capital of", "the port city of")."""
    if noun.lemma_ not in TOWNS:
        return []
    return [child for child in noun.children if child.i > noun.i and child.dep_ in ("nmod", "appos", "flat", "nmod:desc")]


def _banded(noun: Token) -> list[Token]:
    """Return those who are a group of people ("a gang of robbers")."""
    if noun.lemma_ not in BANDS:
        return []
    return [child for child in noun.children if child.dep_ == "nmod" and clause.preposition_of(child) == "of"]


def _points_at_somebody(subject: Token) -> bool:
    """Tell whether a subject is a pronoun that does something, even where nothing tells whom it means."""
    return subject.pos_ == "PRON" and (subject.lower_ in PERSONS or (subject.lower_ == "it" and subject.dep_ != "expl"))


def _directive(verb: Token) -> bool:
    own = [child.lower_ for child in verb.children if child.dep_ in ("mark", "aux")]
    return not DIRECTIVES.isdisjoint(own) or (verb.tag_ == "VB" and not own)


def _infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ in ("mark", "aux") for child in verb.children)


def _subjunctive(verb: Token) -> bool:
    own = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")]
    if any(child.lower_ in SUBJUNCTIVE or child.lower_ == "be" for child in own):
        return not any(child.lower_ == "to" and child.dep_ == "mark" for child in verb.children)
    return verb.tag_ in ("VB", "VBP") and verb.dep_ == "ccomp" and not own and not any(child.lower_ == "to" for child in verb.children)


SHAPES = {"DIRECTIVE": _directive, "INFINITIVE": _infinitive, "SUBJUNCTIVE": _subjunctive}
