"""When was it published: the caller's date, checked."""

from __future__ import annotations

import re
from datetime import datetime

from according.errors import OptionError

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
_DAY_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-](\d{1,2})(?![\d.])", re.ASCII | re.IGNORECASE
)
_SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def checked(published: str, *, where: str | None = None) -> str:
    """Return an ISO date (``2023-11-24``) or date-time (``2023-11-24T10:15:00Z``); OptionError for anything else."""
    written = published.strip()
    try:
        if not _ISO.fullmatch(written):
            raise ValueError("it is not in the order year-month-day")
        datetime.fromisoformat(written.replace(",", "."))
    except ValueError as wrong:
        raise OptionError(
            f'the publication date "{published}" is no date',
            where=where,
            why=str(wrong),
            next_step="Write it as 2023-11-24 or 2023-11-24T10:15:00Z",
        ) from wrong
    return written.replace(" ", "T")


def day_in(url: str | None) -> str | None:
    """Return the ISO date that a news address carries (``/2023/11/24/``, ``/2023/nov/24/``); None when it carries none."""
    found = _DAY_IN_ADDRESS.search(url or "")
    if not found:
        return None
    year, month, day = found.groups()
    number = int(month) if month.isdigit() else _SHORT_MONTHS.index(month.lower()) + 1
    try:
        return datetime(int(year), number, int(day)).date().isoformat()
    except ValueError:
        return None
