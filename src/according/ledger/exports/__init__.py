"""Exports: readings in the layouts that people already load. ``docs/exports.md`` tells what maps to what and what is lost."""

from __future__ import annotations

from according.ledger.exports.export import FORMATS, export
from according.ledger.exports.lines import readings_in
from according.ledger.exports.rows import Written

__all__ = ["FORMATS", "Written", "export", "readings_in"]
