"""Where nodes stand: apart from each other with their labels, and always at the same place."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties import cases
from web.layout import Box, positions


def covering(boxes: tuple[Box, ...], places: dict[str, tuple[float, float]]) -> list[tuple[str, str]]:
    """Pairs of boxes that cover each other by more than a pixel."""
    found = []
    for a, b in itertools.combinations(boxes, 2):
        (ax, ay), (bx, by) = places[a.id], places[b.id]
        beside = abs(ax - bx) >= a.side + b.side - 1
        under = ay - a.above >= by + b.below - 1 or by - b.above >= ay + a.below - 1
        if not beside and not under:
            found.append((a.id, b.id))
    return found


STAR = tuple((f"n{i}", "n0") for i in range(1, 24))
PATH = tuple((f"n{i}", f"n{i + 1}") for i in range(23))


@pytest.mark.parametrize("edges", [STAR, PATH, ()], ids=["a star", "a path", "nothing joined"])
def test_no_label_covers_another(edges: tuple[tuple[str, str], ...]) -> None:
    boxes = tuple(Box(f"n{i}", 70, 12, 60) for i in range(24))
    assert covering(boxes, positions(boxes, edges, 1.1)) == []


def test_the_same_graph_looks_the_same() -> None:
    boxes = tuple(Box(f"n{i}", 60, 12, 40) for i in range(150))
    edges = tuple((f"n{i}", f"n{i // 3}") for i in range(1, 150))
    first = positions(boxes, edges)
    positions.cache_clear()
    assert positions(boxes, edges) == first


@settings(max_examples=cases(25), deadline=None)
@given(
    size=st.integers(0, 30),
    pairs=st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=60),
)
def test_every_node_has_a_place(size: int, pairs: list[tuple[int, int]]) -> None:
    boxes = tuple(Box(f"n{i}", 50, 10, 30) for i in range(size))
    edges = tuple((f"n{a}", f"n{b}") for a, b in pairs if a < size and b < size)
    places = positions(boxes, edges)
    assert set(places) == {box.id for box in boxes}
    assert all(abs(x) < 1e5 and abs(y) < 1e5 for x, y in places.values())
