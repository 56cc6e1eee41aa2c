"""Small trees for tests, written as ``word[lemma]/tag/relation>head`` with heads counted from 1 in the sentence."""

import re

from spacy.lang.en import English
from spacy.tokens import Doc, Token

POS = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "IN": "ADP", "DT": "DET", "JJ": "ADJ", "CD": "NUM", "RB": "ADV",
       "TO": "PART", "MD": "AUX", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WDT": "PRON", "WRB": "ADV", "CC": "CCONJ", "RP": "ADP",
       "POS": "PART", ".": "PUNCT", ",": "PUNCT", "``": "PUNCT", "''": "PUNCT"}  # fmt: skip
TOKEN = re.compile(r"(?P<word>[^\s/\[\]]+)(?:\[(?P<lemma>[^\]]+)\])?/(?P<tag>[^/\s]+)/(?P<dep>[^>\s]+)(?:>(?P<head>\d+))?")
VOCAB = English().vocab


def tree(written: str) -> Doc:
    """Return a Doc of one sentence a line; a token without a head is its root."""
    words, lemmas, tags, pos, deps, heads, starts = [], [], [], [], [], [], []
    for line in written.strip().splitlines():
        offset = len(words)
        for match in TOKEN.finditer(line):
            word, tag, dep = match["word"], match["tag"], match["dep"]
            words.append(word)
            lemmas.append(match["lemma"] or (word if tag.startswith("NNP") else word.lower()))
            tags.append(tag)
            deps.append("ROOT" if dep == "root" else dep)
            auxiliary = dep.split(":")[0] in ("aux", "cop")
            pos.append("AUX" if auxiliary else "VERB" if tag.startswith("VB") else POS[tag])
            heads.append(offset + int(match["head"]) - 1 if match["head"] else len(words) - 1)
            starts.append(len(words) - 1 == offset)
    return Doc(VOCAB, words=words, lemmas=lemmas, tags=tags, pos=pos, deps=deps, heads=heads, sent_starts=starts)


def word(doc: Doc, text: str) -> Token:
    """Return the first token that is written so."""
    return next(token for token in doc if token.text == text)
