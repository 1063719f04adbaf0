"""The owner of a data directory: archive, store and catalogue kept in step.

A report is acknowledged when the archive has it. Store and catalogue follow at once; until they
are on the disk the archive's outbox names the report, and the next start brings it up again. So a
kill or a power cut at any moment loses nothing and leaves nothing half written.
"""

from __future__ import annotations

import logging
import secrets
import shutil
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock, Timeout

from graph import ids
from graph.archive import Archive, Problem, Run, now
from graph.catalogue import Catalogue
from graph.errors import Abort, UsageError
from graph.following import Follower, Progress
from graph.gate import examine
from graph.judgements import Judgement, base, judge
from graph.ledger import Ledger
from graph.mapping import FORM
from graph.model import Extraction
from graph.remote_store import RemoteStore
from graph.settings import Settings
from graph.store import EmbeddedStore, Store, StoreUnavailable
from graph.vocabulary import Iris

LOGGER = logging.getLogger(__name__)

Status = Literal["added", "changed", "unchanged", "deleted", "refused", "skipped"]
DONE: frozenset[Status] = frozenset({"added", "changed", "unchanged", "deleted"})
"""Results that left the report as the caller wants it; the others say why not."""

IDLE_S = 5.0
"""Pause after a write before `keep_up` brings it onto the disk, in seconds."""

COPY_KEPT_S = 86_400
"""Age at which a copy of the store that its reader left behind is removed, in seconds."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A report and what was extracted from it, offered to the archive."""

    extraction: Extraction
    raw: bytes
    title_end: int = 0
    source: str = ""
    """Where it came from, for messages: ``reports.jsonl:7``."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report."""

    status: Status
    report: str | None
    """Id of the report, or None where it could not be read that far."""
    source: str = ""
    message: str = ""
    warnings: int = 0

    @property
    def ok(self) -> bool:
        """True where nothing was skipped or refused."""
        return self.status in DONE


class DataDirectoryInUse(Abort):
    """Another process owns the data directory."""


