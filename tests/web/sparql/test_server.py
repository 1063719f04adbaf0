"""Pages behind the event loop: what reaches them, what comes back, and who cannot hold them up."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.settings import Settings
from tests.web.sparql.conftest import Endpoint, serving
from web.query_service import QueryService
from web.snapshots import FileSource

LARGE = b"0123456789abcdef" * 1_000_000


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
    """Answers with what it was asked."""
    path = environ["PATH_INFO"]
    if path == "/large":
        start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(LARGE)))])
        return [LARGE]
    if path == "/file":
        start("200 OK", [("Content-Type", "text/plain")])
        return environ["wsgi.file_wrapper"](Path(__file__).open("rb"))
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
