"""What a row of the ledger is: the Arrow schema, taken from the records, and the way from a reading to a row and back.

One row is one article with its reading. ``article_id`` is the key. The layers (``actors``, ``places``, …) are lists of structs whose fields
are those of the records, under the names of the JSON format; offsets are characters of ``text``, end exclusive. ``who`` and ``said``
repeat of the actors and statements what other records point at, as lists side by side: a column of a Parquet file is read whole, and
mentions and spans, which few questions need, are most of a layer.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

import pyarrow as pa
from pydantic import BaseModel

from according.records import Actor, Article, Attribution, Event, Figure, Place, ReaderInfo, Reading, Time

SCHEMA_VERSION = 2
"""Raised when a column comes or changes its meaning; a ledger of a higher one is refused, one of a lower one is read and added to as it
is: 1 lacks ``who`` and ``said``."""
LAYERS: dict[str, type[BaseModel]] = {
    "actors": Actor, "places": Place, "times": Time, "attributions": Attribution, "events": Event, "figures": Figure,
}  # fmt: skip
LISTED: dict[str, tuple[str, tuple[str, ...]]] = {
    "who": ("actors", ("id", "name", "kind", "country", "sectors")), "said": ("attributions", ("id", "source", "act")),
}  # fmt: skip
"""The columns that repeat fields of a layer as lists: which layer, which fields."""
_PLAIN = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


@cache
def schema() -> pa.Schema:
    """Return the Arrow schema of the table of readings."""
    article = [pa.field("article_id" if name == "id" else name, pa.string()) for name in Article.model_fields]
    made_by = [pa.field(name, pa.string()) for name in ("reader_version", "model", "model_hash", "codebook", "codebook_hash")]
    origin = [pa.field("source", pa.string()), pa.field("place", pa.string()), pa.field("read_at", pa.timestamp("us", tz="UTC"))]
    layers = [pa.field(name, pa.list_(arrow_type(model))) for name, model in LAYERS.items()]
    listed = [pa.field(name, pa.struct(list(_lists(LAYERS[layer], fields)))) for name, (layer, fields) in LISTED.items()]
    return pa.schema([*article, *origin, *made_by, *layers, *listed])


def row_of(reading: Reading, *, source: str, place: str | None, read_at: datetime, model_hash: str, codebook_hash: str) -> dict[str, Any]:
    """Return the row of one reading.

    ``source`` is the file or address it came from and ``place`` the part of it ("line 7"), None for the whole; the hashes tell model and
    codebook apart that share a name.
    """
    record = reading.model_dump(mode="python", by_alias=True)
    article = record["article"]
    row = {"article_id": article.pop("id"), **article, "source": source, "place": place, "read_at": read_at}
    row |= {"reader_version": reading.reader.version, "model": reading.reader.model, "model_hash": model_hash}
    row |= {"codebook": reading.reader.codebook, "codebook_hash": codebook_hash}
    row |= {layer: record[layer] for layer in LAYERS}
    return row | {name: {field: [one[field] for one in record[layer]] for field in fields} for name, (layer, fields) in LISTED.items()}


def reading_of(row: dict[str, Any]) -> Reading:
    """Return the reading that a row holds, equal to the one that it was made of."""
    article = {name: row["article_id" if name == "id" else name] for name in Article.model_fields}
    made_by = ReaderInfo(version=row["reader_version"], model=row["model"], codebook=row["codebook"])
    return Reading.model_validate({"reader": made_by, "article": article, **{layer: row[layer] for layer in LAYERS}})


def arrow_type(annotation: Any) -> pa.DataType:
    """Return the Arrow type of a field's annotation: records are structs, tuples are lists, words of a fixed choice are strings."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return pa.struct(list(_fields(annotation)))
    origin = get_origin(annotation)
    if origin is tuple:
        return pa.list_(arrow_type(get_args(annotation)[0]))
    if origin is Literal:
        return pa.string()
    if origin in (Union, types.UnionType):
        return arrow_type(next(kind for kind in get_args(annotation) if kind is not type(None)))
    return _PLAIN[annotation]


def _lists(model: type[BaseModel], fields: tuple[str, ...]) -> Iterator[pa.Field]:
    for name in fields:
        yield pa.field(name, pa.list_(arrow_type(model.model_fields[name].annotation)))


def _fields(model: type[BaseModel]) -> Iterator[pa.Field]:
    for name, field in model.model_fields.items():
        yield pa.field(field.alias or name, arrow_type(field.annotation))
