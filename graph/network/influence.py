"""Influence: whose directives reach parties that direct others in turn."""

from __future__ import annotations

from typing import Any, Literal

import networkx as nx
import numpy as np
import scipy.sparse as sp

from graph.errors import UsageError
from graph.network.backends import Engine, check, matrix

Side = Literal["issuers", "addressees"]
STEPS_MAX = 1_000
"""Iterations after which PageRank is given up; with a damping of 0.85 some 170 are enough."""


def pagerank(
    graph: Any, *, of: Side = "issuers", damping: float = 0.85, tolerance: float = 1e-12, engine: Engine = "fast"
) -> dict[str, float]:
    """Give each node the share of a random walker's time that is spent at it.

    Parameters
    ----------
    graph : networkx.DiGraph or networkx.Graph
        Directions from issuers to addressees; edges may carry `weight`.
    of : {"issuers", "addressees"}
        "issuers" walks from addressees back to issuers: high is who directs parties that matter.
        "addressees" walks with the directions: high is who is directed by parties that matter. On an
        undirected graph both are the same.
    damping : float
        Probability, between 0 and 1, that the walker follows an edge; else it starts anew at any node.
    tolerance : float
        The walk ends when the shares change by less than this in sum.
    engine : {"fast", "networkx"}
        What computes; the results are the same.

    Returns
    -------
    dict
        Node -> share. The shares add up to 1; {} for a graph without nodes.

    Raises
    ------
    UsageError
        `of`, `damping` or `engine` is not accepted.

    Examples
    --------
    >>> import networkx as nx
    >>> shares = pagerank(nx.DiGraph([("a", "b"), ("a", "c")]))
    >>> max(shares, key=shares.get)
    'a'

    Notes
    -----
    *Normalisation*: shares of 1, so they shrink as the graph grows; compare ranks, or multiply by the
    number of nodes. *Direction*: see `of`. *Ties*: nodes with the same links get the same share up to
    the tolerance. *Isolated nodes* get the least share there is; nodes without a way on send the walker
    anywhere. Self-loops are left out. *Cost*: edges times some 170 steps: 0.1 s for 200,000 edges.
    """
    check(engine)
    if of not in ("issuers", "addressees"):
        raise UsageError(f"influence is asked of 'issuers' or of 'addressees', not of {of!r}")
    if not 0 < damping < 1:
        raise UsageError(f"the damping is {damping}; it lies between 0 and 1, such as 0.85")
    if not len(graph):
        return {}
    if engine == "networkx":
        plain = _without_loops(graph)
        turned = plain.reverse(copy=True) if of == "issuers" and plain.is_directed() else plain
        found: dict[str, float] = nx.pagerank(
            turned, alpha=damping, tol=tolerance / len(graph), max_iter=STEPS_MAX, backend="networkx"
        )
        return found
    known = matrix(graph)
    turned = of == "issuers" and graph.is_directed()
    kept = graph.__networkx_cache__
    name = f"risalah-walk-{turned}"
    if name not in kept:
        kept[name] = _moves(known.weights.T if turned else known.weights)
    return known.scores(_walked(kept[name], damping, tolerance))


def walk(weights: Any, *, damping: float = 0.85, tolerance: float = 1e-12) -> Any:
    """The shares of PageRank from a sparse matrix of weights, as an array."""
    return _walked(_moves(weights), damping, tolerance)


def _moves(weights: Any) -> tuple[Any, Any]:
    """Where a walker goes from each node (columns), in shares; and the nodes without a way on."""
    rows = sp.csr_array(weights)
    given = np.asarray(rows.sum(axis=1)).ravel()
    inverse = np.divide(1.0, given, out=np.zeros_like(given), where=given > 0)
    shares = sp.csr_array(
        (rows.data * np.repeat(inverse, np.diff(rows.indptr)), rows.indices, rows.indptr), shape=rows.shape
    )
    return sp.csr_array(shares.T), np.flatnonzero(given <= 0)


def _walked(moves: tuple[Any, Any], damping: float, tolerance: float) -> Any:
    onward, ending = moves
    size = onward.shape[0]
    shares = np.full(size, 1.0 / size)
    for _ in range(STEPS_MAX):
        new = onward @ shares
        new *= damping
        new += (damping * shares[ending].sum() + 1.0 - damping) / size
        if np.abs(new - shares).sum() < tolerance:
            return new
        shares = new
    return shares


def strength(graph: Any, *, of: Side = "issuers") -> dict[str, float]:
    """Give each node the sum of the weights of its edges: in how many meetings it directed, or was directed.

    Parameters
    ----------
    graph : networkx.DiGraph or networkx.Graph
        Edges may carry `weight`.
    of : {"issuers", "addressees"}
        Which end of the edges counts; on an undirected graph both do.

    Returns
    -------
    dict
        Node -> sum.

    Examples
    --------
    >>> import networkx as nx
    >>> strength(nx.DiGraph([("a", "b"), ("a", "c")]))
    {'a': 2.0, 'b': 0.0, 'c': 0.0}

    Notes
    -----
    *Normalisation*: none; a meeting in which three parties were directed counts three times. *Direction*:
    see `of`. *Ties* are common. *Isolated nodes* have 0. Self-loops are left out. *Cost*: one pass.
    """
    known = matrix(graph)
    if not known.size:
        return {}
    return known.scores(np.asarray(known.weights.sum(axis=1 if of == "issuers" else 0)).ravel())


def reciprocity(graph: Any) -> dict[str, float]:
    """Give the share of a graph's directions that are answered by one the other way.

    Parameters
    ----------
    graph : networkx.DiGraph
        Directions; edges may carry `weight`.

    Returns
    -------
    dict
        `edges`: share of the edges whose reverse is an edge too; `weight`: share of the weight that is
        balanced by weight the other way. 0.0 each for a graph without edges.

    Raises
    ------
    UsageError
        The graph has no directions.

    Examples
    --------
    >>> import networkx as nx
    >>> reciprocity(nx.DiGraph([("a", "b"), ("b", "a"), ("a", "c")]))["edges"]
    0.6666666666666666

    Notes
    -----
    *Normalisation*: 0 to 1. *Direction*: both are compared. *Isolated nodes* and self-loops do not
    count. *Cost*: one pass. In a hierarchy it is low; what is answered is often a reading error, so look.
    """
    if not graph.is_directed():
        raise UsageError("reciprocity asks for directions; this projection has none")
    weights = matrix(graph).weights
    total, count = weights.sum(), weights.nnz
    if not count:
        return {"edges": 0.0, "weight": 0.0}
    answered = weights.minimum(sp.csr_array(weights.T))
    return {"edges": float(answered.nnz / count), "weight": float(answered.sum() / total)}


def _without_loops(graph: Any) -> Any:
    loops = list(nx.selfloop_edges(graph))
    if not loops:
        return graph
    plain = graph.copy()
    plain.remove_edges_from(loops)
    return plain
