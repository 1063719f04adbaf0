"""Killable readers that answer SPARQL queries over read-only snapshots.

One event loop runs the pool; `web.query_service` reaches it from threads. Every query has a reader
process to itself (`web.query_worker`), so that it can be stopped by killing that process:

- at its deadline, or when it takes more memory than allowed, or when its client hangs up;
- a query that turns out long (`query_long_ms`) moves to a long place: its process gets a lower
  priority and another reader takes its former place, so cheap queries go on meanwhile;
- clients that ask one cheap query after another share a few readers (`lend`), which answer on the
  clients' own connections; when one of their queries turns out long, that reader is killed and the
  query is asked anew in the usual way;
- when all places, long ones included, are taken and others have waited for a second, the query that has run
  longest is stopped.

Queries see one snapshot from start to end. `switch` gives all later queries another one.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.settings import Settings
from web.query_check import QueryRefused
from web.query_lending import Lending
from web.query_queue import QueryQueue
from web.query_reader import Answer, Reader, Snapshot, connect, refusal, start_process
from web.sparql_protocol import Order

LOGGER = logging.getLogger(__name__)

RELIEF_S = 1.0
"""How long a query waits, and how long another has run, before that one is stopped for it, in seconds."""
_RELIEF_INTERVAL_S = 0.25
_RESPAWN_S = 1.0
_START_S = 60.0  # a busy machine starts slowly, however short queries may be
_SPARE_S = 5.0
"""How long a reader that came back from clients is kept: starting another costs more than many cheap queries."""
_LONG_NICENESS = 10


class QueryPool:
    """Readers and the queries that wait for one. All methods run on the loop of `start`."""

    def __init__(self, settings: Settings, *, prefixes: Mapping[str, str], union: bool = True) -> None:
        self.settings = settings
        self.union = union
        self._prefixes = dict(prefixes)
        self._folder = Path(tempfile.mkdtemp(prefix="risalah-query-"))
        self._readers: set[Reader] = set()
        self._idle: list[Reader] = []
        self._queue = QueryQueue()
        self._clients: Counter[str] = Counter()
        """Queries of each client that wait or run."""
        self._running: Counter[str] = Counter()
        self._snapshot: Snapshot | None = None
        self._spawned = 0
        self._connecting: set[asyncio.Task[None]] = set()
        self._closing = False
        self._relief: asyncio.TimerHandle | None = None
        self._respawn: asyncio.TimerHandle | None = None
        self._lending = Lending(settings, self._readers)
        self._reapers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reaper")
        self.isolated = False
        """Whether the readers have no network; known after `start`."""

    async def start(self, snapshot: Snapshot) -> None:
        """Start the readers over a snapshot, and wait for the first to be ready.

        Raises:
            QueryRefused: no reader can be started.
        """
        self._loop = asyncio.get_running_loop()
        self._snapshot = snapshot
        self._start_missing()
        self._release(await self._next_free("", _START_S))

    @property
    def version(self) -> str:
        """The dataset version that queries see now; empty before there is any snapshot."""
        return self._snapshot.version if self._snapshot else ""

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot that queries see now."""
        assert self._snapshot is not None, "the pool is not started"
        return self._snapshot

    def switch(self, snapshot: Snapshot) -> None:
        """Give all queries that start from now on another snapshot."""
        if snapshot == self._snapshot:
            return
        self._snapshot = snapshot
        idle, self._idle = self._idle, []
        for reader in idle:
            self._release(reader)
        for reader in self._readers:
            if reader.lent and not reader.leaving:
                self._reopen(reader)

    def in_use(self, path: Path) -> bool:
        """Whether a reader may still read a snapshot's folder."""
        return any(path in (r.snapshot.path, r.opening.path if r.opening else None) for r in self._readers) or bool(
            self._snapshot and self._snapshot.path == path
        )

    async def answer(self, order: Order, *, client: str = "", on_long: Callable[[], None] | None = None) -> Answer:
        """Answer a query; cancelling this stops the query.

        `client` is counted against `query_client_max`; `on_long` is called when the query has to
        wait, and when it takes longer than `query_long_ms`.

        Raises:
            QueryRefused: it was refused, stopped, or there is no room for it.
        """
        under_way = self._clients[client]
        if client and under_way >= self.settings.query_client_max:
            raise QueryRefused(
                "client",
                f"{under_way} queries from {client} are under way, which is as many as one client may have; "
                "wait for some of them",
            )
        with _counted(self._clients, client):
            asked = self._loop.time()
            if self._idle:
                reader = self._idle.pop()
            else:
                if on_long:
                    on_long()
                reader = await self._queued(client)
            reader.waited = self._loop.time() - asked
            with _counted(self._running, client):
                return await self._run(reader, order, on_long)

    def lend(self, connection: int, back: Callable[[bytes | None], None]) -> bool:
        """Give a client's connection (its file descriptor) to a reader; False where there is none to spare.

        `back` is called when it comes back: with a request that is left to answer (b"" for none), or
        with None where the client is gone or the connection cannot be used any more.
        """
        if self._closing or self._queue:
            return False
        done = self._lending.lend(connection, back, self._idle)
        if done:
            self._start_missing()
        return done

    async def close(self) -> None:
        """End all readers; queries under way end with an error."""
        self._closing = True
        self._lending.close()
        for timer in (self._relief, self._respawn):
            if timer:
                timer.cancel()
        reason = QueryRefused("unavailable", "the service is shutting down")
        self._queue.refuse(reason)
        for reader in list(self._readers):
            reader.stop(reason)
        while self._readers:
            await asyncio.sleep(0.01)
        self._reapers.shutdown()
        shutil.rmtree(self._folder, ignore_errors=True)

    # -- a query's way -----------------------------------------------------------------------

    async def _queued(self, client: str) -> Reader:
        """A reader of one's own, after waiting in the queue."""
        if len(self._queue) >= self.settings.query_queue:
            raise QueryRefused(
                "busy", f"{self.settings.query_workers} queries are running and {len(self._queue)} wait; try again"
            )
        return await self._next_free(client, self.settings.query_timeout_ms / 1000)

    async def _next_free(self, client: str, limit_s: float) -> Reader:
        if self._relief is None:
            self._relief = self._loop.call_later(RELIEF_S, self._relieve)
        return await self._queue.wait(client, limit_s, self._release)

    async def _run(self, reader: Reader, order: Order, on_long: Callable[[], None] | None) -> Answer:
        settings = self.settings
        reader.reply = self._loop.create_future()
        reader.on_long = on_long
        reader.started = self._loop.time()
        reader.timer = self._loop.call_later(settings.query_long_ms / 1000, self._turned_long, reader)
        version = reader.snapshot.version
        frame = (order.query, order.format, order.base, order.union, order.default, order.named, order.prefixed)
        reader.send(b"Q", json.dumps(frame).encode())
        try:
            # Shielded: the reader may go on after its client has left.
            kind, payload = await asyncio.shield(reader.reply)
        except asyncio.CancelledError:
            self._leave(reader)
            raise
        self._finish(reader)
        if kind.islower():
            reader.stop()
        try:
            if kind in b"AaSs":
                return Answer(payload, version, cheap=kind in b"Ss")
            if kind in b"Ff":
                file = reader.spool.open("rb")
                reader.spool.unlink()
                return Answer(b"", version, file)
            told = json.loads(payload)
            raise refusal(told["code"], told["message"], self.settings)
        finally:
            self._release(reader)

    def _finish(self, reader: Reader) -> None:
        if reader.timer:
            reader.timer.cancel()
        reader.reply = reader.timer = reader.on_long = None

    def _leave(self, reader: Reader) -> None:
        """Nobody waits for a reader's answer any more: stop it, unless it will be done at once anyway."""
        reader.on_long = reader.stop
        if reader.reply is None or reader.age() * 1000 >= self.settings.query_long_ms:
            if reader.reply is not None:
                reader.reply.add_done_callback(_retrieved)
            reader.stop()
            return

        def done(reply: asyncio.Future[tuple[bytes, bytes]]) -> None:
            self._finish(reader)
            if not reply.cancelled() and reply.exception() is None:
                with suppress(FileNotFoundError):
                    reader.spool.unlink()
                self._release(reader)

        reader.reply.add_done_callback(done)

    # -- what readers do ---------------------------------------------------------------------

    def _replied(self, reader: Reader, kind: bytes, payload: bytes) -> None:
        if kind == b"H":
            self.isolated = json.loads(payload)["isolated"]
            self._release(reader)
        elif kind == b"O":
            assert reader.opening is not None
            reader.snapshot, reader.opening = reader.opening, None
            if not reader.lent:
                self._release(reader)
        elif kind in (b"B", b"C"):
            self._lending.came_back(reader, payload, gone=kind == b"C")
            if not reader.lent and reader.opening is None:
                self._release(reader)
        elif reader.reply is not None and not reader.reply.done():
            reader.reply.set_result((kind, payload))

    def _release(self, reader: Reader) -> None:
        """Give a reader that has nothing to do to whoever waits."""
        if reader not in self._readers or reader.leaving or self._closing:
            return
        if reader.long:
            # Its place was taken by another, and a lowered priority cannot be raised again.
            reader.stop()
            return
        assert self._snapshot is not None
        if reader.snapshot != self._snapshot:
            self._reopen(reader)
            return
        if self._queue.give(reader, self._running):
            return
        self._idle.append(reader)
        if sum(self._has_place(r) for r in self._readers) > self.settings.query_workers:
            self._loop.call_later(_SPARE_S, self._stop_spare, reader)

    def _has_place(self, reader: Reader) -> bool:
        return not reader.long and not reader.leaving and not reader.lent

    def _stop_spare(self, reader: Reader) -> None:
        """End a reader that came back from a client and is not needed."""
        if reader in self._idle and sum(self._has_place(r) for r in self._readers) > self.settings.query_workers:
            self._idle.remove(reader)
            reader.stop()

    def _reopen(self, reader: Reader) -> None:
        assert self._snapshot is not None
        reader.opening = self._snapshot
        order = {"snapshot": str(self._snapshot.path), "version": self._snapshot.version}
        reader.send(b"O", json.dumps(order).encode())

    def _lost(self, reader: Reader) -> None:
        """A reader's process has ended."""
        self._readers.discard(reader)
        if reader in self._idle:
            self._idle.remove(reader)
        self._reapers.submit(reader.process.wait)
        if reader.reply is not None and not reader.reply.done():
            reader.reply.set_exception(reader.stopped_for or refusal("memory", "", self.settings))
        self._lending.take_back_all(reader)
        reader.close()
        if self._closing:
            return
        for other in sorted(self._readers, key=lambda r: r.started):
            if other.reply is not None and not other.long and other.age() * 1000 > self.settings.query_long_ms:
                self._make_long(other)
        if reader.started or reader.leaving:
            self._start_missing()
        elif self._respawn is None:
            LOGGER.error("a SPARQL reader ended before it answered any query; the next try is in %g s", _RESPAWN_S)
            self._queue.refuse(QueryRefused("unavailable", "the query service cannot open the dataset"))
            self._respawn = self._loop.call_later(_RESPAWN_S, self._start_missing)

    def _turned_long(self, reader: Reader) -> None:
        if reader.on_long:
            reader.on_long()
        # An answer or an error comes in time, however long the query had to wait for its place.
        left = self.settings.query_timeout_ms / 1000 - max(0.0, reader.waited - RELIEF_S) - reader.age()
        reader.timer = self._loop.call_later(max(0.0, left), self._deadline, reader)
        self._make_long(reader)

    def _make_long(self, reader: Reader) -> None:
        if sum(r.long for r in self._readers) >= self.settings.query_workers:
            return
        reader.long = True
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, reader.process.pid, _LONG_NICENESS)
        self._start_missing()

    def _deadline(self, reader: Reader) -> None:
        reader.stop(refusal("timeout", f"{reader.waited:.0f}" if reader.waited > RELIEF_S else "", self.settings))

    def _relieve(self) -> None:
        """Stop the query that has run longest where another has waited long enough."""
        self._relief = None
        if not self._queue:
            return
        running = [r for r in self._readers if r.reply is not None and not r.leaving and r.age() >= RELIEF_S]
        if running and self._queue.longest_s() >= RELIEF_S:
            longest = max(running, key=Reader.age)
            longest.stop(
                QueryRefused(
                    "stopped",
                    f"the query had run for {longest.age():.1f} s and was stopped to let others through; "
                    "the service is busy. Narrow it, or try again later",
                )
            )
        self._relief = self._loop.call_later(_RELIEF_INTERVAL_S, self._relieve)

    # -- processes ---------------------------------------------------------------------------

    def _start_missing(self) -> None:
        if self._respawn:
            self._respawn.cancel()
            self._respawn = None
        missing = self.settings.query_workers - sum(self._has_place(r) for r in self._readers)
        for _ in range(0 if self._closing else missing):
            self._spawn()

    def _spawn(self) -> None:
        assert self._snapshot is not None
        self._spawned += 1
        spool = self._folder / str(self._spawned)
        settings = self.settings
        options = {
            "snapshot": str(self._snapshot.path),
            "spool": str(spool),
            "memory_mb": settings.query_memory_mb,
            "timeout_ms": settings.query_timeout_ms,
            "max_rows": settings.query_max_rows,
            "max_bytes": settings.query_max_bytes,
            "prefixes": self._prefixes,
            "union": self.union,
            "settings": settings.model_dump(include={"base", "query_max_chars", "query_max_nesting"}),
        }
        process, ours = start_process(options, self._folder)
        reader = Reader(process, spool, self._snapshot, ours.dup(), replied=self._replied, lost=self._lost)
        self._readers.add(reader)
        task = self._loop.create_task(connect(reader, ours))
        self._connecting.add(task)
        task.add_done_callback(self._connecting.discard)


@contextmanager
def _counted(counter: Counter[str], key: str) -> Iterator[None]:
    counter[key] += 1
    try:
        yield
    finally:
        counter[key] -= 1
        if not counter[key]:
            del counter[key]


def _retrieved(reply: asyncio.Future[tuple[bytes, bytes]]) -> None:
    """Nobody waits for this answer, so nobody is to be told of its failure."""
    if not reply.cancelled():
        reply.exception()
