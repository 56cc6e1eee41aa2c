"""Asks the questions of an article, one after the other, and returns its reading."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from itertools import tee
from typing import Protocol

from spacy.tokens import Doc

from according.codebook.actors import Tables, actor_codebook, own_tables
from according.codebook.gazetteer import gazetteer
from according.errors import InputError
from according.intake.article import article as take_in
from according.intake.article import fingerprint
from according.language import load
from according.reader.figures import find_figures
from according.reader.parts import LONGEST, Joint, parts_of
from according.reader.proposed import Trust
from according.reader.reasons import Notebook, Reasons, keep
from according.reader.said import find_attributions
from according.reader.what import find_events
from according.reader.when import find_times
from according.reader.where import find_places
from according.reader.who import find_actors
from according.records import Article, ReaderInfo, Reading

CODEBOOK = "plover-2021.09"


class Pipeline(Protocol):
    """What the reader asks of a language: ``according.language`` is one, a spaCy pipeline with Universal Dependencies another."""

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield the Doc of each text, in order, with ``doc.text == text``."""


class Reader:
    """Reads articles: who did what to whom, when, where, and according to whom.

    ``language`` turns texts into Docs and is the shipped model by default; ``model`` is the name that readings record
    for it, by default the language's own. A reader may be kept and used for any number of articles. A text of more than
    ``longest`` characters is read in parts. ``actors`` are tables of the caller's own, by their paths, that go before the shipped ones;
    raises CodebookError where they contradict themselves. ``trust`` tells how far frames and the model's trigger head are believed.
    """

    def __init__(
        self,
        language: Pipeline | None = None,
        *,
        model: str | None = None,
        longest: int = LONGEST,
        actors: Tables = (),
        trust: Trust | None = None,
    ) -> None:
        self._actors = actor_codebook(own=own_tables(actors))
        self._language: Pipeline = _shipped() if language is None else language
        name = model or getattr(self._language, "name", None) or type(self._language).__name__
        self._gazetteer = gazetteer()
        self._info = ReaderInfo(version=_version(), model=str(name), codebook=" + ".join([CODEBOOK, *self._gazetteer.added]))
        self._longest = longest
        self._trust = trust or Trust()

    def read(self, article: Article | str, *, published: str | None = None, publisher: str | None = None) -> Reading:
        """Return the reading of one article, or of its text.

        ``published`` (an ISO date or date-time) and ``publisher`` go with a text; an Article brings its own. Without a date
        relative ones ("on Wednesday") stay open. Raises InputError for a text that cannot be read.
        """
        taken = article if isinstance(article, Article) else take_in(article, published=published, publisher=publisher)
        return next(self.read_many([taken]))

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Yield the reading of each article, in order; texts go through the language model in batches."""
        asked, read = tee((article, part) for article in map(_numbered, articles) for part in parts_of(article, self._longest))
        joint = Joint()
        for (article, part), doc in zip(asked, self._language.pipe(part.article.text for _, part in read), strict=True):
            reading = self._answer(part.article, doc)
            _settle()
            if part.article is article:
                yield reading
                continue
            joint.add(reading, part.start)
            if part.last:
                yield joint.reading(article, self._info)
                joint = Joint()

    def explain(self, article: Article | str, *, published: str | None = None, publisher: str | None = None) -> tuple[Reading, Reasons]:
        """Return the reading of one article, as ``read`` does, and why its records are as they are: reasons by record id.

        Raises InputError also for a text that would be read in parts.
        """
        taken = article if isinstance(article, Article) else take_in(article, published=published, publisher=publisher)
        reading, notebook = next(self.explain_many([taken]))
        return reading, notebook.records

    def explain_many(self, articles: Iterable[Article]) -> Iterator[tuple[Reading, Notebook]]:
        """Yield the reading of each article with the notebook of its reasons, in order; raises InputError as ``explain`` does."""
        asked, read = tee(map(self._whole, map(_numbered, articles)))
        for article, doc in zip(asked, self._language.pipe(article.text for article in read), strict=True):
            notebook = keep(doc)
            yield self._answer(article, doc), notebook
            _settle()

    def _whole(self, article: Article) -> Article:
        if len(article.text) > self._longest:
            raise InputError(
                "the text is too long to be explained",
                why=f"it has {len(article.text):,} characters, and what is longer than {self._longest:,} is read in parts",
                next_step="Explain a part of it",
            )
        return article

    def _answer(self, article: Article, doc: Doc) -> Reading:
        times = find_times(doc, article.published)
        places = find_places(doc, self._gazetteer)
        actors = find_actors(doc, self._actors, article.published, places)
        said = find_attributions(doc, actors)
        figures = find_figures(doc, places, times, said)
        events = find_events(doc, actors, places, times, said, figures, self._trust)
        return Reading(
            reader=self._info,
            article=article,
            actors=actors.records(),
            places=places.records,
            times=times.records,
            attributions=said.records,
            events=events,
            figures=figures,
        )


@cache
def _settle() -> None:
    """Take what the first reading loaded out of the garbage collector's rounds.

    Codebooks and gazetteer are some hundred thousand objects that live as long as the process; walking them again and again took a
    sixth of the time of a reading.
    """
    gc.collect()
    gc.freeze()


def _numbered(article: Article) -> Article:
    return article if article.id else article.model_copy(update={"id": fingerprint(article.text)})


def read(text: str, *, published: str | None = None, publisher: str | None = None, actors: Tables = ()) -> Reading:
    """Return the reading of one text with the shipped model, and with tables of actors of the caller's own; see ``Reader``."""
    reader = Reader(actors=actors) if actors else shared_reader()
    return reader.read(text, published=published, publisher=publisher)


@cache
def _shipped() -> Pipeline:
    return load()


@cache
def shared_reader() -> Reader:
    """Return the reader with the shipped model, made once."""
    return Reader()


@cache
def _version() -> str:
    return version("according")
