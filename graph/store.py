"""The RDF store: one small interface on an embedded Oxigraph, in memory, or any SPARQL 1.1 server.

Queries see the union of all named graphs as their default graph unless they say FROM. That union is
a bag (a triple in two graphs is two rows), so queries over it say DISTINCT. Writes are SPARQL
updates, each one transaction: a reader sees a report's graph before or after, never between.
"""

from __future__ import annotations

import gc
import re
import shutil
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Protocol

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset, Graph, URIRef
from rdflib.query import Result
from rdflib.term import Node

from graph.errors import Abort, RisalahError, UsageError
from graph.vocabulary import ELI, PREFIXES

SNAPSHOTS_KEPT = 2
"""Snapshots pin replaced files on the disk; the last but one may still be read from."""

RESULT_TYPES: dict[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
"""Media types of the answers to SELECT and ASK."""

GRAPH_TYPES: dict[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
"""Media types of the answers to CONSTRUCT and DESCRIBE."""

DUMP_TYPES: dict[str, ox.RdfFormat] = {
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/trig": ox.RdfFormat.TRIG,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
}
"""Media types of a dump; those without graph names hold the union, each triple once."""

JSON_RESULTS = "application/sparql-results+json"
_NOT_CODE = re.compile(
    r"""<[^<>"{}|^`\\\s]*> | \"{3}.*?\"{3} | '{3}.*?'{3} | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | \#[^\n]*""",
    re.S | re.X,
)
"""IRIs, strings and comments: a word inside them is not a keyword."""
_FROM = re.compile(r"(?<![?$:\w-])FROM(?=\s)", re.I)
_SERVICE = re.compile(r"(?<![?$:\w-])SERVICE(?=\s)", re.I)


class QueryError(UsageError):
    """The query is not SPARQL, or cannot be evaluated."""


class StoreUnavailable(RisalahError):
    """The store cannot be reached at present; trying again may help."""


class StoreInUse(Abort):
    """Another process holds the store."""


@dataclass(frozen=True, slots=True)
class Change:
    """One atomic step; triples are N-Triples text without blank nodes."""

    replace: tuple[tuple[URIRef, str], ...] = ()
    """Named graphs and what they hold from now on; a graph with nothing is dropped."""
    describe: tuple[tuple[URIRef, tuple[URIRef, ...], str], ...] = ()
    """Named graphs, subjects of which all triples (and those of their parts) go, and what comes instead."""

    def update(self) -> str:
        """The change as one SPARQL update request; empty where there is nothing to do."""
        parts: list[str] = []
        for graph, lines in self.replace:
            parts.append(f"DROP SILENT GRAPH <{graph}>")
            if lines:
                parts.append(_insert(graph, lines))
        for graph, subjects, lines in self.describe:
            if subjects:
                values = " ".join(f"<{subject}>" for subject in subjects)
                # Parts first: what makes them parts goes with their whole.
                parts.append(
                    f"DELETE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH <{graph}> "
                    f"{{ VALUES ?whole {{ {values} }} ?s <{ELI.is_part_of}> ?whole . ?s ?p ?o }} }}"
                )
                parts.append(
                    f"DELETE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH <{graph}> "
                    f"{{ VALUES ?s {{ {values} }} ?s ?p ?o }} }}"
                )
            if lines:
                parts.append(_insert(graph, lines))
        return " ;\n".join(parts)


def _insert(graph: URIRef, lines: str) -> str:
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n{lines}\n}} }}"


def names_dataset(query: str) -> bool:
    """True where a query says FROM and so chooses its own default graph."""
    return bool(_FROM.search(_NOT_CODE.sub(" ", query)))


class Store(Protocol):
    """What every store can do."""

    def query(self, query: str, *, media_type: str | None = None) -> tuple[bytes, str]:
        """The answer to a query as bytes, and their media type.

        Without `media_type`: SPARQL results in JSON, or Turtle for CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: the query is not accepted.
        """

    def apply(self, change: Change) -> None:
        """Make a change, as a whole or not at all."""

    def graph(self, iri: URIRef) -> Graph:
        """A copy of one named graph; empty where there is none."""

    def graph_names(self) -> list[URIRef]:
        """The names of all graphs that hold a triple, sorted."""

    def dump(self, out: IO[bytes], *, media_type: str = "application/n-quads") -> None:
        """Write everything to `out`."""

    def load(self, path: Path) -> None:
        """Empty the store and fill it from a file of N-Quads."""

    def snapshot(self) -> Path | None:
        """A folder with a consistent read-only copy of the present state; None where there cannot be one."""

    def close(self) -> None:
        """Let go of the store."""


