"""Why is a record as it is? The questions write it down while they decide, where somebody wants to know.

A notebook is kept with the Doc (``doc.user_data``), as the model's layers are: ``keep`` opens one, and every question finds it by the word
that it decides about. Without one nothing is written. What is noted of words is filed under the ids of the records when these are made;
nothing is worked out afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Token

from according.codebook.frames import Frame
from according.records import Reason, Span

KEY = "according.reasons"
EVENT_FIELDS = ("event_type", "mode", "actors", "recipients", "places", "when", "status", "attribution", "figures", "confidence")
Reasons = Mapping[str, tuple[Reason, ...]]


class Notebook:
    """The reasons of one article, of its words and then of its records; ``weighed`` holds the signs of each event (``sure.py``)."""

    def __init__(self) -> None:
        self._words: dict[int, dict[str, list[Reason]]] = {}
        self._records: dict[str, list[Reason]] = {}
        self.weighed: dict[str, Mapping[str, float]] = {}

    @property
    def records(self) -> Reasons:
        """The reasons by record id, in the order in which they were filed."""
        return {record: tuple(reasons) for record, reasons in self._records.items()}

    def note(self, about: int, field: str, rule: str, span: Span | None) -> None:
        """Write down of a word, by its number, which rule decided a field; once, however often it is asked."""
        noted = self._words.setdefault(about, {}).setdefault(field, [])
        reason = Reason(field=field, rule=rule, span=span)
        if reason not in noted:
            noted.append(reason)

    def forget(self, about: int, fields: Iterable[str]) -> None:
        """Strike out what was noted of fields that are decided anew."""
        for field in fields:
            self._words.get(about, {}).pop(field, None)

    def of(self, about: int, field: str) -> tuple[Reason, ...]:
        """Return what was noted of a field of a word; () when nothing was."""
        return tuple(self._words.get(about, {}).get(field, ()))

    def file(self, record: str, reasons: Iterable[Reason]) -> None:
        """Put reasons to a record, by its id; the same one once."""
        filed = self._records.setdefault(record, [])
        filed.extend(reason for reason in dict.fromkeys(reasons) if reason not in filed)

    def event(self, event_id: str, trigger: Token, taken: Mapping[str, Token]) -> None:
        """File what was noted of an event's word; for a field that was taken from another mention also what was noted of that one's."""
        for field in EVENT_FIELDS:
            self.file(event_id, self.of(trigger.i, field))
            other = taken.get("chain" if field == "attribution" else field)
            if other is not None:
                self.file(event_id, [Reason(field=field, rule="told again by another mention", span=at(other)), *self.of(other.i, field)])

    def at(self, record: str, about: Token, *fields: str) -> None:
        """File what was noted of some fields of a word."""
        for field in fields:
            self.file(record, self.of(about.i, field))


def keep(doc: Doc) -> Notebook:
    """Open a notebook for a Doc, which the questions asked of it from now on write into."""
    notebook = doc.user_data[KEY] = Notebook()
    return notebook


def kept(doc: Doc) -> Notebook | None:
    """Return the notebook of a Doc; None where nobody wants to know."""
    found: Notebook | None = doc.user_data.get(KEY)
    return found


def note(about: Token, field: str, rule: str, word: Token | None = None) -> None:
    """Write down that a rule decided a field of what a word denotes, by another word if one did; without a notebook nothing happens."""
    notebook = kept(about.doc)
    if notebook is not None:
        notebook.note(about.i, field, rule, at(word) if word is not None else None)


def pass_on(word: Token, what: str, about: Token, field: str) -> None:
    """Write down for a field of one word what was noted of another word that decides it."""
    notebook = kept(about.doc)
    if notebook is not None:
        for reason in notebook.of(word.i, what):
            notebook.note(about.i, field, reason.rule, reason.span)


def shared(about: Token, field: str, other: str, rule: str) -> None:
    """Write down that a rule gives what was noted of one field of a word to another field of it."""
    notebook = kept(about.doc)
    if notebook is not None:
        found = notebook.of(about.i, field)
        notebook.forget(about.i, [field])
        for reason in found:
            notebook.note(about.i, other, f"{reason.rule}; {rule}", reason.span)


def forget(about: Token, *fields: str) -> None:
    """Strike out what was noted of fields of what a word denotes, which are decided anew."""
    notebook = kept(about.doc)
    if notebook is not None:
        notebook.forget(about.i, fields)


def fits(token: Token, frame: Frame) -> None:
    """Write down that a frame of the codebook fits a word, with its file, its line and what it asks for."""
    notebook = kept(token.doc)
    if notebook is not None:
        asks = f" ({frame.conditions})" if frame.conditions else ""
        notebook.note(token.i, "event_type", f'{frame.event_type}: frame "{frame.words}", {frame.place}{asks}', at(token))


def heard(token: Token, event_type: str, share: float | None) -> None:
    """Write down how likely the model's trigger head takes a word to tell of a type of event; nothing where it has none."""
    notebook = kept(token.doc) if share is not None else None
    if notebook is not None:
        notebook.note(token.i, "event_type", f"{event_type}: the trigger head gives it {share:.2f}", at(token))


def at(word: Token) -> Span:
    """Return the characters of a word."""
    return Span(start=word.idx, end=word.idx + len(word.text))
