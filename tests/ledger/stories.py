"""Seven stories with readings written by hand, so that what a ledger says of them is known whatever the model finds."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from deltalake import write_deltalake

from according.ledger.schema import row_of, schema
from according.ledger.table import open_or_make
from according.records import Reading

READ_AT = datetime(2025, 3, 6, 12, tzinfo=UTC)
READER = {"version": "0.1.0", "model": "by-hand", "codebook": "plover-2021.09"}


class Story:
    """A text, and the records of its reading; ``span`` finds the words that a record rests on."""

    def __init__(self, text: str, **about: Any) -> None:
        self.text = text
        digest = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
        self.record: dict[str, Any] = {"reader": READER, "article": {"text": text, "id": digest, **about}}

    def span(self, words: str, nth: int = 1) -> dict[str, int]:
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return {"start": start, "end": start + len(words)}

    def add(self, layer: str, **record: Any) -> Story:
        self.record.setdefault(layer, []).append(record)
        return self

    def actor(self, id_: str, words: str, kind: str, **more: Any) -> Story:
        mention = self.span(more.pop("named", words)) | {"how": "name"}
        labels = [self.span(label) | {"text": label} for label in more.pop("labels", ())]
        return self.add("actors", id=id_, name=words, kind=kind, mentions=[mention], labels=labels, **more)

    def place(self, id_: str, words: str, **more: Any) -> Story:
        return self.add("places", id=id_, name=words, mentions=[self.span(words)], **more)

    def said(self, id_: str, source: str | None, cue: str, content: Sequence[str], **more: Any) -> Story:
        spoken_by = self.span(more.pop("by")) if "by" in more else None
        more = {"form": "indirect", **more}
        spans = [self.span(piece) for piece in content]
        return self.add("attributions", id=id_, source=source, source_span=spoken_by, cue_span=self.span(cue), content=spans, **more)

    def event(self, id_: str, type_: str, trigger: str, evidence: str, **more: Any) -> Story:
        more = {"quad": "material conflict", "confidence": 0.8, **more}
        return self.add("events", id=id_, event_type=type_, trigger=self.span(trigger), evidence=self.span(evidence), **more)

    def figure(self, id_: str, measure: str, words: str, **more: Any) -> Story:
        return self.add("figures", id=id_, measure=measure, span=self.span(words), **more)

    def time(self, id_: str, words: str, type_: str, **more: Any) -> Story:
        return self.add("times", id=id_, type=type_, **self.span(words), **more)

    def reading(self) -> Reading:
        return Reading.model_validate(self.record)


def strike() -> Story:
    """A strike, its toll with a part, a chain of two sources, loaded wording."""
    story = Story(
        "An Obrian air strike on the market of Karsa killed at least 14 people on Monday, including three children, the health ministry"
        " of Veldria said, Veldrian state radio reported. The ministry blamed the bandit regime in Obra.",
        ref="np-1", title="Strike on a market", publisher="Northern Press", url="https://news.example/1", published="2025-03-04",
    )  # fmt: skip
    story.actor("a1", "Obria", "state", named="Obrian", country="OBR", sectors=["GOV"], labels=["bandit regime"])
    story.actor("a2", "Veldrian health ministry", "office", named="health ministry", country="VEL", sectors=["GOV", "HLH"], part_of="a4")
    story.actor("a3", "Veldrian state radio", "medium", country="VEL", sectors=["MED"])
    story.actor("a4", "Veldria", "state", country="VEL")
    story.place("p1", "Karsa", geonameid=7001, lat=12.5, lon=41.25, country="VEL", admin1="Lower Veld", feature="city")
    story.time("t1", "Monday", "DATE", value="2025-03-03", **{"from": "2025-03-03", "to": "2025-03-03"})
    what = "An Obrian air strike on the market of Karsa killed at least 14 people on Monday, including three children"
    story.said("s1", "a3", "reported", [what], by="Veldrian state radio")
    story.said("s2", "a2", "said", [what], by="the health ministry of Veldria", within="s1")
    story.said("s3", "a2", "blamed", ["the bandit regime in Obra"], by="The ministry", act="accuse")
    story.event(
        "e1", "ASSAULT", "air strike", what, mode="aerial", contexts=["military"], actors=["a1"], recipients=["a4"], places=["p1"],
        weapons=["aircraft"], when={"start": "2025-03-03", "end": "2025-03-03", "grain": "day", "span": story.span("Monday")},
        attribution=["s2", "s1"], figures=["f1", "f2"], cameo="195", goldstein=-9.0,
    )  # fmt: skip
    story.event(
        "e2", "ACCUSE", "blamed", "The ministry blamed the bandit regime in Obra", actors=["a2"], recipients=["a1"], cameo="112",
        quad="verbal conflict", goldstein=-2.0,
    )  # fmt: skip
    story.figure(
        "f1", "killed", "at least 14 people", low=14, value=14, bound="at least", unit="people", of="people", places=["p1"],
        when={"start": "2025-03-03", "end": "2025-03-03", "grain": "day"}, attribution=["s2", "s1"],
    )  # fmt: skip
    return story.figure(
        "f2", "killed", "three children", low=3, high=3, value=3, unit="people", of="children", part_of="f1", attribution=["s2", "s1"]
    )


def denial() -> Story:
    """The other side's account of the same strike."""
    story = Story(
        "Obria's defence minister Ilan Tarr denied on Tuesday that its aircraft had bombed Karsa. “Nobody died there,” he said.",
        ref="ot-7", title="Minister denies strike", publisher="Obra Times", url="https://times.example/7", published="2025-03-04T18:30:00",
    )  # fmt: skip
    story.actor("a1", "Obria", "state", country="OBR", sectors=["GOV"])
    story.actor("a2", "Ilan Tarr", "person", country="OBR", sectors=["GOV", "MIL"], part_of="a1")
    story.place("p1", "Karsa", geonameid=7001, lat=12.5, lon=41.25, country="VEL", admin1="Lower Veld", feature="city")
    story.said("s1", "a2", "denied", ["its aircraft had bombed Karsa"], by="Ilan Tarr", act="deny")
    story.said("s2", "a2", "said", ["Nobody died there"], by="he", form="direct")
    story.event(
        "e1", "REJECT", "denied", "Ilan Tarr denied on Tuesday that its aircraft had bombed Karsa", actors=["a2"], quad="verbal conflict",
        when={"start": "2025-03-04", "end": "2025-03-04", "grain": "day", "span": story.span("Tuesday")},
    )  # fmt: skip
    return story.event(
        "e2", "ASSAULT", "bombed", "its aircraft had bombed Karsa", mode="aerial", actors=["a1"], places=["p1"], status="denied",
        attribution=["s1"],
    )  # fmt: skip


