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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, TextIO

from filelock import FileLock, Timeout
from rdflib import URIRef

from graph import ids
from graph.archive import Archive
from graph.catalogue import Catalogue
from graph.errors import Abort
from graph.gate import examine
from graph.mapping import report_ntriples
from graph.model import Extraction
from graph.registry import entity_triples, run_triples
from graph.remote_store import RemoteStore
from graph.settings import Settings
from graph.store import Change, EmbeddedStore, Store, StoreUnavailable
from graph.terms import ntriples
from graph.vocabulary import Iris

LOGGER = logging.getLogger(__name__)

Status = Literal["added", "changed", "unchanged", "deleted", "refused", "skipped"]
DONE: frozenset[Status] = frozenset({"added", "changed", "unchanged", "deleted"})
"""Results that left the report as the caller wants it; the others say why not."""

IDLE_S = 5.0
"""Pause after a write before `keep_up` brings it onto the disk, in seconds."""

COPY_KEPT_S = 86_400
"""Age at which a copy of the store that its reader left behind is removed, in seconds."""

Progress = Callable[[int, int], None]
"""Told how many of how many are done."""


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
        self._since_checkpoint = 0
        self._snapshot: Path | None = None
        self._snapshot_at = 0.0
        self._written_at = 0.0
        try:
            self.archive = Archive(folder / "archive.sqlite")
            self.store: Store = open_store(settings)
            self.catalogue = Catalogue(folder / "catalogue.sqlite")
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
        with self._writing:
            checked = examine([one.extraction for one in submissions], self.iris)
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

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make store and catalogue anew from the archive."""
        with self._writing:
            pending = self.archive.pending()
            self.archive.set_meta("base", self.settings.base)
            self.archive.set_meta("rebuilding", "1")
            self.archive.bump()
            total = self.archive.count()
            self.catalogue.build(
                _counted(self.archive.extractions(), total, progress), canonical={}, version=self._version()
            )
            self._fill_store()
            self._applied = pending.seq
            self.checkpoint()
            self.archive.set_meta("rebuilding", "0")

    # -- following ---------------------------------------------------------------------------

    def _version(self) -> tuple[int, str]:
        return self.archive.version(), (self.archive.meta("changed") or "")[:10]

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
        if self.archive.count() and (
            self.archive.meta("rebuilding") == "1" or self.catalogue.version() < 0 or not self._store_filled()
        ):
            LOGGER.warning("making store and catalogue anew from the archive")
            self.rebuild()
        elif self.archive.pending().keys:
            self._follow()
            self.checkpoint()

    def _store_filled(self) -> bool:
        answer, _ = self.store.query(f"ASK {{ GRAPH <{self.iris.registry}> {{ ?s ?p ?o }} }}")
        return b"true" in answer

    def _follow(self, graphs: Mapping[str, str] | None = None) -> None:
        """Bring catalogue and store up to the archive; `graphs` are N-Triples by key where they are at hand.

        A store that cannot be reached stays behind: the outbox keeps what it lacks for `keep_up`.
        """
        pending = self.archive.pending(after=self._applied)
        if not pending.keys:
            return
        present = {key: x for key in pending.keys if (x := self.archive.extraction(key)) is not None}
        self.catalogue.put(
            present.values(), deleted=[k for k in pending.keys if k not in present], version=self._version()
        )
        known = graphs or {}
        replaced = tuple(
            (
                self.iris.report_graph(key),
                (known.get(key) or report_ntriples(present[key], self.iris)) if key in present else "",
            )
            for key in pending.keys
        )
        try:
            self.store.apply(Change(replaced, self._description(pending.entities)))
        except StoreUnavailable as problem:
            LOGGER.warning("%s; %d reports wait for it in the archive", problem, len(pending.keys))
            return
        self._applied = pending.seq
        self._since_checkpoint += len(pending.keys)
        self._written_at = time.monotonic()
        if self._since_checkpoint >= self.settings.snapshot_reports:
            self.checkpoint()

    def keep_up(self) -> None:
        """To be called now and then: bring up what is behind, and after a pause everything onto the disk."""
        with self._writing:
            self._follow()
            if self._since_checkpoint and time.monotonic() - self._written_at > IDLE_S:
                self.checkpoint()

    def _description(self, entities: Iterable[str]) -> tuple[URIRef, tuple[URIRef, ...], str]:
        """What the registry says of some entities and runs from now on."""
        wanted = list(entities)
        runs = {f"run/{ids.slug(name)}": name for name in self.archive.extractors()}
        lines = [
            ntriples(run_triples(runs[entity], self.iris) if entity in runs else ())
            for entity in wanted
            if entity.startswith("run/")
        ]
        others = [entity for entity in wanted if not entity.startswith("run/")]
        lines += [ntriples(entity_triples(known, self.iris)) for known in self.catalogue.entity_facts(others)]
        agents = [f"agent/{entity.removeprefix('run/')}" for entity in wanted if entity.startswith("run/")]
        return self.iris.registry, tuple(self.iris.id(entity) for entity in (*wanted, *agents)), "".join(lines)

    def _fill_store(self) -> None:
        """Write all graphs into a file of N-Quads, and load it."""
        with TemporaryDirectory(dir=self.settings.data_dir, prefix="rebuild-") as folder:
            path = Path(folder) / "all.nq"
            with path.open("w", encoding="utf-8", newline="\n") as out:
                for extraction in self.archive.extractions():
                    graph = self.iris.report_graph(ids.report_key(extraction.report.id))
                    _write_quads(out, report_ntriples(extraction, self.iris), graph)
                runs = [f"run/{ids.slug(name)}" for name in self.archive.extractors()]
                for some in _chunks([*self.catalogue.all_entities(), *runs], 1000):
                    _write_quads(out, self._description(some)[2], self.iris.registry)
            self.store.load(path)

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
        version, changed = self._version()
        value = self.catalogue.database.value
        kinds = self.catalogue.database.rows("SELECT kind, count(*) FROM entity GROUP BY kind ORDER BY kind")
        return {
            "data_dir": str(self.settings.data_dir.resolve()),
            "base": self.settings.base,
            "version": version,
            "changed": changed,
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
            "behind": len(self.archive.pending(after=self._applied).keys),
        }

    def close(self) -> None:
        """Bring everything onto the disk and let go of the data directory."""
        with self._writing:
            if self._since_checkpoint:
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


def _write_quads(out: TextIO, lines: str, graph: URIRef) -> None:
    end = f" <{graph}> .\n"
    out.writelines(f"{line[:-2]}{end}" for line in lines.split("\n") if line)


def _chunks(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _counted(items: Iterable[Extraction], total: int, progress: Progress | None) -> Iterator[Extraction]:
    for number, item in enumerate(items, start=1):
        yield item
        if progress is not None:
            progress(number, total)
