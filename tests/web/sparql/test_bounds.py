"""Queries made to bring an endpoint down: each is told what stopped it, and everyone else goes on."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.settings import Settings
from tests.web.sparql.conftest import Endpoint, serving
from web.query_pool import RELIEF_S
from web.query_service import QueryService
from web.snapshots import FileSource

TIMEOUT_MS = 2_000
CHEAP = "SELECT ?o { <http://example.org/s7> <http://example.org/p> ?o }"
PREFIX = "PREFIX ex: <http://example.org/> "
COUNT = "SELECT (COUNT(*) AS ?n) "


def doubling(times: int) -> str:
    binds = " ".join(f"BIND(CONCAT(?a{n}, ?a{n}) AS ?a{n + 1})" for n in range(times))
    return f"SELECT (STRLEN(?a{times}) AS ?n) {{ BIND('0123456789' AS ?a0) {binds} }}"


def chain(step: str, times: int) -> str:
    binds = " ".join(f"BIND({step.format(n=n)} AS ?a{n + 1})" for n in range(times))
    return f"SELECT (STRLEN(?a{times}) AS ?n) {{ BIND('aaaaaaaaaa' AS ?a0) {binds} }}"


def nested(opening: str, closing: str, times: int, middle: str = "") -> str:
    return opening * times + middle + closing * times


def cross_join(width: int, count: int) -> str:
    values = " ".join(str(n) for n in range(count))
    return "SELECT (COUNT(*) AS ?n) {" + " ".join(f"VALUES ?v{n} {{ {values} }}" for n in range(width)) + "}"


BOMBS = {
    "cartesian product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "rows of a cartesian product": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "join on a computed value": COUNT + "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?c) = CONCAT(STR(?f), STR(?i))) }",
    "sort of a product": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY DESC(STR(?c)) STR(?f) ?a",
    "path closure": PREFIX
    + "SELECT (COUNT(*) AS ?n) { ?a (ex:next|^ex:next|ex:p|^ex:p)* ?b . ?b (ex:next|^ex:next)* ?c }",
    "regex on a product": COUNT + "{ ?a ?b ?c . ?d ?e ?f FILTER REGEX(CONCAT(STR(?c), STR(?f)), '(.*a){12}$') }",
    "string doubling": doubling(40),
    "VALUES cross join": cross_join(6, 200),
    "grouping of a product": "SELECT ?a ?f (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?f ?d",
    "distinct of a product": "SELECT DISTINCT ?a ?c ?d ?f { ?a ?b ?c . ?d ?e ?f }",
    "ten thousand brackets": "SELECT * " + "{" * 10_000 + "}" * 10_000,
    "many brackets within the length": "SELECT * " + "{" * 5_000 + "}" * 5_000,
    "ten thousand negations": "ASK { FILTER(" + "!" * 10_000 + "true) }",
    "a long sum": "SELECT (1" + "+1" * 9_000 + " AS ?x) {}",
    "a long path": "SELECT * { ?s <a:a>" + "/<a:a>" * 3_000 + " ?o }",
    "many optional parts": "SELECT * {" + "OPTIONAL{?s ?p ?o}" * 1_000 + "}",
    "ten thousand optional parts in each other": "SELECT * {" + nested("OPTIONAL{?s ?p ?o ", "}", 10_000) + "}",
    "optional parts as deep as allowed": "SELECT * {" + nested("OPTIONAL{?s ?p ?o. ", "}", 95) + "}",
    "ten thousand alternatives in each other": "SELECT * " + nested("{{?s ?p ?o}UNION", "}", 10_000, "{}"),
    "a thousand alternatives": "SELECT * {" + "UNION".join(["{?a ?b ?c}"] * 1_200) + "}",
    "subqueries in each other": nested("SELECT*{", "}", 2_500, "?s ?p ?o"),
    "brackets of a filter": "ASK{FILTER(" + nested("(", ")", 9_000, "true") + ")}",
    "brackets in what looks like an IRI": "ASK{FILTER(?a<" + nested("(", ")", 5_000, "?b") + "&&?c>?d)}",
    "a long list of values to compare": COUNT
    + "{?s ?p ?o . ?a ?b ?c FILTER(?o IN("
    + ",".join(str(n) for n in range(4_000))
    + "))}",
    "stars on stars of a path": COUNT + "{?s " + nested("(", ")*", 95, "<http://example.org/next>") + " ?o}",
    "a path of stars": PREFIX + COUNT + "{?s " + "/".join(["ex:next*"] * 60) + " ?o}",
    "alternatives of a path": COUNT + "{?s (" + "|".join(["<a:b>"] * 3_000) + ")* ?o}",
    "a long collection": "SELECT * {?s ?p (" + "1 " * 9_000 + ")}",
    "collections in each other": "SELECT * {?s ?p " + nested("(", ")", 9_000) + "}",
    "a literal of a million characters": f"SELECT ('{'x' * 1_000_000}' AS ?x) {{}}",
    "joining of all texts": "SELECT (GROUP_CONCAT(CONCAT(STR(?c), STR(?f))) AS ?x) {?a ?b ?c . ?d ?e ?f}",
    "many values": "SELECT * {VALUES ?x {" + "1 " * 11_000 + "}}",
    "a replacement that doubles": chain("REPLACE(?a{n}, 'a', 'aa')", 40),
    "a replacement by groups": chain("REPLACE(?a{n}, '(.*)', '$1$1$1$1')", 20),
    "a pattern of a billion letters": COUNT + "{?s ?p ?o FILTER REGEX(STR(?o), '((a{1000}){1000}){1000}')}",
    "a pattern of many brackets": COUNT + "{?s ?p ?o FILTER REGEX(STR(?o), '" + nested("(", ")*", 5_000, "a") + "')}",
    "a pattern for each pair": COUNT + "{?s ?p ?o . ?a ?b ?c FILTER REGEX(STR(?o), STR(?c))}",
    "a graph that blows up": "CONSTRUCT {" + "?a ?b ?f . [] ?e [ ?b ?c ] . " * 200 + "} WHERE {?a ?b ?c . ?d ?e ?f}",
    "a description of everything": "DESCRIBE ?s ?o {?s ?p ?o}",
    "absence of a product": COUNT + "{?a ?b ?c FILTER NOT EXISTS{?d ?e ?f . ?g ?h ?i FILTER(?c = CONCAT(?f, ?i))}}",
    "difference of products": COUNT + "{?a ?b ?c . ?d ?e ?f MINUS{?d ?e ?c}}",
    "nine hundred patterns": "SELECT * {" + "".join(f"?v{n} ?p{n} ?v{n + 1} . " for n in range(900)) + "}",
    "a product of graphs": COUNT + "{GRAPH ?g{?a ?b ?c} GRAPH ?h{?d ?e ?f} GRAPH ?i{?j ?k ?l}}",
    "a random order of a product": "SELECT * {?a ?b ?c . ?d ?e ?f} ORDER BY RAND() LIMIT 10",
    "the row after ten billion": "SELECT * {?a ?b ?c . ?d ?e ?f . ?g ?h ?i} OFFSET 9999999999 LIMIT 1",
}


@pytest.fixture(scope="module")
def bounded(large_file: Path) -> Iterator[Endpoint]:
    settings = Settings(
        base="http://example.org/",
        query_timeout_ms=TIMEOUT_MS,
        query_memory_mb=256,
        query_workers=2,
        query_max_rows=5_000,
        query_max_bytes=2_000_000,
        query_max_chars=25_000,
    )
    with serving(QueryService(settings, FileSource(large_file))) as running:
        yield running


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_with_an_error_and_others_go_on(bounded: Endpoint, name: str) -> None:
    done = threading.Event()
    failures: list[str] = []

    def ask_cheaply() -> int:
        answered = 0
        while not done.is_set() or not answered:
            reply = bounded.get(CHEAP)
            answered += 1
            if reply.status != 200 or b"value" not in reply.body:
                failures.append(f"{reply.status} {reply.text[:200]}")
        return answered

    with ThreadPoolExecutor(20) as others:
        cheap = [others.submit(ask_cheaply) for _ in range(20)]
        started = time.monotonic()
        reply = bounded.request("POST", body=BOMBS[name].encode(), Content_Type="application/sparql-query")
        took = time.monotonic() - started
        done.set()
        answers = [each.result() for each in cheap]
    assert reply.status in (400, 403, 413, 503), reply.text[:300]
    assert reply.status != 503 or "retry-after" in reply.headers
    assert len(reply.text) > 20
    # The promise of the service, not a measurement: the deadline and two seconds.
    assert took < TIMEOUT_MS / 1000 + 2
    assert not failures
    assert min(answers) >= 1


@pytest.mark.slow
def test_more_bombs_than_places_do_not_stop_the_others(large_file: Path) -> None:
    settings = Settings(base="http://example.org/", query_timeout_ms=8_000, query_workers=2)
    with serving(QueryService(settings, FileSource(large_file))) as endpoint, ThreadPoolExecutor(12) as clients:
        bombs = [clients.submit(endpoint.get, BOMBS["cartesian product"]) for _ in range(7)]
        cheap = [clients.submit(endpoint.get, CHEAP).result().status for _ in range(20)]
        statuses = [bomb.result().status for bomb in bombs]
    assert statuses == [503] * 7
    assert cheap == [200] * 20


def memory_mb(pid: int) -> float:
    """Memory of a process and its children, in megabytes."""
    total = 0
    for each in (pid, *children(pid)):
        try:
            lines = Path(f"/proc/{each}/status").read_text().splitlines()
        except FileNotFoundError:
            continue
        total += next((int(line.split()[1]) for line in lines if line.startswith("RssAnon")), 0)
    return total / 1024


def children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task")
    return [int(child) for task in tasks.iterdir() for child in (task / "children").read_text().split()]


def eventually(condition: Callable[[], bool], *, within_s: float = 10) -> bool:
    end = time.monotonic() + within_s
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return condition()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's /proc to see the readers")
def test_readers_and_memory_are_back_afterwards(bounded: Endpoint) -> None:
    import os

    def readers() -> int:
        return sum(b"query_start" in Path(f"/proc/{pid}/cmdline").read_bytes() for pid in children(os.getpid()))

    def memory_of_readers() -> float:
        return memory_mb(os.getpid()) - own()

    def own() -> float:
        lines = Path("/proc/self/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) / 1024

    bounded.get(CHEAP)
    assert eventually(lambda: readers() == 2)
    before = memory_of_readers()
    assert bounded.get(BOMBS["sort of a product"]).status == 503
    assert eventually(lambda: readers() == 2 and memory_of_readers() <= before * 1.1 + 5)


def test_too_much_memory_is_told_as_that(large_file: Path) -> None:
    settings = Settings(base="http://example.org/", query_timeout_ms=60_000, query_memory_mb=128, query_workers=1)
    with serving(QueryService(settings, FileSource(large_file))) as endpoint:
        reply = endpoint.get(doubling(40), format="csv")
        assert reply.status == 503
        assert "128 MB" in reply.text
        assert endpoint.get(CHEAP).status == 200


def test_a_timeout_is_told_as_a_timeout(bounded: Endpoint) -> None:
    reply = bounded.get(BOMBS["cartesian product"])
    assert reply.status == 503
    assert "stopped after 2 s" in reply.text
    assert reply.headers["retry-after"].isdigit()


@pytest.mark.parametrize("name", ["json", "xml", "csv", "tsv"])
def test_too_many_rows_are_an_error_and_never_a_cut_answer(bounded: Endpoint, name: str) -> None:
    few = bounded.get("SELECT ?s { ?s <http://example.org/p> ?o } LIMIT 4990", format=name)
    assert few.status == 200
    many = bounded.get("SELECT ?s { ?s <http://example.org/p> ?o } LIMIT 5010", format=name)
    assert (many.status, "5,000 rows" in many.text) == (403, True)


@pytest.mark.parametrize("name", ["ttl", "nt", "rdf", "jsonld"])
def test_too_many_triples_are_an_error(bounded: Endpoint, name: str) -> None:
    query = "CONSTRUCT { ?s <http://example.org/p> ?o } WHERE { ?s <http://example.org/p> ?o } LIMIT "
    assert bounded.get(query + "5000", format=name).status == 200
    assert bounded.get(query + "5001", format=name).status == 403


def test_too_many_bytes_are_an_error(bounded: Endpoint) -> None:
    long = f"CONCAT({', '.join(['?o'] * 20)})"
    reply = bounded.get(f"SELECT ?o ({long} AS ?r) {{ ?s <http://example.org/p> ?o }} LIMIT 4000")
    assert reply.status == 403
    assert "2,000,000 bytes" in reply.text


def test_a_large_answer_comes_whole(bounded: Endpoint) -> None:
    reply = bounded.get("SELECT ?s ?o { ?s <http://example.org/p> ?o } LIMIT 4000", format="csv")
    assert reply.status == 200
    assert reply.body.count(b"\r\n") == 4001
    assert len(reply.body) == int(reply.headers["content-length"])


class Canary:
    """Listens on this machine and remembers whether anyone came."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.1)
        self.port = self._socket.getsockname()[1]
        self.asked = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while not self._ended.is_set():
            try:
                connection, _ = self._socket.accept()
            except TimeoutError:
                continue
            self.asked += 1
            connection.close()

    def close(self) -> None:
        self._ended.set()
        self._thread.join()
        self._socket.close()


