"""How far a score can be trusted: what the reports behind it would say if others had been written.

Reports are drawn anew with replacement, many times, and the score is computed for each draw. Reports
that tell of one meeting are drawn together, for they are no independent witnesses of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from scipy.special import stdtrit

from graph.errors import UsageError
from graph.network.backends import Progress
from graph.network.influence import Side
from graph.network.projections import Projection

REPLICATES = 200
LEVEL = 0.95
RARE = 5
"""Independent occasions of a node up to which its own spread is too little known: it is given at least the spread
that is usual among nodes as rare."""
FREEDOM_MIN = 3
"""Degrees of freedom counted at least: with fewer, Student's quantile grows beyond what helps."""
CLUSTERS_MIN = 10
"""Independent occasions below which no interval is given: too few to draw from."""
LOOSE = 1.0
"""A rank is unstable where its range is wider than this many times the rank itself (and than two places)."""

Score = Callable[[Any], Any]
"""From the sparse matrix of weights to an array of scores, in the order of the nodes."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A score and its rank, and where they lie in 95 of 100 draws."""

    score: float
    low: float
    high: float
    rank: int
    """1 for the highest score; equal scores share the best of their ranks."""
    rank_low: int
    rank_high: int

    @property
    def unstable(self) -> bool:
        """Whether other reports might well have given another rank."""
        return self.rank_high - self.rank_low > max(2.0, LOOSE * self.rank)


@dataclass(frozen=True, slots=True)
class Incidence:
    """Which occasion tells of which edge: weights of edges for any weights of the occasions."""

    nodes: tuple[str, ...]
    rows: Any
    columns: Any
    told: Any
    """Sparse matrix, edges by occasions: 1 where the occasion tells of the edge."""
    clusters: Any
    """For each occasion the number of the independent group of reports it belongs to."""
    count: int
    """Number of those groups."""
    outlets: Any
    """Sparse matrix, outlets by occasions: 1 where the outlet tells of the occasion."""
    directed: bool

    def weights(self, occasions: Any) -> Any:
        """The matrix of the network in which each occasion counts so much; symmetric if undirected."""
        size = (len(self.nodes), len(self.nodes))
        edges = self.told @ occasions
        made = sp.csr_array((edges, (self.rows, self.columns)), shape=size)
        return made if self.directed else sp.csr_array(made + made.T)

    def telling(self, of: Side = "issuers") -> Any:
        """For each node, in how many independent groups of reports it directs, or is directed.

        Without directions: in how many it stands.
        """
        ends = (self.rows, self.columns) if not self.directed else (self.rows if of == "issuers" else self.columns,)
        edges = np.tile(np.arange(len(self.rows)), len(ends))
        size = (len(self.nodes), len(self.rows))
        at = sp.csr_array((np.ones(len(edges)), (np.concatenate(ends), edges)), shape=size)
        occasions = np.arange(len(self.clusters))
        grouped = sp.csr_array(
            (np.ones(len(occasions)), (occasions, self.clusters)), shape=(len(occasions), self.count)
        )
        return np.diff(sp.csr_array(at @ self.told @ grouped).indptr)

    def even(self) -> Any:
        """Weights of occasions by which every outlet counts the same, however much it writes.

        An occasion told by several outlets takes the mean of their weights; the weights add up to
        the number of occasions.
        """
        written = np.asarray(self.outlets.sum(axis=1)).ravel()
        share = np.divide(1.0, written, out=np.zeros_like(written), where=written > 0)
        told = np.asarray(self.outlets.sum(axis=0)).ravel()
        weight = (self.outlets.T @ share) / np.maximum(told, 1)
        return weight * len(weight) / weight.sum() if weight.sum() else weight


def incidence(projection: Projection, nodes: tuple[str, ...] | None = None) -> Incidence:
    """The occasions behind each edge of a projection."""
    order = tuple(projection.graph) if nodes is None else nodes
    place = {node: i for i, node in enumerate(order)}
    occasions: dict[str, int] = {}
    outlets: dict[str, int] = {}
    reports: dict[str, int] = {}
    edge_of, occasion_of, report_of, outlet_of, by_report = [], [], [], [], []
    rows, columns = np.zeros(len(projection.edges), int), np.zeros(len(projection.edges), int)
    known = projection.reports
    for number, ((source, target), seen) in enumerate(projection.edges.items()):
        rows[number], columns[number] = place[source], place[target]
        for o in seen:
            occasion = occasions.setdefault(o.occasion, len(occasions))
            edge_of.append(number)
            occasion_of.append(occasion)
            for key in o.reports:
                report_of.append(reports.setdefault(key, len(reports)))
                outlet_of.append(outlets.setdefault(known[key].outlet, len(outlets)))
                by_report.append(occasion)
    told = _ones(edge_of, occasion_of, (len(projection.edges), len(occasions)))
    both = _ones(by_report, report_of, (len(occasions), len(reports)))
    count, clusters = sp.csgraph.connected_components(
        sp.block_array([[None, both], [both.T, None]], format="csr"), directed=False
    )
    return Incidence(
        order, rows, columns, told, clusters[: len(occasions)], int(count),
        _ones(outlet_of, by_report, (len(outlets), len(occasions))), projection.directed,
    )  # fmt: skip


