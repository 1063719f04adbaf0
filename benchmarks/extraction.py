"""How fast is the extraction, what does each layer cost, and what else could one use?

    python -m benchmarks.extraction [--reports PATH] [--limit N] [--turns N] [--json]

Reads ../shared/reports/bulk.jsonl.gz where it lies beside the project, else the samples. Every
measurement runs in a process of its own, so that peak memory is its own. The speed of one core is
the CPU time of reading every report once, as a user's reports are: read again, a report would find
its words in whatever is kept of words read before. spaCy's blank Indonesian pipeline with an
EntityRuler of 10,000 phrases (every form of our lists, filled up with ordinary words), and
lokal-id, where they are installed, take stretches of the reports in turn with ours, so that all
meet the same load. Where the extraction is compiled (python3 dev.py native), it is measured both ways; start-up,
all cores and layers are those of the compiled one then. The load average is printed with the
figures. All cores are wall time of a warmed pool.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from importlib import import_module, util
from pathlib import Path
from typing import Any

from graph.resources import data_path
from graph.settings import Settings
from ingest import large_pages, native, readers
from ingest.report import Report

BULK = Path(__file__).resolve().parents[2] / "shared" / "reports" / "bulk.jsonl.gz"
PHRASES = 10_000
"""Phrases the EntityRuler is given."""
WARM_UP = 50
"""Reports read before those that are timed, which they are not among; fewer where there are few."""
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


def _extract() -> tuple[Callable[[Report], object], dict[str, float]]:
    from ingest.extract import Extractor
    from ingest.pipeline import collect_rarely

    extractor = Extractor()
    collect_rarely()
    return extractor.extract, {}


def _spacy_ruler() -> tuple[Callable[[Report], object], dict[str, float]]:
    """spaCy's blank Indonesian pipeline with an EntityRuler over the forms of our lists."""
    from ingest import lists

    spacy: Any = import_module("spacy")
    nlp = spacy.blank("id")
    nlp.max_length = 10_000_000
    gazetteer = lists.load()
    phrases = [*gazetteer.forms(), *sorted(gazetteer.ordinary)][:PHRASES]
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": "X", "pattern": phrase} for phrase in phrases])
    return lambda report: nlp(report.text), {"phrases": len(phrases)}


def _lokal_id() -> tuple[Callable[[Report], object], dict[str, float]]:
    """lokal-id's detection of personal data, the nearest installable thing for Indonesian names."""
    detect = import_module("lokal.samaran").detect_pii
    return lambda report: detect(report.text), {}


OURS = ("risalah, interpreted", "risalah, compiled")
CONTENDERS: Mapping[str, tuple[str, Callable[[], tuple[Callable[[Report], object], dict[str, float]]]]] = {
    OURS[0]: ("ingest", _extract),
    OURS[1]: ("ingest", _extract),
    "spaCy blank + EntityRuler": ("spacy", _spacy_ruler),
    "lokal-id": ("lokal", _lokal_id),
}
"""Name -> module it needs, and what makes the step that is timed."""

_step: Callable[[Report], object]
_reports: list[Report]
_facts: dict[str, float]


