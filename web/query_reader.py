"""The service's end of a reader process: how it is started, talked to and stopped."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pyoxigraph

from graph.settings import Settings
from web.query_check import QueryRefused
from web.query_session import SessionState
from web.query_worker import HEAD

LOGGER = logging.getLogger(__name__)

_XSD = "http://www.w3.org/2001/XMLSchema#"
_CASTS = ("boolean", "integer", "decimal", "float", "double", "string", "dateTime", "date", "time", "duration")
_CHUNK = 256 * 1024
_ALLOCATOR = Path(pyoxigraph.__file__).parents[1] / "cmeel.prefix/lib/libmimalloc.so"
_START = Path(__file__).with_name("query_start.py")


def _environment() -> dict[str, str]:
    """All that readers see of the environment: nothing of the service's own."""
    seen = {"MALLOC_ARENA_MAX": "2"}
    if _ALLOCATOR.exists():
        # A quarter less time for a cheap query than with the C library's allocator.
        seen |= {"LD_PRELOAD": str(_ALLOCATOR), "MIMALLOC_ARENA_RESERVE": "64MiB"}
    return seen


class Answer:
    """A whole answer: in memory, or in a file that is already without a name."""

    __slots__ = ("_file", "cheap", "data", "size", "version")

    def __init__(self, data: bytes, version: str, file: IO[bytes] | None = None, *, cheap: bool = False) -> None:
        self.version = version
        """The dataset version of the snapshot that answered."""
        self.cheap = cheap
        """Whether it is small and took the reader little time."""
        self.data = data
        """The answer where it is small, else nothing: see `chunks`."""
        self._file = file
        self.size = os.fstat(file.fileno()).st_size if file else len(data)

    @property
    def is_large(self) -> bool:
        """Whether the answer is in a file."""
        return self._file is not None

    def chunks(self) -> Iterator[bytes]:
        """The answer piece by piece, once."""
        if self._file is None:
            yield self.data
            return
        with self._file as file:
            while piece := file.read(_CHUNK):
                yield piece

    def read(self) -> bytes:
        """The answer in one piece."""
        return b"".join(self.chunks())

    def close(self) -> None:
        """Give the file up unread."""
        if self._file is not None:
            self._file.close()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A folder with a read-only store that never changes, and the dataset version it shows."""

    path: Path
    version: str


class Reader(asyncio.Protocol):
    """The service's end of one reader process."""

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        spool: Path,
        snapshot: Snapshot,
        orders: socket.socket,
        *,
        replied: Callable[[Reader, bytes, bytes], None],
        lost: Callable[[Reader], None],
    ) -> None:
        self.process = process
        self.spool = spool
        self.snapshot = snapshot
        self.opening: Snapshot | None = None
        self.transport: asyncio.Transport | None = None
        self.reply: asyncio.Future[tuple[bytes, bytes]] | None = None
        self.timer: asyncio.TimerHandle | None = None
        self.started = 0.0
        self.waited = 0.0
        """Seconds that its query waited for it."""
        self.on_long: Callable[[], None] | None = None
        self.long = False
        self.leaving = False
        self.stopped_for: QueryRefused | None = None
        self.lent: dict[int, Callable[[bytes | None], None]] = {}
        """Clients' connections that this reader has, by number, and whom to give each back."""
        self.state = SessionState(f"{spool}.state")
        self.orders = orders
        """The socket of `transport` once more, for sending file descriptors."""
        self._replied = replied
        self._lost = lost
        self._buffer = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]  # a stream socket makes a Transport

    def data_received(self, data: bytes) -> None:
        buffer = self._buffer
        buffer += data
        while len(buffer) >= HEAD.size:
            kind, length = HEAD.unpack_from(buffer)
            end = HEAD.size + length
            if len(buffer) < end:
                return
            payload = bytes(memoryview(buffer)[HEAD.size : end])
            del buffer[:end]
            self._replied(self, kind, payload)

    def connection_lost(self, exc: Exception | None) -> None:
        self._lost(self)

    def send(self, kind: bytes, payload: bytes) -> None:
        assert self.transport is not None
        self.transport.write(HEAD.pack(kind, len(payload)) + payload)

    def stop(self, reason: QueryRefused | None = None) -> None:
        """Kill the process; what it was asked ends with `reason`."""
        self.stopped_for = self.stopped_for or reason
        self.leaving = True
        self.process.kill()

    def age(self) -> float:
        """Seconds since its query, or the first of its session, began."""
        return asyncio.get_running_loop().time() - self.started

    def thread_time(self) -> float:
        """Seconds that the process's first thread has run; without end where the system does not tell."""
        try:
            return int(Path(f"/proc/{self.process.pid}/schedstat").read_text().split()[0]) / 1e9
        except OSError:
            return float("inf")

    def close(self) -> None:
        """Clear up after the process has ended."""
        for path in (self.spool, self.spool.with_suffix(".state")):
            path.unlink(missing_ok=True)
        if self.timer:
            self.timer.cancel()
        self.state.close()
        self.orders.close()


def start_process(options: dict[str, Any], folder: Path) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """Start a reader in `folder`, and give the socket to talk to it.

    To be called from the loop's own thread: the kernel ends the reader when that thread ends.
    """
    ours, theirs = socket.socketpair()
    told = {**options, "root": str(_START.parents[1]), "packages": str(Path(pyoxigraph.__file__).parents[1])}
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", str(_START), str(theirs.fileno()), json.dumps(told)],
        pass_fds=(theirs.fileno(),),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=_environment(),
    )
    theirs.close()
    ours.setblocking(False)
    return process, ours


async def connect(reader: Reader, ours: socket.socket) -> None:
    """Bring a reader's socket under the loop."""
    try:
        await asyncio.get_running_loop().create_connection(lambda: reader, sock=ours)
    except OSError as problem:
        LOGGER.error("a SPARQL reader cannot be reached: %s", problem)


def refusal(code: str, message: str, settings: Settings) -> QueryRefused:
    """What a query that did not end well is told: `code` and `message` as a reader gives them.

    Or ``timeout`` and the seconds that it waited, or nothing.
    """
    if code in ("rows", "bytes"):
        limit = settings.query_max_rows if code == "rows" else settings.query_max_bytes
        return QueryRefused(
            "rows" if code == "rows" else "bytes",
            f"the answer has more than {limit:,} {code}, which is as many as are given. "
            "Narrow the query, fetch it in parts with ORDER BY, LIMIT and OFFSET, or take a dump from /dumps",
        )
    if code == "memory":
        return QueryRefused(
            "memory",
            f"the query was stopped because it needs more than {settings.query_memory_mb:,} MB of memory, "
            "or is too deeply nested. Narrow it, or sort and group less at a time",
        )
    if code == "timeout":
        waited = f", {message} s of them spent waiting because the service is busy" if message else ""
        return QueryRefused(
            "timeout",
            f"the query was stopped after {settings.query_timeout_ms / 1000:g} s, the time a query may take{waited}. "
            "This is no empty answer: nothing is known. Narrow the query, or run it on a dump from /dumps",
        )
    if code == "function":
        return QueryRefused("function", _no_function(message))
    if code in ("syntax", "not_acceptable"):
        return QueryRefused("syntax" if code == "syntax" else "not_acceptable", message)
    return QueryRefused("unavailable", message)


def _no_function(iri: str) -> str:
    told = f"the function <{iri}> is not known here, and a row of the query needs it. "
    if iri.startswith(_XSD):
        return f"{told}Values can be turned into {', '.join(f'xsd:{name}' for name in _CASTS)}"
    return f"{told}There are the functions of SPARQL 1.1 and no others"
