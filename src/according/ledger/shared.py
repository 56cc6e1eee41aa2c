"""What worker processes share: imported once by the server that they are forked from, so its memory is there once.

The model's session is not among it: it has threads, which a fork would not take along, and each worker opens its own.
"""

from __future__ import annotations

import gc

from according.ledger.engine import reader_of

READER = reader_of(())
gc.collect()
gc.freeze()  # or each worker's garbage collector would copy what it walks over
