"""The network at several sizes: building, measures beside plain networkx, and taking one report in.

    python -m benchmarks.network --data-dir /tmp/generated
    python -m benchmarks.network --reports 1000 --data-dir /tmp/generated-1k

A data directory without a catalogue gets one of so many generated reports first (archive and store
are left out: the network reads the catalogue). Taking a report in is timed on a copy.
"""

from __future__ import annotations

import argparse
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import networkx as nx

from benchmarks.generate import reports
from graph.catalogue import Catalogue
from graph.network import brokerage, groups, influence
from graph.network.backends import matrix, undirected
from graph.network.dataset import build
from graph.network.projections import Filter
from graph.network.rows import reading
from graph.network.updating import update

SOURCES = 200
REPEATS = 5


def timed(words: str, call: Callable[[], Any]) -> Any:
    """Run, and say how long it took: wall and processor seconds."""
    began, worked = time.perf_counter(), time.process_time()
    found = call()
    print(f"{words:<46} {time.perf_counter() - began:8.2f} s {time.process_time() - worked:8.2f} s cpu", flush=True)
    return found


def fill(path: Path, count: int) -> None:
    """A catalogue of generated reports."""
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue = Catalogue(path)
    with catalogue.building():
        catalogue.fill(reports(count))
        catalogue.stamp(1, "2026-01-01")
    catalogue.close()


def measures(graph: Any, *, plain: bool) -> None:
    """Each measure, and networkx on the same graph where asked."""
    flat = undirected(graph)
    timed("  matrices", lambda: (matrix(graph), matrix(flat)))
    timed("  pagerank", lambda: influence.pagerank(graph))
    timed("  cores", lambda: groups.cores(graph))
    timed(f"  communities, {groups.SEEDS} seeds", lambda: groups.communities(graph))
    timed(f"  betweenness, {SOURCES} sources", lambda: brokerage.betweenness(graph, sources=SOURCES))
    timed("  structural holes", lambda: brokerage.structural_holes(graph))
    if plain:
        timed("  networkx: pagerank", lambda: nx.pagerank(graph))
        timed("  networkx: cores", lambda: nx.core_number(nx.Graph(flat)))
        timed("  networkx: louvain, 1 seed", partial(nx.community.louvain_communities, flat, seed=1))
        timed(f"  networkx: betweenness, {SOURCES} sources", lambda: nx.betweenness_centrality(graph, SOURCES, seed=1))


def taken_in(source: Path, data: Any) -> None:
    """Add a report and take it out again, on a copy of the catalogue."""
    with tempfile.TemporaryDirectory(dir=source.parent) as folder:
        path = Path(folder) / "catalogue.sqlite"
        with sqlite3.connect(source) as here, sqlite3.connect(path) as copy:
            here.backup(copy)
        catalogue = Catalogue(path)
        known = len(data.reports)
        extra = list(reports(known + 1))[-1]
        key = extra.report.id
        for repeat in range(REPEATS):
            changes: tuple[tuple[str, Callable[[], object]], ...] = (
                ("in", lambda: catalogue.put([extra])),
                ("out", lambda: catalogue.put([], deleted=[key])),
            )
            for words, change in changes:
                change()
                catalogue.stamp(10 + repeat, "2026-01-01")
                began, worked = time.perf_counter(), time.process_time()
                with reading(path) as now:
                    done = update(data, now, [key])
                spent = time.perf_counter() - began, time.process_time() - worked
                print(
                    f"  report taken {words}: {spent[0] * 1000:.0f} ms, {spent[1] * 1000:.0f} ms cpu, updated: {done}"
                )
        catalogue.close()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--plain", action="store_true", help="Also time plain networkx, in the same run.")
    given = parser.parse_args()
    path = given.data_dir / "catalogue.sqlite"
    if not path.exists():
        timed(f"catalogue of {given.reports:,} reports", lambda: fill(path, given.reports))
    with reading(path) as now:
        data = timed("all projections", lambda: build(now))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory {most:,.0f} MB at most; {len(data.reports):,} reports")
    for name, projection in data.projections.items():
        print(f"  {name}: {projection.graph.number_of_nodes():,} nodes, {projection.graph.number_of_edges():,} edges")
    for name in ("directed-party", "co-attendance"):
        whole = data.projections[name]
        print(name)
        year = Filter(since="2020-01-01", until="2020-12-31")
        timed("  narrowed to one year", partial(whole.filtered, year, data.entities))
        measures(whole.graph, plain=given.plain)
    taken_in(path, data)


if __name__ == "__main__":
    main()
