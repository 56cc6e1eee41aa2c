"""A reading as people look at it: on a terminal, as a page, as a table. Knows records only."""
