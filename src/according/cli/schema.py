"""``according schema``: the JSON Schema of a reading."""

from __future__ import annotations

import json

import typer

from according.records import Reading


def schema() -> None:
    """Print the JSON Schema of a reading."""
    typer.echo(json.dumps(Reading.model_json_schema(by_alias=True, mode="serialization"), indent=2))
