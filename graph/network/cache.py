"""The projections of a data directory, kept in memory and brought up to its changes when asked for.

What changed is read from the archive's list of revisions; the catalogue's version says when there
is something to read.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from graph.errors import UsageError
from graph.network.dataset import Dataset, Progress, build
from graph.network.projections import EVERYTHING, Filter, Projection
from graph.network.relations import RULES
from graph.network.rows import reading
from graph.network.updating import update

Answer = TypeVar("Answer")

ANSWERS_KEPT = 256
"""Results of measures held in memory."""


class Networks:
    """The network of one data directory; safe to use from several threads.

    Within `current` nothing changes; other threads wait for the end of it.
    """

    def __init__(self, data_dir: Path) -> None:
        self.catalogue = data_dir / "catalogue.sqlite"
        self.archive = data_dir / "archive.sqlite"
        self._lock = threading.RLock()
        self._data: Dataset | None = None
        self._file: tuple[int, int] | None = None
        self._seen = self._seen_before = 0
        self._answers: OrderedDict[tuple[Any, ...], Any] = OrderedDict()

    @contextmanager
    def current(self, progress: Progress | None = None) -> Iterator[Network]:
        """The network as the catalogue has it now."""
        with self._lock:
            yield Network(self, self._up_to_date(progress))

    def _up_to_date(self, progress: Progress | None) -> Dataset:
        stamp = self._stamp()
        # Read before the catalogue: what is changed in between is met again next time.
        last, changed = self._revisions()
        with reading(self.catalogue) as now:
            data = self._data
            if data is not None and (stamp, data.version) == (self._file, now.version()):
                return data
            self._data = None  # an update broken off leaves nothing that can be shown
            if data is None or stamp != self._file or changed is None or not update(data, now, changed):
                data = build(now, progress)
        self._data, self._file = data, stamp
        # The archive may be ahead of the catalogue by one step: its last revisions count twice.
        self._seen_before, self._seen = self._seen, last
        self._answers.clear()
        return data

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

    def _kept(self, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        if key not in self._answers:
            self._answers[key] = make()
            while len(self._answers) > ANSWERS_KEPT:
                self._answers.popitem(last=False)
        self._answers.move_to_end(key)
        return self._answers[key]


class Network:
    """The projections of one version of the data."""

    def __init__(self, owner: Networks, data: Dataset) -> None:
        self._owner = owner
        self.data = data

    def projection(self, name: str, wanted: Filter = EVERYTHING) -> Projection:
        """A projection of what passes a filter.

        Raises:
            UsageError: there is none of that name.
        """
        if name not in RULES:
            raise UsageError(f"there is no projection {name!r}; there are: {', '.join(RULES)}")
        return self.data.projection(name, wanted)

    def kept(self, key: tuple[Any, ...], make: Callable[[], Answer]) -> Answer:
        """What `make` gives, remembered under `key` until the data change."""
        found: Answer = self._owner._kept(key, make)
        return found
