"""What each view says of the stories, and that it says what the readings say."""

from datetime import date

import pytest

from according.ledger.ledger import Ledger
from according.ledger.views import VIEWS
from according.records import Reading
from according.view.labels import labels as labels_of
from tests.ledger.stories import Story, bare, denial, hearsay, signs, strike, talks, write_ledger


def rows(ledger, view, story, *columns):
    """Return the rows of one story in a view, in the order of their ids, a tuple of these columns each."""
    article_id = story().reading().article.id
    return ledger.sql(f"select {', '.join(columns)} from {view} where article_id = ? order by all", [article_id]).fetchall()  # noqa: S608 - our own words


def test_every_record_is_a_row(ledger, story_readings):
    for view in ("events", "attributions", "figures", "actors", "places", "times"):
        keys = ledger.sql(f"select article_id, {view[:-1]}_id from {view}").fetchall()  # noqa: S608
        assert sorted(keys) == sorted((reading.article.id, record.id) for reading in story_readings for record in getattr(reading, view))
    assert len(ledger.articles) == len(story_readings)


@pytest.mark.parametrize(
    ("story", "columns", "wanted"),
    [
        pytest.param(strike, ("event_type", "mode", "contexts", "status"), [
            ("ACCUSE", None, [], "reported"), ("ASSAULT", "aerial", ["military"], "reported"),
        ], id="what"),
        pytest.param(strike, ("event_id", "actors", "actor_ids", "actor_countries", "actor_sectors"), [
            ("e1", ["Obria"], ["a1"], ["OBR"], ["GOV"]), ("e2", ["Veldrian health ministry"], ["a2"], ["VEL"], ["GOV", "HLH"]),
        ], id="who"),
        pytest.param(strike, ("event_id", "recipients", "recipient_ids", "recipient_countries", "recipient_sectors"), [
            ("e1", ["Veldria"], ["a4"], ["VEL"], []), ("e2", ["Obria"], ["a1"], ["OBR"], ["GOV"]),
        ], id="to whom"),
        pytest.param(talks, ("event_id", "actors", "actor_countries", "actor_sectors"), [
            ("e1", ["Somalvia", "Malvia"], ["SMV", "MLV"], ["GOV"]), ("e2", ["Somalvia", "Malvia"], ["SMV", "MLV"], ["GOV"]),
        ], id="names keep their order, codes stand once"),
        pytest.param(bare, ("actor_countries", "actor_sectors", "recipients", "places", "weapons"), [([], [], ["crew"], [], [])],
                     id="what is not known is empty"),
        pytest.param(strike, ("event_id", "start_date", "end_date", "grain", "day", "day_from"), [
            ("e1", date(2025, 3, 3), date(2025, 3, 3), "day", date(2025, 3, 3), "start"),
            ("e2", None, None, None, date(2025, 3, 4), "publication"),
        ], id="a day that is not told is that of publication, and says so"),
        pytest.param(talks, ("event_id", "start_date", "end_date", "day", "day_from"), [
            ("e1", None, None, date(2024, 11, 20), "publication"), ("e2", None, date(2024, 11, 20), date(2024, 11, 20), "end"),
        ], id="with an open start the end"),
        pytest.param(bare, ("published", "day", "day_from"), [(None, None, None)], id="no day at all"),
        pytest.param(strike, ("event_id", "place", "lat", "lon", "country", "admin1", "feature", "geonameid", "places", "place_ids"), [
            ("e1", "Karsa", 12.5, 41.25, "VEL", "Lower Veld", "city", 7001, ["Karsa"], ["p1"]),
            ("e2", None, None, None, None, None, None, None, [], []),
        ], id="where"),
        pytest.param(talks, ("event_id", "place", "lat", "geonameid", "places"), [
            ("e1", "Port Azel", None, None, ["Port Azel", "Malvia"]), ("e2", None, None, None, []),
        ], id="the first place, and all"),
        pytest.param(strike, ("event_id", "origin", "origin_kind", "chain", "acts", "attribution_ids"), [
            ("e1", "Veldrian health ministry", "office", ["Veldrian health ministry", "Veldrian state radio"], ["assert", "assert"],
             ["s2", "s1"]),
            ("e2", "Northern Press", "publisher", [], [], []),
        ], id="according to whom, the closest first"),
        pytest.param(talks, ("event_id", "origin", "origin_kind", "chain"), [
            ("e1", None, "unnamed", [None]), ("e2", "Coast Wire", "publisher", []),
        ], id="a source without a name"),
        pytest.param(bare, ("origin", "origin_kind", "chain"), [(None, None, [])], id="no publisher either"),
        pytest.param(denial, ("event_id", "status", "acts"), [("e1", "reported", []), ("e2", "denied", ["deny"])], id="what is denied"),
        pytest.param(strike, ("event_id", "weapons", "figures", "figure_ids"), [
            ("e1", ["aircraft"], ["killed: at least 14 people", "killed: three children"], ["f1", "f2"]), ("e2", [], [], []),
        ], id="with what, how many"),
        pytest.param(strike, ("event_id", "cameo", "quad", "goldstein", "confidence"), [
            ("e1", "195", "material conflict", -9.0, 0.8), ("e2", "112", "verbal conflict", -2.0, 0.8),
        ], id="the older codes"),
    ],
)  # fmt: skip
def test_events(ledger, story, columns, wanted):
    assert rows(ledger, "events", story, *columns) == wanted


