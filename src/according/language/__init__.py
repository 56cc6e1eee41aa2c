"""Text → spaCy Doc with Universal Dependencies, names and attribution spans; and the model that the package ships."""

from according.language.pipeline import Language, load

__all__ = ["Language", "load"]