def talks() -> Story:
    """Planned and undated: what is left open falls back on the day of publication, and says so."""
    story = Story(
        "Somalvia and Malvia will hold talks in Port Azel, officials said. They have met since January.",
        title="Talks agreed", publisher="Coast Wire", published="2024-11-20",
    )  # fmt: skip
    story.actor("a1", "Somalvia", "state", country="SMV", sectors=["GOV"]).actor("a2", "Malvia", "state", country="MLV", sectors=["GOV"])
    story.place("p1", "Port Azel", country="MLV", feature="city").place("p2", "Malvia", country="MLV", feature="country")
    story.said("s1", None, "said", ["Somalvia and Malvia will hold talks in Port Azel"], by="officials")
    story.event(
        "e1", "AGREE", "will hold talks", "Somalvia and Malvia will hold talks in Port Azel", actors=["a1", "a2"], places=["p1", "p2"],
        status="planned", attribution=["s1"], quad="verbal cooperation", contexts=["diplomatic"],
    )  # fmt: skip
    return story.event(
        "e2", "CONSULT", "have met", "They have met since January", actors=["a1", "a2"], quad="verbal cooperation",
        when={"start": None, "end": "2024-11-20", "grain": "month"},
    )  # fmt: skip


def signs() -> Story:
    """Signs outside the basic plane and accents made of two signs: offsets are code points."""
    story = Story(
        "😀😀 In Săcele, “Jose\u0301 Núñez 🚩” led some 200 marchers, witnesses and police said.",
        publisher="Valea News", published="2023-07-09",
    )  # fmt: skip
    story.actor("a1", "José Núñez", "person", named="Jose\u0301 Núñez", country="ROU", sectors=["CVL"])
    story.actor("a2", "witnesses", "population").actor("a3", "police", "group", country="ROU", sectors=["COP"])
    story.place("p1", "Săcele", lat=45.62, lon=25.69, country="ROU", feature="city")
    story.said("s1", "a2", "said", ["In Săcele", "led some 200 marchers"], by="witnesses", also=["a3"], form="mixed")
    story.figure("f1", "people", "some 200 marchers", low=200, high=200, value=200, bound="about", of="marchers", attribution=["s1"])
    return story.event(
        "e1", "PROTEST", "led", "“Jose\u0301 Núñez 🚩” led some 200 marchers", mode="demo", actors=["a1"], places=["p1"],
        attribution=["s1"], figures=["f1"], contexts=["pro_democracy"],
    )  # fmt: skip


