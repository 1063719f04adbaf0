"""A WSGI application under the event loop: a thread works for as long as the application does, never for a client.

Requests are read whole before a thread gets them, and responses are sent by the loop once the thread has
made them, so clients that send or take slowly hold no thread. Large bodies wait in temporary files.
Responses that never end are not for this bridge.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable, Iterable, Iterator, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
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


@dataclass(slots=True)
class _Response:
    status: int
    headers: list[tuple[bytes, bytes]]
    body: IO[bytes]


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
        with body:
            response = await loop.run_in_executor(self._threads, self._work, scope, body)
        with response.body as file:
            await send({"type": "http.response.start", "status": response.status, "headers": response.headers})
            while piece := file.read(_CHUNK):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

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

    def _work(self, scope: Scope, body: IO[bytes]) -> _Response:
        """Run the application in this thread."""
        started: list[tuple[str, list[tuple[str, str]]]] = []
        out: IO[bytes] = SpooledTemporaryFile(IN_MEMORY_BYTES)  # noqa: SIM115 - handed on in the response

        def start_response(
            status: str, headers: list[tuple[str, str]], exc_info: object = None
        ) -> Callable[[bytes], Any]:
            started[:] = [(status, headers)]
            return out.write

        try:
            made = self._application(_environment(scope, body), start_response)
            if isinstance(made, FileWrapper):
                out.close()
                out = made.file
            else:
                try:
                    for piece in made:
                        out.write(piece)
                finally:
                    getattr(made, "close", lambda: None)()
                out.seek(0)
        except Exception:
            LOGGER.exception("%s %s failed", scope["method"], scope["path"])
            started[:] = [("500 Internal Server Error", [("Content-Type", "text/plain")])]
            out.close()
            out = SpooledTemporaryFile(IN_MEMORY_BYTES)  # noqa: SIM115 - as above
            out.write(b"the service failed; its log says more\n")
            out.seek(0)
        status, headers = started[0]
        encoded = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        return _Response(int(status.split(" ", 1)[0]), encoded, out)


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