@pytest.fixture
def canary() -> Iterator[Canary]:
    made = Canary()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("query", "statuses"),
    [
        pytest.param("SELECT * { SERVICE <URL> { ?s ?p ?o } }", {403}, id="SERVICE"),
        pytest.param("SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }", {200, 403}, id="SERVICE SILENT"),
        pytest.param("SELECT * { VALUES ?at { <URL> } SERVICE ?at { ?s ?p ?o } }", {403}, id="SERVICE by variable"),
        pytest.param("SELECT * { { SELECT * { SERVICE<URL>{?s ?p ?o} } } }", {403}, id="in a subquery"),
        pytest.param("ASK { FILTER EXISTS { service<URL>{?s ?p ?o} } }", {200, 403}, id="in EXISTS"),
        pytest.param("CONSTRUCT WHERE { SERVICE <URL> { ?s ?p ?o } }", {400, 403}, id="in CONSTRUCT WHERE"),
        pytest.param("SELECT * { OPTIONAL { \\u0053ERVICE <URL> { ?s ?p ?o } } }", {403}, id="in escapes"),
        pytest.param("BASE <URL> SELECT * FROM <x> { SERVICE <y> { ?s ?p ?o } }", {403}, id="by BASE"),
        pytest.param("COPY <URL> TO <a:b>", {403}, id="COPY"),
        pytest.param("SELECT * FROM <URL> { ?s ?p ?o }", {200}, id="FROM"),
        pytest.param("SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }", {200}, id="FROM NAMED"),
        pytest.param("DESCRIBE <URL>", {200}, id="DESCRIBE"),
        pytest.param("LOAD <URL>", {403}, id="LOAD"),
    ],
)  # fmt: skip
def test_no_other_host_is_asked(bounded: Endpoint, canary: Canary, query: str, statuses: set[int]) -> None:
    url = f"http://127.0.0.1:{canary.port}/"
    assert bounded.get(query.replace("URL", url)).status in statuses
    assert bounded.get("SELECT * { ?s ?p ?o } LIMIT 1", **{"default-graph-uri": url}).status == 200
    assert bounded.get("SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 1", **{"named-graph-uri": url}).status == 200
    assert canary.asked == 0
    # Negative: the canary does hear who comes.
    socket.create_connection(("127.0.0.1", canary.port)).close()
    assert eventually(lambda: canary.asked == 1)