@pytest.mark.parametrize(
    ("story", "columns", "wanted"),
    [
        pytest.param(strike, ("figure_id", "measure", "value", "low", "high", "bound", "unit", "of"), [
            ("f1", "killed", 14, 14, None, "at least", "people", "people"), ("f2", "killed", 3, 3, 3, "exactly", "people", "children"),
        ], id="how many"),
        pytest.param(strike, ("figure_id", "part_of_id", "part_of", "event_ids"), [
            ("f1", None, None, ["e1"]), ("f2", "f1", "at least 14 people", ["e1"]),
        ], id="parts and events"),
        pytest.param(strike, ("figure_id", "origin", "origin_kind", "place", "country", "day", "day_from", "words"), [
            ("f1", "Veldrian health ministry", "office", "Karsa", "VEL", date(2025, 3, 3), "end", "at least 14 people"),
            ("f2", "Veldrian health ministry", "office", None, None, date(2025, 3, 4), "publication", "three children"),
        ], id="whence and when"),
    ],
)  # fmt: skip
def test_figures(ledger, story, columns, wanted):
    assert rows(ledger, "figures", story, *columns) == wanted


@pytest.mark.parametrize(
    ("story", "columns", "wanted"),
    [
        pytest.param(strike, ("attribution_id", "source", "source_kind", "source_country", "act", "form", "within", "within_id", "depth"), [
            ("s1", "Veldrian state radio", "medium", "VEL", "assert", "indirect", None, None, 0),
            ("s2", "Veldrian health ministry", "office", "VEL", "assert", "indirect", "Veldrian state radio", "s1", 1),
            ("s3", "Veldrian health ministry", "office", "VEL", "accuse", "indirect", None, None, 0),
        ], id="who, and within whose"),
        pytest.param(hearsay, ("attribution_id", "depth", "chain"), [
            ("s1", 0, ["Radio Tal"]), ("s2", 1, ["Ora", "Radio Tal"]), ("s3", 2, ["clerk", "Ora", "Radio Tal"]),
            ("s4", 3, ["governor", "clerk", "Ora", "Radio Tal"]),
        ], id="deep"),
        pytest.param(signs, ("source", "also", "also_ids", "content", "source_words", "cue"), [
            ("witnesses", ["police"], ["a3"], "In Săcele … led some 200 marchers", "witnesses", "said"),
        ], id="in pieces, with another source beside"),
        pytest.param(talks, ("source", "source_id", "source_words"), [(None, None, "officials")], id="unnamed"),
    ],
)  # fmt: skip
def test_attributions(ledger, story, columns, wanted):
    assert rows(ledger, "attributions", story, *columns) == wanted


