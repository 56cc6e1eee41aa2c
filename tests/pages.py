"""What pages of documentation show: their commands and code run in order, and print what stands beneath them.

Of the fenced blocks, ``console`` runs each line that begins with ``$``; what stands beneath it is printed, on both streams, and ``...``
stands for anything. A command without such lines only has to succeed. ``python`` runs in one namespace, and a ``text`` block that follows
directly is what it prints. ``tsv NAME`` is a file of that name. Anything else is not run.

``python -m tests.pages PAGE…`` writes what is printed today into the pages, where it is something else; ``...`` has to be put back by hand.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from according.cli import main

ROOT = Path(__file__).parents[1]
_FENCE = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$\n?", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ ((?:[^\n]*\\\n)*[^\n]*)\n((?:(?!\$ )[^\n]*\n)*)", re.MULTILINE)
_PROGRESS = re.compile(r"^[\d,]+ written · .*\n", re.MULTILINE)
_SHELL = re.compile(r"[|<>]|^(?!according )")


@dataclass(frozen=True)
class Shown:
    """Something that a page shows to be run, and what the page says that it prints, empty where it does not say.

    ``start`` is the character of the page at which that begins, ``line`` the line of what is run, from 1.
    """

    kind: str
    source: str
    printed: str
    start: int
    line: int


def shown_in(page: str) -> Iterator[Shown]:
    """Yield what there is to run, in order; the kind of a file is its name."""
    fences = list(_FENCE.finditer(page))
    for fence, following in zip(fences, [*fences[1:], None], strict=True):
        kind, name, body, line = fence[1], fence[2], fence[3], page.count("\n", 0, fence.start(3)) + 1
        if kind == "console":
            for command in _COMMAND.finditer(body):
                begins = fence.start(3) + command.start()
                yield Shown(kind, command[1], command[2], fence.start(3) + command.start(2), page.count("\n", 0, begins) + 1)
        elif kind == "python":
            beneath = following is not None and following[1] == "text" and not page[fence.end() : following.start()].strip()
            printed, start = (following[3], following.start(3)) if following and beneath else ("", fence.end())
            yield Shown(kind, body, printed, start, line)
        elif kind == "tsv" and name:
            yield Shown(name, body, "", fence.end(), line)


def run(shown: Shown, names: dict[str, Any]) -> str:
    """Run something in the current folder and return what it prints; AssertionError when a command fails."""
    if shown.kind == "python":
        with contextlib.redirect_stdout(io.StringIO()) as out:
            exec(compile(shown.source, "<page>", "exec"), names)  # noqa: S102 - the page is ours
        return out.getvalue()
    if shown.kind != "console":
        Path(shown.kind).write_text(shown.source, encoding="utf-8")
        return ""
    code, printed = _in_shell(shown.source) if _SHELL.search(shown.source) else _here(shown.source)
    assert code == 0, f"line {shown.line}: {shown.source} ended with {code}: {printed}"
    return printed


def _here(command: str) -> tuple[int, str]:
    both = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(both), contextlib.redirect_stderr(both):
        code = main(shlex.split(command.replace("\\\n", " "), comments=True)[1:])
    return code, _PROGRESS.sub("", both.buffer.getvalue().decode())  # a slow machine is told of more often


def _in_shell(command: str) -> tuple[int, str]:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    told = subprocess.run(  # noqa: S602 - as above
        f"set -o pipefail; {command}", shell=True, executable=shutil.which("bash"), env=os.environ | {"PATH": path},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return told.returncode, told.stdout


def as_shown(shown: Shown, printed: str) -> bool:
    """Tell whether what was printed is what the page says."""
    return not shown.printed or doctest.OutputChecker().check_output(shown.printed, printed, doctest.ELLIPSIS)


def renewed(page: str) -> str:
    """Return a page with what is printed today, run in the current folder."""
    names: dict[str, Any] = {}
    printed = [(shown, run(shown, names)) for shown in shown_in(page)]
    for shown, today in reversed(printed):
        if not as_shown(shown, today):
            page = page[: shown.start] + today + page[shown.start + len(shown.printed) :]
    return page


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name).resolve()
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            shutil.copytree(ROOT / "examples", "examples")
            path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
