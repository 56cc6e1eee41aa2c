"""One text → Article: its characters settled, its language told, its date and publisher taken from the head."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable

from according.intake.characters import decode, settle
from according.intake.dateline import read_head
from according.intake.english import require_english
from according.intake.published import checked, day_in
from according.records import Article


def article(
    text: str | bytes,
    *,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    ref: str | None = None,
    where: str | None = None,
    known: Callable[[str], bool] | None = None,
) -> Article:
    """Return the article of one report.

    ``published`` is an ISO date or date-time; without it the head of the text and then the address are asked, and it stays
    None when neither tells (never today's date). ``ref`` is the caller's own id, given back as it came; ``where`` names the
    source in error messages; ``known`` tells of an id whether that text was found to be English before. Offsets into
    ``Article.text`` are offsets into a string handed in.
    Raises NotText, NotEnglish, TooLarge (all InputError), and OptionError for a date that is none.
    """
    given = checked(published, where=where) if published is not None else None
    settled = settle(decode(text, where=where) if isinstance(text, bytes) else text, where=where)
    identity = fingerprint(settled)
    if known is None or not known(identity):
        require_english(settled, where=where)
    head = read_head(settled)
    return Article(
        text=settled,
        id=identity,
        ref=ref,
        title=title or None,
        publisher=publisher or head.publisher,
        url=url or None,
        published=given or head.published or day_in(url),
        language="en",
    )


def fingerprint(text: str) -> str:
    """Return 32 hexadecimal digits that stand for a text: SHA-256 of it, composed (NFC), with runs of blanks made one."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode()).hexdigest()[:32]
