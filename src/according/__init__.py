"""News into data, with the sources left in: who did what to whom, when and where, according to whom."""
