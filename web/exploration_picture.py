"""One picture of the explorer: what its moves brought, what its filters leave of that, and where it stands."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph import exploring
from graph.attributes import Value, attributes
from graph.exploration import Exploration, Move, explore
from graph.exploring import EVERYTHING, Scope
from graph.neighbourhood import Edge
from graph.views import Party, View
from web.exploration_state import NODE_KINDS, State
from web.graphs import box_of, wrapped
from web.layout import Box
from web.placing import placed

ASPECT = 1.25
"""Width over height of the first things of a picture."""
SIZE_MIN, SIZE_STEP, SIZE_MAX = 9.0, 2.6, 26.0
"""Radius of a thing in pixels at zoom 1: the least, what each doubling of its reports adds, the largest."""
START_BOX = (110.0, 36.0, 36.0)
"""Half the width of what a picture starts from, and its reach above and below: its name stands inside it."""
BUCKETS_MAX = 48
"""Bars of the small time chart."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A node of the picture."""

    party: Party
    x: float
    y: float
    size: float
    start: bool
    pinned: bool
    attributes: Mapping[str, Value]

    @property
    def kind(self) -> str:
        """The first segment of its id."""
        return self.party.kind


@dataclass(frozen=True, slots=True)
class Bar:
    """Relations whose first or last statement falls into a month or a year."""

    since: str
    """``2024-03`` or ``2024``."""
    count: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn, listed and exported."""

    things: tuple[Thing, ...]
    edges: tuple[Edge, ...]
    exploration: Exploration
    kinds: dict[str, int]
    """Things of each kind before the filters."""
    relations: dict[str, int]
    """Edges of each relation before the filters."""
    regions: tuple[tuple[Party, int], ...]
    """Regions of the things before the filters, with their parts, most things first."""
    bars: tuple[Bar, ...]
    filtered_out: int
    """Things that the filters leave out."""
    hidden: tuple[Party, ...]
    """Things that were hidden one by one."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the moves alone give, whatever is filtered."""

    exploration: Exploration
    parties: Mapping[str, Party]
    attributes: Mapping[str, Mapping[str, Value]]
    edges: tuple[Edge, ...]
    places: Mapping[str, tuple[float, float]]
    sizes: Mapping[str, float]


def picture(view: View, state: State, *, max_nodes: int) -> Picture:
    """The picture of a state."""
    ground = _ground(view, view.version(), state.moves, max_nodes)
    nodes = [n for n in ground.exploration.nodes if n not in state.hidden]
    pins = {local: (x, y) for local, x, y in state.pins}
    staying = {*ground.exploration.starts, *pins}
    edges = _edges(view, ground, state.scope)
    kept = [n for n in nodes if n in staying or _passes(n, state, ground.attributes[n])]
    inside = set(kept)
    edges = tuple(e for e in edges if e.source in inside and e.target in inside)
    if state.scope != EVERYTHING:
        related = {end for e in edges for end in (e.source, e.target)}
        kept = [n for n in kept if n in staying or n in related]
    relations = Counter(e.relation for e in ground.edges if not {e.source, e.target} & state.hidden)
    return Picture(
        things=tuple(
            Thing(
                ground.parties[n], *pins.get(n, ground.places[n]), ground.sizes[n],
                n in ground.exploration.starts, n in pins, ground.attributes[n],
            )
            for n in kept
        ),
        edges=edges,
        exploration=ground.exploration,
        kinds=dict(_in_order(Counter(n.partition("/")[0] for n in nodes), NODE_KINDS)),
        relations=dict(_in_order(relations, exploring.RELATIONS)),
        regions=_regions(view, nodes, ground.attributes),
        bars=_bars(ground.edges),
        filtered_out=len(nodes) - len(kept),
        hidden=tuple(ground.parties[n] for n in ground.exploration.nodes if n in state.hidden),
    )  # fmt: skip


@lru_cache(256)
def _ground(view: View, _version: str, moves: tuple[Move, ...], max_nodes: int) -> _Ground:
    exploration = explore(view, moves, max_nodes=max_nodes)
    nodes = exploration.nodes
    parties = exploring.parties(view, nodes)
    known = attributes(view, nodes)
    edges = tuple(exploring.edges(view, nodes))
    sizes = {n: _size(known[n].get("reports", 1)) for n in nodes}
    stages = tuple(
        tuple(
            Box(n, *START_BOX) if n in exploration.starts else box_of(parties[n], wrapped(parties[n].label), SIZE_MAX)
            for n in s
        )
        for s in exploration.stages
    )
    lines = tuple(sorted({(e.source, e.target) for e in edges}))
    return _Ground(exploration, parties, known, edges, placed(stages, lines, ASPECT), sizes)


def _edges(view: View, ground: _Ground, scope: Scope) -> tuple[Edge, ...]:
    if scope.since or scope.until or scope.confidence:
        return tuple(exploring.edges(view, ground.exploration.nodes, scope))
    return tuple(e for e in ground.edges if e.relation in scope.relations)


def _size(reports: Value) -> float:
    return round(min(SIZE_MAX, SIZE_MIN + SIZE_STEP * math.log2(1 + float(reports))), 1)


def _passes(node: str, state: State, known: Mapping[str, Value]) -> bool:
    if node.partition("/")[0] in state.without:
        return False
    return state.region is None or _lies_in(str(known.get("region", "")), state.region)


def _lies_in(place: str, region: str) -> bool:
    """Whether a place is a region or a part of it: codes of parts begin with the region's code."""
    return place == region or place.startswith(f"{region}.")


def _regions(
    view: View, nodes: Iterable[str], known: Mapping[str, Mapping[str, Value]]
) -> tuple[tuple[Party, int], ...]:
    own = Counter(str(known[n]["region"]) for n in nodes if "region" in known[n])
    wider = {place.partition(".")[0] for place in own}
    counts = {place: sum(n for p, n in own.items() if _lies_in(p, place)) for place in {*own, *wider}}
    parties = view.parties(counts)
    return tuple((parties[p], n) for p, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _bars(edges: Iterable[Edge]) -> tuple[Bar, ...]:
    """Months, or years where there would be too many, from the first to the last date."""
    dates = [d for e in edges for d in {e.first, e.last} if d and len(d) >= 7]
    if not dates:
        return ()
    first, last = min(dates), max(dates)
    years = range(int(first[:4]), int(last[:4]) + 1)
    months = [f"{y}-{m:02d}" for y in years for m in range(1, 13) if first[:7] <= f"{y}-{m:02d}" <= last[:7]]
    names = months if len(months) <= BUCKETS_MAX else [str(y) for y in years]
    counts = Counter(d[: len(names[0])] for d in dates)
    return tuple(Bar(name, counts[name]) for name in names)


def _in_order(counts: Mapping[str, int], order: Iterable[str]) -> Iterable[tuple[str, int]]:
    return ((name, counts[name]) for name in order if counts.get(name))
