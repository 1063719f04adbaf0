"""How fast the pages answer: first byte under several clients, suggestions, and the weight of a first visit.

    python -m benchmarks.generate --reports 10000 --data-dir /tmp/generated
    python -m benchmarks.pages --data-dir /tmp/generated --clients 8 --requests 1200
    python -m benchmarks.pages --data-dir /tmp/generated --clients 8 --apart

Every request asks for an address that was not asked for before, so nothing is answered from the
memory of pages; `--repeat` asks for all of them again and shows what that memory brings. With
`--apart` each kind is asked for by itself, files and lists of the API among them, and the processor
time that the service took for each request is printed beside the time to the first byte.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import json
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from urllib.parse import quote, urlencode

import psutil

from graph.views import View

START_SECONDS = 120
BROWSER = {"Accept": "text/html", "Accept-Encoding": "gzip", "Accept-Language": "en"}
LISTS = ("reports", "entities", "regulations", "citations", "directives", "tenures", "meetings", "quotes")
LIST_PAGES = 12
"""Pages of each list of the API that are asked for, one after the other."""
WORDS = ("banjir", "stunting", "inflasi", "pemilu", "bantuan", "jalan", "rapat", "gubernur", "bupati", "dinas")


@dataclass(frozen=True, slots=True)
class Sample:
    """One request: its kind, the time to the first byte of the body in milliseconds, and its status."""

    kind: str
    first_byte_ms: float
    status: int


def addresses(view: View, count: int, seed: int) -> list[tuple[str, str]]:
    """Different addresses of every kind of page, hubs among them, in random order."""
    chance = random.Random(seed)
    each = max(1, count // 14)
    found: list[tuple[str, str]] = []

    def entities(kind: str) -> None:
        rows = view.rows("SELECT id FROM entity WHERE kind = ? ORDER BY reports DESC", (kind,))
        ids = [row["id"] for row in rows]
        chosen = ids[: each // 4] + chance.sample(ids[each // 4 :], max(0, min(len(ids) - each // 4, each - each // 4)))
        found.extend((kind, f"/page/{quote(i)}") for i in chosen)

    for kind in ("person", "post", "organisation", "place", "meeting", "regulation", "group"):
        entities(kind)
    for kind, table, column, prefix in (("report", "report", "key", "report/"), ("directive", "directive", "id", "")):
        ids = [row[0] for row in view.rows(f"SELECT {column} FROM {table} ORDER BY 1")]
        found.extend((kind, f"/page/{prefix}{quote(i)}") for i in chance.sample(ids, min(each, len(ids))))
    for kind in ("person", "post", "organisation", "regulation", "meeting", "place"):
        rows = view.rows(
            "SELECT id FROM entity WHERE kind = ? ORDER BY reports DESC LIMIT ?", (kind, max(1, each // 8))
        )
        found.extend(("trace", f"/trace/{quote(row['id'])}") for row in rows)
    for number in range(max(1, each // 4)):
        found.append(("time line", f"/timeline?at={2015 + number % 10}-{number % 12 + 1:02d}"))
        found.append(("map", f"/map?since={2015 + number % 10}-{number % 12 + 1:02d}"))
    labels = [row["label"] for row in view.rows("SELECT label FROM entity WHERE kind = 'person' ORDER BY id")]
    for number in range(each):
        words = f"{chance.choice(WORDS)} {chance.choice(labels).split()[0] if number % 2 else ''}".strip()
        found.append(("search", f"/search?{urlencode({'q': words, 'page': number // 20 + 1})}"))
        asked = {"since": f"{2015 + number % 10}-{number % 12 + 1:02d}", "page": number % 5 + 1}
        found.append(("directives", f"/directives?{urlencode(asked)}"))
    found.append(("home", "/"))
    unique = list(dict(reversed([(address, kind) for kind, address in found])).items())
    chance.shuffle(unique)
    return [(kind, address) for address, kind in unique]


def files(view: View, count: int) -> list[tuple[str, str]]:
    """Addresses of tables, pictures and data of hubs, and of whole lists as tables."""
    found: list[tuple[str, str]] = []
    for kind in ("person", "post", "organisation", "regulation", "meeting", "place"):
        rows = view.rows(
            "SELECT id FROM entity WHERE kind = ? ORDER BY reports DESC LIMIT ?", (kind, max(1, count // 84))
        )
        for local_id in (quote(row["id"]) for row in rows):
            found += [("page as CSV", f"/page/{local_id}?format=csv"), ("feed", f"/feeds/{local_id}.atom")]
            found += [
                ("trace as SVG", f"/trace/{local_id}?format=svg"),
                ("trace as CSV", f"/trace/{local_id}?format=csv"),
            ]
            found += [("trace as JSON-LD", f"/trace/{local_id}?format=jsonld"), ("graph", f"/graph/{local_id}.json")]
            found += [("trace by API", f"/api/v1/trace?start={local_id}"), ("explorer", f"/explore?start={local_id}")]
    for year in range(2015, 2025):
        found += [(f"{name} as CSV", f"/{name}?format=csv&since={year}-01") for name in ("directives", "timeline")]
    return found


def walk(host: str, port: int, path: str, pages: int) -> list[Sample]:
    """The first pages of a list of the API, each by the cursor of the one before."""
    connection = http.client.HTTPConnection(host, port, timeout=60)
    samples: list[Sample] = []
    address: str | None = f"/api/v1/{path}"
    while address and len(samples) < pages:
        begun = time.perf_counter()
        connection.request("GET", address, headers={"Accept-Encoding": "identity"})
        response = connection.getresponse()
        first = response.read(1)
        samples.append(Sample(path, (time.perf_counter() - begun) * 1000, response.status))
        following = json.loads(first + response.read()).get("next")
        address = f"/api/v1/{path}?{urlencode({'cursor': following})}" if following else None
    connection.close()
    return samples


def ask(host: str, port: int, wanted: Sequence[tuple[str, str]], clients: int) -> list[Sample]:
    """Ask for all addresses with several clients at once, each over one connection."""
    waiting: SimpleQueue[tuple[str, str]] = SimpleQueue()
    for item in wanted:
        waiting.put(item)
    samples: list[Sample] = []

    def client() -> None:
        connection = http.client.HTTPConnection(host, port, timeout=60)
        while True:
            try:
                kind, address = waiting.get_nowait()
            except Empty:
                connection.close()
                return
            begun = time.perf_counter()
            connection.request("GET", address, headers=BROWSER)
            response = connection.getresponse()
            response.read(1)
            taken = (time.perf_counter() - begun) * 1000
            response.read()
            samples.append(Sample(kind, taken, response.status))

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return samples


def report(title: str, samples: Sequence[Sample]) -> None:
    """Print median, 95th percentile and largest first byte, in all and by kind."""
    print(f"\n{title}: {len(samples)} requests, {sum(s.status >= 400 for s in samples)} failed")
    print(f"{'kind':14} {'n':>5} {'median ms':>10} {'p95 ms':>8} {'max ms':>8}")
    for kind in ["all", *sorted({s.kind for s in samples})]:
        times = sorted(s.first_byte_ms for s in samples if kind in ("all", s.kind))
        p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
        print(f"{kind:14} {len(times):5} {statistics.median(times):10.1f} {p95:8.1f} {times[-1]:8.1f}")


def apart(site: Site, wanted: Sequence[tuple[str, str]], clients: int) -> None:
    """Ask for each kind by itself, and print processor time beside the time to the first byte."""
    print(f"\nEach kind by itself, {clients} clients; lists of the API page by page, 1 client")
    print(f"{'kind':18} {'n':>5} {'median ms':>10} {'p95 ms':>8} {'CPU ms':>8}")
    kinds = dict.fromkeys(kind for kind, _ in wanted)
    asked: list[tuple[str, Callable[[], Sequence[Sample]]]] = [
        (kind, partial(ask, site.host, site.port, [w for w in wanted if w[0] == kind], clients)) for kind in kinds
    ]
    asked += [(f"API {name}", partial(walk, site.host, site.port, name, LIST_PAGES)) for name in LISTS]
    for kind, run in asked:
        before = site.cpu_s()
        samples = run()
        spent = (site.cpu_s() - before) * 1000 / len(samples)
        times = sorted(s.first_byte_ms for s in samples)
        p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
        failed = sum(s.status >= 400 for s in samples)
        print(
            f"{kind:18} {len(times):5} {statistics.median(times):10.1f} {p95:8.1f} {spent:8.1f}"
            + (f"  {failed} failed" if failed else "")
        )


def weight(host: str, port: int, address: str) -> int:
    """Bytes that a first visit to a page transfers: the page and every file it names, compressed."""
    connection = http.client.HTTPConnection(host, port, timeout=60)

    def fetch(path: str) -> tuple[bytes, int]:
        connection.request("GET", path, headers=BROWSER)
        response = connection.getresponse()
        body = response.read()
        plain = gzip.decompress(body) if response.getheader("Content-Encoding") == "gzip" else body
        return plain, len(body)

    page, total = fetch(address)
    names = set(re.findall(r'(?:src|href)="(/assets/[^"]+)"', page.decode()))
    for name in sorted(names):
        total += fetch(name)[1]
    connection.close()
    return total


def main() -> None:
    """Start the service, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--requests", type=int, default=1200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--apart", action="store_true", help="ask for each kind by itself, and for files and lists")
    parser.add_argument("--repeat", action="store_true", help="ask for all addresses a second time")
    chosen = parser.parse_args()
    view = View(chosen.data_dir / "catalogue.sqlite")
    wanted = addresses(view, chosen.requests, chosen.seed)
    names = [row["label"] for row in view.rows("SELECT label FROM entity ORDER BY id LIMIT 4000")]
    chance = random.Random(chosen.seed)
    typed = [chance.choice(names) for _ in range(200)]
    suggestions = [("suggest", f"/search/suggest?{urlencode({'q': n[: chance.randint(2, 9)]})}") for n in typed]

    with running(chosen.data_dir) as site:
        host, port = site.host, site.port
        ask(host, port, [("warm", "/"), ("warm", "/directives"), ("warm", wanted[0][1])], 1)
        if chosen.apart:
            apart(site, [*sorted(wanted), *sorted(files(view, chosen.requests))], chosen.clients)
            return
        report(f"First byte, {chosen.clients} clients", ask(host, port, wanted, chosen.clients))
        if chosen.repeat:
            report("The same once more", ask(host, port, wanted, chosen.clients))
        report("Suggestions, 1 client", ask(host, port, suggestions, 1))
        visits = {kind: address for kind, address in wanted if kind in ("home", "person", "directives", "report")}
        print("\nWeight of a first visit, compressed:")
        for kind, address in sorted(visits.items()):
            print(f"{kind:14} {weight(host, port, address) / 1000:8.1f} kB")


