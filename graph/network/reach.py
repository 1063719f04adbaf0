"""Reach: how far directions go down the levels of government."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph.errors import NotFound
from graph.network.levels import LEVELS, UNKNOWN


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom directions reach from one node."""

    level: str
    """Level of the node itself."""
    parties: dict[str, int]
    """Level -> parties reached there; levels in order, "unknown" last."""
    deepest: str | None
    """The lowest level reached; None where nobody is."""
    steps: int
    """Steps to the farthest party reached."""

    @property
    def total(self) -> int:
        """All parties reached."""
        return sum(self.parties.values())

    @property
    def levels_down(self) -> int:
        """How many levels lie between the node and the lowest it reaches; 0 where one of the two is not known."""
        if self.deepest is None or self.level == UNKNOWN or self.deepest == UNKNOWN:
            return 0
        return max(0, LEVELS.index(self.deepest) - LEVELS.index(self.level))


def reach(graph: Any, node: str, *, max_steps: int | None = None) -> Reach:
    """Follow directions from a node, never upwards, and count whom they reach on which level.

    Parameters
    ----------
    graph : networkx.DiGraph
        Directions, or chains of directives; nodes carry `level`.
    node : str
        Where to begin.
    max_steps : int, optional
        Longest way followed; None for any.

    Returns
    -------
    Reach
        Parties by level, the deepest level, and the steps to the farthest.

    Raises
    ------
    NotFound
        The graph has no such node.

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph([("minister", "governor"), ("governor", "regent"), ("regent", "minister")])
    >>> nx.set_node_attributes(g, {"minister": "centre", "governor": "province", "regent": "regency"}, "level")
    >>> reach(g, "minister").parties
    {'province': 1, 'regency': 1}

    Notes
    -----
    *Normalisation*: none. *Direction*: followed; a step to a higher level is not taken, a step between
    nodes of one level, or to or from one of unknown level, is. *Isolated nodes* reach nobody. The ways are
    put together from directions of any day: that B directed C after A directed B does not say that A's
    words got to C. Chains of directives are the narrower and surer graph. *Cost*: one search per node.
    """
    if node not in graph:
        raise NotFound(f"{node!r} is not in this network; it neither gave nor got a direction that passes the filter")
    levels = graph.nodes
    distance, ring, steps = {node: 0}, [node], 0
    while ring and (max_steps is None or steps < max_steps):
        after = []
        for here in ring:
            for there in graph.successors(here):
                if there not in distance and not _upwards(levels[here].get("level"), levels[there].get("level")):
                    distance[there] = steps + 1
                    after.append(there)
        ring = after
        steps += bool(ring)
    reached = [levels[other].get("level") or UNKNOWN for other in distance if other != node]
    counts = {level: reached.count(level) for level in (*LEVELS, UNKNOWN) if level in reached}
    known = [level for level in counts if level != UNKNOWN]
    return Reach(
        levels[node].get("level") or UNKNOWN, counts, known[-1] if known else next(iter(counts), None),
        max(distance.values()),
    )  # fmt: skip


def _upwards(here: str | None, there: str | None) -> bool:
    if here not in LEVELS or there not in LEVELS:
        return False
    return LEVELS.index(there) < LEVELS.index(here)


@dataclass(frozen=True, slots=True)
class Chain:
    """A directive that nothing here precedes, and all that carries it on."""

    root: str
    acts: int
    """Directives and follow-ups that carry it on, directly or not."""
    steps: int
    """Acts one after the other on the longest way."""
    deepest: str | None
    """The lowest level of the parties those acts are addressed to or done by."""


def chains(graph: Any, roots: Iterable[str] | None = None) -> tuple[Chain, ...]:
    """Give the chains of directives: the longest first.

    Parameters
    ----------
    graph : networkx.DiGraph
        The projection "chains"; nodes carry `level`.
    roots : iterable of str, optional
        Where to begin; by default each node that has no predecessor.

    Returns
    -------
    tuple of Chain
        Sorted by steps, then by acts, then by id.

    Examples
    --------
    >>> import networkx as nx
    >>> chains(nx.DiGraph([("d1", "d2"), ("d2", "f1")]))[0].steps
    2

    Notes
    -----
    *Direction*: from a directive to what carries it on. *Ties* stand in order of their ids. A circle has
    no first directive and makes no chain. Only what reports themselves link is here: most directives are
    carried on without anybody writing so. *Cost*: one search for each root.
    """
    found = []
    for root in sorted(roots if roots is not None else (n for n, d in graph.in_degree() if d == 0)):
        steps = nx.single_source_shortest_path_length(graph, root)
        levels = [graph.nodes[n].get("level") for n in steps]
        down = [level for level in LEVELS if level in levels]
        found.append(Chain(root, len(steps) - 1, max(steps.values()), down[-1] if down else None))
    return tuple(sorted(found, key=lambda c: (-c.steps, -c.acts, c.root)))