def test_a_service_with_a_syntax_error_is_told_as_the_error(bounded: Endpoint) -> None:
    assert bounded.get("SELECT * { SERVICE <http://example.org/> { ?s ?p } }").status == 400


def test_a_reader_that_is_killed_is_replaced(bounded: Endpoint) -> None:
    for reader in list(bounded.queries.pool._readers):
        reader.process.kill()
    assert eventually(lambda: bounded.get(CHEAP).status == 200)


def test_a_client_that_hangs_up_stops_its_query(bounded: Endpoint) -> None:
    from urllib.parse import quote

    connection = socket.create_connection(("127.0.0.1", bounded.port))
    connection.sendall(f"GET /sparql?query={quote(BOMBS['cartesian product'])} HTTP/1.1\r\nHost: here\r\n\r\n".encode())
    pool = bounded.queries.pool
    assert eventually(lambda: any(reader.long for reader in pool._readers), within_s=5)
    connection.close()
    assert eventually(lambda: not any(reader.long for reader in pool._readers), within_s=1.5)


def test_one_client_has_only_so_many_queries(large_file: Path) -> None:
    settings = Settings(base="http://example.org/", query_timeout_ms=1_000, query_workers=1, query_client_max=2)
    with (
        serving(QueryService(settings, FileSource(large_file))) as endpoint,
        ThreadPoolExecutor(5) as clients,
    ):
        replies = [
            reply.result() for reply in [clients.submit(endpoint.get, BOMBS["cartesian product"]) for _ in range(5)]
        ]
        assert sorted(reply.status for reply in replies) == [429, 429, 429, 503, 503]
        assert all("retry-after" in reply.headers for reply in replies)


