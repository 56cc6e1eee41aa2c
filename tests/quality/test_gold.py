from __future__ import annotations

from pathlib import Path

import pytest

from according.records import Actor, Article, Attribution, Event, Figure, Label, Mention, Place, ReaderInfo, Reading, Span, Time, When
from quality.answers import Answers, fills, same_days
from quality.gold import Ledger, score_story
from quality.stories import Story, load, locate, party

TEXT = "Rebels shelled Ayr on Monday, killing six people, the army said. The town called for help."
CODING = """
published = "2024-01-03"
actors = [
  {name = "rebels", kind = "group"},
  {name = "army", kind = "group", country = "GBR"},
  {name = "people", kind = "population", optional = true},
  {name = "town of Ayr", kind = "group", aka = ["town"]},
]
places = [{name = "Ayr", country = "GBR"}]
times = [{text = "Monday", type = "DATE", value = "2024-01-01"}]
said = [
  {source = "army", cue = "said", content = "Rebels shelled … six people"},
  {source = "town of Ayr", cue = "called for", content = "help", act = "demand", optional = true},
]
events = [
  {type = "ASSAULT", mode = "heavy-weapons", who = ["rebels"], whom = ["people?"], trigger = ["shelled", "killing"], at = ["Ayr"], date = "2024-01-01", according_to = ["army"]},
  {type = "REQUEST", who = ["town of Ayr"], trigger = ["called for"]},
]
figures = [{text = "six people", measure = "killed", value = 6, of = "people", according_to = ["army"]}]
"""  # noqa: E501 - a row of a table is one line


@pytest.fixture
def story(tmp_path: Path) -> Story:
    (tmp_path / "ayr.txt").write_text(TEXT, encoding="utf-8")
    coding = tmp_path / "ayr.toml"
    coding.write_text(CODING, encoding="utf-8")
    return load(coding)


def at(phrase: str) -> Span:
    start, end = locate(TEXT, phrase)
    return Span(start=start, end=end)


def actor(number: int, name: str, phrase: str, country: str | None = None) -> Actor:
    span = at(phrase)
    mention = Mention(start=span.start, end=span.end, how="nominal")
    return Actor(id=f"a{number}", name=name, kind="group", country=country, mentions=(mention,))


def reading(**changes: object) -> Reading:
    monday = When(start="2024-01-01", end="2024-01-01", grain="day", span=at("Monday"))
    shelling = Event(
        id="e1", event_type="ASSAULT", mode="heavy-weapons", trigger=at("shelled"), evidence=Span(start=0, end=64), actors=("a1",),
        recipients=("a3",), places=("p1",), when=monday, attribution=("s1",), quad="material conflict", confidence=0.9,
    )  # fmt: skip
    request = Event(
        id="e2", event_type="REQUEST", trigger=at("called"), evidence=Span(start=65, end=len(TEXT)), actors=("a4",),
        quad="verbal conflict", confidence=0.9,
    )  # fmt: skip
    right = Reading(
        reader=ReaderInfo(version="0", model="none", codebook="none"),
        article=Article(text=TEXT, published="2024-01-03"),
        actors=(
            actor(1, "Rebels", "Rebels"),
            actor(2, "the army", "army", "GBR"),
            actor(3, "six people", "six people"),
            actor(4, "town", "town"),
        ),
        places=(Place(id="p1", name="Ayr", country="GBR", mentions=(at("Ayr"),)),),
        times=(Time(id="t1", start=22, end=28, type="DATE", value="2024-01-01"),),
        attributions=(Attribution(id="s1", source="a2", cue_span=at("said"), content=(Span(start=0, end=48),), form="indirect"),),
        events=(shelling, request),
        figures=(Figure(id="f1", measure="killed", low=6, high=6, value=6, attribution=("s1",), span=at("six people")),),
    )
    return right.model_copy(update=changes)


def rates(story: Story, given: Reading) -> dict[str, object]:
    ledger = Ledger()
    score_story(story, given, ledger)
    return dict(ledger.rates())


def test_the_coded_reading_scores_everything(story: Story) -> None:
    scored = rates(story, reading())
    assert {name for name, value in scored.items() if value not in (100.0, None)} == set()
    assert {"event_f1", "said_f1", "figure_with_origin_f1", "places_f1", "actors_f1", "time_value_f1", "event_mode"} <= set(scored)


def test_an_empty_reading_scores_nothing(story: Story) -> None:
    scored = rates(story, reading(actors=(), places=(), times=(), attributions=(), events=(), figures=()))
    assert {name for name, value in scored.items() if value} == set()


