"""A source → what arrives from it: a file, a folder, an archive, an address, standard input; what cannot be read is set aside."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from according.errors import BrokenRecord, InputError, SourceMissing, TooLarge
from according.intake.arrival import Arrival, Quarantined
from according.intake.article import article
from according.intake.characters import LARGEST
from according.intake.columns import Columns
from according.intake.feed import feed
from according.intake.folder import files_in
from according.intake.given import Given, Web
from according.intake.html import read_page
from according.intake.json_values import json_values
from according.intake.kinds import Kind, is_address, kind_of
from according.intake.lines import lines
from according.intake.opened import STANDARD_INPUT, Opened, opened, stream_of
from according.intake.packed import tarred, zipped
from according.intake.parquet import parquet
from according.intake.parts import Draft, Part
from according.intake.published import checked
from according.intake.table import table
from according.intake.wanted import Wanted, rest_after
from according.intake.warc import warc
from according.records import Article

_MOST_BYTES = 4 * LARGEST
_UNREADABLE = (OSError, EOFError, zlib.error)


def articles(
    source: Path | str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    columns: Columns | None = None,
    web: Web | None = None,
    only: Collection[str | None] | None = None,
    guessed: Callable[[str, Columns], None] | None = None,
) -> Iterator[Article | Quarantined]:
    """Yield every article of a source, and a Quarantined for each part of it that cannot be read.

    A source is a file, a folder, an address on the web (``https://…``: a page or a feed) or ``"-"`` for standard input. What a file
    holds is told by its name and its first bytes: texts, pages, JSON Lines, JSON, CSV, Parquet, WARC, feeds, and zip and tar
    archives of these, packed with gzip or not. The other arguments are the fields of ``Given``. Raises OptionError at once for a
    date that is none; nothing else.
    """
    given = Given(published, publisher, columns or Columns(), web or Web(), only, guessed)
    return (found.article if isinstance(found, Arrival) else found for found in arrivals(source, given))


def arrivals(source: Path | str, given: Given | None = None) -> Iterator[Arrival | Quarantined]:
    """Yield the same as ``articles``, each article with the source and place that it came from.

    Raises OptionError at once for a date that is none; nothing else.
    """
    given = given or Given()
    if given.published is not None:
        given = replace(given, published=checked(given.published, where="--published"))
    return _arrivals(str(source), given)


def _arrivals(source: str, given: Given) -> Iterator[Arrival | Quarantined]:
    if is_address(source):
        yield from _set_aside(source, partial(_address, source), given)
    elif source not in ("", "-") and Path(source).is_dir():
        yield from _folder(Path(source), given)
    else:
        yield from _set_aside(source, partial(_file, source, follows=True), given)


def _folder(folder: Path, given: Given) -> Iterator[Arrival | Quarantined]:
    empty = True
    for found in files_in(folder):
        empty = False
        if isinstance(found, Path):
            yield from _set_aside(str(found), partial(_file, str(found), follows=False), given)
        else:
            path, error = found
            yield Quarantined(str(path), None, str(error), error)
    if empty:
        missing = SourceMissing("there is no file in the folder", where=str(folder), next_step="Check its name")
        yield Quarantined(str(folder), None, str(missing), missing)


def _file(source: str, given: Given, *, follows: bool) -> Iterator[Part]:
    with opened(source) as file:
        file.follows = follows
        yield from parts_of(file, given)


def _address(source: str, given: Given) -> Iterator[Part]:
    from according.intake.web import fetcher  # with httpx, which takes time to load: files do without

    got = fetcher(given.web).fetch(source)
    file = stream_of(io.BytesIO(got.data), source)
    file.follows = True
    if got.kind in ("text/html", "application/xhtml+xml") and kind_of(source, file.head()) != "feed":
        yield Part(None, partial(_page_draft, got.data, source, charset=got.charset, url=got.url))
    else:
        yield from parts_of(file, given)


def parts_of(file: Opened, given: Given) -> Iterator[Part]:
    """Yield the parts of what is open. Raises an InputError where the rest cannot be read.

    Of something that is packed a part is handed on when the next has come: the last one of a file that is cut off is not whole.
    """
    parts = _KINDS[kind_of(file.name, file.head())](file, given)
    if file.unpacked is None:
        yield from parts
        return
    held: Part | None = None
    try:
        for part in parts:
            if held:
                yield held
            held = part
    except InputError:
        if held:
            yield held
        file.require_whole()
        raise
    file.require_whole()
    if held:
        yield held


def _set_aside(source: str, parts: Callable[[Given], Iterator[Part]], given: Given) -> Iterator[Arrival | Quarantined]:
    """Yield what becomes of the parts that are wanted; what goes wrong with all that follow is set aside as one."""
    name = STANDARD_INPUT if source == "-" else source
    wanted = Wanted(given.only)
    last: str | None = None
    try:
        for part in parts(given):
            if wanted(part):
                yield _arrival(part, name, given)
            last = part.place or last
    except InputError as error:
        yield Quarantined(name, rest_after(last), str(error), error)
    except _UNREADABLE as problem:
        missing = SourceMissing("it cannot be read", where=name, why=getattr(problem, "strerror", None) or str(problem))
        yield Quarantined(name, rest_after(last), str(missing), missing)
    for place in wanted.missed():
        gone = BrokenRecord("it is there no longer", where=f"{name} {place}", next_step="Read the whole source again")
        yield Quarantined(name, place, str(gone), gone)


def _arrival(part: Part, opened_source: str, given: Given) -> Arrival | Quarantined:
    source = part.source or opened_source
    where = f"{source} {part.place}" if part.place else source
    try:
        draft = part.draft()
        return Arrival(_article(draft, given, where), source, part.place)
    except InputError as error:
        return Quarantined(source, part.place, str(error), error)


def _article(draft: Draft, given: Given, where: str) -> Article:
    own = (draft.published, draft.publisher)
    before, behind = (own, (given.published, given.publisher)) if draft.own else ((given.published, given.publisher), own)
    return article(
        draft.text,
        published=before[0] or behind[0],
        publisher=before[1] or behind[1],
        title=draft.title,
        url=draft.url,
        ref=draft.ref,
        where=where,
        known=given.known,
    )


def _text(file: Opened, given: Given) -> Iterator[Part]:  # noqa: ARG001 - a text has no columns
    yield Part(None, partial(Draft, _whole(file)))


def _page(file: Opened, given: Given) -> Iterator[Part]:  # noqa: ARG001 - a page has no columns
    yield Part(None, partial(_page_draft, _whole(file), file.name))


def _page_draft(data: bytes, where: str, *, charset: str | None = None, url: str | None = None) -> Draft:
    page = read_page(data, where=where, charset=charset, url=url)
    return Draft(page.text, page.published, page.publisher, page.title, page.url)


def _whole(file: Opened) -> bytes:
    """Return all bytes of what holds one article. Raises TooLarge without reading what is larger than an article may be."""
    data = b"" if file.size and file.size > _MOST_BYTES else file.stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES or (file.size and file.size > _MOST_BYTES):
        raise TooLarge(
            f"it has more than {_MOST_BYTES:,} bytes",
            where=file.name,
            why=f"one article may hold {LARGEST:,} characters",
            next_step="Split it into its articles, or give them as JSON Lines",
        )
    return data


_KINDS: dict[Kind, Callable[[Opened, Given], Iterator[Part]]] = {
    "text": _text,
    "page": _page,
    "lines": lines,
    "json": json_values,
    "table": table,
    "parquet": parquet,
    "warc": warc,
    "feed": feed,
    "zip": lambda file, given: zipped(file, given, parts_of),
    "tar": lambda file, given: tarred(file, given, parts_of),
}
