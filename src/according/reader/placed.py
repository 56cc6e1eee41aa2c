"""Why is a name of a place that place? For those who want to know, from what the name was chosen by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from according.codebook.gazetteer import GazetteerPlace
from according.reader.reasons import at, kept
from according.reader.whereabouts import Toponym
from according.records import Reason, Span

FIELD = "place"


def file_places(doc: Doc, record: str, names: Sequence[Toponym], place: GazetteerPlace | None) -> None:
    """File why the names that one record stands for are that place, or none of the gazetteer's; without a notebook nothing happens."""
    notebook = kept(doc)
    if notebook is not None:
        notebook.file(record, (reason for name in names for reason in _why(doc, name, place)))


def _why(doc: Doc, name: Toponym, place: GazetteerPlace | None) -> Iterator[Reason]:
    words = Span(start=doc[name.start].idx, end=doc[name.end - 1].idx + len(doc[name.end - 1]))
    yield Reason(field=FIELD, rule=_chosen(len(name.candidates), place), span=words)
    if name.container is not None:
        yield Reason(field=FIELD, rule="the name behind it tells what it lies in", span=at(doc[name.container]))
    if name.country is not None:
        yield Reason(field=FIELD, rule=f"the words before it tell its country: {name.country}", span=None)
    if name.kind is not None:
        yield Reason(field=FIELD, rule=f"the words beside it tell its kind: {name.kind}", span=None)
    if name.direction is not None:
        yield Reason(field=FIELD, rule=f"a part of it is meant: {name.direction}", span=None)


def _chosen(candidates: int, place: GazetteerPlace | None) -> str:
    if place is None:
        return "none of the places of that name lies where the others of the text do" if candidates else "the gazetteer has no such name"
    if candidates < 2:
        return "the only place of that name in the gazetteer" if candidates else "known by the words of the text"
    return f"of {candidates} places of that name the one that its renown, the words beside it and the other places speak for"
