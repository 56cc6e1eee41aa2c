"""A program that asks a ledger and reads with the shipped model ends without a word of the libraries below."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ASKS_AND_READS = """
import sys, according
with according.Ledger(sys.argv[1]) as ledger:
    ledger.events.to_arrow_table()
according.read("Police in Ostvik arrested 12 protesters.")
"""


def test_nothing_is_said_at_the_end(ledger_path: Path) -> None:
    run = subprocess.run([sys.executable, "-c", ASKS_AND_READS, str(ledger_path)], capture_output=True, text=True, check=True)  # noqa: S603 - our own lines
    assert (run.stdout, run.stderr) == ("", "")
