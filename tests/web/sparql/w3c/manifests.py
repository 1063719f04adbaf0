"""The W3C's SPARQL 1.0 and 1.1 test suites as they are: manifests, queries, data and expected answers.

`suites.tar.xz` holds the suites unchanged; LICENSE beside it is theirs.
"""

from __future__ import annotations

import posixpath
import tarfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

ARCHIVE = Path(__file__).with_name("suites.tar.xz")
BASE = "http://w3c.example/"
"""What the files' addresses begin with: manifests, queries and data name each other by relative addresses."""

_PREFIXES = {
    "mf": "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#",
    "qt": "http://www.w3.org/2001/sw/DataAccess/tests/test-query#",
    "ut": "http://www.w3.org/2009/sparql/tests/test-update#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_CASES = """
SELECT ?test ?kind ?query ?request ?result ?lax
       (GROUP_CONCAT(DISTINCT STR(?data)) AS ?default) (GROUP_CONCAT(DISTINCT STR(?graph)) AS ?named) {
  ?manifest mf:entries/rdf:rest*/rdf:first ?test .
  ?test a ?kind ; mf:action ?action .
  OPTIONAL { ?action qt:query ?query } OPTIONAL { ?action ut:request ?request }
  OPTIONAL { ?action qt:data ?data } OPTIONAL { ?action qt:graphData ?graph }
  OPTIONAL { ?test mf:result ?result } OPTIONAL { ?test mf:resultCardinality ?lax }
} GROUP BY ?test ?kind ?query ?request ?result ?lax ?action"""


@dataclass(frozen=True, slots=True)
class Case:
    """One test of a manifest; files by their addresses."""

    name: str
    """Group and name of the test."""
    kind: str
    """The class in the manifest, without the numbers of versions: QueryEvaluationTest ..."""
    group: str
    query: str
    """The file of the query, or of the update."""
    data: tuple[str, ...] = ()
    graphs: tuple[str, ...] = ()
    result: str = ""
    lax: bool = False
    """Whether rows may come less often than in the expected answer (REDUCED)."""


@cache
def files() -> dict[str, bytes]:
    """Address -> content of every file of the suites."""
    with tarfile.open(ARCHIVE) as archive:
        return {BASE + member.name: archive.extractfile(member).read() for member in archive if member.isfile()}  # type: ignore[union-attr]


@cache
def cases() -> tuple[Case, ...]:
    """All tests that have a query or an update, by suite and group."""
    found: dict[str, Case] = {}
    for address in sorted(files()):
        if address.endswith("/manifest.ttl"):
            for case in _of(address):
                key, number = case.name, 2
                while key in found:
                    key, number = f"{case.name} ({number})", number + 1
                found[key] = Case(key, case.kind, case.group, case.query, case.data, case.graphs, case.result, case.lax)
    return tuple(found.values())


def _of(manifest: str) -> list[Case]:
    store = ox.Store()
    store.load(files()[manifest], format=ox.RdfFormat.TURTLE, base_iri=manifest)
    rows: Any = store.query(_CASES, prefixes=_PREFIXES)
    group = posixpath.dirname(manifest).removeprefix(BASE)
    made = []
    for row in rows:
        kind = row["kind"].value.split("#")[1].replace("11", "")
        query = row["query"] or row["request"] or _action(store, row["test"])
        if query is None:
            continue
        if query.value.endswith(".ru") and "Update" not in kind:
            # Some of the updates' manifests have them among the queries.
            kind = kind.replace("Syntax", "UpdateSyntax")
        made.append(
            Case(
                name=f"{group}/{row['test'].value.split('#')[-1]}",
                kind=kind,
                group=group,
                query=query.value,
                data=_addresses(row["default"]),
                graphs=_addresses(row["named"]),
                result=row["result"].value if isinstance(row["result"], ox.NamedNode) else "",
                lax=row["lax"] is not None,
            )
        )
    return sorted(made, key=lambda case: case.name)


def _action(store: ox.Store, test: Any) -> Any:
    action = next(store.quads_for_pattern(test, ox.NamedNode(_PREFIXES["mf"] + "action"), None)).object
    return action if isinstance(action, ox.NamedNode) and action.value in files() else None


def _addresses(joined: Any) -> tuple[str, ...]:
    return tuple(joined.value.split()) if joined else ()
