"""Where nodes of a community map stand: communities apart, and the same for the same network."""

from __future__ import annotations

import math
from itertools import pairwise

import networkx as nx
import pytest

from web.community_places import placed


@pytest.mark.parametrize("tied", [True, False], ids=["tied", "apart"])
@pytest.mark.parametrize("sizes", [(1,), (2, 2), (30, 1, 1, 5), (12,) * 12], ids=str)
def test_communities_lie_beside_each_other(sizes: tuple[int, ...], tied: bool) -> None:
    graph = nx.Graph()
    of: dict[str, int] = {}
    for group, size in enumerate(sizes):
        names = [f"{group}-{i}" for i in range(size)]
        graph.add_nodes_from(names)
        graph.add_edges_from(pairwise(names))
        of |= dict.fromkeys(names, group)
    if tied:
        graph.add_edges_from(("0-0", f"{group}-0") for group in range(1, len(sizes)))
    places = placed(graph, of)
    assert placed(graph.copy(), of) == places
    assert set(places) == set(graph)
    discs = []
    for group in range(len(sizes)):
        mine = [places[n] for n in graph if of[n] == group]
        centre = (sum(x for x, _ in mine) / len(mine), sum(y for _, y in mine) / len(mine))
        discs.append((centre, max(math.dist(at, centre) for at in mine)))
    for i, (one, _) in enumerate(discs):
        for other, far in discs[:i]:
            # The middle of one community lies outside the other.
            assert math.dist(one, other) > far * 0.8
