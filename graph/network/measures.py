"""The measures by name: what each says, on which projections, and how its ranking is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph.errors import UsageError
from graph.network import brokerage, groups, influence
from graph.network.backends import Engine, Progress
from graph.network.bootstrap import REPLICATES, Interval, Score, incidence, intervals, ranks
from graph.network.coverage import NOWHERE, Coverage, coverage
from graph.network.influence import Side
from graph.network.projections import Projection

EXACT_NODES_MAX = 2_000
"""Nodes up to which betweenness is exact unless sources are asked for."""
SOURCES = 200
"""Sources sampled above that."""
QUICK_TOLERANCE = 1e-8
"""Tolerance of PageRank in draws, of which only the spread counts."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of nodes."""

    title: str
    text: str
    directed: bool
    """Whether it asks for directions."""
    run: Callable[..., dict[str, float]]
    """From a graph to scores, highest for the most."""
    draw: Score | None = None
    """The score of one draw of the bootstrap; None where drawing says nothing sound."""
    unit: str = ""
    """What the score counts."""
    of: Side = "issuers"
    """Which end of its edges a node's score comes from, where it is drawn."""


def _betweenness(graph: Any, *, engine: Engine = "fast") -> dict[str, float]:
    return brokerage.betweenness(graph, sources=sources_for(graph), engine=engine).scores


def sources_for(graph: Any) -> int | None:
    """How many sources betweenness samples on a graph; None for the exact score."""
    return None if len(graph) <= EXACT_NODES_MAX else SOURCES


def _holes(graph: Any, *, engine: Engine = "fast") -> dict[str, float]:
    return {node: gap.effective_size for node, gap in brokerage.structural_holes(graph, engine=engine).items()}


def _cores(graph: Any, *, engine: Engine = "fast") -> dict[str, float]:
    return {node: float(core) for node, core in groups.cores(graph, engine=engine).items()}


def _sums(axis: int) -> Score:
    return lambda weights: np.asarray(weights.sum(axis=axis)).ravel()


def _walked(*, turned: bool) -> Score:
    def draw(weights: Any) -> Any:
        return influence.walk(weights.T if turned else weights, tolerance=QUICK_TOLERANCE)

    return draw


MEASURES: dict[str, Measure] = {
    "influence": Measure(
        "Influence",
        "PageRank against the directions: high is who directs parties that direct others in turn.",
        True,
        lambda graph, engine="fast": influence.pagerank(graph, of="issuers", engine=engine),
        _walked(turned=True),
        "share",
    ),
    "attention": Measure(
        "Attention",
        "PageRank along the directions: high is who is directed by parties that are directed themselves. "
        "Without directions: who meets parties that meet many.",
        False,
        lambda graph, engine="fast": influence.pagerank(graph, of="addressees", engine=engine),
        _walked(turned=False),
        "share",
        "addressees",
    ),
    "given": Measure(
        "Given",
        "Weight of the edges that go out: in how many meetings a party directed, counted for each addressee. "
        "Without directions: in how many meetings it met others.",
        False,
        lambda graph, engine="fast": influence.strength(graph, of="issuers"),
        _sums(1),
        "meetings",
    ),
    "received": Measure(
        "Received",
        "Weight of the edges that come in: in how many meetings a party was directed, counted for each issuer.",
        True,
        lambda graph, engine="fast": influence.strength(graph, of="addressees"),
        _sums(0),
        "meetings",
        "addressees",
    ),
    "betweenness": Measure(
        "Brokerage",
        "Betweenness: the share of the shortest ways between others that lead through a party.",
        False,
        _betweenness,
        None,
        "share",
    ),
    "bridging": Measure(
        "Bridging",
        "Burt's effective size: neighbours, less what they have in common; high is who joins circles that do not "
        "meet otherwise.",
        False,
        _holes,
        None,
        "neighbours",
    ),
    "core": Measure(
        "Core",
        "Core number: the largest k of a part of the network in which each has k neighbours.",
        False,
        _cores,
        None,
        "neighbours",
    ),
}
"""Name of a measure -> what it is."""


