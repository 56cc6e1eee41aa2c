"""CSV, JSON, JSON Lines and Parquet: one archive in four forms, columns named and guessed, and what breaks in each."""

import csv
import gzip
import io
import json
import re
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.codebook.columns import usual_columns
from according.errors import BrokenRecord, CutOff, NoReport, NoSuchColumn, NotText
from according.intake import Arrival, Columns, Given, Quarantined, arrivals, articles
from tests.intake.conftest import MORE, STORY, page

ROWS = [
    {"Headline": "Bridge", "Body": f"{STORY}\n“Señor” said; so", "Pub Date": "24/11/2023", "source": "Post", "id": "1"},
    {"Headline": "Work", "Body": MORE, "Pub Date": "32/13/2023", "source": "Post", "id": "1"},
    {"Headline": "Third", "Body": f'{MORE}, "free"', "Pub Date": "", "source": "", "id": "3"},
]


def as_csv(rows, delimiter=","):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def as_parquet(rows):
    data = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), data)
    return data.getvalue()


def found_in(path, data, **given_too):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(arrivals(path, Given(**given_too)))


FORMS = [
    pytest.param("some.csv", as_csv(ROWS), ["row 2", "row 3", "row 4"], id="csv"),
    pytest.param("some.csv.gz", gzip.compress(as_csv(ROWS).encode()), ["row 2", "row 3", "row 4"], id="csv-packed"),
    pytest.param("some.csv", as_csv(ROWS, ";"), ["row 2", "row 3", "row 4"], id="semicolons"),
    pytest.param("some.csv", "sep=;\r\n" + as_csv(ROWS, ";"), ["row 2", "row 3", "row 4"], id="excel-says-so"),
    pytest.param("some.csv", as_csv(ROWS, ";").encode("cp1252"), ["row 2", "row 3", "row 4"], id="windows-1252"),
    pytest.param("some.csv", as_csv(ROWS).encode("utf-8-sig"), ["row 2", "row 3", "row 4"], id="mark"),
    pytest.param("some.tsv", as_csv(ROWS, "\t").encode("utf-16"), ["row 2", "row 3", "row 4"], id="tabs-utf-16"),
    pytest.param("some.psv", as_csv(ROWS, "|").replace("\r\n", "\n"), ["row 2", "row 3", "row 4"], id="bars"),
    pytest.param("some.json", json.dumps(ROWS, indent=1), ["record 1", "record 2", "record 3"], id="array"),
    pytest.param(
        "some.json", json.dumps({"status": "ok", "articles": ROWS}), ["record 1", "record 2", "record 3"], id="a-list-in-an-object"
    ),
    pytest.param("some.txt", json.dumps(ROWS), ["record 1", "record 2", "record 3"], id="array-by-content"),
    pytest.param("some.json", "\n".join(map(json.dumps, ROWS)), ["line 1", "line 2", "line 3"], id="lines-named-json"),
    pytest.param("some.json", "\n".join(json.dumps(row, indent=2) for row in ROWS), ["record 1", "record 2", "record 3"], id="objects"),
    pytest.param("some.jsonl", "\n".join(map(json.dumps, ROWS)), ["line 1", "line 2", "line 3"], id="lines"),
    pytest.param("some.jsonl", "\n".join(map(json.dumps, ROWS)).encode("utf-16"), ["line 1", "line 2", "line 3"], id="lines-utf-16"),
    pytest.param("some.parquet", as_parquet(ROWS), ["record 1", "record 2", "record 3"], id="parquet"),
    pytest.param("some.parquet.gz", gzip.compress(as_parquet(ROWS)), ["record 1", "record 2", "record 3"], id="parquet-packed"),
]


@pytest.mark.parametrize(("name", "data", "places"), FORMS)
def test_one_archive_in_many_forms(tmp_path, name, data, places):
    seen = []
    first, second, third = found_in(tmp_path / name, data, guessed=lambda source, columns: seen.append((source, columns)))
    assert [one.place for one in (first, second, third)] == places
    article = first.article
    assert (article.text.split(), article.title, article.published, article.publisher, article.ref) == (
        ROWS[0]["Body"].split(), "Bridge", "2023-11-24", "Post", "1",
    )  # fmt: skip
    assert second.reason == (
        f'{tmp_path / name} {places[1]}: the publication date "32/13/2023" is no date: there is no such day. '
        "Write it as 2023-11-24 or 2023-11-24T10:15:00Z."
    )
    assert (third.article.text, third.article.published, third.article.publisher) == (ROWS[2]["Body"], None, None)
    assert seen == [(str(tmp_path / name), Columns("Body", "Pub Date", "Headline", "source", None, "id"))]
    (again,) = arrivals(tmp_path / name, Given(only={places[2]}))
    assert again == third


