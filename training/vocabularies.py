"""The values that each head may give, in the order of its scores; written beside the model as labels.json."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from training.corpora import Passage, vocabulary
from training.labels import EVENT_TYPES, NAME_TAGS, SPANS, TRIGGER_VALUES, UPOS

OUTSIDE_INSIDE = ("O", "B", "I")


@dataclass(frozen=True)
class Vocabularies:
    """Values a head; a value that was too rare to learn has no index and teaches nothing."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    labels: tuple[str, ...]

    @classmethod
    def of(cls, documents: list[list[Passage]]) -> Vocabularies:
        """Collect the values of the training treebanks."""
        return cls(UPOS, vocabulary(documents, "xpos"), vocabulary(documents, "feats", least=10), vocabulary(documents, "labels", least=3))

    def indices(self, layer: str, values: list[str]) -> list[int]:
        """Return the index of each value, -100 for one that is not known."""
        index = {value: i for i, value in enumerate(getattr(self, layer))}
        return [index.get(value, -100) for value in values]

    def token_sizes(self) -> dict[str, int]:
        """Return the heads of single words and how many values each has."""
        return {"upos": len(self.upos), "xpos": len(self.xpos), "feats": len(self.feats), "start": 2}

    def span_sizes(self) -> dict[str, int]:
        """Return the heads of spans and how many tags each has."""
        return {"names": len(NAME_TAGS)} | {key: len(OUTSIDE_INSIDE) for key in SPANS} | {"triggers": TRIGGER_VALUES}

    def write(self, path: Path, name: str) -> None:
        """Write the model's name, all values, and the size of each head, as JSON."""
        fixed = {"names": NAME_TAGS, "events": EVENT_TYPES, "token": self.token_sizes(), "span": self.span_sizes()}
        record = {"name": name} | asdict(self) | fixed
        path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Vocabularies:
        """Read back what ``write`` wrote."""
        record = json.loads(path.read_text(encoding="utf-8"))
        return cls(*(tuple(record[key]) for key in ("upos", "xpos", "feats", "labels")))
