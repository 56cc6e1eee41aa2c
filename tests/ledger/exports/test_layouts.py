"""The tables of fixed columns: their headers are those of the data sets, and their cells say what the reading says."""

import csv
import io

import duckdb
import pandas as pd
import polars as pl
import pytest

from according.ledger.exports import FORMATS, export
from according.ledger.exports.gdelt import GDELT
from according.ledger.exports.rows import SOURCES

HEADERS = {
    "polecat": "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country, Actor COW, "
    "Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name, Recipient Country, "
    "Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name Raw, Wikipedia Recipient ID, "
    "Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type, Source, "
    "Publication Date, Story People, Story Organizations, Story Locations, Language, Version",
    "gdelt": "GLOBALEVENTID, SQLDATE, MonthYear, Year, FractionDate, Actor1Code, Actor1Name, Actor1CountryCode, Actor1KnownGroupCode, "
    "Actor1EthnicCode, Actor1Religion1Code, Actor1Religion2Code, Actor1Type1Code, Actor1Type2Code, Actor1Type3Code, "
    "Actor2Code, Actor2Name, Actor2CountryCode, Actor2KnownGroupCode, Actor2EthnicCode, Actor2Religion1Code, "
    "Actor2Religion2Code, Actor2Type1Code, Actor2Type2Code, Actor2Type3Code, IsRootEvent, EventCode, EventBaseCode, "
    "EventRootCode, QuadClass, GoldsteinScale, NumMentions, NumSources, NumArticles, AvgTone, Actor1Geo_Type, "
    "Actor1Geo_FullName, Actor1Geo_CountryCode, Actor1Geo_ADM1Code, Actor1Geo_Lat, Actor1Geo_Long, Actor1Geo_FeatureID, "
    "Actor2Geo_Type, Actor2Geo_FullName, Actor2Geo_CountryCode, Actor2Geo_ADM1Code, Actor2Geo_Lat, Actor2Geo_Long, "
    "Actor2Geo_FeatureID, ActionGeo_Type, ActionGeo_FullName, ActionGeo_CountryCode, ActionGeo_ADM1Code, ActionGeo_Lat, "
    "ActionGeo_Long, ActionGeo_FeatureID, DATEADDED, SOURCEURL",
    "acled-like": "event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, actor1, assoc_actor_1, "
    "inter1, actor2, assoc_actor_2, inter2, interaction, civilian_targeting, iso, region, country, admin1, admin2, admin3, "
    "location, latitude, longitude, geo_precision, source, source_scale, notes, fatalities, tags, timestamp",
    "ucdp-ged-like": "id, relid, year, active_year, code_status, type_of_violence, conflict_dset_id, conflict_new_id, conflict_name, "
    "dyad_dset_id, dyad_new_id, dyad_name, side_a_dset_id, side_a_new_id, side_a, side_b_dset_id, side_b_new_id, side_b, "
    "number_of_sources, source_article, source_office, source_date, source_headline, source_original, where_prec, "
    "where_coordinates, where_description, adm_1, adm_2, latitude, longitude, geom_wkt, priogrid_gid, country, country_id, "
    "region, event_clarity, date_prec, date_start, date_end, deaths_a, deaths_b, deaths_civilians, deaths_unknown, best, "
    "high, low, gwnoa, gwnob",
}
COUNT = {"polecat": 40, "gdelt": 58, "acled-like": 31, "ucdp-ged-like": 49}


def written(readings, to, tmp_path, **options):
    """Return the cells of an export, a dictionary a row, and what came of it."""
    out = tmp_path / "out"
    came = export(readings, to, str(out), **options)
    layout = FORMATS[to].layout
    table = csv.reader(io.StringIO(out.read_text(encoding="utf-8")), delimiter=layout.delimiter)
    columns = [*layout.columns, *(SOURCES if options.get("sources") else ())]
    if layout.header:
        assert next(table) == columns
    return [dict(zip(columns, cells, strict=True)) for cells in table], came


@pytest.mark.parametrize("to", HEADERS)
def test_columns_are_those_of_the_data_set(to):
    assert list(FORMATS[to].layout.columns) == HEADERS[to].split(", ")
    assert len(FORMATS[to].layout.columns) == COUNT[to]


@pytest.mark.parametrize(
    ("to", "rows", "left_out"),
    [
        pytest.param("polecat", 6, {"denied": 1, "demanded": 1}, id="polecat"),
        pytest.param("gdelt", 8, {"denied: no CAMEO code": 1, "demanded: no CAMEO code": 1}, id="gdelt"),
        pytest.param("acled-like", 3, {"no type of ACLED's": 3, "not reported": 2}, id="acled-like"),
        pytest.param("ucdp-ged-like", 2, {"no deaths told": 6}, id="ucdp-ged-like"),
    ],
)
def test_what_is_written_and_what_is_left_out(told, to, rows, left_out, tmp_path):
    lines, came = written([told], to, tmp_path)
    assert (len(lines), came.rows, came.readings, dict(came.left_out)) == (rows, rows, 1, left_out)


