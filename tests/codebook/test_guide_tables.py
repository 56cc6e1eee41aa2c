"""The tables that the guide shows are tables that can be read, and do what the guide says of them."""

import re
from pathlib import Path

import pytest

from according.cli import main
from according.codebook.actors import actor_codebook, own_tables
from according.errors import CodebookError

GUIDE = (Path(__file__).parents[2] / "docs" / "guide.md").read_text(encoding="utf-8")


@pytest.fixture
def tables(tmp_path):
    paths = [tmp_path / "my-actors.tsv", tmp_path / "my-offices.tsv"]
    for path, table in zip(paths, re.findall(r"```tsv [\w.-]+\n(.*?)```", GUIDE, re.DOTALL), strict=True):
        path.write_text(table, encoding="utf-8")
    return paths


def test_tables_of_the_guide_are_read(tables):
    book = actor_codebook(own=own_tables(tables))
    assert book.known["Azal Relief"].part_of == "Azal Front"
    assert book.holder("secretary general", "Azal Front", "2025-03-13").name == "Halima Adamou"


def test_mistake_of_the_guide_is_told_in_its_words(tables):
    actors = tables[0]
    actors.write_text(actors.read_text(encoding="utf-8").replace("ALF?", "ALF").replace("Relief\t\t", "Relief\tALF\t"), encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        actor_codebook(own=own_tables(actors))
    assert str(caught.value).replace(f"{actors.parent}/", "") in GUIDE


def test_guide_counts_what_there_is():
    book = actor_codebook()
    count = len(book.states) + len(book.known)
    assert 6800 <= count < 7000
    assert "some 6,800 actors" in GUIDE


def test_command_tells_of_a_broken_table(tmp_path, capsys):
    story, table = tmp_path / "story.txt", tmp_path / "own.tsv"
    story.write_text("The mayor of the town met the union on Monday and said that the talks would go on for another week.\n")
    table.write_text("name\tkind\nAzal Front\tclub\n")
    assert main(["read", str(story), "--actors", str(table)]) == 1
    assert f"{table}:2" in capsys.readouterr().err
