"""What does it cost to turn extractions into triples, to check them, and to propose the same meetings?

    python -m benchmarks.semantics [--reports N] [--batch N] [--json]

Uses generated reports (`benchmarks.generate`). Times are CPU time of one process a report, so that
other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from itertools import islice

from benchmarks import generate
from graph.judgements import resolve
from graph.mapping import report_graph, report_triples
from graph.model import Extraction
from graph.same_meeting import meeting_facts, propose
from graph.settings import Settings
from graph.terms import Triple, ntriples
from graph.validation import check, validate_graphs
from graph.vocabulary import Iris


def cpu_ms(work: Callable[[], object], *, over: int) -> float:
    """CPU milliseconds of `work`, divided by `over`."""
    start = time.process_time()
    work()
    return round((time.process_time() - start) / over * 1000, 3)


def measure(reports: list[Extraction], *, batch: int) -> dict[str, float]:
    """All figures, in the order of a report's way into the store."""
    iris = Iris("http://127.0.0.1/")
    count = len(reports)
    triples: dict[str, list[Triple]] = {}

    def to_triples() -> None:
        triples.update((x.report.id, report_triples(x, iris)) for x in reports)

    def validate(size: int) -> None:
        items = iter(triples.items())
        while some := dict(islice(items, size)):
            if validate_graphs(some):
                raise SystemExit("a generated report fails the shapes")

    out: dict[str, float] = {"reports": count}
    out["triples_ms"] = cpu_ms(to_triples, over=count)
    out["triples_per_report"] = round(sum(map(len, triples.values())) / count, 1)
    out["n_triples_ms"] = cpu_ms(lambda: [ntriples(found) for found in triples.values()], over=count)
    out["rdflib_graph_ms"] = cpu_ms(lambda: [report_graph(x, iris) for x in reports], over=count)
    out["check_ms"] = cpu_ms(lambda: [check(x) for x in reports], over=count)
    out[f"shacl_in_batches_of_{batch}_ms"] = cpu_ms(lambda: validate(batch), over=count)
    meetings = [m for x in reports for m in meeting_facts(x)]
    out["meetings"] = len(meetings)
    start = time.process_time()
    proposals = propose(meetings, at="2026-01-01T00:00:00Z")
    out["propose_s"] = round(time.process_time() - start, 3)
    out["proposals"] = len(proposals)
    start = time.process_time()
    clusters = resolve(proposals).clusters
    out["resolve_s"] = round(time.process_time() - start, 3)
    out["clusters"] = len(clusters)
    return out


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1_000, help="number of generated reports")
    parser.add_argument("--batch", type=int, default=Settings().batch_reports, help="reports of one SHACL run")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    figures = measure(list(generate.reports(arguments.reports)), batch=arguments.batch)
    if arguments.json:
        sys.stdout.write(json.dumps(figures) + "\n")
    else:
        sys.stdout.writelines(f"{name:32} {value:>12}\n" for name, value in figures.items())


if __name__ == "__main__":
    main()