CELLS = [
    pytest.param("polecat", 0, {
        "Event ID": "c0ffee-e1", "Event Date": "2025-03-11", "Event Type": "ASSAULT", "Event Mode": "heavy-weapons", "Intensity": "-9.5",
        "Quad Code": "MATERIAL CONFLICT", "Contexts": "military;human_security", "Actor Name": "Malian army", "Actor Country": "MLI",
        "Actor COW": "432", "Actor Name Raw": "The army", "Wikipedia Actor ID": "None", "Recipient Country": "None", "City": "Veld",
        "District": "None", "GeoNames ID": "123", "Publication Date": "2025-03-13",
    }, id="polecat-shelling"),
    pytest.param("polecat", 3, {
        "Actor Name": "Mali;Norway", "Actor Country": "MLI;NOR", "Actor COW": "432;385", "Primary Actor Sector": "GOV;GOV",
        "Actor Sectors": "GOV", "Recipient Name": "None", "Event Date": "2025-03-13", "Placename": "None",
    }, id="polecat-side-by-side"),
    pytest.param("gdelt", 0, {
        "SQLDATE": "20250311", "MonthYear": "202503", "Year": "2025", "FractionDate": "2025.1945", "Actor1Code": "MLIMIL",
        "Actor1Name": "MALIAN ARMY", "Actor2Code": "CVL", "Actor2CountryCode": "", "IsRootEvent": "1", "EventCode": "194",
        "EventBaseCode": "194", "EventRootCode": "19", "QuadClass": "4", "GoldsteinScale": "-10.0", "NumMentions": "1", "AvgTone": "",
        "ActionGeo_Type": "4", "ActionGeo_FullName": "Veld, Mopti, Mali", "ActionGeo_CountryCode": "ML", "ActionGeo_Lat": "14.5",
        "DATEADDED": "20250313", "SOURCEURL": "https://sahelwire.example/veld",
    }, id="gdelt-shelling"),
    pytest.param("gdelt", 2, {
        "EventCode": "042", "Actor1Name": "ADA BRUN", "Actor2Name": "NORWAY", "ActionGeo_Type": "1", "ActionGeo_ADM1Code": "NO",
        "IsRootEvent": "0",
    }, id="gdelt-visit"),
    pytest.param("gdelt", 3, {"EventCode": "043", "Actor1Name": "NORWAY", "Actor2Name": "ADA BRUN"}, id="gdelt-host"),
    pytest.param("gdelt", 4, {"EventCode": "030", "Actor1Name": "MALI", "Actor2Name": "NORWAY"}, id="gdelt-together"),
    pytest.param("gdelt", 5, {"EventCode": "030", "Actor1Name": "NORWAY", "Actor2Name": "MALI"}, id="gdelt-together-back"),
    pytest.param("gdelt", 7, {"EventCode": "0253", "EventBaseCode": "025", "EventRootCode": "02", "QuadClass": "1"}, id="gdelt-appeal"),
    pytest.param("acled-like", 0, {
        "event_date": "2025-03-11", "time_precision": "1", "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack", "inter1": "1", "inter2": "7", "interaction": "17",
        "civilian_targeting": "Civilian targeting", "iso": "466", "region": "Western Africa", "country": "Mali", "geo_precision": "1",
        "fatalities": "12", "admin2": "", "tags": "", "timestamp": "",
        "notes": "The army shelled Veld on Tuesday, killing at least 12 people [according to: rescue service]",
    }, id="acled-shelling"),
    pytest.param("acled-like", 1, {
        "event_type": "Battles", "sub_event_type": "Armed clash", "inter1": "2", "inter2": "1", "interaction": "12", "time_precision": "",
        "latitude": "", "geo_precision": "", "fatalities": "3",
        "notes": "Rebels of the Azal Front shot dead three soldiers near Dorn "
                 "[according to: Azal Front < Radio Veld] [date: of publication]",
    }, id="acled-clash"),
    pytest.param("acled-like", 2, {"event_type": "Protests", "inter1": "6", "interaction": "60", "fatalities": ""}, id="acled-protest"),
    pytest.param("ucdp-ged-like", 0, {
        "id": "c0ffee-e1", "year": "2025", "type_of_violence": "3", "dyad_name": "Malian army - Civilians", "side_b": "Civilians",
        "source_article": "Sahel Wire,2025-03-13,Shelling in Veld", "source_original": "rescue service", "where_prec": "1",
        "geom_wkt": "POINT (-4.25 14.5)", "priogrid_gid": "150832", "country_id": "432", "region": "Africa", "date_prec": "1",
        "deaths_civilians": "12", "deaths_unknown": "", "best": "12", "low": "12", "high": "", "gwnoa": "432", "gwnob": "",
        "relid": "", "conflict_name": "", "event_clarity": "",
    }, id="ucdp-shelling"),
    pytest.param("ucdp-ged-like", 1, {
        "type_of_violence": "1", "side_a": "Azal Front", "side_b": "soldiers", "best": "3", "low": "3", "high": "3", "date_prec": "",
        "date_start": "2025-03-13", "deaths_unknown": "3", "gwnoa": "", "gwnob": "432",
    }, id="ucdp-clash"),
]  # fmt: skip


