"""The query engine for one command: same limits, same formats and same answers as the endpoint's."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import NotFound
from graph.service import DataDirectoryInUse, Service
from graph.settings import Settings
from web.owner_client import find_owner
from web.query_reader import Snapshot
from web.query_service import QueryService
from web.snapshots import DirectorySource


class OneSnapshot:
    """A source that never changes and is not ours to remove."""

    def __init__(self, path: Path) -> None:
        self._snapshot = Snapshot(path, path.name)

    def newest(self) -> Snapshot:
        """See `SnapshotSource.newest`."""
        return self._snapshot

    def release(self, in_use: Callable[[Path], bool]) -> None:
        """See `SnapshotSource.release`."""

    def close(self) -> None:
        """See `SnapshotSource.close`."""


@contextmanager
def querying(settings: Settings) -> Iterator[QueryService]:
    """A query engine with one reader over the present state of the data directory.

    Raises:
        NotFound: there is no data directory yet.
        DataDirectoryInUse: another process is busy with it and has left no snapshot so far.
    """
    with _folder(settings) as path:
        own = settings.model_copy(update={"query_workers": 1, "query_sessions": 0, "snapshot_interval_s": 3600})
        queries = QueryService(own, OneSnapshot(path))
        try:
            yield queries
        finally:
            queries.stop()


@contextmanager
def _folder(settings: Settings) -> Iterator[Path]:
    if not (settings.data_dir / "archive.sqlite").exists():
        raise NotFound(
            f"there is no data in {settings.data_dir}; run `risalah ingest` first, or name another with --data-dir"
        )
    owner = find_owner(settings)
    if owner is not None:
        copy = owner.copy()
        try:
            yield copy
        finally:
            shutil.rmtree(copy, ignore_errors=True)
        return
    try:
        service = Service(settings, wait=False)
    except DataDirectoryInUse:
        source = DirectorySource(settings.data_dir, version=str)
        try:
            found = source.newest()
            if found.path.name == "empty":
                raise
            yield found.path
        finally:
            source.close()
        return
    with service:
        snapshot = service.snapshot()
        assert snapshot is not None, "an embedded store has snapshots"
        yield snapshot
