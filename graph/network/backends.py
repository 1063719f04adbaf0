"""The engine under the measures: sparse matrices and scikit-network, or plain networkx.

Measures take networkx graphs. The fast engine turns a graph into a sparse matrix once (kept on the
graph until it changes) and computes there; the plain engine calls networkx itself. Both give the
same results, which tests compare; `docs/decisions/0060-network-engine.md` has the figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import scipy.sparse as sp

from graph.errors import UsageError

Engine = Literal["fast", "networkx"]
ENGINES: tuple[Engine, ...] = ("fast", "networkx")
Progress = Callable[[int, int], None]
"""Told how many of how many steps are done."""

_KEPT = "risalah-matrix"


@dataclass(frozen=True, slots=True)
class Matrix:
    """A graph as numbers: the weight from node `i` to node `j` at `weights[i, j]`; symmetric if undirected."""

    nodes: tuple[str, ...]
    weights: Any
    """`scipy.sparse.csr_array` of floats."""

    @property
    def size(self) -> int:
        """The number of nodes."""
        return len(self.nodes)

    def scores(self, values: Any) -> dict[str, float]:
        """Values in the order of the nodes, by node."""
        return dict(zip(self.nodes, np.asarray(values, dtype=float).tolist(), strict=True))


def matrix(graph: Any) -> Matrix:
    """The matrix of a networkx graph, kept with the graph until its nodes or edges change.

    Edges without `weight` weigh 1. Self-loops are left out: no measure here counts them.
    """
    kept = graph.__networkx_cache__
    if _KEPT not in kept:
        nodes = tuple(graph)
        place = {node: i for i, node in enumerate(nodes)}
        ends = [(place[u], place[v], w) for u, v, w in graph.edges(data="weight", default=1) if u != v]
        size = (len(nodes), len(nodes))
        if ends:
            rows, columns, weights = (np.array(part) for part in zip(*ends, strict=True))
            found = sp.csr_array((weights.astype(float), (rows, columns)), shape=size)
        else:
            found = sp.csr_array(size, dtype=float)
        kept[_KEPT] = Matrix(nodes, found if graph.is_directed() else sp.csr_array(found + found.T))
    found_matrix: Matrix = kept[_KEPT]
    return found_matrix


def narrow(weights: Any) -> Any:
    """A matrix as scikit-network takes it: `csr_matrix` with 32-bit indices."""
    made = sp.csr_matrix(weights)
    made.indices, made.indptr = made.indices.astype(np.int32), made.indptr.astype(np.int32)
    return made


def check(engine: str) -> Engine:
    """The engine of a name.

    Raises:
        UsageError: there is none of that name.
    """
    for known in ENGINES:
        if engine == known:
            return known
    raise UsageError(f"there is no engine {engine!r}; there are: {', '.join(ENGINES)}")


def undirected(graph: Any) -> Any:
    """The graph without directions: the weights of both directions are added. An undirected one as it is."""
    if not graph.is_directed():
        return graph
    kept = graph.__networkx_cache__
    if "risalah-undirected" not in kept:
        import networkx as nx

        made = nx.Graph()
        made.add_nodes_from(graph.nodes(data=True))
        for u, v, weight in graph.edges(data="weight", default=1):
            before = made.get_edge_data(u, v, {"weight": 0})["weight"]
            made.add_edge(u, v, weight=before + weight)
        kept["risalah-undirected"] = made
    return kept["risalah-undirected"]
