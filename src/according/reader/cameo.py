"""Which CAMEO code a happening gets: what it is about, and the word and object that tell of it, asked of the codebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from according.codebook.cameo import CameoCode, cameo
from according.codebook.frames import Frame
from according.reader.happening import Happening

_OBJECTS = frozenset({"obj", "nsubj:pass"})


def cameo_of(one: Happening, sectors: Iterable[str], content: Iterable[Frame]) -> CameoCode | None:
    """Return the code of a happening, None when CAMEO has none for it.

    ``sectors`` are those of its actors, ``content`` the frames of what it is about where it is a speech act.
    """
    about = [_named(frame) for frame in content]
    if one.frame.event_type != one.event_type:
        about.append(_named(one.frame))  # what PLOVER's rules made an AGREE, a CONCEDE or a REJECT of
    return cameo().code(
        one.event_type, one.mode, one.contexts, about=about, words=_words(one.trigger, one.frame), sectors=sectors, status=one.status
    )


def _named(frame: Frame) -> str:
    return f"{frame.event_type}.{frame.mode}" if frame.mode else frame.event_type


def _words(trigger: Token, frame: Frame) -> Iterator[str]:
    """Yield the word of the frame, and the object's, alone and with what is compounded with it ("aid", "military aid")."""
    yield " ".join((frame.word, *frame.extra))
    for child in trigger.children:
        if child.dep_ in _OBJECTS or (trigger.pos_ == "NOUN" and child.dep_ == "nmod"):
            yield child.lemma_.lower()
            yield from (f"{part.lemma_.lower()} {child.lemma_.lower()}" for part in child.children if part.dep_ in ("compound", "amod"))
