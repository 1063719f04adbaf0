"""Ties of the network page: what surrounds one node, and the strongest part that is drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext

from graph.errors import NotFound
from graph.model import Span
from graph.neighbourhood import Edge, Neighbourhood
from graph.network.analysis import Answer as Found
from graph.network.analysis import Question
from graph.network.cache import Network
from graph.network.reach import reach
from graph.network.similarity import similar
from graph.views import Party
from web.labels import kind_of
from web.links import report_url

EGO_EDGES = 40
"""Ties of one node listed at most, the strongest first."""
DRAWN_NODES = 60
"""Nodes of the picture that can be moved."""


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge of an ego network, with a sentence that states it."""

    source: Party
    target: Party
    weight: int
    reports: int
    outlets: int
    first: str | None
    last: str | None
    url: str


@dataclass(frozen=True, slots=True)
class Ego:
    """What surrounds one node."""

    party: Party
    ties: tuple[Tie, ...]
    left_out: int
    reach: Any
    alike: tuple[tuple[Party, Any], ...]


def label_of(found: Found, node: str) -> str:
    """The name of a node, else the words of its id."""
    return found.labels.get(node) or node.rpartition("/")[2].replace("-", " ")


def ego(network: Network, asked: Question, given: str) -> Ego:
    """What surrounds the node `given`.

    Raises:
        NotFound: it is not in this network.
    """
    node = network.data.canonical.get(given, given)
    graph = network.projection(asked.projection, asked.filter).graph
    if node not in graph:
        raise NotFound(gettext("“%(id)s” is not in this network under these filters.", id=given))
    ties = [(node, v, known) for _, v, known in graph.edges(node, data=True)]
    if graph.is_directed():
        ties += [(u, node, known) for u, _, known in graph.in_edges(node, data=True)]
    ties.sort(key=lambda tie: (-tie[2]["weight"], tie[0], tie[1]))
    label = network.data.label

    def party(local_id: str) -> Party:
        return Party(local_id, label(local_id))

    return Ego(
        party(node),
        tuple(
            Tie(
                party(u), party(v), known["weight"], known["reports"], known["outlets"], known["first"], known["last"],
                evidence_url(known["evidence"]),
            )
            for u, v, known in ties[:EGO_EDGES]
        ),
        len(ties) - min(len(ties), EGO_EDGES),
        reach(graph, node) if graph.is_directed() else None,
        tuple((party(a.node), a) for a in similar(graph, node, size=8)),
    )  # fmt: skip


_EVIDENCE = re.compile(r"evidence/(.+)/(\d+)-(\d+)")


def _place_of(evidence: tuple[str, ...]) -> tuple[str, Span] | None:
    match = _EVIDENCE.fullmatch(evidence[0]) if evidence else None
    return (match[1], Span(int(match[2]), int(match[3]))) if match else None


def evidence_url(evidence: tuple[str, ...]) -> str:
    """The reader, opened at the first piece of evidence; "" without any."""
    found = _place_of(evidence)
    return report_url(*found) if found else ""


RELATION_OF = {
    "co-attendance": "met", "person-post-body": "holds", "hierarchy": "belongs_to", "co-citation": "cited_with",
    "chains": "carried_on",
}  # fmt: skip


def strongest(graph: Any, found: Found, name: str, focus: str | None, limit: int) -> Neighbourhood:
    """The nodes of the highest ranks (with `focus`, it and its strongest ties) with what ties them; at most `limit`."""
    size = min(DRAWN_NODES, limit)
    if focus is not None and focus in graph:
        weight = dict.fromkeys([*graph.adj[focus], *(graph.pred[focus] if graph.is_directed() else ())], 0)
        for other in weight:
            for u, v in ((focus, other), (other, focus)):
                if graph.has_edge(u, v):
                    weight[other] += graph.edges[u, v]["weight"]
        chosen = [focus, *sorted(weight, key=lambda n: (-weight[n], n))[: size - 1]]
    else:
        chosen = [place.node for place in found.ranking.places[:size]]
    inside = set(chosen)
    relation = RELATION_OF.get(name, "directed")
    edges = []
    for u, v, known in graph.subgraph(chosen).edges(data=True):
        place = _place_of(known["evidence"])
        report, span = place if place else (None, None)
        edges.append(
            Edge(u, v, relation, known["weight"], known["first"], known["last"], known["confidence"], report, span)
        )
    left: dict[str, int] = {}
    for node in graph:
        if node not in inside:
            left[kind_of(node)] = left.get(kind_of(node), 0) + 1
    return Neighbourhood(
        tuple(Party(n, label_of(found, n)) for n in chosen),
        tuple(sorted(edges, key=lambda e: (-e.times, e.source, e.target))),
        dict(sorted(left.items())),
    )