def test_actors(ledger):
    columns = ("actor_id", "name", "kind", "country", "sectors", "part_of", "mentions", "acts", "undergoes", "speaks", "labels", "words")
    assert rows(ledger, "actors", strike, *columns) == [
        ("a1", "Obria", "state", "OBR", ["GOV"], None, 1, 1, 1, 0, ["bandit regime"], "Obrian"),
        ("a2", "Veldrian health ministry", "office", "VEL", ["GOV", "HLH"], "Veldria", 1, 1, 0, 2, [], "health ministry"),
        ("a3", "Veldrian state radio", "medium", "VEL", ["MED"], None, 1, 0, 0, 1, [], "Veldrian state radio"),
        ("a4", "Veldria", "state", "VEL", [], None, 1, 0, 1, 0, [], "Veldria"),
    ]
    assert rows(ledger, "actors", signs, "name", "speaks") == [("José Núñez", 0), ("police", 1), ("witnesses", 1)]


def test_places_and_times(ledger):
    assert rows(ledger, "places", talks, "name", "country", "lat", "mentions", "events", "words") == [
        ("Malvia", "MLV", None, 1, 1, "Malvia"), ("Port Azel", "MLV", None, 1, 1, "Port Azel"),
    ]  # fmt: skip
    assert rows(ledger, "times", strike, "words", "type", "value", "start_date", "end_date") == [
        ("Monday", "DATE", "2025-03-03", date(2025, 3, 3), date(2025, 3, 3))
    ]


def test_articles(ledger):
    columns = ("ref", "publisher", "published", "published_at", "events", "figures", "taken_from", "taken_part", "model_hash")
    assert rows(ledger, "articles", denial, *columns) == [
        ("ot-7", "Obra Times", date(2025, 3, 4), "2025-03-04T18:30:00", 2, 0, "stories.jsonl", "line 2", "m0")
    ]


def test_labels_are_whose_words_the_reading_says(ledger, story_readings):
    assert rows(ledger, "labels", strike, "label", "name", "origin", "origin_kind") == [
        ("bandit regime", "Obria", "Veldrian health ministry", "office")
    ]
    told = ledger.sql("select article_id, actor_id, label_start, attribution_id from labels").fetchall()
    for reading in story_readings:
        for use in labels_of(reading):
            if use.record.startswith("a"):
                assert (reading.article.id, use.record, use.start, next(iter(use.sources), None)) in told


WORDS = {
    "events": ("trigger", "evidence"), "figures": ("words",), "attributions": ("source_words", "cue"), "actors": ("words",),
    "places": ("words",), "times": ("words",), "labels": ("label",),
}  # fmt: skip


@pytest.mark.parametrize("view", WORDS)
def test_words_are_what_python_finds_at_their_offsets(ledger, story_readings, view):
    texts = {reading.article.id: reading.article.text for reading in story_readings}
    for words in WORDS[view]:
        found = ledger.sql(
            f'select article_id, "{words}", {words}_start, {words}_end from {view} where {words}_start is not null'  # noqa: S608
        ).fetchall()
        assert found
        assert all(said == texts[article_id][start:end] for article_id, said, start, end in found)


def test_origins_are_those_of_the_readings(ledger, story_readings):
    told = dict(
        ledger.sql(
            "select article_id || event_id, origin from events union all select article_id || figure_id, origin from figures"
        ).fetchall()
    )
    wanted = {
        reading.article.id + record.id: reading.origin(record)
        for reading in story_readings
        for record in (*reading.events, *reading.figures)
    }
    assert told == wanted


@pytest.mark.parametrize("view", VIEWS)
def test_a_ledger_without_rows_has_the_same_columns(tmp_path, ledger, view):
    with Ledger(write_ledger(tmp_path / "empty", [])) as empty:
        relation = getattr(empty, view)
        assert (relation.columns, relation.types, relation.fetchall()) == (getattr(ledger, view).columns, getattr(ledger, view).types, [])


def many(number: int) -> Reading:
    """Return a story of a long chain of statements, and one id that points nowhere in each list."""
    story = Story(f"Number {number}: the crew said that it slept.").actor("a1", "crew", "group")
    story.said("s1", "a1", "said", ["it slept"])
    return story.event("e1", "AID", "slept", "it slept", actors=["a1", "a9"], places=["p9"], attribution=["s9"]).reading()


def test_an_id_that_points_nowhere_is_null(tmp_path):
    with Ledger(write_ledger(tmp_path / "broken", [many(1), many(2)])) as broken:
        assert broken.sql("select actors, place, places, origin, chain from events limit 1").fetchall() == [
            (["crew", None], None, [None], None, [None])
        ]
