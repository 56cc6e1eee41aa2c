"""The command ``according``: one file a command, over all rooms.

Exit codes: 0 all is read, 1 something could not be read (the rest was), 2 the command was not understood, 70 a fault of
the program's own, 130 interrupted. Every failure is one plain line on standard error.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from according.cli.build import build
from according.cli.command import Command
from according.cli.examples import examples
from according.cli.export import export
from according.cli.gazetteer import gazetteer
from according.cli.info import info
from according.cli.query import query
from according.cli.read import read
from according.cli.schema import schema
from according.errors import AccordingError, OptionError

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples("according"),
)
for command, told in (
    (read, "Read news reports, and show what they say."),
    (build, "Read an archive into a ledger; run again, it goes on."),
    (query, "Ask a ledger, by options or in SQL."),
    (export, "Write readings in formats that other tools load."),
    (info, "Tell what is in a ledger, and what made it."),
):
    app.command(cls=Command, short_help=told, epilog=examples(command.__name__))(command)
app.add_typer(gazetteer, name="gazetteer")
app.command(cls=Command)(schema)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; ``arguments`` are those of the process unless given."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    logging.getLogger("according").addHandler(_WARNINGS)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a sign shows another, and nothing is lost in JSON
    try:
        return int(typer.main.get_command(app).main(args=words, prog_name="according", standalone_mode=False, obj=words) or 0)
    except typer.TyperException as wrong:
        said = wrong.format_message()
        return _fail(f"{said}{'' if said.endswith(('.', '?')) else '.'} See {_asked(wrong)} --help.", wrong.exit_code)
    except AccordingError as error:
        return _fail(str(error), 2 if isinstance(error, OptionError) else 1)
    except (KeyboardInterrupt, typer.Abort):
        return _fail("interrupted.", 130)
    except BrokenPipeError:  # whoever read our output has heard enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:  # the last place where it can become a plain line
        if "--debug" in words:
            raise
        return _fail(f"a fault in According itself: {type(fault).__name__}: {fault}. Run `according --debug …` to see where.", 70)


class _Warnings(logging.Handler):
    """Tells what the rooms warn of in the command's own form."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one warning."""
        _tell(f"{record.getMessage()}.")


_WARNINGS = _Warnings(logging.WARNING)


def _tell(line: str) -> None:
    typer.echo(f"according: {' '.join(line.split())}", err=True)


def _fail(line: str, code: int) -> int:
    _tell(line)
    return code


def _asked(wrong: typer.TyperException) -> str:
    """Return the command that was not understood, as far as it was."""
    context = getattr(wrong, "ctx", None)
    return context.command_path if context else "according"


@app.callback(invoke_without_command=True)
def according(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where a fault of the program's own comes from.")] = False,  # noqa: ARG001 - main looks for it
) -> None:
    """News into data, with the sources left in: who did what to whom, when and where, according to whom."""
    if version:
        from according import __version__  # slow to find out, and rarely asked

        typer.echo(f"according {__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())
