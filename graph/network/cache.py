"""The projections of a data directory, kept in memory and brought up to its changes when asked for.

What changed is read from the archive's list of revisions; the catalogue's version says when there
is something to read.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import UsageError
from graph.network.dataset import Dataset, Progress, build
from graph.network.projections import EVERYTHING, Filter, Projection
from graph.network.relations import RULES
from graph.network.rows import Reading, reading
from graph.network.updating import update


class Networks:
    """The network of one data directory; safe to use from several threads.

    Within `current` and `held` nothing changes; a thread that wants to change it waits for their end.
    Building takes seconds and keeps nobody from what was there before; bringing up to a few reports
    takes milliseconds.
    """

    def __init__(self, data_dir: Path) -> None:
        self.catalogue = data_dir / "catalogue.sqlite"
        self.archive = data_dir / "archive.sqlite"
        self._working = threading.RLock()
        self._lock = threading.RLock()
        self._data: Dataset | None = None
        self._file: tuple[int, int] | None = None
        self._seen = self._seen_before = 0

    @contextmanager
    def current(self, progress: Progress | None = None) -> Iterator[Network]:
        """The network as the catalogue has it now."""
        with self._working:
            data = self._up_to_date(progress)
            with self._lock:
                yield Network(data)

    @contextmanager
    def held(self) -> Iterator[Network | None]:
        """The network as it was when it was last brought up; None where it never was."""
        with self._lock:
            yield Network(self._data) if self._data is not None else None

    def bring_up(self, progress: Progress | None = None) -> Network:
        """Bring the network up to the catalogue; only the thread that calls this may use what it gives."""
        with self._working:
            return Network(self._up_to_date(progress))

    def version(self) -> str:
        """The version of the data that the catalogue has now."""
        with reading(self.catalogue) as now:
            return now.version()

    def _up_to_date(self, progress: Progress | None) -> Dataset:
        stamp = self._stamp()
        # Read before the catalogue: what is changed in between is met again next time.
        last, changed = self._revisions()
        with reading(self.catalogue) as now:
            data = self._data
            if data is not None and (stamp, data.version) == (self._file, now.version()):
                return data
            if data is None or stamp != self._file or changed is None or not self._updated(data, now, changed):
                data = build(now, progress)
        with self._lock:
            self._data, self._file = data, stamp
        # The archive may be ahead of the catalogue by one step: its last revisions count twice.
        self._seen_before, self._seen = self._seen, last
        return data

    def _updated(self, data: Dataset, now: Reading, changed: set[str]) -> bool:
        with self._lock:
            self._data = None  # an update broken off leaves nothing that can be shown
            done = update(data, now, changed)
            self._data = data
            return done

    def _stamp(self) -> tuple[int, int] | None:
        try:
            stat = self.catalogue.stat()
        except FileNotFoundError:
            return None
        return stat.st_dev, stat.st_ino

    def _revisions(self) -> tuple[int, set[str] | None]:
        """The number of the last revision, and the reports changed since; None where that is not known."""
        if not self.archive.exists():
            return 0, None
        connection = sqlite3.connect(f"{self.archive.resolve().as_uri()}?mode=ro", uri=True)
        try:
            last = connection.execute("SELECT max(seq) FROM revision").fetchone()[0] or 0
            if self._data is None or last < self._seen:
                return last, None
            rows = connection.execute("SELECT DISTINCT key FROM revision WHERE seq > ?", (self._seen_before,))
            return last, {row[0] for row in rows}
        finally:
            connection.close()


class Network:
    """The projections of one version of the data."""

    def __init__(self, data: Dataset) -> None:
        self.data = data

    def projection(self, name: str, wanted: Filter = EVERYTHING) -> Projection:
        """A projection of what passes a filter.

        Raises:
            UsageError: there is none of that name.
        """
        if name not in RULES:
            raise UsageError(f"there is no projection {name!r}; there are: {', '.join(RULES)}")
        return self.data.projection(name, wanted)
