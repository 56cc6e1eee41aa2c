"""Which wordings stand for which actor: the user's own before the shipped ones, and no certain one for two."""

from __future__ import annotations

from collections.abc import Iterable

from according.codebook.actor_entries import Known, Use, Wording
from according.codebook.phrases import Phrases, words_of
from according.codebook.rows import Row


class WordingIndex:
    """Wordings and what they stand for; a wording without a question mark stands for one actor only.

    The user's own rows come first. A shipped wording that one of them claims for another actor is left out; where the user marks
    it as borne by several, the shipped one is, too.
    """

    def __init__(self) -> None:
        self.phrases: Phrases[Wording] = Phrases()
        self._certain: dict[tuple[str, ...], tuple[str, Row]] = {}
        self._own: dict[tuple[str, ...], bool] = {}
        self._seen: set[tuple[tuple[str, ...], str, Use]] = set()

    def add(self, known: Known, use: Use, wordings: Iterable[str], row: Row) -> None:
        """Enter the wordings of an actor; raises CodebookError for one that stands for another actor for certain."""
        for wording in wordings:
            company = wording.endswith("?")
            forms = words_of(wording.rstrip("?"))
            key = tuple(form.lower() for form in forms)
            if not key:
                raise row.wrong(f"{wording!r} has no word in it")
            if (forms, known.name, use) in self._seen:
                continue
            if not row.own and key in self._own and self._certain.get(key, (known.name,))[0] != known.name:
                continue
            company = company or (not row.own and self._own.get(key, False))
            if not company:
                self._claim(key, wording, known, row)
            if row.own:
                self._own[key] = company
            self._seen.add((forms, known.name, use))
            self.phrases.add(key, Wording(known, use, forms, company))

    def _claim(self, key: tuple[str, ...], wording: str, known: Known, row: Row) -> None:
        claimed = self._certain.setdefault(key, (known.name, row))
        if claimed[0] != known.name:
            raise row.wrong(
                f"{wording!r} stands for {known.name} and, in {claimed[1].place}, for {claimed[0]}",
                f"Put a ? behind it in both lines ({wording}?), or take it out of one",
            )
