"""Who a described actor is: somebody named or described before ("the Iranian diplomat", "the group"), or somebody new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from according.codebook.actor_entries import OF_A_STATE
from according.codebook.actors import ActorCodebook
from according.codebook.word_groups import word_group
from according.reader.called import name_of
from according.reader.columns import Columns
from according.reader.description import Description
from according.reader.home import Home
from according.reader.named import Names
from according.reader.party import Party
from according.records import ActorKind

_RECENT = 6  # sentences within which "the official" or "the group" finds whom it takes up
_AHEAD = 4  # sentences within which a report names whom its first words only describe
_MEMORY = 400  # mentions that a description may reach back over
_ON_TOP = frozenset({"head of state", "head of government"})
_SPEAKS_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_GENERIC = word_group("any_state")
_SIDE = frozenset({"side"})
_ENTITY = frozenset({"entity"})
_NATIONWIDE = word_group("nationwide")
_OF_MEDIA = word_group("of_media")
_COLLECTIVE = word_group("collective")


class Antecedents:
    """Finds or makes the party of a description; parties are tried from the one met last backwards."""

    def __init__(self, columns: Columns, book: ActorCodebook, names: Names, home: Home, speakers: frozenset[int]) -> None:
        self.columns = columns
        self.book = book
        self.names = names
        self.home = home
        self.speakers = speakers
        self.met: list[tuple[int, Party]] = []
        self._subjects: set[tuple[int, int]] = set()
        self._acted: set[int] = set()
        self._named_voices: dict[int, list[Party]] = {}
        for token in sorted(speakers):
            named = [at for at in (token, *columns.children[token]) if at in names.at and (at == token or columns.dep[at] == "appos")]
            for at in named[:1]:
                self._named_voices.setdefault(columns.sentence[token], []).append(names.at[at])
        self._voice: tuple[int, Party] | None = None
        self._spoke: set[int] = set()
        self._made: dict[tuple[object, ...], Party] = {}

    def meet(self, token: int, party: Party) -> None:
        """Note that the text speaks of a party at a token; tokens come in the order of the text."""
        self.met.append((self.columns.sentence[token], party))
        if self.columns.dep[token].startswith("nsubj"):
            self._subjects.add((self.columns.sentence[token], id(party)))
            self._acted.add(id(party))
        if token in self.speakers and self.columns.dep[self.columns.head[token]] not in ("ccomp", "advcl", "acl"):
            self._spoke.add(id(party))
        if token in self.speakers and party.kind in ("group", "state", "medium") and (party.named or not party.plural):
            self._acted.add(id(party))
            self._voice = (self.columns.sentence[token], party)

    def _back(self) -> Iterator[tuple[int, Party]]:
        """Yield the parties met, last first; bounded, so that a text of any length is read in linear time."""
        return islice(reversed(self.met), _MEMORY)

    def of(self, found: Description, head: int) -> Party | None:
        """Return the party that a description stands for; None when it is not clear."""
        if found.identifies is not None:
            return found.identifies
        kind = found.role.kind
        if kind == "state":
            return self._state(found, head)
        if found.plural or kind in ("population", "group", "medium"):
            return self._many(found, head)
        return self._person(found, head)

    def voice(self, found: Description, head: int) -> Party | None:
        """Return the party of a description that speaks and so is somebody: the one that it stands for, else a new one, None at worst."""
        party = self.of(found, head)
        if party is not None or (found.role.noun in _SIDE and not found.plural and found.count != "each"):
            return party
        many = found.plural or found.role.kind in ("state", "population", "group", "medium")
        return self._new_many(found, head) if many else self._new_person(found, head)

    # -- one person

    def _person(self, found: Description, head: int) -> Party | None:
        anaphor = (found.definite or (found.bare and found.role.kind == "office")) and not found.stranger
        if anaphor and found.owner is None and not found.former:
            party = self._bearer(found, head)
            if party is None or party.kind == "office":
                party = self._in_office(found) or party
            if party is not None:
                return party
        named = self._named_below(found, head)
        if named is not None:
            new = not named.roles
            if new:
                named.take_on(found.role, former=found.former)
            named.belong(_group(found.whole) if new else None, found.country)
        return named or self._new_person(found, head)

    def _named_below(self, found: Description, head: int) -> Party | None:
        """Return who is named right after "a Hungarian minister said": the only speaker of the next sentences whom the words fit."""
        columns, tells = self.columns, found.country is not None or found.whole is not None or found.others
        sentence, opened = columns.sentence[head], self._ends(head)
        again = (found.definite or found.bare) and sentence > 0  # nobody has been spoken of before the first sentence
        if again or found.count or found.owner or not tells or head not in self.speakers:
            return None
        if sentence and "source" in found.role.also:  # only the first sentence holds an official's name back
            return None
        named = dict.fromkeys(party for below in range(sentence + 1, sentence + _AHEAD + 1) for party in self._named_voices.get(below, ()))
        new = [party for party in named if min(party.mentions) >= opened]
        fitting = [party for party in new if self._introduces(party, found)]
        if not fitting and not sentence and "source" in found.role.also:
            fitting = [party for party in new if party in self._named_voices.get(1, ())[:1] and self._is_compatriot(party, found)]
        return fitting[0] if len(fitting) == 1 else None

    def _is_compatriot(self, party: Party, found: Description) -> bool:
        """Tell whether a person of a state may be the official of it whom the first sentence only describes."""
        known = party.kind == "person" and found.country is not None and party.country == found.country
        return known and _ON_TOP.isdisjoint(party.roles)

    def _ends(self, token: int) -> int:
        """Return the character at which the sentence after a token's own begins."""
        columns = self.columns
        while token + 1 < columns.size and columns.sentence[token + 1] == columns.sentence[token]:
            token += 1
        return columns.end[token]

    def _introduces(self, party: Party, found: Description) -> bool:
        if found.role.kind == "medium":
            return party.kind == "medium" and found.role.noun in party.roles and party.country in (None, found.country)
        if found.role.kind == "group":
            unknown = party.known is None and not party.sectors
            told = found.role.noun in party.roles or unknown or not found.role.takes_up.isdisjoint(party.sectors)
            return party.kind == "group" and told and (found.country is None or party.country in (None, found.country))
        whole = found.whole if found.whole is not None and found.whole.kind != "state" else None
        undescribed = not party.roles and party.known is None and party.whole is None
        if "source" in found.role.also and not _ON_TOP.isdisjoint(party.roles):
            return False
        same = party.whole is whole or (whole is None and found.country is not None)
        if party.kind != "person" or not (undescribed or (found.role.noun in party.roles and same)):
            return False
        return party.country in (None, found.country) and (found.people is None or found.people in party.peoples)

    def _in_office(self, found: Description) -> Party | None:
        """Return who held the described office on the article's day, by the codebook; None where more is said of him than whose it is."""
        if found.people is not None or found.others or found.count is not None:
            return None
        body = found.whole.known if found.whole is not None and found.whole.kind != "state" else None
        of = body.name if body is not None else found.country if found.whole is None or found.whole.kind == "state" else None
        return self.names.holder(found.role.noun, of) if of is not None else None

    def _bearer(self, found: Description, head: int) -> Party | None:
        sentence = self.columns.sentence[head]
        described = found.whole is not None or found.country is not None
        reach = 10**9 if described or found.role.kind == "office" else _RECENT
        if head in self.speakers and "source" in found.role.also and (voice := self._unnamed_voice(found, head)) is not None:
            return voice
        nearest, nearest_at = None, -1
        told_of = sentence if self.columns.says_what_precedes(head) else -1  # "Reed will resign, the official said"
        for at, party in self._back():
            if sentence - at > reach or (nearest is not None and at != nearest_at):
                break
            if at != told_of and party.kind in ("person", "office") and self._bears(party, found):
                if (at, id(party)) in self._subjects:
                    return party
                nearest, nearest_at = nearest or party, at
        if nearest is not None:
            return nearest
        if not described or found.role.kind != "office":
            return None
        bearers = [party for party in self.names.parties if party.kind == "person" and self._bears(party, found)]
        return bearers[0] if len(bearers) == 1 else None

    def _unnamed_voice(self, found: Description, head: int) -> Party | None:
        """Return the unnamed person who spoke last and whom "the official" may take up: he goes before names that were only spoken of."""
        sentence = self.columns.sentence[head]
        for at, party in self._back():
            if sentence - at > 2 * _RECENT:
                break
            if id(party) in self._spoke and party.kind in ("person", "office") and self._bears(party, found):
                return party if not party.named else None
        return None

    def _bears(self, party: Party, found: Description) -> bool:
        if found.role.noun not in party.roles or (found.people is not None and found.people not in party.peoples):
            return False
        strict = (found.proper and found.role.kind == "office") or (bool(found.others) and "source" in found.role.also)
        if strict and not self._same_others(party, found):
            return False
        if found.role.gender and party.gender and found.role.gender != party.gender:
            return False
        if found.country is not None and party.country not in (None, found.country):
            return False
        whole = found.whole
        if whole is None or whole.kind == "state":
            return found.country is None or party.country == found.country
        return party.whole is whole

    def epithet(self, head: int, country: str | None = None) -> Party | None:
        """Return the named person whom "the 29-year-old" or "the Ghanaian" takes up: a subject, else the only one; else None."""
        sentence, nearest = self.columns.sentence[head], dict[int, Party]()
        nearest_at = -1
        for at, party in self._back():
            if sentence - at > _RECENT or (nearest and at != nearest_at):
                break
            if party.kind == "person" and party.named and (country is None or party.country in (None, country)):
                if (at, id(party)) in self._subjects:
                    return party
                nearest[id(party)], nearest_at = party, at
        return next(iter(nearest.values())) if len(nearest) == 1 else None

    def _new_person(self, found: Description, head: int) -> Party | None:
        if (whole := self._spoken_for(found, head)) is not None:
            found = replace(found, whole=whole, country=whole.country)
        settled = found.definite or found.bare
        office = found.role.kind == "office" and found.people is None and found.owner is None and not found.former and settled
        country = found.country or self.home.of(found, head)
        key: tuple[object, ...] = (
            "one", found.role.noun, country, id(found.whole), id(found.owner), found.stranger, found.people, found.others,
        )  # fmt: skip
        if (found.definite or office) and key in self._made:
            return self._made[key]
        party = Party(name_of(found, head, country, self.columns, self.book), "office" if office else "person")
        party.take_on(found.role, former=found.former)
        party.belong(_group(found.whole), country)
        if found.whole is not None and found.whole.kind == "group" and not party.sectors and not found.former:
            party.add_sectors(found.whole.sectors)
        party.local = party.country is None and self.home.leaves_open(found)
        self._made[key] = party
        return party

    def _spoken_for(self, found: Description, head: int) -> Party | None:
        """Return for whom "a spokesman" speaks whom nothing else places: the body whose voice was heard just before."""
        placed = found.country or found.whole or found.owner or found.others or found.stranger
        if placed or _SPEAKS_FOR.isdisjoint(found.role.also) or self._voice is None:
            return None
        sentence, party = self._voice
        return party if self.columns.sentence[head] - sentence <= 2 else None

    # -- many, and bodies

    def _many(self, found: Description, head: int) -> Party | None:
        role = found.role
        if self._is_the_people(found, head):
            state = self.book.states.get(found.country or "")
            return self.names.known_party(state.people) if state is not None and state.people is not None else None
        again = found.plural and head in self.speakers and not OF_A_STATE.isdisjoint(role.sectors) and not self._tells(found)
        again = again and not any(child > head and self.columns.dep[child] == "nmod" for child in self.columns.children[head])
        anaphor = found.definite or (found.bare and (again or role.noun in ("police", "parliament", "congress")))
        if anaphor and found.owner is None and not found.stranger:
            party = self._body(found, head)
            if party is not None:
                return party
        if role.kind in ("medium", "group") and not found.plural and not anaphor and (named := self._named_below(found, head)) is not None:
            return named
        if role.takes_up and not role.sectors and not found.plural and not self._tells(found):
            return None
        return self._new_many(found, head)

    def _is_the_people(self, found: Description, head: int) -> bool:
        return found.role.noun == "people" and found.definite and found.country is not None and self.columns.lower[head] == "people"

    def _tells(self, found: Description) -> bool:
        return found.whole is not None or found.country is not None or bool(found.others)

    def _body(self, found: Description, head: int) -> Party | None:
        sentence, other = self.columns.sentence[head], None
        spoke = self._voice[1] if head in self.speakers and self._voice and sentence - self._voice[0] <= 1 else None
        if spoke is not None and spoke.named and not found.plural and found.role.noun in spoke.roles and self._fits(spoke, found):
            return spoke  # "the party has called for …" is the one that spoke just before, not one that it spoke of
        for at, party in self._back():
            if sentence - at > 2 * _RECENT:
                break
            if party.kind not in ("group", "medium", "population") or (not party.named and party.plural != self._is_plural(found)):
                continue
            if self._fits(party, found):
                if found.role.noun in party.roles or not found.role.sectors:
                    return party
                other = other or party
        return other

    def _fits(self, party: Party, found: Description) -> bool:
        role = found.role
        if found.country is not None and party.country != found.country:
            return False
        if found.whole is not None and found.whole.kind != "state" and party.whole is not found.whole:
            return False
        if role.noun in party.roles:
            return found.count is None and (not found.others or self._same_others(party, found))
        if found.plural or not party.named or not role.takes_up:
            return False
        if (party.kind == "medium") != ("JRN" in role.takes_up and "JRN" in party.sectors):
            return False
        if party.kind == "medium" and not self._is_medium_spoken_of(party, found):
            return False
        if "OPP" in role.sectors and party.sectors and "OPP" not in party.sectors:
            return False  # "the opposition party" is not the one that rules
        if party.known is None and "GOV" in role.sectors and not self._same_others(party, found):
            return False  # "the environment department" is not any bureau
        if party.known is None and not party.sectors:
            if self._voice is not None and self._voice[1] is party and role.takes_up & {"BUS", "*"}:
                return True  # a body that nothing more is known of and that has just spoken
            if " " not in party.name:
                return False
        return party.kind != "population" and ("*" in role.takes_up or not role.takes_up.isdisjoint(party.sectors))

    def _is_medium_spoken_of(self, party: Party, found: Description) -> bool:
        """Tell whether a medium has acted, as one that a source "told" has not, and nothing is said of it that tells of another kind.

        "The disaster agency" is no news agency.
        """
        return id(party) in self._acted and (_OF_MEDIA.issuperset(found.others) or self._same_others(party, found))

    def _same_others(self, party: Party, found: Description) -> bool:
        return all(word in party.name.lower() for word in found.others)

    def _new_many(self, found: Description, head: int) -> Party:
        role = found.role
        country = found.country or self.home.of(found, head)
        key: tuple[object, ...] = (
            "many", role.noun, found.plural, country, id(found.whole), id(found.owner), found.stranger, found.people,
            found.others, found.count,
        )  # fmt: skip
        party = self._made.get(key)
        if party is None or not (found.definite or found.bare):
            party = Party(name_of(found, head, country, self.columns, self.book), self._kind(found), plural=self._is_plural(found))
            party.take_on(role, former=found.former)
            party.gender = None
            party.belong(_group(found.whole) or self._state_of(country, found), country)
            if found.whole is not None and found.whole.kind == "group" and not party.sectors:
                party.add_sectors(found.whole.sectors)
            party.local = party.country is None and self.home.leaves_open(found)
            self._made[key] = party
        return party

    def _is_plural(self, found: Description) -> bool:
        return found.plural or found.role.kind == "population" or found.role.noun in _COLLECTIVE

    def _kind(self, found: Description) -> ActorKind:
        if found.role.kind in ("population", "medium"):
            return found.role.kind
        return "group"

    def _state_of(self, country: str | None, found: Description) -> Party | None:
        """Return the state that a body of it is part of: its army, its police, its courts; not its parties and peoples."""
        if country is None or found.role.kind != "group" or not OF_A_STATE & set(found.role.sectors):
            return None
        state = self.book.states.get(country)
        return self.names.known_party(state) if state is not None else None

    # -- states

    def _state(self, found: Description, head: int) -> Party | None:
        noun = found.role.noun
        if noun in _SIDE and found.country is None:
            return None
        if found.plural and noun in _GENERIC:
            return self._new_many(found, head) if self._tells(found) or found.count or found.definite else None
        if found.whole is not None and found.whole.kind not in ("state", "population"):
            return self._new_many(found, head) if noun not in _GENERIC else None
        if not _NATIONWIDE.issuperset(found.others) and noun not in _GENERIC and not found.loaded:
            return self._new_many(found, head)
        if found.country is not None and noun not in _ENTITY | {"state"}:
            return self._ruled(found, head) if found.definite or found.bare else None
        if found.loaded and found.definite:
            return next((party for _, party in self._back() if party.kind == "state" and party.labels), None)
        bare = found.bare and noun == "government" and not found.plural
        if noun in _ENTITY or not (found.definite or bare):
            return None if noun in _GENERIC | _ENTITY else self._new_many(found, head)
        recent = self._recent_states(head)
        if noun in _GENERIC:
            return recent[0] if len(recent) == 1 else None
        if self.home.country is not None:
            return self.names.known_party(self.book.states[self.home.country])
        return recent[0] if len(recent) == 1 else self._new_many(found, head)

    def _ruled(self, found: Description, head: int) -> Party | None:
        state = self.book.states.get(found.country or "")
        if state is None:
            return None
        if (found.plural and found.role.noun != "authority") or found.count:
            return self._new_many(found, head)
        return self.names.known_party(state)

    def _recent_states(self, head: int) -> list[Party]:
        sentence = self.columns.sentence[head]
        found: list[Party] = []
        for at, party in self._back():
            if sentence - at > 2:
                break
            if party.kind == "state" and party not in found:
                found.append(party)
        return found


def _group(whole: Party | None) -> Party | None:
    return whole if whole is not None and whole.kind not in ("population", "person") else None
