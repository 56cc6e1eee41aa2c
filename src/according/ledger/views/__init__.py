"""The views of a ledger: SQL over the table of readings, a file a view in this folder, made in DuckDB when a ledger is opened.

``readings`` is the table itself, a row an article with its records in nested columns; the views in ``VIEWS`` lay them out flat, and
``docs/fields.md`` tells what each of their columns means. DuckDB reads the files that the table's log names: on a disk by itself, from
a bucket through Arrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from urllib.parse import unquote

import duckdb
import pyarrow as pa
from deltalake import DeltaTable

from according.ledger.schema import LISTED, schema

VIEWS = ("articles", "events", "attributions", "figures", "actors", "places", "times", "labels")
_PLAIN = {
    pa.string(): "varchar", pa.int64(): "bigint", pa.float64(): "double", pa.bool_(): "boolean",
    pa.timestamp("us", tz="UTC"): "timestamp with time zone",
}  # fmt: skip
_IN_ORDER = ("macros", *VIEWS)


def lay_out(connection: duckdb.DuckDBPyConnection, table: DeltaTable) -> None:
    """Make ``readings`` and the views over a table of readings, in a connection that is new.

    A column that the table does not have, as one of an older version may not, is made of its layer where it repeats one, and else null
    in every row.
    """
    connection.execute(f"create table no_readings ({', '.join(_columns(schema()))})")  # to hand Arrow over would load pandas
    _stored(connection, table)
    wanted = connection.table("no_readings")
    there = {field.name for field in table.schema().fields}
    columns = ", ".join(
        f'"{name}"' if name in there else f'cast({_made(name)} as {kind}) as "{name}"'
        for name, kind in zip(wanted.columns, wanted.types, strict=True)
    )
    connection.execute(f"create view readings as select {columns} from stored")  # noqa: S608 - names of the schema
    for name in _IN_ORDER:
        connection.execute(_sql(name))


def _columns(fields: Iterable[pa.Field]) -> Iterator[str]:
    """Yield names and types of columns as SQL has them."""
    for field in fields:
        yield f'"{field.name}" {_type(field.type)}'


def _type(kind: pa.DataType) -> str:
    if pa.types.is_struct(kind):
        return f"struct({', '.join(_columns(kind))})"
    return f"{_type(kind.value_type)}[]" if pa.types.is_list(kind) else _PLAIN[kind]


def _made(name: str) -> str:
    """Return the SQL of a column that is not there: the lists that ``schema.LISTED`` takes from a layer, or null."""
    if name not in LISTED:
        return "null"
    layer, fields = LISTED[name]
    return f"{{{', '.join(f'{field}: list_transform({layer}, lambda one: one.{field})' for field in fields)}}}"


def _stored(connection: duckdb.DuckDBPyConnection, table: DeltaTable) -> None:
    paths = table.file_uris()
    if not paths:
        connection.execute("create view stored as from no_readings")
    elif "://" in paths[0]:
        connection.register("stored", table.to_pyarrow_dataset())
    else:
        connection.read_parquet([pattern(path) for path in files_of(table)], union_by_name=True).create_view("stored")


def files_of(table: DeltaTable) -> list[str]:
    """Return the paths of the files of a table on a disk; empty for one in a bucket."""
    return [unquote(path) for path in table.file_uris() if "://" not in path]  # Delta escapes what an address would not hold


def pattern(path: str) -> str:
    """Return the pattern that stands for this path and no other, as DuckDB takes ``*``, ``?`` and ``[`` for any."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)


@cache
def _sql(name: str) -> str:
    return files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
