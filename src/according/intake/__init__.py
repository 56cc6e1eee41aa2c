"""Anything → Article: texts, pages, tables, archives, feeds and addresses.

    for found in articles("archive/"):
        …  # Article, or Quarantined with its source, place and reason

``articles(source, published=…, publisher=…, columns=Columns(text="body"), …)`` yields articles; ``arrivals(source, Given(…))``
yields the same with the source and place of each, as a ledger keeps them.
"""

from according.intake.arrival import Arrival, Quarantined
from according.intake.article import article
from according.intake.columns import Columns
from according.intake.given import Given, Web
from according.intake.sources import arrivals, articles

__all__ = ["Arrival", "Columns", "Given", "Quarantined", "Web", "arrivals", "article", "articles"]