PLAIN = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=30)
RECORD = st.fixed_dictionaries(
    {
        "text": PLAIN.map(lambda text: f"It rained all day in the valley, said the mayor. {text}"),
        "title": PLAIN,
        "publisher": PLAIN,
        "published": st.dates(date(1990, 1, 1), date(2090, 1, 1)).map(str),
        "id": st.from_regex(r"[a-z][0-9]{0,6}", fullmatch=True),
    }
)


@settings(max_examples=25, deadline=None)
@given(st.lists(RECORD, min_size=1, max_size=5))
def test_every_form_gives_the_same_articles(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("forms")
    forms = {
        "a.csv": as_csv(rows).encode(),
        "a.tsv": as_csv(rows, "\t").encode(),
        "a.json": json.dumps(rows).encode(),
        "a.jsonl": "\n".join(json.dumps(row) for row in rows).encode(),
        "a.parquet": as_parquet(rows),
    }
    for name, data in forms.items():
        (folder / name).write_bytes(data)
    told = [list(articles(folder / name)) for name in forms]
    assert [one.text for one in told[0]] == [row["text"] for row in rows]
    assert all(one == told[0] for one in told[1:])


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_a_usual_name_is_known_however_it_is_written(data):
    name = data.draw(st.sampled_from([name for name in usual_columns()["text"] if "." not in name]))
    written = "".join(data.draw(st.sampled_from([sign.upper(), sign] if sign != "_" else ["_", "-", " ", ""])) for sign in name)
    assert Columns().found_among([written, "other"]) == Columns(text=written)


def test_no_name_stands_for_two_fields():
    names = [name for field in usual_columns().values() for name in field]
    assert len(names) == len(set(names))


def test_the_document_names_the_columns_that_are_guessed():
    document = (Path(__file__).parents[2] / "docs" / "intake.md").read_text(encoding="utf-8")
    table = dict(re.findall(r"^\| `(\w+)` \| ((?:`[\w.]+` ?)+)\|$", document, re.MULTILINE))
    assert {field: tuple(re.findall(r"`([\w.]+)`", names)) for field, names in table.items()} == dict(usual_columns())


NEWS_PLEASE = {
    "authors": ["A. Brisk"], "date_download": "2021-03-05 08:00:00", "date_publish": "2021-03-04 10:00:00", "description": "A bridge.",
    "filename": "x.json", "language": "en", "maintext": STORY, "source_domain": "post.example", "text": None, "title": "Bridge",
    "title_page": None, "url": "https://post.example/1",
}  # fmt: skip
FUNDUS = {
    "title": "Bridge", "plaintext": STORY, "body": {"summary": [], "sections": []}, "authors": ["A. Brisk"], "topics": [],
    "free_access": True, "publishing_date": "2021-03-04 10:00:00+00:00", "html": {"requested_url": "https://post.example/1"},
}  # fmt: skip
EVENT_REGISTRY = {
    "uri": "77", "body": STORY, "title": "Bridge", "source": {"uri": "post.example", "title": "Post"}, "url": "https://post.example/1",
    "dateTimePub": "2021-03-04T10:00:00Z", "date": "2021-03-04",
}  # fmt: skip


@pytest.mark.parametrize(
    ("record", "published", "publisher"),
    [
        pytest.param(NEWS_PLEASE, "2021-03-04T10:00:00", "post.example", id="news-please"),
        pytest.param(FUNDUS, "2021-03-04T10:00:00+00:00", None, id="fundus"),
        pytest.param(EVENT_REGISTRY, "2021-03-04T10:00:00Z", "Post", id="event-registry"),
    ],
)
def test_the_records_of_other_programs(tmp_path, record, published, publisher):
    (found,) = found_in(tmp_path / "one.json", json.dumps(record, indent=2))
    article = found.article
    assert (article.text, article.title, article.published, article.publisher, article.url) == (
        STORY, "Bridge", published, publisher, "https://post.example/1",
    )  # fmt: skip


def test_records_with_ever_new_names_are_all_read(tmp_path):
    seen = []
    data = "\n".join(json.dumps({"text": f"Man {number} came.", f"name {number}": {str(number): 1}}) for number in range(2_500))
    found = found_in(tmp_path / "a.jsonl", data, guessed=lambda _, columns: seen.append(columns))
    assert all(isinstance(one, Arrival) for one in found)
    assert seen == [Columns(text="text")]


def test_a_column_that_was_named_is_not_guessed_for_something_else():
    assert Columns(text="headline").found_among(["headline", "day"], where="a.csv").title is None


def test_named_columns(tmp_path):
    data = as_csv([{"day": "2021-03-04", "a": STORY, "text": "the wrong one", "title": "Bridge"}])
    (found,) = found_in(tmp_path / "a.csv", data, columns=Columns(text="A", published="day", title=""))
    assert (found.article.text, found.article.published, found.article.title) == (STORY, "2021-03-04", None)
    (found,) = found_in(tmp_path / "a.jsonl", json.dumps({"a": {"b": STORY}}), columns=Columns(text="a.b"))
    assert found.article.text == STORY


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        pytest.param(Columns(), 'no column is known to hold the text: the columns are "day", "words". Say which one does', id="guessed"),
        pytest.param(Columns(text="body"), 'there is no column "body": the columns are "day", "words". Name one of them.', id="named"),
        pytest.param(Columns(text="words", url="link"), 'there is no column "link"', id="another"),
    ],
)
def test_a_table_without_the_column_lists_its_columns(tmp_path, name, columns, reason):
    rows = [{"day": "2021-03-04", "words": STORY}] * 3
    (found,) = found_in(tmp_path / name, as_csv(rows) if name.endswith("csv") else as_parquet(rows), columns=columns)
    assert isinstance(found.error, NoSuchColumn)
    assert found.place is None
    assert reason in found.reason


