"""Writes `data/evaluation/figures.json`: what the page "About the data" says of the extraction.

`python -m benchmarks.quality` scores the extractor on the samples and, where it lies beside the
project, on the larger set of real reports annotated by hand. Run it after a change of the rules; a
test holds the file to the figures of the gate.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ingest.evaluation import Evaluation, evaluate, read_corpus
from ingest.extract import Extractor

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "data" / "evaluation" / "figures.json"
CORPORA = {"real": ROOT.parent / "shared" / "gold", "samples": ROOT / "data" / "samples"}
"""Name of a corpus in the file -> where it lies."""


def figures(made: Evaluation, name: str) -> dict[str, Any]:
    """One corpus as the file holds it: counts of every layer, so that readers can compute what they want."""
    return {
        "name": name,
        "reports": made.scores.reports,
        "fingerprint": made.fingerprint,
        "layers": {
            layer: {"hits": row.hits, "gold": row.gold, "found": row.found} for layer, row in made.scores.layers.items()
        },
    }


def main() -> None:
    """Score every corpus that is there; the others keep the figures they have."""
    extractor = Extractor()
    kept = {c["name"]: c for c in json.loads(FIGURES.read_text("utf-8"))["corpora"]} if FIGURES.exists() else {}
    for name, folder in CORPORA.items():
        if folder.exists():
            kept[name] = figures(evaluate(read_corpus(folder), extract=extractor.extract), name)
        else:
            print(f"{name}: not here, its figures stay as they are")
    FIGURES.parent.mkdir(exist_ok=True)
    text = json.dumps({"corpora": [kept[name] for name in CORPORA if name in kept]}, indent=1)
    FIGURES.write_text(text + "\n", "utf-8")
    print(FIGURES.relative_to(ROOT))


if __name__ == "__main__":
    main()
