"""Every error that According raises on purpose, in one small tree.

    AccordingError
    ├── InputError            what was handed in cannot be read
    │   ├── SourceMissing     no such file, or it cannot be opened
    │   ├── NotText           empty, binary, or in an encoding that cannot be told
    │   ├── NotEnglish        the text is in another language
    │   ├── NoReport          a page that shows a consent notice or a paywall in place of its report
    │   ├── TooLarge          more text than one article may hold
    │   ├── BrokenRecord      a line, row or record that does not parse or has no text
    │   ├── NoSuchColumn      a table without the column that is asked for, or without one that holds the text
    │   ├── CutOff            a file that ends in the middle, or is damaged from some place on
    │   └── NotFetched        an address that cannot be fetched, or must not be
    ├── OptionError           an option or a date that means nothing
    ├── CodebookError         a codebook file that contradicts itself
    ├── GazetteerError        a dump of places cannot be read, or its table not be written
    ├── ModelError            the language model is missing or does not fit
    ├── LedgerError           a ledger cannot be opened, read or written
    │   ├── NotALedger        nothing is there, or something else is
    │   ├── NewerLedger       a later version of the program has written it
    │   └── QueryError        a query that is not understood, or would do more than read
    ├── WorkerDied            a worker process died before it could read anything
    ├── ReaderBroken          the reader fails at one article after the other
    ├── ExportError           an export cannot be written
    ├── ClusterError          a cluster cannot be reached, or stops half-way
    └── MissingExtra          a package that only this needs is not installed

Each says *what* failed, *where*, *why*, and *what to do next*; ``str(error)`` is the one plain line that the command prints.
"""

from __future__ import annotations


class AccordingError(Exception):
    """Base of the tree: one plain sentence, the place it concerns and the next step."""

    def __init__(self, what: str, *, where: str | None = None, why: str | None = None, next_step: str | None = None) -> None:
        self.what = what
        self.where = where
        self.why = why
        self.next_step = next_step
        super().__init__(what)

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        if self.why:
            line = f"{line}: {self.why}"
        return f"{line}. {self.next_step}." if self.next_step else f"{line}."


class InputError(AccordingError):
    """What was handed in cannot be read; the rest of a batch goes on."""


class SourceMissing(InputError):
    """There is no such file, or it cannot be opened."""


class NotText(InputError):
    """The bytes are empty, binary, or in an encoding that cannot be told."""


class NotEnglish(InputError):
    """The text is in a language that the model does not read; ``language`` is its ISO 639 code, None when it cannot be told."""

    def __init__(
        self, what: str, *, language: str | None = None, where: str | None = None, why: str | None = None, next_step: str | None = None
    ) -> None:
        super().__init__(what, where=where, why=why, next_step=next_step)
        self.language = language


class NoReport(InputError):
    """A page shows a consent notice, a paywall or an error in place of a report."""


class TooLarge(InputError):
    """One article holds more text than a reading may."""


class BrokenRecord(InputError):
    """A record of a file does not parse, or has no text."""


class NoSuchColumn(InputError):
    """A table has no column of that name, or none that is known to hold the text."""


class CutOff(InputError):
    """A file ends in the middle or is damaged; what stood before is read."""


class NotFetched(InputError):
    """An address cannot be fetched, or must not be."""


class OptionError(AccordingError):
    """An option has a value that means nothing here."""


class CodebookError(AccordingError):
    """A codebook file does not parse or contradicts itself."""


class GazetteerError(AccordingError):
    """A dump of places cannot be read, or the table of its places cannot be written or found."""


class ModelError(AccordingError):
    """The language model is missing, or does not fit this version."""


class LedgerError(AccordingError):
    """A ledger cannot be opened, read or written."""


class NotALedger(LedgerError):
    """There is nothing at that place, or something that is no ledger."""


class NewerLedger(LedgerError):
    """A later version of the program has written it, and its columns may mean something else."""


class QueryError(LedgerError):
    """A query is not understood, or would do more than read."""


class WorkerDied(AccordingError):
    """A worker process of this machine died before it could read anything."""


class ReaderBroken(AccordingError):
    """The reader fails at one article after the other, so that reading on would set a whole archive aside."""


class ExportError(AccordingError):
    """An export cannot be written where it is wanted."""


class ClusterError(AccordingError):
    """A cluster cannot be reached, has another reader than this machine, or stops half-way."""


class MissingExtra(AccordingError, ImportError):
    """A package that only this feature needs is not installed."""