@pytest.mark.parametrize(("to", "row", "cells"), CELLS)
def test_cells(told, to, row, cells, tmp_path):
    line = written([told], to, tmp_path)[0][row]
    assert {column: line[column] for column in cells} == cells


@pytest.mark.parametrize("to", HEADERS)
def test_sources_are_columns_of_their_own_at_the_right(told, to, tmp_path):
    lines, _ = written([told], to, tmp_path, sources=True)
    shot = next(line for line in lines if line["event_id"] == "e2")
    assert {column: shot[column] for column in SOURCES} == {
        "day_from": "publication", "status": "reported", "origin": "Azal Front", "chain": "Azal Front; Radio Veld", "confidence": "0.8",
        "evidence": "Rebels of the Azal Front shot dead three soldiers near Dorn", "article_id": "c0ffee", "event_id": "e2",
    }  # fmt: skip


@pytest.mark.parametrize("to", HEADERS)
def test_pandas_and_polars_open_it(readings, to, tmp_path):
    out = tmp_path / "out.tsv"
    came = export(readings, to, str(out))
    layout = FORMATS[to].layout
    named = {} if layout.header else {"header": None, "names": layout.columns}
    table = pd.read_csv(out, sep=layout.delimiter, dtype=str, **named)
    assert table.shape == (came.rows, COUNT[to])
    other = pl.read_csv(out, separator=layout.delimiter, has_header=layout.header, infer_schema=False)
    assert other.shape == (came.rows, COUNT[to])
    assert came.rows > 0


QUOTING = '"Freeze!" he said: an 11" gun\tand "a second\n line'


@pytest.mark.parametrize("to", HEADERS)
def test_quotation_marks_in_cells_disturb_no_tool(told, to, tmp_path):
    name = told.actors[0].model_copy(update={"name": QUOTING})
    quoting = told.model_copy(
        update={"actors": (name, *told.actors[1:]), "article": told.article.model_copy(update={"publisher": QUOTING})}
    )
    out = tmp_path / "out.tsv"
    came = export([quoting, told], to, str(out), sources=True)
    layout = FORMATS[to].layout
    plain = {"header": None} if not layout.header else {}
    assert len(pd.read_csv(out, sep=layout.delimiter, **plain)) == came.rows
    assert len(pl.read_csv(out, separator=layout.delimiter, has_header=layout.header, infer_schema=False)) == came.rows
    cells = duckdb.read_csv(str(out), sep=layout.delimiter, header=layout.header, all_varchar=True).fetchall()
    assert len(cells) == came.rows
    names = {str(cell).upper() for row in cells for cell in row}
    wanted = " ".join(QUOTING.upper().split())
    assert any(wanted.replace('"', "'") in cell or wanted in cell for cell in names)


def test_ids_are_the_same_when_written_again(readings, tmp_path):
    first, _ = written(readings, "gdelt", tmp_path)
    again, _ = written(list(reversed(readings)), "gdelt", tmp_path)
    numbers = [line["GLOBALEVENTID"] for line in first]
    assert sorted(numbers) == sorted(line["GLOBALEVENTID"] for line in again)
    assert len(set(numbers)) == len(numbers)
    assert all(int(number) < 2**63 for number in numbers)


def test_the_same_told_twice_in_an_article_is_one_row_with_its_mentions(told, tmp_path):
    twice = told.model_copy(update={"events": (*told.events, told.events[6].model_copy(update={"id": "e9"}))})
    lines, _ = written([twice], "gdelt", tmp_path)
    assert [line["NumMentions"] for line in lines if line["EventCode"] == "0253"] == ["2"]


def test_a_code_younger_than_the_list_of_gdelt_is_the_one_above(told, tmp_path):
    drone = told.events[0].model_copy(update={"cameo": "1952"})
    cyber = told.events[0].model_copy(update={"id": "e2", "cameo": "176", "actors": ("a4",)})
    lines, _ = written([told.model_copy(update={"events": (drone, cyber)})], "gdelt", tmp_path)
    assert [line["EventCode"] for line in lines] == ["195", "170"]
    assert GDELT.columns[26] == "EventCode"
