"""What is being scored: the language model and the reader, each loaded once and only when a measure asks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from according.language import Language
    from according.reader.reader import Reader


class Subject:
    """The language model (``language``) and the reader (``reader``) under test."""

    @cached_property
    def language(self) -> Language:
        """The shipped language model."""
        from according.language import load  # loading the model takes a second, which scoring the gate's files need not pay

        return load()

    @cached_property
    def reader(self) -> Reader:
        """A reader over the shipped model."""
        from according.reader.reader import Reader  # as above

        return Reader(language=self.language)
