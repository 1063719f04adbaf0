"""From files to the data directory: read, extract, check, keep; one report's failure never ends the run.

`ingest` works in steps of `batch_reports`, so that its memory does not grow with the number of
reports, and hands each step to a sink: the data directory itself, or the process that owns it.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Protocol, Self

from graph.model import Extraction
from graph.service import Outcome, Submission
from graph.settings import Settings
from ingest import large_pages, llm, readers
from ingest.extract import Extractor
from ingest.report import Report

LOGGER = logging.getLogger(__name__)

CHUNK_REPORTS = 8
"""Reports handed to an extracting process at a time: few enough that all processes end together."""

Tell = Callable[[Outcome], None]
"""Told of each report as soon as its outcome is known."""


class Sink(Protocol):
    """Where reports are kept."""

    def unchanged(self, reports: Iterable[tuple[str, str]], *, extractor: str) -> set[str]:
        """Of pairs of id and SHA-256 of the bytes, the ids that are kept as read by `extractor`."""

    def put(self, submissions: Sequence[Submission]) -> list[Outcome]:
        """Keep reports; the outcomes are in their order."""

    def begin_run(self, extractor: str) -> int:
        """Note that a run begins; gives its number."""

    def end_run(self, run: int, counts: Mapping[str, int], outcomes: Iterable[Outcome]) -> None:
        """Note how a run ended."""


@dataclass(slots=True)
class Summary:
    """What became of all reports of a run."""

    counts: Counter[str] = field(default_factory=Counter)
    """How many reports by status."""
    problems: list[Outcome] = field(default_factory=list)
    """The reports that were skipped or refused, in order."""
    others: int = 0
    """Files in the folders that are no report files."""

    def add(self, outcome: Outcome) -> None:
        """Count one report."""
        self.counts[outcome.status] += 1
        if not outcome.ok:
            self.problems.append(outcome)

    @property
    def ok(self) -> bool:
        """True where nothing was skipped or refused."""
        return not self.problems


_worker: Extractor | None = None
_read = 0
"""How many reports this extracting process has read."""

LARGE_PAGES_AFTER = 200
"""Reports an extracting process reads before it asks for large pages: fewer do not make up for the asking."""
COLLECT_AFTER = 50_000
"""Objects made and not freed, in number, before cycles that nothing reaches are looked for."""


def collect_rarely() -> None:
    """Pass over what is loaded by now when looking for unreachable cycles, and look seldom.

    For a process that does nothing but extract: its lists live as long as itself, and a reading
    leaves few cycles. The setting is the whole process's.
    """
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)


def _start_worker(threshold: float) -> None:
    global _worker
    _worker = Extractor(publish_threshold=threshold)
    collect_rarely()


def _work(report: Report) -> Extraction | str:
    global _read
    assert _worker is not None
    _read += 1
    if _read == LARGE_PAGES_AFTER:
        large_pages.hold()
    return _extract(_worker, report)


def _extract(extractor: Extractor, report: Report) -> Extraction | str:
    """The extraction, or in words why there is none."""
    try:
        return extractor.extract(report)
    except Exception as problem:
        LOGGER.info("%s: the extraction failed", report.info.id, exc_info=True)
        return f"the extraction failed ({type(problem).__name__}: {problem}); please report it with this text"


class ExtractorPool:
    """Extracts reports in order: in this process, or in several for `jobs` > 1."""

    def __init__(self, settings: Settings, *, jobs: int = 1) -> None:
        self._extractor = Extractor(publish_threshold=settings.publish_threshold)
        self._models = llm.from_settings(settings)
        self.name = llm.named(self._extractor.name, self._models)
        self._pool: ProcessPoolExecutor | None = None
        if jobs > 1:
            # Not fork: the caller may have threads and an open store.
            self._pool = ProcessPoolExecutor(
                jobs,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_start_worker,
                initargs=(settings.publish_threshold,),
            )

    def extract(self, reports: Sequence[Report]) -> Iterator[Extraction | str]:
        """The extraction of each report, or in words why there is none."""
        if self._pool is None or len(reports) < 2 * CHUNK_REPORTS:
            made: Iterator[Extraction | str] = (_extract(self._extractor, report) for report in reports)
        else:
            made = self._pool.map(_work, reports, chunksize=CHUNK_REPORTS)
        if not self._models:
            return made
        return (one if isinstance(one, str) else llm.with_proposals(one, self._models) for one in made)

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def ingest(
    paths: Iterable[Path],
    sink: Sink,
    settings: Settings,
    *,
    jobs: int = 1,
    again: bool = False,
    tell: Tell | None = None,
) -> Summary:
    """Read every report of `paths` and keep it in `sink`.

    Reports that are kept already and unchanged are not extracted again, unless `again`. The same
    report in two places is taken once; another report under an id that was met is skipped.

    Raises:
        UsageError: a path does not exist.
    """
    found, others = readers.files(paths)
    summary = Summary(others=others)

    def done(outcome: Outcome) -> None:
        summary.add(outcome)
        if tell is not None:
            tell(outcome)

    met: dict[str, tuple[str, str]] = {}
    reading = readers.read(found, settings)
    with ExtractorPool(settings, jobs=jobs) as pool:
        run = sink.begin_run(pool.name)
        while step := list(islice(reading, settings.batch_reports)):
            fresh: list[readers.Read] = []
            for item in step:
                if isinstance(item, readers.Unread):
                    done(Outcome("skipped", item.report, item.source, item.message))
                elif (repeated := _repeated(item, met)) is not None:
                    done(repeated)
                else:
                    fresh.append(item)
            for outcome in _keep(fresh, sink, pool, again=again):
                done(outcome)
        sink.end_run(run, summary.counts, summary.problems)
    return summary


def _repeated(item: readers.Read, met: dict[str, tuple[str, str]]) -> Outcome | None:
    """The outcome of a report whose id was met in this run, or None for a new one."""
    info = item.report.info
    digest = info.sha256 or ""
    first = met.setdefault(info.id, (digest, item.source))
    if first[1] == item.source:
        return None
    if first[0] == digest:
        return Outcome("unchanged", info.id, item.source, f"the same report as in {first[1]}")
    return Outcome(
        "skipped",
        info.id,
        item.source,
        f"the id {info.id!r} was met in {first[1]} with other content; give every report an id of its own",
    )


def _keep(items: Sequence[readers.Read], sink: Sink, pool: ExtractorPool, *, again: bool) -> Iterator[Outcome]:
    pairs = [(item.report.info.id, item.report.info.sha256 or "") for item in items]
    known = set() if again else sink.unchanged(pairs, extractor=pool.name)
    fresh = [item for item in items if item.report.info.id not in known]
    for item in items:
        if item.report.info.id in known:
            yield Outcome("unchanged", item.report.info.id, item.source, item.note)
    submissions: list[Submission] = []
    notes: list[str] = []
    for item, made in zip(fresh, pool.extract([item.report for item in fresh]), strict=True):
        if isinstance(made, str):
            yield Outcome("refused", item.report.info.id, item.source, made)
        else:
            submissions.append(Submission(made, item.report.raw, item.report.title_end, item.source))
            notes.append("; ".join(filter(None, (item.note, _remark(made)))))
    if submissions:
        for outcome, note in zip(sink.put(submissions), notes, strict=True):
            yield (
                outcome
                if outcome.message
                else Outcome(outcome.status, outcome.report, outcome.source, note, outcome.warnings)
            )


def _remark(extraction: Extraction) -> str:
    """What is worth telling of an extraction that holds little."""
    x = extraction
    if not (x.people or x.organisations or x.posts or x.directives or x.quotes or x.meetings):
        return "nothing was found in it: no person, body, meeting or directive"
    return "" if x.meetings else "no meeting was found in it"


def extractions(
    found: Iterable[Path], settings: Settings, pool: ExtractorPool
) -> Iterator[tuple[readers.Read | readers.Unread, Extraction | str]]:
    """Every report of files with its extraction, in order; or in words why there is none."""
    reading = readers.read(found, settings)
    while step := list(islice(reading, settings.batch_reports)):
        made = pool.extract([item.report for item in step if isinstance(item, readers.Read)])
        for item in step:
            yield item, item.message if isinstance(item, readers.Unread) else next(made)
