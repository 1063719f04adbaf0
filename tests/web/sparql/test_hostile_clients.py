"""Clients that send slowly, hang up, or send what is no request: everyone else goes on."""

from __future__ import annotations

import asyncio
import os
import socket
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from graph.settings import Settings
from tests.web.sparql.conftest import Endpoint, serving
from tests.web.sparql.test_bounds import BOMBS, CHEAP, eventually
from web.query_check import QueryRefused
from web.query_queue import QueryQueue
from web.query_service import QueryService
from web.snapshots import FileSource

BOMB = f"GET /sparql?query={quote(BOMBS['cartesian product'])} HTTP/1.1\r\nHost: here\r\n\r\n".encode()
LARGE = quote("SELECT ?s ?o { ?s <http://example.org/p> ?o } LIMIT 4000")


@pytest.fixture(scope="module")
def crowded(large_file: Path) -> Iterator[Endpoint]:
    settings = Settings(base="http://example.org/", query_timeout_ms=2_000, query_workers=2, query_max_chars=2_000)
    with serving(QueryService(settings, FileSource(large_file))) as running:
        yield running


def twenty_cheap(endpoint: Endpoint) -> Counter[int]:
    with ThreadPoolExecutor(20) as clients:
        return Counter(clients.map(lambda _: endpoint.get(CHEAP).status, range(60)))


@pytest.mark.parametrize(
    "begun",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"GET /sparql?query=ASK", id="half a head"),
        pytest.param(
            b"POST /sparql HTTP/1.1\r\nHost: here\r\nContent-Type: application/sparql-query\r\n"
            b"Content-Length: 1000\r\n\r\nASK",
            id="half a body",
        ),
        pytest.param(
            b"POST /sparql HTTP/1.1\r\nHost: here\r\nContent-Type: application/sparql-query\r\n"
            b"Transfer-Encoding: chunked\r\n\r\nffff\r\nASK",
            id="half a chunk",
        ),
    ],
)
def test_two_hundred_that_send_slowly_hold_nobody_up(crowded: Endpoint, begun: bytes) -> None:
    with ExitStack() as open_ones:
        slow = [open_ones.enter_context(socket.create_connection(("127.0.0.1", crowded.port))) for _ in range(200)]
        for connection in slow:
            connection.sendall(begun)
        assert twenty_cheap(crowded) == {200: 60}
        for connection in slow:
            connection.sendall(b"x")
        assert twenty_cheap(crowded) == {200: 60}


def test_those_that_take_no_answer_hold_nobody_up(crowded: Endpoint) -> None:
    with ExitStack() as open_ones:
        for _ in range(10):
            connection = open_ones.enter_context(socket.socket())
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
            connection.connect(("127.0.0.1", crowded.port))
            connection.sendall(f"GET /sparql?query={LARGE} HTTP/1.1\r\nHost: here\r\n\r\n".encode())
        assert twenty_cheap(crowded) == {200: 60}


def test_queries_of_clients_that_hung_up_are_forgotten_also_while_they_wait(crowded: Endpoint) -> None:
    # More than may be under way for one client, were they not forgotten.
    for _ in range(100):
        with socket.create_connection(("127.0.0.1", crowded.port)) as connection:
            connection.sendall(BOMB)
    assert eventually(lambda: sum(crowded.queries.pool._clients.values()) <= 4, within_s=1.5)
    assert eventually(lambda: not crowded.queries.pool._clients)
    assert twenty_cheap(crowded) == {200: 60}


def test_what_is_no_request_is_hung_up_on(crowded: Endpoint) -> None:
    for _ in range(50):
        with socket.create_connection(("127.0.0.1", crowded.port)) as connection:
            connection.sendall(os.urandom(1_000))
    assert twenty_cheap(crowded) == {200: 60}


@pytest.mark.parametrize("start", [b"GET /sparql?query=", b"GET / HTTP/1.1\r\nHost: here\r\nX-Long: "])
def test_a_head_without_end_is_refused(crowded: Endpoint, start: bytes) -> None:
    with socket.create_connection(("127.0.0.1", crowded.port)) as connection:
        connection.sendall(start)
        with pytest.raises((ConnectionError, TimeoutError)):  # noqa: PT012  # one of many pieces is one too many
            connection.settimeout(20)
            for _ in range(1_000):
                connection.sendall(b"x" * 100_000)
            connection.recv(1)
            raise AssertionError("a hundred million bytes were taken")
    assert crowded.get(CHEAP).status == 200


