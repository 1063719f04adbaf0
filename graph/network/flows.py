"""Flows: how many directions go from which level, or which region, to which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from graph.errors import UsageError
from graph.network.levels import LEVELS, UNKNOWN, province_of
from graph.network.rows import Entity

By = Literal["level", "region"]
CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Flow:
    """A matrix of directions: `cells[i][j]` from `ends[i]` to `ends[j]`."""

    ends: tuple[str, ...]
    """Levels in order from the top; or the centre, then provinces (local ids), then "unknown"."""
    cells: tuple[tuple[int, ...], ...]

    @property
    def total(self) -> int:
        """All directions counted."""
        return sum(map(sum, self.cells))

    @property
    def downwards(self) -> float | None:
        """Share of the directions between known levels that go down; None without any. For levels alone."""
        known = [i for i, end in enumerate(self.ends) if end in LEVELS]
        count = sum(self.cells[i][j] for i in known for j in known)
        down = sum(self.cells[i][j] for i in known for j in known if j > i)
        return down / count if count else None


def flow(graph: Any, entities: Mapping[str, Entity], *, by: By = "level") -> Flow:
    """Add up directions between levels of government, or between the centre and the provinces.

    Parameters
    ----------
    graph : networkx.DiGraph
        Directions; nodes carry `level` and `region`.
    entities : mapping
        Local id -> `Entity`: what region lies in which province.
    by : {"level", "region"}
        Whether rows and columns are levels, or the centre and each province with all that lies in it.

    Returns
    -------
    Flow
        Sums of weights; ends without any direction are left out.

    Raises
    ------
    UsageError
        `by` is not accepted, or the graph has no directions.

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph([("m", "g")])
    >>> nx.set_node_attributes(g, {"m": "centre", "g": "province"}, "level")
    >>> flow(g, {}).cells
    ((0, 1), (0, 0))

    Notes
    -----
    *Normalisation*: none: distinct meetings for each pair of parties, added up. *Direction*: rows direct
    columns. *Isolated nodes* do not count. Parties of which no report tells the level are "unknown", not
    left out. *Cost*: one pass over the edges.
    """
    if not graph.is_directed():
        raise UsageError("a flow needs directions; this projection has none")
    if by not in ("level", "region"):
        raise UsageError(f"a flow is by 'level' or by 'region', not by {by!r}")

    def end(node: str) -> str:
        known = graph.nodes[node]
        level = known.get("level") or UNKNOWN
        if by == "level" or level in (CENTRE, UNKNOWN):
            return str(level)
        return province_of(known.get("region"), entities) or UNKNOWN

    ends = {node: end(node) for node in graph}
    sums: dict[tuple[str, str], int] = {}
    for source, target, weight in graph.edges(data="weight", default=1):
        pair = ends[source], ends[target]
        sums[pair] = sums.get(pair, 0) + weight
    met = {e for pair in sums for e in pair}
    first = LEVELS if by == "level" else (CENTRE,)
    order = [e for e in first if e in met] + sorted(met - {*first, UNKNOWN}) + [UNKNOWN] * (UNKNOWN in met)
    return Flow(tuple(order), tuple(tuple(sums.get((row, column), 0) for column in order) for row in order))