@dataclass(frozen=True, slots=True)
class Place:
    """A node in a ranking."""

    node: str
    label: str
    kind: str
    level: str
    score: float
    rank: int
    relative: float
    """The score as a share of the highest."""
    even_rank: int | None
    """The rank if every outlet counted the same, however much it writes; None where that is not worked out."""
    interval: Interval | None
    error: float | None
    """Half of the 95 % interval that sampling leaves; None where nothing was sampled."""
    coverage: Coverage

    @property
    def unstable(self) -> bool:
        """Whether the rank is not to be relied on."""
        return self.interval is not None and self.interval.unstable


@dataclass(frozen=True, slots=True)
class Ranking:
    """All nodes of a projection by one measure, the highest first."""

    measure: str
    places: tuple[Place, ...]
    replicates: int
    """Draws behind the intervals; 0 where there are none."""
    why_no_interval: str
    """Why there is no interval: "", "few" (too few occasions), "edges" (the measure hangs on single edges)."""
    occasions: int
    """Distinct meetings, and reports that tell of none, behind the whole projection."""


def measure_named(name: str, *, directed: bool) -> Measure:
    """The measure of a name.

    Raises:
        UsageError: there is none, or it asks for directions that the projection has not.
    """
    if name not in MEASURES:
        raise UsageError(f"there is no measure {name!r}; there are: {', '.join(MEASURES)}")
    found = MEASURES[name]
    if found.directed and not directed:
        fit = ", ".join(n for n, m in MEASURES.items() if not m.directed)
        raise UsageError(f"the measure {name!r} asks for directions; this projection has none. Choose of: {fit}")
    return found


def ranking(
    projection: Projection,
    name: str,
    *,
    replicates: int = REPLICATES,
    seed: int = 1,
    engine: Engine = "fast",
    progress: Progress | None = None,
) -> Ranking:
    """Rank the nodes of a projection, each with what stands behind it.

    `replicates` of 0 gives no intervals.

    Raises:
        UsageError: there is no such measure, or it does not fit the projection.
    """
    measure = measure_named(name, directed=projection.directed)
    graph = projection.graph
    errors: dict[str, float] = {}
    if name == "betweenness" and engine == "fast":
        found = brokerage.betweenness(graph, sources=sources_for(graph), seed=seed, progress=progress)
        scores, errors = found.scores, {} if found.exact else found.errors
    else:
        scores = measure.run(graph, engine=engine)
    nodes = tuple(scores)
    values = np.array([scores[node] for node in nodes], dtype=float)
    place = ranks(values) if len(nodes) else values
    known = incidence(projection, nodes) if nodes else None
    bounds, even = None, None
    if known is not None and measure.draw is not None:
        even = ranks(np.asarray(measure.draw(known.weights(known.even()))))
        if replicates:
            bounds = intervals(known, measure.draw, of=measure.of, replicates=replicates, seed=seed, progress=progress)
    behind = coverage(projection)
    top = float(values.max()) if len(nodes) else 0.0
    attributes = graph.nodes
    places = [
        Place(
            node, attributes[node].get("label", node), attributes[node].get("kind", ""),
            attributes[node].get("level", ""), scores[node], int(place[i]), scores[node] / top if top else 0.0,
            int(even[i]) if even is not None else None, bounds[node] if bounds else None, errors.get(node),
            behind.get(node, NOWHERE),
        )
        for i, node in enumerate(nodes)
    ]  # fmt: skip
    places.sort(key=lambda p: (p.rank, -p.coverage.occasions, p.label, p.node))
    why = "" if bounds else "edges" if measure.draw is None else "few" if replicates else "unasked"
    return Ranking(name, tuple(places), replicates if bounds else 0, why, known.told.shape[1] if known else 0)
