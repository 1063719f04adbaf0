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
    weights = known.weights if of == "issuers" or not graph.is_directed() else known.weights.T.tocsr()
    ties = weights.copy()
    ties.data = np.ones_like(ties.data)
    here = known.nodes.index(node)
    shared = np.asarray((ties @ ties[[here]].T).todense()).ravel()
    product = np.asarray((weights @ weights[[here]].T).todense()).ravel()
    degree = np.diff(ties.indptr)
    norm = np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel())
    found = [
        Alike(
            known.nodes[i],
            float(shared[i] / (degree[i] + degree[here] - shared[i])),
            float(product[i] / (norm[i] * norm[here])),
            int(shared[i]),
        )
        for i in np.flatnonzero(shared)
        if i != here
    ]
    return tuple(sorted(found, key=lambda a: (-a.jaccard, -a.cosine, a.node))[:size])
