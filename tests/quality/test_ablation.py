"""Frames, head, and both."""

import gzip
import json

from according.reader.proposed import FRAMES_ALONE, Trust
from quality.ablation import COLUMNS, Part, headlines, table
from training.triggers import held_out

TITLE = "Rebels attacked barracks near {town}"


def test_held_out_headlines_are_scored(tmp_path):
    titles = [
        f"{verb} attacked {place} near Lima" for verb in ("Rebels", "Gunmen") for place in ("barracks", "the port", "a convoy", "two camps")
    ]
    rows = [{"title": title, "label": "ASSAULT", "text": "", "mode": ""} for title in titles]
    path = tmp_path / "synthetic_news.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(json.dumps(row) for row in rows).encode()))
    kept = [title for title in titles if held_out(title)]
    rates = headlines(path, Part(FRAMES_ALONE))
    assert rates["type_r"] == (100.0 if kept else None)


def test_the_table_has_a_row_a_part():
    rates = {
        group: dict.fromkeys((key for other, key in COLUMNS.values() if other == group), 50.0) for group in ("gold", "stories", "headlines")
    }
    rows = table({"frames alone": rates}).splitlines()
    assert len(rows) == 3
    assert rows[2].count("50.0") == len(COLUMNS)


def test_a_part_reads_with_its_own_trust():
    assert Part(Trust(proposes=2.0)).trust.proposes == 2.0
