"""Coverage: how many reports, outlets and occasions stand behind what is said of a node."""

from __future__ import annotations

from dataclasses import dataclass

from graph.network.projections import Projection


@dataclass(frozen=True, slots=True)
class Coverage:
    """What stands behind a node's edges."""

    reports: int
    outlets: int
    occasions: int
    """Distinct meetings, and reports that tell of none."""


NOWHERE = Coverage(0, 0, 0)
"""Of a node without any edge."""


def coverage(projection: Projection) -> dict[str, Coverage]:
    """The coverage of each node of a projection.

    Parameters
    ----------
    projection : Projection
        A projection, narrowed or whole.

    Returns
    -------
    dict
        Node -> `Coverage`.

    Notes
    -----
    A node of one report or one outlet has the score that one newsroom gave it. *Cost*: one pass over
    the observations.
    """
    reports: dict[str, set[str]] = {}
    occasions: dict[str, set[str]] = {}
    for (source, target), seen in projection.edges.items():
        for node in (source, target):
            keys, told = reports.setdefault(node, set()), occasions.setdefault(node, set())
            for o in seen:
                keys.update(o.reports)
                told.add(o.occasion)
    known = projection.reports
    return {
        node: Coverage(len(keys), len({known[key].outlet for key in keys}), len(occasions[node]))
        for node, keys in reports.items()
    }
