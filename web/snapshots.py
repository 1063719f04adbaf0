"""Where the readers of SPARQL queries get their snapshots from.

The owner of a data directory leaves snapshots of its store under ``snapshots/`` and removes old ones
when it pleases. Readers may need one for as long as their longest query, so each is taken over by
hard links first and removed when no reader has it any more.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from graph.errors import Abort, UsageError
from web.query_reader import Snapshot

FORMATS: dict[str, ox.RdfFormat] = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "rdf": ox.RdfFormat.RDF_XML,
    "owl": ox.RdfFormat.RDF_XML,
    "xml": ox.RdfFormat.RDF_XML,
    "n3": ox.RdfFormat.N3,
    "jsonld": ox.RdfFormat.JSON_LD,
    "json": ox.RdfFormat.JSON_LD,
}
"""File ending -> format of an RDF file."""


class SnapshotSource(Protocol):
    """Anything that has a store to read."""

    def newest(self) -> Snapshot:
        """The newest snapshot; the same value as before where nothing changed."""

    def release(self, in_use: Callable[[Path], bool]) -> None:
        """Remove what no reader uses any more."""

    def close(self) -> None:
        """Remove everything that was made for readers."""


class DirectorySource:
    """The newest snapshot of a data directory, whoever writes it.

    `refresh` is called first where this process owns the directory, and makes a snapshot when the
    data has changed; `version` tells the dataset version.
    """

    def __init__(
        self, data_dir: Path, *, version: Callable[[], str], refresh: Callable[[], object] | None = None
    ) -> None:
        self._refresh = refresh
        self._version = version
        self._taken: dict[Path, Path] = {}
        self._current: Snapshot | None = None
        data_dir.mkdir(parents=True, exist_ok=True)
        data_dir = data_dir.resolve()  # readers work in a folder of their own, where a relative path leads elsewhere
        self._snapshots = data_dir / "snapshots"
        _remove_left_over(data_dir)
        # On the same file system as the snapshots: hard links do not reach further.
        self._folder = Path(tempfile.mkdtemp(prefix=f"readers-{os.getpid()}-", dir=data_dir))

    def newest(self) -> Snapshot:
        """See `SnapshotSource.newest`; an empty store where there is no snapshot yet."""
        if self._refresh:
            self._refresh()
        for origin in sorted(self._found(), reverse=True):
            if origin in self._taken and self._current and self._current.path == self._taken[origin]:
                return self._current
            target = self._folder / f"{origin.name}-{len(self._taken)}"
            try:
                shutil.copytree(origin, target, copy_function=_link)
            except (OSError, shutil.Error):
                # Its owner removed it meanwhile; there is a newer one.
                shutil.rmtree(target, ignore_errors=True)
                continue
            self._taken[origin] = target
            self._current = Snapshot(target, self._version())
            return self._current
        if self._current is None:
            empty = self._folder / "empty"
            ox.Store(empty).flush()
            self._current = Snapshot(empty, self._version())
        return self._current

    def _found(self) -> list[Path]:
        try:
            return [p for p in self._snapshots.iterdir() if p.name.isdigit()]
        except FileNotFoundError:
            return []

    def release(self, in_use: Callable[[Path], bool]) -> None:
        """See `SnapshotSource.release`."""
        for origin, path in list(self._taken.items()):
            if path.exists() and not in_use(path) and not (self._current and self._current.path == path):
                shutil.rmtree(path, ignore_errors=True)
            if not path.exists() and not origin.exists():
                del self._taken[origin]

    def close(self) -> None:
        """See `SnapshotSource.close`."""
        shutil.rmtree(self._folder, ignore_errors=True)


class FileSource:
    """One RDF file, loaded once.

    Raises:
        UsageError: there is no such file, or its ending names no RDF format.
        Abort: it is not what its ending says; names the line.
    """

    def __init__(self, path: Path) -> None:
        ending = path.suffix.lower().lstrip(".")
        if ending not in FORMATS:
            raise UsageError(
                f"{path.name!r} is not the name of an RDF file; accepted endings: {', '.join(sorted(FORMATS))}"
            )
        if not path.is_file():
            raise UsageError(f"there is no file {str(path)!r}")
        self._folder = Path(tempfile.mkdtemp(prefix="risalah-dataset-"))
        try:
            store = ox.Store(self._folder / "store")
            store.bulk_load(path=str(path), format=FORMATS[ending], base_iri=path.resolve().as_uri())
            # A tenth less time for a query with many look-ups, for a fraction of the time of loading.
            store.optimize()
            store.flush()
        except (SyntaxError, ValueError, OSError) as problem:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise Abort(f"{path.name!r} cannot be read as RDF ({ending}): {problem}") from problem
        self.has_default_graph = next(store.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is not None
        """Whether the file has triples outside any named graph."""
        del store
        self._snapshot = Snapshot(self._folder / "store", path.name)

    def newest(self) -> Snapshot:
        """See `SnapshotSource.newest`."""
        return self._snapshot

    def release(self, in_use: Callable[[Path], bool]) -> None:
        """See `SnapshotSource.release`; a file never changes, so there is nothing to remove."""

    def close(self) -> None:
        """See `SnapshotSource.close`."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copy2(source, target)
    return target


def _remove_left_over(data_dir: Path) -> None:
    """Folders of readers whose service was killed."""
    for folder in data_dir.glob("readers-*"):
        with suppress(ValueError, IndexError, PermissionError):
            try:
                os.kill(int(folder.name.split("-")[1]), 0)
            except ProcessLookupError:
                shutil.rmtree(folder, ignore_errors=True)
