"""Writes the lemma tables that the package carries, from ``spacy-lookups-data`` (MIT; WordNet's lists): ``python -m training.lemmas``."""

from __future__ import annotations

import argparse
import gzip
import json
import re
from pathlib import Path

from spacy.lookups import load_lookups

CLASSES = {"VERB": "verb", "NOUN": "noun", "ADJ": "adj", "ADV": "adv"}
_PLAIN = re.compile(r"^[a-z][a-z-]*$")


def tables() -> dict[str, dict[str, object]]:
    """Return for each word class its irregular forms and the lemmas that a rule may arrive at."""
    lookups = load_lookups("en", ["lemma_exc", "lemma_index"])
    irregular, known = lookups.get_table("lemma_exc"), lookups.get_table("lemma_index")
    return {
        ours: {
            "irregular": {form: lemmas[0] for form, lemmas in sorted(irregular[theirs].items()) if _PLAIN.match(form)},
            "known": sorted(lemma for lemma in known[theirs] if _PLAIN.match(lemma)),
        }
        for ours, theirs in CLASSES.items()
    }


def main() -> None:
    """Write the tables, compressed, the same bytes each time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("src/according/language/model/lemmas.json.gz"))
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(tables(), separators=(",", ":"))
    options.out.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"wrote {options.out}, {options.out.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
