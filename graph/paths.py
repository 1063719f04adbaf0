"""How two things are related: the shortest ways between them over chosen relations, on the whole store.

The search goes out from both ends, a step at a time from whichever end has fewer things waiting.
Arrows may be followed either way. Things with very many neighbours (a place, a meeting of hundreds)
relate everybody to everybody: unless it is one of the two ends, no way leads through such a hub.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import networkx as nx

from graph import exploring
from graph.exploring import RELATIONS, Scope
from graph.neighbourhood import Edge
from graph.views import Party, View

RELATIONS_OF_PATHS = tuple(name for name in RELATIONS if name not in ("named_in", "lies_in"))
"""Relations over which a path is looked for where none are chosen: being named by one report or
lying in one province relates almost everything."""

NOT_PASSED = ("group",)
"""Kinds that no path leads through: "OPD terkait" of two reports need not be the same."""

HOPS_MAX = 8
HOPS = 5
HUB_NEIGHBOURS = 150
"""Neighbours above which a thing is a hub that no path leads through."""
LOOKED_AT_MAX = 30_000
"""Things looked at in one search; then it stops and says so."""
PATHS_MAX, HUBS_NAMED = 3, 5
_COMPARED = 200
"""Paths of the same length compared; those through the least connected things are given."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path: two things and the edges between them, whichever way these point."""

    start: Party
    end: Party
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """What a search found: no path is told as such, with how far it looked."""

    source: Party
    target: Party
    relations: tuple[str, ...]
    hops: int
    found: tuple[tuple[Hop, ...], ...]
    """The shortest paths, those through the least connected things first."""
    hubs: tuple[Party, ...] = ()
    """Hubs that were met and not passed through, the greatest first."""
    stopped: bool = False
    """Whether the search gave up after `LOOKED_AT_MAX` things."""

    @property
    def nodes(self) -> tuple[str, ...]:
        """All things on the paths, in their order."""
        ends = [h for path in self.found for hop in path for h in (hop.start.id, hop.end.id)]
        return tuple(dict.fromkeys(ends))


class _Side:
    """What is reached from one end, and what of it waits for the next step."""

    def __init__(self, start: str) -> None:
        self.reached = {start}
        self.waiting = [start]


class _Search:
    """One search from both ends; `graph` holds what it has followed."""

    def __init__(self, view: View, ends: tuple[str, str], scope: Scope, hub_neighbours: int) -> None:
        self.view, self.ends, self.scope, self.hub_neighbours = view, ends, scope, hub_neighbours
        self.graph: nx.Graph[str] = nx.Graph()
        self.hubs: dict[str, int] = {}
        self.sides = (_Side(ends[0]), _Side(ends[1]))

    def run(self, hops: int) -> bool:
        """Go on until both sides meet, `hops` steps are taken or nothing waits; False where it gave up before."""
        for _ in range(hops):
            if not all(side.waiting for side in self.sides) or self._met():
                return True
            self._step(min(self.sides, key=lambda s: len(s.waiting)))
            if sum(len(side.reached) for side in self.sides) > LOOKED_AT_MAX:
                return self._met()
        self._met()
        return True

    def _step(self, side: _Side) -> None:
        going, waiting = set(self._passable(side.waiting)), set[str]()
        for source, target in exploring.pairs(self.view, going, self.scope):
            other = target if source in going else source
            if other in self.hubs or (other not in self.ends and other.partition("/")[0] in NOT_PASSED):
                continue
            self.graph.add_edge(source, target)
            waiting.add(other)
        side.waiting = sorted(waiting - side.reached)
        side.reached |= waiting

    def _met(self) -> bool:
        """Whether both sides have reached something that a path may lead through."""
        common = self.sides[0].reached & self.sides[1].reached
        for hub in common - set(self._passable(common)):
            if hub in self.graph:
                self.graph.remove_node(hub)
        return not common.isdisjoint(self.ends) or not common <= self.hubs.keys()

    def _passable(self, nodes: Iterable[str]) -> list[str]:
        """Those of some things that are no hubs; which ones are is noted."""
        degrees = exploring.degrees(self.view, [n for n in nodes if n not in self.hubs], self.scope)
        self.hubs |= {n: d for n, d in degrees.items() if d > self.hub_neighbours and n not in self.ends}
        return [node for node in nodes if node not in self.hubs]


def paths(
    view: View,
    source: str,
    target: str,
    *,
    relations: Sequence[str] = RELATIONS_OF_PATHS,
    hops: int = HOPS,
    scope: Scope | None = None,
    hub_neighbours: int = HUB_NEIGHBOURS,
) -> Paths:
    """The shortest paths between two things, of at most `hops` steps."""
    dated = scope or Scope()
    chosen = Scope(tuple(relations), dated.since, dated.until, dated.confidence)
    search = _Search(view, (source, target), chosen, hub_neighbours)
    finished = search.run(hops) if source != target else True
    graph, ways = search.graph, list[list[str]]()
    if source in graph and target in graph and nx.has_path(graph, source, target):
        ways = list(islice(nx.all_shortest_paths(graph, source, target), _COMPARED))
        ways.sort(key=lambda way: (sum(math.log(1 + graph.degree(n)) for n in way[1:-1]), way))
    found = [way for way in ways[:PATHS_MAX] if len(way) - 1 <= hops]
    hubs = sorted(search.hubs, key=lambda h: (-search.hubs[h], h))[:HUBS_NAMED]
    names = exploring.parties(view, [source, target, *hubs])
    return Paths(
        names[source],
        names[target],
        tuple(relations),
        hops,
        _with_edges(view, found, chosen),
        tuple(names[h] for h in hubs),
        stopped=not finished and not found,
    )


def _with_edges(view: View, ways: Sequence[Sequence[str]], scope: Scope) -> tuple[tuple[Hop, ...], ...]:
    nodes = list(dict.fromkeys(n for way in ways for n in way))
    if not nodes:
        return ()
    parties = exploring.parties(view, nodes)
    between: dict[frozenset[str], list[Edge]] = {}
    for edge in exploring.edges(view, nodes, scope):
        between.setdefault(frozenset((edge.source, edge.target)), []).append(edge)
    return tuple(
        tuple(Hop(parties[a], parties[b], tuple(between[frozenset((a, b))])) for a, b in pairwise(way)) for way in ways
    )
