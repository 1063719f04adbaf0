"""The description of the dataset with real counts, made once for each dataset version.

Counting reads the whole store, which takes seconds for millions of statements: it is done in the
background, and no request waits long for it. Until a new version is counted, the description of the
one before stands, and says which version it is of; where there is none, one without counts.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin

from rdflib import RDFS, VOID, Graph, Literal
from rdflib.namespace import DCTERMS

from graph.description import Counts, count, dataset_triples
from graph.store import EmbeddedStore, rows
from graph.vocabulary import RISALAH
from web import dumps
from web.query_service import QueryService
from web.services import Services

LOGGER = logging.getLogger(__name__)


COUNTING_WAIT_S = 0.1
"""How long a request waits for counts, in seconds: enough for those of a small dataset."""
NOT_YET = {
    "en": "The dataset is being counted; ask again in a minute for the counts.",
    "id": "Himpunan data sedang dihitung; muat lagi sebentar lagi untuk jumlahnya.",
}
_COUNTED = (
    VOID.triples, VOID.distinctSubjects, VOID.classes, VOID.properties, VOID.documents, RISALAH.outlets,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Description:
    """What the dataset holds at one version."""

    version: str
    graph: Graph
    counted: bool = True
    """Whether the counts are in it."""

    @property
    def tag(self) -> str:
        """Another for each content."""
        return self.version if self.counted else f"{self.version}-uncounted"


_lock = threading.Lock()
_known: dict[int, Description] = {}
_counting: dict[int, threading.Thread] = {}


def description(queries: QueryService, known: Services, *, wait_s: float | None = COUNTING_WAIT_S) -> Description:
    """The newest description there is; waits up to `wait_s` seconds (None: as long as it takes) for the present one.

    Raises:
        QueryRefused: the data are elsewhere.
    """
    queries.only_here()
    queries.start()
    key = id(queries)
    found = _known.get(key)
    if found and found.version == queries.version:
        return found
    with _lock:
        counting = _counting.get(key)
        if counting is None or not counting.is_alive():
            counting = _counting[key] = threading.Thread(
                target=_count_quietly, args=(queries, known), name="counts", daemon=True
            )
            counting.start()
    counting.join(wait_s)
    return _known.get(key) or _describe(queries, known, queries.version, None)


def _count_quietly(queries: QueryService, known: Services) -> None:
    try:
        with queries.pinned() as snapshot:
            store = EmbeddedStore(snapshot.path, read_only=True)
            try:
                counts = count(store) if queries.title is None else _count_any(store)
            finally:
                store.close()
        _known[id(queries)] = _describe(queries, known, snapshot.version, counts)
    except Exception:
        LOGGER.exception("the dataset's version %s cannot be counted", queries.version)


def _describe(queries: QueryService, known: Services, version: str, counts: Counts | None) -> Description:
    base, dataset = known.iris.base, known.iris.dataset
    graph = Graph()
    for triple in dataset_triples(
        counts or Counts(0, 0, 0),
        known.iris,
        version=version,
        modified=_day(version),
        endpoint=urljoin(base, "sparql"),
        distributions=dumps.distributions(base, queries),
    ):
        graph.add(triple)
    if queries.title is not None:
        for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.conformsTo, VOID.vocabulary, RISALAH.outlets):
            graph.remove((dataset, predicate, None))
        graph.add((dataset, DCTERMS.title, Literal(queries.title)))
    if counts is None:
        for predicate in _COUNTED:
            graph.remove((dataset, predicate, None))
        for language, words in NOT_YET.items():
            graph.add((dataset, RDFS.comment, Literal(words, lang=language)))
    return Description(version, graph, counted=counts is not None)


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
