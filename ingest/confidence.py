"""How often is an item like this one right? Confidences measured on the annotated reports.

A rule states how sure it is of an item as seen from the rule (`raw`). What that is worth is
measured: items of one layer and rule, split where the raw figure falls in a lower or upper half,
are a bucket; its share of right items, drawn towards the raw figure where the bucket is small, is
the confidence of the items that come after. The table lies in `data/calibration.tsv`;
`benchmarks/calibration.py` makes it anew and draws how well predictions and outcomes agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from graph.errors import Abort
from graph.resources import data_path
from ingest.remaking import remade
from ingest.scoring import LAYERS, Item, Scores

SHRINKAGE = 4.0
"""How many items the rule's own statement counts for; chosen by leaving reports out."""
SPLIT = 0.7
"""Raw confidence that parts the lower from the upper bucket of a rule."""
DOUBTFUL = 0.5
"""A rule that states less makes a candidate, which no measurement lifts: its bucket has surer items of the rule too."""
LOWEST, HIGHEST = 0.05, 0.99
FILE = "calibration.tsv"

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Bucket:
    """Items of one layer and rule whose raw confidence lies in one half."""

    layer: str
    rule: str
    upper: bool
    right: int
    items: int


def key(layer: str, rule: str, raw: float) -> tuple[str, str, bool]:
    """The bucket of an item."""
    return layer, rule, raw >= SPLIT


def tally(outcomes: Iterable[tuple[str, str, float, bool]]) -> tuple[Bucket, ...]:
    """Buckets of (layer, rule, raw confidence, right?), in order of their keys."""
    counts: dict[tuple[str, str, bool], list[int]] = defaultdict(lambda: [0, 0])
    for layer, rule, raw, right in outcomes:
        count = counts[key(layer, rule, raw)]
        count[0] += right
        count[1] += 1
    return tuple(Bucket(*name, *count) for name, count in sorted(counts.items()))


def outcomes(scores: Scores, extractions: Mapping[str, Item]) -> list[tuple[str, str, float, bool, str]]:
    """(layer, rule, raw confidence, right?, report) of every item, published or candidate, that can be judged.

    What costs nothing either way (implied bodies, meetings in passing) is left out unless it matched.
    """
    out: list[tuple[str, str, float, bool, str]] = []
    spurious = {(d.report, d.layer, id(d.item)) for d in scores.differences if d.kind == "spurious"}
    for report, layers in scores.pairs.items():
        document = extractions.get(report) or {}
        for layer in LAYERS:
            right = {j for _, j in layers.get(layer, ())}
            for j, item in enumerate(document.get(layer) or ()):
                if j in right or (report, layer, id(item)) in spurious:
                    out.append((layer, item["rule"], item["confidence"], j in right, report))
    return out


class Calibration:
    """The measured confidences."""

    def __init__(self, buckets: Sequence[Bucket]) -> None:
        self._buckets = {(b.layer, b.rule, b.upper): (b.right, b.items) for b in buckets if b.items}
        self._layers = frozenset(b.layer for b in buckets)
        self._known: dict[tuple[str, str, float], float] = {}
        """Rules state few different figures: each is worked out once."""

    def of(self, layer: str, rule: str, raw: float) -> float:
        """The confidence of an item: the share right of its bucket, begun from what the rule states."""
        known = self._known.get((layer, rule, raw))
        if known is None:
            right, items = self._buckets.get(key(layer, rule, raw), (0, 0))
            highest = raw if raw < DOUBTFUL else HIGHEST
            known = round(max(LOWEST, min(highest, (right + SHRINKAGE * raw) / (items + SHRINKAGE))), 3)
            self._known[layer, rule, raw] = known
        return known

    def sure(self, layer: str, rule: str, raw: float) -> float:
        """The confidence of an item that is being made; the raw one in a layer that is not measured."""
        return self.of(layer, rule, raw) if layer in self._layers else raw

    def apply(self, layer: str, items: tuple[_T, ...]) -> tuple[_T, ...]:
        """The items with measured confidences in place of raw ones."""
        if layer not in self._layers:
            return items
        out: list[Any] = []
        for item in items:
            raw: Any = item
            out.append(remade(raw, _place(raw.__class__), self.of(layer, raw.rule, raw.confidence)))
        return tuple(out)


@lru_cache(maxsize=4_096, typed=True)
def rounded(raw: float) -> float:
    """A confidence with three decimals; rules state few different ones, and rounding anew costs a microsecond."""
    return round(raw, 3)


def as_stated(layer: str, rule: str, raw: float) -> float:
    """The raw confidence, where none is measured."""
    return raw


@cache
def _place(kind: Any) -> int:
    """The number of the field that holds the confidence."""
    return [field.name for field in fields(kind)].index("confidence")


def read(path: Path) -> Calibration:
    """The calibration kept in a file.

    Raises:
        Abort: the file is missing or has a row that is not layer, rule, half, right and items.
    """
    buckets: list[Bucket] = []
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as problem:
        raise Abort(f"cannot read {path}: {problem}; run benchmarks/calibration.py to make it") from problem
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != 5 or cells[0] not in LAYERS or cells[2] not in {"upper", "lower"}:
            raise Abort(f"{path}:{number}: {line!r} is not layer, rule, half, right and items")
        buckets.append(Bucket(cells[0], cells[1], cells[2] == "upper", int(cells[3]), int(cells[4])))
    return Calibration(buckets)


def write(buckets: Sequence[Bucket], path: Path) -> None:
    """Keep buckets in a file, one a line."""
    lines = ["layer\trule\thalf\tright\titems"]
    lines += [f"{b.layer}\t{b.rule}\t{'upper' if b.upper else 'lower'}\t{b.right}\t{b.items}" for b in buckets]
    path.write_text("\n".join(lines) + "\n", "utf-8")


@cache
def default() -> Calibration:
    """The calibration of `data/calibration.tsv`."""
    return read(data_path(FILE))
