"""Brokerage: who lies between others, and who reaches across gaps between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import networkx as nx
import numpy as np
import scipy.sparse as sp

from graph.errors import UsageError
from graph.network.backends import Engine, Matrix, Progress, check, matrix, undirected
from graph.network.triangles import triangles

BATCH = 48
"""Sources computed side by side: as many columns as stay in the processor's cache for 20,000 nodes."""
SURE = 1.96
"""Standard errors on each side of an estimate that hold the true value in 95 of 100 cases."""


@dataclass(frozen=True, slots=True)
class Betweenness:
    """Scores, and how far they may be off."""

    scores: dict[str, float]
    errors: dict[str, float]
    """Half of the 95 % interval that sampling leaves; 0.0 for each node where nothing was sampled."""
    sources: int
    """Nodes from which paths were followed."""
    exact: bool


def betweenness(
    graph: Any,
    *,
    sources: int | None = None,
    seed: int = 1,
    engine: Engine = "fast",
    progress: Progress | None = None,
) -> Betweenness:
    """Give each node the share of the shortest ways between others that lead through it.

    Parameters
    ----------
    graph : networkx.DiGraph or networkx.Graph
        Weights are not looked at: every edge is one step.
    sources : int, optional
        Nodes, drawn without repetition, from which ways are followed. None, or as many as there are
        nodes, follows all: the exact score.
    seed : int
        Seed of the draw.
    engine : {"fast", "networkx"}
        What computes; the same sources give the same results.
    progress : callable, optional
        Told how many of the sources are done.

    Returns
    -------
    Betweenness
        Scores, errors, the number of sources, and whether that is exact.

    Raises
    ------
    UsageError
        `sources` or `engine` is not accepted.

    Examples
    --------
    >>> import networkx as nx
    >>> betweenness(nx.path_graph(["a", "b", "c"])).scores
    {'a': 0.0, 'b': 1.0, 'c': 0.0}

    Notes
    -----
    *Normalisation*: by the pairs of other nodes, so 0 to 1 whatever the size. *Direction*: followed where
    there is one. *Ties*: several shortest ways share one. *Isolated nodes*, and graphs of fewer than three
    nodes, have 0. *Error*: with sampled sources an unbiased estimate; its error is worked out from the
    spread over the sources, with the correction for drawing from a finite number, and holds when the
    sample is not small against how unevenly a node's score arises (k of 100 or more). *Cost*: edges times
    sources; 200 sources on 330,000 edges take some seconds, all of 20,000 some minutes.
    """
    check(engine)
    size = len(graph)
    if sources is not None and sources < 2:
        raise UsageError(f"betweenness was asked from {sources} sources; 2 are the least, 200 usual")
    nodes = list(graph)
    if size < 3:
        return Betweenness(dict.fromkeys(nodes, 0.0), dict.fromkeys(nodes, 0.0), size, exact=True)
    exact = sources is None or sources >= size
    chosen = np.arange(size) if exact else np.sort(np.random.default_rng(seed).choice(size, sources, replace=False))
    if engine == "networkx":
        first, second = _plainly(graph, nodes, chosen)
    else:
        first, second = _by_matrix(matrix(graph), chosen, progress)
    # A node is no way of its own: where it is among the sources, one fewer tells of it.
    telling = np.full(size, float(len(chosen)))
    telling[chosen] -= 1
    mean = first / telling
    spread = np.maximum(second / telling - mean**2, 0) * telling / np.maximum(telling - 1, 1)
    left = np.maximum(1 - telling / (size - 1), 0)
    error = np.zeros(size) if exact else SURE * np.sqrt(spread / telling * left)
    scale = 1.0 / (size - 2)
    return Betweenness(
        dict(zip(nodes, (mean * scale).tolist(), strict=True)),
        dict(zip(nodes, (error * scale).tolist(), strict=True)),
        len(chosen),
        exact,
    )


def _by_matrix(known: Matrix, chosen: Any, progress: Progress | None) -> tuple[Any, Any]:
    """Sums of what each source adds to each node, and of its square."""
    steps = known.weights.copy()
    steps.data = np.ones_like(steps.data)
    back = sp.csr_array(steps.T)
    first, second = np.zeros(known.size), np.zeros(known.size)
    for start in range(0, len(chosen), BATCH):
        added = _dependencies(steps, back, chosen[start : start + BATCH])
        first += added.sum(axis=1)
        second += (added**2).sum(axis=1)
        if progress is not None:
            progress(min(start + BATCH, len(chosen)), len(chosen))
    return first, second


