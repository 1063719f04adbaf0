"""Where the nodes of a community map stand: each community in a disc of its own, discs side by side.

Ties pull nodes to each other within a disc, and discs to each other; nothing overlaps, so that groups
without ties between them are as readable as one large one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import networkx as nx
import numpy as np

SEED = 7
STEPS = 300
"""Steps in which discs are pulled together and pushed apart."""
AIR = 0.45
"""Room between discs, in units of the distance between nodes."""


def placed(graph: Any, of: Mapping[str, int]) -> dict[str, tuple[float, float]]:
    """Places of the nodes of a weighted undirected graph by their communities `of`; the same for the same graph."""
    members: dict[int, list[str]] = {}
    for node in sorted(graph):
        members.setdefault(of[node], []).append(node)
    groups = sorted(members)
    radius = np.array([0.55 * math.sqrt(len(members[g])) + 0.25 for g in groups])
    centres = _discs(graph, of, groups, radius)
    places: dict[str, tuple[float, float]] = {}
    for group, size, (x, y) in zip(groups, radius, centres, strict=True):
        inner = graph.subgraph(members[group])
        found = nx.spring_layout(inner, seed=SEED, iterations=80, weight=None) if len(inner) > 1 else {}
        reach = max((math.hypot(*at) for at in found.values()), default=1.0) or 1.0
        for node in members[group]:
            a, b = found.get(node, (0.0, 0.0))
            places[node] = (x + a / reach * size * 0.9, y + b / reach * size * 0.9)
    return places


def _discs(graph: Any, of: Mapping[str, int], groups: list[int], radius: Any) -> Any:
    """Centres of discs that do not overlap, those with ties between them near each other."""
    number = {group: i for i, group in enumerate(groups)}
    ties = np.zeros((len(groups), len(groups)))
    for u, v, weight in graph.edges(data="weight", default=1):
        i, j = number[of[u]], number[of[v]]
        if i != j:
            ties[i, j] += weight
            ties[j, i] += weight
    ties /= ties.max() or 1.0
    # Along a spiral, the largest in the middle: the same beginning on every machine.
    turn = np.arange(len(groups)) * math.pi * (3 - math.sqrt(5))
    far = np.sqrt(np.arange(len(groups)) + 0.3) * float(radius.mean()) * 1.6
    centres = np.column_stack((far * np.cos(turn), far * np.sin(turn)))
    apart = radius[:, None] + radius[None, :] + AIR
    for step in range(STEPS):
        gap = centres[:, None, :] - centres[None, :, :]
        distance = np.sqrt((gap**2).sum(axis=2)) + 1e-9
        pull = ties * np.maximum(distance - apart, 0) * 0.05 * (1 - step / STEPS)
        push = np.maximum(apart - distance, 0) * 0.5
        np.fill_diagonal(push, 0)
        centres += (gap / distance[:, :, None] * (push - pull)[:, :, None]).sum(axis=1) / 2
        centres *= (1 - 0.012 * (1 - step / STEPS), 1 - 0.02 * (1 - step / STEPS))
    return centres
