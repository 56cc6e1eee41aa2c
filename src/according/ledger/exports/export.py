"""Which formats there are, and the one way to write any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from according.errors import OptionError
from according.ledger.exports.acled import ACLED
from according.ledger.exports.gdelt import GDELT
from according.ledger.exports.polecat import POLECAT
from according.ledger.exports.rows import Layout, Written
from according.ledger.exports.ucdp import UCDP
from according.records import Reading

Write = Callable[[Iterable[Reading], str], Written]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is in a few words, and what one of its items is called; ``layout`` is given where the columns are fixed."""

    about: str
    item: str
    layout: Layout | None = None


FORMATS: dict[str, Format] = {
    "polecat": Format("POLECAT's 40 columns, tab-separated", "rows", POLECAT),
    "gdelt": Format("GDELT 1.0 events, 58 columns, tab-separated, no header", "rows", GDELT),
    "acled-like": Format("a table in ACLED's 31 columns", "rows", ACLED),
    "ucdp-ged-like": Format("events with deaths in the 49 columns of UCDP GED", "rows", UCDP),
    "csv": Format("plain tables, one file or a folder with one a view", "rows"),
    "parquet": Format("the same as Parquet", "rows"),
    "jsonl": Format("readings, one a line", "readings"),
    "brat": Format("a folder of .txt and .ann pairs", "annotations"),
    "w3c": Format("W3C Web Annotations as JSON-LD", "annotations"),
    "docbin": Format("a folder of spaCy DocBin files", "documents"),
}


def export(readings: Iterable[Reading], to: str, out: str, *, sources: bool = False, view: str | None = None) -> Written:
    """Write readings in a format, whole or not at all, and return what came of it.

    ``out`` is a file, or a folder where the format is one; ``-`` is standard output for formats of one file. ``sources`` adds, to a
    layout of fixed columns, the columns that say whose account a row is; ``view`` picks one table of csv and parquet. Readings are
    taken one after the other, so memory does not grow with them. Raises OptionError for a format that there is not, or options that do
    not go with it, and ExportError when it cannot be written.
    """
    form = FORMATS.get(to)
    if form is None:
        raise OptionError(f"there is no format {to!r}", where="--to", next_step=f"Choose from {', '.join(FORMATS)}")
    if sources and form.layout is None:
        fixed = ", ".join(name for name, told in FORMATS.items() if told.layout)
        raise OptionError(f"{to} names the sources as it is", where="--sources", next_step=f"Leave it out; it is for {fixed}")
    if view and to not in ("csv", "parquet"):
        raise OptionError(f"{to} is no set of tables", where="--view", next_step="Leave it out; it is for csv and parquet")
    if form.layout:
        return form.layout.write(readings, out, sources=sources)
    return _writer(to, view)(readings, out)


def _writer(to: str, view: str | None) -> Write:
    """Import what one format needs, and nothing of the others."""
    if to in ("csv", "parquet"):
        from according.ledger.exports.flat import write_flat

        return lambda readings, out: write_flat(readings, out, to, view=view)
    if to == "brat":
        from according.ledger.exports.brat import write_brat

        return write_brat
    if to == "w3c":
        from according.ledger.exports.annotations import write_annotations

        return write_annotations
    if to == "docbin":
        from according.ledger.exports.docbin import write_docbin

        return write_docbin
    from according.ledger.exports.lines import write_lines

    return write_lines
