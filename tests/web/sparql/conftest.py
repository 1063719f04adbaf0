"""A real endpoint over a small invented dataset: the server, its readers, and an HTTP client."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from graph.service import Service, Submission
from graph.settings import Settings
from tests.factories import story
from web import create_app, sparql
from web.query_service import QueryService
from web.server import Application, Server
from web.snapshots import DirectorySource, FileSource

DATA = """
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <http://example.org/> .
GRAPH ex:data1 { ex:data1 a foaf:Document . ex:ani rdfs:label "Ani Lestari"@id ; ex:knows ex:budi . }
GRAPH ex:data2 { ex:data2 a foaf:Document . ex:budi rdfs:label "Budi, \\"Pak\\"\\nHartono" ; ex:age 41 . }
GRAPH ex:data3 { ex:data3 a foaf:Document . ex:ani rdfs:label "Ani Lestari"@id . }
"""


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Endpoint:
    """A running endpoint and one way to talk to it, byte by byte."""

    def __init__(self, server: Server, queries: QueryService) -> None:
        self.port = server.port
        self.queries = queries
        self.url = f"http://127.0.0.1:{server.port}/sparql"

    def request(
        self, method: str, path: str = "/sparql", *, body: bytes | None = None, timeout: float = 30, **headers: str
    ) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body=body, headers=named)
            response = connection.getresponse()
            fields = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, fields, response.read())
        finally:
            connection.close()

    def get(self, query: str | None = None, *, accept: str | None = None, **parameters: Any) -> Reply:
        fields = {**({"query": query} if query is not None else {}), **parameters}
        path = "/sparql?" + urlencode(fields, doseq=True)
        return self.request("GET", path, **({"Accept": accept} if accept is not None else {}))


def pages(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
    """Stands where the pages are, so that tests can see what is left to them."""
    body = f"page {environ['PATH_INFO']}".encode()
    start("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(body)))])
    return [body]


@contextmanager
def serving(queries: QueryService, application: Any = None, *, port: int = 0) -> Iterator[Endpoint]:
    """The endpoint over a service, until the block ends."""
    server = Server(Application(application or pages, queries), host="127.0.0.1", port=port)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the server ended before it started"
            time.sleep(0.01)
        yield Endpoint(server, queries)
    finally:
        server.stop()
        thread.join(20)
        assert not thread.is_alive()


@pytest.fixture(scope="session")
def dataset_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dataset") / "small.trig"
    path.write_text(DATA, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty thousand triples in fifty graphs: enough for a product without end."""
    path = tmp_path_factory.mktemp("large") / "large.nq"
    ex = "http://example.org"
    with path.open("w", encoding="utf-8") as out:
        for n in range(20_000):
            out.write(f'<{ex}/s{n}> <{ex}/p> "value {n * 7919 % 10007} aaaaaaaaaaaaaaaaaaaab" <{ex}/g{n % 50}> .\n')
            out.write(f"<{ex}/s{n}> <{ex}/next> <{ex}/s{(n + 1) % 20_000}> <{ex}/g{n % 50}> .\n")
    return path


@pytest.fixture(scope="module")
def endpoint(dataset_file: Path) -> Iterator[Endpoint]:
    settings = Settings(base="http://example.org/", query_workers=2)
    with serving(QueryService(settings, FileSource(dataset_file))) as running:
        yield running


@pytest.fixture(scope="session")
def story_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """The whole application over four connected reports, whose IRIs are those of the running service."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("story") / "data"
    settings = Settings(data_dir=folder, base=f"http://127.0.0.1:{port}/", port=port, query_workers=2)
    with Service(settings) as service:
        service.put([Submission(each, each.text.encode()) for each in story()])
        app = create_app(settings)
        version = app.extensions["risalah"].view.version
        queries = QueryService(settings, DirectorySource(folder, version=version, refresh=service.snapshot))
        sparql.install(app, queries)
        with serving(queries, app, port=port) as running:
            yield running
