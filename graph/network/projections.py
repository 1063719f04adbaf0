"""Projections: graphs of who directs whom, who meets whom, who holds what, made of observations.

An `Observation` is one edge as one occasion tells it; a `Projection` gathers them into a networkx
graph. Two outlets that tell of one meeting are one occasion, so the weight of an edge counts
meetings, not articles. Observations come in units (a report, a meeting) that can be replaced one by
one, so that a new report changes the few edges it speaks of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

import networkx as nx

from graph.network.levels import places_within
from graph.network.rows import Entity, Report
from graph.network.tallies import TALLIED, Tally


class Observation(NamedTuple):
    """One edge, as one occasion tells it."""

    source: str
    target: str
    occasion: str
    """What is counted once: the canonical meeting, or the report where there is no meeting."""
    reports: tuple[str, ...]
    date: str | None
    region: str | None
    strength: str | None
    confidence: float
    evidence: tuple[str, ...]


class Unit(NamedTuple):
    """The observations that come and go together."""

    observations: tuple[Observation, ...]
    left_out: int = 0
    """Statements that have no place in the projection: a party without a post, an issuer without a body."""
    own: int = 0
    """Statements from a party to itself, which make no edge."""

    def narrowed(self, passes: Callable[[Observation], bool]) -> Unit:
        """The unit of those observations that pass."""
        return Unit(tuple([o for o in self.observations if passes(o)]), self.left_out, self.own)


NOTHING = Unit(())


@dataclass(frozen=True, slots=True)
class Filter:
    """Which observations count."""

    since: str | None = None
    """First ISO date; observations without a date are left out where a period is set."""
    until: str | None = None
    """Last ISO date, included."""
    region: str | None = None
    """Local id of a place: what lies in it counts too."""
    strengths: tuple[str, ...] = ()
    """Strengths of directives; () for all. Relations without a strength are not narrowed by it."""
    min_confidence: float = 0.0
    groups: bool = False
    """Whether collective groups ("OPD terkait") are nodes: the same words name other bodies elsewhere."""

    @property
    def narrows(self) -> bool:
        """Whether it leaves out anything but groups."""
        return bool(self.since or self.until or self.region or self.strengths or self.min_confidence > 0)

    def chooser(self, entities: Mapping[str, Entity]) -> Callable[[Observation], bool]:
        """The filter as a test of one observation."""
        inside = places_within(self.region, entities) if self.region else None
        since, until, low, groups = self.since, self.until, self.min_confidence, self.groups
        strengths = frozenset(self.strengths)
        dated = bool(since or until)

        def passes(o: Observation) -> bool:
            if not groups and (o.source.startswith("group/") or o.target.startswith("group/")):
                return False
            if o.confidence < low or (inside is not None and o.region not in inside):
                return False
            if strengths and o.strength is not None and o.strength not in strengths:
                return False
            if not dated:
                return True
            return o.date is not None and (not since or o.date >= since) and (not until or o.date[:10] <= until)

        return passes


EVERYTHING = Filter(groups=True)


@dataclass(slots=True)
class Projection:
    """A graph and the observations it was made of. Change it only through `take_out` and `put_in`."""

    name: str
    directed: bool
    reports: Mapping[str, Report]
    """Reports by key, shared by the projections of one dataset."""
    units: dict[str, Unit] = field(default_factory=dict)
    edges: dict[tuple[str, str], list[Observation]] = field(default_factory=dict)
    graph: Any = None
    """`networkx.DiGraph` or `networkx.Graph`. Edges carry `weight` (distinct occasions), `reports`, `outlets`,
    `first`, `last`, `confidence` (the highest) and `evidence` (local ids)."""
    _tallies: dict[tuple[str, str], Tally] = field(default_factory=dict)
    _touched: dict[tuple[str, str], None] = field(default_factory=dict)
    """Edges whose attributes are behind their observations, in the order in which they were met."""

    def __post_init__(self) -> None:
        if self.graph is None:
            self.graph = nx.DiGraph(name=self.name) if self.directed else nx.Graph(name=self.name)

    def fill(self, units: Iterable[tuple[str, Unit]]) -> Projection:
        """Take units into an empty projection; the graph is made once, at the end."""
        edges = self.edges
        for key, unit in units:
            self.units[key] = unit
            for o in unit.observations:
                pair = (o.source, o.target)
                known = edges.get(pair)
                if known is None:
                    edges[pair] = [o]
                else:
                    known.append(o)
        self.graph.add_edges_from((*pair, self._attributes(pair, seen)) for pair, seen in edges.items())
        return self

    def take_out(self, keys: Iterable[str]) -> None:
        """Take units out, as far as they are there; `put_in` must follow.

        Between the two `reports` may change to what they are for the units put in.
        """
        for key in keys:
            for o in self.units.pop(key, NOTHING).observations:
                pair = (o.source, o.target)
                self._touched[pair] = None
                self.edges[pair].remove(o)
                if pair in self._tallies:
                    self._tallies[pair].remove(o, self.reports)

    def put_in(self, units: Mapping[str, Unit]) -> set[str]:
        """Put units in, and bring the graph up to them; gives the nodes whose edges may have changed."""
        for key, unit in units.items():
            if unit == NOTHING:
                continue
            self.units[key] = unit
            for o in unit.observations:
                pair = (o.source, o.target)
                self._touched[pair] = None
                self.edges.setdefault(pair, []).append(o)
                if pair in self._tallies:
                    self._tallies[pair].add(o, self.reports)
        touched = tuple(self._touched)
        self._touched.clear()
        for pair in touched:
            seen = self.edges[pair]
            if seen:
                self.graph.add_edge(*pair, **self._attributes(pair, seen))
                continue
            del self.edges[pair]
            if self.graph.has_edge(*pair):
                self.graph.remove_edge(*pair)
            for end in pair:
                if end in self.graph and not self.graph.degree(end):
                    self.graph.remove_node(end)
        return {end for pair in touched for end in pair}

    def _attributes(self, pair: tuple[str, str], seen: list[Observation]) -> dict[str, Any]:
        if len(seen) < TALLIED:
            self._tallies.pop(pair, None)
            return _attributes(seen, self.reports)
        if pair not in self._tallies:
            self._tallies[pair] = Tally(seen, self.reports)
        return self._tallies[pair].attributes()

    def filtered(self, wanted: Filter, entities: Mapping[str, Entity]) -> Projection:
        """The same projection of the observations that pass a filter."""
        passes = wanted.chooser(entities)
        kept = ((key, unit.narrowed(passes)) for key, unit in self.units.items())
        return Projection(self.name, self.directed, self.reports).fill(kept)

    def observations(self) -> Iterator[Observation]:
        """All observations, edge by edge."""
        for seen in self.edges.values():
            yield from seen

    @property
    def left_out(self) -> int:
        """Statements without a place in the projection."""
        return sum(unit.left_out for unit in self.units.values())

    @property
    def own(self) -> int:
        """Statements from a party to itself."""
        return sum(unit.own for unit in self.units.values())


def _attributes(seen: list[Observation], reports: Mapping[str, Report]) -> dict[str, Any]:
    """What an edge carries."""
    if len(seen) == 1:
        o = seen[0]
        outlets = 1 if len(o.reports) == 1 else len({reports[key].outlet for key in o.reports})
        return {
            "weight": 1, "reports": len(o.reports), "outlets": outlets, "first": o.date, "last": o.date,
            "confidence": o.confidence, "evidence": o.evidence,
        }  # fmt: skip
    # Column by column: the same in one loop takes half as long again.
    _, _, occasions, reports_of, dates, _, _, confidences, places = zip(*seen, strict=True)
    keys = set(chain.from_iterable(reports_of))
    days = [day for day in dates if day is not None]
    return {
        "weight": len(set(occasions)),
        "reports": len(keys),
        "outlets": len({reports[key].outlet for key in keys}),
        "first": min(days, default=None),
        "last": max(days, default=None),
        "confidence": max(confidences),
        "evidence": tuple(dict.fromkeys(chain.from_iterable(places))),
    }
