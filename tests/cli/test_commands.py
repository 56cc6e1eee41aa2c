"""The commands other than read, and that documents and commands name the same options."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from according import __version__
from according.cli import app, main
from according.cli.examples import EXAMPLES
from according.cli.read import KINDS
from according.records import Reading
from according.view.terminal import LAYERS
from tests.ledger.stories import stories, write_ledger

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")


def options() -> set[str]:
    """Return every long option of every command."""
    group = typer.main.get_command(app)
    every = [group, *group.commands.values()]  # type: ignore[attr-defined]
    return {name for command in every for parameter in command.params for name in parameter.opts if name.startswith("--")} | {"--help"}


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"according {__version__}\n"


def test_without_a_command_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    out = capsys.readouterr().out
    assert "read" in out
    assert "schema" in out


def commands() -> dict[str, typer.core.TyperCommand]:
    """Return every command by its name, those of a group with the group's name before theirs."""
    found: dict[str, typer.core.TyperCommand] = {}
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        found |= {f"{name} {inner}": each for inner, each in getattr(command, "commands", {}).items()} or {name: command}
    return found


@pytest.mark.parametrize("command", ["", *commands(), "gazetteer"])
def test_help_fits_a_terminal_and_shows_nothing_of_python(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.split(), "--help"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"Usage: according {command}".rstrip())
    assert max(map(len, told.splitlines())) <= 80
    assert not re.search(r"<(str|Path|list)|\{[A-Z]", told)


@pytest.mark.parametrize("line", [line for lines in EXAMPLES.values() for line in lines])
def test_what_help_gives_as_examples_is_understood(line: str) -> None:
    ours = [words for piped in line.split(" | ") if (words := shlex.split(piped.partition(" > ")[0]))[0] == "according"]
    assert ours
    for _, *words in ours:
        name = words[0] if words[0] in commands() else " ".join(words[:2])
        assert commands()[name].make_context(name, words[len(name.split()) :]).params


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param("read", "Missing argument 'SOURCE'. See according read --help.", id="no source"),
        pytest.param("raed", "No such command 'raed'. Did you mean 'read'? See according --help.", id="a slip"),
        pytest.param("read a --bogus", "No such option: --bogus (Possible options: --columns). See according read --help.", id="option"),
        pytest.param("gazetteer ad", "No such command 'ad'. Did you mean 'add'? See according gazetteer --help.", id="in a group"),
        pytest.param("read ''", "SOURCE: a source has no name. Name a file", id="an empty name"),
        pytest.param("build '' --ledger news", "SOURCE: a source has no name. Name a file", id="an empty name for a ledger"),
    ],
)
def test_what_is_not_understood_is_one_line_with_the_command_to_ask(words: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(shlex.split(words)) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(f"according: {told}")


def test_the_schema_names_fields_as_the_format_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["title"] == "Reading"
    assert set(schema["properties"]) == set(Reading.model_fields)
    assert "from" in schema["$defs"]["Time"]["properties"]
    assert "from_" not in schema["$defs"]["Time"]["properties"]


def test_help_is_quick() -> None:
    slow = {"spacy", "onnxruntime", "numpy", "jinja2"}
    code = f"import sys; from according.cli import main; main(['read', '--help']); print(sorted({slow} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert told.stdout.splitlines()[-1] == "[]"


def test_a_question_loads_neither_the_reader_nor_pandas(tmp_path: Path) -> None:
    slow = {"spacy", "onnxruntime", "pandas", "jinja2"}
    ledger = write_ledger(tmp_path / "ledger", stories()[:1])
    code = f"import sys; from according.cli import main; main(['query', {str(ledger)!r}]); print(sorted({slow} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert told.stdout.splitlines()[0].split()[0] == "day"
    assert told.stdout.splitlines()[-1] == "[]"


def test_the_package_can_be_run_as_a_module() -> None:
    told = subprocess.run([sys.executable, "-m", "according", "--version"], capture_output=True, text=True, check=True)
    assert told.stdout == f"according {__version__}\n"


def test_what_can_be_shown_is_what_the_view_has() -> None:
    assert tuple(LAYERS) == KINDS


def test_the_guide_names_every_option_and_no_other() -> None:
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", GUIDE)) == options()


@pytest.mark.parametrize("document", ["README.md", "docs/guide.md", "examples/README.md"])
def test_documents_name_only_options_and_files_that_there_are(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    assert set(re.findall(r"according read[^\n`]*?(--[a-z][a-z-]+)", text)) <= options()
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert ((ROOT / document).parent / target).exists(), target
    for story in re.findall(r"examples/[\w.-]+", text):
        assert (ROOT / story).exists(), story


def test_the_guide_names_everything_that_can_be_shown() -> None:
    assert set(KINDS) <= set(re.findall(r"`(\w+)`", GUIDE))
