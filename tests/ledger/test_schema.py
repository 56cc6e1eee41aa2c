"""A reading becomes a row and comes back as it was."""

from datetime import UTC, datetime

import pyarrow as pa
import pytest

import according
from according.ledger.schema import LAYERS, arrow_type, reading_of, row_of, schema
from according.records import Span, Time, When

STORY = (
    "KARSA, 4 March 2025 (Northern Press) - At least 14 people were killed in an air strike on Karsa on Monday, "
    "the health ministry of Obria said. Iran and Turkey agreed to hold talks in Ankara next week."
)


@pytest.mark.parametrize(
    ("annotation", "wanted"),
    [
        pytest.param(Span, pa.struct([("start", pa.int64()), ("end", pa.int64())]), id="a record is a struct"),
        pytest.param(tuple[str, ...], pa.list_(pa.string()), id="a tuple is a list"),
        pytest.param(float | None, pa.float64(), id="what may be unknown has the type of what is known"),
        pytest.param(When.model_fields["grain"].annotation, pa.string(), id="a fixed choice is a string"),
    ],
)
def test_arrow_types(annotation, wanted):
    assert arrow_type(annotation) == wanted


def test_fields_have_the_names_of_the_json_format():
    names = {field.name for field in arrow_type(Time)}
    assert {"from", "to"} <= names
    assert "from_" not in names


def test_a_reading_comes_back_from_its_row():
    reading = according.read(STORY, published="2025-03-04")
    row = row_of(reading, source="a.jsonl", place="line 1", read_at=datetime.now(UTC), model_hash="m", codebook_hash="c")
    table = pa.Table.from_pylist([row], schema=schema())
    assert reading_of(table.to_pylist()[0]) == reading
    assert all(table[layer][0].as_py() for layer in LAYERS)
    assert table["who"][0].as_py()["name"] == [actor.name for actor in reading.actors]
    assert table["said"][0].as_py()["source"] == [one.source for one in reading.attributions]
