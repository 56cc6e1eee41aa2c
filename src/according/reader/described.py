"""What does a noun phrase say of whom it describes: the role noun, how definite it is, how many, in which loaded words?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from according.codebook.actor_entries import Role
from according.codebook.actors import ActorCodebook
from according.codebook.word_groups import word_group
from according.reader.columns import HYPHENS, Columns
from according.reader.description import Description
from according.reader.named import Names
from according.reader.party import Party
from according.reader.titled import deputy_of, governs, is_past, role_over
from according.reader.whose import Resolve, Whose
from according.reader.wordings import Hit

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_INDEFINITE = frozenset({"a", "an", "another", "some", "several", "many", "few", "any", "one", "other", "more", "no", "each", "every"})
_RANKS = word_group("ranks")
_NAMING = frozenset({"amod", "compound", "nmod", "flat", "nmod:desc"})
_SAYS_WHAT = frozenset({"group", "company", "movement"})
_PREFIXES = frozenset({"ex", "co", "vice", "deputy", "anti", "pro", "non"})
_SEATED = word_group("seated")
_BASED = word_group("based")


class Descriptions:
    """Reads descriptions of actors off the noun phrases of one article."""

    def __init__(
        self, columns: Columns, book: ActorCodebook, names: Names, resolve: Resolve, place_country: Callable[[int], str | None]
    ) -> None:
        self.columns = columns
        self.book = book
        self.names = names
        self.resolve = resolve
        self._whose = Whose(columns, book, names, resolve, place_country)

    def at(self, head: int) -> Description | None:
        """Return the description that a noun heads; None when it denotes neither people nor an organisation."""
        columns = self.columns
        phrase = role_over(columns, self.book, head)
        if phrase is None or phrase[2].role.kind == "title" or self._is_a_name(head):
            return None
        start, end, form = phrase
        if columns.sentence[start] != columns.sentence[head] or self._hyphenated(start) or self._is_title_of_something(head, form.role):
            return None
        first = min(columns.left(head), start)
        found = Description(form.role, form.plural, first, end - 1)
        if form.role.noun == "head" and columns.lower[start - 1] in ("his", "her", "my", "your"):
            return None
        found.former = is_past(columns, first, start - 1)
        self._modifiers(found, head, start)
        self._whose.behind(found, range(start, end))
        self._whose.set_beside(found)
        private = found.whole is not None and not governs(found.role, found.whole.kind, found.whole.sectors)
        if private or (found.role.noun == "official" and self._whose.is_with_somebody(head) and found.whole is None):
            found.role = replace(found.role, sectors=())
        self._loaded(found, start, end)
        return found

    def of_voice(self, head: int) -> Description:
        """Return the description that a noun heads which speaks; one that the codebook does not have stands for itself."""
        known = self.at(head)
        if known is not None:
            return known
        word, plural = self.columns.lower[head], self.columns.tag[head] == "NNS"
        noun = word[:-1] if plural and word.endswith("s") else word
        found = Description(Role(noun, "person", also=frozenset({noun})), plural, self.columns.left(head), head)
        self._modifiers(found, head, head)
        self._whose.behind(found, range(head, head + 1))
        self._whose.set_beside(found)
        return found

    def each(self, head: int) -> list[Description]:
        """Return the descriptions that a noun heads: one, or one for each of the countries set side by side before it.

        "Russian and Turkish officials" are two and "officials from Russia and Turkey" as well, "Arab and Muslim leaders" one, for no
        country tells them apart. Empty when there is none.
        """
        found = self.at(head)
        if found is None or not found.plural:
            return [found] if found is not None else []
        beside = self._side_by_side(head)
        if len(beside) < 2:
            return [found]
        hits = {at for at in beside for at in range(self.names.hit_at[at].start, self.names.hit_at[at].end)}
        kept = tuple(at for at in found.kept if at not in hits)
        each = [replace(found, country=None, whole=None, people=None, kept=kept) for _ in beside]
        for one, at in zip(each, beside, strict=True):
            hit = self.names.hit_at[at]
            self._whose.belong(one, hit, self.names.at.get(at) if hit.known.kind == "group" else None)
        return each

    def _side_by_side(self, head: int) -> list[int]:
        """Return the coordinated words beside a noun that each name a country or body ("US and Russian", "of the UN and NATO")."""
        columns = self.columns
        for child in columns.children[head]:
            behind = child > head and columns.dep[child] == "nmod" and columns.cased(child) in ("of", "from")
            if behind or (child < head and columns.dep[child] in ("amod", "compound", "nmod")):
                conjoined = (one for one in columns.children[child] if columns.dep[one] == "conj" and (behind or one < head))
                every = [child, *conjoined]
                hits = [self.names.hit_at.get(at) for at in every]
                if len(every) > 1 and all(hit is not None and _sets_apart(hit) for hit in hits):
                    return every
        return []

    def _is_a_name(self, head: int) -> bool:
        """Tell whether a noun is the last word of a people's or a region's name ("the West Bank")."""
        hit = self.names.hit_at.get(head)
        return hit is not None and hit.end - hit.start > 1 and hit.known.kind == "population" and hit.wording.use == "name"

    def _is_title_of_something(self, head: int, role: Role) -> bool:
        """Tell whether a capitalised common role is rather the name of something ("the Bangladesh Observer")."""
        columns = self.columns
        return role.kind == "person" and not role.sectors and columns.tag[head] == "NNP" and columns.words[head][0].isupper()

    def _hyphenated(self, start: int) -> bool:
        """Tell whether the noun is only the second half of another word ("wheel-chair")."""
        columns = self.columns
        if start < 2 or columns.words[start - 1] not in HYPHENS or columns.end[start - 2] != columns.start[start - 1]:
            return False
        return columns.lower[start - 2] not in _PREFIXES

    def _modifiers(self, found: Description, head: int, role_start: int) -> None:
        columns = self.columns
        others: list[str] = []
        kept: list[int] = []
        at = self._whose.before(found, head, role_start)
        while at < role_start:
            hit = self.names.hit_at.get(at)
            party = self.names.at.get(at)
            word = columns.lower[at]
            if (seat := self._seat(at, role_start)) is not None:  # where it sits is not whose it is
                at = seat
            elif hit is not None and at >= hit.start:
                self._whose.belong(found, hit, party)
                kept.extend(range(at, hit.end) if found.people else ())
                at = hit.end
                self._identify(found, party, at)
            elif party is not None:
                self._whose.belong_to(found, party)
                at = self.names.span.get(at, (at, at + 1))[1]
                self._identify(found, party, at)
            elif columns.pos[at] == "NUM" and at + 1 < role_start and columns.words[at + 1] in HYPHENS:  # "12-year-old"
                at = self._after_chain(at, role_start)
            else:
                self._plain(found, at, word, others)
                if self._belongs_in_name(at, head, kept):
                    kept.append(at)
                at += 1
        found.others = tuple(others)
        found.kept = tuple(kept)

    def _seat(self, at: int, stop: int) -> int | None:
        """Return the token behind a name that only tells where somebody sits ("the New York-based agency"); None for others."""
        columns, end = self.columns, at
        while end < stop and columns.pos[end] == "PROPN":
            end += 1
        seated = at < end < stop - 1 and columns.words[end] in HYPHENS and columns.lower[end + 1] in _SEATED
        return end + 2 if seated else None

    def _after_chain(self, at: int, stop: int) -> int:
        """Return the token after a chain of words that hyphens join."""
        while at + 2 < stop and self.columns.words[at + 1] in HYPHENS:
            at += 2
        return at + 1

    def _belongs_in_name(self, at: int, head: int, kept: list[int]) -> bool:
        columns = self.columns
        if columns.words[at] in HYPHENS:
            return at - 1 in kept and columns.end[at - 1] == columns.start[at]
        if at + 1 < columns.size and columns.words[at + 1] in HYPHENS and columns.end[at] == columns.start[at + 1]:
            return columns.pos[at] not in ("PRON", "NUM", "DET")
        if columns.words[at - 1] in HYPHENS and at - 1 not in kept and columns.end[at - 1] == columns.start[at]:
            return False
        if columns.pos[at] in ("PRON", "NUM", "DET", "PART", "ADV") or columns.lower[at] in _INDEFINITE or self._ranks(at, head):
            return False
        above = columns.head[at]
        return columns.dep[at] in _NAMING and (above == head or columns.dep[above] in _NAMING)

    def _ranks(self, at: int, head: int) -> bool:
        """Tell whether a word says no more than a rank; "local" says which government."""
        role = role_over(self.columns, self.book, head)
        which = self.columns.lower[at] == "local" and role is not None and role[2].role.kind == "state"
        return self.columns.lower[at] in _RANKS and not which

    def _plain(self, found: Description, at: int, word: str, others: list[str]) -> None:
        columns = self.columns
        if word in _DEFINITE:
            found.definite, found.bare = True, False
        elif word in _INDEFINITE:
            found.bare = False
            if word not in ("a", "an"):
                found.count = word
        elif columns.dep[at] == "nummod" or columns.pos[at] == "NUM":
            found.count = f"{found.count or ''} {word}".strip()
            found.bare = found.definite
        elif columns.tag[at] == "PRP$" or (columns.pos[at] == "PRON" and columns.dep[at] == "nmod:poss"):
            found.definite, found.bare = True, False
            owners = self.resolve(at)
            found.definite = len(owners) == 1
            for owner in owners[:1]:
                self._whose.belong_to(found, owner)
        elif word in ("deputy", "vice", "assistant"):
            found.role = deputy_of(self.book, word, found.role)
        elif columns.pos[at] in ("ADJ", "NOUN", "PROPN", "VERB") and not self._ranks(at, found.last) and word not in _BASED:
            others.append(word)
            found.proper = found.proper or (columns.tag[at] == "NNP" and not columns.words[at].islower())
            role = role_over(columns, self.book, at)
            if role is not None and role[1] - 1 == at and role[2].role.kind == "group" and not role[2].plural:
                self._through(found, at)
        if word == "'s":
            found.definite, found.bare = True, False

    def _through(self, found: Description, at: int) -> None:
        """Note the body before a role noun ("foreign ministry spokesman") as what gives the role its sector."""
        role = role_over(self.columns, self.book, at)
        sectors = role[2].role.sectors if role is not None else ()
        if sectors and not (found.role.sectors and governs(found.role, "group", sectors)):  # "company officials" do not govern
            found.role = replace(found.role, sectors=sectors)

    def _identify(self, found: Description, party: Party | None, at: int) -> None:
        """Note that the phrase only says what a named body is: "the Hezbollah movement", "al-Manar television channel"."""
        role = found.role
        if party is None or found.plural or party.kind not in ("group", "medium") or self._whose.is_possessive(at):
            return
        if party.kind == "medium":
            says_what = role.kind == "medium" or "JRN" in role.takes_up
        else:
            says_what = role.kind == "group" and bool(_SAYS_WHAT & role.also)
            if role.kind == "medium" and party.known is None:
                says_what, party.kind = True, "medium"
                party.take_on(role)
        if says_what:
            found.identifies = party

    def _loaded(self, found: Description, start: int, end: int) -> None:
        columns = self.columns
        noun = found.role.noun
        found.loaded = noun in self.book.loaded_nouns
        for at in range(found.first, start):
            word = columns.lower[at]
            joined = f"{word}-{columns.lower[at + 2]}" if at + 2 < end and columns.words[at + 1] in HYPHENS else word
            if (word in self.book.loaded_adjectives or joined in self.book.loaded_adjectives) and at not in self.names.hit_at:
                found.loaded = True
                found.kept = tuple(one for one in found.kept if one != at)
                found.others = tuple(one for one in found.others if one != word)


def _sets_apart(hit: Hit) -> bool:
    return hit.wording.use != "person" and (hit.known.country is not None or hit.known.kind == "group")
