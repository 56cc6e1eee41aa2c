"""Which word of a sentence tells of which event: what teaches the trigger head.

Nobody has marked news text for PLOVER's triggers, so three weak teachers do. The frames of the codebook, applied by the reader to
wire stories, mark words; a verb or noun that no frame knows is mostly left open, or the head would learn that whatever the codebook lacks
is no event. Headlines that were written for one type of event (NGEC's synthetic stories) say only that one of their words tells of it
(learning from several instances at once: Dietterich et al. 1997), which frames cannot. The codebook's example sentences name word and type.
"""

from __future__ import annotations

import hashlib
import random
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc

from according.codebook.example_tables import counter_examples
from according.codebook.example_tables import examples as example_sentences
from according.codebook.frames import frames
from according.language import load
from according.language.tokens import words_and_gaps
from according.reader.reader import Reader
from according.records import Article, Reading
from training.corpora import Passage, read_lines
from training.labels import EVENT_TYPES

OPEN: tuple[int, ...] = ()
NONE = (0,)
TEACHES_NONE = 0.35
"""Share of the verbs and nouns which no frame knows that are taught to be no event."""
CONTENT_WORDS = frozenset({"VERB", "NOUN"})
HELD_OUT = 10
"""One headline in this many is kept for measuring."""


def wire(path: Path, rng: random.Random) -> Iterator[Passage]:
    """Yield the stories of a file, each word with the types that the frames allow."""
    for reading, doc in read([row["text"] for row in read_lines(path)]):
        yield coded(reading, doc, rng)


def headlines(path: Path, rng: random.Random) -> Iterator[Passage]:
    """Yield the headlines of stories that were written for one type of event, less those that are held out for measuring.

    ``told`` is the type; a word that the frames give this type keeps it, every other verb and noun is left open.
    """
    rows = [row for row in read_lines(path) if not held_out(row["title"])]
    for row, (reading, doc) in zip(rows, read([row["title"] for row in rows]), strict=True):
        wanted = tag_of(row["label"])
        passage = coded(reading, doc, rng, only=wanted)
        passage.told = wanted
        yield passage


def held_out(title: str) -> bool:
    """Tell whether a headline is kept for measuring; headlines that differ in names only stay together."""
    words = " ".join(word for word in title.split() if word.islower())
    return hashlib.sha1(words.encode()).digest()[0] % HELD_OUT == 0  # noqa: S324 a split, no secret


def examples(rng: random.Random) -> Iterator[Passage]:
    """Yield the codebook's example sentences, where word and type are certain."""
    told = [*example_sentences(), *counter_examples()]
    for example, (reading, doc) in zip(told, read([example.sentence for example in told]), strict=True):
        passage = coded(reading, doc, rng)
        for i, token in enumerate(token for token in doc if not token.is_space):
            if token.lemma_.lower() == example.head:
                passage.triggers[i] = (tag_of(example.event_type),) if example.event_type else NONE
        yield passage


def tag_of(event_type: str) -> int:
    """Return the number of a type among the head's values, of which 0 is "no event"."""
    return 1 + EVENT_TYPES.index(event_type)


def coded(reading: Reading, doc: Doc, rng: random.Random, *, only: int | None = None) -> Passage:
    """Return a text's words with the event types that each may have; ``only``: nothing but this type is believed, the rest left open."""
    indices, words, gaps = words_and_gaps(doc)
    passage = Passage(words, gaps, triggers=[NONE] * len(words))
    fired = {event.trigger.start: tag_of(event.event_type) for event in reading.events}
    known = _frame_words()
    for i, token in enumerate(doc[at] for at in indices):
        found = fired.get(token.idx)
        if found:
            passage.triggers[i] = (found,) if only in (None, found) else OPEN
        elif token.pos_ in CONTENT_WORDS:
            sure = only is None and (token.lemma_.lower() in known or rng.random() < TEACHES_NONE)
            passage.triggers[i] = NONE if sure else OPEN
    return passage


def _frame_words() -> frozenset[str]:
    book = frames()
    return frozenset(book.verbs) | book.noun_heads


def read(texts: list[str]) -> Iterator[tuple[Reading, Doc]]:
    """Yield the reading of each text beside the Doc that it was made of."""
    heard = _Heard()
    for reading in Reader(heard).read_many(Article(text=text) for text in texts):
        yield reading, heard.docs.popleft()


class _Heard:
    """The shipped language, whose Docs are kept until they are taken."""

    def __init__(self) -> None:
        self.docs: deque[Doc] = deque()

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield the Doc of each text, in order."""
        for doc in load().pipe(texts):
            self.docs.append(doc)
            yield doc
