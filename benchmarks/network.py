"""The network at several sizes: building, taking one report in, and measures beside plain networkx.

    python -m benchmarks.network
    python -m benchmarks.network --data-dir /tmp/generated --reports 100000

Makes catalogues of generated reports (archive and store are left out: the network reads the
catalogue), measures each size in a process of its own, and prints the tables of
`docs/decisions/0060-network-engine.md`. With `--data-dir` catalogues are kept there, in a folder for
each size, and used again. 100,000 reports need 4 GB of disk while they are written (2 GB after),
2 GB of memory, and some ten minutes on one processor, most of them for writing.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import networkx as nx

from benchmarks.generate import reports
from graph.catalogue import Catalogue
from graph.model import Extraction
from graph.network import brokerage, groups, influence
from graph.network.backends import matrix, undirected
from graph.network.dataset import Dataset, build
from graph.network.measures import ranking
from graph.network.projections import Filter
from graph.network.rows import reading
from graph.network.similarity import similar
from graph.network.updating import update

SIZES = (1_000, 10_000, 100_000)
SOURCES = 200
REPEATS = 5
SAME = 1e-12
"""Tolerance of PageRank, the same for both engines."""

Call = Callable[[], Any]


def fill(path: Path, count: int) -> None:
    """A catalogue of generated reports, those of one meeting joined as judgements would join them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    joined: dict[str, str] = {}
    begun = path.with_suffix(".begun")
    catalogue = Catalogue(begun)
    with catalogue.building():
        catalogue.fill(_joining(reports(count), joined))
    catalogue.join(joined)
    catalogue.stamp(1, "2026-01-01")
    catalogue.checkpoint()
    catalogue.close()
    begun.rename(path)


def _joining(made: Iterator[Extraction], joined: dict[str, str]) -> Iterator[Extraction]:
    """Note which meetings are one: those of reports in a row that give the same name and day."""
    first = None
    for extraction in made:
        meeting = extraction.meetings[0]
        if first is not None and (first.name, first.date) == (meeting.name, meeting.date):
            joined[meeting.id] = first.id
        else:
            first = meeting
        yield extraction


def spent(call: Call, *, times: int = 1) -> tuple[float, float]:
    """Wall and processor seconds of a call: the median of some."""
    found = []
    for _ in range(times):
        began, worked = time.perf_counter(), time.process_time()
        call()
        found.append((time.perf_counter() - began, time.process_time() - worked))
    return median(wall for wall, _ in found), median(cpu for _, cpu in found)


def measured(path: Path) -> dict[str, Any]:
    """Everything about one catalogue."""
    told: dict[str, Any] = {}
    with reading(path) as now:
        made: list[Dataset] = []
        told["build"] = spent(lambda: made.append(build(now)))
    data = made[0]
    told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    told["reports"] = len(data.reports)
    told["edges"] = {
        name: (p.graph.number_of_nodes(), p.graph.number_of_edges(), sum(map(len, p.edges.values())))
        for name, p in data.projections.items()
    }
    year = Filter(since="2020-01-01", until="2020-12-31")
    met = data.projections["co-attendance"]
    told["one year of co-attendance"] = spent(partial(met.filtered, year, data.entities))
    told["ranking, 200 draws"] = spent(partial(ranking, data.projections["directed-body"], "influence"))
    told["in"], told["out"] = taken_in(path, data)
    told["measures"] = {name: measures(data.projections[name].graph) for name in ("directed-party", "co-attendance")}
    return told


def taken_in(path: Path, data: Dataset) -> tuple[tuple[float, float], tuple[float, float]]:
    """One more report taken in, and out again: wall and processor seconds to bring all projections up to it."""
    extra = list(reports(len(data.reports) + 1))[-1]
    key = extra.report.id
    catalogue = Catalogue(path)
    found: tuple[list[tuple[float, float]], ...] = ([], [])
    # Networks narrowed as the pages narrow them are kept up too.
    for name in data.projections:
        data.projection(name, Filter())

    def follow() -> None:
        with reading(path) as now:
            if not update(data, now, [key]):
                raise RuntimeError("the projections were not brought up to the report, but must be built anew")

    for repeat in range(REPEATS):
        for times, change in zip(
            found, (partial(catalogue.put, [extra]), partial(catalogue.put, [], deleted=[key])), strict=True
        ):
            change()
            catalogue.stamp(10 + repeat, "2026-01-01")
            times.append(spent(follow))
    catalogue.stamp(1, "2026-01-01")
    catalogue.close()
    into, out = (tuple(median(part) for part in zip(*times, strict=True)) for times in found)
    return (into[0], into[1]), (out[0], out[1])


