"""The command build as it is used: the shipped reader in two worker processes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from according.cli import main
from according.ledger.ledger import Ledger
from according.ledger.stamp import stamp_of

TOWNS = ("Ardal", "Brin", "Corvo", "Dunmar", "Estavel", "Fennick")


def test_two_workers_read_what_one_process_reads(tmp_path: Path, reader, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    stories = [
        f"Police in {town} said on Monday that soldiers had killed {number} people there." for number, town in enumerate(TOWNS, start=2)
    ]
    source, place = tmp_path / "archive.jsonl", str(tmp_path / "ledger")
    source.write_text("".join(json.dumps({"text": text, "published": "2025-03-12"}) + "\n" for text in stories), encoding="utf-8")
    assert main(["build", str(source), "--ledger", place, "--workers", "2"]) == 0
    assert "6 records" in capsys.readouterr().out
    with Ledger(place) as ledger:
        built = {reading.article.id: reading for reading in ledger.readings()}
        made_by = ledger.sql("select distinct model_hash, codebook_hash from readings").fetchall()
    assert sorted(reading.article.text for reading in built.values()) == sorted(stories)
    assert all(reader.read(reading.article) == reading for reading in built.values())
    assert all(reading.events for reading in built.values())
    assert made_by == [(stamp_of().model_hash, stamp_of().codebook_hash)]
