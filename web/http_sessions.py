"""HTTP connections that are lent to readers while their clients ask one cheap query after another.

A request through the service costs two changes of process more than its evaluation. For the first few
requests of a connection that is the price of looking at them; after that the connection itself goes to
a reader (`QueryPool.lend`) and comes back as soon as anything but a plain, quick query is asked.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from web.query_service import QueryService
from web.sparql_protocol import max_body_bytes

HEAD_S = 30
"""Longest time a client may take to send the head of a request, in seconds."""
LINGER_S = 2
"""Time for a client that still sends a head that was refused to read why, in seconds."""
MOST_PASSED_OVER_BYTES = 16 * 1024 * 1024
"""Bytes of such a head that are passed over before the connection is closed for all that."""
CHEAP = "risalah.cheap"
"""Key of an ASGI scope: whether the answer was small and quick."""
NEEDED = 2
"""Cheap queries in a row before a connection is lent."""
_HEAD_TOO_LONG = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-type: text/plain; charset=utf-8\r\n"
    b"connection: close\r\n\r\nthe head of the request is too long; send a long query by POST\n"
)
NEEDED_AFTER_LONG, NEEDED_MOST = 20, 2_000
"""The same, once the client has asked something that was not cheap while its connection was lent; doubled each time."""


def protocol_for(queries: QueryService) -> type[HttpToolsProtocol]:
    """The protocol class of a server whose SPARQL endpoint is `queries`."""
    # A query by GET is in the head, so that may be as long as a body.
    longest_head = max_body_bytes(queries.settings)

    class LendingProtocol(HttpToolsProtocol):
        """Lends its connection to a reader where that pays."""

        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, **named)
            self._cheap = 0
            self._needed = NEEDED
            self._whole = False
            self._received = 0
            self._head_bytes = 0
            self._head_due: asyncio.TimerHandle | None = None
            self._refused = False

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's
            super().connection_made(transport)
            self._head_due = self.loop.call_later(HEAD_S, self._too_slow)

        def on_message_begin(self) -> None:
            self._await_head(begun=True)
            super().on_message_begin()

        def on_headers_complete(self) -> None:
            self._await_head(begun=False)
            super().on_headers_complete()

        def connection_lost(self, exc: Exception | None) -> None:
            self._await_head(begun=False)
            super().connection_lost(exc)

        def _await_head(self, *, begun: bool) -> None:
            if self._head_due:
                self._head_due.cancel()
            self._head_due = self.loop.call_later(HEAD_S, self._too_slow) if begun else None
            self._head_bytes = 0

        def _too_slow(self) -> None:
            if not self.transport.is_closing():
                self.transport.close()

        def data_received(self, data: bytes) -> None:
            if self._refused:
                self._head_bytes += len(data)
                if self._head_bytes > MOST_PASSED_OVER_BYTES:
                    self.transport.abort()
                return
            self._received += 1
            # Nothing of a further request is in hand, so the next byte may be read by another.
            self._whole = data.endswith(b"\r\n\r\n")
            super().data_received(data)
            if self._head_due and not self.transport.is_closing():
                self._head_bytes += len(data)
                if self._head_bytes > longest_head:
                    # Closed at once, the refusal would be lost with what is still on its way here.
                    self._refused = True
                    self._await_head(begun=False)
                    self.transport.write(_HEAD_TOO_LONG)
                    self.transport.write_eof()
                    self.loop.call_later(LINGER_S, self.transport.close)

        def on_response_complete(self) -> None:
            cheap = bool(self.scope.get(CHEAP)) and not self.pipeline
            super().on_response_complete()
            self._cheap = self._cheap + 1 if cheap else 0
            if self._cheap >= self._needed and self._whole:
                # After what was written has gone out.
                self.loop.call_soon(self._lend, self._received)

        def _lend(self, received: int) -> None:
            transport = self.transport
            if self._received != received or transport.is_closing() or transport.get_write_buffer_size():
                return
            connection = transport.get_extra_info("socket")
            if connection is None or transport.get_extra_info("sslcontext") is not None:
                return
            self.flow.pause_reading()
            if queries.pool.lend(connection.fileno(), self._taken_back):
                self._unset_keepalive_if_required()
            else:
                self.flow.resume_reading()

        def _taken_back(self, request: bytes | None) -> None:
            self._cheap = 0
            if self.transport.is_closing():
                return
            if request is None:
                self.transport.close()
                return
            if request:
                self._needed = min(NEEDED_MOST, max(NEEDED_AFTER_LONG, 2 * self._needed))
            self.flow.resume_reading()
            if request:
                self.data_received(request)
            else:
                self.timeout_keep_alive_task = self.loop.call_later(
                    self.timeout_keep_alive, self.timeout_keep_alive_handler
                )

    return LendingProtocol