class EmbeddedStore:
    """Oxigraph within this process: on the disk under `path`, or in memory without one.

    `snapshots` is the folder in which `snapshot` makes its own; what an earlier process left there
    is removed. `read_only` is for folders that `copy` and `snapshot` made.

    Raises:
        StoreInUse: another process holds the folder.
    """

    def __init__(self, path: Path | None = None, *, snapshots: Path | None = None, read_only: bool = False) -> None:
        self.path = path
        self._snapshots = snapshots
        self._changed = True
        self._latest: Path | None = None
        try:
            self._store: ox.Store | None = _engine(path, read_only=read_only)
        except OSError as problem:
            if "lock" in str(problem).lower():
                raise StoreInUse(f"the store {path} is in use by another process") from problem
            raise Abort(
                f"the store {path} cannot be opened ({problem}); "
                "move that folder away and run `risalah rebuild`: it is made anew from the archive"
            ) from problem
        if snapshots and snapshots.exists():
            shutil.rmtree(snapshots, ignore_errors=True)

    @property
    def inner(self) -> ox.Store:
        """The engine itself."""
        if self._store is None:
            raise Abort("the store was closed; open the data directory again")
        return self._store

    def dataset(self) -> Dataset:
        """The store as an rdflib Dataset whose default graph is the union; for reading.

        `Dataset.graph(iri)` writes; use `get_context`. Updates belong in `apply`.
        """
        return Dataset(store=OxigraphStore(store=self.inner), default_union=True)

    def query(self, query: str, *, media_type: str | None = None) -> tuple[bytes, str]:
        """See `Store.query`; SERVICE is refused, since the engine would ask other machines."""
        if _SERVICE.search(_NOT_CODE.sub(" ", query)):
            raise QueryError("the query is not accepted: it says SERVICE, and nothing here asks other machines")
        try:
            found = self.inner.query(query, prefixes=PREFIXES, use_default_graph_as_union=not names_dataset(query))
        except (SyntaxError, ValueError, OSError) as problem:
            raise QueryError(f"the query is not accepted: {problem}") from problem
        if isinstance(found, ox.QueryTriples):
            kind = media_type or "text/turtle"
            if kind not in GRAPH_TYPES:
                raise QueryError(f"a graph cannot be given as {kind!r}; accepted: {', '.join(GRAPH_TYPES)}")
            made = ox.serialize(found, format=GRAPH_TYPES[kind], prefixes=PREFIXES)
        else:
            kind = media_type or JSON_RESULTS
            if kind not in RESULT_TYPES:
                raise QueryError(f"rows cannot be given as {kind!r}; accepted: {', '.join(RESULT_TYPES)}")
            made = found.serialize(format=RESULT_TYPES[kind])
        return made or b"", kind

    def apply(self, change: Change) -> None:
        """See `Store.apply`."""
        update = change.update()
        if not update:
            return
        try:
            self.inner.update(update)
        except SyntaxError as problem:
            raise RisalahError(f"the store does not accept the change: {problem}") from problem
        self._changed = True

    def graph(self, iri: URIRef) -> Graph:
        """See `Store.graph`."""
        made = Graph(identifier=iri)
        quads = self.inner.quads_for_pattern(None, None, None, ox.NamedNode(iri))
        lines = ox.serialize((q.triple for q in quads), format=ox.RdfFormat.N_TRIPLES)
        return made.parse(data=lines or b"", format="nt")

    def graph_names(self) -> list[URIRef]:
        """See `Store.graph_names`."""
        return sorted(
            URIRef(name.value)
            for name in self.inner.named_graphs()
            if isinstance(name, ox.NamedNode)
            and any(True for _ in self.inner.quads_for_pattern(None, None, None, name))
        )

    def dump(self, out: IO[bytes], *, media_type: str = "application/n-quads") -> None:
        """See `Store.dump`."""
        if media_type not in DUMP_TYPES:
            raise UsageError(f"a dump cannot be given as {media_type!r}; accepted: {', '.join(DUMP_TYPES)}")
        kind = DUMP_TYPES[media_type]
        if kind.supports_datasets:
            self.inner.dump(out, kind, prefixes=PREFIXES)
            return
        union = self.inner.query(
            "CONSTRUCT { ?s ?p ?o } WHERE { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }", use_default_graph_as_union=True
        )
        assert isinstance(union, ox.QueryTriples)
        ox.serialize(union, out, format=kind, prefixes=PREFIXES)

    def load(self, path: Path) -> None:
        """See `Store.load`. Not atomic: the store is empty in between."""
        self.inner.clear()
        self.inner.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
        self._changed = True

    def snapshot(self) -> Path | None:
        """See `Store.snapshot`; the same folder as before where nothing was written since.

        Hard links, so it costs milliseconds and little space; also writes what was in memory only
        to the disk. The last two are kept.
        """
        if self.path is None or self._snapshots is None:
            return None
        if self._latest is not None and not self._changed:
            return self._latest
        self._snapshots.mkdir(parents=True, exist_ok=True)
        numbers = sorted(int(p.name) for p in self._snapshots.iterdir() if p.name.isdigit())
        target = self._snapshots / f"{(numbers[-1] if numbers else 0) + 1:08d}"
        self._changed = False
        self.inner.backup(str(target))
        self._latest = target
        self._forget(SNAPSHOTS_KEPT)
        return target

    def _forget(self, kept: int) -> None:
        """Remove all snapshots but the newest."""
        if self._snapshots is not None and self._snapshots.exists():
            for old in sorted(p for p in self._snapshots.iterdir() if p.name.isdigit())[:-kept]:
                shutil.rmtree(old, ignore_errors=True)

    def copy(self, target: Path) -> None:
        """Make a consistent copy in a new folder, by hard links where the file system has them."""
        self.inner.backup(str(target))

    def close(self) -> None:
        """See `Store.close`; the newest snapshot stays for those who read without owning."""
        self._forget(1)
        self._store = None
        # The engine lets go of its lock only when the last reference is collected.
        gc.collect()


def _engine(path: Path | None, *, read_only: bool) -> ox.Store:
    if path is None:
        return ox.Store()
    return ox.Store.read_only(str(path)) if read_only else ox.Store(str(path))


def rows(store: Store, query: str) -> list[dict[str, Node]]:
    """The rows of a SELECT as rdflib terms; for small answers."""
    data, _ = store.query(query, media_type=JSON_RESULTS)
    parsed = Result.parse(BytesIO(data), format="json")
    return [{str(name): value for name, value in binding.items()} for binding in parsed.bindings]
