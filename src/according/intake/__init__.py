"""Anything → Article: text, bytes, files, JSON Lines, web pages."""

from according.intake.article import article
from according.intake.files import Quarantined, articles

__all__ = ["Quarantined", "article", "articles"]
