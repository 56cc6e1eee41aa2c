"""A ledger as an object: its relations in other libraries, its readings, its states, and what it refuses."""

from datetime import UTC

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from according.errors import LedgerError, NewerLedger, NotALedger, QueryError
from according.ledger.ledger import Ledger
from according.ledger.schema import LISTED, schema
from according.ledger.table import MARK
from according.ledger.views import VIEWS
from tests.ledger.stories import stories, write_ledger


def test_a_relation_goes_to_pandas_polars_and_arrow(ledger):
    toll = ledger.figures.filter("measure = 'killed'").project("figure_id, low, origin").order("figure_id")
    origin = "Veldrian health ministry"
    assert toll.df().equals(pd.DataFrame({"figure_id": ["f1", "f2"], "low": [14.0, 3.0], "origin": [origin, origin]}))
    assert toll.pl().equals(pl.DataFrame({"figure_id": ["f1", "f2"], "low": [14.0, 3.0], "origin": [origin, origin]}))
    assert toll.to_arrow_table() == pa.table({"figure_id": ["f1", "f2"], "low": [14.0, 3.0], "origin": [origin, origin]})


def test_readings_come_back_as_they_were(ledger, story_readings):
    by_id = {reading.article.id: reading for reading in ledger.readings()}
    assert by_id == {reading.article.id: reading for reading in story_readings}
    assert ledger.reading(story_readings[0].article.id) == story_readings[0]
    assert len(ledger) == len(story_readings)


def test_readings_of_chosen_articles(ledger):
    chosen = ledger.readings("publisher = 'Northern Press' and published >= '2025-03-05'")
    assert [reading.article.title for reading in chosen] == ["Soup"]


def test_an_article_that_is_not_there(ledger):
    with pytest.raises(LedgerError, match='there is no article "x"'):
        ledger.reading("x")


def test_sql_takes_parameters(ledger):
    assert ledger.sql("select event_type from events where list_contains(actors, ?)", ["Obria"]).fetchall() == [("ASSAULT",)] * 2


@pytest.mark.parametrize(
    ("query", "told"),
    [
        pytest.param("select actors\nfrm events x y", "line 2, column 5: the query cannot be answered: syntax error", id="place"),
        pytest.param("select actr from events", '"actr" not found .*candidate bindings: .*"actors"', id="column"),
        pytest.param("select * from evnts", "evnts does not exist. The views are articles, events,", id="view"),
        pytest.param("", "a query is one SELECT: here are none", id="empty"),
        pytest.param("select 1; select 2", "here are 2", id="two"),
        pytest.param("delete from readings", "a ledger is only read, and this is a DELETE. Ask with SELECT", id="delete"),
        pytest.param("attach 'x.db'", "this is an ATTACH", id="attach"),
        pytest.param("set threads = 1", "this is a SET", id="setting"),
        pytest.param("copy events to 'x.csv'", "this is a COPY", id="copy"),
        pytest.param("explain analyze copy events to 'x.csv'", "only read", id="copy inside"),
    ],
)  # fmt: skip
def test_what_is_no_query_is_told_in_one_line(ledger, query, told):
    with pytest.raises(QueryError, match=told) as raised:
        ledger.sql(query)
    assert "\n" not in str(raised.value)


def test_strangers_reach_nothing_but_the_ledger(ledger_path, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    with Ledger(ledger_path, locked=True) as locked:
        assert len(locked.events.fetchall()) == 9
        for query in (
            f"from read_csv('{secret}')",
            f"from '{secret}'",
            f"select * from read_text('{secret}')",  # noqa: S608 - a file of this test
            f"from glob('{tmp_path}/*')",
        ):
            with pytest.raises(QueryError, match="disabled by configuration"):
                locked.sql(query).fetchall()
    with Ledger(ledger_path) as open_:
        assert open_.sql(f"from read_csv('{secret}')").fetchall() == [(1,)]


def test_variables_of_the_program_are_no_tables(ledger):
    hidden = pd.DataFrame({"a": [1]})
    with pytest.raises(QueryError, match="hidden does not exist"):
        ledger.sql("from hidden")
    assert len(hidden) == 1


def test_earlier_states_can_be_asked(tmp_path):
    path = write_ledger(tmp_path / "grown", stories()[:1])
    write_ledger(path, stories()[1:2])
    with Ledger(path) as now, Ledger(path, version=1) as before:
        assert (len(now), len(before), now.version, before.version) == (2, 1, 2, 1)
        states = now.history()
        assert [state.number for state in states] == [2, 1, 0]
        assert states[0].written_at.tzinfo is UTC
    with pytest.raises(LedgerError, match=r"there is no version 9\. The newest is 2"):
        Ledger(path, version=9)


def test_nothing_is_written(ledger_path):
    def listed():
        return sorted((str(path), path.stat().st_mtime_ns) for path in ledger_path.rglob("*"))

    before = listed()
    with Ledger(ledger_path) as ledger:
        for view in VIEWS:
            getattr(ledger, view).fetchall()
        list(ledger.readings())
    assert listed() == before


@pytest.mark.parametrize("name", ["with space", "wild*card?", "it's 5%", "ünï"])
def test_any_folder_name_will_do(tmp_path, name):
    with Ledger(write_ledger(tmp_path / name, stories()[:1]), locked=True) as ledger:
        assert len(ledger.events.fetchall()) == 2


def made(path, columns, version):
    """Make a ledger of these columns, as some other version of the program may have."""
    DeltaTable.create(str(path), columns, configuration={MARK: version}, raise_if_key_not_exists=False)


def test_a_ledger_without_some_layers(tmp_path):
    columns = pa.schema([field for field in schema() if field.name not in ("figures", "times", "model_hash")])
    made(tmp_path / "old", columns, "1")
    with Ledger(write_ledger(tmp_path / "whole", stories()[:1])) as whole:
        row = whole.sql("from readings").to_arrow_table().select(columns.names)
    write_deltalake(tmp_path / "old", row, mode="append")
    with Ledger(tmp_path / "old") as old:
        assert old.sql("select event_id, figures from events order by all").fetchall() == [("e1", [None, None]), ("e2", [])]
        assert old.figures.fetchall() == []
        assert old.sql("select model_hash, figures from articles").fetchall() == [(None, None)]
        assert [event.id for event in next(old.readings()).events] == ["e1", "e2"]


@pytest.mark.parametrize("view", VIEWS)
def test_a_ledger_of_schema_1_answers_alike(tmp_path, view):
    columns = pa.schema([field for field in schema() if field.name not in LISTED])
    made(tmp_path / "first", columns, "1")
    with Ledger(write_ledger(tmp_path / "whole", stories())) as whole:
        write_deltalake(tmp_path / "first", whole.sql("from readings").to_arrow_table().select(columns.names), mode="append")
        wanted = whole.sql(f"from {view} order by all").fetchall()
    with Ledger(tmp_path / "first") as first:
        assert first.sql(f"from {view} order by all").fetchall() == wanted


def test_what_is_no_ledger(tmp_path):
    with pytest.raises(NotALedger, match="there is no ledger"):
        Ledger(tmp_path / "nowhere")
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(NotALedger, match="it is no ledger"):
        Ledger(tmp_path)
    write_deltalake(tmp_path / "other", pa.table({"a": [1]}))
    with pytest.raises(NotALedger, match="a Delta table, but no ledger"):
        Ledger(tmp_path / "other")
    made(tmp_path / "newer", schema(), "99")
    with pytest.raises(NewerLedger, match="schema 99"):
        Ledger(tmp_path / "newer")
