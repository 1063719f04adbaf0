"""How fast SPARQL is answered, beside `oxigraph serve` and rdflib's own engine, in the same run.

    python -m benchmarks.sparql      # a million quads, one and eight clients; less than ten minutes

Each client is a process with one connection that stays open and sends the next request when the last
answer is whole; requests are made beforehand, from ids drawn with a seed. The servers take turns, round
by round, so that a busy machine slows all alike; the table has the medians of the rounds. rdflib is
asked in process, without HTTP, which favours it, and behind the thinnest HTTP service; the engine that
both servers use is asked in process too, which says how far any service over it can get.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox

from benchmarks import sparql_rdflib
from graph.settings import Settings
from graph.vocabulary import PREFIXES
from web.query_once import querying

START_S = 120
SAMPLE = 200
"""Different queries of a kind."""
REPORTS = 2_800
"""Generated reports that make about a million quads."""
CHEAP_AT_MOST, MID_AT_MOST, RDFLIB_AT_LEAST = 1.5, 1.2, 50
"""The goals: times `oxigraph serve` for look-ups and for the others, times faster than rdflib."""

CHEAP = {
    "participants of a meeting, with evidence": (
        "SELECT DISTINCT ?m {{ ?m a risalah:Meeting }} LIMIT 20000",
        "SELECT DISTINCT ?who ?role ?e WHERE {{ ?p risalah:meeting <{id}> ; risalah:participant ?who ; "
        "risalah:participationRole ?role ; risalah:evidence ?e }}",
    ),
    "a directive with its sentence": (
        "SELECT DISTINCT ?d {{ ?d a risalah:Directive }} LIMIT 20000",
        "SELECT DISTINCT ?action ?issuer ?to ?quote WHERE {{ <{id}> risalah:action ?action ; risalah:issuer ?issuer ; "
        "risalah:addressee ?to ; risalah:evidence/oa:hasSelector/oa:exact ?quote }}",
    ),
    "what is said of an official": (
        "SELECT DISTINCT ?p {{ ?p a foaf:Person }} LIMIT 20000",
        "SELECT DISTINCT ?p ?o WHERE {{ <{id}> ?p ?o }} LIMIT 100",
    ),
}
MID = {
    "who met whom, of one official": (
        "SELECT ?p (COUNT(DISTINCT ?m) AS ?n) {{ ?p a foaf:Person ; risalah:attended ?m }} "
        "GROUP BY ?p ORDER BY DESC(?n) LIMIT 200",
        "SELECT ?other (COUNT(DISTINCT ?m) AS ?n) WHERE {{ <{id}> risalah:attended ?m . ?other risalah:attended ?m }} "
        "GROUP BY ?other ORDER BY DESC(?n) LIMIT 20",
    ),
    "directives to those whom one official directs": (
        "SELECT ?p (COUNT(DISTINCT ?d) AS ?n) {{ ?d risalah:issuer ?p }} GROUP BY ?p ORDER BY DESC(?n) LIMIT 200",
        "SELECT ?to (COUNT(DISTINCT ?d) AS ?n) WHERE {{ <{id}> risalah:directed ?middle . "
        "?d risalah:issuer ?middle ; risalah:addressee ?to }} GROUP BY ?to ORDER BY DESC(?n) LIMIT 20",
    ),
}
"""Name -> the query that finds ids, and the query asked with each."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What the clients of one round saw."""

    per_second: float
    p50_ms: float
    p99_ms: float


Rounds = dict[tuple[str, int, str], list[Measured]]
"""Kind of query, number of clients and engine -> what was seen in each round."""


def queries(kinds: dict[str, tuple[str, str]], store: ox.Store) -> dict[str, list[str]]:
    """The queries of each kind, in the same order on every machine."""
    head = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if name in ("risalah", "oa", "foaf"))
    made: dict[str, list[str]] = {}
    for kind, (find, ask) in kinds.items():
        found: Any = store.query(head + find.format(), use_default_graph_as_union=True)
        ids = sorted(row[0].value for row in found)
        chosen = random.Random(1).sample(ids, min(SAMPLE, len(ids)))
        made[kind] = [head + ask.format(id=each) for each in chosen]
    return made


def ask_all(port: int, path: str, asked: Sequence[str], seconds: float, offset: int, answers: Any) -> None:
    """One client: sends the queries in turn until the time is over; puts its times into `answers`."""
    requests = [
        f"GET {path}?query={quote(query, safe='')} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        "Accept: application/sparql-results+json\r\n\r\n".encode()
        for query in asked
    ]
    connection = socket.create_connection(("127.0.0.1", port))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    times: list[float] = []
    clock = time.perf_counter
    end = clock() + seconds
    number = offset
    while (began := clock()) < end:
        connection.sendall(requests[number % len(requests)])
        read_answer(connection)
        times.append(clock() - began)
        number += 1
    answers.put(times)