@dataclass(frozen=True, slots=True)
class Site:
    """A running service."""

    host: str
    port: int
    process: psutil.Process

    def cpu_s(self) -> float:
        """Processor time that the service took so far, in seconds; its helpers for SPARQL left out."""
        spent = self.process.cpu_times()
        return float(spent.user + spent.system)


@contextmanager
def running(data_dir: Path) -> Iterator[Site]:
    """A service over a data directory, started with the real command."""
    process = subprocess.Popen(
        [sys.executable, "-m", "web.cli", "--data-dir", str(data_dir), "serve", "--port", "0"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        yield Site(*_address(process), psutil.Process(process.pid))
    finally:
        process.terminate()
        process.wait(timeout=60)


def _address(process: subprocess.Popen[str]) -> tuple[str, int]:
    """Host and port of the service, as it tells them once it listens."""
    end = time.monotonic() + START_SECONDS
    assert process.stdout is not None
    while time.monotonic() < end:
        line = process.stdout.readline()
        found = re.search(r"http://([\d.]+):(\d+)/", line)
        if found:
            threading.Thread(target=process.stdout.read, daemon=True).start()
            return found[1], int(found[2])
    raise SystemExit(f"the service told no address in {START_SECONDS} s")


if __name__ == "__main__":
    main()
