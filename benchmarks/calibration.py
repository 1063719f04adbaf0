"""Measure how often the rules are right, keep it in data/calibration.tsv, and draw how well it predicts.

    python -m benchmarks.calibration [GOLD_DIR] [--write] [--plot docs/images/reliability.png]

The prediction for an item of a report uses the outcomes of all other reports only, so the figures
say what to expect of reports that nobody has annotated.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from graph.document import to_json
from graph.resources import data_path
from ingest.confidence import Calibration, outcomes, tally, write
from ingest.evaluation import Corpus, read_corpus
from ingest.extract import Extractor
from ingest.scoring import score

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
BINS = 10

Outcome = tuple[str, str, float, bool, str]
Prediction = tuple[str, float, bool]
"""Layer, predicted confidence, right?"""


def measure(corpus: Corpus) -> list[Outcome]:
    """(layer, rule, raw confidence, right?, report) of every item of the corpus, candidates included."""
    extractor = Extractor(publish_threshold=0.0, calibrated=False)
    extractions = {report.info.id: to_json(extractor.extract(report)) for report in corpus.reports}
    return outcomes(score(corpus.annotations, extractions), extractions)


def held_out(found: Sequence[Outcome]) -> list[Prediction]:
    """The predicted confidence of every item, made without the item's own report."""
    by_report: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in found:
        by_report[outcome[4]].append(outcome)
    out: list[Prediction] = []
    for report, own in by_report.items():
        calibration = Calibration(tally(o[:4] for o in found if o[4] != report))
        out += [(layer, calibration.of(layer, rule, raw), right) for layer, rule, raw, right, _ in own]
    return out


def bins(predictions: Sequence[Prediction]) -> list[tuple[float, float, int]]:
    """Mean prediction, share right and count of each filled bin of equal width."""
    sums = [[0.0, 0.0, 0] for _ in range(BINS)]
    for _, predicted, right in predictions:
        row = sums[min(BINS - 1, int(predicted * BINS))]
        row[0] += predicted
        row[1] += right
        row[2] += 1
    return [(a / n, b / n, int(n)) for a, b, n in sums if n]


def calibration_error(predictions: Sequence[Prediction]) -> float:
    """Expected calibration error: mean distance of prediction and outcome over the bins, by their size."""
    return sum(n * abs(a - b) for a, b, n in bins(predictions)) / max(1, len(predictions))


def brier(predictions: Sequence[Prediction]) -> float:
    """Mean squared distance of prediction and outcome."""
    return sum((predicted - right) ** 2 for _, predicted, right in predictions) / max(1, len(predictions))


def plot(raw: Sequence[Prediction], calibrated: Sequence[Prediction], path: Path) -> None:
    """Draw both against the diagonal, with the number of items in each bin."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, (top, bottom) = plt.subplots(
        2, 1, figsize=(6.4, 6.4), sharex=True, height_ratios=(3, 1), layout="constrained"
    )
    top.plot((0, 1), (0, 1), color="#999999", linewidth=1, linestyle="--", label="perfect")
    for name, predictions, colour in (("as the rules state it", raw, "#b0582b"), ("measured", calibrated, "#1f5a8a")):
        rows = bins(predictions)
        error = calibration_error(predictions)
        top.plot(
            [a for a, _, _ in rows],
            [b for _, b, _ in rows],
            marker="o",
            color=colour,
            label=f"{name} (error {error:.3f})",
        )
    top.set(ylabel="share right", xlim=(0, 1), ylim=(0, 1.02), title="Confidence and outcome, each report held out")
    top.legend(frameon=False, loc="upper left")
    bottom.hist([p for _, p, _ in calibrated], bins=BINS, range=(0, 1), color="#1f5a8a")
    bottom.set(xlabel="confidence", ylabel="items")
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=120, metadata={"Software": None})
    plt.close(figure)


def main() -> int:
    """Measure, print, and write or draw what is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    default = GOLD if GOLD.is_dir() else data_path("samples")
    parser.add_argument("gold", type=Path, nargs="?", default=default, help="folder of annotations and reports")
    parser.add_argument("--write", action="store_true", help="keep the outcomes in data/calibration.tsv")
    parser.add_argument("--plot", type=Path, help="picture to draw")
    args = parser.parse_args()
    found = measure(read_corpus(args.gold))
    raw: list[Prediction] = [(layer, confidence, right) for layer, _, confidence, right, _ in found]
    calibrated = held_out(found)
    print(f"{len(found)} items; expected calibration error and Brier score, each report held out")
    print(f"{'as the rules state it':<24}{calibration_error(raw):>8.3f}{brier(raw):>8.3f}")
    print(f"{'measured':<24}{calibration_error(calibrated):>8.3f}{brier(calibrated):>8.3f}")
    for layer in dict.fromkeys(layer for layer, _, _ in calibrated):
        rows = [p for p in calibrated if p[0] == layer]
        print(f"  {layer:<22}{calibration_error(rows):>8.3f}{brier(rows):>8.3f}{len(rows):>7}")
    if args.write:
        write(tally(o[:4] for o in found), data_path("calibration.tsv"))
    if args.plot:
        plot(raw, calibrated, args.plot)
    return 0


if __name__ == "__main__":
    sys.exit(main())