def _dependencies(steps: Any, back: Any, sources: Any) -> Any:
    """Brandes' accumulation from several sources side by side: one column each."""
    size, many = steps.shape[0], len(sources)
    columns = np.arange(many)
    ways = np.zeros((size, many))
    ways[sources, columns] = 1
    unseen = np.ones((size, many), dtype=bool)
    unseen[sources, columns] = False
    rings: list[Any] = []
    front = ways.copy()
    while True:
        front = back @ front
        front *= unseen
        ring = front > 0
        if not ring.any():
            break
        unseen &= ~ring
        ways += front
        rings.append(ring)
    added = np.zeros((size, many))
    inverse = np.divide(1.0, ways, out=np.zeros_like(ways), where=ways > 0)
    for number in range(len(rings) - 1, 0, -1):
        told = (1 + added) * inverse
        told *= rings[number]
        spread = steps @ told
        spread *= ways
        spread *= rings[number - 1]
        added += spread
    return added


def _plainly(graph: Any, nodes: Sequence[str], chosen: Any) -> tuple[Any, Any]:
    """The same by networkx, one source after the other."""
    first, second = np.zeros(len(nodes)), np.zeros(len(nodes))
    scale = 1.0 if graph.is_directed() else 2.0  # networkx halves what it finds in an undirected graph
    for number in chosen:
        found = nx.betweenness_centrality_subset(graph, [nodes[number]], nodes, backend="networkx")
        added = np.array([found[node] for node in nodes]) * scale
        first += added
        second += added**2
    return first, second


class Gap(NamedTuple):
    """How much a node reaches across gaps."""

    constraint: float
    """Burt's constraint: low where the neighbours do not know each other."""
    effective_size: float
    """Neighbours, less what they have in common: high where each opens another circle."""


def structural_holes(graph: Any, *, engine: Engine = "fast") -> dict[str, Gap]:
    """Give Burt's constraint and effective size of each node.

    Parameters
    ----------
    graph : networkx.DiGraph or networkx.Graph
        Directions are left aside: the weights of both are added.
    engine : {"fast", "networkx"}
        What computes; the results are the same.

    Returns
    -------
    dict
        Node -> `Gap`.

    Raises
    ------
    UsageError
        `engine` is not accepted.

    Examples
    --------
    >>> import networkx as nx
    >>> structural_holes(nx.star_graph(["hub", "a", "b"]))["hub"]
    Gap(constraint=0.5, effective_size=2.0)

    Notes
    -----
    *Normalisation*: constraint is about 0 to 1 and can exceed 1 for nodes of two neighbours; effective
    size counts neighbours, unweighted (Borgatti). *Direction*: none. *Ties* are common among nodes of one
    neighbour, whose constraint is 1. *Isolated nodes* have no constraint: nan, and effective size 0.
    *Cost*: edges times the square root of their number: 0.1 s for 40,000 edges.
    """
    check(engine)
    if not len(graph):
        return {}
    flat = undirected(graph)
    if engine == "networkx":
        tied = nx.constraint(flat, weight="weight", backend="networkx")
        sizes = nx.effective_size(flat, backend="networkx")
        return {n: Gap(float(tied[n]), float(np.nan_to_num(sizes[n]))) for n in flat}
    known = matrix(flat)
    weights = known.weights
    if not weights.has_sorted_indices:
        weights.sort_indices()
    degree = np.diff(weights.indptr)
    rows = np.repeat(np.arange(known.size), degree)
    shares = weights.data / np.asarray(weights.sum(axis=1)).ravel()[rows]
    through, shared = np.zeros(len(shares)), np.zeros(len(shares))
    for ab, ac, bc, ba, ca, cb in triangles(weights.indptr, weights.indices):
        for tie, first, second in (
            (ab, ac, cb), (ac, ab, bc), (bc, ba, ac), (ba, bc, ca), (ca, cb, ba), (cb, ca, ab),
        ):  # fmt: skip
            through += np.bincount(tie, weights=shares[first] * shares[second], minlength=len(shares))
            shared += np.bincount(tie, minlength=len(shares))
    constraint = np.bincount(rows, weights=(shares + through) ** 2, minlength=known.size)
    constraint[degree == 0] = np.nan
    known_to = np.bincount(rows, weights=shared, minlength=known.size)
    sizes = degree - np.divide(known_to, degree, out=np.zeros_like(known_to), where=degree > 0)
    return {n: Gap(c, s) for n, c, s in zip(known.nodes, constraint.tolist(), sizes.tolist(), strict=True)}
