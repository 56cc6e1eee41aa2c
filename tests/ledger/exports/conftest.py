"""Readings for the exports: a story written for these tests with its records set down by hand, and stories that the reader has read."""

from pathlib import Path

import pytest

from according.records import Article, Reading

TEXT = """QESRA, Obria (Sahel Wire) – The army shelled Veld on Tuesday, killing at least 12 people, including 5 children, the rescue \
service said.

Rebels of the Azal Front shot dead three soldiers near Dorn, Radio Veld reported, citing the group.
Foreign Minister Ada Brun visited Norway. Obria and Norway agreed to reopen the border. “We did not shell Veld,” an army spokesman said.
Teachers marched in Qesra for freedom of the press. Norway called on Obria to release the detained editors."""


def at(words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words)}


def actor(name, kind, country, sectors, *words, **more):
    mentions = [{**at(told), "how": "name"} for told in words]
    return {"name": name, "kind": kind, "country": country, "sectors": sectors, "mentions": mentions, **more}


def numbered(letter, records):
    return [{"id": f"{letter}{number}", **record} for number, record in enumerate(records, 1)]


def event(event_type, trigger, evidence, cameo, goldstein, quad, **more):
    return {
        "event_type": event_type, "trigger": at(trigger), "evidence": at(evidence), "cameo": cameo, "goldstein": goldstein, "quad": quad,
        "confidence": 0.8, **more,
    }  # fmt: skip


ACTORS = numbered("a", [
    actor("Malian army", "group", "MLI", ["MIL"], "The army", "an army spokesman"),
    actor("people", "population", None, ["CVL"], "people"),
    actor("rescue service", "group", None, [], "the rescue service"),
    actor("Azal Front", "group", "MLI", ["REB"], "Rebels of the Azal Front", "the group"),
    actor("soldiers", "group", "MLI", ["MIL"], "soldiers"),
    actor("Radio Veld", "medium", "MLI", ["JRN"], "Radio Veld"),
    actor("Ada Brun", "person", "MLI", ["GOV", "ELI"], "Ada Brun"),
    actor("Norway", "state", "NOR", ["GOV"], "Norway"),
    actor("Mali", "state", "MLI", ["GOV"], "Obria"),
    actor("teachers", "population", "MLI", ["EDU"], "Teachers"),
])  # fmt: skip
PLACES = numbered("p", [
    {"name": "Veld", "geonameid": 123, "lat": 14.5, "lon": -4.25, "country": "MLI", "admin1": "Mopti", "feature": "city",
     "mentions": [at("Veld")]},
    {"name": "Dorn", "country": "MLI", "feature": "facility", "mentions": [at("Dorn")]},
    {"name": "Norway", "geonameid": 3144096, "lat": 62.0, "lon": 10.0, "country": "NOR", "feature": "country", "mentions": [at("Norway")]},
])  # fmt: skip
TIMES = [{"id": "t1", **at("Tuesday"), "type": "DATE", "value": "2025-03-11", "from": "2025-03-11", "to": "2025-03-11"}]
SAID = numbered("s", [
    {
        "source": "a3", "source_span": at("the rescue service"), "cue_span": at("said"), "form": "indirect",
        "content": [at("The army shelled Veld on Tuesday, killing at least 12 people, including 5 children")],
    },
    {
        "source": "a6", "source_span": at("Radio Veld"), "cue_span": at("reported"), "form": "indirect",
        "content": [at("Rebels of the Azal Front shot dead three soldiers near Dorn")],
    },
    {"source": "a4", "source_span": at("the group"), "cue_span": at("citing"), "form": "indirect", "within": "s2",
     "content": [at("Rebels of the Azal Front"), at("shot dead three soldiers near Dorn")]},
    {"source": "a1", "source_span": at("an army spokesman"), "cue_span": at("said", 1), "form": "direct", "act": "deny",
     "content": [at("“We did not shell Veld,”")]},
])  # fmt: skip
DAY = {"start": "2025-03-11", "end": "2025-03-11", "grain": "day", "span": at("Tuesday")}
FIGURES = numbered("f", [
    {"measure": "killed", "low": 12, "value": 12, "bound": "at least", "unit": "people", "of": "people",
     "span": at("at least 12 people"), "attribution": ["s1"]},
    {"measure": "killed", "low": 5, "high": 5, "value": 5, "of": "children", "span": at("5 children"), "part_of": "f1",
     "attribution": ["s1"]},
    {"measure": "killed", "low": 3, "high": 3, "value": 3, "of": "soldiers", "span": at("three soldiers"), "attribution": ["s3", "s2"]},
])  # fmt: skip
WAR = "material conflict"
EVENTS = numbered("e", [
    event("ASSAULT", "shelled", "The army shelled Veld on Tuesday, killing at least 12 people", "194", -10, WAR, mode="heavy-weapons",
          contexts=["military", "human_security"], actors=["a1"], recipients=["a2"], places=["p1"], when=DAY, attribution=["s1"],
          figures=["f1", "f2"], weapons=["artillery"]),
    event("ASSAULT", "shot", "Rebels of the Azal Front shot dead three soldiers near Dorn", "193", -10, WAR, mode="firearms",
          actors=["a4"], recipients=["a5"], places=["p2"], attribution=["s3", "s2"], figures=["f3"]),
    event("CONSULT", "visited", "Foreign Minister Ada Brun visited Norway", "042", 1.9, "verbal cooperation", mode="visit",
          actors=["a7"], recipients=["a8"], places=["p3"]),
    event("AGREE", "agreed", "Obria and Norway agreed to reopen the border", "030", 4, "verbal cooperation", actors=["a9", "a8"]),
    event("ASSAULT", "shell Veld", "We did not shell Veld", None, None, WAR, actors=["a1"], places=["p1"], status="denied",
          attribution=["s4"]),
    event("PROTEST", "marched", "Teachers marched in Qesra for freedom of the press", "1413", -6.5, WAR, mode="demo",
          contexts=["rights_freedoms"], actors=["a10"]),
    event("REQUEST", "called on", "Norway called on Obria to release the detained editors", "0253", -0.3, "verbal conflict", mode="yield",
          actors=["a8"], recipients=["a9"]),
    event("RETREAT", "release", "release the detained editors", None, None, "material cooperation", mode="release", actors=["a9"],
          status="demanded"),
])  # fmt: skip
ARTICLE = {
    "text": TEXT, "id": "c0ffee", "title": "Shelling in Veld", "publisher": "Sahel Wire", "published": "2025-03-13T08:00:00Z",
    "url": "https://sahelwire.example/veld",
}  # fmt: skip


def reading(**article):
    return Reading.model_validate({
        "reader": {"version": "0.1.0", "model": "m", "codebook": "plover-2021.09"}, "article": {**ARTICLE, **article},
        "actors": ACTORS, "places": PLACES, "times": TIMES, "attributions": SAID, "events": EVENTS, "figures": FIGURES,
    })  # fmt: skip


@pytest.fixture(scope="session")
def told():
    """The reading set down by hand."""
    return reading()


@pytest.fixture(scope="session")
def readings(told, reader):
    """The same, a reading with nothing in it, and an example as the reader reads it."""
    stories = sorted((Path(__file__).parents[3] / "examples").glob("*.txt"))[:1]
    articles = (Article(text=story.read_text(encoding="utf-8"), published="2025-03-13", publisher="The Courier") for story in stories)
    empty = Reading(reader=told.reader, article=Article(text="Nothing happened.\n", id="e3b0"))
    return [told, empty, *reader.read_many(articles)]
