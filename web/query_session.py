"""Clients' connections in the hands of a reader: cheap queries answered without any detour.

Runs in the reader process. The service passes connections whose clients ask one cheap query after
another; the reader then reads each request, answers it, and waits for the next. It answers only what
is plain: a GET of the endpoint with one query that is right, small and quick. Anything else goes back
to the service, connection and request together, as if the reader had never seen it; and where a query
takes long, the service kills the reader and answers the request itself (`SessionState` holds it).
"""

from __future__ import annotations

import mmap
import os
import select
import socket
import struct
import time
from collections.abc import Callable
from email.utils import formatdate
from types import SimpleNamespace
from typing import Any

from web.query_check import QueryRefused
from web.sparql_protocol import Prepared, answer_headers, prepare, read_request

IDLE_MS = 250
"""A connection without a request for this long goes back to the service, in milliseconds."""
SEND_MS = 2_000
"""A client that does not take an answer for this long is hung up on, in milliseconds."""
MAX_REQUEST_BYTES = 64 * 1024
_SWEEP_S = 0.05
"""How often it is looked for connections that have been without a request for too long, in seconds."""
_HEADS_KNOWN = 256
"""Heads of requests (without the first line) whose meaning is kept: a client sends the same each time."""
_HEAD_KNOWN_BYTES = 2_048

_HEAD = struct.Struct("=ddiI")
_ENDPOINT = (b"GET /sparql?", b"GET /sparql/?")
_UNUSUAL = frozenset({b"content-length", b"transfer-encoding", b"expect", b"upgrade", b"connection"})
_NOT_PLAIN = "not plain"
"""Stands for an Accept that leaves the request to the service."""


class SessionState:
    """A few bytes that service and reader share: since when which request of whom is being answered."""

    SIZE = _HEAD.size + MAX_REQUEST_BYTES

    def __init__(self, path: str) -> None:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            os.ftruncate(handle, self.SIZE)
            self._memory = mmap.mmap(handle, self.SIZE)
        finally:
            os.close(handle)
        self.room = memoryview(self._memory)[_HEAD.size :]
        """Where the request stands; it is received right here."""

    def begin(self, client: int, length: int) -> None:
        """The first `length` bytes of `room` are a request that is being evaluated from now on."""
        _HEAD.pack_into(self._memory, 0, time.monotonic(), time.thread_time(), client, length)

    def send(self, client: int) -> None:
        """Its answer is being sent from now on: nobody else can answer it any more."""
        _HEAD.pack_into(self._memory, 0, -1.0, 0.0, client, 0)

    def end(self) -> None:
        """It was answered, or given back."""
        _HEAD.pack_into(self._memory, 0, 0.0, 0.0, 0, 0)

    def since(self) -> tuple[float, float]:
        """Since when (monotonic clock; 0 for no request, -1 while sending), and the thread's time by then."""
        since, used, _, _ = _HEAD.unpack_from(self._memory, 0)
        return since, used

    def read(self) -> tuple[float, int, bytes]:
        """Since when, as in `since`; whose request, and the request."""
        since, _, client, length = _HEAD.unpack_from(self._memory, 0)
        return since, client, bytes(self._memory[_HEAD.size : _HEAD.size + length])

    def close(self) -> None:
        """Let go of the memory."""
        self.room.release()
        self._memory.close()