def hearsay() -> Story:
    """A statement inside a statement inside a statement inside a statement."""
    story = Story(
        "Radio Tal quoted the daily Ora as writing that a clerk heard the governor say that thugs had seized the granary.",
        publisher="Tal Observer", published="2023-05-02",
    )  # fmt: skip
    story.actor("a1", "Radio Tal", "medium").actor("a2", "Ora", "medium").actor("a3", "clerk", "person")
    story.actor("a4", "governor", "person", sectors=["GOV"]).actor(
        "a5", "raiders", "group", named="thugs", sectors=["REB"], labels=["thugs"]
    )
    inner = "thugs had seized the granary"
    story.said("s1", "a1", "quoted", [f"a clerk heard the governor say that {inner}"])
    story.said("s2", "a2", "writing", [f"a clerk heard the governor say that {inner}"], within="s1")
    story.said("s3", "a3", "heard", [f"the governor say that {inner}"], within="s2")
    story.said("s4", "a4", "say", [inner], within="s3")
    return story.event("e1", "COERCE", "seized", inner, mode="seize", actors=["a5"], attribution=["s4", "s3", "s2", "s1"])


def bare() -> Story:
    """Nothing is known of it but its text, which tells of one undated act in its own voice."""
    story = Story("Fishermen from Lutt gave the stranded crew water.")
    story.actor("a1", "Fishermen", "population").actor("a2", "crew", "group")
    return story.event("e1", "AID", "gave", "Fishermen from Lutt gave the stranded crew water", actors=["a1"], recipients=["a2"],
                       quad="material cooperation")  # fmt: skip


def recipe() -> Story:
    """A text without any record."""
    return Story("Stir the barley for an hour.", title="Soup", publisher="Northern Press", published="2025-03-05")


def stories() -> list[Reading]:
    """Return the readings of all stories."""
    return [made().reading() for made in (strike, denial, talks, signs, hearsay, bare, recipe)]


def write_ledger(path: Path, readings: Sequence[Reading], *, at_once: int = 3) -> Path:
    """Make a ledger of these readings, or add them to it, ``at_once`` in a file."""
    table = open_or_make(path)
    rows = [
        row_of(reading, source="stories.jsonl", place=f"line {number}", read_at=READ_AT, model_hash="m0", codebook_hash="c0")
        for number, reading in enumerate(readings, 1)
    ]
    for first in range(0, len(rows), at_once):
        write_deltalake(table, pa.Table.from_pylist(rows[first : first + at_once], schema=schema()), mode="append")
    return path
