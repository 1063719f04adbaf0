"""The triangles of a graph, by which its neighbours who know each other are found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

WEDGES_AT_ONCE = 1_000_000
"""Pairs of edges looked at side by side: some 100 MB."""


def triangles(indptr: Any, indices: Any) -> Iterator[tuple[Any, ...]]:
    """Give each triangle a, b, c once, as the places of its six entries in a symmetric matrix without diagonal.

    `indptr` and `indices` are those of compressed rows, sorted within each row. What comes, some
    triangles at a time, are six arrays: places of (a, b), (a, c), (b, c), (b, a), (c, a), (c, b).

    Edges are looked at from the end of fewer neighbours, so that hubs cost little (Chiba and Nishizeki):
    some edges times the square root of their number.
    """
    size = len(indptr) - 1
    degree = np.diff(indptr)
    rows, columns = np.repeat(np.arange(size), degree), indices.astype(np.int64)
    keys = rows * size + columns
    turned = np.searchsorted(keys, columns * size + rows)
    order = np.empty(size, dtype=np.int64)
    order[np.lexsort((np.arange(size), degree))] = np.arange(size)
    upwards = np.flatnonzero(order[columns] > order[rows])
    upwards = upwards[np.lexsort((order[columns[upwards]], rows[upwards]))]
    start = rows[upwards]
    # Of the edges that go up from a node each is paired with those after it.
    ends = np.searchsorted(start, start, side="right")
    pairs = ends - np.arange(len(upwards)) - 1
    done = np.cumsum(pairs)
    begin = 0
    while begin < len(upwards):
        before = done[begin - 1] if begin else 0
        stop = max(begin + 1, int(np.searchsorted(done, before + WEDGES_AT_ONCE, side="right")))
        some = pairs[begin:stop]
        one = np.repeat(np.arange(begin, stop), some)
        other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(some) - some, some)
        wanted = columns[upwards[one]] * size + columns[upwards[other]]
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        closed = keys[place] == wanted
        ab, ac, bc = upwards[one[closed]], upwards[other[closed]], place[closed]
        yield ab, ac, bc, turned[ab], turned[ac], turned[bc]
        begin = stop
