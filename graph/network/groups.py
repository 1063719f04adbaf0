"""Groups: how deep in the network a node sits, and which nodes belong together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import scipy.sparse as sp

from graph.errors import UsageError
from graph.network.backends import Engine, check, matrix, narrow, undirected

SEEDS = 5
"""Runs by which the stability of communities is judged."""


def cores(graph: Any, *, engine: Engine = "fast") -> dict[str, int]:
    """Give the core number of each node: the largest k of a part in which each has k neighbours.

    Parameters
    ----------
    graph : networkx.DiGraph or networkx.Graph
        Directions and weights are left aside.
    engine : {"fast", "networkx"}
        What computes; the results are the same.

    Returns
    -------
    dict
        Node -> core number.

    Raises
    ------
    UsageError
        `engine` is not accepted.

    Examples
    --------
    >>> import networkx as nx
    >>> cores(nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]))
    {'a': 2, 'b': 2, 'c': 2, 'd': 1}

    Notes
    -----
    *Normalisation*: none. *Direction*: none. *Ties* are the rule: whole parts share a number. *Isolated
    nodes* have 0; self-loops are left out. *Cost*: one pass over the edges. One meeting of n parties is
    a part in which each has n - 1 neighbours, so in co-attendance large meetings make high numbers.
    """
    check(engine)
    if engine == "networkx":
        plain = nx.Graph(undirected(graph))
        plain.remove_edges_from(list(nx.selfloop_edges(plain)))
        found: dict[str, int] = nx.core_number(plain, backend="networkx")
        return found
    known = matrix(undirected(graph))
    if not known.weights.nnz:
        return dict.fromkeys(known.nodes, 0)
    from sknetwork.topology import get_core_decomposition

    numbers = get_core_decomposition(narrow(known.weights))
    return dict(zip(known.nodes, (int(n) for n in numbers), strict=True))


@dataclass(frozen=True, slots=True)
class Communities:
    """A partition, and how far other runs agree with it."""

    members: tuple[tuple[str, ...], ...]
    """The largest community first; members in order of their names."""
    of: dict[str, int]
    """Node -> number of its community, from 0."""
    modularity: float
    stability: float
    """Mean adjusted Rand index between this partition and those of the other runs: 1 for the same, 0 for chance."""
    belonging: dict[str, float]
    """Node -> how far its community is the same in the other runs: mean Jaccard overlap, 0 to 1."""
    runs: int

    @property
    def stable(self) -> bool:
        """Whether the partition may be spoken of: other runs find much the same."""
        return self.stability >= STABLE


STABLE = 0.8
"""Agreement between runs from which a partition is called stable."""


def communities(
    graph: Any, *, seeds: int = SEEDS, resolution: float = 1.0, first_seed: int = 1, engine: Engine = "fast"
) -> Communities:
    """Find groups with more edges within than chance would give (modularity), several times.

    Parameters
    ----------
    graph : networkx.DiGraph or networkx.Graph
        Directions are left aside: the weights of both are added.
    seeds : int
        Runs with different seeds; the partition of the highest modularity is given, the others say how
        far it can be trusted.
    resolution : float
        Above 1 more and smaller groups, below 1 fewer.
    first_seed : int
        The seeds count on from it.
    engine : {"fast", "networkx"}
        Louvain of scikit-network or of networkx; the partitions may differ, their modularity hardly.

    Returns
    -------
    Communities
        Members, modularity, stability over the seeds, and the belonging of each node.

    Raises
    ------
    UsageError
        `seeds`, `resolution` or `engine` is not accepted.

    Examples
    --------
    >>> import networkx as nx
    >>> found = communities(nx.Graph([("a", "b"), ("c", "d")]))
    >>> found.members, found.stability
    ((('a', 'b'), ('c', 'd')), 1.0)

    Notes
    -----
    *Normalisation*: modularity lies below 1; near 0 there are no groups, whatever the partition says.
    *Direction*: none. *Ties*: partitions of equal modularity are common, which is why one run is not to
    be believed. *Isolated nodes* are communities of their own. *Cost*: some passes over the edges for
    each seed; the same seeds give the same partition.
    """
    check(engine)
    if seeds < 1:
        raise UsageError(f"communities were asked for with {seeds} seeds; 1 is the least, 5 usual")
    if resolution <= 0:
        raise UsageError(f"the resolution is {resolution}; it must be above 0")
    flat = undirected(graph)
    known = matrix(flat)
    if not known.size:
        return Communities((), {}, 0.0, 1.0, {}, 0)
    if not known.weights.nnz:
        alone = {node: i for i, node in enumerate(sorted(known.nodes))}
        return Communities(tuple((n,) for n in alone), alone, 0.0, 1.0, dict.fromkeys(alone, 1.0), seeds)
    runs = []
    for seed in range(first_seed, first_seed + seeds):
        labels = (
            _louvain(flat, known.nodes, seed, resolution)
            if engine == "networkx"
            else partition(known.weights, seed=seed, resolution=resolution)
        )
        runs.append((modularity(known.weights, labels, resolution=resolution), labels))
    score, best = max(runs, key=lambda run: run[0])
    others = [labels for _, labels in runs if labels is not best]
    agreements = [_agreement(best, labels) for labels in others]
    overlap = np.mean([each for _, each in agreements], axis=0) if agreements else np.ones(known.size)
    parts: dict[int, list[str]] = {}
    for node, label in zip(known.nodes, best.tolist(), strict=True):
        parts.setdefault(label, []).append(node)
    members = sorted((tuple(sorted(part)) for part in parts.values()), key=lambda part: (-len(part), part))
    return Communities(
        tuple(members),
        {node: number for number, part in enumerate(members) for node in part},
        score,
        float(np.mean([rand for rand, _ in agreements])) if agreements else 1.0,
        known.scores(overlap),
        seeds,
    )


def partition(weights: Any, *, seed: int, resolution: float = 1.0) -> Any:
    """One run of Louvain on a symmetric matrix: the label of each node."""
    from sknetwork.clustering import Louvain

    algorithm = Louvain(
        resolution=resolution, modularity="newman", tol_optimization=1e-5, tol_aggregation=1e-5, shuffle_nodes=True,
        random_state=seed,
    )  # fmt: skip
    return np.asarray(algorithm.fit_predict(narrow(weights)))


def _louvain(flat: Any, nodes: tuple[str, ...], seed: int, resolution: float) -> Any:
    parts = nx.community.louvain_communities(flat, seed=seed, resolution=resolution, backend="networkx")
    label = {node: number for number, part in enumerate(parts) for node in part}
    return np.array([label[node] for node in nodes])


def modularity(weights: Any, labels: Any, *, resolution: float = 1.0) -> float:
    """Newman's modularity of a partition of an undirected graph, from its symmetric matrix."""
    total = float(weights.sum())
    if total <= 0:
        return 0.0
    edges = weights.tocoo()
    within = float(edges.data[labels[edges.row] == labels[edges.col]].sum())
    degree = np.asarray(weights.sum(axis=1)).ravel()
    by_part = np.bincount(labels, weights=degree)
    return within / total - resolution * float((by_part**2).sum()) / total**2


def _agreement(one: Any, other: Any) -> tuple[float, Any]:
    """Adjusted Rand index of two partitions, and for each node the Jaccard overlap of its two communities."""
    shape = (int(one.max()) + 1, int(other.max()) + 1)
    table = sp.csr_array((np.ones(len(one)), (one, other)), shape=shape)
    table.sum_duplicates()
    rows, columns = np.asarray(table.sum(axis=1)).ravel(), np.asarray(table.sum(axis=0)).ravel()
    together = np.asarray(table[one, other]).ravel()
    overlap = together / (rows[one] + columns[other] - together)

    def pairs(counts: Any) -> float:
        return float((counts * (counts - 1) / 2).sum())

    both, left, right = pairs(table.data), pairs(rows), pairs(columns)
    all_pairs = len(one) * (len(one) - 1) / 2
    chance = left * right / all_pairs if all_pairs else 0.0
    most = (left + right) / 2
    return (1.0 if most == chance else (both - chance) / (most - chance)), overlap
