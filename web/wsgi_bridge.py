"""A WSGI application under the event loop: a thread works for as long as the application does, never for a client.

Requests are read whole before a thread gets them, and responses are sent by the loop, so clients that send or
take slowly hold no thread. A response whose length the application tells is sent once it is made; any other as
it is made, and what makes it stops when its client hangs up. Large bodies wait in temporary files. Responses
that never end are not for this bridge.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any

LOGGER = logging.getLogger(__name__)

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

IN_MEMORY_BYTES = 1_000_000
"""Bodies up to this size are kept in memory."""
BODY_IDLE_S = 30
"""Longest pause of a client in sending a body, in seconds."""
_CHUNK = 256 * 1024


class FileWrapper:
    """A file that a response consists of (`wsgi.file_wrapper`): the loop sends it, without a thread."""

    def __init__(self, filelike: IO[bytes], block_size: int = _CHUNK) -> None:
        self.file = filelike
        self.block_size = block_size

    def __iter__(self) -> Iterator[bytes]:
        while piece := self.file.read(self.block_size):
            yield piece

    def close(self) -> None:
        """Close the file."""
        self.file.close()


class _Hung(Exception):
    """The client hung up: nobody wants the rest."""


class _Body:
    """What a thread has made of a body so far, for the loop to send; the thread never waits for the client."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._file: IO[bytes] = SpooledTemporaryFile(IN_MEMORY_BYTES)  # noqa: SIM115 - see close
        self._lock = threading.Lock()
        self._more = asyncio.Event()
        self._written = self._taken = 0
        self._ended = False
        self._closed = False
        self.failed = False

    # -- the thread's side ---------------------------------------------------------------------

    def write(self, piece: bytes) -> None:
        """Add a piece.

        Raises:
            _Hung: the client hung up.
        """
        with self._lock:
            if self._closed:
                raise _Hung
            self._file.seek(self._written)
            self._written += self._file.write(piece)

    def call(self, function: Callable[[], Any]) -> None:
        """Let the loop do something."""
        with suppress(RuntimeError):  # the loop is closed: the service ends
            self._loop.call_soon_threadsafe(function)

    def tell(self) -> None:
        """Let the loop send what was written."""
        self.call(self._more.set)

    def end(self, *, failed: bool = False) -> None:
        """Nothing comes any more."""
        with self._lock:
            self._ended, self.failed = True, failed
        self.tell()

    # -- the loop's side -----------------------------------------------------------------------

    async def pieces(self) -> AsyncIterator[bytes]:
        """What was written, as soon as it was."""
        while True:
            self._more.clear()
            with self._lock:
                if self._closed:
                    return
                self._file.seek(self._taken)
                piece, ended = self._file.read(_CHUNK), self._ended
            self._taken += len(piece)
            if piece:
                yield piece
            elif ended:
                return
            else:
                await self._more.wait()

    def close(self) -> None:
        """Take no more; the thread stops at its next piece."""
        with self._lock:
            self._closed = True
            self._file.close()
        self.tell()


class _File:
    """A file as a body."""

    failed = False

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    async def pieces(self) -> AsyncIterator[bytes]:
        """Its content."""
        while piece := self._file.read(_CHUNK):
            yield piece

    def close(self) -> None:
        """Close the file."""
        self._file.close()


@dataclass(slots=True)
class _Response:
    status: int
    headers: list[tuple[bytes, bytes]]
    body: _Body | _File
    streamed: bool = False
    """Whether the thread still works on the body."""


