"""Is the extraction at least as good as it was? The gate over annotated reports.

`evaluate` reads annotations, scores the extraction documents of the same reports against them and
compares the figures with the floors kept in a file. Floors belong to a corpus, told by the
fingerprint of its annotations, so that a changed annotation never passes as a changed extraction.
They only rise, unless the caller says that they may fall.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from graph.document import to_json
from graph.errors import UsageError
from graph.model import Extraction
from graph.settings import Settings
from ingest import readers
from ingest.report import Report
from ingest.scoring import LAYERS, Difference, Item, Scores, score

FLOOR_MARGIN = 0.005
"""How far a figure may lie below its best before the gate closes: one item of a small layer."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Annotated reports; `reports` are in the order of `annotations`."""

    annotations: tuple[Item, ...]
    reports: tuple[Report, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Change:
    """An annotated item that the stored baseline found and this run did not, or the reverse."""

    report: str
    layer: str
    index: int
    """Position of the item in its layer of the annotation."""
    item: Item


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures of one run, and how they stand against the floors."""

    scores: Scores
    fingerprint: str
    floors: Mapping[str, float]
    """Layer (or ``overall``) -> lowest F1 accepted, margin taken off; empty for an unknown corpus."""
    gained: tuple[Change, ...]
    lost: tuple[Change, ...]

    @property
    def figures(self) -> dict[str, float]:
        """F1 of every layer and ``overall``."""
        return {**{layer: row.f1 for layer, row in self.scores.layers.items()}, "overall": self.scores.overall}

    @property
    def below(self) -> dict[str, tuple[float, float]]:
        """Layers under their floor: figure and floor."""
        figures = self.figures
        return {layer: (figures[layer], floor) for layer, floor in self.floors.items() if figures[layer] < floor - 1e-9}

    @property
    def passed(self) -> bool:
        """True where no figure lies under its floor."""
        return not self.below


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise UsageError(f"cannot read {path}: {problem}; a JSON file in UTF-8 is expected") from problem


def read_corpus(folder: Path) -> Corpus:
    """Read `folder/annotations/*.json` and the reports of `folder/reports.jsonl`.

    A folder of annotations alone is accepted too; its corpus has no reports.

    Raises:
        UsageError: there are no annotations, a file is not JSON, or an annotation has no report.
    """
    inner = folder / "annotations"
    paths = sorted((inner if inner.is_dir() else folder).glob("*.json"))
    if not paths:
        raise UsageError(f"no annotations in {folder}: one <report id>.json per report is expected")
    annotations = tuple(_read_json(path) for path in paths)
    seen = sha256()
    for raw in annotations:
        if not isinstance(raw, dict) or "id" not in raw:
            raise UsageError(f"an annotation in {folder} has no `id`")
        seen.update(json.dumps(raw, sort_keys=True, ensure_ascii=False).encode())
    source = folder / "reports.jsonl"
    reports: tuple[Report, ...] = ()
    if source.exists():
        read = readers.read([source], Settings())
        by_id = {item.report.info.id: item.report for item in read if isinstance(item, readers.Read)}
        missing = [raw["id"] for raw in annotations if raw["id"] not in by_id]
        if missing:
            raise UsageError(f"{source} lacks the annotated report {missing[0]!r}; every annotation needs its report")
        reports = tuple(by_id[raw["id"]] for raw in annotations)
    return Corpus(annotations, reports, seen.hexdigest()[:16])


def read_extractions(folder: Path) -> dict[str, Item]:
    """The documents `<report id>.json` of a folder, by report id.

    Raises:
        UsageError: a file is not JSON.
    """
    return {path.stem: _read_json(path) for path in sorted(folder.glob("*.json"))}


def _read_floors(path: Path | None) -> dict[str, Any]:
    if path is None or not path.exists():
        return {"margin": FLOOR_MARGIN, "corpora": {}}
    raw = _read_json(path)
    if not isinstance(raw, dict) or not isinstance(raw.get("corpora"), dict):
        raise UsageError(f"{path} is not a floors file: `margin` and `corpora` are expected")
    return raw


def _changes(
    annotations: Sequence[Item], before: Mapping[str, Any], now: Mapping[str, Mapping[str, Sequence[int]]]
) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    gained: list[Change] = []
    lost: list[Change] = []
    for raw in annotations:
        report = raw["id"]
        for layer in LAYERS:
            items = raw.get(layer) or []
            if layer == "organisations":
                items = [body for body in items if not body.get("implied")]
            old = set((before.get(report) or {}).get(layer) or ())
            new = set(now.get(report, {}).get(layer, ()))
            gained += [Change(report, layer, i, items[i]) for i in sorted(new - old)]
            lost += [Change(report, layer, i, items[i]) for i in sorted(old - new) if i < len(items)]
    return tuple(gained), tuple(lost)


def evaluate(
    corpus: Corpus,
    *,
    extract: Callable[[Report], Extraction] | None = None,
    extractions: Mapping[str, Item] | None = None,
    floors: Path | None = None,
) -> Evaluation:
    """Score `extractions`, or what `extract` makes of the corpus's reports, against its annotations.

    Raises:
        UsageError: neither is given, or the corpus has no reports to extract.
    """
    if extractions is None:
        if extract is None or not corpus.reports:
            raise UsageError("nothing to evaluate: reports.jsonl is missing and no extracted documents were given")
        extractions = {report.info.id: to_json(extract(report)) for report in corpus.reports}
    scores = score(corpus.annotations, extractions)
    stored = _read_floors(floors)
    known = stored["corpora"].get(corpus.fingerprint) or {}
    margin = float(stored.get("margin", FLOOR_MARGIN))
    lowest = {layer: figure - margin for layer, figure in (known.get("floors") or {}).items()}
    gained, lost = _changes(corpus.annotations, known.get("matched") or {}, scores.matched) if known else ((), ())
    return Evaluation(scores, corpus.fingerprint, lowest, gained, lost)


def store_floors(evaluation: Evaluation, path: Path, *, name: str, may_fall: bool = False) -> dict[str, float]:
    """Keep the run's figures as the floors of its corpus; returns what was kept.

    A floor is kept where the new figure is lower, unless `may_fall`. Only positions of found items
    are kept, never their text.
    """
    stored = _read_floors(path)
    known = stored["corpora"].get(evaluation.fingerprint) or {}
    old = known.get("floors") or {}
    floors = {
        layer: round(figure if may_fall else max(figure, old.get(layer, 0.0)), 4)
        for layer, figure in evaluation.figures.items()
    }
    stored["corpora"][evaluation.fingerprint] = {
        "name": name,
        "reports": evaluation.scores.reports,
        "floors": floors,
        "matched": {
            report: {layer: list(hits) for layer, hits in layers.items() if hits}
            for report, layers in sorted(evaluation.scores.matched.items())
        },
    }
    stored.setdefault("margin", FLOOR_MARGIN)
    text = json.dumps(stored, ensure_ascii=False, indent=1)
    path.write_text(_compact_lists(text) + "\n", "utf-8")
    return floors


def _compact_lists(text: str) -> str:
    """Lists of numbers on one line each, so that a change of the file can be read."""
    out: list[str] = []
    held: list[str] | None = None
    for line in text.splitlines():
        if held is None:
            if line.endswith("["):
                held = [line]
            else:
                out.append(line)
        else:
            held.append(line.strip())
            if line.strip().startswith("]"):
                out.append(held[0] + " ".join(held[1:-1]) + held[-1])
                held = None
    return "\n".join(out)


def table(evaluation: Evaluation) -> str:
    """The figures as lines of text: layers, attributes, then what was gained, lost and below its floor."""
    scores = evaluation.scores
    absent = f", {scores.absent} without an extraction" if scores.absent else ""
    lines = [
        f"{scores.reports} reports{absent}; corpus {evaluation.fingerprint}",
        f"{'layer':<15}{'precision':>10}{'recall':>8}{'F1':>8}{'gold':>7}{'found':>7}{'floor':>8}",
    ]
    for layer, row in scores.layers.items():
        floor = evaluation.floors.get(layer)
        lines.append(
            f"{layer:<15}{row.precision:>10.3f}{row.recall:>8.3f}{row.f1:>8.3f}{row.gold:>7}{row.found:>7}"
            + (f"{floor:>8.3f}" if floor is not None else f"{'-':>8}")
        )
    lines.append(f"{'overall':<15}{'':>18}{scores.overall:>8.3f}")
    lines += [f"  {name:<32}{share:>7.3f}" for name, share in scores.attributes.items()]
    for title, changes in (("gained", evaluation.gained), ("lost", evaluation.lost)):
        lines += [f"{title}: {c.layer} {c.report} #{c.index} {describe(c.layer, c.item)}" for c in changes]
    lines += [
        f"BELOW ITS FLOOR: {layer} {figure:.3f} < {floor:.3f}" for layer, (figure, floor) in evaluation.below.items()
    ]
    return "\n".join(lines)


def describe(layer: str, item: Item) -> str:
    """One line that tells a reader which item of a layer is meant."""
    if layer == "regulations":
        return " ".join(str(item.get(key)) for key in ("type", "number", "year", "title") if item.get(key))
    keys = {
        "people": ("name",),
        "organisations": ("name",),
        "tenures": ("person", "post"),
        "meetings": ("date", "name"),
        "attendance": ("who", "role"),
        "directives": ("issuer", "verb", "action"),
        "quotes": ("speaker", "text"),
    }[layer]
    return " | ".join(str(item.get(key)) for key in keys)[:160]


def differences(evaluation: Evaluation, layer: str) -> tuple[Difference, ...]:
    """What was missed or spurious in one layer.

    Raises:
        UsageError: there is no such layer.
    """
    if layer not in LAYERS:
        raise UsageError(f"no layer {layer!r}; choose one of {', '.join(LAYERS)}")
    return tuple(told for told in evaluation.scores.differences if told.layer == layer)