def read_answer(connection: socket.socket) -> None:
    """Read one answer to its end.

    Raises:
        RuntimeError: it is not 200.
    """
    data = connection.recv(262144)
    while b"\r\n\r\n" not in data:
        data += connection.recv(262144)
    head, _, rest = data.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(f"not answered: {head[:60]!r} {rest[:300]!r}")
    length = re.search(rb"(?i)content-length: *(\d+)", head)
    if length:
        missing = int(length[1]) - len(rest)
        while missing > 0:
            missing -= len(connection.recv(min(missing, 262144)))
    else:
        while not rest.endswith(b"0\r\n\r\n"):
            rest += connection.recv(262144)


def measure(port: int, path: str, asked: Sequence[str], clients: int, seconds: float) -> Measured:
    """All clients at once for so long."""
    answers: Any = multiprocessing.Queue()
    processes = [
        multiprocessing.Process(target=ask_all, args=(port, path, asked, seconds, n * 37, answers))
        for n in range(clients)
    ]
    for process in processes:
        process.start()
    times = sorted(one for _ in processes for one in answers.get())
    for process in processes:
        process.join()
    p50, p99 = (times[min(len(times) - 1, int(len(times) * share))] * 1000 for share in (0.5, 0.99))
    return Measured(len(times) / seconds, p50, p99)


