"""A layer of a reading as a table: a row a record, names in place of ids, the words themselves beside their offsets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from according.errors import MissingExtra, OptionError
from according.records import Actor, Attribution, Event, Figure, Layer, Place, Reading, Span, Time, When
from according.view import wording
from according.view.labels import LabelUse, labels

if TYPE_CHECKING:
    import pandas as pd

    Row = dict[str, object]


def frame(reading: Reading, layer: Layer = "events") -> pd.DataFrame:
    """Return one layer of a reading as a pandas table; several names in one cell are parted by "; ".

    What is not known is missing, offsets are characters, end exclusive. An empty layer gives an empty table with the same
    columns. Raises MissingExtra without pandas, OptionError for a layer that there is not.
    """
    try:
        import pandas as pd  # only tables need it, so it is an extra
    except ImportError:
        raise MissingExtra("a table needs pandas", next_step="Install it: pip install 'according[pandas]'") from None
    if layer not in _ROWS:
        raise OptionError(f"there is no layer {layer!r}", next_step=f"Choose one of {', '.join(_ROWS)}")
    row, columns = _ROWS[layer]
    records = labels(reading) if layer == "labels" else getattr(reading, layer)
    table = pd.DataFrame([row(reading, record) for record in records], columns=list(columns))
    whole = [name for name in columns if name == "geonameid" or name.endswith(("_start", "_end"))]
    return table.astype(dict.fromkeys(whole, "Int64"))  # which alone can hold both whole numbers and missing ones


def _event(reading: Reading, event: Event) -> Row:
    figures = {figure.id: figure for figure in reading.figures}
    return {
        "id": event.id, "event_type": event.event_type, "mode": event.mode, "contexts": _joined(event.contexts),
        "status": event.status, "actors": _names(reading, event.actors), "recipients": _names(reading, event.recipients),
        "places": _places(reading, event.places), "weapons": _joined(event.weapons), **_days(event.when),
        "attribution": wording.chain(reading, event.attribution) or None, "origin": reading.origin(event),
        "figures": _joined(f"{wording.amount(figures[f])} {wording.counted(figures[f])}" for f in event.figures),
        "cameo": event.cameo, "quad": event.quad, "goldstein": event.goldstein, "confidence": event.confidence,
        **_words(reading, "trigger", event.trigger), **_words(reading, "evidence", event.evidence),
    }  # fmt: skip


def _attribution(reading: Reading, attribution: Attribution) -> Row:
    within = reading.attribution(attribution.within) if attribution.within else None
    content = attribution.content
    return {
        "id": attribution.id, "source": reading.actor(attribution.source).name if attribution.source else None,
        "also": _names(reading, attribution.also), "act": attribution.act, "form": attribution.form,
        "within": wording.speaker(reading, within) if within else None,
        **_words(reading, "source_words", attribution.source_span), **_words(reading, "cue", attribution.cue_span),
        "content": " … ".join(reading.surface(span) for span in content),
        "content_start": content[0].start, "content_end": content[-1].end,
    }  # fmt: skip


def _figure(reading: Reading, figure: Figure) -> Row:
    whole = next((other for other in reading.figures if other.id == figure.part_of), None)
    return {
        "id": figure.id, "measure": figure.measure, "low": figure.low, "high": figure.high, "value": figure.value,
        "bound": figure.bound, "unit": figure.unit, "of": figure.of, "places": _places(reading, figure.places),
        **_days(figure.when), "status": figure.status, "attribution": wording.chain(reading, figure.attribution) or None,
        "origin": reading.origin(figure), "part_of": reading.surface(whole.span) if whole else None,
        **_words(reading, "words", figure.span),
    }  # fmt: skip


def _actor(reading: Reading, actor: Actor) -> Row:
    return {
        "id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country, "sectors": _joined(actor.sectors),
        "part_of": reading.actor(actor.part_of).name if actor.part_of else None, "mentions": len(actor.mentions),
        "labels": _joined(dict.fromkeys(label.text for label in actor.labels)),
    }  # fmt: skip


def _place(_: Reading, place: Place) -> Row:
    return {**place.model_dump(exclude={"mentions"}), "mentions": len(place.mentions)}


def _time(reading: Reading, time: Time) -> Row:
    return {
        "id": time.id, "words": reading.surface(time), "type": time.type, "value": time.value, "from": time.from_, "to": time.to,
        "words_start": time.start, "words_end": time.end,
    }  # fmt: skip


def _label(reading: Reading, use: LabelUse) -> Row:
    return {
        "record": use.record, "about": use.about, "claims": _joined(use.claims),
        "attribution": wording.chain(reading, use.sources) or None,
        "origin": wording.speaker(reading, reading.attribution(use.sources[0])) if use.sources else reading.article.publisher,
        "quoted": use.quoted, "words": use.text, "words_start": use.start, "words_end": use.end,
    }  # fmt: skip


def _joined(names: Iterable[str]) -> str | None:
    return "; ".join(names) or None


def _names(reading: Reading, ids: Iterable[str]) -> str | None:
    return _joined(reading.actor(actor_id).name for actor_id in ids)


def _places(reading: Reading, ids: Iterable[str]) -> str | None:
    names = {place.id: place.name for place in reading.places}
    return _joined(names[place_id] for place_id in ids)


def _days(when: When | None) -> Row:
    return {"start": when.start, "end": when.end, "grain": when.grain} if when else {"start": None, "end": None, "grain": None}


def _words(reading: Reading, name: str, span: Span | None) -> Row:
    start, end = (span.start, span.end) if span else (None, None)
    return {name: reading.surface(span) if span else None, f"{name}_start": start, f"{name}_end": end}


_CHAIN = ("attribution", "origin")
_DAYS = ("start", "end", "grain")
_ROWS: dict[str, tuple[Callable[..., Row], tuple[str, ...]]] = {
    "events": (_event, (
        "id", "event_type", "mode", "contexts", "status", "actors", "recipients", "places", "weapons", *_DAYS, *_CHAIN, "figures",
        "cameo", "quad", "goldstein", "confidence", "trigger", "trigger_start", "trigger_end",
        "evidence", "evidence_start", "evidence_end",
    )),
    "attributions": (_attribution, (
        "id", "source", "also", "act", "form", "within", "source_words", "source_words_start", "source_words_end",
        "cue", "cue_start", "cue_end", "content", "content_start", "content_end",
    )),
    "figures": (_figure, (
        "id", "measure", "low", "high", "value", "bound", "unit", "of", "places", *_DAYS, "status", *_CHAIN, "part_of",
        "words", "words_start", "words_end",
    )),
    "actors": (_actor, ("id", "name", "kind", "country", "sectors", "part_of", "mentions", "labels")),
    "places": (_place, ("id", "name", "geonameid", "lat", "lon", "country", "admin1", "feature", "mentions")),
    "times": (_time, ("id", "words", "type", "value", "from", "to", "words_start", "words_end")),
    "labels": (_label, ("record", "about", "claims", *_CHAIN, "quoted", "words", "words_start", "words_end")),
}  # fmt: skip
