"""The server: SPARQL answered on the event loop, everything else by the Flask application in threads.

Queries never hold a thread: thousands may wait for a slow query while pages go on, and a cheap query
costs little more than its evaluation (docs/decisions/sparql-serving.md has the measurements).
"""

from __future__ import annotations

import asyncio
import resource
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

import uvicorn

from graph.errors import Abort
from web.http_sessions import CHEAP, protocol_for
from web.negotiation import GRAPHS, ROWS, choices, named, negotiate, prefers_html
from web.query_check import QueryRefused
from web.query_reader import Answer
from web.query_service import QueryService
from web.service_description import service_description
from web.sparql_protocol import (
    CORS,
    PREFLIGHT,
    SparqlRequest,
    answer_headers,
    asks_for_file,
    body_too_large,
    file_headers,
    max_body_bytes,
    read_request,
    refusal_body,
    refusal_headers,
)
from web.wsgi_bridge import Receive, Scope, Send, WsgiBridge

LARGEST_REPORTS = 4
"""A request may hold this many reports of the greatest size, with what was extracted from them."""
BODY_S = 30
"""Longest time that a query may take to arrive, in seconds."""
MOST_PASSED_OVER_BYTES = 64 * 1024 * 1024
"""Further bytes of a query that is too long that are waited for before it is refused."""
PAUSE_S = 1
"""Pause in sending it after which the client is taken to wait for the answer, in seconds."""
BACKLOG = 1024
"""Connections that may wait to be accepted."""
PATHS = frozenset({"/sparql", "/sparql/"})


class Application:
    """The whole service as one ASGI application.

    `pages` is the Flask application (or any other WSGI application); it also makes the query page
    and the results page at `/sparql`, for clients that want HTML.
    """

    def __init__(self, pages: Callable[..., Any], queries: QueryService, *, threads: int = 8) -> None:
        self.queries = queries
        # Room for what a command of the service's own user sends at once.
        largest = LARGEST_REPORTS * queries.settings.max_report_bytes
        self._pages = WsgiBridge(pages, threads=threads, max_body_bytes=largest)
        self._max_body = max_body_bytes(queries.settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind = scope["type"]
        if kind == "http":
            if scope["path"] in PATHS:
                await self._sparql(scope, receive, send)
            else:
                await self._pages(scope, receive, send)
        elif kind == "lifespan":
            await self._lifespan(receive, send)
        else:
            # A WebSocket: closed before it is accepted, which the client sees as 403.
            await send({"type": "websocket.close"})

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        try:
            await self.queries.open()
        except Exception as problem:
            await send({"type": "lifespan.startup.failed", "message": str(problem)})
            raise
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.queries.shut()
        await send({"type": "lifespan.shutdown.complete"})

    async def _sparql(self, scope: Scope, receive: Receive, send: Send) -> None:
        method = scope["method"]
        accept, content_type, content_encoding = _headers(scope)
        if method == "OPTIONS":
            await _respond(send, 204, PREFLIGHT, b"")
            return
        in_browser = method in ("GET", "HEAD") and prefers_html(accept)
        if in_browser and not asks_for_file(scope["query_string"]):
            await self._pages(scope, receive, send)
            return
        try:
            body = await self._body(receive) if _has_body(scope) else b""
            request = read_request(method, scope["query_string"], content_type, body, content_encoding)
            if request.query is None:
                await self._description(request, accept, scope, send)
                return
            prepared = self.queries.prepare(request, accept)
            client = scope["client"][0] if scope["client"] else ""
            watcher = _Watcher(receive)
            try:
                answer = await self.queries.evaluate(prepared, client=client, on_long=watcher.start)
            finally:
                watcher.stop()
        except QueryRefused as problem:
            await _respond(send, problem.status, refusal_headers(problem), refusal_body(problem), head=method == "HEAD")
            return
        except _Gone:
            return
        except asyncio.CancelledError:
            if watcher.gone:
                return
            raise
        scope[CHEAP] = method == "GET" and answer.cheap
        try:
            headers = answer_headers(prepared, answer.size, answer.version)
            if in_browser:
                headers += file_headers(prepared)
            await _respond_whole(send, headers, answer, head=method == "HEAD")
        finally:
            answer.close()

    async def _body(self, receive: Receive) -> bytes:
        parts: list[bytes] = []
        size = 0
        more = True
        try:
            async with asyncio.timeout(BODY_S):
                while more and size <= self._max_body:
                    part, more = await _part(receive)
                    size += len(part)
                    parts.append(part)
        except TimeoutError:
            raise QueryRefused("slow", f"the query did not arrive within {BODY_S} s") from None
        if size > self._max_body:
            if more:
                parts.clear()
                await _pass_over(receive)
            raise body_too_large(self._max_body)
        return b"".join(parts)

    async def _description(self, request: SparqlRequest, accept: str | None, scope: Scope, send: Send) -> None:
        chosen = next((f for name in request.formats if (f := named(name, GRAPHS))), None) or negotiate(accept, GRAPHS)
        if chosen is None and negotiate(accept, ROWS):
            # A client that lists result formats only and sends no query forgot the query.
            raise QueryRefused("parameters", "no query was sent; send exactly one `query`")
        if chosen is None:
            raise QueryRefused("not_acceptable", f"the service is described in {choices(GRAPHS)}")
        host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
        body = await asyncio.to_thread(service_description, self.queries, chosen, scheme=scope["scheme"], host=host)
        headers = [("Content-Type", chosen.content_type), ("Vary", "Accept"), *CORS]
        await _respond(send, 200, headers, body, head=scope["method"] == "HEAD")


class Server:
    """The application on a port of this machine.

    Raises:
        Abort: the port cannot be had.
    """

    def __init__(self, application: Application, *, host: str, port: int) -> None:
        self._socket = _listen(host, port)
        self.port: int = self._socket.getsockname()[1]
        """The port listened on, also where 0 was asked for."""
        self._server = uvicorn.Server(
            uvicorn.Config(
                application,
                access_log=False,
                log_config=None,
                log_level="warning",
                server_header=False,
                ws="none",
                lifespan="on",
                http=protocol_for(application.queries),
                timeout_graceful_shutdown=5,
            )
        )

    def run(self) -> None:
        """Serve until interrupted (SIGINT, SIGTERM) or until `stop`."""
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        # Each client that waits holds a file.
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        """End `run`; may be called from any thread."""
        self._server.should_exit = True

    @property
    def started(self) -> bool:
        """Whether requests are answered by now."""
        return self._server.started


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host or "0.0.0.0",
            port,
            type=socket.SOCK_STREAM,
            flags=socket.AI_PASSIVE,
        )[0]
        listening = socket.socket(family, kind, protocol)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen(BACKLOG)
        except OSError:
            listening.close()
            raise
    except OSError as problem:
        raise Abort(
            f"cannot listen on {host} port {port}: {problem.strerror or problem}; "
            "choose another with --port, or --port 0 for a free one"
        ) from problem
    return listening