@contextmanager
def running(command: list[str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A server until the block ends; waits until it listens."""
    # No answer is kept: every one that is measured was worked out.
    environment = {**os.environ, "RISALAH_QUERY_KEPT_MB": "0"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    try:
        end = time.monotonic() + START_S
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                if time.monotonic() > end or process.poll() is not None:
                    raise RuntimeError(f"{command[0]} does not listen on port {port}") from None
                time.sleep(0.1)
        yield process
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def engine_seconds(store: ox.Store, asked: Sequence[str]) -> float:
    """The median time of a query by the engine in process, with its answer as JSON."""
    times: list[float] = []
    for query in [*asked[: SAMPLE // 10], *asked]:
        started = time.perf_counter()
        found: Any = store.query(query, use_default_graph_as_union=True)
        found.serialize(format=ox.QueryResultsFormat.JSON)
        times.append(time.perf_counter() - started)
    return statistics.median(times[SAMPLE // 10 :])


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data-dir", type=Path, help="made by benchmarks.generate; without it one is made for the run")
    parser.add_argument(
        "--seconds",
        type=float,
        default=2,
        help="of each measurement; the servers take turns",
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8])
    parser.add_argument("--rdflib-seconds", type=float, default=8, help="for each kind; 0 leaves rdflib out")
    parser.add_argument("--json", type=Path, help="write the figures into this file too")
    given = parser.parse_args()
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="risalah-benchmark-") as folder:
        if given.data_dir is None:
            given.data_dir = Path(folder) / "data"
            _note(f"{REPORTS:,} reports are made")
            made = [sys.executable, "-m", "benchmarks.generate", "--reports", str(REPORTS)]
            subprocess.run([*made, "--data-dir", given.data_dir], check=True, stdout=subprocess.DEVNULL)
        rows = compare(given, Path(folder))
    print(f"{os.cpu_count()} processors, load {before:.1f} before and {os.getloadavg()[0]:.1f} after\n")
    print(f"{servers_table(rows)}\n\n{engines_table(rows)}\n")
    print("\n".join(misses(rows)) or "Every goal is reached.")
    if given.json:
        given.json.write_text(json.dumps(rows, indent=2) + "\n", "utf-8")


def _note(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


def compare(given: argparse.Namespace, folder: Path) -> list[dict[str, Any]]:
    """Every kind of query with every number of clients on every engine."""
    dump, stores = folder / "all.nq", folder / "oxigraph"
    with querying(Settings(data_dir=given.data_dir)) as found, found.pinned() as snapshot:
        store = ox.Store.read_only(str(snapshot.path))
        with dump.open("wb") as out:
            store.dump(out, ox.RdfFormat.N_QUADS)
        asked = {**queries(CHEAP, store), **queries(MID, store)}
        quads = sum(1 for _ in dump.open("rb"))
        del store
    oxigraph = shutil.which("oxigraph") or str(Path(sys.executable).with_name("oxigraph"))
    _note(f"{quads:,} quads are loaded")
    for work in (["load", "--location", str(stores), "--file", str(dump)], ["optimize", "--location", str(stores)]):
        done = subprocess.run([oxigraph, *work], capture_output=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr.decode())
    ours, theirs = free_port(), free_port()
    reference = [oxigraph, "serve-read-only", "--location", str(stores), "--bind", f"127.0.0.1:{theirs}"]
    risalah = str(Path(sys.executable).with_name("risalah"))
    serving = [risalah, "serve", "--dataset", str(dump), "--port", str(ours)]
    rounds: Rounds = {}
    with running([*reference, "--union-default-graph"], theirs), running(serving, ours):
        for number in range(given.rounds + 1):
            _note(f"round {number} of {given.rounds}")
            for kind, some in asked.items():
                for clients in given.clients:
                    for engine, port, path in (("serve", theirs, "/query"), ("risalah", ours, "/sparql")):
                        # The first round only warms the caches.
                        seen = measure(port, path, some, clients, given.seconds)
                        if number:
                            rounds.setdefault((kind, clients, engine), []).append(seen)
    store = ox.Store.read_only(str(stores))
    engine_ms = {kind: engine_seconds(store, some) * 1000 for kind, some in asked.items()}
    del store
    slow_ms = _rdflib(given, dump, asked, rounds) if given.rdflib_seconds else {}
    return [_row(kind, clients, rounds, engine_ms, slow_ms) for kind in asked for clients in given.clients]


def _rdflib(given: argparse.Namespace, dump: Path, asked: dict[str, list[str]], rounds: Rounds) -> dict[str, float]:
    """Milliseconds of rdflib in process for each kind; its service's figures go into `rounds`."""
    _note("rdflib loads the quads")
    dataset = sparql_rdflib.load(dump)
    _note("rdflib is asked")
    slow = {kind: sparql_rdflib.seconds(dataset, some, given.rdflib_seconds) * 1000 for kind, some in asked.items()}
    port = free_port()
    with sparql_rdflib.serving(dataset, port):
        for kind, some in asked.items():
            for clients in given.clients:
                rounds[kind, clients, "rdflib"] = [measure(port, "/", some, clients, 3 * given.seconds)]
    return slow


def _row(
    kind: str, clients: int, rounds: Rounds, engine_ms: dict[str, float], slow_ms: dict[str, float]
) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": kind, "cheap": kind in CHEAP, "clients": clients}
    for engine in ("serve", "risalah", "rdflib"):
        for name in ("per_second", "p50_ms", "p99_ms"):
            seen = rounds.get((kind, clients, engine))
            row[f"{engine}_{name}"] = round(statistics.median(getattr(one, name) for one in seen), 3) if seen else None
    row["engine_ms"] = round(engine_ms[kind], 3)
    row["rdflib_ms"] = round(slow_ms[kind], 3) if kind in slow_ms else None
    return row


def servers_table(rows: list[dict[str, Any]]) -> str:
    """Beside `oxigraph serve`, in Markdown; ratios above 1 are ours being slower."""
    lines = [
        "| query | clients | serve req/s | ours | ratio | serve p50 ms | ours | serve p99 ms | ours | ratio |",
        "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for row in rows:
        slower, later = _ratios(row)
        lines.append(
            f"| {row['kind']} | {row['clients']} | {row['serve_per_second']:,.0f} | {row['risalah_per_second']:,.0f} | "
            f"{slower:.2f} | {row['serve_p50_ms']:.2f} | {row['risalah_p50_ms']:.2f} | "
            f"{row['serve_p99_ms']:.1f} | {row['risalah_p99_ms']:.1f} | {later:.2f} |"
        )
    return "\n".join(lines)


def engines_table(rows: list[dict[str, Any]]) -> str:
    """Beside rdflib, in Markdown: how many times faster than its service, than it in process, and the engine alone."""
    lines = [
        "| query | clients | rdflib's service req/s | ours | times | rdflib in process ms | ours over HTTP | times "
        "| our engine in process ms | times |",
        "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for row in rows:
        slow = row["rdflib_ms"]
        if slow is None:
            continue
        served, ours = row["rdflib_per_second"], row["risalah_per_second"]
        # With more clients the time of an answer has the waiting for the others in it.
        alone = f"{slow:,.1f} | {row['risalah_p50_ms']:.2f} | {slow / row['risalah_p50_ms']:.0f}"
        lines.append(
            f"| {row['kind']} | {row['clients']} | {served:,.1f} | {ours:,.0f} | {ours / served:.0f} | "
            f"{alone if row['clients'] == 1 else ' | | '} | {row['engine_ms']:.2f} | {slow / row['engine_ms']:.0f} |"
        )
    return "\n".join(lines) if len(lines) > 2 else "rdflib was left out."


def _ratios(row: dict[str, Any]) -> tuple[float, float]:
    return row["serve_per_second"] / row["risalah_per_second"], row["risalah_p99_ms"] / row["serve_p99_ms"]


def misses(rows: list[dict[str, Any]]) -> list[str]:
    """The goals that were not reached, a line each."""
    found: list[str] = []
    for row in rows:
        most = CHEAP_AT_MOST if row["cheap"] else MID_AT_MOST
        for ratio, what in zip(_ratios(row), ("requests per second", "p99"), strict=True):
            if ratio > most:
                found.append(f"Missed: {row['kind']}, {row['clients']} clients, {what}: {ratio:.2f} times, not {most}")
        if row["rdflib_ms"] is not None and row["clients"] == 1:
            times = row["rdflib_ms"] / row["risalah_p50_ms"]
            if times < RDFLIB_AT_LEAST:
                found.append(f"Missed: {row['kind']}: {times:.0f} times rdflib in process, not {RDFLIB_AT_LEAST}")
    return found


if __name__ == "__main__":
    main()