class Session:
    """Connections by the numbers that the service gave them, for as long as they stay plain.

    `evaluate` gives the answer to a prepared query, or None where it is not small or not right.
    `back` gives a connection back: its number, and the request that is left to the service (b"" for
    none), or None where the client is gone.
    """

    def __init__(
        self,
        state: SessionState,
        evaluate: Callable[[Prepared], bytes | None],
        back: Callable[[int, bytes | None], None],
        options: dict[str, Any],
        *,
        isolated: bool,
    ) -> None:
        self.version = ""
        """The dataset version to name in answers."""
        self._state = state
        self._evaluate = evaluate
        self._back = back
        self._settings: Any = SimpleNamespace(**options["settings"])
        self._union = options["union"]
        self._isolated = isolated
        self._dated = (0, b"")
        self._heads: dict[tuple[str, str], bytes] = {}
        self._accepts: dict[bytes, str | None] = {}
        self._clients: dict[int, tuple[int, socket.socket]] = {}
        self._active: dict[int, float] = {}
        self._poll = select.poll()

    def add(self, client: int, connection: socket.socket) -> None:
        """Take a connection over."""
        number = connection.fileno()
        self._clients[number] = client, connection
        self._active[number] = time.monotonic()
        self._poll.register(number, select.POLLIN)

    def run(self, channel: socket.socket, ordered: Callable[[], None]) -> None:
        """Answer until no connection is left; `ordered` is called when an order has come on `channel`."""
        orders = channel.fileno()
        self._poll.register(orders, select.POLLIN)
        swept = 0.0
        while self._clients:
            ready = [number for number, _ in self._poll.poll(IDLE_MS)]
            if orders in ready:
                ordered()
                continue
            now = time.monotonic()
            for number in ready:
                self._active[number] = now
                self._serve(number)
            if now - swept >= _SWEEP_S or not ready:
                swept = now
                for number in [n for n, last in self._active.items() if now - last >= IDLE_MS / 1000]:
                    self._leave(number, b"")
        self._poll.unregister(orders)

    def _serve(self, number: int) -> None:
        client, connection = self._clients[number]
        try:
            length = connection.recv_into(self._state.room)
        except BlockingIOError:
            return
        except OSError:
            length = 0
        if not length:
            self._leave(number, None)
            return
        data = bytes(self._state.room[:length])
        self._state.begin(client, length)
        answer = self._answer(data, self.version)
        if answer is None:
            self._leave(number, data)
        else:
            self._state.send(client)
            if not _send(connection, answer):
                self._leave(number, None)
        self._state.end()

    def _leave(self, number: int, request: bytes | None) -> None:
        client, connection = self._clients.pop(number)
        del self._active[number]
        self._poll.unregister(number)
        # Closed here first: once the service has the connection back, nobody else reads from it.
        connection.close()
        self._back(client, request)

    def _answer(self, data: bytes, version: str) -> bytes | None:
        if not data.startswith(_ENDPOINT) or not data.endswith(b"\r\n\r\n"):
            return None
        end = data.index(b"\r\n")
        target, _, protocol = data[4:end].partition(b" ")
        if protocol != b"HTTP/1.1":
            return None
        accept = self._accept(data[end + 2 : -2])
        if accept is _NOT_PLAIN:
            return None
        try:
            request = read_request("GET", target.partition(b"?")[2], "", b"")
            if request.query is None:
                return None
            prepared = prepare(
                request, accept=accept, settings=self._settings, union=self._union, isolated=self._isolated
            )
        except QueryRefused:
            return None
        if prepared.facts.services:
            return None
        body = self._evaluate(prepared)
        if body is None:
            return None
        head = self._heads.get((prepared.format.name, version))
        if head is None:
            self._heads.clear()
            # The length is put in by each answer: it is the only one of the headers that differs.
            told = answer_headers(prepared, 0, version)
            lines = (f"{name.lower()}: {value}\r\n" for name, value in told if name != "Content-Length")
            head = self._heads[prepared.format.name, version] = "".join(lines).encode("latin-1")
        length = b"content-length: %d\r\n\r\n" % len(body)
        return b"".join((b"HTTP/1.1 200 OK\r\n", self._date(), head, length, body))

    def _accept(self, head: bytes) -> str | None:
        """What the fields of a head say of the format, each field with its line end; `_NOT_PLAIN` for the service."""
        try:
            return self._accepts[head]
        except KeyError:
            accept = _read_accept(head)
        if len(head) <= _HEAD_KNOWN_BYTES:
            if len(self._accepts) >= _HEADS_KNOWN:
                self._accepts.clear()
            self._accepts[head] = accept
        return accept

    def _date(self) -> bytes:
        now = int(time.time())
        if self._dated[0] != now:
            self._dated = now, f"date: {formatdate(now, usegmt=True)}\r\n".encode()
        return self._dated[1]


def _read_accept(head: bytes) -> str | None:
    accept: str | None = None
    for field in head[:-2].split(b"\r\n"):
        name, _, value = field.partition(b":")
        name = name.lower()
        if name == b"accept" and accept is None:
            accept = value.strip().decode("latin-1")
        elif name == b"accept" or not field or (name in _UNUSUAL and value.strip().lower() != b"keep-alive"):
            # A second Accept, an empty line (a second request in the same piece), or a body.
            return _NOT_PLAIN
    return _NOT_PLAIN if accept is not None and "html" in accept else accept


def _send(connection: socket.socket, data: bytes) -> bool:
    """Whether the client took all of it."""
    rest = memoryview(data)
    while True:
        try:
            rest = rest[connection.send(rest) :]
        except BlockingIOError:
            waiting = select.poll()
            waiting.register(connection, select.POLLOUT)
            if not waiting.poll(SEND_MS):
                return False
        except OSError:
            return False
        if not rest:
            return True
