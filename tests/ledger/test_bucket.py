"""A ledger in a bucket: what works in a folder works there, two builds at once too."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from deltalake import DeltaTable

from according.cli import main
from according.intake import Given
from according.ledger.build import Build, Every
from according.ledger.engine import read_batch
from according.ledger.shelves import Shelves
from according.ledger.stamp import stamp_of
from according.records import ReaderInfo, Reading

LEDGER = "s3://news/ostvik"


@pytest.fixture(scope="module")
def server():
    """Return the address of an S3 server with an empty bucket, as the environment of a cluster tells it."""
    boto3 = pytest.importorskip("boto3")
    command = [sys.executable, str(Path(__file__).with_name("s3_server.py"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:  # noqa: S603 - our own
        address = f"http://127.0.0.1:{process.stdout.readline().decode().strip()}"
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("AWS_ENDPOINT_URL", address)
            patch.setenv("AWS_ALLOW_HTTP", "true")
            patch.setenv("AWS_REGION", "us-east-1")
            patch.setenv("AWS_ACCESS_KEY_ID", "ours")
            patch.setenv("AWS_SECRET_ACCESS_KEY", "ours too")
            boto3.client("s3", endpoint_url=address, region_name="us-east-1").create_bucket(Bucket="news")
            yield address
        process.stdin.close()


@pytest.fixture
def stories(tmp_path):
    """Return two files with twenty stories of an invented town each, ten of which are in both."""
    files = []
    for name, days in (("a", range(20)), ("b", range(10, 30))):
        lines = [json.dumps({"text": f"The mayor of Ostvik met {day + 2} captains on Monday, her office said."}) for day in days]
        files.append(tmp_path / f"{name}.jsonl")
        files[-1].write_text("\n".join(lines))
    return [str(file) for file in files]


class Blank:
    """Reads nothing out of a text."""

    def read_many(self, articles):
        for article in articles:
            yield Reading(reader=ReaderInfo(version="0", model="none", codebook="none"), article=article)


class Unwatched:
    def expect(self, articles): ...
    def look(self, counts, waiting): ...
    def wrote(self, counts): ...
    def failed(self, reason): ...


def build(source, ledger):
    stamp = stamp_of()
    going = Build(
        Shelves(ledger), lambda arrivals: (read_batch(Blank(), [one], stamp) for one in arrivals), stamp, Unwatched(), every=Every(2)
    )
    return going.run([going.new(source, Given())])


def test_two_builds_at_once_in_a_bucket_write_each_article_once(server, stories):
    with ThreadPoolExecutor(2) as both:
        first, second = both.map(build, stories, [LEDGER, LEDGER])
    rows = DeltaTable(LEDGER).to_pyarrow_dataset().to_table()
    assert rows.num_rows == len(set(rows["article_id"].to_pylist())) == 30
    assert first.seen == second.seen == 20
    assert (first.read + second.read, first.copies + second.copies) == (30, 10)


def test_the_commands_work_in_a_bucket_as_in_a_folder(server, tmp_path, capsys):
    story = tmp_path / "story.txt"
    story.write_text("Police in Ostvik arrested 12 protesters on Tuesday, the interior ministry of Kenya said.")
    command = ["build", str(story), "--ledger", "s3://news/police", "--published", "2025-03-12", "--workers", "1"]
    assert main(command) == 0
    assert "1 read" in capsys.readouterr().out
    assert main(command) == 0
    assert "0 read, 1 already there" in capsys.readouterr().out
    assert main(["info", "s3://news/police"]) == 0
    assert "s3://news/police: 1 article, 0 further" in capsys.readouterr().out
    assert main(["query", "s3://news/police", "select event_type, mode from events", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [{"event_type": "COERCE", "mode": "arrest"}]


@pytest.mark.parametrize("command", [pytest.param(["info"], id="read"), pytest.param(["build", "story.txt", "--ledger"], id="written")])
def test_a_bucket_that_is_not_there_is_told_in_the_words_of_the_storage(server, tmp_path, monkeypatch, capsys, command):
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text("Police in Ostvik arrested 12 protesters on Tuesday.")
    assert main([*command, "s3://nowhere/ledger"]) == 1
    assert "The specified bucket does not exist" in capsys.readouterr().err
