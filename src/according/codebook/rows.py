"""The rows of a table of the codebook: a heading, columns parted by tabs, comments behind #."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from according.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: ``fields`` by the names of their columns, empty where nothing is said; ``number`` counts from 1."""

    file: Path
    number: int
    fields: dict[str, str]
    own: bool = False

    def __getitem__(self, column: str) -> str:
        return self.fields.get(column, "")

    def list(self, column: str) -> list[str]:
        """Return the items of a field, which semicolons part."""
        return [item.strip() for item in self[column].split(";") if item.strip()]

    @property
    def place(self) -> str:
        """Where the line stands: the file (with its path where it is the user's) and the number of the line."""
        return f"{self.file if self.own else self.file.name}:{self.number}"

    def wrong(self, why: str, next_step: str = "Correct that line") -> CodebookError:
        """Return the error that this line is wrong, to be raised."""
        return CodebookError("the codebook contradicts itself", where=self.place, why=why, next_step=next_step)


def rows(file: Path, columns: tuple[str, ...], *, needed: tuple[str, ...] = (), own: bool = False) -> Iterator[Row]:
    """Yield the lines under the heading of a table, whose columns may stand in any order.

    A shipped table has all ``columns`` in each line; one of the user's ``own`` has at least the ``needed`` ones in its heading, and
    what a line leaves out at its end is empty. Raises CodebookError for a file that cannot be read, another heading, or a line with
    too few or too many columns.
    """
    lines = _lines(file, own=own)
    found = lines[0][1]
    for name in needed if own else columns:
        if name not in found:
            raise _no_table(file, f"it lacks the column {name!r}", columns)
    for name in found:
        if name not in columns:
            raise _no_table(file, f"{name!r} is no column of it", columns)
    for number, fields in lines[1:]:
        row = Row(file, number, dict(zip(found, fields, strict=False)), own)
        if len(fields) > len(found) or (len(fields) < len(found) and not own):
            raise row.wrong(f"{len(fields)} columns instead of {len(found)}", "Part the columns by tabs, one more for each that is empty")
        yield row


def heading(file: Path, *, own: bool = False) -> list[str]:
    """Return the names of a table's columns; raises CodebookError when there is no line that could name them."""
    return _lines(file, own=own)[0][1]


def _lines(file: Path, *, own: bool) -> list[tuple[int, list[str]]]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        why = error.strerror or str(error)
        raise CodebookError("the table cannot be read", where=str(file), why=why) from error
    except UnicodeDecodeError as error:
        raise CodebookError("the table is no text", where=str(file), next_step="Save it as UTF-8, parted by tabs") from error
    told = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]
    if not told:
        raise CodebookError(
            "there is no table in it", where=str(file) if own else file.name, next_step="Name the columns in its first line"
        )
    return [(number, [field.strip() for field in line.split("\t")]) for number, line in told]


def _no_table(file: Path, why: str, columns: tuple[str, ...]) -> CodebookError:
    return CodebookError(
        "the table has another heading", where=str(file), why=why,
        next_step=f"Part the columns by tabs; they are {', '.join(columns)}",
    )  # fmt: skip
