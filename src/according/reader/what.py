"""What happened: events from the codebook's frames on the dependency tree, coded in PLOVER.

Each verb or noun that a frame fits is a happening. Its roles come from the places that the frame names, its status from the
words around it (``status.py``), its chain of sources from the attributions that cover it. PLOVER's own rules on what is to come or
refused are then applied (``coding.py``). Mentions of one happening become one event.

``confidence`` is how likely there is such an event (``sure.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from spacy.tokens import Doc, Token

from according.codebook.cameo import CameoCode
from according.codebook.confidence import confidence
from according.codebook.frames import Frame, frames
from according.codebook.plover import Plover, plover
from according.codebook.word_groups import word_group
from according.reader import clause
from according.reader.aimed import SPOKEN
from according.reader.cameo import cameo_of
from according.reader.coding import WILLING, Coding
from according.reader.columns import columns_of
from according.reader.happening import Happening
from according.reader.hosted import host
from according.reader.local import naturalise
from according.reader.merge import merge
from according.reader.proposed import FRAMES_ALONE, Trust
from according.reader.reasons import kept, note
from according.reader.roles import Roles
from according.reader.sphere import Spheres
from according.reader.status import Moods
from according.reader.sure import confidence_of, signs, told
from according.reader.terms import Terms, mode_of
from according.reader.triggers import ActorsOf, PlacesAt, Triggers
from according.records import Attribution, Event, Figure, Span, When

HANDED = frozenset({"AID", "RETREAT", "COOPERATE"})  # what goes to a state takes place nowhere yet
ARMED = frozenset({"ASSAULT", "MOBILIZE"})
GIVEN_BY_WORDS = word_group("given_by_words")
PROCLAIMING = frozenset({"announce", "declare", "proclaim"})
MUST = frozenset({"must", "should", "ought"})
GOING_WRONG = word_group("going_wrong")
VEHICLES = word_group("vehicles")
REFLEXIVE = ("self", "selves")


class TimesOf(Protocol):
    """What this question asks of the answer to "when"."""

    def of(self, trigger: Token) -> When | None:
        """Return the date of a happening."""


class SaidOf(Protocol):
    """What this question asks of the answer to "according to whom"."""

    records: tuple[Attribution, ...]

    def chain(self, start_char: int, end_char: int) -> tuple[str, ...]:
        """Return the attributions that cover a stretch, innermost first."""

    def of_cue(self, token: Token) -> str | None:
        """Return the attribution whose cue a token is."""


def find_events(
    doc: Doc, actors: ActorsOf, places: PlacesAt, times: TimesOf, said: SaidOf, figures: Iterable[Figure] = (), trust: Trust = FRAMES_ALONE
) -> tuple[Event, ...]:
    """Return the events of an article, numbered e1, e2 … in the order of the text; spans are characters of ``doc.text``."""
    return _Coder(doc, actors, places, times, said, trust).events(tuple(figures))


class _Coder:
    def __init__(self, doc: Doc, actors: ActorsOf, places: PlacesAt, times: TimesOf, said: SaidOf, trust: Trust) -> None:
        self._doc = doc
        self._scheme: Plover = plover()
        self._triggers = Triggers(doc, actors, places, frames(), self._scheme, trust)
        self._roles = Roles(self._triggers)
        self._moods = Moods(frames())
        self._terms = Terms(doc)
        self._spheres = Spheres(doc)
        self._places, self._times, self._said = places, times, said
        self._attributions = {record.id: record for record in said.records}
        self._coding = Coding(self._scheme, self._triggers, self._moods, self._attributions)
        self._notebook = kept(doc)

    def events(self, figures: tuple[Figure, ...]) -> tuple[Event, ...]:
        """Find, merge and number the happenings."""
        found: list[Happening] = []
        columns = columns_of(self._doc)
        for at, pos in enumerate(columns.pos):
            frame = self._triggers.frame(self._doc[at]) if pos in ("VERB", "NOUN") else None
            if frame is not None:
                found += filter(None, [self._happening(self._doc[at], frame)])
            elif columns.lower[at] in MUST and columns.dep[at] == "aux":
                found += filter(None, [self._demand(self._doc[at])])
        found += [self._threat(one, cue) for one in found if one.status == "threatened" for cue in self._bare_cue(one)]
        merged = merge(self._deliberate(sorted(found, key=lambda one: one.trigger.i)), self._nameless)
        naturalise(merged, self._triggers.actors, self._places, self._scheme)
        host(merged, self._triggers.actors, self._places)
        by_event = self._figures(merged, figures)
        return tuple(self._event(number, one, by_event.get(one.trigger.i, ())) for number, one in enumerate(merged, 1))

    def _bare_cue(self, deed: Happening) -> list[Token]:
        """Return the word with which somebody says what he would do to others; nothing where that word is an event already."""
        said = self._attributions[deed.chain[0]] if deed.chain else None
        if said is None or said.source is None or said.cue_span is None:
            return []
        cue = self._doc.char_span(said.cue_span.start, said.cue_span.end, alignment_mode="expand")
        return [cue.root] if cue is not None and cue.root.pos_ == "VERB" and self._triggers.frame(cue.root) is None else []

    def _threat(self, deed: Happening, cue: Token) -> Happening:
        """Return the THREATEN that somebody makes by saying what he would do to others ("said they would strike back if")."""
        said = self._attributions[deed.chain[0]]
        frame = self._triggers.codebook.verbs["threaten"][-1]
        mode = self._scheme.content_mode("THREATEN", deed.event_type, deed.mode)
        note(cue, "event_type", "THREATEN: who says what he would do to others threatens them", deed.trigger)
        note(cue, "actors", "who says so")
        note(cue, "recipients", "whom it would befall", deed.trigger)
        actors = tuple(one for one in (said.source, *said.also) if one is not None)
        whom = tuple(one for one in deed.recipients if one not in actors)
        one = Happening(cue, frame, "THREATEN", mode, "reported", actors, whom, clause.span_of(cue), chain=deed.chain)
        one.content = [deed.trigger]
        self._fill(one)
        return one

    def _nameless(self, actor_id: str) -> bool:
        """Tell whether an actor is only described, and nothing told of where it belongs ("officials")."""
        record = self._triggers.actors.record(actor_id)
        return record.kind == "group" and record.country is None and all(mention.how != "name" for mention in record.mentions)

    def _happening(self, token: Token, frame: Frame) -> Happening | None:
        chain = self._said.chain(token.idx, token.idx + len(token.text))
        mood = self._moods.of(token, told=bool(chain) or self._times.of(token) is not None)
        if mood == "averted":
            return None
        if mood == "planned" and frame.event_type in SPOKEN and (self._coding.serves_a_deed(token) or self._proclaimed(token)):
            mood = "reported"
            note(token, "status", "what is said to serve a deed, or proclaimed, was said: reported")
        actors, recipients = self._roles.of(token, frame)
        if frame.event_type in SPOKEN and any(
            child.lower_.endswith(REFLEXIVE) for child in token.children if child.dep_ in ("obj", "iobj")
        ):
            return None  # "told himself to go on"
        if not frame.actor and not recipients:
            return None  # "flee": known only by whom it befalls
        if token.pos_ != "VERB" and not self._told(token, frame, actors, recipients):
            return None
        coded = self._coding.of(token, frame, mood, actors, chain)
        if coded is None:
            return None
        event_type, mode, status = coded
        if mode is not None:
            note(token, "mode", f"{mode}: of the frame" if mode == frame.mode else f"{mode}: of what it is about")
        if event_type == "REJECT":
            actors, recipients = self._roles.apart(token, frame)
        if event_type != frame.event_type and not recipients and not frame.together:
            recipients = self._roles.aimed(token, event_type, actors)
        around = self._triggers.arguments(token)
        content = self._triggers.content(around) if event_type in SPOKEN or frame.content else []
        start, end = clause.span_of(self._evidence_root(token))
        if not start <= token.idx < end:
            start, end = token.idx, token.idx + len(token.text)
        one = Happening(token, frame, event_type, mode, status, actors, recipients, (start, end), chain=chain, content=content)
        self._fill(one)
        return one

    @staticmethod
    def _evidence_root(trigger: Token) -> Token:
        """Return the head of the clause that tells of a happening: of "is ready to talk" not "talk" alone."""
        root = clause.clause_root(trigger)
        return clause.clause_root(root.head) if root.dep_ == "xcomp" and root.head.lemma_ in WILLING else root

    def _proclaimed(self, noun: Token) -> bool:
        """Tell whether a speech act is what is announced ("announced its recognition of"): by that it is made."""
        verb = self._triggers.arguments(noun).governor if noun.pos_ == "NOUN" else None
        said = PROCLAIMING | {"offer"} if self._triggers.arguments(noun).carried and noun.lemma_ in GIVEN_BY_WORDS else PROCLAIMING
        return verb is not None and verb.lemma_ in said and noun.dep_ in ("obj", "nsubj:pass") and self._moods.of(verb) == "reported"

    def _deliberate(self, found: list[Happening]) -> list[Happening]:
        """Leave out what an accident did (a death that nobody brings about, told beside a flood or a crash), and sport and business."""
        armed = any(one.event_type == "ASSAULT" and (one.actors or one.weapons) and not _in_an_accident(one) for one in found)
        doc_lemmas: set[str] | None = None
        kept = []
        for one in found:
            if _in_an_accident(one):
                continue
            if one.frame.agentless and not (one.actors or one.weapons):
                lemmas = {token.lemma_.lower() for token in one.trigger.sent}
                if not armed:
                    doc_lemmas = doc_lemmas or set(columns_of(self._doc).lemma)
                    lemmas = doc_lemmas
                if not one.frame.agentless.isdisjoint(lemmas):
                    continue
            if self._spheres.takes(one, self._triggers.actors):
                continue
            kept.append(one)
        return kept

    def _demand(self, modal: Token) -> Happening | None:
        """Return the REQUEST that a speaker makes by saying that somebody else must or should do something."""
        verb = modal.head
        chain = self._said.chain(modal.idx, modal.idx + len(modal.text))
        speaker = self._attributions[chain[0]].source if chain else None
        addressed = self._roles.who(clause.agents(verb)) if speaker else ()  # of "must be freed" it is not who is freed
        addressed = addressed or (self._roles.who(_told_that(verb)) if speaker else ())
        open_to_all = clause.is_passive(verb)
        if speaker is None or not (addressed or open_to_all) or speaker in addressed or clause.is_negated(verb) or self._agreed(verb):
            return None
        note(modal, "event_type", "REQUEST: who says that another must or should do something asks for it", modal)
        note(modal, "actors", "who says so")
        note(modal, "recipients", "who must or should do it", verb)
        about = [token for token in (verb, self._triggers.arguments(verb).content) if token is not None and self._triggers.frame(token)]
        if not about and modal.lower_ != "must":
            return None  # "should" is as often a guess as a demand
        frame = self._triggers.codebook.verbs["demand"][-1]
        evidence = clause.span_of(clause.clause_root(verb))
        one = Happening(modal, frame, "REQUEST", None, "reported", (speaker,), addressed, evidence, chain=chain)
        one.content = about
        self._fill(one)
        return one

    def _agreed(self, verb: Token) -> bool:
        """Tell whether a clause is what its speakers agree on ("agreed that both should cooperate"), which nobody is asked for."""
        frame = self._triggers.frame(verb.head) if verb.dep_ == "ccomp" and verb.head.pos_ == "VERB" else None
        return frame is not None and frame.event_type == "AGREE"

    def _told(self, noun: Token, frame: Frame, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
        """Tell whether a noun speaks of one happening, not of its kind: somebody or something is named with it."""
        if actors or recipients:
            return True
        around = self._triggers.arguments(noun)
        if not (frame.loose or around.carried):
            return False
        return around.carried or around.happens or bool(self._places.of(noun)) or self._times.of(noun) is not None

    def _fill(self, one: Happening) -> None:
        """Add mode, place, date, weapons and contexts."""
        start, end = one.evidence
        one.places = self._where(one)
        one.when = self._times.of(one.trigger)
        if one.event_type in ARMED:
            arms = self._terms.arms_in(start, end)
            one.weapons = tuple(dict.fromkeys(arm.surface for arm in arms if arm.listed))
            if one.event_type == "ASSAULT" and one.mode is None:
                one.mode = mode_of(arms)
                if one.mode is not None:
                    note(one.trigger, "mode", f"{one.mode}: by the weapons named")
        if one.mode is None and one.content:
            one.mode = self._content_mode(one)
            if one.mode is not None:
                note(one.trigger, "mode", f"{one.mode}: by what it is about")
        mode = self._scheme.types[one.event_type].modes.get(one.mode or "")
        own = one.frame.contexts + (mode.contexts if mode else ())
        one.contexts = tuple(dict.fromkeys(own + self._terms.contexts(one.trigger)))

    def _where(self, one: Happening) -> tuple[str, ...]:
        found = list(self._places.of(one.trigger))
        around = self._triggers.arguments(one.trigger)
        for place in ("object", "on", "against", "at", "into", "to", "of"):
            if (place == "object" and one.nominal) or (place == "against" and one.event_type not in ARMED):
                continue  # a rally against a capital is against those who rule there
            for token in around.slot(place, one.frame.extra):
                for other in clause.conjuncts(token):
                    at = self._places.at(other)
                    if at is not None and one.event_type not in SPOKEN:
                        note(one.trigger, "places", f"its place “{place}” names it", other)
                        found.append(at)
        given = self._given_to(one) if one.event_type in HANDED else frozenset()
        return tuple(place for place in dict.fromkeys(found) if place not in given)

    def _given_to(self, one: Happening) -> frozenset[str | None]:
        """Return the places that are named only as states to which something goes."""
        to = (other for token in self._triggers.arguments(one.trigger).slot("to") for other in clause.conjuncts(token))
        return frozenset(self._places.at(other) for other in to if set(self._triggers.actors.of(other)) & set(one.recipients))

    def _content_mode(self, one: Happening) -> str | None:
        for token in one.content:
            frame = self._triggers.frame(token)
            if frame is not None:
                mode = self._scheme.content_mode(one.event_type, frame.event_type, frame.mode)
                if mode is not None:
                    return mode
        return None

    def _figures(self, found: list[Happening], figures: tuple[Figure, ...]) -> dict[int, tuple[str, ...]]:
        """Return figure ids by trigger: a figure goes to the fitting event with the smallest clause around it."""
        by_event: dict[int, tuple[str, ...]] = {}
        for figure in figures:
            types = self._scheme.figures.get(figure.measure)
            fitting = [one for one in found if types is None or one.event_type in types]
            holding = [one for one in fitting if one.evidence[0] <= figure.span.start and figure.span.end <= one.evidence[1]]
            if holding:
                best = min(holding, key=lambda one: (one.evidence[1] - one.evidence[0], abs(one.trigger.idx - figure.span.start)))
                by_event[best.trigger.i] = (*by_event.get(best.trigger.i, ()), figure.id)
        return by_event

    def _event(self, number: int, one: Happening, figures: tuple[str, ...]) -> Event:
        trigger = one.trigger
        type_ = self._scheme.types[one.event_type]
        cameo = self._cameo(one)
        found = signs(one, type_, self._triggers.codebook)
        chain = self._chain(one)
        if self._notebook is not None:
            note(trigger, "confidence", told(found, confidence()))
            self._notebook.weighed[f"e{number}"] = found
            self._notebook.event(f"e{number}", trigger, one.taken)
        return Event(
            id=f"e{number}",
            event_type=one.event_type,
            mode=one.mode,
            contexts=one.contexts,
            trigger=Span(start=trigger.idx, end=trigger.idx + len(trigger.text)),
            evidence=Span(start=one.evidence[0], end=one.evidence[1]),
            actors=one.actors,
            recipients=one.recipients,
            places=one.places,
            weapons=one.weapons,
            when=one.when,
            status=one.status,
            attribution=chain,
            figures=figures,
            cameo=cameo.code if cameo else None,
            quad=type_.quad,
            goldstein=cameo.goldstein if cameo else None,
            confidence=confidence_of(found, confidence()),
        )

    def _cameo(self, one: Happening) -> CameoCode | None:
        sectors = {sector for actor in one.actors for sector in self._triggers.actors.record(actor).sectors}
        return cameo_of(one, sectors, filter(None, map(self._triggers.frame, one.content)))

    def _chain(self, one: Happening) -> tuple[str, ...]:
        """Return the chain of sources; who speaks in a speech act is its actor, so only those who report it are left."""
        if one.event_type not in SPOKEN or one.status not in ("reported", "planned"):
            self._told_by(one, one.chain)
            return one.chain
        own = self._said.of_cue(one.trigger)
        left = tuple(sid for sid in one.chain if sid != own and self._attributions[sid].source not in one.actors)
        if left != one.chain:
            note(one.trigger, "attribution", "who speaks in a speech act is its actor: only those who report it are sources")
        self._told_by(one, left)
        return left

    def _told_by(self, one: Happening, chain: tuple[str, ...]) -> None:
        for sid in chain if self._notebook is not None else ():
            note(one.trigger, "attribution", f"{sid} says it" if sid == chain[0] else f"{sid} passes it on")
        if not chain:
            note(one.trigger, "attribution", "no statement holds the word: the article's own voice")


def _told_that(verb: Token) -> list[Token]:
    """Return who is told what a clause says ("told Chad that it must withdraw")."""
    if verb.dep_ != "ccomp" or verb.head.pos_ != "VERB" or not any(child.pos_ == "PRON" for child in clause.agents(verb)):
        return []
    return [child for child in verb.head.children if child.dep_ in ("obj", "iobj") and child.i < verb.i]


def _in_an_accident(one: Happening) -> bool:
    """Tell whether a death hangs on what went wrong by itself ("the bus skidded and overturned, killing ten"), whosever the vehicle is."""
    return not one.weapons and any(
        verb.pos_ == "VERB" and (verb.lemma_.lower() in one.frame.agentless or (one.frame.agentless and _crashes(verb)))
        for verb in one.trigger.ancestors
    )


def _crashes(verb: Token) -> bool:
    """Tell whether a vehicle goes off its way ("a bus drove off a cliff")."""
    return verb.lemma_.lower() in GOING_WRONG and any(subject.lemma_.lower() in VEHICLES for subject in clause.subjects(verb))