def measures(graph: Any) -> dict[str, tuple[float, float | None]]:
    """Processor seconds of each measure here and in networkx, on the same graph in the same run."""
    flat = undirected(graph)
    simple = nx.Graph(flat)
    some = list(flat)[:: max(1, len(flat) // 20)]
    made = spent(lambda: (graph.__networkx_cache__.clear(), matrix(graph)))[1]
    matrix(flat)
    holes = partial(nx.constraint, flat, weight="weight"), partial(nx.effective_size, flat)
    pairs = [[(n, m) for m in flat] for n in some]
    calls: dict[str, tuple[Call, int, Call | None]] = {
        "PageRank": (
            partial(influence.pagerank, graph, of="addressees", tolerance=SAME), 9,
            partial(nx.pagerank, graph, tol=SAME / max(1, len(graph)), max_iter=influence.STEPS_MAX),
        ),
        "cores": (partial(groups.cores, graph), 9, partial(nx.core_number, simple)),
        "communities, 1 seed": (
            partial(groups.communities, graph, seeds=1), 5,
            partial(nx.community.louvain_communities, flat, seed=1),
        ),
        f"betweenness, {SOURCES} sources": (
            partial(brokerage.betweenness, graph, sources=SOURCES), 3,
            partial(nx.betweenness_centrality, graph, min(SOURCES, len(graph)), seed=1),
        ),
        "structural holes": (
            partial(brokerage.structural_holes, graph), 3,
            lambda: [hole() for hole in holes],
        ),
        "similarity, 20 nodes": (
            lambda: [similar(flat, node) for node in some], 3,
            lambda: [sorted(nx.jaccard_coefficient(flat, each), key=lambda p: -p[2])[:10] for each in pairs],
        ),
    }  # fmt: skip
    found: dict[str, tuple[float, float | None]] = {"the matrix, once": (made, None)}
    for name, (ours, times, theirs) in calls.items():
        ours()  # the matrices are kept with the graph: what is timed is every call but the first
        found[name] = spent(ours, times=times)[1], spent(theirs)[1] if theirs else None
    return found


def tables(sizes: list[dict[str, Any]]) -> str:
    """Markdown tables of what was measured."""

    def row(words: str, cells: list[str]) -> str:
        return f"| {words} | " + " | ".join(cells) + " |"

    def both(pair: tuple[float, float]) -> str:
        return f"{_short(pair[0])} ({_short(pair[1])})"

    head = [row("", [f"{s['reports']:,} reports" for s in sizes]), row("---", ["--:"] * len(sizes))]
    lines = ["Wall seconds, in brackets processor seconds:", "", *head]
    lines.append(row("all projections", [both(s["build"]) for s in sizes]))
    lines.append(row("memory of the process then", [f"{s['memory'] / 2**20:,.0f} MB" for s in sizes]))
    lines.append(row("one more report, all projections", [both(s["in"]) for s in sizes]))
    lines.append(row("that report taken out", [both(s["out"]) for s in sizes]))
    for name in ("one year of co-attendance", "ranking, 200 draws"):
        lines.append(row(name, [both(s[name]) for s in sizes]))
    lines += ["", "Nodes, edges and observations:", "", *head]
    for name in sizes[0]["edges"]:
        lines.append(row(name, [" / ".join(f"{n:,}" for n in s["edges"][name]) for s in sizes]))
    lines += ["", "Processor seconds here / in networkx, and how many times quicker:"]
    for network in sizes[0]["measures"]:
        lines += ["", row(network, [f"{s['reports']:,} reports" for s in sizes]), head[1]]
        for name in sizes[0]["measures"][network]:
            lines.append(row(name, [_against(*s["measures"][network][name]) for s in sizes]))
    return "\n".join(lines)


def _short(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 10 else f"{seconds:.2f} s" if seconds >= 0.1 else f"{seconds * 1000:.1f} ms"


def _against(ours: float, theirs: float | None) -> str:
    return _short(ours) if theirs is None else f"{_short(ours)} / {_short(theirs)}: {theirs / ours:.0f}"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=SIZES, metavar="N", help="Sizes measured.")
    parser.add_argument("--data-dir", type=Path, help="Where catalogues are kept and used again; else nowhere.")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measured(given.one)))
        return
    with tempfile.TemporaryDirectory() as folder:
        kept = given.data_dir or Path(folder)
        found = []
        for count in given.reports:
            path = kept / str(count) / "catalogue.sqlite"
            if not path.exists():
                print(f"writing a catalogue of {count:,} reports ...", file=sys.stderr, flush=True)
                fill(path, count)
            print(f"measuring {count:,} reports ...", file=sys.stderr, flush=True)
            told = subprocess.run(
                [sys.executable, "-m", "benchmarks.network", "--one", str(path)], check=True, stdout=subprocess.PIPE
            )
            found.append(json.loads(told.stdout))
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"{os.cpu_count()} processors, load {load}\n\n{tables(found)}")


if __name__ == "__main__":
    main()
