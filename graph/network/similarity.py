"""Similarity: who directs, or meets, the same parties."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from graph.errors import NotFound
from graph.network.backends import matrix
from graph.network.influence import Side


class Alike(NamedTuple):
    """A node that resembles another."""

    node: str
    jaccard: float
    """Share of the neighbours of either that both have."""
    cosine: float
    """Likeness of the weights: 1 for the same in proportion."""
    shared: int
    """Neighbours that both have."""


def similar(graph: Any, node: str, *, of: Side = "issuers", size: int = 10) -> tuple[Alike, ...]:
    """Give the nodes that are most like one: those that share its neighbours.

    Parameters
    ----------
    graph : networkx.DiGraph or networkx.Graph
        Edges may carry `weight`.
    node : str
        The node compared with.
    of : {"issuers", "addressees"}
        "issuers" compares whom nodes direct, "addressees" by whom they are directed; on an undirected
        graph both are the same.
    size : int
        How many are given.

    Returns
    -------
    tuple of Alike
        Highest Jaccard first, then cosine, then by id; nodes that share nothing are left out.

    Raises
    ------
    NotFound
        The graph has no such node.

    Examples
    --------
    >>> import networkx as nx
    >>> similar(nx.DiGraph([("a", "x"), ("b", "x"), ("a", "y")]), "a")
    (Alike(node='b', jaccard=0.5, cosine=0.7071067811865475, shared=1),)

    Notes
    -----
    *Normalisation*: 0 to 1. *Direction*: see `of`. *Ties*: in order of ids. *Isolated nodes* are like
    nobody. Few shared neighbours make high values by chance: look at `shared`. *Cost*: the edges of the
    neighbours.
    """
    if node not in graph:
        raise NotFound(f"{node!r} is not in this network under these filters")
    known = matrix(graph)
    kept = graph.__networkx_cache__
    name = f"risalah-neighbours-{of == 'issuers' or not graph.is_directed()}"
    if name not in kept:
        kept[name] = _neighbours(known.weights if name.endswith("True") else known.weights.T.tocsr())
    weights, ties, degree, norm = kept[name]
    here = known.nodes.index(node)
    row = slice(weights.indptr[here], weights.indptr[here + 1])
    mine, marks = np.zeros(known.size), np.zeros(known.size)
    mine[weights.indices[row]], marks[weights.indices[row]] = weights.data[row], 1.0
    shared = ties @ marks
    shared[here] = 0
    found = np.flatnonzero(shared)
    jaccard = shared[found] / (degree[found] + degree[here] - shared[found])
    cosine = (weights @ mine)[found] / (norm[found] * norm[here])
    # Those that may stand on the last place given are all looked at, for ids decide among equals.
    if len(found) > size:
        near = jaccard >= np.partition(jaccard, -size)[-size]
        found, jaccard, cosine = found[near], jaccard[near], cosine[near]
    alike = [
        Alike(known.nodes[i], j, c, int(shared[i]))
        for i, j, c in zip(found.tolist(), jaccard.tolist(), cosine.tolist(), strict=True)
    ]
    return tuple(sorted(alike, key=lambda a: (-a.jaccard, -a.cosine, a.node))[:size])


def _neighbours(weights: Any) -> tuple[Any, ...]:
    """Weights by node, the same with 1 for each, and the number and the length of each row."""
    ties = weights.copy()
    ties.data = np.ones_like(ties.data)
    return weights, ties, np.diff(ties.indptr), np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel())