def test_time_spent_waiting_counts(large_file: Path) -> None:
    settings = Settings(base="http://example.org/", query_timeout_ms=4_000, query_workers=1)
    bomb = BOMBS["cartesian product"]
    with serving(QueryService(settings, FileSource(large_file))) as endpoint, ThreadPoolExecutor(6) as clients:
        began = time.monotonic()
        replies = [reply.result() for reply in [clients.submit(endpoint.get, bomb) for _ in range(6)]]
        took = time.monotonic() - began
    assert {reply.status for reply in replies} == {503}
    # The last to get a place ran for what was left of its time.
    assert any("s of them spent waiting" in reply.text for reply in replies), [reply.text for reply in replies]
    assert took < 4 + RELIEF_S + 2


def test_a_full_queue_is_told_at_once(large_file: Path) -> None:
    settings = Settings(base="http://example.org/", query_timeout_ms=1_500, query_workers=1, query_queue=0)
    with (
        serving(QueryService(settings, FileSource(large_file))) as endpoint,
        ThreadPoolExecutor(5) as clients,
    ):
        replies = [
            reply.result() for reply in [clients.submit(endpoint.get, BOMBS["cartesian product"]) for _ in range(5)]
        ]
        assert {reply.status for reply in replies} == {503}
        assert any("try again" in reply.text for reply in replies)
