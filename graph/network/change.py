"""Change: what is different between two periods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph.network.bootstrap import ranks


@dataclass(frozen=True, slots=True)
class Moved:
    """A node in both periods."""

    node: str
    before: float | None
    """Score in the first period; None where the node is not in it."""
    after: float | None
    rank_before: int | None
    rank_after: int | None

    @property
    def places(self) -> int | None:
        """Places gained (above 0) or lost; None for nodes of one period alone."""
        if self.rank_before is None or self.rank_after is None:
            return None
        return self.rank_before - self.rank_after


@dataclass(frozen=True, slots=True)
class Change:
    """What is different in the second period."""

    nodes: tuple[Moved, ...]
    """All nodes of either period, the highest of the second first."""
    edges_before: int
    edges_after: int
    kept: int
    """Edges of both periods."""
    correlation: float | None
    """Spearman's rank correlation over the nodes of both periods; None for fewer than three."""

    @property
    def overlap(self) -> float:
        """Share of all edges that are in both periods (Jaccard); 0.0 where there are none."""
        every = self.edges_before + self.edges_after - self.kept
        return self.kept / every if every else 0.0


def compare(before: Any, after: Any, scores_before: Mapping[str, float], scores_after: Mapping[str, float]) -> Change:
    """Compare two graphs, and the scores of one measure on each.

    Parameters
    ----------
    before, after : networkx.DiGraph or networkx.Graph
        The same projection of two periods.
    scores_before, scores_after : mapping
        Node -> score of the same measure on each.

    Returns
    -------
    Change
        Scores and ranks of each node in both, edges kept, and the correlation of the ranks.

    Examples
    --------
    >>> import networkx as nx
    >>> one, two = nx.DiGraph([("a", "b")]), nx.DiGraph([("a", "b"), ("c", "a")])
    >>> compare(one, two, {"a": 1.0, "b": 0.0}, {"a": 0.5, "b": 0.0, "c": 1.0}).kept
    1

    Notes
    -----
    *Normalisation*: ranks are compared, since shares shrink as graphs grow. *Ties* share the best of
    their ranks. *Isolated nodes* are in neither graph. More reports in one period make more edges: look
    at both numbers of edges before reading a change out of one of them. *Cost*: sorting.
    """
    placed = [_places(scores) for scores in (scores_before, scores_after)]
    nodes = [
        Moved(n, scores_before.get(n), scores_after.get(n), placed[0].get(n), placed[1].get(n))
        for n in {*scores_before, *scores_after}
    ]
    nodes.sort(key=lambda m: (m.rank_after is None, m.rank_after or 0, m.rank_before or 0, m.node))
    kept = sum(1 for u, v in before.edges() if after.has_edge(u, v))
    both = sorted(scores_before.keys() & scores_after.keys())
    return Change(
        tuple(nodes), before.number_of_edges(), after.number_of_edges(), kept,
        _spearman([scores_before[n] for n in both], [scores_after[n] for n in both]),
    )  # fmt: skip


def _places(scores: Mapping[str, float]) -> dict[str, int]:
    if not scores:
        return {}
    found = ranks(np.array(list(scores.values()), dtype=float))
    return {node: int(place) for node, place in zip(scores, found, strict=True)}


def _spearman(one: list[float], other: list[float]) -> float | None:
    from scipy.stats import spearmanr

    if len(one) < 3 or len(set(one)) < 2 or len(set(other)) < 2:
        return None
    return float(spearmanr(one, other).statistic)
