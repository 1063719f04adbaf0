"""The SPARQL engine as the rest of the service sees it: from the event loop, and from threads.

One instance has one pool of readers. The server opens it on its own loop; anything without a loop
(the command line, tests, a plain WSGI server) calls `start`, which runs a loop in a thread.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from graph.settings import Settings
from graph.vocabulary import PREFIXES
from web.negotiation import Format
from web.query_check import QueryRefused
from web.query_kept import KeptAnswers
from web.query_pool import QueryPool
from web.query_reader import Answer, Snapshot
from web.snapshots import SnapshotSource
from web.sparql_protocol import Prepared, SparqlRequest, explain, prepare

LOGGER = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Result:
    """A whole answer and the format it is in."""

    format: Format
    body: bytes
    version: str
    """The dataset version that was asked."""
    form: str
    """SELECT, ASK, CONSTRUCT or DESCRIBE."""


class QueryService:
    """Answers SPARQL queries over what a source shows, within the limits of the settings."""

    def __init__(
        self, settings: Settings, source: SnapshotSource, *, union: bool = True, title: str | None = None
    ) -> None:
        self.settings = settings
        self.source = source
        self.union = union
        """Whether the default graph is the union of all graphs."""
        self.title = title
        """What the dataset is called where it is not one of ours."""
        self.elsewhere = False
        """Whether the data are in another SPARQL server, so that nothing can be asked here."""
        self.pool = QueryPool(settings, prefixes=PREFIXES, union=union)
        self.kept = KeptAnswers(settings.query_kept_mb * 1_000_000)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._follower: asyncio.Task[None] | None = None
        self._pins: Counter[Path] = Counter()
        self._pins_lock = threading.Lock()
        self._starting = threading.Lock()

    @property
    def version(self) -> str:
        """The dataset version that queries see now."""
        return self.pool.version

    def only_here(self) -> None:
        """Refuse what needs the data where they are in another server: nothing is told of an empty store.

        Raises:
            QueryRefused: they are.
        """
        if self.elsewhere:
            raise QueryRefused(
                "unavailable", "the data of this service are kept in a SPARQL server of its operator; ask that one"
            )

    @contextmanager
    def pinned(self) -> Iterator[Snapshot]:
        """The snapshot that queries see now, kept until the block ends; for reading it in this process.

        Raises:
            QueryRefused: the data are elsewhere.
        """
        self.only_here()
        self.start()
        snapshot = self.pool.snapshot
        with self._pins_lock:
            self._pins[snapshot.path] += 1
        try:
            yield snapshot
        finally:
            with self._pins_lock:
                self._pins[snapshot.path] -= 1

    def _in_use(self, path: Path) -> bool:
        return self._pins[path] > 0 or self.pool.in_use(path)

    # -- on the loop -------------------------------------------------------------------------

    async def open(self) -> None:
        """Start the readers on the running loop, and follow the source from now on."""
        self._loop = asyncio.get_running_loop()
        await self.pool.start(await asyncio.to_thread(self.source.newest))
        self._follower = self._loop.create_task(self._follow())

    async def shut(self) -> None:
        """End the readers."""
        if self._follower:
            self._follower.cancel()
            with suppress(asyncio.CancelledError):
                await self._follower
        await self.pool.close()
        await asyncio.to_thread(self.source.close)
        self._loop = None

    async def _follow(self) -> None:
        while True:
            await asyncio.sleep(self.settings.snapshot_interval_s)
            try:
                self.pool.switch(await asyncio.to_thread(self.source.newest))
                await asyncio.to_thread(self.source.release, self._in_use)
            except Exception:  # queries go on over the snapshot they have
                LOGGER.exception("the newest snapshot cannot be taken over; SPARQL answers stay at %s", self.version)

    def prepare(self, request: SparqlRequest, accept: str | None) -> Prepared:
        """Look at a query; see `web.sparql_protocol.prepare`."""
        self.only_here()
        return prepare(request, accept=accept, settings=self.settings, union=self.union, isolated=self.pool.isolated)

    async def evaluate(
        self, prepared: Prepared, *, client: str = "", on_long: Callable[[], None] | None = None
    ) -> Answer:
        """Answer a prepared query.

        Raises:
            QueryRefused: it was refused or stopped; the message is fit for its author.
        """
        snapshot = self.pool.snapshot
        kept = self.kept.find(prepared.order, snapshot)
        if kept is not None and not prepared.refusal:
            return kept
        started = time.monotonic()
        try:
            answer = await self.pool.answer(prepared.order, client=client, on_long=on_long)
        except QueryRefused as problem:
            told = explain(problem, prepared)
            if told is problem:
                raise
            raise told from problem
        if prepared.refusal:
            answer.close()
            raise prepared.refusal
        if snapshot == self.pool.snapshot:
            self.kept.keep(prepared.order, snapshot, answer, time.monotonic() - started)
        return answer

    # -- from threads ------------------------------------------------------------------------

    def start(self) -> None:
        """Run a loop of one's own in a thread; nothing to do where the service is open already."""
        with self._starting:
            if self._loop is None:
                self._start_thread()

    def _start_thread(self) -> None:
        ready = threading.Event()
        failed: list[Exception] = []

        async def main() -> None:
            self._stop = asyncio.Event()
            try:
                await self.open()
            except Exception as problem:  # noqa: BLE001  # handed to the thread that waits
                failed.append(problem)
                await self.pool.close()
                return
            finally:
                ready.set()
            await self._stop.wait()
            await self.shut()

        self._thread = threading.Thread(target=asyncio.run, args=(main(),), name="sparql", daemon=True)
        self._thread.start()
        ready.wait()
        if failed:
            raise failed[0]

    def stop(self) -> None:
        """End what `start` began."""
        if self._thread and self._loop:
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join()
        self._thread = None

    def wait(self, work: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine on the service's loop, and wait for it in this thread."""
        self.start()
        assert self._loop is not None
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def query(
        self,
        query: str,
        *,
        format: str | None = None,
        accept: str | None = None,
        request: SparqlRequest | None = None,
        prefixed: bool = False,
    ) -> Result:
        """Answer a query from a thread; with `prefixed` our prefixes need no PREFIX.

        Raises:
            QueryRefused: it was refused or stopped.
        """
        self.start()
        asked = request or SparqlRequest(query, formats=(format,) if format else ())
        prepared = self.prepare(asked, accept)
        if prefixed:
            prepared = replace(prepared, order=replace(prepared.order, prefixed=True))
        answer = self.wait(self.evaluate(prepared))
        return Result(prepared.format, answer.read(), answer.version, prepared.facts.form or "SELECT")
