"""A SPARQL 1.1 server as the store: the interface of `graph.store.Store` over its protocol.

The server must take queries and updates at the address given, or at the addresses that Oxigraph and
Fuseki use below it (`query` and `update`).
"""

from __future__ import annotations

import http.client
from pathlib import Path
from typing import IO
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox
from rdflib import Graph, URIRef

from graph.errors import UsageError
from graph.store import (
    DUMP_TYPES,
    GRAPH_TYPES,
    JSON_RESULTS,
    RESULT_TYPES,
    Change,
    QueryError,
    StoreUnavailable,
    names_dataset,
    rows,
)
from graph.vocabulary import PREFIXES

TIMEOUT_S = 300.0
"""How long one request may take, in seconds."""
LOAD_CHARS = 4_000_000
"""Length of one update while loading, in characters."""

_ACCEPT_ANY = ", ".join([JSON_RESULTS, "text/turtle;q=0.9"])


class RemoteStore:
    """A store at the address of a SPARQL 1.1 server.

    Raises:
        UsageError: the address is no http(s) URL.
    """

    def __init__(self, url: str) -> None:
        self._url = urlsplit(url.rstrip("/"))
        if self._url.scheme not in ("http", "https") or not self._url.hostname:
            raise UsageError(
                f"the store's address is {url!r}; accepted: that of a SPARQL 1.1 server, such as http://127.0.0.1:7878"
            )

    def query(self, query: str, *, media_type: str | None = None) -> tuple[bytes, str]:
        """See `Store.query`."""
        if media_type is not None and media_type not in RESULT_TYPES and media_type not in GRAPH_TYPES:
            raise QueryError(f"an answer cannot be given as {media_type!r}; accepted: {', '.join(RESULT_TYPES)}")
        prefixes = "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in PREFIXES.items())
        # Oxigraph must be asked for the union; others have it or not by their own configuration.
        union = "" if names_dataset(query) else "?union-default-graph"
        status, kind, data = self._send(
            f"query{union}",
            urlencode({"query": prefixes + query}),
            "application/x-www-form-urlencoded",
            accept=media_type or _ACCEPT_ANY,
        )
        if status == 400:
            raise QueryError(f"the query is not accepted: {data.decode(errors='replace').strip()}")
        self._check(status, data)
        return data, kind.partition(";")[0].strip()

    def apply(self, change: Change) -> None:
        """See `Store.apply`."""
        update = change.update()
        if update:
            self._update(update)

    def graph(self, iri: URIRef) -> Graph:
        """See `Store.graph`."""
        data, _ = self.query(
            f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}", media_type="application/n-triples"
        )
        return Graph(identifier=iri).parse(data=data, format="nt")

    def graph_names(self) -> list[URIRef]:
        """See `Store.graph_names`."""
        found = rows(self, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
        return sorted(URIRef(str(row["g"])) for row in found)

    def dump(self, out: IO[bytes], *, media_type: str = "application/n-quads") -> None:
        """See `Store.dump`; graph by graph, and the union within memory."""
        if media_type not in DUMP_TYPES:
            raise UsageError(f"a dump cannot be given as {media_type!r}; accepted: {', '.join(DUMP_TYPES)}")
        whole = ox.Store()
        for name in self.graph_names():
            data, _ = self.query(
                f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}",
                media_type="application/n-triples",
            )
            if media_type == "application/n-quads":
                out.writelines(
                    line[:-1].rstrip() + f" <{name}> .\n".encode() for line in data.split(b"\n") if line.strip()
                )
            else:
                target = ox.NamedNode(name) if DUMP_TYPES[media_type].supports_datasets else ox.DefaultGraph()
                whole.bulk_load(data, ox.RdfFormat.N_TRIPLES, to_graph=target)
        if media_type == "application/trig":
            whole.dump(out, DUMP_TYPES[media_type], prefixes=PREFIXES)
        elif media_type != "application/n-quads":
            whole.dump(out, DUMP_TYPES[media_type], from_graph=ox.DefaultGraph(), prefixes=PREFIXES)

    def load(self, path: Path) -> None:
        """See `Store.load`; in updates of bounded length."""
        self._update("DROP ALL")
        pending: dict[str, list[str]] = {}
        size = 0
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS):
            lines = pending.setdefault(quad.graph_name.value, [])
            lines.append(f"{quad.triple} .")
            size += len(lines[-1])
            if size > LOAD_CHARS:
                self._insert(pending)
                pending, size = {}, 0
        self._insert(pending)

    def snapshot(self) -> Path | None:
        """None: a server's state is not on this machine."""
        return None

    def close(self) -> None:
        """Nothing is held between requests."""

    def _insert(self, graphs: dict[str, list[str]]) -> None:
        if graphs:
            body = "\n".join(f"GRAPH <{name}> {{\n{chr(10).join(lines)}\n}}" for name, lines in graphs.items())
            self._update(f"INSERT DATA {{\n{body}\n}}")

    def _update(self, update: str) -> None:
        status, _, data = self._send("update", update, "application/sparql-update", accept="*/*")
        self._check(status, data)

    def _check(self, status: int, data: bytes) -> None:
        if status >= 400:
            said = data[:500].decode(errors="replace").strip()
            raise StoreUnavailable(f"the store at {self._url.geturl()} gave status {status}: {said}")

    def _send(self, name: str, body: str, kind: str, *, accept: str) -> tuple[int, str, bytes]:
        https = self._url.scheme == "https"
        make = http.client.HTTPSConnection if https else http.client.HTTPConnection
        connection = make(self._url.hostname or "", self._url.port, timeout=TIMEOUT_S)
        try:
            connection.request(
                "POST", f"{self._url.path}/{name}", body.encode(), {"Content-Type": kind, "Accept": accept}
            )
            answer = connection.getresponse()
            return answer.status, answer.headers.get("Content-Type", ""), answer.read()
        except (OSError, http.client.HTTPException) as problem:
            raise StoreUnavailable(f"the store at {self._url.geturl()} cannot be reached: {problem}") from problem
        finally:
            connection.close()
