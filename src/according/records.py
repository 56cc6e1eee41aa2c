"""The records of one reading, as `according.reading/1` defines them.

Every offset is a character (code point) offset into ``article.text``, end exclusive, so ``text[start:end]`` is the
surface. What is not known is ``None`` or an empty tuple, never a stand-in value. All records are frozen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

if TYPE_CHECKING:
    import pandas as pd

FORMAT = "according.reading/1"

ActorKind = Literal["person", "group", "state", "population", "office", "medium"]
MentionHow = Literal["name", "nominal", "pronoun"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Form = Literal["direct", "indirect", "mixed"]
Act = Literal["assert", "deny", "accuse", "demand", "promise", "threaten", "predict", "praise", "ask"]
Status = Literal["reported", "denied", "planned", "demanded", "threatened", "hypothetical"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Grain = Literal["hour", "day", "week", "month", "year"]
Measure = Literal[
    "killed", "injured", "missing", "displaced", "detained", "released", "held",
    "attacked", "aid", "money", "people", "duration", "other",
]  # fmt: skip
Bound = Literal["exactly", "about", "at least", "at most", "between"]
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
Layer = Literal["events", "attributions", "figures", "actors", "places", "times", "labels"]
R = TypeVar("R", "Actor", "Attribution")


class Record(BaseModel):
    """Base of all records: frozen, and closed to fields that the format does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A stretch of the article's text, in characters; ``end`` is exclusive."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @model_validator(mode="after")
    def _not_empty(self) -> Span:
        if self.end <= self.start:
            raise ValueError(f"a span must hold at least one character, got {self.start}:{self.end}")
        return self


class Mention(Span):
    """One place in the text where an actor is named, described or pointed at."""

    how: MentionHow


class Label(Span):
    """Loaded wording used for an actor, kept apart from its identity."""

    text: str


class ReaderInfo(Record):
    """What made the reading: version of the program, name of the model, name of the codebook."""

    version: str
    model: str
    codebook: str


class Article(Record):
    """A report as it came in; ``published`` is an ISO date or date-time and anchors relative dates."""

    text: str
    id: str = ""
    ref: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str = "en"


class Actor(Record):
    """A person, group, state, population, office or medium that the article speaks of."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    part_of: str | None = None
    mentions: tuple[Mention, ...] = Field(min_length=1)
    labels: tuple[Label, ...] = ()


class Place(Record):
    """A place as mentioned; coordinates are degrees (WGS 84) and null when no point is known."""

    id: str
    name: str
    geonameid: int | None = None
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    country: str | None = None
    admin1: str | None = None
    feature: str | None = None
    mentions: tuple[Span, ...] = Field(min_length=1)


class Time(Span):
    """A time expression with its ISO-TimeML type and value, and the days that it covers."""

    id: str
    type: TimeType
    value: str | None = None
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Attribution(Record):
    """Who says what: a source, the cue that tells so, and the content in one or more pieces."""

    id: str
    source: str | None = None
    also: tuple[str, ...] = ()
    source_span: Span | None = None
    cue_span: Span | None = None
    content: tuple[Span, ...] = Field(min_length=1)
    form: Form
    act: Act = "assert"
    within: str | None = None


class When(Record):
    """The days of an event, both inclusive; ``span`` is null when the date follows from the article's own."""

    start: str | None = None
    end: str | None = None
    grain: Grain
    span: Span | None = None


class Event(Record):
    """Who did what to whom: one happening, coded in PLOVER, with its evidence and its chain of sources."""

    id: str
    event_type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    trigger: Span
    evidence: Span
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    when: When | None = None
    status: Status = "reported"
    attribution: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    cameo: str | None = None
    quad: Quad
    goldstein: float | None = Field(default=None, ge=-10, le=10)
    confidence: float = Field(ge=0, le=1)


class Figure(Record):
    """A number that the article gives for something, with its range and who says so."""

    id: str
    measure: Measure
    low: float | None = None
    high: float | None = None
    value: float | None = None
    bound: Bound = "exactly"
    unit: str | None = None
    of: str | None = None
    places: tuple[str, ...] = ()
    when: When | None = None
    status: Status = "reported"
    attribution: tuple[str, ...] = ()
    span: Span
    part_of: str | None = None


class Reading(Record):
    """All records of one article."""

    format: Literal["according.reading/1"] = "according.reading/1"
    reader: ReaderInfo
    article: Article
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()

    def surface(self, span: Span) -> str:
        """Return the characters of the article that a span stands for."""
        return self.article.text[span.start : span.end]

    def spans(self) -> Iterator[tuple[str, Span]]:
        """Yield every span of the reading with the path of the field that holds it."""
        for layer in ("actors", "places", "times", "attributions", "events", "figures"):
            for record in getattr(self, layer):
                if isinstance(record, Time):
                    yield f"{layer}.{record.id}", record
                yield from _spans_within(f"{layer}.{record.id}", record)

    def actor(self, actor_id: str) -> Actor:
        """Return the actor of that id; KeyError when the reading has none."""
        return _by_id(self.actors, actor_id)

    def attribution(self, attribution_id: str) -> Attribution:
        """Return the attribution of that id; KeyError when the reading has none."""
        return _by_id(self.attributions, attribution_id)

    def origin(self, record: Event | Figure) -> str | None:
        """Return the name of the first source in a record's chain, else the publisher, else None."""
        if not record.attribution:
            return self.article.publisher
        source = self.attribution(record.attribution[0]).source
        return self.actor(source).name if source else None

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the reading as one JSON object in the documented format."""
        return self.model_dump_json(by_alias=True, indent=indent)

    def to_pandas(self, layer: Layer = "events") -> pd.DataFrame:
        """Return one layer as a table, a row a record, names in place of ids; needs pandas.

        An empty layer gives an empty table with the same columns.
        """
        from according.view.table import frame  # the view knows records, so it is met late

        return frame(self, layer)

    def _repr_html_(self) -> str:
        from according.view.page import fragment  # as above

        return fragment(self)


class Reason(Record):
    """Why a field of a record is as it is: the rule that decided it, and the words that it rests on; beside a reading, not in it.

    ``span`` is null where no single word decided.
    """

    field: str
    rule: str
    span: Span | None = None


def _by_id(records: tuple[R, ...], wanted: str) -> R:
    for record in records:
        if record.id == wanted:
            return record
    raise KeyError(wanted)


def _spans_within(path: str, record: Record) -> Iterator[tuple[str, Span]]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Span):
                yield f"{path}.{name}", item
            elif isinstance(item, When) and item.span:
                yield f"{path}.{name}.span", item.span