class Service:
    """The data directory opened for writing; one process at a time, any number of threads.

    `rebase` opens it for `rebuild` alone, whatever base its IRIs were made with.

    Raises:
        DataDirectoryInUse: another process owns it, and did not let go within `lock_wait_s`.
        Abort: it cannot be opened, or was made with another base.
    """

    def __init__(self, settings: Settings, *, wait: bool = True, rebase: bool = False) -> None:
        self.settings = settings
        self.iris = Iris(settings.base)
        folder = settings.data_dir
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise Abort(f"the data directory {folder} cannot be made: {problem.strerror or problem}") from problem
        self._lock = FileLock(folder / "lock")
        try:
            self._lock.acquire(timeout=settings.lock_wait_s if wait else 0)
        except Timeout as problem:
            raise DataDirectoryInUse(
                f"another process is working on the data directory {folder}; "
                "wait until it is done, or name another with --data-dir"
            ) from problem
        self._writing = threading.RLock()
        self._applied = 0
        self._closed = False
        self._since_checkpoint = 0
        self._snapshot: Path | None = None
        self._snapshot_at = 0.0
        self._written_at = 0.0
        try:
            self.archive = Archive(folder / "archive.sqlite")
            self.store: Store = open_store(settings)
            self.catalogue = Catalogue(folder / "catalogue.sqlite")
            self.ledger = Ledger(self.archive)
            self._follower = Follower(self.archive, self.ledger, self.catalogue, self.store, self.iris)
            self._catch_up(rebase=rebase)
        except BaseException:
            self._lock.release()
            raise

    # -- reports -----------------------------------------------------------------------------

    def unchanged(self, reports: Iterable[tuple[str, str]], *, extractor: str) -> set[str]:
        """Of pairs of id and SHA-256 of the bytes, the ids that the archive holds as read by `extractor`."""
        out: set[str] = set()
        for report, digest in reports:
            head = self.archive.head(ids.report_key(report))
            if head is not None and (head.sha256, head.extractor) == (digest, extractor):
                out.add(report)
        return out

    def put(self, submissions: Sequence[Submission]) -> list[Outcome]:
        """Take reports in; what fails the checks is refused and said so, the rest is kept."""
        checked = examine([one.extraction for one in submissions], self.iris)
        with self._writing:
            outcomes: list[Outcome] = []
            graphs: dict[str, str] = {}
            with self.archive.transaction():
                for number, one in enumerate(submissions):
                    info = one.extraction.report
                    if number in checked.refused:
                        outcomes.append(Outcome("refused", info.id, one.source, checked.refused[number]))
                        continue
                    graphs[ids.report_key(info.id)] = checked.graphs[number]
                    change = self.archive.put(one.extraction, one.raw, title_end=one.title_end)
                    outcomes.append(Outcome(change, info.id, one.source, "", len(one.extraction.warnings)))
            self._follow(graphs)
        return outcomes

    def delete(self, reports: Iterable[str]) -> list[Outcome]:
        """Take reports out, by id."""
        outcomes: list[Outcome] = []
        with self._writing:
            with self.archive.transaction():
                for report in reports:
                    if self.archive.delete(ids.report_key(report)):
                        outcomes.append(Outcome("deleted", report))
                    else:
                        outcomes.append(Outcome("skipped", report, message=f"there is no report {report!r}"))
            self._follow()
        return outcomes

    def begin_run(self, extractor: str) -> int:
        """Note that a run begins; gives its number."""
        return self.archive.begin_run(extractor)

    def end_run(self, run: int, counts: Mapping[str, int], outcomes: Iterable[Outcome]) -> None:
        """Note how a run ended; of `outcomes`, those that are not ok."""
        self.archive.end_run(
            run, counts, (Problem(o.source, o.report, o.status, o.message) for o in outcomes if not o.ok)
        )

    def runs(self) -> list[Run]:
        """The last runs, the latest first."""
        return self.archive.runs()

    def problems(self, run: int) -> list[Problem]:
        """What a run skipped or refused, in order."""
        return self.archive.problems(run)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make store and catalogue anew from the archive."""
        with self._writing:
            self.archive.set_meta("base", self.settings.base)
            self.archive.set_meta("rebuilding", "1")
            self.archive.bump()
            self._applied = self._follower.rebuild(self.settings.data_dir, progress)
            self.checkpoint()
            self.archive.set_meta("form", str(FORM))
            self.archive.set_meta("rebuilding", "0")

    # -- judgements --------------------------------------------------------------------------

    def judge(self, left: str, right: str, verdict: str, *, by: str, reason: str = "") -> Judgement:
        """Keep a person's judgement on whether two ids are one thing, and let everything follow from it.

        An id may be an occurrence: what one report calls by a name (``person/budi-santoso~r7``).

        Raises:
            UsageError: no report names one of the ids, or the two cannot be judged.
        """
        made = judge(left, right, verdict, by=by, at=now(), reason=reason)
        with self._writing:
            for node in (left, right):
                entity, key = base(node)
                if not self.catalogue.known(node) and not (key and self.archive.names(key, entity)):
                    raise UsageError(f"no report names {node!r}; give ids as the pages show them: person/al-haris")
            self.ledger.add(made)
            self._follow()
        return made

    def take_back(self, judgement: str, *, by: str, reason: str = "") -> Judgement:
        """End a judgement: what it replaced, or what the rules say, holds again.

        Raises:
            NotFound: there is none with that id, or it was taken back before.
        """
        with self._writing:
            made = self.ledger.take_back(judgement, at=now(), by=by, reason=reason)
            self._follow()
        return made

    def judgements(self, about: str | None = None) -> list[Judgement]:
        """All judgements, the latest first; or those on one id and on what it is joined with."""
        if about is None:
            return self.ledger.all()
        return sorted(self.ledger.component([about])[1], key=lambda j: (j.at, j.id), reverse=True)

    # -- following ---------------------------------------------------------------------------

    def _catch_up(self, *, rebase: bool) -> None:
        """At start: bring up what a kill, a power cut or a newer format left behind."""
        base = self.archive.meta("base")
        if base is None:
            self.archive.set_meta("base", self.settings.base)
        elif base != self.settings.base and not rebase:
            raise Abort(
                f"the data directory was made with the base {base}, the setting says {self.settings.base}; "
                f"set RISALAH_BASE={base}, or run `risalah rebuild` to write all IRIs anew"
            )
        if rebase:
            return
        holds_reports = self.archive.count() > 0
        if not holds_reports:
            self.archive.set_meta("form", str(FORM))
        if holds_reports and (
            self.archive.meta("rebuilding") == "1"
            or self.archive.meta("form") != str(FORM)
            or self.catalogue.version() < 0
            or not self._store_filled()
        ):
            LOGGER.warning("making store and catalogue anew from the archive")
            self.rebuild()
        elif self.archive.pending():
            self._follow()
            self.checkpoint()

    def _store_filled(self) -> bool:
        try:
            answer, _ = self.store.query(f"ASK {{ GRAPH <{self.iris.registry}> {{ ?s ?p ?o }} }}")
        except StoreUnavailable as problem:
            LOGGER.warning("%s; reports are taken in and wait for it in the archive", problem)
            return True
        return b"true" in answer

    def _follow(self, graphs: Mapping[str, str] | None = None) -> None:
        """Bring catalogue and store up to the archive.

        A store that cannot be reached stays behind: the outbox keeps what it lacks for `keep_up`.
        """
        before = self._applied
        try:
            self._applied = self._follower.follow(graphs or {}, after=before)
        except StoreUnavailable as problem:
            LOGGER.warning("%s; what it lacks waits in the archive", problem)
            return
        if self._applied == before:
            return
        self._since_checkpoint += max(1, len(graphs or ()))
        self._written_at = time.monotonic()
        if self._since_checkpoint >= self.settings.snapshot_reports:
            self.checkpoint()

    def keep_up(self) -> None:
        """To be called now and then: bring up what is behind, and after a pause everything onto the disk."""
        with self._writing:
            self._follow()
            if self._since_checkpoint and time.monotonic() - self._written_at > IDLE_S:
                self.checkpoint()

    def checkpoint(self) -> None:
        """Bring store and catalogue onto the disk, so that the next start has nothing to make up."""
        with self._writing:
            self.store.snapshot()
            self.catalogue.checkpoint()
            self.archive.settle(self._applied)
            self._since_checkpoint = 0

    def snapshot(self) -> Path | None:
        """The newest snapshot of the store for readers: at most `snapshot_interval_s` behind the data."""
        with self._writing:
            if self._snapshot is None or time.monotonic() - self._snapshot_at >= self.settings.snapshot_interval_s:
                self._snapshot = self.store.snapshot()
                self._snapshot_at = time.monotonic()
            return self._snapshot

    def copy(self) -> Path:
        """A consistent copy of the store in a folder of its own, which the caller removes.

        Raises:
            Abort: the store is no embedded one.
        """
        if not isinstance(self.store, EmbeddedStore):
            raise Abort("the store is a SPARQL server; read it at its own address")
        folder = self.settings.data_dir / "copies"
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            if time.time() - old.stat().st_mtime > COPY_KEPT_S:
                shutil.rmtree(old, ignore_errors=True)
        target = folder / secrets.token_hex(8)
        with self._writing:
            self.store.copy(target)
        return target

    def info(self) -> dict[str, Any]:
        """What the data directory holds, for people and programs."""
        value = self.catalogue.database.value
        kinds = self.catalogue.database.rows("SELECT kind, count(*) FROM entity GROUP BY kind ORDER BY kind")
        return {
            "data_dir": str(self.settings.data_dir.resolve()),
            "base": self.settings.base,
            "version": self.archive.version(),
            "changed": (self.archive.meta("changed") or "")[:10],
            "reports": self.archive.count(),
            "extractors": self.archive.extractors(),
            "entities": {row[0]: row[1] for row in kinds},
            "tenures": value("SELECT count(*) FROM tenure"),
            "attendance": value("SELECT count(*) FROM attendance"),
            "directives": value("SELECT count(*) FROM directive"),
            "follow_ups": value("SELECT count(*) FROM follow_up"),
            "quotes": value("SELECT count(*) FROM quote"),
            "citations": value("SELECT count(*) FROM citation"),
            "candidates": value("SELECT count(*) FROM candidate"),
            "judgements": self.archive.database.value("SELECT count(*) FROM judgement WHERE ended IS NULL"),
            "behind": len(self.archive.pending(after=self._applied).keys),
        }

    def close(self) -> None:
        """Bring everything onto the disk and let go of the data directory."""
        with self._writing:
            if self._closed:
                return
            self._closed = True
            # Always: whoever reads the directory without owning it reads its newest snapshot.
            self.checkpoint()
            self.catalogue.close()
            self.store.close()
            self.archive.close()
            self._lock.release()

    def __enter__(self) -> Service:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(settings: Settings) -> Store:
    """The store that the settings name."""
    if settings.store_url:
        return RemoteStore(settings.store_url)
    return EmbeddedStore(settings.data_dir / "store", snapshots=settings.data_dir / "snapshots")