BROKEN_TABLE = 'text,title\n"One man came",a\n"bad " mark",b\nTwo men came,c\nx,y,z\nnul \0 byte,d\n\nThree men came,e\n'


def test_what_breaks_in_a_table(tmp_path):
    found = found_in(tmp_path / "a.csv", BROKEN_TABLE)
    assert [(one.place, isinstance(one, Arrival)) for one in found] == [
        ("row 2", True), ("row 3", False), ("row 4", True), ("row 5", False), ("row 6", False), ("row 8", True),
    ]  # fmt: skip
    assert "the row is not CSV" in found[1].reason
    assert "the row has 3 fields: the header has 2" in found[3].reason
    assert isinstance(found[4].error, NotText)


@pytest.mark.parametrize("rows", [3, 40_000], ids=["to-the-end", "beyond-the-limit"])
def test_a_quotation_mark_that_is_never_closed(tmp_path, rows, monkeypatch):
    before = csv.field_size_limit(1_000_000)
    try:
        *found, rest = found_in(
            tmp_path / "a.csv", 'text,title\nOne man came,a\n"Two men came,b\n' + "Three men came to the town,c\n" * rows
        )
    finally:
        csv.field_size_limit(before)
    assert [one.place for one in found] == ["row 2"]
    assert (rest.place, type(rest.error)) == ("after row 2", CutOff)
    assert rest.reason.startswith(f"{tmp_path / 'a.csv'} row 3: a quotation mark is opened and never closed.")