class WsgiBridge:
    """Answers ASGI requests by a WSGI application in `threads` threads.

    Bodies longer than `max_body_bytes` are refused with 413 without being read.
    """

    def __init__(self, application: Callable[..., Iterable[bytes]], *, threads: int, max_body_bytes: int) -> None:
        self._application = application
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="page")
        self._max_body = max_body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await self._read(receive)
        except TimeoutError:
            await _plain(send, 408, "the request's body did not arrive in time")
            return
        except OverflowError:
            await _plain(send, 413, f"the request has more than {self._max_body:,} bytes")
            return
        if body is None:
            return
        loop = asyncio.get_running_loop()
        begun: asyncio.Future[_Response] = loop.create_future()
        self._threads.submit(self._work, scope, body, _Body(loop), begun)
        response = await begun
        watch = loop.create_task(_close_when_gone(receive, response.body)) if response.streamed else None
        try:
            await send({"type": "http.response.start", "status": response.status, "headers": response.headers})
            async for piece in response.body.pieces():
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            if not response.body.failed:
                await send({"type": "http.response.body", "body": b""})
            # Else the connection is cut, which tells the client that the answer is not whole.
        finally:
            if watch:
                watch.cancel()
            response.body.close()

    async def _read(self, receive: Receive) -> IO[bytes] | None:
        """The whole body, or None where the client left."""
        body = SpooledTemporaryFile(IN_MEMORY_BYTES)  # noqa: SIM115 - closed by the caller
        size = 0
        while True:
            async with asyncio.timeout(BODY_IDLE_S):
                message = await receive()
            if message["type"] == "http.disconnect":
                body.close()
                return None
            size += len(message.get("body", b""))
            if size > self._max_body:
                body.close()
                raise OverflowError
            body.write(message.get("body", b""))
            if not message.get("more_body"):
                body.seek(0)
                return body

    def _work(self, scope: Scope, request: IO[bytes], out: _Body, begun: asyncio.Future[_Response]) -> None:
        """Run the application in this thread."""
        started: list[tuple[str, list[tuple[str, str]]]] = []
        streamed = False

        def start_response(
            status: str, headers: list[tuple[str, str]], exc_info: object = None
        ) -> Callable[[bytes], Any]:
            started[:] = [(status, headers)]
            return out.write

        try:
            with request:
                made = self._application(_environment(scope, request), start_response)
                if isinstance(made, FileWrapper):
                    _begin(begun, out, started[0], _File(made.file))
                    out.close()
                    return
                try:
                    for piece in made:
                        out.write(piece)
                        if streamed:
                            out.tell()
                        elif piece and not any(name.lower() == "content-length" for name, _ in started[0][1]):
                            # The application does not know how much there will be: what there is goes out at once.
                            streamed = True
                            _begin(begun, out, started[0], out, streamed=True)
                finally:
                    getattr(made, "close", lambda: None)()
            out.end()
            if not streamed:
                _begin(begun, out, started[0], out)
        except _Hung:
            pass
        except Exception:
            LOGGER.exception("%s %s failed", scope["method"], scope["path"])
            if streamed:
                out.end(failed=True)
                return
            out.close()
            words = BytesIO(b"the service failed; its log says more\n")
            _begin(begun, out, ("500 Internal Server Error", [("Content-Type", "text/plain")]), _File(words))


def _begin(
    begun: asyncio.Future[_Response],
    out: _Body,
    started: tuple[str, list[tuple[str, str]]],
    body: _Body | _File,
    *,
    streamed: bool = False,
) -> None:
    """Let the loop answer."""
    status, headers = started
    encoded = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    response = _Response(int(status.split(" ", 1)[0]), encoded, body, streamed)

    def tell() -> None:
        if not begun.done():
            begun.set_result(response)

    out.call(tell)


async def _close_when_gone(receive: Receive, body: _Body | _File) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    body.close()


async def _plain(send: Send, status: int, words: str) -> None:
    body = f"{words}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _environment(scope: Scope, body: IO[bytes]) -> dict[str, Any]:
    server = scope.get("server") or ("localhost", 80)
    client = scope.get("client") or ("", 0)
    environment: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode("utf-8", "surrogateescape").decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1] or 80),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": client[0],
        "REMOTE_PORT": str(client[1]),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": FileWrapper,
    }
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        if "_" in name:
            # It would pass for the same name with a hyphen.
            continue
        key = name.upper().replace("-", "_")
        if key not in ("CONTENT_TYPE", "CONTENT_LENGTH"):
            key = f"HTTP_{key}"
        environment[key] = f"{environment[key]},{value}" if key in environment else value
    return environment
