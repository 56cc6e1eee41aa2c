"""The flow of a build: what has arrived, what of it is new, who reads it, and where it is written."""

from __future__ import annotations

from according.ledger.engine import Arrival, Engine, Failed, Outcome, read_batch

__all__ = ["Arrival", "Engine", "Failed", "Outcome", "read_batch"]
