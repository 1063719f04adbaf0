"""Pages behind the event loop: what reaches them, what comes back, and who cannot hold them up."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from graph.settings import Settings
from tests.web.sparql.conftest import Endpoint, serving
from web.query_service import QueryService
from web.snapshots import FileSource

LARGE = b"0123456789abcdef" * 1_000_000
PIECE = b"a row of a long table\r\n" * 4_000


class Table:
    """A body that is made piece by piece; each piece waits until a test lets it be made."""

    def __init__(self) -> None:
        self.allowed = threading.Semaphore(0)
        self.made = 0
        self.closed = threading.Event()
        self.breaks_at: int | None = None

    def __iter__(self) -> Iterator[bytes]:
        for number in range(20):
            self.allowed.acquire()
            if number == self.breaks_at:
                raise RuntimeError("told in the log only")
            self.made += 1
            yield PIECE

    def close(self) -> None:
        self.closed.set()


TABLES: dict[str, Table] = {}


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
    """Answers with what it was asked."""
    path = environ["PATH_INFO"]
    if path == "/large":
        start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(LARGE)))])
        return [LARGE]
    if path == "/file":
        start("200 OK", [("Content-Type", "text/plain")])
        return environ["wsgi.file_wrapper"](Path(__file__).open("rb"))
    if path.startswith("/table/"):
        start("200 OK", [("Content-Type", "text/csv")])
        return () if environ["REQUEST_METHOD"] == "HEAD" else TABLES.setdefault(path, Table())
    if path == "/broken":
        raise RuntimeError("told in the log only")
    body = environ["wsgi.input"].read()
    told = {
        "method": environ["REQUEST_METHOD"], "path": path, "query": environ["QUERY_STRING"], "body": body.decode(),
        "from": environ["REMOTE_ADDR"], "headers": {k: v for k, v in environ.items() if k.startswith("HTTP_")},
    }  # fmt: skip
    made = json.dumps(told).encode()
    start("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(made)))])
    return [made]


@pytest.fixture(scope="module")
def site(dataset_file: Path) -> Iterator[Endpoint]:
    settings = Settings(base="http://example.org/", query_workers=1, threads=1, max_report_bytes=50_000)
    with serving(QueryService(settings, FileSource(dataset_file)), application) as running:
        yield running


def test_a_request_reaches_the_application_as_it_was_sent(site: Endpoint) -> None:
    reply = site.request("POST", "/a%20b/%C3%A9?x=%20y", body=b"z" * 1000, X_Own="1", Content_Type="text/plain")
    told = json.loads(reply.body)
    assert (told["method"], told["query"], told["body"], told["from"]) == ("POST", "x=%20y", "z" * 1000, "127.0.0.1")
    assert told["path"].encode("latin-1").decode() == "/a b/é"
    assert told["headers"]["HTTP_X_OWN"] == "1"


def test_a_header_with_an_underscore_does_not_pass_for_another(site: Endpoint) -> None:
    connection = socket.create_connection(("127.0.0.1", site.port))
    connection.sendall(b"GET /x HTTP/1.1\r\nHost: here\r\nX_Own: forged\r\nConnection: close\r\n\r\n")
    told = b""
    with connection:
        while piece := connection.recv(65536):
            told += piece
    assert b"forged" not in told


def test_a_file_and_a_failure_come_whole(site: Endpoint) -> None:
    assert site.request("GET", "/file").body == Path(__file__).read_bytes()
    broken = site.request("GET", "/broken")
    assert (broken.status, b"told in the log" in broken.body) == (500, False)
    assert site.request("HEAD", "/x").body == b""


def test_a_body_that_is_too_long_is_413(site: Endpoint) -> None:
    assert site.request("POST", "/x", body=b"x" * 200_000).status == 200
    assert site.request("POST", "/x", body=b"x" * 200_001).status == 413


def test_clients_that_send_or_take_slowly_hold_nobody_up(site: Endpoint) -> None:
    slow = [socket.create_connection(("127.0.0.1", site.port)) for _ in range(6)]
    for number, connection in enumerate(slow):
        if number % 3 == 0:
            connection.sendall(b"GET /large HTTP/1.1\r\nHost: here\r\n\r\n")
        elif number % 3 == 1:
            connection.sendall(b"POST /x HTTP/1.1\r\nHost: here\r\nContent-Length: 1000\r\n\r\nsome")
        else:
            connection.sendall(b"GET /x HTTP/1.1\r\nHo")
    done = threading.Event()

    def ask() -> None:
        # There is one thread for pages: a client that held it would hold these.
        for _ in range(5):
            assert site.request("GET", "/x", timeout=20).status == 200
        done.set()

    asking = threading.Thread(target=ask)
    asking.start()
    asking.join(30)
    assert done.is_set()
    for connection in slow:
        connection.close()


@pytest.fixture
def table(request: pytest.FixtureRequest) -> Iterator[tuple[str, Table]]:
    path = f"/table/{request.node.name}"
    TABLES[path] = made = Table()
    yield path, made
    made.allowed.release(100)


@contextmanager
def asked(site: Endpoint, path: str) -> Iterator[http.client.HTTPResponse]:
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=20)
    connection.request("GET", path)
    with connection.getresponse() as response:
        yield response
    connection.close()


def test_a_body_of_unknown_length_is_sent_as_it_is_made(site: Endpoint, table: tuple[str, Table]) -> None:
    path, made = table
    made.allowed.release(1)
    with asked(site, path) as response:
        assert (response.status, response.getheader("Content-Length")) == (200, None)
        assert response.read(len(PIECE)) == PIECE
        assert (made.made, made.closed.is_set()) == (1, False)
        made.allowed.release(19)
        assert response.read() == PIECE * 19
    assert made.closed.wait(20)


def test_a_failure_before_the_first_byte_is_500(site: Endpoint, table: tuple[str, Table]) -> None:
    path, made = table
    made.breaks_at = 0
    made.allowed.release(1)
    with asked(site, path) as response:
        assert (response.status, b"told in the log" in response.read()) == (500, False)
    assert made.closed.wait(20)


def test_a_failure_in_the_middle_cannot_pass_for_the_end(site: Endpoint, table: tuple[str, Table]) -> None:
    path, made = table
    made.breaks_at = 3
    made.allowed.release(4)
    with asked(site, path) as response:
        assert response.status == 200
        with pytest.raises(http.client.IncompleteRead) as cut:
            response.read()
    assert cut.value.partial == PIECE * 3
    assert made.closed.wait(20)


def test_what_is_made_for_a_client_that_hung_up_is_made_no_further(site: Endpoint, table: tuple[str, Table]) -> None:
    path, made = table
    made.allowed.release(1)
    with socket.create_connection(("127.0.0.1", site.port)) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: here\r\n\r\n".encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 200")
    while not made.closed.is_set():
        assert made.made < 20
        made.allowed.release(1)
        made.closed.wait(0.05)
    # The thread is free, the only one there is.
    assert site.request("GET", "/x").status == 200


def test_the_head_alone_is_that_of_the_whole(site: Endpoint, table: tuple[str, Table]) -> None:
    path, made = table
    head = site.request("HEAD", path)
    made.allowed.release(20)
    whole = site.request("GET", path)
    assert (head.status, head.body, whole.body) == (200, b"", PIECE * 20)
    assert head.headers["content-type"] == whole.headers["content-type"]
    assert "content-length" not in head.headers


def test_a_connection_goes_on_after_a_body_of_unknown_length(site: Endpoint, table: tuple[str, Table]) -> None:
    path, made = table
    made.allowed.release(20)
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=20)
    for asked_for in (path, "/x", "/file"):
        connection.request("GET", asked_for)
        response = connection.getresponse()
        assert (response.status, response.will_close) == (200, False)
        assert response.read()
    connection.close()


def test_a_client_that_takes_a_table_slowly_holds_no_thread(site: Endpoint, table: tuple[str, Table]) -> None:
    path, made = table
    made.allowed.release(20)
    with socket.create_connection(("127.0.0.1", site.port)) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: here\r\n\r\n".encode())
        assert made.closed.wait(20)
        assert site.request("GET", "/x", timeout=20).status == 200