def _ones(rows: list[int], columns: list[int], shape: tuple[int, int]) -> Any:
    made = sp.csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    made.sum_duplicates()
    made.data[:] = 1.0
    return made


def ranks(scores: Any) -> Any:
    """Ranks from 1 for the highest; equal scores share the best of their ranks."""
    rounded = np.round(scores / (np.abs(scores).max() or 1.0), 10)
    ordered = np.sort(rounded)
    return len(rounded) - np.searchsorted(ordered, rounded, side="right") + 1


def intervals(
    known: Incidence,
    score: Score,
    *,
    of: Side = "issuers",
    replicates: int = REPLICATES,
    seed: int = 1,
    progress: Progress | None = None,
) -> dict[str, Interval] | None:
    """Give each node its score and rank, with the range that drawing the reports anew gives them.

    Parameters
    ----------
    known : Incidence
        The occasions behind each edge.
    score : callable
        What is computed for each draw.
    of : {"issuers", "addressees"}
        Which end of its edges a node's score comes from, so that it is known how many occasions tell of it.
    replicates : int
        Draws.
    seed : int
        Seed of the draws.
    progress : callable, optional
        Told how many draws are done.

    Returns
    -------
    dict or None
        Node -> `Interval`; None where fewer than `CLUSTERS_MIN` independent occasions are known, from
        which nothing can be said.

    Raises
    ------
    UsageError
        Fewer than 20 replicates are asked for.

    Notes
    -----
    The unit drawn is a group of reports that share occasions, so that three outlets on one meeting
    come and go together. The interval reaches t times the root of the mean square by which the draws
    are off the score, to both sides and not below 0: spread and shift together, for drawing anew shifts a
    PageRank as leaving out reports did. t is Student's quantile for as many degrees of freedom as occasions
    tell of the node, less one (`FREEDOM_MIN` at least): from few draws a spread is found too small. Where
    `RARE` or fewer tell of it, the spread is at least the usual one among nodes as rare; a node of which none
    tells would have none at all, though others might have told of it. The range of the rank is that of the
    percentiles (2.5 to 97.5), widened to hold the rank. Both say how much the score owes to which reports
    happened to be written: where the score would lie if as many others had been. They say nothing of meetings
    that no outlet ever covers, nor of sentences read wrongly. Scores that hang on single edges (betweenness,
    cores) have no such interval: a draw leaves out a third of the occasions and with them edges that are there.
    *Cost*: one score for each draw.
    """
    if replicates < 20:
        raise UsageError(f"{replicates} draws are too few for an interval; 200 are usual")
    if known.count < CLUSTERS_MIN:
        return None
    random = np.random.default_rng(seed)
    found = np.asarray(score(known.weights(np.ones(known.told.shape[1]))))
    drawn = np.empty((replicates, len(known.nodes)), dtype=np.float64)
    placed = np.empty((replicates, len(known.nodes)), dtype=np.int32)
    even = np.full(known.count, 1.0 / known.count)
    for number in range(replicates):
        times = random.multinomial(known.count, even).astype(float)
        drawn[number] = score(known.weights(times[known.clusters]))
        placed[number] = ranks(drawn[number])
        if progress is not None:
            progress(number + 1, replicates)
    own = known.telling(of)
    spread = np.sqrt(((drawn - found) ** 2).mean(axis=0))
    alike = spread[(own > 0) & (own <= RARE)]
    if alike.size:
        spread = np.where(own <= RARE, np.maximum(spread, np.median(alike)), spread)
    off = stdtrit(np.maximum(own - 1, FREEDOM_MIN), (1 + LEVEL) / 2) * spread
    low, high = np.maximum(found - off, 0), found + off
    rest = (1 - LEVEL) / 2
    first, last = np.quantile(placed, (rest, 1 - rest), axis=0, method="nearest")
    place = ranks(found)
    first, last = np.minimum(first, place), np.maximum(last, place)
    return {
        node: Interval(float(found[i]), float(low[i]), float(high[i]), int(place[i]), int(first[i]), int(last[i]))
        for i, node in enumerate(known.nodes)
    }
