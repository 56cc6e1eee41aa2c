"""A reading made by hand of the first example, rich enough to show everything that a view must show."""

from __future__ import annotations

from pathlib import Path

import pytest

from according.records import (
    Actor,
    Article,
    Attribution,
    Event,
    Figure,
    Label,
    Mention,
    Place,
    ReaderInfo,
    Reading,
    Span,
    Time,
    When,
)

TEXT = (Path(__file__).parents[2] / "examples" / "truce.txt").read_text(encoding="utf-8")
STRIKE = (
    "Shells struck a livestock market in the northern Malian town of Ansongo on Tuesday, killing at least 31 people and wounding dozens"
)
TUESDAY, THURSDAY = "2025-03-11", "2025-03-13"


def at(phrase: str, within: str = "") -> Span:
    """Return the span of a phrase, the first one after the start of `within`."""
    start = TEXT.index(phrase, TEXT.index(within) if within else 0)
    return Span(start=start, end=start + len(phrase))


def named(phrase: str, within: str = "", how: str = "name") -> Mention:
    span = at(phrase, within)
    return Mention(start=span.start, end=span.end, how=how)


def on(day: str, phrase: str | None = None) -> When:
    return When(start=day, end=day, grain="day", span=at(phrase) if phrase else None)


def event(identity: str, event_type: str, trigger: str, evidence: str, **fields: object) -> Event:
    whole = at(evidence)
    word = at(trigger, evidence)
    return Event(
        id=identity,
        event_type=event_type,
        trigger=word,
        evidence=whole,
        confidence=0.8,
        **{"quad": "material conflict", "cameo": "190", "goldstein": -9.0, **fields},
    )


def said(identity: str, source: str | None, content: str, source_phrase: str, cue: str, **fields: object) -> Attribution:
    return Attribution(
        id=identity,
        source=source,
        source_span=at(source_phrase, fields.pop("near", "")),
        cue_span=at(cue, source_phrase),
        content=(at(content),),
        **{"form": "indirect", **fields},
    )