def test_a_row_in_an_encoding_that_cannot_be_told_is_set_aside(tmp_path):
    data = b"text,title\nOne man came,a\n" + "Пришёл один человек,b\n".encode("cp1251") + b"Two men came,c\n"
    first, second, third = found_in(tmp_path / "a.csv", data)
    assert (first.article.text, third.article.text) == ("One man came", "Two men came")
    assert "its encoding cannot be told" in second.reason


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        pytest.param('[{"text": "One man came"}, {bad}, {"text": "Two men came"}]', [Arrival, BrokenRecord], id="in-the-middle"),
        pytest.param('[{"text": "One man came"}, {"text": "Two men', [Arrival, CutOff], id="in-a-text"),
        pytest.param('[{"text": "One man came"},', [Arrival, CutOff], id="before-the-next"),
        pytest.param('[{"text": "One man came"}', [Arrival, CutOff], id="before-the-bracket"),
        pytest.param('[{"text": "One man came"}, 5]', [Arrival, BrokenRecord], id="no-record"),
        pytest.param('[{"text": "One man came"}, {"text": "\\u12', [Arrival, CutOff], id="in-an-escape"),
        pytest.param("[" * 100_000, [BrokenRecord], id="nested-too-deeply"),
        pytest.param("[]", [], id="empty"),
        pytest.param('{"text": "One man came"', [CutOff], id="one-object"),
        pytest.param(b'[{"text": "One man came"}, {"text": "caf\xe9"}]', [BrokenRecord], id="not-utf-8"),
    ],
)
def test_what_breaks_in_a_json_document(tmp_path, data, kinds):
    found = found_in(tmp_path / "a.json", data)
    assert [type(one if isinstance(one, Arrival) else one.error) for one in found] == kinds
    assert all(one.place in ("after record 1", "record 2", None) for one in found if isinstance(one, Quarantined))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.dictionaries(st.text(max_size=3), st.text(max_size=20) | st.floats(allow_nan=False) | st.none()), max_size=4),
    st.integers(1, 9),
)
def test_a_json_array_is_read_the_same_in_pieces_of_any_size(values, size):
    from according.intake import json_values

    before, json_values._CHUNK = json_values._CHUNK, size
    try:
        text = json_values._Text(io.BytesIO(json.dumps(values).encode()), "a.json")
        assert [value for value, _ in json_values._values(text)] == values
    finally:
        json_values._CHUNK = before


def test_what_is_not_parquet(tmp_path):
    whole = as_parquet([{"text": STORY}])
    for data in (b"The council met.", whole[:-20], whole[:40]):
        (found,) = found_in(tmp_path / "a.parquet", data)
        assert isinstance(found.error, NotText)
        assert "it is not Parquet, or is cut off" in found.reason


def test_damage_in_the_middle_of_parquet(tmp_path):
    rows = [{"text": f"{STORY} {number}"} for number in range(200)]
    data = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), data, row_group_size=50, compression="NONE", use_dictionary=False, data_page_version="2.0")
    broken = bytearray(data.getvalue())
    third = pq.ParquetFile(io.BytesIO(data.getvalue())).metadata.row_group(2).column(0).data_page_offset
    broken[third : third + 40] = b"\xff" * 40
    *found, rest = found_in(tmp_path / "a.parquet", bytes(broken))
    assert all(isinstance(one, Arrival) for one in found)
    assert isinstance(rest.error, CutOff)
    assert rest.place == f"after {found[-1].place}"


def test_types_of_parquet(tmp_path):
    table = pa.table(
        {
            "content": pa.array([STORY, MORE, None], pa.large_string()).dictionary_encode(),
            "date": [datetime(2021, 3, 4), datetime(2021, 3, 4, 10, 30), None],
            "id": [1, 2, 3],
            "source": [{"title": "Post"}, None, None],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    first, second, third = arrivals(tmp_path / "a.parquet")
    assert (first.article.published, first.article.ref, first.article.publisher) == ("2021-03-04", "1", "Post")
    assert (second.article.published, second.article.publisher) == ("2021-03-04T10:30:00", None)
    assert '"content" is empty' in third.reason


def test_two_records_with_one_id_are_two_articles(tmp_path):
    first, second = found_in(tmp_path / "a.jsonl", "\n".join(json.dumps({"id": 7, "text": text}) for text in (STORY, MORE)))
    assert (first.article.ref, second.article.ref) == ("7", "7")
    assert first.article.id != second.article.id


def test_records_that_hold_pages_or_walls(tmp_path):
    wall = "We value your privacy. We and our partners store and/or access information on a device. Accept all cookies."
    rows = [{"html": page(), "url": "https://post.example/2021/03/04/1"}, {"html": wall}]
    first, second = found_in(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    assert (first.article.publisher, first.article.published) == ("The Valley Post", "2021-03-04")
    assert "<p>" not in first.article.text
    assert isinstance(second.error, NoReport)


def test_what_was_handed_in_as_a_record_is_not_cut(tmp_path):
    text = f"{STORY}\nRead also: Bridges\n(Reporting by Ana Brisk; Editing by Tom Hale)\n"
    (found,) = found_in(tmp_path / "a.jsonl", json.dumps({"text": text}))
    assert found.article.text == text
