"""A reading on a terminal: what happened, who speaks, the figures, and the story with its marks.

On a terminal the columns fit its width and each source has its colour; anywhere else a record is one whole line of plain
text, so that it can be searched and piped. A source's number stands beside its name, so colour is never the only sign.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from according.records import Actor, Event, Figure, Reading, When
from according.view import wording
from according.view.colours import colour
from according.view.grid import Grid
from according.view.labels import labels, whose
from according.view.marks import Piece, evidence, paragraphs, printable
from according.view.reasons import Reasons, explained
from according.view.voices import Voice, Voices, doing, voices

BAR = 20
NO_LIMIT = 100_000
INDENT = 2


@dataclass(frozen=True)
class _View:
    """What every layer is shown from; ``folded`` when long cells may take several lines."""

    reading: Reading
    told: Voices
    folded: bool


def console_for(stream: IO[str]) -> Console:
    """Return a console for a stream: of its own width on a terminal, and of no width to speak of anywhere else."""
    return Console(file=stream, highlight=False, markup=False, emoji=False, width=None if stream.isatty() else NO_LIMIT)


def show(reading: Reading, console: Console, layers: Iterable[str], *, story: bool = False, reasons: Reasons | None = None) -> None:
    """Print a reading: its head, the story with its marks if asked for, then each layer of LAYERS that is named.

    With ``reasons`` each record stands by itself, with what decided its fields below it.
    """
    told = voices(reading)
    parts: list[RenderableType] = [_head(reading, told)]
    if story:
        parts.append(Padding(_story(reading, told), (1, 0, 0, 0), expand=False))
    for layer in layers:
        heading, grid = LAYERS[layer](_View(reading, told, folded=console.is_terminal))
        parts.append(Text(f"\n{heading}", style="bold"))
        told_why = explained(reading, reasons, layer) if reasons is not None and grid.rows else None
        body = told_why or (grid.fitted(console.width - INDENT) if grid.rows else Text("none found", style="dim"))
        parts.append(Padding(body, (0, 0, 0, INDENT), expand=False))
    with console.capture() as capture:
        console.print(Group(*parts))
    for line in capture.get().splitlines():
        console.file.write(line.rstrip() + "\n")


def _head(reading: Reading, told: Voices) -> RenderableType:
    article = reading.article
    parts = [article.publisher, wording.day(article.published) if article.published else None, _count(_words(told), "word")]
    lines = [Text(printable(article.title), style="bold")] if article.title else []
    lines.append(Text(" · ".join(printable(part) for part in parts if part)))
    if not article.published:
        lines.append(Text(f"{wording.NO_DATE}; give --published", style="yellow"))
    return Group(*lines)


def _words(told: Voices) -> int:
    return told.own_words + sum(voice.words for voice in told.speaking)


def _count(how_many: int, noun: str) -> str:
    return f"{how_many:,} {noun}{'' if how_many == 1 else 's'}"


def _events(view: _View) -> tuple[str, Grid]:
    grid = Grid(("what", "who → whom", "when", "where", "according to"), whole=(2, 0))
    for event in view.reading.events:
        grid.add(
            _what(view, event),
            _plain(wording.parties(view.reading, event) or f"“{evidence(view.reading, event.trigger)}”"),
            _when(view, event.when),
            _plain(wording.where(view.reading, event.places)),
            _chain(view, event.attribution),
        )
    return "What happened", grid


def _what(view: _View, event: Event) -> Text:
    text = Text().append(event.event_type, style="bold")
    if event.mode:
        text.append(f" {event.mode}")
    return _with_status(view, text, event)


def _with_status(view: _View, text: Text, record: Event | Figure) -> Text:
    if record.status == "reported":
        return text
    return text.append("\n" if view.folded else " ").append(f"({record.status})", style="italic yellow")


def _when(view: _View, moment: When | None) -> Text:
    """Write the days; where they may take two lines, they break at the dash."""
    days = wording.when(moment)
    return Text(days.replace(" – ", " –\n") if view.folded else days)


def _figures(view: _View) -> tuple[str, Grid]:
    grid = Grid(("how many", "of what", "when", "where", "according to"), whole=(2, 0))
    for figure, depth in _with_parts(view.reading.figures):
        grid.add(
            _how_many(view.reading, figure, depth),
            _with_status(view, _plain(wording.counted(figure)), figure),
            _when(view, figure.when),
            _plain(wording.where(view.reading, figure.places)),
            _chain(view, figure.attribution),
        )
    return "Figures", grid


def _with_parts(figures: Sequence[Figure]) -> Iterator[tuple[Figure, int]]:
    """Yield the figures in the order of the text, each part below its whole, with how deep it lies."""
    parts: dict[str | None, list[Figure]] = {}
    for figure in figures:
        parts.setdefault(figure.part_of, []).append(figure)
    left = [(figure, 0) for figure in reversed(parts.get(None, []))]
    while left:
        figure, depth = left.pop()
        yield figure, depth
        left += [(part, depth + 1) for part in reversed(parts.get(figure.id, []))]


def _how_many(reading: Reading, figure: Figure, depth: int) -> Text:
    text = Text("  " * (depth - 1) + "└ " if depth else "").append(wording.amount(figure), style="bold")
    if figure.bound == "about" and figure.low != figure.high:
        text.append(f" “{evidence(reading, figure.span)}”", style="dim")
    return text


def _said(view: _View) -> tuple[str, Grid]:
    grid = Grid(("",) * 5, whole=(2, 3))
    width = len(str(len(view.told.speaking)))
    for voice in view.told.speaking:
        words = _count(voice.words, "word") if voice.words else ""
        number, name = _voice(voice)
        number.align("right", width)
        grid.add(number, name, _bar(voice.share, voice.number), words, _plain(doing(view.told, voice)))
    grid.add(f"{'—':>{width}}", wording.OWN_VOICE, _bar(view.told.own_share, 0), _count(view.told.own_words, "word"), "")
    return "Who speaks", grid


def _bar(share: float, number: int) -> Text:
    filled = round(share * BAR)
    if not share:
        return Text()
    text = Text(f"{share:4.0%} ")
    return text.append("█" * filled or "▏", style=_style(number))


def _actors(view: _View) -> tuple[str, Grid]:
    grid = Grid(("who", "what", "from", "speaks for", "named", "also called"))
    for actor in view.reading.actors:
        grid.add(
            _plain(actor.name),
            _plain(actor.kind),
            _plain(" ".join(part for part in (actor.country, *actor.sectors) if part)),
            _plain(view.reading.actor(actor.part_of).name if actor.part_of else ""),
            f"{len(actor.mentions)}×",
            _also_called(actor),
        )
    return "People and groups", grid


def _also_called(actor: Actor) -> Text:
    return _plain(", ".join(f"“{' '.join(text.split())}”" for text in dict.fromkeys(label.text for label in actor.labels)))


def _labels(view: _View) -> tuple[str, Grid]:
    grid = Grid(("loaded wording", "for", "it claims", "whose words"))
    for use in labels(view.reading):
        grid.add(
            _plain(f"“{' '.join(use.text.split())}”"), _plain(use.about), _plain("; ".join(use.claims)),
            _chain(view, use.sources) if use.sources else _plain(whose(view.reading, use)),
        )  # fmt: skip
    return "Loaded wording", grid


def _places(view: _View) -> tuple[str, Grid]:
    grid = Grid(("place", "in", "latitude, longitude", "GeoNames", "named"))
    for place in view.reading.places:
        point = f"{place.lat:.2f}, {place.lon:.2f}" if place.lat is not None and place.lon is not None else ""
        number = str(place.geonameid) if place.geonameid else ""
        grid.add(_plain(place.name), _plain(wording.region(place)), point, number, f"{len(place.mentions)}×")
    return "Places", grid


def _times(view: _View) -> tuple[str, Grid]:
    grid = Grid(("words", "kind", "value", "days"))
    for time in view.reading.times:
        days = wording.covers(time) if time.from_ or time.to else ""
        grid.add(_plain(evidence(view.reading, time)), time.type.lower(), time.value or "", days)
    return "Times", grid


LAYERS: dict[str, Callable[[_View], tuple[str, Grid]]] = {
    "events": _events, "said": _said, "figures": _figures, "people": _actors, "places": _places, "times": _times,
    "labels": _labels,
}  # fmt: skip


def _plain(text: str) -> Text:
    return Text(printable(text))


def _style(number: int) -> str:
    return colour(number).terminal if number else "dim"


def _voice(voice: Voice) -> tuple[Text, Text]:
    return Text(str(voice.number), style="dim"), Text(printable(voice.name), style=_style(voice.number))


def _chain(view: _View, ids: Sequence[str]) -> Text:
    """Name the chain of sources, each in its colour with its number; a dash is the article's own voice."""
    if not ids:
        return Text("—", style="dim")
    text = Text()
    for attribution_id in ids:
        text.append(wording.FROM if text else "", style="dim")
        number, name = _voice(view.told.speaking[view.told.number_of[attribution_id] - 1])
        text.append_text(number).append(" ").append_text(name)
    return text


