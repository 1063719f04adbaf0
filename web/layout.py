"""Where nodes of a picture stand: computed here with a fixed seed, so a graph looks the same on every visit.

networkx places the nodes by their relations; then boxes that cover each other, labels included, are
pushed apart, so that every name can be read.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any, NamedTuple

import networkx as nx
import numpy as np
from numpy.typing import NDArray

KEPT = 256
"""Layouts held in memory."""
KAMADA_KAWAI_MAX = 120
"""Above this many nodes the layout is force-directed: Kamada-Kawai takes seconds there."""
SEED = 7
SPREAD, SPREAD_MIN = 56, 200.0
"""Pixels at zoom 1 by which a picture grows with the square root of its nodes, and its least radius."""
PUSHES_MAX, WIDEN_EVERY = 240, 15
"""Rounds of pushing at most, and the rounds after which the whole picture is widened."""
GAP = 6.0
"""Pixels kept free around a node and its label."""


class Box(NamedTuple):
    """A node with its label: how far it reaches from the node's centre, in pixels at zoom 1."""

    id: str
    side: float
    above: float
    below: float


@lru_cache(KEPT)
def positions(
    boxes: tuple[Box, ...], edges: tuple[tuple[str, str], ...], aspect: float = 1.6
) -> dict[str, tuple[float, float]]:
    """A place for every node; `aspect` is the width of the canvas over its height.

    Parts that do not hang together are drawn as if joined to the node with most relations.
    """
    if not boxes:
        return {}
    graph: Any = nx.Graph()
    graph.add_nodes_from(box.id for box in boxes)
    graph.add_edges_from((a, b) for a, b in edges if a != b)
    if not nx.is_connected(graph):
        hub = max(graph, key=lambda n: (graph.degree(n), n))
        graph.add_edges_from([(hub, min(part)) for part in nx.connected_components(graph) if hub not in part])
    if len(boxes) <= KAMADA_KAWAI_MAX:
        placed = nx.kamada_kawai_layout(graph, pos=nx.circular_layout(graph))
    else:
        placed = nx.spring_layout(graph, seed=SEED, iterations=60, k=2.2 / math.sqrt(len(boxes)))
    spread = max(SPREAD_MIN, SPREAD * math.sqrt(len(boxes)))
    points = np.array([placed[box.id] for box in boxes], dtype=float) * (spread * aspect, spread)
    apart = _pushed_apart(points, boxes)
    return {box.id: (round(float(x), 1), round(float(y), 1)) for box, (x, y) in zip(boxes, apart, strict=True)}


def _pushed_apart(points: NDArray[np.float64], boxes: tuple[Box, ...]) -> NDArray[np.float64]:
    """Move nodes until no two boxes cover each other, each pair along the way that is shorter."""
    half_width = np.array([box.side for box in boxes]) + GAP
    half_height = np.array([(box.above + box.below) / 2 for box in boxes]) + GAP / 2
    shift = np.array([(box.below - box.above) / 2 for box in boxes])
    centres = points.copy()
    centres[:, 1] += shift
    room_x = half_width[:, None] + half_width[None, :]
    room_y = half_height[:, None] + half_height[None, :]
    order = np.sign(np.arange(len(boxes))[:, None] - np.arange(len(boxes))[None, :])
    for push in range(PUSHES_MAX):
        if push % WIDEN_EVERY == WIDEN_EVERY - 1:
            centres *= 1.12  # a chain of boxes pushes in a circle unless it gets more room
        away_x = centres[:, None, 0] - centres[None, :, 0]
        away_y = centres[:, None, 1] - centres[None, :, 1]
        over_x, over_y = room_x - np.abs(away_x), room_y - np.abs(away_y)
        covered = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(covered, val=False)
        if not covered.any():
            break
        sideways = over_x < over_y
        way_x, way_y = np.where(away_x == 0, order, np.sign(away_x)), np.where(away_y == 0, order, np.sign(away_y))
        centres[:, 0] += np.where(covered & sideways, way_x * over_x, 0).sum(axis=1) * 0.3
        centres[:, 1] += np.where(covered & ~sideways, way_y * over_y, 0).sum(axis=1) * 0.3
    centres[:, 1] -= shift
    return centres
