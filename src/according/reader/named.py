"""The names in an article and whom they stand for: spans found, variants merged, roles read off what stands before them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Doc

from according.codebook.actor_entries import OF_A_STATE, Known, Role, State
from according.codebook.actors import ActorCodebook, in_office, words_of
from according.codebook.word_groups import word_group
from according.reader.columns import Columns
from according.reader.named_bodies import BodySpans
from according.reader.named_persons import PersonSpans
from according.reader.party import Party
from according.reader.titled import ABROAD, governs, role_before, role_over, titles_before
from according.reader.variants import COMPANY_TAILS, Persons, are_alike, group_key, is_acronym_of, person_key
from according.reader.wordings import Hit, before_name, find_wordings
from according.records import ActorKind

_MEDIA = word_group("in_names_of_media")
_WHOLE_TRADE = frozenset({"press", "media"})
_LONGEST_NAME = 6  # words of the name of a party before its leader
_ACRONYM = range(2, 9)  # letters


class Names:
    """The named actors of one article: ``at`` gives the one at a token, ``span`` the tokens of the name there."""

    def __init__(self, columns: Columns, doc: Doc, book: ActorCodebook, published: str | None, placed: Mapping[int, str | None]) -> None:
        self.columns = columns
        self.book = book
        self.day = published[:10] if published else None
        hit_at = find_wordings(columns, book, self.day)
        self.hit_at = {at: hit for at, hit in hit_at.items() if not (_is_elsewhere(hit, placed) or self._is_anothers(hit, hit_at))}
        self.at: dict[int, Party] = {}
        self.span: dict[int, tuple[int, int]] = {}
        self.parties: list[Party] = []
        self._known: dict[str, Party] = {}
        self._groups: dict[tuple[str, ...], Party] = {}
        self._tails: dict[tuple[str, ...], Party] = {}
        self._persons = Persons(book.given_names)
        self._short: dict[str, Party] = {}
        self._settled = {hit.known.name for hit in self.hit_at.values()}
        self._body_spans = BodySpans(columns, book, self.hit_at)
        bodies = self._body_spans.of(doc)
        self._free_acronyms(bodies)
        taken = {at for start, end in bodies for at in range(start, end)}
        persons = PersonSpans(columns, book, self.hit_at, set(placed))
        self._name_persons(persons.of(doc, taken))
        self._name_again(persons.unplaced)
        self._name_bodies(bodies)
        self._name_hits()
        self._name_acronyms()

    def _is_anothers(self, hit: Hit, hit_at: Mapping[int, Hit]) -> bool:
        """Tell whether a body named by no more than a role noun is another state's: "Peru's Congress"."""
        columns, at = self.columns, hit.start - 1
        if hit.known.kind != "group" or hit.known.country is None or hit.end - hit.start > 1 or at < 0:
            return False
        before = hit_at.get(at - (columns.lower[at] == "'s")) if columns.lower[hit.start] in self.book.roles else None
        return before is not None and before.known.kind == "state" and before.known.country != hit.known.country

    # -- persons

    def _name_again(self, unplaced: list[tuple[int, int]]) -> None:
        """Give proper nouns that nothing else explains to the person who bears them as a surname."""
        for start, end in unplaced:
            words = self.columns.words[start:end]
            party = self._persons.find(person_key(words)) if words[0][0].isupper() else None
            if party is not None:
                titles = titles_before(self.columns, self.book, start)
                self._mark(party, start, end, titles.title)

    def _name_persons(self, spans: list[tuple[int, int]]) -> None:
        """Give each span its person, full names first, so that surnames find them wherever they stand."""
        keyed = [(person_key(self.columns.words[start:end]), start, end) for start, end in spans]
        for key, start, end in sorted(keyed, key=lambda item: (-len(item[0]), item[1])):
            titles = titles_before(self.columns, self.book, start)
            gender = next((role.gender for role in titles.roles if role.gender), None)
            hit = self.hit_at.get(end - 1)
            known = hit.known if hit is not None and hit.wording.use == "person" and hit.end == end else None
            party = self._persons.find(key, gender) if known is None else None
            known = known or (self._holder(start, end) if party is None else None)
            party = self._known.get(known.name) if known is not None else party
            if party is None:
                party = self._new_person(start, end, known)
            self._persons.add(party, key)
            if party.gender is None:
                party.gender = gender or (self.book.given_names.get(key[0]) if len(key) > 1 else None)
            bodies: list[Known | Role] = [hit.known for hit in before_name(self.columns, self.hit_at, titles.first)[:1]]
            body = role_before(self.columns, self.book, titles.first)
            bodies += [body[1].role] if body is not None else []
            for role in titles.roles:
                rules = all(governs(role, each.kind, each.sectors) for each in bodies)
                party.take_on(role if rules else replace(role, sectors=()), former=titles.former)
            self._affiliate(party, titles.first, bool(titles.roles))
            self._mark(party, start, end, titles.title)
            for token in range(titles.first, start):
                self.at.setdefault(token, party)
                self.span.setdefault(token, (titles.title, end))

    def _new_person(self, start: int, end: int, known: Known | None) -> Party:
        name = known.name if known is not None else self.columns.surface(start, end - 1).replace("\n", " ")
        party = Party(name, "person", named=True, known=known, gender=known.gender if known else None)
        if known is not None:
            self._known[known.name] = party
            self._hold_offices(party, known)
        self.parties.append(party)
        return party

    def _holder(self, start: int, end: int) -> Known | None:
        """Return whom a lone surname means on the article's day: the one in office for a country that the article speaks of."""
        if self.day is None:
            return None
        reached, wordings = self.book.wordings.at(self.columns.lower, start)
        countries = {hit.known.country for hit in self.hit_at.values()}
        holders = {
            wording.known.name: wording.known
            for wording in wordings
            if reached == end and wording.known.country in countries and any(in_office(term, self.day) for term in wording.known.terms)
        }
        return next(iter(holders.values())) if len(holders) == 1 else None

    def holder(self, office: str, of: str) -> Party | None:
        """Return who held an office of a state (ISO 3166-1) or an actor on the article's day; None when day or holder are not known."""
        known = self.book.holder(office, of, self.day) if self.day is not None else None
        if known is None:
            return None
        party = self._known.get(known.name)
        if party is None:
            party = self._known[known.name] = Party(known.name, "person", named=True, known=known, gender=known.gender)
            self._hold_offices(party, known)
            self.parties.append(party)
        return party

    def _hold_offices(self, party: Party, known: Known) -> None:
        party.country = known.country
        if self.day is None:
            return
        for term in known.terms:
            role = self.book.role_of.get(term.office)
            if in_office(term, self.day):
                whole = self.book.resolve(term.of)
                if role is not None:
                    party.roles.update(role.also)
                if isinstance(whole, State):
                    party.country = whole.country
                    party.add_sectors(role.sectors if role is not None else ())
                elif whole is not None:
                    party.country = whole.country
                    party.add_sectors(whole.sectors)
                    party.belong(self.known_party(whole), None)
        if not party.sectors and any("GOV" in role.sectors for role in self._past_roles(known)):
            party.sectors.append("ELI")

    def _past_roles(self, known: Known) -> list[Role]:
        day = self.day or ""
        past = [term for term in known.terms if term.to is not None and term.to < day]
        return [role for term in past if (role := self.book.role_of.get(term.office)) is not None]

    def _affiliate(self, party: Party, first: int, described: bool) -> None:
        """Read the state or group that a person belongs to off what stands before the role ("Hezbollah spokesman …")."""
        if not described:
            return
        self._oppose(party, first)
        body = role_before(self.columns, self.book, first)
        if body is not None and body[1].role.kind in ("group", "state"):
            party.add_sectors(body[1].role.sectors)
        hits = before_name(self.columns, self.hit_at, first)
        if len(hits) > 1 and not ABROAD.isdisjoint(party.roles):
            hits.reverse()  # "Chile's Peru ambassador" is a Chilean
        for hit in hits:
            known = hit.known
            if known.kind in ("group", "medium"):
                party.belong(self.known_party(known), known.country)
                if not party.sectors or known.kind == "medium":
                    party.add_sectors(known.sectors)
            else:
                party.belong(None, known.country)
                if hit.wording.use == "seat":
                    party.add_sectors(known.sectors)
                if known.kind == "population":
                    party.peoples.add(known.name)

    def _oppose(self, party: Party, first: int) -> None:
        """Give the leader of a party the role that the word before the party's name tells: "opposition Unity Party leader"."""
        columns, at = self.columns, first - 1
        while at > 0 and first - at < _LONGEST_NAME and columns.pos[at] in ("PROPN", "ADJ") and columns.lower[at] != "opposition":
            at -= 1
        role = self.book.role_of.get("opposition leader")
        if role is not None and columns.lower[at] == "opposition" and "leader" in party.roles:
            party.take_on(role)

    # -- organisations

    def _name_bodies(self, spans: list[tuple[int, int]]) -> None:
        keyed = [(group_key(self.columns.words[start:end]), start, end) for start, end in spans]
        for key, start, end in sorted(keyed, key=lambda item: (-len(item[0]), item[1])):
            if any(at in self.at for at in range(start, end)):
                continue
            party = self._groups.get(key)
            if party is None:
                party = self._known_elsewhere(start, end) or self._known_by_acronym(start, end) or self._new_body(start, end)
                self._groups[key] = party
                self._shorter(party, key)
            self._mark(party, start, end, start)
            self._shorten(party, start, end)

    def _shorter(self, party: Party, key: tuple[str, ...]) -> None:
        """Let the first words of a body's name stand for it, and the last where no other name ends so ("the Lions")."""
        for short in range(1, len(key)):
            if len(key[0]) > 3:
                self._groups.setdefault(key[:short], party)
            tail = key[short:]
            bearer = self._tails.setdefault(tail, party) if len(tail[0]) > 3 else None
            if bearer is party:
                self._groups.setdefault(tail, party)
            elif bearer is not None and self._groups.get(tail) is bearer:
                del self._groups[tail]

    def _shorten(self, party: Party, start: int, end: int) -> None:
        """Let capital letters in parentheses behind a name stand for it from now on."""
        columns = self.columns
        if end + 2 < columns.size and columns.words[end] == "(" and columns.words[end + 2] == ")":
            acronym = columns.words[end + 1]
            if acronym.isupper() and len(acronym) in _ACRONYM and is_acronym_of(acronym, columns.words[start:end]):
                self._groups.setdefault(group_key([acronym]), party)
                self._short.setdefault(acronym, party)

    def _known_elsewhere(self, start: int, end: int) -> Party | None:
        """Return the actor of the codebook that a wording which several bear stands for where the article names it otherwise."""
        reached, wordings = self.book.wordings.at(self.columns.lower, start)
        found = [wording.known for wording in wordings if reached == end and wording.use == "name" and wording.known.name in self._settled]
        return self.known_party(found[0]) if len(found) == 1 else None

    def _known_by_acronym(self, start: int, end: int) -> Party | None:
        """Return the group of the codebook whose acronym stands in parentheses behind an unknown spelling of its name."""
        columns = self.columns
        hit = self.hit_at.get(end + 1) if end < columns.size and columns.words[end] == "(" else None
        if hit is None or hit.known.kind == "state" or hit.wording.use != "name":
            return None
        return self.known_party(hit.known) if is_acronym_of(columns.words[end + 1], columns.words[start:end]) else None

    def _free_acronyms(self, spans: list[tuple[int, int]]) -> None:
        """Take from the codebook's actors the acronyms that the article itself gives to a body of another name."""
        columns, theirs = self.columns, set[str]()
        for start, end in spans:
            hit = self.hit_at.get(end + 1) if end + 1 < columns.size and columns.words[end] == "(" else None
            if hit is None or hit.known.kind != "group" or hit.end != end + 2 or not columns.words[end + 1].isupper():
                continue
            name, acronym = columns.words[start:end], columns.words[end + 1]
            english = any(role_over(columns, self.book, at) is not None for at in range(start, end))  # no translation of the other name
            if english and is_acronym_of(acronym, name) and not are_alike(name, words_of(hit.known.name)):
                theirs.add(acronym)
        if theirs:
            self.hit_at = {at: hit for at, hit in self.hit_at.items() if columns.words[at] not in theirs or hit.end - hit.start > 1}

    def _new_body(self, start: int, end: int) -> Party:
        columns = self.columns
        kind: ActorKind = "group"
        party = Party(columns.surface(start, end - 1).replace("\n", " "), kind, named=True)
        for at in range(end - 1, start - 1, -1):
            role = role_over(columns, self.book, at)
            if role is not None and role[2].role.kind in ("group", "medium", "state") and at == role[1] - 1:
                party.take_on(role[2].role)
                party.kind = "medium" if role[2].role.kind == "medium" else "group"
                break
        if party.kind == "group" and self._body_spans.follows_medium(start):
            party.kind = "medium"
            party.add_sectors(["JRN"])
        elif party.kind == "group" and not party.sectors and columns.lower[end - 1] in COMPANY_TAILS:
            party.sectors.append("BUS")
        if party.kind == "group" and not party.sectors and columns.lower[end - 1] in _MEDIA:
            party.kind = "medium"
            party.sectors.append("JRN")
        inside = [hit for at in range(start, end) if (hit := self.hit_at.get(at)) is not None]
        for hit in [*inside, *before_name(columns, self.hit_at, start)]:
            body = hit.start == start and hit.known.kind == "group" and hit.wording.use == "name"
            party.belong(self.known_party(hit.known) if body else None, hit.known.country if hit.wording.use != "person" else None)
        self.parties.append(party)
        return party

    # -- what the codebook names

    def _name_hits(self) -> None:
        for hit in dict.fromkeys(self.hit_at.values()):
            if hit.wording.use == "name" and hit.known.kind != "population" and not any(at in self.at for at in range(hit.start, hit.end)):
                self._mark(self.known_party(hit.known), hit.start, hit.end, hit.start)

    def known_party(self, known: Known) -> Party:
        """Return the party of an actor of the codebook; its wholes come with it."""
        party = self._known.get(known.name)
        if party is None:
            party = Party(known.name, known.kind, known.country, list(known.sectors), known=known, named=True)
            party.plural = known.kind == "population"
            if known.kind in ("group", "medium"):
                party.roles.update(self._roles_in(known))
            self._known[known.name] = party
            self.parties.append(party)
            if known.part_of is not None:
                whole = self.book.resolve(known.part_of)
                if whole is not None and not isinstance(whole, State):
                    party.belong(self.known_party(whole), None)
        return party

    def _roles_in(self, known: Known) -> set[str]:
        """Return the role nouns that a body's own name holds: "the council" may take up a Security Council.

        "The army" is no rebel army's and "the press" no agency's.
        """
        words, found = [word.lower() for word in words_of(known.name)], set[str]()
        for start, word in enumerate(words):
            if word in self.book.roles:
                _, forms = self.book.roles.at(words, start)
                for role in (form.role for form in forms if form.role.kind in ("group", "medium")):
                    of_a_state = OF_A_STATE.intersection(role.sectors).difference(known.sectors)
                    if not of_a_state and role.noun not in _WHOLE_TRADE:
                        found.update(role.also)
        return found

    def _name_acronyms(self) -> None:
        """Let the acronyms that the article itself explains stand for their names wherever they come."""
        for hit in dict.fromkeys(self.hit_at.values()):
            if hit.end - hit.start > 1 and hit.start in self.span:
                self._shorten(self.at[hit.start], *self.span[hit.start])
        if self._short:
            for at, word in enumerate(self.columns.words):
                if word in self._short and at not in self.at:
                    self._mark(self._short[word], at, at + 1, at)

    def _mark(self, party: Party, start: int, end: int, first: int) -> None:
        party.mention(self.columns.start[first], self.columns.end[end - 1], "name")
        for token in range(start, end):
            self.at[token] = party
            self.span[token] = (start, end)


def _is_elsewhere(hit: Hit, placed: Mapping[int, str | None]) -> bool:
    """Tell whether a name of a state is that of a place in another one: the Georgia of Atlanta."""
    country = placed.get(hit.start)
    return hit.wording.use == "name" and hit.known.kind == "state" and country not in (None, hit.known.country)
