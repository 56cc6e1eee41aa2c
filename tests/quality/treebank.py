"""A treebank of two sentences, written for the tests."""

from __future__ import annotations

import gzip
from pathlib import Path

import spacy
from spacy.tokens import Doc

TEXT = "The minister resigned. She didn't explain."
LINES = """\
# newdoc id = a
# newpar id = a-1
# text = The minister resigned.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tminister\tminister\tNOUN\tNN\t_\t3\tnsubj\t_\t_
3\tresigned\tresign\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# text = She didn't explain.
1\tShe\tshe\tPRON\tPRP\t_\t4\tnsubj:outer\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\texplain\texplain\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4.1\tit\tit\tPRON\tPRP\t_\t_\t_\t4:obj\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_
"""


def write(folder: Path, name: str = "tiny-dev") -> Path:
    path = folder / f"{name}.conllu.gz"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(LINES.encode()))
    return path


def answered() -> Doc:
    """Return the same text as a model might read it: one head, one label and the second sentence's subtype wrong."""
    words = ["The", "minister", "resigned", ".", "She", "did", "n't", "explain", "."]
    return Doc(
        spacy.blank("en").vocab,
        words=words,
        spaces=[True, True, False, True, True, False, True, False, False],
        heads=[2, 2, 2, 2, 7, 7, 7, 7, 7],
        deps=["det", "nsubj", "root", "punct", "nsubj", "aux", "discourse", "root", "punct"],
        pos=["DET", "NOUN", "VERB", "PUNCT", "PRON", "AUX", "PART", "ADJ", "PUNCT"],
        tags=["DT", "NN", "VBD", ".", "PRP", "VBD", "RB", "VB", "."],
    )