def test_who_sends_too_long_a_head_at_once_still_reads_why(crowded: Endpoint) -> None:
    with socket.create_connection(("127.0.0.1", crowded.port), timeout=20) as connection:
        connection.sendall(b"GET /sparql?query=ASK&x=" + b"x" * 2_000_000 + b" HTTP/1.1\r\nHost: here\r\n\r\n")
        assert connection.makefile("rb").readline().startswith(b"HTTP/1.1 431 ")


@pytest.mark.parametrize("closing", ["", "Connection: close\r\n"])
def test_who_sends_too_long_a_query_still_reads_why(crowded: Endpoint, closing: str) -> None:
    head = "POST /sparql HTTP/1.1\r\nHost: here\r\nContent-Type: application/sparql-query\r\n"
    with socket.create_connection(("127.0.0.1", crowded.port), timeout=20) as connection:
        connection.sendall(f"{head}{closing}Content-Length: 8000000\r\n\r\n".encode() + b"x" * 8_000_000)
        assert connection.makefile("rb").readline().startswith(b"HTTP/1.1 413 ")


def test_who_announces_more_than_is_sent_is_told_all_the_same(crowded: Endpoint) -> None:
    head = "POST /sparql HTTP/1.1\r\nHost: here\r\nContent-Type: application/sparql-query\r\n"
    with socket.create_connection(("127.0.0.1", crowded.port), timeout=20) as connection:
        connection.sendall(f"{head}Content-Length: 9999999999\r\n\r\n".encode() + b"x" * 1_000_000)
        assert connection.makefile("rb").readline().startswith(b"HTTP/1.1 413 ")


def test_who_sends_a_query_byte_by_byte_is_hung_up_on(crowded: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.server.BODY_S", 1)
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: here\r\nContent-Type: application/sparql-query\r\nContent-Length: 999\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", crowded.port), timeout=0.2) as connection:
        connection.sendall(head)
        answer = b""
        for _ in range(50):
            try:
                connection.sendall(b"A")
                piece = connection.recv(4_096)
            except TimeoutError:
                continue
            except ConnectionError:
                break
            if not piece:
                break
            answer += piece
        else:
            raise AssertionError("the connection is still open")
    assert answer.startswith(b"HTTP/1.1 408 ")


def test_a_long_head_that_is_allowed_is_answered(crowded: Endpoint) -> None:
    assert crowded.request("GET", "/sparql?query=ASK%20%7B%7D&x=" + "x" * 60_000).status == 200


class TestQueue:
    """Who is next."""

    def run(self, work: Any) -> Any:
        return asyncio.run(work)

    def test_the_client_with_fewer_running_comes_first_and_then_the_order(self) -> None:
        async def order() -> list[str]:
            queue, served = QueryQueue(), []

            async def ask(client: str, name: str) -> None:
                served.append(await queue.wait(client, 5, lambda reader: None) and name)

            asked = [asyncio.create_task(ask(c, n)) for c, n in (("a", "a1"), ("a", "a2"), ("b", "b1"), ("c", "c1"))]
            await asyncio.sleep(0)
            assert len(queue) == 4
            running = Counter(a=2, b=1)
            for _ in asked:
                assert queue.give(object(), running)  # type: ignore[arg-type]  # any reader will do
                await asyncio.sleep(0)
            assert not queue.give(object(), running)  # type: ignore[arg-type]
            return served

        assert self.run(order()) == ["c1", "b1", "a1", "a2"]

    def test_who_leaves_gives_the_place_back(self) -> None:
        async def leave() -> list[object]:
            queue, back = QueryQueue(), []
            asked = asyncio.create_task(queue.wait("a", 5, back.append))
            await asyncio.sleep(0)
            queue.give("reader", {})  # type: ignore[arg-type]
            asked.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asked
            return back

        assert self.run(leave()) == ["reader"]

    def test_who_waits_too_long_or_is_refused_is_told(self) -> None:
        async def wait() -> None:
            queue = QueryQueue()
            with pytest.raises(QueryRefused, match="no place became free"):
                await queue.wait("a", 0.01, lambda reader: None)
            asked = asyncio.create_task(queue.wait("a", 5, lambda reader: None))
            await asyncio.sleep(0)
            assert queue.longest_s() >= 0
            queue.refuse(QueryRefused("unavailable", "ending"))
            with pytest.raises(QueryRefused, match="ending"):
                await asked
            assert (len(queue), queue.longest_s()) == (0, 0.0)

        self.run(wait())
