"""A check of the whole store against archive and shapes: what `risalah validate` runs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from graph.archive import Archive
from graph.settings import Settings
from graph.store import Store
from graph.validation import REGISTRY, Violation, check_evidence, validate_graphs
from graph.vocabulary import Iris

BATCH_REPORTS = 50
"""Report graphs held against the shapes in one run."""


def audit(store: Store, settings: Settings) -> Iterator[Violation]:
    """Everything in the store that does not hold, reports first, in order of key.

    Every report of the archive has its graph; every piece of evidence gives its quote from the
    frozen text; all graphs meet the shapes; no report graph is left without its report.
    """
    iris = Iris(settings.base)
    archive = Archive(settings.data_dir / "archive.sqlite")
    try:
        names = set(store.graph_names())
        keys = iter(archive.keys())
        while some := list(islice(keys, BATCH_REPORTS)):
            yield from _reports(store, archive, iris, some)
        wanted = {iris.report_graph(key) for key in archive.keys()}  # noqa: SIM118 - a method, not a dict
        for name in sorted(wanted - names):
            yield Violation(str(name), str(name), "the report's graph is missing", "Run `risalah rebuild`.")
        head = str(iris.report_graph(""))
        for name in sorted(n for n in names - wanted if str(n).startswith(head)):
            yield Violation(str(name), str(name), "the graph belongs to no report", "Run `risalah rebuild`.")
        yield from validate_graphs({}, store.graph(iris.registry)).get(REGISTRY, ())
    finally:
        archive.close()


def _reports(store: Store, archive: Archive, iris: Iris, keys: list[str]) -> Iterator[Violation]:
    graphs = {key: list(store.graph(iris.report_graph(key))) for key in keys}
    shaped = validate_graphs(graphs)
    for key, triples in graphs.items():
        yield from check_evidence(triples, report=key, text=archive.text(key) or "")
        yield from shaped.get(key, ())