@pytest.mark.parametrize(
    ("field", "value", "wrong"),
    [
        pytest.param("actors", ("a2",), "who", id="somebody else"),
        pytest.param("actors", (), "who", id="nobody"),
        pytest.param("recipients", ("a2",), "whom", id="another recipient"),
        pytest.param("status", "planned", "status", id="status"),
        pytest.param("attribution", (), "origin", id="no source"),
        pytest.param("when", None, "date", id="no date"),
        pytest.param("places", (), "places", id="no place"),
        pytest.param("mode", "aerial", "mode", id="mode"),
    ],
)
def test_one_wrong_field_costs_that_share(story: Story, field: str, value: object, wrong: str) -> None:
    right = reading()
    changed = right.events[0].model_copy(update={field: value})
    scored = rates(story, right.model_copy(update={"events": (changed, right.events[1])}))
    assert scored["event_type_f1"] == 100.0
    assert scored[f"event_{wrong}"] in {0.0, 50.0}
    assert scored["event_f1"] == (50.0 if wrong in {"who", "whom", "status", "origin"} else 100.0)


def test_an_event_of_another_type_or_at_another_spot_is_not_the_same(story: Story) -> None:
    right = reading()
    elsewhere = right.events[1].model_copy(update={"event_type": "ASSAULT"})
    scored = rates(story, right.model_copy(update={"events": (elsewhere,)}))
    assert (scored["event_type_p"], scored["event_type_r"]) == (0.0, 0.0)


def test_an_optional_record_costs_nothing_and_earns_nothing(story: Story) -> None:
    asked = Attribution(id="s2", source="a4", cue_span=at("called for"), content=(at("help"),), form="indirect", act="demand")
    scored = rates(story, reading(attributions=(*reading().attributions, asked)))
    assert (scored["said_p"], scored["said_r"]) == (100.0, 100.0)


def test_two_records_for_one_actor_are_one_too_many(story: Story) -> None:
    doubled = actor(5, "rebels", "Rebels")
    scored = rates(story, reading(actors=(*reading().actors, doubled)))
    assert (scored["actors_p"], scored["actors_r"]) == (75.0, 100.0)


def test_a_record_is_known_by_its_first_mention_when_its_name_says_nothing(story: Story) -> None:
    renamed = reading().actors[1].model_copy(update={"name": "British Army Group"})
    given = reading(actors=(reading().actors[0], renamed, *reading().actors[2:]))
    assert Answers(story, given).actors["a2"] == {"army"}


@pytest.mark.parametrize(
    ("given", "parties", "filled"),
    [
        pytest.param([{"A"}], ["A"], True, id="the one"),
        pytest.param([], ["A"], False, id="nobody"),
        pytest.param([], ["A?"], True, id="nobody where that is allowed"),
        pytest.param([{"A"}, {"B"}], ["A"], False, id="one too many"),
        pytest.param([{"A"}, set()], ["A"], False, id="a stranger too"),
        pytest.param([{"B"}, {"C"}], ["A | B, C"], True, id="the other choice"),
        pytest.param([{"B"}], ["A | B, C"], False, id="half of the other choice"),
        pytest.param([{"A", "B"}], ["A", "B"], True, id="one record for both"),
        pytest.param([], [], True, id="nobody wanted"),
    ],
)
def test_fills(given: list[set[str]], parties: list[str], filled: bool) -> None:
    assert fills([frozenset(names) for names in given], [party(written) for written in parties]) is filled


def test_same_days() -> None:
    when = When(start="2024-01-01", end="2024-01-31", grain="month")
    assert same_days(when, ("2024-01-01", "2024-01-31"), open_too=False)
    assert not same_days(when, ("2024-01-01", "2024-01-01"), open_too=True)
    assert not same_days(when, None, open_too=True)
    assert same_days(None, ("2024-01-01", "2024-01-01"), open_too=True)
    assert not same_days(None, ("2024-01-01", "2024-01-01"), open_too=False)


NEWS = "Ayr Radio, citing the army, reported that a farmer had said the bandits killed six cows."
NESTED = """
published = "2024-01-03"
actors = [
  {name = "Ayr Radio", kind = "medium"},
  {name = "army", kind = "group"},
  {name = "farmer", kind = "person"},
  {name = "bandits", kind = "group"},
]
places = []
times = []
said = [
  {id = "radio", source = "Ayr Radio", cue = "reported", content = "that a farmer … six cows"},
  {id = "army", source = "army", cue = "citing", content = "that a farmer … six cows", within = "radio"},
  {source = "farmer", cue = "said", content = "the bandits … six cows", within = "army", act = "assert | accuse"},
]
events = [{type = "ASSAULT", who = ["bandits"], trigger = ["killed"], according_to = ["farmer", "army", "Ayr Radio?"]}]
figures = [{text = "six cows", measure = "killed | other", value = 6, according_to = ["farmer", "army", "Ayr Radio"]}]
labels = [{text = "bandits", of = "bandits", words_of = "farmer"}]
"""


