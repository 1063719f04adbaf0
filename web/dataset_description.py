"""The description of the dataset with real counts, made once for each dataset version.

Counting reads the whole store, which takes seconds for millions of statements; until a new version
is counted, the description of the one before stands, and says which version it is of.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin

from rdflib import VOID, Graph, Literal
from rdflib.namespace import DCTERMS

from graph.description import Counts, count, dataset_triples
from graph.store import EmbeddedStore, rows
from graph.vocabulary import RISALAH
from web import dumps
from web.query_service import QueryService
from web.services import Services


@dataclass(frozen=True, slots=True)
class Description:
    """What the dataset holds at one version."""

    version: str
    graph: Graph


_lock = threading.Lock()
_known: dict[int, Description] = {}


def description(queries: QueryService, known: Services) -> Description:
    """The newest description there is; waits only where there is none at all."""
    queries.start()
    key = id(queries)
    found = _known.get(key)
    if found and found.version == queries.version:
        return found
    # One thread counts; the others go on with what there is.
    if not _lock.acquire(blocking=found is None):
        assert found is not None
        return found
    try:
        found = _known.get(key)
        if found is None or found.version != queries.version:
            found = _known[key] = _describe(queries, known)
        return found
    finally:
        _lock.release()


def _describe(queries: QueryService, known: Services) -> Description:
    with queries.pinned() as snapshot:
        store = EmbeddedStore(snapshot.path, read_only=True)
        try:
            counts = count(store) if queries.title is None else _count_any(store)
        finally:
            store.close()
    base = known.iris.base
    graph = Graph()
    for triple in dataset_triples(
        counts,
        known.iris,
        version=snapshot.version,
        modified=_day(snapshot.version),
        endpoint=urljoin(base, "sparql"),
        distributions=dumps.distributions(base, queries),
    ):
        graph.add(triple)
    if queries.title is not None:
        for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.conformsTo, VOID.vocabulary, RISALAH.outlets):
            graph.remove((known.iris.dataset, predicate, None))
        graph.add((known.iris.dataset, DCTERMS.title, Literal(queries.title)))
    return Description(snapshot.version, graph)


def _count_any(store: EmbeddedStore) -> Counts:
    """The counts of an RDF file, triples outside any graph included."""

    def numbers(query: str, key: str = "") -> dict[str, int]:
        found = rows(store, query)
        return {str(row[key]) if key else "": int(str(row["n"])) for row in found}

    return Counts(
        statements=numbers("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[""],
        graphs=numbers("SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }")[""],
        subjects=numbers("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }")[""],
        classes=numbers("SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c", "c"),
        properties=numbers("SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p", "p"),
    )


def _day(version: str) -> str:
    """The day of a dataset version, which stands at its end (``12 (2024-03-06)``, ``2024-03-06.12``); else today."""
    for piece in version.replace("(", " ").replace(")", " ").replace(".", " ").split():
        try:
            return datetime.strptime(piece, "%Y-%m-%d").replace(tzinfo=UTC).date().isoformat()
        except ValueError:
            continue
    return datetime.now(UTC).date().isoformat()