def _story(reading: Reading, told: Voices) -> Text:
    """Set the story with each statement between ⟨number … ⟩, in the colour of its source."""
    text = Text()
    for paragraph in paragraphs(reading):
        open_: tuple[str, ...] = ()
        for piece in paragraph.pieces:
            _turn(text, open_, piece.statements, told)
            text.append(piece.text, style=_look(piece, told))
            open_ = piece.statements
        _turn(text, open_, (), told)
        text.append("\n\n")
    text.rstrip()
    return text


def _turn(text: Text, before: tuple[str, ...], after: tuple[str, ...], told: Voices) -> None:
    """Close the statements that end here, innermost first, and open those that begin."""
    common = 0
    while common < min(len(before), len(after)) and before[common] == after[common]:
        common += 1
    for statement in reversed(before[common:]):
        text.append("⟩", style=_style(told.number_of[statement]))
    for statement in after[common:]:
        text.append(f"⟨{told.number_of[statement]} ", style=_style(told.number_of[statement]))


def _look(piece: Piece, told: Voices) -> str:
    """Colour a piece by the source that it names, or else by whose words it is; underline a statement inside another."""
    roles = dict(piece.roles)
    owner = roles.get("source") or (piece.statements[-1] if piece.statements else None)
    styles = [_style(told.number_of[owner])] if owner else []
    if len(piece.statements) > 1:
        styles.append("underline")
    styles.extend(look for role, look in (("source", "bold"), ("cue", "italic"), ("trigger", "bold")) if role in roles)
    return " ".join(styles)
