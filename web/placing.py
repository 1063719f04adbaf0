"""Where the things of an exploration stand: what was there stays, what is new takes free room beside its relations.

The first things are laid out by `web.layout`. Each later stage looks, thing by thing, for the place
nearest to its relations where its box with its label covers no other; so nothing moves when
something is added, and the same address gives the same picture.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from web.layout import GAP, Box, positions

KEPT = 512
"""Layouts of one stage upon the others held in memory."""
RING, NEAREST, ANGLES = 34.0, 150.0, 28
"""Rings around a place, their distance and the least one in pixels at zoom 1, and places looked at on each."""
RINGS = (5, 14, 60)
"""Rings looked at first, then, and at most; beyond them the thing is put at the edge of the picture."""
FLAT = 1.45
"""Rings are wider than high, as names are."""

Places = dict[str, tuple[float, float]]


@lru_cache(KEPT)
def placed(stages: tuple[tuple[Box, ...], ...], edges: tuple[tuple[str, str], ...], aspect: float) -> Places:
    """A place for every thing of some stages; `edges` may touch things of none of them."""
    if not stages:
        return {}
    known = {box.id for stage in stages for box in stage}
    inside = tuple(edge for edge in edges if edge[0] in known and edge[1] in known)
    if inside != edges:
        return placed(stages, inside, aspect)
    if len(stages) == 1:
        return positions(stages[0], edges, aspect)
    before = placed(stages[:-1], edges, aspect)
    boxes = {box.id: box for stage in stages for box in stage}
    return _added(before, boxes, stages[-1], edges)


def _added(before: Places, boxes: dict[str, Box], new: Sequence[Box], edges: Sequence[tuple[str, str]]) -> Places:
    related: dict[str, list[str]] = {}
    for a, b in edges:
        related.setdefault(a, []).append(b)
        related.setdefault(b, []).append(a)
    places = dict(before)
    size = len(before) + len(new)
    taken = np.zeros((size, 4))  # centre x and y, half width, half height
    for row, (local, (x, y)) in enumerate(before.items()):
        taken[row] = _area(boxes[local], x, y)
    count = len(before)
    middle = taken[:count, :2].mean(axis=0)
    # Those related to what stands already come first, so that the others find them standing.
    waiting = sorted(range(len(new)), key=lambda i: (not any(o in before for o in related.get(new[i].id, ())), i))
    for i in waiting:
        box = new[i]
        beside = [places[o] for o in related.get(box.id, ()) if o in places]
        aim = np.array(beside, dtype=float).mean(axis=0) if beside else middle
        x, y = _free(box, aim, middle, taken[:count], alone=len(beside) > 1)
        places[box.id] = (round(x, 1), round(y, 1))
        taken[count] = _area(box, x, y)
        count += 1
    return places


def _area(box: Box, x: float, y: float) -> tuple[float, float, float, float]:
    return x, y + (box.below - box.above) / 2, box.side + GAP, (box.above + box.below + GAP) / 2


def _free(
    box: Box, aim: NDArray[np.float64], middle: NDArray[np.float64], taken: NDArray[np.float64], *, alone: bool
) -> tuple[float, float]:
    """The nearest free place around `aim`, away from the middle of the picture rather than towards it."""
    outward = aim - middle
    turn = math.atan2(outward[1], outward[0]) if outward.any() else -math.pi / 2
    _, shift, half_width, half_height = _area(box, 0, 0)
    first = 0
    for rings in RINGS:
        radii = NEAREST * (0.5 if alone else 1.0) + RING * np.arange(first, rings)
        angles = turn + np.arange(ANGLES) * (2 * math.pi / ANGLES)
        radius, angle = (grid.ravel() for grid in np.meshgrid(radii, angles, indexing="ij"))
        xs, ys = aim[0] + radius * np.cos(angle) * FLAT, aim[1] + radius * np.sin(angle)
        covers = (np.abs(xs[:, None] - taken[None, :, 0]) < half_width + taken[None, :, 2]) & (
            np.abs(ys[:, None] + shift - taken[None, :, 1]) < half_height + taken[None, :, 3]
        )
        free = ~covers.any(axis=1)
        if free.any():
            cost = np.where(free, radius * (1.2 - 0.35 * np.cos(angle - turn)), np.inf)
            best = int(cost.argmin())
            return float(xs[best]), float(ys[best])
        first = rings
    edge = float((taken[:, 0] + taken[:, 2]).max())
    return edge + half_width, float(aim[1])
