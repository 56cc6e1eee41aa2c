"""CSV and Parquet open in pandas, Polars and DuckDB, with the columns of the ledger's views."""

import duckdb
import pandas as pd
import polars as pl
import pytest

from according.ledger.exports import export
from according.ledger.views import VIEWS


@pytest.fixture(scope="module")
def folders(readings, tmp_path_factory):
    """Return the folder of all views, as CSV and as Parquet."""
    made = {to: tmp_path_factory.mktemp("flat") / to for to in ("csv", "parquet")}
    for to, folder in made.items():
        export(readings, to, str(folder))
    return made


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_is_a_file_that_all_three_open_alike(folders, view, readings):
    text, columns = folders["csv"] / f"{view}.csv", folders["parquet"] / f"{view}.parquet"
    shapes = {
        pd.read_csv(text).shape, pd.read_parquet(columns).shape, pl.read_parquet(columns).shape, duckdb.read_parquet(str(columns)).shape,
        duckdb.read_csv(str(text)).shape,
    }  # fmt: skip
    assert len(shapes) == 1
    assert pl.read_csv(text, infer_schema=False).columns == pl.read_parquet(columns).columns
    if hasattr(readings[0], view):
        assert shapes.pop()[0] == sum(len(getattr(reading, view)) for reading in readings)


def test_lists_stay_lists_in_parquet_and_are_joined_in_csv(folders):
    agreed = pl.read_parquet(folders["parquet"] / "events.parquet").filter(pl.col("event_id") == "e4", pl.col("article_id") == "c0ffee")
    assert agreed["actors"].to_list() == [["Mali", "Norway"]]
    table = pd.read_csv(folders["csv"] / "events.csv")
    row = table[(table.article_id == "c0ffee") & (table.event_id == "e4")].iloc[0]
    assert row["actors"] == "Mali; Norway"


def test_a_date_that_is_that_of_publication_says_so(folders):
    table = pd.read_csv(folders["csv"] / "events.csv")
    mine = table[table.article_id == "c0ffee"].set_index("event_id")
    assert (mine.day["e1"], mine.day_from["e1"]) == ("2025-03-11", "start")
    assert (mine.day["e2"], mine.day_from["e2"]) == ("2025-03-13", "publication")


def test_one_view_is_one_file(told, tmp_path):
    export([told], "csv", str(tmp_path / "figures"), view="figures")
    assert list(pd.read_csv(tmp_path / "figures").measure) == ["killed"] * 3
    export([told], "parquet", str(tmp_path / "events.parquet"))
    assert len(pd.read_parquet(tmp_path / "events.parquet")) == len(told.events)


def test_what_breaks_half_way_leaves_nothing(told, tmp_path):
    def broken():
        yield told
        raise RuntimeError("the source fell silent")

    for to in ("csv", "parquet"):
        with pytest.raises(RuntimeError):
            export(broken(), to, str(tmp_path / "out"))
    assert list(tmp_path.iterdir()) == []