def _begin(name: str, path: Path, limit: int | None) -> None:
    global _step, _reports, _facts
    _step, _facts = CONTENDERS[name][1]()
    found = read_reports(path, limit)
    warm = min(WARM_UP, len(found) // 4)
    for report in found[:warm]:
        _step(report)
    _reports = found[warm:]
    if name in OURS:
        large_pages.hold()  # as an extracting process does once it has read some reports


def _stretch(turn: int, turns: int) -> tuple[int, float]:
    """Read every `turns`-th report, from the one numbered `turn` on: how many, and the CPU seconds they took."""
    reports = _reports[turn::turns]
    before = time.process_time()
    for report in reports:
        _step(report)
    return len(reports), time.process_time() - before


@contextmanager
def _compiled(wanted: bool) -> Iterator[None]:
    """Processes started meanwhile run the extraction compiled or interpreted."""
    before = os.environ.get(native.SWITCH)
    os.environ[native.SWITCH] = str(int(wanted))
    try:
        yield
    finally:
        if before is None:
            del os.environ[native.SWITCH]
        else:
            os.environ[native.SWITCH] = before


def _state() -> str:
    return native.state()


def _found() -> dict[str, float]:
    return {**_facts, "peak_mb": _peak_mb()}


def in_turn(path: Path, limit: int | None, turns: int) -> dict[str, dict[str, float]]:
    """CPU time per report of each contender that is installed, each report read once, in stretches taken in turn."""
    names = [name for name, (module, _) in CONTENDERS.items() if util.find_spec(module) is not None]
    if native.state() != "compiled":
        names.remove(OURS[1])
    context = multiprocessing.get_context("spawn")
    out: dict[str, dict[str, float]] = {}
    with ExitStack() as stack:
        pools = {
            name: stack.enter_context(
                ProcessPoolExecutor(1, mp_context=context, initializer=_begin, initargs=(name, path, limit))
            )
            for name in names
        }
        for name, pool in pools.items():
            with _compiled(name == OURS[1]):
                state = pool.submit(_state).result()
            if name in OURS and (state == "compiled") is not (name == OURS[1]):
                raise RuntimeError(f"{name}: the extraction runs {state}")
        counts, spent = dict.fromkeys(names, 0), dict.fromkeys(names, 0.0)
        for turn in range(turns):
            for name, pool in pools.items():
                count, seconds = pool.submit(_stretch, turn, turns).result()
                counts[name] += count
                spent[name] += seconds
        for name, pool in pools.items():
            mean = spent[name] / counts[name]
            out[name] = {
                "reports": counts[name],
                "ms_per_report": 1000 * mean,
                "reports_per_s": 1 / mean,
                **pool.submit(_found).result(),
            }
    return out


def start_up(path: Path, limit: int | None, begun: float) -> dict[str, float]:
    """Time to the first result and peak memory of one process that reads all reports, one at a time.

    `begun` is the time of the clock at which the process was asked for.
    """
    step, _ = _extract()
    first = 0.0
    count = chars = 0
    for item in readers.read([path], Settings()):
        if not isinstance(item, readers.Read):
            continue
        step(item.report)
        first = first or time.time() - begun
        count += 1
        chars += len(item.report.text)
        if count == limit:
            break
    return {
        "reports": count,
        "mean_chars": chars / count,
        "start_to_first_result_s": first,
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
    for report in reports:
        extractor.extract(report)
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


def _alone(measure: Callable[[], dict[str, float]]) -> dict[str, float]:
    """The measurement in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measure).result()


def run(path: Path, limit: int | None, turns: int) -> dict[str, dict[str, float]]:
    """All measurements, each in a process of its own."""
    before = os.getloadavg()[0]
    out = in_turn(path, limit, turns)
    out["risalah, start-up and memory"] = _alone(partial(start_up, path, limit, time.time()))
    out["risalah, all cores"] = _alone(partial(all_cores, path, limit))
    out["layers, microseconds per report"] = _alone(partial(layers, path, limit))
    out["load average"] = {"before": before, "after": os.getloadavg()[0], "cores": os.cpu_count() or 1}
    return out


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    default = BULK if BULK.exists() else data_path("samples", "reports.jsonl")
    parser.add_argument("--reports", type=Path, default=default, help="file of reports to read")
    parser.add_argument("--limit", type=int, default=None, help="read at most this many reports")
    parser.add_argument("--turns", type=int, default=4, help="stretches the reports are read in, by each in turn")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args()
    figures = run(args.reports, args.limit, args.turns)
    if args.json:
        print(json.dumps(figures, indent=1))
        return 0
    for name, row in figures.items():
        print(name)
        for what, figure in row.items():
            print(f"  {what:<28}{figure:>12,.2f}")
    print(f"the extraction is {native.state()}")
    for ours in OURS:
        for other in (name for name in CONTENDERS if name not in OURS and {name, ours} <= set(figures)):
            ratio = figures[ours]["reports_per_s"] / figures[other]["reports_per_s"]
            print(f"{ours}: {ratio:.1f} times as fast as {other} on one core")
    return 0


if __name__ == "__main__":
    sys.exit(main())
