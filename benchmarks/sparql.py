"""How fast SPARQL is answered, beside `oxigraph serve` and rdflib's own engine, in the same run.

    python -m benchmarks.generate --reports 7500 --data-dir /tmp/generated      # about a million quads
    python -m benchmarks.sparql --data-dir /tmp/generated --seconds 5 --rounds 3

Each client is a process with one connection that stays open and sends the next request when the last
answer is whole; requests are made beforehand, from ids drawn with a seed. The servers take turns, round
by round, so that a busy machine slows all alike; the table has the medians of the rounds. rdflib is
asked in process, without HTTP, which favours it.
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

from graph.settings import Settings
from graph.vocabulary import PREFIXES
from web.query_once import querying

START_S = 120
SAMPLE = 200
"""Different queries of a kind."""

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


def rdflib_seconds(path: Path, asked: dict[str, list[str]], limit_s: float) -> dict[str, float]:
    """Median seconds of rdflib's in-memory engine for each kind; its union is a set, so DISTINCT costs it nothing."""
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    dataset.parse(path, format="nquads")
    found: dict[str, float] = {}
    for kind, some in asked.items():
        times: list[float] = []
        began = time.perf_counter()
        for query in some:
            started = time.perf_counter()
            len(list(dataset.query(query)))
            times.append(time.perf_counter() - started)
            if time.perf_counter() - began > limit_s:
                break
        found[kind] = statistics.median(times)
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data-dir", type=Path, required=True, help="made by benchmarks.generate")
    parser.add_argument("--seconds", type=float, default=5, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8])
    parser.add_argument("--rdflib-seconds", type=float, default=20, help="for each kind; 0 leaves rdflib out")
    parser.add_argument("--json", type=Path, help="write the figures into this file too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="risalah-benchmark-") as folder:
        rows = compare(given, Path(folder))
    print(table(rows))
    if given.json:
        given.json.write_text(json.dumps(rows, indent=2) + "\n", "utf-8")


def compare(given: argparse.Namespace, folder: Path) -> list[dict[str, Any]]:
    """Every kind of query with every number of clients on every engine."""
    dump, stores = folder / "all.nq", folder / "oxigraph"
    with querying(Settings(data_dir=given.data_dir)) as found, found.pinned() as snapshot:
        store = ox.Store.read_only(str(snapshot.path))
        with dump.open("wb") as out:
            store.dump(out, ox.RdfFormat.N_QUADS)
        asked = {**queries(CHEAP, store), **queries(MID, store)}
        print(f"{sum(1 for _ in dump.open('rb')):,} quads", file=sys.stderr)
        del store
    oxigraph = shutil.which("oxigraph") or str(Path(sys.executable).with_name("oxigraph"))
    loaded = subprocess.run([oxigraph, "load", "--location", stores, "--file", dump], capture_output=True, check=False)
    if loaded.returncode:
        raise RuntimeError(loaded.stderr.decode())
    ours, theirs = free_port(), free_port()
    reference = [oxigraph, "serve-read-only", "--location", str(stores), "--bind", f"127.0.0.1:{theirs}"]
    risalah = str(Path(sys.executable).with_name("risalah"))
    serving = [risalah, "serve", "--dataset", str(dump), "--port", str(ours)]
    rounds: dict[tuple[str, int, str], list[Measured]] = {}
    with running([*reference, "--union-default-graph"], theirs), running(serving, ours):
        for number in range(given.rounds + 1):
            for kind, some in asked.items():
                for clients in given.clients:
                    for engine, port, path in (("serve", theirs, "/query"), ("risalah", ours, "/sparql")):
                        # The first round only warms the caches.
                        seconds = given.seconds if number else min(2.0, given.seconds)
                        seen = measure(port, path, some, clients, seconds)
                        if number:
                            rounds.setdefault((kind, clients, engine), []).append(seen)
    slow = rdflib_seconds(dump, asked, given.rdflib_seconds) if given.rdflib_seconds else {}
    return [_row(kind, clients, rounds, slow) for kind in asked for clients in given.clients]


def _row(
    kind: str, clients: int, rounds: dict[tuple[str, int, str], list[Measured]], slow: dict[str, float]
) -> dict[str, Any]:
    def middle(engine: str, name: str) -> float:
        return float(statistics.median(getattr(one, name) for one in rounds[kind, clients, engine]))

    row: dict[str, Any] = {"kind": kind, "cheap": kind in CHEAP, "clients": clients}
    for engine in ("serve", "risalah"):
        for name in ("per_second", "p50_ms", "p99_ms"):
            row[f"{engine}_{name}"] = round(middle(engine, name), 2)
    row["rdflib_ms"] = round(slow[kind] * 1000, 1) if kind in slow else None
    return row


def table(rows: list[dict[str, Any]]) -> str:
    """The figures in Markdown; ratios above 1 are ours being slower."""
    lines = [
        f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}",
        "",
        "| query | clients | serve req/s | ours | ratio | serve p99 ms | ours | ratio | rdflib ms | times |",
        "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for row in rows:
        slow = row["rdflib_ms"]
        lines.append(
            f"| {row['kind']} | {row['clients']} | {row['serve_per_second']:,.0f} | {row['risalah_per_second']:,.0f} | "
            f"{row['serve_per_second'] / row['risalah_per_second']:.2f} | {row['serve_p99_ms']:.1f} | "
            f"{row['risalah_p99_ms']:.1f} | {row['risalah_p99_ms'] / row['serve_p99_ms']:.2f} | "
            + (f"{slow:,.0f} | {slow / row['risalah_p50_ms']:.0f} |" if slow else "- | - |")
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