@pytest.fixture
def nested(tmp_path: Path) -> Story:
    (tmp_path / "radio.txt").write_text(NEWS, encoding="utf-8")
    coding = tmp_path / "radio.toml"
    coding.write_text(NESTED, encoding="utf-8")
    return load(coding)


def nested_reading(links: dict[str, str | None], chain: tuple[str, ...] = ("s3", "s2", "s1")) -> Reading:
    """The reading of the nested story; ``links`` says for each attribution which one it stands within."""

    def stretch(phrase: str) -> Span:
        start, end = locate(NEWS, phrase)
        return Span(start=start, end=end)

    def somebody(number: int, name: str, labels: tuple[Label, ...] = ()) -> Actor:
        span = stretch(name)
        return Actor(id=f"a{number}", name=name, kind="group", mentions=(Mention(**span.model_dump(), how="name"),), labels=labels)

    bandits = Label(**stretch("bandits").model_dump(), text="bandits")
    report, words = Span(start=locate(NEWS, "that")[0], end=len(NEWS) - 1), Span(start=locate(NEWS, "the#2")[0], end=len(NEWS) - 1)
    said = [("s1", "a1", "reported", report), ("s2", "a2", "citing", report), ("s3", "a3", "said", words)]
    return Reading(
        reader=ReaderInfo(version="0", model="none", codebook="none"),
        article=Article(text=NEWS, published="2024-01-03"),
        actors=(somebody(1, "Ayr Radio"), somebody(2, "army"), somebody(3, "farmer"), somebody(4, "bandits", (bandits,))),
        attributions=tuple(
            Attribution(id=id_, source=source, cue_span=stretch(cue), content=(content,), form="indirect", within=links.get(id_))
            for id_, source, cue, content in said
        ),
        events=(
            Event(
                id="e1", event_type="ASSAULT", trigger=stretch("killed"), evidence=words, actors=("a4",), attribution=chain,
                quad="material conflict", confidence=0.9,
            ),
        ),
        figures=(Figure(id="f1", measure="killed", low=6, high=6, value=6, attribution=chain, span=stretch("six cows")),),
    )  # fmt: skip


CHAINS = {"chain_f1", "chain_origin", "chain_link", "chain_of_two", "chain_of_three", "event_chain", "figure_chain"}
WHOLE = {"s3": "s2", "s2": "s1"}


def test_a_whole_chain_scores_everything(nested: Story) -> None:
    scored = rates(nested, nested_reading(WHOLE))
    assert {name for name, value in scored.items() if value not in (100.0, None)} == set()
    assert CHAINS | {"label_f1", "label_actor", "label_words", "said_act"} <= set(scored)


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        pytest.param({"s2": "s1"}, (100.0, 0.0, 60.0), id="the inner link is cut: its own source is right"),
        pytest.param({"s3": "s1", "s2": "s1"}, (100.0, 0.0, 60.0), id="the middle is skipped"),
        pytest.param({}, (0.0, 0.0, 40.0), id="no chain at all"),
    ],
)
def test_a_broken_chain_is_scored_link_by_link(nested: Story, links: dict[str, str], expected: tuple[float, ...]) -> None:
    scored = rates(nested, nested_reading(links))
    assert (scored["chain_of_two"], scored["chain_of_three"]) == expected[:2]
    assert scored["chain_link"] == expected[2]
    assert scored["chain_origin"] == 100.0


def test_a_link_that_may_be_missing_may_be_missing_at_its_place_only(nested: Story) -> None:
    short = rates(nested, nested_reading(WHOLE, chain=("s3", "s2")))
    assert (short["event_chain"], short["figure_chain"]) == (100.0, 0.0)
    assert rates(nested, nested_reading(WHOLE, chain=("s3", "s1")))["event_chain"] == 0.0
    assert rates(nested, nested_reading(WHOLE, chain=("s3", "s2", "s1", "s1")))["event_chain"] == 0.0


def test_a_label_in_another_s_words_or_for_another_is_wrong(nested: Story) -> None:
    right = nested_reading(WHOLE)
    alone = rates(nested, right.model_copy(update={"attributions": (), "events": (), "figures": ()}))
    assert (alone["label_f1"], alone["label_actor"], alone["label_words"]) == (100.0, 100.0, 0.0)
    labels = right.actors[3].labels
    moved = (right.actors[0].model_copy(update={"labels": labels}), *right.actors[1:3], right.actors[3].model_copy(update={"labels": ()}))
    assert rates(nested, right.model_copy(update={"actors": moved}))["label_actor"] == 0.0