class _Gone(Exception):
    """The client hung up."""


class _Watcher:
    """Stops a query that takes long when its client hangs up; costs nothing for the others."""

    def __init__(self, receive: Receive) -> None:
        self.gone = False
        self._receive = receive
        self._request = asyncio.current_task()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Watch from now on."""
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._watch())

    async def _watch(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self.gone = True
        if self._request:
            self._request.cancel()

    def stop(self) -> None:
        """Watch no longer."""
        if self._task:
            self._task.cancel()


async def _part(receive: Receive) -> tuple[bytes, bool]:
    """The next part of a body, and whether there are more."""
    message = await receive()
    if message["type"] == "http.disconnect":
        raise _Gone
    return message.get("body", b""), message.get("more_body", False)


async def _pass_over(receive: Receive) -> None:
    """Let a body that is refused arrive: a client that is still sending would not read why."""
    passed, more = 0, True
    with suppress(TimeoutError):
        async with asyncio.timeout(BODY_S):
            while more and passed < MOST_PASSED_OVER_BYTES:
                async with asyncio.timeout(PAUSE_S):
                    part, more = await _part(receive)
                passed += len(part)


def _headers(scope: Scope) -> tuple[str | None, str, str]:
    accept: str | None = None
    content_type = content_encoding = ""
    for name, value in scope["headers"]:
        if name == b"accept":
            text = value.decode("latin-1")
            accept = text if accept is None else f"{accept},{text}"
        elif name == b"content-type":
            content_type = value.decode("latin-1")
        elif name == b"content-encoding":
            content_encoding = value.decode("latin-1")
    return accept, content_type, content_encoding


def _has_body(scope: Scope) -> bool:
    return any(
        name == b"transfer-encoding" or (name == b"content-length" and value != b"0")
        for name, value in scope["headers"]
    )


async def _respond(
    send: Send, status: int, headers: Iterable[tuple[str, str]], body: bytes, *, head: bool = False
) -> None:
    encoded = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    if status != 204:
        encoded.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": encoded})
    await send({"type": "http.response.body", "body": b"" if head else body})


async def _respond_whole(send: Send, headers: Iterable[tuple[str, str]], answer: Answer, *, head: bool) -> None:
    encoded = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    await send({"type": "http.response.start", "status": 200, "headers": encoded})
    if not head and answer.is_large:
        for piece in answer.chunks():
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body"})
    else:
        await send({"type": "http.response.body", "body": b"" if head else answer.data})
