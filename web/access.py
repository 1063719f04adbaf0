"""How a command reaches a data directory: itself, or through the process that owns it.

The owner that serves the web writes its address and a token beside the store (`owner.json`, for the
owner's user alone); a command that finds it there sends its request to that address.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from graph.archive import Problem, Run
from graph.errors import NotFound
from graph.following import Progress
from graph.judgements import Judgement
from graph.service import DataDirectoryInUse, Outcome, Service, Submission, open_store
from graph.settings import Settings
from graph.store import EmbeddedStore, Store
from web.owner_client import find_owner
from web.snapshots import DirectorySource

LOGGER = logging.getLogger(__name__)


class Data(Protocol):
    """What commands do with a data directory."""

    def unchanged(self, reports: Iterable[tuple[str, str]], *, extractor: str) -> set[str]:
        """See `Service.unchanged`."""

    def put(self, submissions: Sequence[Submission]) -> list[Outcome]:
        """See `Service.put`."""

    def begin_run(self, extractor: str) -> int:
        """See `Service.begin_run`."""

    def end_run(self, run: int, counts: Mapping[str, int], outcomes: Iterable[Outcome]) -> None:
        """See `Service.end_run`."""

    def runs(self) -> list[Run]:
        """See `Service.runs`."""

    def problems(self, run: int) -> list[Problem]:
        """See `Service.problems`."""

    def delete(self, reports: Iterable[str]) -> list[Outcome]:
        """See `Service.delete`."""

    def rebuild(self, progress: Progress | None = None) -> None:
        """See `Service.rebuild`."""

    def judge(self, left: str, right: str, verdict: str, *, by: str, reason: str = "") -> Judgement:
        """See `Service.judge`."""

    def take_back(self, judgement: str, *, by: str, reason: str = "") -> Judgement:
        """See `Service.take_back`."""

    def judgements(self, about: str | None = None) -> list[Judgement]:
        """See `Service.judgements`."""

    def info(self) -> dict[str, Any]:
        """See `Service.info`."""


@contextmanager
def writing(settings: Settings, *, rebase: bool = False) -> Iterator[Data]:
    """The data directory for writing, made where there is none."""
    owner = find_owner(settings)
    if owner is not None:
        yield owner
        return
    with Service(settings, rebase=rebase) as service:
        yield service


@contextmanager
def reading(settings: Settings) -> Iterator[Store]:
    """The store for reading: itself, the owner's present state, or the last snapshot of a busy process.

    Raises:
        NotFound: there is no data directory yet.
        DataDirectoryInUse: another process is busy with it and has left no snapshot so far.
    """
    if not (settings.data_dir / "archive.sqlite").exists():
        raise NotFound(
            f"there is no data in {settings.data_dir}; run `risalah ingest` first, or name another with --data-dir"
        )
    if settings.store_url:
        yield open_store(settings)
        return
    owner = find_owner(settings)
    if owner is not None:
        with _read_only(owner.copy()) as store:
            yield store
        return
    try:
        service = Service(settings, wait=False)
    except DataDirectoryInUse:
        source = DirectorySource(settings.data_dir, version=str)
        try:
            found = source.newest()
            if found.path.name == "empty":
                raise
            LOGGER.warning("another process is writing; this is what it had brought onto the disk last")
            with _read_only(found.path) as store:
                yield store
        finally:
            source.close()
        return
    with service:
        yield service.store


@contextmanager
def _read_only(copy: Path) -> Iterator[Store]:
    store = EmbeddedStore(copy, read_only=True)
    try:
        yield store
    finally:
        store.close()
        shutil.rmtree(copy, ignore_errors=True)
