"""Who: the actors that an article speaks of, each once with all its mentions, and whom a word stands for.

An actor is a person, group, state, people, office or medium. Names, roles, adjectives of nationality, capitals that act,
"the group" and pronouns are brought back to the same one where the text leaves one answer; where it does not, there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from according.codebook.actor_entries import Known, State
from according.codebook.actors import ActorCodebook
from according.codebook.cues import cues
from according.codebook.word_groups import word_group
from according.reader.columns import HYPHENS, columns_of
from according.reader.described import Descriptions
from according.reader.description import Description
from according.reader.home import Home
from according.reader.introduced import introductions
from according.reader.labels import loaded_uses
from according.reader.named import Names
from according.reader.pairs import Pairs
from according.reader.party import Party
from according.reader.pronouns import GENDER, PRONOUNS, Pronouns
from according.reader.reasons import note
from according.reader.speakers import speakers_of, voices_of
from according.reader.taken_up import Antecedents
from according.reader.titled import role_over
from according.records import Actor, MentionHow

if TYPE_CHECKING:
    from according.reader.where import Places

_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_QUANTITIES = word_group("counting")
_NOT_HEADS = frozenset({"compound", "flat", "fixed", "goeswith", "nmod:desc"})
_OF_PEOPLES = ("sh", "ch", "ese", "ss", "s")  # endings of adjectives that with "the" mean a whole people
_BESIDE = "a name beside the words tells whom they mean"
_DEPTH = 8  # how deep descriptions may lean on one another; deeper trees are parser errors


class Actors:
    """The actors of one article; ``of`` and ``bind`` answer while it is read, ``records`` when all questions are asked."""

    def __init__(self, doc: Doc, book: ActorCodebook, published: str | None, places: Places | None) -> None:
        self._doc = doc
        self._columns = columns_of(doc)
        self._book = book
        self._country_of_place = places.countries() if places is not None else {}
        self._names = Names(self._columns, doc, book, published, self._country_of_place)
        self._descriptions = Descriptions(self._columns, book, self._names, self._settle, self._country_at)
        speakers = speakers_of(self._columns)
        home = Home(self._columns, self._names.hit_at, self._country_of_place)
        self.home = home.country
        self._antecedents = Antecedents(self._columns, book, self._names, home, speakers)
        self._pairs = Pairs(self._columns, book, self._antecedents.met)
        self._pronouns = Pronouns(self._columns, speakers)
        self._voices = voices_of(self._columns)
        self._parties: dict[int, tuple[Party, ...]] = {}
        self._spans: dict[int, tuple[int, int]] = {}
        self._how: dict[int, MentionHow] = {}
        self._met_at: dict[int, int] = {}
        self._open: set[int] = set()
        self._numbered: dict[str, Party] = {}
        self._introduce()
        for party in self._names.parties:
            home.take_in(party)
        self._walk()
        for party in sorted((one for one in self._names.parties if one.mentions and _is_sure(one)), key=lambda one: min(one.mentions)):
            self._number(party)
        self._label()

    # -- what others ask

    def of(self, token: Token) -> tuple[str, ...]:
        """Return the ids of the actors that the noun phrase headed by a token stands for; () when it is none, or unclear.

        Conjuncts are not expanded, but "they" may stand for several.
        """
        parties = self._settle(token.i)
        for party in parties:
            self._number(party)
            start, end = self.span_of(token)
            party.mention(start, end, self._how.get(token.i, "nominal"))
        return tuple(party.id for party in parties)

    def voice(self, token: Token, *, known: bool = False) -> tuple[str, ...]:
        """Return the actors as ``of`` does, but a common noun that speaks is always one, at the least by its own words.

        With ``known`` only one that the codebook has for people or bodies.
        """
        described = self._descriptions.at(token.i) is not None
        number = self._columns.lower[token.i] in _QUANTITIES and not (described and self._of_phrase(token.i) is None)
        saying = not described and self._columns.lemma[token.i] in cues().nouns  # "an allegation" says nothing
        nobody = token.pos_ != "NOUN" or number or saying or self._is_stuff(token.i) or (known and not described)
        if not nobody and not self._settle(token.i):
            self._voiced(token.i)
        return self.of(token)

    def _voiced(self, token: int) -> tuple[Party, ...]:
        """Return the party of a noun that speaks: whom a name beside it names, whom it describes, else one by its own words."""
        columns = self._columns
        beside = (*columns.children[token], *columns.children[columns.head[token]])
        named = (self._names.at[at] for at in beside if at > token and at in self._names.at and columns.dep[at] in ("appos", "nsubj"))
        if (party := next(named, None)) is not None:
            return self._hold(token, (party,), columns.left(token), token, "nominal", _BESIDE)
        found = self._descriptions.of_voice(token)
        party = self._antecedents.voice(found, token)
        if party is None:
            return ()
        return self._hold(token, (party,), found.first, found.last, "nominal", f"a description: {self._why_described(party)}")

    def _is_stuff(self, token: int) -> bool:
        """Tell whether a noun that is no role stands in the singular with nothing before it, as what is not counted does: "agriculture"."""
        columns = self._columns
        bare = columns.tag[token] == "NN" and not any(child < token for child in columns.children[token])
        return bare and role_over(columns, self._book, token) is None

    def bind(self, token: Token, actor_id: str) -> None:
        """Let a token stand for an actor from now on: "I" in a quotation for its speaker. KeyError for an unknown id."""
        self._parties[token.i] = (self._numbered[actor_id],)
        note(token, "stands for", "“I” or “we” in a quotation: its speaker", token)
        self._how[token.i] = "pronoun" if token.pos_ == "PRON" else "nominal"

    def state(self, country: str) -> str | None:
        """Return the id of the state of a country (ISO 3166-1 alpha-3) that the text speaks of; None for one that it does not."""
        known = self._book.states.get(country)
        party = self._names.known_party(known) if known is not None else None
        if party is None or id(party) not in self._met_at:
            return None
        self._show(party)
        self._number(party)
        return party.id

    def naturalise(self, actor_id: str, country: str | None) -> bool:
        """Let somebody of whom nothing says where he is from be of a country; False for all others. KeyError for an unknown id.

        A report tells where a foreigner whom it names is from, so a person whom it does not place is of the country that it is about.
        """
        party = self._numbered[actor_id]
        countryman = party.kind == "person" and party.named and party.known is None and party.whole is None and country == self.home
        if country is None or party.country is not None or not (party.local or countryman):
            return False
        party.country = country
        return True

    def span_of(self, token: Token) -> tuple[int, int]:
        """Return the characters of the mention at a token, start and end; the token's own when it is no mention."""
        return self._spans.get(token.i, (token.idx, token.idx + len(token.text)))

    def record(self, actor_id: str) -> Actor:
        """Return the record of an actor as it stands now; KeyError for an unknown id."""
        return self._finished(self._numbered[actor_id])

    def records(self) -> tuple[Actor, ...]:
        """Return the actors that are named in the text or whose id was handed out, in the order of their first mention."""
        numbered = [party for party in self._numbered.values() if party.mentions]
        return tuple(self._finished(party) for party in sorted(numbered, key=lambda party: (min(party.mentions), party.id)))

    # -- how it is found

    def _finished(self, party: Party) -> Actor:
        record = party.record()
        return record if party.whole is None or party.whole.mentions else record.model_copy(update={"part_of": None})

    def _number(self, party: Party) -> None:
        if not party.id:
            party.id = f"a{len(self._numbered) + 1}"
            self._numbered[party.id] = party
            if party.whole is not None:
                self._show(party.whole)
                self._number(party.whole)

    def _show(self, whole: Party) -> None:
        """Give what an actor is part of the mention by which it was met, when it has none of its own."""
        token = self._met_at.get(id(whole))
        if not whole.mentions and token is not None:
            start, end = self._spans[token]
            whole.mention(start, end, self._how[token])

    def _country_at(self, token: int) -> str | None:
        return self._country_of_place.get(token)

    def _introduce(self) -> None:
        """Let the words that introduce whom the text names stand for them ("Jane Doe, a spokeswoman for the agency")."""
        for party, found, noun in introductions(self._columns, self._names, self._descriptions):
            self._hold(noun, (party,), found.first, found.last, "nominal", _BESIDE)

    def _label(self) -> None:
        """Give actors the loaded wording that is used for them; whom an article labels it speaks of."""
        columns = self._columns
        for token, first, last in loaded_uses(columns, set(self._names.hit_at)):
            start, end = columns.start[first], columns.end[last]
            for actor_id in self.of(self._doc[token]):
                self._numbered[actor_id].label(start, end, columns.text[start:end])

    def _walk(self) -> None:
        columns = self._columns
        for token in range(columns.size):
            if columns.pos[token] not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
                continue
            if columns.dep[token] in _NOT_HEADS and token not in self._names.at:
                continue
            parties = self._settle(token)
            if any(columns.dep[child] == "cop" for child in columns.children[token]):
                continue  # "I am no criminal" speaks of nobody but the subject
            if columns.pos[token] in ("NOUN", "PROPN", "PRON") and columns.dep[token] not in _NOT_HEADS:
                self._pronouns.meet(token, parties)
            for party in parties:
                self._antecedents.meet(token, party)

    def _settle(self, token: int) -> tuple[Party, ...]:
        """Return the parties at a token, found once and kept."""
        parties = self._parties.get(token)
        if parties is not None:
            return parties
        if token in self._open or len(self._open) > _DEPTH:
            return ()
        self._open.add(token)
        parties = self._find(token)
        self._open.discard(token)
        self._parties.setdefault(token, parties)
        return parties

    def _find(self, token: int) -> tuple[Party, ...]:
        columns = self._columns
        word = columns.lower[token]
        if word in PRONOUNS and columns.pos[token] != "DET":
            return self._pronoun(token)
        if word in _RELATIVE:
            return self._relative(token)
        if token in self._names.at:
            return self._named(token)
        through = self._counted(token, word)
        if through:
            return through
        pair = self._pairs.at(token)
        if pair:
            return self._hold(token, pair, columns.left(token), token, "nominal", "a pair: both who were named")
        if self._tells_age(token):
            return self._held_person(token, self._antecedents.epithet(token), "told by his age: a person spoken of before")
        if columns.pos[token] in ("NOUN", "PROPN", "ADJ"):
            found = self._descriptions.each(token)
            if found:
                parties = self._described(found, token)
                return parties or (self._voiced(token) if token in self._voices else ())
        return self._hit(token) or (self._voiced(token) if token in self._voices and not self._is_stuff(token) else ())

    def _tells_age(self, token: int) -> bool:
        """Tell whether a definite phrase says of somebody only how old he is ("the 29-year-old")."""
        columns = self._columns
        if columns.lower[token] == "old":
            years = token > 2 and columns.lower[token - 1 - (columns.words[token - 1] in HYPHENS)] in ("year", "month")
        else:
            years = columns.lower[token].endswith("-year-old")
        modifies = columns.pos[token] == "ADJ" and not columns.dep[token].startswith(("nsubj", "obj", "obl", "conj"))
        return years and not modifies and columns.lower[columns.left(token)] == "the"

    def _pronoun(self, token: int) -> tuple[Party, ...]:
        parties = self._pronouns.of(token)
        for party in parties[:1]:
            if party.gender is None and self._columns.lower[token] in GENDER:
                party.gender = GENDER[self._columns.lower[token]]
        return self._hold(token, parties, token, token, "pronoun", f"a pronoun: {self._pronouns.because}")

    def _relative(self, token: int) -> tuple[Party, ...]:
        columns, up = self._columns, token
        for _ in range(_DEPTH):
            if columns.dep[up] == "acl:relcl":
                parties = self._settle(columns.head[up])
                if parties:
                    why = "a relative pronoun: the noun that its clause describes"
                    return self._hold(token, parties, token, token, "pronoun", why)
                break
            if columns.head[up] == up:
                break
            up = columns.head[up]
        before = token - 2 if columns.lower[token - 1] == "," else token - 1
        if columns.lower[token] != "who" or before < 0 or columns.pos[before] not in ("NOUN", "PROPN"):
            return ()
        why = "a relative pronoun: people, so the noun next to it"
        return self._hold(token, self._settle(before), token, token, "pronoun", why)

    def _named(self, token: int) -> tuple[Party, ...]:
        party = self._names.at[token]
        first, last = self._names.span.get(token, (token, token + 1))
        return self._hold(token, (party,), first, last - 1, "name")

    def _counted(self, token: int, word: str) -> tuple[Party, ...]:
        """For "hundreds of Palestinians", "one of the officials": whom the of-phrase denotes."""
        if word not in _QUANTITIES:
            return ()
        child = self._of_phrase(token)
        parties = self._settle(child) if child is not None else ()
        if child is None or not parties or not all(party.plural or word not in ("group", "team", "delegation") for party in parties):
            return ()
        return self._hold(token, parties, self._columns.left(token), child, "nominal", "a quantity: whom it is a number of")

    def _of_phrase(self, token: int) -> int | None:
        """Return the head of the of-phrase behind a noun; None when it has none."""
        columns = self._columns
        behind = (child for child in columns.children[token] if child > token and columns.dep[child].startswith("nmod"))
        return next((child for child in behind if columns.cased(child) == "of"), None)

    def _described(self, found: list[Description], token: int) -> tuple[Party, ...]:
        parties: list[Party] = []
        for one in found:
            party = self._antecedents.of(one, token)
            if party is None or party in parties:
                continue
            parties.append(party)
            if one.loaded:
                start, end = self._columns.start[one.first], self._columns.end[one.last]
                party.label(start, end, self._columns.text[start:end])
        if not parties:
            return ()
        why = f"a description: {self._why_described(parties[0])}"
        return self._hold(token, tuple(parties), found[0].first, found[0].last, "nominal", why)

    def _why_described(self, party: Party) -> str:
        if id(party) in self._met_at:
            return "somebody whom the text speaks of elsewhere"
        return "whom the codebook knows by it" if party.known is not None else "somebody not spoken of before"

    def _hit(self, token: int) -> tuple[Party, ...]:
        """For capitals that act, adjectives ("Israeli strikes") and peoples ("Iraqis", "a Briton")."""
        hit = self._names.hit_at.get(token)
        if hit is None or hit.wording.use == "person":
            return ()
        if self._is_countryman(token):
            person = self._antecedents.epithet(token, hit.known.country)
            if person is not None:
                person.belong(None, hit.known.country)
            return self._held_person(token, person, "told by his nation: a person spoken of before")
        known: Known | None = hit.known
        if hit.wording.use == "adjective" and isinstance(known, State):
            known = self._of_adjective(known, token)
        elif hit.wording.use == "people" or hit.known.kind == "population":
            known = known if self._means_people(token) else None
        if known is None:
            return ()
        party = self._names.known_party(known)
        how: MentionHow = "nominal" if hit.wording.use == "adjective" else "name"
        return self._hold(token, (party,), hit.start, hit.end - 1, how, "a nationality, people or capital of the codebook")

    def _is_countryman(self, token: int) -> bool:
        """Tell whether "the" and the adjective of a nation mean one person of it ("the Ghanaian", where "the Dutch" are the people)."""
        columns = self._columns
        hit = self._names.hit_at[token]
        alone = columns.dep[token].startswith(("nsubj", "obj")) and columns.tag[token] not in ("NNS", "NNPS")
        named = hit.wording.use in ("adjective", "people") and not columns.lower[token].endswith(_OF_PEOPLES)
        return alone and named and any(columns.lower[child] == "the" for child in columns.children[token])

    def _of_adjective(self, state: State, token: int) -> Known | None:
        columns = self._columns
        if columns.dep[token] in ("amod", "compound", "nmod", "nmod:poss", "conj"):
            return state.people if state.adjective_means_people else state
        if columns.tag[token] == "NNPS":
            return state.people
        determined = any(columns.lower[child] == "the" for child in columns.children[token])
        return state.people if determined else None

    def _means_people(self, token: int) -> bool:
        columns = self._columns
        singular = any(columns.lower[child] in ("a", "an", "one", "another") for child in columns.children[token])
        return not singular

    def _held_person(self, token: int, person: Party | None, why: str) -> tuple[Party, ...]:
        return self._hold(token, (person,) if person is not None else (), self._columns.left(token), token, "nominal", why)

    def _hold(self, token: int, parties: tuple[Party, ...], first: int, last: int, how: MentionHow, why: str = "") -> tuple[Party, ...]:
        """Keep whom a token stands for, the words of the mention, and why it is they; a name needs no reason."""
        self._parties[token] = parties
        if parties:
            columns = self._columns
            while last > first and (columns.words[last] in HYPHENS or columns.lower[last] == "'s"):
                last -= 1
            self._spans[token] = (columns.start[first], columns.end[last])
            self._how[token] = how
            if why:
                note(self._doc[token], "stands for", why, self._doc[token])
            for party in parties:
                self._met_at.setdefault(id(party), token)
        return parties


def find_actors(doc: Doc, book: ActorCodebook, published: str | None, places: Places | None = None) -> Actors:
    """Find the actors of an article; ``published`` (ISO) tells who held which office, ``places`` where the described belong."""
    return Actors(doc, book, published, places)


def _is_sure(party: Party) -> bool:
    """Tell whether a name is recorded though nobody asks for it: a lone capitalised word may be a product or a slip of the names."""
    return party.known is not None or " " in party.name or bool(party.roles) or len(party.mentions) > 1
