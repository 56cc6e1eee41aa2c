"""The command ``according query``: answers in each form, options that mean nothing, what it refuses."""

import csv
import io
import json

import pyarrow.parquet as pq
import pytest
from rich.console import Console

from according.cli import main, rows
from tests.ledger.stories import Story, stories, write_ledger


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return str(write_ledger(tmp_path_factory.mktemp("asked") / "ledger", stories()))


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        pytest.param(["--actor", "OBRIA"], ["e1", "e2"], id="a name, whatever its case"),
        pytest.param(["--actor", "malvia"], ["e1", "e2"], id="whole words: not Somalvia alone"),
        pytest.param(["--actor", "nunez"], ["e1"], id="without accents"),
        pytest.param(["--actor", "OBR"], ["e1", "e1", "e2"], id="a country"),
        pytest.param(["--recipient", "Veldria"], ["e1"], id="to whom"),
        pytest.param(["--type", "assault aerial", "--status", "denied"], ["e2"], id="type, mode and status"),
        pytest.param(["--since", "2025-03", "--until", "2025-03-03"], ["e1"], id="days"),
        pytest.param(["--place", "lower veld"], ["e1", "e2"], id="region"),
        pytest.param(["--country", "rou"], ["e1"], id="country"),
        pytest.param(["--origin", "health ministry"], ["e1"], id="origin"),
        pytest.param(["--actor", "nobody there"], [], id="nothing"),
        pytest.param(["--limit", "1"], ["e1"], id="limit"),
    ],
)  # fmt: skip
def test_options_choose_events(path, capsys, options, wanted):
    assert main(["query", path, *options, "--jsonl"]) == 0
    assert sorted(json.loads(line)["event_id"] for line in capsys.readouterr().out.splitlines()) == wanted


def test_the_newest_come_first_and_those_of_one_day_as_their_texts_have_them(tmp_path, capsys):
    towns = [f"Town {number:02}" for number in range(12)]
    story = Story(f"Veldria shelled {', '.join(towns)}.", published="2025-03-04").actor("a1", "Veldria", "state")
    for number, town in reversed(list(enumerate(towns, 1))):
        story.event(f"e{number}", "ASSAULT", town, town, actors=["a1"])
    readings = [story.reading(), *stories()]
    told = []
    for name, order in (("one", readings), ("other", readings[::-1])):
        assert main(["query", str(write_ledger(tmp_path / name, order, at_once=2)), "--limit", "30", "--jsonl"]) == 0
        told.append([json.loads(line) for line in capsys.readouterr().out.splitlines()])
    assert told[0] == told[1]
    days = [row["day"] for row in told[0] if row["day"]]
    assert days == sorted(days, reverse=True)
    assert [row["event_id"] for row in told[0] if row["trigger"].startswith("Town")] == [f"e{number}" for number in range(1, 13)]


def test_forms(path, tmp_path, capsys):
    query = ["query", path, "select title, actors, day, lat from events where title = 'Talks agreed' and event_id = 'e1'"]
    row = {"title": "Talks agreed", "actors": ["Somalvia", "Malvia"], "day": "2024-11-20", "lat": None}
    assert main([*query, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [row]
    assert main([*query, "--csv"]) == 0
    assert list(csv.DictReader(io.StringIO(capsys.readouterr().out))) == [row | {"actors": "Somalvia; Malvia", "lat": ""}]
    assert main([*query, "--parquet", str(tmp_path / "a.parquet")]) == 0
    assert pq.read_table(tmp_path / "a.parquet").column("actors").to_pylist() == [["Somalvia", "Malvia"]]
    assert [file.name for file in tmp_path.iterdir()] == ["a.parquet"]
    capsys.readouterr()
    assert main(query) == 0
    assert capsys.readouterr().out.split() == ["title", "actors", "day", "lat", "Talks", "agreed", "Somalvia;", "Malvia", "2024-11-20"]


@pytest.mark.parametrize("show", ["events", "said", "figures", "people", "places", "times", "labels", "articles"])
def test_each_kind_has_a_table(path, capsys, show):
    assert main(["query", path, "--show", show]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 1


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        pytest.param(["--type", "WAR"], 2, '--type: there is no "WAR". Choose from AGREE,', id="type"),
        pytest.param(["--since", "32/13/2023"], 2, '--since: "32/13/2023" is no date. Give a day', id="date"),
        pytest.param(["--show", "places", "--actor", "x"], 2, "--actor: it does not go with --show places. It goes with", id="pair"),
        pytest.param(["--country", "Kenya"], 2, "no code of a country. Give three letters", id="country"),
        pytest.param(["--actor", "?!"], 2, "is no name", id="no name"),
        pytest.param(["select 1", "--actor", "x"], 2, "--actor does not go with SQL", id="both"),
        pytest.param(["--csv", "--json"], 2, "--csv and --json do not go together", id="forms"),
        pytest.param(["select a frm events"], 1, "line 1, column 14: the query cannot be answered", id="sql"),
        pytest.param(["drop view events"], 1, "a ledger is only read", id="write"),
        pytest.param(["from read_text('/etc/hostname')"], 1, "disabled by configuration", id="file"),
        pytest.param(["select cast(title as int) from articles"], 1, "the query cannot be answered", id="while it runs"),
        pytest.param(["--parquet", "/nowhere/a.parquet"], 2, "/nowhere/a.parquet: no file can be written there", id="folder"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_one_line(path, capsys, arguments, code, told):
    assert main(["query", path, *arguments]) == code
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("according: ")
    assert told in line


@pytest.fixture
def terminal(monkeypatch):
    """Make the answer go to a terminal of 60 columns without colours."""
    narrow = Console(width=60, force_terminal=True, color_system=None, highlight=False, markup=False)
    monkeypatch.setattr(rows, "console_for", lambda _: narrow)


def test_a_table_fits_the_terminal_and_parts_no_word(path, capsys, terminal):
    assert main(["query", path, "select title, day, origin, evidence from events"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].split() == ["title", "day", "origin", "evidence"]
    assert max(map(len, told)) <= 60
    assert "2024-11-20" in "\n".join(told)


def test_where_no_table_fits_each_row_is_a_list_of_what_it_holds(path, capsys, terminal):
    assert main(["query", path, "--limit", "2"]) == 0
    told = capsys.readouterr().out
    assert max(map(len, told.splitlines())) <= 60
    first, second = told.split("\n\n")
    assert first.splitlines()[0].split()[0] == second.splitlines()[0].split()[0] == "day"
    assert "event_type" in first


def test_a_word_longer_than_any_column_is_parted(path, capsys, terminal):
    assert main(["query", path, "select repeat('x', 150) as x"]) == 0
    assert [len(line) for line in capsys.readouterr().out.splitlines()] == [1, 60, 60, 30]