ACTORS = (
    Actor(
        id="a1",
        name="regional health office",
        kind="group",
        country="MLI",
        sectors=("GOV", "MED"),
        mentions=(named("the regional health office", how="nominal"),),
    ),
    Actor(
        id="a2",
        name="Azal Front",
        kind="group",
        country="MLI",
        sectors=("REB",),
        mentions=(named("rebel Azal Front"), named("Azal Front", "citing"), named("the group", how="nominal")),
        labels=(Label(**at("rebel Azal Front").model_dump(), text="rebel Azal Front"),),
    ),
    Actor(
        id="a3",
        name="Mali's army",
        kind="group",
        country="MLI",
        sectors=("MIL",),
        mentions=(named("the army", how="nominal"), named("army convoy", how="nominal")),
    ),
    Actor(id="a4", name="Radio Niger Valley", kind="medium", country="MLI", sectors=("MED",), mentions=(named("Radio Niger Valley"),)),
    Actor(
        id="a5",
        name="Mali's defence ministry",
        kind="office",
        country="MLI",
        sectors=("GOV",),
        mentions=(named("Mali's defence ministry"),),
    ),
    Actor(id="a6", name="Mamadou Sissoko", kind="person", country="MLI", sectors=("GOV",), mentions=(named("Mamadou Sissoko"),)),
    Actor(
        id="a7",
        name="Idrissa Ag Hamani",
        kind="person",
        country="MLI",
        sectors=("REB",),
        part_of="a2",
        mentions=(named("Idrissa Ag Hamani"), named("he", "he told", how="pronoun")),
    ),
    Actor(id="a8", name="River Doctors", kind="group", sectors=("NGO",), mentions=(named("River Doctors"),)),
    Actor(id="a9", name="Awa Tembely", kind="person", part_of="a8", sectors=("NGO",), mentions=(named("Awa Tembely"),)),
    Actor(
        id="a10",
        name="Algerian foreign minister",
        kind="office",
        country="DZA",
        sectors=("GOV",),
        mentions=(named("the Algerian foreign minister", how="nominal"),),
    ),
    Actor(id="a11", name="Mali's president", kind="office", country="MLI", sectors=("GOV",), mentions=(named("Mali's president"),)),
    Actor(id="a12", name="African Union", kind="group", sectors=("IGO",), mentions=(named("the African Union"),)),
    Actor(id="a13", name="United Nations", kind="group", sectors=("IGO",), mentions=(named("the United Nations"),)),
    Actor(
        id="a14",
        name="people in Ansongo",
        kind="population",
        country="MLI",
        sectors=("CVL",),
        mentions=(named("31 people", how="nominal"),),
    ),
)
PLACES = (
    Place(
        id="p1",
        name="Ansongo",
        geonameid=2460954,
        lat=15.66,
        lon=0.5,
        country="MLI",
        admin1="Gao",
        feature="city",
        mentions=(at("Ansongo"), at("Ansongo", "allowed into")),
    ),
    Place(id="p2", name="Menaka", lat=15.92, lon=2.4, country="MLI", admin1="Ménaka", feature="city", mentions=(at("Menaka"),)),
    Place(id="p3", name="Labbezanga", country="MLI", admin1="Gao", mentions=(at("Labbezanga"),)),
)
TIMES = (
    Time(id="t1", **at("Tuesday").model_dump(), type="DATE", value=TUESDAY, from_=TUESDAY, to=TUESDAY),
    Time(id="t2", **at("Wednesday").model_dump(), type="DATE", value="2025-03-12", from_="2025-03-12", to="2025-03-12"),
    Time(id="t3", **at("seven-day").model_dump(), type="DURATION", value="P7D"),
    Time(id="t4", **at("since February 20").model_dump(), type="DATE", value="2025-02-20", from_="2025-02-20", to=THURSDAY),
)
ATTRIBUTIONS = (
    said(
        "s1",
        "a1",
        STRIKE,
        "the regional health office",
        "said",
    ),
    said(
        "s2",
        "a4",
        "the group had attacked an army convoy near Menaka with two drones hours before the shelling",
        "Radio Niger Valley",
        "reported",
    ),
    said(
        "s3",
        "a2",
        "the group had attacked an army convoy near Menaka with two drones hours before the shelling",
        "a statement by the Azal Front",
        "statement",
        within="s2",
    ),
    said("s4", "a5", "that any soldiers had died", "Mali's defence ministry", "denied", act="deny"),
    said("s5", "a5", "between 40 and 50 fighters were killed when troops returned fire", "Mali's defence ministry", "said"),
    said("s6", "a6", "the Front of storing rockets in the market", "The governor of Gao region, Mamadou Sissoko", "accused", act="accuse"),
    said(
        "s7", "a7", '"There were traders and their children in that market, and nobody else,"', "he", "told", near="he told", form="direct"
    ),
    said("s8", "a8", "44 people died, including nine children", "River Doctors", "runs"),
    said("s9", "a9", '"We stopped counting at nightfall,"', "Awa Tembely", "nurse", form="direct"),
    said(
        "s10", "a10", "that the two sides had accepted a seven-day truce, mediated by Algeria", "the Algerian foreign minister", "announced"
    ),
    said("s11", "a13", "The fighting has driven about 12,000 people from their homes since February 20", "the United Nations", "says"),
)
FIGURES = (
    Figure(
        id="f1",
        measure="killed",
        low=31,
        value=31,
        bound="at least",
        unit="people",
        places=("p1",),
        when=on(TUESDAY, "Tuesday"),
        attribution=("s1",),
        span=at("at least 31 people"),
    ),
    Figure(
        id="f2",
        measure="injured",
        low=24,
        high=99,
        bound="about",
        unit="people",
        places=("p1",),
        when=on(TUESDAY),
        attribution=("s1",),
        span=at("dozens"),
    ),
    Figure(
        id="f3",
        measure="killed",
        low=40,
        high=50,
        bound="between",
        of="fighters",
        attribution=("s5",),
        span=at("between 40 and 50 fighters"),
    ),
    Figure(id="f4", measure="killed", low=44, high=44, value=44, unit="people", attribution=("s8",), span=at("44 people")),
    Figure(id="f5", measure="killed", low=9, high=9, value=9, of="children", attribution=("s8",), span=at("nine children"), part_of="f4"),
    Figure(id="f6", measure="released", low=45, high=45, value=45, of="prisoners", status="planned", span=at("45 prisoners")),
    Figure(
        id="f7",
        measure="displaced",
        low=12000,
        high=12000,
        value=12000,
        bound="about",
        unit="people",
        when=When(start="2025-02-20", end=THURSDAY, grain="day", span=at("since February 20")),
        attribution=("s11",),
        span=at("about 12,000 people"),
    ),
)
EVENTS = (
    event(
        "e1",
        "ASSAULT",
        "struck",
        "Shells struck a livestock market in the northern Malian town of Ansongo on Tuesday",
        mode="heavy-weapons",
        contexts=("military",),
        recipients=("a14",),
        places=("p1",),
        weapons=("shells",),
        when=on(TUESDAY, "Tuesday"),
        attribution=("s1",),
        figures=("f1", "f2"),
    ),
    event(
        "e2",
        "ASSAULT",
        "attacked",
        "the group had attacked an army convoy near Menaka with two drones",
        mode="drone",
        contexts=("military",),
        actors=("a2",),
        recipients=("a3",),
        places=("p2",),
        weapons=("two drones",),
        when=on(TUESDAY),
        attribution=("s3", "s2"),
    ),
    event("e3", "ASSAULT", "died", "any soldiers had died", recipients=("a3",), status="denied", attribution=("s4",)),
    event(
        "e4",
        "ACCUSE",
        "accused",
        "The governor of Gao region, Mamadou Sissoko, accused the Front of storing rockets in the market",
        mode="allege",
        actors=("a6",),
        recipients=("a2",),
        quad="verbal conflict",
        goldstein=-2.0,
        cameo="112",
    ),
    event(
        "e5",
        "REJECT",
        "rejected",
        "A spokesman for the group, Idrissa Ag Hamani, rejected the charge",
        actors=("a7",),
        recipients=("a6",),
        quad="verbal conflict",
        goldstein=-4.0,
        cameo="120",
    ),
    event(
        "e6",
        "CONCEDE",
        "truce",
        "the two sides had accepted a seven-day truce, mediated by Algeria",
        actors=("a3", "a2"),
        when=on(THURSDAY),
        attribution=("s10",),
        quad="verbal cooperation",
        goldstein=5.0,
        cameo="087",
    ),
    event(
        "e7",
        "RETREAT",
        "withdraw",
        "government troops will withdraw from the river port of Labbezanga",
        mode="withdraw",
        actors=("a3",),
        places=("p3",),
        status="planned",
        quad="material cooperation",
        goldstein=7.0,
        cameo="0874",
    ),
    event(
        "e8",
        "RETREAT",
        "release",
        "the Front will release 45 prisoners",
        mode="release",
        actors=("a2",),
        figures=("f6",),
        status="planned",
        quad="material cooperation",
        goldstein=7.0,
        cameo="0841",
    ),
    event(
        "e9",
        "REQUEST",
        "called on",
        "Mali's president called on the African Union to impose sanctions on those who supply the group with drones",
        mode="change",
        actors=("a11",),
        recipients=("a12",),
        quad="verbal conflict",
        goldstein=-2.0,
        cameo="104",
    ),
    event(
        "e10",
        "THREATEN",
        "warned",
        "The Front warned that it would resume its attacks if a single shell was fired",
        mode="violence",
        actors=("a2",),
        quad="verbal conflict",
        goldstein=-6.0,
        cameo="138",
    ),
    event(
        "e11",
        "SANCTION",
        "driven",
        "The fighting has driven about 12,000 people from their homes",
        mode="expel",
        when=When(start="2025-02-20", end=THURSDAY, grain="day", span=at("since February 20")),
        attribution=("s11",),
        figures=("f7",),
    ),
)


@pytest.fixture(scope="session")
def truce() -> Reading:
    """The first example, read by hand."""
    return reading()


def reading(**changes: object) -> Reading:
    """Build the reading, with some of the article's fields changed."""
    article = Article(text=TEXT, id="truce", publisher="Sahel Wire", published=THURSDAY).model_copy(update=changes)
    return Reading(
        reader=ReaderInfo(version="0.1.0", model="by hand", codebook="plover-2021.09"),
        article=article,
        actors=ACTORS,
        places=PLACES,
        times=TIMES,
        attributions=ATTRIBUTIONS,
        events=EVENTS,
        figures=FIGURES,
    )
