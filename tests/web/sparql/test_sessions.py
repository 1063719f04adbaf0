"""Connections that are lent to readers behave like all others, whatever is asked on them, and when."""

from __future__ import annotations

import http.client
import json
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from graph.settings import Settings
from tests.web.sparql.conftest import Endpoint, serving
from tests.web.sparql.test_bounds import BOMBS, eventually
from web.query_reader import Snapshot
from web.query_service import QueryService
from web.sparql_protocol import SparqlRequest

LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


def cheap(number: int) -> str:
    return f"SELECT ?name {{ <http://example.org/s{number}> <{LABEL}> ?name }}"


class Versions:
    """A source whose data can be replaced by the next version."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.number = 0
        self.advance()

    def advance(self) -> None:
        self.number += 1
        part = self._folder.with_name("part")
        store = ox.Store(part)
        store.extend(
            ox.Quad(
                ox.NamedNode(f"http://example.org/s{n}"),
                ox.NamedNode(LABEL),
                ox.Literal(f"thing {n} of version {self.number}"),
                ox.NamedNode("http://example.org/g"),
            )
            for n in range(2_000)
        )
        store.flush()
        del store
        path = self._folder / str(self.number)
        part.rename(path)
        self._snapshot = Snapshot(path, str(self.number))

    def newest(self) -> Snapshot:
        return self._snapshot

    def release(self, in_use: Callable[[Path], bool]) -> None:
        for path in self._folder.iterdir():
            if path.name < self._snapshot.path.name and not in_use(path):
                shutil.rmtree(path)

    def folders(self) -> list[str]:
        return sorted(path.name for path in self._folder.iterdir())

    def close(self) -> None:
        shutil.rmtree(self._folder)


@pytest.fixture
def source(tmp_path: Path) -> Versions:
    folder = tmp_path / "versions"
    folder.mkdir()
    return Versions(folder)


@pytest.fixture
def endpoint(source: Versions) -> Iterator[Endpoint]:
    settings = Settings(base="http://example.org/", query_workers=2, query_timeout_ms=1_500, snapshot_interval_s=0.05)
    with serving(QueryService(settings, source)) as running:
        yield running


class Client:
    """One connection that stays open."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._connection = http.client.HTTPConnection("127.0.0.1", endpoint.port, timeout=20)
        self._connection.connect()
        self._socket = self._connection.sock

    def ask(self, query: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        self._connection.request(method, f"/sparql?query={quote(query)}", headers=headers)
        return self.read()

    def send(
        self, method: str, path: str, body: bytes | None = None, **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        self._connection.request(method, path, body=body, headers={k.replace("_", "-"): v for k, v in headers.items()})
        return self.read()

    def read(self) -> tuple[int, dict[str, str], bytes]:
        response = self._connection.getresponse()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()

    def ask_until_lent(self) -> None:
        for number in range(200):
            assert self.name(number) == f"thing {number} of version 1"
            if lent(self.endpoint):
                return
        pytest.fail("the connection was never lent")

    def name(self, number: int) -> str:
        status, _, body = self.ask(cheap(number))
        assert status == 200, body
        return str(json.loads(body)["results"]["bindings"][0]["name"]["value"])

    @property
    def is_the_first(self) -> bool:
        return self._connection.sock is self._socket

    def close(self) -> None:
        self._connection.close()


@pytest.fixture
def client(endpoint: Endpoint) -> Iterator[Client]:
    made = Client(endpoint)
    yield made
    made.close()


def lent(endpoint: Endpoint) -> int:
    return sum(len(reader.lent) for reader in list(endpoint.queries.pool._readers))


def test_one_cheap_query_after_another_is_answered_by_a_reader(endpoint: Endpoint, client: Client) -> None:
    client.ask_until_lent()
    for number in range(500):
        assert client.name(number) == f"thing {number} of version 1"
    assert lent(endpoint) == 1
    assert client.is_the_first


def test_the_headers_are_the_same_either_way(endpoint: Endpoint, client: Client) -> None:
    before = client.ask(cheap(1), Accept="text/csv")
    client.ask_until_lent()
    after = client.ask(cheap(1), Accept="text/csv")
    assert lent(endpoint) == 1
    assert {**before[1], "date": ""} == {**after[1], "date": ""}
    assert before[2] == after[2]


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status"),
    [
        pytest.param("GET", "/sparql?query=SELEC", None, {}, 400, id="a syntax error"),
        pytest.param("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, {}, 400, id="two queries"),
        pytest.param("GET", "/sparql?query=CLEAR%20ALL", None, {}, 403, id="an update"),
        pytest.param("GET", "/sparql?query=ASK%7B%7D", None, {"Accept": "image/png"}, 406, id="not acceptable"),
        pytest.param("GET", "/sparql?query=ASK%7B%7D", b"x", {}, 400, id="a body"),
        pytest.param("POST", "/sparql", b"ASK {}", {"Content_Type": "application/sparql-query"}, 200, id="POST"),
        pytest.param("PUT", "/sparql?query=ASK%7B%7D", None, {}, 405, id="PUT"),
        pytest.param("HEAD", "/sparql?query=ASK%7B%7D", None, {}, 200, id="HEAD"),
        pytest.param("OPTIONS", "/sparql", None, {}, 204, id="OPTIONS"),
        pytest.param("GET", "/sparql?query=ASK%7B%7D", None, {"Accept": "text/html"}, 200, id="a page"),
        pytest.param("GET", "/elsewhere", None, {}, 200, id="another path"),
        pytest.param("GET", "/sparql", None, {}, 200, id="the description"),
        pytest.param("GET", "/sparql?query=ASK%7B%7D", None, {"Connection": "close"}, 200, id="the last request"),
        pytest.param(
            "GET", "/sparql?query=" + quote("SELECT * { SERVICE <http://127.0.0.1:9> {} }"), None, {}, 403, id="SERVICE"
        ),
        pytest.param(
            "GET", "/sparql?query=" + quote("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 4000"), None, {}, 200, id="large"
        ),
    ],
)  # fmt: skip
def test_anything_else_on_a_lent_connection_is_answered_as_usual(
    client: Client, method: str, path: str, body: bytes | None, headers: dict[str, str], status: int
) -> None:
    client.ask_until_lent()
    assert client.send(method, path, body, **headers)[0] == status
    assert client.name(5) == "thing 5 of version 1"


def test_a_bomb_on_a_lent_connection_is_stopped_and_told(endpoint: Endpoint, client: Client) -> None:
    client.ask_until_lent()
    status, headers, body = client.ask(BOMBS["cartesian product"])
    assert (status, b"stopped after 1.5 s" in body, "retry-after" in headers) == (503, True, True)
    assert client.name(7) == "thing 7 of version 1"
    assert client.is_the_first


def test_too_many_rows_on_a_lent_connection_are_refused_as_usual(source: Versions) -> None:
    settings = Settings(base="http://example.org/", query_workers=2, query_max_rows=50)
    with serving(QueryService(settings, source)) as endpoint:
        client = Client(endpoint)
        client.ask_until_lent()
        for limit, status in ((40, 200), (60, 403)):
            assert client.ask(f"SELECT * {{ ?s ?p ?o }} LIMIT {limit}", Accept="text/csv")[0] == status
        client.close()


@pytest.mark.parametrize(
    ("query", "cheap"),
    [
        pytest.param("ASK {}", True, id="little to do"),
        pytest.param("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(?f < 'thing 2') }", False, id="much to do"),
        pytest.param("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 4000", False, id="a large answer"),
    ],
)
def test_what_is_cheap_is_told_by_the_time_of_the_processor(endpoint: Endpoint, query: str, cheap: bool) -> None:
    queries = endpoint.queries
    answer = queries.wait(queries.evaluate(queries.prepare(SparqlRequest(query), None)))
    assert answer.cheap is cheap
    answer.close()


def test_others_on_the_same_reader_go_on_when_one_asks_a_bomb(source: Versions) -> None:
    settings = Settings(base="http://example.org/", query_workers=2, query_timeout_ms=1_500, query_sessions=1)
    with serving(QueryService(settings, source)) as endpoint:
        clients = [Client(endpoint) for _ in range(3)]
        for each in clients:
            each.ask_until_lent()
        bomber, *others = clients
        bomber._connection.request("GET", f"/sparql?query={quote(BOMBS['cartesian product'])}")
        for number in range(50):
            for other in others:
                assert other.name(number) == f"thing {number} of version 1"
        assert bomber.read()[0] == 503
        for each in clients:
            each.close()


def test_a_request_in_pieces_and_two_at_once_are_answered_in_order(endpoint: Endpoint, client: Client) -> None:
    client.ask_until_lent()
    raw = client._socket

    def request(number: int) -> bytes:
        return f"GET /sparql?query={quote(cheap(number))}&format=csv HTTP/1.1\r\nHost: here\r\n\r\n".encode()

    raw.sendall(request(1)[:40])
    time.sleep(0.05)
    raw.sendall(request(1)[40:])
    assert "thing 1 of" in read_some(raw, 1)[0]
    raw.sendall(request(2) + request(3) + request(4)[:30])
    time.sleep(0.05)
    raw.sendall(request(4)[30:])
    assert [text.split(" of")[0][-7:] for text in read_some(raw, 3)] == ["thing 2", "thing 3", "thing 4"]


def read_some(raw: socket.socket, count: int) -> list[str]:
    """So many answers from a bare connection."""
    raw.settimeout(10)
    data = b""
    found: list[str] = []
    while len(found) < count:
        data += raw.recv(65536)
        while b"\r\n\r\n" in data:
            head, _, rest = data.partition(b"\r\n\r\n")
            length = next(
                int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.startswith(b"content-length")
            )
            if len(rest) < length:
                break
            found.append(rest[:length].decode())
            data = rest[length:]
    return found


def test_an_idle_connection_comes_back_and_goes_on(endpoint: Endpoint, client: Client) -> None:
    client.ask_until_lent()
    assert eventually(lambda: lent(endpoint) == 0, within_s=3)
    assert client.name(3) == "thing 3 of version 1"
    assert client.is_the_first


def test_a_client_that_leaves_is_forgotten(endpoint: Endpoint, client: Client) -> None:
    client.ask_until_lent()
    client.close()
    assert eventually(lambda: lent(endpoint) == 0, within_s=3)


def test_a_reader_that_dies_gives_its_clients_back(endpoint: Endpoint, client: Client) -> None:
    client.ask_until_lent()
    (reader,) = [each for each in endpoint.queries.pool._readers if each.lent]
    # While an answer is being sent nobody can tell whether it arrived: then the connection ends.
    assert eventually(lambda: reader.state.read()[0] == 0)
    reader.process.kill()
    assert client.name(9) == "thing 9 of version 1"
    assert client.is_the_first


def test_a_new_version_is_seen_and_the_old_one_removed(endpoint: Endpoint, client: Client, source: Versions) -> None:
    client.ask_until_lent()
    source.advance()
    assert eventually(lambda: client.name(1) == "thing 1 of version 2")
    # Once seen it stays: no later answer is older.
    for number in range(100):
        assert client.name(number) == f"thing {number} of version 2"
        _, headers, _ = client.ask(cheap(number))
        assert headers["dataset-version"] == "2"
    assert eventually(lambda: source.folders() == ["2"])


def test_versions_may_follow_each_other_while_many_ask(endpoint: Endpoint, source: Versions) -> None:
    clients = [Client(endpoint) for _ in range(6)]
    seen = dict.fromkeys(range(6), 1)
    for step in range(60):
        if step % 15 == 10:
            source.advance()
        for number, each in enumerate(clients):
            version = int(each.name(step).rsplit(" ", 1)[1])
            assert version >= seen[number]
            seen[number] = version
    assert eventually(lambda: clients[0].name(0).endswith(f"version {source.number}"))
    for each in clients:
        each.close()
